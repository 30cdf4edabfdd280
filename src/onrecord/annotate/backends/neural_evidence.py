"""The scores of the record's heads over one document, as probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from onrecord.annotate.backends.encoder import Encoder, Floats, Scores
from onrecord.annotate.backends.spans import spans


class NeuralEvidence:
    """`onrecord.model.evidence.Evidence` of the windows of a document, put together."""

    def __init__(self, encoder: Encoder, scores: Sequence[Scores]) -> None:
        self._encoder = encoder
        self._windows = [len(s.logits) for s in scores]
        self._logits = np.concatenate([s.logits for s in scores])
        self._left = np.concatenate([s.role_left for s in scores]) if encoder.has_roles else None
        self._right = np.concatenate([s.role_right for s in scores]) if encoder.has_roles else None
        self._heads: dict[str, tuple[dict[str, int], Floats]] = {}
        self._spans: dict[str, list[tuple[int, int, str]]] = {}  # asked for once a passage

    def has(self, head: str) -> bool:
        return head in self._encoder.labels and (head in self._encoder.columns or head == "role")

    def probability(self, head: str, token: int, label: str) -> float:
        index, rows = self._head(head)
        if label in index:
            return float(rows[token, index[label]])
        return float(rows[token, index[f"B-{label}"]] + rows[token, index[f"I-{label}"]])

    def best(self, head: str, token: int) -> tuple[str, float]:
        _, rows = self._head(head)
        at = int(rows[token].argmax())
        return self._encoder.labels[head][at], float(rows[token, at])

    def spans(self, head: str) -> list[tuple[int, int, str]]:
        """None runs on into another window, so that what is marked in a passage hangs on nothing before it."""
        if head not in self._spans:
            self._spans[head] = self._marked(head)
        return self._spans[head]

    def _marked(self, head: str) -> list[tuple[int, int, str]]:
        labels = self._encoder.labels[head]
        best = [labels[n] for n in self._head(head)[1].argmax(axis=1).tolist()]
        ends = [0, *accumulate(self._windows)]
        return [span for start, end in pairwise(ends) for span in spans(best[start:end], start)]

    def roles(self, token: int, others: Sequence[int]) -> list[dict[str, float]]:
        if self._left is None or self._right is None:
            raise KeyError("role")
        found = softmax(self._encoder.role_scores(self._left[token], self._right[list(others)]))
        return [dict(zip(self._encoder.labels["role"], row, strict=True)) for row in found.tolist()]

    def _head(self, head: str) -> tuple[dict[str, int], Floats]:
        if head not in self._heads:
            index = {label: n for n, label in enumerate(self._encoder.labels[head])}
            self._heads[head] = index, softmax(self._logits[:, self._encoder.columns[head]])
        return self._heads[head]


def softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return found
