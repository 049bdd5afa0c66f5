"""Who shares a surname: a surname alone is not the wife's, the brother's or the son's, whom the text sets beside it."""

import pytest

from rashomon.attribution.assemble import assemble
from rashomon.entities.chains import chain
from rashomon.entities.resolve import resolve
from scripted import script
from told import Told, tell


def names_of(notation: str) -> dict[str, set[str]]:
    """Give each person of a script by the fullest name, with the words of his mentions."""
    tagged = script(notation)
    chained = chain(tagged, assemble(tagged))
    text = tagged.document.text
    return {
        one.name: {text[m.start : m.end] for m in chained.mentions if m.entity == one.id and m.form == "name"}
        for one in chained.entities
    }


@pytest.mark.parametrize(
    ("notation", "alone"),
    [
        ("President [person:Sorel] and [person:Mina Sorel] came. [person:Sorel] left.", True),
        ("[person:Sorel] and first lady [person:Mina Sorel] came. [person:Sorel] left.", True),
        ("[person:Sorel] came. [person:Tal] met his wife [person:Mina Sorel]. [person:Sorel] left.", True),
        ("[person:Sorel]'s brother, [person:Omar Sorel], came. [person:Sorel] left.", True),
        ("[person:Mary Sorel] came. Mr [person:Sorel] left.", True),
        ("[person:Sorel] left. [person:Ali Sorel Jr] came.", True),
        ("Mrs [person:Mina Sorel] came. Mrs [person:Sorel] left.", False),
        ("[person:Mina Sorel] and [person:Omar Tal] came. [person:Sorel] left.", False),
        ("[person:Sorel] left, said a friend. And [person:Mina Sorel] came.", False),
        ("[person:Ali Sorel Jr] came. [person:Sorel] left.", False),
        ("[person:Sorel Ali] came. Mr [person:Sorel] left.", False),
    ],
)
def test_surname_alone(notation: str, *, alone: bool) -> None:
    """Beside a wife, a brother or a later junior a surname alone is another's; beside others it is the full name's."""
    found = names_of(notation)
    assert ("Sorel" in found) is alone


def test_full_name_beside_kin() -> None:
    """With both full names in the text, the surname alone is his who is not introduced as the other's kin."""
    found = names_of("[person:Ali Sorel] came with his wife, [person:Mina Sorel]. [person:Sorel] left.")
    assert found == {"Ali Sorel": {"Ali Sorel", "Sorel"}, "Mina Sorel": {"Mina Sorel"}}


def test_junior_is_another() -> None:
    """A name told before that of a junior is another's; after it, or in the headline alone, it may be his for short."""
    assert "Ali Sorel" in names_of("Rain.\n[person:Ali Sorel] came. Then came [person:Ali Sorel Jr].")
    assert "Ali Sorel" not in names_of("Rain.\n[person:Ali Sorel Jr] came. Then [person:Ali Sorel] left.")
    assert "Ali Sorel" not in names_of("[person:Ali Sorel] leaves.\n[person:Ali Sorel Jr] came.")


COMPANY = (Told("Ilga Vantare"), Told("Teodor Ranske"), Told("Coastal Brigade", "organisation"))


@pytest.mark.parametrize(("called", "joined"), [(("Sorel",), True), ((), False)])
def test_whom_documents_call_so(called: tuple[str, ...], *, joined: bool) -> None:
    """Of several of a surname it is his whom documents call by it; where they call nobody so, it is nobody's."""
    ali = Told("Ali Sorel", names=called)
    documents = [
        tell(1, Told("Sorel"), *COMPANY),
        tell(2, ali, Told("Mina Sorel"), *COMPANY),
        tell(3, ali, *COMPANY),
    ]
    found = {frozenset(m.document for m in one.members) for one in resolve(documents) if one.name == "Ali Sorel"}
    assert (frozenset({"d001", "d002", "d003"}) in found) is joined


def test_two_called_so() -> None:
    """Where documents call two by one surname, it is neither's elsewhere."""
    ali, omar = Told("Ali Sorel", names=("Sorel",)), Told("Omar Sorel", names=("Sorel",))
    told = [tell(n, one, *COMPANY) for n, one in enumerate((ali, ali, omar, omar), 2)]
    assert all(
        len(one.members) == 1 for one in resolve([tell(1, Told("Sorel"), *COMPANY), *told]) if one.name == "Sorel"
    )


@pytest.mark.parametrize(
    ("before", "joined"),
    [
        ("[person:Ali Sorel] came. [person:Sorel] ate. [person:Sorel] drank. ", True),
        ("[person:Ali Sorel] came. [person:Sorel] ate. ", False),
        ("[person:Ali Sorel] came. ", False),
    ],
)
def test_called_so_before(before: str, *, joined: bool) -> None:
    """Whom the text has called by the surname more than once keeps it when another of the surname comes."""
    found = names_of(f"{before}[person:Omar Sorel] came too, by train. [person:Sorel] left.")
    assert ("Sorel" not in found) is joined
