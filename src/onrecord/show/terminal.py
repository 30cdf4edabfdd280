"""A record as an analyst reads it: what the article is, what happened when, who said what, what to distrust.

Nothing is shown that the record does not hold; every quoted stretch carries its offsets, so that it can be found again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from onrecord.model.document import Flag
from onrecord.model.event import Event
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import Standing
from onrecord.model.statement import Statement
from onrecord.show import describe
from onrecord.show.describe import Names, count
from onrecord.show.palette import SIGNS, STYLES
from onrecord.show.words import printable, window

QUOTE_LENGTH = 280  # characters of a passage shown in the overview; `onrecord why` shows all
UNDATED = "date not stated"
DIM = "dim"


def overview(record: Record) -> Iterator[RenderableType]:
    """The whole view of one article, part by part."""
    names = Names(record.entities)
    for part in (_head(record), _chronology(record, names), _statements(record, names), _distrust(record.flags)):
        yield from part
        yield Text()


def _head(record: Record) -> Iterator[Text]:
    document = record.document
    yield Text(printable(document.title or document.id), style="bold")
    known = [printable(document.publisher)] if document.publisher else []
    known += [f"published {document.published} {describe.weekday(document.published)}"] if document.published else []
    known += [f"language {printable(document.language)}"] if document.language else []
    known += [count(len(document.text.split()), "word")]
    left_out = sum(p.role == "boilerplate" for p in record.passages)
    known += [f"{count(left_out, 'passage')} of boilerplate"] if left_out else []
    yield Text(" · ".join(known))
    counts = ((record.events, "event"), (record.statements, "statement"), (record.flags, "flag"))
    found = [count(len(items), what) for items, what in counts]
    found.insert(2, f"{len(record.entities)} people, groups and places")
    yield Text(" · ".join(found), style="bold")
    if damage := _damage(record):
        yield Text("! " + damage, style=STYLES["alleged"])
    if document.published is None:
        note = "! publication date not given: which day “Tuesday” is cannot be told (--published)"
        yield Text(note, style=STYLES["alleged"])


def _damage(record: Record) -> str:
    """What of the article is told again or damaged, in one line."""
    repeats = sum(p.role == "repeat" for p in record.passages)
    kinds = Counter(f.kind for f in record.flags if f.kind != "repeat")
    parts = [f"{count(repeats, 'passage')} told again"] if repeats else []
    parts += [f"{n} × {kind.replace('_', ' ')}" for kind, n in kinds.most_common()]
    return " · ".join(parts)


def _chronology(record: Record, names: Names) -> Iterator[Text | Rule | Table]:
    yield heading("What happened")
    if not record.events:
        yield Text("no event found", style=DIM)
    for n, (day, events) in enumerate(groupby(chronological(record.events), key=_day)):
        yield Text(("\n" if n else "") + day, style="bold")
        for event in events:
            yield _row(event.id, standing_label(event.standing), _event_lines(event, names))


def chronological(events: Iterable[Event]) -> list[Event]:
    """By first day, then last day, then place in the text; events of unknown date come last."""
    return sorted(
        events,
        key=lambda e: (
            e.when is None,
            e.when and e.when.start,
            e.when and e.when.end,
            e.trigger.start,
        ),
    )


def _day(event: Event) -> str:
    if event.when is None:
        return UNDATED
    day = describe.days(event.when)
    return f"{day} {describe.weekday(event.when.start)}" if event.when.start == event.when.end else day


def _event_lines(event: Event, names: Names) -> Iterator[Text | Quote]:
    yield who_whom(event, names)
    facts = [describe.basis(event.when)] if event.when else []
    facts += [f"at {names.name(event.place)}"] if event.place else []
    facts += [f"told {len(event.evidence)} times"] if len(event.evidence) > 1 else []
    if facts:
        yield Text(" · ".join(facts), style=DIM)
    yield Quote(event.evidence[0], focus=event.trigger, limit=QUOTE_LENGTH)
    if " → " in (history := describe.history_line(event.history, names)):
        yield Text(history, style=STYLES[event.standing])


def who_whom(event: Event, names: Names) -> Text:
    """`TYPE/mode  actors → recipients`, each name with its country."""
    line = Text.assemble((type_label(event), "bold"), "  ")
    line.append_text(_people(event.actors, names))
    if event.recipients:
        line.append(" → ", style="bold").append_text(_people(event.recipients, names))
    return line


def type_label(event: Event) -> str:
    return f"{event.type}/{event.mode}" if event.mode else event.type


def _people(ids: tuple[str, ...], names: Names) -> Text:
    if not ids:
        return Text(describe.NOT_SAID, style=DIM)
    line = Text()
    for n, id in enumerate(ids):
        line.append(", " if n else "").append(names.name(id))
        if country := names.country(id):
            line.append(f" ({country})", style=DIM)
    return line


def standing_label(standing: Standing) -> Text:
    return Text(f"{SIGNS[standing]} {standing.upper()}", style=STYLES[standing])


def _statements(record: Record, names: Names) -> Iterator[Text | Rule | Table]:
    yield heading("Who said what")
    if not record.statements:
        yield Text("no statement found", style=DIM)
    for statement in record.statements:
        yield _row(statement.id, act_label(statement), _statement_lines(statement, names))


def act_label(statement: Statement) -> Text:
    style = {"deny": STYLES["denied"], "decline_to_comment": STYLES["alleged"], "threaten": STYLES["threatened"]}
    return Text(describe.ACT_WORDS[statement.act].upper(), style=style.get(statement.act, "bold"))


def _statement_lines(statement: Statement, names: Names) -> Iterator[Text | Quote]:
    yield speaker(statement, names)
    facts = [describe.setting(statement, names)]
    facts += [f"{describe.days(statement.when)}, {describe.basis(statement.when)}"] if statement.when else []
    facts += [f"about {', '.join(statement.about)}"] if statement.about else []
    facts += [f"as told in {statement.within}"] if statement.within else []
    if line := " · ".join(f for f in facts if f):
        yield Text(line, style=DIM)
    for words in statement_words(statement):
        yield Quote(words, limit=QUOTE_LENGTH)


def speaker(statement: Statement, names: Names) -> Text:
    """The source's name and role; the words that stand for it where it is nobody that the record knows."""
    if statement.source is None and statement.source_span is not None:
        return Text(printable(statement.source_span.exact))
    line = Text(names.name(statement.source))
    if country := names.country(statement.source or ""):
        line.append(f" ({country})", style=DIM)
    if role := names.role(statement.source):
        line.append(f"  {role}", style=DIM)
    return line


