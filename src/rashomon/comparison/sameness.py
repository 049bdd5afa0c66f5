"""Whether two reports are of one utterance: the same words, a cut of them, or close to them. Two remarks stay two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import pairwise

from rashomon.comparison.statements import BACK, COMMON, NUMBER, TELLING, Statement, Token
from rashomon.types import Quantity

FEW, MANY = 2.25, 4.0
"""Evidence, in content words, that two reports of a speaker's words need; and from which on a part of them is enough."""
CUT, PART = 0.75, 0.6
"""Share of the shorter report that must stand in the longer, in order."""
DENSE = 0.5
"""Share of the words from the first common one to the last that must be common."""
REPLACED = 3.0
"""Evidence in quotation marks on both sides that is needed where a word stands in the place of another ("signed",
"promised"; "Velby", "Kattering"): such remarks are two, while a quotation may be reworded in part."""
QUOTED = 0.8
"""Share of the shorter report's quoted words that must."""
STRANGERS, STRANGERS_CUT = 4.5, 0.8
"""Evidence and share where not both name who spoke."""
CLAIM, CLAIM_CUT = 3, 0.85
"""Words with a meaning of their own that tell a remark from a mere name of its matter; two are enough where they are
this share of both reports."""
AGAIN, AGAIN_CUT = 3.0, 0.95
"""The same in one document, which repeats a quotation in a heading without its speaker."""
COPIED, COPIED_CUT = 1.5, 0.75
"""Evidence and share in a passage of which one is a copy of the other, whoever was read to speak."""
LOOSE, LOOSE_CUT = 3.0, 0.75
"""Evidence and share of either, the order of the words left aside."""
SOON = timedelta(days=7)
"""Days between two reports of short or reordered words of unknown day, to be of one occasion."""
_ROUGH = 0.1
_ROOT = 5


@dataclass(frozen=True, slots=True)
class Same:
    """Two reports of one utterance: the words of each that are the same (by number, last included), and why."""

    one: tuple[int, int]
    other: tuple[int, int]
    evidence: float
    reason: str


def judge(one: Statement, other: Statement, *, copied: bool = False) -> Same | None:
    """Tell whether two statements are one utterance; ``copied``: they stand in a passage that one document took over."""
    if not _may_meet(one, other) or (one.asks != other.asks and not copied):
        return None
    found = _in_order(one, other, copied=copied) or _loosely(one, other)
    if found is None or _conflict(one.quantities, other.quantities):
        return None
    return found


def _may_meet(one: Statement, other: Statement) -> bool:
    """Tell whether the speakers may be one, and the words are not the same report."""
    mine, theirs = one.speaker, other.speaker
    if one.report == other.report or _overlap(one, other):
        return False
    known = mine.entity is not None and theirs.entity is not None and mine.named and theirs.named
    return not known or mine.entity == theirs.entity


def _overlap(one: Statement, other: Statement) -> bool:
    if one.report.document != other.report.document:
        return False
    return any(a.start < b.end and b.start < a.end for a in one.pieces for b in other.pieces)


@dataclass(frozen=True, slots=True)
class _Common:
    """Equal words of two statements in their order, by number, and what they weigh.

    ``evidence`` is all of it, ``quoted`` that in quotation marks on both sides, ``telling`` how many words have a
    meaning of their own, or deny; ``share`` is that of the shorter statement, ``least_share`` that of the longer;
    ``density`` is that of the words from the first to the last of them, in the statement where it is less.
    """

    pairs: Sequence[tuple[int, int]]
    evidence: float
    quoted: float
    telling: int
    share: float
    least_share: float
    density: float


