"""Commands that show the program itself: serve, demo, schema."""

import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from rashomon import schema as schemas
from rashomon.cli.looking import list_attributions
from rashomon.cli.options import Overrides
from rashomon.cli.reading import read_into
from rashomon.corpus.query import AttributionFilter
from rashomon.corpus.store import Corpus
from rashomon.types import Override

PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to listen on.")]


def serve(
    context: typer.Context,
    port: PortOption = 8321,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; other than loopback only if you trust the network.")
    ] = "127.0.0.1",
) -> None:
    """Open the web app on this machine's loopback address.

    Example: rashomon --corpus story.sqlite serve --port 8400
    """
    _serve(context.obj, port, host)


def _serve(corpus: Path, port: int, host: str = "127.0.0.1") -> None:
    from rashomon.web.serve import serve as serve_app  # noqa: PLC0415 - the web framework is heavy

    Corpus.open_readable(corpus).close()
    serve_app(
        corpus, port, host, announce=lambda at: typer.echo(f"Rashomon is at {at} — stop it with Ctrl+C", err=True)
    )


def demo(
    context: typer.Context,
    *,
    show: Annotated[bool, typer.Option("--serve", help="Open the web app on it afterwards.")] = False,
    port: PortOption = 8321,
) -> None:
    """Read the bundled story, print who said what, and keep it in rashomon-demo.sqlite.

    Example: rashomon demo --serve
    """
    corpus = Path("rashomon-demo.sqlite") if context.obj == Path("rashomon.sqlite") else context.obj
    with as_file(files("rashomon.demo") / "story") as story:
        texts = sorted(str(path) for path in story.iterdir() if path.suffix in {".txt", ".html"})
        read_into(corpus, texts, Overrides(story / "metadata.csv", Override()))
    with Corpus.open(corpus, create=False) as kept:
        list_attributions(kept, AttributionFilter(), None, None)
    if show:
        _serve(corpus, port)
    else:
        typer.echo(f"\nKept in {corpus}. Open the app: rashomon --corpus {corpus} serve", err=True)


def schema() -> None:
    """Print the JSON Schema that all JSON output keeps to.

    Example: rashomon schema > rashomon.schema.json
    """
    typer.echo(json.dumps(schemas.load(), indent=2, ensure_ascii=False))
