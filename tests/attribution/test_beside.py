"""What stands beside a cue: venue, addressee, passives, and words that go on after a relative clause."""

import re
from dataclasses import replace

import pytest

from rashomon.attribution.assemble import assemble
from rashomon.types import Word
from scripted import script

VENUES = [
    ("In an interview with the paper, [s1:Sorel] [c1:said] [t1:it rained].", "an interview"),
    (
        "[s1:Sorel] [c1:told] a news conference in [place:Hallin] on Monday [t1:that it rained].",
        "a news conference in Hallin",
    ),
    ("[s1:Sorel] [c1:said] [t1:it rained] in a speech at parliament.", "a speech"),
    ("[t1:“It rains,”] [s1:he] [c1:said] during a press briefing.", "a press briefing"),
    ("[s1:Sorel] [c1:said] in an interview in [place:Iran]'s capital [t1:that it rained].", "an interview"),
    ("[s1:Sorel] [c1:told] the paper in an interview [t1:that it rained].", "an interview"),
    ("[t1:“It rains,”] [s1:he] [c1:said] over a video call.", "a video call"),
    ("[s1:I] [c1:asked] [t1:it] in front of the board.", "in front of the board"),
    (
        "Tal stood by his words at last month’s press conference, at which [s1:he] [c1:said] [t1:it rained].",
        "last month’s press conference",
    ),
    ("[s1:Sorel] [c1:told] the court [t1:it rained] before the meeting.", None),
    ("Prior to the visit [s1:Sorel] [c1:said] [t1:it rained].", None),
    ("[s1:Sorel] [c1:continues to debate] [t1:the rain].", None),
    ("[s1:Sorel] [c1:said] [t1:the interview was a lie].", None),
    ("[s1:Sorel] [c1:said] [t1:it rained] at the weekend.", None),
    ("[s1:Sorel] [c1:said] [t1:it rained]. The summit ends in the interview room.", None),
]


@pytest.mark.parametrize(("notation", "words"), VENUES)
def test_venues(notation: str, words: str | None) -> None:
    """The occasion beside the cue, with its place; not one inside the words or in another sentence."""
    tagged = script(notation)
    (one,) = assemble(tagged)
    found = None if one.venue is None else tagged.document.text[one.venue.start : one.venue.end]
    assert found == words


ADDRESSEES = [
    ("[s1:He] [c1:told] reporters last week [t1:that it rained].", "reporters"),
    ("[s1:He] [c1:told] me [t1:it rained].", "me"),
    ("[s1:We] [c1:asked] [t1:them to stop].", "them"),
    ("[s1:She] [c1:urged] [t1:the two governments to say less].", "the two governments"),
    ("[s1:He] [c1:had assured] [t1:President Tal, a man of peace, that it rained].", "President Tal"),
    ("[s1:He] [c1:proposed] to the minister [t1:that both call].", "the minister"),
    ("[s1:They] [c1:were told] [t1:that it rained].", "They"),
    ("[s1:He] [c1:told] viewers of the channel [t1:that it rained].", "viewers of the channel"),
    ("[s1:He] [c1:asked] [t1:the harbour board and its clerks “to pay the crew”].", "the harbour board and its clerks"),
    ("[s1:Owners] [c1:asked] [t1:the tax office for their money].", "the tax office"),
    ("[s1:We] [c1:encourage] other sailors [t1:to go on].", "other sailors"),
    ("[s1:I] [c1:asked] him on Friday, at the door: [t1:“Is it raining?”]", "him"),
    ("[s1:She] [c1:called on] [t1:the crew to leave].", "the crew"),
    ("[s1:He] [c1:told] media persons here [t1:that it rained].", "media persons"),
    ("[s1:They] [c1:agreed on] [t1:the need to leave].", None),
    ("[s1:They] [c1:asked] [t1:permission to leave].", None),
    ("[s1:They] [c1:requested] [t1:more time to prepare].", None),
    ("[s1:She] [c1:ordered] [t1:flags to be lowered].", None),
    ("[s1:She] [c1:is warning] [t1:more work is needed to dry it].", None),
    ("[s1:She] [c1:has ordered] closures of [t1:the harbours].", None),
    ("[s1:She] [c1:tells of] [t1:the rain].", None),
    ("[s1:She] [c1:assured] [t1:him of her help].", "him"),
    ("[s1:It] [c1:assured] [t1:the survival of the town].", None),
    ("[s1:He] [c1:told] a news conference [t1:that it rained].", None),
    ("[s1:He] [c1:asked] [t1:whether she wanted to go].", None),
    ("[s1:He] [c1:vowed] [t1:to fight].", None),
    ("[s1:He] [c1:said] [t1:he would go to the minister].", None),
    ("They [c1:were told] by [s1:a neighbour] [t1:to wait].", None),
]


