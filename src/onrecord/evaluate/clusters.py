"""The three scores whose mean is CoNLL F1: MUC, B-cubed and CEAF-e (Pradhan et al. 2014, the reference scorer).

Clusters are sets of mention keys; a mention is the same in both where its key is. Singletons are left out by the
caller.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Cluster = frozenset[Hashable]
Fraction = tuple[float, float]  # numerator and denominator, to be summed over documents


def muc(gold: Sequence[Cluster], found: Sequence[Cluster]) -> tuple[Fraction, Fraction]:
    """Links kept, as (recall, precision)."""
    return _links(gold, found), _links(found, gold)


def _links(ones: Sequence[Cluster], others: Sequence[Cluster]) -> Fraction:
    home = {mention: n for n, cluster in enumerate(others) for mention in cluster}
    kept = total = 0
    for cluster in ones:
        parts = {home[m] for m in cluster if m in home}
        alone = sum(m not in home for m in cluster)
        kept += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return kept, total


def b_cubed(gold: Sequence[Cluster], found: Sequence[Cluster]) -> tuple[Fraction, Fraction]:
    """Overlap of the two clusters of each mention, as (recall, precision)."""
    return _overlaps(gold, found), _overlaps(found, gold)


def _overlaps(ones: Sequence[Cluster], others: Sequence[Cluster]) -> Fraction:
    score = sum(len(a & b) ** 2 / len(a) for a in ones for b in others)
    return score, sum(len(a) for a in ones)


def ceaf_e(gold: Sequence[Cluster], found: Sequence[Cluster]) -> tuple[Fraction, Fraction]:
    """The best one-to-one alignment of clusters by phi-4, as (recall, precision)."""
    table = [[2 * len(a & b) / (len(a) + len(b)) for b in found] for a in gold]
    best = best_assignment(table)
    return (best, len(gold)), (best, len(found))


def best_assignment(values: Sequence[Sequence[float]]) -> float:
    """The greatest sum of values with no two in one row or column (Hungarian method with potentials, O(n^3))."""
    if not values or not values[0]:
        return 0.0
    if len(values) > len(values[0]):
        values = [list(column) for column in zip(*values, strict=True)]
    rows, columns = len(values), len(values[0])
    top = max(max(row) for row in values)
    cost = [[top - v for v in row] for row in values]
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    matched = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _augment(cost, row, row_potential, column_potential, matched)
    return sum(values[matched[j] - 1][j - 1] for j in range(1, columns + 1) if matched[j])


def _augment(
    cost: Sequence[Sequence[float]], row: int, rows: list[float], columns: list[float], matched: list[int]
) -> None:
    """Match one more row along the cheapest alternating path."""
    n = len(columns) - 1
    matched[0], at = row, 0
    least, used, before = [float("inf")] * (n + 1), [False] * (n + 1), [0] * (n + 1)
    while matched[at]:
        used[at] = True
        i, step, nearest = matched[at], float("inf"), 0
        for j in range(1, n + 1):
            if used[j]:
                continue
            slack = cost[i - 1][j - 1] - rows[i] - columns[j]
            if slack < least[j]:
                least[j], before[j] = slack, at
            if least[j] < step:
                step, nearest = least[j], j
        for j in range(n + 1):
            if used[j]:
                rows[matched[j]] += step
                columns[j] -= step
            else:
                least[j] -= step
        at = nearest
    while at:
        matched[at] = matched[before[at]]
        at = before[at]
