"""What the model linked to a cue although it is no part of the words: after a quotation's end, or whom they were told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.attribution.addressee import is_passive
from rashomon.attribution.layout import Layout
from rashomon.attribution.links import Group
from rashomon.attribution.near import Near
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import Span

_ENDS = frozenset(".!?…")
_NEAREST = 60
_THAT = re.compile(r"that\s")
_GAP = re.compile(r"(?:'s|’s|'|’)\s(?:[a-z][\w-]{1,20}\s){0,2}")
_TITLED = re.compile(r"(?:[A-Z][\w.’'-]{0,20}\s){1,4}$")


@dataclass(frozen=True, slots=True)
class Sections:
    """The subheadings of a document, and where the notes of its editors begin."""

    subheadings: tuple[Span, ...]
    notes: frozenset[int]


def within_borders(layout: Layout, group: Group, sections: Sections, names: Near) -> Group:
    """Give a group without what is none of its words: of other sections, after its quotation, its subject and source."""
    told = replace(group, contents=tuple(_in_section(group.cue, group.contents, sections.subheadings)))
    quoted = replace(told, contents=tuple(_to_quotation_end(layout, span, sections.notes) for span in told.contents))
    return _with_possessor(layout.text, _without_inner_source(layout.text, _without_told(layout, quoted)), names)


def is_naming(text: str, group: Group) -> bool:
    """Tell whether a group only gives what somebody is called: "known to his men as ‘Abu Mawj’"."""
    words = find_words(text, group.cue.start, group.cue.end) if group.cue else []
    named = bool(words) and words[-1].folded in word_list("en", "cues", "naming")
    return (
        named
        and group.source is None
        and text[group.contents[0].start : group.contents[0].start + 3].casefold() == "as "
    )


def _in_section(cue: Span | None, contents: Sequence[Span], subheadings: Sequence[Span]) -> Iterator[Span]:
    """Leave out a subheading that follows the cue's own section: it is the outlet's choice of words from elsewhere."""
    for span in contents:
        apart = any(head.start <= span.start < head.end and not _holds(head, cue) for head in subheadings)
        if cue is None or not apart:
            yield span


def _holds(zone: Span, cue: Span | None) -> bool:
    return cue is not None and zone.start <= cue.start < zone.end


def _to_quotation_end(layout: Layout, span: Span, notes: frozenset[int]) -> Span:
    """Cut a content that begins with a quotation where that ends a sentence, if nothing is quoted after it, or at a note."""
    over = list(layout.quotations_over(span))
    first = next((q for q in over if q.closed and q.start == span.start and q.end < span.end), None)
    if first is None:
        return span
    if {first.end, first.end + 1} & notes:
        return Span(span.start, first.end)
    if any(q.start >= first.end for q in over):
        return span
    return Span(span.start, first.end) if layout.text[first.end - 2 : first.end - 1] in _ENDS else span


def _without_told(layout: Layout, group: Group) -> Group:
    """Leave out the subject of "was told" before a quotation: somebody to whom the words were said."""
    cue = group.cue
    if cue is None or len(group.contents) < 2 or not is_passive(layout.text, cue):  # noqa: PLR2004 - the subject and the words
        return group
    if find_words(layout.text, cue.start, cue.end)[-1].folded not in word_list("en", "cues", "asking"):
        return group
    after = tuple(span for span in group.contents if span.start >= cue.end)
    is_quoted = bool(after) and any(q.start == after[0].start for q in layout.quotations_over(after[0]))
    return replace(group, contents=after) if is_quoted else group


def _without_inner_source(text: str, group: Group) -> Group:
    """Put a source back into the words where it ends them: "it is believed that his departure was demanded by *them*"."""
    cue, source = group.cue, group.source
    if cue is None or source is None or not is_passive(text, cue):
        return group
    before = [span for span in group.contents if cue.end <= span.start and span.end <= source.start]
    if not before or not _THAT.match(text, before[0].start) or text[before[-1].end : source.start].strip():
        return group
    joined = Span(before[-1].start, source.end)
    return replace(group, source=None, contents=tuple(sorted({*group.contents, joined} - {before[-1]})))


def _with_possessor(text: str, group: Group, names: Near) -> Group:
    """Give a noun that cues words its owner as source: "*Admiral Sorel*’s remark that it rained"."""
    cue = group.cue
    if cue is None or group.source is not None:
        return group
    words = find_words(text, cue.start, cue.end)
    telling = word_list("en", "cues", "nouns") | word_list("en", "cues", "verbs")
    if len(words) != 1 or words[0].folded not in telling:
        return group
    for name in names.over(Span(max(cue.start - _NEAREST, 0), cue.start)):
        end = name.end - 2 if text[name.end - 2 : name.end] in {"'s", "’s"} else name.end
        if _GAP.fullmatch(text, end, cue.start):
            titled = _TITLED.search(text[max(name.start - _NEAREST, 0) : name.start])
            return replace(group, source=Span(name.start - (len(titled.group()) if titled else 0), end))
    return group
