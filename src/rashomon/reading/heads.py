"""What stands around a headline: bylines, and the dateline in front of the first paragraph."""

import re
from functools import cache
from typing import Any

from rashomon.lexicon import load
from rashomon.reading.dates import find_days
from rashomon.reading.lines import Paragraph, fold

_BYLINE_LENGTH = 160
_BYLINE_WORDS = 22
_FRONT_LENGTH = 110
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_DASH = re.compile(r"(?:\s{1,3}[-–—]{1,2}\s{0,3}|[-–—]{1,2}\s{1,3}|--|—|\.-\s{0,3}|:\s{1,3})(?=[\"“‘'«(\[]?[A-Z0-9])")
_AGENCY_ONLY = re.compile(r"\(([A-Z][\w/ .]{1,30})\)\s*[-–—]{1,2}\s*(?=[\"“‘'A-Z])")
_PARENTHESIS = re.compile(r"\(([^()]{2,40})\)|/([A-Z]{2,8})/")
_BRACKETED_END = re.compile(r"[(\[]([^()\[\]]{4,300})[)\]]\.?$")
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.]\d{2})? ?(?:a\.m\.|p\.m\.|am|pm|AM|PM|GMT)(?: ?\(?(?:[A-Z]{2,4}|local time)\)?)?:?", re.ASCII
)


def is_byline(paragraph: Paragraph) -> bool:
    """Tell whether a line only says who wrote the text ("By JANE DOE, Staff Writer").

    >>> is_byline(Paragraph(0, 26, "By Ada Okoro, Staff Writer"))
    True
    >>> is_byline(Paragraph(0, 31, "By Friday the harbour was shut."))
    False
    """
    if len(paragraph.text) > _BYLINE_LENGTH or paragraph.words > _BYLINE_WORDS:
        return False
    if paragraph.folded in _set("byline_lines"):
        return True
    if not paragraph.folded.startswith(_byline_starts()):
        return False
    for start in _byline_starts():
        name = paragraph.text[len(start) :]
        if paragraph.folded.startswith(start) and name[:1] in " :\xa0":
            return _is_names(name.strip(" :\xa0"))
    return False


def is_job(words: str) -> bool:
    """Tell whether words behind a name on a byline tell no other name: none at all, or a job ("Staff Writer").

    >>> is_job(" Staff Writer"), is_job(" Ben Tal")
    (True, False)
    """
    return all(word.casefold() in _set("byline_words") for word in words.split())


def is_credits_line(paragraph: Paragraph) -> bool:
    """Tell whether a line below a text names who helped to write it ("Reporting by …; editing by …")."""
    if len(paragraph.text) > 2 * _BYLINE_LENGTH:
        return False
    folded = paragraph.folded.lstrip("([")
    phrases = _heads()["byline_ends"]
    return any(folded.startswith(phrase) for phrase in phrases) or (
        paragraph.words <= 2 * _BYLINE_WORDS and any(f" {phrase}" in folded for phrase in phrases if " to " in phrase)
    )


def find_credits(text: str) -> int:
    """Give where the bracketed credits at the end of a last paragraph start; its length where there are none.

    >>> find_credits("It rained. (Additional reporting by Ada Okoro; editing by Bela Rus)")
    11
    """
    found = _BRACKETED_END.search(text, max(0, len(text) - 2 * _BYLINE_LENGTH))
    if found is None or not fold(found[1]).startswith(tuple(_heads()["byline_ends"])):
        return len(text)
    return found.start()


def is_clock_line(paragraph: Paragraph) -> bool:
    """Tell whether a line is a time alone, as in a running report ("7 p.m.")."""
    return len(paragraph.text) <= 20 and _CLOCK.fullmatch(paragraph.text) is not None  # noqa: PLR2004 - "11:35 a.m. (local time)"


def find_dateline(text: str) -> int:
    """Give the length of the dateline in front of a paragraph, its dash and the blank after it included; 0 for none.

    >>> find_dateline("OSTRAVA, Jan 3 (Norna) – The bridge is shut.")
    25
    >>> find_dateline("NATO — the alliance of thirty — met.")
    0
    """
    head = text[:_FRONT_LENGTH]
    agency = _AGENCY_ONLY.match(head)
    if agency is not None and fold(agency[1]) in _set("agencies"):
        return agency.end()
    ends = [
        dash.end()
        for dash in _DASH.finditer(head)
        if dash.end() < len(text) and _is_place(head[: dash.start()], colon=dash[0].startswith(":"))
    ]
    dated = [end for end in ends[1:] if any(character.isdigit() for character in head[ends[0] : end])]
    return max([*ends[:1], *dated], default=0)


def _is_names(words: str) -> bool:
    """Tell whether words are names and jobs: each starts in upper case or is known to stand on bylines."""
    bare = re.sub(r"\S+@\S+|[|/&]", " ", words)
    found = _WORD.findall(bare)
    if not found or found[0].casefold() in {"the", "a", "an"} or (words.endswith(".") and len(found) > 8):  # noqa: PLR2004
        return False
    days = {span.start for day in find_days(words) for span in [day.span]}
    named = [word for word in found if word[0].isupper()]
    known = all(word[0].isupper() or word.casefold() in _set("byline_words") for word in found)
    return known and bool(named) and 0 not in days and not _is_calendar(found[0])


def _is_calendar(word: str) -> bool:
    dates = load("en", "dates")
    return word.casefold() in dates["weekdays"] or any(word.casefold() in names for names in dates["months"].values())


def _is_place(words: str, *, colon: bool) -> bool:
    """Tell whether words before a dash are a place with its day and agency, and nothing else."""
    told = _PARENTHESIS.search(words)
    agency = told is not None and words[told.end() :].strip(" .,") == ""
    bare = words[: told.start()] if told is not None and agency else words
    days = find_days(bare)
    dated = bool(days) and bare[days[-1].span.end :].strip(" ,.") == ""
    place = (bare[: days[-1].span.start] if dated else bare).strip(" ,./|(-–—")
    if not place or len(place) > 50 or fold(place) in _set("not_places"):  # noqa: PLR2004 - the longest names of towns
        return False
    parts = [part.strip() for part in place.split(",") if part.strip()]
    if not parts or len(parts) > 3 or not all(part[0].isupper() for part in parts):  # noqa: PLR2004
        return False
    named = all(word[0].isupper() or len(word) <= 3 for word in _WORD.findall(place))  # noqa: PLR2004 - "de", "el", "of"
    few = len(_WORD.findall(parts[0])) <= 4  # noqa: PLR2004 - "Port of Old Ostrava"
    capitals = parts[0].replace("’", "'").isupper() and len(parts[0]) > 2  # noqa: PLR2004 - no initials
    known = fold(parts[0]) in _set("places")
    return named and few and (capitals or dated or (agency and not colon) or known)


@cache
def _heads() -> Any:  # noqa: ANN401 - a YAML subject
    return load("en", "heads")


@cache
def _set(subject: str) -> frozenset[str]:
    return frozenset(str(word) for word in _heads()[subject])


@cache
def _byline_starts() -> tuple[str, ...]:
    return tuple(str(start) for start in _heads()["byline_starts"])
