"""Times as a document tells them: found, anchored, and left alone where nothing tells the day."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.times.read import read_pieces, read_times
from rashomon.types import Attribution, Interval, Name, Span, TimeExpression, Word, Zone
from scripted import document_of, script

WEDNESDAY = date(2020, 1, 8)


def read(text: str, published: date | None = WEDNESDAY, **known: object) -> list[tuple[str, TimeExpression]]:
    """Read the times of a text that was published on a Wednesday; give each with its words."""
    tagged = script(text, replace(document_of(""), published=published))
    found = read_times(replace(tagged, **known))  # type: ignore[arg-type]
    return [(tagged.document.text[one.start : one.end], one) for one in found]


def days(one: TimeExpression) -> tuple[str | None, str | None]:
    """Give first and last day, both included."""
    last = None if one.before is None else date.fromordinal(one.before.toordinal() - 1)
    return (None if one.earliest is None else one.earliest.isoformat(), None if last is None else last.isoformat())


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It fell on January 3, 2020, as told.", "January 3, 2020", "2020-01-03", "2020-01-03"),
        ("He was buried on Sunday.", "Sunday", "2020-01-05", "2020-01-05"),
        ("They will meet on Sunday.", "Sunday", "2020-01-12", "2020-01-12"),
        ("The offer stands until Friday.", "Friday", "2020-01-10", "2020-01-10"),
        ("Last year it rained.", "Last year", "2019-01-01", "2019-12-31"),
        ("It was taken in November.", "November", "2019-11-01", "2019-11-30"),
        ("It was taken in late December.", "late December", "2019-12-22", "2019-12-31"),
        ("It began in mid-March 2019.", "mid-March 2019", "2019-03-11", "2019-03-21"),
        ("He left a year ago.", "a year ago", "2019-01-01", "2019-12-31"),
        ("It fell in the first quarter.", "the first quarter", "2020-01-01", "2020-03-31"),
        ("From 2003 to 2011 it was so.", "2003 to 2011", "2003-01-01", "2011-12-31"),
        ("The era of 1968-2003 is over.", "1968-2003", "1968-01-01", "2003-12-31"),
        ("It closed in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("It ended in the summer of 2006.", "the summer of 2006", "2006-06-01", "2006-08-31"),
        ("He died on 15 Ramadan 1441.", "15 Ramadan 1441", "2020-05-07", "2020-05-09"),
        ("He died on 13 Dey 1398.", "13 Dey 1398", "2020-01-03", "2020-01-03"),
        ("It opened on 29 February.", "29 February", "2020-02-29", "2020-02-29"),
    ],
)
def test_words_mean_days(text: str, words: str, first: str, last: str) -> None:
    """One expression a text, with the days that it means told on Wednesday 8 January 2020."""
    assert [(found, *days(one)) for found, one in read(text)] == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The gate opened at ten past four.", "ten past four", "2020-01-08T04:10"),
        ("The gate opened at half past nine on Monday.", "half past nine on Monday", "2020-01-06T09:30"),
        ("The train left at twenty to six.", "twenty to six", "2020-01-08T05:40"),
        ("It began at a quarter to three in the afternoon.", "a quarter to three in the afternoon", "2020-01-08T14:45"),
        ("It began at twenty-five past one.", "twenty-five past one", "2020-01-08T01:25"),
        ("It ended at ten past midnight.", "ten past midnight", "2020-01-08T00:10"),
        ("It rang at five minutes to eight.", "five minutes to eight", "2020-01-08T07:55"),
        ("She rang shortly before five, he said.", "five", "2020-01-08T05:00"),
        ("She rang just after four on the Monday afternoon.", "four on the Monday afternoon", "2020-01-06T16:00"),
        ("They left at six on Tuesday evening.", "six on Tuesday evening", "2020-01-07T18:00"),
        ("They left at seven on Tuesday.", "seven on Tuesday", "2020-01-07T07:00"),
    ],
)
def test_hours_in_words(text: str, words: str, value: str) -> None:
    """Hours told in words have minutes, and the day told beside them."""
    assert [(found, one.value) for found, one in read(text)] == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The council ruled nine to five.",
        "They won at seven to four.",
        "The column moved past ten villages and past two towns.",
        "From ten to twelve people were hurt.",
        "The dead were put at nine.",
        "Just after two ministers had gone, the hall fell.",
        "Ten to one against was the price.",
        "You may march if you must.",
        "The second man took the third seat.",
        "The 22-year-old soldier smiled.",
        "It cost 17.50 and weighed 1990 grams.",
        "The sun sat low; he wed her.",
        "He fired 2000 rounds.",
        "See news/water-off-for-two-days-in-march-12 for more.",
        "It was built in 1200 BC.",
    ],
)
def test_other_words_tell_no_time(text: str) -> None:
    """Modals, ordinals, ages, prices, counted things and addresses are no times."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He was buried on Sunday.",
        "Last year it rained.",
        "They came three days ago.",
        "It happened on December 31.",
        "It will rain tomorrow.",
        "In November it fell.",
        "It fell in the past two years.",
        "They met two days later.",
        "Profit fell from a year earlier in the third quarter.",
        "It is over now.",
    ],
)
def test_without_a_day_of_publication_nothing_relative_is_resolved(text: str) -> None:
    """It has no days but a reason; as soon as the day is known the same words have days or tell why not."""
    for _, one in read(text, None):
        assert (one.earliest, one.before) == (None, None)
        assert one.reason in {"no_day", "event", "vague"}
        assert one.anchor in {"none", "event"}


