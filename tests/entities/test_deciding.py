"""What people decided holds after every resolving; what contradicts an earlier decision waits and is told."""

from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.entities.resolve import Resolution, resolve_all
from rashomon.types import Annotations, Ruling, Target
from told import Told, tell


def at(document: Annotations, words: str) -> Target:
    """Give a target on the first place where words stand."""
    start = document.document.text.index(words)
    return Target(document.document.id, start, start + len(words), words)


def pair(number: int, kind: str, one: Target, other: Target) -> Ruling:
    """Give a ruling on two."""
    return Ruling(number, kind, (one,), other)  # type: ignore[arg-type]


def names(found: Resolution) -> list[set[str]]:
    """Give the numbers of each entity's documents."""
    return [{document.removeprefix("d") for document in one.documents} for one in found.entities]


ONE = tell(1, Told("Hatim al-Shirai"), Told("Madra", "place"))
TWO = tell(2, Told("Abu Mawj"), Told("Ostrel", "place"))
THREE = tell(3, Told("Omar Tal"))
PRESS = [ONE, TWO, THREE]
SHIRAI, MAWJ, TAL = at(ONE, "Hatim al-Shirai"), at(TWO, "Abu Mawj"), at(THREE, "Omar Tal")


def states(found: Resolution) -> list[tuple[int, str, tuple[int, ...]]]:
    """Give what became of each ruling."""
    return [(one.number, one.state, one.against) for one in found.standings]


def test_same_joins_and_leaves_a_redirect() -> None:
    """The id of the earlier mention lives, the other leads to it."""
    before, found = resolve_all(PRESS), resolve_all(PRESS, [pair(1, "same", MAWJ, SHIRAI)])
    assert {"001", "002"} in names(found)
    ids = {one.name: one.id for one in before.entities}
    assert [(one.id, one.entity) for one in found.retired] == [(ids["Abu Mawj"], ids["Hatim al-Shirai"])]
    assert states(found) == [(1, "applied", ())]


def test_an_id_does_not_depend_on_other_documents() -> None:
    """A document added before or after changes no id; where it joins an entity from the front, the old id leads on."""
    (alone,) = resolve_all([THREE]).entities
    later = resolve_all([*PRESS, tell(4, Told("Omar Tal"))])
    assert alone.id in {one.id for one in later.entities}
    earlier = resolve_all([tell(0, Told("Omar Tal")), THREE])
    assert [(one.id, one.entity) for one in earlier.retired] == [(alone.id, earlier.entities[0].id)]


def test_different_parts_what_the_rules_join() -> None:
    """Each other document goes to the side that it is nearer to."""
    press = [
        tell(1, Told("Ali Sorel"), Told("Madra Bank", "organisation"), Told("Ina Varga")),
        tell(2, Told("Ali Sorel"), Told("Ostrel Port", "organisation"), Told("Petr Oldan")),
        tell(3, Told("Ali Sorel"), Told("Ostrel Port", "organisation"), Told("Petr Oldan")),
        tell(4, Told("Ali Sorel"), Told("Madra Bank", "organisation"), Told("Ina Varga")),
    ]
    sorel = [at(page, "Ali Sorel") for page in press]
    assert {"001", "002", "003", "004"} in names(resolve_all(press))
    found = resolve_all(press, [pair(1, "different", sorel[0], sorel[1])])
    assert {"001", "004"} in names(found)
    assert {"002", "003"} in names(found)


def test_unsure_is_not_asked_again() -> None:
    """The question goes from the list, and comes back without the decision."""
    press = [tell(1, Told("Ali Sorel", office="minister/Iraq")), tell(2, Told("Ali Sorel", office="coach/Chelsea"))]
    one, other = (at(page, "Ali Sorel") for page in press)
    assert len(resolve_all(press).questions) == 1
    for kind in ("unsure", "different", "same"):
        found = resolve_all(press, [pair(1, kind, one, other)])
        assert found.questions == ()
        assert len(found.entities) == (1 if kind == "same" else 2)


