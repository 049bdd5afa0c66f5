"""How well pages are read: body, date, title and author, beside trafilatura alone.

The folder given with ``--data`` holds ``article-extraction-benchmark`` (Zyte: ground-truth.json, html/ID.html.gz) and
``trafilatura-eval-en`` (evaldata.json, html/*.html.gz), or one of the two.

Body of the first set: its own evaluate.py, that is the mean over pages of the precision and recall of 4-word shingles,
and their F1; of ours, the zones body, subheading and summary. Body of the second set: its own eval_common.py, that is F1
over the segments that must and must not stand in the text; of ours, these zones and the headline, which that set wants.
"As laid out" is what the page's markup tells; "as zoned" is what the zones make of it (turns and the dateline of a first
paragraph included). Metadata: exact, over pages that have the field in the answer; white space and quotation marks made
alike. Trafilatura's columns are computed here, by its plain call.
"""

import argparse
import gzip
import json
import logging
import re
import shlex
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import trafilatura

from rashomon.reading.read import read
from rashomon.reading.zones import find_zones
from rashomon.types import Document, Original, Unreadable, Zone

ARTICLE = frozenset({"body", "subheading", "summary"})
WORD = re.compile(r"\w+")
QUOTES = str.maketrans("‘’“”«»", '\'\'""""')
FLOORS = {"date": 0.85, "title": 0.90}


@dataclass(frozen=True)
class Page:
    """One page of a set with what three readers make of it."""

    gold: Mapping[str, Any]
    document: Document | None
    plain: str
    told: Any

    def text(self, kinds: frozenset[str], *, zoned: bool) -> str:
        """Give the text of the zones of some kinds, as laid out or as zoned."""
        if self.document is None:
            return ""
        zones = zone(self.document, kinds) if zoned else [z for z in self.document.layout if z.kind in kinds]
        return "\n".join(self.document.text[z.start : z.end].strip() for z in zones)


def zone(document: Document, kinds: frozenset[str]) -> list[Zone]:
    """Give the zones that are article: of the kinds, turns, and datelines that the layout counts as body."""
    own = {at for z in document.layout if z.kind in ARTICLE for at in (z.start,)}
    return [z for z in find_zones(document) if z.kind in kinds | {"turn"} or (z.kind == "dateline" and z.start in own)]


def load(file: Path, gold: Mapping[str, Any]) -> Page:
    """Read one page with ours and with trafilatura alone."""
    data = gzip.decompress(file.read_bytes())
    document = read(Original(data, None, None))
    plain = trafilatura.extract(data, include_comments=False) or ""
    told = trafilatura.extract_metadata(data)
    return Page(gold, None if isinstance(document, Unreadable) else document, plain, told)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words, as evaluate.py does."""
    words = WORD.findall(text)
    return Counter(run for at in range(max(1, len(words) - 3)) if (run := tuple(words[at : at + 4])))


def score_shingles(pages: Iterable[Page], text: Callable[[Page], str]) -> tuple[float, float, float]:
    """Give mean precision, mean recall, and the F1 of these means."""
    precisions, recalls = [], []
    for page in pages:
        gold, found = shingles(page.gold.get("articleBody", "")), shingles(text(page))
        shared = (gold & found).total()
        if found:
            precisions.append(shared / found.total())
        if gold:
            recalls.append(shared / gold.total())
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def score_segments(pages: Iterable[Page], text: Callable[[Page], str]) -> tuple[float, float, float]:
    """Give precision, recall and F1 over all segments that must, or must not, stand in the text."""
    right = wrong = missed = 0
    for page in pages:
        found = squeeze(text(page))
        wanted = [squeeze(segment) in found for segment in page.gold["with"]]
        right, missed = right + sum(wanted), missed + len(wanted) - sum(wanted)
        wrong += sum(squeeze(segment) in found for segment in page.gold["without"])
    precision, recall = right / (right + wrong), right / (right + missed)
    return precision, recall, 2 * precision * recall / (precision + recall)


def squeeze(text: str) -> str:
    """Make white space alike."""
    return " ".join(text.split())


def score_field(pages: Iterable[Page], field: str, value: Callable[[Page], str]) -> tuple[int, int]:
    """Count the pages with the field in the answer, and those where it is found exactly."""
    asked = [page for page in pages if page.gold.get(field)]
    return sum(alike(value(page)) == alike(answer(page.gold[field])) for page in asked), len(asked)


def answer(value: str | list[str]) -> str:
    """Give several authors as one string."""
    return "; ".join(value) if isinstance(value, list) else value


def alike(text: str) -> str:
    """Make white space and quotation marks alike."""
    return squeeze(text).translate(QUOTES)


def ours(page: Page, field: str) -> str:
    """Give a field of our document as the answer writes it."""
    if page.document is None:
        return ""
    found = page.document.published if field == "date" else getattr(page.document, field)
    return str(found or "")


def print_body(
    name: str, pages: list[Page], score: Callable[..., tuple[float, float, float]], kinds: frozenset[str]
) -> bool:
    """Print the rows of one set's body; true where ours as laid out is not below trafilatura alone."""
    rows = {
        f"trafilatura {version('trafilatura')}": score(pages, lambda page: page.plain),
        "ours, as laid out": score(pages, lambda page: page.text(kinds, zoned=False)),
        "ours, as zoned": score(pages, lambda page: page.text(kinds, zoned=True)),
    }
    print(f"\n{name}, {len(pages)} pages: body      precision  recall     F1")
    for label, (precision, recall, f1) in rows.items():
        print(f"  {label:<44}{precision:9.3f}{recall:8.3f}{f1:7.3f}")
    plain, laid_out, _ = rows.values()
    return laid_out[2] >= plain[2]


def read_first(folder: Path) -> bool:
    """Score the article-extraction-benchmark; true where the floors are kept."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = [load(folder / "html" / f"{key}.html.gz", value) for key, value in gold.items()]
    return print_body(folder.name, pages, score_shingles, ARTICLE)


def read_second(folder: Path) -> bool:
    """Score the trafilatura evaluation set; true where the floors are kept."""
    gold = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    pages = [load(folder / "html" / value["html"], value) for value in gold.values()]
    kept = print_body(folder.name, pages, score_segments, ARTICLE | {"headline"})
    print("\n  exact                      trafilatura          ours")
    for field in ("date", "title", "author"):
        alone, asked = score_field(pages, field, lambda page, field=field: getattr(page.told, field) or "")
        found, _ = score_field(pages, field, lambda page, field=field: ours(page, field))
        print(f"  {field:<22}{alone:4}/{asked} {alone / asked:6.3f}   {found:4}/{asked} {found / asked:6.3f}")
        kept = kept and found / asked >= FLOORS.get(field, 0.0)
    return kept


def main() -> int:
    """Score what the folder holds; exit code 1 where a floor is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the sets")
    folder = parser.parse_args().data
    logging.disable(logging.CRITICAL)
    print("$", shlex.join(["python", *sys.argv]))
    sets = {"article-extraction-benchmark": read_first, "trafilatura-eval-en": read_second}
    kept = [score(folder / name) for name, score in sets.items() if (folder / name).is_dir()]
    if not kept:
        print(f"neither of {', '.join(sets)} lies in {folder}", file=sys.stderr)
        return 2
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
