"""Files and folders to bytes; what cannot be opened is a value with its reason, never a crash."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from rashomon.reading.kinds import KNOWN_SUFFIXES, name_later
from rashomon.types import Original, Unreadable

MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; ``named`` is true where the user named it outright."""

    path: str
    named: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file inside a folder that is of no kind that is read, with the reason."""

    path: str
    reason: str


def find_inputs(paths: Iterable[str | Path]) -> Iterator[Found | Skipped | Unreadable]:
    """List the files that paths name: each file outright, each folder recursively and sorted; links never loop."""
    for path in (os.fspath(path) for path in paths):
        if os.path.isdir(path):  # noqa: PTH112 - names need not be valid UTF-8; kept as given
            yield from _walk(path)
        else:
            yield Found(path, named=True)


def load(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Original | Unreadable:
    """Read a regular file of at most ``max_bytes``; the path is kept with bytes that are not UTF-8 escaped."""
    name = os.fspath(path)
    try:
        data = _read(name, max_bytes)
    except (OSError, ValueError) as error:
        return Unreadable(show_path(name), _reason(error))
    if data is None:
        return Unreadable(show_path(name), "not a regular file")
    if len(data) > max_bytes:
        size = max(len(data), os.stat(name).st_size)  # noqa: PTH116 - as above
        return Unreadable(show_path(name), f"too large: {size:,} bytes, at most {max_bytes:,} are read")
    return Original(data, _encodable(name), None)


def show_path(path: str) -> str:
    r"""Give a path as one printable line: line ends, controls and bytes that are not UTF-8 as escapes.

    >>> show_path("a\nb")
    'a\\nb'
    """
    safe = _encodable(path)
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in safe)


def _encodable(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace") if not _is_utf8(path) else path


def _is_utf8(path: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in path)


def _read(path: str, max_bytes: int) -> bytes | None:
    """Read one byte more than allowed at most; None where it is no regular file (a pipe would block)."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - as above
        return None
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        return file.read(max_bytes + 1)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _walk(top: str) -> Iterator[Found | Skipped | Unreadable]:
    """Visit a folder and those in it, in order of name; each real folder once."""
    waiting, seen = [top], set[tuple[int, int]]()
    while waiting:
        path = waiting.pop()
        try:
            state = os.stat(path)  # noqa: PTH116 - as above
            if not stat.S_ISDIR(state.st_mode):
                yield _judge(path, state)
            elif (state.st_dev, state.st_ino) not in seen:
                seen.add((state.st_dev, state.st_ino))
                waiting.extend(_list(path))
        except OSError as error:
            yield Unreadable(show_path(path), _reason(error))


def _list(folder: str) -> list[str]:
    names = sorted(os.listdir(folder), reverse=True)  # noqa: PTH208 - as above
    return [os.path.join(folder, name) for name in names]  # noqa: PTH118 - as above


def _judge(path: str, state: os.stat_result) -> Found | Skipped:
    name = PurePath(path).name
    if name.startswith("."):
        return Skipped(path, "hidden")
    if not stat.S_ISREG(state.st_mode):
        return Skipped(path, "not a regular file")
    if PurePath(path).suffix.lower() in KNOWN_SUFFIXES:
        return Found(path, named=False)
    later = name_later(path)
    return Skipped(path, f"not read yet: {later}" if later is not None else "of no kind that is read")
