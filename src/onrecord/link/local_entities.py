"""The entities of one article as they are compared with those of others."""

from __future__ import annotations

from sys import intern

import msgspec

from onrecord.link.names import fold_person, is_surname_only
from onrecord.link.offices import office
from onrecord.link.states import state_names
from onrecord.model.entity import Entity, EntityKind, Mention
from onrecord.model.names import fold
from onrecord.model.plover import PSEUDO_COUNTRIES
from onrecord.model.remembered import remembered

_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_GOVERNMENT = frozenset("government administration authorities regime state".split())
_ONE_OF_A_KIND = frozenset(
    "navy army military police parliament senate cabinet presidency coastguard ministry junta".split()
)

_SOME = (Mention(0, 1, " ", "nominal"),)  # in place of mentions that nobody asks for

LocalKey = tuple[str, int, str]
Facts = tuple[frozenset[str], ...]


@remembered(1024)
def only(value: str | None) -> frozenset[str]:
    return frozenset({value} if value else ())


class Local(msgspec.Struct, frozen=True):
    """One entity of one article, with what the comparison needs. `key` orders by article and place in it.

    `state` is the code of the state that it is, by its own name or that of its government; its organs are other actors.
    `organ` names what a state has one of, by its last word: "Malta's navy" - "the Maltese navy".
    """

    document: str
    entity: Entity
    key: LocalKey
    is_person: bool
    is_named: bool
    words: tuple[str, ...]
    country: str | None
    office: str | None
    gender: str | None
    state: str | None
    organ: tuple[str, tuple[str, ...], str] | None

    @property
    def wikidata(self) -> str | None:
        return self.entity.wikidata

    @property
    def is_full(self) -> bool:
        """A person by more than a surname."""
        return self.is_person and self.is_named and not is_surname_only(self.words)

    @property
    def known(self) -> Facts:
        """What no two that are one can differ in, each as far as it is known."""
        return only(self.country), only(self.gender), only(str(self.is_person))


def local(document: str, entity: Entity, *, slim: bool = False) -> Local:
    """An entity of an article as it is compared; `slim`: of the entity no more than an actor's `Profile` needs."""
    is_person = entity.kind == "person"
    words = fold_person(entity.name) if is_person else fold(entity.name)
    country = None if entity.country in PSEUDO_COUNTRIES else entity.country
    actor = None if is_person else country
    gender = _gender(entity) if is_person else None
    return Local(
        document=document,
        entity=_slim(entity.name, entity.kind, entity.country, entity.sectors, entity.wikidata) if slim else entity,
        key=key_of(document, entity.id),
        is_person=is_person,
        is_named=any(m.form == "name" for m in entity.mentions),
        words=tuple(map(intern, words)) if slim else words,
        country=country,
        office=office(entity.role) if is_person else None,
        gender=gender,
        state=_state(entity, words, actor) if actor else None,
        organ=_organ(words, actor) if actor else None,
    )


@remembered(1 << 15)
def _slim(name: str, kind: EntityKind, country: str | None, sectors: tuple[str, ...], wikidata: str | None) -> Entity:
    """The same for all entities that are alike in these."""
    return Entity("", intern(name), kind, _SOME, country and intern(country), sectors, wikidata=wikidata)


def _gender(entity: Entity) -> str | None:
    he = she = 0
    for m in entity.mentions:
        if m.form == "pronoun":
            word = m.exact.casefold()
            he, she = he + (word in _HE), she + (word in _SHE)
    return None if he == she else "he" if he > she else "she"


def _state(entity: Entity, words: tuple[str, ...], country: str) -> str | None:
    if state_names().get(words) == country:
        return country
    is_government = entity.kind == "government" and bool(words) and words[-1] in _GOVERNMENT
    return country if is_government else None


def _organ(words: tuple[str, ...], country: str) -> tuple[str, tuple[str, ...], str] | None:
    if not words or words[-1] not in _ONE_OF_A_KIND:
        return None
    adjectives = words[:-1] if words[-1] == "ministry" else ()
    return country, tuple(w for w in adjectives if w.isalpha())[-1:], words[-1]


def key_of(document: str, entity: str) -> LocalKey:
    return document, _number(entity), entity


def _number(id: str) -> int:
    digits = "".join(c for c in id if c.isdigit())
    return int(digits) if digits else 0
