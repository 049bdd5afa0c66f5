"""Everything one document says, with nothing known of the others. Ids (``z1``, ``m1``, ``a1`` …) hold within it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.types.documents import Document, Span, Zone
from rashomon.types.tagged import EntityKind

MentionForm = Literal["name", "nominal", "pronoun"]
Form = Literal["direct", "indirect", "mixed"]
SourceKind = Literal["named", "nominal", "pronoun", "unnamed", "collective", "document"]
Act = Literal[
    "says",
    "denies",
    "asks",
    "demands",
    "promises",
    "threatens",
    "praises",
    "condemns",
    "predicts",
    "believes",
    "orders",
]
Polarity = Literal["+", "-"]
OfficeStatus = Literal["former", "acting", "late", "elect", "deputy"]
ViaRelation = Literal["told", "quoted", "cited", "aired", "posted"]
Precision = Literal["hour", "day", "week", "month", "season", "quarter", "year", "decade", "unknown"]
Anchor = Literal["absolute", "published", "said", "event", "none"]
TimeKind = Literal["date", "time", "duration", "set"]
Unresolved = Literal["no_day", "day_or_month", "event", "length", "repeated", "vague"]
"""Why a time has no days, or no sure ones: the day it is told against is unknown; day and month may be the other way
round; what it is told against is an event; it tells how long; how often; or nothing exact."""
Certainty = Literal["happened", "planned", "threatened", "conditional", "uncertain"]
ParticipantRole = Literal["actor", "recipient", "instrument", "other"]
RelationKind = Literal[
    "leads",
    "member_of",
    "part_of",
    "allied_with",
    "supports",
    "fights",
    "funds_or_arms",
    "located_in",
    "same_as",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity."""

    id: str
    start: int
    end: int
    kind: EntityKind
    form: MentionForm
    entity: str | None


@dataclass(frozen=True, slots=True)
class OfficeTold:
    """A document's telling of an office: as of which day (None: unknown), with which status, and the words."""

    document: str
    day: date | None
    status: OfficeStatus | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A role an entity holds, from when to when as far as the texts say so (``until`` not included).

    Across documents ``told`` has every telling, by day, and ``status`` is that of the last; ``evidence`` is empty.
    """

    title: str
    of: str | None
    status: OfficeStatus | None
    since: date | None
    until: date | None
    evidence: tuple[Span, ...]
    told: tuple[OfficeTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """The person, organisation or place that mentions refer to; ``names`` are its other spellings."""

    id: str
    name: str
    kind: EntityKind
    names: tuple[str, ...]
    known_id: str | None
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``earliest`` up to ``before`` (not included), told to ``precision``."""

    earliest: date
    before: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it: the words that stand for the speaker, and who that is (None where the texts do not tell)."""

    start: int
    end: int
    kind: SourceKind | None
    entity: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the way the words travelled."""

    relation: ViaRelation
    start: int
    end: int
    entity: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """Words for an addressee or a venue, and the entity they refer to where it is known."""

    start: int
    end: int
    entity: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what. ``within`` is the attribution whose content holds this one; None: the outlet speaks."""

    id: str
    form: Form
    content: tuple[Span, ...]
    source: Source | None
    cue: Span | None
    act: Act
    polarity: Polarity
    within: str | None
    via: tuple[Via, ...]
    addressee: Reference | None
    venue: Reference | None
    said: Interval | None
    confidence: float


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words for a time and the days they may mean (``before`` not included).

    ``value`` is what the words say as TIMEX3 writes it (TimeML 1.2.1), an X for each digit untold. ``reason`` says why
    there are no days, or no sure ones. Told against an event, ``anchor_words`` are the words for it; who knows its day
    sets ``anchor_event`` and moves that day by ``offset_days``.
    """

    id: str
    start: int
    end: int
    earliest: date | None
    before: date | None
    precision: Precision
    anchor: Anchor
    anchor_event: str | None
    offset_days: int | None
    kind: TimeKind = "date"
    value: str | None = None
    anchor_words: Span | None = None
    reason: Unresolved | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number told: a range (None: no bound stated), its unit and what is counted, as the text words it.

    ``low_open`` and ``high_open`` tell that a bound is not included ("more than 40"); ``denied`` that the text says it
    is wrong ("not 13 but 9"). A share ("two-thirds of") is a number below 1.
    """

    id: str
    start: int
    end: int
    low: float | None
    low_open: bool
    high: float | None
    approximate: bool
    unit: str | None
    of: str | None
    high_open: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """One who takes part in an event, as the text words it."""

    role: ParticipantRole
    entity: str | None
    text: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words in one document that tell of a happening."""

    id: str
    start: int
    end: int
    type: str
    participants: tuple[Participant, ...]
    time: str | None
    place: str | None
    quantities: tuple[str, ...]
    within: str | None
    polarity: Polarity
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Relation:
    """How two entities stand to each other, as the text asserts it."""

    kind: RelationKind
    origin: str
    target: str
    evidence: tuple[Span, ...]
    within: str | None


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything one document says, with nothing known of the others."""

    document: Document
    model: str
    zones: tuple[Zone, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[EventMention, ...] = ()
    relations: tuple[Relation, ...] = ()
    warnings: tuple[str, ...] = ()
