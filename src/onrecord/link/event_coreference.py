"""Which event mentions of one article tell the same happening."""

from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument, EventMention


def cluster_events(doc: AnnotatedDocument) -> tuple[tuple[EventMention, ...], ...]:
    """Groups of mentions, each one happening, in text order."""
    return tuple((m,) for m in doc.mentions)
