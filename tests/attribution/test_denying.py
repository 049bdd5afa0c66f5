"""Who goes on to speak behind what he denied."""

import pytest

from rashomon.attribution.denying import keep_deniers
from rashomon.types import Act, Attribution, Source, Span


def said(text: str, source: str, cue: str, content: str, act: Act = "says") -> Attribution:
    """Give an attribution whose parts stand in a text, each where it last does."""
    spans = [Span(text.rindex(words), text.rindex(words) + len(words)) for words in (source, cue, content)]
    told = Source(spans[0].start, spans[0].end, "named", None, None)
    return Attribution("", "indirect", (spans[2],), told, spans[1], act, "+", None, (), None, None, None, 0.9)


@pytest.mark.parametrize(
    ("text", "act", "speaker"),
    [
        ("Orlo denied that the mayor, Vant, had paid, saying the bill was his.", "denies", "Orlo"),
        ("Orlo said that the mayor, Vant, had paid, saying the bill was his.", "says", "the mayor, Vant,"),
        ("Orlo denied that the mayor, Vant, had paid. Later the papers printed it, saying the bill was his.", "denies", "the mayor, Vant,"),
    ],
)  # fmt: skip
def test_a_participle_behind_a_denial(text: str, act: Act, speaker: str) -> None:
    """Who denies goes on to speak; behind other words, or in another sentence, it may be anybody."""
    outer = said(text, "Orlo", act.removesuffix("s").replace("denie", "denied"), "that the mayor, Vant, had paid", act)
    inner = said(text, "the mayor, Vant,", "saying", "the bill was his")
    found = list(keep_deniers(text, [outer, inner]))[1].source
    assert found is not None
    assert text[found.start : found.end] == speaker
