"""The weights of the score, and the formula in words. Both are part of every output, so that nobody has to trust us."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from onrecord.errors import UsageError
from onrecord.model.plover import INTENSITY, QUAD, EventType, Quad
from onrecord.model.standing import STANDINGS, Standing

# How much of an act counts, by how it stands. Ours, and chosen before any data was looked at: a first-hand word counts
# in full, an interested party's half of that, one that another party denies a quarter. What has not happened counts
# nothing; that it was announced or threatened is an act of its own (AGREE, THREATEN) and counts there.
WEIGHTS: Final[MappingProxyType[Standing, float]] = MappingProxyType(
    {
        "confirmed": 1.0,
        "reported": 0.8,
        "alleged": 0.5,
        "disputed": 0.25,
        "denied": 0.0,
        "planned": 0.0,
        "threatened": 0.0,
        "hypothetical": 0.0,
        "negated": 0.0,
    }
)
FORMULA: Final = (
    "score = Σ weight(standing) × intensity(type), over the happenings of a week and pair; mean = score ÷ Σ weight"
)
NOTES: Final = (
    "A happening counts once, however many articles tell it: copies and coverage change no score.",
    "Intensity is PLOVER's conflict-cooperation score of the type, from -10 (conflict) to 10 (cooperation).",
    "What is denied, planned, threatened, hypothetical or negated weighs nothing; it is counted beside the score.",
    "An actor counts for its country; armed groups, and who belongs to no country, count for themselves.",
    "What parties do together (CONSULT, AGREE, COOPERATE) counts in both directions, and once in the total of a week.",
    "A happening stands in the ISO week that its days lie in. One without a stated day stands in the week in which it "
    "was first told, and is counted as such; one whose days spread over several weeks stands in none.",
    "No country, source or outlet has a factor of its own, and nothing is smoothed.",
)


class Method(msgspec.Struct, frozen=True):
    """What a score was made by. `undated`: whether happenings without a stated day stand in the week they were told."""

    weights: dict[Standing, float] = msgspec.field(default_factory=lambda: dict(WEIGHTS))
    undated: bool = True
    formula: str = FORMULA
    intensity: dict[EventType, float] = msgspec.field(default_factory=lambda: dict(INTENSITY))
    quads: dict[EventType, Quad] = msgspec.field(default_factory=lambda: dict(QUAD))
    notes: tuple[str, ...] = NOTES

    @property
    def changed(self) -> bool:
        """Whether the weights are others than ours."""
        return self.weights != dict(WEIGHTS)


def weighted(changes: Mapping[str, float], *, undated: bool = True) -> Method:
    """Our method with some weights of your own. Raises UsageError for a standing or weight that there is not."""
    for standing, weight in changes.items():
        if standing not in STANDINGS:
            raise UsageError(f"no standing is called {standing!r}", cure=f"there are {', '.join(STANDINGS)}")
        if not 0.0 <= weight <= 1.0:
            raise UsageError(f"{weight} is no weight", where=standing, cure="give a number from 0 to 1")
    weights = {s: float(changes.get(s, w)) for s, w in WEIGHTS.items()}
    notes = NOTES if undated else (*NOTES[:-2], _ONLY_STATED, NOTES[-1])
    return Method(weights=weights, undated=undated, notes=notes)


_ONLY_STATED: Final = (
    "A happening stands in the ISO week that its days lie in; one without a stated day, or whose days spread over "
    "several weeks, stands in none."
)


def weights_line(method: Method) -> str:
    """ "confirmed 1, reported 0.8 ... others 0"."""
    counted = [f"{s} {w:g}" for s, w in method.weights.items() if w]
    rest = [s for s, w in method.weights.items() if not w]
    return ", ".join(counted) + (f"; {', '.join(rest)} 0" if rest else "")


def intensity_line(method: Method) -> str:
    """ "AGREE 2.5, CONSULT 2.5 ..."."""
    return ", ".join(f"{t} {i:g}" for t, i in method.intensity.items())
