"""Names of people taken apart: titles, kunya, fathers' names, surname first; what is no part of the name falls away."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.entities.names import honorifics, strip_possessive
from rashomon.entities.words import Word, split, word
from rashomon.lexicon import load

_COMMA = re.compile(r"^([^,]{1,80}),\s*([^,]{1,80})$")
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,3}")
_ARTICLE_WITHIN = re.compile(r"(?<![^\s-])(?:[AE]l)(?=[A-Z][a-z])")  # ElBaradei
_FULL = 2
_SHORTEST_WHOLE = 3
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name: its words in the order given name first where that is known, and what stood around them.

    ``fathers`` are the places of words after "bin" and of patronymics; ``kunya`` is the place of an "Abu X".
    """

    words: tuple[Word, ...]
    titles: tuple[str, ...] = ()
    suffix: str | None = None
    fathers: frozenset[int] = frozenset()
    kunya: int | None = None

    @property
    def is_full(self) -> bool:
        """Whether the name has more than one word."""
        return len(self.words) >= _FULL


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(word(str(one)).letters for one in load("names", "persons")[key])


@cache
def _titles() -> frozenset[str]:
    english = (part for title in honorifics() for part in title.split())
    return _listed("titles") | frozenset(english)


@cache
def _suffixes() -> dict[str, str]:
    return {str(key): str(value) for key, value in load("names", "persons")["suffixes"].items()}


@lru_cache(maxsize=1 << 17)
def parse_person(name: str) -> Person:
    """Take a person's name apart; never fails, for any text.

    >>> [w.letters for w in parse_person("AL-MALIKI, Nouri (Hajj)").words]
    ['nouri', 'maliki']
    >>> parse_person("Lt. Gen. Hajj Qassem Soleimani").titles
    ('lt', 'gen', 'hajj')
    """
    text = _given_first(strip_possessive(name[:_LONGEST_NAME].strip()))
    text = _ARTICLE_WITHIN.sub(" ", text)
    parts = [part for written in split(text) for part in _open_initials(written, text)]
    words = [one for one in map(word, parts) if one.letters or one.raw.isalnum()]
    words, titles = _without_titles(words)
    words, suffix = _without_suffix(words)
    kept, fathers, kunya = _join(words)
    return Person(kept, titles, suffix, fathers, kunya)


def _given_first(name: str) -> str:
    """Turn "Maliki, Nouri" round; not what follows with "Jr." or a title."""
    found = _COMMA.match(name.partition("(")[0].strip())
    if found is None:
        return name.replace("(", " ").replace(")", " ")
    after = [word(part).letters for part in split(found[2])]
    if after and all(one in _suffixes() or one in _listed("afterwards") for one in after):
        return f"{found[1]} {found[2]}"
    return f"{found[2]} {found[1]}"


def _open_initials(part: str, text: str) -> list[str]:
    """Take "JC" of "JC Juncker" apart: capitals without a vowel, in a name that is not all in capitals."""
    letters = word(part).letters
    known = letters in _titles() | _listed("afterwards") or letters in _suffixes()
    return list(part) if _INITIALS.fullmatch(part) and not text.isupper() and not known else [part]


def _without_titles(words: Sequence[Word]) -> tuple[list[Word], tuple[str, ...]]:
    start = 0
    while start < len(words) - 1 and _is_title(words, start):
        start += 1
    end = len(words)
    while end - start > _FULL and words[end - 1].letters in _listed("afterwards"):
        end -= 1
    rest = list(words[start:end])
    inside = [one for i, one in enumerate(rest) if not (0 < i < len(rest) - 1 and _is_inner_title(one))]
    return inside, tuple(one.letters for one in words[:start])


def _is_title(words: Sequence[Word], at: int) -> bool:
    letters = words[at].letters
    if letters not in _titles() or words[at].is_initial:
        return False
    after = [one for one in words[at + 1 :] if one.letters not in _listed("articles")]
    return letters not in _listed("also_names") or len(after) >= _FULL


def _is_inner_title(one: Word) -> bool:
    """Tell whether a title stands before a later word of a name: "Abdul Sheikh Omar"; only those that are no names."""
    return one.letters in _titles() and one.letters not in _listed("also_names") and not one.is_initial


