"""Event mentions as the shipped model and the pipeline give them: act, who, whom, where, when, and whether it was."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.events.mentions import find_events
from rashomon.language import load_tagger
from rashomon.pipeline import collect, zone
from rashomon.types import Annotations, EventMention, Tagged, Tagger, Word
from scripted import document_of, script

Read = Callable[[str], Annotations]


@pytest.fixture(scope="module")
def read() -> Read:
    """Annotate a text published on 8 March 2023."""
    tagger: Tagger = load_tagger()

    def run(text: str) -> Annotations:
        document = replace(document_of(text), published=date(2023, 3, 8))
        (tagged,) = tagger.tag([zone(document)])
        return collect(tagged, "test")

    return run


def told(annotations: Annotations, word: str) -> EventMention:
    """Give the event mention at a word."""
    text = annotations.document.text
    return next(event for event in annotations.events if text[event.start : event.end] == word)


def roles(event: EventMention) -> dict[str, list[str]]:
    """Give who takes part, by role."""
    found: dict[str, list[str]] = {}
    for one in event.participants:
        found.setdefault(one.role, []).append(one.text)
    return found


@pytest.mark.parametrize(
    ("text", "word", "kind", "who"),
    [
        ("Torvenian rebels attacked a police station.", "attacked", "assault",
         {"actor": ["Torvenian rebels"], "recipient": ["a police station"]}),
        ("A police station was attacked by Torvenian rebels.", "attacked", "assault",
         {"actor": ["Torvenian rebels"], "recipient": ["A police station"]}),
        ("The rebels who attacked a police station fled.", "attacked", "assault",
         {"actor": ["The rebels"], "recipient": ["a police station"]}),
        ("The minister met the envoy and praised the guards.", "praised", "support",
         {"actor": ["The minister"], "recipient": ["the guards"]}),
        ("The court ordered the guards to release the fishermen.", "release", "yield",
         {"actor": ["the guards"], "recipient": ["the fishermen"]}),
        ("The assassination of Ilen Varo shocked the capital.", "assassination", "assault",
         {"recipient": ["Ilen Varo"]}),
        ("Torvenia's shelling of the port went on.", "shelling", "assault",
         {"actor": ["Torvenia"], "recipient": ["the port"]}),
        ("Guards carried out a series of strikes against the rebels.", "strikes", "assault",
         {"actor": ["Guards"], "recipient": ["the rebels"]}),
        ("Ilen Varo died in Hallin.", "died", "death", {"recipient": ["Ilen Varo"]}),
        ("Torvenia cut ties with Khadran.", "cut", "sanction",
         {"actor": ["Torvenia"], "recipient": ["Khadran"], "other": ["ties"]}),
        ("The president called for an inquiry.", "called", "request", {"actor": ["The president"]}),
        ("Torvenia and Khadran signed a treaty.", "signed", "support",
         {"actor": ["Torvenia", "Khadran"], "other": ["a treaty"]}),
        ("A Torvenian court sentenced two fishermen.", "sentenced", "coerce",
         {"actor": ["A Torvenian court"], "recipient": ["two fishermen"]}),
        ("Thousands of workers protested in Vesmer.", "protested", "protest", {"actor": ["Thousands of workers"]}),
        ("The ferry was hit by a rocket.", "hit", "assault", {"instrument": ["a rocket"], "recipient": ["The ferry"]}),
        ("Ilen Varo accused the guards of theft.", "accused", "accuse",
         {"actor": ["Ilen Varo"], "recipient": ["the guards"]}),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(read: Read, text: str, word: str, kind: str, who: dict[str, list[str]]) -> None:
    """Passives, relative clauses, shared and controlled subjects, and what nouns tell."""
    event = told(read(text), word)
    assert (event.type, roles(event)) == (kind, who)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry is white and has two decks.", []),
        ("He seems to know the captain.", []),
        ("The minister said that the ferry is late.", []),
        ("They met the deadline.", []),
        ("The Strike Force Band has nine members.", []),
        ("Guards carried out an attack.", ["attack"]),
        ("The guards took part in the talks.", ["talks"]),
        ("They began to shell the port.", ["shell"]),
    ],
)
def test_what_is_no_happening_and_what_is_one(read: Read, text: str, words: list[str]) -> None:
    """States, speech and names tell none; a verb that only carries a noun's happening is none beside it."""
    annotations = read(text)
    assert [annotations.document.text[one.start : one.end] for one in annotations.events] == words


@pytest.mark.parametrize(
    ("text", "word", "certainty", "polarity"),
    [
        ("Rebels attacked the port.", "attacked", "happened", "+"),
        ("Rebels did not attack the port.", "attack", "happened", "-"),
        ("Rebels will attack the port.", "attack", "planned", "+"),
        ("Rebels plan to attack the port.", "attack", "planned", "+"),
        ("Rebels threatened to attack the port.", "attack", "threatened", "+"),
        ("Rebels may have attacked the port.", "attacked", "uncertain", "+"),
        ("If rebels attack the port, the army will fight.", "attack", "conditional", "+"),
        ("Rebels refused to attack the port.", "attack", "happened", "-"),
        ("Ilen Varo denied that rebels had attacked the port.", "attacked", "happened", "-"),
        ("The planned attack worried the port.", "attack", "planned", "+"),
        ("The army prevented an attack on the port.", "attack", "happened", "-"),
        ("The port was allegedly attacked.", "attacked", "uncertain", "+"),
        ("Rebels began to attack the port.", "attack", "happened", "+"),
        ("The envoy was shocked that the guards had attacked the town.", "attacked", "happened", "+"),
        ("The envoy was not aware that the guards had attacked the town.", "attacked", "happened", "+"),
        ("Ilen Varo believed that the guards had attacked the town.", "attacked", "uncertain", "+"),
    ],
)
def test_whether_it_was(read: Read, text: str, word: str, certainty: str, polarity: str) -> None:
    """Helpers, what it hangs on, and the act that vouches for it."""
    event = told(read(text), word)
    assert (event.certainty, event.polarity) == (certainty, polarity)


