"""How many a ship or plane with a name is told to have had on board, beside what befell it: "the trawler Asa went out with six men"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rashomon.comparison.counted import is_of_people, read_counted
from rashomon.comparison.states import span_of_counted
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Annotations, EventMention, Quantity, Span

_REACH = 60  # characters
_STOP = re.compile(r"[.;:!?\n]")


class Aboard(NamedTuple):
    """A quantity that tells how many were on board, with its words and what it counts."""

    quantity: str
    span: Span
    of: str


def find_aboard(document: Annotations, mentions: Iterable[EventMention], language: str = "en") -> Iterator[Aboard]:
    """Give how many were on board of a ship or other carrier with a name that some happenings befell."""
    text = document.document.text
    articles = word_list(language, "accounts", "articles")
    parties = [part.text.split(" ") for one in mentions for part in one.participants]
    told = {words[-1] for words in parties if words[0].casefold() in articles}
    if not any(word[:1].isupper() for word in told):
        return
    for name, end in _carriers(text, language):
        if name.split(" ")[-1] in told:
            for one in document.quantities:
                if one.unit is None and _is_on(text, end, one, language):
                    of: str = load(language, "incidents")["on_board"]
                    yield Aboard(one.id, span_of_counted(text, one), of.format(name=name))


def _is_on(text: str, end: int, number: Quantity, language: str) -> bool:
    """Tell whether a number in a carrier's sentence, shortly behind its name, is of people on board."""
    between = text[end : number.start] if 0 < number.start - end <= _REACH else ""
    people = is_of_people(read_counted(number.of, "", language), language)
    return people and bool(between) and not _STOP.search(between) and _brings(between, language)


def _brings(between: str, language: str) -> bool:
    """Tell whether the words right before a number tell that those counted were on board."""
    ends = tuple(f" {words} " for words in load(language, "incidents")["brings"])
    return f" {between.strip()} ".endswith(ends)


@lru_cache(maxsize=1 << 8)
def _carriers(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """Give the names of ships and other carriers in a text, with where each ends; several events ask for those of one text."""
    return tuple((found["name"], found.end()) for found in _carrier(language).finditer(text))


@cache
def _carrier(language: str) -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, load(language, "incidents")["named_carriers"]))
    return re.compile(rf"(?<![^\W_])(?:{nouns})\s(?P<name>[A-Z][\w’'-]{{2,24}}(?:\s[A-Z][\w’'-]{{1,24}}){{0,2}})")
