"""The search for circular garbage, put off while much is made that lives on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Put off the search for circular garbage; also a decorator.

    Where millions of objects live on, each search goes through all of them again: at a million mentions that took two
    fifths of the time of telling who is who. What is no longer used is given back all the same, but for circles.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
