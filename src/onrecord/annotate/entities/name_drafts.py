"""One name of the text as the rules go on with it: what gazetteer or model say, typed again by what we know."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.person_names import (
    bears_leaders_name,
    has_who,
    heads_administration,
    is_called_person,
    is_full_name,
    is_titled,
    without_nickname,
)
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.things import is_thing
from onrecord.annotate.entities.town_names import is_settlement
from onrecord.annotate.lexicons import people
from onrecord.annotate.lexicons.actors import Alias
from onrecord.model.entity import EntityKind

MODEL_KINDS: Final[dict[str, EntityKind]] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people",
}  # fmt: skip


def from_alias(reading: Reading, start: int, end: int, alias: Alias) -> Draft:
    head = reading.span_head(start, end)
    if alias.sense == "people" or (alias.sense == "adjective" and _is_people(reading, start, end)):
        plural = reading.tags[end - 1] in ("NNS", "NNPS") or alias.sense == "adjective"
        number = "pl" if plural else "sg"
        definite = "def" if start > 0 and reading.lower[start - 1] in ("the", "these", "those") else "bare"
        return Draft(
            start, end, head, "nominal", "people" if number == "pl" else "person", number,
            actor=alias.actor, sense="people", country=alias.actor.country, lemma="people",
            definite=definite,
        )  # fmt: skip
    return Draft(
        start, end, head, "name", alias.actor.kind, pieces=reading.fold(start, end), actor=alias.actor,
        misspelt=alias.misspelt,
        sense=alias.sense, country=alias.actor.country, sectors=alias.actor.sectors,
    )  # fmt: skip


def _is_people(reading: Reading, start: int, end: int) -> bool:
    """ "the Chinese", "Rohingya": an adjective that stands for its people."""
    relation = reading.deps[end - 1] in ("nsubj", "nsubjpass", "pobj", "dobj", "conj", "appos")
    alone = end >= reading.length or reading.pos[end] not in ("NOUN", "PROPN", "ADJ", "NUM")
    before = start > 0 and reading.lower[start - 1] in (
        "the",
        "ethnic",
        "many",
        "most",
        "some",
        "all",
        "other",
        "fellow",
    )
    return relation and alone and (before or reading.pos[end - 1] in ("PROPN", "NOUN"))


def from_model(reading: Reading, start: int, end: int, label: str) -> Draft:
    kind, head = MODEL_KINDS[label], reading.span_head(start, end)
    pieces = without_nickname(reading, start, end) if kind == "person" else reading.fold(start, end)
    if kind != "person" and (
        is_titled(reading, start, end)
        or is_full_name(reading, start, end)
        or has_who(reading, head)
        or is_called_person(reading, start, end, head)
        or heads_administration(reading, start, end)
        or bears_leaders_name(reading, start, end)
        or (end == start + 1 and reading.words[start].isupper() and reading.lower[start] in people.KNOWN_BY_INITIALS)
    ):
        kind = "person"
    if kind in ("person", "organization") and is_settlement(reading, start, end) and not is_titled(reading, start, end):
        kind = "place"
    if kind == "person" and end > start + 1 and _ends_as_body(reading, start, end):
        kind = "organization"
    if kind == "person" and _has_article(reading, start, head):
        kind = "other" if label == "PERSON" else MODEL_KINDS[label]  # "the Doña Rosaura" is a ship
    if kind in ("organization", "place") and is_thing(reading, start, end):
        kind = "other"
    if kind == "organization" and end > start + 1 and reading.lower[end - 1] in people.PAPER_ENDINGS:
        kind = "publication"
    number = "pl" if kind == "people" and reading.tags[end - 1] in ("NNS", "NNPS") else "sg"
    gender = (people.gender(reading.words[start]) or "") if kind == "person" and end > start + 1 else ""
    return Draft(start, end, head, "name", kind, number, pieces=pieces, gender=gender)


_LADIES: Final = frozenset("doña dona don lady miss madame señora señor donna".split())  # also in the names of ships


def _has_article(reading: Reading, start: int, head: int) -> bool:
    """Whether "the" stands before a name in the singular, as it does before no person's."""
    if start > 1 and reading.lower[start - 1] in _LADIES and reading.words[start - 1][0].isupper():
        start -= 1
    article = start > 0 and reading.lower[start - 1] == "the" and reading.heads[start - 1] == head
    return article and reading.tags[head] == "NNP" and reading.deps[head] not in ("compound", "poss", "nmod")


def _ends_as_body(reading: Reading, start: int, end: int) -> bool:
    """ "Bolivarian Alliance" is nobody's name, whatever the model says."""
    last = reading.lower[end - 1]
    return last in people.BODY_ENDINGS and people.gender(reading.words[start]) is None
