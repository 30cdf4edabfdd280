"""What a measurement is, and how it is shown: every scorer returns `Figure`s, one table prints them all.

A scorer module (`evaluate/timex.py`, `evaluate/plover.py`, ...) exposes

    def figures(folder: Path, read: Read) -> list[Figure]

where `folder` is the shared folder that holds `gold/`, `data/`, `keys/` ..., and `read` gives one article's layers and
record; readings are cached, so that scorers which share a corpus share its parse. Where its corpus is absent it raises
FileNotFoundError (`corpora.rows` does so) and the table says that it was skipped.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from onrecord.evaluate.significance import Counts, bootstrap, share, total
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.record import Record

if TYPE_CHECKING:
    from rich.table import Table

Better = Literal["higher", "lower"]


class Reading(msgspec.Struct, frozen=True):
    """One article as the whole pipeline reads it."""

    doc: AnnotatedDocument
    record: Record


Read = Callable[[Article], Reading]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One measured number, in percent. `name` is stable ("polnear.any_f1"): floors are pinned by it.

    `low` and `high` bound the 95 % interval (None where no documents could be drawn); `n` counts the `unit`
    ("documents", "sentences", "frames" ...) that it was measured on, `cases` what a share is of (None for other
    statistics). `peer` is the best other system's figure with its
    name and set: "GenderGapTracker 50.6 (PolNeAR dev)". `own_ground` says that every version is measured on what it
    finds itself: such a figure has no floor, for one that finds more may well do worse on it.
    """

    name: str
    value: float
    n: int
    low: float | None = None
    high: float | None = None
    unit: str = "documents"
    peer: str | None = None
    target: float | None = None
    better: Better = "higher"
    cases: int | None = None
    own_ground: bool = False

    def reaches(self, bar: float) -> bool:
        """Whether the value, to the tenth that is printed, is at least as good as `bar`."""
        value = round(self.value, 1)
        return value >= bar if self.better == "higher" else value <= bar


def figure(
    name: str,
    per_document: Sequence[Counts],
    statistic: Callable[[Counts], float],
    *,
    unit: str = "documents",
    peer: str | None = None,
    target: float | None = None,
    better: Better = "higher",
    own_ground: bool = False,
) -> Figure:
    """A figure from each document's counts: `statistic` of their sums, with its bootstrap interval.

    Documents that have nothing to count are left out, of `n` too.
    """
    per_document = [counts for counts in per_document if any(counts)]
    sums = total(per_document)
    value = statistic(sums) if sums else 0.0
    low, high = bootstrap(per_document, statistic)
    known = math.isfinite(low)
    return Figure(
        name=name,
        value=value,
        low=low if known else None,
        high=high if known else None,
        n=len(per_document),
        unit=unit,
        peer=peer,
        target=target,
        better=better,
        cases=round(sums[1]) if sums and statistic is share else None,
        own_ground=own_ground,
    )


def table(figures: Sequence[Figure], floors: Mapping[str, float]) -> Table:
    """All figures in one table: value, interval, what it was measured on, target, floor and the best peer."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, caption="Percent, with the 95 % interval (bootstrap over documents)."
    )
    out.add_column("figure", no_wrap=True)
    for heading in ("value", "interval", "on", "target", "floor"):
        out.add_column(heading, justify="right", no_wrap=True)
    out.add_column("best peer")
    for f in figures:
        floor = floors.get(f.name)
        value = Text(f"{f.value:.1f}", style=_style(f, floor))
        interval = "" if f.low is None or f.high is None else f"{f.low:.1f}-{f.high:.1f}"
        bars = (_bar(f.target, f.better), _bar(floor, f.better))
        out.add_row(f.name, value, interval, f"{f.n} {f.unit}", *bars, f.peer or "")
    return out


def _style(f: Figure, floor: float | None) -> str:
    if floor is not None and not f.reaches(floor):
        return "bold red"
    return "green" if f.target is None or f.reaches(f.target) else "yellow"


def _bar(bar: float | None, better: Better) -> str:
    return "" if bar is None else f"{'≥' if better == 'higher' else '≤'} {bar:g}"


def to_json(figures: Sequence[Figure], skipped: Mapping[str, str], floors: Mapping[str, float]) -> bytes:
    """The same as data: figures, what was skipped and why, and the floors they were held against."""
    content = {"schema": "onrecord-evaluation/1", "figures": figures, "skipped": dict(skipped), "floors": dict(floors)}
    return msgspec.json.format(msgspec.json.encode(content), indent=1)
