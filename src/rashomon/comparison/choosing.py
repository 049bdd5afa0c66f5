"""Which of the relations between two accounts' details are told: what says something of the two, and its best backing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.comparison.texts import has_phrase
from rashomon.comparison.verdicts import Verdict
from rashomon.types import Account, Aspect, Detail, FindingRelation, HowMany, What, When, Where, Who, Wording

_OF_PARTS: frozenset[Aspect] = frozenset({"when", "where"})
"""Aspects in which one happening has several details, each of a part of it."""

_RANK: Mapping[FindingRelation, int] = MappingProxyType({"agrees": 2, "compatible": 1, "unclear": 0})
"""How firm a relation is; a contradiction is weighed apart."""


_PHRASE = 3  # words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two details, one of each account, by their places in them, and the verdict on them."""

    one: int
    other: int
    verdict: Verdict


def told_apart(one: Account, other: Account, pairs: Sequence[Pair]) -> list[Pair]:
    """Keep, inside one account, only what two voices contradict each other in, or one that is quoted himself."""
    return [
        pair
        for pair in pairs
        if pair.verdict.relation == "contradicts" and _are_two_voices(one.details[pair.one], other.details[pair.other])
    ]


def _are_two_voices(one: Detail, other: Detail) -> bool:
    """Tell whether two voices speak, or one takes back his own number.

    Of days and places both must be quoted, as an outlet's own may be of another part of the story.
    """
    if one.vouched_by == other.vouched_by:
        if one.vouched_by is not None:
            return one.aspect == "how many"
        return bool(one.speaker and other.speaker) and one.speaker.casefold() != other.speaker.casefold()
    return one.aspect not in _OF_PARTS or not (_is_own(one) or _is_own(other))


def telling(one: Account, other: Account, pairs: Sequence[Pair]) -> list[Pair]:
    """Keep what tells something of the two accounts: no dispute that both report, nothing weak beside an agreement."""
    own = [pair for pair in pairs if not pair.verdict.aside]
    fits = [_fitting(own, side) for side in (True, False)]
    sure = [_fitting([pair for pair in pairs if pair.verdict.sure], side) for side in (True, False)]
    meeting = {
        one.details[pair.one].aspect
        for pair in own
        if pair.verdict.relation in {"agrees", "compatible"} and one.details[pair.one].aspect in _OF_PARTS
    }
    firm = {_group(one, other, pair)[:2] for pair in pairs if pair.verdict.relation != "unclear"}
    firmest = _firmest(pairs)
    kept = []
    for pair in pairs:
        if pair.verdict.relation == "contradicts":
            details = one.details[pair.one], other.details[pair.other]
            of_parts = details[0].aspect in meeting and not all(map(_is_land, details)) and not _are_led_alike(*details)
            of_parts = of_parts and not pair.verdict.sure
            left_out = of_parts or _is_no_dispute(one, other, pair, sure if pair.verdict.sure else fits)
        else:
            beside = pair.verdict.relation == "unclear" and _group(one, other, pair)[:2] in firm
            left_out = beside or _is_weaker(pair, firmest)
        kept += [] if left_out else [pair]
    return kept


def _fitting(pairs: Sequence[Pair], first: bool) -> dict[int, list[int]]:  # noqa: FBT001 - which side
    """Give, for each detail of a side, the details of the other side that fit it."""
    fitting: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        if pair.verdict.relation in {"agrees", "compatible"}:
            here, there = (pair.one, pair.other) if first else (pair.other, pair.one)
            fitting[here].append(there)
    return fitting


def _is_no_dispute(one: Account, other: Account, pair: Pair, fits: Sequence[dict[int, list[int]]]) -> bool:
    """Tell whether two details that contradict each other set no account against the other.

    Either both accounts report both sides, or an outlet's own voice tells several things of which one fits.
    """
    there, here = fits[0].get(pair.one, ()), fits[1].get(pair.other, ())
    if there and here:
        return True
    own_there, own_here = (
        any(_is_own(account.details[place]) for place in places) for account, places in ((other, there), (one, here))
    )
    return (own_there and _is_own(other.details[pair.other])) or (own_here and _is_own(one.details[pair.one]))


def _is_own(detail: Detail) -> bool:
    """Tell whether an outlet tells a detail in its own voice, not as the words of somebody, with a name or without."""
    return detail.vouched_by is None and detail.attribution is None


