"""Which events of which articles are one happening.

Candidates share a party, a place or a word for the act within days of each other (`event_candidates`); pairs are scored
part by part (`happening_similarity`), and the best are joined (`event_clusters`). This is done day by day, as news is
told: what a day's articles tell is compared with itself and with what was told before. All choices depend on what the
articles say and on their days, none on the order in which they came. Copies are put to what they copy afterwards, so
that they cannot change what is one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from itertools import groupby

import msgspec

from onrecord.link.event_clusters import Clusters, PartState, Story, join
from onrecord.link.happening_clues import Clue, ClueReader, PartyOf
from onrecord.link.happening_similarity import THRESHOLD
from onrecord.model.happening import EventGroup, EventRef, Join
from onrecord.model.lineage import CopyLink
from onrecord.model.record import Record


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
        self._own, self._alone = Clusters(threshold), Clusters(threshold)
        self._clues: dict[EventRef, Clue] = {}
        self._of: dict[EventRef, EventRef] = {}  # the event that a copy's was put to
        self._joins: dict[EventRef, Join] = {}  # why, as far as that was asked for
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

    def groups(self) -> tuple[EventGroup, ...]:
        """All groups, in the order of their earliest tellings."""
        return tuple(map(self.group, self.stories()))

    def stories(self, touched: Iterable[EventRef] | None = None) -> list[Story]:
        """Groups in the order of their earliest tellings: all, or those that may have changed with some events."""
        ends = None if touched is None else {self._end(ref) for ref in touched}
        stories = [*self._own.groups(ends), *self._alone.groups(ends)]
        home = {c.ref: g for g in stories for c in g.members}
        for ref in self._of:
            end = self._end(ref)
            if end not in self._clues and (ends is None or end in ends) and end not in home:
                stories.append(home.setdefault(end, Story([], [])))  # what it was put to is forgotten
            if (story := home.get(end)) is not None:
                story.members.append(self._clues[ref])
                if other := self._clues.get(self._of[ref]):
                    story.joins.append(self._put(other, self._clues[ref]))
        for story in stories:
            story.members.sort(key=lambda c: c.key)
        return sorted(stories, key=lambda s: s.members[0].key)

    def group(self, story: Story, only: Container[str] | None = None) -> EventGroup:
        """The events of a group with the reasons why they are one; all, or those of some articles."""
        told = (c.ref for c in story.members if only is None or c.ref.document in only)
        order = {ref: n for n, ref in enumerate(told)}
        joins = sorted(
            (j for j in story.joins if j.first in order and j.second in order),
            key=lambda j: (order[j.second], order[j.first]),
        )
        return EventGroup(tuple(order), tuple(joins))

    def _put(self, own: Clue, copy: Clue) -> Join:
        """Why the event of a copy is put there."""
        if (known := self._joins.get(copy.ref)) is None or known.first != own.ref:
            known = self._joins[copy.ref] = join(own, copy)
        return known

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


def _twin_keys(clue: Clue) -> list[Hashable]:
    return [(clue.type, clue.trigger, text) for text in clue.text]
