"""Numbers and times that the words around them tell to be of one thing, laid beside each other in an event that both tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rashomon.comparison.abreast import Abreast
from rashomon.comparison.accounts import ASPECTS
from rashomon.comparison.dated import Dated
from rashomon.comparison.dates_abreast import Dates
from rashomon.comparison.figures import Figure
from rashomon.comparison.ground import Alongside, Spot
from rashomon.comparison.verdicts import Verdict
from rashomon.types import Account, Annotations, Aspect, Detail, Event, HowMany, Span, When


@dataclass(frozen=True, slots=True)
class Beside:
    """A number or a time told beside an event: where it begins, and as a detail; ``is_age``: it tells how old somebody is."""

    spot: Spot
    detail: Detail
    is_age: bool = False

    @property
    def document(self) -> str:
        """The document that tells it."""
        return self.spot.document


Vouchers = Mapping[str, Mapping[str, str | None]]
"""Who speaks in each attribution of each document; None: nobody with a name."""


class Laid(NamedTuple):
    """Two numbers or times of one thing; ``verdict`` is how two times stand."""

    one: Beside
    other: Beside
    verdict: Verdict | None = None

    @property
    def both(self) -> tuple[Beside, Beside]:
        """The two."""
        return self.one, self.other


class Places:
    """Finds for two numbers or times the event to lay them beside each other in."""

    def __init__(self, documents: Sequence[Annotations], events: Iterable[Event]) -> None:
        self._told: dict[str, dict[str, int]] = defaultdict(dict)
        self._numbered: dict[Spot, set[str]] = defaultdict(set)
        mentions = {(one.document.id, each.id): each for one in documents for each in one.events}
        starts = {(one.document.id, each.id): each.start for one in documents for each in one.quantities}
        times = {(one.document.id, each.id): each.start for one in documents for each in one.times}
        for event in events:
            size = len({told.document for told in event.members})
            for told in event.members:
                self._told[told.document][event.id] = size
                mention = mentions.get((told.document, told.event))
                for name in () if mention is None else mention.quantities:
                    if (told.document, name) in starts:
                        self._numbered[Spot(told.document, starts[told.document, name])].add(event.id)
                if mention is not None and (told.document, mention.time or "") in times:
                    self._numbered[Spot(told.document, times[told.document, mention.time or ""])].add(event.id)

    def find(self, one: Spot, other: Spot) -> str | None:
        """Give the event that both documents tell: one that has both numbers already, else one of them, else the most told."""
        common = self._told[one.document].keys() & self._told[other.document].keys()
        held = self._numbered.get(one, set()), self._numbered.get(other, set())
        return min(
            common,
            key=lambda event: (-((event in held[0]) + (event in held[1])), -self._told[one.document][event], event),
            default=None,
        )

    def find_any(self, one: Spot, other: Spot) -> str | None:
        """Give, for two documents that tell no event both, the most told event of either."""
        told = {**self._told[one.document], **self._told[other.document]}
        return min(told, key=lambda event: (-told[event], event), default=None)


def place_pairs(
    pairs: Iterable[Abreast],
    documents: Sequence[Annotations],
    events: Iterable[Event],
    vouchers: Vouchers,
    dates: Iterable[Dates] = (),
) -> dict[str, list[Laid]]:
    """Give for events the numbers and times that are laid beside each other in them.

    ``vouchers`` name who speaks in attributions.
    """
    places = Places(documents, events)
    told = _Told(documents, vouchers)
    laid = [Laid(told.number(pair.one), told.number(pair.other)) for pair in pairs]
    laid += [Laid(told.time(pair.one), told.time(pair.other), pair.verdict) for pair in dates]
    placed: dict[str, list[Laid]] = defaultdict(list)
    for pair in laid:
        spots = pair.one.spot, pair.other.spot
        event = places.find(*spots) or (places.find_any(*spots) if pair.verdict is None else None)
        if event is not None:
            placed[event].append(pair)
    return placed


class _Told:
    """Gives numbers and times as details, with who vouches for them."""

    def __init__(self, documents: Sequence[Annotations], vouchers: Vouchers) -> None:
        self._documents = documents
        self._vouchers = vouchers

    def number(self, figure: Figure) -> Beside:
        """Give a number as a detail."""
        value = figure.value if figure.value.of is not None else replace(figure.value, of=figure.before)
        span = Span(figure.shown, figure.span.end)
        detail = self._detail("how many", value, span, (figure.home, figure.within))
        return Beside(Spot(self._name(figure.home), figure.number.start), detail, figure.sort == "age")

    def time(self, dated: Dated) -> Beside:
        """Give a day or an hour as a detail."""
        detail = self._detail("when", dated.when, dated.span, (dated.home, dated.within))
        return Beside(Spot(self._name(dated.home), dated.time.start), detail)

    def _name(self, home: int) -> str:
        return self._documents[home].document.id

    def _detail(self, aspect: Aspect, value: HowMany | When, span: Span, held: tuple[int, str | None]) -> Detail:
        home, within = held
        words = " ".join(self._documents[home].document.text[span.start : span.end].split())
        voucher = None if within is None else self._vouchers[self._name(home)].get(within)
        return Detail(aspect, value, words, (span,), voucher, within)


def lay_alongside(
    accounts: Sequence[Account],
    laid: Sequence[Laid],
    apart: Sequence[frozenset[Spot]],
    documents: Mapping[str, Annotations],
) -> tuple[tuple[Account, ...], Alongside]:
    """Give accounts with the numbers and times laid beside each other, those told already left as they are."""
    accounts = _with_others(accounts, laid, documents)
    known = {account.document: account for account in accounts}
    beside = {each.spot: each for pair in laid for each in pair.both if pair.verdict is None}
    times = {each.spot: each for pair in laid for each in pair.both if pair.verdict is not None}
    fresh, fresh_times = (
        {spot: each for spot, each in some.items() if not _is_told(each, known[spot.document])}
        for some in (beside, times)
    )
    added: dict[str, list[Detail]] = defaultdict(list)
    for spot, each in sorted([*fresh.items(), *fresh_times.items()], key=lambda item: item[0]):
        added[spot.document].append(each.detail)
    two = [pair for pair in apart if all(spot.document in known for spot in pair)]
    alongside = Alongside(
        pairs=frozenset(frozenset({one.spot, other.spot}) for one, other, verdict in laid if verdict is None),
        only=frozenset(fresh),
        apart=frozenset(two),
        ages=frozenset(spot for spot, each in beside.items() if each.is_age),
        spots=_by_document({*beside, *(spot for pair in two for spot in pair)}),
        times={frozenset({one.spot, other.spot}): verdict for one, other, verdict in laid if verdict is not None},
        only_times=frozenset(fresh_times),
        time_spots=_by_document(times),
    )
    return tuple(_with(account, added[account.document]) for account in accounts), alongside


def _by_document(spots: Iterable[Spot]) -> dict[str, tuple[Spot, ...]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for spot in sorted(spots):
        found[spot.document].append(spot)
    return {name: tuple(some) for name, some in found.items()}


def _with_others(
    accounts: Sequence[Account], laid: Sequence[Laid], documents: Mapping[str, Annotations]
) -> Sequence[Account]:
    """Add accounts of documents that tell of an event nothing but numbers laid beside those of others."""
    known = {account.document for account in accounts}
    others = sorted({each.document for pair in laid for each in pair.both} - known)
    if not others or not accounts:
        return accounts
    event = accounts[0].event
    more = [Account(name, event, documents[name].document.published, ()) for name in others]
    return sorted([*accounts, *more], key=lambda one: (str(one.published or "9999"), one.document))


def _is_told(beside: Beside, account: Account) -> bool:
    spot = beside.spot
    return any(
        detail.aspect == beside.detail.aspect and any(span.start <= spot.start < span.end for span in detail.evidence)
        for detail in account.details
    )


def _with(account: Account, details: Sequence[Detail]) -> Account:
    """Give an account with more details, each behind those of its aspect and of those before it."""
    if not details:
        return account
    ordered = sorted([*account.details, *details], key=lambda one: ASPECTS.index(one.aspect))
    return replace(account, details=tuple(ordered))
