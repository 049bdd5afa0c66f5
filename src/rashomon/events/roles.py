"""Relations that phrases tell: titles, appositions, "Iran-backed", "also known as"; patterns over one letter a word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rashomon.events.ends import Ends
from rashomon.events.tree import Tree
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Mention, RelationKind, Span

RoleClass = Literal["rules", "heads", "serves", "belongs", "allies", "supports", "funds_or_arms", "fights", "parts"]
_PIECE = re.compile(r"[^\s-]+|-")
_FIELD = "(?:OD?A{1,3})?"
_ROLE = f"(?P<role>R){_FIELD}(?:N[AR]{{0,2}}R{_FIELD})?"
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
_BEFORE = 3
_SHORTEST_JOINED = 5


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation as words tell it: its ends as entities, the words that tell it, and the place of its main word."""

    kind: RelationKind
    origin: str
    target: str
    evidence: Span
    at: int


@dataclass(frozen=True, slots=True)
class _Item:
    """A word or a name among the words: its letter, its words' places and what is named."""

    letter: str
    first: int
    last: int
    mention: Mention | None = None


def find_phrases(tree: Tree, sentence: range, ends: Ends, before: Mention | None = None) -> Iterator[Bond]:
    """Give what the phrases of a sentence tell; ``before`` is what "its" at the head of the sentence stands for."""
    items = _without_short_forms(tree, list(_items(tree, sentence, ends, before)))
    spelled = "".join(item.letter for item in items)
    if "M" not in spelled:
        return
    for pattern in _patterns("phrases"):
        for match in pattern.finditer(spelled) if "R" in spelled else ():
            yield from _of_role(tree, items, match, ends)
    for pattern in _patterns("joined_phrases"):
        for match in pattern.finditer(spelled) if "K" in spelled else ():
            yield from _of_joined(tree, items, match, ends)
    for kind, pattern in _plain_patterns():
        for match in pattern.finditer(spelled):
            yield from _of_plain(tree, items, match, kind, ends)
    for pattern in _patterns("alias_phrases"):
        for match in pattern.finditer(spelled) if "L" in spelled else ():
            yield from _of_alias(tree, items, match, ends)


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    table = load("en", "relations")
    lines = table["joined"]["phrases"] if name == "joined_phrases" else table[name]
    return tuple(re.compile(str(line).replace("{ROLE}", _ROLE)) for line in lines)


@cache
def _plain_patterns() -> tuple[tuple[RelationKind, re.Pattern[str]], ...]:
    table = load("en", "relations")["plain_phrases"]
    return tuple((kind, re.compile(line)) for kind, lines in table.items() for line in lines)


# -- words to letters --------------------------------------------------------------------------


def _items(
    tree: Tree, sentence: range, ends: Ends, before: Mention | None = None, language: str = "en"
) -> Iterator[_Item]:
    at = sentence.start
    if before is not None and at < sentence.stop and tree.folded[at] in word_list(language, "relations", "its"):
        yield _Item("M", at, at, before)
        at += 1
    while at < sentence.stop:
        item = _named(tree, at, sentence.stop, ends) or _listed(tree, at, sentence.stop, language)
        if item is None:
            item = _Item(_letter(tree, at, language), at, at)
        if item.letter != "-":
            yield item
        at = item.last + 1


def _without_short_forms(tree: Tree, items: list[_Item]) -> list[_Item]:
    """Leave out a name in brackets after another: "Reed Council (RC) leader"."""
    kept: list[_Item] = []
    at = 0
    while at < len(items):
        kept.append(items[at])
        after = items[at : at + 4]
        letters = "".join(item.letter for item in after)
        bracketed = letters[:2] == "MC" and letters[3:] == "C" and tree.folded[after[1].first] == "("
        at += 4 if bracketed and tree.folded[after[3].first] == ")" and _is_short_form(after[0], after[2]) else 1
    return kept


def _is_short_form(full: _Item, short: _Item) -> bool:
    """Tell whether a name in brackets may be the short form of the one before it: it is of its kind, or of none."""
    return short.mention is None or (full.mention is not None and full.mention.kind == short.mention.kind)


def _named(tree: Tree, at: int, stop: int, ends: Ends) -> _Item | None:
    """Give the name (or the pronoun, or the body told by a noun) that begins at a word."""
    word = tree.words[at]
    mention = ends.at(word.start, word.end)
    if mention is None or _joined(tree.folded[at]) is not None:
        return None
    last = at
    while last + 1 < stop and tree.words[last + 1].end <= mention.end:
        last += 1
    if mention.form == "nominal" and any(_role_class(tree.folded[one]) for one in range(at, last + 1)):
        return None
    return _Item("M", at, last, mention)


