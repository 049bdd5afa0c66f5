"""From marks and links to attributions, driven by the scripted tagger."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.attribution.assemble import assemble
from rashomon.types import Attribution, Interval, Link, Mark, Name, OtherDate, Quotation, Span, Tagged, Zone
from scripted import document_of, script


@dataclass(frozen=True)
class Read:
    """The words of an attribution, for tests to compare."""

    source: str | None
    cue: str | None
    content: tuple[str, ...]
    form: str
    within: str | None = None


def read(notation: str) -> list[Read]:
    """Assemble a script and give the words of each attribution."""
    tagged = script(notation)
    text = tagged.document.text
    return [
        Read(
            text[one.source.start : one.source.end] if one.source else None,
            text[one.cue.start : one.cue.end] if one.cue else None,
            tuple(text[piece.start : piece.end] for piece in one.content),
            one.form,
            one.within,
        )
        for one in assemble(tagged)
    ]


CASES = {
    "indirect": (
        "[s1:The minister] [c1:said] [t1:that the bridge was open].",
        [Read("The minister", "said", ("that the bridge was open",), "indirect")],
    ),
    "direct, split by its cue": (
        "[t1:“We wait,”] [s1:Sorel] [c1:said], [t1:“until dawn.”]",
        [Read("Sorel", "said", ("“We wait,”", "“until dawn.”"), "direct")],
    ),
    "mixed": (
        "[s1:Sorel] [c1:said] [t1:that the road “is closed”].",
        [Read("Sorel", "said", ("that the road “is closed”",), "mixed")],
    ),
    "a quotation after that is mixed": (
        "[s1:She] [c1:said] [t1:that “it is closed”].",
        [Read("She", "said", ("that “it is closed”",), "mixed")],
    ),
    "a content over its own cue is cut there": (
        "[t1:The talks, [s1:he] [c1:said], would fail].",
        [Read("he", "said", ("The talks,", ", would fail"), "indirect")],
    ),
    "a source for two cues": (
        "[s1,2:He] [c1:said] [t1:it was late] and [c2:added] [t2:that all was well].",
        [
            Read("He", "said", ("it was late",), "indirect"),
            Read("He", "added", ("that all was well",), "indirect"),
        ],
    ),
    "words inside words": (
        "[s1:He] [c1:said] [t1:that [s2:they] [c2:believed] [t2:that [s3:she] [c3:lied] [t3:to all]]].",
        [
            Read("He", "said", ("that they believed that she lied to all",), "indirect"),
            Read("they", "believed", ("that she lied to all",), "indirect", "a1"),
            Read("she", "lied", ("to all",), "indirect", "a2"),
        ],
    ),
    "an inner report in a quotation is indirect": (
        "[t1:“[s2:I] [c2:hope] [t2:to win],”] [s1:he] [c1:said].",
        [
            Read("he", "said", ("“I hope to win,”",), "direct"),
            Read("I", "hope", ("to win",), "indirect", "a1"),
        ],
    ),
    "a colon form without a cue": (
        "[s1:Sorel]: [t1:no deal tonight]",
        [Read("Sorel", None, ("no deal tonight",), "indirect")],
    ),
    "a cue without content is none": ("[s1:He] [c1:spoke].", []),
    "a content without a letter or digit is none": ("[s1:He] [c1:said] [t1:“]it rained.", []),
    "a content without source and cue is none": ("[t1:All is well].", []),
    "content stops at a paragraph's end": (
        "[c1:Allegedly] [t1:it rained.\n\nIt was cold].",
        [Read(None, "Allegedly", ("it rained.", "It was cold"), "indirect")],
    ),
    "a quotation over paragraphs is completed": (
        "[s1:He] [c1:said]: [q:[t1:“One.]\n\n“Two.\n\n“Three.”] Then rain.",
        [Read("He", "said", ("“One.", "“Two.", "“Three.”"), "direct")],
    ),
    "of boilerplate nothing is kept": (
        "{body}[s1:He] [c1:said] [t1:all.]\n\n{boilerplate}[s2:We] [c2:promise] [t2:news].",
        [Read("He", "said", ("all.",), "indirect")],
    ),
    "content that runs into boilerplate is cut": (
        "{body}[s1:He] [c1:said] [t1:all is well.\n{boilerplate}Share this].",
        [Read("He", "said", ("all is well.",), "indirect")],
    ),
    "a cue in a note inside the content": (
        "[s1:He] [c1:said] [t1:“Go] [note:([s2:she] [c2:asked])] [t1,2:and return”].",
        [
            Read("He", "said", ("“Go", "and return”"), "direct"),
            Read("she", "asked", ("and return”",), "indirect", "a1"),
        ],
    ),
}


@pytest.mark.parametrize(("notation", "expected"), CASES.values(), ids=CASES.keys())
def test_marks_become_attributions(notation: str, expected: list[Read]) -> None:
    """Every case gives just the attributions listed, in order."""
    assert read(notation) == expected


@pytest.mark.parametrize(
    ("cue", "act", "polarity"),
    [
        ("said", "says", "+"),
        ("has also said", "says", "+"),
        ("did not say", "says", "-"),
        ("never claimed", "says", "-"),
        ("didn’t say", "says", "-"),
        ("refused to confirm", "denies", "-"),
        ("denied", "denies", "+"),
        ("accused", "condemns", "+"),
        ("called on", "demands", "+"),
        ("promised", "promises", "+"),
        ("zorbled", "says", "+"),
    ],
)
def test_act_and_polarity(cue: str, act: str, polarity: str) -> None:
    """The lexicon tells the act, negation and refusal the polarity."""
    (one,) = assemble(script(f"[s1:He] [c1:{cue}] [t1:that it rained]."))
    assert (one.act, one.polarity) == (act, polarity)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("[person:Ali Sorel]", "named"),
        ("the minister, [person:Ali Sorel]", "named"),
        ("[norp:Iranian] Ambassador to [place:Syria] [person:Javad Sorel]", "named"),
        ("[organisation:Amnesty]", "named"),
        ("the [norp:Khadrani] army", "named"),
        ("a spokesman for [organisation:Amnesty]", "unnamed"),
        ("he", "pronoun"),
        ("We", "pronoun"),
        ("the minister", "nominal"),
        ("officials", "unnamed"),
        ("a source close to [person:Ali Sorel]", "unnamed"),
        ("the source", "unnamed"),
        ("critics", "collective"),
        ("residents of [place:Madra]", "collective"),
        ("the [norp:Khadranis]", "collective"),
        ("a report by the [organisation:Amnesty]", "document"),
        ("the ministry’s letter", "document"),
        ("a statement issued on Friday", "document"),
        ("its statement", "document"),
        ("his father", "nominal"),
        ("Article nine", "document"),
        ("Section 4", "document"),
        ("the first nine", "nominal"),
    ],
)
def test_kind_of_source(source: str, kind: str) -> None:
    """The words of a source tell its kind."""
    (one,) = assemble(script(f"[s1:{source}] [c1:said] [t1:that it rained]."))
    assert one.source is not None
    assert one.source.kind == kind


@pytest.mark.parametrize(
    ("notation", "via", "addressee"),
    [
        ("[s1:He] [c1:told] Reuters [t1:that it rained].", [("told", "Reuters")], None),
        ("[s1:He] [c1:told] the Madra News agency [t1:that it rained].", [("told", "Madra News agency")], None),
        ("[s1:He] [c1:told] his wife [t1:that it rained].", [], "his wife"),
        ("[s1:He] [c1:told] [person:Ali Sorel] [t1:that it rained].", [], "Ali Sorel"),
        ("In an interview with Al-Alam, [s1:he] [c1:said] [t1:that it rained].", [("told", "Al-Alam")], None),
        ("[t1:“It rained,”] [s1:he] [c1:was quoted] by the Fars news agency as saying.", [("quoted", "Fars")], None),
        ("[s1:He] [c1:said] [t1:that it rained].", [], None),
        ("[s1:He] [c1:said] [t1:that Reuters was told so].", [], None),
        ("He told Reuters all. [s1:He] [c1:said] [t1:that it rained].", [], None),
    ],
)
def test_how_the_words_travelled(notation: str, via: list[tuple[str, str]], addressee: str | None) -> None:
    """A channel and an addressee are read where they stand beside the cue, and nowhere else."""
    tagged = script(notation)
    text = tagged.document.text
    (one,) = assemble(tagged)
    assert [(link.relation, text[link.start : link.end]) for link in one.via] == via
    assert (text[one.addressee.start : one.addressee.end] if one.addressee else None) == addressee


def test_the_channel_of_the_outer_words_is_not_that_of_the_inner() -> None:
    """Reuters carried the telling, not the hope that was told."""
    outer, inner = assemble(script("[s1:Sorel] [c1:told] Reuters [t1:that [s2:he] [c2:hoped] [t2:to win]]."))
    assert (len(outer.via), inner.via) == (1, ())


TRANSCRIPT = (
    "{headline}An interview\n\n"
    "{turn The host}-The host:\n\nDid it rain?\n\n"
    "{turn Sorel}– Movement Secretary, Hajj Ali Sorel:\n\n[note:(Yes,)] it did. [s1:They] [c1:say] [t1:it was cold].\n\nAnd dark.\n\n"
    "{turn The host}-The host: Thank you.\n"
)


def test_turns() -> None:
    """Each turn is one attribution of its label; what is said inside lies within it."""
    tagged = script(TRANSCRIPT)
    text = tagged.document.text
    recorded = OtherDate("recorded", date(2031, 5, 4), None)
    tagged = replace(tagged, document=replace(tagged.document, other_dates=(recorded,)))
    found = assemble(tagged)
    labels = [text[one.source.start : one.source.end] for one in found if one.source]
    assert labels == ["The host", "Movement Secretary, Hajj Ali Sorel", "They", "The host"]
    assert [one.act for one in found] == ["asks", "says", "says", "says"]
    assert [one.form for one in found] == ["direct", "direct", "indirect", "direct"]
    assert [one.within for one in found] == [None, None, "a2", None]
    assert [text[p.start : p.end] for p in found[1].content] == ["(Yes,) it did. They say it was cold.", "And dark."]
    day = Interval(date(2031, 5, 4), date(2031, 5, 5), "day")
    assert [one.said for one in found if one.cue is None] == [day] * 3


def test_no_day_of_speaking_without_a_recorded_date() -> None:
    """A turn's day stays unknown where the document does not tell it, or tells two."""
    tagged = script(TRANSCRIPT)
    two = tuple(OtherDate("recorded", date(2031, 5, 4) + timedelta(days=n), None) for n in (0, 1))
    other = (OtherDate("modified", date(2031, 5, 4), None),)
    for dates in ((), two, other):
        found = assemble(replace(tagged, document=replace(tagged.document, other_dates=dates)))
        assert {one.said for one in found} == {None}


