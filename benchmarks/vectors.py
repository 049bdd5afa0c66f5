"""The vectors that the reader has for subwords out of context, out of its graph's file.

The file is a protocol buffer (ONNX's ModelProto: field 7 the graph, of which field 5 the constants: field 8 the name and
field 9 the bytes); what is needed of it is read here, so that no package has to be.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

_GRAPH, _CONSTANT, _NAME, _BYTES = 7, 5, 8, 9
_NUMBER, _LENGTH = 0, 2
_FIXED = {1: 8, 5: 4}


def read_vectors(path: Path) -> npt.NDArray[np.float32]:
    """Give the vectors of all subwords, [subwords, hidden]; int8 with a scale a row in the file."""
    held: dict[bytes, bytes] = {}
    for number, graph in _fields(path.read_bytes()):
        if number == _GRAPH:
            for kind, constant in _fields(graph):
                if kind == _CONSTANT:
                    told = dict(_fields(constant))
                    held[told.get(_NAME, b"")] = told.get(_BYTES, b"")
    scales = np.frombuffer(held[b"words.weight scale"], np.float32)
    rows = np.frombuffer(held[b"words.weight int8"], np.int8).reshape(len(scales), -1)
    return rows * scales[:, None]


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the fields of a message that are bytes, each with its number."""
    at = 0
    while at < len(message):
        key, at = _integer(message, at)
        if key & 7 == _LENGTH:
            length, at = _integer(message, at)
            yield key >> 3, message[at : at + length]
            at += length
        elif key & 7 == _NUMBER:
            _, at = _integer(message, at)
        else:
            at += _FIXED[key & 7]


def _integer(message: bytes, at: int) -> tuple[int, int]:
    """Give the number that stands at a place, seven bits a byte, and where it ends."""
    value = shift = 0
    while message[at] & 0x80:
        value |= (message[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    return value | message[at] << shift, at + 1
