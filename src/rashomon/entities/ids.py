"""Ids across documents: each comes from the first mention alone, whatever other documents there are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from rashomon.entities.dossiers import Dossier

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 12
"""Sixty bits: of a million entities two have one id in two of five million corpora."""


def give_ids(dossiers: Iterable[Dossier]) -> Iterator[str]:
    """Give the id of each entity of a document, in the order of ``place``; an entity across documents has its first one's.

    It comes from the document's id and where the first mention stands; two whose first mentions are one are told apart
    by their order in the document.
    """
    seen: Counter[tuple[str, int, int]] = Counter()
    before = ""
    for one in dossiers:
        document = one.member.document
        if document != before:
            seen.clear()
            before = document
        at = (document, one.start, one.end)
        yield make_id("E", f"{document} {one.start} {one.end} {seen[at]}")
        seen[at] += 1


def make_id(letter: str, words: str) -> str:
    """Give a short id of some words, the letter first.

    >>> make_id("E", "d1 0 9 0")
    'E6zdbx7z0nc6d'
    """
    number = int.from_bytes(sha256(words.encode("utf-8", "surrogatepass")).digest()[:8])
    return letter + "".join(_SIGNS[number >> 5 * place & 31] for place in range(_LENGTH))
