"""Whether a happening took place, as the words around it and who vouches for it tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.events.triggers import Trigger, is_in, is_passive, verb_lemmas
from rashomon.lexicon import load
from rashomon.lexicon.lemmas import lemma_table
from rashomon.lexicon.phrases import fold_word, word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Act, Attribution, Certainty, Hint, Polarity

_DEEPEST = 6
_REACH = 24  # words from a verb to the "if" of its condition
_UNLIKELY = 0.2
"""Up to what likelihood a happening of which no word tells otherwise is uncertain all the same."""
_STOPS = frozenset(".;!?")
_GOVERNED = frozenset({"xcomp", "ccomp", "obj", "csubj"})
_OPEN = frozenset({"xcomp", "csubj", "advcl", "acl"})
_ACTS: Mapping[Act, Certainty] = {
    "asks": "uncertain",
    "believes": "uncertain",
    "predicts": "planned",
    "demands": "planned",
    "orders": "planned",
    "promises": "planned",
    "threatens": "threatened",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether something happened: what is told of it, and whether it is denied."""

    certainty: Certainty
    polarity: Polarity


@dataclass(slots=True)
class _Found:
    certainty: Certainty | None = None
    denied: bool = False
    upheld: bool = False

    def take(self, effect: str | None) -> None:
        self.upheld = self.upheld or effect == "happened"
        if effect == "denied":
            self.denied = not self.denied
        elif effect is not None and effect != "happened" and self.certainty is None:
            self.certainty = effect  # type: ignore[assignment]


def find_standing(
    tree: Tree, trigger: Trigger, around: Attribution | None, hint: Hint | None = None, language: str = "en"
) -> Standing:
    """Tell whether a happening took place: by its verb's auxiliaries, what it hangs on, and the words it is vouched for with.

    Where none of these tell, the reader's hint may make it uncertain: "easier to reach", "worried about losing".
    """
    found = _Found()
    if not trigger.verbal:
        _by_modifiers(tree, trigger.at, found, language)
    for verb in [trigger.at] if trigger.verbal else trigger.carriers:
        _by_helpers(tree, verb, found, told=around is not None, language=language)
    top = trigger.carriers[0] if trigger.carriers else trigger.at
    read = _by_governors(tree, top, trigger.frames, found, language)
    if around is not None and not _is_read(tree, around, read) and _is_told(tree, top, around):
        _by_attribution(tree, trigger, around, found, language)
    unlikely = hint is not None and trigger.verbal and hint.took_place <= _UNLIKELY
    if unlikely and not (found.denied or found.upheld):
        found.take("uncertain")
    return Standing(found.certainty or "happened", "-" if found.denied else "+")


def _by_helpers(tree: Tree, verb: int, found: _Found, *, told: bool, language: str) -> None:
    """Read modals, negations and adverbs of a verb, and the word that joins its clause."""
    conditional = load(language, "events")["conditional"]
    auxiliaries = [tree.folded[child] for child in tree.children(verb, "aux")]
    beside = [
        tree.folded[child]
        for child in tree.children(verb, "advmod", "mark")
        if not _negates_complement(tree, child, verb)
    ]
    subject = next(iter(tree.children(verb, "nsubj")), None)
    if subject is not None:
        beside += [tree.folded[subject], *(tree.folded[child] for child in tree.children(subject, "det"))]
    negators = word_list(language, "events", "negators")
    found.denied = found.denied != any(word in negators for word in (*auxiliaries, *beside))
    if any(word in conditional["marks"] for word in beside):
        found.take("conditional")
    if any(word in conditional["modals"] for word in auxiliaries) and not (
        auxiliaries[0] == "'d" and is_past(auxiliaries)
    ):
        supposed = "have" in auxiliaries or not told or _has_condition(tree, verb, language)
        found.take("conditional" if supposed else "planned")
    if any(word in word_list(language, "events", "future") for word in auxiliaries):
        found.take("planned")
    if any(word in word_list(language, "events", "open") for word in auxiliaries):
        found.take("uncertain")
    for word in beside:
        found.take("uncertain" if word in load(language, "events")["certainty"]["uncertain"] else None)


