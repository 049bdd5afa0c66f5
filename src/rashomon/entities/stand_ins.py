"""Sources without a name: which figure a pronoun or a title stands for. None rather than a wrong one."""

import re
from collections.abc import Iterable, Sequence

from rashomon.entities.figures import Figure, FigureIndex
from rashomon.entities.scene import Appearance, Scene, Sort
from rashomon.entities.titles import Title, fits, make_title
from rashomon.lexicon.phrases import Word, core_words, find_words, word_list
from rashomon.types import Name, Source

_PERSON: frozenset[Sort] = frozenset({"person"})
_BODY: frozenset[Sort] = frozenset({"body"})
_SEVERAL: frozenset[Sort] = frozenset({"body", "many"})
_JOINT = re.compile(r"[\s,]{0,3}")


def find_pronoun(text: str, source: Source, speaker: Figure | None, scene: Scene) -> Figure | None:
    """Tell whom a pronoun stands for; ``speaker`` says the words that it stands in (None: the outlet, or unknown)."""
    word = next((w.folded for w in find_words(text, source.start, source.end)), "")
    for gender, key in (("m", "he"), ("f", "she")):
        if word in word_list("en", "pronouns", key):
            return _find_person(source.start, gender, speaker, scene)
    if word in word_list("en", "pronouns", "speaker"):
        return speaker
    if word in word_list("en", "pronouns", "it"):
        return _leader(scene.looking_back(source.start, _BODY), None, None)
    if word in word_list("en", "pronouns", "they"):
        return _leader(scene.looking_back(source.start, _SEVERAL), None, None)
    if word in word_list("en", "pronouns", "relative"):
        return None
    return None


def find_relative(text: str, source: Source, names: Iterable[tuple[Name, Figure]]) -> Figure | None:
    """Give the figure whose name stands right before a relative pronoun."""
    for name, figure in names:
        if name.end <= source.start and _JOINT.fullmatch(text, name.end, source.start):
            return figure
    return None


def _find_person(start: int, gender: str, speaker: Figure | None, scene: Scene) -> Figure | None:
    quoted = scene.is_quoted(start)
    if speaker is not None and not quoted and agrees(speaker, gender):
        return _told(speaker, gender)
    appearances = list(scene.looking_back(start, _PERSON))
    if speaker is not None and quoted:
        return _told(_only(appearances, gender, speaker), gender)
    near = [one for one in appearances if one.start >= scene.sentence_start(scene.sentence_start(start) - 1)]
    leader = _leader(appearances, gender, None)
    for those in (appearances, near):
        if leader is None and not any(a.lead and a.figure is None for a in those):
            leader = _only(those, gender, None)
    return _told(leader, gender)


def agrees(figure: Figure, gender: str) -> bool:
    """Tell whether a figure is a person of no other gender."""
    return figure.kind == "person" and figure.gender in {None, gender}


def _leader(appearances: Iterable[Appearance], gender: str | None, without: Figure | None) -> Figure | None:
    """Give the last subject or source that agrees; somebody without a name in between hides those before."""
    for one in appearances:
        if one.lead is None or (one.lead == "subject" and not _is_sure(one.figure, gender)):
            continue
        if one.figure is None:
            return None
        if one.figure is not without and (gender is None or agrees(one.figure, gender)):
            return one.figure
    return None


def _is_sure(figure: Figure | None, gender: str | None) -> bool:
    """Tell whether a subject may be what a pronoun looks for: who only acts must be of a known gender to be "he"."""
    return figure is not None and (gender is None or figure.gender == gender)


def _only(appearances: Iterable[Appearance], gender: str, without: Figure | None) -> Figure | None:
    """Give the one person who agrees, where there is but one."""
    found = {
        id(a.figure): a.figure for a in appearances if a.figure and a.figure is not without and agrees(a.figure, gender)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _told(figure: Figure | None, gender: str) -> Figure | None:
    """Remember the gender that a pronoun told."""
    if figure is not None and figure.gender is None:
        figure.gender = gender
    return figure


def find_nominal(text: str, source: Source, index: FigureIndex, scene: Scene) -> Figure | None:
    """Tell whom a definite description stands for: the one person with that title, or the last body of that kind."""
    core = core_words(text, source.start, source.end)
    if not core or core[0].folded in word_list("en", "sources", "indefinite"):
        return None
    wanted = make_title(core)
    if wanted is not None and wanted.span.end == core[-1].end:
        return _find_titled(wanted, index, scene)
    head = core[-1].folded
    body = index.body(head, core[0].start) if head in word_list("en", "offices", "bodies") else None
    return body or _find_general(core, scene)


def _find_titled(wanted: Title, index: FigureIndex, scene: Scene) -> Figure | None:
    """Give the one person whose title fits best; of several, who spoke last."""
    scored = [(max(fits(wanted, known) for known in one.titles), one.figure) for one in index.titled(wanted.head)]
    best = max((score for score, _ in scored), default=0)
    found = [figure for score, figure in scored if score == best]
    if not best or len(found) == 1:
        return found[0] if best else None
    return scene.last_speaker(wanted.span.start, found)


def _find_general(core: Sequence[Word], scene: Scene) -> Figure | None:
    """Give the last organisation on the scene for a word that any may be called by ("the company")."""
    if core[-1].folded not in word_list("en", "offices", "general") or core[0].folded != "the" or len(core) > 2:  # noqa: PLR2004 - "the company"
        return None
    figure = _leader(scene.looking_back(core[0].start, _BODY), None, None)
    return figure if figure is not None and figure.kind == "organisation" else None
