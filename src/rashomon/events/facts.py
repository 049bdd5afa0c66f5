"""Whether a verb is told as a fact."""

from collections.abc import Mapping
from functools import cache

from rashomon.lexicon.lemmas import lemma_table
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree

_DEEPEST = 5


def is_real(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is told as a fact: no "not", "would" or "if" beside it, none that it hangs on, no plan."""
    at = verb
    for _ in range(_DEEPEST):
        if _is_hedged(tree, at):
            return False
        head, label = tree.head(at), tree.words[at].deprel
        if head is None or label in {"acl", "appos", "nsubj", "obj", "obl", "nmod", "parataxis"}:
            infinitive = label in {"acl", "obl", "nmod"} and _is_infinitive(tree, at)
            return not infinitive
        if label == "conj" and not tree.children(at, "aux", "nsubj"):
            at = head
            continue
        if label in {"xcomp", "ccomp", "advcl"}:
            if _is_governed(tree, at, head, label):
                return False
            at = head
            continue
        return True
    return True


def _is_infinitive(tree: Tree, at: int) -> bool:
    return any(tree.folded[mark] == "to" for mark in tree.children(at, "mark", "aux"))


def _is_hedged(tree: Tree, verb: int) -> bool:
    beside = {tree.folded[at] for at in tree.children(verb, "advmod", "aux", "mark", "det", "cc")}
    for subject in tree.children(verb, "nsubj"):
        beside |= {tree.folded[subject], *(tree.folded[at] for at in tree.children(subject, "det"))}
    return any(beside & word_list("en", "relations", name) for name in ("not", "modal", "if"))


def _is_governed(tree: Tree, at: int, head: int, label: str) -> bool:
    """Tell whether the verb above makes a clause no fact: a plan, a denial; an infinitive is one unless "began to"."""
    lemmas = _governing().get(tree.folded[head], ())
    kept = word_list("en", "relations", "keeping")
    if any(lemma in kept for lemma in lemmas):
        return False
    if any(lemma in word_list("en", "relations", "unreal") for lemma in lemmas):
        return True
    return _is_infinitive(tree, at) and label in {"xcomp", "advcl"}


@cache
def _governing() -> Mapping[str, tuple[str, ...]]:
    return lemma_table(sorted(word_list("en", "relations", "unreal") | word_list("en", "relations", "keeping")))
