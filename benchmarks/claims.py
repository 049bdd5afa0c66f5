"""Claims aligned across outlets: NAnCo, ClaimDiff and the demo key's claims and shifts.

    python benchmarks/claims.py [--errors]
    python benchmarks/claims.py ../shared/data/claims

NAnCo (validation, four questions; measured only): are two outlets' answers to one question the same? Balanced accuracy
of likeness at a threshold set on the other three questions, averaged over questions: on the paragraphs as they are (the
question's own words left out), on the sentence of each that shares most with the question, and on the gold answer spans.
ClaimDiff (train, measured only): whether the second claim strengthens the first (likeness, threshold set on the other
topics, ten folds) and how often our "differs" is right where pairs weaken each other. The demo: which of the key's claims
and shifts are found from raw text, with the copied and repeated statements not yet joined.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from predicting import document, open_tagger  # noqa: E402 - found on the path set above
from rashomon.comparison.claims import align_claims  # noqa: E402 - likewise
from rashomon.comparison.contents import read_contents  # noqa: E402 - likewise
from rashomon.comparison.gist import features_of, likeness, measure, weigh  # noqa: E402 - likewise
from rashomon.comparison.judging import judge  # noqa: E402 - likewise
from rashomon.comparison.matters import Matters  # noqa: E402 - likewise
from rashomon.comparison.record import Records  # noqa: E402 - likewise
from rashomon.entities.resolve import resolve  # noqa: E402 - likewise
from rashomon.language.sentences import find_sentences  # noqa: E402 - likewise
from rashomon.pipeline import annotate_all  # noqa: E402 - likewise
from rashomon.records import annotations_from_json  # noqa: E402 - likewise
from rashomon.types import (  # noqa: E402 - likewise
    Annotations,
    Attribution,
    Claim,
    Member,
    Report,
    Span,
    SpeakerRecord,
    Utterance,
)
from scoring import pieces_overlap  # noqa: E402 - likewise

Json = dict[str, Any]
Scored = list[tuple[float, bool]]


def balanced(scored: Scored, threshold: float) -> float:
    """Give the mean of the shares of pairs of either kind that a threshold tells right."""
    same = [score >= threshold for score, right in scored if right]
    other = [score < threshold for score, right in scored if not right]
    return (sum(same) / max(len(same), 1) + sum(other) / max(len(other), 1)) / 2


def choose(groups: Iterable[Scored], measure_by: Callable[[Scored, float], float]) -> float:
    """Give the threshold, of 99, that is best on average over some groups."""
    listed = list(groups)
    steps = sorted(score for group in listed for score, _ in group)
    candidates = sorted({steps[len(steps) * i // 100] for i in range(1, 100)})
    return max(candidates, key=lambda t: sum(measure_by(group, t) for group in listed))


# -- NAnCo -------------------------------------------------------------------------------------


def report_nanco(path: Path) -> None:
    """Print balanced accuracy in the three settings."""
    with path.open(encoding="utf-8") as lines:
        questions = [json.loads(line) for line in lines]
    settings: dict[str, Callable[[Json, Json], str]] = {
        "raw paragraphs": lambda answer, _: answer["paragraph"],
        "nearest sentence": _nearest,
        "gold answer spans": lambda answer, _: answer["answer"],
    }
    for what, words in settings.items():
        groups = [_pairs(question, words) for question in questions]
        results = [balanced(group, choose(groups[:i] + groups[i + 1 :], balanced)) for i, group in enumerate(groups)]
        each = " ".join(f"{q['qid']} {result:.3f}" for q, result in zip(questions, results, strict=True))
        print(f"NAnCo validation, {what}: balanced accuracy {sum(results) / len(results):.3f} ({each})")


def _pairs(question: Json, words: Callable[[Json, Json], str]) -> Scored:
    asked = features_of(question["question"])
    features = [features_of(words(answer, question)) - asked for answer in question["answers"]]
    weights = weigh(features)
    gists = [measure(one, weights) for one in features]
    clusters = [answer["cluster"] for answer in question["answers"]]
    return [
        (likeness(gists[i], gists[j], weights), clusters[i] == clusters[j])
        for i, j in combinations(range(len(gists)), 2)
    ]


def _nearest(answer: Json, question: Json) -> str:
    text, asked = answer["paragraph"], features_of(question["question"])
    spans = find_sentences(text, (Span(0, len(text)),), (), "en")
    return max((text[s.start : s.end] for s in spans), key=lambda s: len(features_of(s) & asked), default=text)


# -- ClaimDiff ---------------------------------------------------------------------------------


def f1(scored: Scored, threshold: float) -> float:
    """Give F1 of the pairs at or above a threshold."""
    right = sum(score >= threshold and is_right for score, is_right in scored)
    found = sum(score >= threshold for score, _ in scored)
    sought = sum(is_right for _, is_right in scored)
    return 2 * right / max(found + sought, 1)


def report_claimdiff(folder: Path) -> None:
    """Print F1 of strengthening, and the precision of what we say differs among pairs that weaken and do not."""
    rows = _read(folder / "strength-train.jsonl")
    topics = sorted({row["topic"] for row in rows})
    weights = weigh(features_of(row[side]) for row in rows for side in ("claim_a", "claim_b"))
    folds: dict[int, Scored] = defaultdict(list)
    for row in rows:
        one, other = (measure(features_of(row[side]), weights) for side in ("claim_a", "claim_b"))
        folds[topics.index(row["topic"]) % 10].append((likeness(one, other, weights), bool(row["relation"])))
    tested: list[tuple[bool, bool]] = []
    for number, fold in folds.items():
        threshold = choose((f for n, f in folds.items() if n != number), f1)
        tested += [(score >= threshold, right) for score, right in fold]
    score = f1([(float(found), right) for found, right in tested], 0.5)
    every = f1([(1.0, right) for _, right in tested], 0.5)
    print(f"ClaimDiff, strengthens: F1 {score:.3f} ({len(tested)} pairs; all called so: {every:.3f})")
    _report_weaken(_read(folder / "weak-train.jsonl"), weights)


def _report_weaken(rows: Sequence[Json], weights: Mapping[str, float]) -> None:
    claims = sorted({row[side] for row in rows for side in ("claim_a", "claim_b")})
    texts = [replace(document(claim), id=f"c{i}") for i, claim in enumerate(claims)]
    told = [_as_said(one) for one in annotate_all(texts, open_tagger())]
    owners = {member: one.id for one in resolve(told) for member in one.members}
    contents = {one.report.document: one for one in read_contents(told, owners)}
    place = {claim: f"c{i}" for i, claim in enumerate(claims)}
    matters = Matters({name: frozenset() for name in place.values()})
    right = found = 0
    for row in rows:
        one, other = (contents.get(place[row[side]]) for side in ("claim_a", "claim_b"))
        if one is None or other is None:
            continue
        alike = likeness(measure(one.features, weights), measure(other.features, weights), weights)
        verdict = judge(one, other, alike, matters)
        if verdict is not None and verdict.relation == "differs":
            found += 1
            right += bool(row["relation"])
    sought = sum(bool(row["relation"]) for row in rows)
    print(f"ClaimDiff, weakens: {found} pairs called differing, {right} of them right; {sought} of {len(rows)} sought")


def _as_said(one: Annotations) -> Annotations:
    """Take a whole text for one content that somebody says."""
    said = Attribution(
        "a1", "indirect", (Span(0, len(one.document.text)),), None, None, "says", "+", None, (), None, None, None, 1.0
    )
    return replace(one, attributions=(said,))


def _read(path: Path) -> list[Json]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# -- the demo ----------------------------------------------------------------------------------


class Story:
    """The story as we read it, and where the key's attributions stand in it."""

    def __init__(self, key: Json) -> None:
        from demo import annotate_story  # noqa: PLC0415 - the other benchmark knows how

        self.key = key
        self.documents = [annotations_from_json(row) for row in annotate_story().values()]
        self.names = {one.id: one.name for one in resolve(self.documents)}
        self.owners = {member: one.id for one in resolve(self.documents) for member in one.members}
        self.said = {Report(d.document.id, a.id): a for d in self.documents for a in d.attributions}
        self.sought = {
            (page["document"]["id"], one["id"]): [tuple(span) for span in one["content"]]
            for page in key["annotate"]
            for one in page["attributions"]
        }

    def is_report(self, report: Report, sought: Json) -> bool:
        """Tell whether a report of ours is the key's: half of the words, or all of the shorter one's."""
        if report.document != sought["document"] or report not in self.said:
            return False
        ours = [(piece.start, piece.end) for piece in self.said[report].content]
        theirs = [tuple(sought["span"])] if "span" in sought else self.sought[sought["document"], sought["attribution"]]
        inside = any((a <= c and d <= b) or (c <= a and b <= d) for a, b in ours for c, d in theirs)
        return inside or pieces_overlap(ours, theirs) >= 0.5


