"""The machine's record with the judgments that hold. What they touch is made again, by the record's own builder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace

from onrecord.judgments.anchoring import OTHER_WORDS, amiss, told_at
from onrecord.judgments.holding import holding, labelled, on_line, opinions
from onrecord.judgments.regrouping import PairSaid, agreed, regroup, tied
from onrecord.model.happening import EventGroup, EventRef, Happening, JoinedEntity
from onrecord.model.judgment import (
    FIELDS,
    Anchor,
    Judgment,
    Labelled,
    Recheck,
    Reviewed,
    ReviewedHappening,
    Said,
)
from onrecord.model.record import Record
from onrecord.record.happenings import Builder
from onrecord.reviewing.ground import Ground, Grounds, Memo
from onrecord.reviewing.machine import Machine, events_of
from onrecord.reviewing.unread import told_by_people
from onrecord.reviewing.values import PARTIES, SOURCES, Namer, alike, as_when, in_words

ONE_EVENT = "one event"
_Opined = tuple[ReviewedHappening, ReviewedHappening, dict[str, JoinedEntity]]


class Shown(msgspec.Struct, frozen=True):
    """What is shown, and what it was made of: the ground it stands on, and the judgments that hold."""

    reviewed: Reviewed
    by_id: dict[str, ReviewedHappening]
    ground: Ground
    held: tuple[Judgment, ...]


class Trial(msgspec.Struct, frozen=True):
    """What would be shown: of the machine's happenings that a judgment touches what they are before and after it."""

    happenings: dict[str, ReviewedHappening]
    became: dict[str, str]
    touched: frozenset[str]


class Applier:
    """Applies judgments to one machine's record, again and again: what they do not touch is made once."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._grounds = Grounds(machine)
        self._plain: dict[str, ReviewedHappening] = {}
        self._amiss: dict[str, str | None] = {}
        self._refs: dict[tuple[Anchor, str, str | None], tuple[EventRef, ...]] = {}
        self.memo = Memo(most=16384)

    def apply(self, judgments: Iterable[Judgment]) -> Shown:
        """What is shown where these judgments were made, whatever their order."""
        every = tuple(judgments)
        held = holding(every)
        good = tuple(j for j in held if self._why_not(j) is None)
        recheck = tuple(self._recheck(j) for j in held if self._is_lost(j))
        ground = self._grounds.ground(good)
        work = _Work(self, ground, good)
        work.regroup()
        work.label()
        happenings = work.in_order()
        return Shown(
            reviewed=Reviewed(
                happenings=happenings,
                lineages=ground.lineages,
                entities=(*ground.entities.entities, *work.made.values()),
                recheck=recheck,
                became=work.became,
                judgments={j.id: j for j in every},
            ),
            by_id={h.id: h for h in happenings},
            ground=ground,
            held=good,
        )

    def trial(self, judgments: Iterable[Judgment], only: str) -> Trial:
        """What of this would be shown where the judgment `only` is one of these."""
        good = tuple(j for j in holding(judgments) if self._why_not(j) is None)
        work = _Work(self, self._grounds.ground(good), good, only)
        work.regroup()
        work.label()
        return Trial(work.new, work.became, frozenset(work.touched))

    def _why_not(self, judgment: Judgment) -> str | None:
        if judgment.id not in self._amiss:
            self._amiss[judgment.id] = amiss(judgment, self.machine.text)
        return self._amiss[judgment.id]

    def _is_lost(self, judgment: Judgment) -> bool:
        """Whether its words are nowhere; on an earlier day they may only not be there yet."""
        now = self.machine.now
        return self._why_not(judgment) is not None and (now is self.machine or amiss(judgment, now.text) is not None)

    def _recheck(self, judgment: Judgment) -> Recheck:
        article = judgment.article if judgment.article in self.machine.articles else None
        if article is None and (uri := judgment.seen.get("uri")):
            article = next((a.id for a in self.machine.articles.values() if a.uri == uri), None)
        return Recheck(judgment=judgment, why=self._why_not(judgment) or OTHER_WORDS, article=article)

    def refs(self, anchor: Anchor, article: str, type: str | None = None) -> tuple[EventRef, ...]:
        """The events that the anchor's words tell, in every article of that text."""
        key = (anchor, article, type)
        if key not in self._refs:
            records = [self.machine.record(id) for id in self.machine.articles_of(anchor.article, article)]
            told = [(r.document.id, told_at(r, anchor, type)) for r in records if r is not None]
            self._refs[key] = tuple(EventRef(d, e) for d, e in told if e is not None)
        return self._refs[key]

    def plain(self, happening: Happening) -> ReviewedHappening:
        """A happening of which nobody has said anything."""
        found = self._plain.get(happening.id)
        if found is None:
            values = self.values(happening, self.machine.by_id)
            found = ReviewedHappening(
                id=happening.id,
                happening=happening,
                machine=(happening.id,),
                fields={field: Labelled(v, machine=v) for field, v in values.items()},
            )
            self._plain[happening.id] = found
        return found

    @staticmethod
    def values(happening: Happening, entities: Mapping[str, JoinedEntity]) -> dict[str, Any]:
        words = in_words(happening, lambda id: entities[id].name if id in entities else id)
        return words | {SOURCES: happening.independent_sources}

    def build(self, group: EventGroup, ground: Ground) -> Happening:
        """The happening of the group, as the record's own builder makes it."""
        articles = _articles(group)
        key = ("built", group.members, group.joins, ground.signature(articles))
        return self.memo.once(key, partial(self._build, group, articles, ground))

    def _build(self, group: EventGroup, articles: Sequence[str], ground: Ground) -> Happening:
        records: list[Record] = [r for a in articles if (r := ground.record(a)) is not None]
        builder = Builder(records, ground.entities_of(articles), ground.press, self.machine.happenings)
        return builder.happening(group)