def test_a_label_is_no_source_of_another_attribution() -> None:
    """A tagger that marks a turn's label and colon as source and content adds nothing."""
    found = assemble(script("{turn Sorel}[s1:Sorel]: [t1:It rained.]\n"))
    assert len(found) == 1


def test_the_weakest_part_tells_the_confidence() -> None:
    """Confidence is the score of the weakest mark or link."""
    (one,) = assemble(script("[s1:He] [c1=0.4:said] [t1:that it rained]."))
    assert one.confidence == pytest.approx(0.4)


def test_the_same_cue_twice_is_one_attribution() -> None:
    """Two marks on one cue fall together, their contents joined."""
    (one,) = assemble(script("[t1:“It rained,”] [s1,2:he] [c1:[c2:said]], [t2:“all day.”]"))
    assert len(one.content) == 2


# -- properties --------------------------------------------------------------------------------

TEXTS = st.text(alphabet=st.one_of(st.sampled_from('ab “”"’.\n\r:(- \u2028é'), st.characters()), max_size=120)


@st.composite
def taggings(draw: st.DrawFn) -> Tagged:
    """Give a text with marks, links, quotations, names and zones drawn at random."""
    text = draw(TEXTS)
    size = len(text)

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, max(size - 1, 0)))
        return start, draw(st.integers(start + 1, max(size, start + 1)))

    many = range(draw(st.integers(0, 8)) if size else 0)
    scores = st.floats(0, 1)
    marks = sorted(
        (Mark(draw(st.sampled_from(["source", "cue", "content"])), *span(), draw(scores)) for _ in many),
        key=lambda m: (m.start, m.end, m.role),
    )
    indexes = st.integers(0, max(len(marks) - 1, 0))
    links = tuple(Link(draw(indexes), draw(indexes), draw(scores)) for _ in range(10 if marks else 0))
    quotations = tuple(
        Quotation(*span(), draw(st.integers(0, 2)), draw(st.booleans())) for _ in range(3 if size else 0)
    )
    names = tuple(
        Name(*span(), draw(st.sampled_from(["person", "place", "norp"])), draw(scores)) for _ in range(3 if size else 0)
    )
    edges = sorted({0, size, *(draw(st.integers(0, size)) for _ in range(3))})
    kinds = st.sampled_from(["body", "turn", "boilerplate", "caption"])
    zones = tuple(Zone(f"z{i}", draw(kinds), a, b) for i, (a, b) in enumerate(pairwise(edges), 1))
    return Tagged(
        document_of(text),
        zones,
        (),
        (),
        tuple(sorted(quotations, key=lambda q: q.start)),
        tuple(sorted(names, key=lambda n: n.start)),
        tuple(marks),
        links,
    )