def report_demo(*, errors: bool) -> None:
    """Print how many of the key's claims and shifts are found, and how many of ours are not the key's."""
    story = Story(json.loads(files("rashomon.demo").joinpath("key.json").read_text(encoding="utf-8")))
    claims = align_claims(story.documents, story.owners)
    differing = [claim for claim in claims if claim.relation == "differs"]
    found: set[int] = set()
    for sought in story.key["compare"]["claims"]:
        met = [
            i for i, claim in enumerate(claims) if claim.relation == sought["relation"] and _meet(story, claim, sought)
        ]
        found.update(met)
        if errors:
            print(f"  {'found' if met else 'MISSED'}: {sought['relation']}: {sought['reason']}")
        sought["met"] = bool(met)
    listed = story.key["compare"]["claims"]
    for relation in ("agrees", "differs"):
        some = [one for one in listed if one["relation"] == relation]
        print(f"demo: claims of the key that {relation}: {sum(one['met'] for one in some)} of {len(some)} found")
    print(f"demo: {len(claims)} claims given, {len(differing)} of them differ, {sum(1 for i in found if claims[i].relation == 'differs')} of those are the key's")  # fmt: skip
    _report_shifts(story, errors=errors)


def _meet(story: Story, claim: Claim, sought: Json) -> bool:
    """Tell whether a claim holds two of the key's reports; where it differs, one on each side."""
    held = [
        {i for i, r in enumerate(sought["reports"]) if any(story.is_report(o, r) for o in side)} for side in claim.sides
    ]
    if claim.sides:
        return bool(held[0] and held[1]) and len(held[0] | held[1]) >= 2
    return sum(any(story.is_report(r, one) for r in claim.reports) for one in sought["reports"]) >= 2


