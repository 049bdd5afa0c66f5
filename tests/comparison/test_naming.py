"""What each voice calls the same entity or happening."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparison.naming import naming
from rashomon.types import Annotations, EventMention, Member, Naming, Told
from side import Saying, lay

KINDS = {"e1": "place", "e2": "person", "e3": "norp"}
NAMES = {"Ostmark": "e1", "Ilen Varo": "e2", "Varo": "e2", "Ostmarkian": "e3"}


def all_of(*documents: Annotations) -> dict[Member, str]:
    """Give one corpus entity for each local id."""
    return {
        Member(one.document.id, entity.id): entity.id.replace("e", "E") for one in documents for entity in one.entities
    }


def words_of(rows: tuple[Naming, ...], entity: str | None, voice: str | None) -> dict[str, int]:
    """Give the words of one voice for one entity."""
    return {w.words: w.count for row in rows for w in row.words if (row.entity, row.voice) == (entity, voice)}


def test_the_outlets_words_stand_apart_from_those_it_quotes() -> None:
    """The same country is a government to the outlet and a regime to its source; the norp itself is no naming."""
    one = lay(
        "The Ostmarkian government met. Ilen Varo said the Ostmarkian regime in fear of the enemy would fall.",
        NAMES,
        Saying("e2", "the Ostmarkian regime in fear of the enemy would fall", "said"),
        kinds=KINDS,
    )
    two = lay("Ostmark is far away.", NAMES, name="two", kinds=KINDS)
    rows = naming([one, two], all_of(one, two))
    assert words_of(rows, "E1", None) == {"Ostmarkian government": 1, "Ostmark": 1}
    assert words_of(rows, "E1", "E2") == {"Ostmarkian regime": 1}
    assert words_of(rows, "E3", None) == {}


def test_a_bare_label_is_of_the_one_whom_its_fuller_forms_name() -> None:
    """A bare "the enemy" is Ostmark where "the Ostmarkian enemy" is; nobody where nothing tells."""
    one = lay("The Ostmarkian enemy came. The enemy left. Ostmark mourns.", NAMES, kinds=KINDS)
    assert words_of(naming([one], all_of(one)), "E1", None) == {"Ostmarkian enemy": 1, "enemy": 1, "Ostmark": 1}
    two = lay("The enemy left Ostmark. Rebels stayed.", NAMES, kinds=KINDS)
    rows = naming([two], all_of(two))
    assert words_of(rows, "E1", None) == {"Ostmark": 1}
    assert words_of(rows, None, None) == {"Rebels": 1}


def test_words_that_judge_are_kept_before_a_name() -> None:
    """With a title between, too; not without one that judges."""
    one = lay(
        "The so-called Ostmark mourns. The embattled president Ilen Varo and General Varo spoke.", NAMES, kinds=KINDS
    )
    rows = naming([one], all_of(one))
    assert words_of(rows, "E1", None) == {"so-called Ostmark": 1}
    assert words_of(rows, "E2", None) == {"embattled president Ilen Varo": 1, "Varo": 1}


def test_an_unknown_source_is_not_the_outlet() -> None:
    """Its words are told as the text words it."""
    one = lay(
        "A port official said Ostmark was burning.", NAMES, Saying("A port official", "Ostmark was burning", "said")
    )
    (row,) = [row for row in naming([one], all_of(one)) if row.entity == "E1"]
    assert (row.voice, row.quoted) == (None, "A port official")


def _with_event(one: Annotations, words: str, **fields: object) -> Annotations:
    at = one.document.text.index(words)
    event = EventMention(
        f"ev{len(one.events) + 1}", at, at + len(words), "death", (), None, None, (), None, "+", "happened"
    )
    return replace(one, events=(*one.events, replace(event, **fields)))  # type: ignore[arg-type]


def test_a_happening_is_called_by_what_tells_it() -> None:
    """By its verb, by labels near it, by what it made of people; not by what it is said not to be."""
    one = lay(
        "Nine people were murdered. The massacre has fourteen martyrs. Ilen Varo said it was a clash, not a massacre.",
        NAMES,
        Saying("e2", "it was a clash, not a massacre", "said"),
        kinds=KINDS,
    )
    one = _with_event(one, "murdered")
    rows = naming([one], all_of(one), {Told("one", "ev1"): "V1"})
    told = {(row.voice, w.words): w.count for row in rows for w in row.words if row.event == "V1"}
    assert told == {(None, "murdered"): 1, (None, "massacre"): 1, (None, "martyrs"): 1, ("E2", "clash"): 1}


def test_what_is_denied_names_nothing() -> None:
    """An event said not to have happened is not counted."""
    one = _with_event(lay("Nobody was murdered in Ostmark.", NAMES, kinds=KINDS), "murdered", polarity="-")
    assert all(row.event is None for row in naming([one], all_of(one), {Told("one", "ev1"): "V1"}))


def test_words_that_begin_inside_a_word_are_read() -> None:
    """An event mention may be a part of the last word that is read: "unmurdered"."""
    one = _with_event(lay("The ferry crew was unmurdered.", NAMES, kinds=KINDS), "murdered")
    one = _with_event(one, "crew")
    rows = naming([one], all_of(one), {Told("one", "ev1"): "V1", Told("one", "ev2"): "V1"})
    assert {word.words for row in rows for word in row.words if row.event == "V1"} == {"murdered", "crew"}


def test_few_words_claim_nothing_and_many_do() -> None:
    """A z-score needs numbers; with them the word that one outlet keeps to stands out, and the other's is low."""
    few = lay("Ostmark mourns.", NAMES, outlet="A", kinds=KINDS)
    few_2 = lay("The so-called Ostmark mourns.", NAMES, name="two", outlet="B", kinds=KINDS)
    assert {w.distinctive for row in naming([few, few_2], all_of(few, few_2)) for w in row.words} == {0.0}
    many = lay("Ostmark mourns. " * 20, NAMES, outlet="A", kinds=KINDS)
    many_2 = lay("The so-called Ostmark mourns. " * 20, NAMES, name="two", outlet="B", kinds=KINDS)
    scores = {w.words: w.distinctive for row in naming([many, many_2], all_of(many, many_2)) for w in row.words}
    assert scores["so-called Ostmark"] > 1.96
    assert scores["Ostmark"] > 1.96


@given(
    st.permutations(["Ostmark", "rebels", "The regime in", "Ilen Varo", "not a", "massacre", "said", ".", "so-called"])
)
def test_no_order_of_documents_or_words_matters(parts: list[str]) -> None:
    """Any words in any order give rows whose words stand in the text, the same whichever document comes first."""
    text = " ".join(parts)
    one = lay(text, NAMES, Saying("e2", " ".join(parts[3:]), "said"), kinds=KINDS)
    two = lay(text, NAMES, name="two", outlet="B", kinds=KINDS)
    rows = naming([one, two], all_of(one, two))
    assert rows == naming([two, one], all_of(two, one))
    assert all(w.words in text and w.count > 0 for row in rows for w in row.words)


def test_an_event_that_all_call_by_one_word_is_left_out() -> None:
    """Forms of one word are one wording: nothing is to be compared."""
    one = _with_event(lay("Sorel was killed.", NAMES, kinds=KINDS), "killed")
    two = _with_event(lay("They kill Sorel.", NAMES, name="two", kinds=KINDS), "kill")
    told = {Told("one", "ev1"): "V1", Told("two", "ev1"): "V1"}
    assert naming([one, two], all_of(one, two), told) == ()
