"""What to ask next, and what each answer would change."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from heapq import heapify, heappop, heappush
from typing import Final, Literal

import msgspec

from onrecord.judgments import queue as weigh
from onrecord.judgments.queue import Weighed
from onrecord.judgments.regrouping import regroup
from onrecord.link.happening_similarity import THRESHOLD
from onrecord.model.happening import Conflict, Happening, Join
from onrecord.model.judgment import Choice, Draft, Effect, Judgment, Labelled, QueueItem, ReviewedHappening, Verdict
from onrecord.model.standing import Standing
from onrecord.record.happenings import settle
from onrecord.reviewing.drafts import Lines, as_judgment
from onrecord.reviewing.machine import events_of
from onrecord.reviewing.shown import ONE_EVENT, Applier, Shown, Trial
from onrecord.reviewing.values import NUMBER, SOURCES, alike

Kind = Literal["join", "source", "conflict", "people", "line"]
SOMEBODY: Final = "somebody"  # in whose name the choices are until a person answers
_JOINS = 2  # of one happening are asked about, the weakest first
_COPIED = "the same words, copied"  # the one reason of a join that is sure


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question before anybody looked at what its answers would change. Questions with one `about` are one.

    Where working out the effect takes time, `effect` is the most that it can be, and `refined` gives the true one.
    """

    kind: Kind
    happening: str
    about: frozenset[str]
    question: str
    effect: Weighed
    doubt: Weighed
    choices: tuple[tuple[str, Draft], ...]
    field: str | None = None
    refined: Callable[[], Weighed] | None = None

    @property
    def priority(self) -> float:
        return self.effect.number * self.doubt.number