def _in_order(one: Statement, other: Statement, *, copied: bool) -> Same | None:
    """Compare the words in their order: runs of two and more that are equal, and their share of the shorter."""
    common = _find_common(one, other)
    if common is None or common.density < DENSE or _turned(one, other, common.pairs):
        return None
    if copied:
        reason = "the same words in a copied passage"
        fits = common.evidence >= COPIED and common.share >= COPIED_CUT
    elif common.quoted < REPLACED and _is_replaced(one.tokens, other.tokens, common.pairs):
        return None
    else:
        reason = _find_reason(one, other, common) or ""
        fits = bool(reason)
    if not fits or not _meet_in_time(one, other, close=copied or common.quoted >= MANY):
        return None
    first, last = common.pairs[0], common.pairs[-1]
    return Same((first[0], last[0]), (first[1], last[1]), common.evidence, reason)


def _find_common(one: Statement, other: Statement) -> _Common | None:
    pairs = _match(one.tokens, other.tokens)
    if not pairs:
        return None
    mine = [one.tokens[i] for i, _ in pairs]
    evidence, sizes = _weigh(mine), sorted((_weigh(one.tokens), _weigh(other.tokens)))
    return _Common(
        pairs=pairs,
        evidence=evidence,
        quoted=sum(one.tokens[i].weight for i, j in pairs if one.tokens[i].quoted and other.tokens[j].quoted),
        telling=sum(token.weight == 1.0 or token.negates for token in mine),
        share=evidence / sizes[0],
        least_share=evidence / sizes[1],
        density=evidence
        / max(
            _weigh(one.tokens[pairs[0][0] : pairs[-1][0] + 1]),
            _weigh(other.tokens[pairs[0][1] : pairs[-1][1] + 1]),
        ),
    )


def _find_reason(one: Statement, other: Statement, common: _Common) -> str | None:
    """Tell in words why two statements are one utterance; None where they are not."""
    if not _is_speaker(one, other):
        again = one.report.document == other.report.document and common.evidence >= AGAIN and common.share >= AGAIN_CUT
        long = common.evidence >= STRANGERS and common.quoted >= AGAIN and common.share >= STRANGERS_CUT
        return "the same long quotation" if again or long else None
    least = min(_weigh(token for token in side.tokens if token.quoted) for side in (one, other))
    if common.quoted >= FEW and common.quoted >= QUOTED * least:
        return "the same words in quotation marks"
    said = common.telling >= CLAIM or common.quoted >= FEW or (common.telling > 1 and common.least_share >= CLAIM_CUT)
    if said and common.evidence >= FEW and common.share >= (PART if common.evidence >= MANY else CUT):
        return "the same words, cut or reworded in part"
    return None


def _is_speaker(one: Statement, other: Statement) -> bool:
    return one.speaker.entity is not None and one.speaker.entity == other.speaker.entity


def _match(mine: Sequence[Token], theirs: Sequence[Token]) -> list[tuple[int, int]]:
    """Give the numbers of equal words in order, those in runs of two and more or of content of their own."""
    blocks = SequenceMatcher(
        None, [token.stem for token in mine], [token.stem for token in theirs], autojunk=False
    ).get_matching_blocks()
    return [
        (block.a + step, block.b + step)
        for block in blocks
        if block.size > 1 or (block.size and mine[block.a].weight > COMMON)
        for step in range(block.size)
    ]


def _is_replaced(mine: Sequence[Token], theirs: Sequence[Token], pairs: Sequence[tuple[int, int]]) -> bool:
    """Tell whether between equal words one stands where the other report has another of its kind, or a name after them.

    Other words at an end are no sign: one report may go on where the other has stopped.
    """
    gaps = [(mine[i + 1 : k], theirs[j + 1 : m]) for (i, j), (k, m) in pairwise(pairs)]
    ends = [(mine[pairs[-1][0] + 1 :], theirs[pairs[-1][1] + 1 :])]
    return any(_differ(_of_kind(a, named=False), _of_kind(b, named=False)) for a, b in gaps) or any(
        _differ(_of_kind(a, named=True), _of_kind(b, named=True)) for a, b in gaps + ends
    )


def _of_kind(tokens: Iterable[Token], *, named: bool) -> set[str]:
    """Give the names, or the other words with a meaning of their own."""
    weight = TELLING if named else 1.0
    return {token.stem for token in tokens if token.weight == weight and not token.negates and token.stem != NUMBER}


