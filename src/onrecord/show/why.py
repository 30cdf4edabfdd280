"""The whole chain of evidence behind one line of a record: an event, a statement or an entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.errors import UsageError
from onrecord.model.document import Flag
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.plover import QUAD
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Statement
from onrecord.model.temporal import TimeExpression, When
from onrecord.show import describe
from onrecord.show.describe import Names, count
from onrecord.show.palette import STYLES
from onrecord.show.terminal import Quote, act_label, heading, speaker, standing_label, statement_words, who_whom
from onrecord.show.words import printable

CONTEXT = 90  # characters of the article shown around an entity's mention
NOTHING = "not said"


def chain_of_evidence(record: Record, id: str) -> Iterator[RenderableType]:
    """All that stands behind `id`, part by part. Raises UsageError, naming ids like it, where there is none such."""
    return _Chain(record).of(id)


def ids(record: Record) -> list[str]:
    """The ids that can be asked about."""
    lines: list[Event | Statement | Entity] = [*record.events, *record.statements, *record.entities]
    return [line.id for line in lines]


def unknown_id(id: str, known: list[str], where: str) -> UsageError:
    """The error for an id that is not there; its cure names those most like it."""
    near = get_close_matches(id.upper(), known, n=5, cutoff=0.5)
    cure = f"did you mean {' or '.join(near)}?" if near else _range(known)
    return UsageError(f"no event, statement or entity is called {printable(id)!r}", where=where, cure=cure)


def _range(known: list[str]) -> str:
    if not known:
        return "nothing was found in this article"
    shown = ", ".join(known[:12])
    return f"there are {shown}" + (f" and {len(known) - 12} more" if len(known) > 12 else "")


class _Chain:
    """Walks one record from a line to every word that it rests on."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.names = Names(record.entities)

    def of(self, id: str) -> Iterator[RenderableType]:
        for event in self.record.events:
            if event.id == id:
                return self.event(event)
        for statement in self.record.statements:
            if statement.id == id:
                return self.statement(statement)
        for entity in self.record.entities:
            if entity.id == id:
                return self.entity(entity)
        raise unknown_id(id, ids(self.record), self.record.document.id)

    def event(self, event: Event) -> Iterator[RenderableType]:
        yield self._event_line(event)
        yield _facts(
            [
                ("act", Text(f"{QUAD[event.type]}, intensity {event.intensity:g}", style="dim")),
                ("contexts", Text(", ".join(event.contexts)) if event.contexts else None),
                ("who", self._entities(event.actors)),
                ("whom", self._entities(event.recipients)),
                ("where", self._entities((event.place,) if event.place else ())),
                ("when", self._when(event.when)),
            ]
        )
        yield heading(f"Told {count(len(event.evidence), 'time')}")
        for span in event.evidence:
            yield self._quote(span, event.trigger)
        yield heading("How its standing came about")
        for step in event.history:
            yield self._step(step)
        yield from self._said([s for s in self.record.statements if event.id in s.about])
        yield from self._flags(event.evidence)

    def statement(self, statement: Statement) -> Iterator[RenderableType]:
        yield Text.assemble((statement.id, "dim"), " ", act_label(statement), "  ", speaker(statement, self.names))
        yield _facts(
            [
                ("source", self._entities((statement.source,) if statement.source else ())),
                ("named as", Quote(statement.source_span) if statement.source_span else None),
                ("told by", Quote(statement.cue) if statement.cue else None),
                ("form", Text(statement.form)),
                ("to", self._entities(statement.addressees) if statement.addressees else None),
                ("medium", Text(statement.medium) if statement.medium != "unknown" else Text(NOTHING, style="dim")),
                ("outlet", self._entities((statement.outlet,)) if statement.outlet else None),
                ("when", self._when(statement.when)),
                ("within", self._within(statement.within) if statement.within else None),
            ]
        )
        yield heading("The words")
        for span in statement_words(statement):
            yield self._quote(span)
        yield from self._events([e for e in self.record.events if e.id in statement.about], "What it is about")
        yield from self._said([s for s in self.record.statements if s.within == statement.id], "What is told within it")
        yield from self._flags(statement_words(statement))

    def entity(self, entity: Entity) -> Iterator[RenderableType]:
        yield Text.assemble((entity.id, "dim"), " ", (printable(entity.name), "bold"))
        unknown = Text(NOTHING, style="dim")
        yield _facts(
            [
                ("kind", Text(entity.kind.replace("_", " "))),
                ("country", Text(entity.country) if entity.country else unknown),
                ("sectors", Text(", ".join(entity.sectors)) if entity.sectors else unknown),
                ("role", Text(printable(entity.role)) if entity.role else unknown),
                ("wikidata", Text(printable(entity.wikidata)) if entity.wikidata else None),
            ]
        )
        yield heading(f"Mentioned {count(len(entity.mentions), 'time')}")
        for mention in entity.mentions:
            yield self._in_context(Span(mention.start, mention.end, mention.exact), mention.form)
        parts = [e for e in self.record.events if entity.id in (*e.actors, *e.recipients, e.place)]
        yield from self._events(parts, "What it did, and what was done to it or there")
        yield from self._said([s for s in self.record.statements if s.source == entity.id], "What it said")
        yield from self._flags([Span(m.start, m.end, m.exact) for m in entity.mentions])

    def _entities(self, ids: Iterable[str]) -> RenderableType:
        lines = [self._entity_line(id) for id in ids]
        return Group(*lines) if lines else Text(NOTHING, style="dim")

    def _entity_line(self, id: str) -> Text:
        line = Text.assemble((id, "dim"), " ", self.names.name(id))
        if entity := self.names.get(id):
            known = [entity.kind.replace("_", " "), entity.country, *entity.sectors, entity.role]
            line.append(f"  {printable(', '.join(k for k in known if k))}", style="dim")
            first = entity.mentions[0]
            line.append(f"  first named {describe.offsets(first.start, first.end)}", style="dim")
        return line

    def _when(self, when: When | None) -> RenderableType:
        if when is None:
            return Text(NOTHING, style="dim")
        lines: list[RenderableType] = [Text(f"{describe.days(when)}  ({when.basis})")]
        if when.text is not None:
            lines.append(Quote(when.text))
            lines += [Text(self._counted_from(t), style="dim") for t in self.record.times if _same(t, when.text)]
        return Group(*lines)

    def _counted_from(self, time: TimeExpression) -> str:
        value = f"{time.id} {time.type} {time.value or ''}".rstrip()
        if time.anchor == "published":
            return f"{value}, counted from the publication date {self.record.document.published}"
        anchor = next((t for t in self.record.times if t.id == time.anchor), None)
        if anchor is None:
            return value
        words = f"“{printable(anchor.exact)}” {describe.offsets(anchor.start, anchor.end)}"
        return f"{value}, counted from {anchor.id} {words}"

    def _event_line(self, event: Event) -> Text:
        label = standing_label(event.standing)
        return Text.assemble((event.id, "dim"), " ", label, "  ", who_whom(event, self.names))

    def _events(self, events: list[Event], title: str) -> Iterator[RenderableType]:
        if events:
            yield heading(title)
        for event in events:
            yield _indented(self._event_line(event))

    def _within(self, id: str) -> RenderableType:
        outer = next((s for s in self.record.statements if s.id == id), None)
        return self._statement_line(outer) if outer else Text(id)

    def _statement_line(self, statement: Statement) -> Text:
        line = Text.assemble((statement.id, "dim"), " ", speaker(statement, self.names), "  ", act_label(statement))
        facts = [describe.setting(statement, self.names)]
        facts += [f"{describe.days(statement.when)}, {describe.basis(statement.when)}"] if statement.when else []
        facts += [f"as told in {statement.within}"] if statement.within else []
        if known := " · ".join(f for f in facts if f):
            line.append(f"  {known}", style="dim")
        return line

    def _step(self, step: StandingChange) -> RenderableType:
        voice = self.names.name(step.by) if step.by else describe.ARTICLE_VOICE
        head = Text.assemble(standing_label(step.standing), "  by ", voice)
        facts = [f"in {step.statement}"] if step.statement else []
        facts += [f"{describe.days(step.when)}, {describe.basis(step.when)}"] if step.when else []
        if facts:
            head.append("  " + " · ".join(facts), style="dim")
        return Group(_indented(head), _indented(Quote(step.evidence), by=6))

    def _said(self, statements: list[Statement], title: str = "Who speaks of it") -> Iterator[RenderableType]:
        if statements:
            yield heading(title)
        for statement in statements:
            yield _indented(self._statement_line(statement))
            for span in statement_words(statement):
                yield _indented(Quote(span), by=6)

    def _flags(self, spans: Iterable[Span]) -> Iterator[RenderableType]:
        spans = list(spans)
        touching = [f for f in self.record.flags if any(f.start < s.end and s.start < f.end for s in spans)]
        if touching:
            yield heading("What to distrust in these words")
        for flag in touching:
            yield from _flag(flag)

    def _quote(self, span: Span, focus: Span | None = None) -> RenderableType:
        """All words of a span, and which passage of the article they stand in."""
        passage = next((p for p in self.record.passages if p.start <= span.start < p.end), None)
        if passage is None:
            return _indented(Quote(span, focus=focus))
        repeats = f", telling {passage.repeats} again" if passage.repeats else ""
        note = Text(f"passage {passage.id} ({passage.role}{repeats})", style="dim")
        return Group(_indented(note), _indented(Quote(span, focus=focus), by=6))

    def _in_context(self, span: Span, form: str) -> RenderableType:
        text = self.record.document.text
        start, end = max(0, span.start - CONTEXT // 2), min(len(text), span.end + CONTEXT // 2)
        words = Text.assemble(
            (_clipped(text[start : span.start], left=start > 0), "dim"),
            (printable(span.exact), "bold underline"),
            (_clipped(text[span.end : end], right=end < len(text)), "dim"),
        )
        table = Table.grid(padding=(0, 1))
        table.add_column(style="dim", width=13, no_wrap=True)
        table.add_column(style="dim", width=8)
        table.add_column(ratio=1)
        table.add_row(describe.offsets(span.start, span.end), form, words)
        return _indented(table)


def _clipped(text: str, *, left: bool = False, right: bool = False) -> str:
    """Words around a mention, without the halves of words at a cut edge, blanks at the inner edge kept."""
    if left:
        text = text.partition(" ")[2] if " " in text else text
    if right:
        text = text.rpartition(" ")[0] if " " in text else text
    before, after = text[:1].isspace(), text[-1:].isspace()
    return " " * before + printable(text) + " " * (after and len(text) > 1)


def _same(time: TimeExpression, span: Span) -> bool:
    return time.start < span.end and span.start < time.end


def _flag(flag: Flag) -> Iterator[RenderableType]:
    yield _indented(
        Text.assemble((flag.kind.replace("_", " "), STYLES["alleged"]), f"  {printable(flag.note)}"),
    )
    yield _indented(Quote(Span(flag.start, flag.end, flag.exact)), by=6)


def _facts(rows: Iterable[tuple[str, RenderableType | None]]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(style="dim", width=9, no_wrap=True)
    table.add_column(ratio=1)
    for name, value in rows:
        if value is not None:
            table.add_row("", name, value)
    return table


def _indented(what: RenderableType, by: int = 3) -> Padding:
    return Padding(what, (0, 0, 0, by))
