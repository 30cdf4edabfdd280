"""Articles joined day by day, with memory for a window of days: a day's articles are compared once, and then known.

Of each article of the window there is its record, packed, and what was found: who its entities are, which article it
has its words from, which events are one. A day adds to that, and what only older days told is forgotten. The same days
taken in one after the other, with or without being written down and read again between (`state`, `restored`), give the
same; where all fit in one window, they give what `pipeline.join` gives of all at once.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from onrecord.link.actor_identity import Actors, Known
from onrecord.link.citing import Citation, cited_outlet
from onrecord.link.copying import Compared
from onrecord.link.happening_clues import Clue, ClueReader
from onrecord.link.happenings import Happenings, State, roots
from onrecord.link.lineage import lineages_of
from onrecord.link.near_duplicates import CopyIndex
from onrecord.model import codec
from onrecord.model.happening import EventGroup, EventRef, Happening, JoinedRecord
from onrecord.model.lineage import CopyLink
from onrecord.model.record import Outcome, Record
from onrecord.record.happenings import Builder, arrange
from onrecord.record.project.changes import Changes, Line, compare, lines
from onrecord.record.sources import Press


class KnownArticle(msgspec.Struct, frozen=True):
    """What was found of an article on its day: who its entities are, and which article it has its words from.

    `root` is the one that these go back to, `retold` an earlier one that a copy of its day is told again from.
    """

    id: str
    entities: tuple[Known, ...]
    link: CopyLink | None = None
    root: str | None = None
    retold: CopyLink | None = None


class RollingState(msgspec.Struct, frozen=True):
    """What else was found: on the days that are known, and which happening each event of these is.

    `began`: the article that first told a happening.
    """

    days: tuple[dt.date, ...]
    happenings: State
    ids: tuple[str, ...]
    began: dict[str, str]


class Joined(msgspec.Struct, frozen=True):
    """What a day told, and all lines that may have changed with it, as they were and as they are."""

    happenings: tuple[Happening, ...]
    changes: Changes
    lines: tuple[Line, ...]
    known: tuple[KnownArticle, ...]
    articles: int


ReadDay = tuple[Iterable[Outcome], Iterable[KnownArticle], Iterable[Line]]


class Rolling:
    """The articles of a window. What is older than `days` is forgotten when half as many days more are known."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._records: dict[dt.date, dict[str, bytes]] = {}
        self._known: dict[str, KnownArticle] = {}
        self._citations: dict[str, Citation] = {}
        self._actors, self._copies, self._happenings = Actors(slim=True), CopyIndex(), Happenings()
        self._clues: list[Clue] = []
        self._lines: dict[str, Line] = {}
        self._ids: dict[EventRef, str] = {}
        self._members: dict[EventRef, tuple[EventRef, ...]] = {}  # of each happening, by the first
        self._began: dict[str, str] = {}

    def add(self, day: dt.date, outcomes: Iterable[Outcome]) -> Joined:
        """Take in the articles of one day, which comes after all days before."""
        self._forget(day)
        seen = {id for some in self._records.values() for id in some}
        records = [o for o in arrange(outcomes) if isinstance(o, Record) and o.document.id not in seen]
        self._records[day] = {r.document.id: _packed(r) for r in records}
        self._actors.add(records)
        self._copies.add_all(r.document for r in records)
        self._note(day, records)
        clues = self._reader().clues(records)
        self._clues += clues
        self._happenings.add(clues)
        return self._joined(records, [c.ref for c in clues])

    def _note(self, day: dt.date, records: Sequence[Record]) -> None:
        today = {r.document.id for r in records}
        links = {x.document: x for x in self._copies.links() if x.document in today}
        retold = {x.document: x for x in self._copies.retold(since=day)}
        found = roots(links.values())
        for r in records:
            id = r.document.id
            root = found.get(id)
            if root in self._known:
                root = self._known[root].root or root
            entities = tuple(self._actors.known(id, e.id) for e in r.entities)
            self._known[id] = KnownArticle(id, entities, links.get(id), root, retold.get(id))
        self._cite(records)

    def _cite(self, records: Iterable[Record]) -> None:
        self._citations.update((r.document.id, found) for r in records if (found := cited_outlet(r)))

    def _roots(self) -> dict[str, str]:
        return {k.id: k.root for k in self._known.values() if k.root}

    def _reader(self) -> ClueReader:
        copies = {k.id for k in self._known.values() if k.link and k.link.relation == "copy"}
        return ClueReader(self._actors.party, self._roots(), copies)

    # -- what a day tells ---------------------------------------------------------------------------------------------
    def _joined(self, today: Sequence[Record], events: Sequence[EventRef]) -> Joined:
        groups = [g for g in self._happenings.groups(events) if self._members.get(g.members[0]) != g.members]
        records = self._told_by(groups, {r.document.id: r for r in today})
        entities = self._actors.told_of(records)
        before = {self._ids[m] for g in groups for m in g.members if m in self._ids}
        builder = Builder(records, entities, self._press(), self._lines.keys() - before)
        built = self._named(groups, [builder.happening(g) for g in groups])
        joined = JoinedRecord(documents=tuple(records), happenings=tuple(built), lineages=(), entities=entities)
        now = lines(joined)
        changes = compare([self._lines[id] for id in sorted(before) if id in self._lines], now)
        self._remember(groups, built, before, now)
        ids = {r.document.id for r in today}
        told = tuple(h for h in built if any(s.document in ids for s in h.sources))
        known = tuple(self._known[r.document.id] for r in today)
        return Joined(told, changes, now, known, sum(map(len, self._records.values())))

    def _told_by(self, groups: Iterable[EventGroup], today: Mapping[str, Record]) -> list[Record]:
        """The records of the articles that tell them, in the order of days and articles."""
        ids = {m.document for g in groups for m in g.members}
        return [
            today.get(id) or _unpacked(data)
            for some in self._records.values()
            for id, data in some.items()
            if id in ids
        ]

    def _press(self) -> Press:
        articles = [a.article for a in self._copies.articles()]
        retold = (k.retold for k in self._known.values() if k.retold)
        return Press(articles, lineages_of(articles, self._citations, self._copies.links(), retold))

    def _named(self, groups: Sequence[EventGroup], built: Sequence[Happening]) -> list[Happening]:
        """A happening keeps its id when the article is forgotten that first told it."""
        out, taken = [], set[str]()
        for group, happening in zip(groups, built, strict=True):
            before = self._ids.get(group.members[0])
            if before is not None and before not in taken and self._began.get(before) not in self._known:
                happening = replace(happening, id=before)
            taken.add(happening.id)
            out.append(happening)
        return out

    def _remember(
        self, groups: Iterable[EventGroup], built: Iterable[Happening], before: Iterable[str], now: Iterable[Line]
    ) -> None:
        for id in before:
            self._lines.pop(id, None)
        self._lines.update((line.id, line) for line in now)
        for group, happening in zip(groups, built, strict=True):
            self._ids.update(dict.fromkeys(group.members, happening.id))
            self._members[group.members[0]] = group.members
            self._began.setdefault(happening.id, happening.sources[0].document)

    # -- what is forgotten --------------------------------------------------------------------------------------------
    def _forget(self, day: dt.date) -> None:
        oldest = min(self._records, default=day)
        if (day - oldest).days < self._days + self._days // 2:
            return
        since = day - dt.timedelta(days=self._days - 1)
        self._records = {d: some for d, some in self._records.items() if d >= since}
        ids = {id for some in self._records.values() for id in some}
        self._known = {id: k for id, k in self._known.items() if id in ids}
        self._citations = {id: c for id, c in self._citations.items() if id in ids}
        self._actors = self._actors.kept(self._records.values())
        self._copies, self._happenings = self._copies.kept(since), self._happenings.kept(since)
        self._clues = [c for c in self._clues if c.ref.document in ids]
        self._keep_lines()

    def _keep_lines(self) -> None:
        refs = [c.ref for c in self._clues]
        self._ids = {ref: self._ids[ref] for ref in refs}
        alive = set(self._ids.values())
        self._members = _by_first(self._ids)
        self._lines = {id: line for id, line in self._lines.items() if id in alive}
        self._began = {id: document for id, document in self._began.items() if id in alive}

    # -- from day to day ----------------------------------------------------------------------------------------------
    def state(self) -> RollingState:
        """What is not in the records of the days that are known, nor in what was found of their articles."""
        ids = tuple(self._ids[c.ref] for c in self._clues)
        return RollingState(tuple(self._records), self._happenings.state(), ids, dict(sorted(self._began.items())))

    @classmethod
    def restored(
        cls,
        days: int,
        state: RollingState,
        read: Callable[[dt.date], tuple[Iterable[Outcome], Iterable[KnownArticle], Iterable[Line]]],
    ) -> Rolling:
        """As it was when it gave `state`; `read` gives a day's outcomes, what was found of them, and its lines."""
        rolling = cls(days)
        told: dict[str, Line] = {}
        for day in state.days:
            outcomes, known, some = read(day)
            rolling._known.update((k.id, k) for k in known)
            rolling._take_back(day, [o for o in arrange(outcomes) if isinstance(o, Record)])
            told.update((line.id, line) for line in some)
        rolling._happenings.put(rolling._clues, state.happenings)
        rolling._ids = {c.ref: id for c, id in zip(rolling._clues, state.ids, strict=True)}
        rolling._members = _by_first(rolling._ids)
        rolling._began = dict(state.began)
        alive = set(state.ids)
        rolling._lines = {id: line for id, line in told.items() if id in alive}
        return rolling

    def _take_back(self, day: dt.date, arranged: Sequence[Record]) -> None:
        """The records of a day that was taken in before; one that stands on another day, too, is of the first."""
        before = {id for some in self._records.values() for id in some}
        records = [r for r in arranged if r.document.id in self._known and r.document.id not in before]
        self._records[day] = {r.document.id: _packed(r) for r in records}
        self._actors.put(records, {r.document.id: self._known[r.document.id].entities for r in records})
        links = {r.document.id: k for r in records if (k := self._known[r.document.id].link)}
        self._copies.put(Compared.of_all([r.document for r in records]), links)
        self._cite(records)
        self._clues += self._reader().clues(records)


def _by_first(ids: Mapping[EventRef, str]) -> dict[EventRef, tuple[EventRef, ...]]:
    """The events of each happening, by the first; `ids` are those of the events, in the order of their keys."""
    of: dict[str, list[EventRef]] = defaultdict(list)
    for ref, id in ids.items():
        of[id].append(ref)
    return {refs[0]: tuple(refs) for refs in of.values()}


def _packed(record: Record) -> bytes:
    """Without what no happening is made of."""
    entities = (replace(e, mentions=e.mentions[:1]) for e in record.entities)
    slim = replace(record, passages=(), times=(), flags=(), entities=tuple(entities))
    return zlib.compress(codec.encode(slim), 1)


def _unpacked(data: bytes) -> Record:
    return codec.decode(zlib.decompress(data))
