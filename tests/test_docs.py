"""The documentation tells what is true now: pages of the commands, the README's commands, the glossary."""

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from rashomon.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
COMMANDS: dict[str, object] = get_command(app).commands  # type: ignore[attr-defined]  # the group type of typer is private
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_pages_of_commands_are_up_to_date() -> None:
    """``make docs`` would change nothing."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    stale = [
        path.name
        for path, text in generate.pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_an_example(name: str) -> None:
    """The help of each command ends with a call that a user can copy."""
    assert (
        f"Example: rashomon {name}" in str(getattr(COMMANDS[name], "help", ""))
        or f" {name}" in str(getattr(COMMANDS[name], "help", "")).split("Example: rashomon")[-1]
    )


def readme_session() -> list[str]:
    """Give the commands of the README's session: lines that begin with ``$ rashomon``."""
    return re.findall(r"^\$ (rashomon .*)$", README, flags=re.MULTILINE)


def test_the_readme_shows_a_session() -> None:
    """There is a session to check."""
    assert len(readme_session()) >= 3


def test_the_readme_s_commands_run_and_print_what_it_shows(tmp_path: Path) -> None:
    """Each command of the session runs, and each line shown below it is among the lines it prints."""
    blocks = re.findall(r"^\$ (rashomon .*)\n((?:(?!\$ |```).*\n)*)", README, flags=re.MULTILINE)
    for command, shown in blocks:
        bare, _, tail = command.partition(" | ")
        words = shlex.split(bare)[1:]
        done = subprocess.run(
            [sys.executable, "-m", "rashomon", *words], cwd=tmp_path, capture_output=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        printed = {line.rstrip() for line in (done.stdout + done.stderr).splitlines()}
        if not tail:
            assert [
                line
                for line in shown.splitlines()
                if line.strip() and line.strip() != "…" and line.rstrip() not in printed
            ] == []
