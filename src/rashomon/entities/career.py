"""The offices of one person across documents as one career: each office once, in time order, with all tellings of it.

Tellings of one office may be worded more or less fully ("the minister", "Minister of Ports", "ports minister of
Khadran"); a fuller one takes in the shorter ones where it is the only one that they fit.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rashomon.entities.careers import is_one_body
from rashomon.entities.names import fold
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Office, OfficeStatus, OfficeTold

_LAST = date.max


@dataclass(frozen=True, slots=True)
class Words:
    """An office's title as it is compared: its words in full, whatever their order, without small ones."""

    words: frozenset[str]

    def fits(self, fuller: "Words") -> bool:
        """Tell whether this is a shorter wording of another: "minister" of "ports minister", not "president" of "vice president"."""
        rest = fuller.words - self.words
        parting = word_list("en", "offices", "parting") - word_list("en", "offices", "droppable")
        return bool(self.words) and self.words < fuller.words and not rest & parting


def build_career(offices: Iterable[Office]) -> tuple[Office, ...]:
    """Give each office once with all that is told of it, the earliest first; the order of the tellings does not matter."""
    by_title: dict[Words, list[Office]] = defaultdict(list)
    for office in offices:
        by_title[title_words(office)].append(office)
    grouped = [group for words, some in _taken_in(by_title).items() for group in _by_body(some)]
    return tuple(sorted(map(_merge, grouped), key=_place))


def title_words(office: Office) -> Words:
    """Give the words that an office is compared by.

    >>> title_words(Office("PM", "Iraq", None, None, None, ())) == title_words(Office("Prime Minister", None, None, None, None, ()))
    True
    """
    return _title_words(office.title, deputy=office.status == "deputy")


@lru_cache(maxsize=4096)
def _title_words(title: str, *, deputy: bool) -> Words:
    short: dict[str, str] = load("en", "offices")["short"]
    small = word_list("en", "offices", "inside") - {"general"}
    found: set[str] = {"deputy"} if deputy else set()
    for word in find_words(title, 0, len(title)):
        for part in word.folded.split("-"):
            found |= set(str(short.get(part, part)).split())
    return Words(frozenset(found - small - word_list("en", "offices", "statuses") | ({"deputy"} & found)))


def _taken_in(by_title: dict[Words, list[Office]]) -> dict[Words, list[Office]]:
    """Put shorter wordings to the only fuller one that they fit and that is of the same body, as far as told."""
    found: dict[Words, list[Office]] = {words: [] for words in by_title}
    for words, some in by_title.items():
        for office in some:
            found[_home(words, office, by_title)].append(office)
    return {words: some for words, some in found.items() if some}


def _home(words: Words, office: Office, by_title: dict[Words, list[Office]]) -> Words:
    fuller = [
        other
        for other, some in by_title.items()
        if words.fits(other) and any(_may_be_of_one(office.of, one.of) for one in some)
    ]
    fullest = [other for other in fuller if not any(other.words < another.words for another in fuller)]
    return fullest[0] if len(fullest) == 1 else words


def _may_be_of_one(one: str | None, other: str | None) -> bool:
    return one is None or other is None or is_one_body(fold(one), fold(other))


def _by_body(some: Sequence[Office]) -> list[list[Office]]:
    """Part the tellings of one title by what it is of; those without go to the only one there is, else by themselves."""
    groups: list[list[Office]] = []
    told = sorted((one for one in some if one.of is not None), key=lambda one: (fold(one.of or ""), one.of or ""))
    for office in told:
        near = [g for g in groups if any(is_one_body(fold(office.of or ""), fold(one.of or "")) for one in g)]
        joined = [office, *(one for group in near for one in group)]
        groups = [group for group in groups if group not in near] + [joined]
    silent = [one for one in some if one.of is None]
    if silent and len(groups) == 1:
        groups[0] += silent
    elif silent:
        groups.append(silent)
    return groups


def _merge(some: Sequence[Office]) -> Office:
    """Give the one office that tellings are of: the fullest title, the days most told, the status told last.

    Days that the tellings themselves are against are left open: since when, where it was held before that.
    """
    told = sorted({one for office in some for one in office.told}, key=_by_day)
    titles = Counter(office.title for office in some)
    title = min(titles, key=lambda t: (-len(t.split()), -titles[t], t.isupper(), t))
    bodies = Counter(office.of for office in some if office.of is not None)
    of = min(bodies, key=lambda name: (-bodies[name], -len(name), name), default=None)
    status = told[-1].status if told else min((one.status for one in some if one.status), default=None)
    since = _most_told((office.since for office in some), latest=False)
    until = _most_told((office.until for office in some), latest=True)
    held = [one.day for one in told if one.day is not None and not is_over(one.status) and one.status != "elect"]
    if since is not None and any(day < since for day in held):
        since = None
    if until is not None and not is_over(status) and any(day >= until for day in held):
        until = None
    deputy = any("deputy" in title_words(office).words for office in some)
    title, status = called(title, status, deputy=deputy)
    return Office(title, of, status, since, until, evidence=(), told=tuple(told))


def called(title: str, status: OfficeStatus | None, *, deputy: bool) -> tuple[str, OfficeStatus | None]:
    """Give title and status so that one of them, not both, tells a deputy."""
    if not deputy:
        return title, status
    if "deputy" in _title_words(title, deputy=False).words:
        return title, None if status == "deputy" else status
    return (title, status) if status == "deputy" else (f"deputy {title}", status)


def _by_day(told: OfficeTold) -> tuple[date, str, tuple[tuple[int, int], ...], str]:
    places = tuple((span.start, span.end) for span in told.evidence)
    return told.day or date.min, told.document, places, told.status or ""


def _most_told(days: Iterable[date | None], *, latest: bool) -> date | None:
    """Give the day that most tellings have; of equals the one that leaves the office longest."""
    counted = Counter(day for day in days if day is not None)
    order = -1 if latest else 1
    return min(counted, key=lambda day: (-counted[day], order * day.toordinal()), default=None)


def _place(office: Office) -> tuple[date, date, tuple[str, ...]]:
    """Give where an office stands in time: by when it began, was first told as held or ended; first if only told as over."""
    held = [one.day for one in office.told if one.day is not None and not is_over(one.status)]
    known = bool(office.told) and all(is_over(one.status) for one in office.told)
    first = office.since or min(held, default=None) or office.until or (date.min if known else _LAST)
    return first, office.until or _LAST, (office.title.casefold(), office.of or "", office.status or "", office.title)


def is_over(status: OfficeStatus | None) -> bool:
    """Tell whether a status says that the office is held no more."""
    return status in {"former", "late"}
