"""Disputes between accounts of real stories: which of those that a person found are told, and how many told are real.

    python benchmarks/real_disputes.py ../shared/data [--part develop|held] [--list missed|beside|found|wrong] [--relation contradicts]

The key (``key/real_disputes.yaml``) has questions of 25 stories of ECB+ train with the answers that articles give, by
places alone. A dispute is two answers of one question that cannot both hold; it is found where a contradiction stands
between passages that overlap those of both answers. Findings between passages of one answer, or of two that fit, are
wrong; those of passages that the key does not have are ``beside`` it and to be read.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from predicting import open_tagger
from rashomon.comparing import compare_all
from rashomon.entities.resolve import resolve
from rashomon.pipeline import annotate_all
from rashomon.types import Annotations, Finding, Passage, Span
from stories import Report, read_stories

KEY = Path(__file__).parent / "key" / "real_disputes.yaml"
RELATIONS = ("contradicts", "agrees")


@dataclass(frozen=True, slots=True)
class Question:
    """What articles of one story answer, each answer with its passages, and which two answers fit each other."""

    story: str
    aspect: str
    about: str
    answers: Mapping[str, tuple[Passage, ...]]
    fit: frozenset[frozenset[str]]

    def sought(self, relation: str) -> list[tuple[str, str]]:
        """Give the pairs of answers that contradict each other, or the answers that several articles give."""
        if relation == "contradicts":
            return [pair for pair in combinations(self.answers, 2) if frozenset(pair) not in self.fit]
        told = {answer: {one.document for one in some} for answer, some in self.answers.items()}
        return [(answer, answer) for answer, where in told.items() if len(where) > 1]

    def fits(self, one: str, other: str) -> bool:
        """Tell whether two answers fit each other, as "about nine" fits ten to nine."""
        return frozenset({one, other}) in self.fit

    def answered(self, passages: Iterable[Passage]) -> set[str]:
        """Give the answers whose passages some passages overlap."""
        return {
            answer for answer, own in self.answers.items() for one in own for told in passages if _overlap(one, told)
        }


@dataclass(frozen=True, slots=True)
class Story:
    """A story's part of the key."""

    name: str
    part: str
    published: date | None
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding between two documents (or two voices of one), and what the key says of it."""

    story: str
    event: str
    finding: Finding
    met: frozenset[tuple[int, str, str]]
    verdict: str

    def show(self) -> str:
        """Give it as one line."""
        return f"{self.verdict} · {self.story} · {self.event} · {self.finding.aspect} · {self.finding.reason}"


def _overlap(one: Passage, other: Passage) -> bool:
    return one.document == other.document and one.span.start < other.span.end and other.span.start < one.span.end


def read_key(reports: Mapping[str, Sequence[Report]]) -> list[Story]:
    """Give the key, its places as passages of the documents."""
    table: dict[str, Any] = yaml.safe_load(KEY.read_text(encoding="utf-8"))
    return [_story(name, found, {one.name: one for one in reports[name]}) for name, found in table.items()]


def read_days() -> dict[str, date]:
    """Give the day taken for a story's articles that tell none."""
    table: dict[str, Any] = yaml.safe_load(KEY.read_text(encoding="utf-8"))
    return {name: found["published"] for name, found in table.items() if found["published"] is not None}


def _story(name: str, found: dict[str, Any], reports: Mapping[str, Report]) -> Story:
    questions = tuple(_question(name, one, reports) for one in found["questions"])
    return Story(name, found["part"], found["published"], questions)


def _question(story: str, found: dict[str, Any], reports: Mapping[str, Report]) -> Question:
    answers = {
        str(answer): tuple(_passage(reports[name], first, last) for name, first, last in some)
        for answer, some in found["answers"].items()
    }
    fit = frozenset(frozenset(pair) for pair in found.get("fit", []))
    return Question(story, found["aspect"], found["about"], answers, fit)


def _passage(report: Report, first: int, last: int) -> Passage:
    return Passage(report.document.id, Span(report.tokens[first].start, report.tokens[last - 1].end))


def judge_all(story: Story, documents: Sequence[Annotations]) -> Iterator[Told]:
    """Give what is told of a story's accounts, with what the key says of it."""
    for compared in compare_all(documents, resolve(documents)).events:
        for finding in compared.findings:
            if finding.relation in RELATIONS and len(finding.evidence) > 1 and finding.aspect != "wording":
                yield _judge(story, compared.event.label, finding)


