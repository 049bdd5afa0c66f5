"""The published day from a text's own lines; ambiguous or untold days stay unknown."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.published import find_published

BODY = "The harbour of Ostra was shut on 3 January 2019, the port authority said in a statement."


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        (f"Harbour shut\n\nDec 26, 2020\n\n{BODY}", date(2020, 12, 26), "Dec 26, 2020"),
        (f"Harbour shut\r\nSunday, 26th December 2020\r\n{BODY}", date(2020, 12, 26), "26th December 2020"),
        (f"Harbour shut\n\n26/12/2020\n\n{BODY}", date(2020, 12, 26), "26/12/2020"),
        (f"Harbour shut\n\nOstra – Harbour TV – 26/12/2020\n\n{BODY}", date(2020, 12, 26), "26/12/2020"),
        (
            f"Harbour shut\n\n{'Pilots wait. ' * 20}(Photo by Ada Okoro/Getty Images)\n\n26 Dec 2020\n\n{BODY}",
            date(2020, 12, 26),
            "26 Dec 2020",
        ),
        (f"Harbour shut\n\n12/26/20\n\n{BODY}", date(2020, 12, 26), "12/26/20"),
        (f"Harbour shut\n\nPosted at 3:21 PM ET, 01/5/2020\n\n{BODY}", date(2020, 1, 5), "01/5/2020"),
        (f"Harbour shut\n\nFirst Published: Dec. 26, 2020 3:12 p.m.\n\n{BODY}", date(2020, 12, 26), "Dec. 26, 2020"),
        (f"Harbour shut\n\n08/01/20\n\n{BODY}", None, None),
        (f"Harbour shut\n\n32/12/20\n\n{BODY}", None, None),
        (f"Harbour shut\n\n08/01/2020\n\n{BODY}", None, None),
        (f"Harbour shut\n\n31 February 2020\n\n{BODY}", None, None),
        (f"Harbour shut\n\n{BODY}", None, None),
        (f"Harbour shut\n\n{BODY}\n\nDec 26, 2020", None, None),
        (f"OSTRA, Jan 3 (Norna) – {BODY}", None, None),
        (f"OSTRA, Jan 3, 2020 (Norna) – {BODY}", date(2020, 1, 3), "Jan 3, 2020"),
        (f"https://norna.example/2020/01/04/harbour\n\nOSTRA, Jan 3 (Norna) – {BODY}", date(2020, 1, 3), "Jan 3"),
        (f"https://norna.example/2020/01/04/harbour\n\n{BODY}", date(2020, 1, 4), "2020/01/04"),
        (f" date 2021-02-24 Posted on by norna\n\nFebruary 14, 2021\n\n{BODY}", date(2021, 2, 24), "2021-02-24"),
        (f"Harbour shut\n\n{BODY}\n\nPosted on March 3, 2021 by norna", date(2021, 3, 3), "March 3, 2021"),
        (f"OSTRA - DECEMBER 12, 2011: Pilots wait (Photo by A. Okoro/Getty Images)\n\n{BODY}", None, None),
        ("", None, None),
    ],
)
def test_the_day_and_its_words(text: str, day: date | None, words: str | None) -> None:
    """The day comes with the words that tell it."""
    found = find_published(text)
    assert found.date == day
    assert (found.span and text[found.span.start : found.span.end]) == words


def test_the_moment_is_told_by_time_and_zone() -> None:
    """A time counts with its zone only."""
    text = f"Harbour shut\n\nPublished: 3 March 2019, 14:05 GMT\nLast updated: 4 March 2019\n\n{BODY}"
    found = find_published(text)
    assert found.at == datetime(2019, 3, 3, 14, 5, tzinfo=UTC)
    assert [(other.role, other.date) for other in found.others] == [("modified", date(2019, 3, 4))]
    assert find_published(f"Harbour shut\n\n3 March 2019, 14:05\n\n{BODY}").at is None


def test_a_transcripts_dates_have_their_roles() -> None:
    """The posting line wins; the day of the recording and of the first posting are other dates."""
    text = f"date 2021-02-24 Posted on by norna\n\nFebruary 14, 2021\n\n{BODY}\n\nSource: Harbour TV\n\nDate: December 27, 2020\n"
    found = find_published(text)
    assert found.date == date(2021, 2, 24)
    assert [(other.role, other.date) for other in found.others] == [
        ("original", date(2021, 2, 14)),
        ("recorded", date(2020, 12, 27)),
    ]
    assert [text[other.span.start : other.span.end] for other in found.others if other.span] == [
        "February 14, 2021",
        "December 27, 2020",
    ]


@given(st.text(alphabet="0123456789/-.: ADJMabcdeghlnoprstuy,\n\u2028\u0663", max_size=200))
def test_spans_give_back_a_date_of_the_text(text: str) -> None:
    """Whatever stands in a text, a found span lies in it."""
    found = find_published(text)
    spans = [found.span, *(other.span for other in found.others)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans if span is not None)
    assert (found.date is None) == (found.span is None)


@pytest.mark.shared
def test_the_samples_tell_their_days(shared) -> None:  # noqa: ANN001 - the fixture gives a path
    """The shared folder's texts: a date line, a text without any, a posting line."""
    days = [find_published(path.read_bytes().decode()).date for path in sorted((shared / "samples").glob("*.txt"))]
    assert days == [date(2020, 12, 26), None, date(2021, 2, 24)]
