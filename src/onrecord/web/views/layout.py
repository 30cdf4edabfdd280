"""Where the boxes of a network stand: by stress majorization, the same for the same network, and none on another.

Source of the method: Gansner, Koren, North, "Graph Drawing by Stress Majorization", Graph Drawing 2004. Boxes that
would overlap are pushed apart afterwards along the way that is shorter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
_ROUNDS = 120
_PUSHES = 200


def placed(
    sizes: Sequence[tuple[float, float]],
    links: Mapping[tuple[int, int], float],
    width: float,
    height: float,
    *,
    gap: tuple[float, float] = (56.0, 46.0),
) -> Points:
    """The middles of boxes of these sizes (pixels), n x 2, within width x height where they have room.

    `links`: which boxes belong near each other, by index, and how far apart (1 is usual); each pair once.
    `gap` is the least room between two boxes, beside and below each other.
    """
    n = len(sizes)
    if n == 0:
        return np.zeros((0, 2))
    points = _majorized(_distances(n, links), links)
    points = _turned(points, upright=height > width)
    half = np.array(sizes, dtype=np.float64) / 2
    points = _stretched(points, half, width, height)
    return _apart(points, half + np.array(gap) / 2, half, width, height)


def _distances(n: int, links: Mapping[tuple[int, int], float]) -> Points:
    """The way from each to each (Floyd and Warshall); what is not linked is farther than the farthest."""
    steps = np.full((n, n), np.inf)
    np.fill_diagonal(steps, 0.0)
    for (a, b), length in links.items():
        if a != b:
            steps[a, b] = steps[b, a] = length
    for k in range(n):
        steps = np.minimum(steps, steps[:, k, None] + steps[None, k, :])
    known = steps[np.isfinite(steps)]
    steps[~np.isfinite(steps)] = float(known.max()) + 1.0
    return steps


def _majorized(distances: Points, links: Mapping[tuple[int, int], float]) -> Points:
    """Points in the plane as far from each other as `distances` say, as nearly as can be (SMACOF).

    Weights are d^-2 as in the source; a link weighs as much as it is long, for it is long where much is drawn on it.
    """
    n = len(distances)
    angle = np.arange(n) * (np.pi * (3 - np.sqrt(5)))  # a sunflower: deterministic, and no two on one line
    points = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.sqrt(np.arange(n) + 0.5)[:, None]
    if n == 1:
        return np.zeros((1, 2))
    with np.errstate(divide="ignore"):
        weights = np.where(distances > 0, distances**-2.0, 0.0)
    for (a, b), length in links.items():
        if a != b:
            weights[a, b] = weights[b, a] = length
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(_ROUNDS):
        away = np.linalg.norm(points[:, None] - points[None], axis=2)
        ratio = -weights * np.divide(distances, away, out=np.zeros_like(away), where=away > 1e-9)
        np.fill_diagonal(ratio, 0.0)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        points = inverse @ (ratio @ points)
    found: Points = points
    return found


def _turned(points: Points, *, upright: bool) -> Points:
    """With the widest spread along the longer side of the paper, and the first box in the left upper half."""
    points = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    if axes.shape == (2, 2):
        points = points @ axes.T
    if upright:
        points = points[:, ::-1]
    first = np.where(np.abs(points[0]) < 1e-9, -1.0, points[0])
    turned: Points = points * -np.sign(first)
    return turned


def _stretched(points: Points, half: Points, width: float, height: float) -> Points:
    """Filling the paper, each way for itself."""
    low, high = points.min(axis=0), points.max(axis=0)
    spread = np.where(high - low > 1e-6, high - low, 1.0)
    room = np.maximum(np.array([width, height]) - 2 * half.max(axis=0), 1.0)
    middle = np.array([width, height]) / 2
    stretched: Points = middle + ((points - (low + high) / 2) / spread) * room
    return stretched


def _apart(points: Points, reach: Points, half: Points, width: float, height: float) -> Points:
    """No box within another's reach, as far as the paper lets them."""
    paper = np.array([width, height])
    points = np.clip(points, half, np.maximum(half, paper - half))
    for _ in range(_PUSHES):
        moved = False
        for a in range(len(points)):
            for b in range(a + 1, len(points)):
                moved |= _pushed(points, reach, a, b)
        points = np.clip(points, half, np.maximum(half, paper - half))
        if not moved:
            break
    return points


def _pushed(points: Points, reach: Points, a: int, b: int) -> bool:
    between = points[b] - points[a]
    short = reach[a] + reach[b] - np.abs(between)
    if (short <= 0.01).any():
        return False
    way = int(np.argmin(short))
    push = (short[way] / 2 + 0.01) * (1.0 if between[way] >= 0 else -1.0)
    points[a, way] -= push
    points[b, way] += push
    return True
