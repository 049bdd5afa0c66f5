"""The role of each paragraph on its page: first by its own words, then by where it stands among the others."""

from collections.abc import Sequence
from functools import cache

from rashomon.lexicon import load
from rashomon.reading.captions import is_caption, is_credit
from rashomon.reading.dates import is_date_line, is_posting_line, is_signed_date
from rashomon.reading.headlines import mark_head
from rashomon.reading.heads import is_byline, is_clock_line, is_credits_line
from rashomon.reading.lines import Paragraph
from rashomon.reading.menus import is_address, is_code, is_menu, is_ornament
from rashomon.reading.phrases import find_edge_furniture, find_furniture, reports_speech
from rashomon.reading.sketch import LIMP, LIST_MARK, STOP, TITLE_WORDS, Sketch, is_sentence, is_title
from rashomon.types import OutletProfile, ZoneKind

_SUBHEADING_WORDS, _SUBHEADING_LENGTH = 13, 95
_DATE_LINE_LENGTH = 120
_LINKS_UNDER_A_HEAD = 10
_SERIES_WORDS = 4
_MARKS = "\"'"


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
    mark_head(sketch, title)
    _mark_tail(sketch)
    _mark_inside(sketch)
    return [role or "body" for role in sketch.roles]


def _find_role(sketch: Sketch, at: int, paragraph: Paragraph, repeated: frozenset[str]) -> ZoneKind | None:
    """Decide by a paragraph's own words."""
    told = sketch.told[at]
    if told is not None and told != "body":
        return told
    sketch.furniture[at] = find_furniture(paragraph)
    if sketch.furniture[at] is not None or paragraph.folded in repeated or _is_page(paragraph):
        return "boilerplate"
    if is_caption(paragraph):
        return "caption"
    if len(paragraph.text) <= _DATE_LINE_LENGTH and (is_date_line(paragraph.text) or is_signed_date(paragraph.text)):
        return "dateline"
    return _find_head_role(paragraph)


def _is_page(paragraph: Paragraph) -> bool:
    """Tell whether a line belongs to the page by its shape: an address, a menu, an ornament, code, a posting line."""
    posted = len(paragraph.text) <= _DATE_LINE_LENGTH and not paragraph.is_final and is_posting_line(paragraph.text)
    posted = posted and not is_date_line(paragraph.text)
    return posted or any(test(paragraph) for test in (is_address, is_ornament, is_menu, is_code))


def _find_head_role(paragraph: Paragraph) -> ZoneKind | None:
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
        elif sketch.roles[at] is None and _is_bracketed(sketch.paragraphs[at]) and not describing:
            sketch.roles[at] = "boilerplate"
        elif describing and sketch.roles[at] is None:
            sketch.roles[at] = "summary"