def statement_words(statement: Statement) -> tuple[Span, ...]:
    """What is said; the words that tell of it where nothing is (a refusal to comment has no content)."""
    return statement.content or ((statement.cue,) if statement.cue else ())


def _distrust(flags: tuple[Flag, ...]) -> Iterator[Text | Rule | Table]:
    yield heading("What to distrust")
    if not flags:
        yield Text("nothing flagged", style=DIM)
    by_kind: dict[str, list[Flag]] = {}
    for flag in flags:
        by_kind.setdefault(flag.kind, []).append(flag)
    for kind, alike in by_kind.items():
        label = Text(kind.replace("_", " "), style=STYLES["alleged"])
        yield _row("!", label, [_flagged(flag) for flag in alike])


def _flagged(flag: Flag) -> Quote:
    return Quote(Span(flag.start, flag.end, flag.exact), limit=QUOTE_LENGTH // 3, note=printable(flag.note))


def heading(text: str) -> Rule:
    """The line above a part of the view."""
    return Rule(Text(text.upper(), style="bold"), align="left", style=DIM)


def _row(id: str, label: Text, lines: Iterable[Text | Quote]) -> Table:
    """One entry: its id, its label, and its lines under each other."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=4, no_wrap=True)
    table.add_column(width=14)
    table.add_column(ratio=1)
    body = Table.grid()
    body.add_column(ratio=1)
    for line in lines:
        body.add_row(line)
    table.add_row(Text(printable(id), style=DIM), label, Padding(body, (0, 0, 0, 0)))
    return table


class Quote:
    """The words of a span behind a bar, with their offsets; `focus` is set off; over `limit` characters are cut."""

    def __init__(self, span: Span, *, focus: Span | None = None, limit: int | None = None, note: str = "") -> None:
        self._text = _quoted(span, focus, limit)
        if note:
            self._text.append(f"  {note}", style=DIM)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._text.wrap(console, max(20, options.max_width - 2)):
            line.rstrip()
            yield Segment("│ ", console.get_style(DIM))
            yield from line.render(console)
            yield Segment.line()


def _quoted(span: Span, focus: Span | None, limit: int | None) -> Text:
    text = Text()
    inner = (focus.start - span.start, focus.end - span.start) if focus and span.contains(focus) else (0, 0)
    left, right = window(span.exact, *inner, limit) if limit else (0, len(span.exact))
    text.append("[…] " if left else "", style=DIM)
    text.append(_piece(span.exact, left, max(left, inner[0])))
    text.append(printable(span.exact[inner[0] : inner[1]]), style="bold underline")
    text.append(_piece(span.exact, max(left, inner[1]), right))
    text.append(" […]" if right < len(span.exact) else "", style=DIM)
    text.append("  " + describe.offsets(span.start, span.end), style=DIM)
    return text


def _piece(text: str, start: int, end: int) -> str:
    """`printable`, but a blank at either edge stays, so that pieces can be joined."""
    piece = text[start:end]
    shown = printable(piece)
    before = " " if shown and piece[:1].isspace() else ""
    return before + shown + (" " if piece[-1:].isspace() else "")
