"""Commands that read texts: annotate, add, reannotate."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.intake import Progress, Tally, first_words, take_in
from rashomon.cli.known import Acquaintance, KnownOption
from rashomon.cli.listing import Format, Row, choose_format, opened, write_json_line
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
from rashomon.gather import Gathered, Present, available_cores
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
    known: KnownOption = None,
    jobs: JobsOption = 1,
    output: OutputOption = None,
) -> None:
    """Read files and print one JSON object a document; keep nothing.

    Example: rashomon annotate page.html story.txt --outlet "The Estuary Post"
    """
    overrides, acquaintance = Overrides(metadata, Override(outlet, published, url)), Acquaintance(known)
    tally = Tally()
    with opened(output) as out:
        for outcome in take_in(paths, overrides, jobs, tally):
            if isinstance(outcome, Gathered):
                write_json_line(annotations_to_json(acquaintance.identify(outcome.annotations)), out)
    tally.finish()


def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    paths: Paths,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    metadata: MetadataOption = None,
    known: KnownOption = None,
    jobs: JobsOption = 1,
    form: FormatOption = None,
) -> None:
    """Read, annotate and keep; skip what is there. A document's line is printed once it is kept.

    A document that was removed comes back when its file is named outright, not when its folder is read again.

    Example: rashomon add ~/clippings https://news.example/story --jobs 2
    """
    overrides, acquaintance = Overrides(metadata, Override(outlet, published, url)), Acquaintance(known)
    tally = Tally()
    with Corpus.open(context.obj) as corpus:
        for found in take_in(paths, overrides, jobs, tally, corpus.ids()):
            outcome = found
            if isinstance(found, Gathered):
                outcome = replace(found, annotations=acquaintance.identify(found.annotations))
            _say_kept(outcome, _keep(corpus, outcome), form)
    tally.finish()


def _keep(corpus: Corpus, outcome: Gathered | Present) -> str:
    """Keep a document and tell what became of it: kept, present before, or removed before.

    What was removed comes back only where it is named outright, not when its folder is swept.
    """
    if isinstance(outcome, Present):
        return "present"
    if corpus.add(outcome.original, outcome.annotations, bring_back=outcome.found.named):
        return "kept"
    return "present" if corpus.has(outcome.annotations.document.id) else "removed"


def _say_kept(outcome: Gathered | Present, state: str, form: Format | None) -> None:
    row = _kept_row(outcome, state)
    if choose_format(form, sys.stdout) in {Format.json, Format.jsonl}:
        write_json_line(row, sys.stdout)
    else:
        counted = "" if row["attributions"] is None else f"  ({row['attributions']} attributions)"
        typer.echo(f"{state:<7} {row['document'][7:15]}  {first_words(row['path'], 60)}{counted}")


def _kept_row(outcome: Gathered | Present, state: str) -> Row:
    """Give the line of ``add``: what became of one input."""
    if isinstance(outcome, Present):
        return {"state": state, "document": outcome.id, "path": outcome.path, "title": None, "attributions": None}
    document = outcome.annotations.document
    return {
        "state": state,
        "document": document.id,
        "path": outcome.found.path,
        "title": document.title,
        "attributions": len(outcome.annotations.attributions),
    }


def reannotate(
    context: typer.Context,
    only: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only these documents.")] = None,
    known: KnownOption = None,
) -> None:
    """Annotate kept documents again, with what their outlets' other documents teach; decisions stay.

    Example: rashomon reannotate
    """
    tagger, acquaintance = load_tagger(available_cores()), Acquaintance(known)
    with Corpus.open(context.obj, create=False) as corpus:
        ids = [corpus.find(prefix) for prefix in only] if only else sorted(corpus.ids())
        profiles = _profiles(corpus)
        progress = Progress(len(ids))
        for document_id in ids:
            document = corpus.document(document_id)
            annotations = annotate_document(document, tagger, profiles.get(document.outlet))
            corpus.replace(acquaintance.identify(annotations))
            progress.step()
        progress.done()
    typer.echo(f"{len(ids)} documents annotated again with {tagger.name}", err=True)


def _profiles(corpus: Corpus) -> dict[str | None, OutletProfile]:
    """Give the profile of every outlet of which there are documents enough to learn from."""
    outlets = sorted({row.outlet for row in corpus.documents() if row.outlet is not None})
    return {outlet: find_profile(outlet, corpus.of_outlet(outlet)) for outlet in outlets}


def read_into(corpus: Path, paths: list[str], overrides: Overrides) -> None:
    """Add files, or annotate anew those that are there; say nothing but what could not be read."""
    tally = Tally()
    keep_all(corpus, take_in(paths, overrides, 1, tally))
    tally.finish()


def keep_all(path: Path, outcomes: Iterable[Gathered | Present]) -> None:
    """Put all that was read into a corpus; what is there already is put in anew."""
    with Corpus.open(path) as corpus:
        for outcome in outcomes:
            if isinstance(outcome, Gathered) and not corpus.add(outcome.original, outcome.annotations):
                corpus.replace(outcome.annotations)
