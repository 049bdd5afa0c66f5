"""The label a person would write for a happening: "Killing of Torven Sorel in Hadrim, 3 March 2020"."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from rashomon.events.lemmas import is_empty
from rashomon.events.tellings import Telling
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Interval, ParticipantRole, Party

T = TypeVar("T", bound=Hashable)

_DAY = timedelta(days=1)
_LONGEST = 60
_MOST_NAMES = 2
_SHORT = 4
_WORDS_SHARE, _NAMES_SHARE = 3, 4
"""Words stand in a label where one telling of so many uses them, names where one of so many that tell the role does."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What tellings come to: who takes part, the place, the days."""

    parties: Sequence[Party]
    place: str | None
    days: Interval | None


def write_label(members: Sequence[Telling], told: Outline, names: Mapping[str, str], language: str = "en") -> str:
    """Name a happening: what, of whom or by whom, where, when; ``names`` are those of corpus entities."""
    words = load(language, "happenings")["label"]
    deed = _deed(members, language)
    recipients, actors = (_who(members, told, role, names, language) for role in ("recipient", "actor"))
    parts = [deed[:1].upper() + deed[1:]]
    if recipients:
        parts.append(f"{_prepositions(language).get(deed, words['of'])} {_and(recipients, words['and'])}")
    elif actors:
        parts.append(f"{words['by']} {_and(actors, words['and'])}")
    where = names.get(told.place or "")
    if where and not any(where in part for part in parts):
        parts.append(f"{words['in']} {where}")
    label = " ".join(parts)
    return label if told.days is None else f"{label}, {tell_days(told.days, language)}"


def most(values: Iterable[T]) -> T | None:
    """Give the most frequent, the first of equals; None of none."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value], default=None)


def _who(
    members: Sequence[Telling], told: Outline, role: ParticipantRole, names: Mapping[str, str], language: str
) -> list[str]:
    """Give those with a name in a role that tellings enough give, else the words for those without."""
    counts = Counter(entity for one in members for entity in one.roles.get(role, ()))
    telling = sum(1 for one in members if one.cast.get(role))
    often = [party.entity for party in told.parties if party.role == role]
    often = [entity for entity in often if counts[entity] * _NAMES_SHARE >= telling][:_MOST_NAMES]
    return [names[entity] for entity in often if names.get(entity)] or _most_words(members, role, language)


def _most_words(members: Sequence[Telling], role: ParticipantRole, language: str) -> list[str]:
    """Give the words for those without a name in a role, where tellings enough use them and they are short."""
    told = [part.text for one in members for part in one.unnamed if part.role == role and len(part.text) <= _LONGEST]
    said = most(text for text in told if text and not is_empty(text))
    if said is None or told.count(said) * _WORDS_SHARE < len(members):
        return []
    first, _, rest = said.partition(" ")
    small = first.casefold() in word_list(language, "sources", "determiners")
    return [f"{first.lower()} {rest}" if small and rest else said]


def _deed(members: Sequence[Telling], language: str) -> str:
    """Give a noun for what happened: of the word most used for it that tells something, else the word itself."""
    light = word_list(language, "happenings", "light")
    telling = [one for one in members if one.lemma not in light or len(one.words) > 1] or members
    lemma = most(one.lemma for one in telling) or ""
    same = [one for one in telling if one.lemma == lemma and one.words]
    kind = most(one.type for one in members) or ""
    phrase = most(" ".join([lemma, *one.words[1:]]) for one in same) or lemma
    of_type = load(language, "happenings")["nouns_of_type"].get(kind, {})
    noun: str | None = of_type.get(lemma) or _nouns(language).get(phrase) or _nouns(language).get(lemma)
    if noun is None:
        doing = (_doing(one.words, one.lemma) for one in same)
        noun = next(filter(None, doing), " ".join(same[0].words) if same else lemma)
    return noun


def _doing(words: Sequence[str], lemma: str) -> str | None:
    """Give the -ing form of a verb in the past: "offered", "offering"; None where it is no such form."""
    first, *rest = words
    if first.endswith("ed") and len(first) > _SHORT:
        stem = first.removesuffix("ied") + "y" if first.endswith("ied") else first.removesuffix("ed")
    elif first != lemma and not first.endswith(("s", "ing")):
        stem = lemma.removesuffix("e")
    else:
        return None
    return " ".join([f"{stem}ing", *rest])


def _nouns(language: str) -> Mapping[str, str]:
    nouns: Mapping[str, str] = load(language, "happenings")["nouns"]
    return nouns


@cache
def _prepositions(language: str) -> Mapping[str, str]:
    """Give the word between a deed and whom it befell, where it is another than the usual one."""
    listed: Mapping[str, Sequence[str]] = load(language, "happenings")["before_recipients"]
    return {noun: preposition for preposition, nouns in listed.items() for noun in nouns}


def _and(names: Sequence[str], joined: str) -> str:
    return f" {joined} ".join(names)


def tell_days(days: Interval, language: str) -> str:
    """Say days as a person would: "3 March 2020", "23–24 February 2023", "March 2020", "2011"."""
    months: Sequence[str] = load(language, "happenings")["months"]
    first, last = days.earliest, days.before - _DAY
    if days.precision in {"year", "decade", "unknown"}:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if days.precision in {"month", "season", "quarter"} and first.day == 1:
        return _span(f"{months[first.month - 1]}", f"{months[last.month - 1]}", first.year, last.year)
    return _day(first, months) if first == last else _two_days(first, last, months)


def _day(day: date, months: Sequence[str]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"


def _two_days(first: date, last: date, months: Sequence[str]) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, months)}"
    return f"{_day(first, months)} – {_day(last, months)}"


def _span(first: str, last: str, one: int, other: int) -> str:
    if one != other:
        return f"{first} {one} – {last} {other}"
    return f"{first} {one}" if first == last else f"{first}–{last} {one}"
