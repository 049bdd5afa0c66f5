"""A speaker's record, and where two of the statements in it differ."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparison.record import Records
from rashomon.types import Annotations, Interval, Member, Office, Quantity, Report, Shift, Utterance
from side import Saying, lay

KINDS = {"e1": "person", "e2": "place", "e3": "place", "e4": "person", "e5": "norp", "e6": "product", "e7": "place"}
NAMES = {
    "Ilen Varo": "e1", "Ostmark": "e2", "Velia": "e3", "Sorel": "e4", "Velian": "e5", "Petrel": "e6", "Lugo": "e7",
}  # fmt: skip


def page(
    words: str, day: date, name: str, *, act: str = "says", cue: str = "said", form: str = "indirect"
) -> Annotations:
    """Give a document in which Ilen Varo says some words; Ostmark and Velia are named in every one."""
    text = f"Ilen Varo {cue} {words}. Ostmark and Velia wait. Petrel lies at Lugo."
    one = lay(text, NAMES, Saying("e1", words, cue, act=act), name=name, published=day, kinds=KINDS)  # type: ignore[arg-type]
    return replace(one, attributions=tuple(replace(a, form=form) for a in one.attributions))  # type: ignore[arg-type]


def counting(one: Annotations, number: str, low: float, of: str) -> Annotations:
    """Tell that a number stands in a document."""
    at = one.document.text.index(number)
    quantity = Quantity("q1", at, at + len(number), low, low_open=False, high=low, approximate=False, unit=None, of=of)
    return replace(one, quantities=(quantity,))


def records(*pages: Annotations) -> Records:
    """Give the records of some documents, each attribution an utterance of its own; local ids hold across."""
    known = {Member(p.document.id, e.id): e.id.replace("e", "E") for p in pages for e in p.entities}
    said = [(p.document.id, a) for p in pages for a in p.attributions]
    utterances = [
        Utterance(f"U{i}", known.get(Member(d, a.source.entity or "")), a.said, (Report(d, a.id),))
        for i, (d, a) in enumerate(said, 1)
        if a.source is not None
    ]
    return Records(pages, known, utterances)


def shifts(
    one: str, other: str, *, act: str = "says", act_2: str = "says", form: str = "indirect"
) -> tuple[Shift, ...]:
    """Give the shifts between words of May 2021 and words of June 2022."""
    first = page(one, date(2021, 5, 1), "one", act=act, form=form)
    return records(first, page(other, date(2022, 6, 1), "two", act=act_2, form=form)).of("E1").shifts


CREDITS_OF_OSTMARK = [
    "Ostmark saved Velia",
    "without Ostmark, Velia would have fallen",
    "if it were not for Ostmark, Velia would be lost",
    "Velia would have collapsed without Ostmark",
    "Ostmark prevented the fall of Velia",
    "the fall of Velia was prevented by Ostmark",
    "Velia was saved by Ostmark",
    "Velia’s survival was ensured by Ostmark",
    "the role of Ostmark in propping up Velia was great",
    "Ostmark stood up to prevent the collapse of the Velian state",
]


@pytest.mark.parametrize("words", CREDITS_OF_OSTMARK)
def test_two_credits_for_one_survival_stand_side_by_side(words: str) -> None:
    """However the credit is worded; each with its passage."""
    (shift,) = shifts(words, "Sorel was the one who rescued Velia")
    assert (shift.aspect, shift.earlier, shift.later) == ("who is credited", "U1", "U2")
    assert "Ostmark" in shift.reason
    assert "Sorel" in shift.reason
    assert [p.document for p in shift.passages] == ["one", "two"]


@pytest.mark.parametrize("words", CREDITS_OF_OSTMARK)
def test_the_same_credit_is_no_shift(words: str) -> None:
    """In whichever words it comes back."""
    assert shifts(words, "Ostmark rescued Velia") == ()


@pytest.mark.parametrize(
    ("words", "later"),
    [
        ("Ostmark did not save Velia", "Sorel saved Velia"),
        ("Ostmark could have saved Velia", "Sorel saved Velia"),
        ("Ostmark saved Velia", "Sorel saved Lugo"),
        ("Ostmark ensured that Velia voted", "Sorel saved Velia"),
        ("Ostmark met Velia", "Sorel met Velia"),
        ("without Ostmark, Velia would be a quiet place", "Sorel saved Velia"),
    ],
)
def test_what_is_no_credit_for_the_same_is_no_shift(words: str, later: str) -> None:
    """A denial, a wish, another thing, another deed."""
    assert shifts(words, later) == ()


def test_numbers_of_the_same_thing_shift() -> None:
    """Nine crates, then none; not nine crates twice, nor crates and something that everybody counts."""
    one = counting(page("nine crates lay there", date(2021, 5, 1), "one"), "nine", 9, "crates")
    two = counting(page("not one crate lay there", date(2022, 6, 1), "two"), "not one", 0, "crate")
    (shift,) = records(one, two).of("E1").shifts
    assert shift.aspect == "how many"
    assert "“nine crates”" in shift.reason
    assert "“not one crate”" in shift.reason
    same = counting(page("nine crates lay there", date(2022, 6, 1), "two"), "nine", 9, "crates")
    assert records(one, same).of("E1").shifts == ()
    people = counting(page("nine people lay there", date(2021, 5, 1), "one"), "nine", 9, "people")
    more = counting(page("four people lay there", date(2022, 6, 1), "two"), "four", 4, "people")
    assert records(people, more).of("E1").shifts == ()


def test_praise_and_blame_of_one_shift() -> None:
    """Not praise twice, nor blame of another."""
    (shift,) = shifts("Sorel for her courage", "Sorel as a coward", act="praises", act_2="condemns")
    assert shift.aspect == "stance"
    assert shifts("Sorel for her courage", "Sorel warmly", act="praises", act_2="praises") == ()
    assert shifts("Sorel for her courage", "Ostmark as weak", act="praises", act_2="condemns") == ()


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("I have had no contact with the Velian government", "I telephoned the Velian minister", True),
        ("I never met Sorel", "I met Sorel twice", True),
        ("I have never supported Ostmark", "we supported Ostmark for years", True),
        ("I met Sorel", "I spoke to Sorel", False),
        ("I have had no contact with Sorel", "I would like to meet Sorel", False),
        ("I have had no contact with Sorel", "Ostmark telephoned Sorel", False),
        ("I have had no contact with Sorel", "I telephoned Ostmark", False),
    ],
)
def test_done_and_not_done_shift(one: str, other: str, found: bool) -> None:  # noqa: FBT001 - a case table
    """Only the speaker's own dealings, with the same party, and no wishes."""
    assert bool(shifts(one, other, form="direct")) is found


