"""Offices as noun phrases: from a head word in its tree to the title, of what, and its state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.entities.names import strip_possessive
from rashomon.entities.roll import Roll
from rashomon.entities.trees import Trees
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import OfficeStatus, Span

_MOST = 10
_CORE = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Post:
    """An office as a phrase tells it: the place of its head, its words, its title, of what, and its state."""

    head: int
    span: Span
    title: str
    of: str | None
    status: OfficeStatus | None
    is_rank: bool


@dataclass(slots=True)
class _Phrase:
    """What is read of a phrase so far: the words of its title, of what, its states, how far it goes."""

    first: int
    last: int
    start: int
    end: int
    of: str | None = None
    states: tuple[str, ...] = ()


class PostReader:
    """Reads offices from the trees of one document."""

    def __init__(self, text: str, trees: Trees, roll: Roll) -> None:
        self._text, self._trees, self._roll = text, trees, roll
        self._statuses: Mapping[str, OfficeStatus | None] = load("en", "offices")["statuses"]

    def heads(self) -> Iterator[int]:
        """Give the places of words that name an office which is held."""
        for place, word in enumerate(self._trees.words):
            if word.upos in {"NOUN", "PROPN"} and self.is_head(place):
                yield place

    def is_head(self, place: int) -> bool:
        """Tell whether a word names an office which is held, with nothing after it that makes it part of another."""
        if self._kind(place) is None:
            return False
        after = self._trees.folded(place + 1)
        joined = f"{self._trees.folded(place)}-{after}" in word_list("en", "offices", "offices")
        return not joined and not self._is_possessor(place) and not self._is_within(place)

    def _is_within(self, place: int) -> bool:
        """Tell whether an office's word is part of the next one's title: "Chief Minister", not "Commander General"."""
        kind = self._kind(place + 1) if place + 1 < len(self._trees.words) and self._is_near(place + 1) else None
        return kind is not None and kind not in word_list("en", "tenures", "ranks")

    def _is_possessor(self, place: int) -> bool:
        end = self._trees.words[place].end
        return self._text[end : end + 2] in {"'s", "’s"} or self._text[end - 2 : end] in {"'s", "’s"}

    def is_rank(self, place: int) -> bool:
        """Tell whether a word is a rank: "general"."""
        return self._kind(place) in word_list("en", "tenures", "ranks")

    def _kind(self, place: int) -> str | None:
        """Give the plain word for the office that a word names: "minister", of "ex-minister" and "PM" too."""
        word = self._trees.folded(place)
        public = word_list("en", "offices", "public")
        joined = f"{self._trees.folded(place - 1)}-{word}"
        if joined in public:
            return joined
        if word in public:
            return word
        short: Mapping[str, str] = load("en", "offices")["short"]
        parts = [*word.split("-"), str(short.get(word, "")).rpartition(" ")[2]]
        return next((part for part in parts if part in public), None)

    def read(self, head: int) -> Post:
        """Read the phrase around a head."""
        word = self._trees.words[head]
        phrase = _Phrase(head, head, word.start, word.end)
        self._read_before(head, phrase)
        self._read_after(head, phrase)
        kind = self._kind(head) or ""
        title, status = self._title(phrase)
        return Post(head, Span(phrase.start, phrase.end), title, phrase.of, status, self._is_rank(head, kind, phrase))

    def of_body(self, verb: int, body: int, title: str) -> Post:
        """Give the office that a verb tells by itself, over the body at a place: "heads the mission"."""
        word, over = self._trees.words[verb], self._trees.words[body]
        number = self._roll.at(over.start)
        words = self._text[over.start : over.end]
        of = (self._roll.body(self._trees.folded(body)) or words) if number is None else self._roll.call(number)
        span = Span(min(word.start, over.start), max(word.end, over.end))
        return Post(verb, span, title, of, None, is_rank=False)

    def is_loose(self, post: Post) -> bool:
        """Tell whether a phrase calls somebody what many are called: "a leader", without of what."""
        first = self._trees.at(post.span.start)
        before = "" if first is None else self._trees.folded(first - 1)
        loose = (
            post.of is None
            and " " not in post.title
            and self._trees.folded(post.head) in word_list("en", "tenures", "loose")
        )
        return loose and before in {"a", "an"} and post.status is None

    def _is_rank(self, head: int, kind: str, phrase: _Phrase) -> bool:
        small = phrase.last == head and phrase.of is None
        return small and kind in word_list("en", "tenures", "ranks")

    # -- before the head ---------------------------------------------------------------------------

    def _read_before(self, head: int, phrase: _Phrase) -> None:
        """Take the words before a head: of its title, its states, and whose it is."""
        titled = True
        for place in range(head - 1, max(head - _MOST, -1), -1):
            word, folded = self._trees.words[place], self._trees.folded(place)
            if not self._is_joined(place) or folded in word_list("en", "tenures", "joining") | word_list(
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

    def _is_joined(self, place: int) -> bool:
        """Tell whether only a space, a hyphen or a possessive stands between a word and the next."""
        between = self._text[self._trees.words[place].end : self._trees.words[place + 1].start]
        return between.strip() in {"", "-"} and "\n" not in between

    def _is_bearer(self, number: int | None, place: int) -> bool:
        """Tell whether a name before an office is a person's who bears it: not "Khadran's minister"."""
        if number is None or not self._is_person(number):
            return False
        owned = self._trees.folded(place + 1) in {"s", "'", ""} or self._is_possessor(place)
        return not owned and self._trees.folded(place) not in word_list("en", "tenures", "fields")

    def _is_person(self, number: int) -> bool:
        return self._roll.call(number) is None

    def _is_of_title(self, place: int, head: int) -> bool:
        """Tell whether a word before a head is part of its title: "ports", "foreign", "vice"."""
        word, folded = self._trees.words[place], self._trees.folded(place)
        last = folded.rpartition("-")[2]
        if last in word_list("en", "tenures", "fields"):
            return folded not in self._statuses
        if folded in word_list("en", "offices", "public") and self.is_rank(head):
            return False
        if last in word_list("en", "offices", "parting"):
            before = word_list("en", "tenures", "numbered")
            return last not in word_list("en", "tenures", "counting") or self._trees.folded(place + 1) in before
        number = self._roll.at(word.start)
        if number is not None and self._roll.name(number).kind != "other":
            return False
        vague = folded in word_list("en", "tenures", "vague") and word.deprel != "compound"
        return word.upos in {"NOUN", "PROPN"} and not vague

    # -- after the head ----------------------------------------------------------------------------

    def _read_after(self, head: int, phrase: _Phrase) -> None:
        """Take the words after a head: "-elect", its field, and of what it is."""
        at = head + 1
        if self._trees.folded(at) == "-":
            at += 1
        if self._trees.folded(at) in word_list("en", "tenures", "elect") and at < len(self._trees.words):
            phrase.states += (self._trees.folded(at),)
            phrase.end = self._trees.words[at].end
            at += 1
        following = self._read_link(head, at, phrase)
        if following is not None and phrase.of is None and phrase.last > head:
            self._read_link(head, following, phrase)

    def _read_link(self, head: int, at: int, phrase: _Phrase) -> int | None:
        """Read one "of …" after an office; give the place after it, None where there is none."""
        link = self._trees.folded(at)
        kind = self._kind(head)
        sent = link in word_list("en", "tenures", "to") and kind in word_list("en", "tenures", "sent")
        if not (
            link in word_list("en", "tenures", "links")
            or sent
            or (link in word_list("en", "tenures", "beside_links") and phrase.of is None)
        ):
            return None
        if not self._is_near(at):
            return None
        first = at + 1
        bare = self._trees.words[first].upos != "DET" if first < len(self._trees.words) else True
        while first < len(self._trees.words) and self._trees.words[first].upos == "DET" and first < at + 3:
            first += 1
        if first >= len(self._trees.words) or not self._is_near(first) or not self._is_near(first - 1):
            return None
        return self._read_complement(head, first, phrase, bare=bare, sent=sent)

    def _read_complement(self, head: int, first: int, phrase: _Phrase, *, bare: bool, sent: bool) -> int | None:
        number = self._roll.at(self._trees.words[first].start)
        last = self._end_of_name(number) if number is not None else self._end_of_noun(first)
        owned = self._end_of_owned(last) if number is not None and last is not None else None
        if owned is not None:
            number, bare, last = None, False, owned
        if last is None:
            return None
        fielded = self._kind(head) in word_list("en", "tenures", "fielded")
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

    def _body(self, first: int, last: int) -> str | None:
        """Give the body that a noun alone stands for; an empty string where it tells nothing ("the country")."""
        folded = self._trees.folded(last)
        if first != last:
            return None
        named = self._roll.body(folded)
        return "" if named is None and folded in word_list("en", "tenures", "vague") else named

    def _end_of_owned(self, owner: int) -> int | None:
        """Give the last word of what a name has: "head of Khadran's service"."""
        if not self._is_possessor(owner) or owner + 1 >= len(self._trees.words):
            return None
        return self._end_of_noun(owner + 2 if self._trees.words[owner + 1].upos == "PART" else owner + 1)

    def _end_of_name(self, number: int) -> int | None:
        return self._trees.at(self._roll.name(number).end - 1)

    def _end_of_noun(self, first: int) -> int | None:
        """Give the last word of a plain noun phrase: "trade and industry", "the central bank"."""
        last = None
        for place in range(first, min(first + 6, len(self._trees.words))):
            word, folded = self._trees.words[place], self._trees.folded(place)
            if place > first and not self._is_near(place):
                break
            if self._roll.person_at(word.start) is not None or (place > first and self.is_head(place)):
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

    def _is_near(self, place: int) -> bool:
        """Tell whether only a space stands before a word."""
        if not 0 < place < len(self._trees.words):
            return False
        between = self._text[self._trees.words[place - 1].end : self._trees.words[place].start]
        return between.strip() in {"", "-"} and "\n" not in between

    # -- the title ---------------------------------------------------------------------------------

    def _title(self, phrase: _Phrase) -> tuple[str, OfficeStatus | None]:
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


def _deputy(phrase: _Phrase, states: Sequence[str]) -> str:
    return "Deputy" if phrase.first != phrase.last and "deputy" in states else "deputy"
