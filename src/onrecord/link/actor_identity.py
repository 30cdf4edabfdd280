"""Which entities of several articles are one actor: one global entity for each, with the reason of every join.

Joins are made surest first (Wikidata, the state itself, full names, then what is unambiguous within the set) and never
between what contradicts: another country, another gender, another office for a bare surname. What nobody names ("two
gunmen") is nobody's namesake and stays alone, unless it is the one organ of its state ("the Kenyan police").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from onrecord.link.names import fold_person, is_surname_only, same_person_name, slug
from onrecord.link.offices import held_by_one, office
from onrecord.link.states import state_names
from onrecord.model.entity import Entity
from onrecord.model.happening import EntityRef, JoinedEntity, SourcedMention
from onrecord.model.names import fold
from onrecord.model.plover import PSEUDO_COUNTRIES
from onrecord.model.record import Record

T = TypeVar("T", bound=str | int)

_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_GOVERNMENT = frozenset("government administration authorities regime state".split())
_ONE_OF_A_KIND = frozenset(
    "navy army military police parliament senate cabinet presidency coastguard ministry junta".split()
)


class _Local:
    """One entity of one article, with what the comparison needs."""

    def __init__(self, document: str, entity: Entity) -> None:
        self.document, self.entity = document, entity
        self.key = (document, _number(entity.id), entity.id)

    @cached_property
    def is_person(self) -> bool:
        return self.entity.kind == "person"

    @cached_property
    def is_named(self) -> bool:
        return any(m.form == "name" for m in self.entity.mentions)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return fold_person(self.entity.name) if self.is_person else fold(self.entity.name)

    @cached_property
    def country(self) -> str | None:
        country = self.entity.country
        return None if country in PSEUDO_COUNTRIES else country

    @cached_property
    def office(self) -> str | None:
        return office(self.entity.role) if self.is_person else None

    @cached_property
    def gender(self) -> str | None:
        said = Counter(
            "he" if (w := m.exact.casefold()) in _HE else "she" if w in _SHE else ""
            for m in self.entity.mentions
            if m.form == "pronoun"
        )
        he, she = said["he"], said["she"]
        return None if not self.is_person or he == she else "he" if he > she else "she"

    @property
    def known(self) -> tuple[frozenset[str], ...]:
        """What no two that are one can differ in, each as far as it is known."""
        return tuple(frozenset({v} if v else ()) for v in (self.country, self.gender, str(self.is_person)))


def _number(id: str) -> int:
    digits = "".join(c for c in id if c.isdigit())
    return int(digits) if digits else 0


class _Groups:
    """Disjoint sets of local entities; a join that would contradict itself is not made."""

    def __init__(self, locals: Sequence[_Local]) -> None:
        self.home = {n.key: n.key for n in locals}
        self.members = {n.key: [n] for n in locals}
        self.reason = {n.key: "first" for n in locals}
        self._known = {n.key: n.known for n in locals}

    def of(self, local: _Local) -> list[_Local]:
        return self.members[self.home[local.key]]

    def agree(self, a: _Local, b: _Local) -> bool:
        """Nothing that both groups know is different: country, gender, whether it is a person."""
        pairs = zip(self._known[self.home[a.key]], self._known[self.home[b.key]], strict=True)
        return all(not one or not other or one & other for one, other in pairs)

    def join(self, a: _Local, b: _Local, reason: str, *, sure: bool = False) -> None:
        left, right = sorted((self.home[a.key], self.home[b.key]))
        if left == right or not (sure or self.agree(a, b)):
            return
        for n in self.members[right]:
            self.home[n.key] = left
        self.reason[right] = reason
        self.members[left] += self.members.pop(right)
        self._known[left] = tuple(x | y for x, y in zip(self._known[left], self._known.pop(right), strict=True))

    def joined(self) -> Iterator[list[_Local]]:
        for home in sorted(self.members):
            yield sorted(self.members[home], key=lambda n: n.key)


def identify(records: Sequence[Record]) -> tuple[JoinedEntity, ...]:
    """The global entities of all records, by id. The order of the records does not matter."""
    locals = sorted((_Local(r.document.id, e) for r in records for e in r.entities), key=lambda n: n.key)
    groups = _Groups(locals)
    _join_equal(groups, locals, lambda n: n.entity.wikidata, "wikidata", sure=True)
    _join_equal(groups, locals, _state, "state")
    _join_equal(groups, locals, _full_name, "full name")
    _join_equal(groups, locals, _organ, "organ of the state")
    named = [n for n in locals if n.is_person and n.is_named]
    _join_variants(groups, [n for n in named if not is_surname_only(n.words)])
    _join_surnames(groups, named)
    _join_offices(groups, [n for n in locals if n.is_person])
    return _entities(groups)


def _join_equal(
    groups: _Groups, locals: Iterable[_Local], key: Callable[[_Local], Hashable], reason: str, *, sure: bool = False
) -> None:
    seen: dict[Hashable, list[_Local]] = defaultdict(list)
    for n in locals:
        if (k := key(n)) is None:
            continue
        for other in seen[k]:
            groups.join(other, n, reason, sure=sure)
        if not any(groups.home[n.key] == groups.home[o.key] for o in seen[k]):
            seen[k].append(n)


def _state(n: _Local) -> str | None:
    """A state by its own name or by that of its government; its organs are other actors."""
    if n.is_person or n.country is None:
        return None
    if state_names().get(n.words) == n.country:
        return n.country
    is_government = n.entity.kind == "government" and bool(n.words) and n.words[-1] in _GOVERNMENT
    return n.country if is_government else None


def _full_name(n: _Local) -> Hashable:
    if not n.is_named or not n.words or (n.is_person and is_surname_only(n.words)):
        return None
    return n.is_person, n.words


def _organ(n: _Local) -> tuple[str, tuple[str, ...], str] | None:
    """Of organs that a state has one of, by the last word: "Malta's navy" - "the Maltese navy"."""
    if n.is_person or n.country is None or not n.words or n.words[-1] not in _ONE_OF_A_KIND:
        return None
    adjectives = n.words[:-1] if n.words[-1] == "ministry" else ()
    return n.country, tuple(w for w in adjectives if w.isalpha())[-1:], n.words[-1]


def _join_variants(groups: _Groups, full: Sequence[_Local]) -> None:
    by_surname: dict[str, list[_Local]] = defaultdict(list)
    for n in full:
        for other in by_surname[n.words[-1]]:
            if same_person_name(other.words, n.words):
                groups.join(other, n, "form of the full name")
        by_surname[n.words[-1]].append(n)


def _join_surnames(groups: _Groups, named: Sequence[_Local]) -> None:
    """A bare surname is the one person of the set who has it, if country, gender and office allow it."""
    full: dict[str, list[_Local]] = defaultdict(list)
    for n in named:
        if not is_surname_only(n.words):
            full[n.words[-1]].append(n)
    for n in named:
        if not is_surname_only(n.words):
            continue
        fitting = [f for f in full[n.words[-1]] if groups.agree(n, f) and _offices_agree(n, groups.of(f))]
        if len({groups.home[f.key] for f in fitting}) == 1:
            groups.join(fitting[0], n, "surname, unambiguous")
    bare = [n for n in named if is_surname_only(n.words) and len(groups.of(n)) == 1]
    _join_equal(groups, bare, lambda n: (n.words, n.office) if n.country or n.office else None, "surname and role")


def _offices_agree(n: _Local, group: Iterable[_Local]) -> bool:
    others = {o.office for o in group} - {None}
    return n.office is None or not others or n.office in others


def _join_offices(groups: _Groups, persons: Sequence[_Local]) -> None:
    """Who is only called by an office that one person holds is the one person of the set who holds it there."""
    holders: dict[tuple[str, str], list[_Local]] = defaultdict(list)
    for n in persons:
        if n.is_named and n.country and n.office and held_by_one(n.office):
            holders[n.country, n.office].append(n)
    for n in persons:
        called = n.office or (office(n.entity.name) if not n.is_named else None)
        if n.is_named or n.country is None or called is None:
            continue
        fitting = holders.get((n.country, called), [])
        if len({groups.home[f.key] for f in fitting}) == 1:
            groups.join(fitting[0], n, "office")


def _entities(groups: _Groups) -> tuple[JoinedEntity, ...]:
    taken: set[str] = set()
    out = []
    for members in groups.joined():
        id = _free(_id(members), taken)
        taken.add(id)
        out.append(_entity(id, members, groups))
    return tuple(sorted(out, key=lambda e: e.id))


def _free(id: str, taken: set[str]) -> str:
    """Namesakes are told apart by a number, in the order of their articles' ids."""
    if id not in taken:
        return id
    return next(f"{id}~{n}" for n in range(2, len(taken) + 3) if f"{id}~{n}" not in taken)


