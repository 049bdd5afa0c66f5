"""The label of an incident, as a person would write it: "Shooting at the ferry Warda in the Strait of Nawras, 23 May 2020"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from rashomon.events.labels import tell_days
from rashomon.events.strands import tell_deed
from rashomon.events.summary import find_days
from rashomon.events.tellings import Telling
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Annotations, Event, Interval, Member, Mention

_BEFORE = re.compile(r"(?<![^\W_])(?P<noun>[a-z]{3,14}) [\"“‘«]?$")
_REACH = 24
_MOST_NAMES = 2
_SHARE = 3
_QUARTER = 4
_NIGHT = timedelta(days=1)


class Labels:
    """Names incidents of one set of documents."""

    def __init__(
        self,
        documents: Sequence[Annotations],
        entity_of: Mapping[Member, str],
        names: Mapping[str, str],
        language: str = "en",
    ) -> None:
        self._documents = documents
        self._entity_of = entity_of
        self._names = names
        self._language = language
        self._places = frozenset(
            entity_of[member]
            for document in documents
            for entity in document.entities
            if entity.kind == "place" and (member := Member(document.document.id, entity.id)) in entity_of
        )
        self._words: Mapping[str, str] = load(language, "incidents")

    def label(self, event: Event, members: Sequence[Telling], days: Interval | None) -> str | None:
        """Name an incident by its deed, whom or what it struck, its place and days; None where no deed is told."""
        deed = tell_deed(members, self._language)
        if deed is None:
            return None
        kind, noun = deed
        parts = [noun[:1].upper() + noun[1:], *self._struck(kind, event, members)]
        place = self._names.get(event.place or "")
        if place and not any(place in part for part in parts):
            parts.append(f"{self._words['within']} {self._with_article(place)}")
        return " ".join(parts) + ("" if days is None else f", {tell_days(days, self._language)}")

    def _struck(self, kind: str, event: Event, members: Sequence[Telling]) -> Iterator[str]:
        """Say what the deed struck: a thing with the noun before its name, else those with a name who were hit."""
        at = kind in word_list(self._language, "incidents", "done_at")
        thing = self._thing(members)
        if thing is not None:
            yield f"{self._words['at' if at else 'of']} {self._words['the']} {thing}"
        elif not at:
            struck = (one for each in members for one in each.roles.get("recipient", ()))
            hit = Counter(one for one in struck if one != event.place and one not in self._places)
            often = [self._names.get(one, "") for one, times in hit.items() if times * _SHARE >= max(hit.values())]
            if any(often):
                joined = f" {self._words['and']} ".join(sorted(filter(None, often))[:_MOST_NAMES])
                yield f"{self._words['of']} {joined}"

    def _thing(self, members: Sequence[Telling]) -> str | None:
        """Give the vessel, vehicle or building that most documents name with its noun: "ferry Warda"."""
        homes = sorted({one.home for one in members})
        nouns: dict[str, Counter[str]] = {}
        for home in homes:
            for entity, noun in {*self._things(self._documents[home])}:
                nouns.setdefault(entity, Counter())[noun] += 1
        most = min(nouns, key=lambda entity: (-nouns[entity].total(), entity), default=None)
        if most is None or _SHARE * nouns[most].total() < len(homes) or most not in self._names:
            return None
        noun = min(nouns[most], key=lambda noun: (-nouns[most][noun], noun))
        return f"{noun} {self._names[most]}"

    def _things(self, document: Annotations) -> Iterator[tuple[str, str]]:
        """Give the entities of a document that are named behind a noun for a thing, with the noun."""
        known = word_list(self._language, "incidents", "things")
        for mention in document.mentions:
            entity = self._entity_of.get(Member(document.document.id, mention.entity or ""))
            noun = _noun_before(document.document.text, mention)
            if entity is not None and mention.form == "name" and noun in known:
                yield entity, noun

    def _with_article(self, place: str) -> str:
        words = {word.folded for word in find_words(place, 0, len(place))}
        articled = words & word_list(self._language, "incidents", "articled")
        return f"{self._words['the']} {place}" if articled else place


def incident_days(members: Sequence[Telling]) -> Interval | None:
    """Give the days that tellings most often give, with the day beside them where a quarter of the tellings with a day say it."""
    days = find_days(one.days for one in members)
    if days is None:
        return None
    told = [one.days for one in members if one.days is not None]
    beside = [each for each in told if days.earliest - _NIGHT <= each.earliest and each.before <= days.before + _NIGHT]
    counts = Counter((each.earliest, each.before) for each in beside)
    often = [each for each in beside if _QUARTER * counts[each.earliest, each.before] >= len(told)]
    first, last = (min(each.earliest for each in [days, *often]), max(each.before for each in [days, *often]))
    return replace(days, earliest=first, before=last)


def _noun_before(text: str, mention: Mention) -> str:
    """Give the word in small letters right before a name, or with which it begins."""
    first = text[mention.start : mention.end].split(" ", 1)[0]
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    return first if first.islower() else "" if before is None else before["noun"]
