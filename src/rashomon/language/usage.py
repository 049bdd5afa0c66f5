"""How words were used in annotated trees: counts that stand beside the model, which is too small to know many words.

Where the model hesitates between classes, heads or labels of a word, each gains a share of the logarithm of its chance
by the counts. A chance is read from the coarsest counts to the finest, each smoothed with the one before (MacKay and Peto 1995,
*A hierarchical Dirichlet language model*). The shares and the strength of smoothing were chosen on GUM's dev part.
"""

import gzip
import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Table = dict[str, dict[str, int]]
"""For each key how often each value was seen with it; under ``ALL`` how often anything was."""
Keys = Sequence[tuple[str, str]]
"""Tables and what to look up in each, the coarsest first."""

ALL = ""
_NONE: Table = {}
ROOT = "ROOT"
_STRENGTH = 5
_CLASS, _HEAD, _BEARING, _LABEL = 0.4, 0.15, 0.15, 0.2
_LEAST = 1e-4
_NEAR = 1.0
"""Heads and labels whose scores lie further below the best are left as they are: counts seldom lift one so far."""
_REACH = 5
_KEPT = 20_000
_STEPS = (1, 2, 3, 5, 9)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BOUNDS = frozenset({"VERB", "PUNCT", "SCONJ", "CCONJ", "NOUN", "PRON", "AUX"})


@dataclass(frozen=True, slots=True)
class Used:
    """A word as counted: in lower case, its class, and what leads it in (an adposition or subordinator, or a class)."""

    form: str
    upos: str
    lead: str = "-"


TOP = Used(ROOT, ROOT)


@dataclass(frozen=True, slots=True)
class Usage:
    """The counts of one model's training trees."""

    tables: dict[str, Table]
    _classes: dict[tuple[str, bool], Floats] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Usage":
        """Read the counts that ``training/usage.py`` wrote; a missing file means that there are none."""
        if not path.is_file():
            return cls({})
        return cls(json.loads(gzip.decompress(path.read_bytes())))

    def chance(self, keys: Keys, value: str, chance: float, strength: float = _STRENGTH) -> float:
        """Give the chance of a value, from that before anything is looked up."""
        for name, key in keys:
            seen = self.tables.get(name, _NONE).get(key)
            if seen:
                chance = (seen.get(value, 0) + strength * chance) / (seen[ALL] + strength)
        return chance

    def log_chances(self, keys: Keys, places: dict[str, int]) -> Floats:
        """Give the logarithms of the chances of all values, but for a least; ``places`` tells each value's."""
        chances = [1 / len(places)] * len(places)
        for name, key in keys:
            seen = self.tables.get(name, _NONE).get(key)
            if seen:
                total = seen[ALL] + _STRENGTH
                chances = [chance * _STRENGTH / total for chance in chances]
                for value, number in seen.items():
                    if value in places:
                        chances[places[value]] += number / total
        logs: Floats = np.log(np.array(chances, dtype=np.float32) + _LEAST)
        return logs

    def weigh_classes(self, forms: Sequence[str], classes: Sequence[str], scores: Floats) -> Floats:
        """Add to the scores of word classes, [words, classes]."""
        weighed, places = scores[:, : len(classes)].copy(), _places(classes)
        for row in _in_doubt(weighed, -_CLASS * log(_LEAST)):
            weighed[row] += _CLASS * self._class_chances(forms[row], places, first=row == 0)
        return weighed

    def _class_chances(self, form: str, places: dict[str, int], *, first: bool) -> Floats:
        """Give the logarithms of the chances of a word's classes; those of common words are kept."""
        found = self._classes.get((form, first))
        if found is None:
            found = self.log_chances(class_keys(form, first=first), places)
            if len(self._classes) < _KEPT:
                self._classes[form, first] = found
        return found

    def weigh_heads(self, words: Sequence[Used], arcs: Floats) -> Floats:
        """Add to the scores of heads, [words, 1 + words] (column 0 is the root)."""
        weighed = arcs.copy()
        weighed[np.arange(len(words)), np.arange(len(words)) + 1] = -np.inf
        near = weighed > weighed.max(1, keepdims=True) - _NEAR
        for row in _in_doubt(weighed, _NEAR):
            keys = head_keys(words[row])
            for column in np.flatnonzero(near[row]).tolist():
                known = self.chance(keys, head_value(words, row, column - 1), 0.01)
                weighed[row, column] += _HEAD * log(known) + self._bearing_gain(words, row, column - 1)
        return weighed

    def _bearing_gain(self, words: Sequence[Used], at: int, head: int) -> float:
        """Give by how much a head is likelier than others of its class to bear such a word."""
        if head < 0:
            return 0
        *coarse, own = bearing_keys(words[head])
        if own[1] not in self.tables.get(own[0], _NONE):
            return 0
        value = bearing_value(words[at], head > at)
        usual = self.chance(coarse, value, _LEAST, 20)
        return _BEARING * log(self.chance([own], value, usual, 10) / usual)

    def weigh_labels(
        self, words: Sequence[Used], heads: Sequence[int], labels: Sequence[str], scores: Floats
    ) -> Floats:
        """Add to the scores of the labels of arcs to ``heads`` (0: the root), [words, labels]."""
        weighed, places = scores[:, : len(labels)].copy(), _places(labels)
        for row in _in_doubt(weighed, _NEAR):
            head = heads[row] - 1
            keys = label_keys(words[row], words[head] if head >= 0 else TOP, after=head > row)
            weighed[row] += _LABEL * self.log_chances(keys, places)
        return weighed


