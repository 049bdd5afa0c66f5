"""Where the words of a decision stand in a document as it is read now; None where they stand nowhere any more."""

from collections.abc import Iterable, Sequence

from rashomon.types import Annotations, Attribution, Mention, Span, Target

_HALF = 0.5


def find_span(text: str, target: Target) -> Span | None:
    """Give the span of a target's words; where they moved, the only other place that has them."""
    if not target.words:
        return None
    if text[target.start : target.end] == target.words:
        return Span(target.start, target.end)
    at = text.find(target.words)
    if at < 0 or text.find(target.words, at + 1) >= 0:
        return None
    return Span(at, at + len(target.words))


def find_mention(document: Annotations, target: Target) -> Mention | None:
    """Give the mention of somebody that the words are, or that shares most with them: half of either at least."""
    span = find_span(document.document.text, target)
    if span is None:
        return None
    near = [
        one for one in document.mentions if one.entity is not None and one.start < span.end and span.start < one.end
    ]
    best = max(near, key=lambda one: (_shared([one], [span]), -one.start, one.id), default=None)
    return best if best is not None and _shared([best], [span]) >= _HALF else None


def find_attribution(document: Annotations, pieces: Iterable[Target]) -> Attribution | None:
    """Give the attribution whose content is these pieces, or shares most with them: half of either at least."""
    spans = [find_span(document.document.text, piece) for piece in pieces]
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans):
        return None
    best = max(document.attributions, key=lambda one: (_shared(one.content, known), one.id), default=None)
    return best if best is not None and _shared(best.content, known) >= _HALF else None


def _shared(some: Sequence[Span | Mention], others: Sequence[Span]) -> float:
    """Give the share of characters in both of those in either."""
    one = {at for span in some for at in range(span.start, span.end)}
    other = {at for span in others for at in range(span.start, span.end)}
    return len(one & other) / max(len(one | other), 1)
