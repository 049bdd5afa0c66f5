"""What holds for any text and any marks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.attribution.assemble import assemble
from rashomon.attribution.speakers import name_speakers
from rashomon.entities.chains import chain
from rashomon.types import Link, Mark, Name, Span, Tagged, Zone
from scripted import document_of

WORDS = [
    "Ali",
    "Sorel",
    "al-Sorel",
    "President",
    "the",
    "minister",
    "he",
    "She",
    "of",
    "said",
    "who",
    "I",
    "“",
    "”",
    ",",
    "(",
    ")",
    ".",
    "\n\n",
    "é",
    "\u2028",
]


@st.composite
def tagged_texts(draw: st.DrawFn) -> Tagged:
    """Give a text of speaking words, some of them names, some marked."""
    words = draw(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=40))
    text = " ".join(words)
    size = len(text)

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, max(size - 1, 0)))
        return start, draw(st.integers(start + 1, min(start + 20, max(size, start + 1))))

    count = draw(st.integers(0, 9)) if size else 0
    marks = sorted(
        (Mark(draw(st.sampled_from(["source", "cue", "content"])), *span(), 0.9) for _ in range(count)),
        key=lambda m: (m.start, m.end, m.role),
    )
    index = st.integers(0, max(len(marks) - 1, 0))
    links = tuple(Link(draw(index), draw(index), 0.9) for _ in range(9 if marks else 0))
    kinds = st.sampled_from(["person", "place", "norp", "organisation", "other"])
    names = tuple(sorted((Name(*span(), draw(kinds), 0.9) for _ in range(count)), key=lambda n: (n.start, n.end)))
    zones = (Zone("z1", draw(st.sampled_from(["body", "turn"])), 0, size),) if size else ()
    sentences = tuple(sorted({Span(*span()) for _ in range(count)}))
    return Tagged(document_of(text), zones, sentences, (), (), names, tuple(marks), links)


@settings(max_examples=300, deadline=None)
@given(tagged_texts())
def test_every_reference_leads_somewhere(tagged: Tagged) -> None:
    """Mentions lie in the text and count up in order; every entity named exists and is mentioned; nothing changes on a second run."""
    attributions = assemble(tagged)
    chained = chain(tagged, attributions)
    known = {entity.id for entity in chained.entities}
    assert [m.id for m in chained.mentions] == [f"m{i}" for i in range(1, len(chained.mentions) + 1)]
    assert [e.id for e in chained.entities] == [f"e{i}" for i in range(1, len(chained.entities) + 1)]
    assert {m.entity for m in chained.mentions if m.entity is not None} == known
    assert all(0 <= m.start < m.end <= len(tagged.document.text) for m in chained.mentions)
    assert all(entity.name for entity in chained.entities)
    named = name_speakers(attributions, chained.mentions, chained.entities)
    for one in named:
        if one.source is not None:
            assert one.source.entity is None or one.source.entity in known
            assert (one.source.entity is None) == (one.source.name is None)
    assert chain(tagged, attributions) == chained
