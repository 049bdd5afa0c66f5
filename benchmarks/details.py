"""The details that a sentence tells, collected plainly from what the package's readers find in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rashomon.comparison.states import counted_words, measured_words
from rashomon.comparison.texts import lead_of
from rashomon.comparison.when import hours_of
from rashomon.events.quantities import read_quantities
from rashomon.gazetteer.context import read_context
from rashomon.gazetteer.resolve import where_of
from rashomon.times.read import read_times
from rashomon.types import (
    Account,
    Detail,
    HowMany,
    Name,
    Quantity,
    Span,
    Tagged,
    TimeExpression,
    Value,
    What,
    When,
    Where,
    Who,
)

_TYPES = {
    "assault": "attacked bombed attack shot hit destroyed",
    "death": "killed executed died",
    "injury": "injured wounded",
    "arrest": "arrested detained charged sentenced",
    "order": "ordered banned",
    "appoint": "appointed elected",
    "sign": "signed",
    "win": "won",
    "launch": "launched",
    "abduct": "kidnapped abducted",
    "release": "released freed",
}
_TRIGGER = {word: sort for sort, words in _TYPES.items() for word in words.split()}
_TRIGGERS = re.compile(r"\b(?:" + "|".join(_TRIGGER) + r")\b")
_NOT = re.compile(r"\b(?:not|never|no|none|nobody|nothing|denied|denies|deny|nor)\b|n['’]t\b", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:may|might|could|reportedly|allegedly|possibly|perhaps|would|believed|thought|feared|rumoured)\b",
    re.IGNORECASE,
)
_REACH = 60
_PLANNED = re.compile(r"\b(?:will|to be|plans?|going to)\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:gunmen|a group of men|unknown men|someone|attackers)(?= (?:" + "|".join(_TRIGGER) + r")\b)", re.IGNORECASE
)
_IN = re.compile(
    r"(?:\b(?:in|at|near|off|outside|across|inside)\b)(?: (?:the|a|city|town|port|province|region|of|north\w*|south\w*|east\w*|west\w*|central))*\s$",
    re.IGNORECASE,
)


def collect_account(tagged: Tagged, name: str, published: date | None) -> Account:
    """Give what a sentence tells, as one account of one event, all in the outlet's own voice."""
    times = read_times(tagged)
    found = [*_whens(tagged, times), *_how_many(tagged, times), *_wheres(tagged), *_whos(tagged), *_whats(tagged)]
    return Account(name, "V1", published, tuple(found))


def _detail(tagged: Tagged, aspect: str, value: Value, start: int, end: int) -> Detail:
    text = tagged.document.text
    return Detail(aspect, value, text[start:end], (Span(start, end),), None, None, lead_of(text, start))  # type: ignore[arg-type]


def _whens(tagged: Tagged, times: Sequence[TimeExpression]) -> Iterator[Detail]:
    for time in times:
        if time.earliest is not None and time.before is not None and time.reason is None:
            when = When(time.earliest, time.before, time.precision, hours_of(time.value))
            yield _detail(tagged, "when", when, time.start, time.end)


def _how_many(tagged: Tagged, times: Sequence[TimeExpression]) -> Iterator[Detail]:
    for number in read_quantities(tagged, times):
        text = tagged.document.text
        of = counted_words(text, number) if number.unit is None else measured_words(text, number, tagged.words)
        yield _detail(tagged, "how many", how_many(replace(number, of=of)), number.start, number.end)


def how_many(number: Quantity) -> HowMany:
    """Give a quantity as a detail's value."""
    return HowMany(
        number.low, number.low_open, number.high, number.high_open, number.approximate, number.unit, number.of, number.denied
    )  # fmt: skip


def _wheres(tagged: Tagged) -> Iterator[Detail]:
    text = tagged.document.text
    context = read_context(text, tagged.names)
    for name in tagged.names:
        before = _IN.search(text, max(name.start - 60, 0), name.start)
        if name.kind in {"place", "facility"} and before is not None:
            where = where_of(text[before.start() : name.end], None, context)
            yield _detail(tagged, "where", where or Where(None, text[name.start : name.end]), before.start(), name.end)


def _whos(tagged: Tagged) -> Iterator[Detail]:
    text = tagged.document.text
    named: list[Name] = [name for name in tagged.names if name.kind in {"person", "organisation", "place", "norp"}]
    for name in named:
        if re.match(r"\s(?:had |has |have )?(?:" + "|".join(_TRIGGER) + r")\b", text[name.end : name.end + 40]):
            words = text[name.start : name.end]
            yield _detail(tagged, "who", Who("actor", words.split()[-1].casefold(), words), name.start, name.end)
    for found in _UNNAMED.finditer(text):
        yield _detail(tagged, "who", Who("actor", None, found.group().casefold()), *found.span())


def _whats(tagged: Tagged) -> Iterator[Detail]:
    text = tagged.document.text
    for found in _TRIGGERS.finditer(text):
        before = re.split(r"[,;:.]", text[max(found.start() - _REACH, 0) : found.start()])[-1]
        certainty = "uncertain" if _MODAL.search(before) else "planned" if _PLANNED.search(before) else "happened"
        value = What(_TRIGGER[found.group()], "-" if _NOT.search(before) else "+", certainty)  # type: ignore[arg-type]
        detail = _detail(tagged, "what", value, *found.span())
        words = before[before.find(" ") + 1 :] + text[found.start() : found.end() + 40]
        yield Detail(detail.aspect, value, words, detail.evidence, None, None)


def type_of(account: Account) -> str | None:
    """Give the type of the account's first happening."""
    return next((detail.value.type for detail in account.details if isinstance(detail.value, What)), None)
