"""What happenings are made from, as people put it right: who copies whom, who is who, and the lines of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar

from msgspec.structs import replace

from onrecord.judgments.anchoring import named_at
from onrecord.judgments.holding import on_line
from onrecord.link.retracing import SourceSaid, retrace, touched
from onrecord.model.happening import EventRef, JoinedEntity, Lineage
from onrecord.model.judgment import Judgment, Said
from onrecord.model.names import fold
from onrecord.model.record import Record
from onrecord.record.happenings import Builder
from onrecord.record.sources import Press
from onrecord.reviewing.machine import Machine
from onrecord.reviewing.overlays import Edited, Entities, EntitySaid, edit, with_entities

_ON_SOURCES = frozenset({"copy", "independent"})


class Ground:
    """`touched` are the machine's happenings that must be made again, `causes` the judgments that are why.

    `epoch` are the judgments on entities. `disputed` are happenings whose sources people disagree on, and what each
    says.
    """

    def __init__(self, machine: Machine, judgments: Sequence[Judgment], memo: Memo) -> None:
        self.machine, self._memo = machine, memo
        self.causes: dict[str, list[str]] = defaultdict(list)
        self.disputed: dict[str, tuple[Said, ...]] = {}
        self._edited: dict[str, Edited] = {}
        self.epoch: tuple[str, ...] = ()
        self.lineages: tuple[Lineage, ...] = machine.lineages
        self.press: Press = machine.press
        self.entities = Entities(machine.entities)
        self.rejected: frozenset[EventRef] = frozenset()
        self._trace(judgments)
        self._name([j for j in judgments if j.kind == "entity"])
        self._edit([j for j in judgments if j.kind in ("event", "statement", "article") and on_line(j)])

    @property
    def touched(self) -> tuple[str, ...]:
        return tuple(self.causes)

    def record(self, article: str) -> Record | None:
        """The article's record as people put it right."""
        edited = self._edited.get(article)
        return edited.record if edited else self.machine.record(article)

    def edited(self, article: str) -> Edited | None:
        """What people say of the article's lines; None where they say nothing."""
        return self._edited.get(article)

    @cached_property
    def lineage_of(self) -> dict[str, Lineage]:
        return {m.document: x for x in self.lineages for m in x.documents}

    @cached_property
    def by_id(self) -> Mapping[str, JoinedEntity]:
        if not self.entities.changed:
            return self.machine.by_id
        return {e.id: e for e in self.entities.entities}

    def entities_of(self, articles: Iterable[str]) -> list[JoinedEntity]:
        """The joined entities that any of the articles speaks of."""
        documents = set(articles)
        base = self.machine.entities_of(documents)
        if not self.entities.changed:
            return base
        changed = (self.by_id[i] for i in sorted(self.entities.changed) if i in self.by_id)
        here = [e for e in changed if any(m.document in documents for m in e.members)]
        found = {e.id: self.by_id[e.id] for e in base if e.id in self.by_id and e.id not in self.entities.changed}
        return list((found | {e.id: e for e in here}).values())

    def named(self, key: tuple[str, ...]) -> tuple[JoinedEntity, ...]:
        """The entities of that folded name."""
        found = self.machine.named.get(key, ())
        kept = tuple(self.by_id[e.id] for e in found if e.id in self.by_id)
        renamed = (self.by_id[i] for i in sorted(self.entities.changed) if i in self.by_id)
        return kept + tuple(e for e in renamed if e not in kept and fold(e.name) == key)

    def signature(self, articles: Sequence[str]) -> object:
        """What a happening that these articles tell hangs on, besides which of their events it is made of."""
        edits = tuple(e.opinions for a in articles if (e := self._edited.get(a)))
        ids = tuple(i for said in edits for o in said.values() for i in o.judgments)
        lineages = tuple(
            (
                self.press.relation(a),
                self.press.later_edition(a),
                x.id,
                x.outlets,
                tuple(m.document for m in x.documents),
            )
            for a in articles
            if (x := self.lineage_of.get(a)) is not None
        )
        return self.epoch, ids, lineages

    # -- who copies whom -------------------------------------------------------------------------------------------

    def _trace(self, judgments: Iterable[Judgment]) -> None:
        said = self._agreed_sources([j for j in judgments if j.kind == "article" and j.verdict in _ON_SOURCES])
        if not said:
            return
        old: set[str] = set()
        new: list[Lineage] = []
        for lineages, words in _hanging_together(self.machine.lineages, said):
            old |= {x.id for x in lineages}
            new += self._memo.once(("lineages", *words), partial(self._retraced, lineages, words))
        self.lineages = (*(x for x in self.machine.lineages if x.id not in old), *new)
        articles = list(self.machine.articles.values())
        key = ("press", *said)
        self.press = self._memo.once(key, lambda: Press(articles, self.lineages))

    def _retraced(self, lineages: Sequence[Lineage], said: Sequence[SourceSaid]) -> list[Lineage]:
        records = [r for x in lineages for m in x.documents if (r := self.machine.record(m.document)) is not None]
        builder = Builder(records, self.machine.entities_of(r.document.id for r in records), self.machine.press)
        return [builder.resolved(x) for x in retrace(records, lineages, said, self.machine.learned.reprints)]

    def _agreed_sources(self, judgments: Iterable[Judgment]) -> list[SourceSaid]:
        """Of each person the last word on each pair of articles; where people disagree, the machine's holds."""
        last: dict[frozenset[str | None], dict[str, tuple[Judgment, str, str | None]]] = defaultdict(dict)
        for j in judgments:
            pair = self._articles(j)
            if pair is not None:
                last[frozenset(pair)][j.by] = (j, *pair)
        agreed = []
        for words in last.values():
            if len({j.verdict for j, _, _ in words.values()}) > 1:
                self._note_dispute([w for _, w in sorted(words.items())])
                continue
            j, document, of = max(words.values(), key=lambda w: w[0].id)
            agreed.append(SourceSaid(document, of, j.verdict == "copy", f"{j.by} says so"))
            for judgment, *_ in words.values():
                self._cause(judgment.id, document, of)
        return agreed

    def _articles(self, j: Judgment) -> tuple[str, str | None] | None:
        first = self.machine.articles_of(j.target.article, j.article)
        if not first:
            return None
        if j.other is None:
            return first[0], None
        others = [a for a in self.machine.articles_of(j.other.article, j.other_article) if a != first[0]]
        return (first[0], others[0]) if others else None

    def _cause(self, judgment: str, document: str, of: str | None) -> None:
        """Whoever tells anything in the lineages of the two may count otherwise now."""
        for lineage in touched(self.machine.lineages, [SourceSaid(document, of, True)]):
            for member in lineage.documents:
                for id in self.machine.told_in.get(member.document, ()):
                    if judgment not in self.causes[id]:
                        self.causes[id].append(judgment)

    def _note_dispute(self, words: Sequence[tuple[Judgment, str, str | None]]) -> None:
        said = tuple(Said(j.by, j.verdict, j.id) for j, _, _ in words)
        for id in self.machine.told_in.get(words[0][1], ()):
            self.disputed[id] = said

    # -- who is who ------------------------------------------------------------------------------------------------

    def _name(self, judgments: Sequence[Judgment]) -> None:
        said = [s for j in judgments if (s := self._entity_said(j)) is not None]
        if not said:
            return
        self.epoch = tuple(s.judgment.id for s in said)
        self.entities = with_entities(self.machine.entities, said, self.machine.entity_of, self.machine.record)
        for h in self.machine.happenings.values():
            named = {*h.actors, *h.recipients, h.place, *(c.by for c in h.history)}
            if named & self.entities.changed:
                self.causes[h.id] += self.epoch

    def _entity_said(self, j: Judgment) -> EntitySaid | None:
        member = self._member(j.target.article, j.article, j)
        if member is None or j.verdict not in ("same", "different", "change"):
            return None
        if j.other is None or j.verdict == "change":
            return EntitySaid(member, j) if j.verdict == "change" else None
        other = self._member(j.other.article, j.other_article, replace(j, target=j.other))
        return EntitySaid(member, j, other) if other is not None else None

    def _member(self, text: str, hint: str, j: Judgment) -> tuple[str, str] | None:
        for article in self.machine.articles_of(text, hint):
            record = self.machine.record(article)
            found = named_at(record, j.target) if record else None
            if found and (article, found) in self.machine.entity_of:
                return article, found
        return None

    # -- lines of articles -----------------------------------------------------------------------------------------

    def _edit(self, judgments: Iterable[Judgment]) -> None:
        by_article: dict[str, list[Judgment]] = defaultdict(list)
        for j in judgments:
            for article in self.machine.articles_of(j.target.article, j.article):
                by_article[article].append(j)
        rejected: set[EventRef] = set()
        for article, some in by_article.items():
            record = self.machine.record(article)
            if record is None:
                continue
            key = ("edited", article, *(j.id for j in some))
            edited = self._memo.once(key, partial(edit, record, some))
            self._edited[article] = edited
            changed = {e.id for e, was in zip(edited.record.events, record.events) if e != was} | edited.rejected
            rejected |= {EventRef(article, e) for e in edited.rejected}
            for event in changed:
                if (home := self.machine.home.get(EventRef(article, event))) is not None:
                    self.causes[home] += [j.id for j in some if j.id not in self.causes[home]]
        self.rejected = frozenset(rejected)


