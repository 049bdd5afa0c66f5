"""Bytes to characters: by what was declared, then by detection, then by repair of what was decoded wrongly before."""

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
META_CHARSET = re.compile(
    rb"""<meta\b[^<>]{0,500}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
XML_ENCODING = re.compile(rb"""^\s{0,99}<\?xml\b[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{2,40})""")
HEADER_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
DECLARATION_BYTES = 4096
SAMPLE_BYTES = 200_000
SAMPLE_LEAD = 1000
MIN_CONFIDENCE = 0.02
WEB_NAMES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
NEVER_DECLARED = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7"})
MANY_CONTROLS = 0.02
CONTROLS = dict.fromkeys([*range(9), 11, *range(14, 27), *range(28, 32), 127])


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding that gave them, whether that was guessed, and what a user should know of it."""

    text: str
    encoding: str
    guessed: bool = False
    warnings: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """Decode text by byte order mark, declaration or detection; None where it is no text.

    A byte order mark is not part of the text. Line ends stay as they are.
    """
    decoded = _decode_marked(data) or _decode_plain(data, declared)
    return None if decoded is None or "\0" in decoded.text else decoded


def find_declared(data: bytes, content_type: str | None) -> str | None:
    """Give the character set that the HTTP header, else the XML declaration or a meta tag, names; None without one."""
    header = HEADER_CHARSET.search(content_type or "")
    if header is not None:
        return header.group(1)
    head = data[:DECLARATION_BYTES]
    inside = XML_ENCODING.search(head) or META_CHARSET.search(head)
    return None if inside is None else inside.group(1).decode("ascii")


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decode_despite(data[len(mark) :], encoding)
    return None


def _decode_plain(data: bytes, declared: str | None) -> Decoded | None:
    if b"\0" in data:
        return None
    utf8 = _try(data, "utf-8")
    if utf8 is not None:
        return Decoded(utf8, "utf-8", warnings=_overruled(data, declared))
    named = _codec(declared)
    text = None if named is None else _try(data, named)
    if named is not None and text is not None:
        return Decoded(text, named)
    return _detect(data, named)


def _overruled(data: bytes, declared: str | None) -> tuple[str, ...]:
    """Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever the page says."""
    named = _codec(declared)
    if named in {None, "utf-8"} or data.isascii():
        return ()
    return (f"declared as {declared}, but the bytes are UTF-8; read as UTF-8",)


def _detect(data: bytes, declared: str | None) -> Decoded | None:
    import chardet  # noqa: PLC0415 - only for texts that are not UTF-8

    if sum(data.count(control) for control in CONTROLS) > MANY_CONTROLS * len(data):
        return None
    if declared == "utf-8":
        return _decode_despite(data, "utf-8")
    start = max(0, next(i for i, byte in enumerate(data) if byte > 127) - SAMPLE_LEAD)  # noqa: PLR2004 - the end of ASCII
    guess = chardet.detect(data[start : start + SAMPLE_BYTES], encoding_era=chardet.EncodingEra.MODERN_WEB)
    sure = guess["encoding"] is not None and guess["confidence"] >= MIN_CONFIDENCE
    found = _decode_despite(data, _codec(guess["encoding"]) or "cp1252" if sure else "cp1252")
    note = (
        f"encoding not declared, read as {found.encoding}"
        if declared is None
        else f"not valid {declared}, read as {found.encoding}"
    )
    return Decoded(found.text, found.encoding, guessed=True, warnings=(note, *found.warnings))


def _decode_despite(data: bytes, encoding: str) -> Decoded:
    text = _try(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, warnings=(f"some bytes are not valid {encoding} and stand as U+FFFD",))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _codec(name: str | None) -> str | None:
    """Give Python's name of a character set that a page may declare, read as browsers read it; None if unknown."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    known = WEB_NAMES.get(found.name, found.name)
    return None if known in NEVER_DECLARED or not getattr(found, "_is_text_encoding", True) else known


def repair(decoded: Decoded) -> Decoded:
    """Undo a wrong decoding that happened before the text reached us, in the lines that show it, and say so."""
    lines = decoded.text.split("\n")
    mended = [_mend(line) for line in lines]
    changed = sum(old != new for old, new in zip(lines, mended, strict=True))
    if changed == 0:
        return decoded
    note = f"repaired wrongly encoded characters in {_count_lines(changed)}"
    return Decoded("\n".join(mended), decoded.encoding, guessed=decoded.guessed, warnings=(*decoded.warnings, note))


def point_out(decoded: Decoded) -> Decoded:
    """Say where a text was decoded wrongly before it reached us, and leave it character for character."""
    odd = sum(_mend(line) != line for line in decoded.text.split("\n"))
    if odd == 0:
        return decoded
    note = f"{_count_lines(odd)} wrongly encoded before this file was written; left as in the file"
    return Decoded(decoded.text, decoded.encoding, guessed=decoded.guessed, warnings=(*decoded.warnings, note))


def _mend(line: str) -> str:
    if line.isascii():
        return line
    import ftfy  # noqa: PLC0415 - only for texts beyond ASCII
    from ftfy.badness import is_bad  # noqa: PLC0415 - likewise

    return str(ftfy.fix_encoding(line)) if is_bad(line) else line


def _count_lines(number: int) -> str:
    return f"{number} line{'s' if number > 1 else ''}"
