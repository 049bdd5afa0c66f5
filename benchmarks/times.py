r"""Measure the time expressions found in news: their words, and the days that they mean.

    python benchmarks/times.py --data ../shared/data/temporal/tempeval3 --meantime ../shared/data/cdec/meantime/apple.jsonl

DATA is a folder of TempEval-3 as JSON lines (id, dct, text, timex with start, end, value); PART ``dev`` is the documents
whose SHA-1 of the file name is 0 modulo 5, ``train`` the others. MEANTIME is a file of NewsReader MEANTIME, an outside
measure: its text is joined from tokens, and the six sentences count in which it annotates times. KEY is our own table of news
phrases with their days (``benchmarks/key/times.yaml``): a phrase counts where its words, its days and its anchor are right.

Strict: same start and end. Relaxed: characters in common, one to one in order. Value: relaxed, with the same TIMEX3 value.
The day of each document is given; the ends of a range count apart, and of a time told against an event ("three days
after the vote") the length alone, as TIMEX3 has them.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from predicting import document, open_tagger
from rashomon.language.model import WEIGHTS
from rashomon.times.read import read_pieces, read_times
from rashomon.types import Attribution, Interval, Span, Tagged, Tagger, TimeExpression, Zone, Zoned
from scoring import Count

KEY = Path(__file__).parent / "key" / "times.yaml"
DAY = date(2020, 1, 8)
TIMED_SENTENCES = 6
"""MEANTIME annotates times in title, dateline and the four sentences after them; no later sentence has one."""
CREATION = {"CREATION_TIME", "PUBLICATION_TIME"}


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as scored: its place and its TIMEX3 value."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its day and the time expressions sought, up to ``until``."""

    name: str
    text: str
    published: date
    sought: tuple[Timex, ...]
    until: int


