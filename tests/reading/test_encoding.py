"""Bytes become the characters that were meant, and what was guessed is said."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.encoding import decode, find_declared, point_out, repair

FRENCH = "Le ministère a démenti; l’opposition s’étonne à Genève."


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_utf8_comes_back_character_for_character(text: str) -> None:
    """Any text in UTF-8 is decoded as it is, and pointing out what is odd in it changes nothing."""
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == point_out(decoded).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "text",
    [
        "one\r\ntwo\rthree\n",
        "\u200fمرحبا\u200f and \u200eback\u200e",
        "zero\u200bwidth, می\u200cخواهم, \ufeff inside",
        "“He said 👩‍👩‍👧 and 🇨🇭”",
        " \t leading and trailing \u00a0 ",
        "a\x0cb\x1bc",
    ],
)
def test_marks_and_line_ends_stay(text: str) -> None:
    """Line ends, direction marks, zero-width characters and emoji are not touched."""
    decoded = decode(text.encode())
    assert decoded is not None
    assert (decoded.text, decoded.warnings) == (text, ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(mark: bytes, encoding: str) -> None:
    """The mark decides, whatever is declared, and does not stand in the text."""
    decoded = decode(mark + FRENCH.encode(encoding), "koi8-r")
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.warnings) == (FRENCH, encoding, ())


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("KOI8-R", "koi8-r"),
        ("Shift_JIS", "cp932"),
        ("gb2312", "gb18030"),
    ],
)
def test_a_declared_encoding_is_believed(declared: str, written: str) -> None:
    """A declaration is read as browsers read it, and needs no warning where the bytes agree."""
    text = {"koi8-r": "Министр отверг обвинения", "cp932": "大臣は否定した", "gb18030": "部长否认"}.get(written, FRENCH)
    decoded = decode(text.encode(written), declared)
    assert decoded is not None
    assert (decoded.text, decoded.warnings) == (text, ())


def test_bytes_that_are_utf8_are_utf8_whatever_is_declared() -> None:
    """A wrong declaration is overruled, and a warning says so."""
    decoded = decode(FRENCH.encode(), "iso-8859-1")
    assert decoded is not None
    assert decoded.text == FRENCH
    assert "iso-8859-1" in decoded.warnings[0]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The envoy said: “We won’t go – not now.”"),
        ("cp1251", "Министр сказал, что переговоры не состоялись."),
        ("cp1256", "قال الوزير إن المفاوضات لم تنجح في بغداد"),
    ],
)
def test_an_encoding_not_declared_is_detected_and_said(encoding: str, text: str) -> None:
    """Detection reads short texts of the usual encodings, with a warning."""
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
    assert "not declared" in decoded.warnings[0]


@pytest.mark.parametrize("declared", ["no-such-charset", "base64", "utf-16", "x" * 40, ""])
def test_a_declaration_that_makes_no_sense_is_ignored(declared: str) -> None:
    """Unknown names, transfer codings and wide encodings are no declaration."""
    decoded = decode("plain words, café".encode("cp1252"), declared)
    assert decoded is not None
    assert decoded.text == "plain words, café"


def test_invalid_bytes_in_declared_utf8_are_replaced_and_said() -> None:
    """Where a page says UTF-8, one broken byte does not make it another encoding."""
    decoded = decode("café ".encode() + b"\xff end", "utf-8")
    assert decoded is not None
    assert decoded.text == "café \ufffd end"
    assert "not valid" in decoded.warnings[0]


def test_evident_mojibake_is_repaired_and_nothing_else() -> None:
    """A line that was decoded wrongly before is mended; clean lines beside it are untouched."""
    broken = "It’s a café".encode().decode("cp1252")
    decoded = decode(f"Ärger über ½ Liter\n{broken}\n".encode())
    assert decoded is not None
    repaired = repair(decoded)
    assert repaired.text == "Ärger über ½ Liter\nIt’s a café\n"
    assert repaired.warnings == ("repaired wrongly encoded characters in 1 line",)
    left = point_out(decoded)
    assert left.text == decoded.text
    assert left.warnings == ("1 line wrongly encoded before this file was written; left as in the file",)


@pytest.mark.parametrize("data", [b"a\0b", b"\x01\x02\x03\x04\xff\xfe\x05", codecs.BOM_UTF8 + b"x\0"])
def test_what_is_no_text_gives_none(data: bytes) -> None:
    """NUL bytes and bytes full of controls are not decoded."""
    assert decode(data) is None


@pytest.mark.parametrize(
    ("data", "header", "expected"),
    [
        (b"<meta charset=koi8-r>", None, "koi8-r"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=Windows-1251'>", None, "Windows-1251"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', None, "iso-8859-2"),
        (b"<meta charset=koi8-r>", "text/html; charset=utf-8", "utf-8"),
        (b"<p>charset=koi8-r</p>", "text/html", None),
        (b"<meta " + b"x" * 600 + b" charset=koi8-r>", None, None),
    ],
)
def test_declarations_are_found(data: bytes, header: str | None, expected: str | None) -> None:
    """The HTTP header goes before the XML declaration and the meta tag; prose is no declaration."""
    assert find_declared(data, header) == expected
