"""One law passed is one event, however it is told; two laws, two houses and two days are two."""

from datetime import date

import pytest

from happened import Happened, by_name, tell_of
from rashomon.events.cluster import cluster_events
from rashomon.events.laws import join_laws
from rashomon.events.tellings import read_tellings
from rashomon.types import Annotations

MAY_4, MAY_9 = date(2020, 5, 4), date(2020, 5, 9)
ONE = tell_of(
    "d1",
    "On Monday the House passed the Harbour Act without a vote against.",
    Happened("passed", "vote", actor="House", recipient="Harbour Act", on=("Monday", MAY_4)),
)


def joined(other: Annotations) -> bool:
    """Tell whether the law's passing in a second document is one event with that in the first."""
    documents = [ONE, other]
    owners = by_name(documents)
    names = {name: name.removeprefix("E ") for name in owners.values()}
    events = [one for document in documents for one in cluster_events([document], owners, names)]
    tellings = list(read_tellings(documents, owners))
    return len(join_laws(events, tellings, {"d1": "d1", "d2": "d1"}, names)) == 1


@pytest.mark.parametrize(
    ("text", "happened", "one"),
    [
        ("The Harbour Act passed by 112 votes to 31.", Happened("passed", actor="Harbour Act"), True),
        ("The Harbour Act was adopted at dawn.", Happened("adopted", recipient="Harbour Act"), True),
        ("The Fisheries Act passed by 112 votes.", Happened("passed", actor="Fisheries Act"), False),
        ("The Senate passed the Harbour Act.", Happened("passed", actor="Senate", recipient="Harbour Act"), False),
        ("The Harbour Act was praised.", Happened("praised", recipient="Harbour Act"), False),
        (
            "On Saturday the Harbour Act passed.",
            Happened("passed", recipient="Harbour Act", on=("Saturday", MAY_9)),
            False,
        ),
    ],
)
def test_what_is_joined(text: str, happened: Happened, *, one: bool) -> None:
    """The law must be the same, and neither another body nor another day be told."""
    assert joined(tell_of("d2", text, happened)) is one
