"""Whether the clause around a time looks ahead or back: this decides between last and next Sunday."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from rashomon.lexicon.phrases import word_list
from rashomon.types import Span, Word

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|['’](?:ll|s|re|ve|m)|[.;:!?]")
_POSSESSIVE = re.compile(r"['’]s?(?![^\W_])")
_EARLIEST = frozenset({"as early as", "as soon as"})
_LEAD = 24
_STEPS = 6
_BACK, _ON = 160, 80
_SHORTEST_PAST = 4


class Tenses:
    """Tells the tense around any place of one text, by its trees where it has some, else by the nearest telling word."""

    def __init__(self, text: str, words: Sequence[Word], language: str = "en") -> None:
        self._text, self._words, self._language = text, words, language
        self._starts = [word.start for word in words]
        self._helpers = _gather_helpers(text, words)

    def looks_ahead(self, span: Span) -> bool | None:
        """Tell whether what happens at a time is ahead (True) or past (False); None where nothing tells.

        "Until Friday" and "as early as Friday" are ahead; of "Friday's ruling" its clause tells nothing.
        """
        verb = self._verb_of(span)
        if self._follows(span, "deadlines"):
            return verb is None or not self._is_over(span, verb)
        if self._follows(span, "since"):
            return False
        if _POSSESSIVE.match(self._text, span.end) or self._follows(span, "open"):
            return None
        return self._by_words(span) if verb is None else self._by_verb(verb)

    def _is_over(self, span: Span, verb: int) -> bool:
        """Tell whether a day is past by or until which something was so: "had left by Friday", "were shut until Friday".

        What was set until a day ("extended until Friday") or asked for by it is ahead.
        """
        helpers = self._helpers.get(verb, ())
        if "had" in helpers:
            return True
        if self._is_foretold(span) or "has" in helpers or "have" in helpers:
            return False
        if not self._follows(span, "lasted") and self._is(self._folded(verb), "setting"):
            return False
        lasted = not self._follows(span, "lasted") or self._is(self._folded(verb), "lasting")
        return lasted and self._by_verb(verb) is False

    def _is_foretold(self, span: Span) -> bool:
        """Tell whether a word for what is ahead stands before a time in its sentence: "will remain shut until Friday"."""
        before = _WORD.findall(self._text, max(span.start - _BACK, 0), span.start)
        last = max((at for at, word in enumerate(before) if word in ".;!?"), default=-1)
        return any(self._is(word.casefold().replace("’", "'"), "ahead", "looking_ahead") for word in before[last + 1 :])

    def _is(self, word: str, *lists: str) -> bool:
        return any(word in word_list(self._language, "tense", name) for name in lists)

    def _follows(self, span: Span, name: str) -> bool:
        """Tell whether a word of a list stands right before a time."""
        before = self._text[max(span.start - _LEAD, 0) : span.start].casefold().split()
        return bool(before) and (
            before[-1] in word_list(self._language, "tense", name)
            or (name == "deadlines" and " ".join(before[-3:]) in _EARLIEST)
        )

    def _verb_of(self, span: Span) -> int | None:
        """Give the verb that the words of a time hang on, in ``words``."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or self._words[at].end <= span.start:
            return None
        for _ in range(_STEPS + span.end - span.start):
            head = self._words[at].head
            outside = self._words[at].start < span.start or self._words[at].start >= span.end
            if outside and self._words[at].upos in {"VERB", "AUX"}:
                return at
            if outside and self._helpers.get(at):
                return at
            if head < 0 or head == at:
                return at if outside and at in self._helpers else None
            at = head
        return None

    def _by_verb(self, verb: int) -> bool | None:  # noqa: PLR0911 - one line a case
        auxiliaries, own = self._helpers.get(verb, ()), self._folded(verb)
        if any(self._is(word, "ahead") for word in auxiliaries) and not self._is_perfect(auxiliaries):
            return True
        if self._is(own, "looking_ahead") and own != "set":
            return True
        if "to" in auxiliaries:
            return self._by_infinitive(verb, auxiliaries)
        if any(self._is(word, "behind") for word in auxiliaries):
            return False
        if any(self._is(word, "here") for word in auxiliaries):
            return True if own.endswith("ing") else None
        if not auxiliaries and self._is(own, "arranged"):
            return True
        if self._is(own, "past") or (own.endswith("ed") and len(own) >= _SHORTEST_PAST):
            return False
        if own.endswith("ing") and self._words[verb].head >= 0:
            head = self._words[verb].head
            return self._by_verb(head) if head < verb and self._words[head].upos == "VERB" else None
        return None

    def _by_infinitive(self, verb: int, auxiliaries: Sequence[str]) -> bool | None:
        """Tell of "to meet on Sunday": ahead of the verb it hangs on ("plans"), but for "began", "was said to have met"."""
        if any(self._is(word, "behind") for word in auxiliaries):
            return False
        head = self._words[verb].head
        above = self._folded(head) if head >= 0 else ""
        if head >= 0 and self._words[head].upos not in {"VERB", "AUX", "ADJ"} and not self._is(above, "looking_ahead"):
            return None
        return not self._is(above, "done")

    def _is_perfect(self, auxiliaries: Sequence[str]) -> bool:
        """Tell whether auxiliaries are of what may have been: "must have left on Sunday"."""
        return "have" in auxiliaries

    def _folded(self, at: int) -> str:
        word = self._words[at]
        return self._text[word.start : word.end].casefold().replace("’", "'")

    def _by_words(self, span: Span) -> bool | None:
        """Tell by the nearest telling word before in the sentence, else after it."""
        before = [
            word.casefold().replace("’", "'")
            for word in _WORD.findall(self._text, max(span.start - _BACK, 0), span.start)
        ]
        after = (word.casefold().replace("’", "'") for word in _WORD.findall(self._text, span.end, span.end + _ON))
        told = self._first(reversed(before))
        return told if told is not None else self._first(after)

    def _first(self, words: Iterator[str]) -> bool | None:
        for word in words:
            if word in ".;!?":
                return None
            if self._is(word, "ahead", "looking_ahead") and word != "set":
                return True
            if self._is(word, "past", "behind") or (word.endswith("ed") and len(word) > _SHORTEST_PAST):
                return False
        return None


def _gather_helpers(text: str, words: Sequence[Word]) -> Mapping[int, tuple[str, ...]]:
    """Give the auxiliaries and the "to" of each verb."""
    auxiliaries: dict[int, tuple[str, ...]] = {}
    for word in words:
        if word.head >= 0 and (word.upos == "AUX" or (word.upos == "PART" and word.deprel == "mark")):
            folded = text[word.start : word.end].casefold().replace("’", "'")
            auxiliaries[word.head] = (*auxiliaries.get(word.head, ()), folded)
    return auxiliaries
