"""What is known of an event before its accounts are related."""

import pytest

from rashomon.comparison.grounds import ground_of
from rashomon.types import CorpusEntity, EntityKind, Event, Party


def entity(name: str, kind: EntityKind) -> CorpusEntity:
    """Give an entity that is named."""
    return CorpusEntity(name, f"the {name}", kind, (), (), (), 1)


CAPTAIN, FERRY, BRIGADE = entity("captain", "person"), entity("ferry", "product"), entity("brigade", "organisation")


@pytest.mark.parametrize(
    ("parties", "single"),
    [
        ((Party("recipient", "captain"),), True),
        ((Party("recipient", "captain"), Party("actor", "brigade")), True),
        ((Party("recipient", "ferry"),), False),
        ((Party("recipient", "captain"), Party("recipient", "ferry")), False),
        ((Party("actor", "captain"),), False),
        ((), False),
    ],
)
def test_ground_of_an_event(parties: tuple[Party, ...], single: bool) -> None:  # noqa: FBT001 - a case table
    """Type and names are the event's and the corpus's; one person may be all that it happens to."""
    event = Event("V1", "what befell the captain", "coerce", None, None, None, parties, ())
    ground = ground_of(event, [CAPTAIN, FERRY, BRIGADE], [("captain", "brigade")])
    assert ground.type == "coerce"
    assert ground.single is single
    assert ground.names["ferry"] == "the ferry"
    assert ground.ties("brigade", "captain")
    assert not ground.ties("brigade", "ferry")
