"""What two happenings in one clause share: who was killed in an attack was whom the attack befell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.events.arguments import Cast, Part
from rashomon.events.triggers import Trigger, is_in, is_passive
from rashomon.lexicon.tree import Tree

_NEAR = 4  # words between nouns told in one breath
_IN = frozenset({"in", "by", "during", "from", "at", "with"})
_DEEDS = frozenset({"assault", "disaster"})


def share(tree: Tree, triggers: Sequence[Trigger], casts: Sequence[Cast]) -> list[Cast]:
    """Give the casts with what a harm and the deed that did it have in common."""
    found = list(casts)
    place = {trigger.at: number for number, trigger in enumerate(triggers)}
    for harm, deed in links(tree, triggers):
        one, other = place[harm.at], place[deed.at]
        found[one], found[other] = _joined(found[one], found[other])
    for one, other in _joined_nouns(tree, triggers, place):
        if not found[other].parts:
            found[other] = replace(found[one], beside=list(found[other].beside))
        elif not found[one].parts:
            found[one] = replace(found[other], beside=list(found[one].beside))
    return found


def _joined_nouns(tree: Tree, triggers: Sequence[Trigger], place: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Give nouns that are told in one breath: "the killing and destruction of"."""
    for trigger in triggers:
        head = tree.head(trigger.at)
        near = head is not None and trigger.at - head <= _NEAR
        if not trigger.verbal and tree.words[trigger.at].deprel == "conj" and head in place and near:
            yield place[head], place[trigger.at]


def links(tree: Tree, triggers: Sequence[Trigger]) -> Iterator[tuple[Trigger, Trigger]]:
    """Give harms with the deed that did them: "killed in a strike", "the strike killed", "his death in a strike"."""
    deeds = {t.at: t for t in triggers if not t.verbal and t.type in _DEEDS}
    for harm in triggers:
        if not (harm.type == "death" or (harm.verbal and is_in(tree, harm.at, "harm"))):
            continue
        deed = next((deeds[at] for at in _beside(tree, harm) if at in deeds and at != harm.at), None)
        if deed is not None:
            yield harm, deed


def _beside(tree: Tree, harm: Trigger) -> Iterator[int]:
    heads = [harm.at, *harm.frames]
    yield from (at for head in heads for at in tree.children(head, "obl", "nmod") if tree.case(at) in _IN)
    if harm.verbal and not is_passive(tree, harm.at):
        yield from tree.children(harm.at, "nsubj")
        head = tree.head(harm.at)
        if tree.words[harm.at].deprel == "acl" and head is not None:
            yield head


def _joined(harm: Cast, deed: Cast) -> tuple[Cast, Cast]:
    """Give both with what the other tells and they do not."""
    victims = [p for p in harm.parts if p.role == "recipient"]
    doers = [p for p in deed.parts if p.role in {"actor", "instrument"}]
    told = replace(deed, parts=[*deed.parts, *([] if deed.has("recipient") else victims)])
    own = [p for p in harm.parts if p.role != "instrument" or p.at not in {d.at for d in doers}]
    taken = {p.at for p in own}
    new = [Part(p.role, p.at) for p in doers if p.at not in taken and not harm.has(p.role)]
    borne = replace(harm, parts=[*own, *new])
    borne.place, told.place = (
        harm.place if harm.place is not None else deed.place,
        deed.place if deed.place is not None else harm.place,
    )
    return borne, told
