"""Write a page for each command from its own ``--help``; ``--check`` only says whether the pages are up to date."""

import sys
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from rashomon.cli.app import app

FOLDER = Path(__file__).resolve().parent / "commands"
WIDTH = {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}


def pages() -> dict[Path, str]:
    """Give each page's path and text."""
    names = sorted(get_command(app).commands)  # type: ignore[attr-defined]  # the group type of typer is private
    return {FOLDER / "rashomon.md": _page([])} | {FOLDER / f"{name}.md": _page([name]) for name in names}


def _page(command: list[str]) -> str:
    done = CliRunner().invoke(app, [*command, "--help"], prog_name="rashomon", env=WIDTH, catch_exceptions=False)
    lines = "\n".join(line.rstrip() for line in done.output.strip().splitlines())
    return f"# {' '.join(['rashomon', *command])}\n\n```text\n{lines}\n```\n"


def main() -> int:
    """Write the pages, or with ``--check`` name those that are out of date."""
    stale = [path for path, text in pages().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    stale += [path for path in FOLDER.glob("*.md") if path not in pages()]
    if "--check" in sys.argv[1:]:
        sys.stderr.writelines(f"out of date: {path.name} (run: make docs)\n" for path in stale)
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for path in stale:
        path.unlink(missing_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
