"""Titles beside a name: before it, or in apposition after it; and what a title-only mention asks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.entities.names import fold, honorifics
from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, find_words, word_list
from rashomon.types import Name, OfficeStatus, Span

_REACH = 120
_APPOSITION = re.compile(r"\s?[,(–—]\s?(?:who\s(?:is|was)\s)?")
_STOPS = frozenset(',;:()[]“”"–—.\n\r!?')
_APPOSITION_WORDS = 12
_LINKS = frozenset({"of", "for", "and", "to", "in", "the", "under"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands in the text: its head word, the other words, and all of its span."""

    span: Span
    head: str
    others: frozenset[str]
    words: tuple[Word, ...]


@cache
def _offices(language: str) -> Mapping[str, frozenset[str]]:
    return {str(head): frozenset(kinds) for head, kinds in load(language, "offices")["offices"].items()}


@cache
def _short(language: str) -> Mapping[str, list[str]]:
    return {short: long.split() for short, long in load(language, "offices")["short"].items()}


def find_titles(text: str, name: Name, names: Sequence[Name], language: str = "en") -> Iterator[Title]:
    """Give the titles that stand directly before or after a person's name."""
    before = _read_before(text, name, names, language)
    if before:
        yield before
    gap = _APPOSITION.match(text, name.end, name.end + 12)
    if gap:
        after = _read_after(text, gap.end(), language)
        if after:
            yield after


def _read_before(text: str, name: Name, names: Sequence[Name], language: str) -> Title | None:
    head = _title_in(text, name, language)
    for commas in (False, True):
        kept = _kept_before(text, name, names, language, commas=commas)
        title = make_title([*kept, *head], language)
        if title:
            return _with_field(title, [*kept, *head])
    return None


def _with_field(title: Title, words: Sequence[Word]) -> Title:
    """Lengthen a title before a name by its field: "Minister of Trade"."""
    rest = words[len(title.words) :]
    if rest and rest[0].folded in {"of", "for"}:
        return replace(title, span=Span(title.span.start, rest[-1].end))
    return title


def _kept_before(text: str, name: Name, names: Sequence[Name], language: str, *, commas: bool) -> list[Word]:
    """Give the words of a title before a name; with ``commas``, over those too ("Minister of Trade, Energy and Water")."""
    segment = _segment_before(text, max(name.start - _REACH, 0), name.start, commas=commas)
    words = find_words(text, name.start - len(segment), name.start)
    kept: list[Word] = []
    if words and words[-1].folded in _LINKS and words[-1].end <= name.start:
        return kept
    for word in reversed(words):
        if not _belongs(text, word, names, language):
            break
        kept.insert(0, word)
    while kept and kept[0].folded in word_list(language, "offices", "inside"):
        kept.pop(0)
    return kept


def _title_in(text: str, name: Name, language: str) -> list[Word]:
    """Give the title words that were tagged as part of a name: "Prime Minister Ali Sorel"."""
    words = find_words(text, name.start, name.end)
    titles = honorifics(language)
    count = 0
    while count < len(words) - 1 and fold(words[count].folded) in titles:
        count += 1
    return words[:count]


def _segment_before(text: str, start: int, end: int, *, commas: bool) -> str:
    """Give what stands before a name, back to a stop; a comma right before the name is passed over."""
    piece = text[start:end].rstrip()
    piece = piece.removesuffix(",").removesuffix("(")
    cut = max((piece.rfind(stop) for stop in _STOPS if not (commas and stop == ",")), default=-1)
    return text[start + cut + 1 : end]


def _belongs(text: str, word: Word, names: Sequence[Name], language: str) -> bool:
    """Tell whether a word before a name is of its title: a title word, a status, a capitalised or a name's word."""
    if any(n.start <= word.start < n.end and n.kind == "person" for n in names):
        return False
    if word.folded in _offices(language) or word.folded in load(language, "offices")["statuses"]:
        return True
    small = word_list(language, "offices", "inside") | word_list(language, "offices", "parting")
    if word.folded in small or any(part in _offices(language) for part in word.folded.split("-")):
        return True
    return text[word.start].isupper() or any(n.start <= word.start < n.end for n in names)


