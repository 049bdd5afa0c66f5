"""The package as users get it: light to import, whole in the wheel."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = [
    "chardet",
    "fastapi",
    "ftfy",
    "lxml",
    "numpy",
    "onnxruntime",
    "py3langid",
    "rich",
    "trafilatura",
    "typer",
    "uvicorn",
]


def test_importing_rashomon_is_light() -> None:
    """No model runtime, web framework, HTML parser or terminal library comes with ``import rashomon``."""
    code = f"import sys, rashomon; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_there() -> None:
    """Every name in ``__all__`` can be had."""
    import rashomon

    assert [name for name in rashomon.__all__ if not hasattr(rashomon, name)] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel without isolation, as the build tools are installed already."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_runs_the_demo_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    """The wheel alone, with its declared dependencies, reads the bundled story from an empty folder."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--prefer-binary", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    empty = tmp_path / "empty"
    empty.mkdir()
    done = subprocess.run(
        [str(python), "-m", "rashomon", "demo"], cwd=empty, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({row["document"] for row in rows}) == 8
    assert len(rows) >= 80
    assert (empty / "rashomon-demo.sqlite").is_file()
