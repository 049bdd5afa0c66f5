"""How the words travelled and to whom they were said, where it stands plainly beside the cue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.attribution.clause import open_stretches
from rashomon.attribution.layout import Layout
from rashomon.attribution.near import Near
from rashomon.attribution.phrase import find_phrase, with_owner
from rashomon.attribution.pieces import overlaps
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Name, Reference, Span, Via, ViaRelation

_BEHIND = 30  # characters behind an outlet's name in which it may be called a station
_HEAD = 600  # characters at the head of a document
_LEAD = re.compile(r"\s*(?:(?:the|a|an)\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Route:
    """What stands beside a cue: links of the chain, and the addressee."""

    via: tuple[Via, ...]
    addressee: Reference | None


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Words before a carrier, the relation that they tell, and whether they name an addressee."""

    words: re.Pattern[str]
    relation: ViaRelation
    addressee: bool


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(
            re.compile(
                rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(entry['before'], key=len, reverse=True)))})(?=\s)",
                re.IGNORECASE,
            ),
            entry["relation"],
            entry["addressee"],
        )
        for entry in load(language, "channels")["patterns"]
    )


@cache
def _outlets(language: str) -> re.Pattern[str]:
    names = sorted(load(language, "channels")["outlets"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def find_route(layout: Layout, cue: Span, pieces: Sequence[Span], source: Span | None, names: Near) -> Route:
    """Read the clause around a cue, without the content and the source."""
    closed = [*pieces, *([source] if source else [])]
    via: list[Via] = []
    addressee: Reference | None = None
    for start, end in open_stretches(layout.text, cue, closed):
        for pattern in _patterns("en"):
            for match in pattern.words.finditer(layout.text, start, end):
                if pattern.addressee and not overlaps(Span(*match.span()), cue):
                    continue
                carrier = _find_carrier(layout.text, match.end(), end, names)
                if carrier is None or _is_occasion(layout.text, carrier):
                    continue
                if _is_outlet(layout.text, carrier, pattern, names):
                    relation = _relation(layout.text, carrier, pattern.relation)
                    via.append(Via(relation, carrier.start, carrier.end, None))
                elif pattern.addressee and addressee is None:
                    addressee = _hearer(layout.text, match.end(), end)
    return Route(tuple(_without_repeats(via)), addressee)


def _find_carrier(text: str, start: int, end: int, names: Near) -> Span | None:
    """Give the noun phrase that begins at an offset; where a known outlet is in it or a name ends it, that name."""
    lead = _LEAD.match(text, start, end)
    phrase = find_phrase(text, lead.end() if lead else start, end)
    if phrase is None or _is_agent(text, phrase):
        return None
    outlet = _outlets("en").search(text, phrase.start, phrase.end)
    if outlet:
        return Span(*outlet.span())
    inside = [name for name in names.over(phrase) if name.start >= phrase.start and name.end == phrase.end]
    return _longest(inside) or phrase


def _hearer(text: str, start: int, end: int) -> Reference | None:
    """Give the noun phrase for those who are told, with whose they are: "viewers of the channel"."""
    phrase = find_phrase(text, start, end)
    if phrase is None:
        return None
    first = find_words(text, phrase.start, phrase.end)[:1]
    if not first or first[0].folded in word_list("en", "channels", "no_hearer"):
        return None
    phrase = with_owner(text, phrase, end)
    return Reference(phrase.start, phrase.end, None)


def _relation(text: str, carrier: Span, told: ViaRelation) -> ViaRelation:
    """Tell how words went by a carrier: those told a station were aired, be it called so in its name or behind it."""
    phrase = find_phrase(text, carrier.start, carrier.end + _BEHIND) or carrier
    words = find_words(text, carrier.start, max(carrier.end, phrase.end))
    airs = any(word.folded in word_list("en", "channels", "broadcasters") for word in words)
    return "aired" if told == "told" and airs else told


def _is_occasion(text: str, carrier: Span) -> bool:
    """Tell whether a phrase is an occasion at which words are said: "told a news conference"."""
    words = find_words(text, carrier.start, carrier.end)
    return bool(words) and words[-1].folded in word_list("en", "venues", "occasions")


def _is_agent(text: str, phrase: Span) -> bool:
    """Tell whether a phrase begins with "by": who told it, not whom it was told."""
    return any(word.folded == "by" for word in find_words(text, phrase.start, phrase.end)[:1])


def _longest(names: Sequence[Name]) -> Span | None:
    fits = [name for name in names if name.kind in {"organisation", "work", "person", "product", "other"}]
    name = max(fits, key=lambda n: (n.end - n.start, -n.start), default=None)
    return Span(name.start, name.end) if name else None


def _is_outlet(text: str, carrier: Span, pattern: _Pattern, names: Near) -> bool:
    """Tell whether a carrier is an outlet: by name, by a word of its name, or because only outlets stand there."""
    found = find_words(text, carrier.start, carrier.end)
    words = {word.folded for word in found}
    if not words or found[-1].folded in word_list("en", "channels", "people"):
        return False
    known = _outlets("en").fullmatch(text, carrier.start, carrier.end) is not None
    if pattern.relation == "posted":
        return bool(words & word_list("en", "channels", "posted_on"))
    if known or _signs(text, carrier) or words & word_list("en", "channels", "outlet_words"):
        return True
    kinds = {name.kind for name in names.over(carrier) if name.start <= carrier.start and name.end >= carrier.end}
    if "work" in kinds and len(found) > 1:
        return True
    return (
        not pattern.addressee
        and "person" not in kinds
        and pattern.relation in {"told", "aired", "quoted", "cited"}
        and _is_capital(text, carrier)
    )


def _signs(text: str, carrier: Span) -> bool:
    """Tell whether a carrier signs the document itself, in brackets before the dash of its dateline: "HALLIN (TNA) — …"."""
    signed = rf"\({re.escape(text[carrier.start : carrier.end])}\)\s?[-–—]"
    return re.search(signed, text[:_HEAD]) is not None


def _is_capital(text: str, carrier: Span) -> bool:
    return text[carrier.start].isupper()


def _without_repeats(via: Sequence[Via]) -> Iterator[Via]:
    taken: list[Span] = []
    for one in sorted(via, key=lambda v: (v.start, v.end, v.relation)):
        span = Span(one.start, one.end)
        if not any(overlaps(span, other) for other in taken):
            taken.append(span)
            yield one
