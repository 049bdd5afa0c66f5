"""Pages drawn from templates: everything escaped, nothing looked up that is not there."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import Response

from rashomon.web.reader import passage_href

_DOUBLE = '"“”„«»'
_MARKS = _DOUBLE + "'‘’‹›"


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("rashomon.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["clip"] = clip
    environment.filters["exact"] = exact
    environment.filters["bare"] = bare
    environment.filters["at"] = lambda place: passage_href(place.document, place.start, place.end)
    return environment


def draw(template: str, status: int = 200, here: str = "", **values: object) -> Response:
    """Draw a page; ``here`` is the room of the menu that it stands for."""
    page = _templates().get_template(template).render(here=here, **values)
    return Response(page.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")


def draw_error(status: int, heading: str, reason: str) -> Response:
    """Draw the page that says what went wrong, in the look of the others."""
    return draw("error.html", status, code=int(status), heading=heading, reason=reason)


def clip(words: str, limit: int) -> str:
    """Shorten words for a line, white space as single spaces.

    >>> clip("one  two three", 9), clip("short", 9)
    ('one two…', 'short')
    """
    line = " ".join(words[: 4 * limit].split())
    if len(line) <= limit and len(words) <= 4 * limit:
        return line
    short = line[:limit]
    return (short.rpartition(" ")[0] or short).rstrip() + "…"


def bare(words: str) -> str:
    """Take the quotation marks off words that the page puts into its own.

    >>> bare('"not one rifle,"'), bare("the ‘grey zone’")
    ('not one rifle,', 'the ‘grey zone’')
    """
    quoted = len(words) > 1 and words[0] in _MARKS and words[-1] in _MARKS
    return words[1:-1] if quoted else words.strip(_DOUBLE)


def exact(words: str) -> Markup:
    """Escape words so that the browser keeps every character: it would drop NUL and turn CR into LF."""
    return Markup(str(escape(words)).replace("\r", "&#13;").replace("\0", "\ufffd"))  # noqa: S704 - escaped first
