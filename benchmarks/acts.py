"""Acts of attributions against those that annotators gave, at the annotators' own spans.

    python benchmarks/acts.py ../shared/data [--split dev] [--errors]

The articles of attribution/world and our own (training/annotations). The cue, the content and the source are the
annotators', so only the act is measured. Guidelines: intentions are beliefs, spoken commitments promises, refusals denials;
what readers made of praise and blame in plain "said" differs, and no rule here reads that far.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

from standoff import read_annotated  # noqa: E402 - found on the path set above

from rashomon.attribution.acts import find_doing  # noqa: E402 - found on the path set above
from rashomon.types import Span  # noqa: E402 - likewise
from scoring import Count  # noqa: E402 - found beside this file

Json = dict[str, Any]


def read_articles(data: Path, split: str) -> Iterator[Json]:
    """Give the annotated articles of a part, with their texts."""
    with (data / "attribution" / "world" / f"{split}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
    yield from read_annotated(split, data)


def pairs_of(articles: Iterator[Json]) -> Iterator[tuple[str, str, str]]:
    """Give the act annotated, the act found, and the words of cue and content."""
    for article in articles:
        for one in article["attributions"]:
            if one["act"] is None:
                continue
            cue, source = (None if one[part] is None else Span(*one[part]) for part in ("cue", "source"))
            content = [Span(*piece) for piece in one["content"]]
            act = find_doing(article["text"], cue, content, source).act
            words = [article["text"][span.start : span.end] for span in (*([cue] if cue else []), *content)]
            yield one["act"], act, " | ".join(" ".join(each.split()) for each in words)


def main() -> None:
    """Print the figures of each act, of all, and on demand what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="data folder")
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    pairs = list(pairs_of(read_articles(options.data, options.split)))
    sought, given = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    right = Counter(told for told, act, _ in pairs if told == act)
    print(f"$ python {' '.join(sys.argv)}")
    for act in sorted(sought | given):
        count = Count()
        count.add(right[act], given[act], sought[act])
        print(f"{act:<10} precision {count.precision:6.3f}  recall {count.recall:6.3f}  n {count.sought}")
    print(f"{'all':<10} right     {sum(right.values()) / max(len(pairs), 1):6.3f}  of {len(pairs)}")
    if options.errors:
        print("\n".join(f"{told} given as {act}: {words[:160]}" for told, act, words in pairs if told != act))


if __name__ == "__main__":
    main()
