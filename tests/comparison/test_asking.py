"""Events that phrases alone tell: answers to what is asked of an incident, and what became of somebody."""

from collections.abc import Sequence
from datetime import date

import pytest

from happened import Happened, by_name, tell_of
from rashomon.comparison.accounts import collect_accounts
from rashomon.comparison.asking import Asked, ask
from rashomon.types import Annotations, CorpusEntity, Event, Scene, Span, What, Who

ORLO = "Orlo Vant"
INCIDENT = Event("V1", "Crash in Pell", "disaster", date(2020, 3, 2), date(2020, 3, 3), None, (), ())


def tell(name: str, text: str, day: int = 3) -> Annotations:
    """Give a document that names Orlo Vant."""
    return tell_of(name, text, Happened(text.split(" ", 1)[0], "other", recipient=ORLO), published=date(2020, 3, day))


def asked(documents: Sequence[Annotations], *, incident: bool = False) -> Asked:
    """Ask of documents of one story; where they tell of an incident all of each may be of it."""
    owners = by_name(documents)
    entities = [CorpusEntity(f"E {ORLO}", ORLO, "person", (), tuple(owners), (), 1)]
    whole = {d.document.id: (Span(0, len(d.document.text)),) for d in documents}
    scenes = {"V1": {name: Scene(spans, spans) for name, spans in whole.items()}} if incident else {}
    story = dict.fromkeys(whole, min(whole))
    return ask(documents, owners, entities, [INCIDENT] if incident else [], scenes, story)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Then Orlo Vant was killed.", "Now Orlo Vant is in custody.", True),
        ("Then Orlo Vant is in custody.", "Now Orlo Vant is under arrest.", True),
        ("Then Orlo Vant was killed.", "Now Orlo Vant was murdered.", False),
        ("Then Orlo Vant is in custody.", "Now Orlo Vant spoke.", False),
        ("Then Orlo Vant was killed.", "Now Orlo Vant was in hospital.", False),
    ],
)
def test_what_became_of_somebody(one: str, other: str, *, told: bool) -> None:
    """It is an event where it is disputed, or two documents tell it as a state; not where he was killed and no more."""
    found = asked([tell("d1", one), tell("d2", other, 4)])
    assert [event.type for event in found.events] == (["fate"] if told else [])


def test_who_was_held_and_died_later_is_no_dispute() -> None:
    """Held on the 3rd and killed by the 9th both hold; the other way round they do not."""
    held, killed = "Then Orlo Vant is in custody.", "Then Orlo Vant was killed."
    assert asked([tell("d1", held, 3), tell("d2", killed, 9)]).events == ()
    assert len(asked([tell("d1", held, 9), tell("d2", killed, 3)]).events) == 1


def test_answers_make_an_event_with_an_account_of_each_document() -> None:
    """The lamps were lit, or not: two accounts of one question, whatever the order of the documents."""
    documents = [tell("d1", "Then it drove without lights."), tell("d2", "Then every lamp was burning.")]
    found = asked(documents, incident=True)
    (question,) = [event for event in found.events if event.type == "lights"]
    assert question.label == "Lights before the crash in Pell"
    accounts = collect_accounts(question, documents, by_name(documents), scenes=found.scenes[question.id])
    values = [detail.value for account in accounts for detail in account.details]
    assert values == [What("lights", "-", "happened"), What("lights", "+", "happened")]
    assert asked(documents[::-1], incident=True).events == found.events


def test_the_fate_names_whose_it_is() -> None:
    """The account of a fate tells the state and whose it is."""
    documents = [tell("d1", "Then Orlo Vant was killed."), tell("d2", "Now Orlo Vant is in custody.", 4)]
    found = asked(documents)
    accounts = collect_accounts(found.events[0], documents, by_name(documents), scenes=found.scenes[found.events[0].id])
    assert {detail.value for account in accounts for detail in account.details} == {
        What("dead", "+", "happened"),
        What("held", "+", "happened"),
        Who("recipient", f"E {ORLO}", ORLO),
    }
