"""A denial with words of its own is laid beside what it denies, and beside nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from happened import Happened, by_name, tell_of
from rashomon.comparison.acting import Known
from rashomon.comparison.deeds import find_disowned, find_done
from rashomon.comparison.denials import find_denied
from rashomon.comparison.peoples import find_countries
from rashomon.types import Act, Annotations, CorpusEntity, Polarity, Span

NAMES = ("Orlo Vant", "Ada Sorel", "Ilen Varo")


def tell(name: str, text: str, happened: Happened, polarity: Polarity = "+") -> Annotations:
    """Give a document of one happening, told or denied."""
    document = tell_of(name, text, happened, published=date(2020, 3, 3))
    events = tuple(replace(one, polarity=polarity) for one in document.events)
    return replace(document, events=events)


def denied(documents: Sequence[Annotations], *, of_one: bool = True) -> list[tuple[str, str]]:
    """Give the words of each deed told and of its denial."""
    owners = by_name(documents)
    entities = {f"E {name}": CorpusEntity(f"E {name}", name, "person", (), (), (), 1) for name in NAMES}
    story = {one.document.id: "d1" if of_one else one.document.id for one in documents}
    text = {one.document.id: one.document.text for one in documents}
    known = Known(owners, entities, find_countries(documents, owners))
    return [
        (text[c.document][c.span.start : c.span.end], text[d.document][d.span.start : d.span.end])
        for c, d in find_denied(documents, known, story)
    ]


DISMISSED = tell("d1", "Ada Sorel dismissed Orlo Vant.", Happened("dismissed", "reject", "Ada Sorel", "Orlo Vant"))
MET = tell("d1", "Orlo Vant met Ada Sorel.", Happened("met", "consult", "Orlo Vant", "Ada Sorel"))


@pytest.mark.parametrize(
    ("claim", "text", "happened", "found"),
    [
        (DISMISSED, "No one sent Orlo Vant away.", Happened("sent", "other", "No one", "Orlo Vant"), True),
        (DISMISSED, "No one sent Ilen Varo away.", Happened("sent", "other", "No one", "Ilen Varo"), False),
        (DISMISSED, "No one sent Orlo Vant flowers.", Happened("sent", "other", "No one", "Orlo Vant"), False),
        (DISMISSED, "Ada Sorel did not sack Orlo Vant.", Happened("sack", "other", "Ada Sorel", "Orlo Vant"), False),
        (DISMISSED, "Ada Sorel never sacked Orlo Vant.", Happened("sacked", "other", "Ada Sorel", "Orlo Vant"), True),
        (DISMISSED, "Ilen Varo never sacked Orlo Vant.", Happened("sacked", "other", "Ilen Varo", "Orlo Vant"), False),
        (MET, "Ada Sorel never spoke to Orlo Vant.", Happened("spoke", "other", "Ada Sorel", "Orlo Vant"), True),
        (MET, "Ada Sorel never spoke to Ilen Varo.", Happened("spoke", "other", "Ada Sorel", "Ilen Varo"), False),
        (MET, "Ada Sorel never paid Orlo Vant.", Happened("paid", "other", "Ada Sorel", "Orlo Vant"), False),
    ],
)
def test_what_a_denial_is_laid_beside(claim: Annotations, text: str, happened: Happened, *, found: bool) -> None:
    """The kind of deed and both who take part must fit; of a deed between two, either way round; and all must be denied."""
    pairs = denied([claim, tell("d2", text, happened, "-")])
    assert pairs == ([(claim.document.text.rstrip("."), text.rstrip("."))] if found else [])


@pytest.mark.parametrize(
    ("text", "told", "denied_by", "found"),
    [
        ("Ada Sorel was kept out, Orlo Vant said. Ilen Varo denied that anyone was turned away.", "kept", "turned", True),
        ("Ada Sorel was attacked, Orlo Vant said. Ilen Varo denied that anyone was attacked.", "attacked,", "attacked.", False),
        ("Ada Sorel was kept out, Orlo Vant said. Ilen Varo said nobody was turned away.", "kept", "turned", False),
    ],
)  # fmt: skip
def test_what_a_denial_in_one_text_answers(text: str, told: str, denied_by: str, *, found: bool) -> None:
    """What another voice told shortly before, of one listed kind, where it is denied by a word for it."""
    claim = Happened(told, "other", recipient="Ada Sorel", said_by="Orlo Vant")
    denial = Happened(denied_by, "other", recipient="anyone" if "anyone" in text else "nobody", said_by="Ilen Varo")
    document = tell_of("d1", text, claim, denial)
    one, other = document.events
    half = text.index(". ") + 1
    first, second = document.attributions
    act: Act = "denies" if "denied" in text else "says"
    said = (
        replace(first, content=(Span(0, half),)),
        replace(second, content=(Span(half, len(text)),), act=act),
    )
    both = (one, replace(other, polarity="-"))
    assert bool(denied([replace(document, attributions=said, events=both)])) is found


def test_no_contact_is_denied_by_a_noun() -> None:
    """To have had no contact with somebody denies that they met; not of somebody else."""
    text = "Orlo Vant had no contact with {} since May."
    for other, found in (("Ada Sorel", True), ("Ilen Varo", False)):
        document = tell_of("d2", text.format(other), Happened("since", "other", "Orlo Vant", other))
        document = replace(document, events=())
        assert bool(denied([MET, document])) is found


def test_documents_of_two_affairs_are_not_laid_together() -> None:
    """What is of another story, and names others, answers nothing."""
    denial = tell("d2", "No one sent Orlo Vant away.", Happened("sent", "other", "No one", "Orlo Vant"), "-")
    assert denied([DISMISSED, denial])
    assert not denied([DISMISSED, denial], of_one=False)


def test_what_happened_after_the_denial_is_none_of_it() -> None:
    """Who says on the 3rd that he never met her may meet her on the 9th."""
    later = Happened("met", "consult", "Orlo Vant", "Ada Sorel", on=("Monday", date(2020, 3, 9)))
    claim = replace(tell("d1", "Orlo Vant met Ada Sorel on Monday.", later))
    denial = tell("d2", "Ada Sorel never met Orlo Vant.", Happened("met", "consult", "Ada Sorel", "Orlo Vant"), "-")
    assert not denied([claim, denial])


@given(st.text(max_size=60), st.sampled_from(["+", "-"]))
def test_any_text(text: str, polarity: Polarity) -> None:
    """Nothing crashes, and a deed's words lie in the text."""
    whole = f"Orlo Vant sent {text}"
    document = tell("d1", whole, Happened("sent", "other", "Orlo Vant", text.strip() or None), polarity)
    owners = by_name([document])
    known = Known(owners, {}, find_countries([document], owners))
    for one in (*find_disowned(document, known), *find_done(document, known, {"=send"})):
        assert 0 <= one.span.start < one.span.end <= len(whole)
