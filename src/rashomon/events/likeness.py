"""Whether two event mentions tell of one happening: a log-linear score over what goes together and what does not.

Features after those of cross-document event coreference without word vectors (Cybulska and Vossen 2015; Bejan and
Harabagiu 2010): lemma and kind of the triggers, who takes part in which role, days, place, numbers, words around, and
whether the documents tell one story. The weights are fitted by ``training/event_pairs.py``.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from functools import cache

from rashomon.events.lemmas import are_akin, are_related
from rashomon.events.nearness import Nearness
from rashomon.events.pools import Pools
from rashomon.events.tellings import Number, Telling
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import ParticipantRole

_ROLES: tuple[ParticipantRole, ...] = ("actor", "recipient")
_VAGUE = frozenset({"incident"})
_UNTYPED = frozenset({"event", "other"})
_SAID = frozenset({"say", "report"})
_NOBODY: frozenset[str] = frozenset()
_WEEK = 7
_MONTH = 31
_YEAR = timedelta(days=365)
_SHORT = 3
_STEEP = 30.0
_CLOSE = 0.9
_WORD_ALONE = 0.2
_TOLD_ALIKE = 0.6


class Likeness:
    """Scores pairs of tellings, by their numbers."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        near: Nearness,
        weights: Mapping[str, float] | None = None,
        language: str = "en",
    ) -> None:
        self._tellings = tellings
        self._near = near
        self._weights = weights if weights is not None else _fitted(language)
        self._everyday: Mapping[str, float] = load(language, "happenings")["everyday"]
        self._several = word_list(language, "incidents", "several")
        self._seldom = word_list(language, "happenings", "seldom")
        self._lengths = [self._length(one) for one in tellings]
        self._common = _spread(tellings)
        self._pools = Pools(tellings, near)
        self._known: dict[tuple[int, int], float] = {}

    def score(self, one: int, other: int) -> float:
        """Give how likely two are one happening, 0 to 1; the smaller number first."""
        found = self._known.get((one, other))
        if found is None:
            found = self._known[one, other] = self._score(one, other)
        return found

    def look(self, one: int, other: int, least: float) -> float:
        """Give the same of a pair that most likely nobody asks for again: it is kept only where it is so much at least."""
        found = self._score(one, other)
        if found >= least:
            self._known[one, other] = found
        return found

    def may_be_one(self, one: int, other: int) -> bool:
        """Tell whether more than a word, and no long time, lies between two: without it they score 0.2 at most."""
        a, b = self._tellings[one], self._tellings[other]
        return _gap(a, b) <= _MONTH and not self._are_apart(a, b) and self._is_borne_out(one, other)

    def _score(self, one: int, other: int) -> float:
        if _gap(self._tellings[one], self._tellings[other]) > _MONTH:
            return 0.0
        total = math.fsum(self._weights.get(feature, 0.0) for feature in self.features(one, other))
        found = 1 / (1 + math.exp(-max(-_STEEP, min(_STEEP, total))))
        if self._are_apart(self._tellings[one], self._tellings[other]) or not self._is_borne_out(one, other):
            return min(found, _WORD_ALONE)
        return _TOLD_ALIKE if found < _TOLD_ALIKE and self._is_told_alike(one, other) else found

    def _is_told_alike(self, one: int, other: int) -> bool:
        """Tell whether two say of one kind of thing that it befell the same on one day, or so many in one story."""
        a, b = self._tellings[one], self._tellings[other]
        if not (a.kinds & b.kinds - _VAGUE or are_related(a.kinds, b.kinds)) or a.polarity != b.polarity:
            return False
        if self._is_seldom(a, b):
            return True
        days = _days(a, b)
        if days == "same day" and any(
            a.roles.get(r, _NOBODY) & b.roles.get(s, _NOBODY) for r in _ROLES for s in _ROLES
        ):
            return True
        recipients = a.cast.get("recipient", _NOBODY) & b.cast.get("recipient", _NOBODY)
        story = self._near.story[a.home] == self._near.story[b.home]
        return story and bool(recipients) and days != "apart" and _numbers(a.numbers, b.numbers) == "fit"

    def _are_apart(self, a: Telling, b: Telling) -> bool:
        """Tell whether two documents tell of other things, as the one tells of many such, or years later of other parties."""
        if a.home == b.home or (a.days is not None and b.days is not None):
            return False
        return _is_many(a, b, self._several) or (_are_years_apart(a, b) and not _have_one_party(a, b))

    def _is_seldom(self, a: Telling, b: Telling) -> bool:
        """Tell whether two documents tell a thing of a kind that is seldom of the same two parties on days that meet."""
        if a.home == b.home or not a.kinds & b.kinds & self._seldom or a.days is None or b.days is None:
            return False
        return _days(a, b) in {"same day", "overlap"} and len(a.company & b.company) > 1

    def _is_borne_out(self, one: int, other: int) -> bool:
        """Tell whether more than a word joins two that happen many times in one story, and no type tells them apart."""
        a, b = self._tellings[one], self._tellings[other]
        if _are_unlike(a, b):
            return False
        needed = max(self._everyday.get(one.type, 0.0) for one in (a, b))
        if not needed or self._is_seldom(a, b):
            return True
        if any(not some.isdisjoint(b.cast.get(role, _NOBODY)) for role, some in a.cast.items()):
            return True
        if a.home != b.home and a.lemma == b.lemma and self._near.likely(a.home, b.home) >= _CLOSE:
            return True  # two texts that tell the same course of things
        if (a.home, a.sentence) == (b.home, b.sentence):  # one sentence shares its words and days with itself
            return False
        return self._shared_words(one, other) >= needed or _days(a, b) == "same day"

    def features(self, one: int, other: int) -> Iterator[str]:
        """Give what speaks for and against two being one."""
        a, b = self._tellings[one], self._tellings[other]
        side = "in" if a.home == b.home else "across"
        words = self._words(a, b)
        yield side
        yield f"{side} {words}"
        yield f"{side} {words} around {self._around(one, other)}"
        yield from self._company_features(a, b, side, words)
        if a.lemma != b.lemma:
            yield from self._pool_features(one, other, side, words)
            yield from (f"{side} both {kind}" for kind in (a.kinds & b.kinds) - _VAGUE)
        yield from _fact_features(a, b, side, words)
        if a.home == b.home:
            yield f"in apart {_bucket(b.sentence - a.sentence, (0, 1, 2, 4, 8))} {words}"
        else:
            yield f"across leads {a.leads + b.leads} {words}"
            yield f"across published {_published(a, b)}"

    def _pool_features(self, one: int, other: int, side: str, words: str) -> Iterator[str]:
        """Tell how far two words share what goes with them in all of their stories."""
        size = self._pools.size(one, other)
        for shared in self._pools.features(one, other):
            yield f"{side} {words} {shared}"
            yield f"{side} {size} {shared}"

    def _company_features(self, a: Telling, b: Telling, side: str, words: str) -> Iterator[str]:
        """Tell who takes part and what stands beside, and how near the documents are."""
        place = "" if a.home == b.home else self._place_of(a, b)
        parts = _parts(a, b)
        yield f"{side} {words} {place}"
        yield f"{side} {words} {parts}"
        yield f"{side} {parts}"
        yield f"{side} {words} {place} {parts}"
        yield f"{side} {words} others {min(len(a.others & b.others), 2)} of {min(len(a.others), len(b.others), 1)}"
        yield f"{side} {words} beside {min(len(a.beside & b.beside), 3)}"
        yield f"{side} company {_company(a, b)} {words}"

    def _words(self, a: Telling, b: Telling) -> str:
        """Tell how the triggers go together."""
        if a.kinds & _SAID and b.kinds & _SAID:
            return "said same" if a.lemma == b.lemma else "said"
        if a.lemma == b.lemma:
            return f"{'same' if a.words == b.words else 'form'} {self._commonness(a.lemma)}"
        if are_akin(a.lemma, b.lemma) or (len(a.words) > 1 < len(b.words) and _share_word(a, b)):
            return "akin"
        shared = (a.kinds & b.kinds) - _VAGUE
        if shared:
            return f"kind {min(len(shared), 2)}"
        return _far_words(a.kinds, b.kinds)

    def _commonness(self, lemma: str) -> str:
        return _bucket(self._common.get(lemma, 0), (1, 2, 4))

    def _place_of(self, a: Telling, b: Telling) -> str:
        """Tell how near the two documents are."""
        likely = self._near.likely(a.home, b.home)
        story = self._near.story[a.home] == self._near.story[b.home]
        return f"story {story} {_bucket(round(likely * 100), (2, 10, 30, 60, 85, 97))}"

    def _around(self, one: int, other: int) -> str:
        return _bucket(round(100 * self._shared_words(one, other)), (0, 5, 12, 25, 45))

    def _shared_words(self, one: int, other: int) -> float:
        """Give the cosine of the sentences that two stand in."""
        a, b = self._tellings[one].around, self._tellings[other].around
        shared = math.fsum(self._near.weight(word) ** 2 for word in a & b)
        return shared / (self._lengths[one] * self._lengths[other])

    def _length(self, one: Telling) -> float:
        return math.sqrt(math.fsum(self._near.weight(word) ** 2 for word in one.around)) or 1.0


