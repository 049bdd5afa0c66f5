"""How the tests of tagging make documents: one body zone unless zones are given."""

from collections.abc import Callable, Sequence

import pytest

from rashomon.language import load_tagger
from rashomon.types import Document, Tagged, Zone, Zoned

Tag = Callable[..., Tagged]
Said = list[tuple[str | None, str, list[str]]]


def _zoned(text: str, zones: Sequence[Zone] | None = None) -> Zoned:
    """Give a document of which nothing is known but its text."""
    document = Document(
        id="sha256:0", bytes_sha256="0", path=None, url=None, outlet=None, title=None, author=None, published=None,
        published_at=None, published_span=None, other_dates=(), language="en", text=text,
    )  # fmt: skip
    body = (Zone("z1", "body", 0, len(text)),) if text else ()
    return Zoned(document, body if zones is None else tuple(zones))


@pytest.fixture(scope="session")
def tag() -> Tag:
    """Tag one text."""
    tagger = load_tagger()

    def run(text: str, zones: Sequence[Zone] | None = None) -> Tagged:
        return next(tagger.tag([_zoned(text, zones)]))

    return run


@pytest.fixture(scope="session")
def tag_all() -> Callable[[list[str]], list[Tagged]]:
    """Tag several texts in one stream."""
    return lambda texts: list(load_tagger().tag([_zoned(text) for text in texts]))


@pytest.fixture(scope="session")
def said(tag: Tag) -> Callable[[str], Said]:
    """Give what a text reports as (source, cue, contents) in words, in order of the cues."""

    def run(text: str) -> Said:
        tagged = tag(text)
        joined: dict[int, list[int]] = {}
        for link in tagged.links:
            joined.setdefault(link.head, []).append(link.dependent)
        reports: Said = []
        for head, dependents in sorted(joined.items()):
            marks = [tagged.marks[each] for each in dependents]
            words = [(mark.role, text[mark.start : mark.end]) for mark in marks]
            source = next((each for role, each in words if role == "source"), None)
            cue = tagged.marks[head]
            reports.append((source, text[cue.start : cue.end], [each for role, each in words if role == "content"]))
        return reports

    return run
