"""Find what further world articles bring: one branch of a run for each number of them, all of as many steps.

    python training/curve.py --data ../shared/data --start MINILM_FOLDER --run runs/base --steps 600 --articles 0 50 100

``runs/base`` holds the checkpoint of a run that saw no world article (``train.py --world 0``). Each branch begins with
its weights and learns from world windows alone; 0 articles is the run itself. One JSON line a branch: F1 on world dev,
by spans, of source, cue and content (outermost ones).
"""

import argparse
from itertools import chain
from pathlib import Path
from random import Random

import data as sets
import torch
from device import choose_device, has_bfloat16
from evaluate import evaluate_attributions
from losses import attribution_loss
from model import Reader, Shape
from standoff import read_annotated
from tokenizers import Tokenizer
from train import MIX, WEIGHTS, Deck, parameter_groups, rate_at, tell, world_articles


def learn(model: Reader, deck: Deck, steps: int, encoder_rate: float, head_rate: float) -> None:
    """Take so many steps on world windows."""
    optimizer = torch.optim.AdamW(parameter_groups(model, encoder_rate, head_rate, 0.9), betas=(0.9, 0.98))
    model.train()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate_at(step / steps)
        with torch.autocast(model.device.type, dtype=torch.bfloat16, enabled=has_bfloat16(model.device)):
            parts = attribution_loss(model, deck.draw())
        torch.stack([WEIGHTS[part] * loss for part, loss in parts.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)


def main() -> None:
    """Train and measure one branch a number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="folder of the starting encoder")
    parser.add_argument("--run", type=Path, required=True, help="folder of the run without world articles")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--articles", type=int, nargs="+", required=True)
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--device", help="cpu, cuda or cuda:N (default: a GPU where there is one)")
    options = parser.parse_args()
    device = choose_device(options.device)
    tokenizer = Tokenizer.from_file(str(options.start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    kept = torch.load(options.run / "checkpoint.pt", map_location="cpu", weights_only=True)
    articles = world_articles(options.data)
    for count in options.articles:
        torch.manual_seed(options.seed)
        model = Reader(Shape(**kept["shape"])).to(device)
        model.load_state_dict(kept["average"], strict=False)
        if count:
            found = [w for a in articles[:count] for w in sets.attribution_windows(a, tokenizer, nested=True)]
            deck = Deck(found, MIX["world"], Random(options.seed))  # noqa: S311 - the order of windows is no secret
            learn(model, deck, options.steps, options.encoder_rate, options.head_rate)
        dev = chain(sets.read_lines(options.data / "attribution/world/dev.jsonl"), read_annotated("dev", options.data))
        model.eval()
        tell({"articles": min(count, len(articles))} | evaluate_attributions(model, tokenizer, "world", dev))


if __name__ == "__main__":
    main()
