"""Which kind of file this is: by its first bytes, by what the server said, by its suffix."""

import re
from pathlib import PurePath
from typing import Literal

from rashomon.types import Original

Readable = Literal["html", "text"]

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
KNOWN_SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES
LATER_SUFFIXES = {
    ".pdf": "PDF",
    ".warc": "WARC web archive",
    ".warc.gz": "WARC web archive",
    ".docx": "Word document",
    ".doc": "Word document",
    ".odt": "OpenDocument text",
    ".rtf": "RTF",
    ".epub": "EPUB",
    ".xlsx": "Excel workbook",
    ".xls": "Excel workbook",
    ".rss": "RSS feed",
    ".atom": "Atom feed",
    ".mhtml": "MHTML web archive",
    ".mht": "MHTML web archive",
    ".eml": "e-mail message",
    ".parquet": "Parquet table",
}
MAGIC = (
    (b"%PDF-", "PDF"),
    (b"WARC/", "WARC web archive"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office document"),
    (b"PK\x03\x04", "ZIP archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"SQLite format 3\x00", "SQLite database"),
)
MEDIA = (
    ("pdf", "PDF"),
    ("rss", "RSS feed"),
    ("atom", "Atom feed"),
    ("warc", "WARC web archive"),
    ("wordprocessingml", "Word document"),
    ("msword", "Word document"),
    ("spreadsheetml", "Excel workbook"),
)
LEAD = rb"^(?:\xef\xbb\xbf)?\s{0,9999}(?:<\?xml\b[^<>]{0,500}>\s{0,999})?(?:<!--(?:(?!-->).){0,5000}-->\s{0,999}){0,5}"
FEED = re.compile(LEAD + rb"<(rss|feed|rdf:RDF)\b", re.DOTALL)
PAGE = re.compile(
    LEAD + rb"<(?:!doctype\s{1,9}html|html|head|body|title|meta|article|main|div|h1|p|script|link)\b",
    re.DOTALL | re.IGNORECASE,
)
SNIFFED = 20_000


def find_later(original: Original) -> str | None:
    """Name the kind of a file that is known but not read yet; None where it may be text or a page."""
    magic = next((name for start, name in MAGIC if original.data.startswith(start)), None)
    feed = FEED.match(original.data[:SNIFFED])
    if feed is not None:
        return "Atom feed" if feed.group(1) == b"feed" else "RSS feed"
    by_name = (
        name_later(original.path or "") if magic in {None, "ZIP archive", "gzip archive", "Office document"} else None
    )
    return _by_media(original.content_type) or by_name or magic


def name_later(path: str) -> str | None:
    """Name the kind that a suffix tells, where it is one that is not read yet."""
    return next((kind for suffix, kind in LATER_SUFFIXES.items() if path.lower().endswith(suffix)), None)


def find_kind(original: Original) -> Readable:
    """Tell a page from plain text: what the server said, then the content, then the suffix."""
    media = _media_type(original.content_type)
    if media in {"text/plain", "text/markdown"}:
        return "text"
    if "html" in media or PAGE.match(_widen(original.data[:SNIFFED])) is not None:
        return "html"
    return "html" if PurePath(original.path or "").suffix.lower() in HTML_SUFFIXES else "text"


def _widen(head: bytes) -> bytes:
    """Let a page in UTF-16 be known by its tags."""
    return head[2:].replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head


def _media_type(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _by_media(content_type: str | None) -> str | None:
    media = _media_type(content_type)
    return next((name for part, name in MEDIA if part in media), None)
