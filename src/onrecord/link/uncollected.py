"""Python's search for cycles, put off while articles are joined."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles: it goes through all that is known of a window again and again, and finds none.

    What is left behind is put with what is old, without the search that new objects are due.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
