"""One utterance as it grows: who reports it, in which words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from rashomon.comparison.quoted import merge_spans
from rashomon.comparison.sameness import Same
from rashomon.comparison.statements import Statement
from rashomon.types import Interval, Report, Span, Utterance


class Reported:
    """The reports of one utterance: the statements, and the words of each that belong to it."""

    def __init__(self) -> None:
        self.places: dict[Report, list[Span]] = defaultdict(list)
        self._statements: dict[tuple[Report, int], Statement] = {}
        self._least: Same | None = None

    def weigh(self, same: Same) -> None:
        """Remember what speaks least for its being one."""
        if self._least is None or (same.evidence, same.reason) < (self._least.evidence, self._least.reason):
            self._least = same

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

    def add_all(self, other: "Reported") -> None:
        """Add what belongs to another utterance with the same reports."""
        for statement in other._statements.values():  # noqa: SLF001 - of its own kind
            self.add(statement, ())
        for report, spans in other.places.items():
            self.places[report] += spans
        if other._least is not None:  # noqa: SLF001 - likewise
            self.weigh(other._least)  # noqa: SLF001 - likewise

    def place(self, order: Mapping[str, int]) -> tuple[int, int, int, str]:
        """Give where the earliest report stands: its document, the words, and whose they are."""
        return min(
            (
                order[report.document],
                min(span.start for span in spans),
                max(span.end for span in spans),
                report.attribution,
            )
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
            reason="reported once" if self._least is None else self._least.reason,
        )


def _width(said: Interval) -> tuple[int, date]:
    return (said.before - said.earliest).days, said.earliest
