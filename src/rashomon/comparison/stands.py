"""What a statement takes a stand on, so that two of one speaker can be laid side by side.

A stand has an aspect, what it is on, and a value: who is credited, how many, praise or blame, done or not done.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.comparison.credit import find_credits
from rashomon.comparison.peoples import Countries
from rashomon.comparison.spoken import Phrases, Spoken, Token, first_entity, match_at, phrases, sentences_of
from rashomon.comparison.stems import stem
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Member, Passage, Quantity, Span

_OF_THE = re.compile(r"\bof (?:the|its|their|his|her|our|those|these|all)\b", re.IGNORECASE)
_NEAR = 6
_AT_ONCE = 40
_GAP = 3
_OPENING = 3
_OR = 5
_ROUGH = 0.1


@dataclass(frozen=True, slots=True)
class Range:
    """How many: both bounds included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Stand:
    """A stand in one report: ``on`` is what it is compared by, ``value`` what may differ, ``passage`` where it is told.

    ``narrow`` are words that narrow down what a number counts: "work-related" emails are not all emails.
    """

    aspect: str
    on: tuple[str, ...]
    value: str | Range
    passage: Passage
    spoken: Spoken
    narrow: frozenset[str] = frozenset()


def find_stands(
    one: Spoken, entity_of: Mapping[Member, str], countries: Countries, language: str = "en"
) -> Iterator[Stand]:
    """Give the stands that a report's content takes."""
    yield from find_numbers(one, language)
    for number, tokens in enumerate(sentences_of(one, entity_of, countries, language)):
        yield from _credits(one, tokens, language)
        yield from _dealings(one, tokens, language)
        if number == 0:
            yield from _stance(one, tokens, language)


def do_differ(one: Stand, other: Stand) -> bool:
    """Tell whether two stands on the same cannot be put into the same words; of numbers, one may count a part only."""
    if not (one.narrow <= other.narrow or other.narrow <= one.narrow):
        return False
    if isinstance(one.value, Range) and isinstance(other.value, Range):
        return one.value.low > other.value.high or other.value.low > one.value.high
    return one.value != other.value


def _credits(one: Spoken, tokens: Sequence[Token], language: str) -> Iterator[Stand]:
    for credit in find_credits(tokens, language):
        place = Passage(one.document, Span(credit.start, credit.end))
        yield Stand("who is credited", (credit.what,), credit.who, place, one)


def _stance(one: Spoken, tokens: Sequence[Token], language: str) -> Iterator[Stand]:
    """Give the praise or blame of whom a content begins with."""
    act = one.attribution.act
    if act not in {"praises", "condemns"} or one.attribution.polarity == "-" or not tokens:
        return
    near = [token for token in tokens[:_NEAR] if token.start < tokens[0].start + _AT_ONCE]
    target = first_entity(near)
    if target is not None and target != one.speaker and _is_meant(one, near, language):
        yield Stand("stance", (target,), act, Passage(one.document, Span(tokens[0].start, tokens[-1].end)), one)


def _is_meant(one: Spoken, tokens: Sequence[Token], language: str) -> bool:
    """Tell whether the first one named is whom it is about: not "Sorel's plan", "the Velian front-runner", "Sorel to speak"."""
    at = next(i for i, token in enumerate(tokens) if token.entity is not None)
    while at + 1 < len(tokens) and tokens[at + 1].entity == tokens[at].entity:
        at += 1
    text = one.annotations.document.text
    if text[tokens[at].start : tokens[at].end].endswith(("'s", "’s", "'", "’")):
        return False
    after = word_list(language, "stands", "after_target")
    return at + 1 == len(tokens) or tokens[at + 1].broken or tokens[at + 1].folded in after


# -- how many ----------------------------------------------------------------------------------


def find_numbers(one: Spoken, language: str = "en") -> Iterator[Stand]:
    """Give the numbers that a report's content tells of things that are particular enough."""
    held = [
        quantity
        for quantity in one.annotations.quantities
        if any(piece.start <= quantity.start and quantity.end <= piece.end for piece in one.pieces)
    ]
    for quantity, after in zip(held, [*held[1:], None], strict=False):
        yield from _number(one, quantity, after, language)


