"""What a document itself shows to be two names of one: "known as", names in brackets, a body's name cut short."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.entities.bodies import parse_body
from rashomon.entities.names import find_parts, fold_plain, without_titles
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Name, Tagged

_REACH = 60
_FAR = 200
_MOST_BETWEEN = 6
_CUT = re.compile(r"[.;!?\n]\s")
_OPEN = re.compile(r"\s?\(\s?((?:[^\W\d_][\w.]*\s){0,3})[“\"‘']?")
_CLOSE = re.compile(r"[”\"’']?\s?\)")
_CLOSED_BEFORE = re.compile(r"\)\s")
_LONGEST = 4
_MOST_KEPT = 5


@dataclass(frozen=True, slots=True)
class Alias:
    """Two names, by their numbers, that a text shows to be one's; ``whole``: the name that both make together."""

    one: int
    other: int
    whole: str | None = None


def find_aliases(tagged: Tagged, names: Sequence[Name]) -> Iterator[Alias]:
    """Give the names that a text says are one's."""
    finder = _Finder(tagged, names)
    for number in range(len(names)):
        yield from finder.known_as(number)
    for number in range(1, len(names)):
        yield from finder.in_brackets(number - 1, number)


class _Finder:
    """Looks at what stands between names."""

    def __init__(self, tagged: Tagged, names: Sequence[Name]) -> None:
        self._text, self._names = tagged.document.text, names
        self._starts = [name.start for name in names]
        self._trees = parse(tagged).tree

    def known_as(self, other: int) -> Iterator[Alias]:
        """Read "known to his men as X" before a name."""
        name = self._names[other]
        at = self._cue(name.start)
        if at is not None:
            one = self._bearer(at, other)
            if one is not None and self._may_be_one(one, other):
                yield Alias(one, other)

    def _cue(self, end: int) -> int | None:
        """Give where the words begin that introduce another name; None: none stand there."""
        found = find_words(self._text, max(end - _REACH, 0), end)
        if not found or _CUT.search(self._text, found[-1].end, end) or end - found[-1].end > 3:  # noqa: PLR2004 - a space and a quotation mark
            return None
        cues = word_list("en", "aliases", "before")
        for count in range(min(len(found), _LONGEST), 0, -1):
            if " ".join(word.folded for word in found[-count:]) in cues:
                return found[-count].start
        if found[-1].folded not in word_list("en", "aliases", "closing"):
            return None
        opening = word_list("en", "aliases", "opening")
        near = [
            w for w in found[-_MOST_BETWEEN - 1 :] if w.folded in opening and not _CUT.search(self._text, w.end, end)
        ]
        return near[-1].start if near else None

    def _bearer(self, cue: int, other: int) -> int | None:
        """Give the name that a cue hangs on, else the last before it in the sentence; none for "an area known as"."""
        place = self._trees.at(cue)
        chain = [] if place is None else list(self._trees.above(place))
        for above in chain:
            number = self._at(self._trees.words[above].start)
            if number is not None and number != other and self._may_be_one(number, other):
                return number
        if chain and self._trees.words[chain[0]].upos == "NOUN":
            return None
        for number in range(bisect_right(self._starts, cue) - 1, -1, -1):
            name = self._names[number]
            if cue - name.end > _FAR or _CUT.search(self._text, name.end, cue):
                return None
            if self._may_be_one(number, other):
                return number
        return None

    def _at(self, offset: int) -> int | None:
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self._names[number].end else None

    def _may_be_one(self, one: int, other: int) -> bool:
        """Tell whether two names may be one's by kind: a nickname may be read as anything, a body's name as no person's."""
        first, second = self._names[one].kind, self._names[other].kind
        if first == "person":
            return second in {"person", "other"} or self._is_kunya(other)
        return second != "person" and "norp" not in {first, second} and (first == "place") == (second == "place")

    def _is_kunya(self, number: int) -> bool:
        name = self._names[number]
        words = find_words(self._text, name.start, name.end)
        return len(words) > 1 and words[0].folded in word_list("en", "aliases", "kunya")

    def in_brackets(self, one: int, other: int) -> Iterator[Alias]:
        """Read "X (or Y)", "Abu X (Y)", and a person's name of which half is put in brackets."""
        first, second = self._names[one], self._names[other]
        opened = _OPEN.fullmatch(self._text, first.end, second.start)
        if opened and _CLOSE.match(self._text, second.end):
            cue = " ".join(word.folded for word in find_words(self._text, *opened.span(1)))
            if cue in word_list("en", "aliases", "in_brackets") and self._may_be_one(one, other):
                yield Alias(one, other)
            elif not cue and first.kind == second.kind == "person":
                yield from self._persons(one, other)
        elif _CLOSED_BEFORE.fullmatch(self._text, first.end, second.start) and self._is_opened(first.start):
            yield from self._halves(one, other)

    def _persons(self, one: int, other: int) -> Iterator[Alias]:
        if self._is_kunya(one) != self._is_kunya(other):
            yield Alias(one, other)
        else:
            yield from self._halves(one, other)

    def _halves(self, one: int, other: int) -> Iterator[Alias]:
        """Join a given name and a surname, one of them in brackets."""
        names = [self._names[one], self._names[other]]
        words = [" ".join(self._text[name.start : name.end].split()) for name in names]
        single = all(len(find_parts(name).words) == 1 for name in words)
        if single and all(name.kind == "person" for name in names):
            yield Alias(one, other, " ".join(without_titles(name) for name in words))

    def _is_opened(self, start: int) -> bool:
        """Tell whether a bracket opens before a name, with nothing but its title in it."""
        before = self._text[max(start - _REACH, 0) : start]
        inside = before[before.rfind("(") + 1 :] if "(" in before else ")"
        return not set(inside) & set(").,;") and len(inside.split()) <= _LONGEST


