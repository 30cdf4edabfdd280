"""Builds the repaired view of a text together with the way back to the text as given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model.document import View


class Edit(NamedTuple):
    """Replace [start, end) by `text`; `start == end` inserts. Offsets are those of the view that is edited."""

    start: int
    end: int
    text: str


def apply_edits(view: View, edits: Iterable[Edit]) -> View:
    """The view with the edits made. Of edits that overlap, the first one by start (then the longest) wins.

    A replacement as long as what it replaces maps character by character; of any other, each character stands for
    the whole stretch that was replaced.
    """
    kept = _without_overlaps(edits)
    if not kept:
        return view
    text, at = view.text, 0
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    old_starts, old_ends = _maps(view)
    for edit in kept:
        pieces += text[at : edit.start], edit.text
        starts += old_starts[at : edit.start]
        ends += old_ends[at : edit.start]
        new_starts, new_ends = _stretch(edit, old_starts, old_ends)
        starts += new_starts
        ends += new_ends
        at = edit.end
    pieces.append(text[at:])
    starts += old_starts[at:]
    ends += old_ends[at:]
    return View("".join(pieces), tuple(starts), tuple(ends))


def _maps(view: View) -> tuple[Sequence[int], Sequence[int]]:
    if view.starts is None or view.ends is None:
        return range(len(view.text)), range(1, len(view.text) + 1)
    return view.starts, view.ends


def _stretch(edit: Edit, starts: Sequence[int], ends: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    size = len(edit.text)
    if edit.start == edit.end:  # between two characters: it stands for nothing, right after the one before it
        at = ends[edit.start - 1] if edit.start else 0
        return [at] * size, [at] * size
    if edit.end - edit.start == size:
        return starts[edit.start : edit.end], ends[edit.start : edit.end]
    return [starts[edit.start]] * size, [ends[edit.end - 1]] * size


def _without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
