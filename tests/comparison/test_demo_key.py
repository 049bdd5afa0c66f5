"""The demo key's planted findings, its accounts given as details: what is found, and what details alone cannot tell."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import rashomon.demo
from rashomon.comparison.ground import Ground
from rashomon.comparison.relate import relate_all
from rashomon.types import Account, Detail, Finding, Hours, HowMany, Span, Value, What, When, Where, Who, Wording

KEY = Path(rashomon.demo.__file__).with_name("key.json")
Place = tuple[str, str, tuple[int, int]]

# The key tells days and places; hours and what holds a place are told by its texts, and stand here.
HOURS = {
    "at ten past four": (250, 251),
    "shortly before midnight on Thursday, Feb. 23": (1440, 1441),
    "shortly before midnight on Thursday 23 February": (1440, 1441),
    "on Friday, at ten past four in the morning": (250, 251),
    "11.40 pm": (1420, 1421),
    "dawn on Friday": (240, 720),
    "the night of Thursday, February 23": (1080, 1800),
    "between 23.30 on 23 February and 04.30 the next morning": (1410, 1710),
    "At seven, from the radio": (420, 421),
}
WITHIN = {"Ras Sadaf": ("Khadran",), "Hallin": ("Torvenia",), "Mina Sadaf": ("Khadran",)}
SINGLE = {"V6", "V8"}
"""Events that concern one person."""

NOT_TOLD = {
    # al-Zawraqi's denials of rifles are numbers: found under "how many"
    ("V3", "what", (0, 5)), ("V3", "what", (0, 1)), ("V3", "what", (4, 6)), ("V3", "what", (5, 6)),
    # that who orders it knows of it, that the dead do not telephone, that who has a word spoke, takes more than details
    ("V4", "who", (2, 4)), ("V5", "what", (2, 2)), ("V6", "what", (0, 3)), ("V6", "what", (1, 3)), ("V6", "what", (1, 1)),
    ("V10", "when", (0, 1)), ("V11", "what", (0, 0)),
}  # fmt: skip
OF_TWO_HAPPENINGS = {
    # the event joins a burial and a closing, an office taken and held
    ("V17", "when", (0, 2)), ("V17", "when", (1, 2)),
}  # fmt: skip


def _value(
    aspect: str, told: Mapping[str, Any], text: str, event: Mapping[str, Any], names: Mapping[str, str]
) -> Value | None:
    if aspect == "when":
        return _when(told, text, event)
    if aspect == "where":
        name = names.get(told["entity"], text)
        return Where(told["entity"], name, WITHIN.get(name, ()))
    if aspect == "how many":
        more = {name: told.get(name, False) for name in ("high_open", "denied")}
        return HowMany(
            **{name: told[name] for name in ("low", "low_open", "high", "approximate", "unit", "of")}, **more
        )
    if aspect == "who":
        return Who(told["role"], told["entity"], names.get(told["entity"], text))
    return What(told["type"], told["polarity"], told["certainty"]) if aspect == "what" else Wording(told["words"])


def _when(told: Mapping[str, Any], text: str, event: Mapping[str, Any]) -> When | None:
    days = told if told["earliest"] is not None else event if text in HOURS else None
    if days is None:
        return None
    hours = HOURS.get(text)
    first = date.fromisoformat(days["earliest"])
    last = first if hours is not None and hours[1] > 1440 else date.fromisoformat(days["latest"])
    return When(first, last + timedelta(days=1), told["precision"], None if hours is None else Hours(*hours))


def _details(account: Mapping[str, Any], event: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Detail]:
    for one in account["details"]:
        value = _value(one["aspect"], one["value"], one["text"], event, names)
        if value is not None:
            evidence = tuple(Span(*span) for span in one["evidence"])
            yield Detail(one["aspect"], value, one["text"], evidence, one["vouched_by"], None)


@cache
def found() -> dict[str, tuple[Finding, ...]]:
    """Give the findings of every event of the key."""
    key = json.loads(KEY.read_text(encoding="utf-8"))["compare"]
    days = {one["id"]: date.fromisoformat(one["published"]) for one in key["documents"]}
    names = {one["id"]: one["name"] for one in key["entities"]}
    findings = {}
    for event in key["events"]:
        told = [
            Account(one["document"], event["id"], days[one["document"]], tuple(_details(one, event, names)))
            for one in event["accounts"]
        ]
        findings[event["id"]] = relate_all(told, Ground(type=event["type"], single=event["id"] in SINGLE, names=names))
    return findings


def planted(*relations: str) -> set[Place]:
    """Give event, aspect and accounts of the key's findings of some relations."""
    key = json.loads(KEY.read_text(encoding="utf-8"))["compare"]
    return {
        (event["id"], one["aspect"], (min(one["accounts"]), max(one["accounts"])))
        for event in key["events"]
        for one in event["findings"]
        if one["relation"] in relations
    }


def told(*relations: str) -> set[Place]:
    """Give event, aspect and accounts of what is found."""
    return {
        (event, one.aspect, (min(one.accounts), max(one.accounts)))
        for event, findings in found().items()
        for one in findings
        if one.relation in relations
    }


def test_the_planted_contradictions_are_found() -> None:
    """All are, but those that take more than details."""
    assert planted("contradicts") - told("contradicts") == NOT_TOLD


def test_no_contradiction_where_none_is_planted() -> None:
    """An event has contradictions only in aspects in which the key, which lists some pairs and not all, has one too."""
    disputed = {(event, aspect) for event, aspect, _ in planted("contradicts")} | {("V3", "how many")}
    wrong = {place for place in told("contradicts") if place[:2] not in disputed}
    assert wrong == OF_TWO_HAPPENINGS


def test_the_planted_agreements_are_found() -> None:
    """Nine of ten are, as agreeing or as compatible."""
    sought = planted("agrees")
    assert len(sought & told("agrees", "compatible")) >= 0.9 * len(sought)


def test_every_finding_has_its_evidence_and_its_reason() -> None:
    """A finding names passages of both accounts and says why."""
    for findings in found().values():
        assert all(one.reason and len({passage.document for passage in one.evidence}) >= 1 for one in findings)
