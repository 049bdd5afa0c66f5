"""The words that tell of a happening, and what kind it is, by the lexicon of events."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.events.hinted import Hinted
from rashomon.events.phrasebook import (
    Phrase,
    event_nouns,
    noun_table,
    still_table,
    still_verbs,
    verb_phrases,
    verb_table,
)
from rashomon.lexicon import load
from rashomon.lexicon.lemmas import is_participle
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree

_LONGEST_FORM = 24
_OTHER, _NONE = "other", "none"
_OBJECT, _CLAUSE = "<object>", "<clause>"  # any at all
_AROUND = 25  # words around an ambiguous noun
_NEAR = 3  # words from a verb to the preposition of its complement


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a happening, by its place in the tree.

    ``carriers`` are the verbs that only carry it ("carried out an attack"), ``frames`` the nouns before it that are of
    it ("a series of strikes"), ``eaten`` the object that is a part of its verb's phrase ("cut ties").
    """

    at: int
    type: str
    verbal: bool
    lemma: str
    carriers: tuple[int, ...] = ()
    frames: tuple[int, ...] = ()
    eaten: int | None = None


def verb_lemmas(tree: Tree, at: int, language: str = "en") -> tuple[str, ...]:
    """Give the lemmas in the lexicon that a verb may be a form of."""
    return verb_table(language).get(tree.folded[at], ())


def is_in(tree: Tree, at: int, group: str, language: str = "en") -> bool:
    """Tell whether a verb, alone or with its particle, is in a list of the lexicon."""
    listed = word_list(language, "events", group)
    lemmas = verb_lemmas(tree, at, language)
    if not lemmas or any(lemma in listed for lemma in lemmas):
        return bool(lemmas)
    small = _particles(tree, at) + [
        tree.folded[child] for child in tree.children(at, "obj") if tree.folded[child] == "place"
    ]
    return bool(small) and any(f"{lemma} {part}" in listed for lemma in lemmas for part in small)


def is_passive(tree: Tree, at: int, language: str = "en") -> bool:
    """Tell whether a verb's subject is whom it befalls: "was shot", "the man shot by guards", "shot and killed"."""
    form = tree.folded[at]
    if form.endswith("ing") or not is_participle(form, language):
        return False
    auxiliaries = [tree.folded[child] for child in tree.children(at, "aux")]
    if any(helper in word_list(language, "events", "be") for helper in auxiliaries):
        return True
    word = tree.words[at]
    if word.deprel == "acl" or _is_agented(tree, at, auxiliaries):
        return not auxiliaries and tree.first(at, "nsubj") is None and tree.first(at, "obj") is None
    if word.deprel == "advcl" and at > 0 and tree.words[at - 1].upos in {"NOUN", "PROPN", "PRON"}:
        return False
    if word.deprel in {"advcl", "xcomp"} and not auxiliaries and tree.first(at, "mark", "nsubj", "obj") is None:
        return True
    bare = not auxiliaries and tree.first(at, "nsubj", "obj", "mark") is None
    return bare and word.deprel == "conj" and word.head >= 0 and is_passive(tree, word.head, language)


def _is_agented(tree: Tree, at: int, auxiliaries: Sequence[str]) -> bool:
    """Tell whether a bare participle right behind a noun tells by whom: "a case filed by", wherever it hangs."""
    by = any(tree.case(child) == "by" for child in tree.children(at, "obl"))
    return by and not auxiliaries and at > 0 and tree.words[at - 1].upos in {"NOUN", "PROPN"}


def find_triggers(tree: Tree, taken: Sequence[bool], hinted: Hinted, language: str = "en") -> Iterator[Trigger]:
    """Give the triggers in order; none at a word that is ``taken`` (a name's, a cue's, boilerplate)."""
    taken = [each or hinted.tells_nothing(at) for at, each in enumerate(taken)]
    nouns = {
        at: found
        for at in range(len(tree.words))
        if not taken[at] and (found := _noun_type(tree, at, hinted, language))
    }
    eaten: set[int] = set()
    carried: dict[int, list[int]] = {}
    verbal: dict[int, Trigger] = {}
    for at, word in enumerate(tree.words):
        if word.upos == "ADJ" and not taken[at]:
            verbal.update((at, state) for state in _state(tree, at, language))
        if word.upos == "VERB":
            frame, noun = _match(tree, at, language), _carried(tree, at, nouns, language)
            if frame is not None and frame.type == _NONE:
                continue
            if noun is not None:
                carried.setdefault(noun, []).append(at)
                if frame is not None and frame.eaten == noun:
                    nouns[noun] = (frame.type, nouns[noun][1])
            elif not taken[at] and frame is not None and frame.eaten is not None and is_in(tree, at, "doing", language):
                nouns[frame.eaten] = (frame.type, tree.folded[frame.eaten])
                carried.setdefault(frame.eaten, []).append(at)
            elif not taken[at] and frame is not None:
                verbal[at] = frame
                eaten.update(() if frame.eaten is None else (frame.eaten,))
            elif not taken[at] and _is_happening(tree, at, hinted, language):
                verbal[at] = Trigger(at, _OTHER, verbal=True, lemma=tree.folded[at])
    yield from _in_order(tree, nouns, carried, verbal, eaten, language)