@cache
def _fitted(language: str) -> dict[str, float]:
    weights: dict[str, float] = load(language, "event_pairs")["pairs"]
    return weights


def _are_unlike(a: Telling, b: Telling) -> bool:
    """Tell whether two words are known to tell of happenings of different kinds and roots: "killed", "robbed"."""
    if _UNTYPED & {a.type, b.type} or are_akin(a.lemma, b.lemma):
        return False
    return a.kinds.isdisjoint(b.kinds) and _far_words(a.kinds, b.kinds) == "known"


def _far_words(one: frozenset[str], other: frozenset[str]) -> str:
    """Tell how the kinds of two triggers go together that share none."""
    if (one | other) & _VAGUE:
        return "vague"
    if are_related(one, other):
        return "related"
    return "known" if one and other else "unknown"


def _spread(tellings: Sequence[Telling]) -> dict[str, int]:
    """Give of how many stories in a hundred documents a lemma tells: the common ones ("announce") join nothing alone."""
    homes: dict[str, set[int]] = {}
    for one in tellings:
        homes.setdefault(one.lemma, set()).add(one.home)
    count = len({one.home for one in tellings}) or 1
    return {lemma: round(100 * len(where) / count) for lemma, where in homes.items()}


def _share_word(a: Telling, b: Telling) -> bool:
    return any(are_akin(word, other) for word in a.words for other in b.words if min(len(word), len(other)) > _SHORT)


