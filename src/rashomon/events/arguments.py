"""Who takes part in a happening and where it was, each from the happening's own clause."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rashomon.events.clause import find_agents, find_objects, find_subject, is_expletive, is_somebody
from rashomon.events.phrases import Referents
from rashomon.events.triggers import Trigger, is_in, is_passive
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import ParticipantRole

_PLACES = frozenset({"place", "facility"})
_ACTING = frozenset({"place", "organisation", "person", "norp"})
_BEFALLEN = frozenset({"death", "disaster"})
_POSSESSIVE = frozenset({"'s", "'"})
_PRONOUNS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_NESTED = frozenset({"of", "in", "at", "near"})
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One who takes part, by the head of its words."""

    role: ParticipantRole
    at: int


@dataclass(slots=True)
class Cast:
    """Who takes part in one happening, where it was (the heads of the words), and what else is said beside it."""

    parts: list[Part] = field(default_factory=list)
    place: int | None = None
    beside: list[int] = field(default_factory=list)

    def add(self, role: ParticipantRole, heads: Iterable[int]) -> None:
        """Add those who take part in one role, each word once."""
        taken = {part.at for part in self.parts}
        self.parts += [Part(role, at) for at in dict.fromkeys(heads) if at not in taken]

    def has(self, role: ParticipantRole) -> bool:
        """Tell whether somebody has a role."""
        return any(part.role == role for part in self.parts)


