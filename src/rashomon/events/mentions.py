"""The happenings that a document tells of: what, who, where, when, how many, and whether it is said to have taken place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.events.arguments import Cast, Casting, Part
from rashomon.events.certainty import find_standing
from rashomon.events.hinted import Hinted
from rashomon.events.links import share
from rashomon.events.phrases import Referents, phrase_over
from rashomon.events.timing import Timing
from rashomon.events.triggers import Trigger, find_triggers
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.tree import Tree
from rashomon.types import (
    Attribution,
    Entity,
    EventMention,
    Mention,
    Participant,
    Quantity,
    Span,
    Tagged,
    TimeExpression,
)

_NOUNS = frozenset({"NOUN", "PROPN"})
_UNREAD = frozenset({"boilerplate", "byline", "dateline"})
_NAMING = frozenset({"person", "organisation", "place", "facility", "product", "work", "norp"})


def find_events(
    tagged: Tagged,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
) -> tuple[EventMention, ...]:
    """Give the event mentions of a document in order of the text; none where the tagger found no trees."""
    if not tagged.words:
        return ()
    tree = parse(tagged).tree
    hinted = Hinted(tree, tagged.hints, _spoken(tree, attributions))
    triggers = list(find_triggers(tree, _taken(tree, tagged, times), hinted))
    referents = Referents(mentions, entities)
    casting = Casting(tree, referents, _covered(tree, times))
    events = {trigger.at for trigger in triggers}
    casts = share(tree, triggers, [casting.cast(trigger, events) for trigger in triggers])
    told = Timing(tree, tagged.sentences, times).tell(triggers, casts)
    writer = _Writer(tree, hinted, referents, Holders(attributions), _Counts(tree, quantities))
    found = enumerate(zip(triggers, casts, strict=True), 1)
    return tuple(writer.mention(f"ev{n}", trigger, cast, told.get(trigger.at)) for n, (trigger, cast) in found)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes triggers and casts as event mentions."""

    tree: Tree
    hinted: Hinted
    referents: Referents
    holders: "Holders"
    counts: "_Counts"

    def mention(self, name: str, trigger: Trigger, cast: Cast, time: str | None) -> EventMention:
        """Give the event mention of a trigger."""
        word = self.tree.words[trigger.at]
        around = self.holders.innermost(word.start, word.end)
        standing = find_standing(self.tree, trigger, around, self.hinted.of(trigger.at))
        place = None if cast.place is None else self.referents.of(self.tree, cast.place)
        return EventMention(
            id=name,
            start=word.start,
            end=word.end,
            type=trigger.type,
            participants=tuple(self._participant(trigger, part) for part in cast.parts),
            time=time,
            place=None if place is None else place.entity,
            quantities=self.counts.of(trigger, cast),
            within=None if around is None else around.id,
            polarity=standing.polarity,
            certainty=standing.certainty,
        )

    def _participant(self, trigger: Trigger, part: Part) -> Participant:
        mention = self.referents.of(self.tree, part.at)
        known = None if mention is None else mention.entity
        entity = self._speaker(part.at) if known is None else known
        charged = trigger.verbal and trigger.type == "accuse"  # "accused the guards of theft"
        span = phrase_over(self.tree, part.at, alone=charged)
        start = self.counts.begin(span.start)  # "at least 13 people"
        text = " ".join(self.tree.text[start : span.end].split()).lstrip(",;:.- ")
        return Participant(part.role, entity, text)

    def _speaker(self, at: int) -> str | None:
        """Give who speaks where a word stands for him: "I", or "he" as the first of whom his words tell."""
        word = self.tree.words[at]
        around = self.holders.innermost(word.start, word.end)
        if around is None or around.source is None or around.source.entity is None:
            return None
        said = self.tree.folded[at]
        if said in word_list("en", "events", "speaking") and around.form != "indirect":
            return around.source.entity
        one = around.source.kind in {"named", "pronoun"}
        told = one and said in word_list("en", "events", "spoken_of") and around.form == "indirect"
        start = min(piece.start for piece in around.content)
        return around.source.entity if told and self._is_first(start, word.start) else None

    def _is_first(self, start: int, at: int) -> bool:
        """Tell whether nobody is named between the beginning of somebody's words and a place."""
        return not any(self.tree.words[other].upos in _NOUNS for other in self.tree.over(Span(start, at)))


