"""The annotated corpus and its tools: reader, validator, viewer, agreement. Not part of the installed package.

`corpus.read()` gives the documents: plain text, and every layer as offsets into it (see `corpus.document`).
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

from corpus.check import read_all
from corpus.document import Document
from corpus.split import Part, part_of

__all__ = ["Document", "Part", "part_of", "read"]


def read(paths: Sequence[Path] = (), part: Part | None = None) -> list[Document]:
    """The documents of these files and folders (none: of the whole corpus), or those of one part of the split.

    A document in which `python -m corpus check` finds an error is left out, with a warning that says how many were.
    """
    found = read_all(paths)
    if left_out := found.headers - len(found.documents):
        warnings.warn(f"{left_out} invalid documents left out: see `python -m corpus check`", stacklevel=2)
    return [d for d in found.documents if part is None or part_of(d.id) == part]
