r"""Measure how details of two accounts are related, on sentences of real news of which one detail is rewritten.

    python benchmarks/conflicts.py ../shared/data

DATA is the data folder: sentences are taken at the time of the run from attribution/polnear/train.jsonl and
ner/en-worldwide-newswire/train.jsonl, one number, day, place, doer or certainty in them rewritten by the rules of
rewriting.py, and both read from raw text by the package's readers. How the two stand is known from the rule. A relation
counts where a finding in that aspect rests on the words rewritten; a contradiction found elsewhere between the two counts
as wrong. ``benchmarks/key/conflicts.yaml`` holds pairs rewritten by hand, reported apart with their errors.
"""

import argparse
import hashlib
import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from details import collect_account, type_of
from predicting import document, open_tagger
from rashomon.comparison.ground import Ground
from rashomon.comparison.relate import relate
from rashomon.language.model import WEIGHTS
from rashomon.types import Account, Finding, Tagged, Tagger, Zone, Zoned
from rewriting import PUBLISHED, Named, Rewrite, Sentence, rewrite_all
from scoring import Count

KEY = Path(__file__).parent / "key" / "conflicts.yaml"
RELATIONS = ("agrees", "compatible", "contradicts")
ASPECTS = ("how many", "when", "where", "who", "what")
Dated = tuple[str, date | None]
MOST_A_RULE = 40
LENGTHS = range(40, 260)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair with the findings that rest on the words rewritten, and the contradictions that do not."""

    aspect: str
    rule: str
    wanted: str | None
    texts: tuple[str, str]
    found: tuple[Finding, ...]
    elsewhere: tuple[Finding, ...]

    @property
    def relations(self) -> set[str]:
        """The relations found where the texts were rewritten, but "unclear"."""
        return {one.relation for one in self.found if one.relation != "unclear"}

    @property
    def is_right(self) -> bool:
        """Whether what was found is what is wanted, and no contradiction stands elsewhere."""
        return self.relations == ({self.wanted} if self.wanted in RELATIONS else set()) and not self.elsewhere


# -- sentences -----------------------------------------------------------------------------------------


def read_sentences(data: Path) -> Iterator[Sentence]:
    """Give sentences of both sets; the names that people marked come with those of the second."""
    with (data / "attribution/polnear/train.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            for paragraph in article["text"].split("\n"):
                yield from (Sentence(text) for text in _split(paragraph))
    with (data / "ner/en-worldwide-newswire/train.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            for row in article["sentences"]:
                sentence = _marked(article["text"], row)
                if sentence is not None:
                    yield sentence


def _split(paragraph: str) -> Iterator[str]:
    """Give the plain sentences of a paragraph: without quotation marks, of common length."""
    start = 0
    while start < len(paragraph):
        stop = paragraph.find(". ", start)
        end = len(paragraph) if stop < 0 else stop + 1
        text = paragraph[start:end].strip()
        if is_plain(text):
            yield text
        start = end + 1


def is_plain(text: str) -> bool:
    """Tell whether a text is one sentence without quotation marks."""
    return len(text) in LENGTHS and text[0].isupper() and text.endswith(".") and not set(text) & set('"“”«»()[]|:;\n')


def _marked(article: str, row: dict[str, Any]) -> Sentence | None:
    """Give a sentence with its names; None where its tokens have no place in the text."""
    starts, tokens, marks = row["starts"], row["tokens"], row["ner"]
    if None in starts or len(tokens) < 5:
        return None
    first, end = starts[0], starts[-1] + len(tokens[-1])
    text = article[first:end]
    if not is_plain(text):
        return None
    names: list[Named] = []
    for start, token, mark in zip(starts, tokens, marks, strict=True):
        kind = mark.partition("-")[2]
        if mark.startswith("B-"):
            names.append(Named(start - first, start - first + len(token), kind))
        elif mark.startswith("I-") and names:
            names[-1] = Named(names[-1].start, start - first + len(token), kind)
    return Sentence(text, tuple(names))


def choose(rewrites: Iterable[Rewrite], most: int) -> list[Rewrite]:
    """Choose so many a rule, by the hash of their text: the same at every run, whatever the order."""
    by_rule: dict[tuple[str, str], dict[str, Rewrite]] = defaultdict(dict)
    for one in rewrites:
        digest = hashlib.sha256((one.rule + one.text + one.words).encode()).hexdigest()
        by_rule[one.aspect, one.rule][digest] = one
    return [found[key] for _, found in sorted(by_rule.items()) for key in sorted(found)[:most]]


# -- reading and relating ------------------------------------------------------------------------------


def tag_all(texts: Sequence[Dated], tagger: Tagger) -> list[Tagged]:
    """Tag texts, each as one body zone, published on its day."""
    documents = (replace(document(text), published=day) for text, day in texts)
    return list(tagger.tag(Zoned(one, (Zone("z1", "body", 0, len(one.text)),)) for one in documents))


def relate_pair(one: Account, other: Account) -> tuple[Finding, ...]:
    """Relate two accounts of a happening whose type the first tells."""
    return relate(one, other, Ground(type=type_of(one) or type_of(other)))


def judge_rewrite(rewrite: Rewrite, tagged: tuple[Tagged, Tagged]) -> Outcome:
    """Relate a sentence with its rewriting."""
    accounts = [collect_account(one, name, PUBLISHED) for one, name in zip(tagged, ("one", "other"), strict=True)]
    found = relate_pair(*accounts)
    ends = {"one": rewrite.end, "other": rewrite.start + len(rewrite.words)}
    here = [one for one in found if _rests_on(one, rewrite.start, ends)]
    mine = tuple(one for one in here if one.aspect == rewrite.aspect)
    others = tuple(one for one in found if one.relation == "contradicts" and one not in mine)
    return Outcome(rewrite.aspect, rewrite.rule, rewrite.relation, (rewrite.text, rewrite.rewritten), mine, others)


def _rests_on(finding: Finding, start: int, ends: dict[str, int]) -> bool:
    """Tell whether a finding rests on the words rewritten, in both texts."""
    return all(
        any(p.document == name and p.span.start < end and start < p.span.end for p in finding.evidence)
        for name, end in ends.items()
    )


def judge_row(row: dict[str, Any], tagged: tuple[Tagged, Tagged]) -> Outcome:
    """Relate a pair written by hand: all findings of its aspect count."""
    days = [_day(row.get(name)) for name in ("published", "other_published")]
    accounts = [
        collect_account(one, name, day) for one, name, day in zip(tagged, ("one", "other"), (days[0], days[1] or days[0]), strict=True)
    ]  # fmt: skip
    found = relate_pair(*accounts)
    mine = tuple(one for one in found if one.aspect == row["aspect"])
    others = tuple(one for one in found if one.relation == "contradicts" and one not in mine)
    return Outcome(row["aspect"], "by hand", row["relation"], (row["one"], row["other"]), mine, others)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else PUBLISHED if value is None else date.fromisoformat(str(value))


# -- figures -------------------------------------------------------------------------------------------


def count(outcomes: Iterable[Outcome]) -> dict[tuple[str, str], Count]:
    """Count right, found and sought of each relation, by aspect; contradictions elsewhere count where they stand."""
    counts: dict[tuple[str, str], Count] = defaultdict(Count)
    for one in outcomes:
        for relation in RELATIONS:
            found, sought = relation in one.relations, one.wanted == relation
            counts[one.aspect, relation].add(int(found and sought), int(found), int(sought))
        for other in one.elsewhere:
            counts[other.aspect, "contradicts"].add(0, 1, 0)
    return counts


def show(title: str, outcomes: Sequence[Outcome]) -> None:
    """Print precision, recall and how many, by aspect and relation."""
    counts = count(outcomes)
    print(f"{title}: {len(outcomes)} pairs\tprecision\trecall\tfound\tsought")
    for aspect in ASPECTS:
        for relation in RELATIONS:
            one = counts[aspect, relation]
            if one.found or one.sought:
                print(
                    f"{aspect}\t{relation}\t{100 * one.precision:.1f}\t{100 * one.recall:.1f}\t{one.found}\t{one.sought}"
                )


def show_rules(outcomes: Iterable[Outcome]) -> None:
    """Print the share of each rule's pairs that are right."""
    tally: dict[tuple[str, str, str], Counter[bool]] = defaultdict(Counter)
    for one in outcomes:
        tally[one.aspect, one.rule, str(one.wanted)][one.is_right] += 1
    for (aspect, rule, wanted), counted in sorted(tally.items()):
        print(f"  {aspect}\t{rule}\t{wanted}\t{counted[True]} of {counted.total()}", file=sys.stderr)


