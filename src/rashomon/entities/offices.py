"""The offices that titles beside a name tell of."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.entities.figures import Figure
from rashomon.entities.titles import Title, find_status
from rashomon.lexicon import load
from rashomon.lexicon.phrases import word_list
from rashomon.types import Name, Office, Span

_POLITICAL = "public"


def find_offices(text: str, figure: Figure, names: Sequence[Name]) -> tuple[Office, ...]:
    """Give each office once, with all the places that tell of it."""
    offices: dict[tuple[str, str | None, str | None], Office] = {}
    for title in figure.titles:
        for office in _read_office(text, title, names):
            key = (office.title.casefold(), office.of, office.status)
            known = offices.get(key)
            evidence = (*known.evidence, *office.evidence) if known else office.evidence
            offices[key] = Office(office.title, office.of, office.status, None, None, evidence)
    return tuple(offices.values())


def _read_office(text: str, title: Title, names: Sequence[Name]) -> Iterator[Office]:
    if title.head not in word_list("en", "offices", _POLITICAL):
        return
    first_name = bisect_left(names, title.span.start, key=lambda n: n.start)
    last_name = bisect_left(names, title.span.end, key=lambda n: n.start)
    inside = [n for n in names[first_name:last_name] if n.end <= title.span.end]
    first = _first_title_word(title)
    words = text[title.words[first].start : title.span.end]
    of = next(
        (n for n in inside if n.kind in {"norp", "place", "organisation"} and n.end <= title.words[first].start), None
    )
    yield Office(
        " ".join(words.split()),
        _holder(text, of),
        find_status(title),
        None,
        None,
        (Span(title.span.start, title.span.end),),
    )


def _first_title_word(title: Title) -> int:
    """Give where the office itself begins: its head and the words that part it from others ("Prime Minister")."""
    first = len(title.words) - 1
    parting = word_list("en", "offices", "parting") - {"former", "ex"}
    if title.head.endswith(f"-{title.words[first].folded}"):
        first -= 1
    while first > 0 and title.words[first - 1].folded in parting:
        first -= 1
    return first


def _holder(text: str, of: Name | None) -> str | None:
    if of is None:
        return None
    words = " ".join(text[of.start : of.end].split())
    countries: dict[str, str] = load("en", "countries")["of"]
    return countries.get(words.casefold(), words)