def _negates_complement(tree: Tree, at: int, verb: int) -> bool:
    """Tell whether an adverb behind a verb belongs to the complement it stands before: "carried out not by rebels"."""
    return at > verb and at + 1 < len(tree.words) and tree.words[at + 1].upos in {"ADP", "SCONJ"}


def is_past(auxiliaries: Sequence[str]) -> bool:
    """Tell whether "'d" among auxiliaries stands for "had"."""
    return "been" in auxiliaries


def _has_condition(tree: Tree, verb: int, language: str) -> bool:
    marks = load(language, "events")["conditional"]["marks"]
    before = tree.folded[max(verb - _REACH, 0) : verb]
    after = tree.folded[verb : verb + _REACH]
    start = max((at + 1 for at, word in enumerate(before) if word in _STOPS), default=0)
    end = next((at for at, word in enumerate(after) if word in _STOPS), len(after))
    return any(word in marks for word in (*before[start:], *after[:end]))


def _by_modifiers(tree: Tree, noun: int, found: _Found, language: str) -> None:
    """Read the words beside a noun: "the planned talks", "no attack"."""
    groups = load(language, "events")["modifiers"]
    for child in tree.children(noun, "amod", "det", "compound", "advmod", "case", "cc"):
        for effect, words in groups.items():
            if tree.folded[child] in words:
                found.take(effect)
        if tree.folded[child] == "without":
            found.take("denied")
    head = tree.head(noun)
    if head is not None and tree.folded[head] in word_list(language, "events", "slight") and tree.case(noun) == "of":
        _by_modifiers(tree, head, found, language)


def _by_governors(tree: Tree, at: int, frames: Sequence[int], found: _Found, language: str) -> list[int]:
    """Read the words that a clause hangs on ("plans to", "failed to", "a threat of") and what they hang on in turn."""
    read: list[int] = []
    for _ in range(_DEEPEST):
        head = tree.head(at)
        if head is None:
            break
        if tree.words[at].deprel == "conj":
            goes_on = _by_fellow(tree, at, head, found, language)
        elif head in frames:
            found.take(_effect_of(tree, head, at, language))
            goes_on = True
        else:
            goes_on = _by_governor(tree, at, head, found, language)
            read.append(head)
        if not goes_on:
            break
        at = head
    return read


def _by_fellow(tree: Tree, at: int, head: int, found: _Found, language: str) -> bool:
    """Read what a verb shares with the one before it ("will visit Hallin and meet …"); tell whether to go on."""
    if tree.words[at].upos != "VERB":
        return True
    if tree.children(at, "aux", "nsubj"):
        return False
    _by_helpers(tree, head, found, told=False, language=language)
    return True


def _by_governor(tree: Tree, at: int, head: int, found: _Found, language: str) -> bool:
    """Read what a word does to the happening that hangs on it; tell whether what it hangs on counts as well."""
    label = tree.words[at].deprel
    purpose = label in {"advcl", "acl"} and any(tree.folded[mark] == "to" for mark in tree.children(at, "mark"))
    passive = label == "nsubj" and is_passive(tree, head, language)
    nominal = label in {"obl", "nmod"} and tree.words[at].upos != "VERB"
    told = label == "ccomp" and bool(set(verb_lemmas(tree, head, language)) & word_list(language, "events", "telling"))
    if told or not (label in _GOVERNED or purpose or nominal or passive):
        return False
    effect = _effect_of(tree, head, at, language) or ("planned" if purpose else None)
    if effect is None and label not in _OPEN:
        return False
    found.take(effect)
    if tree.words[head].upos == "VERB" and label in {"xcomp", "obj", "nsubj"}:
        _by_helpers(tree, head, found, told=False, language=language)
    return effect in {None, "happened"} or found.certainty is None


