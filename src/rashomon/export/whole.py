"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from rashomon.errors import ExportError


@contextmanager
def written_whole(out: Path) -> Iterator[TextIO]:
    """Write a text file beside ``out`` and put it in its place at the end; an error leaves ``out`` as it was.

    What is no ordinary file (a pipe, a terminal) is written to as it is. Raises ExportError where it cannot be written.
    """
    try:
        if out.exists() and not out.is_file():
            with out.open("w", encoding="utf-8", newline="") as file:
                yield file
        else:
            with _in_its_place(out.resolve()) as file:
                yield file
    except OSError as error:
        raise ExportError(str(out), error.strerror or "cannot be written") from error


@contextmanager
def _in_its_place(out: Path) -> Iterator[TextIO]:
    beside = out.with_name(f".{out.name[:80]}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(out)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
