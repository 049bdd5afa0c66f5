"""Words that go on: a second "that", the rest of a sentence after who said it, a clause about somebody named in them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.attribution.running import Running, is_after
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Attribution, Span

_THAT = re.compile(r"[“\"‘']?that\s", re.IGNORECASE)
_GAP = re.compile(r"\s?,\s{1,2}")
_RELATIVE = frozenset({"acl", "acl:relcl"})
_CLOSING = frozenset('”"’»')
_LEAST = 3  # characters of words that go on
_CLAUSE = re.compile(r"\s?,\s{1,2}(\w{1,20})")
_AND = re.compile(r"\s?,?\s{1,2}(\w{1,20})\s")


def join(running: Running, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give the attributions with what is joined to the end of their contents."""
    cues = _Cues(running, attributions)
    for one in attributions:
        broken = _with_start(running, _with_rest(running, one, cues), cues)
        told = _with_that(running, broken, cues)
        yield _with_verb(running, _with_clause(running, told), cues)


class _Cues:
    """The attributions by where their cues begin."""

    def __init__(self, running: Running, attributions: Sequence[Attribution]) -> None:
        self._running = running
        self._cued = sorted((one.cue.start, n) for n, one in enumerate(attributions) if one.cue is not None)
        self._all = attributions

    def between(self, start: int, end: int) -> Iterator[Attribution]:
        """Give the attributions whose cue begins between two offsets."""
        for at in range(bisect_left(self._cued, (start, -1)), len(self._cued)):
            if self._cued[at][0] >= end:
                return
            yield self._all[self._cued[at][1]]

    def holds(self, cue: Span, start: int) -> bool:
        """Tell whether a cue lies in words after "that" whose own cue begins from an offset on."""
        before = (piece for one in self.between(start, cue.start) for piece in one.content)
        return any(
            piece.start <= cue.start < piece.end and _THAT.match(self._running.text, piece.start) for piece in before
        )


@cache
def second_that() -> re.Pattern[str]:
    """Give what joins another "that" to words told before."""
    joining = "|".join(map(re.escape, sorted(word_list("en", "extents", "joining"))))
    return re.compile(rf"[”\"]?,?\s(?:{joining})\sthat\s")


def _with_that(running: Running, one: Attribution, cues: _Cues) -> Attribution:
    """Go on over ", and that …" to the end of the sentence, where words after "that" end before it.

    Inside the "that" of another cue it may be that one's.
    """
    last = one.content[-1]
    goes_on = _THAT.match(running.text, last.start) and second_that().match(running.text, last.end)
    bounds = running.bounds(last) if goes_on and is_after(one, last) else None
    if bounds is None or one.cue is None or cues.holds(one.cue, bounds.start):
        return one
    return running.with_content(one, (*one.content[:-1], Span(last.start, max(bounds.end, last.end))))


def _with_rest(running: Running, one: Attribution, cues: _Cues) -> Attribution:
    """Add the rest of a sentence that a source and its cue break, between commas: "There would, *she said*, be none"."""
    middle = _find_middle(running, one)
    gap = _GAP.match(running.text, middle.end) if middle else None
    sentence = running.sentence(middle.start) if middle else None
    if middle is None or gap is None or sentence is None:
        return one
    rest = Span(gap.end(), running.without_stop(gap.end(), sentence.end))
    if rest.end - rest.start < _LEAST or _is_added(running, rest) or any(cues.between(rest.start, rest.end)):
        return one
    return running.with_content(one, (*one.content, rest))


def _with_start(running: Running, one: Attribution, cues: _Cues) -> Attribution:
    """Add the clause before a source and its cue between commas: "*He does not think*, he said, that they will come"."""
    heads = _find_heads(running, one)
    sentence = running.sentence(heads.start) if heads else None
    if heads is None or sentence is None or heads.end > one.content[0].start:
        return one
    start = Span(sentence.start, running.without_stop(sentence.start, heads.start))
    commas = (running.text[start.end : heads.start].strip(), running.text[heads.end : one.content[0].start].strip())
    is_told = _THAT.match(running.text, one.content[0].start) is not None
    if not is_told or commas != (",", ",") or not any(running.has_subject(at) for at in running.tree.over(start)):
        return one
    taken = any(piece.start < start.end for other in cues.between(start.start, start.end) for piece in other.content)
    return one if taken else running.with_content(one, (start, *one.content))


