"""Names of organisations, companies, places and ships taken apart: legal form, small words, numbers, acronym."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.entities.names import strip_possessive
from rashomon.entities.words import Word, split, strip_stops, word
from rashomon.lexicon import load

_LONGEST_ACRONYM = 8
_LONGEST_PHRASE = 6
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name: its words that tell, its legal forms, the numbers in it, and its initials (with small words too)."""

    words: tuple[Word, ...]
    forms: frozenset[str]
    numbers: tuple[str, ...]
    initials: frozenset[str]
    bracketed: frozenset[int] = frozenset()

    @property
    def acronym(self) -> str | None:
        """Give the letters of a name that is one short word and may be an acronym."""
        alone = len(self.words) == 1 and len(self.words[0].latin) <= _LONGEST_ACRONYM
        return self.words[0].latin if alone else None


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    """Give each phrase that is written in several ways, with the way that is kept."""
    groups = load("names", "bodies")["same"]
    return {_key(form): str(group[0]) for group in groups for form in map(str, group)}


@cache
def _forms() -> Mapping[tuple[str, ...], str]:
    """Give each spelling of a legal form with what kind of form it is."""
    forms = load("names", "bodies")["forms"]
    return {_key(str(spelling)): kind for kind, spellings in forms.items() for spelling in spellings}


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(one.raw if one.number else one.letters for one in map(word, split(phrase)))


@cache
def listed(key: str) -> frozenset[str]:
    """Give one list of words in names of bodies."""
    return frozenset(part for entry in load("names", "bodies")[key] for part in _key(str(entry)))


@cache
def small_words() -> frozenset[str]:
    """Give the words that do not tell bodies apart, Arabic articles among them."""
    return listed("small") | frozenset(word(str(one)).letters for one in load("names", "persons")["articles"])


def are_opposed(one: Word, other: Word) -> bool:
    """Tell whether two words part bodies and places for sure: North and South, Austria and Australia."""
    letters = {one.letters, other.letters}
    return len(letters) == 2 and any(letters <= group for group in _opposed())  # noqa: PLR2004 - two words


@cache
def _opposed() -> tuple[frozenset[str], ...]:
    countries = frozenset(word(str(name)).letters for name in load("en", "countries")["of"].values() if " " not in name)
    return countries | listed("lands"), *(frozenset(map(str, group)) for group in load("names", "bodies")["opposed"])


@cache
def _near_forms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in load("names", "bodies")["near_forms"])


def are_two_forms(one: Body, other: Body) -> bool:
    """Tell whether two names have legal forms that are surely not the same: AG and GmbH, not Inc. and Corp."""
    if not one.forms or not other.forms or one.forms & other.forms:
        return False
    return not any({a, b} <= near for a in one.forms for b in other.forms for near in _near_forms())


@lru_cache(maxsize=1 << 17)
def parse_body(name: str) -> Body:
    """Take a body's name apart; never fails, for any text.

    >>> body = parse_body("The Siemens A.G. (Switzerland)")
    >>> [w.letters for w in body.words], sorted(body.forms)
    (['siemens', 'switzerland'], ['stock'])
    """
    text = strip_stops(strip_possessive(name[:_LONGEST_NAME].strip()).replace("&", " and "))
    outside, inside = (_same([word(one) for one in split(part)]) for part in _brackets(text))
    rest, forms = _without_forms(outside or inside)
    more, more_forms = _without_forms(inside) if outside else ([], frozenset[str]())
    if _spelled(more) in _forms():
        more, more_forms = [], more_forms | {_forms()[_spelled(more)]}
    main = _telling(_without_ship(rest))
    telling = tuple(_numeral(one, i) for i, one in enumerate([*main, *_telling(more)]))
    return Body(
        words=telling,
        forms=forms | more_forms,
        numbers=tuple(sorted(one.number for one in telling if one.number)),
        initials=_initials(outside, rest),
        bracketed=frozenset(range(len(main), len(telling))),
    )


def _brackets(text: str) -> tuple[str, str]:
    """Part what stands outside brackets from what stands inside."""
    pieces = [piece.partition(")") for piece in text.split("(")]
    outside = [pieces[0][0], pieces[0][2], *(after for _, _, after in pieces[1:])]
    return " ".join(outside), " ".join(inside for inside, _, _ in pieces[1:])


def _telling(words: Sequence[Word]) -> list[Word]:
    return [one for one in words if one.letters not in small_words()] or list(words)


def _same(words: Sequence[Word]) -> list[Word]:
    """Put phrases that are written in several ways into one: organisation, U.S., First, Forty-four."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        size, kept = _match(words, at, _phrases())
        if size:
            found += map(word, split(kept))
        else:
            found.append(words[at])
        at += size or 1
    return _tens(found)


def _match(words: Sequence[Word], at: int, table: Mapping[tuple[str, ...], str]) -> tuple[int, str]:
    """Give how many words from a place on are an entry, the longest, and the entry; 0 where none is."""
    key = tuple(one.raw if one.number else one.letters for one in words[at : at + _LONGEST_PHRASE])
    for size in range(len(key), 0, -1):
        if key[:size] in table:
            return size, table[key[:size]]
    return 0, ""


def _tens(words: Iterable[Word]) -> list[Word]:
    tens: Mapping[str, int] = load("names", "bodies")["tens"]
    found: list[Word] = []
    for one in words:
        if found and found[-1].letters in tens and one.raw.isdecimal() and len(one.raw) == 1:
            found[-1] = word(str(tens[found[-1].letters] + int(one.raw)))
        else:
            found.append(one)
    return [word(str(tens[one.letters])) if one.letters in tens else one for one in found]


def _without_forms(words: Sequence[Word]) -> tuple[list[Word], frozenset[str]]:
    """Take legal forms off both ends; a name that is nothing else keeps its words."""
    rest, forms = list(words), set()
    while len(rest) > 1:
        size = _form_at_end(rest)
        if size:
            forms.add(_forms()[_spelled(rest[-size:])])
            rest = rest[:-size]
            continue
        size = _match(rest, 0, _forms())[0]
        if not size or size >= len(rest) or rest[0].letters in {"as", "se", "company", "compagnie"}:
            break
        forms.add(_forms()[_spelled(rest[:size])])
        rest = rest[size:]
    return (rest, frozenset(forms)) if rest else (list(words), frozenset())


def _spelled(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(one.raw if one.number else one.letters for one in words)


def _form_at_end(words: Sequence[Word]) -> int:
    sizes = range(min(_LONGEST_PHRASE, len(words) - 1), 0, -1)
    return next((size for size in sizes if _spelled(words[-size:]) in _forms()), 0)


def _without_ship(words: Sequence[Word]) -> list[Word]:
    return list(words[1:]) if len(words) > 1 and words[0].letters in listed("ships") else list(words)


def _numeral(one: Word, at: int) -> Word:
    """Read a Roman number after other words: "Fund IV", "Solutions II France"."""
    roman: Mapping[str, int] = load("names", "bodies")["roman"]
    return word(str(roman[one.letters])) if at and one.letters in roman else one


def _initials(words: Sequence[Word], rest: Sequence[Word]) -> frozenset[str]:
    """Give what an acronym of a name could be: the initials of all words, without small words, without the form."""
    some = (words, rest, _telling(rest))
    return frozenset("".join(one.latin[:1] for one in part) for part in some if len(part) > 1)
