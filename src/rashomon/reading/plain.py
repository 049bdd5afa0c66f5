"""Plain text: the decoded file is the text, character for character."""

from itertools import islice

from rashomon.reading.bylines import BY, parse_name
from rashomon.reading.draft import Draft
from rashomon.reading.heads import is_byline, is_job
from rashomon.reading.lines import Paragraph, find_lines
from rashomon.reading.published import find_published

_HEAD = 40  # lines


def read_plain(text: str) -> Draft:
    """Take a text as it stands; its author and day of publication are those that its own lines tell, else unknown."""
    found = find_published(text)
    return Draft(
        text,
        author=find_author(text),
        published=found.date,
        published_at=found.at,
        published_span=found.span,
        other_dates=found.others,
    )


def find_author(text: str) -> str | None:
    r"""Give who wrote a text by the first byline among its first lines; None where none names anybody.

    >>> find_author("Port shut\n\nBy Ada Okoro, Staff Writer\n\nBy Friday it was shut.")
    'Ada Okoro'
    """
    for line in islice(find_lines(text), _HEAD):
        words = text[line.start : line.end]
        if BY.match(words) and is_byline(Paragraph(line.start, line.end, words)):
            name, _, rest = (parse_name(words) or "").partition(",")
            return name if is_job(rest) else f"{name},{rest}"
    return None
