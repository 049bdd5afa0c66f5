"""Reporting verbs and phrases: which words may be a cue, in which form, in which frame, and how likely."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp, log

from rashomon.language.frames import FormKind, Frame, find_frame
from rashomon.language.inflect import inflect
from rashomon.language.words import PHRASE, Words, small_words
from rashomon.lexicon import load

_SUBJECT, _GROUP = 9, 6  # words
_IN_SUBJECT = PHRASE | {"pron", "prep"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue verb with its particles: what it does, and how likely each frame makes a report of it."""

    lemma: str
    particles: tuple[str, ...]
    act: str
    frames: dict[str, float]
    prior: float
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in a sentence: words ``first`` to ``last`` (not included), its verb at ``head``."""

    entry: Entry
    first: int
    head: int
    last: int
    form: FormKind
    frame: Frame
    score: float


@cache
def _entries(language: str) -> dict[str, tuple[tuple[str, Entry], ...]]:
    """Give for each inflected form the (kind of form, entry) it may be, longest particles first."""
    found: dict[str, list[tuple[str, Entry]]] = {}
    for phrase, data in load(language, "cues")["verbs"].items():
        lemma, *particles = phrase.split()
        entry = Entry(
            phrase,
            tuple(particles),
            data["act"],
            data.get("frames", {}),
            data.get("prior", 0.5),
            frozenset(data.get("barred", ())),
        )
        forms = inflect(language, lemma)
        kinds = {forms.base: "base", forms.third: "third", forms.ing: "ing"}
        for form, kind in [*kinds.items(), (forms.past, "past"), (forms.participle, "past")]:
            if (kind, entry) not in found.setdefault(form, []):
                found[form].append((kind, entry))
    return {form: tuple(sorted(each, key=lambda pair: -len(pair[1].particles))) for form, each in found.items()}


def find_cues(words: Words, language: str) -> Iterator[Cue]:
    """Yield every cue verb of a sentence with its frame and likelihood, in order."""
    entries = _entries(language)
    for index, word in enumerate(words.lower):
        if word in entries and words.kinds[index] in {"verb", "past", "ing", "noun"}:
            cue = _read_cue(words, index, entries[word], language)
            if cue is not None:
                yield cue


def _read_cue(words: Words, index: int, candidates: tuple[tuple[str, Entry], ...], language: str) -> Cue | None:
    """Take the entry with the most particles that stand there."""
    for kind, entry in candidates:
        last = index + 1 + len(entry.particles)
        if tuple(words.lower[index + 1 : last]) == entry.particles:
            if words.kinds[index] == "noun" and kind != "past":
                return None
            if words.lower[last : last + 1] and words.lower[last] in entry.barred:
                return None
            first, form = find_verb_group(words, index, kind)
            frame = find_frame(words, last, len(words))
            spoken = _is_after_speech(words, first)
            score = _likelihood(entry, frame, form, language, spoken=spoken)
            return Cue(entry, first, index, last, form, frame, score)
    return None


def _likelihood(entry: Entry, frame: Frame, form: FormKind, language: str, *, spoken: bool) -> float:
    """Give the likelihood of a report: the entry's own in this frame, weighted by the form of the verb."""
    weights = load(language, "cues")
    own = entry.frames.get(frame)
    logit = _logit(entry.prior) + weights["frame_weights"].get(frame, 0.0) if own is None else _logit(own)
    logit += weights["form_weights"].get(form, 0.0) + (weights["after_speech"] if spoken else 0.0)
    return 1 / (1 + exp(-logit))


def _is_after_speech(words: Words, first: int) -> bool:
    """Tell whether a quotation that ends as speech does stands before the verb or its subject."""
    at = first
    while at > 1 and first - at < _SUBJECT and words.kinds[at - 1] in _IN_SUBJECT:
        at -= 1
    return at > 1 and words.kinds[at - 1] == "close" and words.kinds[at - 2] in {",", "."}


def _logit(share: float) -> float:
    bounded = min(max(share, 0.01), 0.99)
    return log(bounded / (1 - bounded))


def find_verb_group(words: Words, head: int, kind: str, *, governed: bool = True) -> tuple[int, FormKind]:
    """Step back over auxiliaries and adverbs, and over a governing verb: where the group begins, and its form."""
    first = head
    while first and head - first < _GROUP and words.kinds[first - 1] in {"aux", "adv", "neg", "to"}:
        if words.kinds[first - 1] == "to":
            first -= kind == "base"
            break
        first -= 1
    seen = frozenset(words.lower[first:head])
    infinitive = first < head and words.kinds[first] == "to"
    bare = infinitive or (kind == "ing" and first == head)
    governor = _catenatives(words.language).get(words.lower[first - 1]) if first and bare and governed else None
    if governor is not None:
        return find_verb_group(words, first - 1, governor, governed=False)
    return first, "infinitive" if infinitive else _form(kind, seen, words.language)


@cache
def _catenatives(language: str) -> dict[str, str]:
    """Give the forms of verbs that a cue may depend on as one act: ``began to complain``, ``declined to say``."""
    found: dict[str, str] = {}
    for lemma in load(language, "words")["catenatives"].split():
        forms = inflect(language, lemma)
        found |= {
            forms.participle: "past",
            forms.past: "past",
            forms.third: "third",
            forms.ing: "ing",
            forms.base: "base",
        }
    return found


def _form(kind: str, seen: frozenset[str], language: str) -> FormKind:
    if kind == "ing":
        return "ing" if seen.isdisjoint(small_words(language, "be")) else "progressive"
    if kind == "past" and not seen.isdisjoint(small_words(language, "be")):
        return "passive"
    if kind == "past" and not seen.isdisjoint(small_words(language, "have")):
        return "perfect"
    return "finite" if seen.isdisjoint(small_words(language, "modals")) else "modal"
