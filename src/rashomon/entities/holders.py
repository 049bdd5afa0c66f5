"""Who holds an office, told by the tree: beside his name, by a copula, or by a verb of taking, holding or leaving it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.entities.figures import Figure
from rashomon.entities.posts import PostReader
from rashomon.entities.roll import Roll
from rashomon.entities.trees import Trees
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.verbs import lemmas
from rashomon.types import Span

Manner = Literal["beside", "is", "holds", "takes", "leaves"]
Who = Callable[[Span, str], Figure | None]
"""Tells whom a pronoun (its span, and the word) stands for."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_KEYS = ("taking", "giving", "holding", "leaving", "removing", "following")
_NEAR = 3
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Tie:
    """How somebody is tied to an office: by what manner, the place of the verb or noun that tells it, and of the holder."""

    figure: Figure
    manner: Manner
    verb: int | None
    holder: int


class HolderReader:
    """Finds holders in the trees of one document."""

    def __init__(self, trees: Trees, roll: Roll, posts: PostReader, who: Who) -> None:
        self._trees, self._roll, self._posts, self._who = trees, roll, posts, who

    def find(self, head: int) -> Iterator[Tie]:
        """Give who is tied to the office whose head stands at a place."""
        trees = self._trees
        if "cop" in {trees.words[child].deprel for child in trees.children(head)}:
            yield from self._by_copula(head)
            return
        beside = self._beside(head)
        if beside is not None:
            given = next((c for c in trees.children(head) if c < head and self.key(c) == "giving"), None)
            yield Tie(beside[0], "beside" if given is None else "takes", given, beside[1])
            return
        yield from self._by_above(head)

    # -- beside, copula ----------------------------------------------------------------------------

    def _beside(self, head: int) -> tuple[Figure, int] | None:
        """Give the person in apposition: after the office, or whom it stands after."""
        trees = self._trees
        word = trees.words[head]
        near = [child for child in trees.children(head) if child > head and self._is_apposed(child)]
        places = ([word.head] if word.deprel == "appos" and word.head >= 0 else []) + near
        if word.deprel == "nsubj" and word.head >= 0:
            places += [c for c in trees.children(word.head) if c > head and trees.is_after_comma(c) and self._person(c)]
        if word.head > head and trees.is_one_phrase(head, word.head):
            places.append(word.head)
        for place in places:
            named = self._named_from(place)
            if named is not None and trees.is_alike(head, named[1]):
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
            figure = self._person(near)
            if figure is not None:
                return figure, near
            if self._trees.words[near].upos not in {"PROPN", "NOUN"}:
                return None
        return None

    def _by_copula(self, head: int) -> Iterator[Tie]:
        subject = self._subject(head)
        found = None if subject is None else self._resolve(subject, head)
        if found is not None:
            yield Tie(found[0], "is", head, found[1])

    # -- verbs -------------------------------------------------------------------------------------

    def _by_above(self, head: int) -> Iterator[Tie]:
        """Read the verb or noun that an office hangs on: "elected president", "his time as mayor"."""
        trees = self._trees
        above = trees.words[head].head
        if above < 0:
            return
        as_office = self.is_as(head)
        terms: dict[str, str] = load("en", "tenures")["terms"]
        if trees.words[above].upos == "NOUN" and trees.folded(above) in terms:
            yield from self._by_term(head, above, terms[trees.folded(above)])
        elif trees.words[above].upos in {"VERB", "AUX"}:
            yield from self._by_verb(above, head, as_office=as_office)
        elif as_office and self._person(above) is not None:
            verb = trees.words[above].head
            if above < head and verb >= 0 and trees.words[verb].upos == "VERB":
                yield from self._by_verb(verb, head, as_office=True)
            else:
                yield from self._by_opening(head, above)

    def is_as(self, head: int) -> bool:
        """Tell whether the phrase of an office opens with "as"."""
        trees = self._trees
        opening = word_list("en", "tenures", "as")
        for place in range(head - 1, max(head - _LONGEST, -1), -1):
            if trees.folded(place) in opening:
                return True
            if trees.words[place].upos in {"VERB", "AUX", "ADP", "PUNCT", "CCONJ"}:
                return False
        return False

    def _by_opening(self, head: int, above: int) -> Iterator[Tie]:
        figure = self._person(above)
        if figure is not None and head < above:
            yield Tie(figure, "holds", None, above)

    def _by_term(self, head: int, term: int, told: str) -> Iterator[Tie]:
        """Read "his time as mayor", "lost his post as mayor": whose it is, and what its verb says."""
        trees = self._trees
        verb = trees.words[term].head
        key = self.key(verb) if verb >= 0 and trees.words[verb].upos == "VERB" else None
        if key is not None and trees.words[term].deprel in {"obj", "obl", "iobj"} and told == "holds":
            yield from self._by_verb(verb, head, as_office=True)
            return
        owner = next((c for c in trees.children(term) if trees.words[c].deprel in {"nmod", "nmod:poss", "det"}), None)
        found = None if owner is None else self._owner(owner, term)
        if found is not None and told in {"holds", "takes", "leaves"}:
            yield Tie(found[0], told, term, found[1])  # type: ignore[arg-type] # one of the three

    def _owner(self, owner: int, term: int) -> tuple[Figure, int] | None:
        if self._trees.folded(owner) not in word_list("en", "tenures", "own"):
            figure = self._person(owner)
            return None if figure is None else (figure, owner)
        for place in self._trees.above(term):
            if self._trees.words[place].upos == "VERB":
                subject = self._subject(place)
                return None if subject is None else self._resolve(subject, place)
        return None

    def _by_verb(self, verb: int, head: int, *, as_office: bool) -> Iterator[Tie]:
        """Read a verb that an office is the object or the "as" of."""
        key = self.key(verb)
        if key is None:
            if as_office and head < verb and (found := self._agent(verb)) is not None:
                yield Tie(found[0], "holds", verb, found[1])
            return
        direct = any(lemma in word_list("en", "tenures", "direct") for lemma in lemmas(self._trees.folded(verb)))
        if not (as_office or direct):
            return
        yield from self.by_key(verb, key, head)

    def by_key(self, verb: int, key: str, head: int | None) -> Iterator[Tie]:
        """Give whom a verb of one kind says to take, hold or leave an office."""
        passive = self._is_passive(verb)
        agent = self._agent(verb) or (None if head is None else self._by_subject_of(head))
        if key == "following":
            if agent is not None:
                yield Tie(agent[0], "leaves" if passive else "takes", verb, agent[1])
            if not passive and (patient := self._patient(verb, head)) is not None:
                yield Tie(patient[0], "leaves", verb, patient[1])
        elif key in {"giving", "removing"}:
            found = agent if passive else self._patient(verb, head)
            if found is not None:
                yield Tie(found[0], "takes" if key == "giving" else "leaves", verb, found[1])
        elif not passive and agent is not None:
            manner: Manner = "takes" if key == "taking" else "holds" if key == "holding" else "leaves"
            yield Tie(agent[0], manner, verb, agent[1])

    def _by_subject_of(self, head: int) -> tuple[Figure, int] | None:
        """Give the subject where the tree hangs it on the office: "Sorel was elected president"."""
        subject = self._own_subject(head)
        return None if subject is None else self._resolve(subject, head)

    def key(self, verb: int) -> str | None:
        """Tell what sort of verb one is; None: it tells of no office."""
        needing: dict[str, list[str]] = load("en", "tenures")["needing"]
        for lemma in (self._trees.folded(verb), *lemmas(self._trees.folded(verb))):
            key = next((key for key in _KEYS if lemma in word_list("en", "tenures", key)), None)
            if key is not None:
                after = {self._trees.folded(place) for place in range(verb + 1, verb + 1 + _NEAR)}
                return key if lemma not in needing or after & set(needing[lemma]) else None
        return None

    def _is_passive(self, verb: int) -> bool:
        """Tell whether a verb is told of whom it is done to: "was named", and "named in 2010" after a name."""
        trees = self._trees
        folded = trees.folded(verb)
        helped = not word_list("en", "tenures", "passive").isdisjoint(trees.helpers(verb)) and not folded.endswith(
            "ing"
        )
        label = trees.words[verb].deprel
        has_subject = self._own_subject(verb) is not None
        bare = label in {"acl", "advcl", "amod"} and not has_subject and not folded.endswith("ing")
        beside = label in {"conj", "xcomp"} and not has_subject and trees.words[verb].head >= 0
        shared = beside and self._is_passive(trees.words[verb].head) and not folded.endswith("ing")
        return helped or bare or (shared and label == "conj")

    # -- verbs that are an office ------------------------------------------------------------------

    def heading(self, verb: int) -> tuple[Tie, int] | None:
        """Give who "heads" or "led" a body, and the place of the body; None: no body, or nobody who does."""
        trees = self._trees
        if not self._is_passive(verb):
            body = next((c for c in trees.children(verb) if self._is_object(c, verb)), None)
            found = None if body is None else self._agent(verb)
        else:
            body = self._own_subject(verb)
            above = trees.words[verb].head
            body = above if body is None and trees.words[verb].deprel in {"acl", "acl:relcl"} else body
            found = self._by_agent(verb)
        if body is None or body < 0 or found is None or not self._is_body(body):
            return None
        return Tie(found[0], "holds", verb, found[1]), body

    def _is_object(self, child: int, verb: int) -> bool:
        """Tell whether a word is what a verb is done to, also where the tree has it for a circumstance."""
        trees = self._trees
        bare = not any(trees.words[c].upos == "ADP" for c in trees.children(child))
        return child > verb and (trees.words[child].deprel == "obj" or (trees.words[child].deprel == "obl" and bare))

    def _by_agent(self, verb: int) -> tuple[Figure, int] | None:
        """Give the person after "by"."""
        trees = self._trees
        for child in trees.children(verb):
            if child > verb and trees.has_child(child, word_list("en", "tenures", "by")):
                return self._holder(child)
        return None

    def _is_body(self, place: int) -> bool:
        number = self._roll.at(self._trees.words[place].start)
        if number is not None and self._roll.name(number).kind == "organisation":
            return True
        return self._trees.folded(place) in word_list("en", "offices", "bodies")

    # -- who ---------------------------------------------------------------------------------------

    def _person(self, place: int) -> Figure | None:
        return self._roll.person_at(self._trees.words[place].start)

    def _own_subject(self, verb: int) -> int | None:
        trees = self._trees
        return next((c for c in trees.children(verb) if trees.words[c].deprel in _SUBJECTS), None)

    def _subject(self, verb: int) -> int | None:
        """Give a verb's subject; a later verb of a row, or one in another's gift, shares the first's."""
        trees = self._trees
        subject = self._own_subject(verb)
        if subject is None and trees.words[verb].head >= 0 and trees.words[verb].deprel in {"conj", "xcomp"}:
            above = trees.words[verb].head
            return self._own_subject(above) if trees.words[above].upos != "X" else None
        return subject

    def _agent(self, verb: int) -> tuple[Figure, int] | None:
        trees = self._trees
        subject = self._subject(verb)
        if subject is not None:
            return self._resolve(subject, verb)
        above = trees.words[verb].head
        if above < 0:
            return None
        if trees.words[verb].deprel in {"acl", "acl:relcl", "amod", "appos"}:
            return self._holder(above)
        if trees.words[verb].deprel == "advcl":
            subject = self._subject(above)
            return None if subject is None else self._resolve(subject, above)
        return None

    def _patient(self, verb: int, head: int | None) -> tuple[Figure, int] | None:
        """Give the person whom a verb is done to: its object, or the name right before the office."""
        trees = self._trees
        for child in trees.children(verb):
            if trees.words[child].deprel in {"obj", "iobj"} and child != head and child > verb:
                found = self._holder(child) if self._person(child) is None else (self._person(child), child)
                if found is not None and found[0] is not None:
                    return found[0], found[1]
        if head is None:
            return None
        near = [c for c in trees.children(head) if verb < c < head and self._person(c) is not None]
        figure = self._person(near[0]) if near else None
        return None if figure is None else (figure, near[0])

    def _resolve(self, subject: int, verb: int) -> tuple[Figure, int] | None:
        """Give whom a subject stands for: a name, an office beside a name, "who" after a name, "he"."""
        trees = self._trees
        folded, word = trees.folded(subject), trees.words[subject]
        if folded in word_list("en", "pronouns", "relative"):
            for place in (verb, *trees.above(verb)):
                above = trees.words[place].head
                if trees.words[place].deprel in {"acl", "acl:relcl", "appos"} and 0 <= above < subject:
                    return self._holder(above)
            return None
        if folded in word_list("en", "tenures", "subjects"):
            figure = self._who(Span(word.start, word.end), folded)
            return None if figure is None else (figure, subject)
        return self._holder(subject)

    def _holder(self, place: int) -> tuple[Figure, int] | None:
        """Give the person at a place, or in apposition to the office at it."""
        figure = self._person(place)
        if figure is not None:
            return figure, place
        beside = self._beside(place) if self._posts.is_head(place) else None
        if beside is not None:
            return beside
        word = self._trees.words[place]
        if word.deprel == "appos" and word.head >= 0 and (figure := self._person(word.head)) is not None:
            return figure, word.head
        return None
