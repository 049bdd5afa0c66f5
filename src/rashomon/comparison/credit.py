"""Who is credited with the survival of what, in somebody's words: "without X, Y would have fallen"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.comparison.spoken import Token, first_entity, last_entity, match_at, phrases
from rashomon.lexicon.phrases import word_list

_NEAR, _FAR = 6, 9


@dataclass(frozen=True, slots=True)
class Credit:
    """``who`` saved ``what`` (entities across documents); where the words for it begin and end."""

    who: str
    what: str
    start: int
    end: int


def find_credits(tokens: Sequence[Token], language: str = "en") -> Iterator[Credit]:
    """Give the credits in one sentence."""
    for at in range(len(tokens)):
        yield from _counterfactual(tokens, at, language)
        yield from _prevented(tokens, at, language)
        yield from _saved(tokens, at, language)


def _credit(tokens: Sequence[Token], who: str | None, what: str | None) -> Iterator[Credit]:
    if who is not None and what is not None and who != what and tokens:
        yield Credit(who, what, tokens[0].start, tokens[-1].end)


def _counterfactual(tokens: Sequence[Token], at: int, language: str) -> Iterator[Credit]:
    """Read "without X, Y would have fallen" and "Y would have fallen without X"."""
    length = match_at(tokens, at, phrases(language, "credits", "without"))
    if not length:
        return
    after = tokens[at + length :]
    who = first_entity(after[:_NEAR])
    would = _would_fall(after, language)
    if would is not None:
        begin = max((i for i in range(would + 1) if after[i].broken), default=0)
        yield from _credit(tokens[at : at + length + would + _NEAR], who, last_entity(after[begin:would]))
        return
    before = tokens[:at]
    would = _would_fall(before, language)
    if would is not None:
        yield from _credit(tokens[: at + length + _NEAR], who, last_entity(before[:would]))


def _would_fall(tokens: Sequence[Token], language: str) -> int | None:
    """Give the place of the "would" of a loss."""
    loss = phrases(language, "credits", "loss")
    for i, token in enumerate(tokens):
        if token.folded in word_list(language, "credits", "would"):
            near = tokens[i + 1 : i + 1 + _NEAR]
            if any(match_at(near, j, loss) for j in range(len(near))):
                return i
    return None


def _prevented(tokens: Sequence[Token], at: int, language: str) -> Iterator[Credit]:
    """Read "X prevented the fall of Y" and "the fall of Y was prevented by X"."""
    length = match_at(tokens, at, phrases(language, "credits", "preventing"))
    if not length or _is_denied(tokens, at, language):
        return
    after = tokens[at + length : at + length + _FAR]
    loss = phrases(language, "credits", "loss")
    if after and after[0].folded == "by":
        lost = [i for i in range(max(at - _FAR, 0), at) if match_at(tokens, i, loss)]
        if lost:
            yield from _credit(
                tokens[lost[0] : at + _FAR], first_entity(after[:_NEAR]), last_entity(tokens[lost[0] : at])
            )
        return
    lost = [i for i in range(len(after)) if match_at(after, i, loss)]
    if lost:
        owner = first_entity(after[: lost[0]]) or first_entity(after[lost[0] + 1 : lost[0] + 1 + _NEAR])
        yield from _credit(tokens[: at + length + _FAR], first_entity(tokens[:at]), owner)


def _saved(tokens: Sequence[Token], at: int, language: str) -> Iterator[Credit]:
    """Read "X saved Y", "Y was saved by X" and "X ensured the survival of Y"."""
    length = match_at(tokens, at, phrases(language, "credits", "saving"))
    if not length or _is_denied(tokens, at, language):
        return
    after = tokens[at + length : at + length + _FAR]
    near = tokens[max(at - _NEAR, 0) : at + length + _NEAR]
    lasting = any(match_at(near, i, phrases(language, "credits", "survival")) for i in range(len(near)))
    if match_at(tokens, at, phrases(language, "credits", "only_survival")) and not lasting:
        return
    if after and after[0].folded == "by":
        yield from _credit(tokens[: at + _FAR], first_entity(after[:_NEAR]), last_entity(tokens[:at]))
    else:
        yield from _credit(tokens[: at + length + _FAR], first_entity(tokens[:at]), first_entity(after[:_NEAR]))


def _is_denied(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether a negation or a doubt stands right before: "did not save", "could have saved"."""
    negators = word_list(language, "negation", "negators") | word_list(language, "stands", "denying")
    unsure = phrases(language, "stands", "unsure")
    near = tokens[max(at - 4, 0) : at]
    return any(token.folded in negators or token.folded.endswith("n't") or token.stem in unsure for token in near)
