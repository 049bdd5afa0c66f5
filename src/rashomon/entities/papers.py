"""Whose a document is that speaks: "the BCR report", "the letter" after somebody sent one."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from rashomon.entities.figures import Figure
from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, core_words, find_words, fold_word, word_list
from rashomon.lexicon.tree import Tree
from rashomon.lexicon.verbs import lemmas
from rashomon.types import Attribution, Name, Source

_REACH = 70
_NEAR = 4  # words between a name and its paper
_FAR = 4000
_BARE = 2  # words
_IN_PAPER = re.compile(
    r"\b(?:[Ii]n|[Tt]hrough|[Vv]ia|issued|released|with) (?:a|an|its|his|her|their|the|another)"
    r" ((?:[\w’'-]{1,24} ){0,2}[\w’'-]{1,24})"
)
_SUBJECTS = ("nsubj", "csubj")
_SHARING = frozenset({"conj", "xcomp", "advcl"})
_MOST_LAWS = 50


class Papers:
    """The documents that a text tells of and whose they are, by their head word and place."""

    def __init__(
        self,
        text: str,
        trees: Tree,
        owners: Mapping[tuple[int, int], Figure],
        whose: Callable[[int], Figure | None],
    ) -> None:
        """``owners``: whose each name is, by its span; ``whose``: who is told of by the word at a place."""
        self._text, self._trees, self._owners, self._whose = text, trees, owners, whose
        self._issuers: dict[str, dict[int, Figure]] = defaultdict(dict)
        self._told_of: dict[int, set[str]] = defaultdict(set)
        laws = word_list("en", "sources", "laws")
        self._laws = sorted(span for span in owners if self._words(*span) & laws)
        papers = word_list("en", "sources", "documents")
        for (start, end), figure in owners.items():
            if figure.kind in {"organisation", "person"}:
                for word in self._beside(start, end):
                    self._put(word.folded, word.start, figure)
        for place, at in enumerate(trees.words):
            if trees.plain(place) in papers and trees.is_nominal(place):
                issuer = next(self._tied(place), None)
                if issuer is not None:
                    self._put(trees.plain(place), at.start, issuer)

    def _put(self, head: str, start: int, figure: Figure) -> None:
        self._issuers[_key(head)][start] = figure
        self._told_of[id(figure)].add(_key(head))

    def _beside(self, start: int, end: int) -> Iterator[Word]:
        """Give the papers that stand beside a name as its own: "Sorel's report", "a report by Sorel"."""
        papers, issued = word_list("en", "sources", "documents"), word_list("en", "sources", "issued")
        if self._is_possessor(end):
            after = find_words(self._text, end + 2, end + _REACH)[:_NEAR]
            yield from (word for word in after if word.folded in papers)
        before = find_words(self._text, max(start - _REACH, 0), start)[-_NEAR:]
        by = next((i for i, word in enumerate(before) if word.folded in issued - {"the", "of"}), len(before))
        yield from (word for word in before[:by] if by < len(before) and word.folded in papers)

    # -- where a paper is told of ------------------------------------------------------------------

    def _tied(self, place: int) -> Iterator[Figure]:
        """Give who issued the paper at a place, as far as the tree around it tells."""
        trees = self._trees
        issued = word_list("en", "sources", "issued") - {"the", "of"}
        for child in trees.children(place, "nmod:poss"):
            yield from self._own(place) if trees.words[child].upos == "PRON" else self._at(child)
        for child in trees.children(place, "compound", "nmod", "flat"):
            if child < place or trees.case(child) in issued:
                yield from self._at(child)
        for child in trees.children(place, "acl", "acl:relcl"):
            if self._issues(child):
                yield from self._by(child)
        yield from self._sent(place)

    def _at(self, place: int) -> Iterator[Figure]:
        figure = self._whose(place)
        if figure is not None:
            yield figure

    def _own(self, place: int) -> Iterator[Figure]:
        """Give whose "its report" is: the noun or the subject of the verb that it hangs on."""
        for above in self._trees.above(place):
            subject = self._trees.first(above, *_SUBJECTS)
            holder = above if self._trees.is_nominal(above) and subject is None else subject
            if holder is not None and holder != place:
                yield from self._at(holder)
                return

    def _sent(self, place: int) -> Iterator[Figure]:
        """Give who is told to have issued the paper: "Sorel sent a letter", "a letter was sent by Sorel"."""
        trees = self._trees
        verb = trees.head(place)
        if verb is None or not self._issues(verb):
            return
        label = trees.words[place].deprel
        if label == "nsubj:pass":
            yield from self._by(verb)
        elif label in {"obj", "obl"} and not trees.has_case(place, "to"):
            above = trees.head(verb)
            subject = trees.first(verb, *_SUBJECTS)
            if subject is None and above is not None and trees.words[verb].deprel in _SHARING:
                subject = trees.first(above, *_SUBJECTS)
            yield from self._at(subject) if subject is not None else ()

    def _issues(self, verb: int) -> bool:
        forms = {self._trees.plain(verb), *lemmas(self._trees.plain(verb))}
        return not forms.isdisjoint(word_list("en", "sources", "issuing"))

    def _by(self, verb: int) -> Iterator[Figure]:
        for child in self._trees.children(verb, "obl", "obl:agent", "nmod"):
            if self._trees.case(child) == "by":
                yield from self._at(child)

    # -- a paper that speaks -----------------------------------------------------------------------

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
        core = core_words(self._text, source.start, source.end)
        return self._issuers.get(_key(core[-1].folded), {}).get(core[-1].start) if core else None

    def _is_possessor(self, end: int) -> bool:
        return self._text[end : end + 2] in {"'s", "’s"}

    def issuer(self, core: Sequence[Word]) -> Figure | None:
        """Give who issued "the report": of the last that the text told of before, else of the next; of "the document" any."""
        start, key = core[0].start, _key(core[-1].folded)
        same = self._issuers.get(key)
        if same:
            places = sorted(same)
            return same[places[max(bisect_left(places, start) - 1, 0)]]
        if key not in word_list("en", "sources", "any_paper"):
            return None
        before = (place for known in self._issuers.values() for place in known if start - _FAR < place < start)
        last = max(before, default=None)
        return next((known[last] for known in self._issuers.values() if last in known), None)

    def law(self, source: Source, inside: Sequence[Name]) -> Figure | None:
        """Give the law or treaty that speaks by "Article nine" or "the treaty": named in its words, else the last before."""
        core = core_words(self._text, source.start, source.end)
        laws, parts = word_list("en", "sources", "laws"), word_list("en", "sources", "parts_of_laws")
        head = next((word.folded for word in reversed(core) if word.folded in laws), None)
        named = [name for name in inside if self._words(name.start, name.end) & laws]
        if head is not None and named:
            return self._owners[named[0].start, named[0].end]
        own = self._words(core[-1].end, source.end) & laws - parts if core else set()
        if head is None or inside or own:
            return None
        wanted = laws if head in parts else {head}
        last = bisect_left(self._laws, (source.start, 0))
        near = reversed(self._laws[max(last - _MOST_LAWS, 0) : last])
        return next((self._owners[span] for span in near if self._words(*span) & wanted), None)

    def _words(self, start: int, end: int) -> set[str]:
        return {word.folded for word in find_words(self._text, start, end)}

    def telling(self, figure: Figure, head: str) -> str:
        """Tell how the text shows a figure to have issued papers: one of a kind, another, none."""
        told = self._told_of.get(id(figure), set())
        return "same" if _key(head) in told else "other" if told else "none"

    def note(self, attribution: Attribution, figure: Figure | None) -> None:
        """Note whose a paper is: the speaker's, in "the ministry said in a statement"; the issuer's."""
        source = attribution.source
        if figure is None or source is None or _is_bare(figure):
            return
        if source.kind == "document":
            for word in core_words(self._text, source.start, source.end)[-1:]:
                self._put(word.folded, word.start, figure)
        elif attribution.cue is not None:
            first = min(source.start, attribution.cue.start)
            last = max(source.end, attribution.cue.end)
            told: dict[str, str] = load("en", "sources")["papers_of_cues"]
            paper = told.get(fold_word(self._text[attribution.cue.start : attribution.cue.end]))
            if paper is not None:
                self._put(paper, source.start, figure)
            for begin, end in ((max(first - _REACH, 0), first), (last, last + _REACH)):
                for word in self._find(begin, end):
                    self._put(word.folded, word.start, figure)

    def _find(self, start: int, end: int) -> Iterator[Word]:
        """Give the papers that words are said in: "in a statement", "in its annual report"."""
        papers = word_list("en", "sources", "documents")
        for match in _IN_PAPER.finditer(self._text, start, end):
            words = find_words(self._text, *match.span(1))
            yield from (word for word in words if word.folded in papers)


def _is_bare(figure: Figure) -> bool:
    """Tell whether a figure is a paper told by two words or less: "the statement", and no more is known."""
    return figure.kind == "work" and figure.label is not None and len(figure.label.split()) <= _BARE


def _key(head: str) -> str:
    """Give one form for one paper and several of its kind."""
    return head.removesuffix("s")
