"""The words of a sentence as letters, names and roles as one each, for patterns over them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from rashomon.events.ends import Ends
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Mention, RelationKind

RoleClass = Literal["rules", "heads", "serves", "belongs", "allies", "supports", "funds_or_arms", "fights", "parts"]
_PIECE = re.compile(r"[^\s-]+|-")
_LETTERS = (
    ("commas", "C"),
    ("of_like", "O"),
    ("at_like", "T"),
    ("be_like", "B"),
    ("bodies", "G"),
    ("and_like", "N"),
    ("who_like", "W"),
    ("supporting", "H"),
    ("warring", "V"),
    ("allying", "U"),
    ("against_like", "Y"),
    ("between_like", "X"),
    ("describing", "A"),
)
_DESCRIBES = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_ENDS = frozenset(".!?;")
_QUOTES = frozenset("\"'“”‘’«»`")
_SHORTEST_JOINED = 5


class Item(NamedTuple):
    """A word or a name among the words: its letter, its words' places and what is named."""

    letter: str
    first: int
    last: int
    mention: Mention | None = None


def spell(tree: Tree, sentence: range, ends: Ends, before: Mention | None = None) -> list[Item]:
    """Give the items of a sentence; ``before`` is what "its" at its head stands for."""
    return _without_short_forms(tree, list(_items(tree, sentence, ends, before)))


def _items(
    tree: Tree, sentence: range, ends: Ends, before: Mention | None = None, language: str = "en"
) -> Iterator[Item]:
    at = sentence.start
    if before is not None and at < sentence.stop and tree.folded[at] in word_list(language, "relations", "its"):
        yield Item("M", at, at, before)
        at += 1
    while at < sentence.stop:
        item = _named(tree, at, sentence.stop, ends) or _listed(tree, at, sentence.stop, language)
        if item is None:
            item = Item(_letter(tree, at, language), at, at)
        if item.letter != "-":
            yield item
        at = item.last + 1


def _without_short_forms(tree: Tree, items: list[Item]) -> list[Item]:
    """Leave out a name in brackets after another: "Reed Council (RC) leader"."""
    letters = "".join([item.letter for item in items])
    kept: list[Item] = []
    at = 0
    while at < len(items):
        kept.append(items[at])
        bracketed = letters.startswith("MC", at) and letters.startswith("C", at + 3)
        at += 4 if bracketed and _is_short_form(tree, items[at : at + 4]) else 1
    return kept


def _is_short_form(tree: Tree, items: Sequence[Item]) -> bool:
    """Tell whether what follows a name is in brackets and may be its short form: of its kind, or of none."""
    full, opening, short, closing = items
    if (tree.folded[opening.first], tree.folded[closing.first]) != ("(", ")"):
        return False
    return short.mention is None or (full.mention is not None and full.mention.kind == short.mention.kind)


def _named(tree: Tree, at: int, stop: int, ends: Ends) -> Item | None:
    """Give the name (or the pronoun, or the body told by a noun) that begins at a word."""
    word = tree.words[at]
    mention = ends.at(word.start, word.end)
    if mention is None or joined_kind(tree.folded[at]) is not None:
        return None
    last = at
    while last + 1 < stop and tree.words[last + 1].end <= mention.end:
        last += 1
    if mention.form == "nominal" and any(role_class(tree.folded[one]) for one in range(at, last + 1)):
        return None
    return Item("M", at, last, mention)


def _listed(tree: Tree, at: int, stop: int, language: str) -> Item | None:
    """Give a role or "also known as" of one word or more."""
    for count in range(min(_counts(language).get(tree.folded[at], 1), stop - at), 0, -1):
        words = tree.folded[at]
        if count > 1:
            words = " ".join(tree.text[tree.words[at].start : tree.words[at + count - 1].end].casefold().split())
        if words in word_list(language, "relations", "aliases"):
            return Item("L", at, at + count - 1)
        if (count > 1 or tree.is_nominal(at)) and role_class(words) is not None:
            return Item("A" if _is_rank_before(tree, at, stop, words, language) else "R", at, at + count - 1)
    return None


@cache
def _counts(language: str) -> Mapping[str, int]:
    """Give for each first word of a phrase how many words (hyphens count) the longest has; one more for a plural's."""
    found: dict[str, int] = {}
    for phrase in (*_roles(), *word_list(language, "relations", "aliases")):
        words = _PIECE.findall(phrase)
        for first in (words[0], phrase.split()[0]):
            found[first] = max(found.get(first, 1), len(words))
    return found


def _is_rank_before(tree: Tree, at: int, stop: int, words: str, language: str) -> bool:
    """Tell whether a role only describes the one after it: "chief surgeon", "deputy prime minister"."""
    if words not in word_list(language, "relations", "ranks"):
        return False
    nearest = range(at + 1, min(at + 4, stop))
    return any(role_class(" ".join(tree.folded[at + 1 : one + 1])) is not None for one in nearest)


def _letter(tree: Tree, at: int, language: str) -> str:
    folded, upos = tree.folded[at], tree.words[at].upos
    if folded in {"'s", "'"}:
        return "S" if upos == "PART" or tree.words[at].deprel == "case" else "B" if folded == "'s" else "-"
    letter = _small_words(language).get(folded)
    if letter is None and joined_kind(folded) is not None:
        letter = "K"
    return letter or ("A" if upos in _DESCRIBES else "D" if upos == "DET" else "z")


@cache
def _small_words(language: str) -> Mapping[str, str]:
    """Give the letter of every word that has its own; of two lists the first decides."""
    found = {**dict.fromkeys(_QUOTES - {"'"}, "-"), **dict.fromkeys(_ENDS, "E")}
    for name, letter in _LETTERS:
        for word in word_list(language, "relations", name):
            found.setdefault(word, letter)
    return found


def joined_kind(folded: str) -> RelationKind | None:
    """Give the kind that a joined word tells: "Iran-backed"."""
    if len(folded) < _SHORTEST_JOINED or folded.isalpha():
        return None
    first, hyphen, second = folded.replace("‑", "-").replace("‐", "-").rpartition("-")
    return _joined_kinds().get(second) if first and hyphen else None


@cache
def _joined_kinds() -> Mapping[str, RelationKind]:
    table = load("en", "relations")["joined"]
    return {word: kind for kind, words in table.items() if kind != "phrases" for word in words}


@cache
def _roles() -> Mapping[str, RoleClass]:
    return {str(word): name for name, words in load("en", "relations")["roles"].items() for word in words}


@lru_cache(maxsize=1 << 13)
def role_class(words: str) -> RoleClass | None:
    """Give the class of a role, told in one or in many."""
    roles = _roles()
    for form in (words, words.removesuffix("s"), words.removesuffix("ies") + "y", words.removesuffix("men") + "man"):
        if form in roles:
            return roles[form]
    tail = words.rpartition("-")[2]
    return roles.get(tail) if tail != words and " " not in words else None


def is_body(word: str) -> bool:
    """Tell whether a noun stands for a body named beside it: "forces", or several who have a role ("militants")."""
    several = word.endswith(("s", "men")) and role_class(word) in {"belongs", "serves"}
    return several or word in word_list("en", "relations", "bodies")