def _state(tree: Tree, at: int, language: str) -> Iterator[Trigger]:
    """Give the trigger of an adjective that tells what befell somebody: "nine were dead", "found dead"."""
    if tree.words[at].deprel in {"amod", "nsubj", "obj", "obl", "nmod"}:
        return
    for kind, words in load(language, "events")["states"].items():
        if tree.folded[at] in words:
            yield Trigger(at, kind, verbal=True, lemma=tree.folded[at])


def _in_order(
    tree: Tree,
    nouns: Mapping[int, tuple[str, str]],
    carried: Mapping[int, Sequence[int]],
    verbal: Mapping[int, Trigger],
    eaten: set[int],
    language: str,
) -> Iterator[Trigger]:
    for at in sorted({*nouns, *verbal}):
        if at in verbal:
            yield verbal[at]
        elif at not in eaten and not _is_modifier(tree, at):
            frames = tuple(_frames(tree, at, language))
            carriers = [verb for noun in (at, *frames) for verb in carried.get(noun, ())]
            yield Trigger(at, nouns[at][0], verbal=False, lemma=nouns[at][1], carriers=tuple(carriers), frames=frames)


def _is_modifier(tree: Tree, at: int) -> bool:
    """Tell whether a noun only describes another ("peace talks delegation"): what happened is not told there."""
    return tree.words[at].deprel in {"compound", "amod", "flat", "fixed"}


def _frames(tree: Tree, at: int, language: str) -> Iterator[int]:
    """Give the nouns over a noun that are of it: "a series of strikes"."""
    frames = word_list(language, "events", "transparent")
    for above in tree.above(at):
        singular = tree.folded[above].removesuffix("s")
        if tree.case(at) != "of" or not ({singular, tree.folded[above]} & frames):
            return
        yield above
        at = above


def _noun_type(tree: Tree, at: int, hinted: Hinted, language: str) -> tuple[str, str] | None:
    found = _known_type(tree, at, language)
    return (_OTHER, tree.folded[at]) if found is None and hinted.is_noun(at, language) else found


def _known_type(tree: Tree, at: int, language: str) -> tuple[str, str] | None:
    if tree.words[at].upos not in {"NOUN", "PROPN"}:
        return None
    singles, pairs = event_nouns(language)
    form = tree.folded[at]
    if at and f"{tree.folded[at - 1]} {form}" in word_list(language, "events", "idioms"):
        return None
    if form not in singles and form not in pairs:
        return None
    for child in (c for c in tree.children(at, "compound", "amod", "nmod") if c < at):
        for lemma in noun_table(language).get(tree.folded[child], (tree.folded[child],)):
            found = pairs.get(form, {}).get(lemma)
            if found is not None:
                return found
    return _by_context(tree, at, language) or singles.get(form)


def _by_context(tree: Tree, at: int, language: str) -> tuple[str, str] | None:
    """Give the type that the words around an ambiguous noun tell: a strike among unions is none among drones."""
    for lemma, kinds in load(language, "events")["contexts"].items():
        if lemma in noun_table(language).get(tree.folded[at], ()):
            around = set(tree.folded[max(at - _AROUND, 0) : at + _AROUND])
            return next(((kind, lemma) for kind, words in kinds.items() if not around.isdisjoint(words)), None)
    return None


def _carried(tree: Tree, verb: int, nouns: Mapping[int, tuple[str, str]], language: str) -> int | None:
    """Give the noun whose happening a verb only carries."""
    doing = is_in(tree, verb, "doing", language) or is_in(tree, verb, "undergoing", language)
    occurring = is_in(tree, verb, "occurring", language)
    if not (doing or occurring):
        return None
    passive = is_passive(tree, verb, language)
    options: list[int] = []
    if doing and not passive:
        options += tree.children(verb, "obj")
        options += [o for o in tree.children(verb, "obl") if tree.case(o) in {"in", "for"} and is_framed(tree, verb, o)]
    if (doing and passive) or occurring:
        options += tree.children(verb, "nsubj")
        if tree.words[verb].deprel == "acl" and tree.words[verb].head >= 0:
            options.append(tree.words[verb].head)
    return next((inner for option in options if (inner := _inner(tree, option, nouns, language)) is not None), None)


def is_framed(tree: Tree, verb: int, noun: int, language: str = "en") -> bool:
    """Tell whether a verb carries what its complement tells with its preposition: "took part in", "engaged in"."""
    case = tree.case(noun)
    listed = word_list(language, "events", "doing")
    return any(f"{lemma} {case}" in listed for lemma in verb_lemmas(tree, verb, language)) or (
        "part" in {tree.folded[child] for child in tree.children(verb, "obj", "compound")}
    )


