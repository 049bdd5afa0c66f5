"""Who is on the scene at an offset: the appearances that a pronoun may look back to."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from rashomon.entities.figures import Figure
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import EntityKind, Name, Quotation, Span, Tagged

Lead = Literal["subject", "source"] | None
Sort = Literal["person", "body", "many"]
_WINDOW = 900
_MANY_SPOKEN = 60
_BODIES: frozenset[EntityKind] = frozenset({"organisation", "place", "facility"})


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody at an offset. ``figure`` None: somebody that no name is known for. ``lead``: as what they lead the story there."""

    start: int
    sort: Sort
    figure: Figure | None
    lead: Lead


class Scene:
    """The appearances of one document in order; sources join as they are resolved."""

    def __init__(self, tagged: Tagged, names: Sequence[Name], owners: Sequence[Figure], told: Sequence[Span]) -> None:
        """``told``: the contents of attributions; whoever is named in them leads in nobody's story but the speaker's."""
        self._text = tagged.document.text
        self._sentences = [sentence.start for sentence in tagged.sentences]
        self._quotations = _outermost(tagged.quotations)
        self._quotation_starts = [q.start for q in self._quotations]
        self._told = sorted(told)
        self._reached = list(accumulate((span.end for span in self._told), max))
        self._spoken: list[tuple[int, Figure]] = []
        self._appearances = [
            Appearance(name.start, sort, owner, "subject" if self._leads(name) else None)
            for name, owner in zip(names, owners, strict=True)
            if (sort := sort_of(owner.kind)) is not None
        ]
        self._appearances.sort(key=_start)

    def enter(self, start: int, sort: Sort, figure: Figure | None) -> None:
        """Note a source."""
        if figure is not None:
            self._spoken.append((start, figure))
        lead: Lead = None if self.is_told(start) else "source"
        insort(self._appearances, Appearance(start, sort, figure, lead), key=_start)

    def looking_back(self, start: int, sorts: frozenset[Sort]) -> Iterator[Appearance]:
        """Give the appearances before an offset, nearest first, as far as a pronoun reaches."""
        for i in range(bisect_left(self._appearances, start, key=_start) - 1, -1, -1):
            appearance = self._appearances[i]
            if appearance.start < start - _WINDOW:
                return
            if appearance.sort in sorts:
                yield appearance

    def last_speaker(self, start: int, among: Sequence[Figure]) -> Figure | None:
        """Give the one of some figures who was a source last before an offset."""
        recent = self._spoken[-_MANY_SPOKEN:]
        before = [(at, figure) for at, figure in recent if at < start and figure in among]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def is_told(self, start: int) -> bool:
        """Tell whether an offset lies in the content of an attribution."""
        i = bisect_right(self._told, start, key=lambda span: span.start) - 1
        return i >= 0 and self._reached[i] > start

    def is_quoted(self, start: int) -> bool:
        """Tell whether an offset lies in a quotation."""
        return self.quotation_at(start) is not None

    def quotation_at(self, start: int) -> Span | None:
        """Give the outermost quotation over an offset."""
        i = bisect_right(self._quotation_starts, start) - 1
        if i < 0 or self._quotations[i].end <= start:
            return None
        return Span(self._quotations[i].start, self._quotations[i].end)

    def sentence_start(self, start: int) -> int:
        """Give where the sentence over an offset begins."""
        i = bisect_right(self._sentences, start) - 1
        return self._sentences[i] if i >= 0 else 0

    def _leads(self, name: Name) -> bool:
        """Tell whether a name is a sentence's subject by its place: nothing but its title and determiners before it."""
        begin = self.sentence_start(name.start)
        if name.start - begin > _WINDOW or self.is_quoted(name.start) or self.is_told(name.start):
            return False
        small = word_list("en", "sources", "determiners") | word_list("en", "offices", "inside")
        known = word_list("en", "offices", "offices") | word_list("en", "offices", "statuses")
        words = find_words(self._text, begin, name.start)
        return all(self._text[w.start].isupper() or w.folded in small | known for w in words) and not any(
            w.folded in word_list("en", "sources", "ends_of_core") - {"of", "for", "to"} for w in words
        )


def sort_of(kind: EntityKind) -> Sort | None:
    """Give how a kind of entity takes part in a scene."""
    if kind == "person":
        return "person"
    return "body" if kind in _BODIES else None


def _start(appearance: Appearance) -> int:
    return appearance.start


def _outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.start, -q.end)):
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept
