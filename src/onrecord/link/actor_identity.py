"""Which entities of several articles are one actor: one global entity for each, with the reason of every join.

Joins are made surest first (Wikidata, the state itself, full names, then what is unambiguous within the set) and never
between what contradicts: another country, another gender, another office for a bare surname. What nobody names ("two
gunmen") is nobody's namesake and stays alone, unless it is the one organ of its state ("the Kenyan police").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence

import msgspec

from onrecord.link.actor_ids import free_id, fullest, id_of, most, own_id
from onrecord.link.actor_profile import Profile
from onrecord.link.days import days_of
from onrecord.link.local_entities import Facts, Local, LocalKey, key_of, local, only
from onrecord.link.names import is_surname_only, same_person_name
from onrecord.link.offices import held_by_one, office
from onrecord.model.entity import Entity
from onrecord.model.happening import EntityRef, JoinedEntity, SourcedMention
from onrecord.model.party import Party, party_of
from onrecord.model.record import Record

_FIRST = "first"
_FEW = 4  # entities of articles; of an actor that has as many, what follows from them is kept


class _Group:
    """Local entities that are one actor. `first` is the least key of those that it began with.

    `id` and `party` are settled at the end of its first day: what was told apart by then stays apart.
    """

    __slots__ = ("first", "full", "id", "members", "offices", "party", "profile", "sure")

    def __init__(self, local: Local) -> None:
        self.first = local.key
        self.members = [local]
        self.sure = local.known
        self.offices = only(local.office)
        self.full = local.is_full
        self.id: str | None = None
        self.party: Party | None = None
        self.profile: Profile | None = None

    def learn(self, known: Facts, offices: frozenset[str], *, full: bool) -> None:
        self.sure = tuple(_both(one, two) for one, two in zip(self.sure, known, strict=True))
        self.offices = _both(self.offices, offices)
        self.full |= full

    def agrees(self, other: _Group) -> bool:
        """Nothing that both know is different: country, gender, whether it is a person."""
        return all(not one or not two or one & two for one, two in zip(self.sure, other.sure, strict=False))


def _both(one: frozenset[str], two: frozenset[str]) -> frozenset[str]:
    """All of both; no new set where one of them is that already."""
    return one if two <= one else two if one <= two else one | two


class _Groups:
    """Disjoint sets of local entities; a join that would contradict itself is not made."""

    def __init__(self) -> None:
        self._home: dict[LocalKey, _Group] = {}
        self._reason: dict[LocalKey, str] = {}  # of those that are not the first of their group

    def add(self, local: Local) -> None:
        self._home[local.key] = _Group(local)

    def put(self, local: Local, known: _Group | None, reason: str) -> _Group:
        """Into the group that it was found to be of before, or into one of its own."""
        if known is None:
            self.add(local)
            known = self._home[local.key]
        else:
            self._home[local.key] = known
            known.members.append(local)
            known.learn(local.known, only(local.office), full=local.is_full)
        if reason != _FIRST:
            self._reason[local.key] = reason
        return known

    def reason(self, key: LocalKey) -> str:
        """Why an entity is in its group."""
        return self._reason.get(key, _FIRST)

    def of(self, local: Local) -> _Group:
        return self._home[local.key]

    def homes(self) -> Mapping[LocalKey, _Group]:
        return self._home

    def drop(self, local: Local) -> None:
        del self._home[local.key]

    def get(self, key: LocalKey) -> _Group | None:
        return self._home.get(key)

    def join(self, a: Local, b: Local, reason: str, *, sure: bool = False) -> None:
        left, right = self.of(a), self.of(b)
        if left is right or (left.id and right.id) or not (sure or left.agrees(right)):
            return
        if right.id or (not left.id and right.first < left.first):
            left, right = right, left
        self._reason[right.first] = reason
        for n in right.members:
            self._home[n.key] = left
        left.members += right.members
        left.learn(right.sure, right.offices, full=right.full)

    def all(self) -> list[_Group]:
        return sorted({id(g): g for g in self._home.values()}.values(), key=lambda g: g.first)


_Seen = dict[Hashable, list[Local]]  # by what makes two one: one local entity of each group that has it


class Known(msgspec.Struct, frozen=True):
    """Who an entity of an article is, and by what."""

    id: str
    reason: str


class Actors:
    """The actors of articles that are taken in day by day.

    On its day an entity is joined with those of that day and of the days before it; later days change nothing of it.
    """

    def __init__(self, *, slim: bool = False) -> None:
        """`slim`: of the mentions of an entity no more is kept than the comparison needs."""
        self._slim = slim
        self._groups = _Groups()
        self._by_id: dict[str, _Group] = {}
        self._by: dict[str, _Seen] = defaultdict(lambda: defaultdict(list))
        self._fresh: list[Local] = []  # since the last day was closed
        self._alone: dict[str, dict[str, JoinedEntity]] = defaultdict(dict)  # by article and id: in brief

    def add(self, records: Iterable[Record]) -> None:
        """Take in the articles of one day, which comes after all days before. The order of the records is all one."""
        today = sorted((self._local(r, e) for r in records for e in r.entities), key=lambda n: n.key)
        for n in today:
            self._groups.add(n)
        self._join(today)
        self._settle(today)
        self._fresh += today

    def put(self, records: Iterable[Record], known: Mapping[str, Sequence[Known]]) -> None:
        """The same for a day of whose articles it is known who their entities are, in their order."""
        some = ((self._local(r, e), k) for r in records for e, k in zip(r.entities, known[r.document.id], strict=True))
        self._put(sorted(some, key=lambda x: x[0].key))

    def _put(self, day: Sequence[tuple[Local, Known]]) -> None:
        new: list[_Group] = []
        for n, actor in day:
            group = self._groups.put(n, self._by_id.get(actor.id), actor.reason)
            if group.id is None:
                group.id, self._by_id[actor.id] = actor.id, group
                new.append(group)
        for group in new:
            group.party = party_of(_brief(group))
        self._join([n for n, _ in day])
        self._fresh += [n for n, _ in day]

    def close(self) -> None:
        """No article so far is asked for any more who its entities are (`known`, `party`).

        Whom nobody names is nobody's namesake: of those that are alone only what they are called is kept.
        """
        for n in self._fresh:
            group = self._groups.of(n)
            if (
                len(group.members) == 1
                and group.id == own_id(n)
                and not (n.is_named or n.wikidata or n.organ or n.state)
            ):
                self._alone[n.document][group.id] = _brief(group)
                self._groups.drop(n)
                del self._by_id[group.id]
        self._fresh.clear()

    def kept(self, days: Iterable[Container[str]]) -> Actors:
        """The actors that the articles of some days tell of, as if there had been no others."""
        fresh = Actors(slim=self._slim)
        of: dict[str, list[tuple[Local, Known]]] = defaultdict(list)
        for group in self._groups.all():
            for n in group.members:
                of[n.document].append((n, Known(group.id or "", self._groups.reason(n.key))))
        for day in days:
            fresh._put(sorted((x for id, some in of.items() if id in day for x in some), key=lambda x: x[0].key))
            fresh._alone.update((id, some) for id, some in self._alone.items() if id in day)
        return fresh

    def _local(self, record: Record, entity: Entity) -> Local:
        return local(record.document.id, entity, slim=self._slim)

    def _join(self, today: Sequence[Local]) -> None:
        """Join what is one, and note what later days may join it by; what has ids is not joined any more."""
        self._join_equal(today, lambda n: n.wikidata, "wikidata", sure=True)
        self._join_equal(today, lambda n: n.state, "state")
        self._join_equal(today, _full_name, "full name")
        self._join_equal(today, lambda n: n.organ, "organ of the state")
        named = [n for n in today if n.is_person and n.is_named]
        full = [n for n in named if n.is_full]
        self._join_variants(full)
        self._join_surnames(full, [n for n in named if not n.is_full])
        self._join_offices([n for n in today if n.is_person])

    def known(self, document: str, entity: str) -> Known:
        """Who an article's entity is. Raises KeyError for one that was not taken in."""
        key = key_of(document, entity)
        return Known(self._groups.homes()[key].id or "", self._groups.reason(key))

    def _join_equal(
        self, locals: Iterable[Local], key: Callable[[Local], Hashable], reason: str, *, sure: bool = False
    ) -> None:
        seen, of = self._by[reason], self._groups.of
        for n in locals:
            if (k := key(n)) is None:
                continue
            others = seen[k]
            for other in others:
                self._groups.join(other, n, reason, sure=sure)
            home = of(n)
            if not any(of(o) is home for o in others):
                others.append(n)

    def _join_variants(self, full: Iterable[Local]) -> None:
        """Of a surname and the first letter of the first name, each name of each group is compared once."""
        seen, of = self._by["variants"], self._groups.of
        for n in full:
            others = seen[n.words[-1], n.words[0][:1]]
            if any(o.words == n.words and of(o) is of(n) for o in others):
                continue
            for other in others:
                if same_person_name(other.words, n.words):
                    self._groups.join(other, n, "form of the full name")
            others.append(n)

    def _join_surnames(self, full: Iterable[Local], bare: Sequence[Local]) -> None:
        """A bare surname is the one person of the set who has it, if country, gender and office allow it."""
        persons = self._by["surnames"]
        for n in full:
            self._note(persons[n.words[-1]], n)
        for n in bare:
            self._join_only(n, persons.get(n.words[-1], ()), "surname, unambiguous", n.office)
        alone = [n for n in bare if not self._groups.of(n).full]
        self._join_equal(alone, lambda n: (n.words, n.office) if n.country or n.office else None, "surname and role")

    def _join_offices(self, persons: Sequence[Local]) -> None:
        """Who is only called by an office that one person holds is the one person of the set who holds it there."""
        holders = self._by["offices"]
        for n in persons:
            if n.is_named and n.country and n.office and held_by_one(n.office):
                self._note(holders[n.country, n.office], n)
        for n in persons:
            called = n.office or (office(n.entity.name) if not n.is_named else None)
            if not n.is_named and n.country is not None and called is not None:
                self._join_only(n, holders.get((n.country, called), ()), "office")

    def _note(self, some: list[Local], n: Local) -> None:
        home = self._groups.of(n)
        if not any(self._groups.of(o) is home for o in some):
            some.append(n)

    def _join_only(self, n: Local, others: Iterable[Local], reason: str, held: str | None = None) -> None:
        """Join it with the only one of the others that it can be; a reason of offices asks for no agreement."""
        home, found = self._groups.of(n), dict[int, Local]()
        for other in others:
            group = self._groups.of(other)
            fits = reason == "office" or (
                home.agrees(group) and (held is None or not group.offices or held in group.offices)
            )
            if fits:
                found.setdefault(id(group), other)
            if len(found) > 1:
                return
        for other in found.values():
            self._groups.join(other, n, reason)

    def _settle(self, today: Iterable[Local]) -> None:
        """Give ids to the actors that are new, in the order of their articles' ids."""
        new = {id(g): g for n in today if (g := self._groups.of(n)).id is None}
        for group in sorted(new.values(), key=lambda g: g.first):
            group.members.sort(key=lambda n: n.key)
            group.id = free_id(id_of(group.members), self._by_id)
            self._by_id[group.id] = group
            group.party = party_of(_brief(group))

    def party(self, document: str, entity: str) -> Party | None:
        """The actor that an article's entity is, as it was known at the end of the day when it was told first."""
        home = self._groups.get(key_of(document, entity))
        return home.party if home else None

    def entities(self) -> tuple[JoinedEntity, ...]:
        """The actors so far, by id."""
        found = (_entity(g.id or "", sorted(g.members, key=lambda n: n.key), self._groups) for g in self._groups.all())
        return tuple(sorted(found, key=lambda e: e.id))

    def brief(self, id: str) -> JoinedEntity:
        """An actor without mentions, but one, and members. Raises KeyError for one that there is not."""
        if (group := self._by_id.get(id)) is not None:
            return _brief(group)
        return self._alone[id.rpartition("/")[0]][id]


def _brief(group: _Group) -> JoinedEntity:
    """For what an actor is in all that tell of it, nothing is gone through but what is new."""
    members = group.members
    if len(members) < _FEW:
        return Profile(members).entity(group.id or "")
    if group.profile is None:
        group.profile = Profile()
    group.profile.learn(members[group.profile.members :])
    return group.profile.entity(group.id or "")


def identify(records: Iterable[Record]) -> Actors:
    """The actors of all records. The order of the records does not matter."""
    actors = Actors()
    for day in days_of(records):
        actors.add(day)
    return actors


def _full_name(n: Local) -> Hashable:
    if not n.is_named or not n.words or (n.is_person and is_surname_only(n.words)):
        return None
    return n.is_person, n.words


def _entity(id: str, members: Sequence[Local], groups: _Groups) -> JoinedEntity:
    best = fullest(members) or members[0]
    geonames = most(n.entity.geonames for n in members)
    located = next((n.entity for n in members if n.entity.geonames == geonames), best.entity)
    mentions = (SourcedMention(n.document, m.start, m.end, m.exact, m.form) for n in members for m in n.entity.mentions)
    return JoinedEntity(
        id=id,
        name=best.entity.name,
        kind=most(n.entity.kind for n in members) or best.entity.kind,
        country=most(n.entity.country for n in members),
        sectors=tuple(sorted({s for n in members for s in n.entity.sectors})),
        role=most(n.entity.role for n in members),
        wikidata=most(n.entity.wikidata for n in members),
        mentions=tuple(sorted(mentions, key=lambda m: (m.document, m.start, m.end))),
        members=tuple(EntityRef(n.document, n.entity.id, groups.reason(n.key)) for n in members),
        geonames=geonames,
        latitude=located.latitude,
        longitude=located.longitude,
    )
