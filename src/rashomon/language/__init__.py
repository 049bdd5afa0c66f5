"""From a document's text to marks: sentences, tokens, quotations, names, sources, cues, contents, trees."""

from rashomon.types import Tagger


def load_tagger(threads: int = 1) -> Tagger:
    """Give the tagger that ships with the package; it reads ``threads`` passages at a time."""
    from rashomon.language.model import load_reader  # noqa: PLC0415 - taggers are heavy; importing rashomon is light
    from rashomon.language.tagger import ReaderTagger  # noqa: PLC0415 - likewise

    return ReaderTagger(load_reader(threads))