def test_what_tells_its_own_day_needs_no_other() -> None:
    """Absolute dates stand without a day of publication."""
    ((_, one),) = read("The treaty dates from 1648.", None)
    assert (days(one), one.anchor, one.reason) == (("1648-01-01", "1648-12-31"), "absolute", None)


def test_day_or_month_first_is_decided_by_habit_alone() -> None:
    """08/01/2020 is both days, unless the outlet or another date of the page tells."""
    ((_, both),) = read("The decree of 08/01/2020 stands.")
    assert (days(both), both.reason, both.precision) == (("2020-01-08", "2020-08-01"), "day_or_month", "unknown")
    tagged = script("The decree of 08/01/2020 stands.")
    assert days(read_times(tagged, day_first=True)[0]) == ("2020-01-08", "2020-01-08")
    assert days(read_times(tagged, day_first=False)[0]) == ("2020-08-01", "2020-08-01")
    assert days(read("Raids on 25/02/2019 and 04/03/2019.")[1][1]) == ("2019-03-04", "2019-03-04")


def test_told_against_an_event_keeps_its_words_and_distance() -> None:
    """The events stage can fill in the event and move its day; no day is made up before."""
    text = "He fled three days after the vote."
    ((words, one),) = read(text)
    assert words == "three days after the vote"
    assert (one.anchor, one.anchor_event, one.offset_days, one.earliest) == ("event", None, 3, None)
    assert one.anchor_words is not None
    assert text[one.anchor_words.start : one.anchor_words.end] == "the vote"


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("the eve of the vote", -1),
        ("the day of the vote", 0),
        ("two weeks before the vote", -14),
        ("the first anniversary of his death", 365),
        ("days after the vote", None),
    ],
)
def test_distances_from_events(text: str, offset: int | None) -> None:
    """Before is negative; what is not counted is not known."""
    ((words, one),) = read(f"It was {text}.")
    assert (words, one.offset_days, one.reason) == (text, offset, "event")


def test_told_against_another_date_it_has_days() -> None:
    """Two days after Christmas is a day of December; a vote of Friday's is an event."""
    assert [(words, *days(one)) for words, one in read("He left two days after Christmas 2018.")] == [
        ("two days after Christmas 2018", "2018-12-27", "2018-12-27")
    ]
    assert read("He left two days after Friday's vote.")[0][1].anchor == "event"


def test_inside_an_utterance_the_day_of_the_utterance_counts() -> None:
    """Words said on a known day are told against that day, the words around them against the day of publication."""
    text = "He said yesterday: “We met yesterday.”"
    said = Interval(date(2019, 12, 27), date(2019, 12, 28), "day")
    content = (Span(text.index("“"), len(text)),)
    attribution = Attribution(
        "a1", "direct", content, None, None, "says", "+", None, (), None, None, said, confidence=0.9
    )
    tagged = script(text, replace(document_of(""), published=WEDNESDAY))
    outer, inner = read_times(tagged, [attribution])
    assert (days(outer), outer.anchor) == (("2020-01-07", "2020-01-07"), "published")
    assert (days(inner), inner.anchor) == (("2019-12-26", "2019-12-26"), "said")


def test_a_caption_with_a_date_dates_what_else_it_tells() -> None:
    """A photograph's day is the caption's own, whatever the day of publication."""
    caption = "{caption}CITY - DECEMBER 12: He speaks on December 12, 2011, ahead of the December 31 withdrawal."
    found = [days(one)[0] for _, one in read(caption)]
    assert found == ["2011-12-12", "2011-12-12", "2011-12-31"]


