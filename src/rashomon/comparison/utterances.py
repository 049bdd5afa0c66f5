"""Words said once and reported many times, each report with its own cutting and wording.

Reports are compared sentence by sentence, those that share pairs of words and may have one speaker; what is the same
is joined. A report of several sentences may thus be of several utterances, and two cuts of one speech that have no
words in common are not one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.comparison.joining import Joined
from rashomon.comparison.order import moment_of
from rashomon.comparison.reported import Reported
from rashomon.comparison.sameness import Same, judge
from rashomon.comparison.statements import COMMON, Statement, Token, cover, read_statements
from rashomon.types import Annotations, Copy, Member, Report, Utterance

EARLIEST = 32
"""Reports with one pair of words that a report is compared with, the first ones."""
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of a statement that belong to one utterance, by its number and theirs (last included)."""

    statement: int
    first: int
    last: int
    same: Same


@dataclass(frozen=True, slots=True)
class _Edge:
    """Two statements found to be one utterance."""

    one: int
    other: int
    same: Same


def join_utterances(
    documents: Iterable[Annotations], entity_of: Mapping[Member, str], copies: Iterable[Copy] = ()
) -> tuple[Utterance, ...]:
    """Join reports of the same words; a report that is like no other is an utterance alone where its speaker is known.

    ``entity_of`` gives the entity across documents. ``copies`` tell which passages were taken over. The order of the
    documents does not matter; ids count up by the earliest report: by day, document and place.
    """
    ordered = sorted(documents, key=lambda one: moment_of(one.document))
    order = {one.document.id: number for number, one in enumerate(ordered)}
    statements = [statement for one in ordered for statement in read_statements(one, entity_of)]
    joined = _merge(statements, _group(statements, _find_edges(statements, copies)))
    groups = [*joined, *_singles(statements, {report for group in joined for report in group.places})]
    placed = sorted(groups, key=lambda group: group.place(order))
    return tuple(replace(group.tell(order), id=f"U{number}") for number, group in enumerate(placed, 1))


# -- what is compared with what ----------------------------------------------------------------


def _find_edges(statements: Sequence[Statement], copies: Iterable[Copy]) -> list[_Edge]:
    """Judge the pairs that share words, and those that stand in a copied passage."""
    taken = set(_find_copied(statements, copies))
    pairs = sorted(taken | set(_find_alike(statements)))
    judged = ((i, j, judge(statements[i], statements[j], copied=(i, j) in taken)) for i, j in pairs)
    return [_Edge(i, j, same) for i, j, same in judged if same is not None]


