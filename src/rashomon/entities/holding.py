"""Which office somebody held on a day, as far as texts tell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.entities.career import called, is_over, title_words
from rashomon.lexicon.phrases import word_list
from rashomon.types import Office, OfficeStatus, OfficeTold

FRESH = timedelta(days=366)
"""How long an office told as held is taken to be held still, where no text tells when it ended."""
SOON = timedelta(days=92)
"""How long before an office is first told as held it is taken to be held already, where no text tells since when."""


def office_at(career: Sequence[Office], day: date) -> Office | None:
    """Give the office held on a day, with the status it then had; None where no text tells.

    What is told nearest to the day counts: in 2020 a former prime minister, though a vice president in 2017. A rank
    stands only where nothing else does.

    >>> told = OfficeTold("d", date(2017, 7, 21), None, ())
    >>> mayor = Office("mayor", None, None, None, None, (), (told,))
    >>> [office_at([mayor], date(year, 8, 1)) is not None for year in (2016, 2017, 2018)]
    [False, True, False]
    """
    stands = [stand for office in career if (stand := _stand(office, day)) is not None]
    best = max(stands, key=lambda stand: stand.rank, default=None)
    return None if best is None else best.office


def tell_office(office: Office) -> str:
    """Give an office in words.

    >>> tell_office(Office("Prime Minister", "Iraq", "former", None, None, ()))
    'former Prime Minister of Iraq'
    """
    title = f"{office.title}-elect" if office.status == "elect" else office.title
    status = "" if office.status in {None, "elect"} else f"{office.status} "
    return f"{status}{title}" + (f" of {office.of}" if office.of else "")


def tell_tenure(office: Office) -> str:
    """Give an office in words with its days, both included.

    >>> tell_tenure(Office("Prime Minister", "Iraq", "former", date(2006, 5, 20), date(2014, 9, 9), ()))
    'former Prime Minister of Iraq, 2006-05-20 to 2014-09-08'
    """
    first = "?" if office.since is None else office.since.isoformat()
    last = "?" if office.until is None else (office.until - timedelta(days=1)).isoformat()
    return tell_office(office) + (f", {first} to {last}" if office.since or office.until else "")


@dataclass(frozen=True, slots=True)
class _Stand:
    """How an office stands on a day; the greatest ``rank`` is what to call its holder."""

    office: Office
    rank: tuple[bool, date, bool, int, int, str, str]


def _stand(office: Office, day: date) -> _Stand | None:
    """Tell how an office stands on a day by its own days; where these tell nothing, by what is told around it."""
    last = next((one for one in reversed(office.told) if one.day is not None and one.day <= day), None)
    if office.until is not None and office.until <= day:
        late = last is not None and last.status == "late"
        seen = office.until if last is None or last.day is None else max(office.until, last.day)
        return _make(office, "late" if late else "former", seen)
    if office.since is not None and day < office.since:
        return _make(office, "elect", day) if last is not None and last.status == "elect" else None
    after = next((one.day for one in office.told if one.day is not None and one.day > day and _is_held(one)), None)
    if office.since is not None and (office.until is not None or after is not None or last is None):
        return _make(office, last.status if last is not None and _is_held(last) else None, day)
    return _between(office, day, last, after)


def _mirrored(day: date, soon: date) -> date:
    """Give the day as far before a day as another lies after it; the first of all days where that is none."""
    return date.fromordinal(max(1, 2 * day.toordinal() - soon.toordinal()))


def _between(office: Office, day: date, last: OfficeTold | None, after: date | None) -> _Stand | None:
    """Tell how an office stands by the telling before a day and the one after it."""
    if last is None or last.day is None:
        soon = after if after is not None else office.until
        near = soon is not None and soon - day < SOON
        return _make(office, None, _mirrored(day, soon)) if near and soon is not None else None
    if is_over(last.status):
        return _make(office, last.status, last.day)
    if after is not None:
        return _make(office, last.status, day)
    seen = max(last.day, office.since or last.day)
    return _make(office, last.status, seen) if day - seen < FRESH else None


def _is_held(told: OfficeTold) -> bool:
    return not is_over(told.status) and told.status != "elect"


def _make(office: Office, status: OfficeStatus | None, seen: date) -> _Stand:
    words = title_words(office).words
    rank = words <= word_list("en", "tenures", "ranks") | word_list("en", "tenures", "before_ranks")
    title, told = called(office.title, status, deputy="deputy" in words)
    one = replace(office, title=title, status=told)
    return _Stand(
        one, (not rank, seen, not is_over(status), len(office.told), len(words), office.title, office.of or "")
    )
