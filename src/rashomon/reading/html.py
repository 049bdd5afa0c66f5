"""A page to a draft: its headline, byline, date and main text in order, each with the role that the markup tells."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from rashomon.reading.blocks import Block, find_blocks
from rashomon.reading.dates import find_dates
from rashomon.reading.draft import Draft
from rashomon.reading.facts import Facts, find_facts
from rashomon.reading.figures import find_figures, place_captions
from rashomon.reading.markup import parse_markup
from rashomon.reading.mend import mend
from rashomon.reading.prune import prune
from rashomon.reading.shown import find_shown
from rashomon.reading.top import complete_head, find_head
from rashomon.types import OtherDate, Span, Zone

SEPARATOR = "\n\n"


def read_html(text: str, url: str | None = None, today: date | None = None) -> Draft | None:
    """Read a page; None where it holds no text. Days after ``today`` (by default now) are not taken as published."""
    tree = parse_markup(text)
    if tree is None:
        return None
    facts = find_facts(tree, url, today or datetime.now(UTC).date())
    shown = find_shown(tree, facts.url)
    figures = find_figures(tree)
    head = find_head(tree, facts)
    prune(tree)
    blocks = mend(find_blocks(tree), shown, facts.title, facts.body)
    return _lay_out(facts, place_captions(complete_head(head, blocks), figures)) if blocks else None


def _lay_out(facts: Facts, blocks: Sequence[Block]) -> Draft:
    text, layout = join_blocks(blocks)
    return Draft(
        text,
        url=facts.url,
        outlet=facts.outlet,
        title=facts.title,
        author=facts.author,
        published=facts.published,
        published_at=facts.published_at,
        published_span=_find_span(text, layout, facts.published),
        other_dates=() if facts.modified is None else (OtherDate("modified", facts.modified, None),),
        language=facts.language,
        layout=layout,
        warnings=facts.warnings,
    )


def _find_span(text: str, layout: Sequence[Zone], day: date | None) -> Span | None:
    """Find the words of the day of publication in the lines above the article."""
    for zone in layout:
        if zone.kind in {"dateline", "byline"}:
            found = next(
                (words for words in find_dates(text[zone.start : zone.end], zone.start) if words.date == day), None
            )
            if found is not None:
                return found.span
    return None


def join_blocks(blocks: Iterable[Block]) -> tuple[str, tuple[Zone, ...]]:
    """Join blocks with an empty line between them; each is a zone, with the white space that follows it."""
    zones: list[Zone] = []
    parts: list[str] = []
    at = 0
    for number, block in enumerate(blocks, start=1):
        end = at + len(block.text) + len(SEPARATOR)
        parts.append(block.text)
        zones.append(Zone(f"z{number}", block.kind, at, end))
        at = end
    text = SEPARATOR.join(parts)
    return text, tuple(replace(zone, end=min(zone.end, len(text))) for zone in zones)
