"""Who is on the scene at an offset: the appearances that a pronoun or a title may look back to."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal

from rashomon.entities.figures import Figure
from rashomon.entities.names import fold_plain
from rashomon.entities.strangers import Stranger
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Name, Quotation, Span, Tagged

Part = Literal["source", "subject", "object", "other", "told", "quoted"]
_REACH = 6000
_MOST = 40
_TIMES = 9
_NEXT = 2  # line ends from one paragraph to the next
_OWNED_BY = frozenset({"of", "for", "to"})
_AHEAD, _MOST_AHEAD = 1500, 8
_BESIDE = 60
_APPOSED = re.compile(r"\s?[,(–—]\s?((?:[^\W\d_][\w'’.-]*\s){0,8}[\w'’.-]+)(?=\s?[,)–—;])")
_CUT = re.compile(r"[,.;:()“”\"\n]")
_PARTS: dict[str, Part] = {"nsubj": "subject", "nsubj:pass": "subject", "obj": "object", "iobj": "object"}


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody at an offset, and the part played there: who speaks, subject, object …; ``told``: in another's words."""

    start: int
    figure: Figure
    part: Part


class Scene:
    """The appearances of one document in order; sources join as they are resolved."""

    def __init__(
        self,
        tagged: Tagged,
        names: Sequence[Name],
        owners: Sequence[Figure],
        told: Sequence[Span],
        strangers: Sequence[Stranger] = (),
    ) -> None:
        """``told``: the contents of attributions; who is named in them plays in the speaker's story."""
        self._text = tagged.document.text
        self._sentences = [sentence.start for sentence in tagged.sentences]
        self._breaks = [found.start() for found in re.finditer("\n", self._text)]
        self._quotations = _outermost(tagged.quotations)
        self._quotation_starts = [q.start for q in self._quotations]
        self._told = sorted(told)
        self._reached = list(accumulate((span.end for span in self._told), max))
        self._joint: list[tuple[int, int]] = []
        self._spoken: list[tuple[int, Figure]] = []
        self._quoted: list[tuple[Span, Figure]] = []
        self._tree = parse(tagged).tree
        self._names: dict[int, list[Name]] = {}
        self.words_of = cache(self._find_words_of)
        self.words_beside = cache(self._find_words_beside)
        self._owned_by = cache(self._find_owned)
        self.is_where = cache(self._find_where)
        for name, owner in zip(names, owners, strict=True):
            self._names.setdefault(id(owner), []).append(name)
        self._appearances = [
            Appearance(name.start, owner, self._part(name.start, name.end))
            for name, owner in zip(names, owners, strict=True)
            if owner.kind != "norp" or self._tree.label_over(name.start, name.end) in _PARTS
        ]
        self._appearances += [
            Appearance(one.span.start, one.figure, self._part(one.span.start, one.span.end)) for one in strangers
        ]
        self._appearances.sort(key=_start)
        self._first = {id(one.figure): one.start for one in reversed(self._appearances)}

    def enter(self, start: int, figure: Figure) -> None:
        """Note a source; it takes the place of the name that stands there."""
        told = self.is_told(start)
        if not told:
            insort(self._spoken, (start, figure), key=_place)
        self._first[id(figure)] = min(start, self._first.get(id(figure), start))
        insort(self._appearances, Appearance(start, figure, "told" if told else "source"), key=_start)

    def enter_quoted(self, content: Sequence[Span], figure: Figure) -> None:
        """Note whose a quotation is."""
        self._quoted += [(piece, figure) for piece in content]

    def last_speaker(self, start: int) -> Figure | None:
        """Give who speaks in a quotation of which the text does not tell it: who is quoted around it, else who spoke last."""
        if not self.is_quoted(start):
            return None
        around = [figure for piece, figure in self._quoted[-_TIMES:] if piece.start <= start < piece.end]
        i = bisect_left(self._spoken, start, key=_place)
        before = [
            figure for at, figure in self._spoken[max(i - 1, 0) : i] if self.paragraphs_between(at, start) <= _NEXT
        ]
        return next((one for one in reversed([*before, *around]) if one.kind == "person" and not one.several), None)

    def new_speaker(self, start: int) -> Figure | None:
        """Give somebody without a name whose words end right before an offset, with no other person named since."""
        i = bisect_left(self._spoken, start, key=_place) - 1
        if i < 0 or self.sentences_between(self._spoken[i][0], start) > 1:
            return None
        at, figure = self._spoken[i]
        if not _is_stranger(figure):
            return None
        low, high = (bisect_left(self._appearances, place, key=_start) for place in (at, start))
        since = self._appearances[low:high]
        others = [one.figure for one in since if one.figure.kind == "person" and not one.figure.several]
        return figure if all(one is figure for one in others) else None

    def enter_joint(self, start: int, end: int) -> None:
        """Note that several speak together between two offsets: none of them is "he"."""
        self._joint.append((start, end))

    def is_joint(self, start: int) -> bool:
        """Tell whether an offset lies where several speak together."""
        return any(first <= start < last for first, last in self._joint[-_TIMES:])

    def before(self, start: int) -> list[list[Appearance]]:
        """Give the appearances before an offset by figure, nearest first."""
        seen: dict[int, list[Appearance]] = {}
        for i in range(bisect_left(self._appearances, start, key=_start) - 1, -1, -1):
            appearance = self._appearances[i]
            if appearance.start < start - _REACH:
                break
            known = seen.get(id(appearance.figure))
            if known is not None:
                if len(known) < _TIMES:
                    known.append(appearance)
            elif len(seen) < _MOST:
                seen[id(appearance.figure)] = [appearance]
        return list(seen.values())

    def after(self, start: int) -> list[list[Appearance]]:
        """Give the figures that first appear after an offset, nearest first: some, as far as a description reaches."""
        seen: dict[int, list[Appearance]] = {}
        for i in range(bisect_right(self._appearances, start, key=_start), len(self._appearances)):
            appearance = self._appearances[i]
            if appearance.start > start + _AHEAD or len(seen) >= _MOST_AHEAD:
                break
            if self._first[id(appearance.figure)] > start:
                seen.setdefault(id(appearance.figure), []).append(appearance)
        return list(seen.values())

    def called(self, word: str, start: int) -> Figure | None:
        """Give the body or the people that a word of its name stands for: of those that have it, the last one named before an offset."""
        if word not in word_list("en", "offices", "bodies") | word_list("en", "sources", "collective"):
            return None
        seen = (each[0].figure for each in self.before(start))
        able = (one for one in seen if one.kind == "organisation" or one.several)
        return next((one for one in able if word in self.words_of(one)), None)

    def _find_where(self, figure: Figure) -> bool:
        """Tell whether a lone word is named only as places are ("from Madra"): whatever it was taken for, it is not "he"."""
        names = self._names.get(id(figure), ())[:_TIMES]
        return bool(names) and all(self._is_place_like(name) for name in names)

    def _is_place_like(self, name: Name) -> bool:
        place = self._tree.at(name.start)
        alone = len(find_words(self._text, name.start, name.end)) == 1
        return alone and place is not None and self._tree.case(place) in word_list("en", "standing", "where")

    def turns_since(self, start: int, figure: Figure) -> int | None:
        """Give how many others have spoken since a figure did; None where it did not."""
        others: set[int] = set()
        for i in range(bisect_left(self._spoken, start, key=_place) - 1, max(len(self._spoken) - _MOST, 0) - 1, -1):
            if self._spoken[i][1] is figure:
                return len(others)
            others.add(id(self._spoken[i][1]))
        return None

    def is_named_in(self, figure: Figure, start: int, end: int) -> bool:
        """Tell whether a name of a figure stands between two offsets."""
        names = self._names.get(id(figure), ())
        i = bisect_left(names, start, key=lambda name: name.start)
        return i < len(names) and names[i].start < end

    def sentence_of(self, start: int) -> int:
        """Give where the sentence at an offset begins."""
        i = bisect_right(self._sentences, start) - 1
        return self._sentences[i] if i >= 0 else 0

    def is_owner(self, figure: Figure, head: str) -> bool:
        """Tell whether a head word is of somebody whom a figure has: "a top aide of Ali Sorel", "Sorel's aide"."""
        return head in self._owned_by(figure)

    def _find_owned(self, figure: Figure) -> frozenset[str]:
        return frozenset(self._iter_owned(figure))

    def _iter_owned(self, figure: Figure) -> Iterator[str]:
        for name in self._names.get(id(figure), ())[:_TIMES]:
            before = find_words(self._text, max(name.start - _BESIDE, 0), name.start)
            if len(before) > 1 and before[-1].folded in _OWNED_BY and before[-1].end + 1 == name.start:
                yield before[-2].folded
            if self._text[name.end : name.end + 2] in {"'s", "’s"} or self._text[name.end - 2 : name.end] in {
                "'s",
                "’s",
            }:
                yield from (word.folded for word in find_words(self._text, name.end + 2, name.end + _BESIDE)[:1])

    def _find_words_of(self, figure: Figure) -> frozenset[str]:
        """Give the folded words of a figure's names, or of its label."""
        if figure.label is not None:
            return frozenset(fold_plain(figure.label).split())
        spelt = {self._text[name.start : name.end] for name in self._names.get(id(figure), ())[:_MOST]}
        return frozenset(word for name in spelt for word in fold_plain(name).split())

    def _find_words_beside(self, figure: Figure) -> frozenset[str]:
        """Give the folded words that call a figure beside its first names: before them, or in apposition."""
        found: set[str] = set()
        for name in self._names.get(id(figure), ())[:3]:
            found |= self._words_before(name)
            apposed = _APPOSED.match(self._text, name.end, name.end + _BESIDE)
            if apposed:
                found |= {word.folded for word in find_words(self._text, *apposed.span(1))}
        return frozenset(found)

    def _words_before(self, name: Name) -> set[str]:
        """Give the words of the noun phrase before a name: not those of whom it only belongs to."""
        words: set[str] = set()
        last = name.start
        for word in reversed(find_words(self._text, max(name.start - _BESIDE, 0), name.start)):
            if word.folded in word_list("en", "sources", "ends_of_core") or _CUT.search(self._text, word.end, last):
                break
            words.add(word.folded)
            last = word.start
        return words

    def is_told(self, start: int) -> bool:
        """Tell whether an offset lies in the content of an attribution."""
        i = bisect_right(self._told, start, key=lambda span: span.start) - 1
        return i >= 0 and self._reached[i] > start

    def is_quoted(self, start: int) -> bool:
        """Tell whether an offset lies in a quotation."""
        i = bisect_right(self._quotation_starts, start) - 1
        return i >= 0 and self._quotations[i].end > start

    def sentences_between(self, first: int, second: int) -> int:
        """Give how many sentences begin after one offset and up to another."""
        return bisect_right(self._sentences, second) - bisect_right(self._sentences, first)

    def paragraphs_between(self, first: int, second: int) -> int:
        """Give how many line ends stand between two offsets."""
        return bisect_left(self._breaks, second) - bisect_left(self._breaks, first)

    def _part(self, start: int, end: int) -> Part:
        if self.is_quoted(start):
            return "quoted"
        if self.is_told(start):
            return "told"
        label = self._tree.label_over(start, end)
        if label is None:
            return "subject" if self._leads(start) else "other"
        return _PARTS.get(label, "other")

    def _leads(self, start: int) -> bool:
        """Tell whether a name is a sentence's subject by its place: nothing but its title and determiners before it."""
        begin = self.sentence_of(start)
        small = word_list("en", "sources", "determiners") | word_list("en", "offices", "inside")
        known = word_list("en", "offices", "offices") | word_list("en", "offices", "statuses")
        words = find_words(self._text, begin, start)
        return all(self._text[w.start].isupper() or w.folded in small | known for w in words) and not any(
            w.folded in word_list("en", "sources", "ends_of_core") - {"of", "for", "to"} for w in words
        )


def _is_stranger(figure: Figure) -> bool:
    """Tell whether a figure is one person whom the text tells of as unknown: "a guard"."""
    first = (figure.label or "").casefold().partition(" ")[0]
    alone = figure.unnamed and figure.kind == "person" and not figure.several
    return alone and first in word_list("en", "sources", "indefinite")


def _start(appearance: Appearance) -> int:
    return appearance.start


def _place(spoken: tuple[int, Figure]) -> int:
    return spoken[0]


def _outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.start, -q.end)):
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept
