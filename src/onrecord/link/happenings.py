"""Which events of which articles are one happening.

Candidates share a party, a place or a word for the act within days of each other; pairs are scored part by part
(`happening_similarity`), and groups join best pair first, where nothing between them forbids it and they go together
on average (constrained agglomeration, as within an article). This is done day by day, as news is told: what a day's
articles tell is compared with itself and with what was told before. All choices depend on what the articles say and on
their days, none on the order in which they came. Copies are put to what they copy afterwards, so that they cannot
change what is one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

import msgspec

from onrecord.link.days_index import DaysIndex
from onrecord.link.event_similarity import VETO
from onrecord.link.happening_clues import Clue, ClueReader, PartyOf
from onrecord.link.happening_similarity import THRESHOLD, compare, related
from onrecord.link.trigger_words import families, trigger_lemmas
from onrecord.model.happening import EventGroup, EventRef, Join, Reason
from onrecord.model.lineage import CopyLink
from onrecord.model.record import Record

_WINDOW: Final = 10  # days
_MEMORY: Final = 45  # days after which an article on the same matter may come back to what it does not date
_RELATED: Final = 0.12  # of two articles (`article_matter`): they may be on the same matter
_NEIGHBOURS: Final = 40  # candidates looked at for each key of an event, on either side of its day,
_LOOKS: Final = 60  # and in all, for words and for anything else: bounds the cost in a flood of alike events
_BELOW: Final = 1.25  # points that a group's tellings may on average lie under the threshold
_PART: Final = 40  # events that hang together and are put together anew when one of them is told again
_SAMPLE: Final = 12  # members of a group that stand for all of it

Scored = tuple[float, tuple[Reason, ...]]
_Keys = tuple[list[Hashable], list[Hashable]]
_Edge = tuple[float, int, int]  # minus the points, and two clues


def roots(links: Iterable[CopyLink]) -> dict[str, str]:
    """For each article that has its words from another, the one that they go back to."""
    above = {link.document: link.of for link in links}

    def root(id: str) -> str:
        while id in above:
            id = above[id]
        return id

    return {id: root(id) for id in above}


def join_events(
    records: Sequence[Record], party_of: PartyOf, links: Sequence[CopyLink], threshold: float = THRESHOLD
) -> tuple[EventGroup, ...]:
    """Groups of events, each one happening, in the order of their earliest tellings; every event is in one group."""
    copies = frozenset(link.document for link in links if link.relation == "copy")
    found = Happenings(threshold)
    for _, day in groupby(ClueReader(party_of, roots(links), copies).clues(records), key=lambda c: c.key[0]):
        found.add(list(day))
    return found.groups()


class PartState(msgspec.Struct, frozen=True):
    """Events that hang together, by their numbers, as they fall into groups; and what that follows from."""

    edges: tuple[_Edge, ...]
    groups: tuple[tuple[int, ...], ...]
    joined: tuple[tuple[int, int], ...]
    large: bool


class State(msgspec.Struct, frozen=True):
    """What was found of the events of some days, numbered in the order of these days and of their keys.

    `alone` are events of copies that no article tells in its own words, `of` the event that each other of a copy was
    put to, if it is still there. Parts of one event are left out.
    """

    own: tuple[PartState, ...]
    alone: tuple[int, ...]
    parts_alone: tuple[PartState, ...]
    of: dict[int, EventRef]


class Happenings:
    """The happenings of events that are taken in day by day."""

    def __init__(self, threshold: float = THRESHOLD) -> None:
        self._threshold = threshold
        self._own, self._alone = _Clusters(threshold), _Clusters(threshold)
        self._clues: dict[EventRef, Clue] = {}
        self._of: dict[EventRef, EventRef] = {}  # the event that a copy's was put to
        self._twins: dict[Hashable, list[Clue]] = defaultdict(list)

    def add(self, clues: Sequence[Clue]) -> None:
        """The events of one day, in the order of their keys. The day comes after all days before."""
        self._clues.update((c.ref, c) for c in clues)
        own, copies = _halves(clues)
        self._own.add(own)
        for clue in own:
            self._note(clue)
        self._bring_home(own)
        self._attach(copies)
        for clue in clues:
            clue.matter.forget()

    def _note(self, clue: Clue) -> None:
        """That copies of these words belong there; one note for each lineage is enough."""
        for key in _twin_keys(clue):
            noted = self._twins[key]
            if not any(c.lineage == clue.lineage for c in noted):
                noted.append(clue)

    def _bring_home(self, own: Iterable[Clue]) -> None:
        """What only copies told so far may be what is told today."""
        found: dict[Clue, list[tuple[float, Clue]]] = defaultdict(list)
        for clue in own:
            for points, copy in self._alone.fitting(clue):
                found[copy].append((-points, clue))
        for copy, some in found.items():
            self._of[copy.ref] = min(some, key=lambda x: (x[0], x[1].key))[1].ref
        self._alone.drop(found)

    def _attach(self, copies: Sequence[Clue]) -> None:
        """Put each event of a copy to the event that it goes with best; what only copies tell is joined among itself.

        Events told in the same words in several copies stay together, and none is compared with another copy's: so a
        further copy changes nothing.
        """
        alone: list[Clue] = []
        for copy in copies:
            if found := self._twin(copy) or self._best(copy):
                self._of[copy.ref] = found.ref
            else:
                alone.append(copy)
            self._note(copy)
        self._alone.add(alone)

    def _twin(self, copy: Clue) -> Clue | None:
        noted = (c for key in _twin_keys(copy) for c in self._twins.get(key, ()))
        return next((c for c in noted if c.lineage == copy.lineage), None)

    def _best(self, copy: Clue) -> Clue | None:
        found = ((-points, c.key, c) for points, c in self._own.fitting(copy))
        return min(found, key=lambda x: x[:2], default=(0.0, None, None))[2]

    def groups(self, touched: Iterable[EventRef] | None = None) -> tuple[EventGroup, ...]:
        """Groups in the order of their earliest tellings: all, or those that may have changed with some events."""
        ends = None if touched is None else {self._end(ref) for ref in touched}
        groups = [*self._own.groups(ends), *self._alone.groups(ends)]
        home = {c.ref: g for g in groups for c in g.members}
        for ref in self._of:
            end = self._end(ref)
            if end not in self._clues and (ends is None or end in ends) and end not in home:
                groups.append(home.setdefault(end, _Found([], [])))  # what it was put to is forgotten
            if (group := home.get(end)) is not None:
                group.members.append(self._clues[ref])
                if other := self._clues.get(self._of[ref]):
                    group.joins.append(_join(other, self._clues[ref], compare(other, self._clues[ref])))
        return tuple(_finished(g) for g in sorted(groups, key=lambda g: min(c.key for c in g.members)))

    def _end(self, ref: EventRef) -> EventRef:
        while ref in self._of:
            ref = self._of[ref]
        return ref

    # -- what is kept from day to day ---------------------------------------------------------------------------------
    def state(self) -> State:
        """All that does not follow from the events themselves."""
        numbers = {ref: n for n, ref in enumerate(self._clues)}
        alone = sorted(numbers[c.ref] for c in self._alone.clues())
        of = {numbers[ref]: other for ref, other in self._of.items()}
        return State(self._own.state(numbers), tuple(alone), self._alone.state(numbers), of)

    def put(self, clues: Sequence[Clue], state: State) -> None:
        """Take in the events of days, in their order, of which it is known what was found."""
        refs = [c.ref for c in clues]
        self._clues = dict(zip(refs, clues, strict=True))
        self._of = {refs[n]: other for n, other in sorted(state.of.items())}
        alone = {refs[n] for n in state.alone}
        for _, day in groupby(clues, key=lambda c: c.key[0]):
            own, copies = _halves(list(day))
            for clue in (*own, *copies):
                self._note(clue)
            self._own.put(own)
            self._alone.put([c for c in copies if c.ref in alone])
        self._own.restore(state.own, clues)
        self._alone.restore(state.parts_alone, clues)

    def kept(self, since: dt.date) -> Happenings:
        """Without the events that were published before a day."""
        kept = {n: c for n, c in enumerate(self._clues.values()) if c.key[0] >= since}
        order = {n: k for k, n in enumerate(kept)}
        state, fresh = self.state(), Happenings(self._threshold)
        parts, parts_alone = ([_without(p, order) for p in some] for some in (state.own, state.parts_alone))
        of = {order[n]: ref for n, ref in state.of.items() if n in order}
        alone = tuple(order[n] for n in state.alone if n in order)
        fresh.put(list(kept.values()), State(tuple(parts), alone, tuple(parts_alone), of))
        return fresh


def _halves(clues: Sequence[Clue]) -> tuple[list[Clue], list[Clue]]:
    """What articles tell in their own words, and what copies tell."""
    return [c for c in clues if not c.copied], [c for c in clues if c.copied]


def _without(part: PartState, order: Mapping[int, int]) -> PartState:
    """Without the events that are gone; the others by their numbers in the new order."""
    groups = (tuple(order[n] for n in group if n in order) for group in part.groups)
    return PartState(
        tuple((s, order[a], order[b]) for s, a, b in part.edges if a in order and b in order),
        tuple(g for g in groups if g),
        tuple((order[a], order[b]) for a, b in part.joined if a in order and b in order),
        part.large,
    )


class _Found:
    """A group: members, and the joins that made it."""

    def __init__(self, members: list[Clue], joins: list[Join]) -> None:
        self.members, self.joins = members, joins


def _finished(group: _Found) -> EventGroup:
    told = sorted(group.members, key=lambda c: c.key)
    order = {c.ref: n for n, c in enumerate(told)}
    joins = sorted(group.joins, key=lambda j: (order[j.second], order[j.first]))
    return EventGroup(tuple(c.ref for c in told), tuple(joins))


class _Part:
    """Clues that hang together by pairs that may be one, and the groups that they fall into. Parts are independent.

    Of one that is `large`, or was, groups only grow, and no edges are kept.
    """

    __slots__ = ("edges", "groups", "joined", "large", "numbers")

    def __init__(self, *numbers: int) -> None:
        self.numbers = list(numbers)
        self.edges: list[_Edge] = []
        self.groups: list[list[int]] = [[n] for n in numbers]
        self.joined: list[tuple[int, int]] = []
        self.large = False

    def take_in(self, other: _Part) -> None:
        self.large |= other.large
        self.numbers += other.numbers
        self.edges += other.edges
        self.groups += other.groups
        self.joined += other.joined


class _Clusters:
    """Agglomerative clustering of clues that come day by day, those of a day in the order of their keys.

    A part that a day adds to is clustered anew, as if all of it had come at once, unless it is larger than `_PART`:
    then its groups only grow, so that a story told by thousands costs each of them no more.
    """

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._clues: list[Clue] = []
        self._number: dict[Clue, int] = {}
        self._parts: list[_Part] = []  # of each clue
        self._index = DaysIndex(), DaysIndex()  # anything in common, a word alone
        self._scored: dict[tuple[int, int], Scored] = {}  # of the day

    def add(self, clues: Sequence[Clue]) -> None:
        """Take in the clues of a day, which comes after all days before."""
        first = len(self._clues)
        self._clues += clues
        self._number.update((c, n) for n, c in enumerate(clues, first))
        self._parts += map(_Part, range(first, len(self._clues)))
        new = [(-s, a, b) for a, b in self._candidates(first) if (s := self._score(a, b)[0]) >= self._threshold]
        for part, edges in self._grown(new):
            self._cluster(part, sorted(edges))
        self._scored.clear()

    def _grown(self, edges: Iterable[_Edge]) -> list[tuple[_Part, list[_Edge]]]:
        """The parts that edges make larger, with the edges that are new in each."""
        edges = list(edges)
        for _, a, b in edges:
            left, right = self._parts[a], self._parts[b]
            if left is not right:
                if len(left.numbers) < len(right.numbers):
                    left, right = right, left
                left.take_in(right)
                for n in right.numbers:
                    self._parts[n] = left
        new: dict[_Part, list[_Edge]] = defaultdict(list)
        for edge in edges:
            new[self._parts[edge[1]]].append(edge)
        return list(new.items())

    def _cluster(self, part: _Part, edges: list[_Edge]) -> None:
        """Best pair first, where nothing between two groups forbids it and they go together on average."""
        part.large |= len(part.numbers) > _PART
        if not part.large:
            part.edges = edges = sorted(part.edges + edges)
            part.groups, part.joined = [[n] for n in sorted(part.numbers)], []
        else:
            part.edges = []
        home = {n: group for group in part.groups for n in group}
        for _, a, b in edges:
            left, right = sorted((home[a], home[b]))
            if left is not right and self._may_join(left, right):
                left += right
                left.sort()
                home.update(dict.fromkeys(right, left))
                part.joined.append((a, b))
        part.groups = list({id(g): g for g in home.values()}.values())

    def _may_join(self, left: Sequence[int], right: Sequence[int]) -> bool:
        across = [self._score(a, b)[0] for a in left[:_SAMPLE] for b in right[:_SAMPLE]]
        return VETO not in across and sum(across) / len(across) >= self._threshold - _BELOW

    def _score(self, a: int, b: int) -> Scored:
        pair = (min(a, b), max(a, b))
        if pair not in self._scored:
            self._scored[pair] = compare(self._clues[pair[0]], self._clues[pair[1]])
        return self._scored[pair]

    def put(self, clues: Sequence[Clue]) -> None:
        """Take in the clues of a day of which it is known where they belong (`restore`)."""
        first = len(self._clues)
        self._clues += clues
        self._number.update((c, n) for n, c in enumerate(clues, first))
        self._parts += map(_Part, range(first, len(self._clues)))
        for n, clue in enumerate(clues, first):
            self._file(n, _keys(clue))

    def restore(self, parts: Iterable[PartState], clues: Sequence[Clue]) -> None:
        """The parts that `state` gave, of the clues by their numbers among all."""
        for known in parts:
            here = {n: self._number[clues[n]] for group in known.groups for n in group}
            part = _Part(*here.values())
            part.edges = [(s, here[a], here[b]) for s, a, b in known.edges]
            part.groups = [[here[n] for n in group] for group in known.groups]
            part.joined = [(here[a], here[b]) for a, b in known.joined]
            part.large = known.large
            for n in part.numbers:
                self._parts[n] = part

    def state(self, numbers: Mapping[EventRef, int]) -> tuple[PartState, ...]:
        """The parts of more than one clue, by the clues' numbers among all."""
        there = [numbers[c.ref] for c in self._clues]
        return tuple(
            PartState(
                tuple((s, there[a], there[b]) for s, a, b in sorted(part.edges)),
                tuple(tuple(there[n] for n in group) for group in sorted(part.groups)),
                tuple((there[a], there[b]) for a, b in part.joined),
                part.large,
            )
            for part in dict.fromkeys(self._parts)
            if len(part.numbers) > 1 or part.large
        )

    def clues(self) -> Iterator[Clue]:
        """The clues but for those that were dropped."""
        return (self._clues[n] for part in dict.fromkeys(self._parts) for n in part.numbers)

    def groups(self, touched: Container[EventRef] | None = None) -> list[_Found]:
        """The groups so far, with a reason for every join; all, or those of the parts that some events are in."""
        asked = (p for p, c in zip(self._parts, self._clues, strict=True) if touched is None or c.ref in touched)
        found: list[_Found] = []
        for part in dict.fromkeys(asked):
            of: dict[int, _Found] = {}
            for group in part.groups:
                members = [self._clues[n] for n in group]
                if touched is None or not part.large or any(c.ref in touched for c in members):
                    found.append(_Found(members, []))
                    of.update(dict.fromkeys(group, found[-1]))
            for a, b in part.joined:
                if a in of:
                    x, y = self._clues[a], self._clues[b]
                    of[a].joins.append(_join(x, y, compare(x, y)))
        return found

    def fitting(self, clue: Clue) -> Iterator[tuple[float, Clue]]:
        """The clues so far that a clue may be one with, and the points for it."""
        for n in self._near(clue, _keys(clue)):
            if (points := compare(self._clues[n], clue)[0]) >= self._threshold:
                yield points, self._clues[n]

    def _near(self, clue: Clue, keys: _Keys) -> Iterator[int]:
        """The clues so far that are worth a comparison."""
        more, words = (i.near(k, clue.day, _NEIGHBOURS, _LOOKS) for i, k in zip(self._index, keys, strict=True))
        for other in more | words:
            if _comparable(clue, self._clues[other], only_word=other not in more):
                yield other

    def drop(self, clues: Iterable[Clue]) -> None:
        """Clues that turn out to belong elsewhere."""
        gone = {self._number[c] for c in clues}
        for part in dict.fromkeys(self._parts[n] for n in gone):
            part.numbers = [n for n in part.numbers if n not in gone]
            part.edges = [e for e in part.edges if not gone & {e[1], e[2]}]
            part.groups = [kept for group in part.groups if (kept := [n for n in group if n not in gone])]
            part.joined = [pair for pair in part.joined if not gone & {*pair}]
            self._cluster(part, [])
        for n in gone:
            for index, keys in zip(self._index, _keys(self._clues[n]), strict=True):
                index.remove(keys, self._clues[n].day, n)

    def _candidates(self, first: int) -> Iterator[tuple[int, int]]:
        """Pairs of the clues from `first` on, and of one of them and one before."""
        by_day = sorted(
            range(first, len(self._clues)), key=lambda n: (self._clues[n].day is None, self._clues[n].day or 0, n)
        )
        for n in by_day:
            clue = self._clues[n]
            keys = _keys(clue)
            for other in self._near(clue, keys):
                yield min(n, other), max(n, other)
            self._file(n, keys)

    def _file(self, n: int, keys: _Keys) -> None:
        for index, some in zip(self._index, keys, strict=True):
            index.file(some, self._clues[n].day, n)


