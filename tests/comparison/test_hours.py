"""The hours of an incident, what is denied to have been there, and the day of what a dated happening followed."""

from dataclasses import replace
from datetime import date

import pytest

from happened import Happened, tell_of
from rashomon.comparison.followed import find_followed
from rashomon.comparison.hours import place_hour
from rashomon.comparison.presence import find_denials
from rashomon.types import Attribution, Event, Hours, Scene, Source, Span, TimeExpression

NIGHT = Event("V1", "", "assault", date(2020, 3, 3), date(2020, 3, 5), None, (), ())
TOLD = date(2020, 3, 9)


def time_of(text: str, words: str, day: date, value: str) -> TimeExpression:
    """Give a time of day as read on some day."""
    start = text.index(words)
    last = date.fromordinal(day.toordinal() + 1)
    return TimeExpression("t1", start, start + len(words), day, last, "hour", "published", None, None, "time", value)


@pytest.mark.parametrize(
    ("text", "words", "value", "wanted"),
    [
        ("They fired at ten past four.", "ten past four", "2020-03-09T04:10", date(2020, 3, 4)),
        ("They fired at 11.40 pm.", "11.40 pm", "2020-03-09T23:40", date(2020, 3, 3)),
        # of a day of its own, or cut off from its clock
        ("They fired at ten past four on Monday.", "ten past four on Monday", "2020-03-09T04:10", None),
        # the clock of the page
        ("Trial opens\nApril 12, 2013 | 4:00am\nThey fired.", "4:00am", "2020-03-09T04:00", None),
        ("Trial opens\nApril 12, 2013\nThey fired at 4:00am\n", "4:00am", "2020-03-09T04:00", date(2020, 3, 4)),
        ("They fired at 3: 10 pm.", "10 pm", "2020-03-09T22:00", None),
    ],
)
def test_an_hour_without_a_day_is_of_the_incident(text: str, words: str, value: str, wanted: date | None) -> None:
    """Of a night's two days late hours are of the first and early ones of the last."""
    when = place_hour(tell_of("d1", text), time_of(text, words, TOLD, value), NIGHT)
    assert (None if when is None else when.earliest) == wanted
    assert when is None or isinstance(when.hours, Hours)


@pytest.mark.parametrize(
    ("text", "act", "wanted"),
    [
        ("Orlo rejected the claim that rifles were found in the hold.", "denies", ["rifles"]),
        ("Orlo denied that there were guns aboard.", "denies", ["guns"]),
        ("Orlo denied that rifles are dear.", "denies", []),
        ("Orlo said that rifles were found in the hold.", "says", []),
    ],
)
def test_what_is_denied_to_have_been_there(text: str, act: str, wanted: list[str]) -> None:
    """Who denies that there were any tells that there were none."""
    cue = text.split(" ")[1]
    at = text.index(cue)
    source = Source(0, 4, "named", None, "Orlo")
    content = (Span(at + len(cue) + 1, len(text)),)
    said = Attribution(
        "a1",
        "indirect",
        content,
        source,
        Span(at, at + len(cue)),
        act,
        "+",
        None,
        (),
        None,
        None,
        None,
        0.9,  # type: ignore[arg-type]
    )
    document = replace(tell_of("d1", text), attributions=(said,))
    whole = (Span(0, len(text)),)
    assert [one.none.of for one in find_denials(document, Scene(whole, whole))] == wanted


def test_the_day_of_what_was_followed() -> None:
    """Stopped on the 6th, three days after the vote: the vote was on the 3rd."""
    text = "It was stopped on Friday, three days after the council voted."
    stopped = Happened("stopped", on=("Friday", date(2020, 3, 6)))
    document = tell_of("d1", text, stopped, Happened("voted", "vote"))
    start = text.index("three")
    counted = TimeExpression("t9", start, len(text) - 1, None, None, "day", "event", "ev2", 3)
    document = replace(document, times=(*document.times, counted))
    (followed,) = find_followed(document, document.events[1])
    assert (followed.when.earliest, followed.when.before) == (date(2020, 3, 3), date(2020, 3, 4))
    assert list(find_followed(document, document.events[0])) == []


def test_the_day_of_what_an_incident_followed() -> None:
    """Shot at on the 6th; "had surrounded it, three days after the session in which the council voted": on the 3rd."""
    text = (
        "They were killed on Friday.\nShips had surrounded it, three days after the session in which the council voted."
    )
    killed = Happened("killed", recipient="They", on=("Friday", date(2020, 3, 6)))
    document = tell_of("d1", text, killed, Happened("surrounded", "other"), Happened("voted", "vote"))
    start, end = text.index("three"), text.index(" in which")
    anchor = Span(text.index("the session"), end)
    counted = TimeExpression("t9", start, end, None, None, "day", "event", None, 3, anchor_words=anchor)
    document = replace(document, times=(*document.times, counted))
    (followed,) = find_followed(document, document.events[2])
    assert followed.when.earliest == date(2020, 3, 3)
    two = tell_of("d1", f"{text} They were struck.", killed, Happened("surrounded", "other"), Happened("voted", "vote"))
    times = (*two.times, replace(two.times[0], id="t8", earliest=date(2020, 3, 9), before=date(2020, 3, 10)), counted)
    struck = replace(two.events[0], id="ev9", time="t8")
    assert list(find_followed(replace(two, times=times, events=(*two.events, struck)), two.events[2])) == []
