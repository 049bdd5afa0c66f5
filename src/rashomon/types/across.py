"""What the documents of a corpus say together: who is who, what happened, and how their accounts stand to each other.

Ids of entities (``E1``), events (``V1``) and utterances (``U1``) hold across the corpus.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from rashomon.types.annotations import Certainty, Interval, Office, ParticipantRole, Polarity, Precision, RelationKind
from rashomon.types.decided import Standing
from rashomon.types.documents import Span
from rashomon.types.tagged import EntityKind

Aspect = Literal["who", "what", "when", "where", "how many", "according to", "wording"]
FindingRelation = Literal["agrees", "compatible", "contradicts", "unclear"]
ClaimRelation = Literal["agrees", "differs", "unclear"]


class Member(NamedTuple):
    """An entity of one document."""

    document: str
    entity: str


@dataclass(frozen=True, slots=True)
class CorpusEntity:
    """Somebody or something across documents; ``mentions`` counts the words that refer to it."""

    id: str
    name: str
    kind: EntityKind
    names: tuple[str, ...]
    members: tuple[Member, ...]
    documents: tuple[str, ...]
    mentions: int
    known_id: str | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention of one document."""

    document: str
    event: str


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part in an event across documents."""

    role: ParticipantRole
    entity: str


@dataclass(frozen=True, slots=True)
class Event:
    """A happening across documents; ``label`` names it as a person would. Days from ``earliest`` up to ``before``."""

    id: str
    label: str
    type: str
    earliest: date | None
    before: date | None
    place: str | None
    participants: tuple[Party, ...]
    members: tuple[Told, ...]


class Hours(NamedTuple):
    """A time of day: minutes from the midnight that begins the day, up to ``before``; a night runs past 1440."""

    start: int
    before: int


@dataclass(frozen=True, slots=True)
class When:
    """The days a detail tells, up to ``before`` (not included), and the time of day on one of them where it is told."""

    earliest: date
    before: date
    precision: Precision
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words that answer what is asked of an incident, or tell what became of somebody, though no happening stands there.

    ``sort`` is the question or the state ("lights", "dead"), ``polarity`` whether it is so; None: only who did it is told.
    ``entity`` (across documents) and ``name`` tell who did it (``role`` actor) or whose state it is (recipient);
    ``denied``: that it was not he. ``within`` is the attribution that tells it, where its words hold more than its content; ``when`` the days
    that it tells.
    """

    span: Span
    sort: str
    polarity: Polarity | None
    role: ParticipantRole = "actor"
    entity: str | None = None
    name: str | None = None
    denied: bool = False
    within: str | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where one document tells of an incident: sentences that tell of it, and all in which numbers may be of it.

    ``said`` are answers to what is asked, for an event that is such a question.
    """

    told: tuple[Span, ...]
    around: tuple[Span, ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """The place a detail tells, with the places that hold it, the smallest first ("Latakia", "Syria")."""

    entity: str | None
    name: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HowMany:
    """The number a detail tells: a range (None: no bound stated), its unit and what is counted."""

    low: float | None
    low_open: bool
    high: float | None
    high_open: bool
    approximate: bool
    unit: str | None
    of: str | None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """Who takes part as what; ``denied``: who is said not to."""

    role: ParticipantRole
    entity: str | None
    name: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class What:
    """What is said to have happened, and whether it is said to have."""

    type: str
    polarity: Polarity
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Wording:
    """The words used: for the happening itself, or for who told it."""

    words: str


Value = When | Where | HowMany | Who | What | Wording


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a document tells of an event. ``attribution`` is what it stands in; None: the outlet itself tells it.

    ``vouched_by`` is the entity it is told by; None beside an attribution: somebody whom nothing identifies.
    ``lead`` are the words that lead up to its evidence, where they are more than small ones; ``speaker`` those for who
    vouches for it where no entity does. Neither is kept.
    """

    aspect: Aspect
    value: Value
    text: str
    evidence: tuple[Span, ...]
    vouched_by: str | None
    attribution: str | None
    lead: str = field(default="", compare=False)
    speaker: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Account:
    """What one document tells of one event; ``published`` is the day it was put up."""

    document: str
    event: str
    published: date | None
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document of the corpus."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of two documents of which only a person can tell whether they tell of one event: each with its event's id.

    ``score`` is how likely they do, ``weight`` how much the answer would tell, ``reason`` what speaks for and against it.
    """

    one: Passage
    other: Passage
    events: tuple[str, str]
    score: float
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """How two accounts of one event (by their places in its list) stand in one aspect, and why."""

    aspect: Aspect
    relation: FindingRelation
    accounts: tuple[int, int]
    evidence: tuple[Passage, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ComparedEvent:
    """An event with all that is told of it. ``silent`` are documents that cover it and lack an aspect others have.

    ``unrelated`` counts accounts that were not related to the others, as too many tell the event.
    """

    event: Event
    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...]
    silent: tuple[str, ...]
    independent: int
    unrelated: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement: the words that tell it best, and all places that tell it, the outlet's first.

    For each place ``attributions`` has the attribution that it stands in (None: the outlet speaks), ``vouched_by`` its entity.
    """

    words: str
    places: tuple[Passage, ...]
    vouched_by: tuple[str | None, ...]
    attributions: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Details of one aspect of an event that cannot all hold, as positions, the most told first.

    ``weight`` orders disagreements: it counts independent voices, the fewer of the two sides most.
    """

    event: str
    aspect: Aspect
    positions: tuple[Position, ...]
    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class Report:
    """An attribution of one document; ``spans`` are the words of it that are meant (empty: all)."""

    document: str
    attribution: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words said once and reported by several documents, or by one. ``reason`` tells why its reports are taken for one."""

    id: str
    speaker: str | None
    said: Interval | None
    reports: tuple[Report, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Reports of what was said about the same thing, and how they stand to each other; never which is right.

    Where they differ, ``sides`` are the reports of each side, which agree among themselves; ``reports`` holds all.
    """

    about: tuple[str, ...]
    reports: tuple[Report, ...]
    relation: ClaimRelation
    reason: str
    sides: tuple[tuple[Report, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that stands in two documents. ``earlier`` is the one put up first (None: the days do not tell).

    ``quotation``: nothing but somebody's words in quotation marks is the same, so the accounts are no less independent.
    """

    documents: tuple[str, str]
    spans: tuple[Span, Span]
    earlier: str | None
    similarity: float
    quotation: bool = False


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word or phrase and how often it is used; ``distinctive`` is a z-score against all others who name the same."""

    words: str
    count: int
    distinctive: float


@dataclass(frozen=True, slots=True)
class Naming:
    """What one voice calls an entity or an event in one document. ``voice`` is who is quoted; None: the outlet itself.

    ``quoted`` are the words for a voice that is no entity across documents ("a port official"): with it the voice is
    not the outlet's. Words of which nothing tells whom they name have neither entity nor event.
    """

    entity: str | None
    event: str | None
    outlet: str | None
    document: str
    voice: str | None
    words: tuple[WordCount, ...]
    quoted: str | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Two utterances of one speaker that differ in one aspect, the earlier first; ``passages`` are the words of each."""

    aspect: str
    earlier: str
    later: str
    reason: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One utterance in a speaker's record: when, as what, where and about whom it was said, and each report's words.

    ``reported`` is the day of the first report, for when no day of saying is known.
    """

    utterance: str
    said: Interval | None
    reported: date | None
    office: str | None
    venue: str | None
    about: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """All that one entity said, by day, and where it shifts."""

    entity: str
    utterances: tuple[str, ...]
    shifts: tuple[Shift, ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One document's words for an event, with the days it gives (up to ``before``) and who vouches for it.

    ``attribution`` None: the outlet itself; ``vouched_by`` None beside an attribution: somebody whom nothing identifies.
    """

    event: str
    passage: Passage
    earliest: date | None
    before: date | None
    precision: Precision
    polarity: Polarity
    certainty: Certainty
    vouched_by: str | None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Asserted:
    """Where a document says how two stand to each other, and who says so; ``attribution`` None: the outlet itself."""

    passage: Passage
    attribution: str | None
    vouched_by: str | None


@dataclass(frozen=True, slots=True)
class CorpusRelation:
    """How two entities stand to each other across documents, with every place that asserts it."""

    kind: RelationKind
    origin: str
    target: str
    asserted: tuple[Asserted, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The documents of a corpus laid side by side. ``documents`` are their ids.

    ``doubts`` are pairs of events that may be one, the most useful to know first; ``standings`` what became of the rulings
    on events, ``ruled`` the events that those changed, as they would be without them.
    """

    documents: tuple[str, ...]
    entities: tuple[CorpusEntity, ...]
    events: tuple[ComparedEvent, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...]
    naming: tuple[Naming, ...]
    records: tuple[SpeakerRecord, ...]
    tellings: tuple[Telling, ...] = ()
    relations: tuple[CorpusRelation, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    standings: tuple[Standing, ...] = ()
    ruled: tuple[Event, ...] = ()
