"""The role of each paragraph on its page: first by its own words, then by where it stands among the others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import load
from rashomon.reading.captions import is_caption, is_credit
from rashomon.reading.dates import is_date_line, is_posting_line
from rashomon.reading.heads import find_dateline, is_byline, is_clock_line, is_credits_line
from rashomon.reading.lines import Paragraph
from rashomon.reading.menus import is_address, is_code, is_menu, is_ornament
from rashomon.reading.phrases import Furniture, find_furniture, is_edge_furniture, reports_speech
from rashomon.types import OutletProfile, ZoneKind

_HEADLINE_WORDS, _HEADLINE_LENGTH = 32, 230
_SUBHEADING_WORDS, _SUBHEADING_LENGTH = 13, 95
_TITLE_WORDS = 25
_DATE_LINE_LENGTH = 120
_LINKS_UNDER_A_HEAD = 10
_SHORT_SENTENCE = 3
_CONTENT_LETTERS = 4
_LIST_MARK = re.compile(r"[-–—•*▪●■◦►·]|\(?\d{1,3}[.)]|[a-zA-Z][.)]\s")
_STOP = re.compile(r"[.。…][\"'”’»)\]*]{0,4}$")
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?][\"'”’]?\s+[A-Z]")
_LIMP = re.compile(r"[,;:—–&-]$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


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


def find_roles(
    paragraphs: Sequence[Paragraph],
    told: Sequence[ZoneKind | None],
    turns: Sequence[bool],
    title: str | None,
    profile: OutletProfile | None,
) -> list[ZoneKind]:
    """Give every paragraph its role; ``turns`` marks those that lie in a transcript's turn."""
    sketch = Sketch(paragraphs, told, [None] * len(paragraphs), [None] * len(paragraphs))
    repeated: frozenset[str] = frozenset() if profile is None else profile.repeated
    for at, paragraph in enumerate(paragraphs):
        sketch.roles[at] = "turn" if turns[at] else _find_role(sketch, at, paragraph, repeated)
    _mark_labelled(sketch)
    _mark_captions(sketch)
    _mark_links(sketch)
    _mark_head(sketch, title)
    _mark_tail(sketch)
    _mark_inside(sketch)
    return [role or "body" for role in sketch.roles]


