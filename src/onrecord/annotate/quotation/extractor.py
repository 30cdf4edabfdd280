from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument, Attribution


def find_statements(doc: AnnotatedDocument) -> tuple[Attribution, ...]:
    return ()
