"""Relations that verbs tell: who does it to whom, from the verb's own clause."""

from collections.abc import Iterator, Mapping
from functools import cache

from rashomon.events.ends import Ends
from rashomon.events.facts import is_real
from rashomon.events.roles import Bond
from rashomon.events.spelling import is_body
from rashomon.lexicon import load
from rashomon.lexicon.lemmas import is_participle, lemma_table
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import RelationKind, Span

_DEEPEST = 5
_LONGEST = 240


def find_frames(tree: Tree, sentence: range, ends: Ends) -> Iterator[Bond]:
    """Give what the verbs of a sentence tell."""
    for at in sentence:
        lemmas = _lemmas().get(tree.folded[at], ())
        if lemmas and _is_verb(tree, at) and is_real(tree, at):
            for lemma in lemmas:
                yield from _of_verb(tree, at, lemma, ends)


def _is_verb(tree: Tree, at: int) -> bool:
    """Tell whether a word does a verb's work: a noun with a subject and an object is a verb that was taken for one."""
    if tree.words[at].upos not in {"NOUN", "PROPN", "DET"}:
        return True
    return bool(tree.children(at, "nsubj") and tree.children(at, "obj"))


@cache
def _frames() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give for each verb the small words (or "obj") and the kinds that it tells with them."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    table = load("en", "relations")
    for kind, frames in table["verbs"].items():
        for case, lemmas in frames.items():
            for lemma in lemmas:
                found[lemma] = (*found.get(lemma, ()), (case, kind))
    more = [*(one["verbs"] for told in table["phrasal"].values() for one in told), *table["mutual"].values()]
    return {**{lemma: () for lemmas in more for lemma in lemmas}, **found}


@cache
def _phrasal() -> tuple[tuple[str, frozenset[str], frozenset[str], tuple[str, ...]], ...]:
    """Give kind, verbs, forms of the nouns and small words of what verbs tell with a noun."""
    table = load("en", "relations")["phrasal"]
    return tuple(
        (kind, frozenset(one["verbs"]), frozenset(lemma_table(one["nouns"])), tuple(one["before"]))
        for kind, told in table.items()
        for one in told
    )


@cache
def _lemmas() -> Mapping[str, tuple[str, ...]]:
    return lemma_table(sorted(_frames()))


def _of_verb(tree: Tree, verb: int, lemma: str, ends: Ends) -> Iterator[Bond]:
    passive = _is_passive(tree, verb)
    if lemma in word_list("en", "relations", "passive_only") and not passive:
        return
    for case, name in _frames()[lemma]:
        actors, others = _parties(tree, verb, case, passive=passive)
        kind, turned = _turned(name)
        yield from _bonds(tree, verb, kind, (others, actors) if turned else (actors, others), ends)
    for name, verbs, nouns, cases in _phrasal():
        if lemma in verbs and any(tree.folded[at] in nouns for at in tree.children(verb, "obj")):
            actors, others = (
                _subjects(tree, verb),
                [at for case in cases for at in _after(tree, verb, case, through=True)],
            )
            kind, turned = _turned(name)
            yield from _bonds(tree, verb, kind, (others, actors) if turned else (actors, others), ends)
    yield from _mutual(tree, verb, lemma, ends)


def _turned(name: str) -> tuple[RelationKind, bool]:
    """Give a kind, and whether the verb's subject is the end that it leads to ("X includes Y": Y is part of X)."""
    return _kinds()[name.split(maxsplit=1)[0]], name.endswith(" turned")


@cache
def _kinds() -> Mapping[str, RelationKind]:
    return {kind: kind for kind in load("en", "relations")["ends"]}


def _bonds(
    tree: Tree, verb: int, kind: RelationKind, parties: tuple[list[int], list[int]], ends: Ends
) -> Iterator[Bond]:
    actors, others = parties
    for origin in dict.fromkeys(one for at in actors for one in _who(tree, at, ends)):
        for target in dict.fromkeys(one for at in others for one in _who(tree, at, ends)):
            if ends.fit(kind, origin, target):
                yield Bond(kind, origin, target, _evidence(tree, verb, (*actors, *others), ends), verb)


def _mutual(tree: Tree, verb: int, lemma: str, ends: Ends) -> Iterator[Bond]:
    """Read "the Front and the Militia clashed": two joined subjects, and nobody else."""
    for name, lemmas in load("en", "relations")["mutual"].items():
        if lemma in lemmas and not tree.children(verb, "obj") and not _is_passive(tree, verb):
            both = [one for at in _subjects(tree, verb) for one in _who(tree, at, ends)][:2]
            if len(both) == 2 and ends.fit(_kinds()[name], both[0], both[1]):  # noqa: PLR2004 - a pair
                yield Bond(
                    _kinds()[name], both[0], both[1], _evidence(tree, verb, tuple(_subjects(tree, verb)), ends), verb
                )


def _parties(tree: Tree, verb: int, case: str, *, passive: bool) -> tuple[list[int], list[int]]:
    """Give the heads of who does it and of whom it is done to (or what follows the small word)."""
    subjects = _subjects(tree, verb)
    if case == "obj":
        return (_after(tree, verb, "by"), subjects) if passive else (subjects, _objects(tree, verb))
    return subjects, _after(tree, verb, case)


