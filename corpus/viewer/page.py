"""One self-contained HTML page: each document's text with its marks, and cards of what is marked.

Every layer has a shape of its own (underline, box, bracket, badge with words), so that no colour is needed to read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from corpus.document import Damage, Document, Event, Mention, Paragraph, Statement, Time
from corpus.viewer.spans import Marked, Said, Told, names, walk
from onrecord.model.annotation import Factuality
from onrecord.show.palette import SIGNS

_HERE = Path(__file__).parent
FACTUALITY_SIGNS: dict[Factuality, str] = {
    "actual": "",
    "negated": SIGNS["negated"],
    "planned": SIGNS["planned"],
    "threatened": SIGNS["threatened"],
    "hypothetical": SIGNS["hypothetical"],
    "alleged": SIGNS["alleged"],
}
_LAYERS = ("entities", "events", "statements", "times", "damage", "badges")


def page(documents: Sequence[Document], title: str) -> str:
    """The whole page."""
    style, script = ((_HERE / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    toggles = "".join(
        f'<label><input type="checkbox" data-layer="{layer}" checked> {layer}</label>' for layer in _LAYERS
    )
    contents = "".join(f'<a href="#{escape(d.id)}">{escape(d.id)}</a>' for d in documents)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>"
        f'<header><h1>{escape(title)}</h1><div class="layers" role="group" aria-label="Layers shown">{toggles}</div>'
        f'<button type="button" id="theme">dark or light</button>{_legend()}'
        f'<nav aria-label="Documents">{contents}</nav></header>'
        f"<main>{''.join(_document(d) for d in documents)}</main><script>{script}</script></body></html>\n"
    )


def _legend() -> str:
    standings = " ".join(f'<span class="st st-{s}">{sign}&nbsp;{s}</span>' for s, sign in SIGNS.items())
    return (
        "<details><summary>How to read the marks</summary><p>"
        '<span class="m name">name</span>, <span class="m nominal">description</span> and '
        '<span class="m pronoun">pronoun</span> of an entity; <span class="time">a time</span>; '
        '<span class="ev">trigger<span class="badge">event TYPE ✓</span></span> of an event, its badge with the sign '
        "of its standing, or of what these words make of it; "
        '<span class="ref">a mere reference<span class="badge">↩ event</span></span>; '
        '<span class="cue">a cue<span class="badge">statement act</span></span>; '
        '<span class="content">content<sub>s1</sub></span>; <span class="dmg">damage</span>. Point at a mention, or '
        f"move to it by Tab, and all mentions of its entity light up.</p><p>Standings: {standings}</p></details>"
    )


def _document(document: Document) -> str:
    called = names(document)
    facts = [document.style.replace("_", " "), document.country or "no country", document.published.isoformat()]
    text = "".join(_paragraph(document, p) for p in document.paragraphs)
    cards = [
        _cards("Events", [_event(document, e, called) for e in document.events]),
        _cards("Statements", [_statement(document, s, called) for s in document.statements]),
        _entities(document, called),
        _times(document),
    ]
    return (
        f'<section id="{escape(document.id)}" aria-label="Document {escape(document.id)}">'
        f'<h2><a href="#{escape(document.id)}">{escape(document.id)}</a> '
        f"<small>{escape(' · '.join(facts))}</small></h2>"
        f'<div class="sides"><article>{text}</article><aside>{"".join(cards)}</aside></div></section>'
    )


def _paragraph(document: Document, paragraph: Paragraph) -> str:
    out: list[str] = []
    for kind, value in walk(document, paragraph):
        if isinstance(value, str):
            out.append(escape(value))
        else:
            out.append(_open(document, value) if kind == "open" else _close(value))
    tag = "h3" if paragraph.title else "p"
    return f"<{tag}>{''.join(out)}</{tag}>"


def _open(document: Document, marked: Marked) -> str:
    match marked:
        case Mention():
            ids = " ".join(f"{document.id}.{e}" for e in marked.entities)
            says = f'<sup class="src">{escape(" ".join(marked.source_of))}▸</sup>' if marked.source_of else ""
            about = escape(" + ".join(marked.entities))
            return f'<span class="m {marked.form}" tabindex="0" data-e="{escape(ids)}" title="{about}">{says}'
        case Time():
            return f'<span class="time" title="{escape(marked.value)}">'
        case Told(event, telling, _):
            kind = "ref" if telling.known else "ev"
            return (
                f'<span class="{kind} st-{event.standing}" data-v="{escape(f"{document.id}.{event.id}")}" tabindex="0">'
            )
        case Said(statement, "cue"):
            return f'<span class="cue" data-s="{escape(f"{document.id}.{statement.id}")}" tabindex="0">'
        case Said(statement, _):
            return f'<span class="content" data-s="{escape(f"{document.id}.{statement.id}")}">'
        case Damage():
            return f'<span class="dmg" title="{escape(marked.kind)}">'


def _close(marked: Marked) -> str:
    match marked:
        case Told():
            return f'<span class="badge">{escape(telling_badge(marked))}</span></span>'
        case Said(statement, "cue"):
            return f'<span class="badge">{escape(f"{statement.id} {statement.act}".replace("_", " "))}</span></span>'
        case Said(statement, _):
            return f"<sub>{escape(statement.id)}</sub></span>"
        case Time():
            return f'<span class="badge">{escape(marked.value)}</span></span>'
        case _:
            return "</span>"


def telling_badge(told: Told) -> str:
    """`e1 ASSAULT/firearms ✓` on the first telling; later only the id and what the words make of the act."""
    event, telling, first = told
    if telling.known:
        return f"↩ {event.id}"
    sign = FACTUALITY_SIGNS[telling.factuality]
    if not first:
        return f"{event.id} {sign}".strip()
    mode = f"/{event.mode}" if event.mode else ""
    return f"{event.id} {event.type}{mode} {SIGNS[event.standing]}"


def _cards(title: str, cards: Sequence[str]) -> str:
    return f"<h4>{title} <small>{len(cards)}</small></h4>{''.join(cards)}" if cards else ""


def _event(document: Document, event: Event, called: dict[str, str]) -> str:
    mode = f" <i>{escape(event.mode)}</i>" if event.mode else ""
    rows = [
        ("who", _entity_links(document, event.actors, called)),
        ("to whom", _entity_links(document, event.recipients, called)),
        ("where", _entity_links(document, [event.place] if event.place else [], called)),
        ("when", escape(event.time or "")),
        ("said as", _statement_link(document, event.performed_by)),
        ("told", "; ".join(_telling(document, event))),
    ]
    standing = f'<span class="st st-{event.standing}">{SIGNS[event.standing]}&nbsp;{event.standing}</span>'
    key = escape(f"{document.id}.{event.id}")
    return _card(f'data-v="{key}"', f"<b>{event.type}</b>{mode} <code>{escape(event.id)}</code> {standing}", rows)


def _telling(document: Document, event: Event) -> Iterator[str]:
    for t in event.tellings:
        words = f"“{escape(document.words((t.start, t.end)))}”"
        how = "reference" if t.known else t.factuality
        voice = f" in {escape(' in '.join(t.statements))}" if t.statements else ""
        yield f"{words} <small>{how}{voice}</small>"


def _statement(document: Document, statement: Statement, called: dict[str, str]) -> str:
    content = " … ".join(escape(document.words(c)) for c in statement.content)
    about = ", ".join(f"<code>{escape(e)}</code>" for e in statement.about)
    rows = [
        ("who", _entity_links(document, statement.by, called) or "nobody named"),
        ("cue", escape(document.words(statement.cue)) if statement.cue else "<small>none</small>"),
        ("what", f"{content} <small>{statement.form}</small>" if content else "<small>no words</small>"),
        ("to", _entity_links(document, statement.to, called)),
        ("by way of", "" if statement.medium == "unknown" else statement.medium.replace("_", " ")),
        ("in", _entity_links(document, [statement.outlet] if statement.outlet else [], called)),
        ("when", escape(statement.time or "")),
        ("about", about),
        ("within", _statement_link(document, statement.within)),
    ]
    key = escape(f"{document.id}.{statement.id}")
    head = f"<b>{statement.act.replace('_', ' ')}</b> <code>{escape(statement.id)}</code>"
    return _card(f'data-s="{key}"', head, rows)


def _card(attributes: str, head: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    return f'<div class="card" {attributes} tabindex="0"><p>{head}</p><dl>{lines}</dl></div>'


def _entity_links(document: Document, ids: Sequence[str], called: dict[str, str]) -> str:
    return ", ".join(
        f'<span class="m name" data-e="{escape(f"{document.id}.{id}")}" tabindex="0">{escape(called[id])}</span>'
        for id in ids
    )


def _statement_link(document: Document, id: str | None) -> str:
    return f'<code data-s="{escape(f"{document.id}.{id}")}" tabindex="0">{escape(id)}</code>' if id else ""


def _entities(document: Document, called: dict[str, str]) -> str:
    rows = []
    for e in document.entities:
        n = sum(e.id in m.entities for m in document.mentions)
        facts = escape(" ".join([e.kind.replace("_", " "), e.country or "", *e.sectors]))
        key = escape(f"{document.id}.{e.id}")
        rows.append(
            f'<tr data-e="{key}" tabindex="0"><td>{escape(called[e.id])} <code>{escape(e.id)}</code></td>'
            f"<td>{facts}</td><td>{n}</td></tr>"
        )
    head = '<tr><th scope="col">entity</th><th scope="col">what it is</th><th scope="col">mentions</th></tr>'
    return f"<h4>Entities <small>{len(rows)}</small></h4><table>{head}{''.join(rows)}</table>" if rows else ""


def _times(document: Document) -> str:
    rows = [
        f"<tr><td>{escape(document.words((t.start, t.end)))}</td><td>{t.type}</td><td>{escape(t.value)}</td></tr>"
        for t in document.times
    ]
    head = '<tr><th scope="col">time</th><th scope="col">type</th><th scope="col">value</th></tr>'
    return f"<h4>Times <small>{len(rows)}</small></h4><table>{head}{''.join(rows)}</table>" if rows else ""
