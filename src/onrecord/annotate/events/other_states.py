"""Another state as whoever gets something: "sent tanks to Kyiv" gives them, "sent tanks to the border" moves them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate.events import roles
from onrecord.annotate.lexicons.state_seats import seats_of
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.entity import Entity


def is_other_state(doc: AnnotatedDocument, token: int, entities: Iterable[Entity]) -> bool:
    """Whether `token` names a state, its government or its capital, and not that of the subject of its verb."""
    countries = {e.country for e in entities if e.country is not None and _is_state(e)}
    if not countries:
        return False
    parse = doc.parse
    verb = next((t for t in parse.ancestors(token) if parse.pos[t] == "VERB"), token)
    own = {doc.entities.get(i).country for s in roles.subjects(parse, verb) for i in doc.entities.at(s)}
    return not countries & own


def _is_state(entity: Entity) -> bool:
    return entity.kind == "government" or entity.name in seats_of(entity.country or "")
