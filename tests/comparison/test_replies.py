"""A denial that points at what another voice said right before."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from happened import Happened, tell_of
from rashomon.comparison.replies import Reply, find_replies
from rashomon.types import Act, Annotations, Attribution, Source, Span


def say(document: Annotations, *said: tuple[str, str, Act]) -> Annotations:
    """Add attributions: who, the words of it, and the act."""
    text = document.document.text
    found = []
    for number, (who, words, act) in enumerate(said, 1):
        at, start = text.index(who), text.index(words)
        source = Source(at, at + len(who), "named", None, who)
        content = (Span(start, start + len(words)),)
        found.append(
            Attribution(f"a{number}", "indirect", content, source, None, act, "+", None, (), None, None, None, 0.9)
        )
    events = tuple(
        replace(one, within=next((a.id for a in found if a.content[0].start <= one.start < a.content[0].end), None))
        for one in document.events
    )
    return replace(document, attributions=tuple(found), events=events)


def replies(text: str, word: str, *said: tuple[str, str, Act]) -> Sequence[Reply]:
    """Give the replies in a text with one happening."""
    return list(find_replies(say(tell_of("d1", text, Happened(word, "consult")), *said)))


def test_no_such_call_answers_that_there_was_one() -> None:
    """The call denied is the one that the other telephoned."""
    text = "Orlo said he telephoned Ada. Her office said no such call came."
    said: tuple[tuple[str, str, Act], ...] = (
        ("Orlo", "he telephoned Ada", "says"),
        ("Her office", "no such call came", "says"),
    )
    (reply,) = replies(text, "telephoned", *said)
    assert reply.mention is not None
    assert reply.span == Span(text.index("no such"), text.index(" came") + len(" came"))


def test_what_is_denied_with_it_is_what_was_said() -> None:
    """To deny it points at the sentence before."""
    text = "Orlo said he telephoned Ada. Her office denied it."
    (reply,) = replies(text, "telephoned", ("Orlo", "he telephoned Ada", "says"), ("Her office", "it", "denies"))
    assert reply.claim.id == "a1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # of another kind, by the same voice, with content of its own, or too far behind
        ("Orlo said he telephoned Ada. Her office said no such ship came.", (("Orlo", "he telephoned Ada", "says"), ("Her office", "no such ship came", "says"))),
        ("Orlo said he telephoned Ada. Orlo denied it.", (("Orlo", "he telephoned Ada", "says"), ("Orlo", "it", "denies"))),
        ("Orlo said he telephoned Ada. Her office denied the charges.", (("Orlo", "he telephoned Ada", "says"), ("Her office", "the charges", "denies"))),
        ("Orlo said he telephoned Ada." + " It rained." * 20 + " Her office denied this.", (("Orlo", "he telephoned Ada", "says"), ("Her office", "this", "denies"))),
    ],
)  # fmt: skip
def test_other_denials_answer_nothing(text: str, said: tuple[tuple[str, str, Act], ...]) -> None:
    """What may be denied of anything else is no answer."""
    assert replies(text, "telephoned", *said) == []


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Nothing crashes."""
    whole = f"Orlo said {text} no such {text}"
    document = say(tell_of("d1", whole), ("Orlo", whole, "says"), ("said", whole[5:], "denies"))
    assert all(0 <= one.span.start < one.span.end <= len(whole) for one in find_replies(document))
