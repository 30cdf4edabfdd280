from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument, EntityLayer


def find_entities(doc: AnnotatedDocument) -> EntityLayer:
    return EntityLayer()
