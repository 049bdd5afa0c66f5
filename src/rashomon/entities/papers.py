"""Whose a document is that speaks: "the BCR report", "the statement" after somebody spoke in one."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.entities.figures import Figure
from rashomon.lexicon.phrases import core_words, find_words, word_list
from rashomon.types import Attribution, Name, Source

_REACH = 70
_IN_PAPER = re.compile(
    r"\b(?:in|through|via|issued|released|with) (?:a|an|its|his|her|their|the|another)"
    r" ((?:[\w’'-]{1,24} ){0,2}[\w’'-]{1,24})"
)


class Papers:
    """The documents that sources of one text spoke in so far, by their head word."""

    def __init__(self, text: str, owners: Mapping[tuple[int, int], Figure]) -> None:
        """``owners``: whose each name is, by its span."""
        self._text, self._owners = text, owners
        self._issuers: dict[str, Figure] = {}

    def issuer(self, source: Source, inside: Sequence[Name]) -> Figure | None:
        """Give who issued a document, where its words tell ("a note published by EFE") or somebody spoke in it before."""
        papers, issued = word_list("en", "sources", "documents"), word_list("en", "sources", "issued")
        for name in inside:
            before = find_words(self._text, source.start, name.start)
            after = find_words(self._text, name.end, source.end)
            owns = any(word.folded in papers for word in after[:2])
            by = bool(before) and before[-1].folded in issued
            if name.kind in {"organisation", "person"} and (owns or by):
                return self._owners[name.start, name.end]
        core = core_words(self._text, source.start, source.end)
        known = core and core[0].folded in word_list("en", "sources", "definite")
        return self._issuers.get(core[-1].folded) if known else None

    def note(self, attribution: Attribution, figure: Figure | None) -> None:
        """Note whose a paper is: the speaker's, in "the ministry said in a statement"; the issuer's."""
        source = attribution.source
        if figure is None or source is None:
            return
        if source.kind == "document":
            head = core_words(self._text, source.start, source.end)[-1:]
            self._issuers.update((word.folded, figure) for word in head)
        elif attribution.cue is not None:
            first = min(source.start, attribution.cue.start)
            last = max(source.end, attribution.cue.end)
            for begin, end in ((max(first - _REACH, 0), first), (last, last + _REACH)):
                self._issuers.update((paper, figure) for paper in self._find(begin, end))

    def _find(self, start: int, end: int) -> Iterator[str]:
        """Give the papers that words are said in: "in a statement", "in its annual report"."""
        papers = word_list("en", "sources", "documents")
        for match in _IN_PAPER.finditer(self._text, start, end):
            words = find_words(self._text, *match.span(1))
            yield from (word.folded for word in words if word.folded in papers)
