"""Files and folders are found in order; what cannot be opened says why."""

import os
import sys
from pathlib import Path

import pytest

from rashomon.reading.files import Found, Skipped, find_inputs, load, show_path
from rashomon.types import Original, Unreadable


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"some words")


def test_a_folder_is_read_recursively_and_sorted(tmp_path: Path) -> None:
    """Known kinds are found in order of name, others are skipped with the reason."""
    _fill(tmp_path, "b.txt", "a/z.HTML", "a/b.md", "c.pdf", "d.jpg", ".hidden.txt")
    found = list(find_inputs([tmp_path]))
    assert [one.path for one in found if isinstance(one, Found)] == [
        str(tmp_path / name) for name in ("a/b.md", "a/z.HTML", "b.txt")
    ]
    skipped = {Path(one.path).name: one.reason for one in found if isinstance(one, Skipped)}
    assert skipped == {"c.pdf": "not read yet: PDF", "d.jpg": "of no kind that is read", ".hidden.txt": "hidden"}


def test_a_file_named_outright_is_always_found(tmp_path: Path) -> None:
    """A suffix does not matter where the user names the file; a file that is missing is told when it is loaded."""
    _fill(tmp_path, "story.xyz")
    names = [str(tmp_path / "story.xyz"), str(tmp_path / "missing")]
    assert list(find_inputs(names)) == [Found(name, named=True) for name in names]
    assert load(names[1]) == Unreadable(names[1], "no such file or folder")


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    """Every folder is visited once, however links lead back to it."""
    _fill(tmp_path, "a/one.txt")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = list(find_inputs([tmp_path]))
    assert [one.path for one in found if isinstance(one, Found)] == [str(tmp_path / "a" / "one.txt")]
    assert [Path(one.path).name for one in found if isinstance(one, Unreadable)] == ["self"]


@pytest.mark.skipif(os.name != "posix", reason="permissions and names of POSIX")
def test_a_folder_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be listed is one unreadable input; the others are found."""
    _fill(tmp_path, "a.txt", "closed/b.txt")
    listing = os.listdir

    def refuse(path: str) -> list[str]:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "listdir", refuse)
    found = list(find_inputs([tmp_path]))
    assert found == [
        Found(str(tmp_path / "a.txt"), named=False),
        Unreadable(str(tmp_path / "closed"), "no permission to read it"),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_odd_names_are_read_and_shown_on_one_line(tmp_path: Path) -> None:
    """Line ends and bytes that are not UTF-8 in a name are no hindrance, and are escaped where they are shown."""
    odd = os.fsencode(tmp_path) + b"/a\nb\xff.txt"
    Path(os.fsdecode(odd)).write_bytes(b"some words")
    (found,) = find_inputs([tmp_path])
    original = load(found.path)
    assert isinstance(original, Original)
    assert original.path is not None
    assert original.path.endswith("a\nb\\xff.txt")
    assert show_path(found.path).endswith("a\\nb\\xff.txt")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    """A pipe would block for ever; it is refused when named and skipped in a folder."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert load(tmp_path / "pipe.txt") == Unreadable(str(tmp_path / "pipe.txt"), "not a regular file")
    assert list(find_inputs([tmp_path])) == [Skipped(str(tmp_path / "pipe.txt"), "not a regular file")]


def test_a_file_that_is_too_large_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    """The message names the size and the bound; a sparse file of 50 MB costs nothing to refuse."""
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    outcome = load(tmp_path / "large.txt")
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == "too large: 50,000,000 bytes, at most 10,000,000 are read"


def test_a_name_with_nul_is_unreadable() -> None:
    """A name that no system can hold is a reason, not a crash."""
    outcome = load("a\0b")
    assert isinstance(outcome, Unreadable)
    assert outcome.path == "a\\x00b"
    assert "null" in outcome.reason
