"""What people decide of events holds over what the rules say, of whole events, and leaves nothing when taken back."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from happened import by_name
from rashomon.comparing import compare_all
from rashomon.deciding import find_event
from rashomon.types import Annotations, Comparison, CorpusEntity, Event, Member, Ruling, RulingKind, Target

from .test_cluster import ASSASSINATED, DISMISSED, KILLED, OTHER_KILLED, RESIGNED, VOTED

EVERY = [KILLED, ASSASSINATED, OTHER_KILLED, VOTED, RESIGNED, DISMISSED]


def target(document: Annotations, words: str) -> Target:
    """Give where words first stand in a document."""
    start = document.document.text.index(words)
    return Target(document.document.id, start, start + len(words), words)


K = target(KILLED, "killed")
A = target(ASSASSINATED, "assassination")
O = target(OTHER_KILLED, "killed")  # noqa: E741 - the other
V = target(VOTED, "voted")
R = target(RESIGNED, "resigned")
D = target(DISMISSED, "dismissed")


def ruling(number: int, kind: RulingKind, one: Target, other: Target) -> Ruling:
    """Give a decision on events."""
    return Ruling(number, kind, (one,), other, subject="event")


def compared(*rulings: Ruling, documents: Sequence[Annotations] = EVERY) -> Comparison:
    """Compare documents, one corpus entity a name."""
    members: dict[str, list[Member]] = {}
    for member, entity in by_name(documents).items():
        members.setdefault(entity, []).append(member)
    entities = [
        CorpusEntity(name, name[2:], "person", (), tuple(some), tuple(one.document for one in some), len(some))
        for name, some in members.items()
    ]
    return compare_all(documents, entities, rulings)


def groups(found: Comparison) -> set[frozenset[str]]:
    """Give the documents that tell each event."""
    return {frozenset(one.document for one in event.event.members) for event in found.events}


RULED = groups(compared())


def test_by_rule_alone() -> None:
    """What the decisions below change."""
    assert {frozenset({"d1", "d2"}), frozenset({"d3"}), frozenset({"d4"}), frozenset({"d5", "d6"})} == RULED


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        ([("same", K, O)], [{"d1", "d2", "d3"}, {"d4"}, {"d5", "d6"}]),  # all of an event goes with the words named
        ([("same", A, O), ("same", O, V)], [{"d1", "d2", "d3", "d4"}, {"d5", "d6"}]),
        ([("different", K, A)], [{"d1"}, {"d2"}, {"d3"}, {"d4"}, {"d5", "d6"}]),
        ([("different", K, O)], [{"d1", "d2"}, {"d3"}, {"d4"}, {"d5", "d6"}]),  # they are two already
        ([("different", K, A), ("same", A, V)], [{"d1"}, {"d2", "d4"}, {"d3"}, {"d5", "d6"}]),
        ([("different", R, D), ("same", K, R)], [{"d1", "d2", "d5"}, {"d3"}, {"d4"}, {"d6"}]),
        ([("unsure", K, O)], [{"d1", "d2"}, {"d3"}, {"d4"}, {"d5", "d6"}]),
    ],
)
def test_decided(decided: list[tuple[RulingKind, Target, Target]], expected: list[set[str]]) -> None:
    """Joined and parted as decided, everything else as it was."""
    found = compared(*(ruling(number, *one) for number, one in enumerate(decided, 1)))
    assert groups(found) == {frozenset(one) for one in expected}
    assert {one.state for one in found.standings} == {"applied"}


@pytest.mark.parametrize(
    ("decided", "against", "reason"),
    [
        ([("same", K, O), ("different", O, K)], (1,), "decision 1 makes the two one"),
        ([("different", K, O), ("same", A, O)], (1,), "decision 1 keeps the two apart"),  # of the event of K
        ([("same", K, O), ("same", O, V), ("different", K, V)], (1, 2), "decisions 1, 2 make the two one"),
    ],
)
def test_the_earlier_holds(
    decided: list[tuple[RulingKind, Target, Target]], against: tuple[int, ...], reason: str
) -> None:
    """A decision that contradicts an earlier one waits, and changes nothing."""
    rulings = [ruling(number, *one) for number, one in enumerate(decided, 1)]
    found = compared(*rulings)
    last = found.standings[-1]
    assert (last.state, last.against, last.reason) == ("waits", against, reason)
    assert groups(found) == groups(compared(*rulings[:-1]))


@pytest.mark.parametrize(
    "lost",
    [
        Target("gone", 0, 4, "rain"),
        Target("d1", 4, 8, "moon"),
        target(KILLED, "harbour guard"),  # words that tell of no event
    ],
)
def test_words_that_are_no_event_change_nothing(lost: Target) -> None:
    """Documents come and go, and are read anew: then it is not applicable."""
    found = compared(ruling(1, "same", lost, V))
    assert (found.standings[0].state, groups(found)) == ("not applicable", RULED)


def test_one_and_the_same_words() -> None:
    """Two decisions' words that are one event mention now part nothing."""
    found = compared(ruling(1, "different", K, target(KILLED, "was killed")))
    assert (found.standings[0].state, groups(found)) == ("not applicable", RULED)


