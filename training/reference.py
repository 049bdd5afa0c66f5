"""What a model finds in the bundled story: kept beside the weights, compared with by a test of the package."""

from pathlib import Path

from rashomon.language.tagger import ReaderTagger
from rashomon.types import Document, Tagged, Zone, Zoned

Rows = list[list[str | int | float]]


def read_reference(tagger: ReaderTagger, path: Path) -> dict[str, Rows]:
    """Read a text as one body; give marks, names and surest happenings as rows of role or kind, start, end, score."""
    text = path.read_text(encoding="utf-8")
    document = Document(
        id="", bytes_sha256="", path=None, url=None, outlet=None, title=None, author=None, published=None,
        published_at=None, published_span=None, other_dates=(), language="en", text=text,
    )  # fmt: skip
    (tagged,) = tagger.tag([Zoned(document, (Zone("z1", "body", 0, len(text)),))])
    return rows_of(tagged)


def rows_of(tagged: Tagged) -> dict[str, Rows]:
    """Give marks and names as rows, and the words that rather tell of a happening than not."""
    hinted = zip(tagged.words, tagged.hints, strict=bool(tagged.hints))
    told = [(word, hint) for word, hint in hinted if hint.happening > 0.5]
    return {
        "marks": [[mark.role, mark.start, mark.end, mark.score] for mark in tagged.marks],
        "names": [[name.kind, name.start, name.end, name.score] for name in tagged.names],
        "happenings": [["happening", word.start, word.end, hint.happening] for word, hint in told],
        "took place": [["took place", word.start, word.end, hint.took_place] for word, hint in told],
    }
