"""How sure a figure is: the percentile bootstrap over documents (Efron & Tibshirani 1993, ch. 13).

Documents, not sentences or decisions, are drawn: what one article's author writes hangs together, so counting each
decision as independent would make every interval too narrow.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Counts = Sequence[float]


def total(per_document: Sequence[Counts]) -> list[float]:
    """Column sums of the documents' counts."""
    return [sum(column) for column in zip(*per_document, strict=True)]


def bootstrap(
    per_document: Sequence[Counts],
    statistic: Callable[[Counts], float],
    *,
    seed: int = 0,
    resamples: int = 1000,
) -> tuple[float, float]:
    """The 95 % interval of `statistic`, a function of the counts summed over documents.

    Each row holds one document's counts in a fixed order, such as (true positives, predicted, gold). The same rows and
    seed give the same interval. With fewer than two documents nothing is known: the interval is (-inf, inf).
    """
    n = len(per_document)
    if n < 2:
        return float("-inf"), float("inf")
    rng = random.Random(seed)
    columns = list(zip(*per_document, strict=True))
    values = []
    for _ in range(resamples):
        drawn = rng.choices(range(n), k=n)
        values.append(statistic([sum(map(column.__getitem__, drawn)) for column in columns]))
    values.sort()
    return values[int(0.025 * resamples)], values[min(resamples - 1, int(0.975 * resamples))]


def share(counts: Counts) -> float:
    """Percent from (right, all); 0 where there is nothing."""
    right, out_of = counts[0], counts[1]
    return 100 * right / out_of if out_of else 0.0


def f1(counts: Counts) -> float:
    """F1 in percent from (true positives, predicted, gold)."""
    found, predicted, gold = counts[0], counts[1], counts[2]
    return 200 * found / (predicted + gold) if predicted + gold else 0.0


def f1_two_sided(counts: Counts) -> float:
    """F1 in percent from (right predicted, predicted, found gold, gold), where matches need not pair up."""
    right, predicted, found, gold = counts
    if not (right and found):
        return 0.0
    precision, recall = right / predicted, found / gold
    return 200 * precision * recall / (precision + recall)


def macro_f1(counts: Counts) -> float:
    """Mean F1 in percent over classes from (true positives, predicted, gold) of each, one class after the other.

    A class that is neither predicted nor in the gold does not count.
    """
    triples = [counts[i : i + 3] for i in range(0, len(counts), 3)]
    present = [t for t in triples if t[1] or t[2]]
    return sum(map(f1, present)) / len(present) if present else 0.0