def _number(one: Spoken, quantity: Quantity, after: Quantity | None, language: str) -> Iterator[Stand]:
    """Give a stand for each thing that a number counts: "forty crates of rifles" counts crates and rifles.

    Another number right behind it makes a range: "twenty rifles, perhaps twenty-two".
    """
    if quantity.denied or quantity.unit is not None or quantity.of is None or (quantity.low, quantity.high) == (1, 1):
        return
    if quantity.high is not None and 0 < quantity.high < 1:
        return
    text = one.annotations.document.text
    if (
        _is_part(text, quantity)
        or _is_vague(text[quantity.start : quantity.end], language)
        or _is_more(text, quantity.start, language)
    ):
        return
    bounds = Range(quantity.low or 0.0, float("inf") if quantity.high is None else quantity.high)
    if quantity.approximate:
        bounds = Range(bounds.low * (1 - _ROUGH), bounds.high * (1 + _ROUGH))
    general = {stem(word, language) for word in word_list(language, "stands", "too_general")}
    counted, end = _counted(text, quantity)
    if after is not None and after.of is None and after.unit is None and after.start - end <= _OR:
        bounds = Range(min(bounds.low, after.low or 0.0), max(bounds.high, after.high or after.low or 0.0))
        end = after.end
    of = frozenset(stem(word.folded, language) for word in find_words(quantity.of, 0, len(quantity.of)))
    if of & {stem(word, language) for word in word_list(language, "stands", "partial")}:
        return  # a part of them
    for noun in sorted({stem(word, language) for word in counted} - general):
        narrow = of - {noun} if noun in of else frozenset()
        yield Stand("how many", (noun,), bounds, Passage(one.document, Span(quantity.start, end)), one, narrow)


def _is_vague(words: str, language: str) -> bool:
    """Tell whether a number says no more than "several" or "thousands"; "not one" is none at all."""
    vague = load(language, "quantities")["vague"]
    return any(words.casefold().startswith(phrase) and bounds != [0, 0] for phrase, bounds in vague.items())


def _is_part(text: str, quantity: Quantity) -> bool:
    """Tell whether a number is of a larger one: "four of the ten"."""
    return _OF_THE.search(text, quantity.start, quantity.end + _AT_ONCE // 2) is not None


def _is_more(text: str, start: int, language: str) -> bool:
    """Tell whether a number comes on top of others: "an additional 328"."""
    before = find_words(text, max(start - _AT_ONCE, 0), start)
    return bool(before) and before[-1].folded in word_list(language, "stands", "partial")


def _counted(text: str, quantity: Quantity) -> tuple[list[str], int]:
    """Give the nouns that are counted, with one after "of" right behind them, and where their words end."""
    of = quantity.of or ""
    at = text.find(of, quantity.end, quantity.end + len(of) + _GAP)
    end = quantity.end if at < 0 else at + len(of)
    nouns = [word.folded for word in find_words(of, 0, len(of))][-1:]
    more = find_words(text, end, end + _AT_ONCE)[:2]
    if len(more) > 1 and more[0].folded == "of" and text[end : more[1].start].split() == ["of"]:
        return [*nouns, more[1].folded], more[1].end
    return nouns, end


# -- done or not done --------------------------------------------------------------------------


@cache
def _listed(language: str) -> Mapping[str, tuple[Phrases, Phrases]]:
    """Give the verbs and nouns of each dealing."""
    kinds = load(language, "stands")["dealings"]
    return {
        kind: (
            phrases(language, "stands", "dealings", kind, "verbs"),
            phrases(language, "stands", "dealings", kind, "nouns"),
        )
        for kind in kinds
    }


def _dealings(one: Spoken, tokens: Sequence[Token], language: str) -> Iterator[Stand]:
    """Give what the speaker says to have done or not done with whom: "I have had no contact with them"."""
    for at in range(len(tokens)):
        for kind, (verbs, nouns) in _listed(language).items():
            length = match_at(tokens, at, verbs)
            if not length:
                length = match_at(tokens, at, nouns) if _may_hold_noun(tokens, at, language) else 0
            if length and _is_own_doing(one, tokens, at, language):
                value = "not done" if _is_negated(tokens, at, language) else "done"
                for other in sorted(
                    {t.entity for t in tokens[at + length : at + length + _NEAR] if t.entity} - {one.speaker}
                ):
                    words = Span(tokens[max(at - _NEAR, 0)].start, tokens[min(at + _NEAR, len(tokens) - 1)].end)
                    yield Stand("what", (kind, other), value, Passage(one.document, words), one)


def _may_hold_noun(tokens: Sequence[Token], at: int, language: str) -> bool:
    return at > 0 and tokens[at - 1].folded in word_list(language, "stands", "before_nouns")


def _is_own_doing(one: Spoken, tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether the speaker is the subject close before, and nothing puts it off to what may be.

    In reported speech the speaker is the "he" that it opens with.
    """
    before = tokens[max(at - _NEAR, 0) : at]
    subjects = [t for t in before if t.folded in word_list(language, "stands", "own") or t.entity is not None]
    if not subjects or any(t.folded in word_list(language, "stands", "unsure") for t in before):
        return False
    last = subjects[-1]
    if last.entity is not None:
        return last.entity == one.speaker
    first_person = last.folded in word_list(language, "pronouns", "speaker")
    return first_person or (one.attribution.form != "direct" and last in tokens[:_OPENING])


def _is_negated(tokens: Sequence[Token], at: int, language: str) -> bool:
    negators = word_list(language, "negation", "negators") | word_list(language, "stands", "denying")
    return any(t.folded in negators or t.folded.endswith("n't") for t in tokens[max(at - 4, 0) : at])
