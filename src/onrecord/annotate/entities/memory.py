"""What a reader of the article has in mind: the entities spoken of last, sentence by sentence, and who spoke."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.reading import Reading

REMEMBERED: Final = 120  # entities that stay in mind: keeps the cost linear in the length of the text
MENTIONS: Final = 8  # ... and of each, mentions

Test = Callable[[Cluster], bool]


class Memory:
    """The entities spoken of so far, the last one first, and who was spoken of in which sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._recent: dict[int, Cluster] = {}  # the last one last
        self._told = 0  # sentences, as `Reading.told` counts them
        self.by_sentence: dict[int, list[Cluster]] = {}
        self.speaker: tuple[int, Cluster] | None = None  # the last person who spoke, and in which passage
        self.spoke_last: Cluster | None = None  # whoever that was, a body or a crowd too

    def touch(self, draft: Draft) -> None:
        """`draft` has just been read and belongs to its cluster."""
        cluster = draft.cluster
        assert cluster is not None
        reading, start = self.reading, draft.start
        sentence = reading.sentence_of[start]
        cluster.recent.append(draft)
        if len(cluster.recent) > MENTIONS:
            del cluster.recent[0]
        self._put_last(cluster, reading.told[sentence])
        if draft.form != "pronoun":
            here = self.by_sentence.setdefault(sentence, [])
            if cluster not in here:
                here.append(cluster)
        if draft.head in reading.speech_subjects and not reading.quoted[start]:
            self.spoke_last = cluster
            if cluster.kind == "person":
                self.speaker = (reading.passages[start], cluster)

    def _put_last(self, cluster: Cluster, told: int) -> None:
        self._told = cluster.told = max(self._told, told)
        self._recent.pop(id(cluster), None)
        self._recent[id(cluster)] = cluster
        if len(self._recent) > REMEMBERED:
            del self._recent[next(iter(self._recent))]

    def replace(self, old: Cluster, new: Cluster) -> None:
        """Whoever was `old` turns out to be `new`."""
        new.recent = (old.recent + new.recent)[:MENTIONS]
        self._recent.pop(id(old), None)
        for sentence, clusters in self.by_sentence.items():
            if old in clusters:
                self.by_sentence[sentence] = list(dict.fromkeys(new if c is old else c for c in clusters))
        if self.spoke_last is old:
            self.spoke_last = new
        if self.speaker is not None and self.speaker[1] is old:
            self.speaker = (self.speaker[0], new)

    def recent(self) -> Iterator[Cluster]:
        """The last one first."""
        return reversed(self._recent.values())

    def since(self, told: int) -> list[Cluster]:
        """Those spoken of when no more than `told` sentences had been told, or later."""
        found = []
        for cluster in reversed(self._recent.values()):
            if cluster.told < told:
                break
            found.append(cluster)
        return found

    def latest(self, fits: Test, since: int = 0) -> Cluster | None:
        """The one that fits of those spoken of last, when `since` sentences had been told, or later."""
        for cluster in reversed(self._recent.values()):
            if cluster.told < since:
                break
            if fits(cluster):
                return cluster
        return None
