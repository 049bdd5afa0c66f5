"""Measure events across documents: chains of event mentions, beside those of same lemma in one story.

    python benchmarks/event_chains.py ../shared/data [--finder plain|hinted|package]

ECB+ dev in two settings: the annotated mentions given, and mentions found in the raw text; MEANTIME apple from raw text.
CoNLL F1 (mean of MUC, B³, CEAF-e). With mentions given every chain counts; with mentions found, chains of one mention
count on neither side, and a found mention stands for the annotated one that it overlaps most, one to one. Only annotated
sentences count. The baseline joins mentions whose head words have one lemma in documents of one story (tf-idf clusters).
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chained import Article, read_ecb, read_meantime
from coreference import Conll, score_chains
from plain_events import find_plain, make_events
from predicting import document, open_tagger
from rashomon.entities.resolve import resolve
from rashomon.events.cluster import group_tellings
from rashomon.events.likeness import Likeness
from rashomon.events.nearness import Nearness
from rashomon.events.tellings import Telling, read_tellings
from rashomon.pipeline import collect
from rashomon.types import Annotations, EventMention, Span, Tagged, Tagger, Zone, Zoned
from scoring import match, span_overlap

FINDERS = ("plain", "hinted", "package")
HINTED = 0.3
"""How likely a word must tell of anything; the best F1 of mentions on ECB+ train, by heads that had not seen the topic."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what the package reads in it, events apart."""

    article: Article
    tagged: Tagged
    annotations: Annotations

    def with_gold(self) -> "Ready":
        """Give it with the annotated mentions, each with what the package reads of it."""
        return self._with([one.span for one in self.article.sought])

    def _with(self, spans: Iterable[Span]) -> "Ready":
        """Give it with mentions at these words, each with what the package reads of it."""
        own = [self._own(event) for event in make_events(self.tagged, self.annotations, spans)]
        return Ready(self.article, replace(self.annotations, events=tuple(own)))

    def _own(self, event: EventMention) -> EventMention:
        """Give a mention as the package reads it, at the annotated words; the plain one where it finds none there."""
        inside = [one for one in self.annotations.events if one.start < event.end and event.start < one.end]
        return replace(inside[0], id=event.id, start=event.start, end=event.end) if inside else event

    def with_plain(self) -> "Ready":
        """Give it with the mentions that the plain finder finds."""
        return self._with(find_plain(self.tagged))

    def with_hinted(self) -> "Ready":
        """Give it with the words that the reader model holds to tell of something that happens, is said or is so."""
        hinted = zip(self.tagged.words, self.tagged.hints, strict=True)
        return self._with([Span(word.start, word.end) for word, hint in hinted if 1 - hint.nothing >= HINTED])

    def with_package(self) -> "Ready":
        """Give it with the mentions that the package finds."""
        return Ready(self.article, self.annotations)

    def with_found(self, finder: str) -> "Ready":
        """Give it with the mentions that a finder finds, by its name."""
        finders = {"plain": self.with_plain, "hinted": self.with_hinted, "package": self.with_package}
        return finders[finder]()


@dataclass(frozen=True, slots=True)
class Ready:
    """An article with its event mentions."""

    article: Article
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Setting:
    """Articles whose event mentions are ready to be compared."""

    articles: Sequence[Article]
    tellings: Sequence[Telling]
    near: Nearness

    @property
    def gold(self) -> list[str]:
        """Give the annotated chain of each mention, where the mentions are the annotated ones."""
        return [one.chain for article in self.articles for one in article.sought]

    def same_lemma(self) -> list[tuple[int, str]]:
        """Give the group of each mention by its lemma and story."""
        return [(self.near.story[one.home], one.lemma) for one in self.tellings]

    def chained(self) -> list[int]:
        """Give the group of each mention as the package joins them."""
        return group_tellings(self.tellings, self.near, Likeness(self.tellings, self.near))


def read_all(articles: Iterable[Article], tagger: Tagger) -> list[Read]:
    """Read articles, each as one body zone, in the order of their names."""
    known = sorted(articles, key=lambda article: article.name)
    zoned = (
        Zoned(
            replace(document(one.text), id=one.name, published=one.published), (Zone("z1", "body", 0, len(one.text)),)
        )
        for one in known
    )
    return [
        Read(one, tagged, collect(tagged, tagger.name)) for one, tagged in zip(known, tagger.tag(zoned), strict=True)
    ]