def _read_after(text: str, start: int, language: str) -> Title | None:
    """Read an apposition: a noun phrase that ends in a title; ", the driver said" is none."""
    stop = next(
        (i for i in range(start, min(start + _REACH, len(text))) if text[i] in _STOPS), min(start + _REACH, len(text))
    )
    if text[stop : stop + 1] == "(":
        return None
    words = find_words(text, start, stop)[:_APPOSITION_WORDS]
    ends = word_list(language, "sources", "ends_of_core")
    core: list[Word] = []
    for word in words:
        if core and word.folded in ends:
            break
        core.append(word)
    if any(word.folded in word_list(language, "sources", "determiners") for word in core[1:]):
        return None
    title = make_title(core, language)
    return title if title and title.span.end == core[-1].end else None


def make_title(words: Sequence[Word], language: str = "en") -> Title | None:
    """Read words as a title: its head is the last office word among them; what follows it is left out."""
    for i in range(len(words) - 1, -1, -1):
        long = _short(language).get(words[i].folded, [words[i].folded])
        head = _general(words[:i], words[i], language) or (long[-1] if long[-1] in _offices(language) else None)
        head = head or _compound(words[i].folded, _offices(language))
        if head:
            parts = (part for w in words[:i] for part in (w.folded, *w.folded.split("-")))
            others = frozenset([*parts, *long[:-1], *words[i].folded.split("-")]) - {head, *head.split("-")}
            return Title(Span(words[0].start, words[i].end), head, others, tuple(words[: i + 1]))
    return None


def _general(before: Sequence[Word], word: Word, language: str) -> str | None:
    """Give the head of "Secretary General" and its like."""
    joined = f"{before[-1].folded}-{word.folded}" if before else ""
    return joined if joined in _offices(language) else None


def _compound(word: str, offices: Mapping[str, frozenset[str]]) -> str | None:
    """Give the head of a hyphenated title: "vice-president"."""
    end = word.rpartition("-")[2]
    return end if end != word and end in offices else None


def fits(wanted: Title, known: Title, language: str = "en") -> int:
    """Score how well a title-only mention fits a known title: 0 not at all, 3 the same office with the same words."""
    parting = word_list(language, "offices", "parting")
    ours, theirs = _qualifiers(wanted, language), _qualifiers(known, language)
    if ours and theirs and not ours & theirs:
        return 0
    droppable = word_list(language, "offices", "droppable")
    if wanted.head != known.head:
        kinds = _offices(language)[known.head]
        return 1 if wanted.head in kinds and not wanted.others & parting else 0
    if (wanted.others & parting) - known.others:
        return 0
    if ((known.others & parting) - wanted.others) - droppable:
        return 0
    return 3 if known.others & parting == wanted.others & parting else 2


def _qualifiers(title: Title, language: str) -> frozenset[str]:
    """Give the words that tell whose office it is, nationalities as countries: "Iraqi", "Iraq's", "CDP"."""
    countries: Mapping[str, str] = load(language, "countries")["of"]
    plain = word_list(language, "offices", "parting") | word_list(language, "offices", "inside")
    plain |= word_list(language, "offices", "statuses") | word_list(language, "sources", "determiners")
    plain |= word_list(language, "offices", "offices")
    return frozenset(countries.get(word, word).casefold() for word in title.others - plain)


def callings(title: Title, language: str = "en") -> frozenset[str]:
    """Give the head words that may call the bearer of a title."""
    return _offices(language)[title.head] | {title.head}


def find_status(title: Title, language: str = "en") -> OfficeStatus | None:
    """Give the state of an office that its words tell."""
    statuses: Mapping[str, OfficeStatus | None] = load(language, "offices")["statuses"]
    found = (statuses[word] for word in sorted(title.others) if word in statuses)
    return next((status for status in found if status), None)
