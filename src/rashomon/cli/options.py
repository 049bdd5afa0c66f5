"""Options that several commands share, and what they mean together."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.listing import Format
from rashomon.reading.metadata import Metadata, parse_metadata
from rashomon.types import Override


def parse_day(value: str) -> date:
    """Read a day as YYYY-MM-DD; raises typer.BadParameter otherwise."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is not a day; write it as YYYY-MM-DD") from error


Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or http(s) addresses.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="The outlet of all that is read.")]
PublishedOption = Annotated[
    date | None,
    typer.Option("--published", parser=parse_day, metavar="DATE", help="The day it was published, YYYY-MM-DD."),
]
UrlOption = Annotated[str | None, typer.Option("--url", help="The address it was published at.")]
MetadataOption = Annotated[
    Path | None,
    typer.Option(
        "--metadata", metavar="FILE.csv", help="A table with the columns path, outlet, published, url, title."
    ),
]
JobsOption = Annotated[int, typer.Option("--jobs", min=1, max=256, help="Processes to work in.")]
FormatOption = Annotated[
    Format | None, typer.Option("--format", help="Default: a table on a terminal, JSON lines in a pipe.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write to this file instead of standard output.")
]


class Overrides:
    """What the user says about each input: the metadata file's row, and options over it."""

    def __init__(self, metadata: Path | None, options: Override) -> None:
        self._metadata: Metadata | None = None if metadata is None else parse_metadata(metadata)
        self._options = options

    def of(self, path: str) -> Override:
        """Give what is said about the file at ``path``."""
        row = None if self._metadata is None else self._metadata.of(path)
        said = {
            name: value
            for name in ("outlet", "published", "url", "title")
            if (value := getattr(self._options, name)) is not None
        }
        return replace(row or Override(), **said)
