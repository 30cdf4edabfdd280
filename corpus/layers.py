"""From valid labels to the typed layers of a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, cast

from corpus import labels
from corpus.document import Damage, Document, Entity, Event, Mention, Paragraph, Statement, Stretch, Telling, Time
from corpus.forms import (
    capitals_tell,
    form_by_capitals,
    form_by_kind,
    head_word,
    is_pronoun,
    quoted_stretches,
    statement_form,
)
from corpus.label_grammar import EventLabel, StatementLabel
from corpus.placed import Draft, Placed
from onrecord.model.entity import EntityKind, MentionForm


def build(draft: Draft) -> Document:
    """The document of a draft in which no error was found: its labels have been checked against the closed lists."""
    header = draft.header
    contents = _contents(draft)
    entities = tuple(_entities(draft))
    return Document(
        id=header.id,
        style=cast(Any, header.style),
        country=header.country,
        published=cast(dt.date, header.published),
        text=draft.text,
        paragraphs=tuple(draft.paragraphs),
        entities=entities,
        mentions=tuple(_mentions(draft, {e.id: e.kind for e in entities})),
        times=tuple(Time(*_span(at), label.value, labels.time_type(label.value)) for label, at in draft.times()),
        events=tuple(_events(draft, contents)),
        statements=tuple(_statements(draft, contents)),
        damage=tuple(Damage(*_span(at), cast(Any, label.kind)) for label, at in draft.damage()),
        marks=tuple(draft.marks),
        file=draft.file,
        line=draft.line,
    )


def _span(at: Placed) -> Stretch:
    return at.mark.start, at.mark.end


def _entities(draft: Draft) -> Iterable[Entity]:
    for label, _ in draft.mentions():
        if label.kind is not None:
            yield Entity(label.ids[0], labels.KINDS[label.kind], label.country, label.sectors)


def _mentions(draft: Draft, kinds: dict[str, EntityKind]) -> Iterator[Mention]:
    """Mentions with their forms. Where capitals tell nothing, another mention by the same word decides."""
    sure: dict[tuple[tuple[str, ...], str], MentionForm] = {}
    for label, at in draft.mentions():
        if capitals_tell(draft.text, _span(at), _paragraph(draft, at)):
            sure[label.ids, head_word(at.words).lower()] = form_by_capitals(at.words)
    for label, at in draft.mentions():
        form: MentionForm = "pronoun"
        if not is_pronoun(at.words):
            by_kind = form_by_kind(at.words, kinds[label.ids[0]])
            form = sure.get((label.ids, head_word(at.words).lower()), by_kind)
        yield Mention(*_span(at), label.ids, form, label.source_of)


def _paragraph(draft: Draft, at: Placed) -> Paragraph:
    return next(p for p in draft.paragraphs if p.end >= at.mark.end)


def _contents(draft: Draft) -> dict[str, list[Stretch]]:
    out: dict[str, list[Stretch]] = {}
    for label, at in draft.statement_parts():
        if label.part == "content":
            out.setdefault(label.id, []).append(_span(at))
    return out


def _events(draft: Draft, contents: dict[str, list[Stretch]]) -> Iterable[Event]:
    tellings: dict[str, list[Telling]] = {}
    for label, at in draft.tellings():
        tellings.setdefault(label.id, []).append(_telling(label, _span(at), contents))
    for label, _ in draft.tellings():
        if label.type is not None:
            yield Event(
                id=label.id,
                type=cast(Any, label.type),
                mode=label.mode,
                actors=label.actors,
                recipients=label.recipients,
                place=label.place,
                time=label.time,
                standing=cast(Any, label.standing),
                performed_by=label.performed_by,
                tellings=tuple(tellings[label.id]),
            )


def _telling(label: EventLabel, span: Stretch, contents: dict[str, list[Stretch]]) -> Telling:
    around = [(b - a, id) for id, spans in contents.items() for a, b in spans if a <= span[0] and span[1] <= b]
    statements = tuple(id for _, id in sorted(around))
    return Telling(*span, cast(Any, label.factuality), label.known, statements)


def _statements(draft: Draft, contents: dict[str, list[Stretch]]) -> Iterable[Statement]:
    quoted = quoted_stretches(draft.text, draft.paragraphs)
    sources: dict[str, list[Stretch]] = {}
    for mention, at in draft.mentions():
        for id in mention.source_of:
            sources.setdefault(id, []).append(_span(at))
    cues = {label.id: _span(at) for label, at in draft.statement_parts() if label.part == "cue"}
    for label, _ in draft.statement_parts():
        if label.act is None:
            continue
        content = tuple(contents.get(label.id, ()))
        yield _statement(label, tuple(sources.get(label.id, ())), cues.get(label.id), content, draft.text, quoted)


def _statement(
    label: StatementLabel,
    sources: tuple[Stretch, ...],
    cue: Stretch | None,
    content: tuple[Stretch, ...],
    text: str,
    quoted: list[Stretch],
) -> Statement:
    return Statement(
        id=label.id,
        act=cast(Any, label.act),
        by=label.by,
        to=label.to,
        medium=cast(Any, label.via or "unknown"),
        within=label.within,
        outlet=label.outlet,
        time=label.time,
        about=label.about,
        source_spans=sources,
        cue=cue,
        content=content,
        form=statement_form(text, content, quoted),
    )