def test_he_at_the_head_of_reported_speech_is_the_speaker() -> None:
    """Later on it may be anybody."""
    assert shifts("that he had never met Sorel", "that he met Sorel often")
    assert shifts("that when Ostmark asked him he had never met Sorel", "that he met Sorel often") == ()


def test_one_day_is_no_shift_and_a_recalled_saying_has_no_day() -> None:
    """Only days that surely differ count."""
    day = date(2021, 5, 1)
    assert records(page("Ostmark saved Velia", day, "one"), page("Sorel saved Velia", day, "two")).of("E1").shifts == ()
    recalled = page("Sorel saved Velia", date(2022, 5, 1), "two", cue="had claimed")
    assert records(page("Ostmark saved Velia", day, "one"), recalled).of("E1").shifts == ()


def test_an_entry_tells_when_as_what_and_about_whom() -> None:
    """The office held on that day, the days told, and who is mentioned, a people as its country."""
    one = page("the Velian harbour is Sorel’s", date(2021, 5, 1), "one")
    office = Office("Minister", "Ostmark", None, None, date(2021, 5, 2), ())
    later = Office("Minister", "Ostmark", "former", date(2021, 5, 2), None, ())
    entities = tuple(replace(e, offices=(later, office)) if e.id == "e1" else e for e in one.entities)
    (said,) = one.attributions
    on_the_day = replace(said, said=Interval(date(2021, 4, 30), date(2021, 5, 1), "day"))
    record = records(replace(one, entities=entities, attributions=(on_the_day,))).of("E1")
    (entry,) = record.entries
    assert (record.utterances, entry.office, entry.reported) == (("U1",), "Minister of Ostmark", date(2021, 5, 1))
    assert (entry.said, entry.about) == (on_the_day.said, ("E3", "E4"))


def test_nobody_has_an_empty_record() -> None:
    """Who said nothing has no entries."""
    assert records(page("Ostmark is far", date(2021, 5, 1), "one")).of("E9").entries == ()


@given(
    st.lists(
        st.sampled_from(["Ostmark", "saved", "without", ",", "would", "fall", "Velia", "not", "by", "I", "met"]),
        min_size=1,
    )
)
def test_any_words_give_shifts_whose_passages_stand_in_the_text(parts: list[str]) -> None:
    """No text crashes; the order of the documents does not matter."""
    words = " ".join(parts)
    one, two = (
        page(words, date(2021, 5, 1), "one"),
        page("Sorel saved Velia. I never met Ostmark", date(2022, 6, 1), "two"),
    )
    record = records(one, two).of("E1")
    assert record.shifts == records(one, two).of("E1").shifts
    for shift in record.shifts:
        for passage, document in zip(shift.passages, (one, two), strict=True):
            assert 0 <= passage.span.start < passage.span.end <= len(document.document.text)
