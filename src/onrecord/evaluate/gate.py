"""Floors under the figures, which only rise (after trafilatura's `eval_gate`).

`gold/floors.toml` holds, for each scorer, the floor of each of its figures and a digest of the sets they were measured
on: over another set a floor says nothing, and pinning starts anew. A floor lies a `margin` below what was measured,
because the parser's arithmetic, and with it a parse here and there, differs between processors; where a figure rests
on few cases, one that flips must not break it, and a figure of a single article has no floor at all. Nor has one
that each version is measured for on what it finds itself (`Figure.own_ground`): finding more may well lower it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from onrecord.evaluate.corpora import repository
from onrecord.evaluate.report import Figure
from onrecord.evaluate.scorers import Measured

LEAST_MARGIN = 0.5
_OF_THE_INTERVAL = 1 / 6  # two thirds of a standard error


class Pinned(msgspec.Struct, frozen=True):
    """One scorer's floors by figure, and the digests of the sets behind them."""

    floors: dict[str, float] = {}
    corpora: dict[str, str] = {}


Floors = dict[str, Pinned]


def floors_file() -> Path:
    return repository() / "gold" / "floors.toml"


def load(path: Path) -> Floors:
    """The pinned floors by scorer; none where there is no file. Raises msgspec.ValidationError on a broken one."""
    if not path.is_file():
        return {}
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Floors)


def flat(floors: Floors) -> dict[str, float]:
    return {name: floor for pinned in floors.values() for name, floor in pinned.floors.items()}


def comparable(measured: Measured, floors: Floors) -> bool:
    """Whether the floors were measured on these very sets."""
    pinned = floors.get(measured.scorer.name)
    return pinned is None or pinned.corpora == measured.digests


def breaches(measured: Measured, floors: Floors) -> list[str]:
    """One sentence for each floor that a figure fell through, or that is no longer measured."""
    pinned = floors.get(measured.scorer.name, Pinned())
    figures = {f.name: f for f in measured.figures}
    out = []
    for name, floor in pinned.floors.items():
        if name not in figures:
            out.append(f"{name} is no longer measured; its floor is {floor:g}")
        elif not figures[name].own_ground and not figures[name].reaches(floor):
            side = "below its floor" if figures[name].better == "higher" else "above its ceiling"
            out.append(f"{name} is {figures[name].value:.1f}, {side} of {floor:g}")
    return out


def raised(floors: Floors, measurements: Iterable[Measured]) -> Floors:
    """The floors lifted to what was measured, none lowered; those over another set are pinned anew."""
    out = dict(floors)
    for measured in measurements:
        if not measured.figures:
            continue
        name = measured.scorer.name
        old = floors.get(name, Pinned()).floors if comparable(measured, floors) else {}
        lifted = {f.name: _lifted(f, old) for f in measured.figures if f.n > 1}
        floors_now = {**old, **lifted}
        for figure in measured.figures:
            if figure.own_ground:
                floors_now.pop(figure.name, None)
        out[name] = Pinned(floors=floors_now, corpora=dict(measured.digests))
    return out


def margin(figure: Figure) -> float:
    """How far below a figure its floor lies."""
    width = 0.0 if figure.low is None or figure.high is None else figure.high - figure.low
    one_case = 100 / figure.cases if figure.cases else 0.0
    return max(LEAST_MARGIN, width * _OF_THE_INTERVAL, one_case)


def _lifted(figure: Figure, old: Mapping[str, float]) -> float:
    sign = 1 if figure.better == "higher" else -1
    new = round(figure.value - sign * margin(figure), 1)
    new = max(new, 0.0) if figure.better == "lower" else min(max(new, 0.0), 100.0)  # a ceiling may lie above 100
    return new if figure.name not in old else sign * max(sign * new, sign * old[figure.name])


def dump(floors: Floors) -> str:
    """The floors as TOML, in a fixed order, so that a change of one is a change of one line."""
    lines = ["# Floors under the figures. They only rise: `make gold FLOORS=raise` writes this file, nobody edits it."]
    for scorer, pinned in sorted(floors.items()):
        lines += ["", f"[{scorer}.corpora]", *(f'"{k}" = "{v}"' for k, v in sorted(pinned.corpora.items()))]
        lines += ["", f"[{scorer}.floors]", *(f'"{k}" = {v:g}' for k, v in sorted(pinned.floors.items()))]
    return "\n".join(lines) + "\n"
