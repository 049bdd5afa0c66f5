"""Passages that stand in another document too."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import anything_kept
from rashomon.comparison.copies import find_copies, find_earlier
from rashomon.comparison.independence import group_passages, independent_groups
from rashomon.types import Annotations, Copy, Passage, Span
from scripted import document_of
from telling import DAY, tell

WIRE = """The river Orva broke its eastern bank above the town of Sellim early on Thursday and flooded two villages, the provincial water board reported.

About four hundred families were taken to schools and a brewery on higher ground, where volunteers handed out blankets and soup until the afternoon.

Engineers had warned in a letter last autumn that the bank was hollowed by muskrats, but the repair was put off twice because the board had no money left.

A spokesman for the governor, who was touring the province by boat, called the breach unforeseeable and promised a full inquiry before the harvest."""

REWORKED = """Readers in Velby with cousins on the Orva spent an anxious night by the telephone.

Engineers warned in a letter last autumn that the bank had been hollowed by muskrats, but repairs were put off twice because the board had no money left.

The river Orva broke its eastern bank above Sellim early on Thursday and flooded two villages, according to the provincial water board.

About four hundred families have been taken to schools and a brewery on higher ground, where volunteers handed out blankets and soup."""

INDEPENDENT = """Whole streets stood under water in Sellim on Thursday after the Orva burst through an old embankment before dawn.

Hundreds of people are sleeping in classrooms, and the brewery has opened its cellars to those who could not reach the hills.

The governor of the province said nobody could have seen it coming; a letter from the water board's own engineers, seen by this paper, says otherwise."""

QUOTED = """The governor of the flooded province spoke for the first time on Friday.

“I stood in that water with these people, I saw the muskrat holes with my own eyes, and I say to you that whoever knew of them and kept silent will answer for every drowned cow and every ruined field,” he told villagers."""

QUOTED_TOO = """In Sellim the anger has a name, and it is that of the water board.

Standing on a cart, the head of the province shouted: “I stood in that water with these people, I saw the muskrat holes with my own eyes, and I say to you that whoever knew of them and kept silent will answer for every drowned cow and every ruined field.”"""


def words_of(told: Annotations, span: Span) -> str:
    """Give the words that a span stands for."""
    return told.document.text[span.start : span.end]


def test_a_reworked_report_is_found_passage_by_passage() -> None:
    """A new lead, sentences in another order, cut and reworded: each passage is found with its own, and the earlier text."""
    wire, reprint = tell("wire", WIRE), tell("reprint", REWORKED, DAY + timedelta(days=1))
    copies = find_copies([reprint, wire])
    assert {copy.documents for copy in copies} == {("wire", "reprint")}
    assert {copy.earlier for copy in copies} == {"wire"}
    firsts = [
        tuple(words_of(one, span)[:9] for one, span in zip((wire, reprint), copy.spans, strict=True)) for copy in copies
    ]
    assert firsts == [("The river", "The river"), ("About fou", "About fou"), ("warned in", "warned in")]
    assert all(0.5 < copy.similarity <= 1 and not copy.quotation for copy in copies)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (WIRE, INDEPENDENT),
        (REWORKED, INDEPENDENT),
        ("", WIRE),
        ("The river Orva.", "The river Orva."),
        (
            "Former minister Adan Velik, the Ostermark governor candidate, said on Monday in Velby.",
            "Former minister Adan Velik, the Ostermark governor candidate, denied everything in Sellim.",
        ),
    ],
)
def test_accounts_of_one_matter_are_no_copies(text: str, other: str) -> None:
    """Names, offices and the matter itself may be the same."""
    assert find_copies([tell("one", text), tell("other", other)]) == ()


def test_a_shared_quotation_leaves_accounts_independent() -> None:
    """It is shown as one, and makes nobody a copy."""
    told = [tell("one", QUOTED), tell("other", QUOTED_TOO)]
    copies = find_copies(told)
    assert [copy.quotation for copy in copies] == [True]
    assert independent_groups(copies, told) == {"one": "one", "other": "other"}


NOTE = "The Velby Messenger lives from its subscribers: order a trial month and read the harbour pages, the crossword and the tide table before breakfast."


def article(number: int) -> str:
    """Give words that no other article has."""
    return " ".join(f"{word}{number}" for word in INDEPENDENT.lower().split())


def test_furniture_is_left_out() -> None:
    """What is zoned as boilerplate is no passage, nor is a note that one outlet sets below many articles."""
    zoned = [tell(f"d{i}", f"{article(i)}\n\n{NOTE}", furniture=(NOTE,)) for i in range(2)]
    assert find_copies(zoned) == ()
    many = [tell(f"d{i}", f"{article(i)}\n\n{NOTE}", outlet="The Velby Messenger") for i in range(6)]
    assert find_copies(many) == ()
    assert len(find_copies(many[:2])) == 1
    assert len(find_copies([*many[:2], tell("other", f"{article(9)}\n\n{NOTE}", outlet="Another")])) == 3


