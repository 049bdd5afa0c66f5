"""Fit the weights by which the package tells whom a source without a name stands for.

    python training/antecedents.py --data ../shared/data [--out src/rashomon/lexicon/en/antecedents.yaml]

The world articles annotated for training tell each attribution's speaker. Their sources are read by the package itself,
in order, with the right antecedent given for those before; a log-linear model over candidates and nobody is fitted
with an L2 penalty, its share of right choices told by five folds of articles. Dev articles are not read.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "training")]

from conllu import digest  # noqa: E402 - found on the path set above
from train import tell, world_articles  # noqa: E402 - found on the path set above

from predicting import document, open_tagger, spans_of  # noqa: E402 - found on the path set above
from rashomon.attribution.assemble import assemble  # noqa: E402 - found on the path set above
from rashomon.entities.antecedents import Choice, Verdict, decide  # noqa: E402 - found on the path set above
from rashomon.entities.chains import chain, with_labels  # noqa: E402 - found on the path set above
from rashomon.entities.figures import spellings  # noqa: E402 - found on the path set above
from rashomon.pipeline import zone  # noqa: E402 - found on the path set above
from rashomon.types import Attribution, Tagged, Tagger  # noqa: E402 - found on the path set above
from scoring import found_by, match, trim_all  # noqa: E402 - found on the path set above
from speakers import is_same, read_world  # noqa: E402 - found on the path set above

PENALTY = 1.5
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """One choice: the options' features, nobody first, and which are right."""

    article: str
    group: str
    options: list[tuple[str, ...]]
    right: list[int]


class Teacher:
    """Decides as the annotation says, and notes each choice."""

    def __init__(self, article: str, tagged: Tagged, found: Sequence[Attribution], told: dict[int, str | None]) -> None:
        self.article, self.told = article, told
        self.text = tagged.document.text
        self.names = with_labels(tagged, found)
        self.examples: list[Example] = []

    def __call__(self, choice: Choice) -> Verdict:
        """Give the right figure; where nothing is annotated, the package's own."""
        if choice.anaphor.start not in self.told:
            return decide(choice)
        speaker = self.told[choice.anaphor.start]
        fitting = [
            number
            for number, one in enumerate(choice.candidates, 1)
            if speaker is not None and is_same(speaker, spellings(self.text, one.figure, self.names))
        ]
        options = [choice.nobody, *(one.features for one in choice.candidates)]
        self.examples.append(Example(self.article, choice.anaphor.group, options, fitting or [0]))
        return Verdict(choice.candidates[fitting[0] - 1].figure if fitting else None)


def read_examples(data: Path, tagger: Tagger) -> Iterator[Example]:
    """Give the choices of all training articles."""
    for name, text, told in read_world(world_articles(data)):
        (tagged,) = tagger.tag([zone(document(text))])
        found = assemble(tagged)
        pairs = match(trim_all(text, [t.spans for t in told]), trim_all(text, map(spans_of, found)), found_by)
        speakers = {found[p].source.start: told[g].speaker for g, p in pairs if found[p].source is not None}
        teacher = Teacher(name, tagged, found, speakers)
        chain(tagged, found, teacher)
        yield from teacher.examples


def fit(examples: Sequence[Example], features: dict[str, int]) -> Tensor:
    """Give one weight a feature."""
    weights = torch.zeros(len(features), requires_grad=True)
    rows = [[[features[f] for f in option if f in features] for option in one.options] for one in examples]
    flat = torch.tensor([f for options in rows for option in options for f in option])
    sizes = torch.tensor([len(option) for options in rows for option in options])
    options = torch.repeat_interleave(torch.arange(len(sizes)), sizes)
    owners = torch.tensor([number for number, one in enumerate(examples) for _ in one.options])
    right = torch.tensor([at in one.right for one in examples for at in range(len(one.options))])
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scores = torch.zeros(len(sizes)).index_add(0, options, weights[flat])
        raised = scores.clamp(-30, 30).exp()
        every = torch.zeros(len(examples)).index_add(0, owners, raised)
        wanted = torch.zeros(len(examples)).index_add(0, owners, raised * right)
        total = (every.log() - wanted.log()).sum() + PENALTY * (weights**2).sum() / 2
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach()


def judge(examples: Sequence[Example], features: dict[str, int], weights: Tensor, counts: Counter) -> None:
    """Count the right choices by group."""
    for one in examples:
        scores = [sum(float(weights[features[f]]) for f in option if f in features) for option in one.options]
        best = max(range(len(scores)), key=scores.__getitem__)
        counts[one.group] += 1
        counts[one.group, "right"] += best in one.right
        counts[one.group, "wrong name"] += best not in one.right and best != 0


def numbered(examples: Sequence[Example]) -> dict[str, int]:
    """Give a number to each feature that is seen five times or more."""
    seen = Counter(feature for one in examples for option in one.options for feature in option)
    return {feature: number for number, feature in enumerate(sorted(f for f, times in seen.items() if times >= 5))}


def main() -> None:
    """Fit, tell the shares right by folds, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/lexicon/en/antecedents.yaml")
    options = parser.parse_args()
    examples = list(read_examples(options.data, open_tagger()))
    folds: dict[int, list[Example]] = defaultdict(list)
    for one in examples:
        folds[int(digest(one.article), 16) % FOLDS].append(one)
    counts: Counter = Counter()
    for fold, held in folds.items():
        rest = [one for other, group in folds.items() if other != fold for one in group]
        features = numbered(rest)
        judge(held, features, fit(rest, features), counts)
    for group in sorted({one.group for one in examples}):
        told: dict[str, Any] = {name: round(counts[group, name] / counts[group], 3) for name in ("right", "wrong name")}
        tell({"group": group, "choices": counts[group]} | told)
    write(examples, options.out)


def write(examples: Sequence[Example], path: Path) -> None:
    """Fit on all examples and write the weights as YAML."""
    features = numbered(examples)
    weights = fit(examples, features)
    lines = [f'"{feature}": {float(weights[number]):.2f}' for feature, number in sorted(features.items())]
    head = "# Fitted by training/antecedents.py on the world articles annotated for training; never edited by hand.\n"
    path.write_text(head + "\n".join(line for line in lines if not line.endswith(" 0.00")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
