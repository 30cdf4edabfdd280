"""What judgments teach, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.show.describe import count
from onrecord.show.words import printable


class Share(Protocol):
    """How many of how many are right (`judgments.learning.Share`)."""

    @property
    def right(self) -> int: ...
    @property
    def of(self) -> int: ...
    @property
    def interval(self) -> tuple[float, float]: ...


class FieldReport(Protocol):
    @property
    def field(self) -> str: ...
    @property
    def judged(self) -> Share: ...
    @property
    def held_out(self) -> Share: ...


class Proposal(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def made_from(self) -> Share: ...
    @property
    def held_out(self) -> Share: ...
    @property
    def without(self) -> Share | None: ...


class Lessons(Protocol):
    @property
    def fields(self) -> Sequence[FieldReport]: ...
    @property
    def proposals(self) -> Sequence[Proposal]: ...
    @property
    def too_few(self) -> Sequence[str]: ...


class Taught(Protocol):
    @property
    def judgments(self) -> int: ...
    @property
    def hold(self) -> int: ...
    @property
    def applied(self) -> int: ...
    @property
    def recheck(self) -> int: ...
    @property
    def people(self) -> Sequence[str]: ...
    @property
    def lessons(self) -> Lessons: ...


def page(taught: Taught) -> Iterator[RenderableType]:
    """What there is, how the machine does, and what could be switched on."""
    by = f" by {', '.join(taught.people)}" if taught.people else ""
    left = f", {taught.recheck} to be looked at again: their text changed or is gone" if taught.recheck else ""
    applied = f"{taught.hold} hold, {taught.applied} are applied to their very words{left}"
    yield Text(printable(f"{count(taught.judgments, 'judgment')}{by}; {applied}."))
    if taught.lessons.fields:
        yield Text("\nThe machine's values, as people judged them", style="bold")
        yield _fields(taught.lessons.fields)
    yield Text("\nProposed; nothing is switched on", style="bold")
    for p in taught.lessons.proposals:
        yield Text(printable(f"  {p.id}  {p.what}"))
        yield Text(printable(f"          {_measured(p)}"), style="dim")
    if taught.lessons.proposals:
        yield Text("\nSwitch on with: onrecord learn --switch-on ID, then onrecord run", style="dim")
    for what in taught.lessons.too_few:
        yield Text(printable(f"  {what}"), style="dim")


def _fields(fields: Sequence[FieldReport]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2))
    for column in ("field", "right", "95 % interval", "held out"):
        table.add_column(column, justify="left" if column == "field" else "right")
    for f in fields:
        low, high = f.judged.interval
        table.add_row(f.field, _share(f.judged), f"{low:.0%} to {high:.0%}", _share(f.held_out))
    return table


def _measured(p: Proposal) -> str:
    held = (
        f"of the judgments held out {_share(p.held_out)}" if p.held_out.of else "no judgment is held out to measure it"
    )
    without = f", without it {_share(p.without)}" if p.without is not None else ""
    return f"right in {_share(p.made_from)} that it was made from; {held}{without}"


def _share(share: Share) -> str:
    return f"{share.right} of {share.of}"
