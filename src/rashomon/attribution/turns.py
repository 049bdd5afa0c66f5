"""The turns of a transcript: each is one attribution, its label the source."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rashomon.attribution.kinds import find_kind
from rashomon.attribution.layout import find_paragraphs, trim
from rashomon.attribution.near import Near
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Attribution, Document, Interval, Source, Span, Tagged, Zone

_CONFIDENCE = 0.95
_LONGEST_LABEL = 200
_LABEL_EDGES = "-–—‒―−‑•*·•>#_ \t\u00a0\u200b\u200e\u200f\ufeff:：."
_COLON = re.compile(r"[:：]")
_MIN_QUESTIONS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn zone's label and the paragraphs after it."""

    zone: str
    label: Span | None
    pieces: tuple[Span, ...]


def find_turns(tagged: Tagged) -> tuple[Turn, ...]:
    """Read every turn zone; one without a word after its label is none."""
    turns = (_read_turn(tagged.document.text, zone) for zone in tagged.zones if zone.kind == "turn")
    return tuple(turn for turn in turns if turn.pieces)


def turn_attributions(tagged: Tagged, turns: Sequence[Turn], names: Near) -> Iterator[Attribution]:
    """Give each turn as an attribution of its label."""
    text = tagged.document.text
    said = find_said(tagged.document)
    askers = _find_askers(text, turns)
    for turn in turns:
        asks = _fold_label(text, turn) in askers and _holds_question(text, turn)
        yield Attribution(
            id="",
            form="direct",
            content=turn.pieces,
            source=_source(text, turn.label, names),
            cue=None,
            act="asks" if asks else "says",
            polarity="+",
            within=None,
            via=(),
            addressee=None,
            venue=None,
            said=said,
            confidence=_CONFIDENCE,
        )


def find_said(document: Document) -> Interval | None:
    """Give the day on which the words were recorded, where the document tells it."""
    roles = word_list("en", "turns", "recorded_roles")
    days = sorted({other.date for other in document.other_dates if other.role in roles})
    return Interval(days[0], days[0] + timedelta(days=1), "day") if len(days) == 1 else None


def _read_turn(text: str, zone: Zone) -> Turn:
    label_end = _find_label_end(text, zone)
    if label_end is None:
        return Turn(zone.id, None, tuple(find_paragraphs(text, zone.start, zone.end)))
    start, end = zone.start, label_end
    while start < end and (text[start] in _LABEL_EDGES or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _LABEL_EDGES or text[end - 1].isspace()):
        end -= 1
    label = Span(start, end) if start < end else None
    return Turn(zone.id, label, tuple(find_paragraphs(text, label_end, zone.end)))


def _find_label_end(text: str, zone: Zone) -> int | None:
    """Give the offset after the label: after its colon or, without one, after the speaker's name."""
    first = trim(text, zone.start, zone.end)
    if first is None:
        return None
    colon = _COLON.search(text, first.start, min(zone.end, first.start + _LONGEST_LABEL))
    if colon and "\n\n" not in text[first.start : colon.start()]:
        return colon.end()
    if zone.speaker:
        at = text.find(zone.speaker, first.start, min(zone.end, first.start + len(zone.speaker) + 8))
        return at + len(zone.speaker) if at >= 0 else None
    return None


def _source(text: str, label: Span | None, names: Near) -> Source | None:
    if label is None:
        return None
    kind = find_kind(text, label, names.over(label))
    if kind != "named" and any(map(str.isupper, _initials(text, label)[1:])):
        kind = "named"
    return Source(label.start, label.end, kind, None, None)


def _initials(text: str, label: Span) -> list[str]:
    return [text[word.start] for word in find_words(text, label.start, label.end)]


def _fold_label(text: str, turn: Turn) -> str:
    if turn.label is None:
        return ""
    words = [word.folded for word in find_words(text, turn.label.start, turn.label.end)]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _find_askers(text: str, turns: Sequence[Turn]) -> frozenset[str]:
    """Give the folded labels of those who ask: by their name, or because most of their turns are questions."""
    known = word_list("en", "turns", "questioners")
    labels = Counter(_fold_label(text, turn) for turn in turns)
    asked = Counter(_fold_label(text, turn) for turn in turns if _is_question(text, turn))
    often = {who for who, times in asked.items() if times >= _MIN_QUESTIONS and 2 * times > labels[who]}
    return frozenset(often | {who for who in labels if known & set(who.split())})


def _holds_question(text: str, turn: Turn) -> bool:
    """Tell whether a turn asks anything, at its end or before it ("And the crates? Many speak of forty")."""
    marks = word_list("en", "turns", "question_marks")
    return any(mark in text[piece.start : piece.end] for piece in turn.pieces for mark in marks)


def _is_question(text: str, turn: Turn) -> bool:
    """Tell whether a turn ends as a question."""
    marks = word_list("en", "turns", "question_marks")
    return text[turn.pieces[-1].start : turn.pieces[-1].end].rstrip("”\"’') ")[-1:] in marks
