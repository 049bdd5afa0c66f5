"""A story to print: where accounts differ, what happened and who said what, each with a footnote to its passage."""

from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from rashomon.corpus.pages import DisagreementRow, EventPage, Place, SaidRow
from rashomon.corpus.rows import DocumentRow
from rashomon.export.whole import written_whole


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks, with all that was said by day."""

    name: str
    said: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the report tells, part by part."""

    documents: tuple[DocumentRow, ...]
    disagreements: tuple[DisagreementRow, ...]
    events: tuple[EventPage, ...]
    speakers: tuple[Speaker, ...]


@dataclass
class Footnotes:
    """The passages that the report leans on, numbered as they come; a passage keeps its number."""

    places: list[Place] = field(default_factory=list)
    _numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def number(self, place: Place) -> int:
        """Give the number of a passage's footnote, from 1."""
        key = (place.document, place.start, place.end)
        if key not in self._numbers:
            self.places.append(place)
            self._numbers[key] = len(self.places)
        return self._numbers[key]


def export_report(report: Report, out: Path) -> int:
    """Write the report as one HTML page that needs nothing else, and give the number of its footnotes.

    Raises ExportError where it cannot be written.
    """
    environment = Environment(
        loader=PackageLoader("rashomon.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    notes = Footnotes()
    page = environment.get_template("report.html").render(report=report, notes=notes)
    with written_whole(out) as file:
        file.write(page.encode("utf-8", "replace").decode("utf-8"))
    return len(notes.places)
