"""The whole flow on real input: the shared samples and hundreds of articles. Skipped where they are absent."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

import rashomon
from rashomon.types import Annotations, Document, Original, Override

pytestmark = pytest.mark.shared

SAID = re.compile(r"\b(said|says|told|added|claimed|denied|stated|asked|warned)\b")
QUOTED = re.compile(r'["“”«»]')


@pytest.fixture(scope="module")
def samples(shared: Path) -> dict[str, Annotations]:
    """Give what the program says of each sample, by the number its name begins with."""
    days = {"000": "2020-12-26", "001": "2017-07-21", "003": "2021-02-24"}
    tagger = rashomon.load_tagger()
    told = {}
    for path in sorted((shared / "samples").glob("*.txt")):
        found = rashomon.load(path)
        assert isinstance(found, Original)
        document = rashomon.read(found, Override())
        assert isinstance(document, Document)
        told[path.name[:3]] = rashomon.annotate(document, tagger)
        known = document.published
        assert known is None or known.isoformat() == days[path.name[:3]]
    return told


def kinds_between(told: Annotations, first: str, last: str | None = None) -> set[str]:
    """Give the kinds of the zones from the words ``first`` to the words ``last``, or to the end."""
    text = told.document.text
    start = text.index(first)
    end = len(text) if last is None else text.index(last, start) + len(last)
    return {zone.kind for zone in told.zones if zone.start < end and start < zone.end}


def speakers(told: Annotations) -> list[str]:
    """Give the speakers named, one an attribution."""
    return [a.source.name or "" for a in told.attributions if a.source is not None]


def test_page_junk_of_the_column_is_boilerplate(samples: dict[str, Annotations]) -> None:
    """Section line, pointer, appeal, disclaimer, comment box and neighbouring headlines; the caption is a caption."""
    told = samples["001"]
    assert kinds_between(told, "Help us grow") == {"boilerplate"}
    assert kinds_between(told, "READ MORE", "READ MORE") == {"boilerplate"}
    assert told.zones[0].kind == "boilerplate"
    assert kinds_between(told, "WASHINGTON, DC", "Getty Images)") == {"caption"}


def test_page_junk_of_the_transcript_is_boilerplate(samples: dict[str, Annotations]) -> None:
    """Posting line, appeal, subscription, share buttons and filing line."""
    told = samples["003"]
    assert kinds_between(told, "Subscribe to our") == {"boilerplate"}
    assert kinds_between(told, "(Important Note", "/month here )") == {"boilerplate"}
    assert told.zones[0].kind == "boilerplate"


def test_nothing_is_said_in_boilerplate(samples: dict[str, Annotations]) -> None:
    """No attribution lies in page junk."""
    for told in samples.values():
        junk = [zone for zone in told.zones if zone.kind == "boilerplate"]
        pieces = [piece for a in told.attributions for piece in a.content]
        assert not [p for p in pieces if any(p.start < zone.end and zone.start < p.end for zone in junk)]


def test_the_transcript_has_its_turns(samples: dict[str, Annotations]) -> None:
    """Fourteen turns by two speakers, all said on the day of the broadcast."""
    told = samples["003"]
    turns = [a for a in told.attributions if a.cue is None and a.within is None]
    assert len(turns) == 14
    assert [("host" in name, "Nasrallah" in name) for name in (a.source.name or "" for a in turns if a.source)] == [
        (True, False),
        (False, True),
    ] * 7
    assert {a.said.earliest.isoformat() for a in turns if a.said is not None} == {"2020-12-27"}
    assert all(a.said is not None and a.said.precision == "day" for a in turns)


def test_the_interview_has_its_speaker(samples: dict[str, Annotations]) -> None:
    """At least ten attributions of the interview report have the man interviewed as their speaker."""
    assert sum("Maliki" in name for name in speakers(samples["000"])) >= 10


def articles(shared: Path) -> Iterator[str]:
    """Give the texts of 600 newspaper articles and of PolNeAR's dev part; one that is RTF, not text, is left out."""
    for name, limit in (("ner/en-worldwide-newswire/train.jsonl", 600), ("attribution/polnear/dev.jsonl", 84)):
        with (shared / "data" / name).open(encoding="utf-8") as lines:
            texts = (json.loads(line)["text"] for line in lines)
            yield from islice((text for text in texts if not text.startswith("{\\rtf")), limit)


def test_hundreds_of_articles_are_annotated(shared: Path) -> None:
    """No fault; contents stay short; nearly every article with a quotation and a cue verb gives an attribution."""
    tagger = rashomon.load_tagger()
    quoting = giving = read = 0
    for text in articles(shared):
        document = rashomon.read(Original(text.encode(), "article.txt", None))
        assert isinstance(document, Document)
        assert document.text == text
        told = rashomon.annotate(document, tagger)
        read += 1
        turns = [zone for zone in told.zones if zone.kind == "turn"]
        for a in told.attributions:
            spans = [*a.content, *([a.cue] if a.cue else [])]
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            in_turn = any(zone.start <= a.content[0].start < zone.end for zone in turns)
            assert in_turn or sum(piece.end - piece.start for piece in a.content) <= 3000
        if QUOTED.search(text) and SAID.search(text):
            quoting += 1
            giving += bool(told.attributions)
    assert read == 684
    assert giving >= 0.95 * quoting > 0


def days_of(told: Annotations, words: str) -> set[tuple[str, str]]:
    """Give first day and first day after of each time worded so."""
    text = told.document.text
    return {(str(t.earliest), str(t.before)) for t in told.times if text[t.start : t.end] == words}


def test_times_of_the_samples(samples: dict[str, Annotations]) -> None:
    """The strike's day; the stage of resistance as one range; the caption's December is of the caption's year."""
    assert days_of(samples["000"], "January 3, 2020") == {("2020-01-03", "2020-01-04")}
    assert days_of(samples["003"], "2003 to 2011") == {("2003-01-01", "2012-01-01")}
    assert days_of(samples["001"], "December 31") == {("2011-12-31", "2012-01-01")}


def test_quantities_of_the_samples(samples: dict[str, Annotations]) -> None:
    """What is counted, and a number asked and bounded: "100? 200? Not more"."""
    text = samples["003"].document.text
    told = {text[q.start : q.end]: q for q in samples["003"].quantities}
    assert told["5,000"].of == "suicide bombings"
    assert told["150,000"].of == "US soldiers"
    assert (told["100? 200? Not more"].low, told["100? 200? Not more"].high) == (100, 200)
