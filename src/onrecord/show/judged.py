"""What people say of the record, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.model.judgment import MACHINE, Judged, Judgment
from onrecord.show.describe import count
from onrecord.show.words import printable


def note(judged: Sequence[Judged]) -> str:
    """Of how many happenings people have a say, in a sentence; "" where of none."""
    happenings = len({j.happening for j in judged})
    fields = sum(bool(j.field) and MACHINE not in j.by for j in judged)
    if not happenings:
        return ""
    say = f"People have a say in {count(happenings, 'happening')}"
    return f"{say}; {count(fields, 'field')} as they put it (--machine: as the machine has it)."


def lines(judged: Iterable[Judged]) -> list[str]:
    """Each field and whose it is: "place: Zouar, by Ana (the machine: Bardai)"."""
    return [printable(_line(j)) for j in judged]


def _line(j: Judged) -> str:
    by = " and ".join(j.by)
    if not j.field:
        return f"{j.value} by {by}"
    field = j.field.replace("_", " ")
    if j.disagreement:
        words = "; ".join(f"{s.by}: {value(s.value)}" for s in j.said)
        return f"{field}: people disagree ({words}); shown is {value(j.value)}"
    if MACHINE in j.by:
        return f"{field}: {value(j.value)}, by {by}"
    return f"{field}: {value(j.value)}, by {by} (the machine: {value(j.machine)})"


def history(judgments: Iterable[Judgment]) -> list[str]:
    """Each judgment as it was made, undone or not."""
    return [printable(_made(j)) for j in judgments]


def _made(j: Judgment) -> str:
    what = f"{j.verdict} {j.field}" if j.field else j.verdict
    change = f": {value(j.old)} → {value(j.new)}" if j.verdict == "change" else ""
    undone = f" of {j.undoes}" if j.undoes else ""
    return f"{j.at}  {j.by}  {what}{undone}{change}" + (f"  ({j.why})" if j.why else "") + f"  [{j.id}]"


def value(some: Any) -> str:
    """A value as people read it."""
    if some is None or some == () or some == []:
        return "not stated"
    return ", ".join(map(str, some)) if isinstance(some, list | tuple) else str(some)
