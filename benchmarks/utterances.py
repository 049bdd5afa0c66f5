"""Utterances: which reports are of the same words; our own pairs of statements, and the demo key's.

    python benchmarks/utterances.py [--errors]
    python benchmarks/utterances.py --time ../shared/data/attribution/polnear/train.jsonl

The pairs stand in ``key/utterances.yaml``: is it one utterance or two? The demo key lists which attributions report one
utterance: pairs of reports joined, from the key's own attributions (with its entities) and from raw text, where an
attribution of ours stands for the key's that it covers by half. Pairs that the key does not know are listed with
``--errors``: not all of them are wrong, as the key lists the utterances that matter to its story. ``--time`` joins
PolNeAR's own attributions, a speaker being the last name in the words for the source, and lists twenty of the joined.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from predicting import document  # noqa: E402 - found on the path set above
from rashomon.comparison.copies import find_copies  # noqa: E402 - likewise
from rashomon.comparison.utterances import join_utterances  # noqa: E402 - likewise
from rashomon.entities.resolve import resolve  # noqa: E402 - likewise
from rashomon.events.quantities import read_quantities  # noqa: E402 - likewise
from rashomon.reading.zones import find_zones  # noqa: E402 - likewise
from rashomon.records import annotations_from_json  # noqa: E402 - likewise
from rashomon.times.read import read_times  # noqa: E402 - likewise
from rashomon.types import (  # noqa: E402 - likewise
    Act,
    Annotations,
    Attribution,
    Entity,
    Form,
    Interval,
    Member,
    Mention,
    Source,
    Span,
    Tagged,
    Utterance,
    Zone,
)
from scoring import match, pieces_overlap  # noqa: E402 - likewise

Json = dict[str, Any]
Reported = tuple[str, str]
_NAME = re.compile(r"(?!(?:The|They|She|But|Its)\b)[A-Z][a-z][a-zA-Z]+")
DAY = date(2031, 5, 10)
ACTS: Mapping[str, Act] = {"said": "says", "denied": "denies", "asked": "asks", "demanded": "demands"}
HALVES = ("first_half", "second_half", "third_part")


# -- our own pairs -----------------------------------------------------------------------------


def read_pairs(half: str, path: Path = ROOT / "benchmarks/key/utterances.yaml") -> list[Json]:
    """Give the pairs of one half."""
    return list(yaml.safe_load(path.read_text(encoding="utf-8")).get(half, ()))


def is_joined(pair: Json) -> bool:
    """Tell whether the two statements of a pair are found to be one utterance."""
    speakers, cues = pair.get("speakers", ["Adan Velik"] * 2), pair.get("cues", ["said"] * 2)
    said, published = pair.get("said", [None, None]), pair.get("published", [DAY, DAY])
    told = [
        _report(f"d{at}", pair[which], speakers[at], cues[at], said[at], published[at])
        for at, which in enumerate(("first", "second"))
    ]
    entity_of = {Member(one.document.id, entity.id): entity.name for one in told for entity in one.entities}
    return any(len(one.reports) > 1 for one in join_utterances(told, entity_of))


def _report(name: str, content: str, speaker: str, cue: str, said: date | None, published: date | None) -> Annotations:
    """Give a document of one sentence: the speaker, the cue, and what is reported."""
    text = f"{speaker} {cue} {content.rstrip('.')}."
    start = len(speaker) + len(cue) + 2
    known = speaker not in {"-", ""}
    source = Source(
        0, len(speaker), "named" if known else "unnamed", "e1" if known else None, speaker if known else None
    )
    one = Attribution(
        id="a1", form=_form(content), content=(Span(start, len(text)),), source=source,
        cue=Span(len(speaker) + 1, start - 1), act=ACTS[cue], polarity="+", within=None, via=(), addressee=None,
        venue=None, said=None if said is None else Interval(said, said + timedelta(days=1), "day"), confidence=1.0,
    )  # fmt: skip
    told = replace(document(text), id=name, published=published)
    zones = (Zone("z1", "body", 0, len(text)),)
    tagged = Tagged(told, zones, (), (), (), (), (), ())
    named = speaker[:1].isupper()
    return Annotations(
        told, "by hand", zones,
        mentions=(Mention("m1", 0, len(speaker), "person", "name" if named else "nominal", "e1"),) if known else (),
        entities=(Entity("e1", speaker, "person", (), None, ()),) if known else (),
        attributions=(one,), quantities=read_quantities(tagged, read_times(tagged)),
    )  # fmt: skip


def _form(content: str) -> Form:
    if "“" not in content:
        return "indirect"
    return (
        "direct"
        if content.startswith("“") and content.rstrip(".,").endswith("”") and content.count("“") == 1
        else "mixed"
    )


# -- the demo key ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Joined:
    """Pairs of reports: joined by both, by us alone, by the key alone."""

    right: set[frozenset[Reported]]
    extra: set[frozenset[Reported]]
    missed: set[frozenset[Reported]]


def compare(key: Json, found: Iterable[Utterance], stands_for: Mapping[Reported, Reported]) -> Joined:
    """Compare pairs of reports; ours are taken for the key's attributions that they stand for."""
    sought = {
        pair
        for one in key["compare"]["utterances"]
        for pair in _pairs([(r["document"], r["attribution"]) for r in one["reports"]])
    }
    ours = {
        pair
        for one in found
        for pair in _pairs(
            [stands_for.get((r.document, r.attribution), (r.document, f"our {r.attribution}")) for r in one.reports]
        )
    }
    return Joined(ours & sought, ours - sought, sought - ours)


def _pairs(reports: Sequence[Reported]) -> Iterator[frozenset[Reported]]:
    return (frozenset(pair) for pair in combinations(sorted(set(reports)), 2))


