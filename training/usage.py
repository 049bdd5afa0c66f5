"""Count how words are used in the annotated trees of the train parts: the file beside the model's graphs.

    python training/usage.py --data ../shared/data --out src/rashomon/language/weights

Keys seen seldom are left out, and values seen once.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from conllu import Tree, Word, train_trees

from rashomon.language import usage
from rashomon.language.usage import ALL, Table

LEAST = {"ending": 2, "letters": 2, "spelling": 2, "head": 6, "borne": 10, "label": 6}
"""How often a key is seen at least, by the beginning of its table's name."""
Counts = dict[str, dict[str, Counter[str]]]


def count_sentence(text: str, sentence: list[Word], counts: Counts) -> None:
    """Count the words of a sentence."""
    forms = [text[word.start : word.end] for word in sentence]
    uses = usage.read_uses(forms, [word.upos for word in sentence])
    for at, word in enumerate(sentence):
        head = word.head - 1
        above = uses[head] if head >= 0 else usage.TOP
        seen = [(usage.class_keys(forms[at], first=at == 0), word.upos)]
        seen.append((usage.head_keys(uses[at]), usage.head_value(uses, at, head)))
        seen.append((usage.label_keys(uses[at], above, after=head > at), word.deprel))
        if head >= 0:
            seen.append((usage.bearing_keys(above), usage.bearing_value(uses[at], head > at)))
        for keys, value in seen:
            for table, key in keys:
                counts[table][key][value] += 1


def count(trees: Iterable[Tree]) -> Counts:
    """Count all trees."""
    counts: Counts = defaultdict(lambda: defaultdict(Counter))
    for tree in trees:
        for sentence in tree.sentences:
            count_sentence(tree.text, sentence, counts)
    return counts


def prune(name: str, table: dict[str, Counter[str]]) -> Table:
    """Leave out what is seldom; the whole count of a key stays."""
    least = LEAST[name.split(maxsplit=1)[0]]
    kept = {key: seen for key, seen in sorted(table.items()) if seen.total() >= least}
    return {
        key: {ALL: seen.total()} | {value: number for value, number in sorted(seen.items()) if number > 1}
        for key, seen in kept.items()
    }


def main() -> None:
    """Write ``usage.json.gz``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    ewt, gum = train_trees(options.data)
    tables = {name: prune(name, table) for name, table in sorted(count([*ewt, *gum]).items())}
    told = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    (options.out / "usage.json.gz").write_bytes(gzip.compress(told.encode(), mtime=0))


if __name__ == "__main__":
    main()
