"""What trained heads were asked about a passage and what they answered, so that it need not be read again to ask them.

The scores of every head take kilobytes a word; what extractors ask of them takes a few bytes. So only answers are kept.
A question that was not asked when the passage was first read is put to the heads after all: that costs reading the
passage, and the answer is the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

import msgspec

from onrecord.model.evidence import Evidence


class Answers(msgspec.Struct, array_like=True):
    """Of one passage; tokens are counted from its first. `roles` of (token, other) has the order of `role_names`."""

    heads: dict[str, bool] = msgspec.field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, str]]] = msgspec.field(default_factory=dict)
    best: dict[tuple[str, int], tuple[str, float]] = msgspec.field(default_factory=dict)
    probability: dict[tuple[str, int, str], float] = msgspec.field(default_factory=dict)
    roles: dict[tuple[int, int], tuple[float, ...]] = msgspec.field(default_factory=dict)
    role_names: tuple[str, ...] = ()


# Whom to ask about a passage, and the passage's first token there; None where it has no words.
Asked = Callable[[], tuple[Evidence | None, int]]


class Remembered:
    """`onrecord.model.evidence.Evidence` of passages in a row, each with its answers so far and who has the others."""

    def __init__(self, sizes: Sequence[int], answers: Sequence[Answers], asked: Sequence[Asked]) -> None:
        self.answers = answers
        self._sizes, self._asked = sizes, asked
        self._firsts = [0, *accumulate(sizes)]

    def has(self, head: str) -> bool:
        """As the first passage with words has it: what heads there are does not hang on the passage."""
        n = next((n for n, size in enumerate(self._sizes) if size), None)
        if n is None:
            return False
        known = self.answers[n].heads
        if head not in known:
            known[head] = self._ask(n)[0].has(head)
        return known[head]

    def probability(self, head: str, token: int, label: str) -> float:
        n, at = self._place(token)
        known = self.answers[n].probability
        if (head, at, label) not in known:
            evidence, first = self._ask(n)
            known[head, at, label] = evidence.probability(head, first + at, label)
        return known[head, at, label]

    def best(self, head: str, token: int) -> tuple[str, float]:
        n, at = self._place(token)
        known = self.answers[n].best
        if (head, at) not in known:
            evidence, first = self._ask(n)
            known[head, at] = evidence.best(head, first + at)
        return known[head, at]

    def spans(self, head: str) -> list[tuple[int, int, str]]:
        out = []
        for n, known in enumerate(self.answers):
            if self._sizes[n] and head not in known.spans:
                known.spans[head] = self._spans_of(n, head)
            first = self._firsts[n]
            out += [(first + start, first + end, label) for start, end, label in known.spans.get(head, ())]
        return out

    def roles(self, token: int, others: Sequence[int]) -> list[dict[str, float]]:
        n, at = self._place(token)
        answers, moved = self.answers[n], self._firsts[n]
        missing = [other - moved for other in others if (at, other - moved) not in answers.roles]
        if missing:
            evidence, first = self._ask(n)
            for other, row in zip(missing, evidence.roles(first + at, [first + o for o in missing]), strict=True):
                answers.role_names = tuple(row)
                answers.roles[at, other] = tuple(row.values())
        return [dict(zip(answers.role_names, answers.roles[at, o - moved], strict=True)) for o in others]

    def _place(self, token: int) -> tuple[int, int]:
        """Which passage a token stands in, and where there."""
        n = bisect_right(self._firsts, token) - 1
        return n, token - self._firsts[n]

    def _ask(self, n: int) -> tuple[Evidence, int]:
        evidence, first = self._asked[n]()
        if evidence is None:
            raise ValueError("a parser that gives evidence of some passages must give it of all")
        return evidence, first

    def _spans_of(self, n: int, head: str) -> list[tuple[int, int, str]]:
        evidence, first = self._ask(n)
        last = first + self._sizes[n]
        found = evidence.spans(head)  # in their order
        within = found[bisect_left(found, (first,)) : bisect_left(found, (last,))]
        return [(start - first, end - first, label) for start, end, label in within]
