"""What a pronoun may mean, as the ranking sees it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.entities.draft import Cluster, Draft, Standing
from onrecord.annotate.entities.pronoun_signs import names_of


class Candidate:
    """What a pronoun may mean: an entity, a noun (by its token) or, where both are None, nothing.

    `signs` are in groups that recur among candidates; none is in two of them. `words` and `told` are measures beside
    them: how far back it is, and how often it was spoken of of late.
    """

    def __init__(
        self, cluster: Cluster | None, token: int | None, signs: tuple[int, ...], words: float = 0.0, told: float = 0.0
    ) -> None:
        self.cluster, self.token, self.signs = cluster, token, signs
        self.words, self.told = words, told

    @property
    def features(self) -> dict[str, float]:
        """By name, as they are learned."""
        found = {name: 1.0 for group in self.signs for name in names_of(group)}
        if self.cluster is not None or self.token is not None:
            found["words"] = self.words
        if self.cluster is not None:
            found["told"] = self.told
        return found


class Near:
    """An entity by its last mention that can be meant, with those near by, or a noun that is none (`mention` None)."""

    def __init__(
        self,
        start: int,
        at: Standing,
        mention: Draft | None = None,
        cluster: Cluster | None = None,
        others: Sequence[tuple[int, Draft, Standing]] = (),
    ) -> None:
        self.start, self.at, self.mention, self.cluster = start, at, mention, cluster
        self.others = others  # of this sentence (0) and the last (1)
