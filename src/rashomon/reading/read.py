"""Bytes to a document: the kind, the encoding, the text, and what the user said laid over it."""

from dataclasses import replace

from rashomon.reading.draft import Draft
from rashomon.reading.encoding import Decoded, decode, find_declared, point_out, repair
from rashomon.reading.files import MAX_BYTES, show_path
from rashomon.reading.identity import hash_bytes, make_id
from rashomon.reading.kinds import Readable, find_kind, find_later
from rashomon.reading.plain import read_plain
from rashomon.reading.tongue import find_language
from rashomon.types import Document, Original, Override, Unreadable

NOTHING_SAID = Override()


def read(original: Original, override: Override = NOTHING_SAID) -> Document | Unreadable:
    """Read a page or a plain text, whatever its bytes are; what cannot be read comes back with the reason."""
    reason = _refuse(original)
    if reason is not None:
        return _unreadable(original, reason)
    kind = find_kind(original)
    declared = find_declared(original.data if kind == "html" else b"", original.content_type)
    decoded = decode(original.data, declared)
    if decoded is None:
        return _unreadable(original, "not text: it holds NUL or control bytes")
    if not decoded.text.strip():
        return _unreadable(original, "holds only white space")
    draft = _draft(kind, decoded, original)
    return _unreadable(original, draft) if isinstance(draft, str) else _finish(original, draft, override)


def _refuse(original: Original) -> str | None:
    """Say why bytes are not worth decoding; None where they are."""
    if not original.data:
        return "empty: it holds no bytes"
    if len(original.data) > MAX_BYTES:
        return f"too large: {len(original.data):,} bytes, at most {MAX_BYTES:,} are read"
    later = find_later(original)
    return None if later is None else f"not read yet: {later}"


def _unreadable(original: Original, reason: str) -> Unreadable:
    return Unreadable(show_path(original.path or original.url or "(no name)"), reason)


def _draft(kind: Readable, decoded: Decoded, original: Original) -> Draft | str:
    """Give the draft of a page or a plain text, or the reason why there is none."""
    if kind == "text":
        # The file itself, character for character, unless its encoding had to be guessed and nothing was sure anyway.
        decoded = repair(decoded) if decoded.guessed else point_out(decoded)
        draft = read_plain(decoded.text)
    else:
        from rashomon.reading.html import read_html  # noqa: PLC0415 - loads the extraction library

        decoded = repair(decoded)
        page = read_html(decoded.text, original.url)
        if page is None:
            return "no article text found in the page"
        draft = page
    return replace(draft, warnings=(*decoded.warnings, *draft.warnings))


def _finish(original: Original, draft: Draft, override: Override) -> Document:
    said = _lay_over(draft, override)
    url = said.url or original.url
    return Document(
        id=make_id(original.data, url, said.outlet),
        bytes_sha256=hash_bytes(original.data),
        path=original.path,
        url=url,
        outlet=said.outlet,
        title=said.title,
        author=said.author,
        published=said.published,
        published_at=said.published_at,
        published_span=said.published_span,
        other_dates=said.other_dates,
        language=find_language(said.text, said.language),
        text=said.text,
        layout=said.layout,
        warnings=said.warnings,
    )


def _lay_over(draft: Draft, override: Override) -> Draft:
    """Let what the user says win; the words of the date stay only where they tell the same day."""
    said = replace(
        draft,
        url=override.url or draft.url,
        outlet=override.outlet or draft.outlet,
        title=override.title or draft.title,
    )
    if override.published is None or override.published == draft.published:
        return said
    return replace(said, published=override.published, published_at=None, published_span=None)
