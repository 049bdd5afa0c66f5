"""A denial with words of its own beside what it denies: by the kind of deed and by who takes part.

"No one sent me away" beside "the minister was dismissed", "has never ratified it" beside "our assembly ratified it". Across
documents both sides must fit, one of them by who it is; in one document a denial also answers what another voice told
shortly before of the same kind.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rashomon.comparison.acting import Known, Side
from rashomon.comparison.deeds import BY_VERB, Deed, find_disowned, find_done
from rashomon.comparison.relayed import CONTACT, find_relayed
from rashomon.comparison.undone import find_undone
from rashomon.lexicon.phrases import word_list
from rashomon.types import Annotations, Member

_SHORTLY = 800  # characters
_IN_COMMON = 3
_NAMED = frozenset({"person", "organisation"})
_BY_NAME, _BY_WORD = 2, 1
_LEAST = 3


class Denied(NamedTuple):
    """A deed told, and its denial."""

    claim: Deed
    denial: Deed


def find_denied(documents: Sequence[Annotations], known: Known, story_of: Mapping[str, str]) -> Iterator[Denied]:
    """Give the deeds that one voice tells and another denies, in documents of one story or affair; also one voice at two times."""
    published = {one.document.id: one.document.published for one in documents}
    affairs = _Affairs(documents, known, story_of)
    denials = [one for each in documents for one in (*find_disowned(each, known), *find_undone(each, known))]
    kinds = frozenset(kind for one in denials for kind in one.kinds)
    claims: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for document in documents if denials else ():
        relayed = find_relayed(document, known) if CONTACT in kinds else ()
        for deed in (*find_done(document, known, kinds), *relayed):
            for key in _keys(deed):
                claims[key].append(deed)
    for denial in denials:
        found = {(one.document, one.span): one for key in _keys(denial) for one in claims.get(key, ())}
        for _, claim in sorted(found.items()):
            if not affairs.are_one(claim.document, denial.document):
                continue
            if _is_answered(claim, denial, known.language) and not _is_later(claim, denial, published[denial.document]):
                yield Denied(claim, denial)


def _keys(deed: Deed) -> Iterator[tuple[str, str]]:
    """Give what a deed is found by: a kind of it, with its document or somebody who takes part."""
    parts = deed.doer.entities | deed.doer.lands | deed.other.entities | deed.other.lands
    yield from ((kind, part) for kind in deed.kinds for part in (deed.document, *parts))


class _Affairs:
    """Tells whether documents are of one affair: of one story, or naming the same three people and bodies."""

    def __init__(self, documents: Sequence[Annotations], known: Known, story_of: Mapping[str, str]) -> None:
        self._story_of = story_of
        self._named = {
            one.document.id: frozenset(
                known.entity_of[member]
                for entity in one.entities
                if entity.kind in _NAMED and (member := Member(one.document.id, entity.id)) in known.entity_of
            )
            for one in documents
        }

    def are_one(self, one: str, other: str) -> bool:
        """Tell whether two documents are of one affair."""
        if self._story_of.get(one, one) == self._story_of.get(other, other):
            return True
        return len(self._named[one] & self._named[other]) >= _IN_COMMON


def _is_answered(claim: Deed, denial: Deed, language: str) -> bool:
    """Tell whether a denial is of a deed that another voice tells."""
    here = claim.document == denial.document
    if here and _voice(claim) == _voice(denial):
        return False
    mutual = bool(claim.kinds & denial.kinds & word_list(language, "denials", "mutual"))
    ways = [((claim.doer, denial.doer), (claim.other, denial.other))]
    ways += [((claim.doer, denial.other), (claim.other, denial.doer))] if mutual else []
    return any(_fits(way) >= (_BY_WORD if here and _is_shortly_before(claim, denial) else _LEAST) for way in ways)


def _fits(way: Sequence[tuple[Side, Side]]) -> int:
    """Weigh how the sides of two deeds fit, by pairs; 0 where two are other people, below 3 where one is not known."""
    fits = [_fit(*pair) for pair in way]
    known = [fit for fit in fits if fit is not None]
    if len(known) < len(fits):
        return 0
    return sum(known) if all(known) else min(sum(known), _BY_NAME)


def _fit(one: Side, denied: Side) -> int | None:
    """Weigh how two sides fit: by who it is, by a word or as anybody, not known (0); None: they are two.

    What is denied of a land is denied of those who act for it, not the other way round.
    """
    if (one.entities | one.lands) & denied.entities:
        return _BY_NAME
    if denied.anybody:
        return _BY_WORD
    if one.entities and denied.entities:
        return None
    if one.head is not None and one.head == denied.head:
        return _BY_WORD
    return 0 if one.entities or denied.entities or None in (one.head, denied.head) else None


def _is_shortly_before(claim: Deed, denial: Deed) -> bool:
    """Tell whether a denial by a word for denying stands shortly behind what it may answer, a deed of one listed kind."""
    denies = denial.holder is not None and denial.holder.act == "denies"
    listed = any(not kind.startswith(BY_VERB) for kind in claim.kinds & denial.kinds)
    return denies and listed and 0 <= denial.span.start - claim.span.end <= _SHORTLY


def _is_later(claim: Deed, denial: Deed, published: date | None) -> bool:
    """Tell whether a deed is told of a day after the denial was put up, or of another than the one denied."""
    if claim.days is None:
        return False
    if published is not None and claim.days.earliest > published:
        return True
    return denial.days is not None and (
        claim.days.before <= denial.days.earliest or denial.days.before <= claim.days.earliest
    )


def _voice(deed: Deed) -> str:
    """Give whose words a deed stands in, within one document."""
    source = None if deed.holder is None else deed.holder.source
    return "" if source is None else source.entity or source.name or f"{source.start}"
