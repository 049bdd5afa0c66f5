"""What is kept compressed: bytes and JSON, unpacked only to the size and sum that were noted."""

import hashlib
import json
import re
import zlib
from dataclasses import dataclass
from typing import Any

SURROGATE = re.compile("[\ud800-\udfff]")


class DamagedError(ValueError):
    """Packed bytes that do not give what was packed."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Compressed bytes, and the size of what they unpack to."""

    data: bytes
    size: int


def pack(data: bytes) -> Packed:
    """Compress."""
    return Packed(zlib.compress(data), len(data))


def unpack(packed: Packed) -> bytes:
    """Decompress, never to more than the size noted; raise DamagedError where anything else comes out."""
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(packed.data, packed.size + 1)
    except zlib.error as error:
        raise DamagedError(str(error)) from error
    if len(data) != packed.size or not stream.eof:
        raise DamagedError(f"{packed.size} bytes were packed, others came out")
    return data


def unpack_original(packed: Packed, bytes_sha256: str) -> bytes:
    """Decompress bytes whose sum is known; raise DamagedError where they have another."""
    data = unpack(packed)
    if sha256(data) != bytes_sha256:
        raise DamagedError("their SHA-256 is another")
    return data


def to_json(value: object) -> str:
    """Write JSON in one line, with the characters themselves."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def from_json(line: str | bytes) -> Any:  # noqa: ANN401  JSON is read at the edge and turned into records there
    """Read JSON."""
    return json.loads(line)


def storable(text: str) -> str:
    r"""Give text that can be written as UTF-8: a lone surrogate becomes U+FFFD, one for one, so that offsets hold.

    Decoding never yields one; a file name that is no valid UTF-8 does.

    >>> storable("caf\udce9.txt")
    'caf�.txt'
    """
    return text if text.isascii() else SURROGATE.sub("\ufffd", text)


def sha256(data: bytes) -> str:
    """Give the SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
