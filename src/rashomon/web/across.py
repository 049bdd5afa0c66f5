"""The rooms across documents: the story, an event, the timeline, the network, one entity."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from rashomon.corpus import across, sides, voices
from rashomon.corpus.comparing import is_stale
from rashomon.corpus.desk import Desk, open_desk
from rashomon.corpus.resolving import find_entity, standings
from rashomon.corpus.store import Corpus
from rashomon.web import rooms
from rashomon.web.drawing import draw
from rashomon.web.network import draw_network
from rashomon.web.review import entity_href, find_notice, show_entity

MAX_SPEAKERS = 12
MAX_EVENTS = 12
MAX_DISAGREEMENTS = 24


@dataclass(frozen=True, slots=True)
class Across:
    """The rooms across the documents of one corpus, compared anew when documents or decisions came or went."""

    path: Path
    token: str

    @contextmanager
    def _desk(self) -> Iterator[Desk]:
        with Corpus.open(self.path, create=False, read_only=True) as corpus:
            if not is_stale(corpus):
                yield open_desk(corpus)
                return
        with Corpus.open(self.path, create=False) as corpus:
            yield open_desk(corpus)

    def story(self) -> Response:
        """Show where the accounts differ most, what happened, and who speaks."""
        with self._desk() as desk:
            differ = list(islice(sides.disagreements(desk), MAX_DISAGREEMENTS))
            happened = list(across.page_of_events(desk, 0, MAX_EVENTS))
            speaking = sides.speakers(desk, MAX_SPEAKERS)
        return draw(
            "story.html", here="/story", differ=differ, events=happened, speakers=speaking, told=len(desk.documents)
        )

    def events(self, request: Request) -> Response:
        """List what happened."""
        with self._desk() as desk:
            rows, page = rooms.turn_to(request.query_params, "/events", partial(across.page_of_events, desk))
        return draw("events.html", here="/events", rows=rows, page=page)

    def event(self, event_id: str) -> Response:
        """Show one event: its accounts as columns, its aspects as rows."""
        with self._desk() as desk:
            page = sides.event_page(desk, event_id)
            findings = list(across.findings(desk, event_id))
        return draw("event.html", here="/events", page=page, findings=findings)

    def timeline(self, request: Request) -> Response:
        """Show when each event is said to have been, beside the day it is told."""
        with self._desk() as desk:
            rows, page = rooms.turn_to(request.query_params, "/timeline", partial(across.page_of_timeline, desk))
        return draw("timeline.html", here="/timeline", rows=rows, page=page)

    def network(self) -> Response:
        """Show who stands how to whom, drawn and as a table."""
        with self._desk() as desk:
            rows = list(across.relations(desk))
        return draw("network.html", here="/network", rows=rows, picture=draw_network(rows))

    def entity(self, request: Request, entity_id: str) -> Response:
        """Show who one entity is, all it said, what it is called, how it stands to others; a retired id leads on."""
        with self._desk() as desk:
            entity = find_entity(desk.corpus, entity_id)
            if entity.id != entity_id:
                return RedirectResponse(entity_href(entity.id), 302)
            said = voices.record(desk, entity)
            rows, page = rooms.turn_to(request.query_params, entity_href(entity.id), rooms.slice_of(said))
            told = standings(desk.corpus) if "done" in request.query_params else {}
            return draw(
                "entity.html",
                here="/entities",
                entity=show_entity(desk.corpus, entity),
                notice=find_notice(desk.corpus, request.query_params, told),
                token=self.token,
                rows=rows,
                earlier={row.utterance: row for row in said},
                named=list(voices.naming(desk, entity)),
                ties=[row for row in across.relations(desk) if entity.id in {row.origin, row.target}],
                page=page,
            )


def rooms_of(path: Path, token: str) -> dict[str, Callable[..., Response]]:
    """Give the rooms by their addresses; ``token`` is what forms on them carry."""
    house = Across(path, token)
    return {
        "/story": house.story,
        "/events": house.events,
        "/events/{event_id}": house.event,
        "/timeline": house.timeline,
        "/network": house.network,
        "/entities/{entity_id}": house.entity,
    }
