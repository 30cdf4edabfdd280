"""Happenings -> the situation: by week and pair a weighted score, what it is made of, and coverage beside it.

The intensities are PLOVER's (manual 2.0). Weighing acts and adding them up by week and pair of countries follows
Goldstein (1992), "A Conflict-Cooperation Scale for WEIS Events Data", J. Conflict Resolution 36(2); new is that the
standing of each act weighs it, and that no report is counted twice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from onrecord.model.happening import Happening, JoinedRecord
from onrecord.model.plover import INTENSITY, QUAD, Quad
from onrecord.model.record import Record
from onrecord.model.standing import Standing
from onrecord.situation import weeks
from onrecord.situation.channels import Channel, kind_of, state_of
from onrecord.situation.method import Method
from onrecord.situation.sides import Side, Sides
from onrecord.situation.voices import Voices
from onrecord.situation.weeks import Placing

SCHEMA: Final = "onrecord-situation/1"
QUADS: Final[tuple[Quad, ...]] = tuple(dict.fromkeys(QUAD.values()))
AROUND: Final = dt.timedelta(days=31)  # how far from the days of publication a week is still part of the situation


class Part(msgspec.Struct, frozen=True):
    """What one class of acts (verbal or material, conflict or cooperation) adds: happenings, and score."""

    happenings: int
    score: float


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One week of one pair, or of all. `happenings` are those that count; `beside` those that do not, by standing.

    `mean` is None where nothing counts. `independent_sources` and `articles` are of the happenings that count; articles
    are coverage, copies among them, and are no part of the score. `undated` of the happenings have no stated day.
    """

    week: str
    day: dt.date
    score: float
    mean: float | None
    happenings: int
    parts: dict[Quad, Part]
    standings: dict[Standing, int]
    beside: dict[Standing, int]
    undated: int
    independent_sources: int
    articles: int
    ids: tuple[str, ...]


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered pair: who acts, upon whom. `cells` are the weeks in which it has any happening, in order."""

    source: Side
    target: Side
    score: float
    happenings: int
    cells: tuple[Cell, ...]

    @property
    def parts(self) -> dict[Quad, Part]:
        """What each class of acts adds over all weeks."""
        each = {q: [c.parts[q] for c in self.cells] for q in QUADS}
        return {q: Part(sum(p.happenings for p in ps), _rounded(sum(p.score for p in ps))) for q, ps in each.items()}


class LeftOut(msgspec.Struct, frozen=True):
    """How many happenings stand in no week, and why."""

    reason: str
    happenings: int


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """`weeks` are all weeks from the first to the last with anything in it; `totals` count every happening once."""

    schema: Literal["onrecord-situation/1"] = SCHEMA
    method: Method
    as_of: dt.date | None
    first: dt.date | None
    last: dt.date | None
    weeks: tuple[str, ...]
    totals: tuple[Cell, ...]
    dyads: tuple[Dyad, ...]
    channels: tuple[Channel, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def mondays(self) -> list[dt.date]:
        return weeks.between(self.first, self.last) if self.first and self.last else []


class _Placed(msgspec.Struct, frozen=True):
    happening: Happening
    monday: dt.date
    how: Placing


def assess(
    joined: JoinedRecord,
    happenings: Sequence[Happening] | None = None,
    *,
    method: Method | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    names: dict[str, str] | None = None,
    as_of: dt.date | None = None,
) -> Situation:
    """The situation that the happenings (all of the record, unless some are given) make.

    `since` and `until` bound the weeks; where they are not given, weeks more than 31 days from all publication are left
    out, so that an old war told as background does not stretch the axis by decades. `names`: country -> its name.
    """
    method = method or Method()
    happenings = joined.happenings if happenings is None else happenings
    published = {d.document.id: d.document.published for d in joined.documents if isinstance(d, Record)}
    since, until = _bounds(since, until, [d for d in published.values() if d])
    placed, left_out = _place(happenings, published, method, since, until)
    build = _Builder(method, Voices(joined))
    sides = Sides(joined.entities, names)
    channels = _channels(placed, sides)
    mondays = [p.monday for p in placed]
    first, last = min(mondays, default=None), max(mondays, default=None)
    return Situation(
        method=method,
        as_of=as_of,
        first=first,
        last=last,
        weeks=tuple(weeks.label(m) for m in weeks.between(first, last)) if first and last else (),
        totals=build.cells(placed),
        dyads=_dyads(placed, sides, build),
        channels=channels,
        left_out=tuple(LeftOut(reason, n) for reason, n in sorted(left_out.items())),
    )


def _bounds(
    since: dt.date | None, until: dt.date | None, days: Sequence[dt.date]
) -> tuple[dt.date | None, dt.date | None]:
    if days:
        since = since or min(days) - AROUND
        until = until or max(days) + AROUND
    return since, until


def _place(
    happenings: Iterable[Happening],
    published: dict[str, dt.date | None],
    method: Method,
    since: dt.date | None,
    until: dt.date | None,
) -> tuple[list[_Placed], Counter[str]]:
    placed: list[_Placed] = []
    left_out: Counter[str] = Counter()
    for h in happenings:
        found = weeks.place(h, weeks.first_told(h, published), undated=method.undated)
        if found is None:
            left_out["its days spread over several weeks" if h.when else "no day is stated for it"] += 1
        elif (since and found[0] < weeks.monday(since)) or (until and found[0] > weeks.monday(until)):
            left_out[f"its week is not between {since or 'the first'} and {until or 'the last'}"] += 1
        else:
            placed.append(_Placed(h, *found))
    return placed, left_out


class _Builder:
    def __init__(self, method: Method, voices: Voices) -> None:
        self._weights, self._voices = method.weights, voices

    def cells(self, placed: Iterable[_Placed]) -> tuple[Cell, ...]:
        by_week: dict[dt.date, list[_Placed]] = defaultdict(list)
        for p in placed:
            by_week[p.monday].append(p)
        return tuple(self._cell(monday, by_week[monday]) for monday in sorted(by_week))

    def _cell(self, monday: dt.date, placed: Sequence[_Placed]) -> Cell:
        counted = [p for p in placed if self._weights[p.happening.standing]]
        happenings = [p.happening for p in counted]
        total = sum(self._weights[h.standing] for h in happenings)
        score = sum(self._worth(h) for h in happenings)
        return Cell(
            week=weeks.label(monday),
            day=monday,
            score=_rounded(score),
            mean=_rounded(score / total) if total else None,
            happenings=len(happenings),
            parts=self._parts(happenings),
            standings=_tally(happenings),
            beside=_tally(p.happening for p in placed if not self._weights[p.happening.standing]),
            undated=sum(p.how == "told" for p in counted),
            independent_sources=self._voices.independent(happenings),
            articles=len({s.document for h in happenings for s in h.sources}),
            ids=tuple(p.happening.id for p in placed),
        )

    def _worth(self, happening: Happening) -> float:
        return self._weights[happening.standing] * INTENSITY[happening.type]

    def _parts(self, happenings: Sequence[Happening]) -> dict[Quad, Part]:
        grouped: dict[Quad, list[Happening]] = {quad: [] for quad in QUADS}
        for h in happenings:
            grouped[QUAD[h.type]].append(h)
        return {q: Part(len(some), _rounded(sum(map(self._worth, some)))) for q, some in grouped.items()}


def _dyads(placed: Iterable[_Placed], sides: Sides, build: _Builder) -> tuple[Dyad, ...]:
    """All pairs: those with most happenings that count first, then by name; who is not identified comes last."""
    by_pair: dict[tuple[Side, Side], list[_Placed]] = defaultdict(list)
    for p in placed:
        for pair in sides.pairs(p.happening):
            by_pair[pair].append(p)
    dyads = [_dyad(pair, build.cells(some)) for pair, some in by_pair.items()]
    return tuple(sorted(dyads, key=_rank))


def _dyad(pair: tuple[Side, Side], cells: tuple[Cell, ...]) -> Dyad:
    score, happenings = _rounded(sum(c.score for c in cells)), sum(c.happenings for c in cells)
    return Dyad(source=pair[0], target=pair[1], score=score, happenings=happenings, cells=cells)


def _rank(dyad: Dyad) -> tuple[bool, int, str, str]:
    return not identified(dyad), -dyad.happenings, dyad.source.id, dyad.target.id


def identified(dyad: Dyad) -> bool:
    """Whether both sides are known."""
    return "?" not in (dyad.source.id, dyad.target.id)


def _channels(placed: Iterable[_Placed], sides: Sides) -> tuple[Channel, ...]:
    found = []
    for p in placed:
        h, kind = p.happening, kind_of(p.happening)
        if kind is not None:
            found.append(
                Channel(
                    week=weeks.label(p.monday),
                    day=p.monday,
                    kind=kind,
                    state=state_of(h.standing),
                    standing=h.standing,
                    sides=sides.parties(h),
                    happening=h.id,
                    independent_sources=h.independent_sources,
                )
            )
    return tuple(sorted(found, key=lambda c: (c.day, c.kind, c.happening)))


def _tally(happenings: Iterable[Happening]) -> dict[Standing, int]:
    return dict(sorted(Counter(h.standing for h in happenings).items()))


def _rounded(value: float) -> float:
    """Without the dust of binary fractions, so that equal sums print alike."""
    return round(value, 6) + 0.0
