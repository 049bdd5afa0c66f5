"""The numbers of a document as they are laid beside those of others: what each counts or measures, and the words around it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.comparison.beside import innermost, is_partial
from rashomon.comparison.counted import Counted, read_counted
from rashomon.comparison.how_many import in_per_cent
from rashomon.comparison.states import number_told, span_of_counted
from rashomon.comparison.stems import stem
from rashomon.comparison.surroundings import (
    Named,
    find_named,
    find_sentences,
    is_in_any,
    sources_of,
    stems_of,
    years_of,
)
from rashomon.comparison.units import is_money, measure_of
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Annotations, HowMany, Member, Quantity, Span

_LONGEST = 600  # characters of a sentence that are read
_NEAR = 5  # words either side
_OLDEST = 120
_SET_OFF = re.compile(r"[,.;)\n]|$")
_SHOWN = 24  # characters
_LEAD = 3  # sentences
_MOST = 200
"""Numbers of one document that are laid beside others: the first."""
_JOINED = re.compile(r"\d ?[-–/:.] ?$|\d $")
_JOINS = re.compile(r" ?[-–/:] ?\d| \d| of \d")
_OUT_OF = re.compile(r"\d of $")
_ZERO = re.compile(r"0\d")
_NAMED = re.compile(r"(?<![.!?] )(?<!\A)(?<!\n)\b[A-Z][a-z]{1,24},?(?: (?:and|or))? $")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its place: what it tells, the words around it, and who is named in its sentence.

    ``near`` are the stems of the words right around it, ``around`` those of its sentence; ``before`` the last telling word
    before it; ``holder`` who is named last before it, but for the source of the words that it stands in, and
    ``doers`` all persons and bodies named before it; ``years`` the years and months that its sentence names; ``fellows`` the other numbers in it, the text's
    ``sentence`` of that number;
    ``among`` the word before it by which it is of some only ("the final two games"); ``shown`` where the words begin by which it is shown;
    ``joined`` whether a hyphen joins it to the word before ("magnitude-5.9").
    """

    home: int
    number: Quantity
    value: HowMany
    span: Span
    sort: str
    counted: Counted
    near: frozenset[str]
    around: frozenset[str]
    before: str | None
    named: frozenset[str]
    holder: str | None
    doers: frozenset[str]
    years: frozenset[str]
    fellows: frozenset[float]
    sentence: int
    among: str | None
    lead: bool
    within: str | None
    shown: int
    joined: bool

    @property
    def things(self) -> frozenset[str]:
        """The words for what is counted or measured."""
        told = {self.counted.kind, self.before if self.counted.kind is None or self.joined else None} - {None}
        return frozenset(stem(word) for word in {*self.counted.narrowed, *told} if word)


def read_figures(
    document: Annotations, home: int, entity_of: Mapping[Member, str], language: str = "en"
) -> list[Figure]:
    """Read the numbers of a document but those of one, of some among those told, and of shares of time."""
    text = document.document.text
    sentences = find_sentences(text)
    named = find_named(document, entity_of)
    boring = [(zone.start, zone.end) for zone in document.zones if zone.kind == "boilerplate"]
    found = []
    told = document.quantities[:_MOST]
    for before, number in zip([None, *told], told, strict=False):
        if before is not None and _is_other_currency(text, before, number, language):
            continue
        if not _is_told(text, number, language) or any(a <= number.start < b for a, b in boring):
            continue
        at = bisect_right(sentences, (number.start, len(text))) - 1
        start, end = sentences[at]
        found.append(_figure(document, home, number, (at, start, min(end, start + _LONGEST)), named, language))
    return found


def _is_other_currency(text: str, before: Quantity, number: Quantity, language: str) -> bool:
    """Tell whether a sum in brackets behind one of the same sign is in another land's: "$US1 million ($1.52 million)"."""
    if not (is_money(before.unit, language) and is_money(number.unit, language) and before.low != number.low):
        return False
    same = measure_of(before.unit, language) == measure_of(number.unit, language)
    return same and text[before.end : number.start] == " ("


def read_ages(document: Annotations, home: int, entity_of: Mapping[Member, str], language: str = "en") -> list[Figure]:
    """Read how old persons are said to be, of those of whom a document tells one age: each with the person as holder."""
    text = document.document.text
    found: dict[str, list[Figure]] = defaultdict(list)
    for number in document.quantities:
        person = _aged_person(document, number, entity_of, language)
        if person is not None and number.low is not None and number.low == number.high and number.low < _OLDEST:
            sentence = (0, max(number.start - 1, 0), min(number.end + 1, len(text)))
            figure = _figure(document, home, number, sentence, (), language)
            value = replace(figure.value, unit="year", of=load(language, "figures")["of_age"])
            found[person].append(replace(figure, sort="age", holder=person, value=value, years=frozenset(), among=None))
    return [some[0] for some in found.values() if len({one.value.low for one in some}) == 1]


