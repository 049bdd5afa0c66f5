"""How two places told of one event stand to each other."""

from dataclasses import replace

from rashomon.comparison.ground import Ground
from rashomon.comparison.texts import has_phrase
from rashomon.comparison.verdicts import Verdict, judge
from rashomon.gazetteer.compare import PlaceFinding, PlaceRelation
from rashomon.gazetteer.resolve import Place, place_of
from rashomon.gazetteer.table import distance
from rashomon.lexicon.phrases import find_words, fold_word, word_list
from rashomon.types import FindingRelation, Where

_BY_A_CITY, _CITY = 60.0, 1_000_000  # kilometres, people
_RELATIONS: dict[PlaceRelation, FindingRelation] = {
    "same": "agrees",
    "contains": "compatible",
    "near": "compatible",
    "apart": "contradicts",
    "unknown": "unclear",
}


def relate_places(one: Where, other: Where, texts: tuple[str, str], ground: Ground) -> Verdict:
    """Give how two places stand: one entity, one name, or as the gazetteer and the details' own chains tell."""
    near = [has_phrase(text, "near", ground.language) for text in texts]
    if _is_one_place(one, other):
        return judge("compatible" if near[0] != near[1] else "agrees", "same_place", ground.language)
    found = ground.places(_bare_country(one), _bare_country(other))
    if found.relation == "unknown":
        return _relate_unknown(one, other, texts, found, ground)
    doubt = _doubt(one, other, near=any(near)) if found.relation == "apart" else None
    return (
        Verdict(_RELATIONS[found.relation], found.reason) if doubt is None else judge("unclear", doubt, ground.language)
    )


def _bare_country(where: Where) -> Where:
    """Give a country without what the text seems to put it in: "Iraq, United States" is a list."""
    known = place_of(where.name)
    return (
        replace(where, within=())
        if known is not None and known.row is not None and known.row.kind == "country"
        else where
    )


def _relate_unknown(one: Where, other: Where, texts: tuple[str, str], found: PlaceFinding, ground: Ground) -> Verdict:
    """Relate places that no gazetteer has by the lands that the texts put them in."""
    lands = [_land_of(place, text, ground.language) for place, text in zip((one, other), texts, strict=True)]
    if lands[0] and lands[1] and _folded(lands[0]) != _folded(lands[1]):
        return judge("contradicts", "two_lands", ground.language, one=lands[0], other=lands[1])
    if ground.told == "incident" and _are_two_names(one, other, ground.language):
        return judge("agrees", "two_names", ground.language)
    return Verdict("unclear", found.reason)


def _are_two_names(one: Where, other: Where, language: str) -> bool:
    """Tell whether two names are of one kind of narrow water, too small for any list, in which one thing happened."""
    words = [set(_folded(place.name).split()) for place in (one, other)]
    known = word_list(language, "findings", "known_waters")
    narrow = word_list(language, "findings", "narrow_waters")
    return all(
        each & narrow and not each & known and not _is_listed(place)
        for each, place in zip(words, (one, other), strict=True)
    )


def _is_listed(where: Where) -> bool:
    """Tell whether the gazetteer knows a place or the land it lies in."""
    place = place_of(where.name)
    return place is not None and (place.row is not None or place.land is not None)


def _doubt(one: Where, other: Where, *, near: bool) -> str | None:
    """Give why two places that lie apart may be told of one happening still; None where nothing speaks for it."""
    if _are_two_of_name(one, other):
        return "two_of_name"
    if near and not _are_far(one, other):
        return "place_near"
    return "by_a_city" if _is_by_a_city(one, other) else None


def _land_of(place: Where, text: str, language: str) -> str | None:
    """Give whose land or waters a place lies in as told, of lands that no gazetteer has; None where nothing tells it.

    What holds a place is believed where the place is somebody's known one, or its words tell it ("Mina Sadaf, Khadran").
    """
    told = place.within[-1:] if place.entity is not None or "," in place.name else ()
    land = told[0] if told else place.name if has_phrase(text, "territory", language) else None
    known = None if land is None else place_of(land)
    return None if known is not None and (known.row is not None or known.land is not None) else land


def _is_by_a_city(one: Where, other: Where) -> bool:
    """Tell whether one place is a city whose name may be used for the other, so near does it lie: Malibu for Los Angeles."""
    rows = [None if place is None else place.row for place in (_place_in(one), _place_in(other))]
    if rows[0] is None or rows[1] is None:
        return False
    apart = distance(rows[0], rows[1])
    return apart is not None and apart < _BY_A_CITY and max(row.people for row in rows if row is not None) > _CITY


def _place_in(where: Where) -> Place | None:
    """Read a place with what holds it: "Malibu" in California."""
    return place_of(", ".join([where.name, *where.within[:1]]))


def _is_one_place(one: Where, other: Where) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    same = bool(_folded(one.name)) and _folded(one.name) == _folded(other.name)
    return same and (not one.within or not other.within or _folded(one.within[-1]) == _folded(other.within[-1]))


def _are_two_of_name(one: Where, other: Where) -> bool:
    """Tell whether two places have one name and lie elsewhere, and not both say where: which is meant is a guess then."""
    alike = _bare_name(one) == _bare_name(other) and one.within != other.within
    return alike and not (_tells_land(one) and _tells_land(other))


def _bare_name(place: Where) -> str:
    known = place_of(place.name)
    return _folded(place.name if known is None else known.name)


def _tells_land(place: Where) -> bool:
    """Tell whether a place's own words name what holds it ("Tripoli, Libya"): else which of a name is meant is a guess."""
    words = {word.folded for word in find_words(place.name, 0, len(place.name))}
    return any(set(_folded(around).split()) <= words for around in place.within if around)


def _folded(name: str) -> str:
    return " ".join(fold_word(name[word.start : word.end]) for word in find_words(name, 0, len(name)))


def _are_far(one: Where, other: Where) -> bool:
    """Tell whether nothing that holds the one holds the other too."""
    first, second = ({_folded(name) for name in place.within} for place in (one, other))
    return bool(first and second and not first & second)
