"""The tagger that ships with the package: the reader model over windows, its scores decoded to marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

import numpy as np

from rashomon.language.collect import Report, collect
from rashomon.language.decode import Run, best_paths, bio_steps, calibrate, find_runs, silence, softmax
from rashomon.language.evidence import complete
from rashomon.language.following import follow
from rashomon.language.model import Floats, Reader, Scores
from rashomon.language.names import Labelled, agree
from rashomon.language.pairs import Hits
from rashomon.language.paragraphs import Paragraph, find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.language.sentences import find_sentences
from rashomon.language.tokens import find_tokens
from rashomon.language.trees import TreeReader
from rashomon.language.windows import Window, cut_windows, read_subwords
from rashomon.types import EntityKind, Name, Quotation, Span, Tagged, Zoned

T = TypeVar("T")
LANGUAGE = "en"
_TOGETHER = 64
"""Windows whose scores are held at a time."""
_MOST = 48
"""Cues that a window may have: more is no prose."""
_KINDS: dict[str, EntityKind] = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "place",
    "NORP": "norp",
    "Facility": "facility",
    "Product": "product",
    "Misc": "other",
}
"""Of the model's name classes, those that are names (dates and sums of money are not)."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document cut up for the model."""

    zoned: Zoned
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Span, ...]
    windows: tuple[Window, ...]


@dataclass(slots=True)
class Found:
    """What a window decides on."""

    scores: Scores
    cues: list[Run] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    names: list[Labelled] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReaderTagger:
    """Tags English by the reader model; texts in other languages are cut into sentences and tokens only."""

    reader: Reader

    @property
    def name(self) -> str:
        """The name that stands in the output as ``model``."""
        return self.reader.labels.name

    def tag(self, documents: Iterable[Zoned]) -> Iterator[Tagged]:
        """One result a document, in order; documents are read some at a time, each window alone.

        While some are decided on, the next are being read.
        """
        with self.reader.start() as begin:
            groups = _group(self.prepare(zoned) for zoned in documents)
            begun = ((group, begin([window for one in group for window in one.windows])) for group in groups)
            for group, scores in _one_ahead(begun):
                found = self._decide(scores)
                for prepared in group:
                    yield self._finish(prepared, islice(found, len(prepared.windows)))

    def prepare(self, zoned: Zoned) -> Prepared:
        """Cut a document into sentences, tokens and windows."""
        text = zoned.document.text
        paragraphs = find_paragraphs(text, zoned.zones)
        quotations = find_quotations(text, paragraphs)
        sentences = find_sentences(text, paragraphs, quotations, LANGUAGE)
        tokens = find_tokens(text, sentences)
        windows: tuple[Window, ...] = ()
        if zoned.document.language in {None, LANGUAGE}:
            windows = tuple(cut_windows(read_subwords(text, paragraphs, sentences, quotations, self.reader.tokenizer)))
        return Prepared(zoned, paragraphs, quotations, sentences, tokens, windows)

    def find(self, windows: Iterable[Window]) -> Iterator[Found]:
        """Read windows and give what each decides on, in order."""
        waiting = iter(windows)
        while some := list(islice(waiting, _TOGETHER)):
            yield from self._decide(self.reader.read(some))

    def _decide(self, scores: Iterator[Scores]) -> Iterator[Found]:
        while found := [Found(each) for each in islice(scores, _TOGETHER)]:
            self._find_names(found)
            self._find_cues(found)
            self._find_reports(found)
            yield from found

    def _find_names(self, found: list[Found]) -> None:
        labels = self.reader.labels.ner
        scores = [silence(each.scores.ner, each.scores.window.starts < 0) for each in found]
        steps = bio_steps(len(labels)) + self.reader.labels.ner_steps
        for each, path, raw in zip(found, best_paths(scores, steps), scores, strict=True):
            sure = softmax(raw)
            for number, label in enumerate(labels):
                for run in find_runs(path, 1 + 2 * number, sure):
                    if _decides(each.scores.window, run):
                        odds = sure[run.first : run.last, 1:].reshape(run.last - run.first, -1, 2).sum(2).mean(0)
                        each.names.append(Labelled(_span(each.scores.window, run), label, run.score, odds))

    def _find_cues(self, found: list[Found]) -> None:
        steps = bio_steps(1) + self.reader.labels.cue_steps
        scores = [silence(each.scores.cue, each.scores.window.starts < 0) for each in found]
        for each, path, raw in zip(found, best_paths(scores, steps), scores, strict=True):
            runs = [run for run in find_runs(path, 1, softmax(raw)) if _decides(each.scores.window, run)]
            each.cues = sorted(sorted(runs, key=lambda run: -run.score)[:_MOST])

    def _find_reports(self, found: list[Found]) -> None:
        steps = bio_steps(2) + self.reader.labels.own_steps
        owners = [(each, run) for each in found for run in each.cues]
        scores = [row for each in found if each.cues for row in self._own(each)]
        for (each, cue), path, raw in zip(owners, best_paths(scores, steps), scores, strict=True):
            sure = softmax(raw)
            contents = find_runs(path, 3, sure)
            if contents:
                sources = find_runs(path, 1, sure)
                report = _report(each.scores.window, cue, sources, contents)
                score = calibrate(report.score, self.reader.labels.sureness)
                each.reports.append(replace(report, score=round(score, 4)))

    def _own(self, found: Found) -> Iterator[Floats]:
        window = found.scores.window
        hits: Hits = np.zeros((len(found.cues), len(window.ids)), dtype=bool)
        for row, run in enumerate(found.cues):
            hits[row, run.first : run.last] = True
        for hit, scores in zip(hits, self.reader.own(found.scores, hits), strict=True):
            yield silence(scores, hit | (window.starts < 0))

    def agree(self, text: str, names: Iterable[Labelled]) -> list[Labelled]:
        """Give the names of one document, in order."""
        return sorted(agree(text, names, self.reader.labels.ner), key=lambda name: (name.span, name.label))

    def _finish(self, prepared: Prepared, found: Iterable[Found]) -> Tagged:
        zoned, text = prepared.zoned, prepared.zoned.document.text
        trees = TreeReader(self.reader, text, prepared.sentences, prepared.tokens)
        reports: list[Report] = []
        names: list[Labelled] = []
        for each in found:
            trees.read(each.scores)
            reports += each.reports
            names += each.names
        whole = list(complete(text, reports, prepared.quotations))
        followed = follow(text, whole, prepared.quotations, prepared.sentences, prepared.paragraphs)
        marked = collect(followed)
        return Tagged(
            zoned.document,
            zoned.zones,
            prepared.sentences,
            prepared.tokens,
            prepared.quotations,
            tuple(_name(name) for name in self.agree(text, names) if name.label in _KINDS),
            marked.marks,
            marked.links,
            tuple(trees.words),
            tuple(trees.hints),
        )


