"""A corpus of any version there was becomes one of today; nothing is half done."""

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from made import made
from rashomon.corpus import migrations
from rashomon.corpus.file import transaction
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError


def test_every_version_since_the_first_has_its_step() -> None:
    """Versions are numbered without a gap."""
    assert sorted(migrations.STEPS) == list(range(2, migrations.VERSION + 1))


def test_steps_run_in_order_and_only_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file two versions behind gets both steps, the lower first, and keeps what it holds."""
    corpus.add(*made())
    steps = {
        migrations.VERSION + 2: "UPDATE later SET x = 'a; b';",
        migrations.VERSION + 1: "-- one; two\nCREATE TABLE later (x TEXT) STRICT;\nINSERT INTO later VALUES ('');",
    }
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 2)
    with pytest.raises(CorpusError, match="older version"):
        Corpus.open(corpus.path, read_only=True)
    for _ in range(2):
        with Corpus.open(corpus.path) as opened:
            assert opened.value("PRAGMA user_version") == migrations.VERSION
            assert [row["x"] for row in opened.rows("SELECT x FROM later")] == ["a; b"]
            assert opened.status().documents == 1


def test_a_step_that_fails_leaves_the_file_as_it_was(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """All steps are one transaction."""
    version = migrations.VERSION
    monkeypatch.setattr(migrations, "STEPS", {version + 1: "CREATE TABLE later (x);", version + 2: "SELECT nonsense;"})
    monkeypatch.setattr(migrations, "VERSION", version + 2)
    with pytest.raises(CorpusError, match="nonsense"):
        Corpus.open(corpus.path)
    assert corpus.value("PRAGMA user_version") == version
    assert corpus.value("SELECT count(*) FROM sqlite_schema WHERE name = 'later'") == 0


def test_statements_are_told_apart() -> None:
    """Semicolons in strings, comments and triggers end nothing."""
    script = "SELECT ';'; -- a; b\nCREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; SELECT 2; END;\n-- the end\n"
    assert [statement.split()[0] for statement in migrations.split_statements(script)][:1] == ["SELECT"]
    assert len(list(migrations.split_statements(script))) == 2


def test_two_who_make_the_same_file_make_one_corpus(tmp_path: Path) -> None:
    """Whoever is second finds it made."""

    def add(number: int) -> bool:
        with Corpus.open(tmp_path / "c.sqlite") as corpus:
            return corpus.add(*made(f"Text {number}."))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(add, range(8)))
    with Corpus.open(tmp_path / "c.sqlite") as corpus:
        assert corpus.status().documents == 8


def _shape(connection: sqlite3.Connection) -> dict[str, object]:
    """Give each table, index and trigger: a table by its columns, all else by its words."""
    found: dict[str, object] = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall() if kind == "table" else None
        found[f"{kind} {name}"] = columns or re.sub(r"\s+", " ", str(sql))
    return found


def test_a_file_of_the_first_version_becomes_one_of_today() -> None:
    """The steps and today's schema give the same tables."""
    old, new = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    old.executescript((Path(__file__).parent / "schema-1.sql").read_text(encoding="utf-8"))
    for number in sorted(migrations.STEPS):
        old.executescript(migrations.STEPS[number])
    new.executescript((Path(migrations.__file__).parent / "schema.sql").read_text(encoding="utf-8"))
    assert _shape(old) == _shape(new)
    for connection in (old, new):
        connection.close()


def test_every_table_is_strict() -> None:
    """SQLite checks the types of all columns of ours."""
    connection = sqlite3.connect(":memory:")
    with transaction(connection):
        migrations.create(connection)
    tables = [
        sql
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        if sql and not re.search(r"_words|sqlite_", name)
    ]
    assert len(tables) == 12
    assert [sql for sql in tables if not re.search(r"\) STRICT(, WITHOUT ROWID)?$", sql)] == []
    connection.close()
