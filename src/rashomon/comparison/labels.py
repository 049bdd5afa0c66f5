"""Words that call somebody or something what not everyone would: "the Syrian regime", "rebels", "an act of piracy".

Which words compete is data (``lexicon/en/naming.yaml``); here they are found in a text, whoever they are used of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.comparison.stems import stem
from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, find_words, word_list

_LONGEST = 4
_MOST_MODIFIERS = 4
_BROKEN = re.compile(r"[.!?;:\n]")
_CUT = re.compile(r"[^\s\"“”‘’'«»(-]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its head's place and slot, and where its judging words begin; ``words`` as written, without article."""

    start: int
    end: int
    head: int
    slot: str
    words: str


@cache
def _slots(language: str) -> Mapping[tuple[str, ...], str]:
    """Give the slot of each label's head by the stems of its words."""
    table: dict[tuple[str, ...], str] = {}
    for slot, heads in load(language, "naming")["slots"].items():
        for head in heads:
            table.setdefault(tuple(stem(part, language) for part in head.split()), slot)
    return table


def find_labels(text: str, start: int, end: int, language: str = "en") -> Iterator[Label]:
    """Give the labels between two offsets, in order; one that is denied ("not a massacre") is none."""
    words = list(_all_words(text, start, end))
    stems = [stem(word.folded, language) for word in words]
    at = 0
    while at < len(words):
        length, slot = _match(stems, at, language)
        if length and _is_noun(text, words, at, length, language):
            first = _first_modifier(text, words, at, language)
            if not is_denied(text, words, first, language):
                last = words[at + length - 1].end
                yield Label(words[first].start, last, words[at].start, slot, show(text, words[first].start, last))
        at += max(length, 1)


def show(text: str, start: int, end: int) -> str:
    """Give a phrase as written, in one line, without marks of quotation and endings that tell whose it is."""
    plain = " ".join(re.sub(r"[\"“”‘«»()]", "", text[start:end]).split())
    return plain.removesuffix("'s").removesuffix("’s").strip("'’ ")


def _all_words(text: str, start: int, end: int) -> Iterator[Word]:
    """Give all words of a stretch (``find_words`` reads 400 characters at a time)."""
    while start < end:
        words = find_words(text, start, end)
        if not words:
            start += 400
            continue
        kept = words if len(words) == 1 or start + 400 >= end else words[:-1]
        yield from kept
        start = kept[-1].end


@cache
def _firsts(language: str) -> frozenset[str]:
    return frozenset(head[0] for head in _slots(language))


def _match(stems: Sequence[str], at: int, language: str) -> tuple[int, str]:
    if stems[at] not in _firsts(language):
        return 0, ""
    for length in range(min(_LONGEST, len(stems) - at), 0, -1):
        slot = _slots(language).get(tuple(stems[at : at + length]))
        if slot is not None:
            return length, slot
    return 0, ""


@cache
def _exact(language: str) -> frozenset[str]:
    """Give the heads as listed and in the plural: "died" is no form of "die", nor "attacked" of the noun "attack"."""
    heads = {head for some in load(language, "naming")["slots"].values() for head in some}
    plurals = {f"{head}s" for head in heads} | {f"{head}es" for head in heads}
    plurals |= {head.replace(" ", "s ", 1) for head in heads if " of " in head or " against " in head}
    return frozenset(heads | plurals | {f"{head[:-1]}ies" for head in heads if head.endswith("y")})


def _is_noun(text: str, words: Sequence[Word], at: int, length: int, language: str) -> bool:
    """Tell whether a head stands as a noun: in a noun's form, and no word for what is meant follows it at once."""
    last = words[at + length - 1]
    plain = " ".join(" ".join(word.folded for word in words[at : at + length]).split())
    if plain not in _exact(language):
        return False
    following = words[at + length] if at + length < len(words) else None
    if (
        following is None
        or plain in word_list(language, "naming", "adjectives")
        or text[last.end : following.start].strip(")”’\"'") != " "
    ):
        return True
    return stem(following.folded, language) not in _heads_after(language)


@cache
def _heads_after(language: str) -> frozenset[str]:
    """Give the stems of offices and bodies: in "government spokesman" and "rebel commander" the first word is no label."""
    offices = load(language, "offices")
    listed = [*offices["offices"], *offices["bodies"], "source", "force", "troop", "soldier", "group", "office"]
    return frozenset(stem(word, language) for word in [*listed, "minister", "building", "policy", "sector", "agency"])


def _first_modifier(text: str, words: Sequence[Word], at: int, language: str) -> int:
    """Give the place of the first of the judging words right before a head."""
    judging = word_list(language, "naming", "judging")
    first = at
    while first and at - first < _MOST_MODIFIERS and not _CUT.search(text, words[first - 1].end, words[first].start):
        one = words[first - 1].folded
        two = f"{words[first - 2].folded} {one}" if first > 1 else one
        if one not in judging and two not in judging:
            break
        first -= 1 if one in judging else 2
    return first


def is_denied(text: str, words: Sequence[Word], first: int, language: str = "en") -> bool:
    """Tell whether what begins at a word is said not to be so: "not a massacre", "do not call this an incident"."""
    before = words[max(first - 6, 0) : first]
    while before and before[-1].folded in word_list(language, "sources", "determiners") - {"no"}:
        before = before[:-1]
    if not before:
        return False
    gap = text[before[-1].end : words[first].start]
    if _BROKEN.search(gap):
        return False
    last = before[-1].folded
    if last in word_list(language, "naming", "denying") or last.endswith("n't"):
        return True
    joined = " ".join(word.folded for word in words[max(first - 6, 0) : first])
    phrases = word_list(language, "naming", "denying_phrases")
    return any(joined.endswith(phrase) for phrase in phrases) or _denies_calling(before, language)


def _denies_calling(before: Sequence[Word], language: str) -> bool:
    """Tell whether a verb of calling that is denied stands right before: "do not call this"."""
    callings = {stem(word, language) for word in word_list(language, "naming", "callings")}
    folded = [word.folded for word in before[-4:]]
    calls = [i for i, word in enumerate(folded) if stem(word, language) in callings]
    return bool(calls) and any(word in word_list(language, "naming", "denying") for word in folded[: calls[-1]])
