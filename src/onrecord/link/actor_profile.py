"""What an actor is by all entities of articles that are one with it, learned from one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.link.local_entities import Local
from onrecord.link.names import is_surname_only
from onrecord.model.happening import JoinedEntity, SourcedMention

_NAMED = SourcedMention("", 0, 1, " ", "name")


class _Name:
    """A name, how many have it, and the first entity of those that have it, and of those whose full name it is."""

    __slots__ = ("count", "first", "full")

    def __init__(self, first: Local) -> None:
        self.count = 0
        self.first = first
        self.full: Local | None = None


class Profile:
    """Counts over an actor's entities, in whatever order they come. `members`: how many they are."""

    __slots__ = ("_countries", "_entity", "_first", "_kinds", "_named", "_names", "_sectors", "members")

    def __init__(self, members: Iterable[Local] = ()) -> None:
        self.members = 0
        self._names: dict[tuple[str, ...], _Name] = {}
        self._kinds: Counter[str] = Counter()
        self._countries: Counter[str] = Counter()
        self._sectors: set[str] = set()
        self._first: Local | None = None
        self._named = False
        self._entity: JoinedEntity | None = None
        self.learn(members)

    def learn(self, members: Iterable[Local]) -> None:
        for n in members:
            self._learn(n)

    def _learn(self, n: Local) -> None:
        self.members += 1
        self._entity = None
        self._kinds[n.entity.kind] += 1
        if n.entity.country is not None:
            self._countries[n.entity.country] += 1
        self._sectors.update(n.entity.sectors)
        if self._first is None or n.key < self._first.key:
            self._first = n
        self._named |= n.is_named
        if n.is_named and n.words:
            self._name(n)

    def _name(self, n: Local) -> None:
        name = self._names.setdefault(n.words, _Name(n))
        name.count += 1
        if n.key < name.first.key:
            name.first = n
        if not (n.is_person and is_surname_only(n.words)) and (name.full is None or n.key < name.full.key):
            name.full = n

    def _best(self) -> Local:
        """The one whose name is told best: in most articles, then the longest."""
        full = [name for name in self._names.values() if name.full is not None]
        best = min(
            full or self._names.values(),
            key=lambda name: (-name.count, -len(name.first.words), name.first.words, (name.full or name.first).key),
            default=None,
        )
        found = (best.full or best.first) if best else self._first
        assert found is not None
        return found

    def entity(self, id: str) -> JoinedEntity:
        """The actor, without what only its mentions tell: one of these stands for all."""
        if self._entity is None:
            best = self._best()
            self._entity = JoinedEntity(
                id=id,
                name=best.entity.name,
                kind=_most(self._kinds) or best.entity.kind,  # type: ignore[arg-type]
                country=_most(self._countries),
                sectors=tuple(sorted(self._sectors)),
                role=None,
                wikidata=None,
                mentions=(_NAMED,) if self._named else (),
                members=(),
            )
        return self._entity


def _most(counts: Counter[str]) -> str | None:
    """The value that most give; of equals the first by spelling."""
    return min(counts, key=lambda v: (-counts[v], v), default=None)
