"""Who does a verb and whom it befalls, from its own clause: passives, relative clauses, shared and controlled subjects."""

from functools import cache

from rashomon.events.triggers import is_in, is_passive
from rashomon.lexicon.lemmas import is_participle
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree

_DEEPEST, _NEAR = 6, 5
_JOINED = 2  # words from a verb to the one joined to it by "and"
_APART = frozenset({"with", "in", "into", "for", "from", "to", "as"})
_BEFORE_NOUN = frozenset({"DET", "ADJ"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BEARING = frozenset({"VERB", "AUX", "ADJ"})


def find_subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """Give the head of a verb's grammatical subject, its own or the one it shares; None: nothing tells."""
    own = _own_subject(tree, verb)
    if own is not None:
        return _antecedent(tree, verb) if _is_relative(tree, own) else own
    beside = _described(tree, verb) or _subject_before(tree, verb) or _for_whom(tree, verb) or _after_joint(tree, verb)
    if beside is not None:
        return beside
    head = tree.head(verb)
    return None if head is None or depth > _DEEPEST else _shared_subject(tree, verb, head, depth)


def _shared_subject(tree: Tree, verb: int, head: int, depth: int) -> int | None:
    """Give the subject that a verb shares with what it hangs on."""
    label = tree.words[verb].deprel
    if label == "acl":
        return _of_described(tree, verb, head, depth)
    if label == "conj":
        if tree.folded[verb].endswith("ing") and not tree.folded[head].endswith("ing"):
            return None
        bearing = tree.words[head].upos in _BEARING
        return find_subject(tree, head, depth + 1) if bearing else _own_subject(tree, head)
    if label in {"xcomp", "advcl"} or (label == "ccomp" and tree.words[head].upos in _BEARING):
        return _of_governed(tree, verb, head, depth)
    return None


def find_objects(tree: Tree, verb: int) -> list[int]:
    """Give the heads of a verb's objects: its own, its fellow verb's, the noun its relative clause describes, or the next one."""
    own = [_antecedent(tree, verb) if _is_relative(tree, at) else at for at in _own_objects(tree, verb)]
    found = [at for at in own if at is not None]
    if found:
        return found
    head = tree.head(verb)
    if tree.words[verb].deprel == "acl" and head is not None and tree.is_nominal(head):
        subject = _own_subject(tree, verb)
        placed = (
            any(tree.words[at].upos in {"ADV", "SCONJ"} and at < subject for at in tree.children(verb, "advmod"))
            if subject is not None
            else True
        )
        if subject is not None and not placed and not _is_relative(tree, subject) and tree.first(verb, "mark") is None:
            return [_before_subject(tree, subject, head)]
    return _fellow_objects(tree, verb, head) or [at for at in [right_behind(tree, verb)] if at is not None]


def _before_subject(tree: Tree, subject: int, head: int) -> int:
    """Give the noun right before the subject of a clause that describes it ("the sty he built"), else what it hangs on."""
    first = min(
        [
            subject,
            *(at for at in tree.children(subject) if tree.words[at].deprel in {"det", "amod", "compound", "nmod"}),
        ]
    )
    return first - 1 if first > head + 1 and tree.words[first - 1].upos in {"NOUN", "PROPN"} else head


def _own_objects(tree: Tree, verb: int) -> list[int]:
    """Give the objects that hang on a verb, but for those behind a later verb joined to it, and those with a preposition."""
    fellows = [at for at in tree.children(verb, "conj") if tree.words[at].upos == "VERB" and at - verb > _JOINED]
    last = fellows[0] if fellows else len(tree.words)
    found = [at for at in tree.children(verb, "obj") if at < last and tree.case(at) not in _APART]
    found = [at for at in found if not _stands_behind_preposition(tree, verb, at)]
    return [at for number, at in enumerate(found) if not number or at - found[number - 1] > 1]


def _stands_behind_preposition(tree: Tree, verb: int, at: int) -> bool:
    """Tell whether a preposition that hangs elsewhere stands before a noun: "served as planning minister"."""
    first = min(
        [at, *(c for c in tree.children(at) if tree.words[c].deprel in {"det", "amod", "compound", "nmod", "nummod"})]
    )
    return first - 1 > verb and tree.folded[first - 1] in _APART and tree.words[first - 1].deprel != "compound"


def _fellow_objects(tree: Tree, verb: int, head: int | None) -> list[int]:
    """Give the objects that a verb shares with the one joined to it: "shot and killed three men"."""
    after = next((at for at in tree.children(verb, "conj") if tree.words[at].upos == "VERB"), None)
    if after is not None and after - verb == _JOINED and _own_subject(tree, after) is None:
        alone = is_in(tree, after, "doing") or is_in(tree, verb, "objectless")
        return [] if alone else tree.children(after, "obj")
    if tree.words[verb].deprel == "conj" and head is not None and tree.first(verb, "nsubj") is None:
        return [at for at in tree.children(head, "obj") if at > verb]
    return []


def right_behind(tree: Tree, verb: int) -> int | None:
    """Give the noun right behind a verb where it hangs on no other: an object, however it is labelled."""
    found = _noun_after(tree, verb + 1)
    head = None if found is None else tree.head(found)
    if found is None or head is None:
        return None
    label = tree.words[found].deprel
    if tree.case(found) is not None or label in {"obj", "conj", "root"} or tree.children(found, "nummod"):
        return None
    controlled = label == "nsubj" and head > verb and is_in(tree, verb, "object_control")
    if controlled and any(tree.folded[mark] == "to" for mark in tree.children(head, "mark")):
        return found
    strayed = head == verb or (head < verb and label not in {"nsubj", "obl"})
    return found if strayed and not _may_follow(tree, verb, label) else None


def _noun_after(tree: Tree, first: int) -> int | None:
    """Give the head of the noun phrase that begins at a place."""
    start = first
    while first < len(tree.words) and first - start < _NEAR and tree.words[first].upos in _BEFORE_NOUN:
        first += 1
    if first >= len(tree.words) or not tree.is_nominal(first):
        return None
    head = tree.head(first)
    while head is not None and first < head < first + _NEAR and tree.is_nominal(head):
        first, head = head, tree.head(head)
    return first


def _may_follow(tree: Tree, verb: int, label: str) -> bool:
    """Tell whether a subject may stand behind its verb: "said the minister"."""
    return label == "nsubj" and (is_in(tree, verb, "occurring") or not is_in(tree, verb, "object_control"))


def find_agents(tree: Tree, verb: int) -> list[int]:
    """Give whom a passive verb is done by, its own or the one behind the verbs it is joined to."""
    head = tree.head(verb) if tree.words[verb].deprel == "conj" else None
    fellows = tree.children(verb, "conj") + ([] if head is None else [head, *tree.children(head, "conj")])
    for one in (verb, *(at for at in fellows if abs(at - verb) <= _NEAR)):
        described = tree.head(one) if tree.words[one].deprel == "acl" else None
        near = tree.children(one, "obl", "nmod") + ([] if described is None else tree.children(described, "nmod"))
        found = [at for at in near if at > verb and tree.has_case(at, "by")]
        if found:
            return [at for at in found if not _is_ruled_out(tree, at)]
    behind = _noun_after(tree, verb + 2) if verb + 1 < len(tree.words) and tree.folded[verb + 1] == "by" else None
    return [] if behind is None else [behind]


def _is_ruled_out(tree: Tree, at: int, language: str = "en") -> bool:
    """Tell whether "not" stands right before a complement: "not by rebels but by guards"."""
    case = tree.first(at, "case")
    return case is not None and case > 0 and tree.folded[case - 1] in word_list(language, "events", "negators")


def _own_subject(tree: Tree, verb: int) -> int | None:
    if _is_predicate(tree, verb):
        return None
    found = [at for at in tree.children(verb, "nsubj") if tree.is_nominal(at) or _stands_for_noun(tree, at)]
    before = [at for at in found if at < verb]
    return before[-1] if before else next(iter(found), None)


def _stands_for_noun(tree: Tree, at: int) -> bool:
    """Tell whether a word is a noun's in its place: "some fled", "the wounded fled"."""
    upos = tree.words[at].upos
    return upos == "DET" or (upos == "ADJ" and tree.first(at, "det") is not None)


def _is_predicate(tree: Tree, verb: int) -> bool:
    """Tell whether an infinitive only tells what its subject is: "their aim is to win"."""
    marks = [tree.folded[at] for at in tree.children(verb, "mark")]
    return (
        "to" in marks
        and bool(tree.children(verb, "cop", "aux"))
        and tree.children(verb, "cop", "aux")[0] < tree.children(verb, "mark")[0]
    )


def _described(tree: Tree, verb: int) -> int | None:
    """Give the noun right before a participle that hangs elsewhere: "a case filed by", "obstacles hampering"."""
    bare = tree.first(verb, "aux", "mark", "nsubj") is None and tree.words[verb].deprel in {"ccomp", "advcl", "conj"}
    if verb == 0 or not bare or tree.words[verb - 1].upos not in {"NOUN", "PROPN"}:
        return None
    form = tree.folded[verb]
    by = any(tree.case(at) == "by" for at in tree.children(verb, "obl"))
    return verb - 1 if form.endswith("ing") or (by and is_participle(form)) else None


def _for_whom(tree: Tree, verb: int) -> int | None:
    """Give who is to do an infinitive: "easier for passengers to reach"."""
    to = next((at for at in tree.children(verb, "mark") if tree.folded[at] == "to"), 0)
    return to - 1 if to > 1 and tree.is_nominal(to - 1) and tree.case(to - 1) == "for" else None


def _after_joint(tree: Tree, verb: int) -> int | None:
    """Give the noun right behind the word that joins a clause, where it hangs elsewhere: "when a man in the hall rose"."""
    joints = [
        at for at in tree.children(verb, "mark", "advmod") if at < verb and tree.words[at].upos in {"SCONJ", "ADV"}
    ]
    if tree.words[verb].deprel not in {"advcl", "ccomp"} or not joints or tree.folded[verb].endswith("ing"):
        return None
    found = _noun_after(tree, joints[0] + 1)
    strayed = found is not None and found < verb and tree.case(found) is None
    return found if strayed and tree.words[found or 0].deprel in {"obl", "nmod", "nsubj", "obj"} else None


def _subject_before(tree: Tree, verb: int) -> int | None:
    """Give the noun right before a verb and its auxiliaries that hangs elsewhere as a subject."""
    auxiliaries = tree.children(verb, "aux")
    if not auxiliaries or auxiliaries[0] == 0 or tree.words[verb].deprel in {"xcomp", "acl"}:
        return None
    before = auxiliaries[0] - 1
    word, head = tree.words[before], tree.head(verb)
    told = word.deprel in {"obj", "iobj"} and word.head == head and tree.words[verb].deprel == "ccomp"
    strayed = told or (word.deprel == "nsubj" and word.head > verb)
    return before if strayed and tree.words[before].upos in {"NOUN", "PROPN", "PRON"} else None


def _is_relative(tree: Tree, at: int) -> bool:
    return tree.folded[at] in _RELATIVE and tree.words[at].upos in {"PRON", "DET", "SCONJ"}


def _antecedent(tree: Tree, verb: int) -> int | None:
    """Give the noun that a relative clause describes."""
    who = next((at for at in tree.children(verb, "nsubj") if tree.folded[at] == "who"), 0)
    if who > 1 and tree.words[who - 1].upos == "PROPN":
        return tree.words[who - 1].head if tree.words[who - 1].deprel == "flat" else who - 1
    for above in (verb, *tree.above(verb)):
        head = tree.head(above)
        if tree.words[above].deprel == "acl" and head is not None:
            return head if tree.is_nominal(head) else None
        if tree.words[above].deprel not in {"conj", "xcomp"}:
            return None
    return None


def _of_described(tree: Tree, verb: int, head: int, depth: int) -> int | None:
    """Give who does what describes a noun: itself ("rebels holding the port"), or of an infinitive who does that noun."""
    mark = tree.first(verb, "mark")
    if mark is None:
        bare = tree.folded[head] in word_list("en", "events", "doerless")
        return (
            find_subject(tree, tree.words[head].head, depth + 1)
            if bare and tree.head(head) is not None
            else head
            if tree.is_nominal(head)
            else None
        )
    owner = next((at for at in tree.children(head, "nmod") if tree.case(at) in {"'s", "'", None}), None)
    of = next((at for at in tree.children(head, "nmod") if head < at < verb and tree.case(at) == "of"), None)
    if owner is not None or of is not None:
        return owner if owner is not None else of
    above = tree.head(head)
    governed = above is not None and tree.words[above].upos == "VERB" and tree.words[head].deprel in {"obj", "obl"}
    if above is None or not governed:
        return None
    return find_subject(tree, above, depth + 1)


def _is_right_behind_object(tree: Tree, verb: int, head: int) -> bool:
    """Tell whether a participle stands right behind the object of its head: "helped people migrating north"."""
    before = verb - 1
    while before > head and tree.words[before].upos == "ADV":
        before -= 1
    return tree.folded[verb].endswith("ing") and before in tree.children(head, "obj")


def _of_governed(tree: Tree, verb: int, head: int, depth: int) -> int | None:
    """Give the subject of a verb under another: that one's object where it makes it act ("forced him to leave")."""
    label = tree.words[verb].deprel
    marks = {tree.folded[at] for at in tree.children(verb, "mark")}
    behind = _is_right_behind_object(tree, verb, head)
    keeps = (label == "xcomp" or behind or marks & {"from", "for"}) and not is_in(tree, head, "subject_control")
    if (keeps or is_in(tree, head, "object_control")) and not is_passive(tree, head):
        objects = [at for at in tree.children(head, "obj", "iobj") if at < verb]
        objects += [at for at in tree.children(head, "obl") if at < verb and tree.case(at) in {"on", "upon", "to"}]
        if objects and tree.folded[objects[0]] not in word_list("en", "events", "reflexives"):
            return objects[0]
    if label == "advcl" and is_passive(tree, head) and tree.first(verb, "mark") is not None:
        return next(iter(find_agents(tree, head)), None)
    subject = find_subject(tree, head, depth + 1)
    if label == "ccomp" and tree.first(verb, "mark") is None and (subject is None or subject > verb or head < verb):
        return None
    return subject


def is_somebody(tree: Tree, at: int, language: str = "en") -> bool:
    """Tell whether a noun stands for people, or a pronoun for somebody."""
    form = tree.folded[at]
    if tree.words[at].upos in {"PRON", "PROPN"}:
        return True
    return any(word in group for word in (form, form.removesuffix("s")) for group in _people(language))


@cache
def _people(language: str) -> tuple[frozenset[str], ...]:
    sources = [word_list(language, "sources", key) for key in ("unnamed", "collective", "persons")]
    return (*sources, *(word_list(language, "offices", key) for key in ("offices", "bodies")))


def is_expletive(tree: Tree, at: int, language: str = "en") -> bool:
    """Tell whether a word stands for nobody: "there", "what"."""
    return tree.words[at].deprel == "expl" or tree.folded[at] in word_list(language, "events", "nobody")
