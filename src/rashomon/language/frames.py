"""What stands after a verb: the frame that tells a report from the same verb at other work."""

from typing import Literal

from rashomon.language.words import PHRASE, VERBAL, Words

Frame = Literal[
    "quote", "that", "colon", "to", "wh", "clause", "np", "npto", "npthat", "npquote", "as", "prep", "ing", "none",
]  # fmt: skip
FormKind = Literal["finite", "perfect", "progressive", "modal", "ing", "infinitive", "passive"]

_REACH = 14
_ADVERBS = 3
_WORD_FRAMES: tuple[tuple[str, Frame], ...] = (("that", "that"), ("as", "as"), ("questions", "wh"))
_OPEN_FRAMES: dict[str, Frame] = {"open": "quote", ":": "colon", "to": "to", "ing": "ing"}


def find_frame(words: Words, after: int, last: int) -> Frame:
    """Name the frame that begins at word ``after``; ``last`` is where the sentence (or quotation) ends."""
    at = _skip_adverbs(words, after, last)
    if at >= last:
        return "none"
    kind = words.kinds[at]
    if kind == "," and (at + 1 == last or words.kinds[at + 1] == "open"):
        return "quote"
    if kind == "prep" and not words.among(at, "as"):
        return _frame_over(words, at + 1, last, otherwise="prep")
    return _OPEN_FRAMES.get(kind) or _frame_of_word(words, at, last)


def _frame_of_word(words: Words, at: int, last: int) -> Frame:
    named = next((frame for group, frame in _WORD_FRAMES if words.among(at, group)), None)
    if named is not None:
        return named
    if words.kinds[at] == "pron" and not words.among(at, "vague_pronouns"):
        return "clause"
    if words.kinds[at] in PHRASE or words.kinds[at] == "pron":
        return _frame_over(words, at, last, otherwise="np")
    return "none"


def _skip_adverbs(words: Words, after: int, last: int) -> int:
    """Go over ``, however,`` and up to three adverbs."""
    at = after + 3 if words.kinds[after : after + 3] == [",", "adv", ","] else after
    while at < last and words.kinds[at] == "adv" and at - after < _ADVERBS:
        at += 1
    return at


def _points(words: Words, at: int, last: int) -> bool:
    """Tell whether ``that`` points at a thing (``that night``) instead of opening a clause."""
    return (
        at + 1 < last and words.kinds[at + 1] == "noun" and (at + 2 >= last or words.kinds[at + 2] in {".", ",", ";"})
    )


def _frame_over(words: Words, at: int, last: int, *, otherwise: Frame) -> Frame:
    """Look over a noun phrase at what follows: a verb, ``to``, ``that`` or a quotation."""
    phrase = otherwise == "np"
    for index in range(at, min(at + _REACH, last)):
        kind = words.kinds[index]
        if kind == "open":
            return "npquote" if phrase else "quote"
        if kind == "sub" and words.among(index, "that") and not _points(words, index, last):
            return "npthat" if phrase else "that"
        if kind == "to" and phrase and index + 1 < last and words.kinds[index + 1] in {"verb", "aux"}:
            return "npto"
        if kind in VERBAL and index > at:
            return "clause" if phrase else otherwise
        if kind not in PHRASE and kind not in {"prep", "adv", "to"}:
            return "colon" if kind == ":" else otherwise
    return otherwise
