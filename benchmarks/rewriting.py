"""Sentences of news rewritten in one detail, with how the two tellings then stand: what the comparer must find.

Each rule finds a number, a day, a place, a doer or a certainty by patterns of its own and puts other words in its stead;
nothing here is known to the package.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

PUBLISHED = date(2020, 1, 8)
"""A Wednesday, on which all sentences are taken to be published."""

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBER_WORDS = {word: n for n, word in enumerate(_SMALL) if n > 1} | {w: n * 10 for n, w in enumerate(_TENS) if n > 1}


@dataclass(frozen=True, slots=True)
class Named:
    """A name that people marked in a sentence."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of real news, with the names marked in it where there are any."""

    text: str
    names: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A sentence with other words at ``start`` to ``end``, and how the two stand in an aspect (None: unlike things)."""

    aspect: str
    rule: str
    relation: str | None
    text: str
    start: int
    end: int
    words: str

    @property
    def rewritten(self) -> str:
        """The whole sentence with the other words."""
        return self.text[: self.start] + self.words + self.text[self.end :]


def rewrite_all(sentence: Sentence, pool: Sequence[str]) -> Iterator[Rewrite]:
    """Give all rewrites of a sentence; ``pool`` are names of persons and bodies to put in."""
    yield from _rewrite_numbers(sentence.text)
    yield from _rewrite_measures(sentence.text)
    yield from _rewrite_days(sentence.text)
    yield from _rewrite_places(sentence)
    yield from _rewrite_doers(sentence, pool)
    yield from _rewrite_happenings(sentence.text)


# -- numbers -------------------------------------------------------------------------------------------

_COUNT = re.compile(
    r"(?<![\w.,$€£%/:-])(?<!\d )(?P<n>\d{1,3}(?:,\d{3})+|\d{1,3}|" + "|".join(_NUMBER_WORDS) + r")(?![\w,.:%/-]) "
    r"(?P<noun>(?:[a-z]{3,12} )?(?:people|men|women|children|[a-z]{3,12}s))\b"
)
_NOT_COUNTED = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|miles?|kilomet\w+|percents?|dollars?|euros|pounds?|"
    r"meters|metres|feet|inches|acres|hectares|points?|was|has|says|pages|tonnes|tons|is|this|does|as|us|millions?|others|ways|of|and|or|in|on|at|to)\b"
)
_BOUNDED = re.compile(
    r"\b(?:at least|more than|over|about|around|some|nearly|almost|up to|than|least|most|between|and|or|to|only|just|another|other|"
    r"either|anywhere from|as many as|roughly|approximately|record|seven of|the|first|last|next|these|those|all|for|than|of|past|every|under|an|a|its|his|her|their|age|aged|by|with|no|number|than|nor|not)\s$",
    re.IGNORECASE,
)


_NAMED = re.compile(r"(?:\b[A-Z][\w.]*\s|\b(?:in|of) )$")
_GOES_ON = re.compile(r" (?:to|or|and|in|out of|of) [$\d]| (?:hundred|thousand|million|billion)\b")


def _is_other(text: str, start: int, end: int) -> bool:
    """Tell whether a number is bounded already, one of a pair or a range, or a part of a name ("Channel 13")."""
    before = text[:start]
    return any(
        found is not None for found in (_BOUNDED.search(before), _NAMED.search(before), _GOES_ON.match(text, end))
    )


def say(number: int) -> str:
    """Write a number below 100 in words."""
    if number < len(_SMALL):
        return _SMALL[number]
    tens, one = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[one]}" if one else "")


def _rewrite_numbers(text: str) -> Iterator[Rewrite]:
    for found in _COUNT.finditer(text):
        words = found["n"]
        n = _NUMBER_WORDS.get(words) or int(words.replace(",", ""))
        if (
            n < 2
            or 1900 < n < 2100
            or _NOT_COUNTED.search(found["noun"])
            or _is_other(text, found.start("n"), found.end("n"))
        ):
            continue
        rows = [("how many", *row) for row in _numbers(n, words.isalpha())]
        for aspect, rule, relation, other in rows:
            yield Rewrite(aspect, rule, relation, text, *found.span("n"), other)
        yield from _rewrite_counted(text, found, n)


def _numbers(n: int, worded: bool) -> Iterator[tuple[str, str, str]]:  # noqa: FBT001 - one line a rule
    if n < 100:
        yield "script", "agrees", str(n) if worded else say(n)
    yield "other number", "contradicts", f"{n * 2 + 1:,}" if n < 20 else f"{round(n * 1.6) + 3:,}"
    yield "at least more", "contradicts", f"at least {n * 2 + 3:,}"
    yield "more than more", "contradicts", f"more than {n * 2:,}"
    yield "at least same", "compatible", f"at least {n:,}"
    yield "up to more", "compatible", f"up to {n + max(3, n // 4):,}"
    if n >= 8:
        yield "fewer", "contradicts", f"{n // 2 - 1:,}"
        yield "fewer than", "contradicts", f"fewer than {n // 2:,}"
        yield "at least fewer", "compatible", f"at least {n - max(2, n // 6):,}"
        yield "more than fewer", "compatible", f"more than {n - max(2, n // 6):,}"
        yield "range", "compatible", f"between {n - max(1, n // 5):,} and {n + max(4, n // 4):,}"
        yield "up to fewer", "contradicts", f"up to {n // 2:,}"
    if n in {12, 24, 36, 48}:
        yield "dozen", "compatible", {12: "a dozen", 24: "two dozen", 36: "three dozen", 48: "four dozen"}[n]
    near = _rounded(n)
    if n > 30 and near != n and abs(near - n) <= 0.04 * n:
        yield "some", "agrees", f"some {near:,}"
    if n > 30:
        yield "about far", "contradicts", f"about {_rounded(n * 2):,}"
    if 30 <= n <= 99:
        yield "dozens", "compatible", "dozens of"
    if n < 12:
        yield "dozens", "contradicts", "dozens of"
    if 200 <= n <= 999:
        yield "hundreds", "compatible", "hundreds of"
    if n < 90:
        yield "hundreds", "contradicts", "hundreds of"


def _rounded(n: float) -> int:
    """Round to one digit, or to two from a hundred on."""
    digits = len(str(int(n)))
    step = 10 ** max(digits - 2, 1)
    return int(round(n / step) * step)


_PARTS = {
    "soldiers": "people",
    "civilians": "people",
    "policemen": "people",
    "children": "people",
    "workers": "people",
    "passengers": "people",
    "students": "people",
    "women": "people",
    "protesters": "people",
    "militants": "people",
}


def _rewrite_counted(text: str, found: re.Match[str], n: int) -> Iterator[Rewrite]:
    noun = found["noun"]
    if noun in _PARTS:
        yield Rewrite("how many", "part to whole", "compatible", text, *found.span(), f"{n + 4} people")
    if noun == "people":
        if n > 4:
            yield Rewrite("how many", "whole to part", "compatible", text, *found.span(), f"{n - 2} children")
        yield Rewrite("how many", "unlike", None, text, *found.span(), f"{n * 2} vehicles")


_MEASURE = re.compile(r"(?<![\w.,$-])(?P<n>\d{1,3}) (?P<unit>miles|kilometers|kilometres|percent|per cent)\b")
_MONEY = re.compile(r"(?<![A-Za-z])\$(?P<n>\d{1,3}) (?P<scale>million|billion)\b")


def _rewrite_measures(text: str) -> Iterator[Rewrite]:
    for found in _MEASURE.finditer(text):
        n, unit = int(found["n"]), found["unit"]
        if n < 5 or _is_other(text, found.start(), found.end()):
            continue
        if unit.startswith("per"):
            rows = [
                ("sign", "agrees", f"{n}%"),
                ("other share", "contradicts", f"{n * 2 + 5} percent"),
                ("more than share", "compatible", f"more than {n - 2} percent"),
            ]
        else:
            there = ("kilometres", 1.609344) if unit == "miles" else ("miles", 0.621371)
            rows = [
                ("converted", "agrees", f"{round(n * there[1])} {there[0]}"),
                ("converted far", "contradicts", f"{round(n * there[1] * 2.2)} {there[0]}"),
                ("other length", "contradicts", f"{n * 3} {unit}"),
            ]
        for rule, relation, words in rows:
            yield Rewrite("how many", rule, relation, text, *found.span(), words)
    for found in _MONEY.finditer(text):
        n, scale = int(found["n"]), found["scale"]
        if n < 3 or _is_other(text, found.start(), found.end()) or len(_MONEY.findall(text)) > 1:
            continue
        for rule, relation, words in [
            ("money in words", "agrees", f"{n} {scale} dollars"), ("other money", "contradicts", f"${n * 2 + 1} {scale}"),
            ("at least money", "compatible", f"at least ${n - 1} {scale}"), ("scale", "contradicts", f"${n} {'billion' if scale == 'million' else 'million'}"),
        ]:  # fmt: skip
            yield Rewrite("how many", rule, relation, text, *found.span(), words)


# -- days ----------------------------------------------------------------------------------------------

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = [month if len(month) < 5 else month[:3] + "." for month in _MONTHS]
_WEEKDAY = re.compile(
    r"\bon (?P<day>Monday|Tuesday|Thursday|Friday|Saturday|Sunday)\b(?! (?:morning|afternoon|evening|night|[A-Z0-9])|,? (?:[A-Z][a-z]{2,8}\.? \d|\d))"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|could|next|plans?|planned|due|scheduled|expected|set|to be|until|last|this|week|every|is|are|going|tomorrow|upcoming|earlier|later|previous|before|after|since|from)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\bon (?P<month>" + "|".join(_MONTHS) + r") (?P<day>\d{1,2})(?P<year>, (?:19|20)\d\d)?(?![\w-]|, \d)"
)


def _rewrite_days(text: str) -> Iterator[Rewrite]:
    ahead = _AHEAD.search(text) is not None
    for found in _WEEKDAY.finditer(text):
        if not ahead and len(_WEEKDAY.findall(text)) == 1:
            for rule, relation, words in _weekdays(_DAYS.index(found["day"])):
                yield Rewrite("when", rule, relation, text, *found.span(), words)
    for found in _DATED.finditer(text):
        month, day, year = _MONTHS.index(found["month"]), int(found["day"]), found["year"] or ""
        if 8 <= day <= 22 and len(_DATED.findall(text)) == 1 and (year or not ahead):
            for rule, relation, words in _dates(month, day, year):
                yield Rewrite("when", rule, relation, text, *found.span(), words)


def _weekdays(weekday: int) -> Iterator[tuple[str, str, str]]:
    """Give other words for the last such weekday before publication, and for other days."""
    day = PUBLISHED - timedelta(days=(PUBLISHED.weekday() - weekday) % 7)
    other = day - timedelta(days=3)
    yield "weekday as date", "agrees", f"on {_SHORT[day.month - 1]} {day.day}"
    yield "weekday as full date", "agrees", f"on {day.day} {_MONTHS[day.month - 1]} 2020"
    yield (
        "other weekday",
        "contradicts",
        f"on {_DAYS[(weekday + 3) % 7]}" if (weekday + 3) % 7 != 2 else f"on {_DAYS[(weekday + 2) % 7]}",
    )
    yield "other date", "contradicts", f"on {_SHORT[other.month - 1]} {other.day}"
    yield "the day before", "contradicts", f"on {_SHORT[(day - timedelta(1)).month - 1]} {(day - timedelta(1)).day}"
    yield "month", "compatible", f"in {_MONTHS[day.month - 1]}"
    yield "this month", "compatible", "earlier this month"
    yield "part of day", "compatible", f"on {_DAYS[weekday]} morning"
    yield "last month", "contradicts", "last month"
    if day == PUBLISHED - timedelta(days=1):
        yield "yesterday", "agrees", "yesterday"
    else:
        yield "days ago", "agrees", f"{say((PUBLISHED - day).days)} days ago"
        yield "yesterday", "contradicts", "yesterday"


def _dates(month: int, day: int, year: str) -> Iterator[tuple[str, str, str]]:
    plain = year.removeprefix(", ")
    after = (" " + plain).rstrip()
    yield "day first", "agrees", f"on {day} {_MONTHS[month]}{after}"
    yield "short month", "agrees", f"on {_SHORT[month]} {day}{year}"
    yield "other day", "contradicts", f"on {_MONTHS[month]} {day + 5}{year}"
    yield "next day", "contradicts", f"on {_MONTHS[month]} {day + 1}{year}"
    yield "other month", "contradicts", f"on {_MONTHS[(month + 2) % 12]} {day}{year}"
    yield "month alone", "compatible", f"in {_MONTHS[month]}{after}"
    yield "other month alone", "contradicts", f"in {_MONTHS[(month + 3) % 12]}{after}"
    yield "range of days", "compatible", f"between {_MONTHS[month]} {day - 2} and {_MONTHS[month]} {day + 3}{year}"
    if plain:
        yield "year", "compatible", f"in {plain}"
        yield "other year", "contradicts", f"in {int(plain) - 2}"


# -- places --------------------------------------------------------------------------------------------

_TOWNS = {
    "Aleppo": ("Syria", "northern"), "Damascus": ("Syria", "southern"), "Homs": ("Syria", "western"), "Mosul": ("Iraq", "northern"), "Basra": ("Iraq", "southern"), "Kirkuk": ("Iraq", "northern"),
    "Karachi": ("Pakistan", "southern"), "Lahore": ("Pakistan", "eastern"), "Peshawar": ("Pakistan", "northwestern"), "Quetta": ("Pakistan", "western"), "Mumbai": ("India", "western"), "Kolkata": ("India", "eastern"),
    "Chennai": ("India", "southern"), "New Delhi": ("India", "northern"), "Lagos": ("Nigeria", "southwestern"), "Abuja": ("Nigeria", "central"), "Kano": ("Nigeria", "northern"), "Nairobi": ("Kenya", "southern"),
    "Mombasa": ("Kenya", "southeastern"), "Kisumu": ("Kenya", "western"), "Cairo": ("Egypt", "northern"), "Alexandria": ("Egypt", "northern"), "Aswan": ("Egypt", "southern"), "Johannesburg": ("South Africa", "northern"),
    "Cape Town": ("South Africa", "southwestern"), "Durban": ("South Africa", "eastern"), "Istanbul": ("Turkey", "northwestern"), "Ankara": ("Turkey", "central"), "Diyarbakir": ("Turkey", "southeastern"), "Tehran": ("Iran", "northern"),
    "Isfahan": ("Iran", "central"), "Shiraz": ("Iran", "southern"), "Moscow": ("Russia", "western"), "Paris": ("France", "northern"), "Marseille": ("France", "southern"), "Lyon": ("France", "eastern"),
    "Berlin": ("Germany", "northeastern"), "Munich": ("Germany", "southern"), "Hamburg": ("Germany", "northern"), "London": ("England", "southern"), "Manchester": ("England", "northern"), "Beijing": ("China", "northern"),
    "Shanghai": ("China", "eastern"), "Guangzhou": ("China", "southern"), "Hong Kong": ("China", "southern"), "Tokyo": ("Japan", "eastern"), "Osaka": ("Japan", "western"), "Kabul": ("Afghanistan", "eastern"), "Kandahar": ("Afghanistan", "southern"),
    "Beirut": ("Lebanon", "western"), "Tripoli": ("Libya", "northwestern"), "Benghazi": ("Libya", "northeastern"), "Caracas": ("Venezuela", "northern"), "Lima": ("Peru", "western"), "Cusco": ("Peru", "southern"), "Santiago": ("Chile", "central"),
    "Sao Paulo": ("Brazil", "southeastern"), "Brasilia": ("Brazil", "central"), "Buenos Aires": ("Argentina", "eastern"), "Bogota": ("Colombia", "central"), "Jakarta": ("Indonesia", "western"), "Manila": ("Philippines", "northern"), "Dubai": ("United Arab Emirates", "northern"),
    "Bangkok": ("Thailand", "central"), "Dhaka": ("Bangladesh", "central"), "Colombo": ("Sri Lanka", "western"), "Kathmandu": ("Nepal", "central"), "Accra": ("Ghana", "southern"), "Kumasi": ("Ghana", "southern"), "Kampala": ("Uganda", "central"), "Harare": ("Zimbabwe", "northern"),
    "Kiev": ("Ukraine", "northern"), "Kharkiv": ("Ukraine", "eastern"), "Odessa": ("Ukraine", "southern"), "Baghdad": ("Iraq", "central"), "Riyadh": ("Saudi Arabia", "central"), "Jeddah": ("Saudi Arabia", "western"),
    "Chicago": ("the United States", "northern"), "New York": ("the United States", "eastern"), "Houston": ("the United States", "southern"), "Los Angeles": ("the United States", "western"), "Mexico City": ("Mexico", "central"), "Tijuana": ("Mexico", "northern"),
}  # fmt: skip
_PLACE = re.compile(
    r"\bin (?P<town>" + "|".join(map(re.escape, _TOWNS)) + r")\b(?![’'-]|,? [A-Z]|, | and [A-Z]| magazine)"
)


def _rewrite_places(sentence: Sentence) -> Iterator[Rewrite]:
    text = sentence.text
    for found in _PLACE.finditer(text):
        if len(_PLACE.findall(text)) > 1:
            continue
        town = found["town"]
        country, side = _TOWNS[town]
        for rule, relation, words in _places(town, country, side):
            if words.removeprefix("in ") not in text.replace(town, ""):
                yield Rewrite("where", rule, relation, text, *found.span(), words)


def _places(town: str, country: str, side: str) -> Iterator[tuple[str, str, str]]:
    names = list(_TOWNS)
    sibling = next((name for name in names if name != town and _TOWNS[name][0] == country), None)
    stranger = next(name for name in names[names.index(town) + 5 :] + names if _TOWNS[name][0] != country)
    yield "same place", "agrees", f"in the city of {town}"
    yield "country", "compatible", f"in {country}"
    yield "side of country", "compatible", f"in {side} {country}"
    yield "other country", "contradicts", f"in {_TOWNS[stranger][0]}"
    yield "town elsewhere", "contradicts", f"in {stranger}"
    if sibling is not None:
        yield "town beside", "contradicts", f"in {sibling}"


# -- who, what -----------------------------------------------------------------------------------------

_DEED = re.compile(
    r" (?:killed|shot|attacked|bombed|ordered|arrested|kidnapped|abducted|appointed|signed|won|launched)\b"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|President|Minister|Prime|Judge|General|Gen|King|Queen|Chief|of|and|,)\.?\s?$")


def _rewrite_doers(sentence: Sentence, pool: Sequence[str]) -> Iterator[Rewrite]:
    text = sentence.text
    for name in sentence.names:
        if (
            name.kind not in {"Person", "Organization"}
            or not _DEED.match(text, name.end)
            or _TITLE.search(text[: name.start])
        ):
            continue
        words = text[name.start : name.end]
        other = pool[len(text) % len(pool)]
        if other.split()[-1] not in text:
            yield Rewrite("who", "other doer", "contradicts", text, name.start, name.end, other)
        if name.kind == "Person" and len(words.split()) == 2:
            yield Rewrite("who", "surname", "agrees", text, name.start, name.end, words.split()[1])
        yield Rewrite(
            "who",
            "nobody named",
            "compatible",
            text,
            name.start,
            name.end,
            "A group of men" if name.start == 0 else "a group of men",
        )


_HAPPENED = re.compile(
    r" (?P<be>was|were) (?P<done>killed|arrested|shot|injured|wounded|kidnapped|abducted|sentenced|charged|elected|appointed|released|freed|destroyed|attacked|hit|detained|executed|banned)\b"
)
_UNSURE = re.compile(
    r"\b(?:if|whether|not|never|no|may|might|could|would|reportedly|allegedly|denied|unless)\b", re.IGNORECASE
)


def _rewrite_happenings(text: str) -> Iterator[Rewrite]:
    found = _HAPPENED.search(text)
    if found is None or _UNSURE.search(text) or len(_HAPPENED.findall(text)) > 1:
        return
    be, done = found["be"], found["done"]
    for rule, relation, words in [
        ("not", "contradicts", f" {be} not {done}"), ("never", "contradicts", f" {be} never {done}"), ("may have", "compatible", f" may have been {done}"),
        ("had been", "agrees", f" had been {done}"), ("n't", "contradicts", f" {be}n't {done}"), ("could", "compatible", f" could have been {done}"),
        ("said to be", "compatible", f" {be} reportedly {done}"),
    ]:  # fmt: skip
        yield Rewrite("what", rule, relation, text, *found.span(), words)
