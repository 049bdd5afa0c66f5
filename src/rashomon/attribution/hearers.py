"""To whom words were said, where the tree tells it: subjects of passives, and those spoken to in a clause beside."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.attribution.addressee import find_addressee, is_asking
from rashomon.lexicon import load
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import fold_word, word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Attribution, Reference, Span, Tagged

_OF_NOUN = frozenset({"det", "amod", "compound", "nummod", "flat", "case", "nmod"})
_MOST_WORDS = 12


def find_hearers(tagged: Tagged, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with whom the tree shows to be spoken to, where nobody was found beside the cue."""
    tree = parse(tagged).tree
    for one in attributions:
        known = (
            one.addressee is not None or one.cue is None or any(link.relation in {"told", "aired"} for link in one.via)
        )
        hearer = None if known or one.cue is None else _find_hearer(tree, one, one.cue)
        yield one if hearer is None else _with_hearer(one, hearer)


def _with_hearer(one: Attribution, hearer: Reference) -> Attribution:
    """Give an attribution with who hears; one who was told does not speak."""
    heard = one.source is not None and one.source.start < hearer.end and hearer.start < one.source.end
    return replace(one, addressee=hearer, source=None if heard else one.source)


def _find_hearer(tree: Tree, one: Attribution, cue: Span) -> Reference | None:
    """Give the first that fits: whom the words name, who was told, who is asked before answering, who stands beside."""
    named = find_addressee(tree.text, cue, one.content, None)
    if named is not None:
        return named
    verb = next((at for at in reversed(tree.over(cue)) if tree.words[at].upos == "VERB"), None)
    if verb is None:
        return None
    asking = is_asking(tree.text, cue)
    whom = _told(tree, verb) if asking else None
    if whom is None and asking and one.source is None:
        whom = _answering(tree, verb)
    if whom is None:
        whom = _spoken_to(tree, verb, one, cue)
    return None if whom is None else _phrase(tree, whom)


def _told(tree: Tree, verb: int) -> int | None:
    """Give the subject of a passive: "*They* were told to wait"; of one joined to another too: "tracked and ordered"."""
    if _is_passive(tree, verb):
        return tree.first(verb, "nsubj")
    head = tree.head(verb)
    joined = tree.words[verb].deprel == "conj" and head is not None and tree.first(verb, "nsubj", "aux", "obj") is None
    return tree.first(head, "nsubj") if joined and head is not None and _is_passive(tree, head) else None


def _is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has a form of "be" with it and nothing that it is done to."""
    be = {fold_word(form) for form in load("en", "cues")["passive"]["be"]}
    helped = any(tree.plain(child) in be for child in tree.children(verb, "aux"))
    return helped and not tree.folded[verb].endswith("ing") and tree.first(verb, "obj") is None


def _answering(tree: Tree, verb: int) -> int | None:
    """Give who answers in the clause that a bare "Asked whether …," opens."""
    head = tree.head(verb)
    opens = tree.folded[verb] in word_list("en", "cues", "opening") and tree.words[verb].deprel == "advcl"
    before = head is not None and verb < head and tree.first(verb, "nsubj", "aux") is None
    who = tree.first(head, "nsubj") if opens and before and head is not None else None
    named = who is not None and (tree.words[who].upos == "PROPN" or _is_somebody(tree, who))
    return who if named else None


def _spoken_to(tree: Tree, verb: int, one: Attribution, cue: Span) -> int | None:
    """Give whom "to" leads to, at the verb itself ("said to me") or at one of speaking ("speaking to reporters, she …")."""
    speaking = word_list("en", "cues", "speaking")
    beside = [
        at for at in tree.children(verb, "advcl") if tree.folded[at] in speaking and not _in_content(tree, at, one)
    ]
    for at in (verb, *beside):
        for noun in tree.children(at, "obl", "iobj"):
            inside = _in_content(tree, noun, one) and not cue.start <= tree.words[noun].start < cue.end
            if not inside and tree.case(noun) in word_list("en", "cues", "toward") and _is_somebody(tree, noun):
                return noun
    return None


def _in_content(tree: Tree, at: int, one: Attribution) -> bool:
    return any(piece.start <= tree.words[at].start < piece.end for piece in one.content)


def _is_somebody(tree: Tree, noun: int) -> bool:
    """Tell whether a noun may be for people: a pronoun, a plural for people, a name, or a body."""
    word, plain = tree.words[noun], tree.plain(noun)
    if word.upos == "PRON":
        return plain in word_list("en", "sources", "pronouns") and plain not in {"it", "this", "that", "which", "these"}
    people = word_list("en", "sources", "unnamed") | word_list("en", "sources", "collective")
    people |= word_list("en", "sources", "persons") | word_list("en", "channels", "people")
    return plain in people | word_list("en", "offices", "offices") | word_list("en", "offices", "bodies")


def _phrase(tree: Tree, noun: int) -> Reference | None:
    """Give a noun with what belongs to its name, not with clauses about it."""
    inside, rest = {noun}, [noun]
    while rest:
        new = [child for child in tree.children(rest.pop(), *_OF_NOUN) if child not in inside]
        inside.update(new)
        rest += new
    first, last = min(inside), max(inside)
    if last - first >= _MOST_WORDS or not tree.is_one_line(first, last):
        first = last = noun
    first += tree.words[first].upos == "ADP"
    return Reference(tree.words[first].start, tree.words[last].end, None)
