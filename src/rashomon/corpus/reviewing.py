"""The questions that are still open, and how new decisions stand, without resolving all documents anew after each."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from rashomon.corpus import keeping
from rashomon.corpus.decisions import rulings
from rashomon.corpus.keeping import Sides
from rashomon.corpus.resolving import is_stale, resolve_now
from rashomon.corpus.store import Corpus
from rashomon.entities.locating import find_mention
from rashomon.entities.questions import Question
from rashomon.entities.settling import Groups, settle, settle_labels
from rashomon.types import Member, Ruling, Standing, Target


@dataclass(frozen=True, slots=True)
class Outlook:
    """The questions still open, the most useful first, and how each decision that holds stands, by its number."""

    questions: tuple[Question, ...]
    standings: Mapping[int, Standing]


def look(corpus: Corpus) -> Outlook:
    """Lay the decisions made since over what was resolved last; only where that does not do, resolve anew.

    A contradiction that shows only through documents which come together anew is told after the next resolving.
    """
    held = rulings(corpus)
    if not is_stale(corpus):
        return _outlook(keeping.list_questions(corpus), keeping.list_standings(corpus))
    if is_outdated(corpus):
        resolved = resolve_now(corpus)
        return _outlook(resolved.questions, resolved.standings)
    ahead = _Ahead(corpus, held)
    return _outlook(filter(ahead.is_open, keeping.list_questions(corpus)), ahead.standings)


def _outlook(questions: Iterable[Question], standings: Iterable[Standing]) -> Outlook:
    return Outlook(tuple(questions), {one.number: one for one in standings})


def is_outdated(corpus: Corpus) -> bool:
    """Tell whether documents changed since the last resolving, or a decision that it applied was taken back."""
    state = corpus.row("SELECT resolved IS NOT changes AS changed, coalesce(decided, 0) AS decided FROM state")
    if state is None or state["changed"]:
        return True
    applied = {one.number for one in keeping.list_standings(corpus)}
    return applied != {one.number for one in rulings(corpus) if one.number <= state["decided"]}


class _Ahead:
    """Decisions made since the last resolving, settled over the entities as they were then."""

    def __init__(self, corpus: Corpus, held: tuple[Ruling, ...]) -> None:
        sides = keeping.list_sides(corpus)
        sides |= {one.number: _locate(corpus, one) for one in held if one.number not in sides}
        places: dict[Target, Member] = {}
        for ruling in held:
            ends = sides[ruling.number]
            places |= {} if ends.one is None else {ruling.about[0]: ends.one}
            places |= {} if ends.other is None or ruling.other is None else {ruling.other: ends.other}
        homes = keeping.find_homes(corpus, set(places.values()))
        settled = settle(held, places, lambda member: homes.get(member, member))
        self._groups = Groups()
        for pair in settled.joins:
            self._groups.join(homes.get(pair.one, pair.one), homes.get(pair.other, pair.other))
        self._asked = {
            frozenset(self._groups.find(homes.get(end, end)) for end in (pair.one, pair.other))
            for pair in (*settled.parts, *settled.unsure)
        }
        labels = settle_labels(held, places, lambda member: self._groups.find(homes.get(member, member)))
        kept = {one.number: one for one in keeping.list_standings(corpus)}
        new = {one.number: one for one in (*settled.standings, *labels.standings)}
        self.standings = tuple((kept | new).values())

    def is_open(self, question: Question) -> bool:
        """Tell whether no decision made since answers a question, also through others."""
        sides: frozenset[Hashable] = frozenset(
            self._groups.find(side.entity) for side in (question.one, question.other)
        )
        return len(sides) > 1 and sides not in self._asked


def _locate(corpus: Corpus, ruling: Ruling) -> Sides:
    other = None if ruling.other is None else _find_member(corpus, ruling.other)
    return Sides(_find_member(corpus, ruling.about[0]), other)


def _find_member(corpus: Corpus, target: Target) -> Member | None:
    if not corpus.has(target.document):
        return None
    mention = find_mention(corpus.annotations(target.document), target)
    return None if mention is None or mention.entity is None else Member(target.document, mention.entity)
