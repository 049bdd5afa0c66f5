"""A page to a draft: its headline, byline, date and main text in order, each with the role that the markup tells."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from rashomon.reading.blocks import Block, find_blocks
from rashomon.reading.draft import Draft
from rashomon.reading.facts import Facts, find_facts
from rashomon.reading.markup import parse_markup
from rashomon.reading.mend import mend
from rashomon.reading.prune import prune
from rashomon.reading.shown import find_shown
from rashomon.types import OtherDate, Zone, ZoneKind

SEPARATOR = "\n\n"


def read_html(text: str, url: str | None = None, today: date | None = None) -> Draft | None:
    """Read a page; None where it holds no text. Days after ``today`` (by default now) are not taken as published."""
    tree = parse_markup(text)
    if tree is None:
        return None
    facts = find_facts(tree, url, today or datetime.now(UTC).date())
    shown = find_shown(tree, facts.url)
    prune(tree)
    blocks = mend(find_blocks(tree), shown, facts.title, facts.body)
    return None if not blocks else _lay_out(facts, blocks)


def _lay_out(facts: Facts, blocks: list[Block]) -> Draft:
    head = [Block("headline", facts.title)] if facts.title is not None else []
    text, layout = join_blocks([*head, *blocks])
    return Draft(
        text,
        url=facts.url,
        outlet=facts.outlet,
        title=facts.title,
        author=facts.author,
        published=facts.published,
        published_at=facts.published_at,
        other_dates=() if facts.modified is None else (OtherDate("modified", facts.modified, None),),
        language=facts.language,
        layout=layout,
    )


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