@pytest.mark.parametrize(
    ("rulings", "waiting", "against"),
    [
        ([("same", SHIRAI, MAWJ), ("different", MAWJ, SHIRAI)], 2, (1,)),
        ([("different", SHIRAI, MAWJ), ("same", SHIRAI, MAWJ)], 2, (1,)),
        ([("same", SHIRAI, MAWJ), ("same", MAWJ, TAL), ("different", SHIRAI, TAL)], 3, (1, 2)),
        ([("same", SHIRAI, MAWJ), ("different", SHIRAI, TAL), ("same", MAWJ, TAL)], 3, (1, 2)),
        ([("different", SHIRAI, TAL), ("same", SHIRAI, MAWJ), ("same", MAWJ, TAL)], 3, (1, 2)),
        ([("same", SHIRAI, MAWJ), ("different", SHIRAI, TAL), ("different", MAWJ, TAL)], None, ()),
        ([("same", SHIRAI, MAWJ), ("same", SHIRAI, MAWJ)], None, ()),
    ],
)
def test_what_contradicts_an_earlier_one_waits(
    rulings: Sequence[tuple[str, Target, Target]], waiting: int | None, against: tuple[int, ...]
) -> None:
    """The later one is told with those that it contradicts, and all is as without it, until they are taken back."""
    every = [pair(number, *one) for number, one in enumerate(rulings, 1)]
    found = resolve_all(PRESS, every)
    assert [one for one in states(found) if one[1] != "applied"] == ([(waiting, "waits", against)] if waiting else [])
    if waiting:
        rest = [one for one in every if one.number != waiting]
        assert found.entities == resolve_all(PRESS, rest).entities
        free = [one for one in every if one.number not in against]
        assert all(one[1] == "applied" for one in states(resolve_all(PRESS, free)))


def test_what_is_decided_of_one_is_decided_of_its_entity() -> None:
    """A contradiction shows also through documents that the rules join."""
    press = [*PRESS, tell(4, Told("Hatim al-Shirai")), tell(5, Told("Abu Mawj"))]
    again = pair(2, "different", at(press[3], "Hatim al-Shirai"), at(press[4], "Abu Mawj"))
    assert states(resolve_all(press, [pair(1, "same", SHIRAI, MAWJ), again]))[1] == (2, "waits", (1,))


def test_names_and_kinds() -> None:
    """A new name stands first and the old one stays among the others; of two the earlier holds."""
    rulings = [
        Ruling(1, "rename", (MAWJ,), name="Father of the Wave"),
        Ruling(2, "rename", (SHIRAI,), name="H. Shirai"),
        Ruling(3, "kind", (MAWJ,), entity_kind="organisation"),
        pair(4, "same", SHIRAI, MAWJ),
    ]
    found = resolve_all(PRESS, rulings)
    one = next(one for one in found.entities if len(one.documents) == 2)
    assert (one.name, one.kind) == ("Father of the Wave", "organisation")
    assert {"Hatim al-Shirai", "Abu Mawj"} <= set(one.names)
    assert states(found) == [(1, "applied", ()), (2, "waits", (1,)), (3, "applied", ()), (4, "applied", ())]


def test_words_that_moved_or_went() -> None:
    """Words found once elsewhere are the same words; where they are gone the decision is told as not applicable."""
    moved = Target("d003", 40, 48, "Omar Tal")
    gone = Target("d003", 0, 9, "Omar Tall")
    away = Target("d009", 0, 4, "Omar")
    found = resolve_all(PRESS, [pair(1, "same", moved, MAWJ), pair(2, "same", gone, MAWJ), pair(3, "same", away, MAWJ)])
    assert [state for _, state, _ in states(found)] == ["applied", "not applicable", "not applicable"]


WHO = [Told("Ali Sorel"), Told("Sorel"), Told("Omar Tal"), Told("Aly Sorel"), Told("Madra", "place")]
KINDS = st.sampled_from(["same", "different", "unsure"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WHO), min_size=1, max_size=3, unique=True), min_size=2, max_size=5),
    st.data(),
    st.randoms(use_true_random=False),
)
def test_any_rulings_at_all(told: list[list[Told]], data: st.DataObject, dice: object) -> None:
    """Those applied hold, each member is in one entity, and neither order of documents nor of rulings matters."""
    press = [tell(i, *who) for i, who in enumerate(told)]
    words = [at(page, one.name) for page, who in zip(press, told, strict=True) for one in who]
    targets = st.sampled_from(words)
    numbers = count(1)
    rulings = [pair(next(numbers), *one) for one in data.draw(st.lists(st.tuples(KINDS, targets, targets), max_size=6))]
    found = resolve_all(press, rulings)
    members = sorted(member for one in found.entities for member in one.members)
    assert members == sorted((page.document.id, one.id) for page in press for one in page.entities)
    entity_of = {member: one.id for one in found.entities for member in one.members}
    of = {target: entity_of[target.document, _entity(press, target)] for target in words}  # type: ignore[index]
    applied = {one.number for one in found.standings if one.state == "applied"}
    for ruling in rulings:
        assert ruling.other is not None
        if ruling.number in applied and ruling.kind != "unsure":
            assert (of[ruling.about[0]] == of[ruling.other]) is (ruling.kind == "same")
    dice.shuffle(press)  # type: ignore[attr-defined]
    dice.shuffle(rulings)  # type: ignore[attr-defined]
    assert resolve_all(press, rulings) == found


def _entity(press: Sequence[Annotations], target: Target) -> str | None:
    from rashomon.entities.locating import find_mention

    page = next(page for page in press if page.document.id == target.document)
    mention = find_mention(page, target)
    assert mention is not None
    return mention.entity