def _find_middle(running: Running, one: Attribution) -> Span | None:
    """Give source and cue together where they stand after a comma that ends all of the content, no quotation's."""
    heads, last = _find_heads(running, one), one.content[-1]
    if heads is None or last.end > heads.start or running.text[last.end - 1] in _CLOSING:
        return None
    between = running.text[last.end : heads.start]
    broken = between.strip() == "," or (not between.strip() and running.text[last.end - 1] == ",")
    return heads if broken else None


def _find_heads(running: Running, one: Attribution) -> Span | None:
    """Give source and cue together where nothing stands between them."""
    if one.cue is None or one.source is None:
        return None
    first, second = sorted((one.cue, Span(one.source.start, one.source.end)))
    joined = first.end <= second.start and not running.text[first.end : second.start].strip()
    return Span(first.start, second.end) if joined else None


def _is_added(running: Running, rest: Span) -> bool:
    """Tell whether words are the outlet's own: what somebody did while speaking, of whom it tells, where it was said."""
    words = find_words(running.text, rest.start, rest.end)
    if not words or words[0].folded in word_list("en", "extents", "added"):
        return True
    at = running.tree.at(words[0].start)
    if at is not None and running.tree.words[at].upos == "VERB" and words[0].folded.endswith("ing"):
        return True
    return words[0].folded in word_list("en", "extents", "occasion") and not running.has_verb(rest)


def _with_clause(running: Running, one: Attribution) -> Attribution:
    """Go on over a relative clause that tells of somebody or something named in a content that is a clause itself."""
    last, tree = one.content[-1], running.tree
    found = _CLAUSE.match(running.text, last.end) if is_after(one, last) else None
    if found is None or found[1].casefold() not in word_list("en", "pronouns", "relative"):
        return one
    place, bounds = tree.at(found.start(1)), running.bounds(last)
    clause = next((at for at in tree.above(place) if tree.words[at].deprel in _RELATIVE), None) if place else None
    inside = tree.over(last)
    if clause is None or bounds is None or tree.head(clause) not in inside:
        return one
    if not any(running.has_subject(at) for at in inside):
        return one
    end = running.without_stop(last.end, min(running.end_below(clause), bounds.end))
    return running.with_content(one, (*one.content[:-1], Span(last.start, max(end, last.end))))


def _with_verb(running: Running, one: Attribution, cues: _Cues) -> Attribution:
    """Go on over a verb that is joined to one in the content: "he has decided to dissolve it *and call for a vote*".

    A verb that tells words of its own is rather joined to the cue: "he said that it rained *and called for* help".
    """
    last, tree = one.content[-1], running.tree
    found = _AND.match(running.text, last.end) if is_after(one, last) else None
    if found is None or found[1].casefold() not in word_list("en", "extents", "joining"):
        return one
    place, bounds = tree.at(found.start(1)), running.bounds(last)
    verb = None if place is None else tree.head(place)
    if verb is None or bounds is None or tree.words[verb].deprel != "conj" or tree.words[verb].upos != "VERB":
        return one
    other, cued = tree.head(verb), any(cues.between(tree.words[verb].start - 1, tree.words[verb].end))
    if cued or other is None or other not in tree.over(last) or tree.words[other].upos != "VERB":
        return one
    if running.has_subject(verb) and not _is_finite(running, other):
        return one
    end = running.without_stop(last.end, min(running.end_below(verb), bounds.end))
    return running.with_content(one, (*one.content[:-1], Span(last.start, max(end, last.end))))


def _is_finite(running: Running, verb: int) -> bool:
    """Tell whether a verb is a clause of its own: with a subject, without "to"."""
    infinitive = any(running.tree.words[child].upos == "PART" for child in running.tree.children(verb, "mark"))
    return running.has_subject(verb) and not infinitive
