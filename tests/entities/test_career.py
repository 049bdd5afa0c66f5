"""Offices across documents: one career in time order, and what was held on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.career import build_career
from rashomon.entities.holding import office_at
from rashomon.entities.resolve import resolve
from rashomon.types import Annotations, Interval, Office, OfficeStatus, OfficeTold, Span, TimeExpression, Zone
from told import Told, tell

FIRST, LATER, LAST = date(2011, 12, 12), date(2017, 7, 21), date(2020, 12, 26)


def told(title: str, day: date | None, status: OfficeStatus | None = None, of: str | None = None) -> Office:
    """Give one document's telling of an office."""
    return Office(title, of, status, None, None, (), (OfficeTold(f"d {day}", day, status, (Span(0, 1),)),))


CAREER = (
    told("former PM".removeprefix("former "), LAST, "former", "Khadran"),
    told("Prime Minister", FIRST, None, "Khadran"),
    told("vice president", LATER, None, "Khadran"),
)


def test_one_career_and_no_contradiction() -> None:
    """Prime minister, then vice president, then former prime minister: two offices in time order."""
    career = build_career(CAREER)
    assert [(one.title, one.of, one.status) for one in career] == [
        ("Prime Minister", "Khadran", "former"),
        ("vice president", "Khadran", None),
    ]
    assert [(one.day, one.status) for one in career[0].told] == [(FIRST, None), (LAST, "former")]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (FIRST, ("Prime Minister", None)),
        (FIRST - timedelta(days=30), ("Prime Minister", None)),
        (date(2011, 1, 1), None),
        (date(2013, 6, 1), ("Prime Minister", None)),
        (LATER, ("vice president", None)),
        (LATER + timedelta(days=60), ("vice president", None)),
        (date(2019, 6, 1), None),
        (LAST, ("Prime Minister", "former")),
        (date(2035, 1, 1), ("Prime Minister", "former")),
    ],
)
def test_the_office_on_a_day(day: date, expected: tuple[str, str | None] | None) -> None:
    """What is told nearest to the day counts; long after, an office told as held tells nothing, a former one does."""
    career = build_career([*CAREER, told("Prime Minister", date(2014, 1, 1), None, "Khadran")])
    found = office_at(career, day)
    assert (None if found is None else (found.title, found.status)) == expected


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (("PM", "Khadran"), ("Prime Minister", "Khadran"), True),
        (("premier", None), ("prime minister", "Torvenia"), True),
        (("Minister of Ports", None), ("ports minister", "Khadran"), True),
        (("minister", None), ("Minister of Ports", "Khadran"), True),
        (("Secretary General", "League"), ("secretary-general", "League"), True),
        (("president", "Torvenian"), ("president", "Torvenia"), True),
        (("president", None), ("vice president", None), False),
        (("minister", None), ("prime minister", None), False),
        (("mayor", "Warda"), ("mayor", "Hallin"), False),
        (("leader", "Salt Party"), ("secretary general", "Salt Party"), False),
    ],
)
def test_which_tellings_are_of_one_office(
    one: tuple[str, str | None], other: tuple[str, str | None], *, joined: bool
) -> None:
    """Wordings of one office are one; another rank, another body and another field are not."""
    first, second = told(one[0], FIRST, None, one[1]), told(other[0], LATER, None, other[1])
    assert (len(build_career([first, second])) == 1) is joined
    assert build_career([first, second]) == build_career([second, first])


def test_a_deputy_is_not_the_chief() -> None:
    """A deputy prime minister and a prime minister are two offices."""
    assert len(build_career([told("Prime Minister", FIRST, "deputy"), told("Prime Minister", LATER)])) == 2


def test_a_short_wording_that_fits_two_stays_alone() -> None:
    """A minister is neither the ports nor the finance minister's."""
    career = build_career([told("minister", FIRST), told("ports minister", LATER), told("finance minister", LAST)])
    assert len(career) == 3


def test_told_days_rule() -> None:
    """Since and until tell what no document of the time does."""
    office = replace(told("mayor", LAST, "former"), since=date(2003, 1, 1), until=date(2012, 1, 1))
    career = build_career([office])
    status = {day: office_at(career, day) for day in (date(2002, 1, 1), date(2005, 1, 1), date(2012, 1, 1))}
    assert [None if one is None else one.status for one in status.values()] == [None, None, "former"]
    assert [one is None for one in status.values()] == [True, False, False]


