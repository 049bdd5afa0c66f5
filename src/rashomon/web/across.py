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
from rashomon.corpus.desk import Desk, open_desk
from rashomon.corpus.doubting import standings
from rashomon.corpus.happenings import find_event
from rashomon.corpus.resolving import find_entity
from rashomon.web import rooms
from rashomon.web.drawing import draw
from rashomon.web.network import draw_network
from rashomon.web.review import entity_href, event_href, find_notice, show_doubts, show_entity
from rashomon.web.waiting import Comparing

MAX_SPEAKERS = 12
MAX_EVENTS = 12
MAX_DISAGREEMENTS = 24


@dataclass(frozen=True, slots=True)
class Across:
    """The rooms across the documents of one corpus, compared anew when documents or decisions came or went."""

    path: Path
    token: str
    comparing: Comparing

    @contextmanager
    def _desk(self) -> Iterator[Desk]:
        with self.comparing.open() as corpus:
            yield open_desk(corpus)

    def _draw(self, desk: Desk, template: str, here: str, **shown: object) -> Response:
        """Draw a page; it says so where it shows a copy, as the file itself may only be read."""
        return draw(template, here=here, status=200, is_copy=desk.corpus.path != self.path, **shown)

    def story(self) -> Response:
        """Show where the accounts differ most, what happened, and who speaks."""
        with self._desk() as desk:
            differ = list(islice(sides.disagreements(desk), MAX_DISAGREEMENTS))
            happened = list(across.page_of_events(desk, 0, MAX_EVENTS))
            speaking = sides.speakers(desk, MAX_SPEAKERS)
            told = len(desk.documents)
            return self._draw(
                desk, "story.html", here="/story", differ=differ, events=happened, speakers=speaking, told=told
            )

    def events(self, request: Request) -> Response:
        """List what happened."""
        with self._desk() as desk:
            rows, page = rooms.turn_to(request.query_params, "/events", partial(across.page_of_events, desk))
            return self._draw(desk, "events.html", here="/events", rows=rows, page=page)

    def event(self, request: Request, event_id: str) -> Response:
        """Show one event: its accounts as columns, its aspects as rows; an id that it had before leads on."""
        with self._desk() as desk:
            event = find_event(desk.corpus, event_id)
            if event != event_id:
                return RedirectResponse(event_href(event, request.query_params), 302)
            told = standings(desk.corpus) if "done" in request.query_params else {}
            return self._draw(
                desk,
                "event.html",
                here="/events",
                page=sides.event_page(desk, event_id),
                findings=list(across.findings(desk, event_id)),
                notice=find_notice(desk.corpus, request.query_params, told),
                token=self.token,
                doubted=show_doubts(desk.corpus, event_id),
            )

    def timeline(self, request: Request) -> Response:
        """Show when each event is said to have been, beside the day it is told."""
        with self._desk() as desk:
            rows, page = rooms.turn_to(request.query_params, "/timeline", partial(across.page_of_timeline, desk))
            return self._draw(desk, "timeline.html", here="/timeline", rows=rows, page=page)

    def network(self) -> Response:
        """Show who stands how to whom, drawn and as a table."""
        with self._desk() as desk:
            rows = list(across.relations(desk))
            return self._draw(desk, "network.html", here="/network", rows=rows, picture=draw_network(rows))

    def entity(self, request: Request, entity_id: str) -> Response:
        """Show who one entity is, all it said, what it is called, how it stands to others; a retired id leads on."""
        with self._desk() as desk:
            entity = find_entity(desk.corpus, entity_id)
            if entity.id != entity_id:
                return RedirectResponse(entity_href(entity.id), 302)
            said = voices.record(desk, entity)
            rows, page = rooms.turn_to(request.query_params, entity_href(entity.id), rooms.slice_of(said))
            told = standings(desk.corpus) if "done" in request.query_params else {}
            return self._draw(
                desk,
                "entity.html",
                here="/entities",
                entity=show_entity(desk.corpus, entity),
                notice=find_notice(desk.corpus, request.query_params, told),
                token=self.token,
                rows=rows,
                earlier={row.utterance: row for row in said},
                named=list(voices.naming(desk, entity)),
                ties=list(across.relations(desk, entity.id)),
                page=page,
            )


def rooms_of(path: Path, token: str, comparing: Comparing) -> dict[str, Callable[..., Response]]:
    """Give the rooms by their addresses; ``token`` is what forms on them carry."""
    house = Across(path, token, comparing)
    return {
        "/story": house.story,
        "/events": house.events,
        "/events/{event_id}": house.event,
        "/timeline": house.timeline,
        "/network": house.network,
        "/entities/{entity_id}": house.entity,
    }
