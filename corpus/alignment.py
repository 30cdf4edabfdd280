"""Which parts of two annotations of one text are the same part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from corpus.document import Document, Entity, Event, Statement, Stretch, Telling
from corpus.forms import head_end

Pairs = list[tuple[int, int]]


def align(first: Sequence[frozenset[int]], second: Sequence[frozenset[int]]) -> Pairs:
    """Pairs of sets (of characters, mostly) that share most, one to one, the largest overlap first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for j, there in enumerate(second):
        for at in there:
            holders[at].append(j)
    shared = [
        (n / len(here | second[j]), i, j)
        for i, here in enumerate(first)
        for j, n in Counter(j for at in here for j in holders.get(at, ())).items()
    ]
    used_first: set[int] = set()
    used_second: set[int] = set()
    out = []
    for _, i, j in sorted(shared, key=lambda s: (-s[0], s[1], s[2])):
        if i not in used_first and j not in used_second:
            used_first.add(i)
            used_second.add(j)
            out.append((i, j))
    return sorted(out)


def letters(document: Document, spans: Iterable[Stretch]) -> frozenset[int]:
    """The offsets of all letters and digits in these spans: what quotation marks and stops cannot change."""
    return frozenset(i for a, b in spans for i in range(a, b) if document.text[i].isalnum())


def mention_heads(document: Document) -> dict[str, set[int]]:
    """Of each entity, where the heads of its mentions end (mentions of several entities are left out)."""
    out: dict[str, set[int]] = {e.id: set() for e in document.entities}
    for m in document.mentions:
        if len(m.entities) == 1:
            out[m.entities[0]].add(m.start + head_end(document.words((m.start, m.end))))
    return out


class Twin:
    """Two annotations of one text, and what corresponds to what.

    `first` is the one that counts as right where the two are not equal in rank. Raises ValueError where the texts
    differ.
    """

    def __init__(self, first: Document, second: Document) -> None:
        if first.text != second.text:
            raise ValueError(f"{first.id}: the two texts differ, at character {_difference(first.text, second.text)}")
        self.first, self.second = first, second
        self.both = first, second
        self.heads = mention_heads(first), mention_heads(second)
        self.entities = self._entities()
        self.statements = self._statements()
        self.tellings = self._tellings()
        self.events = self._events()

    def same(self, one: str, other: str) -> bool:
        """Whether an entity of the first and one of the second annotation share a mention."""
        return bool(self.heads[0].get(one, set()) & self.heads[1].get(other, set()))

    def shared(self, ones: Sequence[str], others: Sequence[str]) -> int:
        """How many of the entities of the first find a partner of their own among those of the second."""
        left = list(others)
        for one in ones:
            partner = next((other for other in left if self.same(one, other)), None)
            if partner is not None:
                left.remove(partner)
        return len(others) - len(left)

    def _entities(self) -> list[tuple[Entity, Entity]]:
        ones, others = ([frozenset(side[e.id]) for e in d.entities] for side, d in zip(self.heads, self.both))
        return [(self.first.entities[i], self.second.entities[j]) for i, j in align(ones, others)]

    def _statements(self) -> list[tuple[Statement, Statement]]:
        ones, others = (
            [letters(d, [*s.content, *([s.cue] if s.cue else [])]) for s in d.statements] for d in self.both
        )
        return [(self.first.statements[i], self.second.statements[j]) for i, j in align(ones, others)]

    def _tellings(self) -> list[tuple[tuple[Event, Telling], tuple[Event, Telling]]]:
        ones, others = told(self.first), told(self.second)
        places = [
            [letters(d, [(t.start, t.end)]) for _, t in events]
            for d, events in ((self.first, ones), (self.second, others))
        ]
        return [(ones[i], others[j]) for i, j in align(*places)]

    def _events(self) -> list[tuple[Event, Event]]:
        """Events that share most tellings, one to one."""
        keys = {id(telling): n for n, pair in enumerate(self.tellings) for _, telling in pair}
        ones, others = (
            [frozenset(keys[id(t)] for t in e.tellings if id(t) in keys) for e in d.events] for d in self.both
        )
        return [(self.first.events[i], self.second.events[j]) for i, j in align(ones, others)]


def told(document: Document) -> list[tuple[Event, Telling]]:
    """All tellings with their events."""
    return [(e, t) for e in document.events for t in e.tellings]


def _difference(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
