"""A random sample of the corpus without its labels, for somebody to annotate who has not seen them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from corpus.document import Document


def sample(documents: Sequence[Document], share: float, seed: int) -> list[Document]:
    """`share` of the documents (one at least), by lot; the same seed draws the same ones of the same corpus."""
    in_order = sorted(documents, key=lambda d: d.id)
    size = min(len(in_order), max(1, round(share * len(in_order))))
    return sorted(random.Random(seed).sample(in_order, size), key=lambda d: d.id)


def stripped(document: Document) -> Document:
    """The document's text alone."""
    empty: dict[str, tuple[()]] = dict.fromkeys(("entities", "mentions", "times", "events", "statements"), ())
    return msgspec.structs.replace(document, **empty, damage=(), marks=())
