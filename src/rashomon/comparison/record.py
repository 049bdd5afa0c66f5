"""A speaker's record: all that one entity said, by day, and where two statements about the same thing differ.

Shifts are laid side by side with both passages; which statement holds is not judged, and both may.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from rashomon.comparison.contents import Content, read_contents
from rashomon.comparison.gist import weigh
from rashomon.comparison.judging import judge_pairs
from rashomon.comparison.leaning import ACCORDING_TO, find_leanings, read_titles
from rashomon.comparison.matters import find_matters
from rashomon.comparison.order import sort_documents
from rashomon.comparison.peoples import Countries, find_countries
from rashomon.comparison.spoken import Spoken, find_days, is_recalled
from rashomon.comparison.stands import Range, Stand, do_differ, find_stands
from rashomon.types import (
    Annotations,
    Entity,
    Entry,
    Interval,
    Member,
    Mention,
    Office,
    Passage,
    Shift,
    Span,
    SpeakerRecord,
    Utterance,
)

_MOST_STANDS = 60


class Records:
    """The records of all speakers of some documents."""

    def __init__(
        self,
        documents: Iterable[Annotations],
        entity_of: Mapping[Member, str],
        utterances: Iterable[Utterance],
        contents: Sequence[Content] | None = None,
    ) -> None:
        """``utterances`` join the reports of the same words; ``contents`` are as ``read_contents`` gives them, if read already."""
        told = sort_documents(documents)
        self._pages = {one.document.id: one for one in told}
        self._attributions = {(d.document.id, a.id): a for d in told for a in d.attributions}
        self._entity_of = entity_of
        self._countries: Countries = find_countries(told, entity_of)
        self._names = _names(told, entity_of)
        self._matters = find_matters(told, entity_of)
        self._titles = read_titles(told, entity_of)
        listed = list(utterances)
        contents = read_contents(told, entity_of, listed) if contents is None else contents
        self._weights = weigh(one.features for one in contents)
        self._contents: dict[tuple[str, str], list[Content]] = defaultdict(list)
        for content in contents:
            self._contents[content.report.document, content.report.attribution].append(content)
        self._by_speaker: dict[str, list[Utterance]] = defaultdict(list)
        for one in listed:
            if one.speaker is not None and one.reports:
                self._by_speaker[one.speaker].append(one)

    def all(self) -> tuple[SpeakerRecord, ...]:
        """Give the record of everybody who says anything, by entity."""
        return tuple(self.of(one) for one in sorted(self._by_speaker, key=lambda e: (len(e), e)))

    def of(self, speaker: str) -> SpeakerRecord:
        """Give one speaker's record, the earliest utterance first."""
        spoken = {one.id: list(self._spoken(one)) for one in self._by_speaker.get(speaker, ())}
        entries = [self._entry(one, spoken[one.id]) for one in self._by_speaker.get(speaker, ()) if spoken[one.id]]
        entries.sort(key=lambda one: (_day(one), len(one.utterance), one.utterance))
        shifts = self._shifts([report for some in spoken.values() for report in some])
        return SpeakerRecord(speaker, tuple(one.utterance for one in entries), tuple(shifts), tuple(entries))

    # -- entries -------------------------------------------------------------------------------

    def _spoken(self, utterance: Utterance) -> Iterator[Spoken]:
        """Give the reports of an utterance; its day is its earliest report's where none tells when it was said."""
        days = [self._pages[r.document].document.published for r in utterance.reports if r.document in self._pages]
        first = min((day for day in days if day is not None), default=None)
        for report in utterance.reports:
            found = self._attributions.get((report.document, report.attribution))
            if found is not None and found.content:
                said = utterance.said or found.said
                known = find_days(said, None if is_recalled(self._pages[report.document], found) else first)
                yield Spoken(
                    utterance.id,
                    utterance.speaker or "",
                    self._pages[report.document],
                    found,
                    report.spans or found.content,
                    known,
                    known != find_days(None, first),
                )

    def _entry(self, utterance: Utterance, spoken: Sequence[Spoken]) -> Entry:
        reported = min((d for one in spoken if (d := one.annotations.document.published) is not None), default=None)
        said = utterance.said or next(
            (one.attribution.said for one in spoken if one.attribution.said is not None), None
        )
        venues = (self._venue(one) for one in spoken)
        offices = (self._office(one, said, reported) for one in spoken)
        return Entry(
            utterance=utterance.id,
            said=said,
            reported=reported,
            office=next((office for office in offices if office is not None), None),
            venue=next((venue for venue in venues if venue is not None), None),
            about=self._about(spoken),
            passages=tuple(one.passage() for one in spoken),
        )

    def _venue(self, one: Spoken) -> str | None:
        venue = one.attribution.venue
        return None if venue is None else one.annotations.document.text[venue.start : venue.end]

    def _office(self, one: Spoken, said: Interval | None, reported: date | None) -> str | None:
        """Give the office that the report's document gives the speaker, on that day as far as it tells."""
        day = said.earliest if said is not None else reported
        for entity in one.annotations.entities:
            if self._entity_of.get(Member(one.document, entity.id)) == one.speaker:
                return next((_title(office) for office in entity.offices if _holds_on(office, day)), None)
        return None

    def _about(self, spoken: Sequence[Spoken]) -> tuple[str, ...]:
        """Give whom and what the content mentions, in order."""
        found: dict[str, None] = {}
        for one in spoken:
            mentions = one.annotations.mentions
            for piece in one.pieces:
                first = bisect_left(mentions, piece.start, key=_start)
                for mention in mentions[first : bisect_left(mentions, piece.end, key=_start)]:
                    entity = self._entity_of.get(Member(one.document, mention.entity or ""))
                    if entity is not None and entity != one.speaker and mention.end <= piece.end:
                        found[self._countries.home(entity)] = None
        return tuple(found)

    # -- shifts --------------------------------------------------------------------------------

    def _shifts(self, spoken: Sequence[Spoken]) -> list[Shift]:
        stands: dict[tuple[str, tuple[str, ...]], list[Stand]] = defaultdict(list)
        for one in spoken:
            if one.days is not None and self._is_own_word(one):
                found = find_stands(one, self._entity_of, self._countries)
                for stand in (*found, *find_leanings(one, self._entity_of, self._titles)):
                    stands[stand.aspect, stand.on].append(stand)
        pairs: dict[tuple[str, str, str], Shift] = {}
        for some in stands.values():
            for earlier, later in self._differing(some):
                key = (earlier.aspect, earlier.spoken.utterance, later.spoken.utterance)
                pairs.setdefault(key, self._shift(earlier, later))
        for shift in self._turned(spoken):
            pairs.setdefault((shift.aspect, shift.earlier, shift.later), shift)
        return [pairs[key] for key in sorted(pairs, key=lambda k: (k[0], len(k[1]), k[1], len(k[2]), k[2]))]

    def _turned(self, spoken: Sequence[Spoken]) -> Iterator[Shift]:
        """Give what the speaker says is so one day and is not so, or its opposite, another."""
        own = [
            (content, one)
            for one in spoken
            if one.days is not None and self._is_own_word(one)
            for content in self._contents[one.document, one.attribution.id]
            if any(piece.start <= content.place[0] < piece.end for piece in one.pieces)
        ]
        for (i, j), verdict in judge_pairs([content for content, _ in own], self._weights, self._matters).items():
            first, second = (i, j) if _are_before(own[i][1], own[j][1]) else (j, i)
            (earlier, told), (later, retold) = own[first], own[second]
            if verdict.aspect == "what" and _are_before(told, retold):
                places = (Passage(told.document, Span(*earlier.place)), Passage(retold.document, Span(*later.place)))
                reason = f"{verdict.reason}: {_tell_day(told)} and {_tell_day(retold)}"
                yield Shift("what", told.utterance, retold.utterance, reason, places)

    def _is_own_word(self, one: Spoken) -> bool:
        """Tell whether the outlet tells it of the speaker, or the speaker of himself: not what others say he said."""
        holder = self._attributions.get((one.document, one.attribution.within or ""))
        if holder is None or holder.source is None or holder.source.entity is None:
            return holder is None
        return self._entity_of.get(Member(one.document, holder.source.entity)) == one.speaker

    def _differing(self, stands: Sequence[Stand]) -> Iterator[tuple[Stand, Stand]]:
        """Give the first pair of each two values that differ, the earlier stand first; none that an utterance also takes back."""
        ordered = sorted(stands, key=_when)[:_MOST_STANDS]
        values: dict[str, list[Stand]] = defaultdict(list)
        for stand in ordered:
            values[stand.spoken.utterance].append(stand)
        seen: list[tuple[Stand, Stand]] = []
        for one, other in combinations(ordered, 2):
            if not _are_before(one.spoken, other.spoken) or not self._is_same_matter(one, other):
                continue
            if any(not do_differ(one, first) and not do_differ(other, second) for first, second in seen):
                continue
            if all(do_differ(a, b) for a in values[one.spoken.utterance] for b in values[other.spoken.utterance]):
                seen.append((one, other))
                yield one, other

    def _is_same_matter(self, one: Stand, other: Stand) -> bool:
        """Tell whether two numbers are surely of the same thing: told where the same things are spoken of."""
        if one.aspect != "how many":
            return True
        if one.on[0] in self._matters.often_counted:
            return False
        return self._matters.share(one.spoken.document, other.spoken.document, without=one.spoken.speaker)

    def _shift(self, earlier: Stand, later: Stand) -> Shift:
        told = f"{self._tell(earlier)} {_tell_day(earlier.spoken)}; {self._tell(later)} {_tell_day(later.spoken)}"
        about = self._tell_matter(earlier)
        return Shift(
            earlier.aspect,
            earlier.spoken.utterance,
            later.spoken.utterance,
            f"{about}: {told}",
            (earlier.passage, later.passage),
        )

    def _tell_matter(self, stand: Stand) -> str:
        names = [self._names.get(one, one) for one in stand.on]
        if stand.aspect == "who is credited":
            return f"credit for the survival of {names[0]}"
        if stand.aspect == ACCORDING_TO:
            return f"the word of {names[0]}"
        return {"stance": f"on {names[0]}", "what": f"{names[0]} with {names[-1]}"}.get(stand.aspect, "how many")

    def _tell(self, stand: Stand) -> str:
        words = self._words(stand.passage)
        if isinstance(stand.value, Range):
            return f"“{words}”"
        return self._names.get(stand.value, stand.value)

    def _words(self, passage: Passage) -> str:
        text = self._pages[passage.document].document.text
        return " ".join(text[passage.span.start : passage.span.end].split())