def _find_alike(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield pairs of statements with two pairs of neighbouring content words in common, or as many as one has."""
    carriers: dict[tuple[str, str], list[int]] = defaultdict(list)
    needs: list[int] = []
    for number, statement in enumerate(statements):
        keys = _keys(statement.tokens)
        quoted = _keys([token for token in statement.tokens if token.quoted])
        needs.append(min(2, len(quoted or keys)))
        shared: Counter[int] = Counter()
        for key in keys:
            shared.update(carriers[key])
            if len(carriers[key]) < EARLIEST:
                carriers[key].append(number)
        yield from ((other, number) for other, count in shared.items() if count >= min(needs[other], needs[number]))


def _keys(tokens: Sequence[Token]) -> set[tuple[str, str]]:
    """Give the pairs of content words that stand near each other."""
    words = [token.stem for token in tokens if token.weight > COMMON]
    return {
        (min(word, other), max(word, other))
        for at, word in enumerate(words)
        for other in words[at + 1 : at + _NEAR]
        if word != other
    }


def _find_copied(statements: Sequence[Statement], copies: Iterable[Copy]) -> Iterator[tuple[int, int]]:
    """Yield pairs of statements that stand in the two passages of a copy."""
    of: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        of[statement.report.document].append(number)
    for copy in copies:
        sides = [
            [number for number in of.get(document, ()) if span.start <= statements[number].place < span.end]
            for document, span in zip(copy.documents, copy.spans, strict=True)
        ]
        yield from ((min(i, j), max(i, j)) for i in sides[0] for j in sides[1])


# -- what is one -------------------------------------------------------------------------------


def _group(statements: Sequence[Statement], edges: Sequence[_Edge]) -> Iterator[list[_Part]]:
    """Yield the parts that are one utterance: those found the same, and others over the same words of a statement.

    The surest come first; what would join reports of different days is left apart.
    """
    parts = [
        part
        for edge in edges
        for part in (_Part(edge.one, *edge.same.one, edge.same), _Part(edge.other, *edge.same.other, edge.same))
    ]
    places = _place(statements, parts)
    days = [_Days.of(statements[part.statement]) for part in parts]
    joined = Joined(range(len(parts)))
    for at in sorted(range(0, len(parts), 2), key=lambda at: (-parts[at].same.evidence, at)):
        both = days[joined.find(places[at])].meet(days[joined.find(places[at + 1])])
        if both is not None:
            days[joined.join(places[at], places[at + 1])] = both
    groups: dict[int, list[_Part]] = defaultdict(list)
    for at in range(0, len(parts), 2):
        if joined.find(places[at]) == joined.find(places[at + 1]):
            groups[joined.find(places[at])] += parts[at : at + 2]
    yield from groups.values()


@dataclass(frozen=True, slots=True)
class _Days:
    """The days on which all reports of an utterance may have been said, up to ``before``."""

    earliest: date
    before: date

    @classmethod
    def of(cls, statement: Statement) -> "_Days":
        """Give the days that a statement is told to be of; any, where it is not told."""
        said = statement.said
        return cls(date.min, date.max) if said is None else cls(said.earliest, said.before)

    def meet(self, other: "_Days") -> "_Days | None":
        """Give the days in common."""
        both = _Days(max(self.earliest, other.earliest), min(self.before, other.before))
        return both if both.earliest < both.before else None


def _place(statements: Sequence[Statement], parts: Sequence[_Part]) -> list[int]:
    """Give for each part the first one of its statement that is over the same words."""
    places = list(range(len(parts)))
    of: dict[int, list[int]] = defaultdict(list)
    for at in sorted(range(len(parts)), key=lambda at: (parts[at].first, parts[at].last, at)):
        seen = of[parts[at].statement]
        like = next((other for other in seen if _share_words(statements, parts[at], parts[other])), None)
        if like is None:
            seen.append(at)
        else:
            places[at] = like
    return places


def _merge(statements: Sequence[Statement], groups: Iterable[Sequence[_Part]]) -> list[Reported]:
    """Give the utterances; sentences that the same reports have are of one."""
    merged: dict[frozenset[Report], Reported] = {}
    for parts in groups:
        group = Reported()
        for part in parts:
            statement = statements[part.statement]
            group.add(statement, cover(statement.tokens[part.first : part.last + 1], statement.pieces))
            group.weigh(part.same)
        group.leave_outer()
        key = frozenset(group.places)
        if key in merged:
            merged[key].add_all(group)
        else:
            merged[key] = group
    return [group for key, group in merged.items() if len(key) > 1]


def _singles(statements: Sequence[Statement], reported: set[Report]) -> Iterator[Reported]:
    """Yield what one report alone tells, where its speaker is known."""
    alone: dict[Report, Reported] = defaultdict(Reported)
    for statement in statements:
        if statement.report not in reported and statement.speaker.entity is not None:
            alone[statement.report].add(statement, statement.pieces)
    yield from alone.values()


def _share_words(statements: Sequence[Statement], one: _Part, other: _Part) -> bool:
    """Tell whether half of what the smaller part says lies in the other too."""
    tokens = statements[one.statement].tokens
    weights = [
        sum(token.weight for token in tokens[first : last + 1])
        for first, last in (
            (max(one.first, other.first), min(one.last, other.last)),
            (one.first, one.last),
            (other.first, other.last),
        )
    ]
    return 2 * weights[0] >= min(weights[1:])