def is_sentence(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph reads as prose: a sentence with its full stop, or long."""
    return paragraph.is_prose or (paragraph.words >= _SHORT_SENTENCE and _STOP.search(paragraph.text[-8:]) is not None)


def _find_role(sketch: Sketch, at: int, paragraph: Paragraph, repeated: frozenset[str]) -> ZoneKind | None:
    """Decide by a paragraph's own words."""
    told = sketch.told[at]
    if told is not None and told != "body":
        return told
    sketch.furniture[at] = find_furniture(paragraph)
    if sketch.furniture[at] is not None or paragraph.folded in repeated:
        return "boilerplate"
    if is_address(paragraph) or is_ornament(paragraph) or is_menu(paragraph) or is_code(paragraph):
        return "boilerplate"
    if is_caption(paragraph):
        return "caption"
    if len(paragraph.text) <= _DATE_LINE_LENGTH and is_date_line(paragraph.text):
        return "dateline"
    if len(paragraph.text) <= _DATE_LINE_LENGTH and not paragraph.is_final and is_posting_line(paragraph.text):
        return "boilerplate"
    if is_byline(paragraph) or is_credits_line(paragraph):
        return "byline"
    return "subheading" if is_clock_line(paragraph) else None


def _mark_labelled(sketch: Sketch) -> None:
    """Mark the blocks of a transcript's page: "Description:" and what it describes, "Source: …", "Transcript:"."""
    labels = {at: _label_of(paragraph) for at, paragraph in enumerate(sketch.paragraphs)}
    texts = [at for at, label in labels.items() if label == "text"]
    stop = min([at for at, role in enumerate(sketch.roles) if role == "turn"] + texts, default=0)
    describing = False
    for at in range(min(stop + 1, len(sketch.roles))):
        label = labels[at]
        if label in {"summary", "text"}:
            sketch.roles[at], describing = "boilerplate", label == "summary"
        elif label == "fact" and sketch.roles[at] in {None, "dateline"}:
            sketch.roles[at], describing = "dateline", False
        elif describing and sketch.roles[at] is None:
            sketch.roles[at] = "summary"


def _label_of(paragraph: Paragraph) -> str | None:
    folded = paragraph.folded
    bare = folded.rstrip(":. ")
    marked = bare != folded
    if marked and bare in _words("summary_labels"):
        return "summary"
    if marked and bare in _words("text_labels"):
        return "text"
    head, colon, rest = folded.partition(":")
    return "fact" if colon and rest and head in _words("fact_labels") and paragraph.words <= _TITLE_WORDS else None


def _mark_captions(sketch: Sketch) -> None:
    """Mark the line right above a credit that stands alone as its caption."""
    for at in range(1, len(sketch.roles)):
        credit, above = sketch.paragraphs[at], sketch.paragraphs[at - 1]
        if sketch.roles[at] == "caption" and is_credit(credit) and sketch.roles[at - 1] is None and not credit.gap:
            sketch.roles[at - 1] = None if is_sentence(above) and above.words > _TITLE_WORDS else "caption"


def _mark_links(sketch: Sketch) -> None:
    """Mark the titles under "Related:" and the like, and a title with a date below it amid the prose."""
    left = 0
    for at, paragraph in enumerate(sketch.paragraphs):
        furniture = sketch.furniture[at]
        if furniture is not None:
            left = _LINKS_UNDER_A_HEAD if furniture.heads and paragraph.words <= 5 else 0  # noqa: PLR2004 - no title in it
        elif left and sketch.roles[at] is None and _is_title(paragraph):
            sketch.roles[at], left = "boilerplate", left - 1
        elif sketch.roles[at] is None:
            left = 0


def _mark_head(sketch: Sketch, title: str | None) -> None:
    """Mark the headline, and what stands between it and the first sentence."""
    if "headline" in sketch.roles:
        return
    above = [at for at in _before_prose(sketch) if sketch.told[at] is None]
    named = next((at for at in sketch.open() if title and _is_titled(sketch.paragraphs[at], title)), None)
    first = named if named is not None else _find_headline(sketch, above)
    if first is None:
        return
    sketch.roles[first] = "headline"
    for at in above:
        if at < first:
            sketch.roles[at] = "boilerplate"
        elif at > first and not sketch.paragraphs[at].is_final:
            sketch.roles[at] = "byline" if _is_bare_name(sketch.paragraphs[at]) else "summary"
    _mark_summary(sketch, first)


def _before_prose(sketch: Sketch) -> list[int]:
    """List the open paragraphs above the first sentence."""
    found = []
    for at in sketch.open():
        if is_sentence(sketch.paragraphs[at]):
            break
        found.append(at)
    return found


def _find_headline(sketch: Sketch, above: Sequence[int]) -> int | None:
    able = [at for at in above if _is_headline(sketch.paragraphs[at])]
    if not able:
        return _find_stopped_headline(sketch)
    first = able[0]
    kicker = len(able) > 1 and sketch.paragraphs[first].words <= 2 and sketch.paragraphs[able[1]].words > 4  # noqa: PLR2004
    if is_edge_furniture(sketch.paragraphs[first]) and len(able) > 1:
        kicker = True
    return able[1] if kicker else first


def _is_headline(paragraph: Paragraph) -> bool:
    short = paragraph.words <= _HEADLINE_WORDS and len(paragraph.text) <= _HEADLINE_LENGTH
    return short and not _LIST_MARK.match(paragraph.text) and not _LIMP.search(paragraph.text)


def _find_stopped_headline(sketch: Sketch) -> int | None:
    """Find a headline that ends with a full stop: it tells what the paragraph below it tells again."""
    start = list(_take(sketch.open(), 2))
    if len(start) < 2 or sketch.told[start[0]] is not None:  # noqa: PLR2004 - a headline and a text
        return None
    one, two = (sketch.paragraphs[at] for at in start)
    if not two.gap or one.words > _TITLE_WORDS or not _is_headline(one) or _TWO_SENTENCES.search(one.text):
        return None
    told_again = len(_content(one) & _content(two)) > 1 and two.words > one.words
    return start[0] if _is_title_case(one) or (told_again and _is_one_clause(one)) or find_dateline(two.text) else None


def _take(items: Iterator[int], most: int) -> Iterator[int]:
    for _, item in zip(range(most), items, strict=False):
        yield item


def _content(paragraph: Paragraph) -> set[str]:
    return {word for word in _WORD.findall(paragraph.folded) if len(word) >= _CONTENT_LETTERS} - _words("common")


def _is_one_clause(paragraph: Paragraph) -> bool:
    """Tell whether a line has a headline's grammar: no article in front, and no verb form that headlines drop."""
    words = _WORD.findall(paragraph.folded)
    return bool(words) and words[0] not in _words("openers") and _words("dropped").isdisjoint(words)


def _is_title_case(paragraph: Paragraph) -> bool:
    words = [word for word in _WORD.findall(paragraph.text) if len(word) > _SHORT_SENTENCE]
    return len(words) > _SHORT_SENTENCE and 5 * sum(word[0].isupper() for word in words) >= 4 * len(words)


def _is_titled(paragraph: Paragraph, title: str) -> bool:
    return paragraph.folded.rstrip(".") == Paragraph(0, len(title), title).folded.rstrip(".")


def _is_bare_name(paragraph: Paragraph) -> bool:
    words = paragraph.text.split()
    return 2 <= len(words) <= 3 and all(word[0].isupper() and word.replace(".", "").isalpha() for word in words)  # noqa: PLR2004


def _mark_summary(sketch: Sketch, headline: int) -> None:
    """Mark one or two paragraphs between the headline and a byline or date line as the summary."""
    for at in range(headline + 1, min(headline + 4, len(sketch.roles))):
        if sketch.roles[at] in {"byline", "dateline"}:
            for between in range(headline + 1, at):
                sketch.roles[between] = sketch.roles[between] or "summary"
            return
        if sketch.roles[at] not in {None, "summary"} or sketch.told[at] is not None:
            return


def _mark_tail(sketch: Sketch) -> None:
    """Mark the lines below the last sentence: all after furniture that ends a page, and lists of titles."""
    sentences = [at for at in sketch.open() if is_sentence(sketch.paragraphs[at])]
    last = max([*sentences, *(at for at, role in enumerate(sketch.roles) if role == "turn")], default=None)
    if last is None:
        return
    tail = range(last + 1, len(sketch.roles))
    ended = next((at for at in tail if (found := sketch.furniture[at]) is not None and found.ends), None)
    for at in tail:
        after = ended is not None and at > ended
        if sketch.roles[at] is None and (after or is_edge_furniture(sketch.paragraphs[at])):
            sketch.roles[at] = "boilerplate"
    _mark_titles(sketch, last)


def _mark_titles(sketch: Sketch, last: int) -> None:
    """Mark two or more titles of other articles at the very end of a page."""
    titles = [at for at in range(last + 1, len(sketch.roles)) if sketch.roles[at] is None]
    above = sketch.paragraphs[last].text
    if len(titles) < 2 or above.endswith((":", ";")) or _LIST_MARK.match(above) is not None:  # noqa: PLR2004
        return
    if all(_is_title(sketch.paragraphs[at]) and sketch.paragraphs[at].words > 4 for at in titles):  # noqa: PLR2004
        for at in titles:
            sketch.roles[at] = "boilerplate"


def _is_title(paragraph: Paragraph) -> bool:
    """Tell whether a line may be the title of another article."""
    if paragraph.words > _TITLE_WORDS or is_sentence(paragraph) or _LIMP.search(paragraph.text) is not None:
        return False
    return not _LIST_MARK.match(paragraph.text) and not paragraph.text[0].islower()


def _mark_inside(sketch: Sketch) -> None:
    """Mark subheadings, and titles of other articles with their dates, between paragraphs of prose."""
    first = next((at for at in sketch.open() if is_sentence(sketch.paragraphs[at])), len(sketch.roles))
    for at in list(sketch.open()):
        if sketch.told[at] is not None or at == 0 or not _is_title(sketch.paragraphs[at]):
            continue
        follows = at + 1 < len(sketch.roles) and sketch.roles[at + 1]
        if follows == "dateline" and at > first:
            sketch.roles[at] = sketch.roles[at + 1] = "boilerplate"
        elif _is_subheading(sketch, at):
            sketch.roles[at] = "subheading"


def _is_subheading(sketch: Sketch, at: int) -> bool:
    paragraph = sketch.paragraphs[at]
    if paragraph.words > _SUBHEADING_WORDS or len(paragraph.text) > _SUBHEADING_LENGTH or reports_speech(paragraph):
        return False
    if paragraph.is_final and _STOP.search(paragraph.text[-8:]) is None and paragraph.text[0] in "\"“‘'«":
        return False
    above, below = (_neighbour(sketch, at, step) for step in (-1, 1))
    return above is not None and below is not None and is_sentence(below) and not _LIMP.search(above.text)


def _neighbour(sketch: Sketch, at: int, step: int) -> Paragraph | None:
    """Give the next paragraph of text in a direction, over furniture and captions."""
    at += step
    while 0 <= at < len(sketch.roles) and sketch.roles[at] in {"boilerplate", "caption"}:
        at += step
    return sketch.paragraphs[at] if 0 <= at < len(sketch.roles) else None


@cache
def _words(subject: str) -> frozenset[str]:
    source = "titles" if subject in {"common", "openers", "dropped"} else "boilerplate"
    return frozenset(str(word) for word in load("en", source)[subject])
