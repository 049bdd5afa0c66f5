"""How two contents stand to each other: agree, differ, or unclear, each with its reason; never which is right."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rashomon.comparison.contents import Content
from rashomon.comparison.gist import likeness, measure
from rashomon.comparison.matters import Matters
from rashomon.comparison.stands import Range, Stand, do_differ
from rashomon.comparison.stems import stem
from rashomon.lexicon import load
from rashomon.types import ClaimRelation

_NEARLY_ALL, _ALIKE, _TURNED, _CLOSE, _SOMEWHAT = 0.7, 0.5, 0.4, 0.3, 0.15
_MOST_PAGES, _MOST_HELD, _MOST_PAIRS = 40, 60, 200_000
_LEAST_SHARED, _MOST_WORDS, _SHORT = 2, 8, 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two contents stand to each other, and why; ``aspect`` is what they differ in."""

    relation: ClaimRelation
    reason: str
    aspect: str | None = None


def judge_pairs(
    contents: Sequence[Content], weights: Mapping[str, float], matters: Matters
) -> dict[tuple[int, int], Verdict]:
    """Give the verdict of each pair, by their places, that is about the same thing."""
    gists = [measure(one.features, weights) for one in contents]
    judged: dict[tuple[int, int], Verdict] = {}
    for i, j in find_pairs(contents):
        verdict = judge(contents[i], contents[j], likeness(gists[i], gists[j], weights), matters)
        if verdict is not None:
            judged[i, j] = verdict
    return judged


# -- which contents are laid side by side -----------------------------------------------------------


