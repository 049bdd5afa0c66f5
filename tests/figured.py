"""Documents with exact numbers, made by hand for tests of figures."""

from dataclasses import replace
from datetime import date

from happened import tell_of
from rashomon.types import Annotations, HowMany, Quantity, Span

Told = tuple[str, float, str | None]


def exactly(name: str, span: Span, number: float, of: str | None = None, unit: str | None = None) -> Quantity:
    """Give a quantity that tells an exact number."""
    return Quantity(
        id=name,
        start=span.start,
        end=span.end,
        low=number,
        low_open=False,
        high=number,
        approximate=False,
        unit=unit,
        of=of,
    )


def exact(number: float) -> HowMany:
    """Give an exact number."""
    return HowMany(low=number, low_open=False, high=number, high_open=False, approximate=False, unit=None, of=None)


def telling(name: str, text: str, *numbers: Told) -> Annotations:
    """Give a document with exact numbers: the words, the number, what is counted."""
    found = []
    for at, (words, number, of) in enumerate(numbers):
        start = text.index(words)
        found.append(exactly(f"q{at}", Span(start, start + len(words)), number, of))
    return replace(tell_of(name, text, published=date(2020, 3, 4)), quantities=tuple(found))
