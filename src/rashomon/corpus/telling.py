"""Decisions in words, each with what became of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from rashomon.corpus.decisions import Decision, effective, list_decisions
from rashomon.corpus.rulings import subject_of
from rashomon.corpus.store import Corpus
from rashomon.types import Standing, Subject, Target

_LONGEST = 80
_TOLD = {
    "same": "{one} is {other}",
    "different": "{one} is not {other}",
    "unsure": "{one} is or is not {other}",
    "rename": "{one} is named {name}",
    "kind": "{one} is of the kind {kind}",
    "mention": "this {one} is {name}",
    "correct": "{one} is said by {name}",
    "wrong": "{one} is no attribution",
}


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision in a listing: ``what`` in words, and its ``state``.

    That is ``applied``, ``waits`` (for the decisions in ``against`` to be taken back), ``not applicable`` (its words stand
    nowhere now), ``taken back``, or ``takes back`` of an undo. ``reason`` says why. ``subject`` tells whether it is on events.
    """

    number: int
    at: datetime
    who: str
    kind: str
    what: str
    why: str
    state: str
    against: tuple[int, ...]
    reason: str
    undoes: int | None
    targets: tuple[Target, ...]
    subject: Subject = "entity"


def list_rows(corpus: Corpus, standings: Mapping[int, Standing]) -> Iterator[DecisionRow]:
    """List all that was ever decided, in order, with what became of it."""
    held = {one.number for one in effective(corpus)}
    for decision in list_decisions(corpus):
        yield _row(decision, standings.get(decision.number), is_held=decision.number in held)


def _row(decision: Decision, standing: Standing | None, *, is_held: bool) -> DecisionRow:
    judged = decision.judgement
    became = standing or Standing(decision.number, "not applicable", (), "it says nothing that can be applied")
    state: str = became.state
    if not is_held:
        became = Standing(decision.number, "applied", (), "")
        state = "taken back" if decision.undoes is None else "takes back"
    return DecisionRow(
        decision.number,
        decision.at,
        judged.who,
        judged.kind,
        tell(decision),
        judged.why,
        state,
        became.against,
        became.reason,
        decision.undoes,
        judged.targets,
        subject_of(judged),
    )


def tell(decision: Decision) -> str:
    """Say what was decided."""
    judged = decision.judgement
    words = [_quote(target.words) for target in judged.targets]
    if len(words) > len(set(words)):  # told apart by where they stand
        words = [f"{_quote(one.words)} ({one.document.removeprefix('sha256:')[:8]})" for one in judged.targets]
    if subject_of(judged) == "event":
        words = [_occasion(*each) for each in zip(judged.value.get("labels", ("", "")), judged.targets, strict=False)]
    name = _quote(str(judged.value.get("name") or ""))
    if decision.undoes is not None:
        return f"decision {decision.undoes}"
    if not words:
        return ""
    is_wrong = judged.kind == "correct" and not judged.value.get("name")
    return _TOLD["wrong" if is_wrong else judged.kind].format(
        one=words[0], other=words[-1], name=name, kind=judged.value.get("kind")
    )


def _occasion(label: object, target: Target) -> str:
    """Say which event is meant: what it was called when it was decided, and the words that tell of it."""
    told = f"{_quote(target.words)}, {target.document.removeprefix('sha256:')[:8]}"
    return f"{_quote(str(label))} ({told})" if label else told


def _quote(words: str) -> str:
    line = " ".join(words[: 4 * _LONGEST].split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}”"
