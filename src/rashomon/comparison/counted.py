"""What is counted: in which state, of which kind, told how nearly; and whether two counts are of the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, fold_word, word_list

CountedRelation = Literal["same", "part", "whole", "like"]
"""The first is the same as the other, a part of it, holds it, or may be the same for all that is known."""

_LONGEST_KIND = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: a state ("dead"), a kind or head word ("sailors"), and the words that narrow it down."""

    state: str | None
    kind: str | None
    narrowed: frozenset[str]


@lru_cache(maxsize=1 << 14)
def read_counted(of: str | None, text: str, language: str = "en") -> Counted:
    """Read what is counted from its words; a state that they lack is read from the words of the whole detail.

    >>> read_counted("Torvenian sailors", "14 Torvenian sailors died")
    Counted(state='dead', kind='sailors', narrowed=frozenset({'torvenian'}))
    """
    words = [] if of is None else [fold_word(word) for word in _words(of)]
    core = _until_link(words, language)
    state = _state_of(words, language)
    rest = [word for word in core if not _is_state(word, language) and word not in _plain(language)]
    kind, narrowing = _kind_of(rest, language)
    if kind is None and (state is not None or not rest):
        state = state or _state_of(_folded(text), language)
        return Counted(state, None if state is None else "people", frozenset())
    if kind not in _kinds(language) and _is_of_people(of, core, state, language):
        kind, narrowing = "people", [*narrowing, _singular(rest[-1])]
    if state is None and kind in _people(language):
        state = _state_of(_folded(text), language)
    return Counted(state, kind, frozenset(narrowing))


def kind_of(word: str, language: str = "en") -> str:
    """Give the kind that a word in the singular tells, or the word itself."""
    return _kind_words(language).get(word, word)


def parts_of(kind: str, language: str = "en") -> frozenset[str]:
    """Give all kinds that are a part of one."""
    return _below(language).get(kind, frozenset())


def is_of_people(counted: Counted, language: str = "en") -> bool:
    """Tell whether people are counted, whoever they are."""
    return counted.kind in _people(language)


def _words(text: str) -> list[str]:
    return [text[word.start : word.end] for word in find_words(text, 0, len(text))]


def _folded(text: str) -> list[str]:
    return [fold_word(word) for word in _words(text)]


def _until_link(words: Sequence[str], language: str) -> list[str]:
    """Give the words up to where the place or the manner of the counted begins; "on board" stays."""
    links = word_list(language, "counted", "links")
    core: list[str] = []
    for at, word in enumerate(words):
        if word in links and core and " ".join(words[at : at + 2]) not in _kind_words(language):
            break
        core.append(word)
    return core


def _is_state(word: str, language: str) -> bool:
    return word in _states(language)


def _state_of(words: Sequence[str], language: str) -> str | None:
    states = _states(language)
    return next((states[word] for word in words if word in states), None)


def _kind_of(words: Sequence[str], language: str) -> tuple[str | None, list[str]]:
    """Give the kind told by the last words, or by the last word itself, and the words that narrow it down."""
    head = words[: words.index("of")] if "of" in words else list(words)
    after = [_singular(word) for word in words[len(head) + 1 :]]
    known = _kind_words(language)
    for size in range(min(_LONGEST_KIND, len(head)), 0, -1):
        phrase = " ".join([*head[-size:-1], _singular(head[-1])])
        found = known.get(" ".join(head[-size:])) or known.get(phrase)
        if found is not None:
            return _narrower(found, [_singular(word) for word in head[:-size]] + after, language)
    if not head:
        return None, []
    return _singular(head[-1]), [_singular(word) for word in head[:-1]] + after


def _narrower(kind: str, narrowing: list[str], language: str) -> tuple[str, list[str]]:
    """Give "people on board" as those aboard, "crew people" as crew: a wider kind beside a kind tells nothing."""
    known = _kind_words(language)
    for word in narrowing:
        if known.get(word) in _below(language)[kind]:
            return known[word], [other for other in narrowing if other != word]
    return kind, [word for word in narrowing if kind not in _below(language).get(known.get(word, ""), ())]


