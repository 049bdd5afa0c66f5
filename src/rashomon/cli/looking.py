"""Commands that ask across documents: attributions, entities, search."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from rashomon.cli.intake import first_words
from rashomon.cli.known import Acquaintance, KnownOption
from rashomon.cli.listing import Column, Format, Listing, Row, opened, write_rows
from rashomon.cli.options import FormatOption, OutputOption, parse_day
from rashomon.cli.rows import attribution_to_row, to_json
from rashomon.corpus.holding import with_offices
from rashomon.corpus.query import AttributionFilter
from rashomon.corpus.query import attributions as find_attributions
from rashomon.corpus.query import entities as find_entities
from rashomon.corpus.rows import EntityRow, Hit
from rashomon.corpus.search import search as search_corpus
from rashomon.corpus.store import Corpus
from rashomon.export.csv import csv_lines
from rashomon.export.entities import entity_record
from rashomon.types import Act, Form


def _speaker(row: Row) -> str:
    source = row["source"]
    if source is None:
        return "—"
    return str(source["name"] or f"“{source['text']}”")


def _place(row: Row) -> str:
    held = "" if row["within"] is None else f" in {row['within']}"
    return f"{row['document'][7:15]} {row['id']}{held}"


ATTRIBUTIONS = Listing(
    columns=(
        Column("published", lambda row: row["published"]),
        Column("outlet", lambda row: row["outlet"]),
        Column("speaker", _speaker),
        Column("office", lambda row: None if row["office"] is None else row["office"]["words"]),
        Column("act", lambda row: row["act"] if row["polarity"] == "+" else f"not: {row['act']}"),
        Column("words", lambda row: first_words(row["text"], 180), share=1),
        Column("where", _place),
    ),
    keys=(),  # its CSV is that of the export
)
ENTITIES = Listing(
    columns=(
        Column("id", lambda row: row["id"]),
        Column("name", lambda row: row["name"], share=1),
        Column("kind", lambda row: row["kind"]),
        Column("other names", lambda row: ", ".join(row["names"]), share=1),
        Column("offices", lambda row: "; ".join(office["words"] for office in row["offices"]), share=1),
        Column("documents", lambda row: row["documents"]),
        Column("mentions", lambda row: row["mentions"]),
        Column("known as", lambda row: row["known_id"]),
    ),
    keys=tuple(field.name for field in fields(EntityRow) if field.name != "members"),
)
HITS = Listing(
    columns=(
        Column("published", lambda row: row["published"]),
        Column("outlet", lambda row: row["outlet"]),
        Column("title", lambda row: row["title"], share=2),
        Column("passage", lambda row: row["snippet"], share=3),
        Column("where", lambda row: f"{row['document'][7:15]} {row['start']}–{row['end']}"),
    ),
    keys=tuple(field.name for field in fields(Hit) if field.name != "matches"),
)


def _one_of(allowed: tuple[str, ...], value: str | None) -> str | None:
    if value is not None and value not in allowed:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(allowed)}")
    return value


def _check_form(value: str | None) -> str | None:
    return _one_of(get_args(Form), value)


def _check_act(value: str | None) -> str | None:
    return _one_of(get_args(Act), value)


def list_attributions(corpus: Corpus, asked: AttributionFilter, form: Format | None, output: Path | None) -> None:
    """Write the attributions asked for; as CSV, the table that ``export csv`` writes."""
    found = with_offices(corpus, find_attributions(corpus, asked))
    if form is Format.csv:
        with opened(output) as out:
            out.writelines(csv_lines(found))
    else:
        write_rows(map(attribution_to_row, found), ATTRIBUTIONS, form, output)


def attributions(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Words of the speaker's name.")] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Words of what was said.")] = None,
    outlet: Annotated[str | None, typer.Option("--in", metavar="OUTLET", help="The outlet that reports it.")] = None,
    since: Annotated[
        date | None,
        typer.Option("--from", parser=parse_day, metavar="DATE", help="Said, else published, on that day or later."),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--to", parser=parse_day, metavar="DATE", help="Said, else published, on that day or before."),
    ] = None,
    said_as: Annotated[
        str | None,
        typer.Option("--form", metavar="FORM", callback=_check_form, help=f"One of {', '.join(get_args(Form))}."),
    ] = None,
    act: Annotated[
        str | None,
        typer.Option("--act", metavar="ACT", callback=_check_act, help=f"One of {', '.join(get_args(Act))}."),
    ] = None,
    addressee: Annotated[
        str | None, typer.Option("--addressee", metavar="WORDS", help="Words for whom it was said to.")
    ] = None,
    venue: Annotated[
        str | None, typer.Option("--venue", metavar="WORDS", help="Words for the occasion or place it was said at.")
    ] = None,
    within: Annotated[
        str | None, typer.Option("--within", metavar="NAME", help="Told in the words of this speaker.")
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List who said what, in every kept document or in those asked for.

    Example: rashomon attributions --by Maliki --from 2020-01-01 --format csv --output maliki.csv
    """
    asked = AttributionFilter(
        by,
        about,
        outlet,
        since,
        until,
        cast(Form | None, said_as),
        cast(Act | None, act),
        addressee=addressee,
        venue=venue,
        within=within,
    )
    with Corpus.open_readable(context.obj) as corpus:
        list_attributions(corpus, asked, form, output)


def entities(
    context: typer.Context, known: KnownOption = None, form: FormatOption = None, output: OutputOption = None
) -> None:
    """List the people, organisations and places that the kept documents name.

    With --known, those without an identifier are matched for this listing; add --known keeps what it gives.

    Example: rashomon entities --format csv --output entities.csv
    """
    with Corpus.open_readable(context.obj) as corpus:
        write_entities(Acquaintance(known).identify_all(find_entities(corpus)), form, output)


def write_entities(rows: Iterable[EntityRow], form: Format | None, output: Path | None) -> None:
    """Write entities; in a CSV their offices are in words."""
    write_rows(map(entity_record, rows), ENTITIES, form, output)


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help='Words, "phrases" in quotation marks, beginnings with a star*.')],
    limit: Annotated[int, typer.Option("--limit", min=1, help="Documents at most.")] = 50,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Find documents by their words, in any script, and show the passage.

    Example: rashomon search '"port authority" strike*'
    """
    with Corpus.open_readable(context.obj) as corpus:
        write_rows((to_json(hit) for hit in search_corpus(corpus, query, limit)), HITS, form, output)
