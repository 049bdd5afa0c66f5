"""Account* → Finding*: for each aspect and pair of accounts, how they stand to each other and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement

from rashomon.comparison.beside import is_comparable, is_question
from rashomon.comparison.choosing import Pair, foremost, telling, told_apart
from rashomon.comparison.counted import is_of_people, read_counted
from rashomon.comparison.covering import choose_accounts
from rashomon.comparison.ground import Days, Ground, Spot
from rashomon.comparison.how_many import are_near, find_disputed, relate_ages, relate_alongside, relate_numbers
from rashomon.comparison.sums import relate_sums
from rashomon.comparison.telling import is_pronoun
from rashomon.comparison.verdicts import Verdict, judge, show_words, weight
from rashomon.comparison.what import relate_happenings
from rashomon.comparison.when import relate_times
from rashomon.comparison.where import relate_places
from rashomon.comparison.who import relate_parties
from rashomon.comparison.wording import relate_wordings
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import (
    Account,
    Aspect,
    Detail,
    Finding,
    HowMany,
    Passage,
    What,
    When,
    Where,
    Who,
    Wording,
)

_KNOW_NOTHING = Ground()
_NO_DAYS = Days()
_NEAR = 150  # characters
_LONGEST_SPEAKER = 60  # characters


def relate_details(  # noqa: PLR0911 - one line a case
    one: Detail, other: Detail, ground: Ground = _KNOW_NOTHING, days: Days = _NO_DAYS
) -> Verdict | None:
    """Give how two details of one event stand; None where they are of unlike things."""
    if one.aspect != other.aspect:
        return None
    texts = (one.text, other.text)
    match one.value, other.value:
        case HowMany() as first, HowMany() as second:
            return relate_numbers(first, second, texts, ground, days)
        case When() as first, When() as second:
            return relate_times(first, second, texts, ground)
        case Where() as first, Where() as second:
            return relate_places(first, second, texts, ground)
        case Who() as first, Who() as second:
            return relate_parties(first, second, ground)
        case What() as first, What() as second:
            return relate_happenings(first, second, texts, ground, days)
        case Wording() as first, Wording() as second if one.aspect == "wording":
            return relate_wordings(first, second, texts, ground)
    return None


def relate_all(accounts: Sequence[Account], ground: Ground = _KNOW_NOTHING) -> tuple[Finding, ...]:
    """Give the findings between all accounts of one event, and inside each, contradictions first.

    Of more than 60 accounts those are related that ``choose_accounts`` gives.
    """
    disputed = frozenset(one for account in accounts for one in find_disputed(account, ground.language))
    known = replace(ground, disputed=disputed, together=ground.together | _together(accounts))
    found = [
        finding
        for first, second in combinations_with_replacement(choose_accounts(accounts), 2)
        for finding in _relate_pair(accounts, (first, second), known)
    ]
    return tuple(sorted(found, key=lambda one: (weight(one.relation), one.aspect, one.accounts)))


def relate(one: Account, other: Account, ground: Ground = _KNOW_NOTHING) -> tuple[Finding, ...]:
    """Give the findings between two accounts of one event; what others tell of it is not known then."""
    known = replace(ground, together=ground.together | _together([one, other]))
    return tuple(_relate_pair([one, other], (0, 1), known))


def _together(accounts: Iterable[Account]) -> frozenset[frozenset[str]]:
    """Give the pairs of entities that one voice of one account tells in one role: neither excludes the other."""
    roles: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
    for account in accounts:
        for detail in account.details:
            if isinstance(detail.value, Who) and detail.value.entity is not None:
                roles[account.document, detail.vouched_by, detail.value.role].add(detail.value.entity)
    pairs = (frozenset({a, b}) for named in roles.values() for a in named for b in named if a != b)
    return frozenset(pairs)


# -- two accounts ----------------------------------------------------------------------------------


def _relate_pair(accounts: Sequence[Account], places: tuple[int, int], ground: Ground) -> Iterator[Finding]:
    """Give the findings between two accounts, or inside one where both places are the same."""
    one, other = (accounts[place] for place in places)
    pairs = list(_verdicts(one, other, ground, inside=places[0] == places[1]))
    kept = told_apart(one, other, pairs) if places[0] == places[1] else telling(one, other, pairs)
    for pair in foremost(one, other, kept, by_voice=is_question(ground.type or "", ground.language)):
        yield _finding(one, other, places, pair, ground)
    if places[0] != places[1]:
        yield from relate_sums(one, other, places, ground)


def _verdicts(one: Account, other: Account, ground: Ground, *, inside: bool) -> Iterator[Pair]:
    days = Days(one.published, other.published)
    others: dict[Aspect, list[int]] = defaultdict(list)
    for place, detail in enumerate(other.details):
        others[detail.aspect].append(place)
    denied = [_denied(account) for account in (one, other)]
    for first, detail in enumerate(one.details):
        for second in others[detail.aspect]:
            if inside and second <= first:
                continue
            told = other.details[second]
            if isinstance(detail.value, Who) and isinstance(told.value, Who):
                both = first in denied[0], second in denied[1]
                verdict = _relate_who(detail.value, told.value, both, ground)
            else:
                verdict = _relate_told(detail, told, (one, other), ground, days)
            if verdict is not None:
                yield Pair(first, second, verdict)


def _relate_who(one: Who, other: Who, denied: tuple[bool, bool], ground: Ground) -> Verdict | None:
    """Relate who took part; that it was one and not the other is only told where somebody denies it or it is asked."""
    verdict = relate_parties(one, other, ground, denied)
    alone = verdict is not None and verdict.relation == "contradicts" and not any(denied)
    sure = ground.told == "key" or is_question(ground.type or "", ground.language)
    return judge("unclear", "both_may", ground.language) if alone and not sure else verdict


def _relate_told(
    one: Detail, other: Detail, accounts: tuple[Account, Account], ground: Ground, days: Days
) -> Verdict | None:
    """Relate two details with what their accounts tell beside them: that it is another happening."""
    if isinstance(one.value, HowMany) and isinstance(other.value, HowMany):
        spots = _spots(one, accounts[0], ground), _spots(other, accounts[1], ground)
        if any(frozenset({a, b}) in ground.alongside.pairs for a in spots[0] for b in spots[1]):
            if all(spot in ground.alongside.ages for spot in [*spots[0], *spots[1]]):
                return relate_ages(one.value, other.value, ground.language, days)
            return relate_alongside(one.value, other.value, (one.text, other.text), ground, days)
        two = any(frozenset({a, b}) in ground.alongside.apart for a in spots[0] for b in spots[1])
        if two or any(spot in ground.alongside.only for spot in [*spots[0], *spots[1]]):
            return None
    if isinstance(one.value, When) and isinstance(other.value, When):
        laid = _laid_times(one, other, accounts, ground)
        aside = _is_beside(one, accounts[0], ground) or _is_beside(other, accounts[1], ground)
        if laid is not None or aside:
            return None if laid is None else replace(laid, aside=aside)
    verdict = relate_details(one, other, ground, days)
    if verdict is not None and verdict.relation == "contradicts" and not _is_backed(one, other, accounts, ground):
        return judge("unclear", "two_happenings", ground.language)
    of_one = not isinstance(one.value, What) and verdict is not None and verdict.relation == "contradicts"
    return judge("unclear", "two_happenings", ground.language) if of_one and _tell_two(*accounts) else verdict


def _laid_times(one: Detail, other: Detail, accounts: tuple[Account, Account], ground: Ground) -> Verdict | None:
    """Give how two times stand that the words around them tell to be of one happening, the firmest verdict of several."""
    spots = [_time_spots(detail, account, ground) for detail, account in zip((one, other), accounts, strict=True)]
    pairs = (ground.alongside.times.get(frozenset({a, b})) for a in spots[0] for b in spots[1])
    found = [verdict for verdict in pairs if verdict is not None]
    return max(found, key=lambda verdict: (weight(verdict.relation), verdict.reason), default=None)


def _is_beside(detail: Detail, account: Account, ground: Ground) -> bool:
    """Tell whether a time is told beside the event alone: it stands in no relation but those it is laid in."""
    spots = _time_spots(detail, account, ground)
    return bool(spots) and all(spot in ground.alongside.only_times for spot in spots)


def _time_spots(detail: Detail, account: Account, ground: Ground) -> list[Spot]:
    """Give where the times begin that a detail rests on, of those laid alongside others."""
    return _among(ground.alongside.time_spots, detail, account)


def _spots(detail: Detail, account: Account, ground: Ground) -> list[Spot]:
    """Give where the numbers begin that a detail rests on, of those laid alongside others."""
    return _among(ground.alongside.spots, detail, account)


def _among(spots: Mapping[str, tuple[Spot, ...]], detail: Detail, account: Account) -> list[Spot]:
    return [
        spot
        for spot in spots.get(account.document, ())
        if any(span.start <= spot.start < span.end for span in detail.evidence)
    ]


def _denied(account: Account) -> frozenset[int]:
    """Give the places of those who, by the words around them, did not take part."""
    return frozenset(
        place
        for place, detail in enumerate(account.details)
        if isinstance(detail.value, Who) and (detail.value.denied or is_denied(detail, account))
    )


def _is_backed(one: Detail, other: Detail, accounts: tuple[Account, Account], ground: Ground) -> bool:
    """Tell whether it is sure enough, where events were found by program, that two details are of one thing."""
    match one.value, other.value:
        case _ if ground.told == "key":
            return True
        case HowMany() as first, HowMany() as second:
            counts = first.unit is None or second.unit is None
            alike = not counts or (is_comparable(first, one.text) and is_comparable(second, other.text))
            alike = alike and are_near(first, second) and (ground.told != "incident" or _tell_fates(one, other, ground))
            return alike and (ground.told == "incident" or _share_party(one, other, accounts))
        case What(type=sort), What(type=other_sort) if sort != other_sort:
            return not _entities_near(one, accounts[0]).isdisjoint(_entities_near(other, accounts[1]))
    if _is_of_incident(one, other, ground):
        plain = all(isinstance(each.value, When) and each.value.hours is None for each in (one, other))
        return not plain or not (any(map(_tells_days, accounts)) or not _share_party(one, other, accounts))
    same_words = one.aspect == "when" and one.text.casefold() == other.text.casefold()
    return not same_words and _share_party(one, other, accounts, least=2)


def _tells_days(account: Account) -> bool:
    """Tell whether an account tells several days: each is of a part of what it tells."""
    times = [detail.value for detail in account.details if isinstance(detail.value, When)]
    return len({(one.earliest, one.before) for one in times}) > 1


def _tell_fates(one: Detail, other: Detail, ground: Ground) -> bool:
    """Tell whether two numbers of people tell what became of them; numbers of other things always may be laid together."""
    told = [read_counted(d.value.of, d.text, ground.language) for d in (one, other) if isinstance(d.value, HowMany)]
    aboard = word_list(ground.language, "incidents", "aboard")
    return any(each.state is not None or each.kind in aboard for each in told) or not all(
        is_of_people(each, ground.language) for each in told
    )


def _is_of_incident(one: Detail, other: Detail, ground: Ground) -> bool:
    """Tell whether details of an incident, or answers to what is asked of one, are of it as a whole.

    Places with a name may be of its parts; those told as somebody's land or waters are of it.
    """
    match one.value, other.value:
        case What(type=sort), What():
            return is_question(sort, ground.language)
        case Where() as first, Where() as second:
            return ground.told == "incident" and first.entity is None and second.entity is None
    return ground.told == "incident" and isinstance(one.value, When | Wording)


def _share_party(one: Detail, other: Detail, accounts: tuple[Account, Account], least: int = 1) -> bool:
    """Tell whether somebody known takes part in two tellings in one role or more, and nobody known in the stead of another."""
    first, second = _parties(one, accounts[0]), _parties(other, accounts[1])
    both = [(first[role], second[role]) for role in first if role in second]
    return len(both) >= least and all(a & b for a, b in both)


def _entities_near(detail: Detail, account: Account) -> frozenset[str]:
    """Give the entities told beside the words by which a detail is shown."""
    shown = replace(detail, evidence=detail.evidence[:1])
    return frozenset[str]().union(*_parties(shown, account).values())


def _parties(detail: Detail, account: Account) -> dict[str, set[str]]:
    """Give by role the entities that an account tells of within the same words of somebody, near a detail."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in account.details:
        near = any(abs(a.start - b.start) <= _NEAR for a in each.evidence for b in detail.evidence)
        if (
            isinstance(each.value, Who)
            and each.value.entity is not None
            and near
            and each.attribution == detail.attribution
        ):
            found[each.value.role].add(each.value.entity)
    return found


