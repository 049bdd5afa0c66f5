"""The program ``rashomon``: its commands and what becomes of errors."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli import comparing, deciding, keeping, looking, reading, showing
from rashomon.errors import RashomonError
from rashomon.version import VERSION

app = typer.Typer(
    name="rashomon",
    help="Read rival accounts of one matter and lay out who said what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"rashomon {VERSION}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    corpus: Annotated[Path, typer.Option("--corpus", metavar="FILE", help="The corpus file.")] = Path(
        "rashomon.sqlite"
    ),
    version: Annotated[  # noqa: ARG001, FBT002 - its callback has done the work; typer needs it so
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read rival accounts of one matter and lay out who said what."""
    context.obj = corpus


for command in (
    reading.annotate,
    reading.add,
    reading.reannotate,
    keeping.documents,
    keeping.show,
    keeping.remove,
    keeping.status,
    keeping.export,
    looking.attributions,
    looking.entities,
    looking.search,
    comparing.compare,
    comparing.events,
    comparing.timeline,
    comparing.relations,
    comparing.naming,
    comparing.record,
    showing.serve,
    showing.demo,
    showing.schema,
):
    app.command()(command)
app.add_typer(deciding.app)


def main() -> None:
    """Run the program; errors that Rashomon raises on purpose become one line on standard error and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except RashomonError as error:
        typer.echo(f"rashomon: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
