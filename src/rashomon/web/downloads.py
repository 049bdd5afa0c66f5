"""Files to keep: always an attachment, never a page that a browser renders."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from typing import IO

from starlette.responses import Response, StreamingResponse

from rashomon.corpus.holding import office_in_words
from rashomon.corpus.rows import AttributionRow
from rashomon.export.csv import csv_lines
from rashomon.records import Json

CHUNK = 1 << 16
IN_MEMORY = 8 << 20  # bytes of a download that wait in memory; more wait in a temporary file


def attach(data: bytes, name: str, media_type: str = "application/json") -> Response:
    """Hand out bytes as a file; ``name`` must be plain ASCII."""
    return Response(data, media_type=media_type, headers=_as_file(name))


def as_jsonl(rows: Iterable[AttributionRow]) -> Response:
    """Hand out attributions as one JSON object a line, each with its document."""
    lines = (json.dumps(_record(row), ensure_ascii=False) + "\n" for row in rows)
    return _stream(lines, "attributions.jsonl", "application/x-ndjson")


def as_csv(rows: Iterable[AttributionRow]) -> Response:
    """Hand out attributions as a table whose cells no spreadsheet takes for formulas."""
    return _stream(csv_lines(rows), "attributions.csv", "text/csv; charset=utf-8")


def _record(row: AttributionRow) -> Json:
    """Give an attribution with its document's facts beside its own fields, as the command line prints it."""
    published = None if row.published is None else row.published.isoformat()
    facts = {"document": row.document, "outlet": row.outlet, "published": published, "title": row.title}
    return facts | row.attribution | {"office": office_in_words(row.office)}


def _stream(lines: Iterable[str], name: str, media_type: str) -> Response:
    """Write all lines while the corpus is open, then hand them out piece by piece."""
    written = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when it is handed out
    for line in lines:
        written.write(line.encode("utf-8", "replace"))
    written.seek(0)
    return StreamingResponse(_pieces(written), media_type=media_type, headers=_as_file(name))


def _pieces(written: IO[bytes]) -> Iterator[bytes]:
    with written:
        yield from iter(partial(written.read, CHUNK), b"")


def _as_file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
