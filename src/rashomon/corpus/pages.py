"""What a corpus tells across its documents: one record a row of a listing or a page."""

from dataclasses import dataclass
from datetime import date

from rashomon.corpus.rows import DocumentRow
from rashomon.records import Json


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with its words, and the document that it stands in.

    ``before`` and ``after`` are words of the same line around it, where it says little alone.
    """

    document: str
    outlet: str | None
    published: date | None
    title: str | None
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class NamedParty:
    """One who takes part in an event, by name."""

    role: str
    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event across documents, with the counts of what is told of it. Days are both included."""

    id: str
    label: str
    type: str
    earliest: date | None
    latest: date | None
    place: str | None
    participants: tuple[NamedParty, ...]
    documents: int
    independent: int
    agrees: int
    contradicts: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """How two accounts of an event stand in one aspect. ``vouched_by`` names who tells each; None: the outlet itself."""

    event: str
    label: str
    aspect: str
    relation: str
    reason: str
    passages: tuple[Place, ...]
    vouched_by: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class TellingRow:
    """One document's words for an event: when it is told (the day of publication) and when it is said to have been."""

    event: str
    label: str
    type: str
    earliest: date | None
    latest: date | None
    precision: str
    polarity: str
    certainty: str
    vouched_by: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A passage and who vouches for it; None: the outlet itself."""

    vouched_by: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How two entities stand to each other, with every place that asserts it."""

    kind: str
    origin: str
    origin_name: str
    target: str
    target_name: str
    documents: int
    asserted: tuple[PlacedRow, ...]


@dataclass(frozen=True, slots=True)
class NamingRow:
    """What one voice calls an entity or an event in one document; ``voice`` None: the outlet itself."""

    entity: str | None
    event: str | None
    name: str
    outlet: str | None
    document: str
    published: date | None
    voice: str | None
    words: Json
    distinctive: Json


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """Where an utterance differs from an earlier one of the same speaker."""

    aspect: str
    earlier: str
    reason: str


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One utterance of a speaker: when, as what, where, and every report of it, the earliest first. Days both included.

    ``reported`` is the day of the first report, for when the day of saying is not told.
    """

    utterance: str
    speaker: str
    earliest: date | None
    latest: date | None
    reported: date | None
    office: str | None
    venue: str | None
    act: str
    reports: tuple[Place, ...]
    shifts: tuple[ShiftRow, ...]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One side of a disagreement: its words, the outlets that tell it, and every place."""

    words: str
    outlets: tuple[str, ...]
    told: tuple[PlacedRow, ...]


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """What cannot all hold of one aspect of an event; ``number`` is its place in the list it stands in, from 1."""

    number: int
    event: str
    label: str
    aspect: str
    reason: str
    positions: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who speaks, how many utterances there are of them, and how many shifts."""

    entity: str
    name: str
    utterances: int
    shifts: int


@dataclass(frozen=True, slots=True)
class AccountRow:
    """The document of one account; ``told`` is the place of its first words for the event, as decisions name it."""

    document: str
    outlet: str | None
    published: date | None
    title: str
    told: str | None = None


@dataclass(frozen=True, slots=True)
class DetailRow:
    """A detail on an event's page: ``disagreement`` and ``side`` tell which of its disagreements it stands in, and where."""

    text: str
    vouched_by: str | None
    place: Place
    disagreement: int | None
    side: int | None
    agrees: bool
    unclear: bool


@dataclass(frozen=True, slots=True)
class AspectRow:
    """One aspect of an event: for each account, its details."""

    aspect: str
    cells: tuple[tuple[DetailRow, ...], ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event with its accounts as columns and aspects as rows; ``unrelated`` of them were not related to others."""

    event: EventRow
    accounts: tuple[AccountRow, ...]
    aspects: tuple[AspectRow, ...]
    disagreements: tuple[DisagreementRow, ...]
    silent: tuple[DocumentRow, ...]
    unrelated: int = 0
