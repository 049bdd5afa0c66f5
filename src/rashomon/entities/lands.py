"""The land that a people's name is made of: Torvenia for the Torvenians."""

from collections.abc import Iterator, Mapping

from rashomon.lexicon import load

_ENDINGS = ("n", "i", "an", "ian", "ish", "ese", "s")


def find_land(people: str, lands: Mapping[str, str]) -> str | None:
    """Give the land of a people by the list of countries, else by the names of lands (folded, each with its spelling).

    >>> find_land("Iraqi", {}), find_land("Torvenian", {"torvenia": "Torvenia"}), find_land("Warda", {})
    ('Iraq', 'Torvenia', None)
    """
    countries: Mapping[str, str] = load("en", "countries")["of"]
    folded = people.casefold()
    return countries.get(folded) or next((lands[stem] for stem in _stems(folded) if stem in lands), None)


def _stems(people: str) -> Iterator[str]:
    for ending in _ENDINGS:
        stem = people.removesuffix(ending)
        if stem != people and stem:
            yield from (stem, stem + "a")


def derived_of(land: str) -> Iterator[str]:
    """Give the names that a people may have after its land, folded."""
    folded = land.casefold()
    for stem in (folded, folded.removesuffix("a")):
        yield from (stem + ending for ending in _ENDINGS if ending != "s")
