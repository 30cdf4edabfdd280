"""Statements inside statements: "the paper reported that officials said ..."."""

from __future__ import annotations

from onrecord.annotate.quotation.draft import Draft


def parents(drafts: list[Draft]) -> dict[int, int]:
    """Index of a draft -> index of the draft in whose content its cue stands (the innermost one); without cycles."""
    spans = sorted((a, b, n) for n, d in enumerate(drafts) for a, b in d.pieces)
    out: dict[int, int] = {}
    for n, draft in enumerate(drafts):
        if draft.cue is None:
            continue
        around = [(b - a, m) for a, b, m in _until(spans, draft.anchor) if m != n and a <= draft.anchor < b]
        for _, outer in sorted(around):
            if not _leads_to(out, outer, n):
                out[n] = outer
                break
    return out


def _until(spans: list[tuple[int, int, int]], token: int) -> list[tuple[int, int, int]]:
    return [s for s in spans if s[0] <= token]


def _leads_to(parents_: dict[int, int], start: int, target: int) -> bool:
    while start in parents_ and start != target:
        start = parents_[start]
    return start == target
