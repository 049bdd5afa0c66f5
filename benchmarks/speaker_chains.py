"""Texts in which all mentions are chained by hand, to judge speakers by: GUM (OntoGUM chains) and MEANTIME.

GUM: Zeldes 2017; OntoGUM: Zhu et al. 2021; MEANTIME: Minard et al. 2016. Where a file of GUM tells of several speakers,
each turn is printed with its label, as transcripts are.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from conllu import Reader

from chained import join
from rashomon.types import Annotations, Attribution, Span
from scoring import span_overlap

_SPEAKER = "# speaker = "
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OPEN, _CLOSE = re.compile(r"\((\d+)"), re.compile(r"(\d+)\)")
_LIKE = 0.3
"""The least overlap of a name with the whole noun phrase that the gold standard marks."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention as annotated: its place, its chain, and whether it is a name."""

    span: Span
    chain: str
    named: bool


@dataclass(frozen=True, slots=True)
class Chained:
    """A text with its mentions, and the labels of its turns by where they begin."""

    name: str
    text: str
    mentions: tuple[Told, ...]
    labels: Mapping[int, str]


def read_gum(path: Path) -> Chained:
    """Give one document of GUM with the chains of the OntoGUM file beside it."""
    reader, labels, speaker = Reader(), {}, ""
    lines = path.read_text(encoding="utf-8").splitlines()
    spoken = len({line for line in lines if line.startswith(_SPEAKER)}) > 1
    for line in lines:
        if line.startswith("# newpar"):
            reader.new_paragraph()
        elif line.startswith(_SPEAKER) and spoken and line != speaker:
            speaker, label = line, _CAMEL.sub(" ", line.removeprefix(_SPEAKER))
            reader.new_paragraph()
            labels[len(reader.tree.text)] = label
            reader.tree.text += f"{label}: "
        elif not line.strip():
            reader.end_sentence()
        elif not line.startswith("#"):
            reader.add(line.split("\t"))
    reader.end_sentence()
    words = [word for sentence in reader.tree.sentences for word in sentence]
    chains = _read_chains(path.with_suffix(".ontogum.conll"), len(words))
    mentions = (
        Told(Span(words[a].start, words[b].end), chain, _is_name([word.upos for word in words[a : b + 1]]))
        for a, b, chain in chains
    )
    return Chained(path.stem, reader.tree.text, tuple(mentions), labels)


def _is_name(classes: Sequence[str]) -> bool:
    return "PROPN" in classes and set(classes) <= {"PROPN", "DET", "PUNCT", "ADP", "PART", "NUM"}


def _read_chains(path: Path, words: int) -> Iterator[tuple[int, int, str]]:
    """Give first word, last word and chain of each mention."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    if len(rows) != words:
        raise ValueError(f"{path.name}: {len(rows)} tokens, where the trees have {words}")
    opened: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for chain in _OPEN.findall(row[-1]):
            opened[chain].append(place)
        for chain in _CLOSE.findall(row[-1]):
            yield opened[chain].pop(), place, chain


def read_meantime(path: Path) -> Iterator[Chained]:
    """Give the articles of MEANTIME with their entity mentions."""
    with path.open(encoding="utf-8") as lines:
        for found in map(json.loads, lines):
            text, spans = join(found["tokens"], found["sent"])
            mentions = (
                Told(
                    Span(spans[one["tokens"][0]].start, spans[one["tokens"][-1]].end),
                    one["cluster"],
                    one.get("syntactic_type") == "NAM",
                )
                for one in found["mentions"]
                if one["type"] == "ENTITY_MENTION" and one.get("tokens") and one.get("cluster")
            )
            yield Chained(str(found["id"]), text, tuple(mentions), {})


def chain_of(span: tuple[int, int], mentions: Sequence[Told], least: float) -> str | None:
    """Give the chain of the mention most like a span; of one that a description follows, of what it begins with.

    "Ali Sorel, of the University of Hallin" is most like the mention of the university, but it is not about that.
    """
    best = max(mentions, key=lambda one: span_overlap(span, (one.span.start, one.span.end)), default=None)
    if best is None or span_overlap(span, (best.span.start, best.span.end)) < least:
        return None
    within = [one for one in mentions if one.span.start == span[0] and one.span.end <= span[1]]
    first = max(within, key=lambda one: one.span.end, default=best)
    return best.chain if best.span.start <= span[0] else first.chain


def chain_of_name(span: tuple[int, int], mentions: Sequence[Told]) -> str | None:
    """Give the chain of a name: of the mention most like it, else of the smallest that holds it ("Sorel, head of …")."""
    chain = chain_of(span, mentions, _LIKE)
    if chain is not None:
        return chain
    around = [one for one in mentions if one.span.start <= span[0] and span[1] <= one.span.end]
    return min(around, key=lambda one: one.span.end - one.span.start).chain if around else None


def is_right(article: Chained, annotations: Annotations, given: Attribution) -> bool | None:
    """Tell whether a source's entity is the one whose chain holds it; None where no chain does.

    An entity is that of the chain in which most of its names are; one without a name is right where its chain has none.
    """
    source = given.source
    if source is None:
        return None
    chain = chain_of((source.start, source.end), article.mentions, 0.5)
    if chain is None:
        return None
    named = any(one.named for one in article.mentions if one.chain == chain)
    own = [one for one in annotations.mentions if one.entity == source.entity and one.form == "name"]
    if source.entity is None or not own:
        return not named
    votes = Counter(chain_of_name((one.start, one.end), article.mentions) for one in own)
    votes.pop(None, None)
    return bool(votes) and votes.most_common(1)[0][0] == chain
