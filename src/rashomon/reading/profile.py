"""What an outlet's pages have in common: the lines that it repeats, and how it writes dates in digits."""

from collections import Counter
from collections.abc import Iterable
from math import ceil

from rashomon.reading.dates import find_orders
from rashomon.reading.lines import find_paragraphs
from rashomon.types import Document, OutletProfile

_FEWEST = 3
_SHARE = 1 / 3
_USUAL = 0.9


def find_profile(outlet: str, documents: Iterable[Document]) -> OutletProfile:
    """Find the paragraphs that stand on at least three and a third of an outlet's documents.

    Copies of one article count once, so that its sentences never look like page furniture.
    """
    counts: Counter[str] = Counter()
    orders: Counter[bool] = Counter()
    prose_seen: set[str] = set()
    counted = 0
    for document in sorted(documents, key=lambda document: document.id):
        paragraphs = find_paragraphs(document.text)
        prose = {paragraph.folded for paragraph in paragraphs if paragraph.is_prose}
        if not _is_copy(prose, prose_seen):
            counted += 1
            counts.update({paragraph.folded for paragraph in paragraphs})
            orders.update(find_orders(document.text))
        prose_seen |= prose
    least = max(_FEWEST, ceil(counted * _SHARE))
    repeated = frozenset(line for line, count in counts.items() if count >= least)
    return OutletProfile(outlet, repeated, _day_first(orders))


def _day_first(orders: Counter[bool]) -> bool | None:
    """Tell whether an outlet writes the day before the month, where nine of ten telling dates do, or do not."""
    told = orders.total()
    usual, count = orders.most_common(1)[0] if told else (None, 0)
    return usual if count >= _FEWEST and count >= _USUAL * told else None


def _is_copy(prose: set[str], seen: set[str]) -> bool:
    return bool(prose) and 2 * len(prose & seen) > len(prose)