def parts(one: Attribution) -> list[Span]:
    """Give all spans of an attribution."""
    spans = [*one.content]
    spans += [Span(part.start, part.end) for part in (one.source, one.cue, one.addressee, *one.via) if part is not None]
    return spans


@settings(max_examples=300, deadline=None)
@given(taggings())
def test_offsets_give_back_words(tagged: Tagged) -> None:
    """All spans lie in the text, none is empty, content is trimmed, sorted, disjoint and outside boilerplate."""
    text = tagged.document.text
    junk = [(zone.start, zone.end) for zone in tagged.zones if zone.kind == "boilerplate"]
    for one in assemble(tagged):
        assert one.content
        assert 0.0 <= one.confidence <= 1.0
        for span in parts(one):
            assert 0 <= span.start < span.end <= len(text)
        for piece in one.content:
            words = text[piece.start : piece.end]
            assert words == words.strip()
            assert not any(piece.start < end and start < piece.end for start, end in junk)
        assert all(a.end <= b.start for a, b in pairwise(one.content))


@settings(max_examples=300, deadline=None)
@given(taggings())
def test_within_is_a_forest(tagged: Tagged) -> None:
    """Every outer attribution comes before its inner ones; ids count up in the order of the text."""
    found = assemble(tagged)
    assert [one.id for one in found] == [f"a{i}" for i in range(1, len(found) + 1)]
    seen: set[str] = set()
    for one in found:
        assert one.within is None or one.within in seen
        seen.add(one.id)


@settings(max_examples=100, deadline=None)
@given(taggings())
def test_the_same_marks_give_the_same_attributions(tagged: Tagged) -> None:
    """Assembling is a function: nothing but the marks decides."""
    assert assemble(tagged) == assemble(tagged)


def test_many_marks_take_no_long_time() -> None:
    """Ten thousand attributions are assembled in about linear time."""
    unit = "He said that it rained. "
    count = 10_000
    marks: list[Mark] = []
    links: list[Link] = []
    for i in range(count):
        at = i * len(unit)
        marks += [
            Mark("source", at, at + 2, 0.9),
            Mark("cue", at + 3, at + 7, 0.9),
            Mark("content", at + 8, at + 22, 0.9),
        ]
        links += [Link(3 * i + 1, 3 * i, 0.9), Link(3 * i + 1, 3 * i + 2, 0.9)]
    text = unit * count
    zones = (Zone("z1", "body", 0, len(text)),)
    tagged = Tagged(document_of(text), zones, (), (), (), (), tuple(marks), tuple(links))
    assert len(assemble(tagged)) == count
