"""Is every line of a file of judgments a judgment, and do its words stand where it says?"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.judgments.anchoring import OTHER_WORDS, Text, amiss
from onrecord.judgments.log import parse


class Amiss(msgspec.Struct, frozen=True):
    """What does not hold: the number of the line, from 1, and what would cure it."""

    number: int
    what: str
    cure: str


def check(data: bytes, text: Text) -> tuple[int, list[Amiss]]:
    """How many judgments there are, and what does not hold. That an article is gone is no fault: see `recheck`."""
    found = parse(data)
    wrong = [Amiss(w.number, w.what, "mend or take out this line; the others are as they were") for w in found.wrong]
    numbers = dict(_numbers(data))
    undone = {j.undoes for j in found.judgments}
    for j in found.judgments:
        if amiss(j, text) == OTHER_WORDS and j.id not in undone:
            cure = f"somebody edited the line: bring it back from a copy, or undo {j.id}"
            wrong.append(Amiss(numbers.get(j.id, 0), OTHER_WORDS, cure))
    known = {j.id for j in found.judgments}
    for j in found.judgments:
        if j.undoes is not None and j.undoes not in known:
            what = f"it takes back {j.undoes}, which is not here"
            wrong.append(Amiss(numbers.get(j.id, 0), what, "bring the other line back, or let it be"))
    return len(found.judgments), sorted(wrong, key=lambda a: (a.number, a.what))


def _numbers(data: bytes) -> Iterator[tuple[str, int]]:
    """Ids and the numbers of their lines."""
    for number, line in enumerate(data.split(b"\n"), 1):
        for judgment in parse(line + b"\n").judgments:
            yield judgment.id, number