@pytest.mark.parametrize(("notation", "words"), ADDRESSEES)
def test_addressees(notation: str, words: str | None) -> None:
    """Whom the words are put to, also as the subject of a passive."""
    tagged = script(notation)
    (one,) = assemble(tagged)
    found = None if one.addressee is None else tagged.document.text[one.addressee.start : one.addressee.end]
    assert found == words


CARRIERS = [
    ("[s1:Sorel] [c1:told] the Hallin Herald [t1:that it rained].", [("told", "Hallin Herald")]),
    ("[s1:Sorel] [c1:told] Radio Hallin [t1:that it rained].", [("aired", "Radio Hallin")]),
    ("In an interview with the Al-Alam channel, [s1:Sorel] [c1:said] [t1:it rained].", [("aired", "Al-Alam")]),
    ("HALLIN (TNA) — [s1:Sorel] [c1:told] TNA [t1:that it rained].", [("told", "TNA")]),
    ("The Union (TNA) met. [s1:Sorel] [c1:told] TNA [t1:that it rained].", []),
    ("[s1:Sorel] [c1:said] in a statement [t1:that it rained].", [("cited", "a statement")]),
    ("[s1:The board] issued a statement [c1:saying] [t1:that it rained].", [("cited", "a statement")]),
    ("In a tweet, [s1:Sorel] [c1:said] [t1:it rained].", [("posted", "a tweet")]),
    ("[s1:Sorel] [c1:said] on Twitter [t1:it rained].", [("posted", "Twitter")]),
    ("Through a relative [s1:he] [c1:denied] [t1:that it rained].", [("quoted", "a relative")]),
    ("Through a window [s1:he] [c1:saw] [t1:that it rained].", []),
    ("[s1:Sorel] [c1:told] reporters [t1:that it rained].", []),
    ("[s1:Sorel] [c1:said] [t1:the statement was a lie].", []),
    ("[s1:Sorel] [c1:said] [t1:it rained]. In a statement stood nothing.", []),
]


@pytest.mark.parametrize(("notation", "links"), CARRIERS)
def test_carriers(notation: str, links: list[tuple[str, str]]) -> None:
    """Outlets, stations, papers and people through whom; not what the words themselves tell of."""
    tagged = script(notation)
    (one,) = assemble(tagged)
    assert [(link.relation, tagged.document.text[link.start : link.end]) for link in one.via] == links


SPEAKERS = [
    ("[s1:They] [c1:were told] [t1:that it rained].", [None]),
    ("[s1:Sorel] [c1:was accused] [t1:of lying].", [None]),
    ("[s1:Sorel] [c1:is lampooned for] [t1:“riding to power”].", []),
    ("[s1:Sorel] [c1:was hesitant] [t1:to talk].", ["Sorel"]),
    ("[t1:“It rains,”] [s1:he] [c1:is expected to say].", ["he"]),
    ("[s1:The ship] [c1:is expected] [t1:to leave].", [None]),
    ("[s1:The ship] [c1:is expected to] [t1:leave].", [None]),
    ("[c1:singing] [t1:“The Nets Come Home”].", []),
    ("[s1:He] [c1:called] [t1:the boarding “an act of piracy”].", ["He"]),
]


