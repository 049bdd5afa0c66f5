"""Training texts as windows: cut as the package cuts them, at several sizes, so that their edges vary."""

from collections.abc import Iterator

from tokenizers import Tokenizer

from rashomon.language.paragraphs import find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.language.sentences import find_sentences
from rashomon.language.windows import LIMIT, Window, cut_windows, read_subwords
from rashomon.types import Zone


def make_windows(text: str, tokenizer: Tokenizer, limits: tuple[int, ...] = (LIMIT,)) -> Iterator[Window]:
    """Give the windows of a text, read as one body, once for each of the ``limits``."""
    paragraphs = find_paragraphs(text, [Zone("z1", "body", 0, len(text))])
    quotations = find_quotations(text, paragraphs)
    sentences = find_sentences(text, paragraphs, quotations, "en")
    subwords = read_subwords(text, paragraphs, sentences, quotations, tokenizer)
    for limit in limits:
        yield from cut_windows(subwords, limit)