def test_the_deed_and_its_harm_share_what_is_told_of_either(read: Read) -> None:
    """Somebody killed in a strike is whom the strike befell; place and day are of both."""
    annotations = read("Ilen Varo was killed in a Torvenian drone strike near Hallin on 3 January 2020.")
    names = {entity.id: entity.name for entity in annotations.entities}
    day = next(time.id for time in annotations.times if time.earliest == date(2020, 1, 3))
    for word in ("killed", "strike"):
        event = told(annotations, word)
        assert roles(event)["recipient"] == ["Ilen Varo"]
        assert roles(event)["actor"] == ["Torvenian"]
        assert names.get(event.place or "") == "Hallin"
        assert event.time == day


def test_numbers_are_of_who_they_count(read: Read) -> None:
    """The number of the killed is the killing's, that of the crew is not."""
    annotations = read("Guards killed at least 13 sailors. The crew of 40 wept.")
    assert roles(told(annotations, "killed"))["recipient"] == ["at least 13 sailors"]
    (quantity,) = told(annotations, "killed").quantities
    assert next(one for one in annotations.quantities if one.id == quantity).low == 13


def test_it_is_vouched_for_by_the_innermost_attribution(read: Read) -> None:
    """What somebody is quoted as having heard is vouched for by whom they heard it from."""
    annotations = read("Ilen Varo said that Omar Tal had claimed that rebels attacked the port.")
    within = told(annotations, "attacked").within
    source = next(one.source for one in annotations.attributions if one.id == within)
    assert source is not None
    assert source.name == "Omar Tal"


@pytest.mark.parametrize(
    ("text", "word", "is_speaker"),
    [
        ("Ilen Varo said that he had telephoned the minister.", "telephoned", True),
        ("“I telephoned the minister,” Ilen Varo said.", "telephoned", True),
        ("Ilen Varo said that the envoy left when he telephoned.", "telephoned", False),
        ("Two officials said that he had telephoned the minister.", "telephoned", False),
    ],
)
def test_who_speaks_of_himself_takes_part(read: Read, text: str, word: str, *, is_speaker: bool) -> None:
    """“I”, and “he” as the first of whom reported words tell, is who speaks; of others' words it is not known who."""
    annotations = read(text)
    varo = {one.id for one in annotations.entities if one.name == "Ilen Varo"}
    actors = {one.entity for one in told(annotations, word).participants if one.role == "actor"}
    assert bool(actors & varo) == is_speaker


def test_what_something_is_called_is_not_planned(read: Read) -> None:
    """To call it a massacre is no call for one."""
    event = told(read("“I call it a massacre,” the minister said."), "massacre")
    assert (event.certainty, event.polarity) == ("happened", "+")


def test_parts_of_other_clauses_are_not_mixed_in(read: Read) -> None:
    """Each act has the actor of its own clause."""
    annotations = read("While Torvenia freed the fishermen, Khadran arrested a journalist.")
    assert roles(told(annotations, "freed")) == {"actor": ["Torvenia"], "recipient": ["the fishermen"]}
    assert roles(told(annotations, "arrested")) == {"actor": ["Khadran"], "recipient": ["a journalist"]}


def test_without_trees_nothing_is_found() -> None:
    """A tagger that finds no trees gives no events."""
    assert find_events(script("Rebels attacked the port."), (), (), (), (), ()) == ()


LABELS = ("nsubj", "obj", "obl", "nmod", "conj", "acl", "advcl", "xcomp", "ccomp", "root", "case", "aux", "mark")


@st.composite
def trees(draw: st.DrawFn) -> Tagged:
    """Give a text with any tree at all, cycles too."""
    pieces = draw(
        st.lists(
            st.sampled_from(
                ["attack", "said", "killed", "the", "by", "of", "to", "not", "strike", "Torvenia", "he", "3", "was"]
            ),
            max_size=14,
        )
    )
    tagged = script(" ".join(pieces))
    return replace(tagged, words=tuple(_words(draw, pieces)))


def _words(draw: st.DrawFn, pieces: list[str]) -> Iterator[Word]:
    at = 0
    for piece in pieces:
        head = draw(st.integers(-1, len(pieces) - 1))
        yield Word(
            at,
            at + len(piece),
            draw(st.sampled_from(["VERB", "NOUN", "PROPN", "ADP", "AUX", "PRON", "NUM", "PART"])),
            head,
            draw(st.sampled_from(LABELS)),
        )
        at += len(piece) + 1


@given(trees())
def test_any_tree_is_read(tagged: Tagged) -> None:
    """No tree breaks the reading; words and ids are in order of the text, and nothing is told twice."""
    events = find_events(tagged, (), (), (), (), ())
    assert [event.id for event in events] == [f"ev{number}" for number in range(1, len(events) + 1)]
    assert [event.start for event in events] == sorted({event.start for event in events})


def test_a_time_told_against_a_happening_is_not_its_own(read: Read) -> None:
    """The vote is not three days after itself; what happened then is."""
    annotations = read("The port was closed three days after the assembly voted.")
    (time,) = annotations.times
    assert told(annotations, "voted").time is None
    assert told(annotations, "closed").time == time.id
    assert time.anchor_event == told(annotations, "voted").id
