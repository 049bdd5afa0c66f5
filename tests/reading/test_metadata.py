"""A table of metadata speaks of the files it names, and of no other."""

from datetime import date
from pathlib import Path

import pytest

from rashomon.errors import MetadataError
from rashomon.reading.metadata import Metadata, parse_metadata
from rashomon.types import Override


def _parse(folder: Path, text: str, encoding: str = "utf-8") -> Metadata:
    (folder / "metadata.csv").write_bytes(text.encode(encoding))
    return parse_metadata(folder / "metadata.csv")


def test_columns_stand_in_any_order_and_may_lack(tmp_path: Path) -> None:
    """A byte order mark, quoted cells, blank lines, other columns and short rows are all read."""
    table = _parse(
        tmp_path, 'note,published,path,title\r\n\r\nx,2020-12-26,a.txt,"One, two ""three"""\r\n,,b.txt\r\n', "utf-8-sig"
    )
    assert table.of("a.txt") == Override(published=date(2020, 12, 26), title='One, two "three"')
    assert table.of("b.txt") == Override()
    assert table.of("c.txt") is None


def test_a_row_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path counts from the table's own folder, wherever the program runs and however the file is named."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    table = _parse(tmp_path, "path,outlet\nin/a.txt,Tribune\n")
    monkeypatch.chdir(tmp_path / "in")
    for name in ("a.txt", "./a.txt", "../in/a.txt", str(tmp_path / "in" / "a.txt"), "in/a.txt"):
        assert table.of(name) == Override(outlet="Tribune")


def test_a_bare_name_does_not_speak_of_a_namesake(tmp_path: Path) -> None:
    """A name that is a file beside the table is that file; only without one does it mean any file so named."""
    for folder in ("", "other"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "a.txt").write_text("x")
    table = _parse(tmp_path, "path,outlet\na.txt,Tribune\nelsewhere.txt,Post\nsub/b.txt,Courier\n")
    assert table.of(str(tmp_path / "a.txt")) == Override(outlet="Tribune")
    assert table.of(str(tmp_path / "other" / "a.txt")) is None
    assert table.of("/far/away/elsewhere.txt") == Override(outlet="Post")
    assert table.of("/far/sub/b.txt") == Override(outlet="Courier")
    assert table.of("/far/b.txt") is None


def test_an_address_is_matched_as_written(tmp_path: Path) -> None:
    """Rows may name addresses too."""
    table = _parse(tmp_path, "path,outlet\nhttps://tribune.example/a,Tribune\n")
    assert table.of("https://tribune.example/a") == Override(outlet="Tribune")
    assert table.of("https://tribune.example/b") is None


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("path,published\na.txt,2020-13-01\n", 2, "'2020-13-01' is not a day"),
        ("path,published\na.txt,\nb.txt,yesterday\n", 3, "YYYY-MM-DD"),
        ("file,published\na.txt,\n", 1, "no column 'path'"),
        ("path,outlet\n,Tribune\n", 2, "path is empty"),
        ("path\na.txt\na.txt\n", 3, "listed twice"),
        ("path,path\na,b\n", 1, "stands there twice"),
        ("path\na.txt,Tribune\n", 2, "2 cells"),
        ('path\n"a.txt\n', 2, "not a CSV table"),
        ("", 1, "no table"),
        ("path\0", 1, "not text"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, text: str, line: int, words: str) -> None:
    """The error names file, line and what is wrong."""
    with pytest.raises(MetadataError, match=words) as caught:
        _parse(tmp_path, text)
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "metadata.csv"), line)


def test_a_table_that_is_not_there_is_an_error_of_its_own(tmp_path: Path) -> None:
    """A missing file is no crash."""
    with pytest.raises(MetadataError, match="cannot be read"):
        parse_metadata(tmp_path / "none.csv")
