from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.temporal import TimeExpression


def find_times(doc: AnnotatedDocument) -> tuple[TimeExpression, ...]:
    return ()