def _effect_of(tree: Tree, head: int, inner: int, language: str) -> str | None:
    """Give what a word does to what hangs on it; a verb to what stands behind a preposition only by that ("call for")."""
    if _is_named(tree, head, inner, language):
        return None
    effects = _effects(language)
    lemmas = verb_lemmas(tree, head, language) or _noun_lemmas(language).get(tree.folded[head], (tree.folded[head],))
    small = [tree.folded[child] for child in tree.children(head, "compound", "advmod")]
    parts = [part for part in (tree.case(inner), *small) if part]
    alone = tree.words[inner].deprel != "obl"
    phrases = (
        phrase for lemma in lemmas for phrase in (*(f"{lemma} {part}" for part in parts), *([lemma] if alone else []))
    )
    return next((effects[phrase] for phrase in phrases if phrase in effects), None)


def _is_named(tree: Tree, head: int, inner: int, language: str) -> bool:
    """Tell whether a noun is only what something is called: "call it a massacre"."""
    named = tree.words[inner].upos == "NOUN" and is_in(tree, head, "naming", language)
    return named and any(child < inner for child in tree.children(head, "obj", "iobj"))


@cache
def _effects(language: str) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for effect, words in load(language, "events")["certainty"].items():
        for word in words:
            table.setdefault(word, effect)
    return table


@cache
def _noun_lemmas(language: str) -> Mapping[str, tuple[str, ...]]:
    return lemma_table(sorted(word for word in _effects(language) if word.isalpha()), language)


def _is_told(tree: Tree, top: int, around: Attribution) -> bool:
    """Tell whether a word is what the content of an attribution says first of all, not something told beside it."""
    for _ in range(_DEEPEST):
        head = tree.head(top)
        if head is None or not any(p.start <= tree.words[head].start < p.end for p in around.content):
            return True
        if tree.words[top].deprel not in {"conj", "xcomp"}:
            return False
        top = head
    return False


def _is_read(tree: Tree, around: Attribution, read: Sequence[int]) -> bool:
    """Tell whether the cue of an attribution is among the words read already: "refused to meet" is denied once."""
    cue = around.cue
    return cue is not None and any(cue.start <= tree.words[at].start < cue.end for at in read)


def _shares_helpers(tree: Tree, at: int) -> bool:
    """Tell whether a verb joined to another shares its auxiliaries: "will visit Hallin and meet …"."""
    return not tree.children(at, "aux", "nsubj")


def _by_attribution(tree: Tree, trigger: Trigger, around: Attribution, found: _Found, language: str) -> None:
    """Read the act that vouches for it: what is denied, demanded, promised, threatened or asked."""
    if around.act == "denies":
        words = () if around.cue is None else tree.text[around.cue.start : around.cue.end].split()
        negators = word_list(language, "events", "negators")
        upheld = any(fold_word(word) in negators or fold_word(word).endswith("n't") for word in words)
        if not upheld and (trigger.verbal or _is_disbelieved(trigger, words, language)):
            found.denied = not found.denied
    elif not _is_taken_for_so(tree, around, language):
        found.take("uncertain" if around.polarity == "-" else _ACTS.get(around.act))


def _is_taken_for_so(tree: Tree, around: Attribution, language: str) -> bool:
    """Tell whether a cue is a feeling about what was so: "was shocked that they had left", or not shocked."""
    cue, content = around.cue, around.content[0]
    if around.act != "believes" or cue is None or tree.text[content.start : content.start + 3] == "to ":
        return False
    told = word_list(language, "events", "taken_for_so")
    return any(fold_word(word) in told for word in tree.text[cue.start : cue.end].casefold().split())


def _is_disbelieved(trigger: Trigger, cue: Sequence[str], language: str) -> bool:
    """Tell whether a cue says of a noun's happening that it was not, rather than turns it down."""
    if trigger.type in word_list(language, "events", "standing"):
        return False
    table = _disbelief(language)
    return any(fold_word(word) in table for word in cue)


@cache
def _disbelief(language: str) -> Mapping[str, tuple[str, ...]]:
    return lemma_table(sorted(word_list(language, "events", "disbelief")), language)
