"""Where the words of an attribution end, and quotations that a colon leads to."""

import pytest

from rashomon.attribution.assemble import assemble
from rashomon.types import Attribution
from scripted import script

BORDERS = {
    "after a quotation that ends a sentence": (
        "[s1:He] [c1:told] me: [t1:“I had it open.” I believe him].",
        [("He", "“I had it open.”", "direct")],
    ),
    "not where more is quoted": (
        "[s1:He] [c1:told] me: [t1:“I had it open.” Then: “Nobody called.”]",
        [("He", "“I had it open.” Then: “Nobody called.”", "mixed")],
    ),
    "not where the quotation ends no sentence": (
        "[s1:He] [c1:called] it [t1:“a clash” of two boats].",
        [("He", "“a clash” of two boats", "mixed")],
    ),
    "an editor's note after a quotation": (
        "[s1:The article] [c1:says] [t1:“by consent” [note:\\[the text has “with consent”\\]]].",
        [("The article", "“by consent”", "direct")],
    ),
    "a subheading is not of the words above": (
        "{body}[s1:She] [c1:called] [t1:it unfair].\n\n{subheading}[t1:“Never another number”]\n\n{body}More.",
        [("She", "it unfair", "indirect")],
    ),
    "whom a quotation was told": (
        "[t1:Ours too] [c1:were told] by [s1:a clerk], [t1:“Wait.”]",
        [("a clerk", "“Wait.”", "direct")],
    ),
    "who is ordered stays where nothing is quoted": (
        "[t1:Residents] [c1:were ordered] [t1:to leave].",
        [(None, "Residents … to leave", "indirect")],
    ),
    "a source at the end of what is believed is a part of it": (
        "It [c1:is believed] [t1:that his departure was demanded by] [s1:the brigade].",
        [(None, "that his departure was demanded by the brigade", "indirect")],
    ),
    "who believes it, before the words": (
        "It [c1:is believed] by [s1:the crew] [t1:that he left].",
        [("the crew", "that he left", "indirect")],
    ),
    "the owner of a noun": (
        "Admiral [person:Teo Sorel]’s [c1:remark] [t1:that it rained] was read.",
        [("Admiral Teo Sorel", "that it rained", "indirect")],
    ),
    "no owner": ("The [c1:remark] [t1:that it rained] was read.", [(None, "that it rained", "indirect")]),
    "known as is no speech": ("He is [c1:known] [t1:as ‘Abu Rain’].", []),
    "known to be is": ("The ship [c1:was known] [t1:to be old].", [(None, "to be old", "indirect")]),
    "a quotation after so-called": (
        "[s1:He] [c1:said] [t1:that no boat came to the so-called “corridor”].",
        [("He", "that no boat came to the so-called “corridor”", "indirect")],
    ),
    "the title of a poem": (
        "[s1:She] [c1:said] [t1:that the poem “Gulls over Madra” would be read].",
        [("She", "that the poem “Gulls over Madra” would be read", "indirect")],
    ),
    "a partial quotation": (
        "[s1:She] [c1:said] [t1:that the sea was “not for sale”].",
        [("She", "that the sea was “not for sale”", "mixed")],
    ),
    "a quotation that a colon leads to": (
        "The rest of her speech deserves to be read:\n\n“We wait at sea. We wait at night.”\n\nIt rained.",
        [("her", "“We wait at sea. We wait at night.”", "direct")],
    ),
    "a name before a quotation in a headline": (
        "{headline}Madra buries its dead; President [person:Ilen Varo]: “We will not wait”\n\n{body}It rained.",
        [("President Ilen Varo", "“We will not wait”", "direct")],
    ),
    "no name before a quotation in a headline": (
        "{headline}A view of the port: “We will not wait”\n\n{body}It rained.",
        [],
    ),
    "a quotation in a headline that goes on": (
        "{headline}[person:Ilen Varo]: “We will not wait” is no answer\n\n{body}It rained.",
        [],
    ),
    "a bare quotation as a subheading": (
        "{subheading}“Never another number”\n\n{body}[t1:“I gave never another number,”] [s1:he] [c1:said].",
        [(None, "“Never another number”", "direct"), ("he", "“I gave never another number,”", "direct")],
    ),
    "a bare quotation that nobody says again": (
        "{subheading}“Never another number”\n\n{body}[t1:“I gave none,”] [s1:he] [c1:said].",
        [("he", "“I gave none,”", "direct")],
    ),
    "who is quoted speaks": (
        "[t2:The minister,] [s1:Varo], [c2:was quoted by] [s2:the radio] as [c1:saying] [t1:that it rained].",
        [("Varo", "that it rained", "indirect")],
    ),
    "who quotes speaks of whom it quotes": (
        "[s1:The radio] [c1:quoted] [t1:Varo] as [c2:saying] [t2:that it rained].",
        [("The radio", "Varo", "indirect"), (None, "that it rained", "indirect")],
    ),
    "a quotation after a line that tells of no words": (
        "This is the sign on the quay:\n\n“No entry.”\n\nIt rained.",
        [],
    ),
}


def told(text: str, one: Attribution) -> tuple[str | None, str, str]:
    """Give the source, the words and the form of an attribution."""
    source = text[one.source.start : one.source.end] if one.source else None
    return source, " … ".join(text[piece.start : piece.end] for piece in one.content), one.form


@pytest.mark.parametrize(("notation", "expected"), BORDERS.values(), ids=BORDERS.keys())
def test_borders(notation: str, expected: list[tuple[str | None, str, str]]) -> None:
    """What is linked to a cue but none of its words is cut; what belongs to them is taken whole."""
    tagged = script(notation)
    assert [told(tagged.document.text, one) for one in assemble(tagged)] == expected


def test_who_was_quoted() -> None:
    """The cue of what somebody was quoted as saying is the passive; who quotes is how the words travelled."""
    tagged = script("[s1:Varo] was quoted by the state radio as [c1:saying] [t1:that it rained].")
    text = tagged.document.text
    (one,) = assemble(tagged)
    assert one.cue is not None
    assert text[one.cue.start : one.cue.end] == "was quoted"
    assert [(link.relation, text[link.start : link.end]) for link in one.via] == [("quoted", "state radio")]


def test_was_quoted_as_saying() -> None:
    """With nothing between, all of it is the cue."""
    tagged = script("[s1:Varo] was quoted as [c1:saying] [t1:that it rained].")
    (one,) = assemble(tagged)
    assert one.cue is not None
    assert tagged.document.text[one.cue.start : one.cue.end] == "was quoted as saying"
