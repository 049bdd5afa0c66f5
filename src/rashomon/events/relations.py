"""How entities stand to each other, as the texts assert it and with who asserts it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rashomon.events.ends import Ends
from rashomon.events.frames import find_frames
from rashomon.events.roles import Bond, find_phrases
from rashomon.gazetteer.context import read_context
from rashomon.gazetteer.tellings import find_tellings
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Attribution, Entity, EntityKind, Mention, Relation, RelationKind, Span, Tagged

_BOTH_WAYS: frozenset[RelationKind] = frozenset({"allied_with", "fights", "same_as"})
_BODIES: frozenset[EntityKind] = frozenset({"organisation", "place"})
_BY_PHRASE: frozenset[RelationKind] = frozenset({"leads", "member_of", "part_of", "located_in", "same_as"})


def find_relations(
    tagged: Tagged, attributions: Sequence[Attribution], mentions: Sequence[Mention], entities: Sequence[Entity]
) -> tuple[Relation, ...]:
    """Give each relation once for each voice that asserts it, with all the words that do; denied ones are none.

    Of kinds that hold both ways the origin is the one named first.
    """
    text = tagged.document.text
    named = [mention for mention in mentions if mention.form == "name"]
    ends = Ends(mentions, entities, read_context(text, named))
    tree = parse(tagged).tree
    found: dict[tuple[RelationKind, str, str, str | None], list[Span]] = {}
    for bond in sorted(_bonds(tagged, tree, ends, named), key=lambda bond: bond.evidence):
        around = _around(attributions, bond.evidence)
        if around is None or _may_state(around, bond):
            _put(found, bond, None if around is None else around.id)
    return tuple(Relation(*key[:3], _merged(spans), key[3]) for key, spans in found.items())


def _bonds(tagged: Tagged, tree: Tree, ends: Ends, named: Sequence[Mention]) -> Iterator[Bond]:
    before: Mention | None = None
    for sentence in tagged.sentences:
        if not ends.are_in(sentence.start, sentence.end):
            before = None
            continue
        if not tagged.document.text[sentence.start : sentence.end].rstrip("\"”’' ").endswith("?"):
            words = tree.over(sentence)
            yield from chain(find_phrases(tree, words, ends, before), find_frames(tree, words, ends))
        before = _subject(tree, tree.over(sentence), ends)
    yield from _located(tagged.document.text, ends, named)


def _subject(tree: Tree, sentence: range, ends: Ends) -> Mention | None:
    """Give the body or land that is the subject of a sentence, by name."""
    for at in sentence:
        word = tree.words[at]
        if word.deprel == "nsubj":
            found = ends.at(word.start, word.end)
            if found is not None and found.form == "name":
                return found if found.kind in _BODIES else None
    return None


def _located(text: str, ends: Ends, named: Sequence[Mention]) -> Iterator[Bond]:
    """Give which place the text puts in which: "Mina Sadaf, Khadran"."""
    for telling in find_tellings(text, named):
        held = ends.at(telling.start, telling.end)
        holder = ends.named(telling.holder)
        origin = None if held is None else held.entity
        if origin is not None and holder is not None and ends.fit("located_in", origin, holder):
            yield Bond("located_in", origin, holder, telling.evidence, 0)


def _around(attributions: Iterable[Attribution], span: Span) -> Attribution | None:
    """Give the attribution whose content holds words, the innermost."""
    holding = [
        (piece.end - piece.start, one.id, one)
        for one in attributions
        for piece in one.content
        if piece.start <= span.start and span.end <= piece.end
    ]
    return min(holding, key=lambda held: held[:2])[2] if holding else None


def _may_state(around: Attribution, bond: Bond) -> bool:
    """Tell whether an attribution states what stands in it: a denial denies what verbs tell, a title stands."""
    if bond.kind in _BY_PHRASE:
        return True
    return around.polarity == "+" and around.act not in {"denies", *word_list("en", "relations", "unstated")}


def _put(found: dict[tuple[RelationKind, str, str, str | None], list[Span]], bond: Bond, voice: str | None) -> None:
    key = (bond.kind, bond.origin, bond.target, voice)
    turned = (bond.kind, bond.target, bond.origin, voice)
    found.setdefault(turned if bond.kind in _BOTH_WAYS and turned in found else key, []).append(bond.evidence)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give the words once, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
