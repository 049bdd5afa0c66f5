"""Train two branches of a run, each on one half of the world articles, so that each half can be read by a model that never saw it.

    python training/halves.py --data ../shared/data --start MINILM_FOLDER --run runs/base --out runs/halves --steps 260

``runs/base`` holds the checkpoint of a run that saw no world article (``train.py --world 0``). ``--out`` gets the folders
``0`` and ``1``, each a model as the package reads it: ``0`` learned on the articles of odd place in the order of
``world_articles``, and is to read those of even place. ``benchmarks/halves.py`` scores the program on them.
"""

import argparse
import shutil
from pathlib import Path
from random import Random

import data as sets
import torch
from curve import learn
from model import Reader, Shape
from tokenizers import Tokenizer
from train import Deck, tell, world_articles

from export import export
from rashomon.language.model import WEIGHTS as SHIPPED

SEED = 7


def train_half(options: argparse.Namespace, half: int) -> None:
    """Train on the articles that are not of one half, and write the model."""
    tokenizer = Tokenizer.from_file(str(options.start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    kept = torch.load(options.run / "checkpoint.pt", map_location="cpu", weights_only=True)
    articles = [article for number, article in enumerate(world_articles(options.data)) if number % 2 != half]
    windows = [w for article in articles for w in sets.attribution_windows(article, tokenizer, nested=True)]
    torch.manual_seed(SEED)
    model = Reader(Shape(**kept["shape"]))
    model.load_state_dict(kept["average"], strict=False)
    learn(model, Deck(windows, options.windows, Random(SEED)), options.steps, 1e-4, 5e-4)  # noqa: S311 - no secret
    run, out = options.out / f"run{half}", options.out / str(half)
    run.mkdir(parents=True, exist_ok=True)
    state = model.state_dict()
    told = {"model": state, "average": state, "shape": kept["shape"], "deprels": kept["deprels"]}
    torch.save(told, run / "checkpoint.pt")
    export([run], options.start, out, f"half-{half}", quantised=True)
    shutil.copyfile(SHIPPED / "usage.json.gz", out / "usage.json.gz")
    tell({"half": half, "articles": len(articles), "windows": len(windows)})


def main() -> None:
    """Train both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="folder of the starting encoder")
    parser.add_argument("--run", type=Path, required=True, help="folder of the run without world articles")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=260)
    parser.add_argument("--windows", type=int, default=4, help="windows in one step")
    options = parser.parse_args()
    for half in (0, 1):
        train_half(options, half)


if __name__ == "__main__":
    main()
