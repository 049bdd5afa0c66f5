"""Names of one document that stand for one entity."""

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.entities.kin import given_gender, has_suffix, is_introduced_as_kin, told_gender
from rashomon.entities.names import Parts, find_parts, fold_plain, is_same_person
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import EntityKind, Name

_INITIAL = "initial "
_TITLE = 24  # characters
_ESTABLISHED = 2  # times
_OPENING = re.compile(r"\s?\(\s?[“\"]?")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.]{0,9}")
_PERSONAL: frozenset[EntityKind] = frozenset({"person", "other"})


@dataclass(slots=True, eq=False)
class Cluster:
    """The names found for one entity, as indexes into the document's names.

    ``is_kin``: the text introduces it beside another of the surname, who alone is called by it. ``called`` counts how
    often the text called it by a part of the name alone.
    """

    kind: EntityKind
    parts: list[Parts] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    is_kin: bool = False
    gender: str | None = None
    called: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its words and the kind that the document settles on for it."""

    index: int
    name: Name
    text: str
    kind: EntityKind


def cluster(text: str, names: Sequence[Name]) -> list[Cluster]:
    """Group the names: persons by full name and then by a single part of it, all else by folded name and acronym."""
    named = list(_settle_kinds(text, names))
    persons = [n for n in named if n.kind == "person"]
    clusters = _cluster_full(text, persons)
    for one in clusters:
        one.is_kin = is_introduced_as_kin(text, names, min(one.names))
        one.gender = _find_gender(text, one, names)
    taken = {index for one in clusters for index in one.names}
    left = _join_parts(text, names, clusters, [n for n in named if n.index not in taken])
    clusters += _cluster_plain(text, left)
    return sorted(clusters, key=lambda c: min(c.names))


def _settle_kinds(text: str, names: Sequence[Name]) -> Iterator[Named]:
    """Give names that are spelt alike the kind that most of them were tagged with."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    keys = [fold_plain(text[name.start : name.end]) for name in names]
    for key, name in zip(keys, names, strict=True):
        votes[key][name.kind] += max(name.score, 0.01)  # type: ignore[assignment] # a Counter of scores
    for index, (key, name) in enumerate(zip(keys, names, strict=True)):
        kind = max(votes[key], key=lambda k: (votes[key][k], k != "other", k))
        yield Named(index, name, text[name.start : name.end], kind)


def _find_gender(text: str, one: Cluster, names: Sequence[Name]) -> str | None:
    """Give the gender that titles before the full names tell, else the given names; None where they differ."""
    told = {told_gender(text, names[index]) for index in one.names} - {None}
    told = told or {given_gender(parts) for parts in one.parts} - {None}
    return told.pop() if len(told) == 1 else None


def _cluster_full(text: str, persons: Iterable[Named]) -> list[Cluster]:
    """Group full names, the longest first; a name that could be either of two people's starts its own group."""
    clusters: list[Cluster] = []
    shelves = _Shelves()
    headline = len(text) - len(text.lstrip()) + len((text.lstrip().splitlines() or [""])[0])
    for person in sorted(persons, key=lambda p: (-len(find_parts(p.text).words), p.index)):
        parts = find_parts(person.text)
        if not parts.is_full:
            continue
        fits = [c for c in shelves.near(parts) if any(is_same_person(parts, known) for known in c.parts)]
        if not has_suffix(parts) and person.name.start > headline:
            fits = [c for c in fits if not _is_later_junior(c, person)]
        home = fits[0] if len(fits) == 1 else Cluster("person")
        if not home.names:
            clusters.append(home)
        home.names.append(person.index)
        if parts not in home.parts:
            home.parts.append(parts)
            shelves.put(parts, home)
    return clusters


def _is_later_junior(one: Cluster, person: Named) -> bool:
    """Tell whether a name is only later in the text that of a Jr.: whom it names before without that is another."""
    return any(has_suffix(parts) for parts in one.parts) and min(one.names) > person.index