def _is_of_people(of: str | None, core: Sequence[str], state: str | None, language: str) -> bool:
    """Tell whether a head that no table knows is a people's name: "two Torvenians", "13 Palestinians killed"."""
    named = [word for word in _words(of or "") if fold_word(word) in core and not _is_state(fold_word(word), language)]
    head = named[-1] if named else ""
    known = _singular(fold_word(head)) in load(language, "countries")["of"]
    return known or (state is not None and head[:1].isupper() and head.endswith(("s", "ese", "i")))


def _singular(word: str) -> str:
    """Give a regular plural's singular: enough to tell that two words are one."""
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - "ties", "lies"
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):  # noqa: PLR2004 - "axes"
        return word[:-2]
    if len(word) > 3 and word.endswith("men"):  # noqa: PLR2004 - "men"
        return word[:-2] + "an"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word  # noqa: PLR2004 - "gas"


# -- how two stand ---------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def relate_counted(one: Counted, other: Counted, language: str = "en") -> CountedRelation | None:
    """Tell whether two counts are of the same, of a part and its whole, or may be; None: of unlike things.

    >>> sailors, people = read_counted("sailors", "13 dead sailors"), read_counted("people", "13 people killed")
    >>> relate_counted(sailors, people), relate_counted(people, sailors)
    ('part', 'whole')
    """
    if one.kind is None or other.kind is None:
        return None
    steps = [
        _relate_states(one.state, other.state, language),
        _relate_kinds(one.kind, other.kind, language),
        _relate_narrowed(one.narrowed, other.narrowed),
    ]
    return _joined([step for step in steps if step != "same"]) if None not in steps else None


def _joined(steps: Sequence[CountedRelation | None]) -> CountedRelation:
    """Join what differs: parts of parts are parts, a part that is also a whole may be the same."""
    different = set(steps)
    if not different:
        return "same"
    return (different.pop() or "like") if len(different) == 1 else "like"


def _relate_states(one: str | None, other: str | None, language: str) -> CountedRelation | None:
    wholes = load(language, "counted")["wholes"]
    if one == other:
        return "same"
    if one in wholes.get(other, ()):
        return "part"
    return "whole" if other in wholes.get(one, ()) else None


def _relate_kinds(one: str, other: str, language: str) -> CountedRelation | None:
    below = _below(language)
    if one == other:
        return "same"
    if one in below.get(other, ()):
        return "part"
    if other in below.get(one, ()):
        return "whole"
    return "like" if _may_be_both(one, other, language) else None


def _may_be_both(one: str, other: str, language: str) -> bool:
    """Tell whether something may be of two kinds that share a whole: a man may be a sailor, a child no man."""
    if one not in _people(language) or other not in _people(language):
        return False
    below = _below(language)
    groups = load(language, "counted")["apart"]
    return not any(
        first != second and one in {first, *below[first]} and other in {second, *below[second]}
        for group in groups
        for first in group
        for second in group
    )


def _relate_narrowed(one: frozenset[str], other: frozenset[str]) -> CountedRelation | None:
    if one == other:
        return "same"
    if one > other:
        return "part"
    return "whole" if one < other else None


@cache
def _states(language: str) -> Mapping[str, str]:
    table = load(language, "counted")["states"]
    return {str(word): state for state, words in table.items() for word in words}


@cache
def _plain(language: str) -> frozenset[str]:
    return word_list(language, "counted", "plain") - {"of", "on"}


@cache
def _kinds(language: str) -> frozenset[str]:
    return frozenset(load(language, "counted")["kinds"])


@cache
def _kind_words(language: str) -> Mapping[str, str]:
    table = load(language, "counted")["kinds"]
    return {str(word): kind for kind, row in table.items() for word in [kind, *row["words"]]}


@cache
def _below(language: str) -> Mapping[str, frozenset[str]]:
    """Give all kinds that are a part of each."""
    table = load(language, "counted")["kinds"]
    below: dict[str, frozenset[str]] = {}

    def gather(kind: str) -> frozenset[str]:
        if kind not in below:
            parts = table[kind]["parts"]
            below[kind] = frozenset(parts).union(*(gather(part) for part in parts))
        return below[kind]

    for kind in table:
        gather(kind)
    return below


@cache
def _people(language: str) -> frozenset[str]:
    return _below(language)["people"] | {"people"}
