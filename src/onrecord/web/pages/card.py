"""The card of a happening: one sentence, how it stands and by whose words, where it comes from, what is not stated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec
from markupsafe import Markup
from msgspec.structs import replace

from onrecord.model.happening import Happening, Join, Lineage, LineageMember
from onrecord.model.judgment import Judgment, ReviewedHappening
from onrecord.model.standing import STANDINGS, Standing
from onrecord.show.chronology import Chronology, Entry, Paper, lineage_tree
from onrecord.show.sentences import sentence
from onrecord.web.pages.fields import ASKED, LABELS, Row, row, told
from onrecord.web.pages.reader import Reader
from onrecord.web.pages.step_line import step_line

_COUNTED: Final = {"independent_sources": None}
VERDICTS: Final = {
    "accept": "accepted",
    "reject": "rejected",
    "change": "changed",
    "same": "the same event",
    "different": "not the same event",
    "copy": "a copy",
    "independent": "independent",
    "unsure": "not sure",
    "undo": "undone",
}


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An article in the tree of its lineage; `told` are the words in which it tells the happening."""

    paper: Paper
    relation: str
    reason: str
    note: str
    told: tuple[str, ...]
    events: tuple[str, ...]
    origin: bool
    below: tuple[Node, ...] = ()


class Tree(msgspec.Struct, frozen=True):
    """A lineage: the articles that go back to one origin."""

    id: str
    origin: str
    nodes: tuple[Node, ...]
    articles: int


class Joined(msgspec.Struct, frozen=True):
    """Why two events are one happening."""

    first: str
    second: str
    score: float
    reasons: str


class Past(msgspec.Struct, frozen=True):
    """A judgment as the card lists it. `undone` where it holds no more, `undo` where it can be taken back."""

    id: str
    at: str
    by: str
    said: str
    why: str
    undone: bool
    undo: bool


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """All that the card shows. `chart` is our own markup; `entry` is None where only people tell the happening."""

    id: str
    sentence: str
    state: str
    disagreement: bool
    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    standing: Row | None
    sources: Row | None
    others: tuple[Row, ...]
    chart: str
    entry: Entry | None
    trees: tuple[Tree, ...]
    joins: tuple[Joined, ...]
    past: tuple[Past, ...]
    tellings: tuple[tuple[str, str, str], ...]
    articles: tuple[str, ...]


def card(reader: Reader, line: ReviewedHappening) -> Card:
    """Looks up what the card of one reviewed happening shows."""
    happening = line.happening
    rows = [_row(reader, line, name) for name in ASKED if name in line.fields]
    known = {r.name: r for r in rows}
    sources = line.fields.get("independent_sources")
    return Card(
        id=line.id,
        sentence=told_in_one(line),
        state=line.state,
        disagreement=line.disagreement,
        rows=tuple(r for r in rows if r.name != "standing"),
        missing=tuple(r.label for r in rows if r.words is None),
        standing=known.get("standing"),
        sources=row("independent_sources", sources, (), str) if sources else None,
        others=tuple(row(name, field, (), str) for name, field in line.fields.items() if name not in known | _COUNTED),
        chart=Markup(step_line(happening.history, _standing(line, happening))) if happening else Markup(""),
        entry=reader.chronology.entry(happening) if happening else None,
        trees=tuple(_trees(reader, happening)) if happening else (),
        joins=tuple(_joins(reader.chronology, happening.joins)) if happening else (),
        past=tuple(past(reader.review.history(line.id), set(line.judgments))),
        tellings=tuple(_tellings(reader, happening)) if happening else (),
        articles=tuple(dict.fromkeys(t.document for t in happening.sources)) if happening else (),
    )


def _row(reader: Reader, line: ReviewedHappening, name: str) -> Row:
    type = line.fields["type"].value if "type" in line.fields else None
    candidates = reader.review.values(line.id, name) if name != "standing" else ()
    return row(name, line.fields[name], candidates, lambda id: reader.chronology.paper(id).label, type)


def _standing(line: ReviewedHappening, happening: Happening) -> Standing:
    shown = line.fields.get("standing")
    return shown.value if shown and shown.value in STANDINGS else happening.standing


