"""The findings of an event drawn together: what cannot all hold, as positions with everybody who tells each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from rashomon.types import Aspect, ComparedEvent, Detail, Disagreement, Finding, Passage, Position

_LIGHT: Mapping[Aspect, float] = {"wording": 0.25, "according to": 0.25}
"""Aspects whose disagreements weigh less: words differ where facts do not."""


class _Told(NamedTuple):
    """A detail by its account's place in the event and its own in the account."""

    account: int
    detail: int


def find_disagreements(events: Iterable[ComparedEvent], voice_of: Mapping[str, str]) -> tuple[Disagreement, ...]:
    """Give every disagreement, the weightiest first; documents of one voice (copies) count once."""
    found = [each for event in events for each in _disagreements_of(event, voice_of)]
    return tuple(sorted(found, key=lambda each: (-each.weight, each.event, each.aspect, each.positions[0].words)))


def _disagreements_of(event: ComparedEvent, voice_of: Mapping[str, str]) -> Iterator[Disagreement]:
    against = _edges(event, {"contradicts"})
    agreeing, fitting = _edges(event, {"agrees"}), _edges(event, {"agrees", "compatible"})
    for group in _components(against, agreeing):
        sides = [_lead_first(event, side) for side in _sides(event, group, against, fitting)]
        positions = [_position(event, side) for side in sides]
        weights = [len({voice_of.get(place.document, place.document) for place in each.places}) for each in positions]
        aspect = _detail(event, group[0]).aspect
        yield Disagreement(
            event=event.event.id,
            aspect=aspect,
            positions=tuple(positions),
            reason=_reason(event, sides[0], sides[1]),
            weight=(10 * weights[1] + sum(weights)) * _LIGHT.get(aspect, 1.0),
        )


def _edges(event: ComparedEvent, relations: AbstractSet[str]) -> dict[_Told, set[_Told]]:
    """Give for each detail those that it has a finding of one of these relations with."""
    edges: dict[_Told, set[_Told]] = defaultdict(set)
    for finding in event.findings:
        ends = _ends(event, finding)
        if finding.relation in relations and len(ends) == 2:  # noqa: PLR2004 - a finding has two ends
            edges[ends[0]].add(ends[1])
            edges[ends[1]].add(ends[0])
    return edges


def _ends(event: ComparedEvent, finding: Finding) -> list[_Told]:
    """Give the two details that a finding is about; none where it is about a sum of several."""
    if len(finding.evidence) != len(finding.accounts):
        return []
    return [
        _Told(account, number)
        for account, passage in zip(finding.accounts, finding.evidence, strict=True)
        for number, detail in enumerate(event.accounts[account].details)
        if detail.aspect == finding.aspect and passage.span in detail.evidence
    ]


def _components(against: Mapping[_Told, set[_Told]], agreeing: Mapping[_Told, set[_Told]]) -> Iterator[list[_Told]]:
    """Give the details that contradictions tie together, with those that agree with them, each group in order."""
    left = set(against)
    while left:
        group, todo = set[_Told](), [min(left)]
        while todo:
            told = todo.pop()
            if told not in group:
                group.add(told)
                todo.extend(against.get(told, set()) | agreeing.get(told, set()))
        left -= group
        yield sorted(group)


def _sides(
    event: ComparedEvent,
    group: list[_Told],
    against: Mapping[_Told, set[_Told]],
    fitting: Mapping[_Told, set[_Told]],
) -> list[list[_Told]]:
    """Part a group into sides: who fits a side and contradicts nobody on it joins it, the most told first."""
    sides: list[list[_Told]] = []
    for told in sorted(group, key=lambda each: (-len(fitting.get(each, ())), each)):
        with_each = fitting.get(told, set())
        side = next((side for side in sides if _is_of(event, told, side, against.get(told, set()), with_each)), None)
        if side is None:
            sides.append([told])
        else:
            side.append(told)
    return sorted(sides, key=lambda side: (-len({told.account for told in side}), side))


def _is_of(event: ComparedEvent, told: _Told, side: list[_Told], against: set[_Told], with_each: set[_Told]) -> bool:
    if against & set(side):
        return False
    value = _detail(event, told).value
    return bool(with_each & set(side)) or any(_detail(event, other).value == value for other in side)


def _lead_first(event: ComparedEvent, side: list[_Told]) -> list[_Told]:
    """Order a side as it is shown: the outlets' own words, whom they name, who is not known; what most tell before the rest."""
    details = {told: _detail(event, told) for told in side}
    values = Counter(detail.value for detail in details.values())
    return sorted(side, key=lambda told: (_distance(details[told]), -values[details[told].value], told))


def _distance(detail: Detail) -> int:
    """Tell how far a detail's voice is from the outlet: 0 its own, 1 somebody known, 2 somebody whom nothing identifies."""
    if detail.vouched_by is not None:
        return 1
    return 0 if detail.attribution is None else 2


def _position(event: ComparedEvent, side: list[_Told]) -> Position:
    """Give a side as it is shown, in its order."""
    details = [_detail(event, told) for told in side]
    places = tuple(
        Passage(event.accounts[told.account].document, detail.evidence[0])
        for told, detail in zip(side, details, strict=True)
    )
    return Position(
        words=details[0].text,
        places=places,
        vouched_by=tuple(detail.vouched_by for detail in details),
        attributions=tuple(detail.attribution for detail in details),
    )


def _detail(event: ComparedEvent, told: _Told) -> Detail:
    return event.accounts[told.account].details[told.detail]


def _reason(event: ComparedEvent, one: list[_Told], other: list[_Told]) -> str:
    """Give the reason of the contradiction between what two sides show first, else of one as near to that as there is."""
    place = {told: at for side in (one, other) for at, told in enumerate(side)}
    first, second = set(one), set(other)
    touching = [finding for finding in event.findings if finding.relation == "contradicts"]
    ends = [(set(_ends(event, finding)), finding.reason) for finding in touching]
    across = [(sum(place[told] for told in both), reason) for both, reason in ends if both & first and both & second]
    if across:
        return min(across)[1]
    return next(reason for both, reason in ends if both & first)
