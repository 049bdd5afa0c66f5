"""Commands on what is kept: documents, show, remove, status, export."""

import sys
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.listing import Column, Format, Listing, Row, choose_format, write_rows
from rashomon.cli.looking import list_attributions, write_entities
from rashomon.cli.options import FormatOption, OutputOption
from rashomon.cli.rows import to_json
from rashomon.corpus import across, sides, voices
from rashomon.corpus.desk import open_desk
from rashomon.corpus.query import AttributionFilter
from rashomon.corpus.query import attributions as find_attributions
from rashomon.corpus.query import entities as find_entities
from rashomon.corpus.resolving import find_entity
from rashomon.corpus.rows import DocumentRow
from rashomon.corpus.spare import open_compared
from rashomon.corpus.store import Corpus
from rashomon.export.csv import export_csv
from rashomon.export.entities import export_entities_csv, export_entities_jsonl
from rashomon.export.jsonl import export_jsonl
from rashomon.export.report import Report, Speaker, export_report
from rashomon.records import annotations_to_json

MAX_EVENTS = 40
MAX_SPEAKERS = 25
"""What a report tells at most, the most told first."""

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A document's id, or its beginning.")]
AnyIdArgument = Annotated[str, typer.Argument(metavar="ID", help="The id of a document or entity, or its beginning.")]

DOCUMENTS = Listing(
    columns=(
        Column("id", lambda row: row["id"][7:15]),
        Column("published", lambda row: row["published"]),
        Column("outlet", lambda row: row["outlet"]),
        Column("title", lambda row: row["title"] or row["path"] or row["url"], share=1),
        Column("words", lambda row: row["words"]),
        Column("attributions", lambda row: row["attributions"]),
    ),
    keys=tuple(field.name for field in fields(DocumentRow)),
    empty="nothing kept yet",
)
FACTS = Listing(
    columns=(Column("what", lambda row: row["what"]), Column("value", lambda row: row["value"], share=1)),
    keys=("what", "value"),
)


def documents(context: typer.Context, form: FormatOption = None, output: OutputOption = None) -> None:
    """List the kept documents.

    Example: rashomon --corpus story.sqlite documents --format csv
    """
    with Corpus.open_readable(context.obj) as corpus:
        write_rows((to_json(row) for row in corpus.documents()), DOCUMENTS, form, output)


def show(context: typer.Context, wanted: AnyIdArgument, form: FormatOption = None, output: OutputOption = None) -> None:
    """Show one document or entity. Of a document: what is known of it, and who says what; as JSON, the object of annotate.

    An entity's id begins with E; one that was joined with another leads to that.

    Example: rashomon show 1f3a
    """
    if wanted.startswith("E"):
        _show_entity(context, wanted, form, output)
        return
    with Corpus.open_readable(context.obj) as corpus:
        annotations = corpus.annotations(corpus.find(wanted))
        older = [row.id for row in corpus.versions(annotations.document.id) if row.id != annotations.document.id]
    chosen = form or (Format.table if output is None and sys.stdout.isatty() else Format.jsonl)
    whole = annotations_to_json(annotations)
    if chosen in {Format.json, Format.jsonl}:
        write_rows([whole], FACTS, chosen, output)
        return
    if chosen is Format.table:
        write_rows(
            [{"what": name, "value": value} for name, value in _facts(whole, older).items()], FACTS, chosen, None
        )
    with Corpus.open_readable(context.obj) as corpus:
        list_attributions(corpus, AttributionFilter(document=annotations.document.id), chosen, output)


def _show_entity(context: typer.Context, wanted: str, form: Format | None, output: Path | None) -> None:
    with Corpus.open_readable(context.obj) as corpus:
        row = find_entity(corpus, wanted)
    if not row.id.startswith(wanted):
        typer.echo(f"{wanted} is {row.id} now", err=True)
    write_entities([row], form, output)