def _differ(mine: set[str], theirs: set[str]) -> bool:
    """Tell whether both have words of which none has a like ("Quessa", "Quessan") in the other."""
    if not mine or not theirs:
        return False
    return {word[:_ROOT] for word in mine}.isdisjoint({word[:_ROOT] for word in theirs})


def _weigh(tokens: Iterable[Token]) -> float:
    return sum(token.weight for token in tokens) or COMMON


def _loosely(one: Statement, other: Statement) -> Same | None:
    """Compare the words without their order, names by whom they mean."""
    if not _is_speaker(one, other) or not _meet_in_time(one, other, close=False):
        return None
    mine, theirs = _bag(one), _bag(other)
    common = sum(weight for word, weight in mine.items() if word in theirs)
    most = max(sum(mine.values()), sum(theirs.values()))
    if common < LOOSE or common < LOOSE_CUT * most or _negations(one) != _negations(other):
        return None
    if any(
        _differ(_of_kind(one.tokens, named=named) - theirs.keys(), _of_kind(other.tokens, named=named) - mine.keys())
        for named in (False, True)
    ):
        return None
    last = len(one.tokens) - 1, len(other.tokens) - 1
    return Same((0, last[0]), (0, last[1]), common, "nearly the same words in another order")


def _bag(one: Statement) -> dict[str, float]:
    return {
        token.stem: token.weight for token in one.tokens if token.weight > COMMON and not token.negates
    } | dict.fromkeys(one.entities, 0.0)


def _negations(one: Statement) -> bool:
    """Tell whether a statement denies, all its negations and the attribution's told together."""
    return (sum(token.negates for token in one.tokens) + one.turned) % 2 == 1


def _turned(one: Statement, other: Statement, pairs: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one says the contrary of the other: a negation before or between the common words that the other lacks."""
    alone = 0
    for side, statement in enumerate((one, other)):
        matched = {pair[side] for pair in pairs}
        stretch = range(max(min(matched) - 1, 0), max(matched) + 1)
        alone += sum(statement.tokens[at].negates for at in stretch if at not in matched) + statement.turned
    return alone % 2 == 1


def _meet_in_time(one: Statement, other: Statement, *, close: bool) -> bool:
    """Tell whether there are days on which both may have been said."""
    if one.said is not None and other.said is not None:
        return one.said.earliest < other.said.before and other.said.earliest < one.said.before
    first, last = _days(one), _days(other)
    if first is None or last is None:
        return True
    apart = max(first[0] - last[1], last[0] - first[1], timedelta(0))
    return apart == timedelta(0) and (close or abs(first[1] - last[1]) <= SOON)


def _days(one: Statement) -> tuple[date, date] | None:
    """Give the first and last day on which it may have been said."""
    if one.said is not None:
        return one.said.earliest, one.said.before - timedelta(days=1)
    return None if one.published is None else (one.published - BACK, one.published)


def _conflict(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Tell whether one of them counts otherwise: a number of the shorter list has no like in the other of its unit."""
    for unit in {quantity.unit for quantity in mine} & {quantity.unit for quantity in theirs}:
        few, many = sorted(
            ([quantity for quantity in side if quantity.unit == unit] for side in (mine, theirs)), key=len
        )
        if any(not any(_agree(a, b) for b in many) for a in few):
            return True
    return False


def _agree(one: Quantity, other: Quantity) -> bool:
    low, high = _bounds(one)
    least, most = _bounds(other)
    return low <= most and least <= high


def _bounds(one: Quantity) -> tuple[float, float]:
    low = one.low if one.low is not None else float("-inf")
    high = one.high if one.high is not None else float("inf")
    slack = _ROUGH if one.approximate else 0.0
    return low - slack * abs(low) if low != float("-inf") else low, high + slack * abs(high) if high != float(
        "inf"
    ) else high