def _group(documents: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Put documents together until they have windows enough; one without any counts as one."""
    group: list[Prepared] = []
    held = 0
    for prepared in documents:
        group.append(prepared)
        held += max(len(prepared.windows), 1)
        if held >= _TOGETHER:
            yield group
            group, held = [], 0
    if group:
        yield group


def _one_ahead(begun: Iterable[T]) -> Iterator[T]:
    """Give each only when the next is there."""
    waiting = iter(begun)
    for held in waiting:
        current = held
        for following in waiting:
            yield current
            current = following
        yield current


def _decides(window: Window, run: Run) -> bool:
    """Tell whether a run begins where the window decides, not its neighbour."""
    return window.first <= run.first < window.last


def _span(window: Window, run: Run) -> Span:
    return Span(int(window.starts[run.first]), int(window.ends[run.last - 1]))


def _name(found: Labelled) -> Name:
    return Name(found.span.start, found.span.end, _KINDS[found.label], round(found.score, 4))


def _report(window: Window, cue: Run, sources: Sequence[Run], contents: Sequence[Run]) -> Report:
    """Join what belongs to a cue; of several sources the surest long one."""
    source = max(sources, key=lambda run: run.score * (run.last - run.first), default=None)
    score = min(cue.score, *(run.score for run in contents))
    return Report(
        _span(window, cue),
        None if source is None else _span(window, source),
        tuple(_span(window, run) for run in contents),
        round(score, 4),
    )
