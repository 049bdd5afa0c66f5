"""How a desk reworks an agency's text, by rule: what is cut, moved, reworded and added, with what stays known.

The comparer cannot import this, and knows neither its synonyms nor its sentences.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from rashomon.types import Span

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘]?[A-Z])")
_WORD = re.compile(r"[A-Za-z]{4,}")


@dataclass(frozen=True, slots=True)
class Strength:
    """Shares: paragraphs cut, sentences cut, sentences moved, words of four letters and more replaced, clauses cut, paragraphs put in."""

    paragraphs: float
    sentences: float
    moved: float
    words: float
    clauses: float
    local: float


STRENGTHS = {
    1: Strength(0.10, 0.00, 0.00, 0.04, 0.00, 0.00),
    2: Strength(0.20, 0.05, 0.10, 0.10, 0.05, 0.10),
    3: Strength(0.35, 0.10, 0.20, 0.18, 0.10, 0.20),
    4: Strength(0.50, 0.20, 0.40, 0.28, 0.20, 0.30),
    5: Strength(0.60, 0.30, 0.60, 0.40, 0.30, 0.50),
}
"""From strength 2 on the lead is written anew."""

SYNONYMS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "key/synonyms.yaml").read_text(encoding="utf-8"))[
    "synonyms"
]

LEADS = (
    "Residents across the district were talking of little else on {day} after word reached {place} from the capital.",
    "It was a {day} that few in {place} will forget, and by nightfall the questions outnumbered the answers.",
    "For readers in {place} the matter came closer to home on {day} than anybody had thought it would.",
    "The story that has held {place} all week took another turn on {day}, our desk has learned.",
    "What had been whispered in {place} for days was out in the open by {day} morning.",
)
LOCAL = (
    "At the bus station in {place}, travellers followed the matter on their telephones and shook their heads.",
    "A councillor from {place}, {name}, told this paper that the town hall had received no letter about it.",
    "{name}, who keeps a bakery in {place}, has cousins there and has not slept since {day}.",
    "The library of {place} will hold an evening on the subject next {day}; entry is free.",
    "No one from {place} was involved, the district office confirmed to our newsroom late on {day}.",
    "Shopkeepers near the market of {place} expect prices to go up by the end of the month, {name} of their union said.",
)
PLACES = ("Ostermark", "Velby", "Kattering", "Lower Sarn", "Port Ilmo", "Dunmarrow", "Quessa", "Tal Hareth")
NAMES = ("Odile Marrant", "Bastian Okoro", "Yelva Strand", "Hamo Dervish", "Priscilla Vane", "Ruben Aldo Teki")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text made from another; ``taken`` are the stretches that come from it, reworded or not."""

    text: str
    taken: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    taken: bool


def find_sentences(paragraph: str) -> list[str]:
    """Split a paragraph at its sentence ends, roughly."""
    return [sentence for sentence in _SENTENCE_END.split(paragraph) if sentence]


def rewrite(paragraphs: Sequence[str], strength: int, pool: Sequence[str], seed: str) -> Rewritten:
    """Rework a text at one of five strengths; ``pool`` are words that stand for synonyms the table lacks."""
    dice = random.Random(f"{seed}/{strength}")  # noqa: S311 - a sample, no secret
    how = STRENGTHS[strength]
    rows = [[_Piece(one, taken=True) for one in find_sentences(paragraph)] for paragraph in paragraphs]
    if strength > 1:
        rows[0] = [_Piece(_fill(dice.choice(LEADS), dice), taken=False)]
    first, rest = rows[:1], [row for row in rows[1:] if dice.random() >= how.paragraphs]
    rows = first + [kept for row in rest if (kept := [one for one in row if dice.random() >= how.sentences])]
    _move(rows, how.moved, dice)
    rows = [[_reword(one, how, pool, dice) for one in row] for row in rows]
    return _join(list(_put_in(rows, how.local, dice)))


def _fill(pattern: str, dice: random.Random) -> str:
    return pattern.format(day=dice.choice(DAYS), place=dice.choice(PLACES), name=dice.choice(NAMES))


def _move(rows: list[list[_Piece]], share: float, dice: random.Random) -> None:
    """Swap a share of the sentences with others of the text, the lead apart."""
    spots = [(i, j) for i, row in enumerate(rows) if i for j in range(len(row))]
    for i, j in spots:
        if dice.random() < share / 2:
            k, m = dice.choice(spots)
            rows[i][j], rows[k][m] = rows[k][m], rows[i][j]


def _reword(piece: _Piece, how: Strength, pool: Sequence[str], dice: random.Random) -> _Piece:
    if not piece.taken:
        return piece
    text = piece.text
    clauses = text.split(", ")
    if len(clauses) > 2 and dice.random() < how.clauses:
        del clauses[dice.randrange(1, len(clauses) - 1)]
        text = ", ".join(clauses)
    return _Piece(_WORD.sub(lambda found: _replace(found.group(), how.words, pool, dice), text), taken=True)


def _replace(word: str, share: float, pool: Sequence[str], dice: random.Random) -> str:
    """Give another word; names stay."""
    if word[0].isupper() or dice.random() >= share:
        return word
    return SYNONYMS.get(word) or dice.choice(pool)


def _put_in(rows: Sequence[list[_Piece]], share: float, dice: random.Random) -> Iterator[list[_Piece]]:
    for row in rows:
        yield row
        if dice.random() < share:
            yield [_Piece(_fill(dice.choice(LOCAL), dice), taken=False)]


def _join(rows: Sequence[Sequence[_Piece]]) -> Rewritten:
    text, taken = "", []
    for row in rows:
        for piece in row:
            if piece.taken:
                taken.append(Span(len(text), len(text) + len(piece.text)))
            text += piece.text + " "
        text = text.rstrip() + "\n\n"
    return Rewritten(text.rstrip(), tuple(taken))