def _listed(tree: Tree, at: int, stop: int, language: str) -> _Item | None:
    """Give a role or "also known as" of one word or more."""
    for count in range(min(_counts(language).get(tree.folded[at], 1), stop - at), 0, -1):
        words = tree.folded[at]
        if count > 1:
            words = " ".join(tree.text[tree.words[at].start : tree.words[at + count - 1].end].casefold().split())
        if words in word_list(language, "relations", "aliases"):
            return _Item("L", at, at + count - 1)
        if (count > 1 or tree.is_nominal(at)) and _role_class(words) is not None:
            return _Item("A" if _is_rank_before(tree, at, stop, words, language) else "R", at, at + count - 1)
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
    return any(_role_class(" ".join(tree.folded[at + 1 : one + 1])) is not None for one in nearest)


def _letter(tree: Tree, at: int, language: str) -> str:
    folded, upos = tree.folded[at], tree.words[at].upos
    if folded in {"'s", "'"}:
        return "S" if upos == "PART" or tree.words[at].deprel == "case" else "B" if folded == "'s" else "-"
    letter = _small_words(language).get(folded)
    if letter is None and _joined(folded) is not None:
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


def _joined(folded: str) -> RelationKind | None:
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
def _role_class(words: str) -> RoleClass | None:
    """Give the class of a role, told in one or in many."""
    roles = _roles()
    for form in (words, words.removesuffix("s"), words.removesuffix("ies") + "y", words.removesuffix("men") + "man"):
        if form in roles:
            return roles[form]
    tail = words.rpartition("-")[2]
    return roles.get(tail) if tail != words and " " not in words else None


# -- matches to bonds --------------------------------------------------------------------------


def _of_role(tree: Tree, items: Sequence[_Item], match: re.Match[str], ends: Ends) -> Iterator[Bond]:
    role, who, body = (items[match.start(name)] for name in ("role", "who", "body"))
    words = " ".join(tree.folded[role.first : role.last + 1])
    before = " ".join(tree.folded[max(role.first - _BEFORE, 0) : role.first]).replace("-", " ").split()
    found = _role_class(words)
    if (
        who.mention is None
        or body.mention is None
        or found is None
        or _is_ended(before, words)
        or _is_unreal(tree, items, match)
    ):
        return
    if who.mention.form == "pronoun" and who.first > body.first:
        return
    bodily = words.removesuffix("s") in word_list("en", "relations", "bodily")
    for one in _together(items, match.start("who"), several=words.endswith(("s", "men"))):
        yield from _bond(
            (found, _is_lesser(before, words)), (one, body), _span(tree, items, match), ends, bodily=bodily
        )


def _together(items: Sequence[_Item], at: int, *, several: bool) -> Iterator[_Item]:
    """Give who has a role; where it is told of several, those joined to the one named beside it as well."""
    yield items[at]
    if several:
        for step in (-1, 1):
            near = items[at + step :: step][:2]
            if "".join(item.letter for item in near) == "NM":
                yield near[1]


def _bond(
    role: tuple[RoleClass, bool], pair: tuple[_Item, _Item], evidence: Span, ends: Ends, *, bodily: bool
) -> Iterator[Bond]:
    who, body = (str(item.mention.entity) for item in pair if item.mention is not None)
    kind = _kind_of(role, ends.kind(who), ends.kind(body))
    if kind == "member_of" and ends.kind(who) != "person" and not bodily:
        return
    if kind is not None and ends.fit(kind, ends.land(who), ends.land(body)):
        yield Bond(kind, ends.land(who), ends.land(body), evidence, pair[0].last)


_LANDS = frozenset({"place", "norp"})
_BODIES = _LANDS | {"organisation", "facility"}
_DIRECT: Mapping[RoleClass, RelationKind] = {
    "allies": "allied_with",
    "supports": "supports",
    "funds_or_arms": "funds_or_arms",
    "fights": "fights",
}


def _kind_of(role: tuple[RoleClass, bool], who: str, body: str) -> RelationKind | None:
    """Give the kind that a role tells of who has it and whose it is."""
    found, lesser = role
    if found in _DIRECT:
        return _DIRECT[found]
    if who != "person":
        is_member = found == "belongs" and body == "organisation"
        return "part_of" if found == "parts" else "member_of" if is_member else None
    return None if found == "parts" or body not in _BODIES else _office(found, body in _LANDS, lesser=lesser)


