"""Commands that lay documents side by side: compare, events, timeline, relations, naming, record."""

import json
import sys
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from rashomon.cli.intake import Tally, first_words, take_in
from rashomon.cli.listing import Column, Format, Listing, Row, choose_format, opened, write_rows
from rashomon.cli.options import (
    FormatOption,
    JobsOption,
    MetadataOption,
    OutletOption,
    OutputOption,
    Overrides,
    PublishedOption,
)
from rashomon.cli.reading import keep_all
from rashomon.cli.rows import to_json
from rashomon.corpus import across, voices
from rashomon.corpus.across import whole
from rashomon.corpus.desk import open_desk
from rashomon.corpus.happenings import find_event
from rashomon.corpus.pages import EventRow, FindingRow, NamingRow, RelationRow, SaidRow, TellingRow
from rashomon.corpus.spare import open_compared
from rashomon.types import Override

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="An entity's name, or its id.")]


def _days(row: Row) -> str:
    earliest, latest = row["earliest"], row["latest"]
    if earliest is None:
        return "—"
    return str(earliest) if earliest == latest else f"{earliest} – {latest}"


def _told(place: Row) -> str:
    return f"{place['outlet'] or place['document'][7:15]}: “{first_words(place['text'], 120)}”"


def _says(row: Row, side: int) -> str:
    if side >= len(row["passages"]):
        return ""
    who = row["vouched_by"][side]
    return _told(row["passages"][side]) + ("" if who is None else f" ({who})")


EVENTS = Listing(
    columns=(
        Column("id", lambda row: row["id"]),
        Column("days", _days),
        Column("what", lambda row: row["label"], share=1),
        Column("documents", lambda row: row["documents"]),
        Column("voices", lambda row: row["independent"]),
        Column("contradicts", lambda row: row["contradicts"]),
        Column("agrees", lambda row: row["agrees"]),
    ),
    keys=tuple(field.name for field in fields(EventRow) if field.name != "participants"),
)
FINDINGS = Listing(
    columns=(
        Column("event", lambda row: f"{row['event']} {row['label']}", share=1),
        Column("aspect", lambda row: row["aspect"]),
        Column("relation", lambda row: row["relation"]),
        Column("one", lambda row: _says(row, 0), share=1),
        Column("other", lambda row: _says(row, 1), share=1),
        Column("why", lambda row: row["reason"], share=1),
    ),
    keys=("event", "label", "aspect", "relation", "reason", "one", "other"),
    empty="no two accounts of one event",
)
TIMELINE = Listing(
    columns=(
        Column("happened", _days),
        Column("told", lambda row: row["place"]["published"]),
        Column("what", lambda row: f"{row['label']} ({row['event']})", share=1),
        Column("words", lambda row: row["place"]["text"], share=1),
        Column("outlet", lambda row: row["place"]["outlet"]),
        Column("according to", lambda row: row["vouched_by"]),
    ),
    keys=(*(field.name for field in fields(TellingRow) if field.name != "place"), "document", "outlet", "told"),
)
RELATIONS = Listing(
    columns=(
        Column("who", lambda row: row["origin_name"], share=1),
        Column("relation", lambda row: row["kind"].replace("_", " ")),
        Column("whom", lambda row: row["target_name"], share=1),
        Column("documents", lambda row: row["documents"]),
        Column("words", lambda row: _told(row["asserted"][0]["place"]), share=2),
        Column("according to", lambda row: row["asserted"][0]["vouched_by"]),
    ),
    keys=tuple(field.name for field in fields(RelationRow) if field.name != "asserted"),
)
NAMING = Listing(
    columns=(
        Column("outlet", lambda row: row["outlet"]),
        Column("published", lambda row: row["published"]),
        Column("voice", lambda row: row["voice"] or "the outlet"),
        Column("of", lambda row: row["name"], share=1),
        Column("words", lambda row: ", ".join(f"{word} ({n})" for word, n in row["words"].items()), share=2),
    ),
    keys=tuple(field.name for field in fields(NamingRow) if field.name != "distinctive"),
)
RECORD = Listing(
    columns=(
        Column("said", lambda row: _days(row) if row["earliest"] else f"reported {row['reported'] or '?'}"),
        Column("as", lambda row: row["office"]),
        Column("act", lambda row: row["act"]),
        Column("words", lambda row: _told(row["reports"][0]), share=2),
        Column("reports", lambda row: len(row["reports"])),
        Column("differs from", lambda row: "; ".join(f"{s['earlier']}: {s['reason']}" for s in row["shifts"]), share=1),
        Column("id", lambda row: row["utterance"]),
    ),
    keys=(*(field.name for field in fields(SaidRow) if field.name not in {"reports", "shifts"}), "words", "outlets"),
    empty="nothing said",
)