@pytest.mark.parametrize(("notation", "sources"), SPEAKERS)
def test_who_does_not_speak(notation: str, sources: list[str | None]) -> None:
    """Subjects of passives do not; what one is mocked for and titles of works are nobody's words."""
    tagged = script(notation)
    text = tagged.document.text
    assert [one.source and text[one.source.start : one.source.end] for one in assemble(tagged)] == sources


def test_words_go_on_after_a_relative_clause() -> None:
    """The clause about somebody in the words is part of them, and so is what "that" goes on with."""
    tagged = script(
        "[s1:He] [c1:had assured] [t1:Tal], [s2:who] [c2:claimed] [t2:it rained], that [s3:he] [c3:objected] [t3:to this]."
    )
    outer, *inner = assemble(tagged)
    assert tagged.document.text[outer.content[0].start : outer.content[-1].end] == (
        "Tal, who claimed it rained, that he objected to this"
    )
    assert [one.within for one in inner] == [outer.id, outer.id]


BACKS = (
    "1 PRON nsubj, -1 VERB root, 1 PROPN obj, 5 PUNCT punct, 5 PRON nsubj, 2 VERB acl:relcl, 7 PRON nsubj, 5 VERB ccomp"
)
SAID = """
    1 PRON nsubj, -1 VERB root, 3 PRON nsubj, 1 VERB ccomp, 3 PROPN obj, 7 PUNCT punct, 7 PRON nsubj, 4 VERB acl:relcl,
    9 PRON nsubj, 7 VERB ccomp
"""


@pytest.mark.parametrize(
    ("notation", "trees", "words"),
    [
        ("[s1:He] [c1:backs] [t1:Tal], [s2:who] [c2:claimed] [t2:it rained].", BACKS, "Tal"),
        ("[s1:He] [c1:said] [t1:she met Tal], [s2:who] [c2:claimed] [t2:it rained].", SAID, "she met Tal, who claimed it rained"),
    ],
)  # fmt: skip
def test_a_clause_about_somebody_only_named_is_the_reporters(notation: str, trees: str, words: str) -> None:
    """A relative clause is part of the words that say something, not of a bare name."""
    tagged = script(notation)
    text = tagged.document.text
    told = [one.split() for one in trees.split(",")]
    spans = [match.span() for match in re.finditer(r"\w+|,", text)]
    grown = [Word(*span, tag, int(head), label) for span, (head, tag, label) in zip(spans, told, strict=True)]
    first, _ = assemble(replace(tagged, words=tuple(grown)))
    assert text[first.content[0].start : first.content[-1].end] == words


def test_words_end_where_no_clause_follows() -> None:
    """A relative clause elsewhere in the sentence moves nothing."""
    tagged = script("[s1:He] [c1:assured] [t1:Tal]. The man [s2:who] [c2:claimed] [t2:it rained] left.")
    assert [tagged.document.text[one.content[0].start : one.content[-1].end] for one in assemble(tagged)] == [
        "Tal",
        "it rained",
    ]


def test_captions_need_sure_words() -> None:
    """A caption shows an act more often than it tells words."""
    assert assemble(script("{caption}[s1=0.9:Sorel] [c1=0.7:answers] [t1=0.7:questions].")) == ()
    assert len(assemble(script("{caption}[s1:Sorel] [c1=0.95:says] [t1=0.95:it rains]."))) == 1


@pytest.mark.timeout(20)
def test_many_relative_clauses_take_time_in_proportion() -> None:
    """Thousands of clauses are looked up, not gone through for each."""
    one = "[s{0}:He] [c{0}:assured] [t{0}:Tal], [s{1}:who] [c{1}:claimed] [t{1}:it rained]."
    found = assemble(script(" ".join(one.format(2 * i + 1, 2 * i + 2) for i in range(3000))))
    assert sum(attribution.within is not None for attribution in found) == 3000
