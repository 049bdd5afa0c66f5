"""From a document's text to marks: sentences, tokens, quotations, names, sources, cues, contents."""

from rashomon.types import Tagger


def load_tagger() -> Tagger:
    """Give the tagger that ships with the package."""
    from rashomon.language.rules import RuleTagger  # noqa: PLC0415 - taggers are heavy; importing rashomon is light

    return RuleTagger()
