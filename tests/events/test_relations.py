"""How entities stand to each other, from marked names and the model's trees."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.attribution.assemble import assemble
from rashomon.events.relations import find_relations
from rashomon.language import load_tagger
from rashomon.types import Entity, EntityKind, Mention, Relation, Span, Tagged, Word, Zone, Zoned
from scripted import document_of, script

KINDS: dict[str, EntityKind] = {"p": "person", "o": "organisation", "l": "place", "n": "norp", "f": "facility"}
Told = set[tuple[str, str, str]]
Relate = Callable[[str], tuple[str, tuple[Relation, ...], dict[str, str]]]


def unmark(marked: str) -> tuple[str, list[Mention], list[Entity]]:
    """Give a text whose names stand in brackets with their kind, its mentions and its entities."""
    text, at, mentions = "", 0, []
    entities: dict[str, Entity] = {}
    for match in re.finditer(r"\[([^|\]]+)\|(\w)\]", marked):
        text += marked[at : match.start()]
        entity = entities.setdefault(match[1], Entity(f"e{len(entities)}", match[1], KINDS[match[2]], (), None, ()))
        mentions.append(
            Mention(f"m{len(mentions)}", len(text), len(text) + len(match[1]), entity.kind, "name", entity.id)
        )
        text, at = text + match[1], match.end()
    return text + marked[at:], mentions, list(entities.values())


@pytest.fixture(scope="module")
def relate() -> Relate:
    """Give text, relations and names of a marked text."""
    tagger = load_tagger()

    def run(marked: str) -> tuple[str, tuple[Relation, ...], dict[str, str]]:
        text, mentions, entities = unmark(marked)
        zoned = Zoned(document_of(text), (Zone("z1", "body", 0, len(text)),))
        tagged = next(tagger.tag([zoned]))
        return (
            text,
            find_relations(tagged, assemble(tagged), mentions, entities),
            {one.id: one.name for one in entities},
        )

    return run


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("[Oran Tesk|p], leader of the [Reed Council|o], left.", {("leads", "Oran Tesk", "Reed Council")}),
        ("[Reed Council|o] commander [Oran Tesk|p] left.", {("leads", "Oran Tesk", "Reed Council")}),
        ("[Reed Council|o] deputy commander [Oran Tesk|p] left.", {("member_of", "Oran Tesk", "Reed Council")}),
        ("Former [Reed Council|o] commander [Oran Tesk|p] left.", set()),
        ("[Oran Tesk|p] is not the leader of the [Reed Council|o].", set()),
        ("[Oran Tesk|p] hopes to be head of the [Reed Council|o].", set()),
        ("President [Jorun Vey|p] of [Torvenia|l] spoke.", {("leads", "Jorun Vey", "Torvenia")}),
        ("[Torvenia|l] journalist [Nadim Orr|p] wrote.", set()),
        ("The [Tide Brigade|o], the armed wing of the [Reed Council|o], fell.", {("part_of", "Tide Brigade", "Reed Council")}),
        ("The [Torvenia|l]-backed [Reed Council|o] fell.", {("supports", "Torvenia", "Reed Council")}),
        ("[Torvenia|l] does not back the [Reed Council|o].", set()),
        ("[Torvenia|l] denied that it backs the [Reed Council|o].", set()),
        ("If [Torvenia|l] backs the [Reed Council|o], it will fall.", set()),
        ("Does [Torvenia|l] back the [Reed Council|o]?", set()),
        ("[Torvenia|l] continues to arm the [Reed Council|o].", {("funds_or_arms", "Torvenia", "Reed Council")}),
        ("[Torvenia|l] plans to arm the [Reed Council|o].", set()),
        ("The [Reed Council|o], which was trained by [Torvenia|l], fell.", {("funds_or_arms", "Torvenia", "Reed Council")}),
        ("The [Dune League|o] is fighting the [Reed Council|o].", {("fights", "Dune League", "Reed Council")}),
        ("The [Salt Party|o] is allied with the [Dune League|o].", {("allied_with", "Salt Party", "Dune League")}),
        ("The [Straits Mission|o] is based in [Vesmer|l].", {("located_in", "Straits Mission", "Vesmer")}),
        ("It fell in [Hallin|l], [Torvenia|l].", {("located_in", "Hallin", "Torvenia")}),
        ("[Hatim Shirai|p], also known as [Abu Mawj|p], left.", {("same_as", "Hatim Shirai", "Abu Mawj")}),
        ("[Oran Tesk|p] met [Jorun Vey|p] in [Hallin|l].", set()),
    ],
)  # fmt: skip
def test_what_is_asserted_is_found_and_nothing_else(relate: Relate, marked: str, told: Told) -> None:
    """Denied, planned, asked and ended ones are none."""
    _, relations, names = relate(marked)
    assert {(one.kind, names[one.origin], names[one.target]) for one in relations} == told


def test_who_asserts_it_is_told(relate: Relate) -> None:
    """What a source says is within its attribution, what the outlet says within none; each has its words."""
    text, relations, _ = relate(
        "[Torvenia|l] backs the [Reed Council|o]. “[Khadran|l] has armed the [Dune League|o],” said [Jorun Vey|p]."
    )
    voices = {one.kind: one.within for one in relations}
    assert voices["supports"] is None
    assert voices["funds_or_arms"] is not None
    words = {one.kind: text[one.evidence[0].start : one.evidence[0].end] for one in relations}
    assert words["supports"] == "Torvenia backs the Reed Council"


def test_the_order_of_mentions_does_not_matter() -> None:
    """Mentions and entities may come in any order."""
    text, mentions, entities = unmark("[Oran Tesk|p], leader of the [Reed Council|o], met [Reed Council|o] fighters.")
    tagged = _grown(text, [(0, "NOUN", "dep")] * 20)
    one = find_relations(tagged, (), mentions, entities)
    assert one == find_relations(tagged, (), mentions[::-1], entities[::-1])


def _grown(text: str, told: list[tuple[int, str, str]]) -> Tagged:
    """Give a text as tagged with any tree over its words."""
    spans = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    words = tuple(
        Word(*span, told[at % len(told)][1], told[at % len(told)][0] % (len(spans) + 1) - 1, told[at % len(told)][2])
        for at, span in enumerate(spans)
    )
    return replace(script(text.replace("[", "(").replace("]", ")")), sentences=(Span(0, len(text)),), words=words)


_TREES = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from(["NOUN", "VERB", "PROPN", "ADP", "AUX", "PUNCT", "ADJ"]),
        st.sampled_from(["nsubj", "obj", "acl", "conj", "xcomp", "nmod", "obl", "case", "root", "appos", "mark"]),
    ),
    min_size=1,
    max_size=20,
)


@given(_TREES)
def test_any_tree_is_read(told: list[tuple[int, str, str]]) -> None:
    """No tree crashes it, circles included; ends and words are the document's."""
    text, mentions, entities = unmark(
        "The [Reed Council|o], which backs and arms [Torvenia|l] leader [Oran Tesk|p], fights the [Dune League|o]."
    )
    for one in find_relations(_grown(text, told), (), mentions, entities):
        assert {one.origin, one.target} <= {entity.id for entity in entities}
        assert all(text[span.start : span.end] for span in one.evidence)