def test_the_earlier_text_is_told_by_moment_or_day() -> None:
    """Moments with a zone are compared as such; one day alone tells nothing."""
    one, other = replace(document_of(""), id="one"), replace(document_of(""), id="other")
    early, late = (
        datetime(2031, 5, 10, 23, 0, tzinfo=UTC),
        datetime(2031, 5, 11, 1, 0, tzinfo=timezone(timedelta(hours=3))),
    )
    cases = [
        ({"published": DAY}, {"published": DAY + timedelta(days=1)}, "one"),
        ({"published": DAY}, {"published": DAY}, None),
        ({"published": DAY}, {}, None),
        ({"published_at": early}, {"published_at": late}, "other"),
        ({"published_at": early, "published": DAY}, {"published": DAY - timedelta(days=1)}, "other"),
        (
            {"published_at": early.replace(tzinfo=None), "published": DAY},
            {"published_at": late, "published": DAY},
            None,
        ),
    ]
    for mine, theirs, earlier in cases:
        assert find_earlier(replace(one, **mine), replace(other, **theirs)) == earlier


def test_a_reprint_speaks_with_the_voice_of_its_source() -> None:
    """A chain of reprints has one voice, the first; who adds much of its own to a wire text keeps one."""
    wire, reprint = tell("wire", WIRE), tell("reprint", REWORKED, DAY + timedelta(days=1))
    again = tell("again", REWORKED.replace("anxious", "uneasy"), DAY + timedelta(days=2))
    other = tell("other", INDEPENDENT, DAY)
    long = tell(
        "long", f"{INDEPENDENT}\n\n{INDEPENDENT[::-1]}\n\n{WIRE.split(chr(10), maxsplit=1)[0]}", DAY + timedelta(days=3)
    )
    told = [again, other, wire, reprint]
    assert independent_groups(find_copies(told), told) == {
        "again": "wire",
        "reprint": "wire",
        "wire": "wire",
        "other": "other",
    }
    assert independent_groups(find_copies([wire, long]), [wire, long]) == {"wire": "wire", "long": "long"}


def test_passages_are_grouped_by_who_tells_them() -> None:
    """A copied passage is no second telling; one beside the copy is, and so is one that is quoted."""
    copy = Copy(("a", "b"), (Span(0, 100), Span(50, 150)), "a", 0.9)
    inside = [Passage("a", Span(10, 60)), Passage("b", Span(60, 110)), Passage("c", Span(0, 9))]
    assert [len(group) for group in group_passages(inside, [copy])] == [2, 1]
    assert len(group_passages([inside[0], Passage("b", Span(160, 200))], [copy])) == 2
    assert len(group_passages(inside, [replace(copy, quotation=True)])) == 3
    own = [inside[0], inside[1], *(Passage("b", Span(at, at + 20)) for at in (200, 300, 400))]
    assert len(group_passages(own, [copy])) == 2


def test_order_does_not_matter_and_added_documents_are_compared_with_all() -> None:
    """The copies of all are those of the old among themselves and those of the added."""
    told = [tell("wire", WIRE), tell("reprint", REWORKED, None), tell("other", INDEPENDENT), tell("again", REWORKED)]
    whole = find_copies(told)
    for seed in range(4):
        mixed = random.Random(seed).sample(told, len(told))  # noqa: S311 - an order, no secret
        assert find_copies(mixed) == whole
    added = find_copies(told, {"again"})
    assert set(added) | set(find_copies(told[:3])) == set(whole)
    assert added
    assert all("again" in copy.documents for copy in added)


PHRASES = st.sampled_from(
    ["the muskrats hollowed the bank", "two villages were flooded", "“", "”", "\n\n", "a ", "é́", "Orva", " "]
)


@settings(max_examples=60)
@given(st.lists(st.lists(PHRASES, max_size=40).map(" ".join), min_size=1, max_size=4))
def test_any_texts_at_all(texts: list[str]) -> None:
    """Spans lie in their texts, in order, and the result does not rest on the order of the documents."""
    told = [tell(f"d{number}", text) for number, text in enumerate(texts)]
    by_id = {one.document.id: one for one in told}
    copies = find_copies(told)
    for copy in copies:
        assert copy.documents[0] != copy.documents[1]
        for document, span in zip(copy.documents, copy.spans, strict=True):
            assert 0 <= span.start < span.end <= len(by_id[document].document.text)
    assert find_copies(told[::-1]) == copies


@settings(max_examples=30)
@given(st.lists(anything_kept(), max_size=3, unique_by=lambda kept: kept[1].document.id))
def test_any_annotations_at_all(kept: list[tuple[object, Annotations]]) -> None:
    """Nothing that may be kept makes it fail."""
    told = [annotations for _, annotations in kept]
    copies = find_copies(told)
    assert independent_groups(copies, told).keys() == {one.document.id for one in told}


def test_hostile_text_takes_no_long_time() -> None:
    """One word or one sentence ten thousand times over."""
    start = datetime.now(UTC)
    for text in ("muskrat " * 10_000, "the bank was hollowed by muskrats and " * 3_000, "“" * 20_000, "‘" * 20_000):
        find_copies([tell("one", text), tell("other", text, date(2031, 1, 1))])
    assert datetime.now(UTC) - start < timedelta(seconds=30)