# -- names cut short ---------------------------------------------------------------------------


def find_short_bodies(text: str, names: Sequence[Name], owners: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Give a body's short name, the longer one before it that alone it can be of, and whether it is a noun alone.

    ``owners`` numbers whose each name is. "The Guard" is the Maritime Guard's where no other guard is named; it comes
    back to it here and is no name of its own. So is "the Observation Mission" the Straits Observation Mission's.
    """
    plain = [_plain(text, name) for name in names]
    heads = word_list("en", "offices", "bodies") | word_list("en", "aliases", "heads")
    longer: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for number, words in enumerate(plain):
        for cut in range(max(len(words) - _MOST_KEPT, 1), len(words)):
            longer[words[cut:]].setdefault(owners[number], number)
    for number, words in enumerate(plain):
        if not words or words[-1] not in heads or names[number].kind in {"person", "norp"}:
            continue
        fit = longer.get(words, {})
        if len(fit) == 1 and owners[number] not in fit and min(fit.values()) < number:
            yield number, min(fit.values()), len(words) == 1


def find_short_firms(text: str, names: Sequence[Name], owners: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give a firm's name told by its legal form, and the first words of it alone later: "Dominion Textile Inc", "Dominion".

    Only where no other name begins so; a land, a people or a person of the name is no firm.
    """
    bodies = [parse_body(text[name.start : name.end]) for name in names]
    longer: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for number, body in enumerate(bodies):
        words = tuple(one.letters for one in body.words)
        for size in range(1, min(len(words) + bool(body.forms), _MOST_KEPT + 1)):
            longer[words[:size]].setdefault(owners[number], number)
    for number, body in enumerate(bodies):
        fit = longer.get(tuple(one.letters for one in body.words), {})
        if len(fit) == 1 and names[number].kind == "organisation" and not body.forms:
            other = min(fit.values())
            is_firm = names[other].kind == "organisation" and bool(bodies[other].forms)
            if is_firm and other < number and owners[number] not in fit:
                yield other, number


def find_longer_sorts(text: str, names: Sequence[Name], owners: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give a body's name with what sort it is, and the same without: "Al Jadeed TV", "Al Jadeed"."""
    plain = [_plain(text, name) for name in names]
    sorts = word_list("en", "channels", "outlet_words") | word_list("en", "offices", "bodies")
    first = {words: number for number, words in reversed(list(enumerate(plain))) if names[number].kind != "person"}
    for number, words in enumerate(plain):
        short = words[:-1]
        if not short or words[-1] not in sorts or short not in first:
            continue
        other = first[short]
        kinds = {names[number].kind, names[other].kind}
        if owners[other] != owners[number] and len(kinds) == 1 and "place" not in kinds:
            yield number, other


def _plain(text: str, name: Name) -> tuple[str, ...]:
    return tuple(fold_plain(text[name.start : name.end]).split())
