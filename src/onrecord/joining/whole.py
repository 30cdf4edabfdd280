"""The joined record of what is known: happenings, lineages and actors over all articles.

A happening is made again only where something changed of what it was made of. To know that, the builder is overheard:
whatever it asks (an event, what an actor is, who published what) is noted with a hash of the answers. While it gets the
same answers it would make the same happening, and so what was made before is taken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any, Final, Literal

import msgspec
from msgspec.structs import replace

from onrecord.joining.known import KnownDays
from onrecord.link.lineage import lineages_of
from onrecord.model.document import Article
from onrecord.model.happening import (
    EventGroup,
    EventRef,
    Happening,
    JoinedEntity,
    JoinedRecord,
    Relation,
)
from onrecord.model.learned import Learned
from onrecord.model.record import Outcome
from onrecord.record.happenings import HappeningBuilder, resolved
from onrecord.record.project.changes import Line, line
from onrecord.record.sources import Press
from onrecord.record.told_events import ToldEvent

Kind = Literal["article", "entity", "press", "publishes", "lineages"]
Question = tuple[Kind, str]
_PACK: Final = msgspec.msgpack.Encoder()


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A happening, what its builder asked, and hashes of its group and of the answers."""

    group: bytes
    asked: tuple[Question, ...]
    answers: bytes
    happening: Happening


class Whole:
    """All that the articles give together. `made` are happenings that were made before; those that hold are taken.

    `made` is afterwards what was made or taken here, `anew` how many were made.
    """

    def __init__(self, known: KnownDays, learned: Learned, made: Mapping[bytes, Made]) -> None:
        self._known = known
        self.entities = known.actors.entities()
        self._by_id = {e.id: e for e in self.entities}
        links, retold = known.links.values(), known.retold.values()
        traced = lineages_of(known.articles(), known.citations, links, retold, learned.reprints, named=known.named)
        self._answers = _Answers(known, self._by_id, Press(known.articles(), traced))
        self.lineages = tuple(resolved(lineage, self._global) for lineage in traced)
        groups = known.happenings.groups()
        found = [self._made(group, made) for group in groups]
        self.anew = sum(m is not made.get(m.group) for m in found)
        self.made = {m.group: m for m in found}
        self.happenings = tuple(_numbered(m.happening for m in found))

    def _made(self, group: EventGroup, before: Mapping[bytes, Made]) -> Made:
        hash = _hash([_PACK.encode(group)])
        if (known := before.get(hash)) and self._answers.hash(known.asked) == known.answers:
            return known
        asked = _Asked(self._answers)
        happening = HappeningBuilder(asked, _AskedPress(asked)).happening(group)
        return Made(hash, tuple(asked.questions), self._answers.hash(asked.questions), happening)

    def _global(self, id: str) -> str:
        if id in self._known:
            return id
        document, _, entity = id.rpartition("/")
        return (self._known.entity_id(document, entity) if document else None) or id

    def lines(self) -> tuple[Line, ...]:
        """A line for each happening, in their order."""
        return tuple(line(h, self._name, self._marks(h)) for h in self.happenings)

    def _name(self, id: str) -> str:
        return found.name if (found := self._by_id.get(id)) else id

    def _marks(self, happening: Happening) -> Iterator[str]:
        for telling in happening.sources:
            for id in telling.events:
                yield from self._known.event(EventRef(telling.document, id)).marks

    def record(self, documents: Iterable[Outcome]) -> JoinedRecord:
        """The joined record around all its `documents`, in their order."""
        return JoinedRecord(
            documents=tuple(documents), happenings=self.happenings, lineages=self.lineages, entities=self.entities
        )


def _numbered(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """Of several of one id, the second and all that follow have a number."""
    taken = set[str]()
    for happening in happenings:
        base = happening.id
        ids = (base if n == 1 else f"{base}-{n}" for n in count(1))
        id = next(i for i in ids if i not in taken)
        taken.add(id)
        yield happening if id == base else replace(happening, id=id)


class _Answers:
    """What a builder of happenings may ask, and the answers, packed."""

    def __init__(self, known: KnownDays, entities: Mapping[str, JoinedEntity], press: Press) -> None:
        self.known, self.entities, self.press = known, entities, press
        self._packed: dict[Question, bytes] = {}
        self._ask: dict[Kind, Callable[[str], Any]] = {
            "article": lambda id: known.version(id) if id in known else None,
            "entity": lambda id: _facts(entities[id]) if id in entities else None,
            "press": lambda id: _as_source(press, id),
            "publishes": press.publishes,
            "lineages": lambda outlet: sorted(press.lineages_of(outlet)),
        }

    def hash(self, questions: Iterable[Question]) -> bytes:
        return _hash(map(self._answer, questions))

    def _answer(self, question: Question) -> bytes:
        if question not in self._packed:
            kind, of = question
            self._packed[question] = _PACK.encode(self._ask[kind](of))
        return self._packed[question]


def _as_source(press: Press, article: str) -> tuple[object, ...]:
    outlets = sorted(press.outlets(article))
    return press.lineage(article), press.relation(article), press.later_edition(article), outlets


def _facts(entity: JoinedEntity) -> tuple[object, ...]:
    """An actor but for who tells of it."""
    fields = (getattr(entity, f) for f in entity.__struct_fields__ if f not in ("mentions", "members"))
    return (*fields, any(m.form == "name" for m in entity.mentions))


class _Asked:
    """The material of happenings; notes what is asked."""

    def __init__(self, answers: _Answers) -> None:
        self.answers = answers
        self.questions: dict[Question, None] = {}

    def note(self, kind: Kind, of: str) -> None:
        self.questions[kind, of] = None

    def event(self, ref: EventRef) -> ToldEvent:
        self.note("article", ref.document)
        return self.answers.known.event(ref)

    def article(self, id: str) -> Article:
        self.note("article", id)
        return self.answers.known.article(id)

    def entity(self, id: str) -> JoinedEntity:
        self.note("entity", id)
        return self.answers.entities[id]


class _AskedPress(Press):
    """The press; notes what is asked."""

    def __init__(self, asked: _Asked) -> None:
        self._asked, self._press = asked, asked.answers.press

    def lineage(self, document: str) -> str:
        self._asked.note("press", document)
        return self._press.lineage(document)

    def outlets(self, document: str) -> frozenset[str]:
        self._asked.note("press", document)
        return self._press.outlets(document)

    def relation(self, document: str) -> Relation | None:
        self._asked.note("press", document)
        return self._press.relation(document)

    def later_edition(self, document: str) -> str | None:
        self._asked.note("press", document)
        return self._press.later_edition(document)

    def publishes(self, name: str) -> bool:
        self._asked.note("publishes", name)
        return self._press.publishes(name)

    def lineages_of(self, outlet: str) -> frozenset[str]:
        self._asked.note("lineages", outlet)
        return self._press.lineages_of(outlet)


def _hash(parts: Iterable[bytes]) -> bytes:
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(4) + part)
    return found.digest()
