"""Telling* of one document → Strand*: which incidents it tells of, and in which of its words.

A document tells of an incident in many words: "killed", "the shooting", "the dead". Those with a day are grouped by it;
those without belong to what the document is about, unless something speaks against it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from rashomon.events.tellings import Telling
from rashomon.gazetteer.compare import compare_places
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.lexicon.sentences import find_sentences
from rashomon.types import Annotations, Interval, Span, Where

_NARROW = timedelta(days=3)
_RECENT = timedelta(days=60)
_LONG_BEFORE = timedelta(days=10)
_BEFORE = 24  # characters


@dataclass(frozen=True, slots=True)
class Strand:
    """What one document tells of one incident; ``main`` where it is what the document is about.

    ``victims`` are persons whose fate it tells, ``hit`` those it has hit, whatever became of them.
    """

    home: int
    members: tuple[Telling, ...]
    days: Interval | None
    places: frozenset[str]
    victims: frozenset[str]
    hit: frozenset[str]
    main: bool
    published: date | None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of happening that it is told as."""
        return frozenset[str]().union(*(incident_kinds(one) for one in self.members))

    @property
    def company(self) -> frozenset[str]:
        """Whoever has a name in the sentences that tell of it."""
        return frozenset[str]().union(*(one.company | one.named for one in self.members))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the tellings: names of corpus entities, which are persons, and the event of each telling."""

    names: Mapping[str, str]
    persons: frozenset[str]
    event_of: Mapping[Telling, str]

    def are_apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Tell whether places (entities) lie apart, each from each."""
        pairs = [(a, b) for a in one for b in other]
        return bool(pairs) and all(
            a != b and _lie_apart(self.names.get(a, ""), self.names.get(b, "")) for a, b in pairs
        )


@cache
def _lie_apart(one: str, other: str) -> bool:
    return compare_places(Where(None, one), Where(None, other)).relation == "apart"


def incident_kinds(one: Telling, language: str = "en") -> frozenset[str]:
    """Give the kinds of incident that a telling may be of."""
    return one.kinds & word_list(language, "incidents", "kinds")


def find_bearing(tellings: Iterable[Telling], document: Annotations, language: str = "en") -> list[Telling]:
    """Give the tellings of a document that tell of one violent, fatal or disastrous happening, as having happened."""
    sure = {event.id for event in document.events if event.certainty == "happened"}
    text = document.document.text
    return [one for one in tellings if one.told.event in sure and _bears(one, text, language)]


def _bears(one: Telling, text: str, language: str) -> bool:
    if one.words and one.words[-1] in word_list(language, "incidents", "several"):
        return False
    return may_bear(one, language) and (one.leads or not (_is_another(one, text, language) or is_of_one(one, language)))


def may_bear(one: Telling, language: str = "en") -> bool:
    """Tell whether a telling's word is one for incidents: by its kind, or a noun for any of them."""
    if one.type in word_list(language, "incidents", "types") and incident_kinds(one, language):
        return True
    course = one.lemma in word_list(language, "incidents", "course") and _is_narrow(one.days)
    return course or one.lemma in word_list(language, "incidents", "nouns")


def _is_another(one: Telling, text: str, language: str) -> bool:
    """Tell whether the word before or the one hit makes it another than the one told of: "a shooting", "a deckhand died"."""
    before = find_words(text, max(0, one.span.start - _BEFORE), one.span.start)
    if not before or before[-1].folded not in word_list(language, "incidents", "another"):
        return False
    return before[-2:-1] == [] or before[-2].folded not in word_list(language, "incidents", "named_as")


def is_of_one(one: Telling, language: str = "en") -> bool:
    """Tell whether a telling is of what became of one person without a name: "a deckhand died"."""
    hit = [part.text.split(" ", 1)[0].casefold() for part in one.unnamed if part.role == "recipient"]
    fate = bool(hit and one.kinds & word_list(language, "incidents", "fates"))
    return fate and all(word in word_list(language, "incidents", "another") for word in hit)


