"""What is packed comes back, and damage is told."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.corpus.packing import DamagedError, Packed, pack, sha256, storable, unpack, unpack_original


@given(st.binary())
def test_bytes_come_back(data: bytes) -> None:
    """Packing loses nothing."""
    assert unpack(pack(data)) == data


@pytest.mark.parametrize(
    "packed",
    [
        Packed(b"", 0),
        Packed(b"no zlib", 7),
        Packed(zlib.compress(b"words")[:-1], 5),
        Packed(zlib.compress(b"words"), 4),
        Packed(zlib.compress(b"words"), 6),
        Packed(zlib.compress(b"\0" * 10_000_000), 10),
    ],
    ids=["empty", "other", "cut", "longer", "shorter", "bomb"],
)
def test_damage_is_told(packed: Packed) -> None:
    """Anything but what was packed is an error, found without unpacking more than was noted."""
    with pytest.raises(DamagedError):
        unpack(packed)


def test_other_bytes_of_the_same_size_are_told() -> None:
    """Originals are held against their sum."""
    with pytest.raises(DamagedError):
        unpack_original(pack(b"words"), sha256(b"sword"))


@given(st.text(alphabet=st.characters(codec=None)))
def test_stored_text_keeps_its_offsets(text: str) -> None:
    """Only lone surrogates change, one for one."""
    kept = storable(text)
    kept.encode("utf-8")
    assert len(kept) == len(text)
    assert all(new == old or "\ud800" <= old <= "\udfff" for new, old in zip(kept, text, strict=True))
