"""Spans from labels of words."""

from __future__ import annotations

from collections.abc import Sequence


def spans(labels: Sequence[str], offset: int = 0) -> list[tuple[int, int, str]]:
    """(start, end, label) of what B-, I- and O mark, moved by `offset`; an I- that continues nothing begins a span."""
    found: list[tuple[int, int, str]] = []
    before = ""
    for n, label in enumerate(labels):
        kind = label[2:]
        if label[0] == "I" and kind == before:
            start, _, _ = found.pop()
            found.append((start, offset + n + 1, kind))
        elif kind:
            found.append((offset + n, offset + n + 1, kind))
        before = kind
    return found
