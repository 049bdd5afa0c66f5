"""Documents of one story are found by their rarest words, however many others share the common ones."""

import pytest

from happened import tell_of
from rashomon.events import nearness
from rashomon.events.nearness import Nearness
from rashomon.types import Annotations

COMMON = "harbour ferry captain council market winter"
STORY = "The lighthouse keeper Brannoc found a walrus asleep beneath the lantern."


def told(name: str, text: str) -> Annotations:
    """Give a document that tells of no happening."""
    return tell_of(name, f"{text} {COMMON}")


def crowd() -> list[Annotations]:
    """Give two documents of one story among thirty that share its common words alone."""
    others = [
        told(f"o{number:02}", f"Weaver{number} quilted{number} spindle{number} thimble{number}.")
        for number in range(30)
    ]
    return [
        told("a", STORY),
        *others,
        told("z", "A walrus slept beneath the lantern, the lighthouse keeper Brannoc said."),
    ]


@pytest.mark.parametrize("visits", [1, 5, 6_000])
def test_the_rarest_words_lead_first(monkeypatch: pytest.MonkeyPatch, visits: int) -> None:
    """A limit on the documents met leaves out those that share common words, not those of the story."""
    monkeypatch.setattr(nearness, "_VISITS", visits)
    documents = crowd()
    near = Nearness(documents)
    assert near.neighbours[0][0] == len(documents) - 1
    assert near.story[0] == near.story[-1]


def test_what_is_kept_at_hand_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Likelihoods that were let go are worked out again."""
    documents = crowd()
    before = Nearness(documents)
    monkeypatch.setattr(nearness, "_MOST_KNOWN", 1)
    after = Nearness(documents)
    assert (after.neighbours, after.story) == (before.neighbours, before.story)
