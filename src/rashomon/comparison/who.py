"""How two that are said to take part in one event stand to each other."""

from collections.abc import Mapping

from rashomon.comparison.ground import Ground
from rashomon.comparison.verdicts import Verdict, judge
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, fold_word, word_list
from rashomon.types import Where, Who


def relate_parties(one: Who, other: Who, ground: Ground, denied: tuple[bool, bool] = (False, False)) -> Verdict | None:
    """Give how two who are told in one role stand; None for two roles. ``denied``: it is told that it was not they."""
    if one.role != other.role:
        return None
    same, language = _are_same(one, other), ground.language
    if denied[0] != denied[1]:
        return judge("contradicts", "denied_one", language) if same else None
    if same:
        return judge("agrees", "same_one", language)
    if is_exclusive(one.role, ground) and (
        _holds_other_post(one, other, ground) or _holds_other_post(other, one, ground)
    ):
        words = {
            "one": ground.names.get(one.entity or "", one.name),
            "other": ground.names.get(other.entity or "", other.name),
        }
        return judge("contradicts", "only_one", language, **words)
    if one.entity is None or other.entity is None:
        return judge("compatible" if not _is_named(one) or not _is_named(other) else "unclear", "unnamed", language)
    return _relate_entities(one.role, (one.entity, one.name), (other.entity, other.name), ground)


def _holds_other_post(described: Who, known: Who, ground: Ground) -> bool:
    """Tell whether one is told by a post alone that the other, whose posts are known, does not hold: "the cutter's captain"."""
    posts = ground.posts.get(known.entity or "", frozenset())
    if described.entity is not None or not posts:
        return False
    words = [word.folded for word in find_words(described.name, 0, len(described.name))]
    told = word_list(ground.language, "offices", "public") | word_list(ground.language, "offices", "also_names")
    return bool(words) and words[-1] in told and words[-1] not in posts


def _relate_entities(role: str, one: tuple[str, str], other: tuple[str, str], ground: Ground) -> Verdict:
    """Give how two entities (id, name) in one role stand: one for the other, both, or only one of them."""
    words = {"one": ground.names.get(*one), "other": ground.names.get(*other)}
    if ground.ties(one[0], other[0]) or ground.ties(other[0], one[0]) or _is_place_in_place(words, ground):
        return judge("compatible", "tied", ground.language, **words)
    if frozenset({one[0], other[0]}) in ground.together:
        return judge("compatible", "both_may", ground.language)
    if is_exclusive(role, ground):
        return judge("contradicts", "only_one", ground.language, **words)
    return judge("unclear", "both_may", ground.language)


def _is_place_in_place(words: Mapping[str, str], ground: Ground) -> bool:
    """Tell whether two doers are places of which one lies in the other: a capital is named for its state."""
    found = ground.places(Where(None, words["one"]), Where(None, words["other"]))
    return found.relation in {"same", "contains"}


def is_exclusive(role: str, ground: Ground) -> bool:
    """Tell whether one alone has a role in an event of this type: who fired first, who gave the order."""
    types = load(ground.language, "findings")["exclusive"].get(role, ())
    return ground.type is not None and ground.type in types


def _are_same(one: Who, other: Who) -> bool:
    if one.entity is not None and other.entity is not None:
        return one.entity == other.entity
    return bool(one.name) and fold_word(one.name) == fold_word(other.name)


def _is_named(who: Who) -> bool:
    """Tell whether a party without an entity has a name of its own: capitals tell."""
    return any(word[:1].isupper() for word in who.name.split()[1:]) or who.entity is not None
