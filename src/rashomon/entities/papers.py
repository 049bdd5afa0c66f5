"""Whose a document is that speaks: "the BCR report", "the statement" after somebody spoke in one."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.entities.figures import Figure
from rashomon.lexicon.phrases import Word, core_words, find_words, word_list
from rashomon.types import Attribution, Name, Source

_REACH = 70
_NEAR = 4  # words between a name and its paper
_IN_PAPER = re.compile(
    r"\b(?:in|through|via|issued|released|with) (?:a|an|its|his|her|their|the|another)"
    r" ((?:[\w’'-]{1,24} ){0,2}[\w’'-]{1,24})"
)


class Papers:
    """The documents that a text tells of and whose they are, by their head word and place."""

    def __init__(self, text: str, owners: Mapping[tuple[int, int], Figure]) -> None:
        """``owners``: whose each name is, by its span."""
        self._text, self._owners = text, owners
        self._issuers: dict[str, dict[int, Figure]] = defaultdict(dict)
        for (start, end), figure in owners.items():
            if figure.kind in {"organisation", "person"}:
                for word in self._beside(start, end):
                    self._issuers[word.folded][word.start] = figure

    def _beside(self, start: int, end: int) -> Iterator[Word]:
        """Give the papers that stand beside a name as its own: "Sorel's report", "a report by Sorel"."""
        papers, issued = word_list("en", "sources", "documents"), word_list("en", "sources", "issued")
        after = find_words(self._text, end + 2, end + _REACH)[:_NEAR]
        if self._is_possessor(end):
            yield from (word for word in after if word.folded in papers)
        before = find_words(self._text, max(start - _REACH, 0), start)[-_NEAR:]
        by = next((i for i, word in enumerate(before) if word.folded in issued - {"the", "of"}), len(before))
        yield from (word for word in before[:by] if by < len(before) and word.folded in papers)

    def _is_possessor(self, end: int) -> bool:
        return self._text[end : end + 2] in {"'s", "’s"}

    def owner(self, source: Source, inside: Sequence[Name]) -> Figure | None:
        """Give who issued a document, where its own words tell: "a note published by EFE"."""
        papers, issued = word_list("en", "sources", "documents"), word_list("en", "sources", "issued")
        for name in inside:
            before = find_words(self._text, source.start, name.start)
            after = find_words(self._text, name.end + (2 if self._is_possessor(name.end) else 0), source.end)
            owns = any(word.folded in papers for word in after[:3])
            joined = [word.folded for word in before if word.folded in word_list("en", "sources", "ends_of_core")][-1:]
            by = bool(joined) and joined[0] in issued
            if name.kind in {"organisation", "person"} and (owns or by):
                return self._owners[name.start, name.end]
        return None

    def issuer(self, source: Source) -> Figure | None:
        """Give who issued a document of the kind: the last that the text told of before, else the next."""
        core = core_words(self._text, source.start, source.end)
        known = self._issuers.get(core[-1].folded) if core else None
        if not known:
            return None
        places = sorted(known)
        return known[places[max(bisect_left(places, source.start) - 1, 0)]]

    def note(self, attribution: Attribution, figure: Figure | None) -> None:
        """Note whose a paper is: the speaker's, in "the ministry said in a statement"; the issuer's."""
        source = attribution.source
        if figure is None or source is None:
            return
        if source.kind == "document":
            for word in core_words(self._text, source.start, source.end)[-1:]:
                self._issuers[word.folded][word.start] = figure
        elif attribution.cue is not None:
            first = min(source.start, attribution.cue.start)
            last = max(source.end, attribution.cue.end)
            for begin, end in ((max(first - _REACH, 0), first), (last, last + _REACH)):
                for word in self._find(begin, end):
                    self._issuers[word.folded][word.start] = figure

    def _find(self, start: int, end: int) -> Iterator[Word]:
        """Give the papers that words are said in: "in a statement", "in its annual report"."""
        papers = word_list("en", "sources", "documents")
        for match in _IN_PAPER.finditer(self._text, start, end):
            words = find_words(self._text, *match.span(1))
            yield from (word for word in words if word.folded in papers)