def read_tempeval(folder: Path, part: str) -> Iterator[Article]:
    """Give one part of TempEval-3's documents."""
    for path in sorted(folder.glob("*-train.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for found in map(json.loads, lines):
                dev = int(hashlib.sha1(found["id"].encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0
                if dev == (part == "dev"):
                    sought = tuple(Timex(t["start"], t["end"], t["value"]) for t in found["timex"])
                    day = date.fromisoformat(found["dct"]["value"][:10])
                    yield Article(found["id"], found["text"], day, sought, len(found["text"]))


def read_meantime(path: Path) -> Iterator[Article]:
    """Give MEANTIME's articles with a known day; each counts over the six sentences in which it annotates times."""
    with path.open(encoding="utf-8") as lines:
        for found in map(json.loads, lines):
            times = [m for m in found["mentions"] if m["type"] == "TIMEX3" and m.get("tokens")]
            days = [m["value"] for m in times if m.get("functionInDocument") in CREATION and len(m["value"]) >= 10]
            if days:
                yield _meantime_article(found, times, date.fromisoformat(days[0][:10]))


def _meantime_article(found: dict[str, Any], times: Sequence[dict[str, Any]], day: date) -> Article:
    offsets = found["offsets"]
    ends = [i for i, sentence in enumerate(found["sent"]) if sentence < TIMED_SENTENCES]
    sought = tuple(Timex(offsets[m["tokens"][0]][0], offsets[m["tokens"][-1]][1], m["value"]) for m in times)
    return Article(found["id"], found["text"], day, tuple(sorted(sought, key=lambda t: t.start)), offsets[ends[-1]][1])


def tag(article: Article, tagger: Tagger | None) -> Tagged:
    """Give an article as one body zone; without a tagger it has no trees, names or sentences."""
    known = replace(document(article.text), published=article.published)
    zones = (Zone("z1", "body", 0, len(article.text)),) if article.text else ()
    if tagger is None:
        return Tagged(known, zones, (), (), (), (), (), ())
    (tagged,) = tagger.tag([Zoned(known, zones)])
    return tagged


def find(tagged: Tagged) -> list[Timex]:
    """Give the times found, as TIMEX3 has them."""
    return [_timex(tagged.document.text, time) for time in read_pieces(tagged)]


def _timex(text: str, time: TimeExpression) -> Timex:
    if time.anchor_words is None:
        return Timex(time.start, time.end, time.value)
    words = text[time.start : time.anchor_words.start].rsplit(maxsplit=1)[0]
    return Timex(time.start, time.start + len(words), time.value)


def pair_up(found: Sequence[Timex], sought: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair what overlaps, one to one, in order of the text."""
    pairs = []
    free = list(found)
    for gold in sought:
        match = next((one for one in free if one.start < gold.end and gold.start < one.end), None)
        if match is not None:
            free.remove(match)
            pairs.append((match, gold))
    return pairs


def measure(articles: Iterable[Article], tagger: Tagger | None) -> dict[str, Count]:
    """Count strict, relaxed and value over articles."""
    counts: dict[str, Count] = defaultdict(Count)
    for article in articles:
        found = [one for one in find(tag(article, tagger)) if one.start < article.until]
        pairs = pair_up(found, article.sought)
        right = {
            "strict": sum((one.start, one.end) == (gold.start, gold.end) for one, gold in pairs),
            "relaxed": len(pairs),
            "value": sum(one.value == gold.value for one, gold in pairs),
        }
        for name, number in right.items():
            counts[name].add(number, len(found), len(article.sought))
    return counts


# -- our own table -----------------------------------------------------------------------------


def measure_key(path: Path, tagger: Tagger | None) -> tuple[int, int, list[str]]:
    """Count the phrases of the table that are right; give what is wrong in words."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["phrases"]
    wrong = [fault for row in rows if (fault := _fault(row, tagger)) is not None]
    return len(rows) - len(wrong), len(rows), wrong


def _fault(row: dict[str, Any], tagger: Tagger | None) -> str | None:
    """Give what is wrong with what was found of a phrase; a phrase has the one time in brackets, or none."""
    start, marked = row["text"].find("["), row["text"].partition("[")[2].partition("]")[0]
    text = row["text"].replace("[", "").replace("]", "")
    published = date.fromisoformat(row["published"] or "2020-01-08") if "published" in row else DAY
    tagged = tag(Article("", text, published, (), len(text)), tagger)
    if row.get("published", "given") is None:
        tagged = replace(tagged, document=replace(tagged.document, published=None))
    times = read_times(tagged, _said(text, row), day_first=row.get("day_first"))
    near = [time for time in times if row.get("none") or (time.start < start + len(marked) and start < time.end)]
    told = [_row(text, time, row) for time in near]
    checked = ("days", *(name for name in ("anchor", "reason", "value", "offset", "event") if name in row))
    wanted = [] if row.get("none") else [{"words": marked} | {name: row[name] for name in checked}]
    return None if told == wanted else f"{row['text']}: {told} for {wanted}"


def _said(text: str, row: dict[str, Any]) -> tuple[Attribution, ...]:
    """Give the words in quotation marks as said on the row's day."""
    if "said" not in row:
        return ()
    day = date.fromisoformat(row["said"])
    said = Interval(day, date.fromordinal(day.toordinal() + 1), "day")
    content = (Span(text.index("“"), text.index("”") + 1),)
    return (Attribution("a1", "direct", content, None, None, "says", "+", None, (), None, None, said, 1.0),)


def _row(text: str, time: TimeExpression, row: dict[str, Any]) -> dict[str, Any]:
    days = None
    if time.earliest is not None and time.before is not None:
        latest = date.fromordinal(time.before.toordinal() - 1)
        days = time.earliest.isoformat() + ("" if latest == time.earliest else f" {latest.isoformat()}")
    words = time.anchor_words
    rest = {
        "anchor": time.anchor,
        "reason": time.reason,
        "value": time.value,
        "offset": time.offset_days,
        "event": None if words is None else text[words.start : words.end],
    }
    told = {"words": text[time.start : time.end], "days": days}
    return told | {name: value for name, value in rest.items() if name in row}


def main(arguments: list[str]) -> None:
    """Print one line a measure, in percent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of TempEval-3")
    parser.add_argument("--part", choices=["dev", "train"], default="dev")
    parser.add_argument("--meantime", type=Path, help="a file of MEANTIME")
    parser.add_argument("--key", type=Path, default=KEY, help="our own table")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    parser.add_argument("--plain", action="store_true", help="without the model: no trees, names or sentences")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/times.py " + " ".join(arguments))
    tagger = None if options.plain else open_tagger(options.weights)
    print("times\tmeasure\tprecision\trecall\tF1\tin the gold standard")
    if options.data is not None:
        show(f"TempEval-3 {options.part}", measure(read_tempeval(options.data, options.part), tagger))
    if options.meantime is not None:
        show("MEANTIME", measure(read_meantime(options.meantime), tagger))
    right, number, wrong = measure_key(options.key, tagger)
    print(f"own table\tright\t{100 * right / number:.1f}\t\t\t{number}")
    for fault in wrong:
        print(f"  {fault}", file=sys.stderr)


def show(name: str, counts: dict[str, Count]) -> None:
    """Print the figures of one set."""
    for measure_name, count in counts.items():
        figures = "\t".join(f"{100 * figure:.1f}" for figure in (count.precision, count.recall, count.f1))
        print(f"{name}\t{measure_name}\t{figures}\t{count.sought}")


if __name__ == "__main__":
    main(sys.argv[1:])
