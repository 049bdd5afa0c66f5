"""The app: which address shows which room."""

import json
import logging
import shlex
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from rashomon.corpus import resolving
from rashomon.corpus.holding import with_offices
from rashomon.corpus.query import attributions, count_attributions
from rashomon.corpus.search import search
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError, UnknownIdError
from rashomon.records import annotations_to_json
from rashomon.web import across, documents, downloads, queries, rooms
from rashomon.web.deciding import open_deciding
from rashomon.web.drawing import draw, draw_error
from rashomon.web.guard import HEADERS, Guard
from rashomon.web.reader import show_document
from rashomon.web.waiting import Comparing, UnderWayError

MAX_HITS = 50
AGAIN = 3
"""Seconds after which a page that cannot be drawn yet is asked for again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class House:
    """All rooms of one corpus; each request opens the file anew, to read, so that others may write meanwhile."""

    path: Path
    comparing: Comparing

    @contextmanager
    def _corpus(self) -> Iterator[Corpus]:
        with Corpus.open(self.path, create=False, read_only=True) as corpus:
            yield corpus

    def documents(self, request: Request) -> Response:
        """Show the list of documents."""
        query = queries.parse_documents(request.query_params)
        with self._corpus() as corpus:
            every = list(corpus.documents())
        chosen = documents.choose_documents(every, query)
        rows, page = rooms.turn_to(request.query_params, "/", rooms.slice_of(chosen))
        return draw(
            "documents.html",
            here="/",
            query=query,
            total=len(every),
            shown=len(chosen),
            rows=documents.list_documents(rows),
            columns=documents.columns(query, page),
            outlets=sorted({row.outlet for row in every if row.outlet is not None}),
            page=page,
            corpus=str(self.path),
            corpus_quoted=shlex.quote(str(self.path)),
        )

    def document(self, request: Request, document_id: str) -> Response:
        """Show the text of one document with its attributions, a passage highlighted where one is asked for."""
        with self._corpus() as corpus:
            annotations = corpus.annotations(corpus.find(document_id))
        passage = queries.passage(request.query_params, len(annotations.document.text))
        page = show_document(annotations, passage, queries.words(request.query_params, "a"))
        return draw("reader.html", page=page)

    def annotations(self, document_id: str) -> Response:
        """Hand out what one document says, as the contract's JSON."""
        with self._corpus() as corpus:
            annotations = corpus.annotations(corpus.find(document_id))
        written = json.dumps(annotations_to_json(annotations), ensure_ascii=False, indent=1)
        return downloads.attach(written.encode("utf-8", "replace"), f"{_short(annotations.document.id)}.json")

    def original(self, document_id: str) -> Response:
        """Hand out the bytes as found, as a file that no browser renders."""
        with self._corpus() as corpus:
            found = corpus.find(document_id)
            original = corpus.original(found)
        return downloads.attach(original.data, f"{_short(found)}.original", "application/octet-stream")

    def attributions(self, request: Request) -> Response:
        """Show who said what in all documents."""
        query = queries.parse_attributions(request.query_params)
        with self._corpus() as corpus:
            asked = rooms.narrow(corpus, query)
            rows, page = rooms.turn_to(
                request.query_params,
                "/attributions",
                lambda offset, limit: attributions(corpus, asked, limit=limit, offset=offset),
            )
            rows = list(with_offices(corpus, rows, resolve=False))
            outlets, total = rooms.list_outlets(corpus), count_attributions(corpus, asked)
        return draw(
            "attributions.html",
            here="/attributions",
            query=query,
            rows=rooms.list_attributions(rows),
            total=total,
            outlets=outlets,
            forms=queries.FORMS,
            acts=queries.ACTS,
            page=page,
        )

    def attributions_csv(self, request: Request) -> Response:
        """Hand out the same attributions as a table."""
        query = queries.parse_attributions(request.query_params)
        with self._corpus() as corpus:
            return downloads.as_csv(attributions(corpus, rooms.narrow(corpus, query)))

    def attributions_jsonl(self, request: Request) -> Response:
        """Hand out the same attributions, one JSON object a line."""
        query = queries.parse_attributions(request.query_params)
        with self._corpus() as corpus:
            return downloads.as_jsonl(
                with_offices(corpus, attributions(corpus, rooms.narrow(corpus, query)), resolve=False)
            )

    def entities(self, request: Request) -> Response:
        """Show who and what the documents name.

        Who is who is worked out anew when documents came or went, and kept in the file where it may be written to.
        """
        with suppress(CorpusError):
            self.comparing.wait(resolving.is_stale)
        try:
            with Corpus.open(self.path, create=False) as corpus:
                return self._entities(request, corpus)
        except CorpusError:
            with self._corpus() as corpus:
                return self._entities(request, corpus)

    def _entities(self, request: Request, corpus: Corpus) -> Response:
        name, kind = queries.words(request.query_params, "name"), queries.kind(request.query_params)
        named = rooms.find_entities(corpus, name, kind)
        rows, page = rooms.turn_to(request.query_params, "/entities", rooms.slice_of(named))
        listed = rooms.list_entities(corpus, rows)
        return draw(
            "entities.html", here="/entities", rows=listed, name=name, kind=kind, kinds=queries.KINDS, page=page
        )

    def search(self, request: Request) -> Response:
        """Show where words stand in the texts."""
        sought = queries.words(request.query_params, "q")
        hits = []
        if sought is not None:
            with self._corpus() as corpus:
                hits = [rooms.list_hit(corpus, hit) for hit in search(corpus, sought, MAX_HITS + 1)]
        return draw("search.html", sought=sought or "", hits=hits[:MAX_HITS], more=len(hits) > MAX_HITS)

    def health(self) -> Response:
        """Say that the app is up."""
        return Response("ok\n", media_type="text/plain")


