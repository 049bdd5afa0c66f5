"""Offices as noun phrases: from a head word in its tree to the title, of what, and its state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.entities.complements import Complements, Phrase
from rashomon.entities.heads import Heads
from rashomon.entities.names import strip_possessive
from rashomon.entities.roll import Roll
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import OfficeStatus, Span

_MOST = 10
_ROW = 4


@dataclass(frozen=True, slots=True)
class Post:
    """An office as a phrase tells it: the place of its head, its words, its title, of what, and its state."""

    head: int
    span: Span
    title: str
    of: str | None
    status: OfficeStatus | None
    is_rank: bool


class PostReader:
    """Reads offices from the trees of one document."""

    def __init__(self, text: str, trees: Tree, roll: Roll, heads: Heads) -> None:
        self._text, self._trees, self._roll, self._heads = text, trees, roll, heads
        self._complements = Complements(text, trees, roll, heads)
        self._statuses: Mapping[str, OfficeStatus | None] = load("en", "offices")["statuses"]
        self.read = cache(self._read)

    def _read(self, head: int) -> Post:
        """Read the phrase around a head."""
        word = self._trees.words[head]
        phrase = Phrase(head, head, word.start, word.end)
        self._read_before(head, phrase)
        self._part_body(head, phrase)
        self._read_after(head, phrase)
        if phrase.of is None:
            self._share_body(phrase)
        kind = self._heads.kind(head) or ""
        title, status = self._title(phrase)
        return Post(head, Span(phrase.start, phrase.end), title, phrase.of, status, self._is_rank(head, kind, phrase))

    def of_body(self, verb: int, body: int, title: str) -> Post:
        """Give the office that a verb tells by itself, over the body at a place: "heads the mission"."""
        word, over = self._trees.words[verb], self._trees.words[body]
        number = self._roll.at(over.start)
        words = self._text[over.start : over.end]
        of = (self._roll.body(self._trees.plain(body)) or words) if number is None else self._roll.call(number)
        span = Span(min(word.start, over.start), max(word.end, over.end))
        return Post(verb, span, title, of, None, is_rank=False)

    def is_loose(self, post: Post) -> bool:
        """Tell whether a phrase calls somebody what many are called: "a leader", without of what."""
        first = self._trees.at(post.span.start)
        before = "" if first is None else self._trees.plain(first - 1)
        loose = (
            post.of is None
            and " " not in post.title
            and self._trees.plain(post.head) in word_list("en", "tenures", "loose")
        )
        return loose and before in {"a", "an"} and post.status is None

    def _is_rank(self, head: int, kind: str, phrase: Phrase) -> bool:
        small = phrase.last == head and phrase.of is None
        return small and kind in word_list("en", "tenures", "ranks")

    # -- before the head ---------------------------------------------------------------------------

    def _read_before(self, head: int, phrase: Phrase) -> None:
        """Take the words before a head: of its title, its states, and whose it is."""
        titled = True
        for place in range(head - 1, max(head - _MOST, -1), -1):
            word, folded = self._trees.words[place], self._trees.plain(place)
            if not self._trees.is_near(place + 1) or folded in word_list("en", "tenures", "joining") | word_list(
                "en", "tenures", "as"
            ):
                return
            number = self._roll.at(word.start)
            if self._is_bearer(number, place):
                return
            if folded in self._statuses:
                phrase.states += (folded,)
                phrase.start = word.start
            elif number is not None and not self._is_of_title(place, head):
                if phrase.of is None and (not self._is_person(number) or self._roll.may_own(number)):
                    name = self._roll.name(number)
                    plain = strip_possessive(self._text[name.start : name.end])
                    phrase.of = self._roll.call(number) or plain
                    phrase.start = min(phrase.start, self._roll.name(number).start)
                titled = False
            elif titled and self._is_of_title(place, head):
                phrase.first, phrase.start = place, word.start
            elif folded in word_list("en", "tenures", "passing") or folded in {"s", "'", ""}:
                titled = False
            elif word.upos != "DET":
                return

    def _share_body(self, phrase: Phrase) -> None:
        """Take of what from the next office of a row: "chairman and chief executive of Halyard"."""
        at = self._trees.at(phrase.end - 1)
        if at is None or self._trees.plain(at + 1) not in word_list("en", "tenures", "joining"):
            return
        for place in range(at + 2, min(at + 2 + _ROW, len(self._trees.words))):
            if self._heads.is_head(place):
                other = Phrase(place, place, self._trees.words[place].start, self._trees.words[place].end)
                self._read_after(place, other)
                phrase.of = other.of
                return

    def _part_body(self, head: int, phrase: Phrase) -> None:
        """Take a body of several words out of a title: "foreign ministry spokesman"; "party leader" stays."""
        bodies = word_list("en", "offices", "bodies")
        if head - phrase.first > 1 and phrase.of is None and self._trees.plain(head - 1) in bodies:
            words = self._trees.words
            phrase.of = " ".join(self._text[words[phrase.first].start : words[head - 1].end].split())
            phrase.first = head

    def _is_bearer(self, number: int | None, place: int) -> bool:
        """Tell whether a name before an office is a person's who bears it: not "Khadran's minister"."""
        if number is None or not self._is_person(number):
            return False
        owned = self._trees.plain(place + 1) in {"s", "'", ""} or self._heads.is_possessor(place)
        return not owned and self._trees.plain(place) not in word_list("en", "tenures", "fields")

    def _is_person(self, number: int) -> bool:
        return self._roll.call(number) is None

    def _is_of_title(self, place: int, head: int) -> bool:
        """Tell whether a word before a head is part of its title: "ports", "foreign", "vice"."""
        word, folded = self._trees.words[place], self._trees.plain(place)
        last = folded.rpartition("-")[2]
        rank = self._heads.is_rank(head)
        if word.upos == "ADP" or (rank and folded in word_list("en", "offices", "public")):
            return False
        if last in word_list("en", "tenures", "fields"):
            return folded not in self._statuses
        if last in word_list("en", "offices", "parting"):
            before = word_list("en", "tenures", "numbered")
            return last not in word_list("en", "tenures", "counting") or self._trees.plain(place + 1) in before
        if rank and folded in word_list("en", "tenures", "before_ranks"):
            return self._trees.plain(place - 1) not in word_list("en", "tenures", "links")
        number = self._roll.at(word.start)
        named = number is not None and self._roll.name(number).kind != "other"
        vague = folded in word_list("en", "tenures", "vague") and word.deprel != "compound"
        return word.upos in {"NOUN", "PROPN"} and not vague and not named

    # -- after the head ----------------------------------------------------------------------------

    def _read_after(self, head: int, phrase: Phrase) -> None:
        """Take the words after a head: "-elect", its field, and of what it is."""
        at = head + 1
        if self._trees.plain(at) == "-":
            at += 1
        if self._trees.plain(at) in word_list("en", "tenures", "elect") and at < len(self._trees.words):
            phrase.states += (self._trees.plain(at),)
            phrase.end = self._trees.words[at].end
            at += 1
        following = self._complements.read(head, at, phrase)
        if following is not None and phrase.of is None and phrase.last > head:
            self._complements.read(head, following, phrase)

    # -- the title ---------------------------------------------------------------------------------

    def _title(self, phrase: Phrase) -> tuple[str, OfficeStatus | None]:
        """Give the words of the title and its state; of "former deputy mayor" the deputy is in the title."""
        words = self._text[self._trees.words[phrase.first].start : self._trees.words[phrase.last].end]
        title = " ".join(words.split())
        lead, _, rest = title.partition("-")
        states = [*phrase.states, *([lead.casefold()] if rest and lead.casefold() in self._statuses else [])]
        title = rest if len(states) > len(phrase.states) else title
        title = title.removesuffix("-elect").removesuffix("-designate")
        told = [status for state in states if (status := self._statuses[state]) is not None]
        told += ["elect"] if words.casefold().endswith("-elect") else []
        if "deputy" in told and len(set(told)) > 1:
            title = f"{_deputy(phrase, states)} {title}"
            told = [status for status in told if status != "deputy"]
        return title, told[0] if told else None


def _deputy(phrase: Phrase, states: Sequence[str]) -> str:
    return "Deputy" if phrase.first != phrase.last and "deputy" in states else "deputy"