def _subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Give the verb's subject, its own or the one that it shares; of a relative clause what that describes."""
    own = [
        at
        for at in tree.children(verb, "nsubj")
        if at < verb or tree.folded[at] not in word_list("en", "relations", "relative")
    ]
    head, label = tree.head(verb), tree.words[verb].deprel
    if own and tree.folded[own[0]] not in word_list("en", "relations", "relative"):
        return own[:1]
    if own or (label == "acl" and not _has_mark(tree, verb)):
        return _described(tree, verb)
    if (
        head is None
        or depth > _DEEPEST
        or label not in {"conj", "xcomp", "advcl"}
        or (label == "advcl" and _has_mark(tree, verb))
    ):
        return []
    return _subjects(tree, head, depth + 1) if not tree.is_nominal(head) or label == "conj" else []


def _described(tree: Tree, verb: int) -> list[int]:
    """Give the noun that a relative clause, or a participle, describes."""
    for at in (verb, *tree.above(verb)):
        head = tree.head(at)
        if tree.words[at].deprel == "acl" and head is not None:
            return [head] if tree.is_nominal(head) else []
        if tree.words[at].deprel not in {"conj", "xcomp"}:
            return []
    return []


def _has_mark(tree: Tree, verb: int) -> bool:
    return tree.first(verb, "mark") is not None


def _objects(tree: Tree, verb: int) -> list[int]:
    own = tree.children(verb, "obj") or [
        at
        for at in tree.children(verb, "obl")
        if at > verb and tree.case(at) is None and tree.words[at].upos in {"NOUN", "PROPN"}
    ]
    if own:
        return _described(tree, verb) if tree.folded[own[0]] in word_list("en", "relations", "relative") else own[:1]
    shared = [at for at in tree.children(verb, "conj") if at > verb and not tree.children(at, "nsubj")]
    return tree.children(shared[0], "obj")[:1] if shared else []


def _after(tree: Tree, verb: int, case: str, *, through: bool = False) -> list[int]:
    """Give what follows a small word beside a verb, its own or a joined verb's; ``through`` its object as well."""
    joined = [at for at in tree.children(verb, "conj") if not tree.children(at, "nsubj")]
    head = tree.head(verb)
    fellows = [head] if tree.words[verb].deprel == "conj" and head is not None else []
    for one in (verb, *joined, *fellows):
        held = [one, *(tree.children(one, "obj") if through else ())]
        found = [at for head in held for at in tree.children(head, "obl", "nmod") if tree.case(at) == case]
        if found:
            return found
    return []


def _is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a participle tells what is done to somebody: with "is", or alone beside a noun."""
    if not is_participle(tree.folded[verb]) or tree.children(verb, "obj"):
        return False
    auxiliaries = [tree.folded[at] for at in tree.children(verb, "aux", "cop")]
    if auxiliaries:
        return any(one in word_list("en", "relations", "passive_helpers") for one in auxiliaries)
    head = tree.head(verb)
    if tree.words[verb].deprel == "conj" and head is not None:
        return _is_passive(tree, head)
    relative = [
        at for at in tree.children(verb, "nsubj") if tree.folded[at] in word_list("en", "relations", "relative")
    ]
    return tree.words[verb].deprel in {"acl", "advcl"} and not relative and not tree.children(verb, "nsubj")


# -- who a word stands for ---------------------------------------------------------------------


def _who(tree: Tree, at: int, ends: Ends) -> Iterator[str]:
    """Give the entities that a noun and the nouns joined to it stand for; of "groups like X and Y" those named."""
    instances = [
        child
        for child in tree.children(at, "nmod")
        if tree.case(child) in word_list("en", "relations", "instances") and child > at
    ]
    heads = instances if instances and ends.at(tree.words[at].start, tree.words[at].end) is None else [at]
    joined = (one for head in heads for one in tree.joined(head) if one == head or tree.case(one) is None)
    for one in joined:
        found = _own(tree, one, ends)
        if found is not None:
            yield ends.land(found)


def _own(tree: Tree, at: int, ends: Ends) -> str | None:
    """Give the entity of a noun: named by it, beside it, or whose troops it tells of."""
    word = tree.words[at]
    mention = ends.at(word.start, word.end)
    if mention is not None:
        return mention.entity
    for beside in (*tree.children(at, "appos", "flat"), *_head_of_apposition(tree, at)):
        mention = ends.at(tree.words[beside].start, tree.words[beside].end)
        if mention is not None and mention.form == "name":
            return mention.entity
    if is_body(tree.folded[at]):
        for owner in tree.children(at, "amod", "compound", "nmod"):
            mention = ends.at(tree.words[owner].start, tree.words[owner].end)
            beside = owner < at or tree.case(owner) == "of"
            if beside and mention is not None and mention.kind in {"norp", "organisation", "place"}:
                return mention.entity
    return None


def _head_of_apposition(tree: Tree, at: int) -> list[int]:
    head = tree.head(at)
    return [head] if tree.words[at].deprel == "appos" and head is not None else []


def _evidence(tree: Tree, verb: int, parties: tuple[int, ...], ends: Ends) -> Span:
    """Give the words from the first to the last of verb and parties; where that is long, the verb's alone."""
    spans = [(tree.words[verb].start, tree.words[verb].end)]
    for at in parties:
        word = tree.words[at]
        mention = ends.at(word.start, word.end)
        spans.append((word.start, word.end) if mention is None else (mention.start, mention.end))
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    return Span(start, end) if end - start <= _LONGEST else Span(*spans[0])
