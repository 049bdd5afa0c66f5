"""Who learns of it at seven has not spoken of it before five."""

from dataclasses import replace
from datetime import date

import pytest

from happened import Happened, by_name, tell_of
from rashomon.comparison.acting import Known
from rashomon.comparison.learning import find_learned
from rashomon.comparison.peoples import find_countries
from rashomon.types import Annotations, Event, Scene, Source, Span, TimeExpression

MARCH_6, MARCH_7 = date(2020, 3, 6), date(2020, 3, 7)
INCIDENT = Event("V1", "Raid in Pell", "assault", MARCH_6, MARCH_7, None, (), ())
ORLO, HOST = "Orlo Vant", "Ada Sorel"


def hour(name: str, text: str, words: str, value: str, day: date = MARCH_6) -> TimeExpression:
    """Give a time of day told by words of a text."""
    at = text.index(words)
    return TimeExpression(name, at, at + len(words), day, date.fromordinal(day.toordinal() + 1), "hour", "absolute", None, None, "time", value)  # fmt: skip


def _clock(text: str) -> tuple[TimeExpression, ...]:
    return (hour("t1", text, "At seven", "2020-03-06T07:00"),) if "At seven" in text else ()


def asked(question: str, answer: str) -> Annotations:
    """Give an interview of one question and one answer."""
    text = f"{question} {answer} So {HOST} and {ORLO}."
    happened = (Happened("So", "other", actor=who, said_by=who) for who in (HOST, ORLO))
    document = tell_of("d1", text, *happened)
    spans = (Span(0, len(question)), Span(len(question) + 1, len(question) + 1 + len(answer)))
    ids = {one.name: one.id for one in document.entities}
    said = tuple(
        replace(one, content=(span,), source=Source(0, 1, "named", ids[who], who), form="direct")
        for one, span, who in zip(document.attributions, spans, (HOST, ORLO), strict=True)
    )
    return replace(document, attributions=said, times=_clock(text), events=())


@pytest.mark.parametrize(
    ("answer", "found"),
    [("At seven, from the radio.", True), ("At seven of our posts.", False), ("With seven, no less.", False)],
)
def test_an_hour_in_a_word(answer: str, *, found: bool) -> None:
    """A number alone behind "at" is a time of day where it is asked for one."""
    interview = replace(asked("When did you learn of it?", answer), times=())
    call = telephoned("at five", "2020-03-06T05:00")
    documents, owners = [interview, call], by_name([interview, call])
    scene = {one.document.id: Scene((Span(0, len(one.document.text)),), ()) for one in documents}
    known = Known(owners, {}, find_countries(documents, owners))
    assert bool(list(find_learned(documents, INCIDENT, scene, known))) is found


def telephoned(words: str, value: str, day: date = MARCH_6) -> Annotations:
    """Give a document in which Orlo Vant telephones about the raid."""
    text = f"{ORLO} telephoned {HOST} {words}. They spoke of the raid."
    document = tell_of("d2", text, Happened("telephoned", "consult", ORLO, HOST))
    event = replace(document.events[0], time="t1")
    return replace(document, times=(hour("t1", text, words, value, day),), events=(event,))


@pytest.mark.parametrize(
    ("question", "call", "found"),
    [
        ("When did you yourself learn of it?", telephoned("at five", "2020-03-06T05:00"), True),
        ("When did you hear about it?", telephoned("at five on Friday", "2020-03-13T05:00", date(2020, 3, 13)), True),
        ("When did you learn of it?", telephoned("at nine", "2020-03-06T09:00"), False),
        ("When did you get up?", telephoned("at five", "2020-03-06T05:00"), False),
        ("When did you learn of it?", telephoned("at five on Monday", "2020-03-16T05:00", date(2020, 3, 16)), False),
    ],
)
def test_who_spoke_before_he_knew(question: str, call: Annotations, *, found: bool) -> None:
    """By the hour asked for and the hour of a call about it, on the incident's day or a weekday of its."""
    documents = [asked(question, "At seven, from the radio."), call]
    owners = by_name(documents)
    scene = {}
    for one in documents:
        text = one.document.text
        told = (Span(text.index("They"), len(text)),) if "They" in text else ()
        scene[one.document.id] = Scene(told, (Span(0, len(text)),))
    known = Known(owners, {}, find_countries(documents, owners))
    told_of = [(who, sorted(said)) for who, said in find_learned(documents, INCIDENT, scene, known)]
    assert told_of == ([(f"E {ORLO}", ["d1", "d2"])] if found else [])
