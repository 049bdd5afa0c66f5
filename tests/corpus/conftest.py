"""A corpus to put things into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.corpus.store import Corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Give an empty corpus."""
    with Corpus.open(tmp_path / "corpus.sqlite") as opened:
        yield opened
