"""Inputs become outcomes, one each, in order; no single one can take the others with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from rashomon import gather as gathering
from rashomon.gather import BATCH, Gathered, Input, Outcome, Present, gather
from rashomon.types import Document, Original, Override, Unreadable


def inputs(folder: Path, number: int) -> list[Input]:
    """Write small texts, every fifth of them empty, and name them."""
    paths = [folder / f"{place:03d}.txt" for place in range(number)]
    for place, path in enumerate(paths):
        path.write_text(
            "" if place % 5 == 4 else f"The mayor of town {place} said the bridge would open.", encoding="utf-8"
        )
    return [Input(str(path), Override()) for path in paths]


def shape(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    """Give kind and path of each outcome."""
    return [
        (type(one).__name__, Path(one.found.path if isinstance(one, Gathered) else one.path).name) for one in outcomes
    ]


def test_each_input_has_its_outcome_in_order(tmp_path: Path) -> None:
    """Bad inputs stand where they stood, over more than one batch."""
    found = inputs(tmp_path, BATCH + 7)
    expected = [("Unreadable" if place % 5 == 4 else "Gathered", f"{place:03d}.txt") for place in range(BATCH + 7)]
    assert shape(list(gather(found))) == expected


def test_processes_give_what_one_gives(tmp_path: Path) -> None:
    """Work in two processes changes neither order nor content."""
    found = inputs(tmp_path, 2 * BATCH + 3)
    assert list(gather(found, jobs=2)) == list(gather(found))


def test_known_documents_are_not_annotated_again(tmp_path: Path) -> None:
    """A document whose id is known comes back as present."""
    first, second = list(gather(inputs(tmp_path, 2)))
    assert isinstance(first, Gathered)
    assert isinstance(second, Gathered)
    known = frozenset({first.annotations.document.id})
    assert [type(one) for one in gather(inputs(tmp_path, 2), known=known)] == [Present, Gathered]


@pytest.mark.parametrize("stage", ["read", "annotate_all"])
def test_a_fault_in_one_document_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    """A fault of the program becomes that document's reason, with a request to report it."""
    real = getattr(gathering, stage)

    def check(thing: Document | Original) -> None:
        if "007" in str(thing.path):
            raise RuntimeError("no such luck")

    def read(original: Original, *rest: object) -> object:
        check(original)
        return real(original, *rest)

    def annotate_all(documents: Iterable[Document], *rest: object) -> Iterator[object]:
        return real((check(one) or one for one in documents), *rest)

    monkeypatch.setattr(gathering, stage, {"read": read, "annotate_all": annotate_all}[stage])
    outcomes = list(gather(inputs(tmp_path, 10)))
    assert [kind for kind, _ in shape(outcomes)].count("Gathered") == 7
    failed = outcomes[7]
    assert isinstance(failed, Unreadable)
    assert "no such luck" in failed.reason
    assert "report" in failed.reason


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_workers_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    """``kill -9`` of the program leaves no worker behind."""
    inputs(tmp_path, 40)
    program = [sys.executable, "-m", "rashomon", "annotate", "--jobs", "2", str(tmp_path)]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, cwd=tmp_path
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGKILL)
        running.wait()
        running.stdout.close()
        deadline = time.monotonic() + 20
        while group_lives(running.pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not group_lives(running.pid)


def group_lives(leader: int) -> bool:
    """Tell whether any process of the group is left."""
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return False
    return True
