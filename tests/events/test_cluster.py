"""Event mentions of several documents are one happening where much speaks for it, and two where it does not."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from happened import Happened, by_name, tell_of
from rashomon.events.cluster import cluster_all, cluster_events, find_stories
from rashomon.types import Annotations, Event

MARCH_3 = date(2020, 3, 3)
KILLED = tell_of(
    "d1",
    "Torven Sorel, who led the harbour guard, was killed near Hadrim on 3 March 2020 when a shell hit his car.",
    Happened("killed", recipient="Torven Sorel", place="Hadrim", on=("3 March 2020", MARCH_3)),
)
ASSASSINATED = tell_of(
    "d2",
    "The assassination of Torven Sorel near Hadrim on 3 March shook the harbour guard, which Sorel led.",
    Happened("assassination", recipient="Torven Sorel", place="Hadrim", on=("3 March", MARCH_3)),
)
OTHER_KILLED = tell_of(
    "d3",
    "Mirel Anda, a teacher, was killed in Vesmer on 9 May 2021 by a falling crane, her school said.",
    Happened("killed", recipient="Mirel Anda", place="Vesmer", on=("9 May 2021", date(2021, 5, 9))),
)
VOTED = tell_of(
    "d4",
    "Torven Sorel voted against the harbour law in Hadrim on 3 March.",
    Happened("voted", type="vote", actor="Torven Sorel", place="Hadrim", on=("3 March", MARCH_3)),
)


RESIGNED = tell_of(
    "d5",
    "Munir Zawraq resigned on 5 March, his house said in a short note to the port.",
    Happened("resigned", type="appointment", actor="Munir Zawraq", on=("5 March", date(2020, 3, 5))),
)
DISMISSED = tell_of(
    "d6",
    "A year of quarrels ended: the president dismissed Munir Zawraq on 5 March.",
    Happened("dismissed", type="appointment", recipient="Munir Zawraq", on=("5 March", date(2020, 3, 5))),
)
KILLED_BEFORE = tell_of(
    "d8",
    "Torven Sorel, who led the harbour guard, was killed near Hadrim on 3 March 2015 when a shell hit his car.",
    Happened("killed", recipient="Torven Sorel", place="Hadrim", on=("3 March 2015", date(2015, 3, 3))),
)
KILLED_AGAIN = tell_of(
    "d9",
    "Torven Sorel was killed, a fisherman in Vesmer said on Monday.",
    Happened("killed", recipient="Torven Sorel", place="Vesmer"),
    published=date(2020, 3, 9),
)
WITHDREW = tell_of(
    "da",
    "The withdrawal of Orlan troops from Vesmer ended on 31 March.",
    Happened("withdrawal", type="yield", actor="Orlan", place="Vesmer", on=("31 March", date(2020, 3, 31))),
    published=date(2020, 4, 2),
)
DRIVEN_OUT = tell_of(
    "db",
    "It was the harbour guard, its chief wrote, that drove the Orlan army out of Vesmer on 31 March.",
    Happened("drove", type="assault", recipient="Orlan", place="Vesmer", on=("31 March", date(2020, 3, 31))),
    published=date(2023, 1, 9),
)
DROVE_PAST = tell_of(
    "dc",
    "It was the harbour guard, its chief wrote, that drove the Orlan minister past Vesmer on 31 March.",
    Happened("drove", type="assault", recipient="Orlan", place="Vesmer", on=("31 March", date(2020, 3, 31))),
    published=date(2023, 1, 9),
)
PRAISED_BEFORE = tell_of(
    "dd",
    "Ilen Varo praised Orlan at length, as he had not done before in the harbour.",
    Happened("praised", type="support", actor="Ilen Varo", recipient="Orlan"),
    published=date(2017, 5, 1),
)
PRAISED_NOW = tell_of(
    "de",
    "Ilen Varo praised Mirel Anda at length, as he had not done before in the harbour.",
    Happened("praised", type="support", actor="Ilen Varo", recipient="Mirel Anda"),
    published=date(2020, 5, 1),
)
PRAISED_AGAIN = tell_of(
    "df",
    "Ilen Varo praised Mirel Anda at length, as he had not done before in the harbour, a clerk said.",
    Happened("praised", type="support", actor="Ilen Varo", recipient="Mirel Anda"),
    published=date(2020, 5, 2),
)
ASKED = tell_of(
    "d7",
    "The harbour guard asked for calm. Later the crew asked for blankets, and a clerk asked nothing.",
    Happened("asked for calm", type="request"),
    Happened("asked for blankets", type="request"),
    Happened("asked nothing", type="request"),
)


def clustered(documents: Sequence[Annotations]) -> tuple[Event, ...]:
    """Give the events of documents whose names are unique."""
    return cluster_events(documents, by_name(documents))


def groups(events: Sequence[Event]) -> set[frozenset[str]]:
    """Give the mentions of each event."""
    return {frozenset(f"{m.document} {m.event}" for m in event.members) for event in events}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (KILLED, ASSASSINATED, True),  # another word, same man, place and day
        (KILLED, OTHER_KILLED, False),  # same word, another man, place and day
        (KILLED, VOTED, False),  # same man, place and day, another happening
        (ASSASSINATED, OTHER_KILLED, False),
        (RESIGNED, DISMISSED, True),  # rival words for what befell one man on one day
        (RESIGNED, KILLED, False),
        (KILLED, KILLED_BEFORE, False),  # all alike, but years between
        (WITHDREW, DRIVEN_OUT, True),  # rival words, the particle behind the object
        (WITHDREW, DROVE_PAST, False),
        (PRAISED_BEFORE, PRAISED_NOW, False),  # no day is told, and years lie between who is praised
        (PRAISED_NOW, PRAISED_AGAIN, True),
    ],
)
def test_two_are_one_where_word_people_and_days_go_together(one: Annotations, other: Annotations, same: bool) -> None:  # noqa: FBT001 - a case table
    """One word is not enough, nor is one man."""
    assert (len(clustered([one, other])) == 1) is same


def test_what_happens_many_times_in_a_story_is_not_one_for_a_word_alone() -> None:
    """Three requests in one text stay three."""
    assert len(clustered([ASKED])) == 3


def test_the_order_of_documents_does_not_matter() -> None:
    """All orders give the same events with the same ids."""
    known = [KILLED, ASSASSINATED, OTHER_KILLED, VOTED]
    results = {clustered(order) for order in permutations(known)}
    assert len(results) == 1


def test_an_id_stays_when_documents_are_added() -> None:
    """The id is made of the earliest mention alone."""
    alone = {event.id for event in clustered([KILLED, VOTED])}
    assert alone <= {event.id for event in clustered([KILLED, VOTED, ASSASSINATED, OTHER_KILLED])}


def test_what_looks_like_one_and_was_not_joined_is_asked() -> None:
    """Of two events the pair that is most alike is told, with its score."""
    told = cluster_all([KILLED, VOTED, KILLED_AGAIN], by_name([KILLED, VOTED, KILLED_AGAIN]))
    for one in told.unsure:
        assert one.one.home != one.other.home
        assert 0.25 <= one.score <= 1
    assert clustered([KILLED, VOTED, KILLED_AGAIN]) == told.events


def test_an_event_has_days_place_people_and_a_label_from_its_tellings() -> None:
    """The label is what a person would write."""
    (event,) = clustered([KILLED, ASSASSINATED])
    assert event.label == "Killing of Torven Sorel in Hadrim, 3 March 2020"
    assert (event.earliest, event.before, event.place) == (MARCH_3, date(2020, 3, 4), "E Hadrim")
    assert [(party.role, party.entity) for party in event.participants] == [("recipient", "E Torven Sorel")]


def test_nothing_comes_of_nothing() -> None:
    """No documents, or documents that tell of nothing, give no events."""
    assert clustered([]) == ()
    assert clustered([tell_of("d9", "It rained.")]) == ()


def test_documents_of_one_story_are_found() -> None:
    """The happening is told by two documents, another by a third."""
    stories = find_stories([KILLED, ASSASSINATED, OTHER_KILLED])
    assert stories["d1"] != stories["d3"]


WORDS = st.sampled_from(
    ["killed", "killing", "voted", "Torven Sorel", "Mirel Anda", "in Hadrim", ".", "\n", "é", "“", "shot"]
)


@st.composite
def documents(draw: st.DrawFn) -> list[Annotations]:
    """Give some documents of few words, each with happenings at any of them."""
    found = []
    for number in range(draw(st.integers(0, 5))):
        text = " ".join(draw(st.lists(st.one_of(WORDS, st.text(max_size=6)), min_size=1, max_size=12)))
        told = [
            Happened(word, recipient=draw(st.sampled_from([None, "Torven Sorel", "Mirel Anda"])))
            for word in ("killed", "killing", "voted", "shot")
            if word in text
        ]
        found.append(tell_of(f"d{number}", text, *told))
    return found


@settings(max_examples=60, deadline=None)
@given(documents(), st.randoms())
def test_any_documents_give_each_mention_one_event_in_any_order(some: list[Annotations], chance: object) -> None:
    """Every mention is in one event, ids differ, and shuffling changes nothing."""
    events = clustered(some)
    members = [member for event in events for member in event.members]
    assert len(members) == len(set(members)) == sum(len(one.events) for one in some)
    assert len({event.id for event in events}) == len(events)
    shuffled = list(some)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert clustered(shuffled) == events


COURSE = (
    "Torven Sorel steered the ferry Lanthe into Hadrim with 40 sheep aboard and a broken rudder. Shepherds carried lanterns "
    "along the quay, a brass band played, and 12 barrels of cider were rolled from the brewery to the lighthouse."
)
OTHER = "Mirel Anda opened a bakery in Vesmer and sold seven kinds of bread to the weavers."
STEERED = Happened("steered", type="travel", actor="Torven Sorel", place="Hadrim")
OPENED = Happened("opened", type="economic", actor="Mirel Anda", place="Vesmer")
APPEALED = Happened("appealed", type="request")


@pytest.mark.parametrize(
    ("text", "told", "same"),
    [
        (COURSE, STEERED, True),  # two texts that tell the same course of things
        (OTHER, OPENED, False),
    ],
)
def test_very_near_texts_need_no_more_than_the_word(text: str, told: Happened, same: bool) -> None:  # noqa: FBT001 - a case table
    """What happens many times in a story is one by its word alone in two texts that are nearly one."""
    first = tell_of(
        "n1", f"{COURSE} Before the tide turned the crew appealed, soaked and shivering.", STEERED, APPEALED
    )
    second = tell_of(
        "n2", f"{text} It was cold when they appealed; nobody on deck could feel his hands.", told, APPEALED
    )
    event_of = {f"{m.document} {m.event}": event.id for event in clustered([first, second]) for m in event.members}
    assert (event_of["n1 ev2"] == event_of["n2 ev2"]) is same