def _start(mention: Mention) -> int:
    return mention.start


def _title(office: Office) -> str:
    words = [office.status or "", office.title, f"of {office.of}" if office.of else ""]
    return " ".join(word for word in words if word)


def _holds_on(office: Office, day: date | None) -> bool:
    if day is None:
        return True
    return (office.since is None or office.since <= day) and (office.until is None or day < office.until)


def _day(entry: Entry) -> date:
    """Give the day that an entry is sorted by; those without any come last."""
    if entry.said is not None:
        return entry.said.earliest
    return entry.reported or date.max


def _when(stand: Stand) -> tuple[date, date, int, str, int]:
    first, last = stand.spoken.days or (date.max, date.max)
    return first, last, len(stand.spoken.utterance), stand.spoken.utterance, stand.passage.span.start


def _are_before(one: Spoken, other: Spoken) -> bool:
    """Tell whether all days of the one utterance are before those of the other."""
    if one.days is None or other.days is None:
        return False
    return one.utterance != other.utterance and one.days[1] <= other.days[0]


def _tell_day(one: Spoken) -> str:
    first = one.days[0] if one.days is not None else None
    return f"({'said' if one.is_said else 'reported'} {first})"


def _names(documents: Iterable[Annotations], entity_of: Mapping[Member, str]) -> dict[str, str]:
    """Give the longest name that a document knows each entity by."""
    found: dict[str, str] = {}
    for annotations in documents:
        for one in annotations.entities:
            entity = entity_of.get(Member(annotations.document.id, one.id))
            if entity is not None and _is_fuller(one, found.get(entity)):
                found[entity] = one.name
    return found


def _is_fuller(one: Entity, known: str | None) -> bool:
    return known is None or (len(one.name), known) > (len(known), one.name)
