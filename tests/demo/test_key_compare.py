"""The comparison in the answer key: in the contract's shape, exact, and as rich as promised."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY: dict[str, Any] = json.loads((ROOT / "src" / "rashomon" / "demo" / "key.json").read_text(encoding="utf-8"))
COMPARE: dict[str, Any] = KEY["compare"]
PAGES: dict[str, dict[str, Any]] = {page["document"]["id"]: page for page in KEY["annotate"]}
PEOPLE = {entity["id"] for entity in COMPARE["entities"]}

each_event = pytest.mark.parametrize("event", COMPARE["events"], ids=[event["id"] for event in COMPARE["events"]])


def test_has_the_fields_of_the_contract() -> None:
    """Every key is there, in the contract's order; the documents are those of the annotations."""
    fields = "schema documents entities events utterances claims copies naming records"
    assert list(COMPARE) == fields.split()
    assert [row["id"] for row in COMPARE["documents"]] == list(PAGES)


@each_event
def test_accounts_give_back_their_words(event: dict[str, Any]) -> None:
    """A detail has the words at its evidence; who vouches for it and what it names is an entity or nobody."""
    for account in event["accounts"]:
        text = PAGES[account["document"]]["document"]["text"]
        for detail in account["details"]:
            assert [text[start:end] for start, end in detail["evidence"]] == [detail["text"]]
            assert {detail["vouched_by"], detail["value"].get("entity")} <= PEOPLE | {None}


@each_event
def test_findings_have_evidence_on_both_sides(event: dict[str, Any]) -> None:
    """A finding names two accounts, its evidence stands in their documents, in two places, and is one of their details."""
    for finding in event["findings"]:
        sides = [event["accounts"][number] for number in finding["accounts"]]
        assert [one["document"] for one in finding["evidence"]] == [side["document"] for side in sides]
        assert len({(one["document"], *one["span"]) for one in finding["evidence"]}) == 2
        assert finding["reason"]
        for one, side in zip(finding["evidence"], sides, strict=True):
            start, end = one["span"]
            told = [span for detail in side["details"] for span in detail["evidence"]]
            assert any(first < end and start < last for first, last in told), PAGES[one["document"]]["document"][
                "text"
            ][start:end]


@each_event
def test_every_document_tells_or_is_silent(event: dict[str, Any]) -> None:
    """A document has an account or is listed as silent; the wire and its copy count once."""
    told = [account["document"] for account in event["accounts"]]
    assert sorted(told + event["silent"]) == sorted(PAGES)
    copied = {document for copy in COMPARE["copies"] for document in copy["documents"]}
    assert event["independent"] == len(told) - (copied <= set(told))


def test_reports_lead_to_attributions() -> None:
    """Utterances and claims name attributions that are there; the words told of one lie in its content."""
    for row in COMPARE["utterances"] + COMPARE["claims"]:
        for report in row["reports"]:
            said = {one["id"]: one for one in PAGES[report["document"]]["attributions"]}[report["attribution"]]
            if "span" in report:
                start, end = report["span"]
                assert said["content"][0][0] <= start < end <= said["content"][-1][1]


def test_utterances_are_said_by_their_speaker() -> None:
    """Whoever an utterance is given to is the source of its reports, unless the report has none or another name for him."""
    names = {entity["id"]: entity["name"] for entity in COMPARE["entities"]}
    members = {member["name"]: member["entities"] for member in KEY["cast"]}
    others = Counter[str]()
    for row in COMPARE["utterances"]:
        for report in row["reports"]:
            page = PAGES[report["document"]]
            source = {one["id"]: one for one in page["attributions"]}[report["attribution"]]["source"]
            meant = members[names[row["speaker"]]].get(page["document"]["path"])
            if source is not None and source["entity"] != meant:
                others[row["id"]] += 1
    assert sum(others.values()) <= 4  # state media, the brigade for its colonel, an unnamed spokesman


def test_records_shift_between_utterances_of_one_speaker() -> None:
    """A shift goes from one utterance of a speaker to another."""
    speakers = {row["id"]: row["speaker"] for row in COMPARE["utterances"]}
    for record in COMPARE["records"]:
        assert {speakers[one] for one in record["utterances"]} == {record["entity"]}
        assert all({shift["from"], shift["to"]} <= set(record["utterances"]) for shift in record["shifts"])


def test_copies_are_alike() -> None:
    """The copied passages stand in two documents, the earlier one first."""
    for copy in COMPARE["copies"]:
        assert copy["earlier"] == copy["documents"][0]
        assert 0.5 < copy["similarity"] <= 1
        assert all(start < end for start, end in copy["spans"])


def test_holds_what_was_promised() -> None:
    """At least twelve contradictions, twelve compatible differences, and agreements."""
    relations = Counter(finding["relation"] for event in COMPARE["events"] for finding in event["findings"])
    assert relations["contradicts"] >= 12
    assert relations["compatible"] >= 12
    assert relations["agrees"] >= 1
    assert set(relations) <= {"agrees", "compatible", "contradicts", "unclear"}
