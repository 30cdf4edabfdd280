"""Happenings as an analyst reads them: the list that answers a question, and all that stands behind one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model.document import Article
from onrecord.model.happening import Conflict, Happening, JoinedRecord, Lineage, LineageMember, SourcedChange, Telling
from onrecord.model.record import Record
from onrecord.show import describe
from onrecord.show.describe import count
from onrecord.show.palette import STYLES
from onrecord.show.terminal import QUOTE_LENGTH, UNDATED, Quote, heading, standing_label
from onrecord.show.words import printable

DIM = "dim"


class Sources:
    """What the lines of a joined record refer to, by id: entities, articles, lineages."""

    def __init__(self, joined: JoinedRecord) -> None:
        self.entities = {e.id: e for e in joined.entities}
        self.articles: Mapping[str, Article] = {
            d.document.id: d.document for d in joined.documents if isinstance(d, Record)
        }
        self.lineages: Mapping[str, Lineage] = {x.id: x for x in joined.lineages}

    def name(self, id: str | None) -> str:
        if id is None:
            return describe.NOT_SAID
        entity = self.entities.get(id)
        return printable(entity.name) if entity else id

    def people(self, ids: Iterable[str]) -> Text:
        line = Text()
        for id in ids:
            line.append(", " if line else "").append(self.name(id))
            entity = self.entities.get(id)
            if entity and entity.country:
                line.append(f" ({entity.country})", style=DIM)
        return line or Text(describe.NOT_SAID, style=DIM)

    def article(self, id: str) -> str:
        """Publisher, day and title, as far as they are known, behind the article's id."""
        article = self.articles.get(id)
        if article is None:
            return id
        known = [article.publisher, article.published and str(article.published), article.title]
        return " · ".join([id, *(printable(k) for k in known if k)])


def listing(happenings: Iterable[Happening], sources: Sources) -> Iterator[RenderableType]:
    """The happenings by day, each with its first quote."""
    for day, group in groupby(happenings, key=lambda h: describe.days(h.when) if h.when else UNDATED):
        yield Text(day, style="bold")
        for happening in group:
            yield _row(happening.id, standing_label(happening.standing), _summary(happening, sources))


def _summary(happening: Happening, sources: Sources) -> Iterator[RenderableType]:
    yield who_whom(happening, sources)
    yield Text(" · ".join(_facts(happening, sources)), style=DIM)
    first = happening.sources[0]
    yield Quote(first.evidence[0], limit=QUOTE_LENGTH, note=sources.article(first.document))


def _facts(happening: Happening, sources: Sources) -> list[str]:
    facts = [f"at {sources.name(happening.place)}"] if happening.place else []
    articles = count(len({s.document for s in happening.sources}), "article")
    facts.append(f"{count(happening.independent_sources, 'independent source')} in {articles}")
    if happening.conflicts:
        facts.append("contradicted on " + ", ".join(sorted({c.field for c in happening.conflicts})))
    return facts


def who_whom(happening: Happening, sources: Sources) -> Text:
    """`TYPE/mode  actors → recipients`, each name with its country."""
    label = f"{happening.type}/{happening.mode}" if happening.mode else happening.type
    line = Text.assemble((label, "bold"), "  ", sources.people(happening.actors))
    if happening.recipients:
        line.append(" → ", style="bold").append_text(sources.people(happening.recipients))
    return line


def chain_behind(happening: Happening, sources: Sources) -> Iterator[RenderableType]:
    """All that stands behind a happening: how its standing came about, who tells it, what contradicts what."""
    yield Text.assemble(
        (happening.id, DIM), " ", standing_label(happening.standing), "  ", who_whom(happening, sources)
    )
    when = f"{describe.days(happening.when)} ({happening.when.basis})" if happening.when else UNDATED
    yield _indented(Text(" · ".join([when, *_facts(happening, sources)])))
    yield heading("How its standing came about")
    for step in sorted(happening.history, key=lambda s: s.published or dt.date.max):
        yield _indented(_step(step, sources))
    yield heading("Who tells it")
    for lineage, tellings in groupby(sorted(happening.sources, key=lambda t: t.lineage), key=lambda t: t.lineage):
        yield from _lineage(sources.lineages.get(lineage), lineage, list(tellings), sources)
    if happening.conflicts:
        yield heading("What cannot all be right")
    for conflict in happening.conflicts:
        yield from _conflict(conflict, sources)
    if happening.joins:
        yield heading("Why these are one happening")
    for join in happening.joins:
        pair = f"{join.first.document}/{join.first.event} = {join.second.document}/{join.second.event}"
        reasons = ", ".join(f"{r.what} {r.points:+.1f}" for r in join.reasons)
        yield _indented(Text.assemble(pair, (f"  {join.score:.1f}: {printable(reasons)}", DIM)))


def _step(step: SourcedChange, sources: Sources) -> RenderableType:
    voice = sources.name(step.by) if step.by else describe.ARTICLE_VOICE
    head = Text.assemble(standing_label(step.standing), "  by ", voice)
    day = f"published {step.published}" if step.published else "publication date not given"
    head.append(f"  {day} · {sources.article(step.document)}", style=DIM)
    return Group(head, _indented(Quote(step.evidence)))


def _lineage(lineage: Lineage | None, id: str, tellings: list[Telling], sources: Sources) -> Iterator[RenderableType]:
    origin = f"origin {sources.name(lineage.origin) if lineage else id}"
    yield _indented(Text.assemble(("one source", "bold"), (f"  {id} · {origin}", DIM)))
    members = {m.document: m for m in lineage.documents} if lineage else {}
    for telling in tellings:
        head = Text(sources.article(telling.document))
        head.append(f"  {_relation(members.get(telling.document), telling)}", style=DIM)
        yield _indented(head, by=6)
        for span in telling.evidence:
            yield _indented(Quote(span), by=9)
        events = ", ".join(f"{telling.document}/{e}" for e in telling.events)
        yield _indented(Text(f"more: onrecord why {events}", style=DIM), by=9)


def _relation(member: LineageMember | None, telling: Telling) -> str:
    parts = []
    if member is not None and member.relation != "origin":
        parts.append(f"{member.relation} of {member.of}" if member.of else member.relation)
        parts.append(f"{member.overlap:.0%} of its words")
        parts += [member.reason] if member.reason else []
    parts += [f"rests on the word of {telling.rests_on}"] if telling.rests_on else []
    parts += [f"superseded by {telling.superseded_by}"] if telling.superseded_by else []
    return printable(" · ".join(parts))


def _conflict(conflict: Conflict, sources: Sources) -> Iterator[RenderableType]:
    yield _indented(Text(conflict.field, style=STYLES["disputed"]))
    for value in conflict.values:
        shown = value.value if isinstance(value.value, str) else msgspec.json.encode(value.value).decode()
        head = Text(sources.name(shown) if shown in sources.entities else printable(shown))
        head.append(f"  {sources.article(value.document)}", style=DIM)
        yield _indented(head, by=6)
        for span in value.evidence:
            yield _indented(Quote(span), by=9)


def _row(id: str, label: Text, lines: Iterable[RenderableType]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=14, no_wrap=True)
    table.add_column(width=14)
    table.add_column(ratio=1)
    table.add_row(Text(printable(id), style=DIM), label, Group(*lines))
    return table


def _indented(what: RenderableType, by: int = 3) -> Padding:
    return Padding(what, (0, 0, 0, by))