def _office(found: RoleClass, of_land: bool, *, lesser: bool) -> RelationKind | None:  # noqa: FBT001 - a fact beside a fact
    """Give what a person's office is: a land is led by its ruler, a body by its head as well; deputies lead nothing."""
    if found == "belongs" and of_land:
        return None
    leads = found == "rules" or (found == "heads" and not of_land)
    return "leads" if leads and not lesser else "member_of"


def _is_ended(before: Sequence[str], words: str) -> bool:
    ended = word_list("en", "relations", "ended")
    return any(word in ended for word in (*before, *words.replace("-", " ").split()[:-1]))


def _is_lesser(before: Sequence[str], words: str) -> bool:
    lesser = word_list("en", "relations", "lesser")
    return any(word in lesser for word in (*before[-2:], *words.replace("-", " ").split()))


def _is_unreal(tree: Tree, items: Sequence[_Item], match: re.Match[str]) -> bool:
    """Tell whether "whether" stands before a phrase, or "would", "to" or "not" beside its "is"."""
    letters = [items[at] for at in range(*match.span()) if items[at].letter == "B"]
    lead = items[match.start()].first
    doubts = word_list("en", "relations", "if")
    if any(tree.folded[at] in doubts for at in range(max(lead - _BEFORE, 0), lead)):
        return True
    first = letters[0].first if letters else 0
    if first == 0 or (len(letters) == 1 and tree.folded[first] in word_list("en", "relations", "alone_none")):
        return first != 0
    stops = word_list("en", "relations", "not") | word_list("en", "relations", "modal") | {"to"}
    near = range(first - 1, items[match.end() - 1].last + 1)
    return any(tree.folded[at] in stops and not (at > first and tree.folded[at] == "to") for at in near)


def _span(tree: Tree, items: Sequence[_Item], match: re.Match[str]) -> Span:
    first, last = items[match.start()], items[match.end() - 1]
    word = tree.words[first.first]
    inside = first.mention is not None and first.mention.start <= word.start < first.mention.end
    start = first.mention.start if inside and first.mention is not None else word.start
    return Span(start, tree.words[last.last].end if last.mention is None else last.mention.end)


def _of_joined(tree: Tree, items: Sequence[_Item], match: re.Match[str], ends: Ends) -> Iterator[Bond]:
    """Read "the Iran-backed Houthis": the first half of the word is to the name after it what the second half says."""
    joined, who = items[match.start("joined")], items[match.start("who")]
    word = tree.words[joined.first]
    written = tree.text[word.start : word.end]
    kind = _joined(tree.folded[joined.first])
    first = ends.named(re.split("[-‐‑]", written)[0]) if kind is not None else None
    if kind is None or first is None or who.mention is None:
        return
    other = str(who.mention.entity)
    origin, target = (other, first) if kind == "located_in" else (first, other)
    if ends.fit(kind, origin, target):
        yield Bond(kind, origin, target, _span(tree, items, match), joined.first)


def _of_plain(
    tree: Tree, items: Sequence[_Item], match: re.Match[str], kind: RelationKind, ends: Ends
) -> Iterator[Bond]:
    """Read "Ali Sorel of the Salt Party", "the war between Khadran and Torvenia"."""
    pair = [items[match.start(name)].mention for name in ("who", "body")]
    if pair[0] is None or pair[1] is None or any(one is not None and one.form == "pronoun" for one in pair):
        return
    origin, target = ends.land(str(pair[0].entity)), ends.land(str(pair[1].entity))
    plain = kind != "member_of" or (ends.kind(origin) == "person" and ends.kind(target) == "organisation")
    if plain and ends.fit(kind, origin, target):
        yield Bond(kind, origin, target, _span(tree, items, match), items[match.start()].first)


def _of_alias(tree: Tree, items: Sequence[_Item], match: re.Match[str], ends: Ends) -> Iterator[Bond]:
    pair = [items[match.start(name)].mention for name in ("who", "body")]
    if pair[0] is not None and pair[1] is not None:
        origin, target = str(pair[0].entity), str(pair[1].entity)
        if ends.fit("same_as", origin, target):
            yield Bond("same_as", origin, target, _span(tree, items, match), items[match.start()].first)