def _join(a: Clue, b: Clue, scored: Scored) -> Join:
    return Join(a.ref, b.ref, *scored)


def _twin_keys(clue: Clue) -> list[Hashable]:
    return [(clue.type, clue.trigger, text) for text in sorted(clue.text)]


def _keys(clue: Clue) -> _Keys:
    """What two events must have in common, one of it at least, to be compared: anything else, or a word alone.

    In an order that hangs on nothing but the event.
    """
    keys: list[Hashable] = []
    for party in (*clue.actors, *clue.recipients):
        keys += (party.id, ("state", party.state)) if party.state else (party.id,)
        if not party.named:
            keys.append(("head", party.head))
    if clue.place:
        keys.append(clue.place.id)
    keys += (("text", t) for t in sorted(clue.text))
    words = (("word", w) for w in sorted(families(clue.act) or trigger_lemmas(clue.act)))
    return list(dict.fromkeys(keys)), [*words, ("type", clue.type)]


def _comparable(a: Clue, b: Clue, *, only_word: bool) -> bool:
    """Near in time; a word in common alone is not enough without anything else that the articles share."""
    if not only_word or not _near(a, b):
        return _near(a, b)
    shared = len(a.words & b.words)
    return shared > 1 or (shared == 1 and _overlap(a, b)) or related(a, b) >= _RELATED


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
