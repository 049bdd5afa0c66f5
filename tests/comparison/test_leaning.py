"""Whose word a speaker leans on, or brushes aside."""

from dataclasses import replace

import pytest

from happened import Happened, by_name, tell_of
from rashomon.comparison.leaning import find_leanings
from rashomon.comparison.spoken import Spoken
from rashomon.types import Source, Span

NAMES = ("Orlo Vant", "Ada Sorel")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The colonel is honest. He swore to me that he had not.", ("leans on", "E Orlo Vant")),
        ("The colonel is honest. I believe him.", ("leans on", "E Orlo Vant")),
        ("Orlo Vant was asleep in his bed.", ("brushes aside", "E Orlo Vant")),
        ("The colonel was not there.", ("brushes aside", "E Orlo Vant")),
        # of nobody known, of another verb, or of one who said nothing before
        ("The baker is honest. He swore to me that he had not.", None),
        ("The colonel is honest. He swore at me.", None),
        ("Ada Sorel was asleep in her bed.", None),
    ],
)
def test_leanings(text: str, wanted: tuple[str, str] | None) -> None:
    """By the words right behind him; brushed aside is only who has spoken just before."""
    before = "Orlo Vant said they fired. "
    names = [Happened("said", "other", actor=name, said_by=name) for name in NAMES]
    document = tell_of("d1", before + text + " So said Ada Sorel.", *names)
    entity = next(one.id for one in document.entities if one.name == NAMES[0])
    first, second = document.attributions
    told = replace(first, content=(Span(15, 26),), source=Source(0, 9, "named", entity, NAMES[0]))
    words = replace(second, content=(Span(len(before), len(before) + len(text)),), form="direct")
    document = replace(document, attributions=(told, words))
    one = Spoken("U1", "E Ada Sorel", document, words, words.content, None, is_said=False)
    found = [
        (stand.value, stand.on[0])
        for stand in find_leanings(one, by_name([document]), {"colonel": frozenset({"E Orlo Vant"})})
    ]
    assert found == ([wanted] if wanted else [])