class Questions:
    """The questions of one record; what has not changed since they were asked for last is not asked anew."""

    def __init__(self, applier: Applier) -> None:
        self._applier = applier
        self._asked: dict[str, tuple[ReviewedHappening, tuple[Asked, ...]]] = {}
        self._exact: dict[tuple[str, frozenset[str]], tuple[ReviewedHappening, Weighed]] = {}
        self._effects: dict[tuple[str, bytes], tuple[ReviewedHappening, tuple[Effect, ...]]] = {}

    def show(self, shown: Shown, judgments: tuple[Judgment, ...], lines: Lines) -> None:
        """Ask of this state of the record from now on."""
        self._shown, self._judgments, self._lines = shown, judgments, lines
        self._lineages = {x.id: x for x in shown.reviewed.lineages}
        self._lineage_of = shown.ground.lineage_of
        self._answers = self._pairs(shown.held)
        machine = self._applier.machine.happenings
        self._parted = [(h.id, set(h.machine)) for h in shown.reviewed.happenings if h.id not in machine]

    def _pairs(self, held: Iterable[Judgment]) -> dict[frozenset[str], dict[str, Verdict]]:
        """What was said of pairs of events and of articles: of each pair and person the last word."""
        found: dict[frozenset[str], dict[str, Verdict]] = {}
        for j in held:
            if j.other is not None and j.kind in ("happening", "event"):
                first = self._applier.refs(j.target, j.article)
                second = self._applier.refs(j.other, j.other_article)
                names = [f"{r.document}/{r.event}" for refs in (first, second) for r in refs[:1]]
            elif j.kind == "article" and j.verdict in ("copy", "independent", "unsure"):
                names = [j.article, *([j.other_article] if j.other is not None else [])]
            else:
                continue
            found.setdefault(frozenset(names), {})[j.by] = j.verdict
        return found

    def queue(self, limit: int, by: str | None) -> tuple[QueueItem, ...]:
        """The first questions by priority; none that `by` has answered."""
        open = [a for h in self._shown.reviewed.happenings for q in self._of(h) if (a := self._still_open(q, h, by))]
        heap = [(-a.priority, a.happening, a.question, n, a) for n, a in enumerate(open)]
        heapify(heap)
        out: list[QueueItem] = []
        done: set[frozenset[str]] = set()
        while heap and len(out) < limit:
            *_, n, asked = heappop(heap)
            if asked.about in done:
                continue
            exact = self._refined(asked)
            if heap and -heap[0][0] > exact.priority:
                heappush(heap, (-exact.priority, exact.happening, exact.question, n, exact))
            elif exact.priority > 0:
                done.add(exact.about)
                out.append(self._item(exact))
        return tuple(out)

    def _refined(self, asked: Asked) -> Asked:
        """The question with its true effect."""
        if asked.refined is None:
            return asked
        key = asked.happening, asked.about
        known = self._exact.get(key)
        shown = self._shown.by_id[asked.happening]
        if known is None or known[0] is not shown:
            known = self._exact[key] = shown, asked.refined()
        return msgspec.structs.replace(asked, effect=known[1], refined=None)

    def _still_open(self, asked: Asked, happening: ReviewedHappening, by: str | None) -> Asked | None:
        """The question where it is not answered; with less doubt where somebody was not sure."""
        words = self._answers.get(asked.about, {})
        if asked.kind in ("join", "source") and (by in words or set(words.values()) - {"unsure"}):
            return None
        unsure = bool(words) or (asked.kind == "line" and happening.state == "unsure")
        if unsure and by is not None and (by in words or self._has_judged(by, happening)):
            return None
        return msgspec.structs.replace(asked, doubt=weigh.after_unsure(asked.doubt)) if unsure else asked

    def _has_judged(self, by: str, happening: ReviewedHappening) -> bool:
        judgments = self._shown.reviewed.judgments
        return any(judgments[id].by == by for id in happening.judgments if id in judgments)

    def _item(self, asked: Asked) -> QueueItem:
        return QueueItem(
            kind=asked.kind,
            happening=asked.happening,
            question=asked.question,
            field=asked.field,
            effect=round(asked.effect.number, 3),
            doubt=round(asked.doubt.number, 3),
            priority=round(asked.priority, 3),
            why=(*asked.effect.parts, *asked.doubt.parts),
            choices=tuple(Choice(label, d, self._effects_of(asked.happening, d)) for label, d in asked.choices),
        )

    # -- what is asked of a happening ------------------------------------------------------------------------------

    def _of(self, shown: ReviewedHappening) -> tuple[Asked, ...]:
        known = self._asked.get(shown.id)
        if known is None or known[0] is not shown:
            known = self._asked[shown.id] = shown, tuple(self._ask(shown))
        return known[1]

    def _ask(self, shown: ReviewedHappening) -> Iterator[Asked]:
        happening = shown.happening
        if happening is None or shown.state == "rejected" or not shown.machine:
            return
        yield from self._of_people(shown, happening)
        if shown.state != "accepted":
            yield from (self._of_conflict(happening, c) for c in happening.conflicts if _unsettled(shown, c))
        joins = sorted((j for j in happening.joins if j.score > 0), key=lambda j: j.score)[:_JOINS]
        yield from (self._of_join(happening, j) for j in joins)
        yield from self._of_sources(happening)
        if shown.state in ("open", "unsure"):
            yield self._of_line(happening)

    def _of_people(self, shown: ReviewedHappening, h: Happening) -> Iterator[Asked]:
        for field, label in shown.fields.items():
            if not (label.disagreement or label.moved_on):
                continue
            names = " and ".join(s.by for s in label.said)
            question = f"people disagree on {field.replace('_', ' ')}"
            if not label.disagreement:
                question = f"{field} is as {names} said; the machine's value is another now: {_say(label.machine)}"
            effect = weigh.effect(h.type, standing=field == "standing", value=field)
            doubt = Weighed(1.0, ("people disagree",)) if label.disagreement else Weighed(0.5, ("it changed since",))
            yield Asked(
                kind="people",
                happening=h.id,
                about=frozenset({h.id, "people", field}),
                question=question,
                field=field,
                effect=msgspec.structs.replace(effect, number=effect.number + weigh.DISAGREEMENT),
                doubt=doubt,
                choices=tuple(_choices_of(h.id, field, label)),
            )
        if shown.state == "disagreed":
            effect = weigh.effect(h.type, count=True)
            yield Asked(
                kind="people",
                happening=h.id,
                about=frozenset({h.id, "people"}),
                question="people disagree on whether this is right",
                effect=msgspec.structs.replace(effect, number=effect.number + weigh.DISAGREEMENT),
                doubt=Weighed(1.0, ("people disagree",)),
                choices=_yes_no(h.id),
            )

    def _of_conflict(self, h: Happening, conflict: Conflict) -> Asked:
        field = _field_of(conflict)
        supporters = Counter(_say(v.value) for v in conflict.values)
        standing = field == "standing"
        return Asked(
            kind="conflict",
            happening=h.id,
            about=frozenset({h.id, "conflict", conflict.field}),
            question=f"articles differ on {conflict.field}: {' or '.join(supporters)}",
            field=field,
            effect=weigh.effect(h.type, standing=standing, value=None if standing else field),
            doubt=weigh.conflict_doubt(list(supporters.values())),
            choices=tuple(
                (value, Draft(by=SOMEBODY, verdict="change", record=h.id, field=field, new=_value(field, value)))
                for value, _ in supporters.most_common(5)
            ),
        )

    def _of_join(self, h: Happening, join: Join) -> Asked:
        a, b = (f"{r.document}/{r.event}" for r in (join.first, join.second))
        return Asked(
            kind="join",
            happening=h.id,
            about=frozenset({a, b}),
            question="are these two tellings of one event?",
            effect=weigh.effect(h.type, standing=True, sources=(h.independent_sources, 0), count=True),
            refined=partial(self._parting, h, join),
            doubt=weigh.join_doubt(join.score, THRESHOLD, copied=any(r.what == _COPIED for r in join.reasons)),
            choices=(
                ("the same event", Draft(by=SOMEBODY, verdict="same", record=a, other=b)),
                ("not the same event", Draft(by=SOMEBODY, verdict="different", record=b, other=a)),
                ("not sure", Draft(by=SOMEBODY, verdict="unsure", record=a, other=b)),
            ),
        )

    def _parting(self, h: Happening, join: Join) -> Weighed:
        """The effect of two parts going their own ways."""
        parts = regroup(events_of(h), [j for j in h.joins if j is not join], ())
        documents = [frozenset(r.document for r in p.members) for p in parts]
        stand = [s for d in documents if (s := _standing(h, d)) is not None]
        most = max(weigh.sources_of(h, d, self._lineages) for d in documents)
        return weigh.effect(
            h.type,
            standing=any(s != h.standing for s in stand),
            sources=(h.independent_sources, min(most, h.independent_sources)),
            count=True,
        )

    def _of_sources(self, h: Happening) -> Iterator[Asked]:
        lineages = Counter(s.lineage for s in h.sources)
        for telling in h.sources:
            lineage = self._lineage_of.get(telling.document)
            if lineage is None or lineages[telling.lineage] < 2:
                continue
            member = next(m for m in lineage.documents if m.document == telling.document)
            if member.of is None or (member.reason is None and member.relation == "origin"):
                continue
            other = member.of if member.of in self._applier.machine.articles else None
            about = frozenset({telling.document, *([other] if other else [])})
            now = h.independent_sources
            yield Asked(
                kind="source",
                happening=h.id,
                about=about,
                question=f"has the article its words from elsewhere? {member.reason or member.relation}",
                field=SOURCES,
                effect=weigh.effect(h.type, sources=(now, now + 1)),
                doubt=weigh.source_doubt(member),
                choices=tuple(_source_choices(telling.document, other)),
            )

    def _of_line(self, h: Happening) -> Asked:
        sources = (h.independent_sources, max(h.independent_sources - 1, 0)) if h.independent_sources > 1 else None
        return Asked(
            kind="line",
            happening=h.id,
            about=frozenset({h.id, "line"}),
            question="is this right?",
            effect=weigh.effect(h.type, sources=sources, count=True),
            doubt=weigh.line_doubt(h),
            choices=_yes_no(h.id),
        )

    # -- what an answer would change -------------------------------------------------------------------------------

    def _effects_of(self, happening: str, draft: Draft) -> tuple[Effect, ...]:
        shown = self._shown.by_id[happening]
        key = happening, msgspec.msgpack.encode(draft)
        known = self._effects.get(key)
        if known is None or known[0] is not shown:
            judgment = as_judgment(draft, self._lines, self._applier.machine, "")
            known = self._effects[key] = shown, self.effects(judgment)
        return known[1]

    def effects(self, judgment: Judgment) -> tuple[Effect, ...]:
        """What the judgment would change, were it made."""
        if judgment.verdict in ("accept", "unsure"):
            return ()
        trial = msgspec.structs.replace(judgment, id="", at="")
        # One id for what says the same, behind all that are given out: what was worked out by id is of this judgment.
        id = f"7{hashlib.sha256(msgspec.json.encode(trial)).hexdigest()[:25].upper()}"
        then = self._applier.trial((*self._judgments, msgspec.structs.replace(trial, id=id)), id)
        return tuple(self._differences(then))

    def _differences(self, then: Trial) -> Iterator[Effect]:
        before = {self._shown.reviewed.became.get(id, id) for id in then.touched}
        before |= {id for id, machine in self._parted if machine & then.touched}
        for id in sorted(before | then.happenings.keys()):
            was, will = self._shown.by_id.get(id), then.happenings.get(id)
            if was is None:
                yield Effect(id, "happening", None, id)
            elif will is None:
                if id in then.became or id not in self._applier.machine.happenings:
                    yield Effect(id, "happening", id, then.became.get(id))
            else:
                yield from _changes(was, will)


