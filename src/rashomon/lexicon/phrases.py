"""What a noun phrase is about: its head name and its head word, told by word lists."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rashomon.lexicon import load
from rashomon.types import Name

_WORD = re.compile(r"[^\W_]+(?:[.'’\-‑][^\W_]+)*['’]?")
_POSSESSIVE = re.compile(r"['’](?:s(?!\w)|(?!\w))")
_SEGMENT_END = frozenset(",;:()[]—–")
_LONGEST_PHRASE = 400


class Word(NamedTuple):
    """A word of a phrase: where it stands and its folded form without a possessive ending."""

    start: int
    end: int
    folded: str


@cache
def word_list(language: str, subject: str, key: str) -> frozenset[str]:
    """Give one list of a subject's YAML as a set."""
    return frozenset(str(word) for word in load(language, subject)[key])


def find_words(text: str, start: int, end: int) -> list[Word]:
    """Give the words between two offsets (of the first 400 characters: no noun phrase is longer)."""
    return list(_words_between(text, start, min(end, start + _LONGEST_PHRASE)))


@lru_cache(maxsize=1 << 10)
def _words_between(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Give the words between two offsets; the same phrase is asked for by several stages."""
    return tuple([Word(*found.span(), fold_word(found[0])) for found in _WORD.finditer(text, start, end)])


@lru_cache(maxsize=1 << 14)
def fold_word(word: str) -> str:
    """Give a word in lower case, with straight apostrophes and without a possessive ending."""
    folded = word.casefold().replace("’", "'")
    return folded.removesuffix("'s") if folded.endswith("'s") else folded.removesuffix("'")


def core_words(text: str, start: int, end: int, language: str = "en") -> list[Word]:
    """Give the words of a noun phrase up to where a description of its head begins."""
    stops = word_list(language, "sources", "ends_of_core")
    core: list[Word] = []
    for word in find_words(text, start, end):
        if core and (word.folded in stops or _SEGMENT_END & set(text[core[-1].end : word.start])):
            break
        core.append(word)
    return core


def head_name(text: str, start: int, end: int, names: Sequence[Name], language: str = "en") -> Name | None:
    """Give the name that a noun phrase is about, a person's before others: neither a possessor nor after "of"."""
    inside = [name for name in names if start <= name.start and name.end <= end and name.kind != "norp"]
    able = [name for name in inside if _may_head(text, start, end, name, inside, language)]
    persons = [name for name in able if name.kind == "person"]
    others = [n for n in able if _in_first_segment(text, start, n) and _ends_segment(text, n.end, end, language)]
    return next(iter(persons + others), None)


def are_several(text: str, start: int, end: int, names: Sequence[Name], language: str = "en") -> bool:
    """Tell whether a phrase names two of a kind joined by "and": "Ali Sorel and Omar Tal"."""
    inside = [name for name in names if start <= name.start and name.end <= end and name.kind != "norp"]
    able = [name for name in inside if _may_head(text, start, end, name, inside, language)][:2]
    if len(able) < 2 or able[0].kind != able[1].kind:  # noqa: PLR2004 - two names
        return False
    between = find_words(text, able[0].end, able[1].start)
    joined = any(word.folded in word_list(language, "sources", "joining") for word in between)
    return joined and not any(word.folded in word_list(language, "sources", "ends_of_core") for word in between)


def is_described_body(text: str, start: int, end: int, names: Sequence[Name], language: str = "en") -> bool:
    """Tell whether a phrase is a body told by whose it is: "the Iranian army", "Sabah newspaper"."""
    core = core_words(text, start, end, language)
    if len(core) < 2 or core[-1].folded not in word_list(language, "offices", "bodies"):  # noqa: PLR2004 - owner and body
        return False
    return any(core[0].start <= name.start and name.end <= core[-1].start for name in names)


def own_name(text: str, start: int, end: int, names: Sequence[Name], language: str = "en") -> tuple[int, int] | None:
    """Give the name of a phrase in which none is marked: the capitals that end its core, or an apposition of capitals."""
    if any(start <= name.start < end for name in names):
        return None
    core = core_words(text, start, end, language)
    found = _capitals(text, core, language)
    comma = text.find(",", core[-1].end, min(end, core[-1].end + 1)) if core else -1
    if found is None and comma >= 0:
        after = core_words(text, comma + 1, end, language)
        if after and all(text[word.start].isupper() for word in after):
            return _capitals(text, after, language)
    return found


def _capitals(text: str, core: Sequence[Word], language: str) -> tuple[int, int] | None:
    known = word_list(language, "offices", "offices") | word_list(language, "sources", "determiners")
    first = len(core)
    while first and text[core[first - 1].start].isupper() and core[first - 1].folded not in known:
        first -= 1
    words = core[first:]
    if not words or (len(core) == 1 and words[0].folded in word_list(language, "sources", "pronouns")):
        return None
    return (words[0].start, _with_field(text, words, language)) if first or _is_sure_name(words, language) else None


def _with_field(text: str, words: Sequence[Word], language: str) -> int:
    """Give where a name ends: a body's goes on over its field, "Ministry of Rain and Snow"."""
    end = words[-1].end
    if words[-1].folded not in word_list(language, "offices", "bodies"):
        return end
    for word in find_words(text, end, end + 60):
        if text[word.start - 1] != " " or not (
            text[word.start].isupper() or word.folded in {"of", "for", "and", "the"}
        ):
            break
        if text[word.start].isupper():
            end = word.end
    return end


def _is_sure_name(words: Sequence[Word], language: str) -> bool:
    """Tell whether capitals at the start of a phrase are a name's although they may be a sentence's."""
    common = word_list(language, "sources", "documents") | word_list(language, "sources", "unnamed")
    common |= word_list(language, "sources", "collective") | word_list(language, "offices", "bodies")
    return (
        not any(w.folded in word_list(language, "sources", "no_names") for w in words)
        and words[-1].folded not in common
        and not (len(words) == 1 and words[0].folded.endswith("s"))
    )


def _may_head(text: str, start: int, end: int, name: Name, names: Sequence[Name], language: str) -> bool:
    possessive = _POSSESSIVE.match(text, name.end, end)
    if possessive and possessive.end() < end:
        return False
    return not _describes(text, start, name, names, language)


def _describes(text: str, start: int, name: Name, names: Sequence[Name], language: str) -> bool:
    """Tell whether a preposition stands before a name, whatever is between; not so "minister of culture Ali Sorel"."""
    stops = word_list(language, "sources", "ends_of_core")
    reset = max((other.end for other in names if other.end <= name.start and name.kind == "person"), default=start)
    words = list(_backwards(text, reset, name.start))
    near = next((i for i, w in enumerate(words) if not _is_title(text, w, language)), len(words))
    if near == len(words):
        return False
    if words[near].folded in stops:
        return not (name.kind == "person" and _is_field(words[:near], words[near + 1 : near + 2], language))
    after_noun = near == 0 and name.kind == "person"
    if after_noun and any(w.folded in word_list(language, "offices", "offices") for w in words):
        return False
    return any(word.folded in stops for word in words[near:])


def _is_field(between: Sequence[Word], before: Sequence[Word], language: str) -> bool:
    """Tell whether words between a preposition and a name are the field of an office: "Chief of Police General …"."""
    offices = word_list(language, "offices", "offices")
    fields = [w for w in between if w.folded not in offices | word_list(language, "sources", "determiners")]
    return bool(fields) and any(word.folded in offices for word in before)


def _is_title(text: str, word: Word, language: str) -> bool:
    """Tell whether a word before a name may be of its title: capitalised, an office, or a determiner."""
    known = word_list(language, "offices", "offices") | word_list(language, "sources", "determiners")
    return text[word.start].isupper() or word.folded in known


def _backwards(text: str, start: int, end: int) -> Iterator[Word]:
    """Give the words before an offset, nearest first, up to the border of the segment."""
    last = end
    for word in reversed(find_words(text, max(start, end - 100), end)):
        if _SEGMENT_END & set(text[word.end : last]):
            return
        yield word
        last = word.start


def _in_first_segment(text: str, start: int, name: Name) -> bool:
    return not _SEGMENT_END & set(text[start : name.start])


def _ends_segment(text: str, at: int, end: int, language: str) -> bool:
    words = find_words(text, at, end)
    words = words[1:] if words and words[0].folded in {"s", ""} else words
    if not words or _SEGMENT_END & set(text[at : words[0].start]):
        return True
    return words[0].folded in word_list(language, "sources", "ends_of_core") | {"and"}
