"""Which time expression dates an event or a statement."""

from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.temporal import When


def when_of(doc: AnnotatedDocument, token: int) -> When | None:
    """The days on which what `token` (a verb or event noun) tells took place, by the words of its own clause."""
    return None
