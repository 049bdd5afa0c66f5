"""Photo captions, known by their credits: "(Photo by X/Getty Images)", "[X/Reuters]", "FILE - In this photo"."""

import re
from functools import cache

from rashomon.lexicon import load
from rashomon.reading.lines import Paragraph, fold

_CAPTION_WORDS = 130
_CREDIT_LENGTH = 90
_SHORT_CAPTION_WORDS = 40
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?][\"'”’]?\s")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\.?$")
_PLACE_AND_DAY = re.compile(r"[A-Z][A-Z .,'()-]{2,40} - [A-Z]{3,9}\.? \d{1,2}(?:, \d{4})?: ")
_SPLIT = re.compile(r"\s*(?:/|\||,|;|:| - | via | for |©)\s*")


def is_caption(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a photo caption, by its credit or its opening.

    >>> is_caption(Paragraph(0, 60, "The harbour at dawn (Photo by Ada Okoro/Getty Images)"))
    True
    >>> is_caption(Paragraph(0, 60, "She took the photo by hand (and kept it)."))
    False
    """
    if paragraph.words > _CAPTION_WORDS:
        return False
    return _opens_as_caption(paragraph) or is_credit(paragraph) or _ends_in_credit(paragraph.text)


def is_credit(paragraph: Paragraph) -> bool:
    """Tell whether a line is nothing but a credit ("Photo: Ada Okoro", "© Town Hall/Harbour News", "Getty Images")."""
    text = paragraph.text
    if len(text) > _CREDIT_LENGTH:
        return False
    folded = paragraph.folded.strip(".()[] ")
    head, colon, name = folded.partition(":")
    if colon and head.strip() in _credits() and 0 < len(name.split()) <= 7:  # noqa: PLR2004 - a name and its agency
        return True
    return _is_copyright_of_picture(text) or (len(folded.split()) <= 7 and _names_agency(text.strip(".()[] ")))  # noqa: PLR2004


def _is_copyright_of_picture(text: str) -> bool:
    return text.startswith("©") and "/" in text and not any(c.isdigit() for c in text)


def _opens_as_caption(paragraph: Paragraph) -> bool:
    if _PLACE_AND_DAY.match(paragraph.text) is not None:
        return True
    return paragraph.folded.startswith(_starts())


def _ends_in_credit(text: str) -> bool:
    found = _BRACKETED.search(text[-_CREDIT_LENGTH - 4 :])
    if found is None:
        return False
    credit = fold(found[1])
    if any(credit.startswith((f"{word} ", f"{word}:")) for word in _credits()):
        return True
    if not _names_agency(found[1]):
        return False
    return "/" in found[1] if not _is_all_agencies(found[1]) else found[0][0] == "[" and _is_one_sentence(text)


def _names_agency(text: str) -> bool:
    """Tell whether "name/agency" or "agency/name" is one: an agency among its parts, the others capitalised."""
    parts = [part for part in _SPLIT.split(text) if part]
    known = [fold(part) in _agencies() for part in parts]
    return any(known) and all(ok or part[0].isupper() or part[0] == "@" for ok, part in zip(known, parts, strict=True))


def _is_one_sentence(text: str) -> bool:
    return len(text.split()) <= _SHORT_CAPTION_WORDS and _SENTENCE_END.search(text) is None


def _is_all_agencies(text: str) -> bool:
    return all(fold(part) in _agencies() for part in _SPLIT.split(text) if part)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(str(word) for word in load("en", "captions")["agencies"])


@cache
def _credits() -> frozenset[str]:
    return frozenset(str(word) for word in load("en", "captions")["credits"])


@cache
def _starts() -> tuple[str, ...]:
    return tuple(str(start) for start in load("en", "captions")["starts"])
