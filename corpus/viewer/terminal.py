"""A document in the terminal: the text with bracketed, coloured marks, and what is marked in tables."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.document import Damage, Document, Mention, Paragraph, Time
from corpus.viewer.page import telling_badge
from corpus.viewer.spans import Marked, Said, Told, names, walk
from onrecord.show.palette import SIGNS, STYLES

_ENTITY, _TIME, _SAID, _DAMAGE = "underline", "yellow", "green", "red"


def show(document: Document, console: Console) -> None:
    """Print one document."""
    console.rule(f"[bold]{document.id}[/bold] {document.style} {document.country or '-'} {document.published}")
    for paragraph in document.paragraphs:
        console.print(_paragraph(document, paragraph), end="\n\n")
    called = names(document)
    for table in (_events(document, called), _statements(document, called), _entities(document, called)):
        if table.row_count:
            console.print(table)


def _paragraph(document: Document, paragraph: Paragraph) -> Text:
    out = Text(style="bold" if paragraph.title else "")
    styles: list[str] = []
    for step, value in walk(document, paragraph):
        if isinstance(value, str):
            out.append(value, " ".join(styles))
            continue
        if step == "open":
            styles.append(_style(value))
            out.append(_before(value), styles[-1])
        else:
            out.append(_after(value), styles.pop())
    return out


def _style(marked: Marked) -> str:
    match marked:
        case Mention():
            return _ENTITY
        case Time():
            return _TIME
        case Told(event, _, _):
            return STYLES[event.standing]
        case Damage():
            return _DAMAGE
        case Said():
            return _SAID


def _before(marked: Marked) -> str:
    match marked:
        case Said(_, "content"):
            return "⌈"
        case Mention(source_of=(_, *_)):
            return f"{' '.join(marked.source_of)}▸"
        case _:
            return ""


def _after(marked: Marked) -> str:
    match marked:
        case Said(statement, "content"):
            return f"⌋{statement.id}"
        case Said(statement, _):
            return f"‹{statement.id} {statement.act}›"
        case Told():
            return f"‹{telling_badge(marked)}›"
        case Time():
            return f"‹{marked.value}›"
        case Damage():
            return f"‹{marked.kind}›"
        case Mention():
            return f"‹{'+'.join(marked.entities)}›"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=f"\n{title}", title_justify="left", title_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _events(document: Document, called: dict[str, str]) -> Table:
    table = _table("Events", "", "type", "who", "to whom", "where", "when", "standing")
    for e in document.events:
        mode = f"/{e.mode}" if e.mode else ""
        standing = Text(f"{SIGNS[e.standing]} {e.standing}", STYLES[e.standing])
        who, whom = (", ".join(called[i] for i in ids) for ids in (e.actors, e.recipients))
        table.add_row(e.id, e.type + mode, who, whom, called.get(e.place or "", ""), e.time or "", standing)
    return table


def _statements(document: Document, called: dict[str, str]) -> Table:
    table = _table("Statements", "", "act", "who", "cue", "what", "about")
    for s in document.statements:
        content = " … ".join(document.words(c) for c in s.content)
        cue = document.words(s.cue) if s.cue else ""
        table.add_row(s.id, s.act, ", ".join(called[i] for i in s.by), cue, content, " ".join(s.about))
    return table


def _entities(document: Document, called: dict[str, str]) -> Table:
    table = _table("Entities", "", "name", "kind", "country", "sectors", "mentions")
    for e in document.entities:
        n = sum(e.id in m.entities for m in document.mentions)
        table.add_row(e.id, called[e.id], e.kind, e.country or "", " ".join(e.sectors), str(n))
    return table
