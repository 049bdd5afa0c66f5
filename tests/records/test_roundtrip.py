"""Records become the contract's JSON and come back the same."""

from datetime import UTC, date, datetime

import jsonschema
import pytest

from rashomon import schema
from rashomon.records import annotations_from_json, annotations_to_json
from rashomon.types import (
    Annotations,
    Attribution,
    Document,
    Entity,
    EventMention,
    Interval,
    Mention,
    Office,
    OtherDate,
    Participant,
    Quantity,
    Reference,
    Relation,
    Source,
    Span,
    TimeExpression,
    Via,
    Zone,
)

TEXT = "Ruvane told the assembly that nine had died on Friday. 🜁"


@pytest.fixture
def full() -> Annotations:
    """Give annotations in which every field of every record is set."""
    document = Document(
        id="sha256:" + "0" * 64,
        bytes_sha256="1" * 64,
        path="story.txt",
        url="https://outlet.example/story",
        outlet="The Outlet",
        title="Nine dead",
        author="A. Writer",
        published=date(2031, 3, 7),
        published_at=datetime(2031, 3, 7, 8, 30, tzinfo=UTC),
        published_span=Span(46, 52),
        other_dates=(
            OtherDate("modified", date(2031, 3, 8), None),
            OtherDate("recorded", date(2031, 3, 6), Span(46, 52)),
        ),
        language="en",
        text=TEXT,
    )
    said = Interval(date(2031, 3, 6), date(2031, 3, 7), "day")
    return Annotations(
        document=document,
        model="scripted",
        zones=(Zone("z1", "body", 0, len(TEXT)),),
        mentions=(Mention("m1", 0, 6, "person", "name", "e1"),),
        entities=(
            Entity(
                "e1",
                "Ruvane",
                "person",
                ("Ruwane",),
                "Q1",
                (Office("Minister", "Torven", "former", date(2030, 1, 1), date(2031, 1, 1), (Span(0, 6),)),),
            ),
        ),
        attributions=(
            Attribution(
                id="a1",
                form="indirect",
                content=(Span(25, 53),),
                source=Source(0, 6, "named", "e1", "Ruvane"),
                cue=Span(7, 11),
                act="says",
                polarity="+",
                within=None,
                via=(Via("told", 12, 24, None),),
                addressee=Reference(12, 24, None),
                venue=Reference(12, 24, "e1"),
                said=said,
                confidence=0.875,
            ),
        ),
        times=(
            TimeExpression(
                "t1",
                46,
                52,
                date(2031, 3, 7),
                date(2031, 3, 8),
                "day",
                "published",
                None,
                3,
                kind="time",
                value="2031-03-07T08:00",
                anchor_words=Span(46, 52),
                reason="event",
            ),
        ),
        quantities=(
            Quantity("q1", 30, 34, 9.0, False, 9.0, True, "people", "dead", high_open=True, denied=True),  # noqa: FBT003
        ),
        events=(
            EventMention(
                "ev1",
                39,
                43,
                "death",
                (Participant("recipient", "e1", "nine"),),
                "t1",
                "e1",
                ("q1",),
                "a1",
                "+",
                "happened",
            ),
        ),
        relations=(Relation("leads", "e1", "e1", (Span(0, 6),), "a1"),),
        warnings=("odd bytes",),
    )


def test_all_fields_come_back(full: Annotations) -> None:
    """Writing and reading loses nothing."""
    assert annotations_from_json(annotations_to_json(full)) == full


def test_the_object_keeps_to_the_schema(full: Annotations) -> None:
    """The fullest object is valid, days are inclusive, and words stand beside offsets."""
    written = annotations_to_json(full)
    jsonschema.validate(written, schema.load(), format_checker=jsonschema.FormatChecker())
    assert written["attributions"][0]["text"] == "that nine had died on Friday"
    assert written["attributions"][0]["said"] == {"earliest": "2031-03-06", "latest": "2031-03-06", "precision": "day"}
    assert written["entities"][0]["offices"][0]["to"] == "2030-12-31"


def test_unknown_keys_are_refused(full: Annotations) -> None:
    """The schema is closed: a field that nobody promised is an error."""
    written = annotations_to_json(full) | {"verdict": "true"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, schema.load())
