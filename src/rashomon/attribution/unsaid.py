"""What is told as words or thoughts but is nobody's: "whoever imagines", "you want to see it", "nobody will apologise"."""

from collections.abc import Iterator

from rashomon.attribution.running import Running
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.verbs import lemmas
from rashomon.types import Attribution, Span


def is_unsaid(running: Running, one: Attribution) -> bool:
    """Tell whether nobody in particular thinks something, or an apology is yet to be made."""
    if one.source is None or one.cue is None:
        return False
    source = " ".join(running.text[one.source.start : one.source.end].casefold().split())
    if one.act == "believes":
        always = not any(running.tree.words[at].upos == "AUX" for at in running.tree.over(one.cue))
        return (always and source in word_list("en", "extents", "anybody")) or _begins(
            source, word_list("en", "extents", "whoever")
        )
    if not _is_to_make(running, one.cue):
        return False
    lacking = set(_helping(running, one.cue)) & word_list("en", "extents", "unmade")
    return bool(lacking) or _begins(source, word_list("en", "extents", "nobody"))


def _begins(source: str, words: frozenset[str]) -> bool:
    return any(source == who or source.startswith(f"{who} ") for who in words)


def _is_to_make(running: Running, cue: Span) -> bool:
    """Tell whether a cue is an act that is words only where it is made."""
    made = word_list("en", "extents", "made")
    return any(
        {running.tree.folded[at], *lemmas(running.tree.folded[at], "en")} & made for at in running.tree.over(cue)
    )


def _helping(running: Running, cue: Span) -> Iterator[str]:
    """Give the helping verbs and the "to" of a cue: in it, and what hangs on its words."""
    tree = running.tree
    for at in tree.over(cue):
        if tree.words[at].upos == "AUX":
            yield tree.folded[at]
        for child in tree.children(at, "aux", "mark"):
            yield tree.folded[child]
