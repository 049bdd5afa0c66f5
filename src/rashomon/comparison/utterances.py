"""Words said once and reported many times, each report with its own cutting and wording.

Reports are compared sentence by sentence, those that share pairs of words and may have one speaker; what is the same
is joined. A report of several sentences may thus be of several utterances, and two cuts of one speech that have no
words in common are not one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.comparison.copies import moment_of
from rashomon.comparison.quoted import merge_spans
from rashomon.comparison.sameness import Same, judge
from rashomon.comparison.statements import COMMON, Statement, Token, cover, read_statements
from rashomon.types import Annotations, Copy, Interval, Member, Report, Span, Utterance

EARLIEST = 32
"""Reports with one pair of words that a report is compared with, the first ones."""
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of a statement that belong to one utterance, by its number and theirs (last included)."""

    statement: int
    first: int
    last: int


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


class _Group:
    """The reports of one utterance: the statements, and the words of each that belong to it."""

    def __init__(self) -> None:
        self.places: dict[Report, list[Span]] = defaultdict(list)
        self._statements: dict[tuple[Report, int], Statement] = {}

    def add(self, statement: Statement, words: Iterable[Span]) -> None:
        """Add words of a statement."""
        self.places[statement.report] += words
        self._statements[statement.report, statement.place] = statement

    def leave_outer(self) -> None:
        """Leave out a report of words that another report, within it, tells whose they are."""
        inner = {(one.report.document, above) for one in self._statements.values() for above in one.within}
        for report in [report for report in self.places if (report.document, report.attribution) in inner]:
            del self.places[report]
        self._statements = {key: one for key, one in self._statements.items() if key[0] in self.places}

    def add_all(self, other: "_Group") -> None:
        """Add what belongs to another utterance with the same reports."""
        for statement in other._statements.values():  # noqa: SLF001 - of its own kind
            self.add(statement, ())
        for report, spans in other.places.items():
            self.places[report] += spans

    def place(self, order: Mapping[str, int]) -> tuple[int, int, int, str]:
        """Give where the earliest report stands: its document, the words, and whose they are."""
        return min(
            (order[report.document], min(span.start for span in spans), max(span.end for span in spans), report.attribution)
            for report, spans in self.places.items()
        )

    def tell(self, order: Mapping[str, int]) -> Utterance:
        """Give the utterance: who most reports say spoke, and the narrowest days that one tells."""
        speakers = Counter(
            one.speaker.entity
            for one in self._statements.values()
            if one.speaker.entity is not None
            for _ in range(1 + one.speaker.named)
        )
        said = [one.said for one in self._statements.values() if one.said is not None]
        reports = sorted(self.places, key=lambda one: (order[one.document], min(self.places[one]), one.attribution))
        return Utterance(
            id="",
            speaker=min(speakers, key=lambda entity: (-speakers[entity], entity), default=None),
            said=min(said, key=_width, default=None),
            reports=tuple(replace(one, spans=tuple(merge_spans(self.places[one]))) for one in reports),
        )


def _width(said: Interval) -> tuple[int, date]:
    return (said.before - said.earliest).days, said.earliest


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
    """Yield the parts that are one utterance: those found the same, and others over the same words of a statement."""
    parts = [part for edge in edges for part in (_Part(edge.one, *edge.same.one), _Part(edge.other, *edge.same.other))]
    owner = list(range(len(parts)))
    for at in range(0, len(parts), 2):
        owner[at + 1] = at
    of: dict[int, list[int]] = defaultdict(list)
    for at in sorted(range(len(parts)), key=lambda at: (parts[at].first, parts[at].last, at)):
        seen = of[parts[at].statement]
        like = next((other for other in seen if _share_words(statements, parts[at], parts[other])), None)
        if like is None:
            seen.append(at)
        else:
            first, second = sorted((_root(owner, at), _root(owner, like)))
            owner[second] = first
    groups: dict[int, list[_Part]] = defaultdict(list)
    for at, part in enumerate(parts):
        groups[_root(owner, at)].append(part)
    yield from groups.values()


def _merge(statements: Sequence[Statement], groups: Iterable[Sequence[_Part]]) -> list[_Group]:
    """Give the utterances; sentences that the same reports have are of one."""
    merged: dict[frozenset[Report], _Group] = {}
    for parts in groups:
        group = _Group()
        for part in parts:
            statement = statements[part.statement]
            group.add(statement, cover(statement.tokens[part.first : part.last + 1], statement.pieces))
        group.leave_outer()
        key = frozenset(group.places)
        if key in merged:
            merged[key].add_all(group)
        else:
            merged[key] = group
    return [group for key, group in merged.items() if len(key) > 1]


def _singles(statements: Sequence[Statement], reported: set[Report]) -> Iterator[_Group]:
    """Yield what one report alone tells, where its speaker is known."""
    alone: dict[Report, _Group] = defaultdict(_Group)
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


def _root(owner: Sequence[int], at: int) -> int:
    while owner[at] != at:
        at = owner[at]
    return at
