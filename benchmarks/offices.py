"""Offices as sentences tell them: who holds what, of what, in which state, from when to when.

    python benchmarks/offices.py [--errors]

Three tables of our own, invented people in all: ``key/offices.yaml``, on which the code was written;
``key/offices_second.yaml`` and ``key/offices_last.yaml``, written after it stood, one after the other; what each showed
at first sight is in docs/offices.md, and was mended before the next. An office is *found* where person and title are (in
whatever letters); *right* where of what, state and days are too. Ranks are offices in all.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from predicting import document, open_tagger  # noqa: E402 - found on the path set above
from rashomon.pipeline import collect  # noqa: E402 - likewise
from rashomon.types import Office, Tagger, Zone, Zoned  # noqa: E402 - likewise
from scoring import Count  # noqa: E402 - likewise

KEY = ROOT / "benchmarks" / "key"
TABLES = ("offices.yaml", "offices_second.yaml", "offices_last.yaml")
DAY = date(2022, 6, 15)


@dataclass(frozen=True, slots=True)
class Held:
    """An office as it is scored."""

    who: str
    title: str
    of: str | None
    status: str | None
    first: date | None
    last: date | None

    @property
    def found(self) -> tuple[str, str]:
        """What makes it the same office."""
        return self.who.casefold(), self.title.casefold()


@dataclass(slots=True)
class Figures:
    """Counts over one table, and what is wrong in words."""

    found: Count
    right: Count
    sentences: int
    whole: int
    wrong: list[str]


def read_table(path: Path) -> list[tuple[str, list[Held]]]:
    """Give the sentences of a table with their offices."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]
    return [(row["text"], [_held(one) for one in row["offices"]]) for row in rows]


def _held(one: dict[str, object]) -> Held:
    told = (one.get(key) for key in ("who", "title", "of", "status", "from", "to"))
    return Held(*told)  # type: ignore[arg-type] # the table's own types


def find(texts: Sequence[str], tagger: Tagger) -> Iterator[list[Held]]:
    """Give the offices found in each text, as the pipeline gives them."""
    documents = (replace(document(text), published=DAY) for text in texts)
    zoned = (Zoned(one, (Zone("z1", "body", 0, len(one.text)),)) for one in documents)
    for tagged in tagger.tag(zoned):
        annotations = collect(tagged, "measured")
        yield [_scored(one.name, office) for one in annotations.entities for office in one.offices]


def _scored(who: str, office: Office) -> Held:
    last = None if office.until is None else office.until - timedelta(days=1)
    return Held(who, office.title, office.of, office.status, office.since, last)


def measure(path: Path, tagger: Tagger) -> Figures:
    """Score one table."""
    rows = read_table(path)
    figures = Figures(Count(), Count(), len(rows), 0, [])
    for (text, sought), found in zip(rows, find([text for text, _ in rows], tagger), strict=True):
        ours, theirs = Counter(one.found for one in found), Counter(one.found for one in sought)
        figures.found.add((ours & theirs).total(), len(found), len(sought))
        plain = Counter(map(_plain, found)) & Counter(map(_plain, sought))
        figures.right.add(plain.total(), len(found), len(sought))
        if plain.total() == len(found) == len(sought):
            figures.whole += 1
        else:
            figures.wrong.append(f"{text}\n    found  {found}\n    sought {sought}")
    return figures


def _plain(one: Held) -> Held:
    of = None if one.of is None else one.of.casefold()
    return replace(one, who=one.who.casefold(), title=one.title.casefold(), of=of)


def main(arguments: list[str]) -> None:
    """Print one line a table and measure, in percent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the sentences that are not wholly right")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/offices.py " + " ".join(arguments))
    print("table\tmeasure\tprecision\trecall\tF1\tin the table")
    tagger = open_tagger()
    for name in TABLES:
        figures = measure(KEY / name, tagger)
        for what, count in (("found", figures.found), ("right", figures.right)):
            told = "\t".join(f"{100 * figure:.1f}" for figure in (count.precision, count.recall, count.f1))
            print(f"{name}\t{what}\t{told}\t{count.sought}")
        print(f"{name}\tsentences wholly right\t{figures.whole} of {figures.sentences}")
        if options.errors:
            print("\n".join(figures.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
