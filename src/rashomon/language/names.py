"""Names of one document: no marks at their ends, and one class for all that are spelt alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rashomon.language.model import Floats
from rashomon.lexicon.phrases import word_list
from rashomon.types import Span

_MARKS = r"[\s\"“”„'‘’`«»,;:!?–—-]+"
_REST = re.compile(r"[^\W_]{0,40}(?:[’'`ʼʿʾ](?!(?:s|S|re|ve|ll|d|m)(?![^\W_]))[^\W_]{1,40}){0,3}")
"""What of a word may follow a name that ends inside it; clitics ("Sorel’s") are words of their own."""
_GIVEN = re.compile(r"[-‑]([a-z]{1,8})(?![^\W_]|[-‑])")
"""What may follow a person's name behind a hyphen: the rest of a given name of two parts ("Chong Suk-fan")."""
_EDGE = re.compile(f"^{_MARKS}|{_MARKS}$")
_NO_NAMES = frozenset({"Date", "Money"})
_BEARER = "Person"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name with its class among the model's own, its sureness, and the probability of each class."""

    span: Span
    label: str
    score: float
    odds: Floats


def agree(text: str, names: Iterable[Labelled], labels: Sequence[str]) -> list[Labelled]:
    """Give the names with marks cut off their ends, each in the class that its spelling has most of in the document.

    A surname counts with the full names that end in it.
    """
    cut = _apart(text, (each for each in (_cut(text, name) for name in names) if each is not None))
    totals: dict[str, Floats] = defaultdict(lambda: np.zeros(len(labels), dtype=np.float32))
    for name in cut:
        words = _words(text, name)
        if name.label not in _NO_NAMES and words:
            totals[" ".join(words)] += name.odds
            if name.label == _BEARER and len(words) > 1:
                totals[words[-1]] += name.odds
    return [_relabel(name, totals.get(" ".join(_words(text, name))), labels) for name in cut]


def _apart(text: str, names: Iterable[Labelled]) -> list[Labelled]:
    """Give the names that do not begin inside the one before; two of persons with a space between are one's."""
    kept: list[Labelled] = []
    for name in sorted(names, key=lambda each: each.span):
        before = kept[-1] if kept else None
        if before is None or name.span.start >= before.span.end:
            kept.append(name)
        if (
            before is not None
            and before.label == name.label == _BEARER
            and text[before.span.end : name.span.start] == " "
        ):
            kept[-2:] = [replace(before, span=Span(before.span.start, name.span.end))]
    return kept


def _cut(text: str, name: Labelled) -> Labelled | None:
    """Cut marks off a name's ends, and let it reach to the end of its last word: "Ba’ath", not "Ba"."""
    words = text[name.span.start : name.span.end]
    kept = _EDGE.sub("", words)
    if not kept:
        return None
    start = name.span.start + words.index(kept)
    rest = _REST.match(text, start + len(kept))
    end = start + len(kept) if rest is None else rest.end()
    given = _GIVEN.match(text, end) if name.label == _BEARER else None
    whole = given is not None and given[1] not in word_list("en", "common", "behind_names")
    return replace(name, span=Span(start, given.end() if given is not None and whole else end))


def _words(text: str, name: Labelled) -> list[str]:
    return text[name.span.start : name.span.end].casefold().split()


def _relabel(name: Labelled, total: Floats | None, labels: Sequence[str]) -> Labelled:
    if total is None or name.label in _NO_NAMES:
        return name
    allowed = [number for number, label in enumerate(labels) if label not in _NO_NAMES]
    best = max(allowed, key=lambda number: float(total[number]))
    return replace(name, label=labels[best])
