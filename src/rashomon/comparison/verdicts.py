"""A verdict on two details: how they stand to each other and why, in words."""

from dataclasses import dataclass

from rashomon.lexicon import load
from rashomon.types import Detail, FindingRelation

_LONGEST = 80
_ORDER: tuple[FindingRelation, ...] = ("contradicts", "unclear", "compatible", "agrees")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two details stand to each other, and why. ``sure``: the words around both tell that they are of one thing.

    ``aside``: one of them is told beside the event alone and tells nothing of its other details.
    """

    relation: FindingRelation
    reason: str
    sure: bool = False
    aside: bool = False


def judge(relation: FindingRelation, reason: str, language: str = "en", **words: object) -> Verdict:
    """Give a verdict with its reason in words, by its name in the lexicon."""
    template: str = load(language, "findings")["reasons"][reason]
    return Verdict(relation, template.format(**words))


def show_words(detail: Detail) -> str:
    """Give a detail's words on one line, cut where they are long."""
    words = " ".join(detail.text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def weight(relation: FindingRelation) -> int:
    """Give the place of a relation in the order in which a reader wants them: contradictions first."""
    return _ORDER.index(relation)
