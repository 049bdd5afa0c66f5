"""Whom a source without a name stands for: a linear model ranks those on the scene, and nobody.

Features after the mention-ranking models of coreference (Denis and Baldridge 2008): agreement, distance, what part
somebody played when last named, and how well a title fits. The weights are fitted by ``training/antecedents.py``.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from rashomon.entities.figures import Figure
from rashomon.entities.names import fold_plain
from rashomon.entities.scene import Appearance, Scene
from rashomon.entities.titles import Title, callings, fits
from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, word_list

Group = Literal["person", "they", "it", "nominal", "paper"]
GENDERS = {"he": "m", "she": "f"}
_FULL = 3
_LIKELY, _LIKELY_UNCALLED = 0.3, 0.5
_UNCALLED = "nothing calls it so"
_FAR, _CLOSE = 50.0, 1.5
_MOST_PRONOUN, _MOST_NOMINAL = 12, 24


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A source to resolve: its span, its group and words, and the speaker of the words that it stands in, if any.

    ``manner`` tells how its words stand: quoted or not, before it or after; ``capital``: its head begins with one.
    """

    start: int
    end: int
    group: Group
    pronoun: str | None
    core: tuple[Word, ...]
    title: Title | None
    quoted: bool
    inside: bool
    speaker: Figure | None
    manner: str = ""
    capital: bool = False

    @property
    def head(self) -> str:
        """Its head word."""
        return self.core[-1].folded

    @property
    def is_object(self) -> bool:
        """Tell whether it is a pronoun that is no subject: "him", "them"."""
        return self.pronoun is not None and self.head in word_list("en", "pronouns", "objects")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom it may stand for, with what speaks for or against it."""

    figure: Figure
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An anaphor, the candidates, and the features of its standing for nobody."""

    anaphor: Anaphor
    candidates: Sequence[Candidate]
    nobody: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whom an anaphor stands for; ``is_open``: nobody, but somebody on the scene is nearly as likely.

    ``is_uncalled``: the text nowhere calls the figure what the anaphor does.
    """

    figure: Figure | None
    is_open: bool = False
    is_uncalled: bool = False


Decider = Callable[[Choice], Verdict]


def decide(choice: Choice) -> Verdict:
    """Give the best candidate where it beats nobody and all others together leave it likely enough."""
    weights = _weights("en")
    scores = [_total(one.features, weights) for one in choice.candidates]
    best = max(scores, default=-math.inf)
    unnamed = _total(choice.nobody, weights)
    if best <= unnamed:
        return Verdict(None, best > unnamed - _CLOSE)
    rest = sum(math.exp(max(score - best, -_FAR)) for score in (*scores, unnamed))
    chosen = choice.candidates[scores.index(best)]
    uncalled = chosen.features[-1].endswith(_UNCALLED)
    needed = _LIKELY_UNCALLED if uncalled else _LIKELY
    return Verdict(chosen.figure, is_uncalled=uncalled) if 1 / rest >= needed else Verdict(None, is_open=True)


@cache
def _weights(language: str) -> dict[str, float]:
    weights: dict[str, float] = load(language, "antecedents")
    return weights


def _total(features: Sequence[str], weights: dict[str, float]) -> float:
    return sum(weights.get(feature, 0.0) for feature in features)


def find_choice(anaphor: Anaphor, scene: Scene) -> Choice:
    """Give who may be meant: who was on the scene before, nearest first, and for descriptions who comes soon after."""
    seen = scene.before(anaphor.start)
    if anaphor.pronoun is None:
        seen += scene.after(anaphor.start)
    ranks: Counter[str] = Counter()
    candidates: list[Candidate] = []
    for appearances in seen:
        figure = appearances[0].figure
        if len(candidates) >= (_MOST_NOMINAL if anaphor.pronoun is None else _MOST_PRONOUN):
            break
        joint = anaphor.group == "person" and scene.is_joint(appearances[0].start)
        other = joint or scene.is_named_in(figure, anaphor.start, anaphor.end) or scene.is_owner(figure, anaphor.head)
        other = other or (anaphor.is_object and _is_teller(appearances[0], anaphor, scene))
        other = other or (anaphor.group == "person" and not figure.titles and scene.is_where(figure))
        if _may_be(anaphor, figure) and not other:
            told = grouped(anaphor, _features(anaphor, appearances, scene, ranks))
            candidates.append(Candidate(figure, told))
    return Choice(anaphor, candidates, grouped(anaphor, _nobody(anaphor, len(candidates))))


def _is_teller(last: Appearance, anaphor: Anaphor, scene: Scene) -> bool:
    """Tell whether somebody speaks in the sentence of a "him" or "them", who is then another: "he quoted him as saying"."""
    return last.part == "source" and scene.sentences_between(last.start, anaphor.start) == 0


def grouped(anaphor: Anaphor, features: Iterable[str]) -> tuple[str, ...]:
    """Give each feature for the group alone and, of pronouns, for all of them too: the rare ones learn from the others.

    After Daumé 2007, "Frustratingly easy domain adaptation".
    """
    told = tuple(features)
    shared = tuple(f"any {each}" for each in told) if anaphor.pronoun is not None else ()
    return (*shared, *(f"{anaphor.group} {each}" for each in told))


def _nobody(anaphor: Anaphor, candidates: int) -> Iterator[str]:
    """Give what speaks for its standing for nobody who is on the scene."""
    yield "nobody"
    yield f"nobody of {min(candidates, 3)}"
    yield f"nobody quoted {anaphor.quoted} inside {anaphor.inside}"
    yield f"nobody {anaphor.manner}"
    if anaphor.pronoun is None:
        yield f"nobody {_determiner(anaphor.core[0].folded)}"
        yield f"nobody words {min(len(anaphor.core), 4)}"
        yield f"nobody {_determiner(anaphor.core[0].folded)} capital {anaphor.capital}"
        yield from (f"nobody {kind}" for kind in _word_kinds(anaphor.head))


def _may_be(anaphor: Anaphor, figure: Figure) -> bool:
    """Leave out who cannot be meant: "he" is a person of no other gender, "it" none, a title is not another's."""
    if anaphor.group == "person":
        gender = GENDERS[anaphor.pronoun or "he"]
        quoted_self = anaphor.quoted and figure is anaphor.speaker
        return figure.kind == "person" and not figure.several and figure.gender in {None, gender} and not quoted_self
    if figure.kind == "norp":
        return anaphor.group == "they"
    if anaphor.group in {"it", "they"} and figure.kind == "person":
        return anaphor.group == "they" and figure.several
    return anaphor.title is None or not _is_against(anaphor.title, figure)