def _aged_person(document: Annotations, number: Quantity, entity_of: Mapping[Member, str], language: str) -> str | None:
    """Give the person of whose name an age stands in apposition: "Lo Presti, 52,", "60-year-old Sharron Smith"."""
    text = document.document.text
    persons = [one for one in document.mentions if one.kind == "person" and one.entity is not None]
    if number.unit is None and number.of is None and _SET_OFF.match(text, number.end):
        near = [one for one in persons if one.form == "name" and text[one.end : number.start] == ", "]
    elif is_age(text, number, language):
        near = [
            one
            for one in persons
            if one.start <= number.start < one.end or (one.form == "name" and text[number.end : one.start] == " ")
        ]
    else:
        return None
    owners = {entity_of.get(Member(document.document.id, one.entity or "")) for one in near}
    return owners.pop() if len(owners) == 1 else None


def _is_told(text: str, number: Quantity, language: str) -> bool:
    """Tell whether a number tells how many: no score, no call number, no name's number, no age set between commas."""
    if is_partial(text, number, language) or number.denied:
        return False
    before, after = text[max(number.start - 2, 0) : number.start], text[number.end : number.end + 2]
    if _JOINED.search(text, max(number.start - 6, 0), number.start) or _JOINS.match(text, number.end):
        return False
    if _ZERO.match(text, number.start) or _OUT_OF.search(text, max(number.start - 6, 0), number.start):
        return False
    bare = number.of is None and number.unit is None
    if bare and before.rstrip()[-1:] in {",", "("} and after[:1] in {",", ")", ".", ";"}:
        return False
    return not (bare and _NAMED.search(text, max(number.start - 30, 0), number.start))


def _figure(
    document: Annotations,
    home: int,
    number: Quantity,
    sentence: tuple[int, int, int],
    named: Sequence[Named],
    language: str,
) -> Figure:
    text = document.document.text
    at, start, end = sentence
    within = innermost(document.attributions, Span(number.start, number.end))
    sources = sources_of(document, within)
    here = [each for each in named if start <= each.start < end and not is_in_any(sources, each.start)]
    value = in_per_cent(number_told(text, number, language), language)
    span = span_of_counted(text, number)
    before = list(stems_of(text, start, number.start, language))
    after = list(stems_of(text, number.end, end, language))
    return Figure(
        home=home,
        number=number,
        value=value,
        span=span,
        sort=_sort_of(text, replace(number, unit=value.unit), language),
        counted=read_counted(value.of, text[span.start : span.end], language),
        near=frozenset([*before[-_NEAR:], *after[:_NEAR]]),
        around=frozenset([*before, *after]),
        before=before[-1] if before else None,
        named=frozenset(each.entity for each in here),
        holder=next((each.entity for each in reversed(here) if each.start < number.start), None),
        doers=frozenset(each.entity for each in here if each.start < number.start and each.may_do),
        years=years_of(text, start, end, language),
        fellows=frozenset(
            each.low
            for each in document.quantities
            if each is not number and start <= each.start < end and each.low is not None
        ),
        sentence=at,
        among=_among(text, number, language),
        lead=at < _LEAD,
        within=within,
        joined=text[number.start - 1 : number.start] in {"-", "‐", "‑"},
        shown=_shown(text, start, number),
    )


def _shown(text: str, start: int, number: Quantity) -> int:
    """Give where the words begin that show a number: with the few before it where none follow ("a magnitude of 5.9")."""
    if number.of is not None or number.unit is not None:
        return number.start
    words = find_words(text, max(start, number.start - _SHOWN), number.start)
    return words[max(len(words) - 3, 0)].start if words else number.start


def _among(text: str, number: Quantity, language: str) -> str | None:
    words = find_words(text, max(number.start - 14, 0), number.start)
    return words[-1].folded if words and words[-1].folded in word_list(language, "figures", "among") else None


def _sort_of(text: str, number: Quantity, language: str) -> str:
    """Give what sort of measure a number is of; money is of its currency's, and years of age are a sort of their own."""
    sort = measure_of(number.unit, language).sort
    old = (sort == "time" and is_age(text, number, language)) or _aged(language).search(
        text, max(number.start - 12, 0), number.start
    )
    return "age" if old else sort


def is_age(text: str, number: Quantity, language: str = "en") -> bool:
    """Tell whether a number is how old somebody is: "60-year-old", "aged 60"."""
    return _age(language).search(text, number.start, min(number.end + 14, len(text))) is not None


@cache
def _age(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load(language, "figures")["old"])
    return re.compile(rf"[- ]years?[- ](?:{words})\b", re.IGNORECASE)


@cache
def _aged(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load(language, "figures")["aged"])
    return re.compile(rf"\b(?:{words})(?: of)? $", re.IGNORECASE)