def _voice(detail: Detail) -> str:
    """Give whose word a detail is; all who nobody identified are one."""
    return detail.vouched_by or detail.speaker.casefold() or ("" if _is_own(detail) else "?")


def _are_led_alike(one: Detail, other: Detail) -> bool:
    """Tell whether the same words lead up to two details: they are of one part of what happened."""
    return bool(one.lead) and one.lead == other.lead


def _is_land(detail: Detail) -> bool:
    """Tell whether a place is told as somebody's land or waters: it is of the whole and no part of it."""
    return (
        isinstance(detail.value, Where)
        and detail.value.entity is None
        and has_phrase(detail.value.name, "territory", "en")
    )


def _firmest(pairs: Iterable[Pair]) -> tuple[dict[int, int], dict[int, int]]:
    """Give, for each detail of the one and of the other account, how firm the firmest relation is that it stands in."""
    firmest: tuple[dict[int, int], dict[int, int]] = {}, {}
    for pair in pairs:
        rank = _RANK.get(pair.verdict.relation, -1)
        for side, place in zip(firmest, (pair.one, pair.other), strict=True):
            side[place] = max(side.get(place, -1), rank)
    return firmest


def _is_weaker(pair: Pair, firmest: tuple[dict[int, int], dict[int, int]]) -> bool:
    """Tell whether a detail of the pair stands in a firmer relation to another detail of the other account."""
    return max(firmest[0][pair.one], firmest[1][pair.other]) > _RANK[pair.verdict.relation]


def foremost(one: Account, other: Account, pairs: Sequence[Pair], *, by_voice: bool = False) -> Iterator[Pair]:
    """Give one pair for each aspect, thing told and relation: what the outlets tell themselves before what they quote.

    ``by_voice``: a contradiction for each two voices, as where it is asked what each side says.
    """
    groups: dict[tuple[Aspect, str, FindingRelation, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        apart = by_voice and pair.verdict.relation == "contradicts"
        voices = f"{_voice(one.details[pair.one])} / {_voice(other.details[pair.other])}" if apart else ""
        groups[*_group(one, other, pair), voices].append(pair)
    for group in groups.values():
        yield min(group, key=lambda pair: _backing(one.details[pair.one], other.details[pair.other]))


def _group(one: Account, other: Account, pair: Pair) -> tuple[Aspect, str, FindingRelation]:
    """Give what a pair is told together with: its aspect, the thing told and the relation."""
    details = one.details[pair.one], other.details[pair.other]
    agreed = _agreed(details[0]) if pair.verdict.relation == "agrees" or pair.verdict.sure else ""
    return (
        details[0].aspect,
        " ".join([*sorted({_subject(detail) for detail in details}), agreed]),
        pair.verdict.relation,
    )


def _agreed(detail: Detail) -> str:
    """Give what two details agree in, where their aspect has several such: that one took part, that another did."""
    match detail.value:
        case Who(entity=entity, name=name):
            return entity or name.casefold()
        case What(polarity=polarity):
            return polarity
        case Where(entity=entity, name=name):
            return entity or name.casefold()
        case When(earliest=earliest, hours=hours):
            return f"{earliest} {'' if hours is None else hours.start}"
        case Wording(words=words) if detail.aspect == "wording" and len(words.split()) >= _PHRASE:
            return words.casefold()
    return ""


def _subject(detail: Detail) -> str:
    """Give what a detail is about within its aspect: what is counted, in which role, which type."""
    match detail.value:
        case HowMany(of=of, unit=unit):
            return f"{unit or ''} {of or ''}".casefold()
        case Who(role=role):
            return role
        case What(type=sort):
            return sort
    return ""


def _backing(one: Detail, other: Detail) -> tuple[int, int, bool, list[str]]:
    """Order pairs: outlets' own words first, then those of a known voice; the firmest numbers, one voice against itself."""
    quoted = sum(0 if _is_own(d) else 1 if d.vouched_by is not None else 2 for d in (one, other))
    loose = sum(
        isinstance(d.value, HowMany) and (d.value.approximate or d.value.low != d.value.high) for d in (one, other)
    )
    two_voices = one.vouched_by != other.vouched_by
    return quoted, loose, two_voices, sorted([one.text, other.text])
