"""What the comparison of events of several articles needs of each, worked out once from the records alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from sys import intern

import msgspec

from onrecord.link.article_matter import Matter, matters
from onrecord.link.trigger_words import act_word, trigger_lemmas
from onrecord.model.event import Event
from onrecord.model.happening import EventRef, JoinedEntity, Lineage, day_told
from onrecord.model.names import fold
from onrecord.model.party import Party, party_of
from onrecord.model.plover import EventType
from onrecord.model.quantities import Quantity, quantities, sentence
from onrecord.model.record import Record
from onrecord.model.reference import refers
from onrecord.model.remembered import remembered
from onrecord.model.standing import Standing
from onrecord.model.temporal import When

_STOPS = frozenset(
    "the a an and or but if of in on at to for with by from as that this these those it its he she they his "
    "her their him them who which whom whose what when where while was were is are be been being has have had "
    "having will would shall should may might can could must not no nor did do does done said say says saying "
    "told tell tells according also than then there here some any all more most other such only just after "
    "before during since until about over under into out up down off again very so too one two three first "
    "second new last next late early day days week weeks month year years today yesterday tomorrow monday "
    "tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mr mrs ms".split()
)
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")
_WORD = re.compile(r"[^\W_]+")
_DAY_AFTER_ALL = dt.date.max


class About(msgspec.Struct, frozen=True, eq=False):
    """What the clues of an article have from it as a whole, by identity.

    `names` are the global ids of all that it names, without states; `matter` is what it is about; `lineage` the article
    that its words go back to, `copied` whether it is a copy.
    """

    names: frozenset[str]
    matter: Matter
    lineage: str
    copied: bool


class Clue(msgspec.Struct, frozen=True, eq=False):
    """One event of one article. `key` orders clues by what they are, not by when they came.

    `act` is the word that names the act: its trigger, or what a trigger such as "imposed" is the verb of; `denied`:
    somebody says that it did not happen. `words` are the content words around it, `text` a number for each of its
    passages, `named` the capitals in its own passages beside its parties. `sole`: its article tells no other act of
    this type and mode; `refers`: a noun with an article or an owner, for what the reader is taken to know. `day`, by
    which it is looked up, is its own, else that of its article, as an ordinal.
    """

    ref: EventRef
    key: tuple[dt.date, str, int, int, str, str]
    about: About
    type: EventType
    mode: str | None
    standing: Standing
    trigger: str
    denied: bool
    act: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Party | None
    when: When | None
    published: dt.date | None
    words: tuple[str, ...]
    text: tuple[int, ...]
    quantities: tuple[Quantity, ...]
    named: tuple[str, ...]
    sole: bool
    refers: bool
    day: int | None

    def common_words(self, other: Clue) -> int:
        """How many of the words around it are around the other, too."""
        return len(_set(self.words).intersection(other.words))

    @property
    def lineage(self) -> str:
        return self.about.lineage

    @property
    def copied(self) -> bool:
        return self.about.copied

    @property
    def names(self) -> frozenset[str]:
        return self.about.names

    @property
    def matter(self) -> Matter:
        return self.about.matter


@remembered(512)
def _set(words: tuple[str, ...]) -> frozenset[str]:
    """Sets take many times the room of what is in them: they are made for as long as they are asked for."""
    return frozenset(words)


PartyOf = Callable[[str, str], Party | None]  # of an article's entity


class ClueReader:
    """Makes the clues of all events of several records. `roots` gives the article that one has its words from."""

    def __init__(self, party_of: PartyOf, roots: Mapping[str, str], copies: Container[str]) -> None:
        self._party_of, self._roots, self._copies = party_of, roots, copies

    @classmethod
    def of_joined(cls, entities: Iterable[JoinedEntity], lineages: Iterable[Lineage]) -> ClueReader:
        """As the joined record has them."""
        parties: dict[tuple[str, str], Party] = {}
        for entity in entities:
            party = party_of(entity)
            parties.update(((m.document, m.entity), party) for m in entity.members)
        members = [(m, lineage.origin) for lineage in lineages for m in lineage.documents]
        copies = frozenset(m.document for m, _ in members if m.relation == "copy")
        return cls(lambda document, id: parties.get((document, id)), {m.document: o for m, o in members}, copies)

    def clues(self, records: Sequence[Record]) -> list[Clue]:
        """Clues in the order of their keys."""
        about = matters([f"{r.document.title or ''}\n{r.document.text}" for r in records])
        return sorted((c for r, m in zip(records, about, strict=True) for c in self._of_record(r, m)), key=_by_key)

    def _of_record(self, record: Record, matter: Matter) -> Iterator[Clue]:
        id = record.document.id
        parties = (self._party_of(id, e.id) for e in record.entities)
        names = frozenset(p.id for p in parties if p is not None and p.named and not p.is_state)
        about = About(names, matter, self._roots.get(id, id), id in self._copies)
        acts = Counter((e.type, e.mode) for e in record.events)
        yield from (self._clue(record, e, about, acts[e.type, e.mode] == 1) for e in record.events)

    def _clue(self, record: Record, event: Event, about: About, sole: bool) -> Clue:
        document = record.document
        actors, recipients = self._get(document.id, event.actors), self._get(document.id, event.recipients)
        place = next(iter(self._get(document.id, (event.place,) if event.place else ())), None)
        when = day_told(event, document.published)
        day = when.start if when else document.published
        return Clue(
            ref=EventRef(document.id, event.id),
            key=(
                document.published or _DAY_AFTER_ALL,
                document.id,
                event.trigger.start,
                event.trigger.end,
                event.type,
                event.id,
            ),
            about=about,
            type=event.type,
            mode=event.mode,
            standing=event.standing,
            trigger=intern(event.trigger.exact.casefold()),
            denied=any(c.standing in ("denied", "negated") and c.by is not None for c in event.history),
            act=intern(act_word(document.text, event)),
            actors=actors,
            recipients=recipients,
            place=place,
            when=when,
            published=document.published,
            words=_context(event, (*actors, *recipients)),
            text=tuple(sorted({_number(span.exact) for span in event.evidence})),
            quantities=tuple(
                dict.fromkeys(q for s in event.evidence for q in quantities(document.text, *sentence(document.text, s)))
            ),
            named=_named(event, (*actors, *recipients)),
            sole=sole,
            refers=refers(document.text, event.trigger),
            day=day.toordinal() if day else None,
        )

    def _get(self, document: str, ids: Sequence[str]) -> tuple[Party, ...]:
        return tuple(p for id in ids if (p := self._party_of(document, id)) is not None)


def _by_key(clue: Clue) -> tuple[dt.date, str, int, int, str, str]:
    return clue.key


def _number(words: str) -> int:
    """The same for a passage told in the same words."""
    return int.from_bytes(hashlib.blake2b(" ".join(fold(words)).encode(), digest_size=8).digest())


def _named(event: Event, parties: Sequence[Party]) -> tuple[str, ...]:
    """The words with a capital in the passages that tell an event, but for the first and those of its parties."""
    known = {w for p in parties for w in p.words} | _STOPS
    capitals = (m for span in event.evidence for m in _CAPITAL.finditer(span.exact) if m.start())
    return tuple(sorted({intern(w) for m in capitals for w in fold(m.group()) if w not in known}))


def _context(event: Event, parties: Sequence[Party]) -> tuple[str, ...]:
    """The content words of the passages that tell an event, cut to stems, without its parties and its trigger."""
    known = {w for p in parties for w in p.words} | trigger_lemmas(event.trigger.exact)
    words = (w for span in event.evidence for piece in _WORD.findall(span.exact) for w in fold(piece))
    kept = (w for w in words if w not in known and w not in _STOPS and (len(w) > 2 or w.isdigit()))
    return tuple(sorted({intern(w[:6]) for w in kept}))
