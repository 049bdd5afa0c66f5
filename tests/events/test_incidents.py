"""What is told of one violent happening in many words is one incident; two happenings stay two."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from happened import Happened, by_name, tell_of
from rashomon.events.cluster import cluster_events
from rashomon.events.incidents import Incidents, find_incidents
from rashomon.types import Annotations, Event

MARCH_3, MARCH_4, MARCH_9 = date(2020, 3, 3), date(2020, 3, 4), date(2020, 3, 9)
PUT_UP = date(2020, 3, 10)

SHOT_AT = tell_of(
    "d1",
    "Nine people were killed on Tuesday when a cutter stopped the ferry Morwenna off Hadrim.\nThe shooting lasted an hour.\n"
    "The gunfire was heard in Hadrim.",
    Happened("killed", recipient="Nine people", place="Hadrim", on=("Tuesday", MARCH_3), many=("Nine", 9.0)),
    Happened("shooting", place="Hadrim"),
    Happened("gunfire"),
    published=PUT_UP,
)
MASSACRE = tell_of(
    "d2",
    "The massacre on the ferry Morwenna off Hadrim on Tuesday, in which nine people died, goes unpunished.",
    Happened("massacre", place="Hadrim", on=("Tuesday", MARCH_3)),
    Happened("died", type="death", recipient="nine people"),
    published=PUT_UP,
)
NEXT_NIGHT = tell_of(
    "d3",
    "Before dawn on Wednesday people were murdered on the ferry Morwenna near Hadrim.",
    Happened("murdered", recipient="people", place="Hadrim", on=("Wednesday", MARCH_4)),
    published=PUT_UP,
)
ELSEWHERE = tell_of(
    "d4",
    "A bomb killed people in Vesmer on Monday. The bombing in Vesmer was the first.",
    Happened("killed", recipient="people", place="Vesmer", on=("Monday", MARCH_9)),
    Happened("bombing", place="Vesmer"),
    published=PUT_UP,
)
BOTH_DAYS = tell_of(
    "d5",
    "People were killed off Hadrim on Tuesday.\nOn Wednesday more were killed off Hadrim.",
    Happened("killed off Hadrim on Tuesday", place="Hadrim", on=("Tuesday", MARCH_3)),
    Happened("killed off Hadrim.", place="Hadrim", on=("Wednesday", MARCH_4)),
    published=PUT_UP,
)
ANGRY = tell_of(
    "d6",
    "Ilen Varo attacked the budget in Hadrim on Tuesday. The attack drew applause in Hadrim.",
    Happened("attacked", actor="Ilen Varo", place="Hadrim", on=("Tuesday", MARCH_3)),
    Happened("attack drew", place="Hadrim"),
    published=PUT_UP,
)


UNDATED_TALK = tell_of(
    "d7",
    "Ilen Varo spoke for an hour.\nHe named the harbour.\nHe named the coast.\nThe guard killed people, he said.\n"
    "A bomb was detonated.\nAn ambush followed near the harbour, and more were murdered.",
    Happened("killed", recipient="people"),
    Happened("detonated"),
    Happened("ambush"),
    Happened("murdered"),
    published=PUT_UP,
)
ONE_MAN = tell_of(
    "d8",
    "Torven Sorel was murdered near Hadrim on Tuesday.\nHe had praised the killing of the people of the coast.",
    Happened("murdered", recipient="Torven Sorel", place="Hadrim", on=("Tuesday", MARCH_3)),
    Happened("killing", recipient="the people"),
    published=PUT_UP,
)


def found(documents: Sequence[Annotations]) -> Incidents:
    """Give the incidents of documents that tell one story."""
    owners = by_name(documents)
    names = {entity: entity.removeprefix("E ") for entity in owners.values()}
    stories = {one.document.id: "d1" for one in documents}
    return find_incidents(documents, owners, cluster_events(documents, owners, names), stories, names)


def clustered(documents: Sequence[Annotations]) -> Sequence[Event]:
    """Give the events before incidents are looked for."""
    return cluster_events(documents, by_name(documents))


def groups(events: Sequence[Event]) -> set[frozenset[str]]:
    """Give the mentions of each event."""
    return {frozenset(f"{m.document} {m.event}" for m in event.members) for event in events}


def are_one(documents: Sequence[Annotations]) -> bool:
    """Tell whether all that documents tell is one event."""
    return len(found(documents).events) == 1


def test_many_words_for_one_happening_are_one_incident() -> None:
    """Killed, shooting, gunfire, massacre, died."""
    (event,) = found([SHOT_AT, MASSACRE]).events
    assert len(event.members) == 5
    assert (event.earliest, event.before) == (MARCH_3, MARCH_4)


def test_a_night_joins_two_days_unless_a_text_tells_them_apart() -> None:
    """Tuesday and before dawn on Wednesday."""
    assert are_one([SHOT_AT, NEXT_NIGHT])
    assert len(found([SHOT_AT, NEXT_NIGHT, BOTH_DAYS]).events) > 1


def test_another_day_in_another_town_is_another_incident() -> None:
    """Two stay two."""
    assert groups(found([SHOT_AT, ELSEWHERE]).events) == {
        frozenset({"d1 ev1", "d1 ev2", "d1 ev3"}),
        frozenset({"d4 ev1", "d4 ev2"}),
    }


def test_attacks_in_words_are_no_incident() -> None:
    """Something firm must be told: somebody killed, hurt, shot, bombed."""
    assert not found([ANGRY]).scenes


def test_a_long_talk_without_a_day_is_no_incident() -> None:
    """Where neither a day nor the first sentences tell of one, what is told of violence stays apart."""
    assert groups(found([UNDATED_TALK]).events) == groups(clustered([UNDATED_TALK]))


def test_what_befell_others_is_not_of_one_mans_death() -> None:
    """His murder and a killing of people that he praised are two, though they stand side by side."""
    assert groups(found([ONE_MAN]).events) == {frozenset({"d8 ev1"}), frozenset({"d8 ev2"})}


def test_the_scene_is_where_a_document_tells_of_it() -> None:
    """Each document of an incident has one, and its sentences lie in the text."""
    documents = [SHOT_AT, MASSACRE]
    ((_, scenes),) = found(documents).scenes.items()
    for document in documents:
        scene = scenes[document.document.id]
        assert scene.told
        assert all(0 <= span.start < span.end <= len(document.document.text) for span in (*scene.told, *scene.around))


def test_the_label_tells_what_was_struck() -> None:
    """The deed that most documents tell, not the first word."""
    named = tell_of(
        "d7",
        "The shooting at the ferry Morwenna near Hadrim on Tuesday killed nine people.",
        Happened("shooting", place="Hadrim", actor="Morwenna", on=("Tuesday", MARCH_3)),
        Happened("killed", recipient="nine people"),
        published=PUT_UP,
    )
    (event,) = found([named]).events
    assert event.label == "Shooting at the ferry Morwenna in Hadrim, 3 March 2020"


def test_the_order_of_documents_does_not_matter() -> None:
    """Every order gives the same events."""
    documents = [SHOT_AT, MASSACRE, NEXT_NIGHT, ELSEWHERE]
    first = found(documents).events
    assert all(found(order).events == first for order in permutations(documents))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    """Nothing crashes, and no mention is lost or told twice."""
    odd = tell_of("d9", text + " killed here", Happened("killed"))
    events = found([SHOT_AT, odd]).events
    members = [member for event in events for member in event.members]
    assert len(members) == len(set(members)) == len(SHOT_AT.events) + 1
