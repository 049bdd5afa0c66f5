"""Names that so many bear that two documents' may be two people."""

from itertools import product

from rashomon.entities.bearers import Commonness, part_bearers
from rashomon.entities.company import Company
from rashomon.entities.dossiers import read_dossiers
from rashomon.entities.families import make_key
from told import Told, tell

SYLLABLES = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu"]
RARE = [make_key("person", f"{a}{b}l {c}{a}{b}r") for a, b, c in product(SYLLABLES, repeat=3)]
FEW = [make_key("person", name) for some in SYLLABLES for name in (f"Ali {some}sen", f"{some}rik Sorel")]
ALI = make_key("person", "Ali Sorel")


def test_common() -> None:
    """A full name is common where many bear its first word and many its last, of enough names to tell."""
    many = [make_key("person", f"{a}{b}l Sorel") for a, b in product(SYLLABLES, repeat=2)]
    many += [make_key("person", f"Ali {a}{b}r") for a, b in product(SYLLABLES, repeat=2)]
    found = Commonness([*RARE, *many, ALI])
    assert found.is_common(ALI)
    assert not found.is_common(RARE[0])
    assert not found.is_common(many[0])
    assert not found.is_common(make_key("person", "Sorel"))
    assert not found.is_common(make_key("place", "Ali Sorel"))


def test_few_names_tell_nothing() -> None:
    """Where few are named no name is common."""
    assert not Commonness([*FEW, ALI]).is_common(ALI)


def test_parted_by_company() -> None:
    """Those of a common name are one in one company, or with one office of one body; else each document's is its own."""
    documents = [
        tell(1, Told("Ali Sorel"), Told("Omar Tal"), Told("Ora Tal")),
        tell(2, Told("Ali Sorel"), Told("Omar Tal"), Told("Ora Tal")),
        tell(3, Told("Ali Sorel", office="mayor/Madra"), Told("Uma Ranske")),
        tell(4, Told("Ali Sorel", office="mayor/Madra"), Told("Ilga Vantare")),
        tell(5, Told("Ali Sorel")),
    ]
    dossiers = [one for one in read_dossiers(documents) if one.name == "Ali Sorel"]
    company = Company({one.document.id: [hash(entity.name) for entity in one.entities] for one in documents})
    parts = part_bearers(ALI, dossiers, company, hash("Ali Sorel"), loose=False, common=True)
    assert [[one.member.document for one in part] for part in parts] == [["d001", "d002"], ["d003", "d004"], ["d005"]]
