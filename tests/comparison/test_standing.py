"""Relations and tellings of documents, joined across them."""

from dataclasses import replace

from made import made
from rashomon.comparison.standing import join_relations
from rashomon.comparison.timeline import collect_tellings
from rashomon.types import Annotations, Entity, Event, EventMention, Member, Relation, Span, Told


def _saying(number: int, relations: tuple[Relation, ...] = (), events: tuple[EventMention, ...] = ()) -> Annotations:
    _, annotations = made(f"Document {number}. Torvenia fights Khadran.")
    return replace(annotations, relations=relations, events=events)


def test_one_relation_with_every_place_that_asserts_it() -> None:
    """What holds both ways is one relation whichever end was told first; who is one with itself stands in none."""
    one = _saying(1, (Relation("fights", "e1", "e2", (Span(0, 8),), None),))
    two = _saying(2, (Relation("fights", "e2", "e1", (Span(9, 15),), None), Relation("leads", "e1", "e3", (), None)))
    owner = {
        Member(document.document.id, local): entity
        for document in (one, two)
        for local, entity in (("e1", "E1"), ("e2", "E2"), ("e3", "E1"))
    }
    (joined,) = join_relations([one, two], owner)
    assert (joined.kind, joined.origin, joined.target) == ("fights", "E1", "E2")
    assert [each.passage.document for each in joined.asserted] == [one.document.id, two.document.id]


def test_a_people_stands_for_its_country() -> None:
    """The Torvenian premier leads Torvenia, where another document names it; without one the people stays."""
    people, country = Entity("e2", "Torvenian", "norp", (), None, ()), Entity("e2", "Torvenia", "place", (), None, ())
    leads = (Relation("leads", "e1", "e2", (Span(0, 8),), None),)
    one, two = replace(_saying(1, leads), entities=(people,)), replace(_saying(2, leads), entities=(country,))
    owner = {
        Member(one.document.id, "e1"): "E1",
        Member(one.document.id, "e2"): "E2",
        Member(two.document.id, "e1"): "E1",
        Member(two.document.id, "e2"): "E3",
    }
    (joined,) = join_relations([one, two], owner)
    assert (joined.target, len(joined.asserted)) == ("E3", 2)
    assert [each.target for each in join_relations([one], owner)] == ["E2"]


def test_tellings_name_their_event_and_passage() -> None:
    """A mention without a day is told all the same; one of no event is left out."""
    mention = EventMention("ev1", 0, 8, "assault", (), None, None, (), None, "+", "happened")
    document = _saying(1, events=(mention, replace(mention, id="ev2")))
    event = Event("V1", "attack", "assault", None, None, None, (), (Told(document.document.id, "ev1"),))
    (telling,) = collect_tellings([document], [event], {})
    assert (telling.event, telling.passage.span, telling.earliest) == ("V1", Span(0, 8), None)
