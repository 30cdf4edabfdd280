"""What Onrecord's reader makes of a document of the corpus, in the corpus's own terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.document import Document, Entity, Event, Mention, Statement, Stretch, Telling, Time
from onrecord.evaluate.reader import Reader
from onrecord.evaluate.report import Reading
from onrecord.link.event_coreference import cluster_events
from onrecord.model import statement as record_statement
from onrecord.model.annotation import EventMention
from onrecord.model.document import Article
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.temporal import When
from onrecord.pipeline import Extractors


def reader(extractors: Extractors | None = None) -> Callable[[Document], Document]:
    """A function that reads a document's bare text by these extractors (None: as `onrecord read` does)."""
    read = Reader(extractors)

    def annotate(document: Document) -> Document:
        article = Article(
            id=document.id, title=document.title, text=document.text, published=document.published, language="en"
        )
        return as_document(document, read(article))

    return annotate


def as_document(given: Document, reading: Reading) -> Document:
    """The reading of a document's text, so that it can be compared with the annotation."""
    record = reading.record
    return Document(
        id=given.id,
        style=given.style,
        country=given.country,
        published=given.published,
        text=given.text,
        paragraphs=given.paragraphs,
        entities=tuple(Entity(e.id, e.kind, e.country, e.sectors) for e in record.entities),
        mentions=tuple(_mentions(record)),
        times=tuple(Time(t.start, t.end, t.value, t.type) for t in record.times if t.value is not None),
        events=tuple(_events(reading)),
        statements=tuple(_statement(s) for s in record.statements),
        damage=(),
        marks=(),
    )


def _mentions(record: Record) -> Iterator[Mention]:
    """One mention for each stretch of words, however many entities they refer to."""
    sources: dict[Stretch, list[str]] = {}
    for s in record.statements:
        if s.source_span is not None:
            sources.setdefault(_stretch(s.source_span), []).append(s.id)
    referents: dict[Stretch, dict[str, Mention]] = {}
    for e in record.entities:
        for m in e.mentions:
            at = (m.start, m.end)
            referents.setdefault(at, {})[e.id] = Mention(*at, (e.id,), m.form, tuple(sources.get(at, ())))
    for at, found in sorted(referents.items()):
        first = next(iter(found.values()))
        yield Mention(*at, tuple(found), first.form, first.source_of)


def _events(reading: Reading) -> Iterator[Event]:
    for mentions in cluster_events(reading.doc):
        triggers = {m.trigger for m in mentions}
        event = next((e for e in reading.record.events if e.trigger in triggers and _tells(e.evidence, mentions)), None)
        if event is None:
            continue
        performed = next((m.performed_by for m in mentions if m.performed_by), None)
        yield Event(
            id=event.id,
            type=event.type,
            mode=event.mode,
            actors=event.actors,
            recipients=event.recipients,
            place=event.place,
            time=_value(event.when),
            standing=event.standing,
            performed_by=performed,
            tellings=tuple(_telling(m) for m in sorted(mentions, key=lambda m: m.trigger.start)),
        )


def _tells(evidence: Sequence[Span], mentions: Sequence[EventMention]) -> bool:
    return {m.evidence for m in mentions} == set(evidence)


def _telling(m: EventMention) -> Telling:
    return Telling(*_stretch(m.trigger), m.factuality, m.presupposed, m.attributions)


def _value(when: When | None) -> str | None:
    """The days as an ISO interval; a single day as itself."""
    if when is None:
        return None
    return when.start.isoformat() if when.start == when.end else f"{when.start.isoformat()}/{when.end.isoformat()}"


def _statement(s: record_statement.Statement) -> Statement:
    return Statement(
        id=s.id,
        act=s.act,
        by=(s.source,) if s.source else (),
        to=s.addressees,
        medium=s.medium,
        within=s.within,
        outlet=s.outlet,
        time=_value(s.when),
        about=s.about,
        source_spans=(_stretch(s.source_span),) if s.source_span else (),
        cue=_stretch(s.cue) if s.cue else None,
        content=tuple(map(_stretch, s.content)),
        form=s.form,
    )


def _stretch(span: Span) -> Stretch:
    return span.start, span.end