def _judge(story: Story, event: str, finding: Finding) -> Told:
    one, other = _sides(finding)
    answered = [(number, q.answered(one), q.answered(other)) for number, q in enumerate(story.questions)]
    pairs = {(number, a, b) for number, first, second in answered for a in first for b in second}
    right = {pair for pair in pairs if _is_right(story.questions[pair[0]], pair[1], pair[2], finding.relation)}
    fitting = finding.relation == "agrees" and all(story.questions[n].fits(one, other) for n, one, other in pairs)
    verdict = "found" if right else "wrong" if pairs and not fitting else "beside"
    return Told(story.name, event, finding, frozenset(right), verdict)


def _is_right(question: Question, one: str, other: str, relation: str) -> bool:
    apart = one != other and frozenset({one, other}) not in question.fit
    return apart if relation == "contradicts" else one == other


def _sides(finding: Finding) -> tuple[list[Passage], list[Passage]]:
    """Part evidence into its two documents; of one document the first passage and the rest."""
    documents = list(dict.fromkeys(one.document for one in finding.evidence))
    if len(documents) == 1:
        return list(finding.evidence[:1]), list(finding.evidence[1:])
    first = [one for one in finding.evidence if one.document == documents[0]]
    return first, [one for one in finding.evidence if one.document != documents[0]]


def count(stories: Sequence[Story], told: Sequence[Told], relation: str) -> Iterator[str]:
    """Give the figures of one relation as lines: all, then by aspect."""
    for aspect in ("all", "how many", "when", "where", "what"):
        sought = [
            (story.name, number, pair)
            for story in stories
            for number, question in enumerate(story.questions)
            for pair in question.sought(relation)
            if aspect in {"all", question.aspect}
        ]
        own = [one for one in told if one.finding.relation == relation and aspect in {"all", one.finding.aspect}]
        met = {
            (one.story, number, frozenset({a, b}))
            for one in told
            if one.finding.relation == relation
            for number, a, b in one.met
        }
        found = [one for one in sought if (one[0], one[1], frozenset(one[2])) in met]
        questions = {one[:2] for one in sought}
        asked = {one[:2] for one in found}
        verdicts = Counter(one.verdict for one in own)
        yield (
            f"{relation}\t{aspect}\tfound {len(found)} of {len(sought)} ({len(asked)} of {len(questions)} questions)"
            f"\treported {len(own)}: {verdicts['found']} in the key, {verdicts['wrong']} against it, {verdicts['beside']} beside"
        )  # fmt: skip


def missed(stories: Sequence[Story], told: Sequence[Told], relation: str) -> Iterator[str]:
    """Give what of the key is not told."""
    met = {
        (one.story, number, frozenset({a, b}))
        for one in told
        if one.finding.relation == relation
        for number, a, b in one.met
    }
    for story in stories:
        for number, question in enumerate(story.questions):
            for pair in question.sought(relation):
                if (story.name, number, frozenset(pair)) not in met:
                    yield f"missed · {story.name} · {question.aspect} · {question.about}: {' / '.join(dict.fromkeys(pair))}"


def report(stories: Sequence[Story], told: Sequence[Told], relations: Sequence[str], listed: str | None) -> None:
    """Print the figures, and what is asked for."""
    for relation in relations:
        print(*count(stories, told, relation), sep="\n")
        if listed == "missed":
            print(*missed(stories, told, relation), sep="\n")
        elif listed is not None:
            print(*(one.show() for one in told if one.finding.relation == relation and one.verdict == listed), sep="\n")


def main(arguments: list[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--part", choices=["develop", "held"], default=None)
    parser.add_argument("--list", choices=["missed", "beside", "found", "wrong"], default=None)
    parser.add_argument("--relation", choices=RELATIONS, default=None)
    options = parser.parse_args(arguments)
    print("$ python benchmarks/real_disputes.py " + " ".join(arguments))
    reports = read_stories(options.data / "cdec" / "ecbplus" / "train.jsonl.gz", read_days())
    stories = [one for one in read_key(reports) if options.part in {None, one.part}]
    tagger = open_tagger()
    told: list[Told] = []
    for story in stories:
        documents = list(annotate_all((one.document for one in reports[story.name]), tagger))
        told += judge_all(story, documents)
    report(stories, told, [options.relation] if options.relation else RELATIONS, options.list)


if __name__ == "__main__":
    main(sys.argv[1:])