def _is_bracketed(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is all in brackets, as the page's own words above a transcript are."""
    return paragraph.text[0] in "([" and paragraph.text.rstrip(".")[-1:] in (")", "]")


def _label_of(paragraph: Paragraph) -> str | None:
    folded = paragraph.folded
    bare = folded.rstrip(":. ")
    marked = bare != folded
    if marked and bare in _words("summary_labels"):
        return "summary"
    if marked and bare in _words("text_labels"):
        return "text"
    head, colon, rest = folded.partition(":")
    return "fact" if colon and rest and head in _words("fact_labels") and paragraph.words <= TITLE_WORDS else None


def _mark_captions(sketch: Sketch) -> None:
    """Mark the line right above a credit that stands alone as its caption."""
    for at in range(1, len(sketch.roles)):
        credit, above = sketch.paragraphs[at], sketch.paragraphs[at - 1]
        if sketch.roles[at] != "caption" or sketch.roles[at - 1] is not None or not is_credit(credit):
            continue
        if above.words <= TITLE_WORDS and (not above.is_final or not credit.gap):
            sketch.roles[at - 1] = "caption"


def _mark_links(sketch: Sketch) -> None:
    """Mark the titles under "Related:" and the like, and a title with a date below it amid the prose."""
    left = 0
    for at, paragraph in enumerate(sketch.paragraphs):
        furniture = sketch.furniture[at]
        if furniture is not None:
            left = _LINKS_UNDER_A_HEAD if furniture.heads and _is_bare_head(paragraph) else 0
            if "»" in paragraph.text or ">>" in paragraph.text:
                _mark_name_above(sketch, at)
        elif left and sketch.roles[at] is None and is_title(paragraph) and not paragraph.is_final:
            sketch.roles[at], left = "boilerplate", left - 1
        elif sketch.roles[at] is None:
            left = 0


def _is_bare_head(paragraph: Paragraph) -> bool:
    """Tell whether a heading of links holds no link itself."""
    return paragraph.words <= _SERIES_WORDS and not paragraph.folded.partition(":")[2]


def _mark_name_above(sketch: Sketch, at: int) -> None:
    """Mark the name of a series above a link that goes on with it ("Harbour Channel", "More>>")."""
    above = at - 1
    if above < 0 or sketch.roles[above] is not None:
        return
    if sketch.paragraphs[above].words <= _SERIES_WORDS and is_title(sketch.paragraphs[above]):
        sketch.roles[above] = "boilerplate"


def _mark_tail(sketch: Sketch) -> None:
    """Mark the lines below the last sentence: all after furniture that ends a page, and lists of titles."""
    sentences = [at for at in sketch.open() if is_sentence(sketch.paragraphs[at])]
    last = max([*sentences, *(at for at, role in enumerate(sketch.roles) if role == "turn")], default=None)
    if last is None:
        return
    ended = False
    for at in range(last + 1, len(sketch.roles)):
        paragraph = sketch.paragraphs[at]
        furniture = sketch.furniture[at] or find_edge_furniture(paragraph)
        if sketch.roles[at] is None and (furniture is not None or (ended and not _is_short_sentence(paragraph))):
            sketch.roles[at] = "boilerplate"
        ended = ended or (furniture is not None and furniture.ends)
    _mark_titles(sketch, last)


def _is_short_sentence(paragraph: Paragraph) -> bool:
    return paragraph.words > 1 and STOP.search(paragraph.text[-8:]) is not None


def _mark_titles(sketch: Sketch, last: int) -> None:
    """Mark two or more titles of other articles at the very end of a page."""
    titles = [at for at in range(last + 1, len(sketch.roles)) if sketch.roles[at] is None]
    above = sketch.paragraphs[last].text
    if len(titles) < 2 or above.endswith((":", ";")) or LIST_MARK.match(above) is not None:  # noqa: PLR2004
        return
    if all(is_title(sketch.paragraphs[at]) and sketch.paragraphs[at].words > 4 for at in titles):  # noqa: PLR2004
        for at in titles:
            sketch.roles[at] = "boilerplate"


def _mark_inside(sketch: Sketch) -> None:
    """Mark subheadings, and titles of other articles with their dates, between paragraphs of prose."""
    first = next((at for at in sketch.open() if is_sentence(sketch.paragraphs[at])), len(sketch.roles))
    for at in list(sketch.open()):
        if sketch.told[at] is not None or at == 0 or not is_title(sketch.paragraphs[at]):
            continue
        follows = at + 1 < len(sketch.roles) and sketch.roles[at + 1]
        if follows == "dateline" and at > first:
            sketch.roles[at] = sketch.roles[at + 1] = "boilerplate"
        elif _is_subheading(sketch, at):
            sketch.roles[at] = "subheading"


def _is_subheading(sketch: Sketch, at: int) -> bool:
    paragraph = sketch.paragraphs[at]
    if paragraph.words > _SUBHEADING_WORDS or len(paragraph.text) > _SUBHEADING_LENGTH:
        return False
    if reports_speech(paragraph) and not (paragraph.folded[0] in _MARKS and paragraph.folded[-1] in _MARKS):
        return False
    if paragraph.is_final and STOP.search(paragraph.text[-8:]) is None and paragraph.text[0] in "\"“‘'«":
        return False
    above, below = (_neighbour(sketch, at, step) for step in (-1, 1))
    return above is not None and below is not None and is_sentence(below) and not LIMP.search(above.text)


def _neighbour(sketch: Sketch, at: int, step: int) -> Paragraph | None:
    """Give the next paragraph of text in a direction, over furniture and captions."""
    at += step
    while 0 <= at < len(sketch.roles) and sketch.roles[at] in {"boilerplate", "caption"}:
        at += step
    return sketch.paragraphs[at] if 0 <= at < len(sketch.roles) else None


@cache
def _words(subject: str) -> frozenset[str]:
    return frozenset(str(word) for word in load("en", "boilerplate")[subject])
