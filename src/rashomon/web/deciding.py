"""The rooms where somebody decides: questions to answer, decisions to take back; and what pages send there."""

import getpass
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.corpus import doubting, reviewing
from rashomon.corpus.decisions import Decision, DecisionKind, Judgement, effective, latest, record, undo
from rashomon.corpus.doubting import event_standings, open_doubts, standings
from rashomon.corpus.judging import Decider, open_to_decide
from rashomon.corpus.resolving import find_entity
from rashomon.corpus.reviewing import look
from rashomon.corpus.rulings import EITHER, subject_of
from rashomon.corpus.store import Corpus
from rashomon.corpus.telling import list_rows, tell
from rashomon.errors import CorpusError, RashomonError
from rashomon.types import Standing, Subject, Target
from rashomon.web import rooms
from rashomon.web.drawing import draw, draw_error
from rashomon.web.forms import ForeignFormError, Form, read_form
from rashomon.web.queries import MAX_NUMBER, BadQueryError
from rashomon.web.review import Asked, Notice, ask, ask_event, entity_href, event_href, find_notice
from rashomon.web.waiting import Comparing

ANSWERS: dict[str, DecisionKind] = {"y": "same", "n": "different", "u": "unsure"}
_REVIEW: dict[str, str] = {"entity": "/review", "event": "/review?of=events"}
_TRIED = 50

