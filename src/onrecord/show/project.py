"""What the commands of a project say: what was added, how a run goes and went, what changed, what does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Protocol

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from onrecord.show.describe import count
from onrecord.show.words import printable


class Going(Protocol):
    """How far a run is (`record.project.run.Progress`)."""

    todo: int
    read: int
    copies: int
    irrelevant: int
    failed: int
    stage: str
    failure: str | None

    rate: float

    @property
    def seconds_left(self) -> float | None: ...


class Bar:
    """How far a run is, in a line on standard error that goes when it ends. Failures stay; off a terminal only they."""

    def __init__(self, *, visible: bool) -> None:
        console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24))
        self._progress = Progress(*columns, console=console, transient=True, disable=not visible)
        self._task = self._progress.add_task("reading")

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def show(self, going: Going) -> None:
        if going.failure:
            self._progress.console.print(printable(f"onrecord: {going.failure}"))
        done = going.read + going.copies
        self._progress.update(self._task, total=max(going.todo, 1), completed=done, description=going_line(going))


def going_line(going: Going) -> str:
    """`120 of 900 · 14.2 articles/s · 55 s left · copies skipped: 30 · 1 failed`."""
    if going.stage != "reading":
        return going.stage
    parts = [f"{going.read + going.copies} of {going.todo}"]
    if going.rate:
        parts.append(f"{going.rate:.1f} articles/s")
    if going.seconds_left is not None:
        parts.append(f"{_duration(going.seconds_left)} left")
    parts += [f"copies skipped: {going.copies}"] if going.copies else []
    parts += [f"set aside: {going.irrelevant}"] if going.irrelevant else []
    parts += [f"{going.failed} failed"] if going.failed else []
    return " · ".join(parts)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


def sum_line(counts: Any) -> str:
    """The sum that must come out on every run: nothing that was put in is lost on the way."""
    known = f"{counts.coded} coded + {counts.copies} copies + {counts.irrelevant} irrelevant + {counts.failed} failed"
    waiting = f" + {counts.waiting} waiting" if counts.waiting else ""
    return f"input {counts.input} = {known}{waiting}"


def changes(found: Any) -> Iterator[RenderableType]:
    """What `diff` found, one line a happening."""
    for line in found.new:
        yield Text.assemble(("+ ", "bold"), line_text(line), ("  new", "dim"))
    for line in found.gone:
        into = found.merged.get(line.id)
        yield Text.assemble(
            ("- ", "bold"), line_text(line), (f"  merged into {into}" if into else "  withdrawn", "dim")
        )
    for change in found.changed:
        yield Text.assemble(("~ ", "bold"), line_text(change.now))
        for field, (was, now) in change.fields.items():
            yield Text(f"    {field.replace('_', ' ')}: {_value(was)} → {_value(now)}")
    gone = f"{len(found.merged)} merged into others, {len(found.gone) - len(found.merged)} withdrawn"
    summary = f"{len(found.new)} new, {gone}, {len(found.changed)} changed, {found.unchanged} as before"
    yield Text(summary, style="dim")


def entry_text(entry: Any) -> str:
    """An entry of the feed: `standing changed: reported → confirmed  H12ab...`."""
    match entry.what:
        case "standing":
            what = f"standing changed: {entry.was} → {entry.now}"
        case "merged":
            what = f"merged into {entry.into}"
        case "changed":
            what = f"changed: {', '.join(entry.fields).replace('_', ' ')}"
        case other:
            what = other
    return f"{what}  {line_text(entry.line)}"


def line_text(line: Any) -> str:
    label = f"{line.type}/{line.mode}" if line.mode else line.type
    days = line.first_day if line.first_day == line.last_day else f"{line.first_day} to {line.last_day}"
    who = ", ".join(line.actors) or "(not said)"
    whom = f" → {', '.join(line.recipients)}" if line.recipients else ""
    return printable(f"{line.id}  {days or 'date not stated'}  {line.standing.upper()}  {label}  {who}{whom}")


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return printable(", ".join(map(str, value))) or "none"
    return printable(str(value)) if value is not None else "not said"


def verdict(checked: Mapping[str, int], faults: Iterable[Any]) -> Iterator[RenderableType]:
    """What `verify` checked and what does not hold."""
    faults = list(faults)
    for fault in faults:
        yield Text(printable(f"{fault.where}: {fault.what} ({fault.cure})"))
    what = ", ".join(f"{number} {kind}" for kind, number in checked.items()) or "nothing"
    yield Text(f"checked {what}: " + (f"{count(len(faults), 'fault')}" if faults else "all hold"))
