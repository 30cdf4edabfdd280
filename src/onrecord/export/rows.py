"""What stands in the rows of the tables, in the order of their columns (`export.tables`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.export.material import Material
from onrecord.model.happening import EventRef
from onrecord.model.plover import INTENSITY, QUAD
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.temporal import When

Row = tuple[Any, ...]


def _quote(article: str, span: Span) -> Row:
    return article, span.start, span.end, span.exact


def _when(when: When | None) -> Row:
    if when is None:
        return None, None, None, None
    return when.start, when.end, when.basis, when.text.exact if when.text else None


def articles(m: Material) -> Iterator[Row]:
    """Articles that were read, then those that were not."""
    for a in m.articles.values():
        digest = hashlib.sha256(a.text.encode()).hexdigest()
        yield a.id, a.title, a.publisher, a.published, a.uri, a.language, len(a.text), digest, "read", None
    for f in m.failures:
        status = "irrelevant" if f.is_irrelevant else "failed"
        yield f.document.id, None, None, None, None, None, None, None, status, f"{f.error.kind}: {f.error.message}"


def happenings(m: Material) -> Iterator[Row]:
    """One a happening."""
    for h in m.joined.happenings:
        yield (
            h.id,
            h.type,
            h.mode,
            m.contexts(h),
            m.entries[h.id].sentence,
            h.standing,
            list(h.actors),
            [m.chronology.name(a) for a in h.actors],
            list(h.recipients),
            [m.chronology.name(r) for r in h.recipients],
            h.place,
            m.chronology.name(h.place) if h.place else None,
            *_when(h.when),
            INTENSITY[h.type],
            QUAD[h.type],
            h.independent_sources,
            len({t.document for t in h.sources}),
            m.first_told(h),
            [c.field for c in h.conflicts],
        )


def tellings(m: Material) -> Iterator[Row]:
    """One a quote that tells a happening."""
    for h in m.joined.happenings:
        for t in h.sources:
            for span in t.evidence:
                yield h.id, t.lineage, t.rests_on, t.superseded_by, list(t.events), *_quote(t.document, span)


def history(m: Material) -> Iterator[Row]:
    """One a step of a standing."""
    for h in m.joined.happenings:
        for n, c in enumerate(h.history, 1):
            name = m.chronology.name(c.by) if c.by else None
            yield h.id, n, c.standing, c.by, name, c.voice, c.statement, c.published, *_quote(c.document, c.evidence)


def conflicts(m: Material) -> Iterator[Row]:
    """One a quote for a value that cannot be right beside another."""
    for h in m.joined.happenings:
        for n, conflict in enumerate(h.conflicts, 1):
            for v in conflict.values:
                for span in v.evidence:
                    yield h.id, n, conflict.field, _value(v.value), *_quote(v.document, span)


def _value(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def joins(m: Material) -> Iterator[Row]:
    """One a pair of events that are one happening."""
    for h in m.joined.happenings:
        for j in h.joins:
            first, second = (f"{r.document}/{r.event}" for r in (j.first, j.second))
            yield h.id, first, second, j.score, [f"{r.what} {r.points:+g}" for r in j.reasons]


def events(m: Material) -> Iterator[Row]:
    """One an event of an article."""
    for r in m.records:
        for e in r.events:
            at = m.happening_of.get(EventRef(r.document.id, e.id))
            yield (
                *(e.id, at, e.type, e.mode, e.standing, e.intensity),
                *_when(e.when),
                *_quote(r.document.id, e.trigger),
            )


def statements(m: Material) -> Iterator[Row]:
    """One a stretch of words that somebody says."""
    for r in m.records:
        for s in r.statements:
            yield from _statement(m, r.document.id, s)


def _statement(m: Material, article: str, s: Statement) -> Iterator[Row]:
    def joined(id: str | None) -> str | None:
        return m.entity_of.get((article, id)) if id else None

    source = joined(s.source)
    who = m.chronology.name(source) if source else s.source_span.exact if s.source_span else None
    to = [x for a in s.addressees if (x := joined(a))]
    about = [x for e in s.about if (x := m.happening_of.get(EventRef(article, e)))]
    fixed = (s.id, s.act, s.form, source, who, to, s.medium, joined(s.outlet), s.within, about, *_when(s.when))
    spans = s.content or ((s.cue,) if s.cue else ())
    for n, span in enumerate(spans, 1):
        yield *fixed, n, "content" if s.content else "cue", *_quote(article, span)


def entities(m: Material) -> Iterator[Row]:
    """One an entity over all articles."""
    for e in m.joined.entities:
        articles = sorted({x.document for x in e.members})
        where = (e.geonames, e.latitude, e.longitude)
        yield e.id, e.name, e.kind, e.country, list(e.sectors), e.role, e.wikidata, *where, articles


def mentions(m: Material) -> Iterator[Row]:
    """One a stretch of words that refers to an entity."""
    for e in m.joined.entities:
        for x in e.mentions:
            yield e.id, x.form, x.document, x.start, x.end, x.exact


def lineages(m: Material) -> Iterator[Row]:
    """One an article, with what it has its words from."""
    for lineage in m.joined.lineages:
        for x in lineage.documents:
            yield lineage.id, lineage.origin, x.document, x.relation, x.overlap, x.of, x.reason


def copied(m: Material) -> Iterator[Row]:
    """One a stretch of words that an article has from another."""
    for lineage in m.joined.lineages:
        for x in lineage.documents:
            for here, there in x.ranges:
                yield x.of, there.start, there.end, *_quote(x.document, here)


def flags(m: Material) -> Iterator[Row]:
    """One a stretch of words that a reader should distrust."""
    for r in m.records:
        for f in r.flags:
            yield f.kind, f.note, r.document.id, f.start, f.end, f.exact
