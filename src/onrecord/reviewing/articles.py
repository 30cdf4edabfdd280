"""One article's record under review."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace

from onrecord.judgments.holding import Opinions, labelled
from onrecord.model.happening import EventRef
from onrecord.model.judgment import Labelled, ReviewedArticle, ReviewedLine
from onrecord.model.record import Record
from onrecord.reviewing.drafts import lines_of, words_of_line
from onrecord.reviewing.ground import Ground
from onrecord.reviewing.values import alike

_NOTHING = Opinions("open", {}, ())


def reviewed_article(record: Record, ground: Ground) -> ReviewedArticle:
    """The machine's record of the article, and what people said of its lines."""
    edited = ground.edited(record.document.id)
    said = edited.opinions if edited else {}
    names = {e.id: e.name for e in record.entities}
    lines: dict[str, ReviewedLine] = {}
    for line in lines_of(record):
        lines[line.id] = _reviewed(words_of_line(line, names), said.get(line.id, _NOTHING))
    for id, opinions in said.items():
        if id not in lines:
            lines[id] = _reviewed({}, opinions)
    return ReviewedArticle(record=record, lines=lines)


def _reviewed(machine: dict[str, Any], said: Opinions) -> ReviewedLine:
    fields = {f: Labelled(value, machine=value) for f, value in machine.items()}
    for field, words in said.fields.items():
        fields[field] = labelled(fields.get(field, Labelled(None)), words, alike)
    return ReviewedLine(state=said.state, fields=fields, judgments=said.judgments)


def without(record: Record, rejected: Collection[EventRef]) -> Record:
    """The record without the events that people reject."""
    kept = tuple(e for e in record.events if EventRef(record.document.id, e.id) not in rejected)
    return record if len(kept) == len(record.events) else replace(record, events=kept)
