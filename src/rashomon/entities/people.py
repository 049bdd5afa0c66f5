"""The people that words of a tree stand for: a name, an office beside a name, "who" after a name, "he"."""

from collections.abc import Callable

from rashomon.entities.figures import Figure
from rashomon.entities.heads import Heads
from rashomon.entities.roll import Roll
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import Span

Who = Callable[[Span, str], Figure | None]
"""Tells whom a pronoun (its span, and the word) stands for."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_NEAR = 3


class People:
    """The people of one document, by the places of words; with each goes the place of the word that stands for him."""

    def __init__(self, trees: Tree, roll: Roll, heads: Heads, who: Who) -> None:
        self._trees, self._roll, self._heads, self._who = trees, roll, heads, who

    def beside(self, head: int) -> tuple[Figure, int] | None:
        """Give the person in apposition: after the office, or whom it stands after."""
        trees = self._trees
        word = trees.words[head]
        near = [child for child in trees.children(head) if child > head and self._is_apposed(child)]
        places = ([word.head] if word.deprel == "appos" and word.head >= 0 else []) + near
        if word.deprel == "nsubj" and word.head >= 0:
            places += [c for c in trees.children(word.head) if c > head and trees.is_after_comma(c) and self.person(c)]
        if word.head > head and trees.is_one_phrase(head, word.head):
            places.append(word.head)
        for place in places:
            named = self._named_from(place)
            if named is not None and trees.is_one_line(head, named[1]):
                return named
        return None

    def _is_apposed(self, child: int) -> bool:
        """Tell whether a word stands in apposition, also where the tree has it for a noun's other company."""
        trees = self._trees
        if trees.words[child].deprel == "appos":
            return True
        bare = not any(trees.words[c].upos == "ADP" for c in trees.children(child))
        return (
            trees.words[child].deprel == "nmod"
            and bare
            and (trees.is_after_comma(child) or trees.is_after_comma(child - 1))
        )

    def _named_from(self, place: int) -> tuple[Figure, int] | None:
        """Give the person at a place, or named right after the rank there: "Staff Colonel Hatem Shirai"."""
        for near in range(place, min(place + _NEAR, len(self._trees.words))):
            figure = self.person(near)
            if figure is not None:
                return figure, near
            if self._trees.words[near].upos not in {"PROPN", "NOUN"}:
                return None
        return None

    def is_object(self, child: int, verb: int) -> bool:
        """Tell whether a word is what a verb is done to, also where the tree has it for a circumstance."""
        trees = self._trees
        bare = not any(trees.words[c].upos == "ADP" for c in trees.children(child))
        return child > verb and (trees.words[child].deprel == "obj" or (trees.words[child].deprel == "obl" and bare))

    def by_subject_of(self, head: int) -> tuple[Figure, int] | None:
        """Give the subject where the tree hangs it on the office: "Sorel was elected president"."""
        subject = self.own_subject(head)
        return None if subject is None else self.resolve(subject, head)

    def person(self, place: int) -> Figure | None:
        """Give the person whose name a word is part of."""
        return self._roll.person_at(self._trees.words[place].start)

    def own_subject(self, verb: int) -> int | None:
        """Give the subject that hangs on a verb itself."""
        trees = self._trees
        return next((c for c in trees.children(verb) if trees.words[c].deprel in _SUBJECTS), None)

    def subject(self, verb: int) -> int | None:
        """Give a verb's subject; a later verb of a row, or one in another's gift, shares the first's."""
        trees = self._trees
        subject = self.own_subject(verb)
        if subject is None and trees.words[verb].head >= 0 and trees.words[verb].deprel in {"conj", "xcomp"}:
            above = trees.words[verb].head
            return self.own_subject(above) if trees.words[above].upos != "X" else None
        return subject

    def agent(self, verb: int) -> tuple[Figure, int] | None:
        """Give the person who is a verb's subject, or whom a verb without one describes."""
        trees = self._trees
        subject = self.subject(verb)
        if subject is not None:
            return self.resolve(subject, verb)
        above = trees.words[verb].head
        if above < 0:
            return None
        if trees.words[verb].deprel in {"acl", "acl:relcl", "amod", "appos"}:
            return self.holder(above)
        if trees.words[verb].deprel == "advcl":
            subject = self.subject(above)
            return None if subject is None else self.resolve(subject, above)
        return None

    def patient(self, verb: int, head: int | None) -> tuple[Figure, int] | None:
        """Give the person whom a verb is done to: its object, or the name right before the office."""
        trees = self._trees
        for child in trees.children(verb):
            if trees.words[child].deprel in {"obj", "iobj"} and child != head and child > verb:
                found = self.holder(child) if self.person(child) is None else (self.person(child), child)
                if found is not None and found[0] is not None:
                    return found[0], found[1]
        if head is None:
            return None
        near = [c for c in trees.children(head) if verb < c < head and self.person(c) is not None]
        figure = self.person(near[0]) if near else None
        return None if figure is None else (figure, near[0])

    def resolve(self, subject: int, verb: int) -> tuple[Figure, int] | None:
        """Give whom a subject stands for: a name, an office beside a name, "who" after a name, "he"."""
        trees = self._trees
        folded, word = trees.plain(subject), trees.words[subject]
        if folded in word_list("en", "pronouns", "relative"):
            for place in (verb, *trees.above(verb)):
                above = trees.words[place].head
                if trees.words[place].deprel in {"acl", "acl:relcl", "appos"} and 0 <= above < subject:
                    return self.holder(above)
            return None
        if folded in word_list("en", "tenures", "subjects"):
            figure = self._who(Span(word.start, word.end), folded)
            return None if figure is None else (figure, subject)
        return self.holder(subject)

    def holder(self, place: int) -> tuple[Figure, int] | None:
        """Give the person at a place, or in apposition to the office at it."""
        figure = self.person(place)
        if figure is not None:
            return figure, place
        beside = self.beside(place) if self._heads.is_head(place) else None
        if beside is not None:
            return beside
        word = self._trees.words[place]
        if word.deprel == "appos" and word.head >= 0 and (figure := self.person(word.head)) is not None:
            return figure, word.head
        return None
