"""Write what the documentation shows of the program: a page a command from its ``--help``, and the README's session.

``--check`` only names what is out of date; numbers in it count as alike, as processors round differently and a model's
count of attributions may differ by one.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from rashomon.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "commands"
README = ROOT / "README.md"
WIDTH = {"COLUMNS": "110", "TERMINAL_WIDTH": "110", "NO_COLOR": "1"}
CALL = re.compile(r"^\$ rashomon (?P<words>.*)\n(?P<shown>(?:(?!\$ |```).*\n)*)", re.MULTILINE)
LISTINGS = {"documents", "attributions", "search", "entities"}
NUMBER = re.compile(r"\d+")
LINES = 12
"""Lines of output shown at most."""


def pages() -> dict[Path, str]:
    """Give each generated file's path and text."""
    commands = {FOLDER / f"{'-'.join(words) or 'rashomon'}.md": _page(words) for words in _commands()}
    return commands | {README: _readme(README.read_text(encoding="utf-8"))}


def _commands() -> Iterator[list[str]]:
    """Give the words of each command, those of groups too; none for the program itself."""
    yield []
    for name, command in sorted(get_command(app).commands.items()):  # type: ignore[attr-defined]  # typer's group is private
        yield [name]
        yield from ([name, part] for part in sorted(getattr(command, "commands", {})))


def _page(command: list[str]) -> str:
    done = CliRunner().invoke(app, [*command, "--help"], prog_name="rashomon", env=WIDTH, catch_exceptions=False)
    lines = "\n".join(line.rstrip() for line in done.output.strip().splitlines())
    return f"# {' '.join(['rashomon', *command])}\n\n```text\n{lines}\n```\n"


def _readme(text: str) -> str:
    """Run the session's calls one after another in an empty folder and put in what they print."""
    with tempfile.TemporaryDirectory() as folder:
        return CALL.sub(lambda call: f"$ rashomon {call['words']}\n{_printed(call['words'], Path(folder))}", text)


def _printed(words: str, folder: Path) -> str:
    """Give the first lines that a call prints on a terminal, standard error included."""
    call, _, target = words.partition(" > ")
    arguments = re.findall(r"'[^']*'|\S+", call)
    if LISTINGS & set(arguments):
        arguments += ["--format", "table"]
    done = subprocess.run(  # noqa: S603 - the program itself
        [sys.executable, "-m", "rashomon", *(word.strip("'") for word in arguments)],
        cwd=folder,
        env=os.environ | WIDTH,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    lines = [line.rstrip() for line in ("" if target else done.stdout).splitlines() + done.stderr.splitlines() if line]
    return "".join(f"{line}\n" for line in (lines if len(lines) <= LINES else [*lines[:LINES], "…"]))


def _is_shown(text: str, path: Path, *, alike: bool) -> bool:
    """Tell whether a file holds a text; ``alike``: whatever the numbers in it."""
    there = path.read_text(encoding="utf-8")
    return NUMBER.sub("0", there) == NUMBER.sub("0", text) if alike else there == text


def main() -> int:
    """Write what is out of date, or with ``--check`` name it."""
    found = pages()
    check = "--check" in sys.argv[1:]
    stale = [path for path, text in found.items() if not path.is_file() or not _is_shown(text, path, alike=check)]
    gone = [path for path in FOLDER.glob("*.md") if path not in found]
    if check:
        sys.stderr.writelines(f"out of date: {path.name} (run: make docs)\n" for path in [*stale, *gone])
        return 1 if stale or gone else 0
    FOLDER.mkdir(exist_ok=True)
    for path in gone:
        path.unlink()
    for path in stale:
        path.write_text(found[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
