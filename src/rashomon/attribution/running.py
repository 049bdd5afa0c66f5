"""A document's words, trees and sentences, to tell how far the words of an attribution run."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.attribution.forms import find_form
from rashomon.attribution.layout import Layout
from rashomon.attribution.pieces import find_pieces
from rashomon.lexicon.tree import Tree
from rashomon.types import Attribution, Span

_STOPS = frozenset(".!?;,:—–-")
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")


@dataclass(frozen=True, slots=True)
class Running:
    """The layout, the trees and the sentences (disjoint, sorted) of one document."""

    layout: Layout
    tree: Tree
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.layout.text

    def sentence(self, offset: int) -> Span | None:
        """Give the sentence that holds an offset."""
        at = bisect_right(self.sentences, offset, key=lambda each: each.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def bounds(self, piece: Span) -> Span | None:
        """Give what words may run over that go on at a piece's end: its sentence, inside the quotations that hold it."""
        sentence = self.sentence(piece.end - 1)
        if sentence is None:
            return None
        start, end = sentence.start, sentence.end
        for quotation in self.layout.quotations_over(piece):
            if quotation.start < piece.start and piece.end < quotation.end:
                start, end = max(start, quotation.start + 1), min(end, quotation.end - 1)
        return Span(start, self.without_stop(piece.end, end)) if end > piece.end else None

    def without_stop(self, start: int, end: int) -> int:
        """Give an end without the spaces and stops before it."""
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in _STOPS):
            end -= 1
        return end

    def below(self, at: int) -> list[int]:
        """Give a word and all that hangs on it, in order of the text."""
        found, waiting = {at}, [at]
        while waiting:
            for child in self.tree.children(waiting.pop()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return sorted(found)

    def first_below(self, at: int, start: int) -> int:
        """Give the first word of what hangs on a word, from an offset on."""
        return next((place for place in self.below(at) if self.tree.words[place].start >= start), at)

    def end_below(self, at: int) -> int:
        """Give the offset at which what hangs on a word ends."""
        return self.tree.words[self.below(at)[-1]].end

    def has_subject(self, at: int) -> bool:
        """Tell whether a verb has a subject of its own."""
        return self.tree.first(at, *_SUBJECTS) is not None

    def has_verb(self, span: Span) -> bool:
        """Tell whether one of the words in a span is a verb."""
        return any(self.tree.words[at].upos in _VERBS for at in self.tree.over(span))

    def with_content(self, one: Attribution, content: Sequence[Span]) -> Attribution:
        """Give an attribution with another content and its form; as it is where that holds no words."""
        heads = [Span(part.start, part.end) for part in (one.cue, one.source) if part is not None]
        pieces = find_pieces(self.layout, content, heads)
        form = find_form(self.layout, pieces, heads[0] if heads else None)
        return replace(one, content=pieces, form=form) if pieces else one


def is_after(one: Attribution, piece: Span) -> bool:
    """Tell whether a piece of content stands after the cue."""
    return one.cue is not None and piece.start >= one.cue.end
