"""Documents have one order, however they come."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

from rashomon.comparison.order import moment_of, sort_documents
from rashomon.types import Annotations
from scripted import script

DOCUMENT = script("It rained.").document
EARLY = replace(DOCUMENT, id="c", published=date(2023, 3, 1))
MORNING = replace(DOCUMENT, id="b", published=date(2023, 3, 2), published_at=datetime(2023, 3, 2, 8, tzinfo=UTC))
NAIVE = replace(DOCUMENT, id="d", published=date(2023, 3, 2), published_at=datetime(2023, 3, 2, 9))  # noqa: DTZ001 - as a page may tell it
DAY = replace(DOCUMENT, id="a", published=date(2023, 3, 2), published_at=None)
NEVER = replace(DOCUMENT, id="0", published=None, published_at=None)


def test_publication_orders_documents() -> None:
    """By day, then by hour with those that tell none last, then by id; what has no day comes last."""
    expected = ["c", "b", "d", "a", "0"]
    for some in permutations([EARLY, MORNING, NAIVE, DAY, NEVER]):
        assert [one.id for one in sorted(some, key=moment_of)] == expected


def test_ids_order_documents() -> None:
    """The order in which they come tells nothing."""
    documents = [Annotations(one, "m", (), (), (), (), (), (), (), (), ()) for one in (EARLY, MORNING, DAY)]
    assert [one.document.id for one in sort_documents(iter(documents))] == ["a", "b", "c"]
