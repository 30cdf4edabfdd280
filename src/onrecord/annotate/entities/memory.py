"""What a reader of the article has in mind: the entities spoken of last, sentence by sentence, and who spoke."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.reading import Reading

REMEMBERED = 120  # entities that stay in mind: keeps the cost linear in the length of the text
MENTIONS = 8  # ... and of each, mentions

Test = Callable[[Cluster], bool]


class Memory:
    """The entities spoken of so far, the last one first, and who was spoken of in which sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._recent: OrderedDict[int, tuple[int, Cluster]] = OrderedDict()  # with how far the text had been told
        self._told = 0  # sentences, as `Reading.told` counts them
        self.by_sentence: dict[int, list[Cluster]] = {}
        self.speaker: tuple[int, Cluster] | None = None  # the last person who spoke, and in which passage
        self.spoke_last: Cluster | None = None  # whoever that was, a body or a crowd too

    def touch(self, draft: Draft) -> None:
        """`draft` has just been read and belongs to its cluster."""
        cluster = draft.cluster
        assert cluster is not None
        sentence = self.reading.sentence_of[draft.start]
        cluster.recent.append(draft)
        if len(cluster.recent) > MENTIONS:
            del cluster.recent[0]
        self._told = max(self._told, self.reading.told[sentence])
        self._recent[id(cluster)] = self._told, cluster
        self._recent.move_to_end(id(cluster))
        if len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)
        if draft.form != "pronoun":
            here = self.by_sentence.setdefault(sentence, [])
            if cluster not in here:
                here.append(cluster)
        if not self.reading.quoted[draft.start] and self.reading.is_speech_subject(draft.head):
            self.spoke_last = cluster
            if cluster.kind == "person":
                self.speaker = (self.reading.passage(draft.start), cluster)

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
        return (cluster for _, cluster in reversed(self._recent.values()))

    def since(self, told: int) -> Iterator[Cluster]:
        """Those spoken of when no more than `told` sentences had been told, or later."""
        for then, cluster in reversed(self._recent.values()):
            if then < told:
                return
            yield cluster

    def latest(self, fits: Test, since: int = 0) -> Cluster | None:
        """The one that fits of those spoken of last, when `since` sentences had been told, or later."""
        for told, cluster in reversed(self._recent.values()):
            if told < since:
                break
            if fits(cluster):
                return cluster
        return None