def _facts(whole: Row, older: list[str]) -> Row:
    document = whole["document"]
    names = ("id", "title", "outlet", "author", "published", "language", "url", "path")
    facts = {name: document[name] for name in names if document[name] is not None}
    dates = ", ".join(f"{other['date']} ({other['role']})" for other in document["other_dates"])
    return (
        facts
        | ({"dates": dates} if dates else {})
        | ({"versions": ", ".join(older)} if older else {})
        | {"model": whole["model"]}
    )


def remove(
    context: typer.Context,
    document: IdArgument,
    why: Annotated[str, typer.Option("--why", help="Kept beside the mark that it was removed.")] = "",
) -> None:
    """Remove one document; a mark stays that tells what was removed, when and why.

    Example: rashomon remove 1f3a --why "a test page"
    """
    with Corpus.open(context.obj, create=False) as corpus:
        found = corpus.find(document)
        corpus.remove(found, why)
    typer.echo(f"removed {found}", err=True)


def status(context: typer.Context, form: FormatOption = None) -> None:
    """Tell what the corpus holds.

    Example: rashomon status
    """
    with Corpus.open_readable(context.obj) as corpus:
        told: Row = to_json(corpus.status())
    if choose_format(form, sys.stdout) in {Format.json, Format.jsonl}:
        write_rows([told], FACTS, form, None)
    else:
        write_rows(
            [{"what": name.replace("_", " "), "value": _told(value)} for name, value in told.items()], FACTS, form, None
        )


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(f"{count['name'] or 'unknown'} ({count['number']})" for count in value) or "none"
    return "unknown" if value is None else str(value)


class Exported(StrEnum):
    """The formats that a corpus can be exported to."""

    jsonl = "jsonl"
    csv = "csv"
    entities_csv = "entities-csv"
    entities_jsonl = "entities-jsonl"
    report = "report"


def export(
    context: typer.Context,
    kind: Annotated[
        Exported,
        typer.Argument(
            metavar="FORMAT",
            help="jsonl: whole documents; csv: attributions; entities-csv, entities-jsonl: entities with all names;"
            " report: the story, to print.",
        ),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; it appears when it is whole.")],
) -> None:
    """Write what is kept to one file: every document's object (jsonl), every attribution (csv), every entity, or the story.

    The report is one HTML page to print: where accounts differ, what happened, who said what, with footnotes.

    Example: rashomon export csv attributions.csv
    """
    opening = open_compared if kind is Exported.report else Corpus.open_readable
    with opening(context.obj) as corpus:
        number = _EXPORTS[kind](corpus, out)
    typer.echo(f"{number} {_COUNTED[kind]} written to {out}", err=True)


def _read_report(corpus: Corpus) -> Report:
    """Draw the report's parts from the corpus: of what differs, happened and was said, what weighs most."""
    desk = open_desk(corpus)
    told = [row.id for row in across.page_of_events(desk, 0, MAX_EVENTS)]
    return Report(
        documents=tuple(desk.documents.values()),
        disagreements=tuple(sides.disagreements(desk)),
        events=tuple(sides.event_page(desk, event) for event in told),
        speakers=tuple(
            Speaker(row.name, voices.record(desk, desk.people[row.entity]))
            for row in sides.speakers(desk, MAX_SPEAKERS)
        ),
    )


_EXPORTS: dict[Exported, Callable[[Corpus, Path], int]] = {
    Exported.jsonl: lambda corpus, out: export_jsonl(corpus.iter_annotations(), out),
    Exported.csv: lambda corpus, out: export_csv(find_attributions(corpus, AttributionFilter()), out),
    Exported.entities_csv: lambda corpus, out: export_entities_csv(find_entities(corpus), out),
    Exported.entities_jsonl: lambda corpus, out: export_entities_jsonl(find_entities(corpus), out),
    Exported.report: lambda corpus, out: export_report(_read_report(corpus), out),
}
_COUNTED = {
    Exported.jsonl: "documents",
    Exported.csv: "attributions",
    Exported.entities_csv: "entities",
    Exported.entities_jsonl: "entities",
    Exported.report: "passages",
}
