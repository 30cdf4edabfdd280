"""A text cut where marks begin and end, so that marks that overlap or lie in each other can be drawn as flat markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec


class Mark(msgspec.Struct, frozen=True, order=True):
    """[start, end) of the given text, in code points, and what it is ("actor", "copied" ...).

    `label` is written where it begins, `note` told of it, `href` is where it leads.
    """

    start: int
    end: int
    role: str
    label: str = ""
    note: str = ""
    href: str = ""


class Segment(msgspec.Struct, frozen=True):
    """A stretch over which the same marks lie: `marks` are all of them, `begun` those that begin with it."""

    start: int
    end: int
    exact: str
    marks: tuple[Mark, ...] = ()
    begun: tuple[Mark, ...] = ()

    @property
    def roles(self) -> str:
        """The classes that it is drawn with, each once."""
        return " ".join(dict.fromkeys(m.role for m in self.marks))


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The stretches of [start, end), in order and without gaps: together they are `text[start:end]` to the letter.

    O(n log n) in the number of marks, and the marks over a stretch. Marks that reach out are cut to it.
    """
    inside = sorted({m for m in marks if m.start < end and m.end > start}, key=lambda m: (m.start, -m.end, m.role))
    edges = sorted({start, end, *(x for m in inside for x in (m.start, m.end) if start < x < end)})
    active: list[Mark] = []
    following = iter(inside)
    pending = next(following, None)
    for left, right in pairwise(edges):
        active = [m for m in active if m.end > left]
        begun: list[Mark] = []
        while pending is not None and pending.start <= left:
            begun.append(pending)
            pending = next(following, None)
        active += begun
        yield Segment(left, right, text[left:right], tuple(active), tuple(begun))
