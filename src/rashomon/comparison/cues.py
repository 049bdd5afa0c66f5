"""By which words each outlet lets each speaker speak: who "claims" and who "explains"."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.comparison.distinctive import score_words
from rashomon.comparison.order import sort_documents
from rashomon.comparison.stems import stem
from rashomon.comparison.voices import Voice, Voices
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words
from rashomon.types import Annotations, Member

_LONGEST = 3
_LONGEST_CUE = 8


@dataclass(frozen=True, slots=True)
class CueCount:
    """A reporting word, how it loads what it reports (None: unclassed), and its z-score against the outlet's other speakers."""

    cue: str
    loading: str | None
    count: int
    distinctive: float


@dataclass(frozen=True, slots=True)
class CueUse:
    """The reporting words that one outlet uses of one speaker; ``speaker`` None: ``quoted`` are the words for who it is."""

    outlet: str | None
    speaker: str | None
    quoted: str | None
    cues: tuple[CueCount, ...]


@dataclass(frozen=True, slots=True)
class _Who:
    outlet: str
    known: bool
    voice: Voice


def cue_words(
    documents: Iterable[Annotations], entity_of: Mapping[Member, str], language: str = "en"
) -> tuple[CueUse, ...]:
    """Give the reporting words by outlet and speaker, only those in the outlet's own voice: not of one source of another.

    A pronoun that stands for nobody known is left out. A document without an outlet stands for itself.
    """
    told = sort_documents(documents)
    used: dict[_Who, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    for annotations in told:
        voices = Voices(annotations, entity_of)
        text, outlet = annotations.document.text, annotations.document.outlet
        for one in annotations.attributions:
            if one.cue is None or one.source is None or one.within is not None:
                continue
            voice = voices.of(one)
            if voice.entity is None and one.source.kind == "pronoun":
                continue
            who = _Who(outlet or annotations.document.id, outlet is not None, Voice(voice.entity, voice.words))
            used[who][find_loading(text[one.cue.start : one.cue.end], language)] += 1
    return tuple(_use(who, used) for who in sorted(used, key=_order))


def _use(who: _Who, used: Mapping[_Who, Counter[tuple[str, str | None]]]) -> CueUse:
    beside = {
        w: Counter({cue: n for (cue, _), n in some.items()}) for w, some in used.items() if w.outlet == who.outlet
    }
    scores = score_words(beside)
    counts = (CueCount(cue, loading, n, scores[who, cue]) for (cue, loading), n in used[who].items())
    listed = tuple(sorted(counts, key=lambda one: (-one.count, one.cue)))
    return CueUse(who.outlet if who.known else None, who.voice.entity, who.voice.words, listed)


def _order(who: _Who) -> tuple[str, str, str]:
    return who.outlet, f"{who.voice.entity or '':>12}", who.voice.words or ""


@cache
def _classes(language: str) -> Mapping[tuple[str, ...], tuple[str, str]]:
    """Give the cue as listed and its class by the stems of its words."""
    listed = load(language, "loading").items()
    return {
        tuple(stem(part, language) for part in cue.split()): (cue, loading) for loading, cues in listed for cue in cues
    }


def find_loading(cue: str, language: str = "en") -> tuple[str, str | None]:
    """Give a cue by its reporting word and its class: the longest listed in it, the last of equals; else its last word.

    >>> find_loading("also claimed"), find_loading("further elucidated")
    (('claim', 'doubting'), ('elucidated', None))
    """
    words = [word.folded for word in find_words(cue, 0, len(cue))][:_LONGEST_CUE]
    stems = [stem(word, language) for word in words]
    for length in range(min(_LONGEST, len(stems)), 0, -1):
        for at in range(len(stems) - length, -1, -1):
            found = _classes(language).get(tuple(stems[at : at + length]))
            if found is not None:
                return found
    return (words[-1] if words else cue, None)