def find_pairs(contents: Sequence[Content]) -> list[tuple[int, int]]:
    """Give the pairs that share two rare features or a counted thing, by their places; at most 200,000, the closest first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(contents):
        for feature in one.features:
            if not feature.endswith("-"):
                holders[feature].append(i)
        for key in _keys(one):
            holders[key].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for feature in sorted(holders):
        held = holders[feature]
        if len(held) <= _MOST_HELD and len({contents[i].report.document for i in held}) <= _MOST_PAGES:
            for pair in combinations(held, 2):
                shared[pair] += _LEAST_SHARED if feature[0] == "!" else 1
    pairs = [pair for pair, count in shared.items() if count >= _LEAST_SHARED and _may_compare(contents, *pair)]
    return sorted(sorted(pairs, key=lambda pair: (-shared[pair], pair))[:_MOST_PAIRS])


def _keys(one: Content) -> set[str]:
    """Give what is worth a look by itself: a counted thing (with one more word), whose state, whose survival."""
    counted = {f"#{stand.on[0]}" for stand in one.numbers}
    states = {f"!state {one.person}"} if _states(one) else set()
    return counted | states | {f"!survival {what}" for what, _ in one.credits}


def _may_compare(contents: Sequence[Content], i: int, j: int) -> bool:
    """Tell whether two contents are two claims: told apart, and not as one utterance; in one document, of two speakers."""
    one, other = contents[i], contents[j]
    if one.utterances & other.utterances:
        return False
    if one.report.document != other.report.document:
        return True
    apart = one.place[1] <= other.place[0] or other.place[1] <= one.place[0]
    return apart and one.speaker is not None and other.speaker is not None and one.speaker != other.speaker


# -- how they stand to each other -----------------------------------------------------------------


def judge(one: Content, other: Content, alike: float, matters: Matters) -> Verdict | None:
    """Tell how two contents stand to each other; ``alike`` is their likeness. None: not surely about the same thing."""
    same_matter = matters.share(one.report.document, other.report.document)
    differing = _difference(one, other, alike, matters, same_matter=same_matter)
    if differing is not None:
        return differing
    shared = one.stems & other.stems
    clauses = one.is_clause and other.is_clause
    if alike >= _ALIKE and len(shared) > _LEAST_SHARED and (clauses or alike >= _NEARLY_ALL):
        return Verdict("agrees", f"both tell the same in like words ({_in_words(one, shared)})")
    state = _same_state(one, other)
    if state is not None:
        return Verdict("agrees", f"both tell the same state of the same one ({state})")
    if _same_number(one, other) and same_matter:
        return Verdict("agrees", "both tell the same number of the same thing")
    both = set(one.entities) & set(other.entities)
    if alike >= _TURNED and both and len(shared) >= _LEAST_SHARED and clauses:
        return Verdict("unclear", "about the same, and nothing surely tells whether they agree")
    return None


def _difference(one: Content, other: Content, alike: float, matters: Matters, *, same_matter: bool) -> Verdict | None:
    """Tell in what two contents surely differ: whom they credit, how many, or whether it is so."""
    credited = _credited_otherwise(one, other)
    if credited is not None:
        return Verdict("differs", credited, "who is credited")
    counted = _counted_otherwise(one, other, frozenset()) if alike >= _CLOSE else None
    if (
        counted is None
        and same_matter
        and (alike >= _SOMEWHAT or _tells_none(one, other) or _of_one_speaker(one, other))
    ):
        counted = _counted_otherwise(one, other, matters.often_counted)
    if counted is not None:
        return Verdict("differs", counted, "how many")
    turned = _said_not_so(one, other, alike, same_matter=same_matter) if alike >= _TURNED else None
    if alike >= _CLOSE:
        turned = turned or _done_or_not(one, other)
    turned = turned or _in_opposed_states(one, other) or _opposed(one, other)
    return None if turned is None else Verdict("differs", turned, "what")


def _credited_otherwise(one: Content, other: Content) -> str | None:
    for what, who in one.credits:
        others = {w for t, w in other.credits if t == what}
        if others and who not in others:
            return "they credit somebody else with its survival"
    return None


def _counted_otherwise(one: Content, other: Content, often: frozenset[str]) -> str | None:
    """Tell which numbers of the same thing exclude each other, but for what is counted ``often``."""
    if one.entities and other.entities and not set(one.entities) & set(other.entities):
        return None
    for stand in one.numbers:
        if stand.on[0] in often:
            continue
        same = [other_stand for other_stand in other.numbers if other_stand.on == stand.on]
        if same and all(do_differ(stand, other_stand) for other_stand in same):
            return f"the numbers differ: “{_words(stand)}” and “{_words(same[0])}”"
    return None


def _in_words(one: Content, stems: Iterable[str]) -> str:
    """Give the words of some stems as a content has them, four at most."""
    return ", ".join(sorted(one.shown.get(each, each) for each in stems)[:4])


def _same_number(one: Content, other: Content) -> bool:
    pairs = [(a, b) for a in one.numbers for b in other.numbers if a.on == b.on]
    return bool(pairs) and not any(do_differ(a, b) for a, b in pairs)


def _tells_none(one: Content, other: Content) -> bool:
    """Tell whether one of two says that there was none of something."""
    values = [stand.value for stand in (*one.numbers, *other.numbers)]
    return any(isinstance(value, Range) and value.high == 0 for value in values)


def _of_one_speaker(one: Content, other: Content) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def _words(stand: Stand) -> str:
    text = stand.spoken.annotations.document.text
    return " ".join(text[stand.passage.span.start : stand.passage.span.end].split())


def _said_not_so(one: Content, other: Content, alike: float, *, same_matter: bool) -> str | None:
    """Tell what one says is so and the other says is not.

    Most of what they share must be told the other way round; half, where they share half of all they tell.
    """
    shared = (one.stems & other.stems) - one.open - other.open
    both = set(one.entities) & set(other.entities)
    strong = bool(shared) and len(shared) + len(both) > _LEAST_SHARED and (bool(both) or same_matter)
    whole = len(shared) == min(len(one.stems), len(other.stems)) and max(len(one.stems), len(other.stems)) <= _SHORT
    if not (one.is_clause and other.is_clause) or not (strong or (whole and same_matter)):
        return None
    turned = {s for s in shared if (s in one.denied) != (s in other.denied)}
    least = len(shared) / 2 if alike >= _ALIKE else (len(shared) + 1) / 2
    if not turned or len(turned) < least:
        return None
    return f"one says it is so, the other that it is not ({_in_words(one, turned)})"


def _done_or_not(one: Content, other: Content) -> str | None:
    """Tell what one says that somebody did and the other that the same one did not."""
    if not (one.is_clause and other.is_clause):
        return None
    same = {stem for _, stem in one.doings & other.doings} - one.open - other.open
    turned = {s for s in same if (s in one.denied) != (s in other.denied)}
    if not turned or len(turned) * 2 <= len(same):
        return None
    return f"one says that it was done, the other that it was not ({_in_words(one, turned)})"


# -- states ------------------------------------------------------------------------------------


def _states(one: Content, language: str = "en") -> frozenset[str]:
    """Give the states that a short content tells of the person whom it mentions first."""
    if len(one.stems) > _MOST_WORDS or one.person is None:
        return frozenset()
    told = one.stems - one.denied - one.open
    return frozenset(state for state, words in _state_words(language).items() if told & words)


def _same_state(one: Content, other: Content) -> str | None:
    if one.person is None or one.person != other.person:
        return None
    return min(_states(one) & _states(other), default=None)


def _in_opposed_states(one: Content, other: Content, language: str = "en") -> str | None:
    """Tell in which opposed states two contents tell the same one to be, neither in both."""
    if one.person is None or one.person != other.person:
        return None
    here, there = _states(one) - _states(other), _states(other) - _states(one)
    for left, right in load(language, "opposites")["opposed_states"]:
        for first, second in ((left, right), (right, left)):
            if first in here and second in there:
                return f"{first} by the one, {second} by the other"
    return None


@cache
def _state_words(language: str) -> Mapping[str, frozenset[str]]:
    states = load(language, "opposites")["states"]
    return {state: frozenset(stem(str(word), language) for word in words) for state, words in states.items()}


def _opposed(one: Content, other: Content) -> str | None:
    """Tell which opposites two contents hold, each without the other's and neither denied."""
    shared = one.stems & other.stems
    if not shared or not set(one.entities) & set(other.entities):
        return None
    if max(len(one.stems), len(other.stems)) > _MOST_WORDS or not (one.is_clause and other.is_clause):
        return None
    for left, right in _opposites("en"):
        for a, b in ((left, right), (right, left)):
            has = a in one.stems - one.denied - one.open and b in other.stems - other.denied - other.open
            if has and b not in one.stems and a not in other.stems:
                return "opposite words are used of the same"
    return None


@cache
def _opposites(language: str) -> tuple[tuple[str, str], ...]:
    pairs = load(language, "opposites")["pairs"]
    return tuple((stem(str(left), language), stem(str(right), language)) for left, right in pairs)
