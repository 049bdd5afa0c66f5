"""What the reader page shows of one document, worked out before anything is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from rashomon.corpus.desk import UNNAMED
from rashomon.types import Annotations, Attribution, Document, Interval, Span
from rashomon.web.marks import Block, Piece, lay_out


@dataclass(frozen=True, slots=True)
class Entry:
    """One attribution as the side panel lists it; ``chain`` leads from the outlet to whoever speaks."""

    id: str
    number: int
    depth: int
    speaker: str
    name: str | None
    act: str
    form: str
    confidence: str
    words: str
    details: tuple[tuple[str, str], ...]
    chain: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """All of one document's page; ``speakers`` by attribution, ``anchors`` are the pieces that a number stands at."""

    title: str
    outlet: str
    published: str
    author: str | None
    language: str | None
    address: str | None
    href: str
    words: int
    warnings: tuple[str, ...]
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    speakers: dict[str, str]
    anchors: frozenset[Piece]
    selected: str | None


def show_document(annotations: Annotations, passage: Span | None, selected: str | None) -> ReaderPage:
    """Work out the page of one document, with a passage and an attribution highlighted."""
    document = annotations.document
    entries = tuple(list_entries(annotations))
    return ReaderPage(
        title=title_of(document.title, document.path, document.id),
        outlet=document.outlet or "outlet not known",
        published=_published(document),
        author=document.author,
        language=document.language,
        address=web_address(document.url),
        href=document_href(document.id),
        words=len(document.text.split()),
        warnings=tuple(dict.fromkeys((*document.warnings, *annotations.warnings))),
        blocks=lay_out(annotations, passage),
        entries=entries,
        speakers={entry.id: entry.speaker for entry in entries},
        anchors=frozenset(_anchors(annotations.attributions)),
        selected=selected,
    )


def list_entries(annotations: Annotations) -> Iterator[Entry]:
    """List a document's attributions for the side panel."""
    document = annotations.document
    by_id = {attribution.id: attribution for attribution in annotations.attributions}
    for number, attribution in enumerate(annotations.attributions, start=1):
        outer = list(_outer(attribution, by_id))
        speakers = [speaker_of(document.text, each) for each in (*outer, attribution)]
        yield Entry(
            id=attribution.id,
            number=number,
            depth=len(outer),
            speaker=speakers[-1],
            name=None if attribution.source is None else attribution.source.name,
            act=attribution.act if attribution.polarity == "+" else f"{attribution.act} (negated)",
            form=attribution.form,
            confidence=percent(attribution.confidence),
            words=_words(document.text, attribution.content),
            details=tuple(_details(document.text, attribution)),
            chain=(document.outlet or "the outlet", *speakers),
            address=attribution_href(document.id, attribution),
        )


def speaker_of(text: str, attribution: Attribution) -> str:
    """Name who speaks: as resolved, else in the text's own words."""
    source = attribution.source
    if source is None:
        return UNNAMED
    return source.name or _words(text, [Span(source.start, source.end)]) or UNNAMED


def _outer(attribution: Attribution, by_id: dict[str, Attribution]) -> Iterator[Attribution]:
    """Give the attributions around one, outermost first."""
    around: list[Attribution] = []
    at = by_id.get(attribution.within or "")
    while at is not None and at not in around:
        around.append(at)
        at = by_id.get(at.within or "")
    return reversed(around)


def _details(text: str, attribution: Attribution) -> Iterator[tuple[str, str]]:
    """Give what is known of an attribution as pairs of a label and words."""
    source, cue, said = attribution.source, attribution.cue, attribution.said
    if source is not None:
        in_text = _words(text, [Span(source.start, source.end)])
        yield "Who", in_text if source.name in {None, in_text} else f"{in_text} = {source.name}"
        if source.kind is not None:
            yield (
                "Called",
                {"named": "by name", "pronoun": "by a pronoun", "nominal": "by a description"}.get(
                    source.kind, source.kind
                ),
            )
    if cue is not None:
        yield "Cue", _words(text, [cue])
    yield "Words", _words(text, attribution.content)
    for via in attribution.via:
        yield "Via", f"{via.relation} {_words(text, [Span(via.start, via.end)])}"
    if attribution.addressee is not None:
        yield "To", _words(text, [Span(attribution.addressee.start, attribution.addressee.end)])
    if attribution.venue is not None:
        yield "At", _words(text, [Span(attribution.venue.start, attribution.venue.end)])
    if said is not None:
        yield "Said", days(said)


def _anchors(attributions: Sequence[Attribution]) -> Iterator[Piece]:
    """Give the piece of each attribution that its number stands at: its words, else its cue, else its source."""
    for number, attribution in enumerate(attributions, start=1):
        filled = [span for span in attribution.content if span.start < span.end]
        if filled:
            first = min(filled)
            yield Piece("content", first.start, first.end, attribution.id, number)
        elif attribution.cue is not None:
            yield Piece("cue", attribution.cue.start, attribution.cue.end, attribution.id, number)
        elif attribution.source is not None:
            yield Piece("source", attribution.source.start, attribution.source.end, attribution.id, number)


def _published(document: Document) -> str:
    if document.published_at is not None:
        return document.published_at.strftime("%Y-%m-%d %H:%M %Z").strip()
    return "day not known" if document.published is None else document.published.isoformat()


def days(interval: Interval) -> str:
    """Word an interval: a day, or the first and the last."""
    latest = interval.before.fromordinal(interval.before.toordinal() - 1)
    first, last = interval.earliest.isoformat(), latest.isoformat()
    return first if first == last else f"{first} to {last}"


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in spans)


def percent(confidence: float) -> str:
    """Word a confidence.

    >>> percent(0.974), percent(1.0), percent(0.998)
    ('97%', '100%', '99%')
    """
    return f"{100 if confidence >= 1 else min(99, round(100 * confidence))}%"


def title_of(title: str | None, path: str | None, document_id: str) -> str:
    """Give a document's title, else its file's name, else the start of its id."""
    named = (title or "").strip() or (path or "").replace("\\", "/").rstrip("/").rpartition("/")[2]
    return named or document_id.removeprefix("sha256:")[:12]


def web_address(url: str | None) -> str | None:
    """Give an address that is safe to link to: one of the web, never a script's."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def document_href(document_id: str) -> str:
    """Give the address of a document's page."""
    return f"/documents/{quote(document_id, safe=':')}"


def passage_href(document_id: str, start: int, end: int) -> str:
    """Give the address of a passage."""
    return f"{document_href(document_id)}?{urlencode({'from': start, 'to': end})}#p"


def attribution_href(document_id: str, attribution: Attribution) -> str:
    """Give the address of an attribution: of its words and who said them, as a passage of the text."""
    spans = [*attribution.content, *(each for each in (attribution.source, attribution.cue) if each is not None)]
    if not spans:
        return document_href(document_id)
    return passage_href(document_id, min(span.start for span in spans), max(span.end for span in spans))