def _places(values: Sequence[str]) -> dict[str, int]:
    return {value: at for at, value in enumerate(values)}


def _in_doubt(scores: Floats, margin: float) -> list[int]:
    """Give the rows whose two best scores lie less than a margin apart: no count could turn the others."""
    second, best = np.partition(scores, -2, axis=1)[:, -2:].T
    found: list[int] = np.flatnonzero(best - second < margin).tolist()
    return found


def read_uses(forms: Sequence[str], classes: Sequence[str]) -> list[Used]:
    """Give the words of a sentence as they are counted."""
    small = [form.lower() for form in forms]
    return [
        Used(form, sort, _lead(at, small, classes)) for at, (form, sort) in enumerate(zip(small, classes, strict=True))
    ]


def _lead(at: int, forms: Sequence[str], classes: Sequence[str]) -> str:
    """Give the adposition before a nominal or the subordinator before a verb or adjective, or the class that is nearer."""
    nominal = classes[at] in _NOMINAL
    if not nominal and classes[at] not in {"VERB", "ADJ"}:
        return "-"
    leads = {"ADP"} if nominal else {"SCONJ", "PART", "CCONJ"}
    bounds = _BOUNDS if nominal else {"VERB", "PUNCT"}
    for before in range(at - 1, max(at - 1 - _REACH, -1), -1):
        if classes[before] in leads:
            return forms[before]
        if classes[before] in bounds:
            return classes[before]
    return "-"


@lru_cache(maxsize=_KEPT)
def _shape(form: str) -> str:
    """Give which sorts of characters a word has."""
    sorts = {"A" if one.isupper() else "a" if one.islower() else "1" if one.isdigit() else one for one in form}
    return "".join(sorted(sorts))[:6]


def class_keys(form: str, *, first: bool) -> list[tuple[str, str]]:
    """Give what tells a word's class: its ending, its letters, its spelling."""
    cap = "U" if form.isupper() and len(form) > 1 else "C" if form[:1].isupper() else "l"
    small = form.lower()
    return [
        ("ending", f"{small[-3:]}\t{_shape(form)}\t{cap}"),
        ("letters", f"{small}\t{cap}"),
        ("spelling", f"{form}\t{int(first and cap == 'C')}"),
    ]


def head_keys(word: Used) -> list[tuple[str, str]]:
    """Give what tells where a word's head stands."""
    return [
        ("head by class", word.upos),
        ("head by lead", f"{word.upos}\t{word.lead}"),
        ("head by word", f"{word.form}\t{word.upos}"),
    ]


def head_value(words: Sequence[Used], at: int, head: int) -> str:
    """Give the class of a head (-1: the root), on which side it stands and how far."""
    if head < 0:
        return ROOT
    return f"{words[head].upos}\t{int(head > at)}\t{bisect_left(_STEPS, abs(head - at))}"


def bearing_keys(head: Used) -> list[tuple[str, str]]:
    """Give what tells which words hang on a head."""
    return [("borne by all", ALL), ("borne by class", head.upos), ("borne by word", f"{head.form}\t{head.upos}")]


def bearing_value(word: Used, after: bool) -> str:  # noqa: FBT001 - the side, as in the key
    """Give a word as one that hangs on a head, which stands after it or before."""
    return f"{word.upos}\t{word.lead}\t{int(after)}"


def label_keys(word: Used, head: Used, *, after: bool) -> list[tuple[str, str]]:
    """Give what tells the label of a word's arc to its head."""
    return [
        ("label by classes", f"{word.upos}\t{head.upos}\t{int(after)}"),
        ("label by lead", f"{word.upos}\t{head.upos}\t{int(after)}\t{word.lead}"),
        ("label by head", f"{head.form}\t{head.upos}\t{word.upos}\t{int(after)}"),
        ("label by word", f"{word.form}\t{word.upos}\t{head.upos}\t{int(after)}"),
    ]
