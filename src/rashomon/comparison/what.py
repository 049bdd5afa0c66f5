"""How two tellings that something happened, or did not, stand to each other."""

from rashomon.comparison.ground import Days, Ground
from rashomon.comparison.texts import find_phrase, has_phrase
from rashomon.comparison.verdicts import Verdict, judge
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import What

_STEM = 4  # letters
_AHEAD = frozenset({"planned", "threatened"})
_OPEN = frozenset({"uncertain", "conditional"})


def relate_happenings(one: What, other: What, texts: tuple[str, str], ground: Ground, days: Days) -> Verdict | None:
    """Give how two tellings of a happening stand; None for happenings of two types that may both be."""
    opposed = _opposed_words(texts, ground.language)
    if one.type != other.type and (opposed is None or one.polarity != other.polarity):
        return _relate_types(one, other, ground, days)
    if opposed is not None and one.polarity == other.polarity:
        return judge("contradicts", "opposed_words", ground.language, one=opposed[0], other=opposed[1])
    if one.polarity == other.polarity:
        return _relate_certainties(one, other, ground, days)
    if _is_coarse(one.type, ground.language) and not _share_word(texts, ground.language):
        return judge("unclear", "two_deeds", ground.language)
    return _relate_polarities(one, other, texts, ground, days)


def _is_coarse(sort: str, language: str) -> bool:
    """Tell whether a type of event holds deeds of several kinds: to kill and to wound are both assault."""
    return sort in word_list(language, "findings", "coarse_types")


def _share_word(texts: tuple[str, str], language: str) -> bool:
    """Tell whether two texts have a word in common, names apart, by its first letters: "attacked" and "an attack"."""
    plain = word_list(language, "counted", "plain") | word_list(language, "negation", "negators")
    stems = [
        {
            word.folded[:_STEM]
            for word in find_words(text, 0, len(text))
            if text[word.start].islower() and len(word.folded) >= _STEM and word.folded not in plain
        }
        for text in texts
    ]
    return bool(stems[0] & stems[1])


def _relate_types(one: What, other: What, ground: Ground, days: Days) -> Verdict | None:
    """Relate happenings of two types: dead and held are not both so of one person, unless the one may have come later."""
    table = load(ground.language, "findings")
    real = all(what.polarity == "+" and what.certainty == "happened" for what in (one, other))
    if not (ground.single and real) or not any(
        {one.type, other.type} == set(pair) for pair in table["exclusive_types"]
    ):
        return None
    if days.apart is not None and days.apart != 0:
        then, now = (one, other) if days.apart > 0 else (other, one)
        if [then.type, now.type] in table["may_follow"]:
            return judge("compatible", "may_follow", ground.language, one=then.type, other=now.type)
    return judge("contradicts", "excluded", ground.language, one=one.type, other=other.type)


def _opposed_words(texts: tuple[str, str], language: str) -> tuple[str, str] | None:
    """Give words of two texts of which both cannot be: "resigned", "dismissed"."""
    for sides in load(language, "findings")["opposed"]:
        found = [[find_phrase(text, side) for side in sides] for text in texts]
        for here, there in ((0, 1), (1, 0)):
            first, second = found[0][here], found[1][there]
            if first and second and not found[0][there] and not found[1][here]:
                return first, second
    return None


def _relate_certainties(one: What, other: What, ground: Ground, days: Days) -> Verdict:
    """Relate two tellings that agree in whether it is so: done, to be done, or not sure."""
    language = ground.language
    sure = "both_happened" if one.polarity == "+" else "both_not"
    if one.certainty == other.certainty:
        return judge("agrees", sure if one.certainty == "happened" else "same_certainty", language)
    told = {one.certainty, other.certainty}
    if "happened" in told and told & _AHEAD and one.polarity == "+":
        return _relate_plan(one, ground, days)
    return judge("compatible", "less_sure", language)


def _relate_plan(one: What, ground: Ground, days: Days) -> Verdict:
    """Relate what is told as done with what is told as planned: fitting where the plan was told first."""
    apart = days.apart
    if apart is None or apart == 0:
        return judge("unclear", "plan_after_done", ground.language)
    planned_first = (one.certainty in _AHEAD) == (apart > 0)
    name = "plan_then_done" if planned_first else "plan_after_done"
    return judge("compatible" if planned_first else "unclear", name, ground.language)


def _relate_polarities(  # noqa: PLR0911 - one line a case
    one: What, other: What, texts: tuple[str, str], ground: Ground, days: Days
) -> Verdict:
    """Relate one telling that it is so with one that it is not."""
    language = ground.language
    told, denied = (one, other) if one.polarity == "+" else (other, one)
    if told.certainty in _OPEN or denied.certainty in _OPEN:
        return judge("compatible", "less_sure", language)
    if told.certainty in _AHEAD:
        if denied.certainty in _AHEAD:
            return judge("unclear", "denied_plan", language)
        return judge("compatible", "not_done_planned", language)
    if denied.certainty in _AHEAD:
        return judge("unclear", "plan_after_done", language)
    denial = texts[1] if told is one else texts[0]
    if has_phrase(denial, "perceived", language):
        return judge("unclear", "not_perceived", language)
    after = days.apart if denied is one else None if days.apart is None else -days.apart
    if after is not None and after > 0 and has_phrase(denial, "not_yet", language):
        return judge("compatible", "not_yet", language)
    return judge("contradicts", load(language, "findings")["by_question"].get(one.type, "denied_happened"), language)
