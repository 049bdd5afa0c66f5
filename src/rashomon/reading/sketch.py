"""A page on the drawing board: its paragraphs, and the roles that they have been given so far."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.reading.lines import Paragraph
from rashomon.reading.phrases import Furniture
from rashomon.types import ZoneKind

TITLE_WORDS = 25
LIST_MARK = re.compile(r"[-–—•*▪●■◦►·]|\(?\d{1,3}[.)]|[a-zA-Z][.)]\s")
LIMP = re.compile(r"[,;:—–&-]$")
STOP = re.compile(r"[.。…][\"'”’»)\]*]{0,4}$")

_SHORT_SENTENCE = 3


@dataclass(slots=True)
class Sketch:
    """A page while its paragraphs are given their roles; None: not decided, in the end body.

    ``told`` is what the page's markup says of each paragraph (None: nothing).
    """

    paragraphs: Sequence[Paragraph]
    told: Sequence[ZoneKind | None]
    roles: list[ZoneKind | None]
    furniture: list[Furniture | None]

    def open(self) -> Iterator[int]:
        """Yield the paragraphs without a role."""
        return (at for at, role in enumerate(self.roles) if role is None)


def is_sentence(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph reads as prose: a sentence with its full stop, or long."""
    return paragraph.is_prose or (paragraph.words >= _SHORT_SENTENCE and STOP.search(paragraph.text[-8:]) is not None)


def is_title(paragraph: Paragraph) -> bool:
    """Tell whether a line may be the title of another article."""
    if paragraph.words > TITLE_WORDS or is_sentence(paragraph) or LIMP.search(paragraph.text) is not None:
        return False
    return not LIST_MARK.match(paragraph.text) and not paragraph.text[0].islower()