def _id(members: Sequence[_Local]) -> str:
    wikidata = sorted(n.entity.wikidata for n in members if n.entity.wikidata)
    if wikidata:
        return f"N:{wikidata[0]}"
    if any(_state(n) for n in members):
        return f"N:{_most(n.country for n in members)}"
    if organ := next((o for n in members if (o := _organ(n))), None):
        return f"N:{slug((organ[0].casefold(), *organ[1], organ[2]))}"
    named = _fullest(members)
    if named is None:
        return f"{members[0].document}/{members[0].entity.id}"
    return f"N:{slug(named.words)}"


def _fullest(members: Sequence[_Local]) -> _Local | None:
    """The member whose name is told best: in most articles, then the longest."""
    named = [n for n in members if n.is_named and n.words]
    counts = Counter(n.words for n in named)
    full = [n for n in named if not (n.is_person and is_surname_only(n.words))] or named
    return min(full, key=lambda n: (-counts[n.words], -len(n.words), n.words, n.key), default=None)


def _entity(id: str, members: Sequence[_Local], groups: _Groups) -> JoinedEntity:
    best = _fullest(members) or members[0]
    geonames = _most(n.entity.geonames for n in members)
    located = next((n.entity for n in members if n.entity.geonames == geonames), best.entity)
    mentions = (SourcedMention(n.document, m.start, m.end, m.exact, m.form) for n in members for m in n.entity.mentions)
    return JoinedEntity(
        id=id,
        name=best.entity.name,
        kind=_most(n.entity.kind for n in members) or best.entity.kind,
        country=_most(n.entity.country for n in members),
        sectors=tuple(sorted({s for n in members for s in n.entity.sectors})),
        role=_most(n.entity.role for n in members),
        wikidata=_most(n.entity.wikidata for n in members),
        mentions=tuple(sorted(mentions, key=lambda m: (m.document, m.start, m.end))),
        members=tuple(EntityRef(n.document, n.entity.id, groups.reason[n.key]) for n in members),
        geonames=geonames,
        latitude=located.latitude,
        longitude=located.longitude,
    )


def _most(values: Iterable[T | None]) -> T | None:
    """The value that most articles give; of equals the first by spelling."""
    counts = Counter(v for v in values if v is not None)
    return min(counts, key=lambda v: (-counts[v], v), default=None)