def prepare(ready: Sequence[Ready], stories: Mapping[str, float] | None = None) -> Setting:
    """Make the mentions of articles ready to be compared; ``stories`` are other weights for documents of one story."""
    documents = [one.annotations for one in ready]
    entity_of = {member: entity.id for entity in resolve(documents) for member in entity.members}
    tellings = list(read_tellings(documents, entity_of))
    return Setting([one.article for one in ready], tellings, Nearness(documents, stories))


def gather(groups: Sequence[Hashable]) -> list[list[int]]:
    """Give the members of each group by their places."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        found[group].append(number)
    return list(found.values())


def score_found(setting: Setting, groups: Sequence[Hashable]) -> Conll:
    """Score chains of found mentions; each mention has the name of the annotated one that it stands for, or its own."""
    names = name_found(setting)
    found = [{names[at] for at in some if at in names} for some in gather(groups)]
    gold: dict[str, set[Hashable]] = defaultdict(set)
    for home, article in enumerate(setting.articles):
        for number, one in enumerate(article.sought):
            gold[one.chain].add((home, number))
    return score_chains([chain for chain in gold.values() if len(chain) > 1], [c for c in found if len(c) > 1])


def name_found(setting: Setting) -> dict[int, Hashable]:
    """Name the found mentions in annotated sentences after the annotated ones."""
    by_home: dict[int, list[int]] = defaultdict(list)
    for number, telling in enumerate(setting.tellings):
        if any(span.start <= telling.span.start < span.end for span in setting.articles[telling.home].annotated):
            by_home[telling.home].append(number)
    names: dict[int, Hashable] = {}
    for home, numbers in by_home.items():
        sought = [one.span for one in setting.articles[home].sought]
        spans = [setting.tellings[number].span for number in numbers]
        names |= {number: ("found", number) for number in numbers}
        names |= {numbers[f]: (home, g) for g, f in match(sought, spans, _fit)}
    return names


def _fit(one: Span, other: Span) -> float:
    """Tell how well two spans fit; one that lies in the other fits by half at least."""
    inside = one.start < other.end and other.start < one.end
    return (1 + span_overlap((one.start, one.end), (other.start, other.end))) / 2 if inside else 0.0


def found_share(setting: Setting) -> tuple[float, float]:
    """Give precision and recall of the found mentions in annotated sentences."""
    names = name_found(setting)
    right = sum(name[0] != "found" for name in names.values() if isinstance(name, tuple))
    return right / len(names), right / sum(len(article.sought) for article in setting.articles)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--finder", choices=FINDERS, default="plain")
    options = parser.parse_args()
    tagger = open_tagger()
    dev = read_all(read_ecb(options.data / "cdec" / "ecbplus" / "dev.jsonl.gz"), tagger)
    apple = read_all(read_meantime(options.data / "cdec" / "meantime" / "apple.jsonl"), tagger)
    print(f"command: {' '.join(sys.argv)}")
    for line in lines(dev, apple, options.finder):
        print(line)


def lines(dev: Sequence[Read], apple: Sequence[Read], finder: str) -> Iterator[str]:
    """Give the figures as lines."""
    yield f"{'':<34}{'CoNLL':>7}{'MUC':>7}{'B3':>7}{'CEAF':>7}  precision/recall of each"
    gold = prepare([one.with_gold() for one in dev])
    key = gather(gold.gold)
    yield _line("ECB+ dev, mentions given", score_chains(key, gather(gold.chained())))
    yield _line("  same lemma in one story", score_chains(key, gather(gold.same_lemma())))
    for name, read in (("ECB+ dev", dev), ("MEANTIME apple", apple)):
        found = prepare([one.with_found(finder) for one in read])
        yield _line(f"{name}, found ({finder})", score_found(found, found.chained()))
        yield _line("  same lemma in one story", score_found(found, found.same_lemma()))
        precision, recall = found_share(found)
        yield f"  mentions found: precision {100 * precision:.1f}, recall {100 * recall:.1f}"


def _line(name: str, score: Conll) -> str:
    figures = (score.f1, score.muc.f1, score.b3.f1, score.ceaf.f1)
    sides = (f"{100 * one.precision:.0f}/{100 * one.recall:.0f}" for one in (score.muc, score.b3, score.ceaf))
    return f"{name:<34}" + "".join(f"{100 * figure:>7.1f}" for figure in figures) + "  " + " ".join(sides)


if __name__ == "__main__":
    main()