def _short(document_id: str) -> str:
    return document_id.removeprefix("sha256:")[:12]


def create_app(corpus_path: Path, *, any_host: bool = False) -> FastAPI:
    """Make the app over one corpus; ``any_host`` lets it answer to names other than loopback's."""
    deciding = open_deciding(corpus_path)
    house = House(corpus_path, deciding.comparing)
    app = FastAPI(
        title="Rashomon",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        # What somebody reads here concerns nobody else: newer releases of FastAPI could be made to report it elsewhere.
        telemetry={
            "tracing": False,
            "metrics": False,
            "logs": False,
            "operation_spans": False,
            "auto_configure": False,
        },
    )
    rooms_at: dict[str, Callable[..., Response]] = {
        "/": house.documents,
        "/documents/{document_id}": house.document,
        "/documents/{document_id}/annotations.json": house.annotations,
        "/documents/{document_id}/original": house.original,
        "/attributions": house.attributions,
        "/attributions.csv": house.attributions_csv,
        "/attributions.jsonl": house.attributions_jsonl,
        "/entities": house.entities,
        "/search": house.search,
        "/healthz": house.health,
        "/review": deciding.review,
        "/decisions": deciding.decisions,
        **across.rooms_of(corpus_path, deciding.token, deciding.comparing),
    }
    takes: dict[str, Callable[..., Awaitable[Response]]] = {
        "/review": deciding.answer,
        "/decisions/undo": deciding.take_back,
        "/entities": deciding.relate,
        "/events": deciding.relate_events,
    }
    for path, room in rooms_at.items():
        app.add_api_route(path, room, methods=["GET"], response_model=None)
    for path, take in takes.items():
        app.add_api_route(path, take, methods=["POST"], response_model=None)
    app.mount("/static", StaticFiles(packages=[("rashomon.web", "static")]))
    app.add_middleware(Guard, refuse=_refuse, takes=frozenset(takes), any_host=any_host)
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, answer)
    return app


# -- what goes wrong ---------------------------------------------------------------------------


def _refuse(status: int, reason: str) -> Response:
    return draw_error(status, "Not answered", reason)


def _answer_http(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    if status == HTTPStatus.NOT_FOUND:
        return draw_error(status, "There is no such page", "The address may be cut off, or the page never was.")
    return draw_error(status, "This did not work", HTTPStatus(status).phrase)


def _answer_query(_request: Request, error: Exception) -> Response:
    return draw_error(HTTPStatus.UNPROCESSABLE_ENTITY, "The address asks for something unclear", f"{error}.")


def _answer_unknown(_request: Request, error: Exception) -> Response:
    return draw_error(HTTPStatus.NOT_FOUND, "Not in this corpus", f"{error}")


def _answer_corpus(_request: Request, error: Exception) -> Response:
    return draw_error(HTTPStatus.SERVICE_UNAVAILABLE, "The corpus cannot be read", f"{error}")


def _answer_under_way(_request: Request, error: Exception) -> Response:
    seconds = round(error.seconds) if isinstance(error, UnderWayError) else 0
    answer = draw("waiting.html", HTTPStatus.SERVICE_UNAVAILABLE, again=AGAIN, seconds=seconds)
    answer.headers["Retry-After"] = str(AGAIN)
    return answer


def _answer_fault(request: Request, error: Exception) -> Response:
    """Answer a fault of ours; it goes around the guard, so it carries the guard's headers by itself."""
    _log.error("fault at %s", request.url.path, exc_info=error)
    answer = draw_error(
        HTTPStatus.INTERNAL_SERVER_ERROR, "Rashomon made a mistake", "The terminal that serves this page tells more."
    )
    answer.headers.update(HEADERS)
    return answer


_ANSWERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    HTTPException: _answer_http,
    queries.BadQueryError: _answer_query,
    UnknownIdError: _answer_unknown,
    CorpusError: _answer_corpus,
    UnderWayError: _answer_under_way,
    Exception: _answer_fault,
}
