"""Commands that read texts: annotate, add, reannotate."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.intake import Progress, Tally, first_words, take_in
from rashomon.cli.listing import Format, Row, opened, write_json_line
from rashomon.cli.options import (
    FormatOption,
    JobsOption,
    MetadataOption,
    OutletOption,
    OutputOption,
    Overrides,
    Paths,
    PublishedOption,
    UrlOption,
)
from rashomon.corpus.store import Corpus
from rashomon.gather import Gathered, Present
from rashomon.language import load_tagger
from rashomon.pipeline import annotate as annotate_document
from rashomon.reading.profile import find_profile
from rashomon.records import annotations_to_json
from rashomon.types import OutletProfile, Override


def annotate(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: Paths,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    metadata: MetadataOption = None,
    jobs: JobsOption = 1,
    output: OutputOption = None,
) -> None:
    """Read files and print one JSON object a document; keep nothing.

    Example: rashomon annotate page.html story.txt --outlet "The Estuary Post"
    """
    overrides = Overrides(metadata, Override(outlet, published, url))
    tally = Tally()
    with opened(output) as out:
        for outcome in take_in(paths, overrides, jobs, tally):
            if isinstance(outcome, Gathered):
                write_json_line(annotations_to_json(outcome.annotations), out)
    tally.finish()


def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    paths: Paths,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    metadata: MetadataOption = None,
    jobs: JobsOption = 1,
    form: FormatOption = None,
) -> None:
    """Read, annotate and keep; skip what is there. A document's line is printed once it is kept.

    Example: rashomon add ~/clippings https://news.example/story --jobs 2
    """
    overrides = Overrides(metadata, Override(outlet, published, url))
    tally = Tally()
    with Corpus.open(context.obj) as corpus:
        for outcome in take_in(paths, overrides, jobs, tally, corpus.ids()):
            kept = isinstance(outcome, Gathered) and corpus.add(outcome.original, outcome.annotations)
            _say_kept(outcome, form, kept=kept)
    tally.finish()


def _say_kept(outcome: Gathered | Present, form: Format | None, *, kept: bool) -> None:
    with opened(None) as out:
        if (form or (Format.table if out.isatty() else Format.jsonl)) in (Format.json, Format.jsonl):
            write_json_line(_kept_row(outcome, kept=kept), out)
        else:
            row = _kept_row(outcome, kept=kept)
            counted = "" if row["attributions"] is None else f"  ({row['attributions']} attributions)"
            typer.echo(f"{row['state']:<7} {row['document'][7:15]}  {first_words(row['path'], 60)}{counted}")


def _kept_row(outcome: Gathered | Present, *, kept: bool) -> Row:
    """Give the line of ``add``: what became of one input."""
    gathered = outcome if isinstance(outcome, Gathered) else None
    return {
        "state": "kept" if kept else "present",
        "document": outcome.id if isinstance(outcome, Present) else outcome.annotations.document.id,
        "path": outcome.path,
        "title": None if gathered is None else gathered.annotations.document.title,
        "attributions": None if gathered is None else len(gathered.annotations.attributions),
    }


def reannotate(
    context: typer.Context,
    only: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only these documents.")] = None,
) -> None:
    """Annotate kept documents again, with what their outlets' other documents teach; decisions stay.

    Example: rashomon reannotate
    """
    tagger = load_tagger()
    with Corpus.open(context.obj, create=False) as corpus:
        ids = [corpus.find(prefix) for prefix in only] if only else sorted(corpus.ids())
        profiles = _profiles(corpus)
        progress = Progress(len(ids))
        for document_id in ids:
            document = corpus.document(document_id)
            corpus.replace(annotate_document(document, tagger, profiles.get(document.outlet)))
            progress.step()
        progress.done()
    typer.echo(f"{len(ids)} documents annotated again with {tagger.name}", err=True)


def _profiles(corpus: Corpus) -> dict[str | None, OutletProfile]:
    """Give the profile of every outlet of which there are documents enough to learn from."""
    outlets = sorted({row.outlet for row in corpus.documents() if row.outlet is not None})
    return {outlet: find_profile(outlet, corpus.of_outlet(outlet)) for outlet in outlets}


def read_into(corpus: Path, paths: list[str], overrides: Overrides) -> None:
    """Add files without a word: for the demo."""
    with Corpus.open(corpus) as opened_corpus:
        for outcome in take_in(paths, overrides, 1, Tally()):
            if isinstance(outcome, Gathered) and not opened_corpus.add(outcome.original, outcome.annotations):
                opened_corpus.replace(outcome.annotations)
