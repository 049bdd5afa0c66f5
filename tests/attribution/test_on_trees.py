"""What the tree tells of words: who was told, what was said along with others, what somebody is bidden to do."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.attribution.alongside import find_hosts, share_occasions
from rashomon.attribution.bidding import mark_bids
from rashomon.attribution.dating import date_utterances
from rashomon.attribution.hearers import find_hearers
from rashomon.lexicon.parsed import parse
from rashomon.times.read import read_times
from rashomon.types import Attribution, Reference, Source, Span, Tagged, Word
from scripted import script

PUBLISHED = date(2023, 3, 10)


def parsed(text: str, rows: str) -> Tagged:
    """Give a text with its tree: of each word (no spaces in it) the class, the head's place and the label."""
    words, at = [], 0
    for row in rows.split("; "):
        form, upos, head, deprel = row.split()
        at = text.index(form, at)
        words.append(Word(at, at + len(form), upos, int(head), deprel))
        at += len(form)
    return replace(script(text), words=tuple(words))


def told(text: str, cue: str, *content: str, source: str | None = None) -> Attribution:
    """Give an attribution by its words."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in content]
    by = None if source is None else Source(text.index(source), text.index(source) + len(source), "nominal", None, None)
    at = text.index(cue)
    form = "direct" if content[0][0] in "“'" else "indirect"
    said = Span(at, at + len(cue))
    return Attribution("a1", form, tuple(spans), by, said, "says", "+", None, (), None, None, None, 1.0)


HEARERS = {
    "a passive": (
        "The sailors were asked to go",
        "The DET 1 det; sailors NOUN 3 nsubj; were AUX 3 aux; asked VERB -1 root; to PART 5 mark; go VERB 3 xcomp",
        ("were asked", "to go"),
        "The sailors",
    ),
    "a second passive": (
        "They were seen and ordered to go",
        "They PRON 2 nsubj; were AUX 2 aux; seen VERB -1 root; and CCONJ 4 cc; ordered VERB 2 conj; to PART 6 mark; go VERB 4 xcomp",
        ("ordered", "to go"),
        "They",
    ),
    "an active verb joined to another": (
        "They came and ordered to go",
        "They PRON 1 nsubj; came VERB -1 root; and CCONJ 3 cc; ordered VERB 1 conj; to PART 5 mark; go VERB 3 xcomp",
        ("ordered", "to go"),
        None,
    ),
    "asked before answering": (
        "Asked whether it rained, Sorel laughed",
        "Asked VERB 5 advcl; whether SCONJ 3 mark; it PRON 3 nsubj; rained VERB 0 ccomp; Sorel PROPN 5 nsubj; laughed VERB -1 root",
        ("Asked", "whether it rained"),
        "Sorel",
    ),
    "spoken to": (
        "Speaking to reporters, she said it",
        "Speaking VERB 4 advcl; to ADP 2 case; reporters NOUN 0 obl; she PRON 4 nsubj; said VERB -1 root; it PRON 4 ccomp",
        ("said", "it"),
        "reporters",
    ),
    "said to somebody": (
        "He said to me it rained",
        "He PRON 1 nsubj; said VERB -1 root; to ADP 3 case; me PRON 1 obl; it PRON 5 nsubj; rained VERB 1 ccomp",
        ("said", "it rained"),
        "me",
    ),
    "not to a thing": (
        "He said to date it rained",
        "He PRON 1 nsubj; said VERB -1 root; to ADP 3 case; date NOUN 1 obl; it PRON 5 nsubj; rained VERB 1 ccomp",
        ("said", "it rained"),
        None,
    ),
    "a passive of no telling": (
        "The vote was held to go",
        "The DET 1 det; vote NOUN 3 nsubj; was AUX 3 aux; held VERB -1 root; to PART 5 mark; go VERB 3 xcomp",
        ("was held", "to go"),
        None,
    ),
}


@pytest.mark.parametrize(("text", "rows", "words", "hearer"), HEARERS.values(), ids=HEARERS.keys())
def test_hearers(text: str, rows: str, words: tuple[str, str], hearer: str | None) -> None:
    """Subjects of passives of telling, those asked, those spoken to; not who does it, nor things."""
    (one,) = find_hearers(parsed(text, rows), [told(text, *words)])
    assert (None if one.addressee is None else text[one.addressee.start : one.addressee.end]) == hearer


def test_who_is_told_does_not_speak() -> None:
    """A source that is who hears is taken away."""
    text, rows, words, _ = HEARERS["a second passive"]
    (one,) = find_hearers(parsed(text, rows), [told(text, *words, source="They")])
    assert one.source is None


BIDS = {
    "an order": ("He said “Leave it”", "Leave VERB 1 ccomp; it PRON 2 obj", "orders"),
    "a request": ("He said “Please leave it”", "Please INTJ 3 discourse; leave VERB 1 ccomp; it PRON 3 obj", "demands"),
    "not to": ("He said “Do not leave”", "Do AUX 4 aux; not PART 4 advmod; leave VERB 1 ccomp", "orders"),
    "with a subject": ("He said “Sailors leave it”", "Sailors NOUN 3 nsubj; leave VERB 1 ccomp; it PRON 3 obj", "says"),
    "no verb": ("He said “Rain again”", "Rain NOUN 1 ccomp; again ADV 2 advmod", "says"),
    "another form": ("He said “Left alone”", "Left VERB 1 ccomp; alone ADV 2 advmod", "says"),
    "for nobody": ("He said “Look here”", "Look VERB 1 ccomp; here ADV 2 advmod", "says"),
    "a part of a clause": (
        "He said “Leave was given”",
        "Leave VERB 4 csubj; was AUX 4 aux; given VERB 1 ccomp",
        "says",
    ),
}


@pytest.mark.parametrize(("text", "rows", "act"), BIDS.values(), ids=BIDS.keys())
def test_bids(text: str, rows: str, act: str) -> None:
    """Quotations that begin with a plain verb without a subject."""
    tagged = parsed(text, f"He PRON 1 nsubj; said VERB -1 root; {rows}")
    (one,) = mark_bids(tagged, [told(text, "said", text[len("He said ") :])])
    assert one.act == act


ALONG = "Sorel said in an interview on Tuesday that it rained, adding: “It snowed”"
ALONG_TREE = (
    "Sorel PROPN 1 nsubj; said VERB -1 root; in ADP 4 case; an DET 4 det; interview NOUN 1 obl; on ADP 6 case; "
    "Tuesday PROPN 1 obl; that SCONJ 9 mark; it PRON 9 nsubj; rained VERB 1 ccomp; adding VERB 1 advcl; "
    "It PRON 12 nsubj; snowed VERB 10 ccomp"
)


def along(verb: str = "adding") -> tuple[Tagged, list[Attribution]]:
    """Give a saying with its venue, and what is told along with it."""
    text, rows = (part.replace("adding", verb) for part in (ALONG, ALONG_TREE))
    tagged = parsed(text, rows)
    tagged = replace(tagged, document=replace(tagged.document, published=PUBLISHED))
    at = text.index("an interview")
    first = replace(told(text, "said", "that it rained"), venue=Reference(at, at + len("an interview"), None))
    return tagged, [first, replace(told(text, verb, "“It snowed”"), id="a2")]


def test_told_along() -> None:
    """A participle without a subject was said there and then; the first keeps its own."""
    tagged, both = along()
    first, second = share_occasions(tagged, both)
    assert second.venue == first.venue == both[0].venue
    days = [one.said for one in date_utterances(tagged, (first, second), read_times(tagged, both))]
    assert days[0] is not None
    assert days[0] == days[1]
    assert days[0].earliest == date(2023, 3, 7)


def test_not_told_along() -> None:
    """A verb of its own hangs on nothing."""
    tagged, both = along("added")
    assert find_hosts(parse(tagged).tree, both) == {}
    assert [one.venue for one in share_occasions(tagged, both)][1] is None


WORDS = ALONG.replace(",", "").replace(":", "").replace("“", "").replace("”", "").split()
ARCS = st.lists(
    st.tuples(
        st.sampled_from(["NOUN", "VERB", "PROPN", "PRON", "AUX", "ADP"]),
        st.integers(-1, len(WORDS) - 1),
        st.sampled_from(["nsubj", "aux", "obl", "advcl", "conj", "acl", "det", "nmod", "case", "root", "ccomp", "obj"]),
    ),
    min_size=len(WORDS),
    max_size=len(WORDS),
)


@given(ARCS)
def test_any_tree_is_read(arcs: list[tuple[str, int, str]]) -> None:
    """Trees with circles and without roots: nothing is raised or lost, and what is found are words of the text."""
    rows = "; ".join(f"{word} {upos} {head} {label}" for word, (upos, head, label) in zip(WORDS, arcs, strict=True))
    tagged = parsed(ALONG, rows)
    both = [told(ALONG, "said", "that it rained"), replace(told(ALONG, "adding", "“It snowed”"), id="a2")]
    read = tuple(share_occasions(tagged, tuple(find_hearers(tagged, mark_bids(tagged, both)))))
    assert [one.content for one in date_utterances(tagged, read, ())] == [one.content for one in both]
    heard = [one.addressee for one in read if one.addressee is not None]
    assert all(0 <= one.start < one.end <= len(ALONG) for one in heard)
