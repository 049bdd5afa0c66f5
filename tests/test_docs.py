"""The documentation tells what is true now: pages of the commands, the README's session, examples in every help."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from rashomon.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
GROUP: dict[str, object] = get_command(app).commands  # type: ignore[attr-defined]  # the group type of typer is private
COMMANDS = GROUP | {
    f"{name} {part}": command
    for name, group in GROUP.items()
    for part, command in getattr(group, "commands", {}).items()
}


def test_generated_documentation_is_up_to_date() -> None:
    """``make docs`` would change nothing: every command of the README runs and prints what the README shows."""
    done = subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, check=False)
    assert done.stderr.decode() == ""
    assert done.returncode == 0


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_an_example(name: str) -> None:
    """The help of each command ends with a call that a user can copy."""
    example = str(getattr(COMMANDS[name], "help", "")).partition("Example: rashomon")[2]
    assert f" {name}" in example


def test_the_readme_shows_a_session() -> None:
    """The session is there and begins with the demo."""
    calls = re.findall(r"^\$ rashomon (.*)$", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(calls) >= 3
    assert calls[0].startswith("demo")


def test_links_in_the_documentation_lead_somewhere() -> None:
    """Every relative link of the README and docs names a file that is there."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    links = [
        (page, link) for page in pages for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    ]
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []
