"""Who is one across documents, and who is not: names, offices, company, kinds, short names, what a text teaches."""

import json
from collections.abc import Sequence
from importlib.resources import files
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.entities.resolve import resolve, resolve_all
from rashomon.records import annotations_from_json
from rashomon.types import Annotations
from told import Told, tell

COMPANY = (Told("Ilga Vantare"), Told("Teodor Ranske"), Told("Coastal Brigade", "organisation"))


def partition(documents: Sequence[Annotations]) -> set[frozenset[tuple[str, str]]]:
    """Give who is with whom, without ids."""
    return {frozenset((m.document, m.entity) for m in one.members) for one in resolve(documents)}


def are_one(one: Told, other: Told, *, company: bool = False) -> bool:
    """Tell whether two entities of two documents are one; with company, both documents tell of three others too."""
    more = COMPANY if company else ()
    documents = [tell(1, one, *more), tell(2, other, *more)]
    return frozenset({("d001", "e1"), ("d002", "e1")}) in partition(documents)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (Told("Qassem Soleimani"), Told("Qasim Suleimani"), True),
        (Told("Hajj Qassem Soleimani"), Told("قاسم سليماني"), True),
        (Told("Munir al-Zawraqi"), Told("Muneer el-Zauraki"), True),
        (Told("Bashar al-Assad"), Told("Hafez al-Assad"), False),
        (Told("Ali Sorel"), Told("Ali Sorel Jr."), False),
        (Told("Ali bin Hassan Sorel"), Told("Hassan bin Ali Sorel"), False),
        (Told("Pyotr Ivanov"), Told("Pyotra Ivanova"), False),
        (Told("J. Sorel"), Told("John Sorel"), False),
        (Told("al-Qaeda", "organisation"), Told("Al Qaida", "organisation"), False),
        (Told("Apple Inc.", "organisation"), Told("Apple", "organisation"), True),
        (Told("Apple Corps", "organisation"), Told("Apple", "organisation"), False),
        (Told("North Korea", "place"), Told("South Korea", "place"), False),
        (Told("Niger", "place"), Told("Nigeria", "place"), False),
        (Told("Iraqi", "norp"), Told("Iraqis", "norp"), True),
        (Told("Iraqi", "norp"), Told("Iraq", "place"), False),
        (Told("US", "place"), Told("United States", "place"), True),
        (Told("America", "place"), Told("the United States", "place"), True),
        (Told("Latin America", "place"), Told("America", "place"), False),
        (Told("Britain", "place"), Told("U.K.", "place"), True),
        (Told("Britain", "place"), Told("Britain", "organisation"), False),
        (Told("Washington", "place"), Told("Washington", "organisation"), False),
        (Told("Foreign Ministry", "organisation"), Told("Foreign Ministry", "organisation"), False),
    ],
)
def test_names(one: Told, other: Told, *, joined: bool) -> None:
    """Spellings of one name are one; other given names, generations, sexes, kinds and lands are not."""
    assert are_one(one, other) is joined
    assert are_one(other, one) is joined


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (Told("Foreign Ministry", "organisation"), Told("Foreign Ministry", "organisation"), True),
        (Told("al-Qaeda", "organisation"), Told("Al Qaida", "organisation"), True),
        (Told("J. Sorel"), Told("John Sorel"), True),
        (Told("Ali Sorel", office="judge"), Told("Ali Sorel", office="mayor"), True),
        (Told("Maritime Guard", "organisation"), Told("Torvenian Maritime Guard", "organisation"), True),
        (Told("Bashar al-Assad"), Told("Hafez al-Assad"), False),
        (Told("Niger", "place"), Told("Nigeria", "place"), False),
        (Told("iPad", "product"), Told("iPod", "product"), False),
        (Told("Warda", "product"), Told("Wardah", "product"), True),
        (Told("Accord", "organisation"), Told("Ambrel Accord", "organisation"), True),
        (Told("Narrows", "organisation"), Told("Gull Narrows", "organisation"), False),
        (Told("Apple Corps", "organisation"), Told("Apple", "organisation"), False),
        (
            Told("The company", "organisation", form="nominal"),
            Told("The company", "organisation", form="nominal"),
            False,
        ),
    ],
)
def test_company_helps(one: Told, other: Told, *, joined: bool) -> None:
    """What stands among the same others may be one where the name alone left it open; never against the name."""
    assert are_one(one, other, company=True) is joined


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("minister/Iraq", "vice president/Iraq", True),
        ("minister/Iraq", "Prime Minister", True),
        ("Admiral", "acting commander", True),
        ("prime minister/Iraq", "prime minister/Israel", False),
        ("judge", "mayor", False),
        ("senator/Ohio", "coach/Chelsea", False),
    ],
)
def test_namesakes(one: str, other: str, *, joined: bool) -> None:
    """Offices of one career are one man's; those of two are asked about."""
    documents = [tell(1, Told("Ali Sorel", office=one)), tell(2, Told("Ali Sorel", office=other))]
    found = resolve_all(documents)
    assert (len(found.entities) == 1) is joined
    assert len(found.questions) == (0 if joined else 1)


def test_a_namesake_without_office_stays_alone() -> None:
    """Of two who bear a name, a third text that tells nothing more may mean either."""
    documents = [
        tell(1, Told("Ali Sorel", office="senator/Ohio")),
        tell(2, Told("Ali Sorel", office="coach/Chelsea")),
        tell(3, Told("Ali Sorel")),
    ]
    assert len(resolve(documents)) == 3


@pytest.mark.parametrize(
    ("full", "short", "joined"),
    [
        (["Vladimir Putin"], Told("Putin"), True),
        (["Qassem Soleimani"], Told("Suleimani"), True),
        (["Vladimir Putin", "Lyudmila Putin"], Told("Putin"), False),
        (["Vladimir Putin"], Told("Vladimir"), False),
        (["Barack Obama"], Told("Obama", office="coach/Chelsea"), True),
    ],
)
def test_surnames(full: list[str], short: Told, *, joined: bool) -> None:
    """A surname is the only one's who bears it, and nobody's where two do."""
    documents = [tell(i, Told(name)) for i, name in enumerate(full, 1)]
    assert (len(resolve([*documents, tell(9, short)])) == len(full)) is joined


def test_a_surname_with_another_office_is_asked_about() -> None:
    """The only one who bears the name may be somebody else all the same."""
    found = resolve_all(
        [tell(1, Told("Ali Sorel", office="senator/Ohio")), tell(2, Told("Sorel", office="coach/Chelsea"))]
    )
    assert len(found.entities) == 2
    (question,) = found.questions
    assert "senator of ohio" in question.reason
    assert "coach of chelsea" in question.reason


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_nobody_without_a_name_is_joined(kind: str) -> None:
    """A spokesman here is not a spokesman there, nor is the company."""
    words = Told("A spokesman", kind, form="nominal")  # type: ignore[arg-type]
    assert not are_one(words, words, company=True)


def test_a_body_told_by_its_owner_is_joined() -> None:
    """The Khadrani army is one in all texts, the port authority is not."""
    army, authority = ("Khadrani army", "port authority")
    assert are_one(*2 * [Told(army, "organisation", form="nominal")])
    assert not are_one(*2 * [Told(authority, "organisation", form="nominal")])


def test_no_weak_middle() -> None:
    """A name between two that differ joins neither with the other, and itself with none."""
    documents = [tell(i, Told(name)) for i, name in enumerate(["Ali Hassan Sorel", "Ali Sorel", "Ali Omar Sorel"])]
    assert all(len(one.members) == 1 for one in resolve(documents))


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (Told("Apple", "organisation"), Told("Apple Inc.", "organisation"), True),
        (Told("Qassem Soleimani"), Told("Qasim Soleimani"), True),
        (Told("Ali Sorel"), Told("Ali Hassan Sorel"), False),
        (Told("John Sorel"), Told("Jack Sorel"), False),
        (Told("Khadran", "place"), Told("Khadrann", "place"), False),
    ],
)
def test_two_in_one_text(one: Told, other: Told, *, joined: bool) -> None:
    """What one text keeps apart is one only where the names are the same but for spelling or legal form."""
    assert (len(resolve([tell(1, one, other), tell(2, one), tell(3, other)])) == 1) is joined


def test_what_a_text_teaches() -> None:
    """Two names that one text gives to one are one's in the others too; not where two are called so."""
    teacher = tell(1, Told("Hatim al-Shirai", names=("Abu Mawj",)))
    assert len(resolve([teacher, tell(2, Told("Abu Mawj")), tell(3, Told("Abu Mauj"))])) == 1
    mission = tell(1, Told("Straits Observation Mission", "organisation", names=("SOM",)))
    assert len(resolve([mission, tell(2, Told("SOM", "organisation"))])) == 1
    other = tell(4, Told("Salih Bu Qarib", names=("Abu Mawj",)))
    assert len(resolve([teacher, other, tell(2, Told("Abu Mawj"))])) == 3


def test_two_names_of_each_other() -> None:
    """Texts that teach the same in both directions make no endless way."""
    one = tell(1, Told("Lord’s Resistance Army", "organisation", names=("LRA",)))
    other = tell(2, Told("LRA", "organisation", names=("Lord’s Resistance Army",)))
    assert len(resolve([one, other])) == 1


def test_kinds_are_mended_by_all_documents() -> None:
    """A land that was once taken for a person is a land; a capital that acts stays apart from the city."""
    land = [
        tell(1, Told("Khadran", "place"), Told("Khadrani", "norp")),
        tell(2, Told("Khadran"), Told("Khadrani", "place")),
    ]
    assert [(one.name, one.kind, len(one.members)) for one in resolve(land)] == [
        ("Khadran", "place", 2),
        ("Khadrani", "norp", 2),
    ]
    capital = [tell(1, Told("Vesmer", "place")), tell(2, Told("Vesmer", "place")), tell(3, Told("Vesmer"))]
    assert [(one.kind, len(one.members)) for one in resolve(capital)] == [("place", 2), ("organisation", 1)]
    person = [tell(1, Told("Jordan", "place")), tell(2, Told("Jordan", "place")), tell(3, Told("Jordan", he=True))]
    assert [one.kind for one in resolve(person)] == ["place", "person"]


def test_questions_show_both_sides() -> None:
    """A question has words of both sides at their places, and the more it would tell the earlier it comes."""
    documents = [
        tell(1, Told("Ali Sorel", office="senator/Ohio", he=True), Told("J. Tal")),
        tell(2, Told("Ali Sorel", office="coach/Chelsea", he=True), Told("John Tal")),
    ]
    texts = {one.document.id: one.document.text for one in documents}
    questions = resolve_all(documents).questions
    assert [(q.one.name, q.other.name) for q in questions] == [("Ali Sorel", "Ali Sorel"), ("J. Tal", "John Tal")]
    for question in questions:
        for side in (question.one, question.other):
            assert [texts[e.document][e.span.start : e.span.end] for e in side.evidence] == [side.name]
        assert question.one.entity != question.other.entity
        assert question.reason


def _key() -> list[Annotations]:
    key = json.loads(files("rashomon.demo").joinpath("key.json").read_text(encoding="utf-8"))
    return [annotations_from_json(page) for page in key["annotate"]]


@settings(max_examples=20)
@given(st.permutations(range(8)))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    """The demo's documents give the same entities and questions in any order."""
    pages = _key()
    assert resolve_all([pages[i] for i in order]) == resolve_all(pages)


NAMES = st.sampled_from(["Ali Sorel", "Aly Sorel", "Sorel", "Ali Hassan Sorel", "Omar Sorel", "A. Sorel", "Ali", "Madra", "MADRA Bank"])  # fmt: skip
WHO = st.builds(
    Told,
    NAMES | st.text(max_size=6),
    st.sampled_from(["person", "place", "organisation", "norp", "other"]),
    st.sampled_from([None, None, "judge", "mayor/Madra", "mayor/Tal"]),
    st.lists(NAMES, max_size=1).map(tuple),
    st.sampled_from(["name", "name", "nominal"]),
    st.booleans(),
)


@given(st.lists(st.lists(WHO, max_size=4), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_anything_at_all(told: list[list[Told]], dice: object) -> None:
    """Everybody is in exactly one entity, whatever they are called and in any order; no unnamed one is with another."""
    documents = [tell(i, *who) for i, who in enumerate(told)]
    shuffled = list(documents)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    found = resolve_all(documents)
    assert resolve_all(shuffled) == found
    members = sorted(member for one in found.entities for member in one.members)
    assert members == sorted((d.document.id, e.id) for d in documents for e in d.entities)
    ids = [one.id for one in found.entities] + [one.id for one in found.retired]
    assert len(set(ids)) == len(ids) == len(members)


def test_one_by_one_or_at_once() -> None:
    """Who is one does not depend on the way the documents came; those already there keep their companions."""
    pages = _key()
    for count in range(1, len(pages) + 1):
        assert len({partition(order) == partition(pages[:count]) for order in _orders(pages[:count])}) == 1


def _orders(pages: Sequence[Annotations]) -> list[Sequence[Annotations]]:
    return [pages, pages[::-1]] if len(pages) > 3 else list(permutations(pages))