def is_denied(detail: Detail, account: Account) -> bool:
    """Tell whether a detail lies in words of its account by which the same voice denies the happening."""
    around = [
        other.value.polarity
        for other in account.details
        if isinstance(other.value, What) and other.vouched_by == detail.vouched_by and _covers(other, detail)
    ]
    return "-" in around and "+" not in around


def _covers(around: Detail, detail: Detail) -> bool:
    return bool(detail.evidence) and all(
        any(span.start <= inner.start and inner.end <= span.end for span in around.evidence)
        for inner in detail.evidence
    )


def _tell_two(one: Account, other: Account) -> bool:
    """Tell whether two accounts tell happenings of different types: their days and numbers may be of two happenings."""
    types = [{d.value.type for d in account.details if isinstance(d.value, What)} for account in (one, other)]
    return bool(types[0] and types[1] and not types[0] & types[1])


# -- findings --------------------------------------------------------------------------------------


def _finding(one: Account, other: Account, places: tuple[int, int], pair: Pair, ground: Ground) -> Finding:
    first, second = one.details[pair.one], other.details[pair.other]
    evidence = [Passage(one.document, span) for span in first.evidence]
    evidence += [Passage(other.document, span) for span in second.evidence]
    reason = _reason(first, second, pair.verdict, ground)
    return Finding(first.aspect, pair.verdict.relation, places, tuple(evidence), reason)


def _reason(one: Detail, other: Detail, verdict: Verdict, ground: Ground) -> str:
    """Give both details' words, whose they are where anybody is quoted, and why they stand as they do."""
    told = load(ground.language, "findings")
    words = [show_words(detail) for detail in (one, other)]
    if any(detail.vouched_by is not None or _is_description(detail.speaker) for detail in (one, other)):
        voices = [_voice(detail, ground) for detail in (one, other)]
        words = [told["said_by"].format(words=shown, who=who) for shown, who in zip(words, voices, strict=True)]
    reason: str = told["pair"].format(one=words[0], other=words[1], why=verdict.reason)
    return reason


def _is_description(speaker: str) -> bool:
    """Tell whether words for a speaker whom nobody identified tell who he is: "a port official", not "they"."""
    return bool(speaker) and not is_pronoun(speaker) and len(speaker) <= _LONGEST_SPEAKER


def _voice(detail: Detail, ground: Ground) -> str:
    if detail.vouched_by is None:
        told = load(ground.language, "findings")
        nobody: str = told["outlet" if detail.attribution is None else "quoted"]
        return f"“{detail.speaker}”" if _is_description(detail.speaker) else nobody
    return ground.names.get(detail.vouched_by, detail.vouched_by)