def join_all(told: Sequence[Annotations]) -> tuple[Utterance, ...]:
    """Join what documents report, with who is who across them."""
    entity_of = {member: one.id for one in resolve(told) for member in one.members}
    return join_utterances(told, entity_of, find_copies(told))


def align(key: Json, told: Mapping[str, Annotations]) -> dict[Reported, Reported]:
    """Give for our attributions the key's that they cover by half."""
    stands_for = {}
    for page in key["annotate"]:
        ours = told[page["document"]["path"]]
        sought = [[(start, end) for start, end in one["content"]] for one in page["attributions"]]
        given = [[(span.start, span.end) for span in one.content] for one in ours.attributions]
        for i, j in match(sought, given, pieces_overlap):
            stands_for[ours.document.id, ours.attributions[j].id] = (
                page["document"]["id"],
                page["attributions"][i]["id"],
            )
    return stands_for


# -- time --------------------------------------------------------------------------------------


def read_polnear(path: Path) -> Iterator[Annotations]:
    """Give PolNeAR's articles with the attributions annotated there."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            told = replace(document(row["text"]), id=row["id"], published=date.fromisoformat(row["date"][:10]))
            found = [
                _attribution(told.text, number, one)
                for number, one in enumerate(row["attributions"], 1)
                if one["content"]
            ]
            names = sorted({one.source.entity for one in found if one.source is not None and one.source.entity})
            mentions = tuple(
                Mention(f"m{one.id}", one.source.start, one.source.end, "person", "name", one.source.entity)
                for one in found
                if one.source is not None
            )
            entities = tuple(Entity(name, name, "person", (), None, ()) for name in names)
            yield Annotations(told, "PolNeAR", find_zones(told), mentions, entities, tuple(found))


def _attribution(text: str, number: int, row: Json) -> Attribution:
    content = tuple(Span(start, end) for start, end in sorted(row["content"]))
    source = None
    if row["source"]:
        start, end = row["source"][0][0], row["source"][-1][1]
        names = _NAME.findall(text[start:end])
        source = Source(start, end, None, names[-1] if names else None, names[-1] if names else None)
    return Attribution(
        f"a{number}", "indirect", content, source, None, "says", "+", None, (), None, None, None, 1.0
    )  # fmt: skip


def report_time(path: Path) -> None:
    """Print time and what is joined across articles."""
    told = list(read_polnear(path))
    entity_of = {Member(one.document.id, entity.id): entity.name for one in told for entity in one.entities}
    copies = find_copies(told)
    start = time.process_time()
    found = join_utterances(told, entity_of, copies)
    seconds = time.process_time() - start
    across = [one for one in found if len({report.document for report in one.reports}) > 1]
    print(
        f"{len(told)} articles, {sum(len(one.attributions) for one in told)} attributions: {seconds:.1f} s of one core,"
        f" {len(found)} utterances, {len(across)} of them in several articles"
    )
    texts = {one.document.id: one.document.text for one in told}
    for one in across[:: max(len(across) // 20, 1)]:
        print(f"{one.id} {one.speaker}: {one.reason}")
        for report in one.reports:
            words = " … ".join(texts[report.document][span.start : span.end] for span in report.spans)
            print(f"    {' '.join(words.split())[:150]}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the wrong pairs")
    parser.add_argument("--time", type=Path, metavar="FILE", help="PolNeAR's articles: how long it takes")
    args = parser.parse_args()
    print(f"$ python {' '.join(sys.argv)}")
    if args.time is not None:
        report_time(args.time)
        return
    for half in HALVES:
        report_pairs(half, errors=args.errors)
    report_key(errors=args.errors)


def report_pairs(half: str, *, errors: bool) -> None:
    """Print the figures of one half of our own pairs."""
    judged = [(pair, is_joined(pair)) for pair in read_pairs(half)]
    right = sum(joined and pair["same"] for pair, joined in judged)
    print(
        f"own pairs, {half.replace('_', ' ')}: {len(judged)}, joined rightly {right} of {sum(pair['same'] for pair, _ in judged)},"
        f" joined wrongly {sum(joined and not pair['same'] for pair, joined in judged)}"
    )
    if errors:
        wrong = [pair for pair, joined in judged if joined != pair["same"]]
        print(
            "".join(
                f"  {'apart' if pair['same'] else 'joined'}: {pair['first']} | {pair['second']}\n" for pair in wrong
            ),
            end="",
        )


def report_key(*, errors: bool) -> None:
    """Print the figures of the demo key."""
    from demo import annotate_story  # noqa: PLC0415 - the other benchmark knows how

    key = json.loads(files("rashomon.demo").joinpath("key.json").read_text(encoding="utf-8"))
    own = {page["document"]["path"]: annotations_from_json(page) for page in key["annotate"]}
    raw = {path: annotations_from_json(row) for path, row in annotate_story().items()}
    names = {page["document"]["id"]: path[:2] for path, page in zip(own, key["annotate"], strict=True)}
    for what, told in (("the key's attributions", own), ("raw text", raw)):
        joined = compare(key, join_all(list(told.values())), align(key, told))
        found, sought = len(joined.right) + len(joined.extra), len(joined.right) + len(joined.missed)
        print(
            f"demo, {what}: pairs of reports {len(joined.right)} of {sought} joined, {len(joined.extra)} of {found} not in the key"
        )
        for kind, pairs in (("extra", joined.extra), ("missed", joined.missed)):
            shown = sorted(" | ".join(f"{names[d]} {a}" for d, a in sorted(pair)) for pair in pairs)
            print("".join(f"  {kind}: {one}\n" for one in shown if errors), end="")


if __name__ == "__main__":
    main()
