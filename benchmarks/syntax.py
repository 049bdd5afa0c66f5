"""Measure word classes and dependency trees on sentences and words as annotated, out of raw text.

    python benchmarks/syntax.py --data ../shared/data/syntax/ud-ewt/en_ewt-ud-dev.conllu
    python benchmarks/syntax.py --data ../shared/data/coref/gum/dev --match news interview

DATA is a CoNLL-U file or a folder of such; labels are compared without their subtypes, punctuation counts.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "training")]

from conllu import Tree, read_conllu  # noqa: E402 - found on the path set above

from rashomon.language.model import WEIGHTS, Reader  # noqa: E402 - likewise
from rashomon.language.paragraphs import find_paragraphs  # noqa: E402 - likewise
from rashomon.language.quotations import find_quotations  # noqa: E402 - likewise
from rashomon.language.trees import TreeReader  # noqa: E402 - likewise
from rashomon.language.windows import cut_windows, read_subwords  # noqa: E402 - likewise
from rashomon.types import Span, Word, Zone  # noqa: E402 - likewise


def read_words(reader: Reader, tree: Tree) -> list[Word]:
    """Give the model's words for the sentences and words annotated."""
    sentences = tuple(Span(words[0].start, words[-1].end) for words in tree.sentences)
    tokens = tuple(Span(word.start, word.end) for words in tree.sentences for word in words)
    paragraphs = find_paragraphs(tree.text, [Zone("z1", "body", 0, len(tree.text))])
    quotations = find_quotations(tree.text, paragraphs)
    subwords = read_subwords(tree.text, paragraphs, sentences, quotations, reader.tokenizer)
    trees = TreeReader(reader, tree.text, sentences, tokens)
    for scores in reader.read(cut_windows(subwords)):
        trees.read(scores)
    return trees.words


def measure(trees: Iterable[Tree], reader: Reader) -> Counter[str]:
    """Count words, and those with the right class, head, and head with label."""
    right: Counter[str] = Counter()
    for tree in trees:
        found = {}
        words = read_words(reader, tree)
        for word in words:
            head = (words[word.head].start, words[word.head].end) if word.head >= 0 else None
            found[word.start, word.end] = (word.upos, head, word.deprel)
        for sentence in tree.sentences:
            for gold in sentence:
                above = sentence[gold.head - 1] if gold.head else None
                head = None if above is None else (above.start, above.end)
                upos, own, label = found.get((gold.start, gold.end), ("", (-1, -1), ""))
                right["words"] += 1
                right["UPOS"] += upos == gold.upos
                right["UAS"] += own == head
                right["LAS"] += own == head and label == gold.deprel
    return right


def main(arguments: list[str]) -> None:
    """Print UPOS, UAS and LAS in percent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--match", nargs="*", default=[""], help="words of which a file's name must hold one")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the model's files")
    options = parser.parse_args(arguments)
    print("$ python benchmarks/syntax.py " + " ".join(arguments))
    folder = options.data
    paths = [folder] if folder.is_file() else sorted(folder.glob("*.conllu"))
    reader = Reader(options.weights, threads=2)
    print("set\tUPOS\tUAS\tLAS\twords")
    for word in options.match:
        trees = (tree for path in paths if word in path.name for tree in read_conllu(path))
        right = measure(trees, reader)
        figures = "\t".join(f"{100 * right[name] / max(right['words'], 1):.1f}" for name in ("UPOS", "UAS", "LAS"))
        print(f"{word or folder.name}\t{figures}\t{right['words']}")


if __name__ == "__main__":
    main(sys.argv[1:])
