"""Reports of the same words are one utterance."""

import random
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import anything_kept
from rashomon.comparison.utterances import join_utterances
from rashomon.types import Annotations, Member, Utterance
from telling import DAY, owners, report

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

import utterances as table

SPEECH = "“Nobody told me of the muskrats. The bank was rotten, the letter was lost, and the money went to a fountain.”"


def join(*told: Annotations) -> list[Utterance]:
    """Give the utterances that several reports have."""
    return [one for one in join_utterances(told, owners(*told)) if len(one.reports) > 1]


def test_cuts_of_one_speech() -> None:
    """Two cuts that have no words in common are two utterances, each with the report of the whole."""
    whole = report("whole", "Adan Velik", SPEECH)
    first = report(
        "first", "Adan Velik", "nobody had told him “of the muskrats”, but “nobody told me of the muskrats” is a phrase"
    )
    second = report("second", "Adan Velik", "that “the letter was lost, and the money went to a fountain”")
    told = [[one.document for one in utterance.reports] for utterance in join(whole, first, second)]
    assert told == [["first", "whole"], ["second", "whole"]]


def test_the_words_of_each_report_are_told() -> None:
    """Spans give back what belongs to the utterance, and its speaker, day and reason are known."""
    whole = report("whole", "Adan Velik", SPEECH, said=DAY)
    second = report("second", "Adan Velik", "that “the letter was lost, and the money went to a fountain”")
    (one,) = join(whole, second)
    texts = {told.document.id: told.document.text for told in (whole, second)}
    cut = {r.document: " ".join(texts[r.document][span.start : span.end] for span in r.spans) for r in one.reports}
    assert cut["whole"] == "the letter was lost, and the money went to a fountain"
    assert one.speaker == "Adan Velik"
    assert one.said is not None
    assert one.said.earliest == DAY
    assert one.reason


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        (report("b", "Adan Velik", "the money “went to a fountain” and the letter was lost"), True),
        (report("b", "Ruta Samarin", "that the letter was lost and the money went to a fountain"), False),
        (report("b", None, "“The letter was lost, and the money went to a fountain, and the bank was rotten.”"), False),
        (
            report(
                "b", "the governor", "“The bank was rotten, the letter was lost, and the money went to a fountain.”"
            ),
            True,
        ),
        (report("b", "Adan Velik", "that the letter was not lost and the money went to a fountain"), False),
        (report("b", "Adan Velik", SPEECH, said=DAY - timedelta(days=9)), False),
        (report("b", "Adan Velik", SPEECH, day=DAY + timedelta(days=20)), True),
        (report("b", "Adan Velik", SPEECH, day=DAY + timedelta(days=90)), False),
    ],
)
def test_who_spoke_and_when(other: Annotations, joined: bool) -> None:  # noqa: FBT001 - a case table
    """The same words of another man, of another day, or turned round are another utterance."""
    assert (
        bool(join(report("a", "Adan Velik", SPEECH, said=DAY if other.attributions[0].said else None), other)) is joined
    )


def test_a_report_of_unknown_day_joins_no_two_days() -> None:
    """A remark made twice stays two, whichever of them the third report is of."""
    spring = report("a", "Adan Velik", SPEECH, date(2031, 5, 1), said=date(2031, 4, 30))
    summer = report("b", "Adan Velik", SPEECH, date(2031, 5, 20), said=date(2031, 5, 19))
    for one in join(spring, summer, report("c", "Adan Velik", SPEECH, date(2031, 5, 21))):
        assert {report.document for report in one.reports} < {"a", "b", "c"}


def test_what_is_reported_once_is_an_utterance_where_its_speaker_is_known() -> None:
    """Ids count up by the earliest report."""
    told = [
        report("b", "Adan Velik", SPEECH, DAY),
        report("a", None, "that it rained"),
        report("c", "Ruta Samarin", "that it rained", DAY - timedelta(days=2)),
    ]
    found = join_utterances(told, owners(*told))
    assert [(one.id, one.speaker, len(one.reports)) for one in found] == [
        ("U1", "Ruta Samarin", 1),
        ("U2", "Adan Velik", 1),
    ]


def test_order_does_not_matter() -> None:
    """Ids, reports and spans are the same."""
    told = [
        report(f"d{i}", "Adan Velik", words, DAY + timedelta(days=i % 3))
        for i, words in enumerate(
            [
                SPEECH,
                SPEECH,
                "“The bank was rotten, the letter was lost”",
                "that the bank was rotten and the letter lost",
            ]
        )
    ]
    whole = join_utterances(told, owners(*told))
    for seed in range(4):
        mixed = random.Random(seed).sample(told, len(told))  # noqa: S311 - an order, no secret
        assert join_utterances(mixed, owners(*told)) == whole


@pytest.mark.parametrize(("half", "joined_rightly"), [("first_half", 15), ("second_half", 16), ("third_part", 10)])
def test_our_own_pairs(half: str, joined_rightly: int) -> None:
    """The floors lie at what was seen."""
    pairs = table.read_pairs(half)
    judged = [(pair["same"], table.is_joined(pair)) for pair in pairs]
    assert sum(joined for same, joined in judged if not same) == 0
    assert sum(joined for same, joined in judged if same) >= joined_rightly


@settings(max_examples=30)
@given(st.lists(anything_kept(), max_size=3, unique_by=lambda kept: kept[1].document.id))
def test_any_annotations_at_all(kept: list[tuple[object, Annotations]]) -> None:
    """Nothing that may be kept makes it fail, and every report is of the corpus."""
    told = [annotations for _, annotations in kept]
    entity_of = {Member(one.document.id, entity.id): entity.name for one in told for entity in one.entities}
    known = {(one.document.id, attribution.id) for one in told for attribution in one.attributions}
    for one in join_utterances(told, entity_of):
        assert {(r.document, r.attribution) for r in one.reports} <= known
