"""Rashomon reads rival accounts of one matter and lays out who said what.

The public names, nothing else. From a file to who said what::

    import rashomon

    found = rashomon.load("page.html")                     # bytes, or Unreadable with its reason
    document = rashomon.read(found)                        # text and what the page tells of itself
    told = rashomon.annotate(document, rashomon.load_tagger())
    for attribution in told.attributions:
        ...
"""

from rashomon.corpus.query import AttributionFilter, attributions
from rashomon.corpus.search import search
from rashomon.corpus.store import Corpus
from rashomon.errors import RashomonError
from rashomon.language import load_tagger
from rashomon.pipeline import annotate, annotate_all
from rashomon.reading.fetch import fetch
from rashomon.reading.files import load
from rashomon.reading.read import read
from rashomon.records import annotations_from_json, annotations_to_json
from rashomon.types import Annotations, Attribution, Document, Override, Unreadable
from rashomon.version import VERSION as __version__  # noqa: N811 - the name that tools look for

__all__ = [
    "Annotations",
    "Attribution",
    "AttributionFilter",
    "Corpus",
    "Document",
    "Override",
    "RashomonError",
    "Unreadable",
    "__version__",
    "annotate",
    "annotate_all",
    "annotations_from_json",
    "annotations_to_json",
    "attributions",
    "fetch",
    "load",
    "load_tagger",
    "read",
    "search",
]
