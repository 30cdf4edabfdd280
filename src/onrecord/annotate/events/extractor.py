from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument, EventMention


def find_events(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
    return ()
