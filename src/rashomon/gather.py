"""From files and addresses to annotations, in one process or in many; one bad input is a value in the stream."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

from rashomon.language import load_tagger
from rashomon.pipeline import annotate_all
from rashomon.reading.fetch import fetch, is_address
from rashomon.reading.files import load
from rashomon.reading.read import read
from rashomon.types import Annotations, Document, Original, Override, Tagger, Unreadable

BATCH = 16
"""Inputs that travel to a worker together: enough to batch by length, few enough to hold in memory."""
STRETCH = 256
"""Inputs of one stream, in one process: what precedes the first document to annotate is not held back for longer."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file's path or an http(s) address, what the user says about it, and whether it was named outright."""

    path: str
    override: Override
    named: bool = True


@dataclass(frozen=True, slots=True)
class Gathered:
    """A document that was read and annotated, with its bytes as found."""

    found: Input
    original: Original
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Present:
    """An input whose document is known already; it was not annotated again."""

    path: str
    id: str


@dataclass(frozen=True, slots=True)
class _Read:
    """An input that was read and waits for its annotations."""

    found: Input
    original: Original
    document: Document


Outcome = Gathered | Present | Unreadable


def gather(
    inputs: Iterable[Input], jobs: int = 1, known: frozenset[str] = frozenset(), tagger: Tagger | None = None
) -> Iterator[Outcome]:
    """Read and annotate inputs, one outcome each, in their order; documents whose id is in ``known`` are not annotated.

    Without a ``tagger`` the one that ships with the package is used, on all cores; processes always use that.
    """
    if jobs <= 1:
        tagger = load_tagger(available_cores()) if tagger is None else tagger
        for stretch in _batched(inputs, STRETCH):
            yield from _gather_batch(stretch, tagger, known)
    else:
        yield from _gather_in_processes(inputs, jobs, known)


def available_cores() -> int:
    """Give how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _gather_batch(batch: tuple[Input, ...], tagger: Tagger, known: frozenset[str]) -> Iterator[Outcome]:
    """Give the outcomes of some inputs; after a fault those under way are annotated one by one, to lose only one."""
    inputs = iter(batch)
    while True:
        waiting: deque[_Read | Present | Unreadable] = deque()
        try:
            yield from _stream(inputs, waiting, tagger, known)
        except Exception:  # noqa: BLE001 - a fault in annotating one document must not lose the others
            yield from (_annotate_alone(one, tagger) if isinstance(one, _Read) else one for one in waiting)
        else:
            return


def _stream(
    inputs: Iterator[Input], waiting: deque[_Read | Present | Unreadable], tagger: Tagger, known: frozenset[str]
) -> Iterator[Outcome]:
    """Annotate while the model reads what comes next; ``waiting`` holds what was read and has no outcome yet."""

    def documents() -> Iterator[Document]:
        for one in (_read(found, known) for found in inputs):
            waiting.append(one)
            if isinstance(one, _Read):
                yield one.document

    for annotations in annotate_all(documents(), tagger):
        while not isinstance(one := waiting.popleft(), _Read):
            yield one
        yield Gathered(one.found, one.original, annotations)
    yield from (one for one in waiting if not isinstance(one, _Read))


def _annotate_alone(one: _Read, tagger: Tagger) -> Gathered | Unreadable:
    try:
        (annotations,) = annotate_all([one.document], tagger)
    except Exception as error:  # noqa: BLE001 - likewise
        return _fault(one.found.path, "annotating", error)
    return Gathered(one.found, one.original, annotations)


def _read(found: Input, known: frozenset[str]) -> _Read | Present | Unreadable:
    try:
        original = fetch(found.path) if is_address(found.path) else load(found.path)
        document = original if isinstance(original, Unreadable) else read(original, found.override)
    except Exception as error:  # noqa: BLE001 - a fault in reading one input must not lose the others
        return _fault(found.path, "reading", error)
    if isinstance(original, Unreadable):
        return original
    if isinstance(document, Unreadable):
        return document
    return Present(found.path, document.id) if document.id in known else _Read(found, original, document)


def _fault(path: str, doing: str, error: Exception) -> Unreadable:
    return Unreadable(path, f"a fault of the program in {doing} it ({type(error).__name__}: {error}); please report it")


def _batched(inputs: Iterable[Input], size: int) -> Iterator[tuple[Input, ...]]:
    rest = iter(inputs)
    while batch := tuple(islice(rest, size)):
        yield batch


# -- many processes ----------------------------------------------------------------------------

_worker: list[tuple[Tagger, frozenset[str]]] = []


def _start_worker(known: frozenset[str]) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _worker.append((load_tagger(), known))


def _end_with_parent() -> None:
    """End this worker when the program that started it is gone, however it went; a pool alone would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(batch: tuple[Input, ...]) -> list[Outcome]:
    tagger, known = _worker[0]
    return list(_gather_batch(batch, tagger, known))


def _gather_in_processes(inputs: Iterable[Input], jobs: int, known: frozenset[str]) -> Iterator[Outcome]:
    """Keep ``2 * jobs`` batches under way, so that memory stays bounded however long the stream is."""
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (known,)) as pool:
        under_way: deque[Future[list[Outcome]]] = deque()
        try:
            for batch in _batched(inputs, BATCH):
                under_way.append(pool.submit(_work, batch))
                if len(under_way) > 2 * jobs:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()
