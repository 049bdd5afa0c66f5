"""Reading for the commands that take files: find, gather, say what could not be read."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import typer

from rashomon.cli.options import Overrides
from rashomon.gather import Gathered, Input, Outcome, Present, gather
from rashomon.reading.fetch import is_address
from rashomon.reading.files import Found, find_inputs, show_path
from rashomon.types import Unreadable


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far."""

    read: int = 0
    present: int = 0
    unreadable: int = 0
    skipped: int = 0

    def finish(self) -> None:
        """Say on standard error what was left out, and end with exit code 1 where something could not be read."""
        if self.skipped:
            typer.echo(f"{self.skipped} files of other kinds skipped", err=True)
        if not (self.read or self.present or self.unreadable):
            typer.echo("no file of a known kind found", err=True)
        if self.unreadable:
            raise typer.Exit(1)


def take_in(
    paths: list[str], overrides: Overrides, jobs: int, tally: Tally, known: frozenset[str] = frozenset()
) -> Iterator[Gathered | Present]:
    """Read and annotate all that ``paths`` name; each that cannot be read is named on standard error with its reason."""
    inputs = list(_inputs(paths, overrides, tally))
    progress = Progress(len(inputs))
    for outcome in gather(inputs, jobs, known):
        progress.step()
        if isinstance(outcome, Unreadable):
            _report(outcome, tally)
        else:
            _count(outcome, tally)
            yield outcome
    progress.done()


def _inputs(paths: list[str], overrides: Overrides, tally: Tally) -> Iterator[Input]:
    for path in paths:
        if is_address(path):
            yield Input(path, overrides.of(path))
            continue
        for found in find_inputs([path]):
            match found:
                case Found(path=name, named=named):
                    yield Input(name, overrides.of(name), named)
                case Unreadable():
                    _report(found, tally)
                case _:
                    tally.skipped += 1


def _report(unreadable: Unreadable, tally: Tally) -> None:
    tally.unreadable += 1
    typer.echo(f"{show_path(unreadable.path)}: {unreadable.reason}", err=True)


def _count(outcome: Outcome, tally: Tally) -> None:
    if isinstance(outcome, Present):
        tally.present += 1
    else:
        tally.read += 1


class Progress:
    """Count, rate and time left on standard error, only where that is a terminal."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._began = self._shown_at = time.monotonic()
        self._live = sys.stderr.isatty() and total > 1

    def step(self) -> None:
        """Count one more and show it, a few times a second at most."""
        self._done += 1
        now = time.monotonic()
        if self._live and now - self._shown_at > 0.2:  # noqa: PLR2004 - seconds between two lines
            self._shown_at = now
            rate = self._done / (now - self._began)
            left = int((self._total - self._done) / rate)
            sys.stderr.write(f"\r\033[K{self._done}/{self._total}  {rate:.1f}/s  {left // 60}:{left % 60:02d} left")
            sys.stderr.flush()

    def done(self) -> None:
        """Wipe the line."""
        if self._live:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def first_words(text: str, limit: int) -> str:
    """Give the beginning of a text on one line."""
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
