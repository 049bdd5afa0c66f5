"""What is asked of an incident: was there a warning, who gave the order, who fired first. Each becomes an event of its own.

The answers are told in many words ("hailed by radio", "ordered to stop", "without warning of any kind") that no clustering
by words brings together; which words answer which question is data. Only what stands where a document tells of the
incident is taken, and nothing that merely introduces somebody's words ("he warned that …").
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rashomon.events.lemmas import find_lemma, fold_words
from rashomon.events.tellings import Telling
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Annotations, Scene, Span

_BESIDE = 40  # characters either way


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the noun for its label, and the tellings that answer it, by reading order."""

    kind: str
    noun: str
    answers: tuple[Telling, ...]


class _Deed(NamedTuple):
    """Verbs that answer a question with one of these objects, or with one of these words beside them."""

    verbs: frozenset[str]
    objects: frozenset[str]
    near: re.Pattern[str] | None


def find_questions(
    tellings: Sequence[Telling], documents: Sequence[Annotations], scenes: Mapping[str, Scene], language: str = "en"
) -> Iterator[Question]:
    """Give the questions that two documents or more, or one document twice, answer where they tell of an incident."""
    found: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        document = documents[one.home]
        scene = scenes.get(document.document.id)
        if scene is not None and _is_in(one.span, scene.around):
            kind = find_kind(one, document, language)
            if kind is not None:
                found[kind].append(one)
    for kind, answers in sorted(found.items()):
        if len(answers) > 1:
            yield Question(kind, load(language, "incidents")["questions"][kind]["noun"], tuple(answers))


def find_kind(one: Telling, document: Annotations, language: str = "en") -> str | None:
    """Give the question that a telling answers; None where it answers none or is the cue of somebody's words."""
    if _is_perceived(one.span, document, language):
        return None
    for kind, row in load(language, "incidents")["questions"].items():
        if one.lemma in row["words"] and not _is_cue(one.span, document):
            return str(kind)
        for deed in _deeds(kind, language):
            if one.lemma in deed.verbs and _is_done(one, deed, document):
                return str(kind)
    return None


def _is_done(one: Telling, deed: _Deed, document: Annotations) -> bool:
    if deed.near is not None:
        text = document.document.text
        start, end = max(0, one.span.start - _BESIDE), min(len(text), one.span.end + _BESIDE)
        return any(_is_beside(text, found.span(), one.span) for found in deed.near.finditer(text, start, end))
    event = next((each for each in document.events if each.id == one.told.event), None)
    heads = [fold_words(part.text) for part in (() if event is None else event.participants) if part.role != "actor"]
    return any(words and {words[-1], find_lemma(words[-1]), " ".join(words[-2:])} & deed.objects for words in heads)


def _is_beside(text: str, found: tuple[int, int], span: Span) -> bool:
    """Tell whether nothing but a few words stands between two stretches, and no border."""
    between = text[found[1] : span.start] if found[1] <= span.start else text[span.end : found[0]]
    return not re.search(r"[.,;:!?\n]", between) and len(between.split()) <= 3  # noqa: PLR2004 - a few words


def _is_perceived(span: Span, document: Annotations, language: str) -> bool:
    """Tell whether words tell what somebody heard or saw, or not: no answer ("she heard no warning")."""
    before = find_words(document.document.text, max(0, span.start - _BESIDE // 2), span.start)
    return any(word.folded in word_list(language, "incidents", "perceived") for word in before)


def _is_cue(span: Span, document: Annotations) -> bool:
    """Tell whether words introduce what somebody says."""
    cues = (one.cue for one in document.attributions if one.cue is not None and one.act != "denies")
    return any(cue.start < span.end and span.start < cue.end for cue in cues)


@cache
def _deeds(kind: str, language: str) -> tuple[_Deed, ...]:
    rows = load(language, "incidents")["questions"][kind]["deeds"]
    return tuple(
        _Deed(
            frozenset(row["verbs"]), frozenset(row.get("objects", ())), _pattern(row["near"]) if "near" in row else None
        )
        for row in rows
    )


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


def _is_in(span: Span, stretches: Sequence[Span]) -> bool:
    """Tell whether one of some stretches, in order, holds a span."""
    at = bisect_right(stretches, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.end <= stretches[at].end
