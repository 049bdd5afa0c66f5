"""The headline inside a text, and what stands between it and the first sentence."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from rashomon.lexicon import load
from rashomon.reading.heads import find_dateline
from rashomon.reading.lines import Paragraph
from rashomon.reading.phrases import find_edge_furniture
from rashomon.reading.sketch import LIMP, LIST_MARK, Sketch, is_sentence

_HEADLINE_WORDS, _HEADLINE_LENGTH = 32, 230
_STOPPED_WORDS = 15
_SHORT_WORD, _CONTENT_LETTERS = 3, 4
_NAMED_WITHIN = 40
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?][\"'”’]?\s+[A-Z]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def mark_head(sketch: Sketch, title: str | None) -> None:
    """Mark the headline, and what stands between it and the first sentence."""
    if "headline" in sketch.roles:
        return
    above = [at for at in _before_prose(sketch) if sketch.told[at] is None]
    named = _find_titled(sketch, title)
    first = named if named is not None else _find_headline(sketch, above)
    if first is None:
        return
    if named is None and _is_capital_name(sketch, first):
        sketch.roles[first] = "byline"
        return
    sketch.roles[first] = "headline"
    for at in above:
        if at < first:
            sketch.roles[at] = "boilerplate"
        elif at > first and not sketch.paragraphs[at].is_final:
            sketch.roles[at] = "byline" if _is_bare_name(sketch.paragraphs[at]) else "summary"
    _mark_summary(sketch, first)


def _find_titled(sketch: Sketch, title: str | None) -> int | None:
    """Find the line above the first sentence, or that sentence itself, that is the document's title."""
    for at in islice(sketch.open(), _NAMED_WITHIN):
        if title and _is_titled(sketch.paragraphs[at], title):
            return at
        if is_sentence(sketch.paragraphs[at]):
            break
    return None


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
    if find_edge_furniture(sketch.paragraphs[first]) is not None and len(able) > 1:
        kicker = True
    return able[1] if kicker else first


def _is_headline(paragraph: Paragraph) -> bool:
    short = paragraph.words <= _HEADLINE_WORDS and len(paragraph.text) <= _HEADLINE_LENGTH
    if paragraph.words > _STOPPED_WORDS and _first_word(paragraph) in _words("openers"):
        return False
    front = find_dateline(paragraph.text)
    if front and (paragraph.words > _STOPPED_WORDS or paragraph.text[:front].rstrip()[-1] != ":"):
        return False
    return short and not LIST_MARK.match(paragraph.text) and not LIMP.search(paragraph.text.removesuffix(";"))


def _find_stopped_headline(sketch: Sketch) -> int | None:
    """Find a headline that ends with a full stop: it tells what the paragraph below it tells again."""
    start = list(islice(sketch.open(), 2))
    if len(start) < 2 or sketch.told[start[0]] is not None:  # noqa: PLR2004 - a headline and a text
        return None
    one, two = (sketch.paragraphs[at] for at in start)
    if not two.gap or one.words > _STOPPED_WORDS or not _is_headline(one) or _TWO_SENTENCES.search(one.text):
        return None
    told_again = len(_content(one) & _content(two)) > 1 and two.words > one.words
    return start[0] if _is_title_case(one) or (told_again and _is_one_clause(one)) or find_dateline(two.text) else None


def _content(paragraph: Paragraph) -> set[str]:
    return {word for word in _WORD.findall(paragraph.folded) if len(word) >= _CONTENT_LETTERS} - _words("common")


def _is_one_clause(paragraph: Paragraph) -> bool:
    """Tell whether a line has a headline's grammar: no article in front, and no verb form that headlines drop."""
    words = _WORD.findall(paragraph.folded)
    return _first_word(paragraph) not in _words("openers") and _words("dropped").isdisjoint(words)


def _first_word(paragraph: Paragraph) -> str:
    found = _WORD.search(paragraph.folded)
    return "" if found is None else found[0]


def _is_title_case(paragraph: Paragraph) -> bool:
    words = [word for word in _WORD.findall(paragraph.text) if len(word) > _SHORT_WORD]
    return len(words) > _SHORT_WORD and 5 * sum(word[0].isupper() for word in words) >= 4 * len(words)


def _is_titled(paragraph: Paragraph, title: str) -> bool:
    return paragraph.folded.rstrip(".") == Paragraph(0, len(title), title).folded.rstrip(".")


def _is_bare_name(paragraph: Paragraph) -> bool:
    words = paragraph.text.split()
    return 2 <= len(words) <= 3 and all(word[0].isupper() and word.replace(".", "").isalpha() for word in words)  # noqa: PLR2004


def _is_capital_name(sketch: Sketch, at: int) -> bool:
    """Tell whether a would-be headline is a name in capitals: two words that the text never writes small."""
    words = sketch.paragraphs[at].text.split()
    if len(words) != 2 or not all(word.isalpha() and word.isupper() for word in words):  # noqa: PLR2004
        return False
    below = {word for paragraph in sketch.paragraphs[at + 1 : at + 30] for word in _WORD.findall(paragraph.text)}
    return not any(word.casefold() in below for word in words)


def _mark_summary(sketch: Sketch, headline: int) -> None:
    """Mark one or two paragraphs between the headline and a byline or date line as the summary."""
    for at in range(headline + 1, min(headline + 4, len(sketch.roles))):
        if sketch.roles[at] in {"byline", "dateline"}:
            for between in range(headline + 1, at):
                sketch.roles[between] = sketch.roles[between] or "summary"
            return
        if sketch.roles[at] not in {None, "summary"} or sketch.told[at] is not None:
            return


@cache
def _words(subject: str) -> frozenset[str]:
    return frozenset(str(word) for word in load("en", "titles")[subject])