def test_what_was_changed_is_told_as_it_was() -> None:
    """The events that a decision changed are told as they would be without it, the others are the same."""
    before, after = compared(), compared(ruling(1, "same", K, O))
    changed = {event.event.id: event.event for event in before.events}
    assert {one.id for one in after.ruled} == {
        id_ for id_, event in changed.items() if {m.document for m in event.members} & {"d1", "d3"}
    }
    assert all(changed[one.id] == one for one in after.ruled)
    kept = {event.event for event in before.events} & {event.event for event in after.events}
    assert {m.document for event in kept for m in event.members} == {"d4", "d5", "d6"}


def test_a_joined_event_is_named_after_all_that_is_told() -> None:
    """Its id is that of its earliest words; its parties are those of both."""
    (joined,) = (one.event for one in compared(ruling(1, "same", K, O)).events if len(one.event.members) == 3)
    assert joined.id in {event.event.id for event in compared().events}
    assert {party.entity for party in joined.participants} >= {"E Torven Sorel", "E Mirel Anda"}


def test_the_order_of_documents_does_not_matter() -> None:
    """All orders of three documents give the same."""
    rulings = (ruling(1, "different", K, A), ruling(2, "same", A, O))
    some = [KILLED, ASSASSINATED, OTHER_KILLED]
    results = {_events(compared(*rulings, documents=list(order))) for order in permutations(some)}
    assert len(results) == 1


def _events(found: Comparison) -> frozenset[Event]:
    return frozenset(one.event for one in found.events)


ENDS = st.sampled_from([K, A, O, V, R, D])
KINDS = st.sampled_from(["same", "different", "unsure"])


@given(st.lists(st.tuples(KINDS, ENDS, ENDS), max_size=5))
@settings(max_examples=25, deadline=None)
def test_any_decisions_at_all(decided: list[tuple[RulingKind, Target, Target]]) -> None:
    """Every mention is in one event; what is applied is so; each decision has one standing."""
    rulings = [ruling(number, *one) for number, one in enumerate(decided, 1)]
    found = compared(*rulings)
    home = {told.document: event.event.id for event in found.events for told in event.event.members}
    assert len(home) == len(EVERY)
    states = {one.number: one.state for one in found.standings}
    assert sorted(states) == [one.number for one in rulings]
    for number, (kind, one, other) in enumerate(decided, 1):
        if states[number] == "applied" and kind != "unsure":
            assert (home[one.document] == home[other.document]) is (kind == "same")


def test_the_mention_that_shares_most_is_meant() -> None:
    """Half of either at least."""
    assert find_event(KILLED, K) is not None
    assert find_event(KILLED, target(KILLED, "killed near Hadrim")) is None
    assert find_event(KILLED, target(KILLED, "was killed")) is not None
