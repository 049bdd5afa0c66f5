"""Who holds an office, told by the tree: beside his name, by a copula, or by a verb of taking, holding or leaving it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.entities.figures import Figure
from rashomon.entities.people import People
from rashomon.entities.roll import Roll
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.lexicon.verbs import lemmas

Manner = Literal["beside", "is", "holds", "takes", "leaves"]
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

    def __init__(self, trees: Tree, roll: Roll, people: People) -> None:
        self._trees, self._roll, self._people = trees, roll, people

    def find(self, head: int) -> Iterator[Tie]:
        """Give who is tied to the office whose head stands at a place."""
        trees = self._trees
        if "cop" in {trees.words[child].deprel for child in trees.children(head)}:
            yield from self._by_copula(head)
            return
        beside = self._people.beside(head)
        if beside is not None:
            given = next((c for c in trees.children(head) if c < head and self.key(c) == "giving"), None)
            yield Tie(beside[0], "beside" if given is None else "takes", given, beside[1])
            return
        yield from self._by_above(head)

    # -- beside, copula ----------------------------------------------------------------------------

    def _by_copula(self, head: int) -> Iterator[Tie]:
        subject = self._people.subject(head)
        found = None if subject is None else self._people.resolve(subject, head)
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
        person = self._people.person(above)
        if person is not None and any(trees.words[c].deprel == "cop" for c in trees.children(above)):
            if trees.words[head].deprel == "nsubj":
                yield Tie(person, "is", above, above)
        elif trees.words[above].upos == "NOUN" and trees.plain(above) in terms:
            yield from self._by_term(head, above, terms[trees.plain(above)])
        elif trees.words[above].upos in {"VERB", "AUX"}:
            yield from self._by_verb(above, head, as_office=as_office)
        elif as_office and self._people.person(above) is not None:
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
            if trees.plain(place) in opening:
                return True
            if trees.words[place].upos in {"VERB", "AUX", "ADP", "PUNCT", "CCONJ"}:
                return False
        return False

    def _by_opening(self, head: int, above: int) -> Iterator[Tie]:
        figure = self._people.person(above)
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
        if self._trees.plain(owner) not in word_list("en", "tenures", "own"):
            figure = self._people.person(owner)
            return None if figure is None else (figure, owner)
        for place in self._trees.above(term):
            if self._trees.words[place].upos == "VERB":
                subject = self._people.subject(place)
                return None if subject is None else self._people.resolve(subject, place)
        return None

    def _by_verb(self, verb: int, head: int, *, as_office: bool) -> Iterator[Tie]:
        """Read a verb that an office is the object or the "as" of."""
        key = self.key(verb)
        if key is None:
            if as_office and head < verb and (found := self._people.agent(verb)) is not None:
                yield Tie(found[0], "holds", None, found[1])
            return
        forms = {self._trees.plain(verb), *lemmas(self._trees.plain(verb))}
        raised = not forms.isdisjoint(word_list("en", "tenures", "raising")) and self._trees.has_child(
            head, word_list("en", "tenures", "to")
        )
        if not (as_office or raised or forms & word_list("en", "tenures", "direct")):
            return
        yield from self.by_key(verb, key, head)

    def by_key(self, verb: int, key: str, head: int | None) -> Iterator[Tie]:
        """Give whom a verb of one kind says to take, hold or leave an office."""
        passive = self._is_passive(verb)
        agent = self._people.agent(verb) or (None if head is None else self._people.by_subject_of(head))
        if key == "following":
            if agent is not None:
                yield Tie(agent[0], "leaves" if passive else "takes", verb, agent[1])
            if not passive and (patient := self._people.patient(verb, head)) is not None:
                yield Tie(patient[0], "leaves", verb, patient[1])
        elif key in {"giving", "removing"}:
            found = agent if passive else self._people.patient(verb, head)
            if found is not None:
                yield Tie(found[0], "takes" if key == "giving" else "leaves", verb, found[1])
        elif not passive and agent is not None:
            manner: Manner = "takes" if key == "taking" else "holds" if key == "holding" else "leaves"
            yield Tie(agent[0], manner, verb, agent[1])

    def key(self, verb: int) -> str | None:
        """Tell what sort of verb one is; None: it tells of no office."""
        needing: dict[str, list[str]] = load("en", "tenures")["needing"]
        for lemma in (self._trees.plain(verb), *lemmas(self._trees.plain(verb))):
            key = next((key for key in _KEYS if lemma in word_list("en", "tenures", key)), None)
            if key is not None:
                after = {self._trees.plain(place) for place in range(verb + 1, verb + 1 + _NEAR)}
                return key if lemma not in needing or after & set(needing[lemma]) else None
        return None

    def _is_passive(self, verb: int) -> bool:
        """Tell whether a verb is told of whom it is done to: "was named", and "named in 2010" after a name."""
        trees = self._trees
        folded = trees.plain(verb)
        helped = not word_list("en", "tenures", "passive").isdisjoint(trees.auxiliaries(verb)) and not folded.endswith(
            "ing"
        )
        label = trees.words[verb].deprel
        has_subject = self._people.own_subject(verb) is not None
        whole = word_list("en", "tenures", "to").isdisjoint((*trees.auxiliaries(verb), trees.plain(verb - 1)))
        bare = label in {"acl", "advcl", "amod"} and not has_subject and not folded.endswith("ing") and whole
        beside = label in {"conj", "xcomp"} and not has_subject and trees.words[verb].head >= 0
        shared = beside and self._is_passive(trees.words[verb].head) and not folded.endswith("ing")
        return helped or bare or (shared and label == "conj")

    # -- verbs that are an office ------------------------------------------------------------------

    def heading(self, verb: int) -> tuple[Tie, int] | None:
        """Give who "heads" or "led" a body, and the place of the body; None: no body, or nobody who does."""
        trees = self._trees
        if not self._is_passive(verb):
            body = next((c for c in trees.children(verb) if self._people.is_object(c, verb)), None)
            found = None if body is None else self._people.agent(verb)
        else:
            body = self._people.own_subject(verb)
            above = trees.words[verb].head
            body = above if body is None and trees.words[verb].deprel in {"acl", "acl:relcl"} else body
            found = self._by_agent(verb)
        if body is None or body < 0 or found is None or not self._is_body(body):
            return None
        return Tie(found[0], "holds", verb, found[1]), body

    def _by_agent(self, verb: int) -> tuple[Figure, int] | None:
        """Give the person after "by"."""
        trees = self._trees
        for child in trees.children(verb):
            if child > verb and trees.has_child(child, word_list("en", "tenures", "by")):
                return self._people.holder(child)
        return None

    def _is_body(self, place: int) -> bool:
        number = self._roll.at(self._trees.words[place].start)
        if number is not None and self._roll.name(number).kind == "organisation":
            return True
        return self._trees.plain(place) in word_list("en", "offices", "bodies")
