"""In what order a record's questions are put to people: priority = effect x doubt.

Both are made of few stated parts, which go with every question, so that the order can be checked and argued with.
docs/review.md has the formula in words. The numbers are ours, chosen before any judgment was seen.
"""

from __future__ import annotations

import math
from typing import Final

import msgspec

from onrecord.model.happening import Happening, Lineage, LineageMember
from onrecord.model.plover import INTENSITY, EventType

# What changes, and how much that weighs.
STANDING: Final = 3.0  # a happening would stand otherwise
CORROBORATION: Final = 2.0  # it would have one source instead of several, or several instead of one
SOURCE: Final = 1.0  # each source more or less besides
COUNT: Final = 0.5  # a happening more, or less, in every count
VALUE: Final = 1.0  # a field would show something else
DISAGREEMENT: Final = 2.0  # people disagree, so that what is shown is nobody's last word

_MARGIN: Final = 1.5  # points over the threshold at which a join's doubt has fallen to 37 %
_COPIED: Final = 0.02  # the same words do not tell two things
_UNSURE: Final = 0.25  # somebody looked and could not tell: what is left for others to try


class Weighed(msgspec.Struct, frozen=True):
    """A number and the parts that it is the sum of, in words."""

    number: float
    parts: tuple[str, ...] = ()


def gravity(type: EventType) -> float:
    """How much an act weighs in a record of conflict, 0.5 to 1.5: by PLOVER's intensity of its type."""
    return 0.5 + abs(INTENSITY[type]) / 10


def effect(
    type: EventType,
    *,
    standing: bool = False,
    sources: tuple[int, int] | None = None,
    count: bool = False,
    value: str | None = None,
) -> Weighed:
    """How much an answer would change, in a happening of a type: the sum of what it may change, times its gravity."""
    parts: list[tuple[float, str]] = []
    if standing:
        parts.append((STANDING, "its standing may change"))
    if sources and sources[0] != sources[1]:
        now, then = sources
        weight = SOURCE * abs(now - then) + (CORROBORATION if min(now, then) <= 1 else 0.0)
        parts.append((weight, f"{now} independent sources may become {then}"))
    if count:
        parts.append((COUNT, "a happening more or less"))
    if value is not None:
        parts.append((VALUE, f"its {value} may change"))
    weight = gravity(type)
    words = tuple(f"{what} ({points:g})" for points, what in parts)
    return Weighed(weight * sum(points for points, _ in parts), (*words, f"gravity of {type} ({weight:g})"))


def join_doubt(score: float, threshold: float, *, copied: bool) -> Weighed:
    """That a join is wrong: certain nowhere, likeliest at the threshold; falls off as exp(-margin / 1.5)."""
    if copied:
        return Weighed(_COPIED, ("the same words, copied",))
    margin = max(score - threshold, 0.0)
    return Weighed(math.exp(-margin / _MARGIN), (f"joined with {score:.2f} points, {threshold:g} are enough",))


def source_doubt(member: LineageMember) -> Weighed:
    """That an article has its words from elsewhere after all: the less it shares, the more."""
    share = f"{member.overlap:.0%} of its words"
    if member.relation == "copy":
        return Weighed(max(_COPIED, 0.5 * (1 - member.overlap)), (f"a copy: {share}",))
    if member.relation == "rewrite":
        return Weighed(min(1.0, 0.3 + 0.7 * (1 - member.overlap)), (f"a rewrite: {share}",))
    return Weighed(0.35, ("by what it says itself",))


def conflict_doubt(supporters: list[int]) -> Weighed:
    """That the value shown is not right, where so many articles say each: 1 - the share of the best supported."""
    total = sum(supporters)
    share = max(supporters, default=0) / total if total else 0.0
    return Weighed(1 - share, (f"{total} articles say {len(supporters)} things",))


def line_doubt(happening: Happening) -> Weighed:
    """That the line is wrong somewhere: what little stands behind it, and what it leaves open."""
    articles = len({s.document for s in happening.sources})
    parts = [
        (0.10, "nothing is sure", True),
        (0.25, "one article tells it", articles == 1),
        (0.20, "who did it is not stated", not happening.actors),
        (0.15, "its day is not stated", happening.when is None or happening.when.basis == "published"),
        (0.10, "its place is not stated", happening.place is None),
        (0.15, f"it is {happening.standing}", happening.standing in ("alleged", "disputed")),
    ]
    holding = [(points, what) for points, what, holds in parts if holds]
    return Weighed(sum(p for p, _ in holding), tuple(f"{what} ({points:g})" for points, what in holding))


def after_unsure(doubt: Weighed) -> Weighed:
    """The same doubt once somebody looked and could not tell."""
    return Weighed(doubt.number * _UNSURE, (*doubt.parts, "somebody was not sure (x 0.25)"))


def sources_of(happening: Happening, documents: frozenset[str], lineages: dict[str, Lineage]) -> int:
    """About how many independent sources a part of the tellings has: outlets behind lineages, and outlets cited."""
    told = [s for s in happening.sources if s.document in documents and s.superseded_by not in documents]
    own = {_outlets(s.lineage, lineages) for s in told if s.rests_on is None}
    cited = {s.rests_on for s in told if s.rests_on is not None}
    return len(own) + len(cited)


def _outlets(lineage: str, lineages: dict[str, Lineage]) -> object:
    found = lineages.get(lineage)
    return found.outlets if found and found.outlets else lineage
