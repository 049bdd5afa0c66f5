"""Who has no name in one document and is somebody's of another all the same: he is quoted with the same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.entities.dossiers import Dossier
from rashomon.entities.identity import Identity


def join_unnamed(named: Sequence[Identity], unnamed: Iterable[Identity]) -> Iterator[Identity]:
    """Give all who are one; who has no name goes to the only one who says the same and is called so where he says it."""
    homes = _find_speakers(named)
    joined: dict[int, list[Dossier]] = defaultdict(list)
    for own in unnamed:
        (one,) = own.dossiers
        speakers = {home for words in one.said for home in homes.get(words, ())}
        fits = [home for home in speakers if _is_called_so(one, named[home])]
        if len(speakers) == len(fits) == 1:
            joined[fits[0]].append(one)
        else:
            yield own
    for number, identity in enumerate(named):
        more = joined.get(number, [])
        together = sorted((*identity.dossiers, *more), key=lambda one: one.place) if more else identity.dossiers
        yield replace(identity, dossiers=together)


def _find_speakers(named: Sequence[Identity]) -> dict[int, set[int]]:
    """Give for all words that somebody is quoted with the numbers of those who are."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, identity in enumerate(named):
        for one in identity.dossiers:
            for words in one.said:
                found[words].add(number)
    return found


def _is_called_so(one: Dossier, home: Identity) -> bool:
    """Tell whether another document calls somebody as one without a name is called, where both say the same."""
    others = (each for each in home.dossiers if each.said & one.said and each.member.document != one.member.document)
    return any(each.called & one.called for each in others)
