"""What follows an office's head: its field ("of ports"), and of what it is ("of Khadran")."""

from dataclasses import dataclass

from rashomon.entities.heads import Heads
from rashomon.entities.roll import Roll
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree

_LONGEST = 6


@dataclass(slots=True)
class Phrase:
    """What is read of a phrase so far: the words of its title, of what, its states, how far it goes."""

    first: int
    last: int
    start: int
    end: int
    of: str | None = None
    states: tuple[str, ...] = ()


class Complements:
    """Reads what follows the offices of one document."""

    def __init__(self, text: str, trees: Tree, roll: Roll, heads: Heads) -> None:
        self._text, self._trees, self._roll, self._heads = text, trees, roll, heads

    def read(self, head: int, at: int, phrase: Phrase) -> int | None:
        """Read one "of …" after an office; give the place after it, None where there is none."""
        link = self._trees.plain(at)
        kind = self._heads.kind(head)
        sent = link in word_list("en", "tenures", "to") and kind in word_list("en", "tenures", "sent")
        if not (
            link in word_list("en", "tenures", "links")
            or sent
            or (link in word_list("en", "tenures", "beside_links") and phrase.of is None)
        ):
            return None
        if not self._trees.is_near(at):
            return None
        first = at + 1
        vague = self._trees.plain(first) in word_list("en", "tenures", "indefinite")
        bare = self._trees.words[first].upos != "DET" if first < len(self._trees.words) else True
        while first < len(self._trees.words) and self._trees.words[first].upos == "DET" and first < at + 3:
            first += 1
        if first >= len(self._trees.words) or not self._trees.is_near(first) or not self._trees.is_near(first - 1):
            return None
        return None if vague else self._read_complement(head, first, phrase, bare=bare, sent=sent)

    def _read_complement(self, head: int, first: int, phrase: Phrase, *, bare: bool, sent: bool) -> int | None:
        number = self._roll.at(self._trees.words[first].start)
        last = self._end_of_name(number) if number is not None else self._end_of_noun(first)
        owned = self._end_of_owned(last) if number is not None and last is not None else None
        if owned is not None:
            number, bare, last = None, False, owned
        if last is None:
            return None
        fielded = self._heads.kind(head) in word_list("en", "tenures", "fielded")
        bare = bare and self._is_field(head, last)
        of, is_field = self._complement(number, first, last, fielded=fielded, bare=bare)
        if sent or (is_field and (phrase.last == head or number is None)):
            phrase.last = last
        elif phrase.of is None and of is not None:
            phrase.of = of
        else:
            return None
        phrase.end = self._trees.words[last].end
        return last + 1

    def _complement(
        self, number: int | None, first: int, last: int, *, fielded: bool, bare: bool
    ) -> tuple[str | None, bool]:
        """Give of what an office is, and whether the words are its field instead."""
        if number is not None:
            body = self._roll.name(number).kind in {"organisation", "other", "work"}
            return self._roll.call(number), fielded and body
        ending = self._roll.at(self._trees.words[last].start)
        if ending is not None and self._roll.call(ending) is not None:
            return self._roll.call(ending), False
        words = self._text[self._trees.words[first].start : self._trees.words[last].end]
        told = self._body(first, last)
        return " ".join(words.split()) if told is None else told or None, bare or fielded

    def _is_field(self, head: int, last: int) -> bool:
        """Tell whether a noun without an article is an office's field: by the office, or as of what comes after it."""
        if self._heads.kind(head) in word_list("en", "tenures", "bare_fielded") or self._is_vague(last):
            return True
        links = word_list("en", "tenures", "links") | word_list("en", "tenures", "beside_links")
        after = last + 3 if self._trees.plain(last + 2) in word_list("en", "sources", "determiners") else last + 2
        near = after < len(self._trees.words) and self._trees.plain(last + 1) in links
        return near and self._roll.at(self._trees.words[after].start) is not None

    def _is_vague(self, place: int) -> bool:
        return self._trees.plain(place) in word_list("en", "tenures", "vague")

    def _body(self, first: int, last: int) -> str | None:
        """Give the body that a noun alone stands for; an empty string where it tells nothing ("the country")."""
        folded = self._trees.plain(last)
        if first != last:
            return None
        named = self._roll.body(folded)
        return "" if named is None and folded in word_list("en", "tenures", "vague") else named

    def _end_of_owned(self, owner: int) -> int | None:
        """Give the last word of what a name has: "head of Khadran's service"."""
        if not self._heads.is_possessor(owner) or owner + 1 >= len(self._trees.words):
            return None
        return self._end_of_noun(owner + 2 if self._trees.words[owner + 1].upos == "PART" else owner + 1)

    def _end_of_name(self, number: int) -> int | None:
        return self._trees.at(self._roll.name(number).end - 1)

    def _end_of_noun(self, first: int) -> int | None:
        """Give the last word of a plain noun phrase: "trade and industry", "the central bank"."""
        last = None
        for place in range(first, min(first + _LONGEST, len(self._trees.words))):
            word, folded = self._trees.words[place], self._trees.plain(place)
            if place > first and not self._trees.is_near(place):
                break
            if self._roll.person_at(word.start) is not None or (place > first and self._heads.is_head(place)):
                break
            if word.upos in {"NOUN", "PROPN"}:
                last = place
            elif not (
                word.upos == "ADJ"
                or word.deprel == "amod"
                or (folded in word_list("en", "tenures", "joining") and last is not None)
            ):
                break
        return last
