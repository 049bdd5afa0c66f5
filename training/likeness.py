"""Fit the weights by which two names are compared, on pairs made by rule from the transliteration training sets.

python training/likeness.py --data ../shared/data/names

A pair that is one's: the name with its words spelt otherwise, in another script, turned round, with an initial, a title,
a legal form, a slip of the pen, a middle name more or less. A pair that is two's: one word or more exchanged for another
name's, fathers and sons turned round, another legal form. No pair of a benchmark is read. The fit is a logistic
regression by Newton's method with a ridge; the order of the names in the sets is not kept.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from letters import read_counted

from rashomon.entities.align import align
from rashomon.entities.bodies import are_two_forms, parse_body
from rashomon.entities.persons import parse_person
from rashomon.entities.scripts import find_script
from rashomon.entities.ties import across_scripts, slips, spelling_share
from rashomon.entities.traits import Traits, body_traits, is_spelt_together, person_traits
from rashomon.lexicon import load

OUT = Path(__file__).resolve().parent.parent / "src" / "rashomon" / "lexicon" / "names" / "weights.yaml"
PAIRS = 6_000
RIDGE = 0.3
ROUNDS = 25
FREE = frozenset({"bias", "both_single", "extra_generic", "extra_bracketed"})  # all other traits only speak against
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SECTORS = [
    "systems",
    "industries",
    "holdings",
    "international",
    "bank",
    "trust",
    "capital",
    "energy",
    "petroleum",
    "gas",
    "oil",
    "construction",
    "engineering",
    "trading",
    "shipping",
    "logistics",
    "airlines",
    "aviation",
    "motors",
    "electronics",
    "foods",
    "pharma",
    "chemicals",
    "steel",
    "mining",
    "media",
    "insurance",
    "finance",
    "investments",
    "securities",
    "partners",
    "ventures",
    "properties",
    "resources",
    "technologies",
    "software",
    "telecom",
    "marine",
    "textiles",
]
PLACES = [
    "China",
    "America",
    "Asia",
    "Africa",
    "London",
    "Germany",
    "France",
    "Japan",
    "Russia",
    "Ukraine",
    "Iran",
    "Iraq",
    "Egypt",
    "Kenya",
    "Brazil",
    "India",
]
HEADS = (
    "Ministry of",
    "Bank of",
    "University of",
    "Government of",
    "Institute of",
    "Council of",
    "Party of",
    "Army of",
)
FORMS = (
    ("Ltd", "Limited", "LTD."),
    ("LLC", "L.L.C.", "Limited Liability Company", "OOO"),
    ("GmbH", "Gesellschaft mit beschränkter Haftung"),
    ("AG", "Aktiengesellschaft"),
    ("JSC", "Joint Stock Company", "OJSC", "OAO"),
    ("Inc.", "Incorporated", "Inc"),
    ("Corp.", "Corporation"),
    ("plc", "p.l.c.", "Public Limited Company"),
    ("S.A.", "SA", "Société Anonyme"),
    ("L.P.", "LP", "Limited Partnership"),
)


@dataclass(frozen=True, slots=True)
class Pools:
    """Words that names are made of: given names, surnames, and each word's other spellings in Latin and other letters."""

    given: Sequence[str]
    surnames: Sequence[str]
    spellings: dict[str, list[str]]
    native: dict[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A pair made by rule, of one or of two."""

    one: str
    other: str
    is_same: bool


def read_pools(folder: Path) -> Pools:
    """Read the training parts; a word's other spellings are those with its form in the other script that look like it."""
    counts: dict[str, int] = {}
    native: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    for script in ("arabic", "russian", "hebrew"):
        for latin, other, count in read_counted(folder, script, "train"):
            if count > 1 and 3 <= len(latin) <= 12:
                counts[latin] = max(counts.get(latin, 0), count)
                native.update({latin: other} if _is_recognised(latin, other) else {})
                groups[other].append(latin)
    spellings: dict[str, list[str]] = defaultdict(list)
    for group in groups.values():
        for one in group[:8]:
            spellings[one] += [other for other in group[:8] if other != one and spelling_share(one, other) > 0.4]
    known = {name for gender in ("m", "f") for name in load("en", "given")[gender]}
    given = sorted({name for name, n in counts.items() if n > 25} | known)
    surnames = sorted(name for name, n in counts.items() if n <= 12)
    return Pools(given, surnames, dict(spellings), native)


def _is_recognised(latin: str, native: str) -> bool:
    """Tell whether a mined pair is one of the same name: some are not."""
    return across_scripts(native, latin, find_script(native)) > 0.45


def make_person(dice: random.Random, pools: Pools) -> list[str]:
    """Make a name of two words or more, now and then of one, in the shape of names of many countries."""
    if dice.random() < 0.08:
        return [dice.choice(pools.surnames)]
    middle = [dice.choice(pools.given) for _ in range(dice.choice((0, 0, 0, 0, 1, 1, 2, 3)))]
    return [dice.choice(pools.given), *middle, dice.choice(pools.surnames)]


def same_person(dice: random.Random, pools: Pools) -> Made:
    """Make a pair of one person: one change, often two."""
    words = make_person(dice, pools)
    if dice.random() < 0.15:
        words[0] = dice.choice(dice.choice(load("names", "given")["across"]))
    changed = list(words)
    for change in dice.sample(PERSON_CHANGES, dice.choice((1, 1, 2))):
        changed = change(changed, dice, pools)
    return Made(_title_case(words, dice), _title_case(changed, dice), is_same=True)


def _respell(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    return [dice.choice(pools.spellings.get(word) or [word]) for word in words]


def _other_script(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    del dice
    turned = [pools.native.get(word, "") for word in words]
    alphabets = {"a" if "\u0600" <= word[:1] <= "\u06ff" else "c" if word[:1] <= "\u04ff" else "h" for word in turned}
    return turned if all(turned) and len(alphabets) == 1 else words


def _slip(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    del pools
    at = max(range(len(words)), key=lambda i: (len(words[i]) >= 4, dice.random()))
    changed = words[at]
    if len(changed) < 4:
        return words
    for _ in range(dice.choice((1, 1, 1, 2))):
        i = dice.randrange(len(changed))
        letter = dice.choice(LETTERS)
        changed = dice.choice(
            (
                changed[:i] + letter + changed[i:],
                changed[:i] + changed[i + 1 :],
                changed[:i] + letter + changed[i + 1 :],
                changed[:i] + changed[i : i + 2][::-1] + changed[i + 2 :],
            )
        )
    return [*words[:at], changed or words[at], *words[at + 1 :]]


def _initial(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    del pools
    at = dice.randrange(len(words) - 1) if len(words) > 1 else 0
    return [*words[:at], words[at][0] + ".", *words[at + 1 :]] if len(words) > 1 else words


def _leave_out(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    del pools
    kept = [word for i, word in enumerate(words) if i in {0, len(words) - 1} or dice.random() < 0.4]
    return kept if len(words) > 2 else words


def _add(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    at = dice.randrange(1, len(words) + 1)
    return [*words[:at], *(dice.choice(pools.given) for _ in range(dice.choice((1, 1, 2)))), *words[at:]]


def _familiar(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    """Put a short form for the given name, or another language's form of it, where it has any."""
    del pools
    shorts = [short for fulls, some in load("names", "given")["short"] if words[0] in fulls for short in some]
    others = [other for group in load("names", "given")["across"] if words[0] in group for other in group]
    forms = dice.choice((shorts, others)) or shorts or others
    return [dice.choice(forms), *words[1:]] if forms else words


def _turn(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    del dice, pools
    return [*words[-1:], *words[:-1]]


def _one_word(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    del pools
    return [dice.choice((words[0], words[-1], words[-1]))]


PERSON_CHANGES = (
    _respell,
    _respell,
    _other_script,
    _slip,
    _slip,
    _familiar,
    _initial,
    _leave_out,
    _add,
    _add,
    _turn,
    _one_word,
)


def two_people(dice: random.Random, pools: Pools) -> Made:
    """Make a pair of two people: one word exchanged, or a father and a son, or nothing in common; often spelt otherwise."""
    words = make_person(dice, pools)
    kind = dice.random()
    if kind < 0.1:
        other = make_person(dice, pools)
    elif kind < 0.2 and len(words) > 2:
        given, father, *rest = words
        return Made(" ".join([given, "bin", father, *rest]), " ".join([father, "bin", given, *rest]), is_same=False)
    elif 0.2 <= kind < 0.3 and len(words) > 1:
        other = [words[0], *(dice.choice(pools.given) for _ in range(dice.choice((2, 3, 4)))), words[-1]]
        words = [words[0], words[-1]]
    else:
        other = list(words)
        for at in dice.sample(range(len(words)), dice.choice((1, 1, 1, min(2, len(words))))):
            other[at] = _another(words[at], dice, pools.given if at < len(words) - 1 else pools.surnames)
    for change in dice.sample(
        (_respell, _turn, _leave_out, _add, _other_script, _one_letter), dice.choice((0, 0, 1, 1))
    ):
        other = change(other, dice, pools)
    return Made(_title_case(words, dice), _title_case(other, dice), is_same=False)


def _one_letter(words: list[str], dice: random.Random, pools: Pools) -> list[str]:
    """Make an initial that fits the exchanged name, not the first."""
    return _initial(words, dice, pools)


def _another(word: str, dice: random.Random, pool: Sequence[str]) -> str:
    """Give another name, mostly one that looks alike: those are the pairs that the weights must tell."""
    some = [name for name in dice.sample(pool, 60) if slips(name, word) > 2 or spelling_share(name, word) < 0.2]
    if dice.random() < 0.75:
        return min(some, key=lambda name: slips(name, word) - 0.5 * (name[0] == word[0]))
    return some[0]


def _title_case(words: Sequence[str], dice: random.Random) -> str:
    name = " ".join(word[:1].upper() + word[1:] for word in words)
    if len(words) > 1 and dice.random() < 0.1:
        return f"{words[-1].upper()}, {' '.join(words[:-1])}"
    return name.upper() if dice.random() < 0.1 else name


def make_body(dice: random.Random, pools: Pools) -> list[str]:
    """Make a body's name without its legal form, or a place's."""
    if dice.random() < 0.2:
        return [dice.choice(pools.surnames).title() for _ in range(dice.choice((1, 1, 1, 2)))]
    if dice.random() < 0.25:
        return [*dice.choice(HEADS).split(), dice.choice((*PLACES, *(s.title() for s in SECTORS)))]
    brands = [dice.choice(pools.surnames).title() for _ in range(dice.choice((1, 1, 2)))]
    if dice.random() < 0.15:
        brands = [_acronym(dice)]
    sectors = [word.title() for word in dice.sample(SECTORS, dice.choice((0, 1, 1, 2)))]
    place = [dice.choice(PLACES)] if dice.random() < 0.2 else []
    return [*brands, *place, *sectors]


def _acronym(dice: random.Random) -> str:
    return "".join(dice.choice(LETTERS).upper() for _ in range(dice.choice((2, 3, 3, 4))))


def same_body(dice: random.Random, pools: Pools) -> Made:
    """Make a pair of one body."""
    words = make_body(dice, pools)
    form = dice.choice((*FORMS, ("",), ("",), ("",)))
    first, second = dice.choice(form), dice.choice((*form, *form, ""))
    kind = dice.random()
    changed = list(words)
    if kind < 0.4:
        changed = _slip(changed, dice, pools)
    elif kind < 0.5:
        changed = ["The", *changed]
    elif kind < 0.6:
        changed = [*changed, dice.choice(("Group", "Company", "Holding"))]
    elif kind < 0.65:
        changed = [*changed, f"({dice.choice(PLACES)})"]
    elif kind < 0.75:
        changed = [dice.choice(pools.spellings.get(word.casefold()) or [word]).title() for word in changed]
    elif kind < 0.79 and len(words) > 2:
        changed = words[: dice.randrange(max(len(words) - 2, 2), len(words))]
    elif kind < 0.92:
        changed = _other_script([word.casefold() for word in words], dice, pools)
    return Made(" ".join([*words, first]), " ".join([*changed, second]), is_same=True)


def two_bodies(dice: random.Random, pools: Pools) -> Made:
    """Make a pair of two bodies: a word exchanged, added or in brackets, another legal form, another number."""
    words = make_body(dice, pools)
    form = dice.choice((*FORMS, ("",), ("",)))
    first, second = dice.choice(form), dice.choice(form)
    other, kind = list(words), dice.random()
    if kind < 0.5:
        at = dice.randrange(len(words))
        other[at] = _another_word(words[at], dice, pools)
        other = _other_script([word.casefold() for word in other], dice, pools) if dice.random() < 0.2 else other
    elif kind < 0.77:
        other = [*words, dice.choice((*SECTORS, *SECTORS, *PLACES, dice.choice(pools.surnames))).title()]
        dice.shuffle(other) if dice.random() < 0.1 else None
    elif kind < 0.85:
        words, other = [*words, f"({dice.choice(PLACES)})"], [*words, f"({dice.choice(PLACES)})"]
    elif kind < 0.92:
        words, other = [*words, str(dice.randrange(1, 60))], [*words, str(dice.randrange(1, 60))]
    else:
        one, two = dice.sample(FORMS, 2)
        first, second = dice.choice(one), dice.choice(two)
    return Made(" ".join([*words, first]), " ".join([*other, second]), is_same=False)


def _another_word(word: str, dice: random.Random, pools: Pools) -> str:
    for pool in (SECTORS, [place.casefold() for place in PLACES]):
        if word.casefold() in pool:
            return dice.choice([other for other in pool if other != word.casefold()]).title()
    if word.isupper():
        return _acronym(dice)
    return _another(word.casefold(), dice, pools.surnames).title()


def measure_people(pair: Made) -> Traits | None:
    """Give the traits of a pair; None where the comparison does not weigh it."""
    one, other = parse_person(pair.one), parse_person(pair.other)
    if not one.words or not other.words or is_spelt_together(one.words, other.words):
        return None
    return person_traits(one, other, align(one.words, other.words))


def measure_bodies(pair: Made) -> Traits | None:
    """Give the same of two bodies."""
    one, other = parse_body(pair.one), parse_body(pair.other)
    alike = is_spelt_together(one.words, other.words) and not are_two_forms(one, other)
    if (
        not one.words
        or not other.words
        or alike
        or (not pair.is_same and one.words == other.words and one.forms == other.forms)
    ):
        return None
    return body_traits(one, other, align(one.words, other.words))


def fit(rows: np.ndarray, truth: np.ndarray, free: np.ndarray) -> np.ndarray:
    """Fit a ridge logistic regression: ``rows`` (pairs, traits), ``truth`` (pairs,), to weights (traits,).

    A trait that may only speak against and would speak for is taken out: weights stay readable and monotone.
    """
    open_traits = np.ones(rows.shape[1], dtype=bool)
    while True:
        weights = np.zeros(rows.shape[1])
        some = rows[:, open_traits]
        found = np.zeros(some.shape[1])
        for _ in range(ROUNDS):
            chance = 1 / (1 + np.exp(-np.clip(some @ found, -30, 30)))
            slope = some.T @ (truth - chance) - RIDGE * found
            bend = (some * (chance * (1 - chance))[:, None]).T @ some + RIDGE * np.eye(some.shape[1])
            found = found + np.linalg.solve(bend, slope)
        weights[open_traits] = found
        wrong = (weights > 0) & ~free & open_traits
        if not wrong.any():
            return weights
        open_traits &= ~wrong


def learn(
    same: Callable[[random.Random, Pools], Made],
    two: Callable[[random.Random, Pools], Made],
    measure: Callable[[Made], Traits | None],
    pools: Pools,
) -> dict[str, float]:
    """Make the pairs of one kind, measure them, fit, and give the weights by trait."""
    dice = random.Random(7)  # noqa: S311 - made pairs, no secret
    made = [maker(dice, pools) for _ in range(PAIRS // 2) for maker in (same, two)]
    measured = [(traits, pair.is_same) for pair in made if (traits := measure(pair)) is not None]
    names = list(measured[0][0])
    rows = np.array([[traits[name] for name in names] for traits, _ in measured])
    truth = np.array([float(is_same) for _, is_same in measured])
    weights = fit(rows, truth, np.array([name in FREE for name in names]))
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    """Fit both kinds and write the weights into the package."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    pools = read_pools(parser.parse_args().data)
    learned = {
        "person": learn(same_person, two_people, measure_people, pools),
        "body": learn(same_body, two_bodies, measure_bodies, pools),
    }
    lines = ["# Log-odds that two names are one's, a trait each (entities/traits.py); fitted by training/likeness.py."]
    for kind, weights in learned.items():
        lines += [f"{kind}:", *(f"  {name}: {weight:.2f}" for name, weight in weights.items())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
