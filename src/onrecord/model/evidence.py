"""What trained heads say of a text's tokens, in our own terms, so that rules can weigh it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Evidence(Protocol):
    """Probabilities over the tokens of one `Parse`. Heads and their labels are named in `onrecord/weights/README.md`.

    A head that the weights do not have says nothing: `has` is False, and asking it raises KeyError.
    """

    def has(self, head: str) -> bool: ...

    def probability(self, head: str, token: int, label: str) -> float:
        """That `token` bears `label`, from 0 to 1; of a head of spans the label without B- and I- is in or at one."""
        ...

    def best(self, head: str, token: int) -> tuple[str, float]:
        """The likeliest label and its probability; "none" or "O" where nothing is likeliest."""
        ...

    def spans(self, head: str) -> list[tuple[int, int, str]]:
        """(start token, end token, label) of what a head of spans marks."""
        ...

    def roles(self, token: int, others: Sequence[int]) -> list[dict[str, float]]:
        """How likely each of `others` (mentions' heads, first words of contents) is which role of `token`'s event.

        `token` is a trigger's head or a cue's; roles are "actor", "recipient", "place", "time", "source" ... or "none".
        """
        ...
