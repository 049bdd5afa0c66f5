"""Documents made for tests of what is kept: by hand, and any at all."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta, timezone

from hypothesis import strategies as st

from rashomon import types
from rashomon.types import Annotations, Attribution, Document, Entity, Interval, Mention, Original, Source, Span, Zone
from scripted import document_of

Kept = tuple[Original, Annotations]


def made(text: str = "Ilen Varo said that nine had died.", *said: tuple[str, str], **fields: object) -> Kept:
    """Give a document as read and annotated: ``said`` are pairs of speaker and words, both standing in the text."""
    data = text.encode("utf-8", "replace")
    names = [str(fields.get(name) or "") for name in ("url", "outlet")]
    digest = hashlib.sha256(b"\0".join([data, *(name.encode("utf-8", "replace") for name in names)])).hexdigest()
    known = {"id": f"sha256:{digest}", "bytes_sha256": hashlib.sha256(data).hexdigest()}
    document = replace(document_of(text), **(known | fields))  # type: ignore[arg-type]
    return Original(data, document.path, document.url), _annotate(document, said)


def _annotate(document: Document, said: tuple[tuple[str, str], ...]) -> Annotations:
    speakers = sorted({speaker for speaker, _ in said})
    entities = {name: f"e{number}" for number, name in enumerate(speakers, 1)}
    places = {name: document.text.index(name) for name in speakers}
    return Annotations(
        document=document,
        model="by-hand-1",
        zones=(Zone("z1", "body", 0, len(document.text)),) if document.text else (),
        mentions=tuple(
            Mention(f"m{entities[name][1:]}", at, at + len(name), "person", "name", entities[name])
            for name, at in places.items()
        ),
        entities=tuple(Entity(entities[name], name, "person", (), None, ()) for name in speakers),
        attributions=tuple(
            _say(
                f"a{number}", document.text.index(words), words, Source(at, at + len(who), "named", entities[who], who)
            )
            for number, (who, words) in enumerate(said, 1)
            for at in [places[who]]
        ),
    )


def _say(attribution_id: str, start: int, words: str, source: Source) -> Attribution:
    content = (Span(start, start + len(words)),)
    return Attribution(
        attribution_id, "indirect", content, source, None, "says", "+", None, (), None, None, None, confidence=0.9
    )


def dated(kept: Kept, attribution: int, first: date, last: date) -> Kept:
    """Give the document with the days that one attribution was said on, both included."""
    original, annotations = kept
    said = list(annotations.attributions)
    said[attribution] = replace(said[attribution], said=Interval(first, last + timedelta(days=1), "day"))
    return original, replace(annotations, attributions=tuple(said))


# -- any at all --------------------------------------------------------------------------------------

TEXT = st.text(max_size=30)
WORDS = st.none() | TEXT
PLACES = st.integers(0, 60)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
SPANS = st.builds(Span, PLACES, PLACES)
MOMENTS = st.datetimes(timezones=st.none() | st.just(timezone(timedelta(hours=3, minutes=30))))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SCORES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


def _some(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=2).map(tuple)


ZONES = st.builds(Zone, id=TEXT, start=PLACES, end=PLACES, speaker=WORDS)
OFFICES = st.builds(types.Office, since=st.none() | DAYS, until=st.none() | DAYS, evidence=_some(SPANS))
REFERENCES = st.builds(types.Reference, PLACES, PLACES, WORDS)
ATTRIBUTIONS = st.builds(
    Attribution,
    content=_some(SPANS),
    source=st.none() | st.builds(Source, start=PLACES, end=PLACES),
    cue=st.none() | SPANS,
    via=_some(st.builds(types.Via, start=PLACES, end=PLACES)),
    addressee=st.none() | REFERENCES,
    venue=st.none() | REFERENCES,
    said=st.none() | st.builds(Interval, DAYS, DAYS),
    confidence=SCORES,
)
TIMES = st.builds(
    types.TimeExpression,
    start=PLACES,
    end=PLACES,
    earliest=st.none() | DAYS,
    before=st.none() | DAYS,
    value=WORDS,
    anchor_words=st.none() | SPANS,
)
QUANTITIES = st.builds(types.Quantity, start=PLACES, end=PLACES, low=st.none() | NUMBERS, high=st.none() | NUMBERS)
EVENTS = st.builds(types.EventMention, start=PLACES, end=PLACES)
RELATIONS = st.builds(types.Relation, evidence=_some(SPANS))


@st.composite
def anything_kept(draw: st.DrawFn) -> Kept:
    """Draw bytes and a document that says anything at all of them."""
    data = draw(st.binary(max_size=200))
    document = draw(
        st.builds(
            Document,
            id=st.just("sha256:" + hashlib.sha256(data).hexdigest()),
            bytes_sha256=st.just(hashlib.sha256(data).hexdigest()),
            published=st.none() | DAYS,
            published_at=st.none() | MOMENTS,
            published_span=st.none() | SPANS,
            other_dates=_some(st.builds(types.OtherDate, date=DAYS, span=st.none() | SPANS)),
            text=st.text(max_size=200),
            layout=_some(ZONES),
            warnings=_some(TEXT),
        )
    )
    original = Original(data, draw(WORDS), draw(WORDS), draw(WORDS))
    return original, draw(
        st.builds(
            Annotations,
            document=st.just(document),
            zones=_some(ZONES),
            mentions=_some(st.builds(Mention, start=PLACES, end=PLACES)),
            entities=_some(st.builds(Entity, offices=_some(OFFICES))),
            attributions=_some(ATTRIBUTIONS),
            times=_some(TIMES),
            quantities=_some(QUANTITIES),
            events=_some(EVENTS),
            relations=_some(RELATIONS),
            warnings=_some(TEXT),
        )
    )
