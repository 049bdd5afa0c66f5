"""What kind of subject a cue has: things seldom say anything, and what nobody does is seldom a report."""

from math import exp, log

from rashomon.language.cues import Cue
from rashomon.language.sources import Place
from rashomon.language.words import PHRASE, Words
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list

_SPEAKS = (
    ("sources", "unnamed"), ("sources", "persons"), ("sources", "collective"), ("sources", "documents"),
    ("offices", "offices"), ("offices", "bodies"),
)  # fmt: skip


def weigh_subject(words: Words, cue: Cue, source: Place | None) -> float:
    """Give the likelihood of a report, knowing the subject of its cue."""
    weights: dict[str, float] = load(words.language, "cues")["subject_weights"]
    return 1 / (1 + exp(-log(cue.score / (1 - cue.score)) - weights.get(_find_sort(words, cue, source), 0.0)))


def _find_sort(words: Words, cue: Cue, source: Place | None) -> str:
    """Name the sort of subject: a pronoun itself, ``thing``, ``things``, ``none``, ``passive``, ``headline``; else ``speaker``."""
    if cue.form == "passive":
        return "passive"
    if source is None:
        return "headline" if words.headline else "none"
    if source.last - source.first == 1 and words.kinds[source.first] not in PHRASE - {"obj"}:
        return words.lower[source.first]
    if words.headline or "name" in words.kinds[source.first : source.last]:
        return "speaker"
    at = source.first
    while at + 1 < source.last and words.kinds[at + 1] in PHRASE:
        at += 1
    head = words.lower[at]
    if words.kinds[at] != "noun" or any(head in word_list(words.language, *group) for group in _SPEAKS):
        return "speaker"
    return "things" if head.endswith("s") else "thing"
