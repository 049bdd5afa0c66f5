"""The stretches of words that a cue reports from: its sentence, or the quotation around it."""

from dataclasses import dataclass

from rashomon.language.words import Words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``floor`` to ``last`` (not included); ``quotation`` is the word that opens the quotation around, or -1."""

    floor: int
    last: int
    quotation: int


def find_stretches(words: Words) -> list[Stretch]:
    """Give for each word the stretch it may take part in: inside the innermost quotation, between full stops."""
    n = len(words)
    floors, owners = [0] * n, [-1] * n
    stack: list[tuple[int, int]] = [(-1, 0)]
    for at, kind in enumerate(words.kinds):
        if kind == "open":
            owners[at], floors[at] = stack[-1]
            stack.append((at, at + 1))
            continue
        if kind == "close" and len(stack) > 1:
            stack.pop()
        owners[at], floors[at] = stack[-1]
        if kind == "." and at + 1 < n and words.kinds[at + 1] != "close":
            stack[-1] = (stack[-1][0], at + 1)
    lasts = [n] * n
    ends: dict[int, int] = {}
    for at in range(n - 1, -1, -1):
        owner = owners[at]
        kind = words.kinds[at]
        if kind == "close" or owner not in ends:
            ends.setdefault(owner, at + 1)
        lasts[at] = ends[owner]
    return [Stretch(floors[at], lasts[at], owners[at]) for at in range(n)]
