"""Layers of one article -> its Record."""

from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.model.record import Record


def assemble(doc: AnnotatedDocument, clusters: tuple[tuple[EventMention, ...], ...]) -> Record:
    return Record(
        document=doc.document.article,
        passages=doc.document.passages,
        entities=doc.entities.entities,
        times=doc.times,
        statements=tuple(a.statement for a in doc.attributions),
        flags=doc.document.flags + doc.entities.flags,
    )
