"""Relations that phrases tell: titles, appositions, "Iran-backed", "also known as"; patterns over one letter a word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.events.ends import Ends
from rashomon.events.spelling import Item, RoleClass, joined_kind, role_class, spell
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Mention, RelationKind, Span

_FIELD = "(?:OD?A{1,3})?"
_ROLE = f"(?P<role>R){_FIELD}(?:N[AR]{{0,2}}(?P<other>R){_FIELD})?"
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation as words tell it: its ends as entities, the words that tell it, and the place of its main word."""

    kind: RelationKind
    origin: str
    target: str
    evidence: Span
    at: int


def find_phrases(tree: Tree, sentence: range, ends: Ends, before: Mention | None = None) -> Iterator[Bond]:
    """Give what the phrases of a sentence tell; ``before`` is what "its" at the head of the sentence stands for."""
    items = spell(tree, sentence, ends, before)
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


# -- matches to bonds --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Role:
    """A role as told: its class, its words, and whether they make it less than that ("deputy")."""

    found: RoleClass
    words: str
    lesser: bool


def _of_role(tree: Tree, items: Sequence[Item], match: re.Match[str], ends: Ends) -> Iterator[Bond]:
    """Give what the roles between two names tell; of "Vice-President and Prime Minister" that which leads."""
    who, body = (items[match.start(name)] for name in ("who", "body"))
    if who.mention is None or body.mention is None or _is_unreal(tree, items, match):
        return
    if who.mention.form == "pronoun" and who.first > body.first:
        return
    roles = [_read_role(tree, items[match.start(name)]) for name in ("role", "other") if match[name]]
    if any(role is None for role in roles[:1]):
        return
    for one in _together(items, match.start("who"), roles[0]):
        bonds = [bond for role in roles if role for bond in _bond(role, (one, body), _span(tree, items, match), ends)]
        yield from [bond for bond in bonds if bond.kind == "leads"][:1] or bonds[:1]


def _read_role(tree: Tree, item: Item) -> _Role | None:
    """Read a role; None where it has ended."""
    words = " ".join(tree.folded[item.first : item.last + 1])
    before = " ".join(tree.folded[max(item.first - _BEFORE, 0) : item.first]).replace("-", " ").split()
    found = role_class(words)
    return None if found is None or _is_ended(before, words) else _Role(found, words, _is_lesser(before, words))


def _together(items: Sequence[Item], at: int, role: _Role | None) -> Iterator[Item]:
    """Give who has a role; where it is told of several, those joined to the one named beside it as well."""
    yield items[at]
    if role is not None and role.words.endswith(("s", "men")):
        for near in (items[max(at - 2, 0) : at][::-1], items[at + 1 : at + 3]):
            if "".join(item.letter for item in near) == "NM":
                yield near[1]


def _bond(role: _Role, pair: tuple[Item, Item], evidence: Span, ends: Ends) -> Iterator[Bond]:
    who, body = (str(item.mention.entity) for item in pair if item.mention is not None)
    kind = _kind_of(role, ends.kind(who), ends.kind(body))
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


def _kind_of(role: _Role, who: str, body: str) -> RelationKind | None:
    """Give the kind that a role tells of who has it and whose it is."""
    found = role.found
    if found in _DIRECT:
        return _DIRECT[found]
    if who != "person":
        bodily = role.words.removesuffix("s") in word_list("en", "relations", "bodily")
        is_member = bodily and found == "belongs" and body == "organisation"
        return "part_of" if found == "parts" else "member_of" if is_member else None
    return None if found == "parts" or body not in _BODIES else _office(found, body in _LANDS, lesser=role.lesser)


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


def _is_unreal(tree: Tree, items: Sequence[Item], match: re.Match[str]) -> bool:
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


def _span(tree: Tree, items: Sequence[Item], match: re.Match[str]) -> Span:
    first, last = items[match.start()], items[match.end() - 1]
    word = tree.words[first.first]
    inside = first.mention is not None and first.mention.start <= word.start < first.mention.end
    start = first.mention.start if inside and first.mention is not None else word.start
    return Span(start, tree.words[last.last].end if last.mention is None else last.mention.end)


def _of_joined(tree: Tree, items: Sequence[Item], match: re.Match[str], ends: Ends) -> Iterator[Bond]:
    """Read "the Iran-backed Houthis": the first half of the word is to the name after it what the second half says."""
    joined, who = items[match.start("joined")], items[match.start("who")]
    word = tree.words[joined.first]
    written = tree.text[word.start : word.end]
    kind = joined_kind(tree.folded[joined.first])
    first = ends.named(re.split("[-‐‑]", written)[0]) if kind is not None else None
    if kind is None or first is None or who.mention is None:
        return
    other = str(who.mention.entity)
    origin, target = (other, first) if kind == "located_in" else (first, other)
    if ends.fit(kind, origin, target):
        yield Bond(kind, origin, target, _span(tree, items, match), joined.first)


def _of_plain(
    tree: Tree, items: Sequence[Item], match: re.Match[str], kind: RelationKind, ends: Ends
) -> Iterator[Bond]:
    """Read "Ali Sorel of the Salt Party", "the war between Khadran and Torvenia"."""
    pair = [items[match.start(name)].mention for name in ("who", "body")]
    if pair[0] is None or pair[1] is None or any(one is not None and one.form == "pronoun" for one in pair):
        return
    origin, target = ends.land(str(pair[0].entity)), ends.land(str(pair[1].entity))
    plain = kind != "member_of" or (ends.kind(origin) == "person" and ends.kind(target) == "organisation")
    if plain and ends.fit(kind, origin, target):
        yield Bond(kind, origin, target, _span(tree, items, match), items[match.start()].first)


def _of_alias(tree: Tree, items: Sequence[Item], match: re.Match[str], ends: Ends) -> Iterator[Bond]:
    pair = [items[match.start(name)].mention for name in ("who", "body")]
    if pair[0] is not None and pair[1] is not None:
        origin, target = str(pair[0].entity), str(pair[1].entity)
        if ends.fit("same_as", origin, target):
            yield Bond("same_as", origin, target, _span(tree, items, match), items[match.start()].first)