def find_afar(document: Annotations, bearing: Iterable[Telling]) -> frozenset[int]:
    """Give the sentences that tell of another time than the document's incidents: by a date long before, and what follows it.

    Without a day of putting up or of an incident nothing is known to be long before. A date among the words for who
    speaks is of him: "Orlo, who led the yard until May, said …".
    """
    days = [one.days.earliest for one in bearing if one.days is not None and _is_narrow(one.days)]
    first = min(days, default=document.document.published)
    if document.document.published is not None:
        days = [day for day in days if document.document.published - day <= _RECENT] or [document.document.published]
        first = min(days)
    if first is None:
        return frozenset()
    sentences = find_sentences(document.document.text)
    starts = [sentence.start for sentence in sentences]
    speakers = [one.source for one in document.attributions if one.source is not None]
    long_before = [
        time
        for time in document.times
        if time.before is not None
        and first - time.before > _LONG_BEFORE
        and not any(source.start <= time.start and time.end <= source.end for source in speakers)
    ]
    told = {bisect_right(starts, time.start) - 1 for time in long_before}
    return frozenset(told | {at + 1 for at in told if at + 1 < len(sentences) and _goes_on(document, sentences[at])})


def _goes_on(document: Annotations, sentence: Span) -> bool:
    """Tell whether a paragraph goes on behind a sentence."""
    return "\n" not in document.document.text[sentence.end - 1 : sentence.end]


def find_strands(
    bearing: Sequence[Telling], focus: frozenset[str], known: Known, afar: frozenset[int] = frozenset()
) -> tuple[Strand, ...]:
    """Group the tellings of one document that tell of incidents.

    ``focus`` are persons whose fate is the story, ``afar`` the sentences that tell of another time.
    """
    own = [one for one in bearing if victims_of(one, known) <= focus]
    dated = _group_dated([one for one in own if _is_narrow(one.days)], known)
    undated = [one for one in own if one.days is None and one.sentence not in afar]
    groups, main = _with_undated(dated, undated, known) if dated else _of_no_day(undated, known)
    strands = (_strand(group, known, main=at == main) for at, group in enumerate(groups) if any(map(is_firm, group)))
    return tuple(strands)


def _with_undated(
    groups: list[list[Telling]], undated: Iterable[Telling], known: Known
) -> tuple[list[list[Telling]], int | None]:
    """Add tellings without a day to the groups by day; give also which group the document is about, if one stands out."""
    main = max(range(len(groups)), key=lambda at: _prominence(groups[at]))
    several = any(at != main and len(group) >= len(groups[main]) for at, group in enumerate(groups))
    homes = [(one, _home_of(one, groups, None if several else main, known)) for one in undated]
    for one, home in homes:
        if home is not None:
            groups[home].append(one)
    return groups, None if several else main


def _of_no_day(undated: Sequence[Telling], known: Known) -> tuple[list[list[Telling]], int | None]:
    """Group tellings where no day is told: only where the document's first sentences tell of them they are of one incident."""
    group = _of_one_place(undated, known)
    return ([group], 0) if any(one.leads for one in group) else ([], None)


def _of_one_place(undated: Sequence[Telling], known: Known) -> list[Telling]:
    """Leave out, where no day is told, what lies apart from the place most often told."""
    places = Counter(place for one in undated for place in _places(one))
    most = min(places, key=lambda place: (-places[place], place), default=None)
    return [one for one in undated if most is None or not known.are_apart(_places(one), {most})]


def is_firm(one: Telling, language: str = "en") -> bool:
    """Tell whether a telling's word can hardly tell of anything but an incident: "killed", not "attacked" or "fired"."""
    kinds = incident_kinds(one) & word_list(language, "incidents", "firm")
    vague = word_list(language, "incidents", "vague")
    return (bool(kinds) and one.lemma not in vague) or one.lemma in word_list(language, "incidents", "firm_words")


def victims_of(one: Telling, known: Known, language: str = "en") -> frozenset[str]:
    """Give the persons, all with a name, whose fate a telling tells; none where others are hit with them."""
    return _hit(one, known) if one.kinds & word_list(language, "incidents", "fates") else frozenset()


def _hit(one: Telling, known: Known) -> frozenset[str]:
    """Give the persons that a telling has hit; none where others are hit with them."""
    hit = one.roles.get("recipient", frozenset())
    others = any(part.role == "recipient" for part in one.unnamed)
    return frozenset() if others or not hit <= known.persons else hit


def _is_narrow(days: Interval | None) -> bool:
    return days is not None and days.before - days.earliest <= _NARROW


