from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument, EventMention


def judge_factuality(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
    return doc.mentions
