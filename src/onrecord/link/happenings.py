"""Which events of which articles are one happening.

Candidates share a party, a place or a word for the act within days of each other; pairs are scored part by part
(`happening_similarity`), and groups join best pair first, where nothing between them forbids it and they go together
on average (constrained agglomeration, as within an article). All choices depend on what the articles say, none on
the order in which they came. Copies are put to what they copy afterwards, so that they cannot change what is one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from onrecord.link.days_index import DaysIndex
from onrecord.link.event_similarity import VETO
from onrecord.link.happening_clues import Clue, ClueReader
from onrecord.link.happening_similarity import THRESHOLD, compare, related
from onrecord.link.trigger_words import families, trigger_lemmas
from onrecord.model.happening import EventGroup, Join, JoinedEntity, Lineage, Reason
from onrecord.model.record import Record

_WINDOW = 10  # days
_MEMORY = 45  # days after which an article on the same matter may come back to what it does not date
_RELATED = 0.12  # of two articles (`article_matter`): they may be on the same matter
_NEIGHBOURS = 60  # candidates looked at for each key of an event: bounds the cost in a flood of alike events
_BELOW = 1.25  # points that a group's tellings may on average lie under the threshold
_UNKNOWN_DAY = dt.date.max.toordinal()
_SAMPLE = 12  # members of a group that stand for all of it

Scored = tuple[float, tuple[Reason, ...]]
_Group = list[int]


def join_events(
    records: Sequence[Record],
    entities: Sequence[JoinedEntity],
    lineages: Sequence[Lineage],
    threshold: float = THRESHOLD,
) -> tuple[EventGroup, ...]:
    """Groups of events, each one happening, in the order of their earliest tellings; every event is in one group."""
    clues = ClueReader(entities, lineages).clues(records)
    groups = _Clusters([c for c in clues if not c.copied], threshold).groups()
    groups += _attach([c for c in clues if c.copied], groups, threshold)
    return tuple(_finished(g) for g in sorted(groups, key=lambda g: g.members[0].key))


class _Found:
    """A group in the making: members by key, and the joins that made it."""

    def __init__(self, members: list[Clue], joins: list[Join]) -> None:
        self.members, self.joins = members, joins


def _finished(group: _Found) -> EventGroup:
    members = sorted(group.members, key=lambda c: c.key)
    return EventGroup(tuple(c.ref for c in members), tuple(group.joins))


class _Clusters:
    """Agglomerative clustering of clues that are given in the order of their keys."""

    def __init__(self, clues: Sequence[Clue], threshold: float) -> None:
        self.clues, self.threshold = clues, threshold
        self.home = list(range(len(clues)))
        self.members: dict[int, _Group] = {n: [n] for n in self.home}
        self.joins: dict[int, list[Join]] = {n: [] for n in self.home}
        self._scored: dict[tuple[int, int], Scored] = {}

    def groups(self) -> list[_Found]:
        edges = [(-s, a, b) for a, b in self._candidates() if (s := self._score(a, b)[0]) >= self.threshold]
        for _, a, b in sorted(edges):
            left, right = sorted((self.home[a], self.home[b]))
            if left != right and self._may_join(self.members[left], self.members[right]):
                self._join(left, right, _join(self.clues[a], self.clues[b], self._score(a, b)))
        return [_Found([self.clues[n] for n in m], self.joins[home]) for home, m in sorted(self.members.items())]

    def _candidates(self) -> Iterator[tuple[int, int]]:
        by_key: dict[Hashable, list[int]] = defaultdict(list)
        dated = sorted(range(len(self.clues)), key=lambda n: (self.clues[n].day or _UNKNOWN_DAY, n))
        for n in dated:
            sharing: tuple[set[int], set[int]] = set(), set()  # a word alone, and anything else
            for key in _keys(self.clues[n]):
                sharing[not _only_word(key)].update(by_key[key][-_NEIGHBOURS:])
                by_key[key].append(n)
            words, more = sharing
            for other in words | more:
                if _comparable(self.clues[n], self.clues[other], only_word=other not in more):
                    yield min(n, other), max(n, other)

    def _score(self, a: int, b: int) -> Scored:
        pair = (min(a, b), max(a, b))
        if pair not in self._scored:
            self._scored[pair] = compare(self.clues[pair[0]], self.clues[pair[1]])
        return self._scored[pair]

    def _may_join(self, left: _Group, right: _Group) -> bool:
        across = [self._score(a, b)[0] for a in left[:_SAMPLE] for b in right[:_SAMPLE]]
        return VETO not in across and sum(across) / len(across) >= self.threshold - _BELOW

    def _join(self, left: int, right: int, join: Join) -> None:
        for n in self.members[right]:
            self.home[n] = left
        self.members[left] = sorted(self.members[left] + self.members.pop(right))
        self.joins[left] += [*self.joins.pop(right), join]


def _join(a: Clue, b: Clue, scored: Scored) -> Join:
    return Join(a.ref, b.ref, *scored)


def _attach(copies: Sequence[Clue], groups: Sequence[_Found], threshold: float) -> list[_Found]:
    """Put each event of a copy to the group that it goes with best; returns new groups for what only copies tell.

    Events told in the same words in several copies stay together, and none is compared with another copy's: so a
    further copy changes nothing.
    """
    index: DaysIndex[tuple[_Found, Clue]] = DaysIndex(reach=max(_WINDOW, _MEMORY), longest=_WINDOW)
    twins: dict[Hashable, tuple[_Found, Clue]] = {}
    for group in groups:
        for clue in group.members:
            _note(group, clue, twins)
            index.file(_keys(clue), clue, (group, clue))
    added: list[tuple[_Found, Clue, Join]] = []
    alone: list[_Found] = []
    for copy in copies:
        found = next((twins[k] for k in _twin_keys(copy) if k in twins), None) or _best(copy, index, threshold)
        group = found[0] if found else _Found([copy], [])
        if found:
            added.append((group, copy, _join(found[1], copy, compare(found[1], copy))))
        else:
            alone.append(group)
        _note(group, copy, twins)
    for group, copy, join in added:  # afterwards, so that no copy draws in another
        group.members.append(copy)
        group.joins.append(join)
    return _clustered(alone, threshold)


def _note(group: _Found, clue: Clue, twins: dict[Hashable, tuple[_Found, Clue]]) -> None:
    for key in _twin_keys(clue):
        twins.setdefault(key, (group, clue))


def _twin_keys(clue: Clue) -> list[Hashable]:
    act = (clue.lineage, clue.event.type, clue.event.trigger.exact.casefold())
    return [(act, text) for text in sorted(clue.text)]


def _best(copy: Clue, index: DaysIndex[tuple[_Found, Clue]], threshold: float) -> tuple[_Found, Clue] | None:
    told = {c.key: (g, c) for g, c in index.near(_keys(copy), copy)}
    candidates = {key: (g, c) for key, (g, c) in told.items() if _near(copy, c)}
    scored = [(-compare(c, copy)[0], c.key) for _, c in candidates.values()]
    score, best = min(scored, default=(0.0, None))
    return candidates[best] if best is not None and -score >= threshold else None


def _clustered(alone: Sequence[_Found], threshold: float) -> list[_Found]:
    """What only copies tell, joined among itself by the first telling of each."""
    by_first = {g.members[0].key: g for g in alone}
    out = []
    for cluster in _Clusters([g.members[0] for g in alone], threshold).groups():
        parts = [by_first[c.key] for c in cluster.members]
        joins = [j for p in parts for j in p.joins]
        out.append(_Found([c for p in parts for c in p.members], cluster.joins + joins))
    return out


def _keys(clue: Clue) -> set[Hashable]:
    """What two events must have in common, one of it at least, to be compared."""
    keys: set[Hashable] = set()
    for party in (*clue.actors, *clue.recipients):
        keys |= {party.id, ("state", party.state)} if party.state else {party.id}
        if not party.named:
            keys.add(("head", party.head))
    if clue.place:
        keys.add(clue.place.id)
    words = families(clue.act) or trigger_lemmas(clue.act)
    return keys | {("word", w) for w in words} | {("type", clue.event.type)} | {("text", t) for t in clue.text}


def _only_word(key: Hashable) -> bool:
    return isinstance(key, tuple) and key[0] in ("word", "type")


def _comparable(a: Clue, b: Clue, *, only_word: bool) -> bool:
    """Near in time; a word in common alone is not enough without anything else that the articles share."""
    if not only_word or not _near(a, b):
        return _near(a, b)
    shared = len(a.words & b.words)
    return related(a, b) >= _RELATED or shared > 1 or (shared == 1 and _overlap(a, b))


def _near(a: Clue, b: Clue) -> bool:
    if a.day is None or b.day is None:
        return True
    days = abs(a.day - b.day)
    if days <= _WINDOW or a.lineage == b.lineage:
        return True
    if a.when is None or b.when is None:
        return days <= _MEMORY and related(a, b) >= _RELATED
    return _overlap(a, b)


def _overlap(a: Clue, b: Clue) -> bool:
    return bool(a.when and b.when and a.when.start <= b.when.end and b.when.start <= a.when.end)
