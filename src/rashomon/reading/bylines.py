"""The name on a byline, without what stands around it."""

import re

from rashomon.reading.lines import one_line

BY = re.compile(
    r"^\s{0,9}(?:(?:written|posted|story|words|text|report)\s{1,3})?(?:by|von|par|por|di|author)\b\s{0,3}[:|]?\s{0,9}",
    re.IGNORECASE,
)
END = re.compile(
    r"\s{0,9}(?:[|•·]|\bon\b|\bin\b|\d{1,2}[:./ ]|\b(?:published|updated|posted|last)\b).{0,999}$",
    re.IGNORECASE | re.DOTALL,
)
NO_NAME = re.compile(
    r"https?:|www\.|@\w|^\W*$|^(?:admin|administrator|editor|staff|unknown|none|null|anonymous|webmaster)$",
    re.IGNORECASE,
)
MAX_NAME = 80


def parse_name(raw: str) -> str | None:
    """Take the name out of a byline, without "By" and what follows the name; None where no name is left.

    >>> parse_name("By Ana Brand | 3 May 2019")
    'Ana Brand'
    """
    name = END.sub("", BY.sub("", one_line(raw[:1000]))).strip(" ,;:|-–—")
    return None if len(name) > MAX_NAME or NO_NAME.search(name) else name or None
