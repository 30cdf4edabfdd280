"""Where a mention stands, as every pronoun that follows it asks again."""

from __future__ import annotations

from typing import Final, get_args

from onrecord.annotate.entities.draft import Draft, Standing
from onrecord.annotate.entities.pronoun_signs import ROLES, SIGNS
from onrecord.annotate.entities.reading import SUBJECTS, Reading
from onrecord.model.entity import MentionForm

OBJECTS: Final = frozenset({"dobj", "dative", "pobj", "obj", "iobj"})
_MODIFIERS: Final = frozenset({"compound", "nmod", "amod"})
_SAME: Final = frozenset({"poss", "appos", "attr"})
_RARE_SENSES: Final = frozenset({"adjective", "city", "region"})
_ROLES: Final = {
    **dict.fromkeys(SUBJECTS, "subject"),
    **dict.fromkeys(_MODIFIERS, "modifier"),
    **dict.fromkeys(OBJECTS, "object"),
    **{relation: relation for relation in _SAME},
}
_FORM: Final = {form: SIGNS[f"form={form}"] for form in get_args(MentionForm)}
_ROLE: Final = {role: SIGNS[f"role={role}"] for role in ROLES}
_DEFINITE: Final = {how: SIGNS[f"definite={how}"] for how in ("", "def", "indef", "poss", "bare")}


def role_of(relation: str) -> str:
    """What a relation is to a pronoun."""
    return _ROLES.get(relation, "other")


def standing(reading: Reading, mention: Draft) -> Standing:
    """Looked up once a mention, which keeps it."""
    if mention.standing is None:
        mention.standing = stand(reading, mention.start, mention.head, mention.form, _phrase(mention))
    return mention.standing


def stand(reading: Reading, start: int, head: int, form: MentionForm, phrase: int = 0) -> Standing:
    sentence, passage = reading.sentence_of[start], reading.passages[start]
    role = _ROLES.get(reading.relations[head], "other")
    captioned, speaks = passage in reading.captions, head in reading.speech_subjects
    signs = _FORM[form] | _ROLE[role]
    signs |= SIGNS["speaks"] if speaks else 0
    signs |= SIGNS["caption"] if captioned else 0
    signs |= SIGNS["title"] if reading.in_title(start) else 0
    return Standing(
        told=reading.told[sentence],
        sentence=sentence,
        passage=passage,
        role=role,
        governor=reading.governors[head],
        captioned=captioned,
        quoted=reading.quoted[start],
        speaks=speaks,
        opens=head == start == reading.parse.sentences[sentence][0],
        signs=signs,
        phrase=phrase,
    )


def _phrase(mention: Draft) -> int:
    signs = SIGNS["sense=place or adjective"] if mention.sense in _RARE_SENSES else 0
    return signs | _DEFINITE[mention.definite] if mention.form == "nominal" else signs
