"""A file is there whole, or as it was before."""

import os
import threading
from pathlib import Path

import pytest

from rashomon.errors import ExportError
from rashomon.export.whole import written_whole


def test_a_file_appears_at_the_end(tmp_path: Path) -> None:
    """Until then the old one stands."""
    out = tmp_path / "out.txt"
    out.write_text("old")
    with written_whole(out) as file:
        file.write("new\r\nline\n")
        assert out.read_text() == "old"
    assert out.read_bytes() == b"new\r\nline\n"
    assert list(tmp_path.iterdir()) == [out]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    """Nothing half written stays behind."""
    out = tmp_path / "out.txt"
    out.write_text("old")
    with pytest.raises(ZeroDivisionError), written_whole(out) as file:
        file.write("new" * (1 // 0))
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("name", ["absent/out.txt", ".", "x" * 300])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    """The error says which file and why."""
    with pytest.raises(ExportError, match=r"(No such|directory|too long)"), written_whole(tmp_path / name):
        pass


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file that a link leads to is replaced, not the link."""
    (tmp_path / "link").symlink_to(tmp_path / "out.txt")
    with written_whole(tmp_path / "link") as file:
        file.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "out.txt").read_text() == "new"


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    """What is no ordinary file is never replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with written_whole(pipe) as file:
        file.write("new")
    reader.join(10)
    assert read == ["new"]