def _fact_features(a: Telling, b: Telling, side: str, words: str) -> Iterator[str]:
    """Tell how days, numbers, places and types go together."""
    yield f"{side} days {_days(a, b)}"
    yield f"{side} numbers {_numbers(a.numbers, b.numbers)} {words}"
    yield f"{side} where {_where(a, b)}"
    yield f"{side} type {_type(a, b)} {words}"
    if a.polarity != b.polarity:
        yield f"{side} denied {words}"


def _parts(a: Telling, b: Telling) -> str:
    """Tell who takes part in both: by role shared, different, or told by one side at most."""
    by_role = [_compare(a.cast.get(role, _NOBODY), b.cast.get(role, _NOBODY)) for role in _ROLES]
    shared = len(a.named & b.named)
    return f"{by_role[0]} {by_role[1]} any {min(shared, 2)}"


def _is_many(a: Telling, b: Telling, several: AbstractSet[str]) -> bool:
    """Tell whether one of two tells of many such happenings ("attacks"), on no day, where the other tells one's."""
    many = [bool(one.words) and one.words[-1] in several and one.days is None for one in (a, b)]
    return many[0] != many[1] and (a.days or b.days) is not None


def _are_years_apart(a: Telling, b: Telling) -> bool:
    """Tell whether a year and more lies between two: between the days told, or else on which their documents were put up."""
    one, other = ((each.published if each.days is None else each.days.earliest) for each in (a, b))
    return one is not None and other is not None and abs(one - other) > _YEAR


def _have_one_party(a: Telling, b: Telling) -> bool:
    """Tell whether somebody known has one role in both, and it did not befall others."""
    shared = any(a.roles.get(role, _NOBODY) & b.roles.get(role, _NOBODY) for role in _ROLES)
    return shared and _compare(a.cast.get("recipient", _NOBODY), b.cast.get("recipient", _NOBODY)) != "differ"


def _compare(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "open"
    return "shared" if one & other else "differ"


def _company(a: Telling, b: Telling) -> str:
    if not a.company or not b.company:
        return "open"
    return str(min(len(a.company & b.company), 3))


def _where(a: Telling, b: Telling) -> str:
    if a.place is None or b.place is None:
        return "open"
    return "same" if a.place == b.place else "differ"


def _days(a: Telling, b: Telling) -> str:
    """Tell whether the days told overlap."""
    if a.days is None or b.days is None:
        return "open"
    if a.days.earliest < b.days.before and b.days.earliest < a.days.before:
        fine = {a.days.precision, b.days.precision} <= {"hour", "day"}
        return "same day" if fine else "overlap"
    return "near" if _gap(a, b) < 2 else "apart"  # noqa: PLR2004 - the night between two days


def _gap(a: Telling, b: Telling) -> int:
    """Give how many days lie between the days that two tell; 0 where they overlap or one tells none."""
    if a.days is None or b.days is None:
        return 0
    return max(0, (a.days.earliest - b.days.before).days, (b.days.earliest - a.days.before).days)


def _published(a: Telling, b: Telling) -> str:
    if a.published is None or b.published is None:
        return "open"
    return _bucket(abs((a.published - b.published).days), (1, 3, _WEEK, 30, 365))


def _numbers(one: Sequence[Number], other: Sequence[Number]) -> str:
    """Tell whether a number of one fits one of the other: most that count the same things."""
    if not one or not other:
        return "open"
    return "fit" if any(a.low <= b.high and b.low <= a.high for a in one for b in other) else "differ"


def _type(a: Telling, b: Telling) -> str:
    if "event" in {a.type, b.type}:
        return "open"
    return "same" if a.type == b.type else "differ"


def _bucket(value: float, borders: Sequence[int]) -> str:
    return next((str(border) for border in borders if value <= border), "more")