class _Work:
    """One application of judgments."""

    def __init__(self, applier: Applier, ground: Ground, held: Sequence[Judgment], only: str | None = None) -> None:
        """With `only`, no more is done than that one judgment calls for."""
        self.applier, self.machine, self.ground, self.held, self._only = applier, applier.machine, ground, held, only
        self.touched: set[str] = set()
        self.became: dict[str, str] = {}
        self.at: dict[EventRef, str] = {}
        self.made: dict[str, JoinedEntity] = {}
        self.new: dict[str, ReviewedHappening] = {}
        self._after: dict[str, list[str]] = defaultdict(list)  # what stands behind which of the machine's happenings
        self._people: list[ReviewedHappening] = []

    # -- which events are one happening ----------------------------------------------------------------------------

    def regroup(self) -> None:
        said, disputed = agreed(self._pairs())
        components = _Components(self.machine.home)
        for s in said:
            if s.same:
                components.join(*s.pair)
        for ref in (ref for s in said for ref in s.pair):
            components.touch(self.machine.home[ref])
        for id in self.ground.touched:
            components.touch(id)
        by_component: dict[str, list[PairSaid]] = defaultdict(list)
        for s in said:
            tops = {components.top(self.machine.home[ref]) for ref in s.pair}
            if len(tops) == 1:
                by_component[tops.pop()].append(s)
        wanted = self._wanted(components, said)
        for top, ids in components.all().items():
            if wanted is None or top in wanted:
                self.touched |= ids
                ordered = sorted(ids, key=self.machine.places.__getitem__)
                self._component([self.machine.happenings[id] for id in ordered], by_component[top])
        self._disagree(disputed)

    def _wanted(self, components: _Components, said: Sequence[PairSaid]) -> set[str] | None:
        """The components that the one judgment touches; None for all."""
        if self._only is None:
            return None
        j = next(j for j in self.held if j.id == self._only)
        homes = {self.machine.home[ref] for s in said if s.judgment == j.id for ref in s.pair}
        homes |= {h for r in self.applier.refs(j.target, j.article) if (h := self.machine.home.get(r))}
        homes |= {id for id, causes in self.ground.causes.items() if j.id in causes}
        self.touched |= homes
        return {components.top(h) for h in homes}

    def _pairs(self) -> Iterable[PairSaid]:
        for j in self.held:
            if j.verdict not in ("same", "different") or j.kind == "entity" or j.other is None:
                continue
            first = self.applier.refs(j.target, j.article)
            second = self.applier.refs(j.other, j.other_article)
            if first and second and first[0] != second[0]:
                yield PairSaid((first[0], second[0]), j.verdict == "same", j.by, j.id)

    def _component(self, happenings: Sequence[Happening], said: Sequence[PairSaid]) -> None:
        members = [r for h in happenings for r in events_of(h) if r not in self.ground.rejected]
        joins = [j for h in happenings for j in tied(events_of(h), h.joins)]
        groups = regroup(members, joins, said)
        why = self._causes(happenings, said)
        taken: set[str] = set()
        for group in groups:
            mine = [h for h in happenings if self._first(h) in group.members and h.id not in taken]
            home = mine[0] if mine else self.machine.happenings[self.machine.home[group.members[0]]]
            built = self.applier.build(group, self.ground)
            id = home.id if mine else built.id
            taken.add(id)
            self._put(home, replace(built, id=id), group, why)
            for h in mine:
                self.became[h.id] = id
        self.became = {old: new for old, new in self.became.items() if old != new}
        for h in happenings:
            self._lost(h, why)

    def _first(self, happening: Happening) -> EventRef | None:
        """The event that a happening goes by: the first, or, where that is rejected, the first that is not."""
        first = self.machine.first_event(happening)
        left = (r for r in (first, *events_of(happening)) if r not in self.ground.rejected)
        return next(left, None)

    def _lost(self, happening: Happening, why: Sequence[Judgment]) -> None:
        """What became of a happening that no group is called after: all of its tellings were rejected, or it is told
        where its first event that is left is."""
        left = [r for r in events_of(happening) if r in self.at]
        if not left:
            plain = self.applier.plain(happening)
            self.new[happening.id] = replace(plain, state="rejected", judgments=tuple(j.id for j in why))
        elif happening.id not in self.new and happening.id not in self.became:
            self.became[happening.id] = self.at[left[0]]

    def _put(self, home: Happening, built: Happening, group: EventGroup, why: Sequence[Judgment]) -> None:
        key = ("made", built.id, home.id, group.members, group.joins, self.ground.signature(_articles(group)))
        made = partial(self._made, home, built, group, why)
        self.new[built.id] = self.applier.memo.once((*key, *(j.id for j in why)), made)
        self.at.update(dict.fromkeys(group.members, built.id))
        if built.id not in self.machine.happenings:
            self._after[home.id].append(built.id)

    def _made(self, home: Happening, built: Happening, group: EventGroup, why: Sequence[Judgment]) -> ReviewedHappening:
        values = self.applier.values(built, self.ground.by_id)
        machine = self.applier.plain(home).fields
        fields = {f: self._derived(machine[f].machine, value, why) for f, value in values.items()}
        ids = tuple(dict.fromkeys(self.machine.home[ref] for ref in group.members))
        return ReviewedHappening(
            id=built.id, happening=built, machine=ids, fields=fields, judgments=tuple(j.id for j in why)
        )

    def _derived(self, machine: Any, value: Any, why: Sequence[Judgment]) -> Labelled:
        if alike(machine, value) or not why:
            return Labelled(value, machine=machine)
        people = tuple(sorted({j.by for j in why}))
        return Labelled(value, people, machine, tuple(j.id for j in why))

    def _causes(self, happenings: Sequence[Happening], said: Sequence[PairSaid]) -> tuple[Judgment, ...]:
        ids = {s.judgment for s in said} | {i for h in happenings for i in self.ground.causes.get(h.id, ())}
        return tuple(j for j in self.held if j.id in ids)

    def _disagree(self, disputed: Iterable[PairSaid]) -> None:
        """Where people disagree on what is one event, both happenings say so."""
        for s in disputed:
            if self._only and not any(self.machine.home[ref] in self.touched for ref in s.pair):
                continue
            for id in dict.fromkeys(self._where(ref) for ref in s.pair):
                shown = self._shown(id)
                label = shown.fields.get(ONE_EVENT, Labelled(None, disagreement=True))
                word = Said(s.by, "same" if s.same else "different", s.judgment)
                label = replace(label, said=(*label.said, word), judgments=(*label.judgments, s.judgment))
                self.new[id] = replace(shown, fields=shown.fields | {ONE_EVENT: label})

    def _where(self, ref: EventRef) -> str:
        home = self.machine.home[ref]
        return self.at.get(ref) or self.became.get(home, home)

    def _shown(self, id: str) -> ReviewedHappening:
        return self.new.get(id) or self.applier.plain(self.machine.happenings[id])

    # -- what people say of a happening ----------------------------------------------------------------------------

    def label(self) -> None:
        by_happening: dict[str, list[Judgment]] = defaultdict(list)
        unread: dict[Anchor, list[Judgment]] = defaultdict(list)
        for j in self.held:
            if j.kind != "happening" or not on_line(j):
                continue
            refs = self.applier.refs(j.target, j.article, j.seen.get("type"))
            if self._only and not any(self.machine.home.get(r) in self.touched for r in refs):
                continue
            homes = [h for r in refs if (h := self._known(r))]
            if homes:
                by_happening[homes[0]].append(j)
            else:
                unread[j.target].append(j)
        for happening, some in by_happening.items():
            shown = self._shown(happening)
            key = ("opined", shown.id, id(shown), self.ground.epoch, *(j.id for j in some))
            opined = self.applier.memo.once(key, partial(self._opined, shown, some))
            _, self.new[happening], made = opined
            self.made |= made
        for told, words in self.ground.disputed.items():
            if self._only and told not in self.touched:
                continue
            shown = self._shown(self.became.get(told, told))
            label = shown.fields[SOURCES]
            label = replace(label, said=words, judgments=tuple(w.judgment for w in words), disagreement=True)
            self.new[shown.id] = replace(shown, fields=shown.fields | {SOURCES: label})
        for anchor, some in unread.items():
            self._unread(anchor, some)

    def _known(self, ref: EventRef) -> str | None:
        """The happening that the event is in, or was in before it was rejected."""
        home = self.machine.home.get(ref)
        return self.at.get(ref) or (self.became.get(home, home) if home else None)

    def _opined(self, shown: ReviewedHappening, judgments: Sequence[Judgment]) -> _Opined:
        """The happening as it was, as people have it, and the entities that only they name."""
        said, fields, seen = opinions(judgments), dict(shown.fields), {j.id: j.seen for j in judgments}
        for field, words in said.fields.items():
            before = fields.get(field, Labelled(None))
            label = labelled(before, words, alike)
            moved = any(field in seen[w.judgment] and not alike(seen[w.judgment][field], label.machine) for w in words)
            fields[field] = replace(label, moved_on=moved)
        state = shown.state if shown.state == "rejected" and said.state == "open" else said.state
        changes = {f: x.value for f, x in fields.items() if f in FIELDS and not alike(x.value, shown.fields[f].value)}
        happening, made = self._patched(shown.happening, changes) if shown.happening else (None, {})
        ids = tuple(dict.fromkeys((*shown.judgments, *said.judgments)))
        return shown, replace(shown, happening=happening, fields=fields, state=state, judgments=ids), made

    def _patched(self, happening: Happening, values: Mapping[str, Any]) -> tuple[Happening, dict[str, JoinedEntity]]:
        """The happening with values that people gave, and the entities that only they name."""
        if not values:
            return happening, {}
        articles = [s.document for s in happening.sources]
        namer = Namer(self.ground.entities_of(articles), self.ground.named)
        changes: dict[str, Any] = {}
        for field, value in values.items():
            if field in PARTIES:
                changes[field] = tuple(namer.id(name, place=False) for name in value or ())
            elif field == "place":
                changes[field] = namer.id(value, place=True) if value else None
            elif field == "when":
                changes[field] = as_when(value) if value else None
            else:
                changes[field] = value
        return replace(happening, **changes), namer.made

    def _unread(self, anchor: Anchor, judgments: Sequence[Judgment]) -> None:
        """What people stand by in words in which the machine finds no event."""
        found = told_by_people(anchor, judgments, self.machine)
        if found is None or found.id in self.new:
            return
        values = {f: x.value for f, x in found.fields.items() if f in FIELDS}
        if found.happening is not None:
            happening, made = self._patched(found.happening, values)
            self.made |= made
            found = replace(found, happening=happening)
        self._people.append(found)

    # -- all of it -------------------------------------------------------------------------------------------------

    def in_order(self) -> tuple[ReviewedHappening, ...]:
        """In the machine's order: what parted from a happening behind it, what only people tell last."""
        out: list[ReviewedHappening] = []
        for happening in self.machine.happenings.values():
            if happening.id in self.new:
                out.append(self.new[happening.id])
            elif happening.id not in self.became:
                out.append(self.applier.plain(happening))
            out += [self.new[id] for id in self._after.get(happening.id, ())]
        return (*out, *self._people)


def _articles(group: EventGroup) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref.document for ref in group.members))


class _Components:
    """Happenings that people's words bring together, by union-find."""

    def __init__(self, home: Mapping[EventRef, str]) -> None:
        self._home = home
        self._above: dict[str, str] = {}

    def touch(self, id: str) -> None:
        self._above.setdefault(id, id)

    def top(self, id: str) -> str:
        while (above := self._above.get(id, id)) != id:
            id = above
        return id

    def join(self, first: EventRef, second: EventRef) -> None:
        a, b = sorted((self.top(self._home[first]), self.top(self._home[second])))
        self.touch(a)
        self._above[b] = a

    def all(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for id in self._above:
            found[self.top(id)].add(id)
        return found