def test_an_earlier_telling_is_against_since() -> None:
    """Who was acting commander in February did not begin in March, though confirmed then."""
    confirmed = replace(told("commander", LATER), since=date(2017, 7, 1))
    (office,) = build_career([confirmed, told("commander", date(2017, 6, 1), "acting")])
    assert office.since is None


def test_a_rank_stands_back() -> None:
    """A general who is minister is called minister."""
    found = office_at(build_career([told("General", LATER), told("Defence Minister", LATER)]), LATER)
    assert found is not None
    assert found.title == "Defence Minister"


OFFICES = st.builds(
    Office,
    title=st.sampled_from(["minister", "Minister of Ports", "ports minister", "prime minister", "PM", "", "General"]),
    of=st.sampled_from([None, "Khadran", "Khadrani", "Torvenia"]),
    status=st.sampled_from([None, "former", "acting", "deputy", "late", "elect"]),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    evidence=st.just(()),
    told=st.lists(
        st.builds(
            OfficeTold,
            document=st.sampled_from(["d1", "d2"]),
            day=st.none() | st.dates(),
            status=st.sampled_from([None, "former", "late", "acting"]),
            evidence=st.just(()),
        ),
        max_size=2,
    ).map(tuple),
)


@given(st.lists(OFFICES, max_size=6), st.randoms(use_true_random=False), st.dates())
def test_order_does_not_matter(offices: Sequence[Office], random: object, day: date) -> None:
    """Any order of tellings gives the same career and the same office on a day; no telling is lost."""
    mixed = list(offices)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    career = build_career(offices)
    assert build_career(mixed) == career
    assert office_at(career, day) == office_at(build_career(mixed), day)
    assert {one for office in offices for one in office.told} == {one for office in career for one in office.told}


@given(st.lists(OFFICES, max_size=5))
def test_building_again_changes_nothing(offices: Sequence[Office]) -> None:
    """A career built of a career is the same."""
    career = build_career(offices)
    assert build_career(career) == career


def dated(number: int, day: date, *who: Told, caption: date | None = None) -> Annotations:
    """Give a document put up on a day; with ``caption``, all of it is a caption of that day."""
    document = tell(number, *who)
    text = document.document.text
    document = replace(document, document=replace(document.document, published=day))
    if caption is None:
        return document
    time = TimeExpression("t1", 0, 1, caption, caption + timedelta(days=1), "day", "absolute", None, None)
    return replace(document, zones=(Zone("z1", "caption", 0, len(text)),), times=(time,))


def with_evidence(document: Annotations) -> Annotations:
    """Give the offices a place in the text."""
    entities = [
        replace(one, offices=tuple(replace(office, evidence=(Span(0, 3),)) for office in one.offices))
        for one in document.entities
    ]
    return replace(document, entities=tuple(entities))


def test_an_entity_has_its_career() -> None:
    """Across documents an entity has its offices in time order, in whatever order the documents come."""
    documents = [
        with_evidence(dated(1, LATER, Told("Ali Haroun", office="Prime Minister/Khadran"), caption=FIRST)),
        dated(2, LATER, Told("Ali Haroun", office="Vice President/Khadran")),
        dated(3, LAST, Told("Ali Haroun", office="Prime Minister/Khadran")),
    ]
    found = {resolve(order) for order in permutations(documents)}
    ((entity,),) = found
    assert [office.title for office in entity.offices] == ["Prime Minister", "Vice President"]
    assert [one.day for one in entity.offices[0].told] == [FIRST, LAST]


def test_words_of_somebody_count_for_the_day_they_were_said() -> None:
    """An office told inside an utterance is told as of the day of the utterance."""
    from rashomon.types import Attribution

    document = with_evidence(dated(1, LAST, Told("Ali Haroun", office="mayor")))
    said = Interval(FIRST, FIRST + timedelta(days=1), "day")
    words = Attribution("a1", "direct", (Span(0, 9),), None, None, "says", "+", None, (), None, None, said, 1.0)
    (entity,) = resolve([replace(document, attributions=(words,))])
    assert [one.day for one in entity.offices[0].told] == [FIRST]
