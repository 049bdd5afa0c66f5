"""What a cue does: by its own words, and where those leave it open by the first words of its content."""

import pytest

from rashomon.attribution.acts import find_doing
from rashomon.types import Span

CASES: list[tuple[str, str, str]] = [
    ("allegations", "that the crates were stolen", "condemns"),
    ("call", "for a new vote", "demands"),
    ("called", "the vote a farce", "condemns"),
    ("called", "the crew “heroes of the strait”", "praises"),
    ("called", "the vote a formality", "says"),
    ("called", "the vote not a crime", "says"),
    ("described", "the boarding as “an act of piracy”", "condemns"),
    ("sees", "failure where others see hope", "believes"),
    ("said", "the vote was “a shameful farce”", "condemns"),
    ("said", "the vote was not illegal", "says"),
    ("said", "“We thank the crew for their help”", "praises"),
    ("would like to thank", "the crew", "praises"),
    ("has long been accused", "of hiding crates", "condemns"),
    ("said", "that it would seek a berth", "promises"),
    ("said", "it would be late", "says"),
    ("said", "“I will come back”", "promises"),
    ("said", "“He would come back”", "says"),
    ("said", "the berth would be closed", "says"),
    ("said", "the crew must leave", "demands"),
    ("asked", "them to leave", "demands"),
    ("asked", "whether to leave", "asks"),
    ("announced", "to leave", "promises"),
    ("announced", "the end of the strike", "says"),
    ("warned", "that the river could rise", "predicts"),
    ("warned", "the crew against leaving", "demands"),
    ("warned", "that it was over", "says"),
    ("warned", "that no ship would pass", "threatens"),
    ("warned", "that we would pay for it", "threatens"),
    ("warned", "that the river would rise", "predicts"),
    ("warned", "that if it rained the dam was lost", "says"),
    ("warned", "that it was crucial to leave", "says"),
    ("warned", "that the crew must leave", "demands"),
    ("warned against", "a new dam", "demands"),
    ("considered", "the boarding as a violation of the law", "condemns"),
    ("considered", "the boarding as a trade", "believes"),
    ("said", "the board would continue to pay", "promises"),
    ("said", "the town remained committed to peace", "promises"),
    ("stressed", "the need to stay calm", "demands"),
    ("stressed", "the importance of rain", "says"),
    ("added", "that it was necessary to leave", "demands"),
    ("added", "that it was necessary", "says"),
    ("said", "“I urge you to leave”", "demands"),
    ("said", "the crew needed to rest", "demands"),
    ("said", "that whoever sank the ship would pay dearly", "threatens"),
    ("said", "“They will regret this”", "threatens"),
    ("vowed", "to avenge the crew", "threatens"),
    ("vowed", "to help the crew", "promises"),
    ("said", "that they would pay the crew", "promises"),
    ("said", "that the crew regrets it", "says"),
    ("asked", "the owners “to pay the crew”", "demands"),
    ("asked", "the owners for their books", "demands"),
    ("asked", "how to leave", "asks"),
    ("told", "the crew to leave", "orders"),
    ("told", "the crew that it had to rain", "says"),
    ("sought", "to calm the crew", "believes"),
    ("sought", "the release of the crew", "demands"),
    ("pleaded", "not guilty", "denies"),
    ("pleaded", "for the crew", "demands"),
    ("expressed", "her deep gratitude", "praises"),
    ("expressed", "concern over the dam", "believes"),
    ("expressed", "the same view", "says"),
    ("said", "his government would open the harbour", "promises"),
    ("said", "the harbour would be open", "says"),
    ("claimed", "they would become ministers", "says"),
    ("said", "that rain was likely", "predicts"),
    ("said", "that we shall go on", "promises"),
    ("commitment", "to open the harbour", "promises"),
    ("was keen", "to leave", "believes"),
    ("are grateful", "for the rain", "praises"),
    ("alleged", "that the crates were stolen", "condemns"),
    ("alleged", "thieves", "says"),
    ("make sure", "that the crates are there", "says"),
    ("said", "nobody has to say more", "says"),
]


@pytest.mark.parametrize(("cue", "content", "act"), CASES)
def test_act(cue: str, content: str, act: str) -> None:
    """Cues and contents, with the act that they make together."""
    text = f"{cue} {content}"
    assert find_doing(text, Span(0, len(cue)), [Span(len(cue) + 1, len(text))]).act == act


POLARITIES = [
    ("The crew", "insulted", "the owners", "+"),
    ("The crew", "not only insulted", "the owners", "+"),
    ("The crew", "did not say", "who paid", "-"),
    ("None of the owners", "said", "a word against it", "-"),
    ("Few sailors", "believe", "it", "-"),
    ("A few sailors", "believe", "it", "+"),
    ("Nobody", "did not believe", "it", "+"),
    ("Notaries", "said", "it", "+"),
]


@pytest.mark.parametrize(("source", "cue", "content", "polarity"), POLARITIES)
def test_polarity(source: str, cue: str, content: str, polarity: str) -> None:
    """Negations in a cue, and sources that are nobody or hardly anybody."""
    text = f"{source} {cue} {content}"
    said = Span(len(source) + 1, len(source) + 1 + len(cue))
    doing = find_doing(text, said, [Span(said.end + 1, len(text))], Span(0, len(source)))
    assert doing.polarity == polarity


def test_words_behind_a_cue_tell_what_it_asks() -> None:
    """Where a content runs around its cue, the piece behind it does: "the crew were asked to leave"."""
    text = "The crew were asked to leave"
    assert find_doing(text, Span(9, 19), [Span(0, 8), Span(20, 28)]).act == "demands"


def test_words_before_a_cue_order_nothing() -> None:
    """What stands before "told" is told, not ordered."""
    text = "“To leave is hard,” he told her"
    assert find_doing(text, Span(23, 27), [Span(0, 19)]).act == "says"


HOSTILE = [
    "a" * 400,
    "a " * 300,
    "a, " * 200,
    "“a ’a " * 100,
    "not " * 200,
    "’' -" * 200,
    "i " + "x " * 200,
    "as has " * 100,
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("cue", ["said", "called", "alleged", "warned", "asked", "told", "saw", "expressed", "pleaded"])
def test_any_content_is_read_at_once(cue: str) -> None:
    """No words make a pattern try over and over: each is read a hundred times."""
    for content in HOSTILE * 100:
        text = f"{cue} {content}"
        assert find_doing(text, Span(0, len(cue)), [Span(len(cue) + 1, len(text))]).polarity == "+"