def _hanging_together(
    lineages: Sequence[Lineage], said: Sequence[SourceSaid]
) -> list[tuple[list[Lineage], list[SourceSaid]]]:
    """What was said, apart for lineages that have nothing to do with one another, each with these lineages."""
    home = {m.document: n for n, x in enumerate(lineages) for m in x.documents}
    above: dict[int, int] = {}

    def top(n: int) -> int:
        while (higher := above.get(n, n)) != n:
            n = higher
        return n

    for s in said:
        first = top(home[s.document])
        above[first] = top(home[s.of]) if s.of in home else first
    groups: dict[int, tuple[set[int], list[SourceSaid]]] = {}
    for s in said:
        numbers, words = groups.setdefault(top(home[s.document]), (set(), []))
        numbers |= {home[d] for d in (s.document, s.of) if d in home}
        words.append(s)
    return [([lineages[n] for n in sorted(numbers)], words) for numbers, words in groups.values()]


T = TypeVar("T")


class Memo:
    """What was made once of the same judgments; the oldest is forgotten."""

    def __init__(self, most: int = 4096) -> None:
        self._known: dict[tuple[object, ...], Any] = {}
        self._most = most

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        if key not in self._known:
            while len(self._known) >= self._most:
                self._known.pop(next(iter(self._known)))
            self._known[key] = make()
        found: T = self._known[key]
        return found


class Grounds:
    """Grounds by the judgments that they are made of, for most judgments leave it as it is."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._whole, self._parts = Memo(most=4), Memo()

    def ground(self, held: Iterable[Judgment]) -> Ground:
        """The ground that the judgments make."""
        own = [j for j in held if _makes_ground(j)]
        return self._whole.once(tuple(j.id for j in own), lambda: Ground(self._machine, own, self._parts))


def _makes_ground(j: Judgment) -> bool:
    return j.kind == "entity" or (j.kind != "happening" and (on_line(j) or j.verdict in _ON_SOURCES))
