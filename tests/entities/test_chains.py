"""Who is who inside one document, driven by the scripted tagger."""

import pytest

from rashomon.attribution.assemble import assemble
from rashomon.attribution.speakers import name_speakers
from rashomon.entities.chains import Chained, chain
from rashomon.types import Attribution
from scripted import script


def follow(notation: str) -> tuple[tuple[Attribution, ...], Chained]:
    """Assemble a script, chain its names and name its speakers."""
    tagged = script(notation)
    found = assemble(tagged)
    chained = chain(tagged, found)
    return name_speakers(found, chained.mentions, chained.entities), chained


def speakers(notation: str) -> list[str | None]:
    """Give the speaker's name of each attribution of a script."""
    found, _ = follow(notation)
    return [one.source.name if one.source else None for one in found]


CASES = {
    "a full name": ("[s1:[person:Ali Sorel]] [c1:said] [t1:it rained].", ["Ali Sorel"]),
    "the surname later": (
        "[person:Ali Sorel] came. [s1:[person:Sorel]] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
    "the surname before, in a headline": (
        "[s1:[person:Al-Sorel]] [c1:sees] [t1:rain]\n\n[person:Ali al-Sorel] came.",
        ["Ali al-Sorel"],
    ),
    "titles are no part of a name": (
        "[s1:[person:President Ali Sorel]] [c1:said] [t1:it rained]. [s2:[person:Mr Sorel]] [c2:left] [t2:at once].",
        ["Ali Sorel", "Ali Sorel"],
    ),
    "the head of an apposition": (
        "[s1:[norp:Khadrani] Ambassador to [place:Madra] [person:Ali Sorel]] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
    "a name after its office's field": (
        "[s1:[place:Madra]'s minister of intelligence [person:Ali Sorel]] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
    "not whom the source only works for": (
        "[s1:a spokesman for President [person:Ali Sorel]] [c1:said] [t1:it rained].",
        [None],
    ),
    "two of one surname stay apart": (
        "[person:Ali Sorel] and [person:Omar Sorel] came. [s1:[person:Sorel]] [c1:said] [t1:it rained].",
        ["Sorel"],
    ),
    "of two of one surname, whom the paragraph has named": (
        (
            "[person:Ali Sorel] and [person:Omar Sorel] came.\n\nIt was late.\n\n[person:Omar Sorel] wept.\n\n"
            "[s1:[person:Sorel]] [c1:said] [t1:it rained]."
        ),
        ["Omar Sorel"],
    ),
    "but not the bearer of an office": (
        (
            "[person:Ali Sorel] and [person:Omar Sorel] came.\n\nIt was late.\n\n[person:Omar Sorel] wept.\n\n"
            "[s1:Prime Minister [person:Sorel]] [c1:said] [t1:it rained]."
        ),
        ["Sorel"],
    ),
    "a title alone": (
        (
            "[norp:Khadrani] Vice President [person:Ali Sorel] met [person:Omar Tal]. "
            "[s1:The [norp:Khadrani] Vice President] [c1:said] [t1:it rained]."
        ),
        ["Ali Sorel"],
    ),
    "a title in apposition": (
        "[person:Ali Sorel], the former foreign minister, came. [s1:The minister] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
    "the president is not the vice president": (
        "Vice President [person:Ali Sorel] came. [s1:The president] [c1:said] [t1:it rained].",
        [None],
    ),
    "a title that two bear, the last of them": (
        "Senator [person:Ali Sorel] and senator [person:Omar Tal] came. [s1:The senator] [c1:said] [t1:it rained].",
        ["Omar Tal"],
    ),
    "a title of another country": (
        "[norp:Jordanian] minister [person:Ali Sorel] came. [s1:The [norp:Lebanese] minister] [c1:said] [t1:it rained].",
        [None],
    ),
    "a title of the same country": (
        "[place:Iraq]’s minister [person:Ali Sorel] came. [s1:The [norp:Iraqi] minister] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
    "an indefinite title is nobody known": (
        "Senator [person:Ali Sorel] came. [s1:A senator] [c1:said] [t1:it rained].",
        [None],
    ),
    "he, after the one who spoke last": (
        "[s1:[person:Ali Sorel]] [c1:said] [t1:it rained]. [s2:He] [c2:added] [t2:that it snowed].",
        ["Ali Sorel", "Ali Sorel"],
    ),
    "His Excellency is who bears such an office": (
        "President [person:Ali Sorel] met [person:Omar Tal]. [s1:His Excellency] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
    "the Head of State is the president": (
        "President [person:Ali Sorel] met [person:Omar Tal]. [s1:The [other:Head] of State] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
    "a body told well enough": (
        "[s1:The port authority] [c1:said] [t1:it rained]. [s2:It] [c2:added] [t2:that it snowed].",
        ["port authority", "port authority"],
    ),
    "a body that any could be": ("[s1:The authority] [c1:said] [t1:it rained].", [None]),
    "she, the only one near who can be": (
        "It rained. Mr [person:Ali Sorel] called [person:Ora Tal]. [s2:She] [c2:agreed] [t2:to it].",
        ["Ora Tal"],
    ),
    "she, of two near, is the subject": (
        "[s1:A clerk] [c1:left] [t1:at once]. It rained. [person:Uma Sorel] called [person:Ora Tal]. [s2:She] [c2:agreed] [t2:to it].",
        [None, "Uma Sorel"],
    ),
    "he is not a woman": (
        "[s1:[person:Ali Sorel]] [c1:said] [t1:it rained]. [s2:Mrs [person:Tal]] [c2:agreed] [t2:to it]. [s3:He] [c3:added] [t3:more].",
        ["Ali Sorel", "Tal", "Ali Sorel"],
    ),
    "he inside another's words is the other": (
        "[person:Omar Tal] left. [s1:[person:Ali Sorel]] [c1:said] [t1:[s2:he] [c2:hoped] [t2:to win]].",
        ["Ali Sorel", "Ali Sorel"],
    ),
    "he inside a quotation is not the one who speaks": (
        "[s1:[person:Ali Sorel]] [c1:said]: [t1:“[s2:He] [c2:wanted] [t2:a war].”]",
        ["Ali Sorel", None],
    ),
    "I in a quotation is the one who speaks": (
        "[s1:[person:Ali Sorel]] [c1:said]: [t1:“[s2:I] [c2:want] [t2:peace].”]",
        ["Ali Sorel", "Ali Sorel"],
    ),
    "I after a quotation inside another's words is the other": (
        "[s1:[person:Ali Sorel]] [c1:said]: [t1:[q:“[s2:[person:Omar Tal]] [c2:told] me [t2:[q:‘Nobody called.’] [s3:I] [c3:believe] [t3:him]].”]]",
        ["Ali Sorel", "Omar Tal", "Ali Sorel"],
    ),
    "I in words that only tell what another said is who is quoted": (
        "[s1:[person:Ali Sorel]] [c1:said]: [t1:“[s2:[person:Omar Tal]] [c2:knew] [t2:that [s3:I] [c3:doubt] [t3:him]].”]",
        ["Ali Sorel", "Omar Tal", "Ali Sorel"],
    ),
    "I in a quotation inside a quotation is the inner one's": (
        "[s1:[person:Ali Sorel]] [c1:said]: [t1:[q:“[s2:[person:Omar Tal]] [c2:told] me [t2:[q:‘[s3:I] [c3:doubt] [t3:it].’]]”]]",
        ["Ali Sorel", "Omar Tal", "Omar Tal"],
    ),
    "I where nothing is quoted": (
        "[s1:[person:Ali Sorel]] [c1:said] [t1:[s2:I] [c2:want] [t2:peace]].",
        ["Ali Sorel", "Ali Sorel"],
    ),
    "he in a question, before the name of who is asked": (
        "[person:Omar Tal] left. [c1:Asked] [t1:whether [s2:he] [c2:feared] [t2:arrest]], Senator [person:Ali Sorel] laughed.",
        [None, "Ali Sorel"],
    ),
    "not where the name is a woman's": (
        "[person:Omar Tal] left. [c1:Asked] [t1:whether [s2:he] [c2:feared] [t2:arrest]], Mrs [person:Ora Sorel] laughed.",
        [None, "Omar Tal"],
    ),
    "not where somebody else is asked before another's words": (
        "[person:Omar Tal] left. [s1:He] [c1:feared] [t1:arrest], [person:Ali Sorel] said.",
        ["Omar Tal"],
    ),
    "he after somebody without a name": (
        "[person:Ali Sorel] left. [s1:A guard] [c1:said] [t1:it rained]. [s2:He] [c2:added] [t2:that it snowed].",
        ["A guard", "A guard"],
    ),
    "who, right after the name": (
        "[person:Ali Sorel], [s1:who] [c1:said] [t1:it rained], left.",
        ["Ali Sorel"],
    ),
    "it, after a body": (
        "[s1:The [organisation:Harbour Board]] [c1:said] [t1:it rained]. [s2:It] [c2:added] [t2:that it snowed].",
        ["Harbour Board", "Harbour Board"],
    ),
    "a body by its kind": (
        "The [organisation:Ministry of Rain] opened. [s1:The ministry] [c1:said] [t1:it rained].",
        ["Ministry of Rain"],
    ),
    "a body by whose it is": ("[s1:The [norp:Khadrani] army] [c1:said] [t1:it rained].", ["Khadrani army"]),
    "an acronym in brackets": (
        "The [organisation:Harbour Rescue Board] ([organisation:HRB]) opened. [s1:[organisation:HRB]] [c1:said] [t1:it rained].",
        ["Harbour Rescue Board"],
    ),
    "two who speak together are not the first of them": (
        "[s1:[person:Ali Sorel] and [person:Omar Tal]] [c1:said] [t1:it rained]. [s2:He] [c2:left] [t2:at once].",
        [None, None],
    ),
    "whose statement it is": (
        "[s1:The [organisation:Harbour Board]] [c1:said] in a statement [t1:that it rained]. [s2:The statement] [c2:added] [t2:that it snowed].",
        ["Harbour Board", "Harbour Board"],
    ),
    "a statement by who just spoke": (
        "[s1:The [organisation:Harbour Board]] [c1:said] [t1:it rained]. [s2:The statement] [c2:added] [t2:that it snowed].",
        ["Harbour Board", "Harbour Board"],
    ),
    "a statement of nobody known": ("It rained. [s1:The statement] [c1:said] [t1:that it snowed].", [None]),
    "in a statement at the head of a sentence": (
        (
            "In a communique, [s1:the [organisation:Harbour Board]] [c1:said] [t1:it rained]. [person:Ali Sorel] left. "
            "[s2:The communique] [c2:added] [t2:that it snowed]."
        ),
        ["Harbour Board", "Harbour Board"],
    ),
    "the report of who reported": (
        (
            "[s1:[organisation:Rainwatch]] [c1:reported] [t1:that it rained]. [person:Ali Sorel] left. "
            "[s2:The report] [c2:says] [t2:that it snowed]."
        ),
        ["Rainwatch", "Rainwatch"],
    ),
    "an article of the treaty named before": (
        "They rely on the [work:Madra Accord]. [s1:Article nine] [c1:says] [t1:that boats may pass].",
        ["Madra Accord"],
    ),
    "a section of an act named in its words": (
        "[s1:Section 4 of the [work:Harbours Act]] [c1:says] [t1:that boats may pass].",
        ["Harbours Act"],
    ),
    "a report on an act is not the act's": (
        "[s1:A report on the [work:Harbours Act]] [c1:says] [t1:that boats may pass].",
        [None],
    ),
    "an article of another law, told in its words": (
        "They rely on the [work:Madra Accord]. [s1:Article nine of the penal code] [c1:says] [t1:that boats may pass].",
        [None],
    ),
    "an article where no law is named": (
        "They rely on the [organisation:Harbour Board]. [s1:Article nine] [c1:says] [t1:that boats may pass].",
        [None],
    ),
    "him is not who quotes him": (
        "[person:Omar Tal] left. [s1:[person:Ali Sorel]] [c1:said] [t1:it rained] and quoted [s2:him] [c2:as saying] [t2:that it snowed].",
        ["Ali Sorel", "Omar Tal"],
    ),
    "a study is nobody's who is known": (
        "[s1:The [organisation:Harbour Board]] [c1:said] [t1:it rained]. [s2:A study] [c2:found] [t2:that it snowed].",
        ["Harbour Board", None],
    ),
    "a report that the text told of as somebody's": (
        "The [organisation:Harbour Board]'s report came out. [person:Ali Sorel] read it. [s1:The report] [c1:said] [t1:it rained].",
        ["Harbour Board"],
    ),
    "a report by a body told at length": (
        "[s1:A report in June by the research body [organisation:Rainwatch]] [c1:said] [t1:it rained].",
        ["Rainwatch"],
    ),
    "he, with another named since": (
        "[s1:A guard] [c1:said] [t1:it rained]. Then [person:Ali Sorel] came. [s2:He] [c2:added] [t2:that it snowed].",
        [None, "Ali Sorel"],
    ),
    "the former minister, once told as minister": (
        "Minister [person:Ali Sorel] left. [s1:The former minister] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
    "who, after a source without a name": (
        "[s1:The harbour clerk], [s2:who] [c2:added] [t2:that it snowed], [c1:said] [t1:it rained].",
        ["The harbour clerk", "The harbour clerk"],
    ),
    "who issued a document": (
        "[s1:A [organisation:Harbour Board] report] [c1:said] [t1:it rained].",
        ["Harbour Board"],
    ),
    "a name that breaks off before another": (
        "[s1:The [organisation:Friends of the] [organisation:Harbour Guard]] [c1:said] [t1:it rained].",
        ["Friends of the Harbour Guard"],
    ),
    "an organ, which is its body": (
        "[s1:The [organisation:High Command of the] [organisation:Harbour Guard]] [c1:said] [t1:it rained].",
        ["Harbour Guard"],
    ),
    "an acronym in capitals is no pronoun": (
        "The [organisation:World Rain Office] opened. [s1:[organisation:WHO]] [c1:said] [t1:it rained].",
        ["WHO"],
    ),
    "I in a quotation that nobody is told to speak": (
        "[s1:[person:Ali Sorel]] [c1:said] [t1:it rained]. “It is late. [s2:I] [c2:want] [t2:peace].”",
        ["Ali Sorel", "Ali Sorel"],
    ),
    "I outside of any quotation": (
        "[s1:[person:Ali Sorel]] [c1:said] [t1:it rained]. [s2:I] [c2:doubt] [t2:it].",
        ["Ali Sorel", None],
    ),
    "an aide is not whom he serves": (
        "A top aide of [person:Ali Sorel] left. [s1:The aide] [c1:said] [t1:it rained].",
        [None],
    ),
    "a capital that speaks is its country": (
        "[place:Iraq] bought tanks. [s1:[place:Baghdad]] [c1:said] [t1:it rained in [place:Baghdad]].",
        ["Iraq"],
    ),
    "a capital of a country not named": ("[s1:[place:Tehran]] [c1:said] [t1:it rained].", ["Iran"]),
    "a town that is no capital": ("[place:Iraq] is dry. [s1:[place:Basra]] [c1:said] [t1:it rained].", ["Basra"]),
    "nor is somebody's driver his master": (
        "[person:Ali Sorel]'s driver asked for rain. [s1:The driver] [c1:said] [t1:it rained].",
        [None],
    ),
    "officials are nobody": ("[person:Ali Sorel] left. [s1:Officials] [c1:said] [t1:it rained].", [None]),
    "a name that the tagger left unmarked": (
        "[person:Ali Sorel] left. [s1:Mr Sorel] [c1:said] [t1:it rained].",
        ["Ali Sorel"],
    ),
}


@pytest.mark.parametrize(("notation", "expected"), CASES.values(), ids=CASES.keys())
def test_who_spoke(notation: str, expected: list[str | None]) -> None:
    """Each source is the one it stands for, or nobody."""
    assert speakers(notation) == expected


def test_turns() -> None:
    """A label's name is a person; the host has an entity of its own."""
    found, chained = follow(
        "{turn The host}The host: Did it rain?\n{turn S}Secretary, Hajj Ali Sorel: It did.\n"
        "{turn The host}-The host: Why?\n{turn S}Sorel: [s1:I] [c1:do not know] [t1:why].\n",
    )
    assert [one.source.name for one in found if one.source] == [
        "The host",
        "Ali Sorel",
        "The host",
        "Ali Sorel",
        "Ali Sorel",
    ]
    assert {entity.name for entity in chained.entities} == {"The host", "Ali Sorel"}


def test_entities_in_order_with_their_spellings() -> None:
    """Entities count up by first mention; the name is the fullest, the others follow."""
    _, chained = follow("[person:Sorel] met [place:Madra]. [person:President Ali Sorel] left [place:Madra].")
    assert [(e.id, e.name, e.kind, e.names) for e in chained.entities] == [
        ("e1", "Ali Sorel", "person", ("Sorel",)),
        ("e2", "Madra", "place", ()),
    ]
    assert [(m.id, m.entity, m.form) for m in chained.mentions] == [
        ("m1", "e1", "name"),
        ("m2", "e2", "name"),
        ("m3", "e1", "name"),
        ("m4", "e2", "name"),
    ]


def test_offices() -> None:
    """A title before a name gives an office, with its country, its state and its evidence."""
    notation = "The former [norp:Iraqi] Prime Minister [person:Ali Sorel] met the journalist [person:Omar Tal]."
    _, chained = follow(notation)
    first, second = [entity for entity in chained.entities if entity.kind == "person"]
    (office,) = first.offices
    text = script(notation).document.text
    assert (office.title, office.of, office.status) == ("Prime Minister", "Iraq", "former")
    assert [text[span.start : span.end] for span in office.evidence] == ["former Iraqi Prime Minister"]
    assert second.offices == ()


def test_channels_and_addressees_find_their_entities() -> None:
    """A channel and an addressee take the entity of the name they are."""
    (one,), chained = follow("[s1:[person:Ali Sorel]] [c1:told] [organisation:Madra News] [t1:it rained].")
    names = {entity.id: entity.name for entity in chained.entities}
    assert [names.get(link.entity or "") for link in one.via] == ["Madra News"]


@pytest.mark.parametrize(
    ("notation", "title"),
    [
        ("[organisation:Harbour Board] Secretary General [person:Ali Sorel] left.", "Secretary General"),
        ("[person:Omar Tal], the foreign minister ([person:Ali Sorel]) and others left.", "foreign minister"),
        ("Minister of Trade, Energy and Water [person:Ali Sorel] left.", "Minister of Trade, Energy and Water"),
    ],
)
def test_whose_title_it_is(notation: str, title: str) -> None:
    """A title belongs to the name right after it, in brackets too, and is given whole."""
    _, chained = follow(notation)
    offices = {entity.name: [office.title for office in entity.offices] for entity in chained.entities}
    assert offices["Ali Sorel"] == [title]
    assert offices.get("Omar Tal", []) == []
