"""Names without the titles that a tagger may have taken for a part of them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.phrases import Word, find_words, word_list
from rashomon.types import EntityKind, Name

_SHORTEST_FIELD = 3
_LONGEST_BEARER = 4
_LAST = 40  # characters at the end of a name
_SMALL = frozenset({"of", "for", "the"})
_BODIES: frozenset[EntityKind] = frozenset({"organisation", "facility", "work", "product"})


def bare_names(text: str, names: Iterable[Name], language: str = "en") -> tuple[Name, ...]:
    """Cut names at the titles in them: "Iraqi Prime Minister Ali Sorel" gives Iraqi and Ali Sorel, a title alone nothing.

    Of "Minister of Trade Ali Sorel" the last two words are the name where one of them is a name elsewhere, else none is.
    Honorifics right before a person ("Mr", "Sheikh") stay: they tell a gender.
    """
    given = tuple(_joined(text, [name for name in names if any(map(str.isalnum, text[name.start : name.end]))]))
    single = frozenset(text[name.start : name.end].casefold() for name in given)
    found = {part for name in given for part in _bare(text, name, single, language)}
    return tuple(sorted(found, key=lambda name: (name.start, name.end, name.kind)))


def _joined(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Join a name that breaks off at a preposition with the next: "General Command of the" and "Coastal Brigade"."""
    ordered = sorted(names, key=lambda name: (name.start, name.end))
    i = 0
    while i < len(ordered):
        name, following = ordered[i], ordered[i + 1 : i + 2]
        if following and text[name.end : following[0].start] == " " and _breaks_off(text, name):
            name = Name(name.start, following[0].end, name.kind, min(name.score, following[0].score))
            i += 1
        yield name
        i += 1


def _breaks_off(text: str, name: Name) -> bool:
    """Tell whether a name ends in a small word; an organ's that does stands for the body after it."""
    words = find_words(text, max(name.start, name.end - _LAST), name.end)
    whole = [word.folded for word in words]
    while whole and whole[-1] in _SMALL:
        whole.pop()
    return len(whole) < len(words) and " ".join(whole) not in word_list("en", "organs", "organs")


def _bare(text: str, name: Name, single: frozenset[str], language: str) -> Iterator[Name]:
    words = find_words(text, name.start, name.end)
    titles = [i for i, word in enumerate(words) if _is_office(word, language)]
    after = words[_end_of_title(words, titles[-1], language) :] if titles else []
    bodily = name.kind in _BODIES and not _is_title_alone(words, language) and not _is_bearer(after, language)
    if not titles or bodily:
        yield name
        return
    before = words[: _first_of_title(words, titles[0], language)]
    if after and after[0].folded in {"of", "for", "and"}:
        known = len(after) > _SHORTEST_FIELD and any(word.folded in single for word in after[-2:])
        if known:
            yield Name(after[-2].start, name.end, name.kind, name.score)
        elif before and _phrase(before) not in _nationalities(language):
            yield name
        return
    if before:
        kind: EntityKind = "norp" if _phrase(before) in _nationalities(language) else "organisation"
        yield Name(before[0].start, before[-1].end, kind, name.score)
    if after:
        yield Name(after[0].start, name.end, "person" if _is_bearer(after, language) else name.kind, name.score)


def _is_bearer(after: Sequence[Word], language: str) -> bool:
    """Tell whether words after a title are who bears it, no further body: "Hill Council Chairman Ali Sorel"."""
    bodies = word_list(language, "offices", "bodies") | {"of", "for", "and"}
    return 2 <= len(after) <= _LONGEST_BEARER and not any(word.folded in bodies for word in after)  # noqa: PLR2004 - a full name


def _is_office(word: Word, language: str) -> bool:
    offices = word_list(language, "offices", "offices") | word_list(language, "offices", "short")
    parts = word.folded.split("-")
    return (word.folded in offices or parts[-1] in offices) and word.folded not in word_list(
        language, "offices", "also_names"
    )


def _first_of_title(words: Sequence[Word], head: int, language: str) -> int:
    """Give where a title begins: at its head and the words before it that belong to a title, not to a name."""
    small = word_list(language, "offices", "parting") | word_list(language, "offices", "statuses")
    while head and (words[head - 1].folded in small or words[head - 1].folded.split("-")[0] in small):
        head -= 1
    return head


def _end_of_title(words: Sequence[Word], head: int, language: str) -> int:
    """Give where a title ends: after its head, or after "General" in "Secretary General"."""
    joined = "-".join(word.folded for word in words[head : head + 2])
    return (
        head + 2 if joined != words[head].folded and joined in word_list(language, "offices", "offices") else head + 1
    )


def _is_title_alone(words: Sequence[Word], language: str) -> bool:
    """Tell whether all words after a nationality are a title's: "Vice President", "Khadrani Prime Minister"."""
    small = word_list(language, "offices", "parting") | word_list(language, "offices", "statuses")
    rest = [word for word in words if word.folded not in _nationalities(language)]
    return all(word.folded in small or _is_office(word, language) for word in rest) and bool(rest)


@cache
def _nationalities(language: str) -> frozenset[str]:
    return frozenset(load(language, "countries")["of"])


def _phrase(words: Sequence[Word]) -> str:
    return " ".join(word.folded for word in words)