def _is_against(title: Title, figure: Figure) -> bool:
    """Tell whether a figure holds offices of a title's kind, and every one of them another: of another country, the vice."""
    return any(known.head == title.head for known in _titles(figure)) and not _fit(title, figure)


def _fit(title: Title | None, figure: Figure) -> int | str:
    """Score how well a title fits those of a figure; "status" where but for "former" or its like it would."""
    if title is None:
        return 0
    score = max((fits(title, known) for known in _titles(figure)), default=0)
    statuses = load("en", "offices")["statuses"].keys() - {"deputy"}
    bare = replace(title, others=title.others - statuses)
    if score or bare == title:
        return score
    return "status" if any(fits(bare, known) for known in _titles(figure)) else 0


def _titles(figure: Figure) -> list[Title]:
    """Give the titles beside a figure's names and those that the text tells elsewhere."""
    return [*figure.titles, *figure.posts]


def sort_of(figure: Figure) -> str:
    """Give the kind of a figure, with whether it has a name and is several."""
    named = "named" if figure.label is None else "told"
    return f"{'several' if figure.several else figure.kind} {named}"


def _features(anaphor: Anaphor, appearances: Sequence[Appearance], scene: Scene, ranks: Counter[str]) -> Iterator[str]:
    """Give what speaks for or against a figure; ``ranks`` counts those nearer, of its sort and of its likeness."""
    last = appearances[0]
    figure = last.figure
    sort = sort_of(figure)
    if last.start > anaphor.start:
        yield f"later {sort}"
        yield from _likeness(anaphor, figure, scene, ranks)
        return
    rank = ranks[figure.kind]
    ranks[figure.kind] += 1
    apart = scene.sentences_between(last.start, anaphor.start)
    yield sort
    yield f"apart {bucket(apart, (0, 1, 2, 3, 5, 9))}"
    yield f"rank {min(rank, 4)}"
    yield f"part {last.part}"
    yield f"part {last.part} apart {min(apart, 2)}"
    yield f"part {last.part} rank {min(rank, 2)}"
    yield f"paragraphs {min(scene.paragraphs_between(last.start, anaphor.start), 3)}"
    yield f"times {bucket(len(appearances), (1, 2, 4, 8))}"
    spoken = sum(one.part == "source" for one in appearances)
    yield f"spoken {bucket(spoken, (0, 1, 3))}"
    if figure.unnamed:
        turn = scene.turns_since(anaphor.start, figure)
        before = _determiner(fold_plain(figure.label or "").partition(" ")[0])
        yield f"unnamed {before} spoke {turn if turn is None else min(turn, 2)}"
        yield f"unnamed spoke {turn if turn is None else min(turn, 2)} apart {min(apart, 2)}"
    yield from _talk(anaphor, figure, scene)
    if anaphor.group == "person":
        yield f"gender {'known' if figure.gender else 'open'}"
        yield f"gender {'known' if figure.gender else 'open'} rank {min(rank, 2)}"
    elif anaphor.pronoun is None:
        yield from _likeness(anaphor, figure, scene, ranks)