def test_names_and_boilerplate_hold_no_times() -> None:
    """A person called April and a paper called after Sunday tell no time; nor does a menu."""
    text = "April Stone reads the Sunday Mirror."
    names = (Name(0, 11, "person", 0.9), Name(22, 35, "organisation", 0.9))
    assert read(text, names=names) == []
    assert read("Posted on Sunday.", zones=(Zone("z1", "boilerplate", 0, 17),)) == []


def test_the_tree_tells_the_tense() -> None:
    """A verb far away but governing the day decides, not the nearest one."""
    text = "On Sunday the men who were freed will meet."
    starts = {word: text.index(word) for word in text.rstrip(".").split()}
    heads = {"On": 1, "Sunday": 8, "the": 3, "men": 8, "who": 6, "were": 6, "freed": 3, "will": 8, "meet": -1}
    upos = {"were": "AUX", "freed": "VERB", "will": "AUX", "meet": "VERB", "On": "ADP", "Sunday": "PROPN"}
    words = tuple(
        Word(starts[word], starts[word] + len(word), upos.get(word, "NOUN"), head, "dep")
        for word, head in heads.items()
    )
    ((_, one),) = read(text, words=words)
    assert days(one) == ("2020-01-12", "2020-01-12")


def test_ranges_are_one_and_their_ends_two_pieces() -> None:
    """What is read as one range is two time expressions to TIMEX3."""
    tagged = script("It lasted from 2003 to 2011.")
    assert [one.value for one in read_times(tagged)] == ["2003/2011"]
    assert [one.value for one in read_pieces(tagged)] == ["2003", "2011"]


def test_a_backward_range_is_none() -> None:
    """2011 to 2003 is two years, not a range."""
    assert [one.value for one in read_times(script("Between 2011 and 2003, and 2011-2003."))] == ["2011", "2003"] * 2


TIMELY = st.lists(
    st.sampled_from(
        [
            "last",
            "next",
            "this",
            "the",
            "of",
            "in",
            "on",
            "until",
            "after",
            "before",
            "3",
            "31",
            "99",
            "two",
            "half",
            "a",
            "year",
            "years",
            "month",
            "days",
            "week",
            "quarter",
            "May",
            "March",
            "Sunday",
            "Sept.",
            "2020",
            "1999",
            "'90s",
            "1990s",
            "08/01/2020",
            "31/02/2020",
            "9999-99-99",
            "10:35",
            "p.m.",
            "25:00",
            "Ramadan",
            "1441",
            "9999",
            "Dey",
            "today",
            "century",
            "early",
            "mid-",
            "end",
            "anniversary",
            "ago",
            "later",
            "earlier",
            "every",
            "weekend",
            "-",
            "–",
            ",",
            ".",
            "(",
            ")",
            "\n\n",
            "999999999",
            "Easter",
            "trillion",
            "billion",
            "decades",
            "centuries",
            "winter",
            "Christmas",
            "0",
            "o'clock",
            "past",
            "to",
            "quarter",
            "half",
            "twenty",
            "midnight",
            "shortly before",
            "five",
            "first",
            "second",
            "third",
            "thirtieth",
            "'s",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(TIMELY | st.text(max_size=60), st.none() | st.dates())
def test_any_text_on_any_day(text: str, published: date | None) -> None:
    """Nothing crashes; expressions lie in the text in order; days are whole intervals; a reason stands where none are."""
    tagged = script(
        text.replace("\\", "").replace("[", "(").replace("{", "("), replace(document_of(""), published=published)
    )
    end = 0
    for one in read_times(tagged):
        assert end <= one.start < one.end <= len(tagged.document.text)
        end = one.end
        assert (one.earliest is None) == (one.before is None)
        assert one.earliest is None or one.before is None or one.earliest <= one.before
        assert one.earliest is not None or one.reason is not None
        assert published is not None or one.anchor != "published"


@pytest.mark.parametrize(
    "piece", ["last ", "the ", "1 ", "May 1 - ", "two hundred ", "2003 to ", "a year and ", "((", "10:"]
)
def test_long_texts_of_one_kind_take_linear_time(piece: str) -> None:
    """A hundred thousand characters of the same words are read within seconds."""
    tagged = script("")
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    read_times(replace(tagged, document=replace(tagged.document, text=text, published=WEDNESDAY)))
    assert time.process_time() - started < 10
