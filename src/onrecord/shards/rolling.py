"""Articles joined day by day, with memory for a window of days: a day's articles are compared once, and then known.

Of each article of the window there is its text, what happenings are made of (`tellings`), and what was found: who its
entities are, which article it has its words from, which events are one. A day adds to that, and what only older days
told is forgotten. The same days
taken in one after the other, with or without being written down and read again between (`state`, `restored`), give the
same; where all fit in one window, they give what `pipeline.join` gives of all at once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from onrecord.link.actor_identity import Actors, Known
from onrecord.link.citing import Citation, cited_outlet
from onrecord.link.copying import Compared
from onrecord.link.event_clusters import Story
from onrecord.link.happening_clues import Clue, ClueReader
from onrecord.link.happenings import Happenings, State, roots
from onrecord.link.lineage import lineages_of
from onrecord.link.near_duplicates import CopyIndex
from onrecord.model.happening import EventRef, Happening
from onrecord.model.lineage import CopyLink
from onrecord.model.record import Outcome, Record
from onrecord.record.happenings import HappeningBuilder, arrange
from onrecord.record.project.changes import Changes, Line, compare, line
from onrecord.record.sources import Press
from onrecord.shards.tellings import Tellings, shown_of


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
        self._articles: dict[dt.date, tuple[str, ...]] = {}
        self._known: dict[str, KnownArticle] = {}
        self._citations: dict[str, Citation] = {}
        self._actors, self._copies, self._happenings = Actors(slim=True), CopyIndex(), Happenings()
        self._tellings = Tellings(self._copies, self._actors)
        self._clues: list[Clue] = []
        self._lines: dict[str, Line] = {}
        self._ids: dict[EventRef, str] = {}
        self._members: dict[EventRef, tuple[EventRef, ...]] = {}  # of each happening, by the first
        self._began: dict[str, str] = {}

    def add(self, day: dt.date, outcomes: Iterable[Outcome]) -> Joined:
        """Take in the articles of one day, which comes after all days before."""
        self._forget(day)
        records = [o for o in arrange(outcomes) if isinstance(o, Record) and o.document.id not in self._known]
        self._articles[day] = tuple(r.document.id for r in records)
        self._actors.add(records)
        self._copies.add_all(r.document for r in records)
        known = self._note(day, records)
        clues = self._reader().clues(records)
        self._clues += clues
        self._happenings.add(clues)
        refs = [c.ref for c in clues]
        self._tellings.add(records, refs)
        joined = self._joined(known, refs)
        self._copies.settle()
        self._actors.close()
        return joined

    def _note(self, day: dt.date, records: Sequence[Record]) -> tuple[KnownArticle, ...]:
        today = {r.document.id for r in records}
        links = {x.document: x for x in self._copies.links() if x.document in today}
        retold = {x.document: x for x in self._copies.retold(since=day)}
        found, out = roots(links.values()), list[KnownArticle]()
        for r in records:
            id = r.document.id
            root = found.get(id)
            if root in self._known:
                root = self._known[root].root or root
            entities = tuple(self._actors.known(id, e.id) for e in r.entities)
            out.append(KnownArticle(id, entities, links.get(id), root, retold.get(id)))
            self._known[id] = _slim(out[-1])
        self._cite(records)
        return tuple(out)

    def _cite(self, records: Iterable[Record]) -> None:
        self._citations.update((r.document.id, found) for r in records if (found := cited_outlet(r)))

    def _roots(self) -> dict[str, str]:
        return {k.id: k.root for k in self._known.values() if k.root}

    def _reader(self) -> ClueReader:
        copies = {k.id for k in self._known.values() if k.link and k.link.relation == "copy"}
        return ClueReader(self._actors.party, self._roots(), copies)

    # -- what a day tells ---------------------------------------------------------------------------------------------
    def _joined(self, today: Sequence[KnownArticle], events: Sequence[EventRef]) -> Joined:
        ids = {k.id for k in today}
        stories = [s for s in self._happenings.stories(events) if self._changed(s)]
        before = {self._ids[c.ref] for s in stories for c in s.members if c.ref in self._ids}
        builder = HappeningBuilder(self._tellings, self._press(), _Without(self._lines, before))
        made = [self._happening(builder, s, ids) for s in stories]
        built = self._named(stories, [h for h, _ in made])
        now = tuple(replace(one, id=h.id) if one.id != h.id else one for h, (_, one) in zip(built, made, strict=True))
        changes = compare([self._lines[id] for id in sorted(before) if id in self._lines], now)
        self._remember(stories, built, before, now)
        told = tuple(h for h in built if any(s.document in ids for s in h.sources))
        return Joined(told, changes, now, tuple(today), len(self._known))

    def _changed(self, story: Story) -> bool:
        return self._members.get(story.members[0].ref) != tuple(c.ref for c in story.members)

    def _happening(self, builder: HappeningBuilder, story: Story, today: Container[str]) -> tuple[Happening, Line]:
        shown = shown_of(story.members, today)
        others = () if shown is None else tuple(c.ref for c in story.members if c.ref.document not in shown)
        happening = builder.happening(self._happenings.group(story, shown), others)
        return happening, self._line(happening, story)

    def _line(self, happening: Happening, story: Story) -> Line:
        refs = (EventRef(s.document, id) for s in happening.sources for id in s.events)
        told = (mark for ref in refs for mark in self._tellings.event(ref).marks)
        articles = len({c.ref.document for c in story.members})
        return line(happening, lambda id: self._tellings.entity(id).name, told, articles)

    def _press(self) -> Press:
        articles = [a.article for a in self._copies.articles()]
        links, retold = self._copies.links(), (k.retold for k in self._known.values() if k.retold)
        return Press(articles, lineages_of(articles, self._citations, links, retold, named=self._copies.details))

    def _named(self, stories: Sequence[Story], built: Sequence[Happening]) -> list[Happening]:
        """A happening keeps its id when the article is forgotten that first told it."""
        out, taken = [], set[str]()
        for story, happening in zip(stories, built, strict=True):
            before = self._ids.get(story.members[0].ref)
            if before is not None and before not in taken and self._began.get(before) not in self._known:
                happening = replace(happening, id=before)
            taken.add(happening.id)
            out.append(happening)
        return out

    def _remember(
        self, stories: Iterable[Story], built: Iterable[Happening], before: Iterable[str], now: Iterable[Line]
    ) -> None:
        for id in before:
            self._lines.pop(id, None)
        self._lines.update((line.id, line) for line in now)
        for story, happening in zip(stories, built, strict=True):
            members = tuple(c.ref for c in story.members)
            self._ids.update(dict.fromkeys(members, happening.id))
            self._members[members[0]] = members
            self._began.setdefault(happening.id, happening.sources[0].document)

    # -- what is forgotten --------------------------------------------------------------------------------------------
    def _forget(self, day: dt.date) -> None:
        oldest = min(self._articles, default=day)
        if (day - oldest).days < self._days + self._days // 2:
            return
        since = day - dt.timedelta(days=self._days - 1)
        self._articles = {d: some for d, some in self._articles.items() if d >= since}
        ids = {id for some in self._articles.values() for id in some}
        self._known = {id: k for id, k in self._known.items() if id in ids}
        self._citations = {id: c for id, c in self._citations.items() if id in ids}
        self._actors = self._actors.kept([frozenset(some) for some in self._articles.values()])
        self._copies, self._happenings = self._copies.kept(since), self._happenings.kept(since)
        self._tellings = self._tellings.kept(ids, self._copies, self._actors)
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
        return RollingState(tuple(self._articles), self._happenings.state(), ids, dict(sorted(self._began.items())))

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
            records = [o for o in arrange(outcomes) if isinstance(o, Record) and o.document.id not in rolling._known]
            rolling._take_back(day, records, {k.id: k for k in known})
            told.update((line.id, line) for line in some)
        rolling._happenings.put(rolling._clues, state.happenings)
        rolling._ids = {c.ref: id for c, id in zip(rolling._clues, state.ids, strict=True)}
        rolling._members = _by_first(rolling._ids)
        rolling._began = dict(state.began)
        alive = set(state.ids)
        rolling._lines = {id: line for id, line in told.items() if id in alive}
        return rolling

    def _take_back(self, day: dt.date, arranged: Sequence[Record], known: Mapping[str, KnownArticle]) -> None:
        """The records of a day that was taken in before; one that stands on another day, too, is of the first."""
        records = [r for r in arranged if r.document.id in known]
        self._articles[day] = tuple(r.document.id for r in records)
        self._known.update((r.document.id, _slim(known[r.document.id])) for r in records)
        self._actors.put(records, {id: k.entities for id, k in known.items()})
        links = {id: k.link for id in self._articles[day] if (k := self._known[id]).link}
        self._copies.put(Compared.of_all([r.document for r in records]), links)
        self._cite(records)
        clues = self._reader().clues(records)
        self._clues += clues
        self._tellings.add(records, [c.ref for c in clues])
        self._actors.close()


def _by_first(ids: Mapping[EventRef, str]) -> dict[EventRef, tuple[EventRef, ...]]:
    """The events of each happening, by the first; `ids` are those of the events, in the order of their keys."""
    of: dict[str, list[EventRef]] = defaultdict(list)
    for ref, id in ids.items():
        of[id].append(ref)
    return {refs[0]: tuple(refs) for refs in of.values()}


def _slim(known: KnownArticle) -> KnownArticle:
    """Without what only the day itself tells: entities, and copied words."""
    return KnownArticle(known.id, (), _bare(known.link), known.root, _bare(known.retold))


def _bare(link: CopyLink | None) -> CopyLink | None:
    return link and replace(link, ranges=())


class _Without(Container[str]):
    """Some ids without others."""

    def __init__(self, ids: Container[str], without: Container[str]) -> None:
        self._ids, self._without = ids, without

    def __contains__(self, id: object) -> bool:
        return id in self._ids and id not in self._without