def _talk(anaphor: Anaphor, figure: Figure, scene: Scene) -> Iterator[str]:
    """Tell what part a figure has in the talk: who spoke last, in whose words the anaphor stands."""
    turn = scene.turns_since(anaphor.start, figure)
    yield f"spoke {bucket(turn, (0, 1, 2, 4))}" if turn is not None else "spoke never"
    if turn is not None:
        yield f"spoke {bucket(turn, (0, 1, 2))} quoted {anaphor.quoted}"
        yield f"spoke {bucket(turn, (0, 1))} {anaphor.manner}"
    if anaphor.inside:
        mine = "own" if figure is anaphor.speaker else "other" if anaphor.speaker is not None else "unknown"
        yield f"inside {mine} quoted {anaphor.quoted}"


def _likeness(anaphor: Anaphor, figure: Figure, scene: Scene, ranks: Counter[str]) -> Iterator[str]:
    """Tell how the words of a description fit a figure: title, words of its name, kind, words beside its names."""
    first, sort = anaphor.core[0].folded, sort_of(figure)
    for kind in _word_kinds(anaphor.head):
        yield f"{kind} is {sort}"
    score = _fit(anaphor.title, figure)
    called = anaphor.head in {word for title in _titles(figure) for word in callings(title)}
    words = scene.words_of(figure)
    mine = {word.folded for word in anaphor.core} - word_list("en", "sources", "determiners")
    others = mine - {anaphor.head}
    head_in = anaphor.head in words
    if figure.unnamed and head_in:
        yield f"introduced {fold_plain(figure.label or '').endswith(anaphor.head)} {_determiner(first)}"
    for name, fit in (("title", score), ("called", called), ("head in name", head_in)):
        yield f"{name} {fit}"
        yield f"{name} {fit} {_determiner(first)} nth {min(ranks[name], 2)}"
        ranks[name] += bool(fit)
    yield from _own_sort(anaphor, figure, words)
    if anaphor.capital:
        yield f"capital {sort} title {bool(score)} head {head_in}"
    gender = _told_gender(mine)
    if gender is not None and figure.kind == "person":
        yield f"gender {'open' if figure.gender is None else figure.gender == gender}"
    if others:
        yield f"others in name {len(others & words) * 2 // len(others)}"
    yield f"{_determiner(first)} {sort}"
    if anaphor.head in word_list("en", "offices", "general"):
        yield f"general is {sort}"
    beside = anaphor.head in scene.words_beside(figure)
    yield f"beside {beside}"
    if len(mine) >= _FULL and not head_in and not score:
        yield "told apart by many words"
    if not (score or called or head_in or beside or _is_kind_of(anaphor.head, figure)):
        yield _UNCALLED


def _own_sort(anaphor: Anaphor, figure: Figure, words: frozenset[str]) -> Iterator[str]:
    """Tell whether a body's own name says that it is what it is called, or another sort of body: no ministry is "the party"."""
    if figure.kind == "organisation":
        another = bool(words & word_list("en", "offices", "bodies"))
        own = "same" if anaphor.head in words else "another" if another else "none"
        told = f"names itself {own} any {anaphor.head in word_list('en', 'offices', 'any_body')}"
        yield told
        yield f"{told} {told_by(anaphor)} words {min(len(anaphor.core), 3)}"


def _is_kind_of(head: str, figure: Figure) -> bool:
    """Tell whether a head word may call any figure of a kind: "the bank" an organisation, "the kingdom" a place."""
    if figure.kind == "place":
        return head in word_list("en", "offices", "lands")
    return figure.kind == "organisation" and head in word_list("en", "offices", "general")


def _told_gender(words: Iterable[str]) -> str | None:
    """Give the gender that the words of a description tell."""
    told = load("en", "offices")["gender"]
    genders = {told[word] for word in words if word in told}
    return genders.pop() if len(genders) == 1 else None


def _word_kinds(head: str) -> Iterator[str]:
    """Give the lists that a head word stands in."""
    lists = {
        "office": ("offices", "offices"),
        "body": ("offices", "bodies"),
        "general": ("offices", "general"),
        "land": ("offices", "lands"),
        "paper": ("sources", "documents"),
        "unnamed": ("sources", "unnamed"),
        "person": ("sources", "persons"),
        "collective": ("sources", "collective"),
    }
    found = [name for name, (subject, key) in lists.items() if head in word_list("en", subject, key)]
    found += ["person"] if head.endswith("-year-old") else []
    yield from found or ["unlisted"]
    if head.endswith("s"):
        yield "plural"


def told_by(anaphor: Anaphor) -> str:
    """Tell how a description begins: with "the", with whose it is, as somebody new, otherwise, or bare."""
    return _determiner(anaphor.core[0].folded)


def _determiner(first: str) -> str:
    if first in {"the", "this", "that"}:
        return "the"
    if first in {"his", "her", "its", "their"}:
        return "whose"
    if first in word_list("en", "sources", "indefinite"):
        return "a"
    return "few" if first in word_list("en", "sources", "determiners") else "bare"


def bucket(value: int, borders: Sequence[int]) -> str:
    """Give the first border that a number does not pass, as a feature's word."""
    return next((str(border) for border in borders if value <= border), f"over {borders[-1]}")