def _inner(tree: Tree, at: int, nouns: Mapping[int, tuple[str, str]], language: str) -> int | None:
    """Give the happening that a noun tells of, through the nouns before it that are of it."""
    if at in nouns:
        return at
    if {tree.folded[at], tree.folded[at].removesuffix("s")} & word_list(language, "events", "transparent"):
        return next((child for child in tree.children(at, "nmod") if child in nouns and tree.case(child) == "of"), None)
    return None


def _is_happening(tree: Tree, at: int, hinted: Hinted, language: str) -> bool:
    """Tell whether a verb that the lexicon gives no type tells of a happening at all."""
    if tree.words[at].upos == "VERB" and tree.folded[at].endswith("ly"):
        return False
    if len(tree.folded[at]) > _LONGEST_FORM or not tree.folded[at].isalpha():
        return False
    word = tree.words[at]
    if word.deprel in {"amod", "compound", "case", "mark", "fixed", "flat", "aux", "cop"} or _only_describes(tree, at):
        return False
    if tree.folded[at] in word_list(language, "events", "active_only") and is_passive(tree, at, language):
        return False
    lemmas = [lemma for lemma in still_table(language).get(tree.folded[at], ()) if lemma in still_verbs(language)]
    parted = [tree.folded[child] for child in tree.children(at, "compound") if tree.words[child].upos == "ADP"]
    if lemmas and parted:
        return not any(f"{lemma} {part}" in still_verbs(language) for lemma in lemmas for part in parted)
    return not lemmas or hinted.is_verb(at, lemmas, language)


def _only_describes(tree: Tree, at: int) -> bool:
    """Tell whether a participle stands before the noun that it describes: "the alleged offences"."""
    return tree.words[at].deprel == "acl" and tree.words[at].head > at


def _match(tree: Tree, at: int, language: str) -> Trigger | None:
    """Give the trigger of the longest phrase that fits a verb and what goes with it."""
    if tree.words[at].deprel in {"amod", "compound", "case", "mark", "fixed", "flat"} or _only_describes(tree, at):
        return None
    best: tuple[int, Phrase, str] | None = None
    beside: dict[str, int] | None = None
    for lemma in verb_lemmas(tree, at, language):
        for phrase in verb_phrases(language).get(lemma, ()):
            if phrase.parts and beside is None:
                beside = _beside(tree, at, language)
            if (best is None or len(phrase.parts) > best[0]) and (
                not phrase.parts or (beside and phrase.parts <= beside.keys())
            ):
                best = (len(phrase.parts), phrase, lemma)
    if best is not None and best[2] in word_list(language, "events", "active_only") and is_passive(tree, at, language):
        return None
    if best is None or (not best[0] and _is_still_alone(best[2], language)):
        return None
    eaten = [found for part in best[1].parts if (found := (beside or {})[part]) >= 0]
    return Trigger(at, best[1].type, verbal=True, lemma=best[2], eaten=max(eaten, default=None))


def _is_still_alone(lemma: str, language: str) -> bool:
    return lemma in still_verbs(language)


def _beside(tree: Tree, at: int, language: str) -> dict[str, int]:
    """Give what goes with a verb: particles and prepositions (-1), its object's words with their place, "to-" its infinitive."""
    found: dict[str, int] = dict.fromkeys(_particles(tree, at), -1)
    passive = is_passive(tree, at, language)
    for child in tree.children(at):
        label = tree.words[child].deprel
        if label == "obj" or (label == "nsubj" and passive):
            found[_OBJECT] = -1
            _note(tree, child, child, found, language)
        elif label == "ccomp":
            found[_CLAUSE] = -1
        elif label == "nsubj":
            forms = (tree.folded[child], *noun_table(language).get(tree.folded[child], ()))
            found.update({f"-{form}": -1 for form in forms})
        elif label == "obl":
            _note_complement(tree, at, child, found, language)
        elif label in {"xcomp", "advcl"}:
            found.update({f"to-{lemma}": -1 for lemma in verb_lemmas(tree, child, language)})
            mark = tree.first(child, "mark")
            if mark is not None:
                found.setdefault("to-" if tree.folded[mark] == "to" else tree.folded[mark], -1)
    if passive and tree.words[at].deprel == "acl" and tree.words[at].head >= 0:
        _note(tree, tree.words[at].head, tree.words[at].head, found, language)
    return found


def _note_complement(tree: Tree, verb: int, at: int, found: dict[str, int], language: str) -> None:
    case = tree.first(at, "case")
    if case is not None and tree.folded[case] == "as":
        return
    if case is not None and 0 < case - verb <= _NEAR:
        found.setdefault(tree.folded[case], -1)
    if at > verb:
        _note(tree, at, at if case is None else -1, found, language)


def _note(tree: Tree, at: int, place: int, found: dict[str, int], language: str) -> None:
    for form in (tree.folded[at], *noun_table(language).get(tree.folded[at], ())):
        found[form] = max(found.get(form, -1), place)


def _particles(tree: Tree, at: int) -> list[str]:
    return [
        tree.folded[child]
        for child in tree.children(at, "compound", "advmod")
        if tree.words[child].upos in {"ADP", "ADV"}
    ]
