"""Who goes on to speak behind what he denied: "He denied that the mayor had paid, saying the bill was his"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.types import Attribution, Source

_PARTICIPLE = "ing"


def keep_deniers(text: str, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give a participle's words right behind denied ones to who denies: whoever is told in a denial does not explain it."""
    denials = [one for one in attributions if one.act == "denies" and one.source is not None and one.content]
    for one in attributions:
        denier = _denier(text, one, denials)
        yield one if denier is None else replace(one, source=denier)


def _denier(text: str, one: Attribution, denials: Sequence[Attribution]) -> Source | None:
    if one.cue is None or one.source is None or not _is_participle(text, one):
        return None
    for denial in denials:
        end = max(piece.end for piece in denial.content)
        inside = any(p.start <= one.source.start and one.source.end <= p.end for p in denial.content)
        if inside and end <= one.cue.start and text[end : one.cue.start].strip() in {"", ","}:
            return denial.source
    return None


def _is_participle(text: str, one: Attribution) -> bool:
    words = "" if one.cue is None else text[one.cue.start : one.cue.end].split(" ", 1)[0]
    return words.casefold().endswith(_PARTICIPLE)