class _Shelves:
    """Clusters by the words of their names, so that few need to be compared."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[int, Cluster]] = defaultdict(dict)

    def put(self, parts: Parts, home: Cluster) -> None:
        for key in (*parts.words, *([f"{_INITIAL}{parts.surname}"] if _has_initial(parts) else [])):
            self._by_word[key][id(home)] = home

    def near(self, parts: Parts) -> list[Cluster]:
        """Give the clusters with the rarest word of a name, and those with initials and its surname."""
        whole = [word for word in parts.words if len(word) > 1] or list(parts.words)
        keys = [min(whole, key=lambda word: len(self._by_word[word])), f"{_INITIAL}{parts.surname}"]
        return list({key: home for word in keys for key, home in self._by_word[word].items()}.values())


def _has_initial(parts: Parts) -> bool:
    return any(len(word) == 1 for word in parts.words)


def _join_parts(text: str, names: Sequence[Name], clusters: list[Cluster], left: Iterable[Named]) -> list[Named]:
    """Join single names to the one full name that they are part of; give those that stay."""
    surnames: dict[str, list[Cluster]] = defaultdict(list)
    given: dict[str, list[Cluster]] = defaultdict(list)
    for one in clusters:
        for surname in {parts.surname for parts in one.parts} | {parts.words[-1] for parts in one.parts}:
            surnames[surname].append(one)
        for word in {word for parts in one.parts for word in parts.words}:
            given[word].append(one)
    firsts = {id(one): min(one.names) for one in clusters}
    starts = {id(one): sorted(names[index].start for index in one.names) for one in clusters}
    stay: list[Named] = []
    for name in left:
        parts = find_parts(name.text) if name.kind in _PERSONAL else Parts((), "")
        key = " ".join(parts.words)
        by_surname = surnames.get(key, [])
        homes = [one for one in by_surname or given.get(key, []) if not _is_later_junior(one, name)]
        if by_surname:
            homes = [one for one in homes if not one.is_kin and not _differ(one.gender, told_gender(text, name.name))]
        home = homes[0] if len(homes) == 1 else _latest(homes, name, firsts) or _called(homes, key)
        home = home or _just_named(text, homes, name, starts)
        if home is None:
            stay.append(name)
        else:
            home.names.append(name.index)
            insort(starts[id(home)], name.name.start)
            home.called[key] += 1
    return stay


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _called(homes: Sequence[Cluster], key: str) -> Cluster | None:
    """Give the only one of several whom the text called so before: more than once, and none of the others ever."""
    called = [home for home in homes if home.called[key]]
    return called[0] if len(called) == 1 and called[0].called[key] >= _ESTABLISHED else None


def _just_named(text: str, homes: Sequence[Cluster], name: Named, starts: Mapping[int, list[int]]) -> Cluster | None:
    """Give the only one of several whom the paragraph, or the one before, named before; none for an office's bearer."""
    at = name.name.start
    before = find_words(text, max(at - _TITLE, 0), at)[-1:]
    if before and before[0].folded in word_list("en", "offices", "offices"):
        return None
    begin = text.rfind("\n", 0, len(text[: max(text.rfind("\n", 0, at), 0)].rstrip()))
    near = [home for home in homes if begin < _last_before(starts[id(home)], at)]
    return near[0] if len(near) == 1 else None


def _last_before(starts: Sequence[int], at: int) -> int:
    """Give the last of some offsets in order that lies before another; -1: none does."""
    place = bisect_left(starts, at)
    return starts[place - 1] if place else -1


def _latest(homes: Sequence[Cluster], name: Named, firsts: Mapping[int, int]) -> Cluster | None:
    """Give the only one of several that the text has named so far."""
    before = [home for home in homes if firsts[id(home)] < name.index]
    return before[0] if len(before) == 1 else None


def _cluster_plain(text: str, names: Sequence[Named]) -> list[Cluster]:
    clusters: dict[str, Cluster] = {}
    aliases = dict(_find_acronyms(text, names))
    for name in sorted(names, key=lambda n: n.index):
        key = _plain_key(name)
        key = aliases.get(key, key)
        home = clusters.setdefault(key, Cluster(name.kind))
        home.names.append(name.index)
    return list(clusters.values())


def _plain_key(name: Named) -> str:
    if name.kind == "person":
        return "person " + " ".join(find_parts(name.text).words)
    folded = fold_plain(name.text)
    return f"norp {folded}" if name.kind == "norp" else folded


def _find_acronyms(text: str, names: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """Give acronyms with the key of the longer name before them in brackets, or of the only one with their initials."""
    ordered = sorted(names, key=lambda n: n.index)
    initials: dict[str, set[str]] = defaultdict(set)
    for name in ordered:
        if name.kind not in {"person", "norp"} and " " in name.text:
            initials[_initials(name.text)].add(_plain_key(name))
    for name in ordered:
        homes = initials.get(name.text.replace(".", ""), set())
        if len(name.text) > 2 and name.text.isupper() and len(homes) == 1:  # noqa: PLR2004 - two letters fit too much
            yield _plain_key(name), next(iter(homes))
    for long, short in pairwise(ordered):
        between = _OPENING.fullmatch(text, long.name.end, short.name.start)
        if between and _abbreviates(short.text, long.text) and long.kind != "person":
            yield _plain_key(short), _plain_key(long)


def _initials(name: str) -> str:
    """Give the capitals that an acronym of a name would have: "National Science and Technology Forum", NSTF."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether capitals could stand for a name: "PMF" for "Popular Mobilization Forces"."""
    letters = [c.casefold() for c in short if c.isupper()]
    initials = "".join(word[:1] for word in fold_plain(long).split())
    if not _ACRONYM.fullmatch(short) or len(letters) < 2 or len(long) <= len(short):  # noqa: PLR2004 - one letter is no acronym
        return False
    shared = sum(letter in initials for letter in letters)
    return initials[:1] == letters[0] or shared * 2 > len(letters)