class Casting:
    """Finds who takes part in the happenings of one document."""

    def __init__(self, tree: Tree, referents: Referents, timed: Sequence[bool], language: str = "en") -> None:
        """Keep ``timed``, which tells of each word whether it is of a time: nobody who takes part."""
        self._tree, self._referents, self._timed, self._language = tree, referents, timed, language
        self._cases = load(language, "events")["prepositions"]

    def cast(self, trigger: Trigger, events: set[int]) -> Cast:
        """Give who takes part in what a trigger tells; ``events`` are all words that tell of a happening."""
        found = Cast()
        if trigger.verbal:
            self._by_verb(found, trigger, events)
        else:
            self._by_noun(found, trigger, events)
            for carrier in trigger.carriers:
                self._by_carrier(found, trigger, carrier)
        return found

    # -- verbs ---------------------------------------------------------------------------------------

    def _by_verb(self, found: Cast, trigger: Trigger, events: set[int]) -> None:
        tree, verb = self._tree, trigger.at
        passive = is_passive(tree, verb, self._language) or self._is_headline_passive(verb)
        subject = find_subject(tree, verb)
        subjects = [] if subject is None or subject == trigger.eaten else self._named(subject)
        objects = [at for at in find_objects(tree, verb) if at != trigger.eaten]
        if passive:
            agents = [at for agent in find_agents(tree, verb) for at in self._named(agent)]
            found.add("instrument", (at for at in agents if self._is_thing(at) or at in events))
            found.add("actor", (at for at in agents if not self._is_thing(at) and at not in events))
            acted = [*subjects, *(at for o in objects for at in self._named(o))]
            self._add_given(found, trigger, acted)
        else:
            self._by_active(found, trigger, subjects, objects, events)
        self._by_complements(found, trigger, [verb], events)
        if trigger.eaten is not None:
            found.add("other", self._named(trigger.eaten))
            self._by_complements(found, trigger, [trigger.eaten], events)

    def _by_active(
        self, found: Cast, trigger: Trigger, subjects: list[int], objects: list[int], events: set[int]
    ) -> None:
        tree, verb = self._tree, trigger.at
        given = [at for child in tree.children(verb, "iobj") for at in self._named(child)]
        if (
            not given
            and len(objects) > 1
            and objects[0] < objects[1]
            and not is_in(tree, verb, "naming", self._language)
        ):
            given, objects = self._named(objects[0]), objects[1:]
        acted = [at for o in objects for at in self._named(o)]
        if (trigger.type in _BEFALLEN or tree.words[verb].upos == "ADJ") and not acted:
            found.add("recipient", subjects)
            return
        if is_in(tree, verb, "harm", self._language):
            found.add("instrument", (at for at in subjects if at in events))
        found.add("actor", subjects)
        acted = [at for at in acted if at not in events]
        if given:
            found.add("recipient", given)
            found.add("other", acted)
        else:
            self._add_given(found, trigger, acted)

    def _add_given(self, found: Cast, trigger: Trigger, acted: Sequence[int]) -> None:
        """Add whom something is given to before what is given: "rifles to the guards"."""
        to = []
        if trigger.type in self._cases["giving"]:
            to = [at for at in self._with_case(trigger.at, {"to"}) if self._may_receive(at, trigger.type)]
        found.add("recipient", (at for child in to for at in self._named(child)))
        found.add("other" if to else "recipient", acted)

    def _may_receive(self, at: int, kind: str) -> bool:
        """Tell whether a noun behind "to" is given something; what is taken to a place is given to it only as aid."""
        named = self._kind(at)
        return is_somebody(self._tree, at, self._language) if named is None else named != "place" or kind == "aid"

    def _is_headline_passive(self, verb: int) -> bool:
        """Tell whether a bare past form is a passive because nobody is told whom it was done to: "3 killed in blast"."""
        tree = self._tree
        numbered = tree.first(verb, "nsubj")
        return (
            is_in(tree, verb, "harm", self._language)
            and not tree.children(verb, "obj", "aux", "iobj")
            and not tree.folded[verb].endswith(("ing", "s"))
            and numbered is not None
            and tree.words[verb].deprel in {"root", "parataxis", "conj", "ccomp"}
        )

    # -- nouns ---------------------------------------------------------------------------------------

    def _by_noun(self, found: Cast, trigger: Trigger, events: set[int]) -> None:
        tree = self._tree
        nouns = [trigger.at, *trigger.frames]
        befalling, both = self._is(trigger, "befalling"), self._is(trigger, "both")
        owners = [at for noun in nouns for owner in self._owners(noun) for at in self._named(owner)]
        of = [
            at
            for child in tree.children(trigger.at, "nmod")
            if tree.case(child) == "of" and not self._timed[child] and child not in events
            for at in self._named(child)
        ]
        before = [at for noun in nouns for at in self._described_by(noun)]
        if befalling and not of:
            persons = [at for at in before if self._kind(at) == "person"]
            bearing = [
                at for at in owners if self._kind(at) != "place" or trigger.type not in self._cases["done_by_states"]
            ]
            found.add("recipient", bearing or persons)
            found.add("actor", (at for at in [*owners, *before] if at not in (*bearing, *persons)))
        else:
            found.add("actor", owners or before)
            if self._is(trigger, "fought_at"):
                found.place = next((at for at in of if self._kind(at) in _PLACES), None)
                of = [at for at in of if at != found.place]
            doers = [] if befalling or both else [at for at in of if self._may_act(at)]
            aside = self._is(trigger, "of_anything")
            found.add("other" if aside else "actor", doers)
            found.add("other" if aside else "recipient", (at for at in of if at not in doers))
        found.add(
            "actor", (at for noun in nouns for by in self._with_case(noun, {"by", "between"}) for at in self._named(by))
        )
        if trigger.type in self._cases["from_whom"]:
            found.add(
                "actor",
                (at for noun in nouns for sender in self._with_case(noun, {"from"}) for at in self._named(sender)),
            )
        if trigger.type in self._cases["told_in"] and not found.has("actor"):
            found.add("actor", self._teller(trigger.at))
        found.add("instrument", (c for noun in nouns for c in tree.children(noun, "compound") if self._is_thing(c)))
        self._by_complements(found, trigger, nouns, events)

    def _may_act(self, at: int) -> bool:
        """Tell whether a noun behind "of" may be who did it: "the protests of the unions", not "the War of Independence"."""
        return is_somebody(self._tree, at, self._language) if self._kind(at) is None else self._kind(at) in _ACTING

    def _teller(self, noun: int) -> list[int]:
        """Give who says something in a statement or an interview: the subject of the verb it hangs on."""
        verb = self._tree.head(noun)
        told = verb is not None and self._tree.words[verb].upos == "VERB" and self._tree.case(noun) in {"in", "via"}
        subject = find_subject(self._tree, verb) if told and verb is not None else None
        return [] if subject is None else self._named(subject)

    def _owners(self, noun: int) -> Iterator[int]:
        """Give whose a noun is: "Torvenia's", "their"."""
        for child in self._tree.children(noun, "nmod"):
            if child < noun and not self._timed[child]:
                possessive = self._tree.case(child) in _POSSESSIVE or self._tree.folded[child] in _PRONOUNS
                if possessive:
                    yield child

    def _described_by(self, noun: int) -> Iterator[int]:
        """Give the names before a noun that did it: "US", "Israeli"; a town is where it was."""
        for child in self._tree.children(noun, "compound", "amod", "nmod"):
            kind = self._name_kind(child) if child < noun and self._tree.case(child) is None else None
            if kind in _ACTING and (kind != "place" or self._is_country(child)):
                yield child

    def _by_carrier(self, found: Cast, trigger: Trigger, carrier: int) -> None:
        """Take what is told beside the verb that carries a noun."""
        tree = self._tree
        passive = is_passive(tree, carrier, self._language)
        carried = {trigger.at, *trigger.frames}
        subject = find_subject(tree, carrier)
        subjects = [] if subject is None or subject in carried else self._named(subject)
        if passive:
            found.add("actor", (at for agent in find_agents(tree, carrier) for at in self._named(agent)))
        elif is_in(tree, carrier, "undergoing", self._language):
            found.add("recipient", subjects)
        elif is_in(tree, carrier, "doing", self._language) and trigger.type not in _BEFALLEN and not found.has("actor"):
            found.add("actor", subjects)
        self._by_complements(found, trigger, [carrier], carried)

    # -- both ----------------------------------------------------------------------------------------

    def _by_complements(self, found: Cast, trigger: Trigger, heads: Sequence[int], events: set[int]) -> None:
        """Take what stands with a preposition: whom it was done to, with what, and where."""
        wanted = self._cases["recipient"].get(trigger.type, self._cases["recipient"]["default"])
        for child in (child for head in heads for child in self._tree.children(head, "obl", "nmod")):
            case = self._tree.case(child)
            if case is None or self._timed[child] or (child < heads[0] and not trigger.verbal and case in _POSSESSIVE):
                continue
            if case in self._cases["instrument"] and self._is_thing(child):
                found.add("instrument", [child])
            elif (
                child not in events
                and self._place_in(child, case, trigger) is not None
                and not (case == "on" and trigger.type == "assault")
            ):
                aim = case in {"to", "into"} and trigger.type == "visit"  # where to, rather than where from
                found.place = self._place_in(child, case, trigger) if found.place is None or aim else found.place
            elif (
                case in wanted
                and child not in events
                and not found.has("recipient")
                and self._may_befall(child, case, trigger.type)
            ):
                found.add("recipient", self._named(child))
            elif child not in events:
                found.beside.append(child)
        if found.place is None:
            found.place = next((at for head in heads for at in self._towns_before(head)), None)

    def _towns_before(self, noun: int) -> Iterator[int]:
        for child in self._tree.children(noun, "compound"):
            if child < noun and self._kind(child) in _PLACES and not self._is_country(child):
                yield child

    def _place_in(self, at: int, case: str, trigger: Trigger, depth: int = 0) -> int | None:
        """Give the place that a complement tells, its own or one inside it: "at a hospital in Hallin"."""
        if case not in self._cases["place"]:
            return None
        loose = case in self._cases["loose_place"]
        if loose and trigger.type not in self._cases["loose_types"].get(case, ()):
            return None
        if self._kind(at) in _PLACES:
            return at
        tree = self._tree
        for child in tree.children(at, "nmod", "compound", "appos", "flat"):
            inner = tree.case(child)
            own = inner is not None or tree.words[child].deprel != "compound" or not self._is_country(child)
            if self._kind(child) in _PLACES and own and (inner is None or inner in _NESTED or inner in _POSSESSIVE):
                return child
            if depth < _DEEPEST and inner in _NESTED:
                found = self._place_in(child, inner or "in", trigger, depth + 1)
                if found is not None:
                    return found
        return None

    def _with_case(self, noun: int, cases: set[str]) -> Iterator[int]:
        for child in self._tree.children(noun, "nmod", "obl"):
            if self._tree.case(child) in cases and not self._timed[child]:
                yield child

    def _named(self, at: int) -> list[int]:
        """Give the nouns joined in a phrase that may take part."""
        return [noun for noun in self._tree.joined(at) if self._may_take_part(noun)]

    def _may_take_part(self, at: int) -> bool:
        tree = self._tree
        if self._timed[at] or is_expletive(tree, at, self._language):
            return False
        return tree.is_nominal(at) or tree.words[at].upos in {"DET", "ADJ"}

    def _may_befall(self, at: int, case: str, kind: str) -> bool:
        """Tell whether a complement tells whom something was done to: somebody, or anything after "against"."""
        if not self._may_take_part(at):
            return False
        return (
            case in self._cases["surely"]
            or case in self._cases["surely_of"].get(kind, ())
            or self._kind(at) is not None
            or is_somebody(self._tree, at, self._language)
        )

    def _kind(self, at: int) -> str | None:
        mention = self._referents.over(self._tree.words[at].start, self._tree.words[at].end)
        return None if mention is None else self._referents.kind(mention)

    def _name_kind(self, at: int) -> str | None:
        """Give the kind of what a name refers to; None: it is no name."""
        word = self._tree.words[at]
        mention = self._referents.over(word.start, word.end)
        return None if mention is None or mention.form != "name" else self._referents.kind(mention)

    def _is_country(self, at: int) -> bool:
        table = load(self._language, "countries")["of"]
        word = self._tree.words[at]
        mention = self._referents.over(word.start, word.end)
        spelled = self._tree.folded[at] if mention is None else self._tree.text[mention.start : mention.end].casefold()
        return spelled in table or spelled in _country_names(self._language)

    def _is_thing(self, at: int) -> bool:
        """Tell whether a noun is something that things are done with."""
        form = self._tree.folded[at]
        listed = word_list(self._language, "events", "instruments")
        return form in listed or form.removesuffix("s") in listed

    def _is(self, trigger: Trigger, group: str) -> bool:
        return trigger.lemma in word_list(self._language, "events", group)


@cache
def _country_names(language: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in load(language, "countries")["of"].values())
