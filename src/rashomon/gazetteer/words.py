"""What the words for a place say: its name, whether beside it or in a part of it, and what holds it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rashomon.gazetteer.lands import find_land
from rashomon.gazetteer.table import find_rows
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list

LONGEST = 200
"""Characters of the words for a place that are read."""
_TOKEN = re.compile(r"[^\W_]+(?:[.'’ʻ‘`\-‐‑/][^\W_]+)*(?:\.|['’](?=\s|$))?|[,(){}\[\];:]")
_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = frozenset(",()[]{};:")


@dataclass(frozen=True, slots=True)
class Told:
    """What words say of a place; ``within`` are the names that hold it, the nearest first.

    ``kind`` is the sort of place that the words name ("town" in "the city of Latakia"), None where they do not tell;
    """

    name: str
    kind: str | None = None
    part: str | None = None
    near: bool = False
    within: tuple[str, ...] = ()
    beside: str | None = None


@lru_cache(maxsize=1 << 12)
def parse_place(words: str, language: str = "en") -> Told | None:
    """Read the words for a place; None where they name none."""
    rest, near = _without_near(" ".join(words[:LONGEST].split()), language)
    if _is_known([rest]):
        return Told(rest, near=near)
    tokens = [_trimmed(found.group()) for found in _TOKEN.finditer(rest)]
    told = _join([_read(segment, language) for segment in _segments(tokens, language)], language)
    return None if told is None else replace(told, near=near or told.near)


def _trimmed(token: str) -> str:
    """Give a token without the full stop that ends a sentence; "St." and "U.S." keep theirs."""
    return token[:-1] if token.endswith(".") and "." not in token[:-1] and len(token) > 4 else token  # noqa: PLR2004 - longer than an abbreviation


def _without_near(words: str, language: str) -> tuple[str, bool]:
    """Take away what stands before a place: "in", "near", "30 km west of"; "the north of" is a part, not beside."""
    before, near = _openings(language, "before"), _openings(language, "near")
    beside, article = False, False
    for _ in range(8):
        far = _distance(language).match(words)
        close = None if article else near.match(words)
        opening = far or close or before.match(words)
        if opening is None or opening.end() == len(words):
            break
        into = far is not None and _into(language).match(words, far.end()) is not None
        beside |= bool(close) or (far is not None and not into)
        article = opening.group().casefold() in word_list(language, "places", "articles")
        words = words[opening.end() :].lstrip(" ,")
    return words, beside


@cache
def _distance(language: str) -> re.Pattern[str]:
    roughly, lengths = (_any_of(language, key) for key in ("roughly", "lengths"))
    return re.compile(rf"(?:(?:{roughly}) )?[\w.,]{{1,12}}[ \-](?:{lengths})(?=[ ,])", re.IGNORECASE)


@cache
def _into(language: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{_any_of(language, 'into')})\b", re.IGNORECASE)


def _any_of(language: str, key: str) -> str:
    """Give the words of a list as alternatives, the longest first."""
    phrases = sorted(map(str, load(language, "places")[key]), key=lambda one: (-len(one), one))
    return "|".join(map(re.escape, phrases))


@cache
def _openings(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(language, key)})(?= )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Words between two links; ``link`` tells what stands before them: nothing, ",", "of", "in", "near", or "'s"."""

    link: str
    words: tuple[str, ...]


def _segments(tokens: Sequence[str], language: str) -> list[_Segment]:
    linking, beside = word_list(language, "places", "linking"), word_list(language, "places", "beside")
    segments: list[_Segment] = []
    words: list[str] = []
    link = ""
    for token in tokens:
        folded = token.casefold()
        if token in _STOP or folded in linking | beside | {"of"}:
            if words:
                segments.append(_Segment(link, tuple(words)))
            words = []
            link = "," if token in _STOP else "in" if folded in linking else "near" if folded in beside else "of"
        elif _POSSESSIVE.search(token) and not token.islower():
            segments.append(_Segment(link, (*words, _POSSESSIVE.sub("", token))))
            words, link = [], "'s"
        elif not (folded in word_list(language, "places", "articles") and not words):
            words.append(token)
    return [*segments, _Segment(link, tuple(words))] if words else segments


@dataclass(frozen=True, slots=True)
class _Part:
    """What one segment says; ``noun`` is the word for what the place is ("air base"), ``owners`` whose it is."""

    link: str
    name: str = ""
    noun: str | None = None
    part: str | None = None
    owners: tuple[str, ...] = ()

    def kind(self, language: str) -> str | None:
        """Give the sort of place that the noun names."""
        return None if self.noun is None else _nouns(language)[self.noun]


def _read(segment: _Segment, language: str) -> _Part:
    """Read one segment: direction words, a nationality, a name and the noun that tells what it is."""
    words = list(segment.words)
    part: str | None = None
    owners: list[str] = []
    while words and not _is_known(words):
        folded = words[0].casefold()
        owner = load(language, "countries")["of"].get(folded)
        if folded in _parts(language):
            part = part or _parts(language)[folded]
        elif owner is not None and len(words) > 1:
            owners.append(owner)
            part = None
        elif not (words[0].islower() and len(words) > 1 and not _is_noun(words, language)):
            break
        words.pop(0)
    name, noun = _name_and_noun(words, language)
    return _Part(segment.link, name, noun, part, tuple(owners))


