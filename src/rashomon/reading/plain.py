"""Plain text: the decoded file is the text, character for character."""

from rashomon.reading.draft import Draft
from rashomon.reading.published import find_published


def read_plain(text: str) -> Draft:
    """Take a text as it stands; the day of publication is the one that its own lines tell, else unknown."""
    found = find_published(text)
    return Draft(text, published=found.date, published_at=found.at, published_span=found.span, other_dates=found.others)
