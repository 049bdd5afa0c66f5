"""How a name stands in its sentences, where that tells what it is: "in Madra", "the Wardah", "the Madra talks"."""

from collections.abc import Iterable, Sized
from typing import Literal

from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Mention

Standing = Literal["venue", "thing", "host", "none"]

_NEAR = 16  # characters
_POSSESSIVES = ("'", "’")
_GAP = frozenset(" \n\t([)]")


def stands_as(text: str, mentions: Iterable[Mention], *, speaks: bool) -> Standing:
    """Tell how a name stands most of the time: where a place does, with "the" as a thing does, or neither.

    "In Sorel's view" and "in the Sorel file" tell of no place; a place that ``speaks`` is its government.
    """
    names = [] if speaks else [one for one in mentions if one.form == "name"]
    if _is_most(sum(_is_housed(text, one) for one in names), names):
        return "venue"
    return "thing" if _is_most(sum(_has_article(text, one) for one in names), names) else "none"


def stands_as_host(text: str, mentions: Iterable[Mention]) -> Standing:
    """Tell whether a name stands before what is held at a place: "the Madra talks", "the Madra Accord"."""
    names = [one for one in mentions if one.form == "name"]
    return "host" if _is_most(sum(_is_followed(text, one) for one in names), names) else "none"


def _is_followed(text: str, one: Mention) -> bool:
    after = find_words(text, one.end, one.end + _NEAR)[:1]
    is_next = bool(after) and text[one.end : after[0].start] == " "
    return is_next and after[0].folded in word_list("en", "standing", "held")


def _is_most(count: int, names: Sized) -> bool:
    return count > 0 and count * 2 >= len(names)


def _is_housed(text: str, one: Mention) -> bool:
    if _is_owner(text, one):
        return False
    last, two = _words_before(text, one)
    return bool({last, two} & word_list("en", "standing", "housing"))


def _has_article(text: str, one: Mention) -> bool:
    return not _is_owner(text, one) and _words_before(text, one)[0] in word_list("en", "standing", "articles")


def _is_owner(text: str, one: Mention) -> bool:
    """Tell whether a name stands for what it owns, or is the first half of a word: "Sorel's", "Sorel-era"."""
    after = text[one.end : one.end + 1]
    return after in {*_POSSESSIVES, "-"} or text[one.start : one.end].endswith(("'s", "’s"))


def _words_before(text: str, one: Mention) -> tuple[str, str]:
    """Give the word right before a name, and the two words; nothing where a sign stands between."""
    before = find_words(text, max(one.start - _NEAR, 0), one.start)[-2:]
    if not before or not set(text[before[-1].end : one.start]) <= _GAP:
        return "", ""
    return before[-1].folded, " ".join(word.folded for word in before)