def _changes(was: ReviewedHappening, will: ReviewedHappening) -> Iterator[Effect]:
    if was.state != will.state and "rejected" in (was.state, will.state):
        yield Effect(was.id, "state", was.state, will.state)
    for field in dict.fromkeys((*was.fields, *will.fields)):
        before, after = was.fields.get(field), will.fields.get(field)
        if field != ONE_EVENT and (before and before.value) != (after and after.value):
            yield Effect(was.id, field, before and before.value, after and after.value)


def _unsettled(shown: ReviewedHappening, conflict: Conflict) -> bool:
    label = shown.fields.get(_field_of(conflict))
    return label is None or not label.said


def _field_of(conflict: Conflict) -> str:
    return {"polarity": "standing", "number": NUMBER}.get(conflict.field, conflict.field)


def _value(field: str, shown: str) -> object:
    return shown.split("; ") if field == "actors" else shown


def _say(value: object) -> str:
    if value is None or value == () or value == []:
        return "not stated"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _standing(h: Happening, documents: frozenset[str]) -> Standing | None:
    known = [c for c in h.history if c.document in documents]
    return settle(known) if known else None


def _choices_of(happening: str, field: str, label: Labelled) -> Iterator[tuple[str, Draft]]:
    if field in (SOURCES, ONE_EVENT):
        return
    values: list[object] = []
    for value in (*(s.value for s in label.said), label.machine):
        if not any(alike(value, v) for v in values):
            values.append(value)
    for value in values:
        yield _say(value), Draft(by=SOMEBODY, verdict="change", record=happening, field=field, new=value)


def _source_choices(document: str, other: str | None) -> Iterator[tuple[str, Draft]]:
    if other is not None:
        yield "it is", Draft(by=SOMEBODY, verdict="copy", record=document, other=other)
    yield "independent", Draft(by=SOMEBODY, verdict="independent", record=document, other=other)
    yield "not sure", Draft(by=SOMEBODY, verdict="unsure", record=document, other=other)


def _yes_no(happening: str) -> tuple[tuple[str, Draft], ...]:
    return (
        ("right", Draft(by=SOMEBODY, verdict="accept", record=happening)),
        ("wrong", Draft(by=SOMEBODY, verdict="reject", record=happening)),
        ("not sure", Draft(by=SOMEBODY, verdict="unsure", record=happening)),
    )