def _is_known(words: Sequence[str]) -> bool:
    name = " ".join(words)
    return not name.islower() and bool(find_land(name) or find_rows(name))


def _is_noun(words: Sequence[str], language: str) -> bool:
    return any(" ".join(words[:count]).casefold() in _nouns(language) for count in (1, 2))


def _name_and_noun(words: Sequence[str], language: str) -> tuple[str, str | None]:
    """Part the name from the noun behind or before it: "Idlib province", "port city Latakia"; a site keeps its noun."""
    if _is_known(words):
        return " ".join(words), None
    capitals = [at for at, word in enumerate(words) if not word.islower()]
    for cut in range(len(words)):
        noun = " ".join(words[cut:]).casefold()
        if noun in _nouns(language):
            if not capitals or capitals[0] >= cut:
                return "", noun
            end = cut if _nouns(language)[noun] in {"town", "region", "country"} else len(words)
            return " ".join(words[capitals[0] : end]), noun
    if not capitals:
        return "", None
    before = " ".join(words[: capitals[0]]).casefold().rpartition(" ")[2]
    return " ".join(words[capitals[0] :]), before if before in _nouns(language) else None


def _join(parts: Sequence[_Part], language: str) -> Told | None:
    """Put the segments together: which is the place, and which hold it."""
    if not parts:
        return None
    main, within, near, beside = parts[0], list(_owners(parts[0], language)), False, None
    for one in parts[1:]:
        if one.link == "of" and _nouns(language).get(main.name.casefold()) == "water":
            main = replace(main, name="", noun=main.name.casefold())
        if one.link == "of" and _is_nationality(main, language):
            main, within = replace(main, name=""), [main.name.split()[0], *within]
        if one.link == "'s":
            within = [main.name, *within] if main.name else within
            main = one
            within = [*_owners(one, language), *within]
        elif one.link == "of" and main.name == "":
            main, within = _of(main, one, language), [*one.owners, *within]
        elif one.link == "near" and main.name == "":
            main, near = one, True
        elif one.name and main.name == "":
            main = replace(one, link=main.link, part=_part_of(main, one, language))
        elif one.link == "near":
            beside = beside or one.name or None
        else:
            within += [name for name in (one.name, *one.owners) if name]
    edge = any(part.noun in word_list(language, "places", "edges") and not part.name for part in parts[:1])
    told = _tell(main, tuple(within), language, near=near or edge)
    return None if told is None else replace(told, beside=beside)


def _is_nationality(part: _Part, language: str) -> bool:
    """Tell whether a segment is a nationality that no list has, with a noun: "the Khadrani port" of Mina Sadaf."""
    words = part.name.casefold().split()
    ends = tuple(load(language, "places")["nationality_endings"])
    noun = part.noun or ""
    return part.noun is not None and bool(words) and words[0].endswith(ends) and words[1:] in ([], noun.split())


def _owners(part: _Part, language: str) -> tuple[str, ...]:
    """Give whose a place is where that tells where it is: not an embassy's."""
    return () if part.noun in word_list(language, "places", "abroad") else part.owners


def _of(main: _Part, one: _Part, language: str) -> _Part:
    """Read "the city of X", "the Strait of X", "the outskirts of X"."""
    kind = main.kind(language)
    if kind == "water" and one.name:
        return _Part(main.link, f"{(main.noun or '').capitalize()} of {one.name}", main.noun, main.part)
    if kind in {"town", "region", "country", "land", "capital"}:
        return replace(one, link=main.link, noun=main.noun, part=one.part)
    return replace(one, link=main.link, part=_part_of(main, one, language))


def _part_of(main: _Part, one: _Part, language: str) -> str | None:
    return main.part or ("part" if main.kind(language) == "site" else one.part)


def _tell(main: _Part, within: tuple[str, ...], language: str, *, near: bool) -> Told | None:
    kind = main.kind(language)
    if kind == "capital":
        seat = _capital(main.name or (within[0] if within else ""), language)
        if seat is not None:
            return Told(seat, "town", main.part, near, (main.name, *within) if main.name else within)
        kind = "town"
    if main.name:
        return Told(main.name, kind, main.part, near, within)
    if within and (main.part or kind == "site"):
        return Told(within[0], None, main.part or "part", near, within[1:])
    return None


def _capital(country: str, language: str) -> str | None:
    """Give the town that is listed alone as a country's capital."""
    seats = [seat for seat, of in load(language, "countries")["capitals"].items() if of == country]
    return str(seats[0]).title() if len(seats) == 1 else None


@cache
def _parts(language: str) -> Mapping[str, str]:
    found: dict[str, str] = load(language, "places")["parts"]
    return found


@cache
def _nouns(language: str) -> Mapping[str, str]:
    table = load(language, "places")
    named = {str(noun): kind for kind, nouns in table["named"].items() for noun in nouns}
    sites = {str(noun): "site" for noun in [*table["sites"], *table["abroad"]]}
    return {**sites, **named, **{str(noun): "capital" for noun in table["capitals"]}}