def compare(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH...]", help="Compare these alone, and keep nothing.")
    ] = None,
    event: Annotated[str | None, typer.Option("--event", metavar="ID", help="One event alone.")] = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    metadata: MetadataOption = None,
    jobs: JobsOption = 1,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Lay the accounts side by side: where they agree, contradict each other, or are silent.

    As JSON it is one object with all that was compared; as table or CSV, a line a finding.

    Example: rashomon compare --format json --output comparison.json
    """
    if not paths:
        _compare_kept(context.obj, event, form, output)
        return
    tally = Tally()
    with TemporaryDirectory(prefix="rashomon-") as folder:
        corpus = Path(folder) / "compared.sqlite"
        keep_all(corpus, take_in(paths, Overrides(metadata, Override(outlet, published)), jobs, tally))
        _compare_kept(corpus, event, form, output)
    tally.finish()


def _compare_kept(path: Path, event: str | None, form: Format | None, output: Path | None) -> None:
    with open_compared(path) as corpus:
        desk = open_desk(corpus)
        event = None if event is None else find_event(corpus, event)
        chosen = Format.jsonl if output is not None and form is None else choose_format(form, sys.stdout)
        if chosen in {Format.json, Format.jsonl}:
            with opened(output) as out:
                json.dump(whole(desk, event), out, ensure_ascii=False, indent=2 if chosen is Format.json else None)
                out.write("\n")
        else:
            write_rows(map(_finding, across.findings(desk, event)), FINDINGS, chosen, output)


def _finding(finding: FindingRow) -> Row:
    row: Row = to_json(finding)
    return row | {"one": _says(row, 0), "other": _says(row, 1)}


def events(context: typer.Context, form: FormatOption = None, output: OutputOption = None) -> None:
    """List what happened, with how many documents and independent voices tell it.

    Example: rashomon events --format csv --output events.csv
    """
    with open_compared(context.obj) as corpus:
        write_rows(map(to_json, across.events(open_desk(corpus))), EVENTS, form, output)


def timeline(context: typer.Context, form: FormatOption = None, output: OutputOption = None) -> None:
    """List what each document tells of each event: the day it is said to have been beside the day it is told.

    Example: rashomon timeline
    """
    with open_compared(context.obj) as corpus:
        write_rows(map(_telling, across.timeline(open_desk(corpus))), TIMELINE, form, output)


def _telling(telling: TellingRow) -> Row:
    row: Row = to_json(telling)
    place = row["place"]
    return row | {"document": place["document"], "outlet": place["outlet"], "told": place["published"]}


def relations(context: typer.Context, form: FormatOption = None, output: OutputOption = None) -> None:
    """List how people, organisations and places stand to each other, and which texts assert it.

    Example: rashomon relations --format csv --output relations.csv
    """
    with open_compared(context.obj) as corpus:
        write_rows(map(to_json, across.relations(open_desk(corpus))), RELATIONS, form, output)


def naming(context: typer.Context, name: NameArgument, form: FormatOption = None, output: OutputOption = None) -> None:
    """List what each outlet, and each speaker it quotes, calls one entity and what happened to or by it.

    Example: rashomon naming Soleimani
    """
    with open_compared(context.obj) as corpus:
        desk = open_desk(corpus)
        write_rows(map(to_json, voices.naming(desk, desk.find(name))), NAMING, form, output)


def record(context: typer.Context, name: NameArgument, form: FormatOption = None, output: OutputOption = None) -> None:
    """List all that one entity said, by day: each utterance once, with its reports and where it differs from earlier ones.

    Example: rashomon record Maliki
    """
    with open_compared(context.obj) as corpus:
        desk = open_desk(corpus)
        write_rows(map(_said, voices.record(desk, desk.find(name))), RECORD, form, output)


def _said(said: SaidRow) -> Row:
    row: Row = to_json(said)
    outlets = [place["outlet"] for place in row["reports"] if place["outlet"] is not None]
    return row | {"words": row["reports"][0]["text"], "outlets": list(dict.fromkeys(outlets))}