def told_in_one(line: ReviewedHappening | None) -> str:
    """One sentence, with the values that are shown, the machine's or people's; where there are too few, the words that
    were judged."""
    if line is None:
        return ""
    fields, happening = line.fields, line.happening
    if happening is None or not all(name in fields for name in ASKED):
        return f"“{line.anchor.exact}”" if line.anchor else line.id

    def names(name: str) -> tuple[str, ...]:
        value = fields[name].value
        return tuple(value) if isinstance(value, (list, tuple)) else ()

    shown = replace(
        happening,
        type=fields["type"].value or happening.type,
        mode=fields["mode"].value,
        actors=names("actors"),
        recipients=names("recipients"),
        place=fields["place"].value,
        standing=fields["standing"].value or happening.standing,
    )
    return sentence(shown, str)


def _trees(reader: Reader, happening: Happening) -> Iterator[Tree]:
    """The lineages that tell it, those first whose origin tells it first."""
    for id in dict.fromkeys(t.lineage for t in happening.sources):
        lineage = reader.lineages.get(id)
        if lineage is not None:
            yield _tree(reader, lineage, happening)


def _tree(reader: Reader, lineage: Lineage, happening: Happening) -> Tree:
    """The lineage with each article under the one that it goes back to."""
    flat = lineage_tree(lineage)
    nodes, _ = _below(reader, flat, 0, 0, happening)
    origin = lineage.origin
    name = reader.chronology.paper(origin).label if origin in reader.records else reader.chronology.name(origin)
    return Tree(lineage.id, name, tuple(nodes), len(lineage.documents))


def _below(
    reader: Reader, flat: Sequence[tuple[int, LineageMember]], at: int, depth: int, happening: Happening
) -> tuple[list[Node], int]:
    """The nodes at `depth` from position `at` on, and where the next one above begins."""
    nodes: list[Node] = []
    while at < len(flat) and flat[at][0] >= depth:
        member = flat[at][1]
        below, at = _below(reader, flat, at + 1, flat[at][0] + 1, happening)
        nodes.append(_node(reader, member, happening, below))
    return nodes, at


def _node(reader: Reader, member: LineageMember, happening: Happening, below: Iterable[Node]) -> Node:
    tellings = [t for t in happening.sources if t.document == member.document]
    notes = [f"rests on the word of {reader.chronology.name(t.rests_on)}" for t in tellings if t.rests_on]
    notes += [f"superseded by {reader.chronology.paper(t.superseded_by).label}" for t in tellings if t.superseded_by]
    return Node(
        paper=reader.chronology.paper(member.document),
        relation=reader.chronology.relation(member.document),
        reason=member.reason or "",
        note="; ".join(notes),
        told=tuple(s.exact for t in tellings for s in t.evidence),
        events=tuple(f"{member.document}/{e}" for t in tellings for e in t.events),
        origin=member.relation == "origin",
        below=tuple(below),
    )


def _joins(chronology: Chronology, joins: Iterable[Join]) -> Iterator[Joined]:
    for j in joins:
        reasons = ", ".join(f"{r.what} {r.points:+.1f}" for r in j.reasons)
        first, second = (chronology.paper(ref.document).label for ref in (j.first, j.second))
        yield Joined(first, second, j.score, reasons)


def _tellings(reader: Reader, happening: Happening) -> Iterator[tuple[str, str, str]]:
    """(ARTICLE/EVENT, article, its words) of each event that is taken for this happening."""
    for telling in happening.sources:
        for n, event in enumerate(telling.events):
            span = telling.evidence[min(n, len(telling.evidence) - 1)]
            yield f"{telling.document}/{event}", reader.chronology.paper(telling.document).label, span.exact


def past(history: Sequence[Judgment], holding: set[str]) -> list[Past]:
    """Newest first; `holding` are the ids of those that hold."""
    found = []
    undone = {j.undoes for j in history}
    for j in reversed(history):
        field = f" {LABELS.get(j.field, j.field)}" if j.field else ""
        value = f": {told(j.field or '', j.old) or 'not stated'} → {told(j.field or '', j.new) or 'not stated'}"
        said = VERDICTS[j.verdict] + field + (value if j.verdict == "change" else "")
        if j.verdict == "change" and j.old == j.new:
            said = f"stands by{field}: {told(j.field or '', j.new) or 'not stated'}"
        found.append(Past(j.id, _at(j.at), j.by, said, j.why, j.id in undone, j.id in holding))
    return found


def _at(at: str) -> str:
    """ "2026-03-12 14:02 UTC"."""
    try:
        return f"{dt.datetime.fromisoformat(at):%Y-%m-%d %H:%M} UTC"
    except ValueError:
        return at
