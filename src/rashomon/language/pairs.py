"""How a subword stands to a cue: how far away, in which sentence and paragraph, inside which quotation."""

import numpy as np
import numpy.typing as npt

from rashomon.language.windows import Window

OWN = ("O", "B-source", "I-source", "B-content", "I-content")
"""What a subword is to one given cue."""
DISTANCES = 32
"""Buckets of distance on each side of the cue."""
_NEAR = 8
_SENTENCES, _PARAGRAPHS, _QUOTED = 3, 2, 3
PLACES = (2 * _SENTENCES + 1) * (2 * _PARAGRAPHS + 1) * _QUOTED * _QUOTED
"""How many combinations ``place`` tells apart."""

Longs = npt.NDArray[np.int64]
Hits = npt.NDArray[np.bool_]


def distances(cues: Hits) -> Longs:
    """Give for ``cues`` [cues, length] each subword's bucket of distance: the middle one inside, logarithmic past 8."""
    length = cues.shape[1]
    places = np.arange(length)[None]
    first = cues.argmax(1)[:, None]
    last = length - 1 - cues[:, ::-1].argmax(1)[:, None]
    far = np.minimum(places - first, 0) + np.maximum(places - last, 0)
    size = np.abs(far)
    further = _NEAR + 4.8 * np.log2(np.maximum(size, _NEAR) / _NEAR)
    bucket = np.where(size <= _NEAR, size, np.minimum(further, DISTANCES)).astype(np.int64)
    return np.asarray(np.sign(far) * bucket + DISTANCES, dtype=np.int64)


def places(window: Window, cues: Hits) -> Longs:
    """Give for ``cues`` [cues, length] where each subword lies: sentences and paragraphs between, quotation of both."""
    at = cues.argmax(1)
    sentence = _offset(window.sentences, at, _SENTENCES)
    paragraph = _offset(window.paragraphs, at, _PARAGRAPHS)
    quoted = window.quoted[None] * _QUOTED + window.quoted[at][:, None]
    number = (sentence * (2 * _PARAGRAPHS + 1) + paragraph) * _QUOTED * _QUOTED + quoted
    return np.asarray(number, dtype=np.int64)


def _offset(numbers: npt.NDArray[np.int32], at: npt.NDArray[np.intp], most: int) -> npt.NDArray[np.int32]:
    return np.asarray(np.clip(numbers[None] - numbers[at][:, None], -most, most) + most, dtype=np.int32)