def _without_suffix(words: Sequence[Word]) -> tuple[list[Word], str | None]:
    found = next((i for i, one in enumerate(words) if i > 0 and one.letters in _suffixes()), 0)
    if not found or len(words) <= _FULL:
        return list(words), None
    return [*words[:found], *words[found + 1 :]], _suffixes()[words[found].letters]


def _join(words: Sequence[Word]) -> tuple[tuple[Word, ...], frozenset[int], int | None]:
    """Join what is one name (Abdul Rahman, Saif al-Din, Abu Bakr), drop articles and small words, mark fathers' names."""
    kept: list[Word] = []
    fathers: set[int] = set()
    kunya: int | None = None
    at = 0
    filial = False
    while at < len(words):
        one, rest = words[at], _skip_articles(words, at + 1)
        if rest < len(words) and one.letters in _listed("servant"):
            kept.append(_servant(words[rest]))
            at = rest + 1
        elif rest < len(words) and one.letters in _listed("kunya") and one.letters not in _listed("filial"):
            kunya = len(kept)
            kept.append(word(_father_of(one) + words[rest].letters))
            at = rest + 1
        elif _is_small(words, at, kept):
            filial = filial or one.letters in _listed("filial")
            at += 1
            continue
        elif kept and _is_faith(words, at):
            kept[-1] = word(kept[-1].raw + "din") if one.script == "latin" else word(kept[-1].raw + one.raw)
            at += 1
        else:
            kept.append(_plain(one))
            at += 1
        if kept and (filial or _is_patronymic(kept, words)):
            fathers.add(len(kept) - 1)
        filial = False
    return tuple(kept), frozenset(fathers), kunya


def _skip_articles(words: Sequence[Word], at: int) -> int:
    while at < len(words) - 1 and words[at].letters in _listed("articles"):
        at += 1
    return at


def _father_of(one: Word) -> str:
    return "abu" if one.script == "latin" and one.letters.startswith(("a", "e")) else one.letters


def _servant(of: Word) -> Word:
    """Give one word for "Abdul Rahman"."""
    if of.script == "arabic":
        return word("عبد" + of.letters.removeprefix("ال"))
    return word("abd" + of.letters) if of.script == "latin" else word("абд" + of.letters)


def _plain(one: Word) -> Word:
    """Give a word that is written together like the same written apart: Abdulrahman, Saifuddin, and without an article."""
    letters = one.letters
    if one.script == "latin":
        start = next((s for s in _longest_first("servant") if letters.startswith(s)), "")
        if start and len(letters) - len(start) >= _SHORTEST_WHOLE:
            return word("abd" + _unassimilated(start, letters[len(start) :]))
        end = next((e for e in _longest_first("faith") if letters.endswith(e)), "")
        if end and len(letters) - len(end) >= _SHORTEST_WHOLE:
            return word(letters[: -len(end)] + "din")
    if one.script == "arabic" and letters.startswith("عبدال") and len(letters) > len("عبدال") + 1:
        return word("عبد" + letters.removeprefix("عبدال"))
    return one


def _unassimilated(servant: str, of: str) -> str:
    """Give back the letter that a writer put once: Abdurahman is Abdur Rahman."""
    return servant[-1] + of if servant[-1] in "rs" and of[0] in "aeiou" else of


@cache
def _longest_first(key: str) -> tuple[str, ...]:
    return tuple(sorted(_listed(key), key=lambda one: (-len(one), one)))


def _is_small(words: Sequence[Word], at: int, kept: Sequence[Word]) -> bool:
    """Tell whether a word is an article, "bin" or "von" before another word; "Ben" or "Al" at the start is a name."""
    letters = words[at].letters
    if at == len(words) - 1 or words[at].is_han or (words[at].is_initial and words[at].raw != "y"):
        return False
    if letters in _listed("articles"):
        return bool(kept) or letters not in {"an", "er"}
    return bool(kept) and letters in _listed("filial") | _listed("particles")


def _is_faith(words: Sequence[Word], at: int) -> bool:
    before = at > 0 and words[at - 1].letters in _listed("articles")
    return words[at].letters in _listed("faith") or (before and words[at].letters in _listed("faith_alone"))


def _is_patronymic(kept: Sequence[Word], words: Sequence[Word]) -> bool:
    middle = len(kept) > 1 and len(words) > _FULL
    return middle and kept[-1].letters.endswith(_longest_first("patronymic"))