def show_errors(outcomes: Iterable[Outcome]) -> None:
    """List what was not found as wanted."""
    for one in outcomes:
        if not one.is_right:
            told = "; ".join(f"{f.aspect} {f.relation}: {f.reason}" for f in (*one.found, *one.elsewhere)) or "nothing"
            print(
                f"  {one.aspect} [{one.rule}] wanted {one.wanted}: {one.texts[0]} | {one.texts[1]} -> {told}",
                file=sys.stderr,
            )


def main(arguments: list[str]) -> None:
    """Print the figures of both kinds of pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the data folder")
    parser.add_argument("--key", type=Path, default=KEY, help="pairs written by hand")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    parser.add_argument("--most", type=int, default=MOST_A_RULE, help="pairs a rule")
    parser.add_argument("--errors", action="store_true", help="list all errors, not those by hand alone")
    parser.add_argument("--kept", type=Path, help="a file that keeps the model's output between runs")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/conflicts.py " + " ".join(arguments))
    chosen = choose_rewrites(options.data, options.most)
    rows = yaml.safe_load(options.key.read_text(encoding="utf-8"))["pairs"] if options.key.exists() else []
    wanted = [*texts_of(chosen), *(key for row in rows for key in _keys(row))]
    tagged = tag_once(wanted, options.weights, options.kept)
    outcomes = judge_all(chosen, tagged)
    show("rewritten by rule", outcomes)
    show_rules(outcomes)
    if options.errors:
        show_errors(outcomes)
    by_hand = [judge_row(row, (tagged[_keys(row)[0]], tagged[_keys(row)[1]])) for row in rows]
    for turn in sorted({row.get("round", 1) for row in rows}):
        mine = [one for row, one in zip(rows, by_hand, strict=True) if row.get("round", 1) == turn]
        show(f"rewritten by hand, round {turn}", mine)
        show_errors(mine)


def choose_rewrites(data: Path, most: int) -> list[Rewrite]:
    """Rewrite the sentences of the data, and choose so many a rule."""
    sentences = list(dict.fromkeys(read_sentences(data)))
    named = (s.text[n.start : n.end] for s in sentences for n in s.names if n.kind == "Person")
    pool = sorted({name for name in named if name.count(" ") == 1})
    return choose((one for sentence in sentences for one in rewrite_all(sentence, pool)), most)


def texts_of(chosen: Iterable[Rewrite]) -> list[Dated]:
    """Give the texts of rewrites, with the day of publication."""
    return [(text, PUBLISHED) for one in chosen for text in (one.text, one.rewritten)]


def judge_all(chosen: Iterable[Rewrite], tagged: Mapping[Dated, Tagged]) -> list[Outcome]:
    """Relate each sentence with its rewriting."""
    return [judge_rewrite(one, (tagged[one.text, PUBLISHED], tagged[one.rewritten, PUBLISHED])) for one in chosen]


def tag_once(wanted: Iterable[Dated], weights: Path = WEIGHTS, kept: Path | None = None) -> dict[Dated, Tagged]:
    """Tag every text once; what a kept file holds is not tagged again."""
    known: dict[Dated, Tagged] = {}
    if kept is not None and kept.exists():
        known = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
    missing = [key for key in dict.fromkeys(wanted) if key not in known]
    if missing:
        known.update(zip(missing, tag_all(missing, open_tagger(weights)), strict=True))
        if kept is not None:
            kept.write_bytes(pickle.dumps(known))
    return known


def _keys(row: dict[str, Any]) -> list[Dated]:
    first = _day(row.get("published"))
    return [(row["one"], first), (row["other"], _day(row["other_published"]) if "other_published" in row else first)]


if __name__ == "__main__":
    main(sys.argv[1:])