Q = TypeVar("Q")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many questions are open, and how decisions stand, by number."""

    open: int
    standings: Mapping[int, Standing]


@dataclass(frozen=True, slots=True)
class Deciding:
    """Where one person decides; ``first`` is the latest decision there was when the app started."""

    path: Path
    first: int
    comparing: Comparing
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    # -- showing ------------------------------------------------------------------------------------

    def review(self, request: Request) -> Response:
        """Ask the most useful question that is open: who is who, or which events are one."""
        if request.query_params.get("of") == "events":
            return self._review_events(request)
        with suppress(CorpusError):
            self.comparing.wait(reviewing.is_outdated)
        with Corpus.open_readable(self.path) as corpus:
            outlook = look(corpus)
            asked = _first_asked(partial(ask, corpus), outlook.questions)
            return self._draw_review(
                corpus, request, "entity", asked, Counted(len(outlook.questions), outlook.standings)
            )

    def _review_events(self, request: Request) -> Response:
        """Ask which two events are one; compares anew first where documents came or went, if need be in a copy."""
        try:
            with Corpus.open_readable(self.path) as corpus:
                if doubting.is_outdated(corpus):
                    self.comparing.wait()
                return self._ask_of_events(corpus, request)
        except CorpusError:
            with self.comparing.spare.open() as corpus:
                return self._ask_of_events(corpus, request)

    def _ask_of_events(self, corpus: Corpus, request: Request) -> Response:
        doubts = list(open_doubts(corpus))
        asked = _first_asked(partial(ask_event, corpus), doubts)
        return self._draw_review(corpus, request, "event", asked, Counted(len(doubts), event_standings(corpus)))

    def _draw_review(
        self, corpus: Corpus, request: Request, subject: Subject, asked: Asked | None, counted: Counted
    ) -> Response:
        last = self._last(corpus, subject)
        return draw(
            "review.html",
            here="/review",
            of=subject,
            asked=asked,
            open=counted.open,
            answered=len(self._since(corpus, subject)),
            notice=find_notice(corpus, request.query_params, counted.standings),
            last=None if last is None else Notice(last.number, tell(last), None),
            token=self.token,
        )

    def decisions(self, request: Request) -> Response:
        """List what was decided, and what became of it."""
        with Corpus.open_readable(self.path) as corpus:
            told = standings(corpus)
            rows = list(list_rows(corpus, told))[::-1]
            shown, page = rooms.turn_to(request.query_params, "/decisions", rooms.slice_of(rows))
            return draw(
                "decisions.html",
                here="/decisions",
                rows=shown,
                page=page,
                notice=find_notice(corpus, request.query_params, told),
                token=self.token,
            )

    # -- taking in ----------------------------------------------------------------------------------

    async def answer(self, request: Request) -> Response:
        """Take the answer to a question."""
        return await self._take(request, self._answer)

    async def take_back(self, request: Request) -> Response:
        """Take a decision back."""
        return await self._take(request, self._take_back)

    async def relate(self, request: Request) -> Response:
        """Take what is said of an entity and another."""
        return await self._take(request, self._relate)

    async def _take(self, request: Request, act: Callable[[Form], str]) -> Response:
        try:
            form = await read_form(request, self.token)
        except ForeignFormError as error:
            return draw_error(403, "Not taken in", f"{error}.")
        try:
            address = await run_in_threadpool(act, form)
        except (BadQueryError, CorpusError):
            raise
        except RashomonError as error:
            return draw_error(422, "This cannot be decided", f"{error}.")
        return RedirectResponse(address, 303)

    def _answer(self, form: Form) -> str:
        kind = ANSWERS.get(form["answer"])
        if kind is None:
            raise BadQueryError("answer", form["answer"], "it should be y, n or u")
        with open_to_decide(self.path) as corpus:
            targets = (_target(corpus, form["one"]), _target(corpus, form["other"]))
            if form["of"] == "event":
                one, other = (f"{target.document}:{target.start}-{target.end}" for target in targets)
                return _done(
                    _REVIEW["event"], Decider(corpus, _login(), form["why"][:1000]).pair_events(kind, one, other)
                )
            made = record(corpus, Judgement(kind, targets, _login(), form["why"][:1000]))
        return _done(_REVIEW["entity"], made)

    def _take_back(self, form: Form) -> str:
        number = form["number"]
        if not (number.isascii() and number.isdigit() and int(number[:12]) <= MAX_NUMBER):
            raise BadQueryError("number", number, "it should be the number of a decision")
        with open_to_decide(self.path) as corpus:
            made = undo(corpus, int(number), _login())
        return _done("/decisions" if form["back"] == "decisions" else _REVIEW.get(form["back"], "/review"), made)

    async def relate_events(self, request: Request) -> Response:
        """Take what is said of an event and another, or words that tell of it."""
        return await self._take(request, self._relate_events)

    def _relate_events(self, form: Form) -> str:
        kind = _kind_of(form)
        with open_to_decide(self.path) as corpus:
            made = Decider(corpus, _login(), form["why"][:1000]).pair_events(kind, form["one"], form["other"].strip())
        return _done(event_href(form["one"]), made)

    def _relate(self, form: Form) -> str:
        kind = _kind_of(form)
        with open_to_decide(self.path) as corpus:
            made = Decider(corpus, _login(), form["why"][:1000]).pair(kind, form["one"], form["other"].strip())
            home = find_entity(corpus, form["one"]).id
        return _done(entity_href(home), made)

    # -- since the app started ----------------------------------------------------------------------

    def _since(self, corpus: Corpus, subject: Subject) -> list[Decision]:
        """Give the answers since the app started that hold."""
        held = [one for one in effective(corpus) if one.number > self.first and one.judgement.kind in EITHER]
        return [one for one in held if subject_of(one.judgement) == subject]

    def _last(self, corpus: Corpus, subject: Subject) -> Decision | None:
        """Give the last answer since the app started that holds: what backspace takes back."""
        since = self._since(corpus, subject)
        return since[-1] if since else None


def open_deciding(path: Path) -> Deciding:
    """Let somebody decide in a corpus; one that cannot be opened yet has no decisions."""
    try:
        with Corpus.open(path, create=False, read_only=True) as corpus:
            return Deciding(path, latest(corpus), Comparing(path))
    except CorpusError:
        return Deciding(path, 0, Comparing(path))


def _first_asked(ask_one: Callable[[Q], Asked | None], questions: Sequence[Q]) -> Asked | None:
    """Give the first question whose both sides can be shown."""
    asked = map(ask_one, islice(questions, _TRIED))
    return next((one for one in asked if one is not None), None)


def _kind_of(form: Form) -> DecisionKind:
    kinds: dict[str, DecisionKind] = {"same": "same", "different": "different"}
    kind = kinds.get(form["kind"])
    if kind is None:
        raise BadQueryError("kind", form["kind"], "it should be same or different")
    return kind


def _target(corpus: Corpus, written: str) -> Target:
    """Read words from a form: document, start and end, parted by spaces; the words are the document's own."""
    parts = written.split(" ")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts[1:]):  # noqa: PLR2004
        raise BadQueryError("one", written, "it should be a document and a span in it")
    start, end = int(parts[1]), int(parts[2])
    text = corpus.document(parts[0]).text
    return Target(parts[0], start, end, text[start:end])


def _done(path: str, made: Decision) -> str:
    return f"{path}{'&' if '?' in path else '?'}{urlencode({'done': made.number})}"


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
