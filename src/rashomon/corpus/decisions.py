"""What people decided: a log that only ever grows.

Decisions name documents, spans and words, never a cluster, so that they can be applied again after every re-run. None
is changed or deleted: taking one back is a decision too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from rashomon.corpus import amending
from rashomon.corpus.file import CorpusFile, Row
from rashomon.corpus.packing import from_json, storable, to_json
from rashomon.corpus.rulings import to_ruling
from rashomon.errors import CorpusError, UnknownIdError
from rashomon.records import Json
from rashomon.types import Ruling, RulingKind, Subject, Target

__all__ = [
    "Decision",
    "DecisionKind",
    "Judgement",
    "Target",
    "effective",
    "find",
    "latest",
    "list_decisions",
    "record",
    "rulings",
    "undo",
]

DecisionKind = RulingKind | Literal["undo"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decides; ``value`` is what the kind needs beside its targets, such as the new name."""

    kind: DecisionKind
    targets: tuple[Target, ...]
    who: str
    why: str = ""
    value: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement as it was written down. ``undoes`` is the number of the decision that it takes back."""

    number: int
    at: datetime
    judgement: Judgement
    undoes: int | None


def record(corpus: CorpusFile, judgement: Judgement) -> Decision:
    """Write a judgement down; every target's words must stand at its span in a document that is kept."""
    if judgement.kind == "undo":
        raise ValueError("an undo names a decision: call undo")
    for target in judgement.targets:
        _check_target(corpus, target)
    return _write(corpus, judgement, undoes=None)


def undo(corpus: CorpusFile, number: int, who: str, why: str = "") -> Decision:
    """Take a decision back (an undo too: then the decision holds again); UnknownIdError where there is none."""
    undone = find(corpus, number)
    return _write(corpus, Judgement("undo", undone.judgement.targets, who, why), undoes=number)


def find(corpus: CorpusFile, number: int) -> Decision:
    """Give one decision; UnknownIdError where there is none."""
    row = corpus.row("SELECT * FROM decisions WHERE number = ?", (number,))
    if row is None:
        raise UnknownIdError("decision", str(number))
    return _from_row(row)


def list_decisions(corpus: CorpusFile) -> Iterator[Decision]:
    """List all that was ever decided, undone or not, in order."""
    return map(_from_row, corpus.rows("SELECT * FROM decisions ORDER BY number"))


def effective(corpus: CorpusFile) -> tuple[Decision, ...]:
    """Give the decisions that hold, in order: those that no undo takes back that holds itself."""
    every = list(list_decisions(corpus))
    undone: set[int] = set()
    for decision in reversed(every):
        if decision.undoes is not None and decision.number not in undone:
            undone.add(decision.undoes)
    return tuple(each for each in every if each.undoes is None and each.number not in undone)


def rulings(corpus: CorpusFile, subject: Subject = "entity") -> tuple[Ruling, ...]:
    """Give the decisions that hold, of entities or of events, as the stages take them.

    One that says nothing they understand is left out.
    """
    found = (to_ruling(one.number, one.judgement) for one in effective(corpus))
    return tuple(one for one in found if one is not None and one.subject == subject)


def latest(corpus: CorpusFile) -> int:
    """Give the number of the latest decision; 0: none was made."""
    number: int = corpus.value("SELECT coalesce(max(number), 0) FROM decisions")
    return number


def _check_target(corpus: CorpusFile, target: Target) -> None:
    text = corpus.value("SELECT text FROM documents WHERE id = ?", (target.document,))
    if text is None:
        raise UnknownIdError("document", target.document)
    there = text[target.start : target.end] if 0 <= target.start <= target.end else None
    if there != target.words:
        where = f"{target.start} to {target.end} of {target.document}"
        raise CorpusError(str(corpus.path), f"at {where} stands {there!r}, not {target.words!r}")


def _write(corpus: CorpusFile, judgement: Judgement, undoes: int | None) -> Decision:
    row = {
        "at": corpus.now(),
        "who": storable(judgement.who),
        "kind": judgement.kind,
        "why": storable(judgement.why),
        "targets": to_json([[t.document, t.start, t.end, t.words] for t in judgement.targets]),
        "value": storable(to_json(judgement.value)),
        "undoes": undoes,
    }
    with corpus.writing() as connection:
        number = connection.execute(
            "INSERT INTO decisions (at, who, kind, why, targets, value, undoes)"
            " VALUES (:at, :who, :kind, :why, :targets, :value, :undoes)",
            row,
        ).lastrowid
        if _root(corpus, judgement.kind, undoes) in amending.INSIDE:
            documents = {target.document for target in judgement.targets}
            amending.refresh(corpus, connection, documents, amending.corrections(rulings(corpus)))
    return find(corpus, number or 0)


def _root(corpus: CorpusFile, kind: str, undoes: int | None) -> str:
    """Give the kind of decision that undoing after undoing goes back to."""
    while undoes is not None:
        undone = find(corpus, undoes)
        kind, undoes = undone.judgement.kind, undone.undoes
    return kind


def _from_row(row: Row) -> Decision:
    judgement = Judgement(
        kind=row["kind"],
        targets=_targets(from_json(row["targets"])),
        who=row["who"],
        why=row["why"],
        value=from_json(row["value"]),
    )
    return Decision(row["number"], datetime.fromisoformat(row["at"]), judgement, row["undoes"])


def _targets(listed: Sequence[tuple[str, int, int, str]]) -> tuple[Target, ...]:
    return tuple(Target(*target) for target in listed)
