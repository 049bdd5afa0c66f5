"""Filters give exactly what a reader would pick by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made import Kept, dated, made
from rashomon.corpus.folding import fold
from rashomon.corpus.query import AttributionFilter, attributions, count_attributions
from rashomon.corpus.rows import AttributionRow
from rashomon.corpus.store import Corpus
from rashomon.errors import CorpusError
from rashomon.types import Annotations, Reference

DAY = date(2031, 3, 7)


def ids(corpus: Corpus, **asked: object) -> list[str]:
    """Give title and id of the attributions asked for."""
    return [f"{row.title}{row.attribution['id']}" for row in attributions(corpus, AttributionFilter(**asked))]


@pytest.fixture
def told(corpus: Corpus) -> Corpus:
    """Give a corpus of three documents in which four speak."""
    first = made(
        "Nouri al-Varo said that ships had left. He added that the harbour was empty.",
        ("Nouri al-Varo", "ships had left"),
        ("Nouri al-Varo", "the harbour was empty"),
        title="A",
        outlet="The Outlet",
        published=DAY,
    )
    original, annotations = first
    person = replace(annotations.entities[0], names=("Abu Isra", "ابو إسراء"))
    he = replace(annotations.attributions[1].source, start=40, end=42, name=None)
    harbour = Reference(58, 65, None)
    second_said = replace(annotations.attributions[1], source=he, act="denies", form="mixed", venue=harbour)
    said = (annotations.attributions[0], replace(second_said, addressee=Reference(24, 29, None), within="a1"))
    corpus.add(original, replace(annotations, entities=(person,), attributions=said))
    second = made(
        "Varos spoke of shipping; so did The Minister.", ("Varos", "shipping"), ("The Minister", "so"), title="B"
    )
    corpus.add(*dated(second, 1, DAY + timedelta(3), DAY + timedelta(5)))
    nobody = made(
        "It is said that ships sank.",
        ("It", "ships sank"),
        title="C",
        outlet="the outlet",
        published=DAY - timedelta(9),
    )
    original, annotations = nobody
    corpus.add(original, replace(annotations, attributions=(replace(annotations.attributions[0], source=None),)))
    return corpus


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Ca1", "Aa1", "Aa2", "Ba1", "Ba2"]),
        ({"by": "Varo"}, ["Aa1", "Aa2"]),
        ({"by": "varo NOURI"}, ["Aa1", "Aa2"]),
        ({"by": "Al-Varo"}, ["Aa1", "Aa2"]),
        ({"by": "abu isra"}, ["Aa1", "Aa2"]),
        ({"by": "أبو اسراء"}, ["Aa1", "Aa2"]),
        ({"by": "Varo*"}, ["Aa1", "Aa2", "Ba1"]),
        ({"by": "he"}, ["Aa2"]),
        ({"by": "minister"}, ["Ba2"]),
        ({"by": "nobody"}, []),
        ({"by": "!"}, []),
        ({"by": ""}, []),
        ({"about": "ships"}, ["Ca1", "Aa1"]),
        ({"about": "ship*"}, ["Ca1", "Aa1", "Ba1"]),
        ({"about": '"had left"'}, ["Aa1"]),
        ({"about": "Varo"}, []),
        ({"by": "varo", "about": "harbour"}, ["Aa2"]),
        ({"outlet": "the OUTLET"}, ["Ca1", "Aa1", "Aa2"]),
        ({"outlet": "outlet"}, []),
        ({"since": DAY}, ["Aa1", "Aa2", "Ba2"]),
        ({"until": DAY}, ["Ca1", "Aa1", "Aa2"]),
        ({"since": DAY, "until": DAY}, ["Aa1", "Aa2"]),
        ({"since": DAY + timedelta(5)}, ["Ba2"]),
        ({"since": DAY + timedelta(6)}, []),
        ({"since": DAY + timedelta(4), "until": DAY + timedelta(4)}, ["Ba2"]),
        ({"act": "denies"}, ["Aa2"]),
        ({"form": "mixed"}, ["Aa2"]),
        ({"form": "direct"}, []),
        ({"document": "sha256:0"}, []),
        ({"venue": "HARB"}, ["Aa2"]),
        ({"venue": "har_our"}, []),
        ({"venue": "100%"}, []),
        ({"addressee": "ships"}, ["Aa2"]),
        ({"addressee": "\ud800"}, []),
        ({"within": "varo"}, ["Aa2"]),
        ({"within": "minister"}, []),
        ({"venue": "harbour", "within": "abu isra"}, ["Aa2"]),
        ({"outlet": "x' OR '1'='1"}, []),
        ({"outlet": "\ud800"}, []),
    ],
)
def test_filters(told: Corpus, asked: dict[str, object], found: list[str]) -> None:
    """Each filter alone and together, in the order of publication, document and place; counting agrees."""
    assert ids(told, **asked) == found
    assert count_attributions(told, AttributionFilter(**asked)) == len(found)


def test_pages_of_a_listing(told: Corpus) -> None:
    """Pages join to the whole."""
    every = list(attributions(told))
    assert [row for at in range(5) for row in attributions(told, limit=1, offset=at)] == every
    assert list(attributions(told, limit=2, offset=4)) == every[4:]
    assert list(attributions(told, limit=-1)) == []
    with pytest.raises(CorpusError, match="larger than"):
        list(attributions(told, limit=10, offset=10**30))


def test_older_versions_speak_only_when_named(corpus: Corpus) -> None:
    """A page that was changed is heard once."""
    address = "https://outlet.example/story"
    old = made("Varo spoke of nine.", ("Varo", "nine"), url=address, title="old ")
    corpus.add(*old)
    corpus.add(*made("Varo spoke of ten.", ("Varo", "ten"), url=address, title="new "))
    assert ids(corpus) == ["new a1"]
    assert ids(corpus, document=old[1].document.id) == ["old a1"]


SPEAKERS = ("Varo", "Nouri al-Varo", "Müller", "The Minister")
TALK = ("ships", "Nine ships", "the müller", "nine")


@st.composite
def talks(draw: st.DrawFn) -> Kept:
    """Draw a document in which some of few speakers say some of few words."""
    said = draw(st.lists(st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(TALK)), max_size=3))
    text = " ".join(f"{who} spoke of {words}." for who, words in said) + draw(st.sampled_from("abcdefgh"))
    days = st.none() | st.dates(DAY, DAY + timedelta(3))
    kept = made(text, *said, outlet=draw(st.sampled_from([None, "A", "B"])), published=draw(days))
    for place in range(len(said)):
        first = draw(days)
        if first is not None:
            kept = dated(kept, place, first, first + timedelta(draw(st.integers(0, 2))))
    return kept


def by_hand(every: list[Annotations], asked: AttributionFilter) -> list[tuple[str, str]]:
    """Pick attributions the slow way."""
    ordered = sorted(every, key=lambda one: (one.document.published is None, one.document.published or DAY))
    found = []
    for one in ordered:
        for said in one.attributions:
            names = {e.id: e.name for e in one.entities}[said.source.entity] + " " + said.source.name
            words = " ".join(one.document.text[span.start : span.end] for span in said.content)
            first = said.said.earliest if said.said else one.document.published
            last = said.said.before - timedelta(1) if said.said else one.document.published
            if (
                (asked.by is None or set(fold(asked.by).split()) <= set(fold(names).split()))
                and (asked.about is None or set(fold(asked.about).split()) <= set(fold(words).split()))
                and asked.outlet in {None, one.document.outlet}
                and (asked.since is None or (last is not None and last >= asked.since))
                and (asked.until is None or (first is not None and first <= asked.until))
            ):
                found.append((one.document.id, said.id))
    return found


@given(
    st.lists(talks(), max_size=4, unique_by=lambda kept: kept[1].document.id),
    st.builds(
        AttributionFilter,
        by=st.none() | st.sampled_from(["varo", "NOURI", "muller", "the minister", "nouri varo", "isra"]),
        about=st.none() | st.sampled_from(["ships", "nine ships", "MÜLLER", "ten"]),
        outlet=st.none() | st.sampled_from(["A", "B"]),
        since=st.none() | st.dates(DAY, DAY + timedelta(4)),
        until=st.none() | st.dates(DAY, DAY + timedelta(4)),
        form=st.none(),
        act=st.none(),
        document=st.none(),
    ),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_filters_pick_what_a_reader_would(corpus: Corpus, every: list[Kept], asked: AttributionFilter) -> None:
    """The answer of the corpus is that of going through all documents by hand."""
    for kept in every:
        corpus.add(*kept)
    kept_ones = list(corpus.iter_annotations())
    rows: list[AttributionRow] = list(attributions(corpus, asked))
    for annotations in kept_ones:
        corpus.remove(annotations.document.id)
    assert [(row.document, row.attribution["id"]) for row in rows] == by_hand(kept_ones, asked)
