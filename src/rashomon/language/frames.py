"""What stands after a verb: the frame that tells a report from the same verb at other work."""

from typing import Literal

from rashomon.language.words import PHRASE, Words

Frame = Literal[
    "quote", "that", "colon", "to", "wh", "clause", "np", "npto", "npthat", "npquote", "as", "prep", "ing", "none",
]  # fmt: skip
FormKind = Literal["finite", "perfect", "progressive", "modal", "ing", "infinitive", "passive"]

_REACH = 14
_WH = frozenset({"how", "why", "what", "whether", "if", "who", "where", "when"})
_OPEN_FRAMES: dict[str, Frame] = {"open": "quote", ":": "colon", "to": "to", "ing": "ing"}


def find_frame(words: Words, after: int, last: int) -> Frame:
    """Name the frame that begins at word ``after``; ``last`` is where the sentence (or quotation) ends."""
    at = after
    if words.kinds[at : at + 3] == [",", "adv", ","]:
        at += 3
    while at < last and words.kinds[at] == "adv" and at - after < 3:
        at += 1
    if at >= last:
        return "none"
    kind, word = words.kinds[at], words.lower[at]
    if kind == "," and at + 1 < last and words.kinds[at + 1] == "open":
        return "quote"
    if kind in _OPEN_FRAMES:
        return _OPEN_FRAMES[kind]
    if word in {"that", "as"}:
        return "that" if word == "that" else "as"
    if word in _WH:
        return "wh"
    if kind == "pron" and word not in {"some", "many", "others", "most", "one"}:
        return "clause"
    if kind == "prep":
        return _frame_over(words, at + 1, last, otherwise="prep")
    if kind in PHRASE or kind == "pron":
        return _frame_over(words, at, last, otherwise="np")
    return "none"


def _points(words: Words, at: int, last: int) -> bool:
    """Tell whether ``that`` points at a thing: ``that night.``"""
    return (
        at + 1 < last and words.kinds[at + 1] == "noun" and (at + 2 >= last or words.kinds[at + 2] in {".", ",", ";"})
    )


def _frame_over(words: Words, at: int, last: int, *, otherwise: Frame) -> Frame:
    """Look over a noun phrase at what follows: a verb, ``to``, ``that`` or a quotation."""
    for index in range(at, min(at + _REACH, last)):
        kind, word = words.kinds[index], words.lower[index]
        if kind == "open":
            return "quote" if otherwise == "prep" else "npquote"
        if word == "that" and not _points(words, index, last):
            return "that" if otherwise == "prep" else "npthat"
        if (
            kind == "to"
            and otherwise == "np"
            and index + 1 < last
            and words.kinds[index + 1] in {"verb", "aux", "noun"}
        ):
            return "npto" if words.kinds[index + 1] != "noun" else otherwise
        if kind in {"aux", "past", "verb"} and index > at:
            return "clause" if otherwise == "np" else otherwise
        if kind not in PHRASE and kind not in {"prep", "adv"}:
            return "colon" if kind == ":" else otherwise
    return otherwise
