"""Who shares a surname: the full names of one text that a surname alone there does not stand for.

"Sorel and his wife Mina Sorel" tells of two, and so does "President Sorel and Mina Sorel"; "Mr Sorel" is not Mina, and
"Sorel" is not Ali Sorel Jr. before the text has named him.
"""

from collections.abc import Sequence
from functools import cache

from rashomon.entities.names import Parts, find_parts, fold, honorifics
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Name

_BEFORE = 2  # names
_NEAR = 60  # characters
_MOST_WORDS = 6
_ENDS = frozenset(".!?;\n")


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(map(str, load("names", "persons")["suffixes"]))


def has_suffix(parts: Parts) -> bool:
    """Tell whether a name ends as only one of a family's does: Jr., III."""
    return parts.is_full and parts.words[-1] in _suffixes()


def is_introduced_as_kin(text: str, names: Sequence[Name], index: int) -> bool:
    """Tell whether a full name is said beside another of the same surname: with "and" between, or as wife, son, brother."""
    name = names[index]
    if _kin_before(text, name.start):
        return True
    surname = find_parts(text[name.start : name.end]).surname
    near = (names[i] for i in range(index - 1, max(index - 1 - _BEFORE, -1), -1))
    return any(_is_joined(text, one, name, surname) for one in near)


def _is_joined(text: str, lone: Name, full: Name, surname: str) -> bool:
    """Tell whether a surname alone and a full name are joined by "and": they are two."""
    if not 0 < full.start - lone.end <= _NEAR or find_parts(text[lone.start : lone.end]).words != (surname,):
        return False
    between = find_words(text, lone.end, full.start)
    is_one_breath = not _ENDS & set(text[lone.end : full.start]) and len(between) <= _MOST_WORDS
    return is_one_breath and bool(between) and between[0].folded in word_list("en", "kin", "joining")


def _kin_before(text: str, start: int) -> bool:
    """Tell whether the words before a name make its bearer somebody's wife or son: "his wife Mina Sorel"."""
    before = find_words(text, max(start - _NEAR, 0), start)[-2:]
    if len(before) < _BEFORE or before[1].folded not in word_list("en", "kin", "kin"):
        return False
    own = text[before[0].start : before[0].end]
    is_owned = before[0].folded in word_list("en", "kin", "owners") or own.endswith(("'s", "’s"))
    return is_owned and not _ENDS & set(text[before[0].end : start])


def told_gender(text: str, name: Name) -> str | None:
    """Give the gender that an honorific in or right before a name tells: "Mrs Sorel"."""
    before = find_words(text, max(name.start - 12, 0), name.start)[-1:]
    inside = find_words(text, name.start, name.end)[:1]
    told = {honorifics().get(fold(w.folded)) for w in (*before, *inside) if text[w.start].isupper()} - {None}
    return told.pop() if len(told) == 1 else None


def given_gender(parts: Parts) -> str | None:
    """Give the gender of a full name's first word; None where it tells none or either."""
    first = parts.words[0] if parts.is_full else ""
    genders = [gender for gender in ("m", "f") if first in word_list("en", "given", gender)]
    return genders[0] if len(genders) == 1 else None
