"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("shared machine", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("shared machine")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared samples and data; skip where it is absent, fail where CI should have it."""
    folder = Path(os.environ.get("RASHOMON_SHARED", ROOT.parent / "shared"))
    if not (folder / "samples").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"no shared folder at {folder}")
        pytest.skip(f"no shared folder at {folder}")
    return folder
