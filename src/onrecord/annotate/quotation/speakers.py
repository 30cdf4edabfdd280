"""Which entity speaks: what the mention refers to, but not somebody whom only the speaker has named."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.source import entity_of
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.entity import Entity
from onrecord.model.syntax import Parse

_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_REACH = 1  # paragraphs across which "he said" can still mean the last speaker


def find_speakers(doc: AnnotatedDocument, drafts: list[Draft]) -> list[str | None]:
    """The entity id of each draft's source, None where it is not known.

    In a run of quotations, "he said" is the last speaker, unless the narrator (not a speaker) named another "he" since.
    "It added" is the body that has just spoken, and never a place or a body that only the speaker has named.
    """
    said = _Said(doc.parse, drafts)
    out: list[str | None] = []
    last: tuple[str, int] | None = None
    body: tuple[str | None, int] | None = None
    for draft in drafts:
        own = entity_of(doc.parse, doc.entities, draft.source)
        passage = doc.parse.passage_of(draft.anchor)
        if last is not None and passage - last[1] <= _REACH and _goes_on(doc, said, draft, own, last[0]):
            own = last[0]
        if body is not None and passage - body[1] <= _REACH and _is_it_of_another(doc, said, draft, own, body[0]):
            own = body[0]
        out.append(own)
        if own is not None and doc.entities.get(own).kind == "person":
            last = own, passage
        if _is_body(doc, draft, own) or (body is not None and own is not None and own == body[0]):
            body = own, passage
    return out


def _is_body(doc: AnnotatedDocument, draft: Draft, own: str | None) -> bool:
    """Whether it may be a body that speaks, by a noun: "his office said", "the monitor said"."""
    if draft.source is None or draft.cue is None:
        return False
    pos = doc.parse.pos[draft.source.head]
    return pos == "NOUN" or (pos == "PROPN" and (own is None or doc.entities.get(own).kind != "person"))


def _is_it_of_another(doc: AnnotatedDocument, said: _Said, draft: Draft, own: str | None, body: str | None) -> bool:
    """Whether "it" speaks, read as something that only somebody's words have named."""
    if draft.source is None or own is None or own == body or doc.parse.lower[draft.source.head] != "it":
        return False
    if draft.act in ("deny", "reject", "decline_to_comment") or doc.parse.starts[draft.source.head] in said:
        return False  # whoever was spoken of answers
    return _named_by_speakers_only(said, doc.entities.get(own), doc.parse.starts[draft.source.head])


class _Said:
    """The stretches of the given text that are somebody's words."""

    def __init__(self, parse: Parse, drafts: list[Draft]) -> None:
        spans = sorted((parse.starts[a], parse.ends[b - 1]) for d in drafts for a, b in d.pieces)
        self.starts = [s for s, _ in spans]
        self.reach: list[int] = []  # the furthest end of the stretches up to this one
        for _, end in spans:
            self.reach.append(max(end, self.reach[-1] if self.reach else 0))

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.reach[at]


def _goes_on(doc: AnnotatedDocument, said: _Said, draft: Draft, own: str | None, last: str) -> bool:
    if draft.source is None or own == last or not draft.quotes:
        return False
    pronoun = doc.parse.lower[draft.source.head]
    if pronoun not in ("he", "she") or _GENDER[pronoun] in _other_gender(doc.entities.get(last), pronoun):
        return False
    return own is None or _named_by_speakers_only(said, doc.entities.get(own), doc.parse.starts[draft.source.head])


def _other_gender(entity: Entity, pronoun: str) -> set[str]:
    """{the pronoun's gender} if the entity is called by the other one elsewhere."""
    genders = {_GENDER.get(m.exact.lower()) for m in entity.mentions if m.form == "pronoun"} - {None}
    return {_GENDER[pronoun]} if genders and _GENDER[pronoun] not in genders else set()


def _named_by_speakers_only(said: _Said, entity: Entity, before: int) -> bool:
    """Whether the entity's last name before the offset stands in somebody's words."""
    names = [m.start for m in entity.mentions if m.form != "pronoun" and m.start < before]
    return bool(names) and max(names) in said
