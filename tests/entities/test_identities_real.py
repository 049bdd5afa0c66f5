"""The bundled story and the shared samples together, from raw text: each is one, and no two are joined."""

import re
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from rashomon.entities.resolve import resolve
from rashomon.gather import Gathered, Input, gather
from rashomon.types import CorpusEntity, Override

pytestmark = pytest.mark.shared

ONE = {
    "Munir al-Zawraqi": 8,
    "Teodor Ranske": 6,
    "Yunus Bakhit": 7,
    "Hatim al-Shira’i": 4,
    "Dovan Petrelis": 4,
    "Ilga Vantare": 4,
    "Sabir al-Nakhlawi": 3,
    "Chidera Amanze": 3,
    "Layth Umran": 2,
    "Coastal Brigade": 5,
    "Torvenian Maritime Guard": 4,
    "Straits Observation Mission": 4,
    "National Assembly": 3,
    "Nouri al-Maliki": 2,
    "Qassem Soleimani": 2,
    "Barack Obama": 2,
}


@pytest.fixture(scope="module")
def found(shared: Path) -> tuple[CorpusEntity, ...]:
    """Give who is who in the eleven texts."""
    with as_file(files("rashomon.demo") / "story") as story:
        folders = [story, shared / "samples"]
        paths = [p for folder in folders for p in sorted(folder.iterdir()) if re.fullmatch(r"\d.*\.(txt|html)", p.name)]
        told = [
            one.annotations for one in gather([Input(str(p), Override()) for p in paths]) if isinstance(one, Gathered)
        ]
    assert len(told) == 11
    return resolve(told)


@pytest.mark.parametrize("name", ONE)
def test_one_entity(found: tuple[CorpusEntity, ...], name: str) -> None:
    """A name is in one entity, with as many texts at least as tell of him in one spelling or another."""
    (one,) = [each for each in found if name in {each.name, *each.names}]
    assert len(one.documents) >= ONE[name]
    assert len({other for other in ONE if other in {one.name, *one.names}}) == 1


def test_soleimani_is_one_in_both_spellings(found: tuple[CorpusEntity, ...]) -> None:
    """Qassim and Qassem are one man, and his force is no man."""
    assert len({one.id for one in found if {"Qassim Soleimani", "Qassem Soleimani"} & {one.name, *one.names}}) == 1