def _report_shifts(story: Story, *, errors: bool) -> None:
    utterances = [
        Utterance(f"U{i}", story.owners.get(Member(r.document, one.source.entity or "")), one.said, (r,))
        for i, (r, one) in enumerate(story.said.items(), 1)
        if one.source is not None
    ]
    records = Records(story.documents, story.owners, utterances).all()
    total = sum(len(record.shifts) for record in records)
    found = right = 0
    reports = {one["id"]: one["reports"] for one in story.key["compare"]["utterances"]}
    reported = {one.id: one.reports[0] for one in utterances}
    for record in story.key["compare"]["records"]:
        for shift in record["shifts"]:
            met = _meeting(story, records, reported, reports[shift["from"]], reports[shift["to"]])
            found, right = found + bool(met), right + met
            if errors:
                print(f"  {'found' if met else 'MISSED'}: shift in {shift['aspect']}: {shift['reason']}")
    sought = sum(len(record["shifts"]) for record in story.key["compare"]["records"])
    print(f"demo: shifts of the key found: {found} of {sought}; {total} given, {right} of them the key's")


def _meeting(
    story: Story, records: Iterable[SpeakerRecord], reported: Mapping[str, Report], first: Json, second: Json
) -> int:
    """Count the shifts from one of the first reports to one of the second."""
    return sum(
        any(story.is_report(reported[shift.earlier], one) for one in first)
        and any(story.is_report(reported[shift.later], one) for one in second)
        for record in records
        for shift in record.shifts
    )


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", help="the folder claims: nanco and claimdiff")
    parser.add_argument("--errors", action="store_true", help="list the key's claims and shifts")
    args = parser.parse_args()
    print(f"$ python {' '.join(sys.argv)}")
    if args.data is None:
        report_demo(errors=args.errors)
        return
    report_nanco(args.data / "nanco" / "validation.jsonl")
    report_claimdiff(args.data / "claimdiff")


if __name__ == "__main__":
    main()
