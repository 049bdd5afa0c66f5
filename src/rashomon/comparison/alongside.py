"""Numbers that the words around them tell to be of one thing, laid beside each other in an event that both documents tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.comparison.abreast import Abreast
from rashomon.comparison.figures import Figure
from rashomon.comparison.ground import Alongside, Spot
from rashomon.types import Account, Annotations, Detail, Event, Span


@dataclass(frozen=True, slots=True)
class Beside:
    """A number told beside an event, and who vouches for it."""

    document: str
    figure: Figure
    vouched_by: str | None

    @property
    def spot(self) -> Spot:
        """Where the number begins."""
        return Spot(self.document, self.figure.number.start)


Vouchers = Mapping[str, Mapping[str, str | None]]
"""Who speaks in each attribution of each document; None: nobody with a name."""

Laid = tuple[Beside, Beside]


class Places:
    """Finds for two numbers the event to lay them beside each other in."""

    def __init__(self, documents: Sequence[Annotations], events: Iterable[Event]) -> None:
        self._told: dict[str, dict[str, int]] = defaultdict(dict)
        self._numbered: dict[Spot, set[str]] = defaultdict(set)
        mentions = {(one.document.id, each.id): each for one in documents for each in one.events}
        starts = {(one.document.id, each.id): each.start for one in documents for each in one.quantities}
        for event in events:
            size = len({told.document for told in event.members})
            for told in event.members:
                self._told[told.document][event.id] = size
                mention = mentions.get((told.document, told.event))
                for name in () if mention is None else mention.quantities:
                    if (told.document, name) in starts:
                        self._numbered[Spot(told.document, starts[told.document, name])].add(event.id)

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
) -> dict[str, list[Laid]]:
    """Give for events the numbers that are laid beside each other in them; ``vouchers`` name who speaks in attributions."""
    places = Places(documents, events)
    placed: dict[str, list[Laid]] = defaultdict(list)
    for pair in pairs:
        one, other = (_beside(figure, documents, vouchers) for figure in (pair.one, pair.other))
        event = places.find(one.spot, other.spot) or places.find_any(one.spot, other.spot)
        if event is not None:
            placed[event].append((one, other))
    return placed


def _beside(figure: Figure, documents: Sequence[Annotations], vouchers: Vouchers) -> Beside:
    name = documents[figure.home].document.id
    return Beside(name, figure, None if figure.within is None else vouchers[name].get(figure.within))


def lay_alongside(
    accounts: Sequence[Account],
    laid: Sequence[Laid],
    apart: Sequence[frozenset[Spot]],
    documents: Mapping[str, Annotations],
) -> tuple[tuple[Account, ...], Alongside]:
    """Give accounts with the numbers that are laid beside each other, those told already left as they are."""
    accounts = _with_others(accounts, laid, documents)
    known = {account.document: account for account in accounts}
    beside = {each.spot: each for pair in laid for each in pair}
    fresh = {spot: each for spot, each in beside.items() if not _is_told(spot, known[spot.document])}
    added: dict[str, list[Detail]] = defaultdict(list)
    for spot in sorted(fresh):
        added[spot.document].append(_detail(fresh[spot], documents[spot.document].document.text))
    spots: dict[str, list[Spot]] = defaultdict(list)
    two = [pair for pair in apart if all(spot.document in known for spot in pair)]
    for spot in sorted({*beside, *(spot for pair in two for spot in pair)}):
        spots[spot.document].append(spot)
    alongside = Alongside(
        pairs=frozenset(frozenset({one.spot, other.spot}) for one, other in laid),
        only=frozenset(fresh),
        apart=frozenset(two),
        ages=frozenset(spot for spot, each in beside.items() if each.figure.sort == "age"),
        spots={name: tuple(some) for name, some in spots.items()},
    )
    return tuple(_with(account, added[account.document]) for account in accounts), alongside


def _with_others(
    accounts: Sequence[Account], laid: Sequence[Laid], documents: Mapping[str, Annotations]
) -> Sequence[Account]:
    """Add accounts of documents that tell of an event nothing but numbers laid beside those of others."""
    known = {account.document for account in accounts}
    others = sorted({each.document for pair in laid for each in pair} - known)
    if not others or not accounts:
        return accounts
    event = accounts[0].event
    more = [Account(name, event, documents[name].document.published, ()) for name in others]
    return sorted([*accounts, *more], key=lambda one: (str(one.published or "9999"), one.document))


def _is_told(spot: Spot, account: Account) -> bool:
    return any(
        detail.aspect == "how many" and any(span.start <= spot.start < span.end for span in detail.evidence)
        for detail in account.details
    )


def _detail(beside: Beside, text: str) -> Detail:
    figure = beside.figure
    span = Span(figure.shown, figure.span.end)
    words = " ".join(text[span.start : span.end].split())
    value = figure.value if figure.value.of is not None else replace(figure.value, of=figure.before)
    return Detail("how many", value, words, (span,), beside.vouched_by, figure.within)


def _with(account: Account, details: Sequence[Detail]) -> Account:
    """Give an account with more details of how many, in the order of all."""
    if not details:
        return account
    at = next(
        (n for n, one in enumerate(account.details) if one.aspect in {"according to", "wording"}), len(account.details)
    )
    return replace(account, details=(*account.details[:at], *details, *account.details[at:]))