def _prominence(group: Sequence[Telling]) -> tuple[bool, int, int]:
    """Order groups by how far a document is about them: in its lead, often told, first told."""
    return any(one.leads for one in group), len(group), -min(one.span.start for one in group)


def _group_dated(some: Iterable[Telling], known: Known) -> list[list[Telling]]:
    groups: list[list[Telling]] = []
    for one in sorted(some, key=lambda one: (str(one.days), one.span)):
        home = next((group for group in groups if all(_may_be_one(one, other, known) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _may_be_one(one: Telling, other: Telling, known: Known) -> bool:
    assert one.days is not None and other.days is not None  # noqa: PT018, S101 - the caller's choice
    meet = one.days.earliest < other.days.before and other.days.earliest < one.days.before
    return meet and not known.are_apart(_places(one), _places(other))


def _home_of(one: Telling, groups: Sequence[Sequence[Telling]], main: int | None, known: Known) -> int | None:
    """Give which group a telling without a day belongs to: of its event, of its sentence, or what the text is about."""
    own = _places(one)
    apart = {
        at
        for at, group in enumerate(groups)
        if known.are_apart(own, {p for each in group for p in _places(each)})
        or hits_others(one, frozenset[str]().union(*(_hit(each, known) for each in group)))
    }
    numbered = [(at, other) for at, group in enumerate(groups) for other in group]
    event = known.event_of.get(one)
    same = {at for at, other in numbered if event is not None and known.event_of.get(other) == event}
    beside = {at for at, other in numbered if other.sentence == one.sentence}
    near = {at for at, other in numbered if abs(other.sentence - one.sentence) <= 1}
    for found in (same, beside, near):
        if len(found) == 1:
            return None if found <= apart else next(iter(found))
    return None if near or main in apart else main


def hits_others(one: Telling, persons: AbstractSet[str]) -> bool:
    """Tell whether a telling has others hit than the persons that an incident hit; where it hit none by name, nobody is."""
    hit = one.cast.get("recipient", frozenset())
    return bool(persons and hit) and hit.isdisjoint(persons)


def _places(one: Telling) -> frozenset[str]:
    return frozenset() if one.place is None else frozenset({one.place})


def _strand(group: Sequence[Telling], known: Known, *, main: bool) -> Strand:
    members = sorted(group, key=lambda one: one.span)
    days = [one.days for one in members if one.days is not None]
    return Strand(
        home=members[0].home,
        members=tuple(members),
        days=_cover(days) if days else None,
        places=frozenset().union(*map(_places, members)),
        victims=frozenset().union(*(victims_of(one, known) for one in members)),
        hit=frozenset().union(*(_hit(one, known) for one in members)),
        main=main,
        published=members[0].published,
    )


def _cover(days: Sequence[Interval]) -> Interval:
    first = min(days, key=lambda one: one.earliest)
    return replace(first, before=max(one.before for one in days))


def find_focus(bearing: Sequence[Telling], known: Known, share: float) -> frozenset[str]:
    """Give the persons whose fate so large a share of a story's tellings tell that it is what the story is about."""
    told: dict[str, int] = defaultdict(int)
    for one in bearing:
        for person in victims_of(one, known):
            told[person] += 1
    fatal = sum(1 for one in bearing if one.roles.get("recipient") or one.others)
    return frozenset(person for person, times in told.items() if times >= share * fatal)


def tell_deed(members: Sequence[Telling], language: str = "en") -> tuple[str, str] | None:
    """Give the kind of an incident and the noun for it: what most documents tell that is told by a third or more."""
    homes = len({one.home for one in members})
    deeds: Mapping[str, str] = load(language, "incidents")["deeds"]
    told = {kind: len({one.home for one in members if kind in _deeds_of(one, language)}) for kind in deeds}
    plain = word_list(language, "incidents", "plain_deeds")
    often = [kind for kind in deeds if told[kind] and 3 * told[kind] >= homes]
    telling = [kind for kind in often if kind not in plain] or often
    kind = max(telling, key=lambda kind: told[kind], default=None)
    return None if kind is None else (kind, deeds[kind])


def _deeds_of(one: Telling, language: str) -> frozenset[str]:
    vague = one.lemma in word_list(language, "incidents", "vague")
    return frozenset() if vague else incident_kinds(one, language)