def _spoken(tree: Tree, attributions: Sequence[Attribution]) -> list[bool]:
    """Tell of each word whether it introduces what somebody says."""
    spoken = [False] * len(tree.words)
    for cue in (one.cue for one in attributions):
        for at in () if cue is None else tree.over(Span(cue.start, cue.end)):
            spoken[at] = True
    return spoken


def _taken(tree: Tree, tagged: Tagged, times: Sequence[TimeExpression]) -> list[bool]:
    """Tell of each word whether it is no trigger: of a name, of a time, or of a zone that is not read."""
    taken = _covered(tree, times)
    spans = [Span(zone.start, zone.end) for zone in tagged.zones if zone.kind in _UNREAD]
    spans += [Span(name.start, name.end) for name in tagged.names if name.kind in _NAMING]
    for span in spans:
        for at in tree.over(span):
            taken[at] = True
    return taken


def _covered(tree: Tree, spans: Iterable[TimeExpression]) -> list[bool]:
    covered = [False] * len(tree.words)
    for span in spans:
        for at in tree.over(Span(span.start, span.end if span.anchor_words is None else span.anchor_words.start)):
            covered[at] = True
    return covered


class Holders:
    """Tells in which attribution a word stands."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        depths: dict[str | None, int] = {None: 0}
        for one in attributions:
            depths[one.id] = depths.get(one.within, 0) + 1
        pieces = [(piece.start, piece.end, depths[one.id], one) for one in attributions for piece in one.content]
        self._pieces = sorted(pieces, key=lambda piece: piece[:3])
        self._starts = [piece[0] for piece in self._pieces]
        self._longest = max((end - start for start, end, _, _ in pieces), default=0)

    def innermost(self, start: int, end: int) -> Attribution | None:
        """Give the deepest attribution whose content holds a word."""
        last = bisect_right(self._starts, start)
        first = bisect_left(self._starts, start - self._longest)
        around = [piece for piece in self._pieces[first:last] if piece[1] >= end]
        return max(around, key=lambda piece: (piece[2], piece[0], -piece[1]))[3] if around else None


class _Counts:
    """Tells the quantities that belong to a happening."""

    def __init__(self, tree: Tree, quantities: Sequence[Quantity]) -> None:
        self._tree = tree
        self._over: dict[int, str] = {}
        self._spans = sorted((quantity.start, quantity.end) for quantity in quantities)
        for quantity in quantities:
            for at in tree.over(Span(quantity.start, quantity.end)):
                self._over.setdefault(at, quantity.id)

    def begin(self, at: int) -> int:
        """Give where a quantity begins that a place lies in, else the place."""
        before = self._spans[max(bisect_right(self._spans, (at, 0)) - 1, 0) :][:1]
        return next((start for start, end in before if start <= at < end), at)

    def of(self, trigger: Trigger, cast: Cast) -> tuple[str, ...]:
        """Give the quantities over who takes part, beside the happening, and right at its word."""
        tree = self._tree
        heads = [part.at for part in cast.parts] + cast.beside
        words = [at for head in heads for at in tree.over(phrase_over(tree, head))]
        for noun in (trigger.at, *trigger.frames):
            if not trigger.verbal:
                words += [noun, *tree.children(noun, "nummod", "amod", "compound", "det")]
        found = {self._over[at] for at in words if at in self._over}
        return tuple(sorted(found, key=lambda name: int(name[1:])))
