"""What stands among the words but is none of them: whom they were told, and how, when and where."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rashomon.attribution.running import Running, is_after
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.verbs import lemmas
from rashomon.types import Attribution, Span


def set_apart(running: Running, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with contents that begin after whom they were told, and end where they only point."""
    for one in attributions:
        yield _pointing(running, _without_whom(running, one))


def _without_whom(running: Running, one: Attribution) -> Attribution:
    """Begin after whom a verb of telling tells: "told *the allies* the bridge would open"."""
    first, tree = one.content[0], running.tree
    if one.cue is None or one.form == "direct" or not is_after(one, first):
        return one
    verb = next((at for at in reversed(tree.over(one.cue)) if tree.words[at].upos == "VERB"), None)
    if verb is None or running.text[one.cue.end : first.start].strip() or not _tells(running, verb):
        return one
    clause, whom = tree.first(verb, "ccomp"), tree.first(verb, "obj", "iobj")
    if clause is None or whom is None or running.first_below(whom, first.start) != _at(running, first.start):
        return one
    begin = _beginning(running, clause, first.start)
    if begin is None or not whom < begin or tree.words[begin].start >= first.end:
        return one
    return running.with_content(one, (Span(tree.words[begin].start, first.end), *one.content[1:]))


def _tells(running: Running, verb: int) -> bool:
    folded = running.tree.folded[verb]
    return bool({folded, *lemmas(folded, "en")} & word_list("en", "extents", "telling_whom"))


def _at(running: Running, offset: int) -> int:
    place = running.tree.at(offset)
    return -1 if place is None else place


def _beginning(running: Running, clause: int, start: int) -> int | None:
    """Give the first word of a clause where that is "that" or the like, or its subject; None: something else begins it."""
    tree = running.tree
    first = running.first_below(clause, start)
    if tree.folded[first] in word_list("en", "extents", "begins_told"):
        return first
    subject = tree.first(clause, "nsubj", "nsubj:pass", "expl")
    return first if subject is not None and running.first_below(subject, start) == first else None


@cache
def _pointed() -> re.Pattern[str]:
    ways = (
        rf"{re.escape(pointing)}(?=\s(?:{'|'.join(map(re.escape, beside))})\s)"
        for pointing, beside in load("en", "extents")["pointing"].items()
    )
    return re.compile("|".join(ways), re.IGNORECASE)


def _pointing(running: Running, one: Attribution) -> Attribution:
    """End after a pronoun that stands for the words: "said *so* on the night"."""
    first = one.content[0]
    found = _pointed().match(running.text, first.start, first.end)
    if found is None or len(one.content) > 1 or not is_after(one, first):
        return one
    return running.with_content(one, (Span(*found.span()),))
