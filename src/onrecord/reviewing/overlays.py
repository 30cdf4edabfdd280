"""Articles' lines and joined entities as people put them right. The machine's own are not touched: these are copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from onrecord.judgments.anchoring import named_at, said_at, told_at
from onrecord.judgments.holding import Opinions, opinions
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.happening import EntityRef, JoinedEntity, SourcedMention
from onrecord.model.judgment import Judgment
from onrecord.model.names import fold
from onrecord.model.plover import MODES
from onrecord.model.record import Record
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Statement
from onrecord.record.standing import settle
from onrecord.reviewing.values import PARTIES, alike, as_when


class Edited(msgspec.Struct, frozen=True):
    """An article's record as people put it right, the lines that they reject, and what they say of each line."""

    record: Record
    rejected: frozenset[str]
    opinions: dict[str, Opinions]


def line_of(judgment: Judgment, record: Record) -> str:
    """The line that a judgment on an article's words speaks of: "" for the article, "@312-318" for words without."""
    at, line = judgment.target, None
    match judgment.kind:
        case "article":
            return ""
        case "statement":
            line = said_at(record, at)
        case "entity":
            line = named_at(record, at)
        case "event" | "happening":
            line = told_at(record, at, judgment.seen.get("type"))
    return line or f"@{at.start}-{at.end}"


def edit(record: Record, judgments: Iterable[Judgment]) -> Edited:
    """The record with the judgments on its lines, oldest first."""
    by_line: dict[str, list[Judgment]] = {}
    for j in judgments:
        by_line.setdefault(line_of(j, record), []).append(j)
    said = {line: opinions(js) for line, js in by_line.items()}
    rejected = frozenset(line for line, o in said.items() if o.state == "rejected")
    agreed = {line: _agreed(o) for line, o in said.items()}
    statements = tuple(_statement(s, agreed.get(s.id, {}), record) for s in record.statements)
    heard = {s.id: s for s in statements if s.id not in rejected}
    sources = {s.id for s in statements if "source" in agreed.get(s.id, {})}
    events = tuple(_event(e, agreed.get(e.id, {}), record, heard, sources) for e in record.events)
    if "" in rejected:
        rejected |= {e.id for e in record.events}
    return Edited(replace(record, events=events, statements=tuple(heard.values())), rejected, said)


def _agreed(said: Opinions) -> dict[str, Any]:
    """The values on which all agree who say something."""
    return {
        field: some[0].value for field, some in said.fields.items() if all(alike(some[0].value, s.value) for s in some)
    }


def _event(
    event: Event, values: Mapping[str, Any], record: Record, heard: Mapping[str, Statement], sources: set[str]
) -> Event:
    history = tuple(
        replace(c, by=heard[c.statement].source) if c.statement in sources else c
        for c in event.history
        if c.statement is None or c.statement in heard
    )
    changes = {field: _event_value(field, value, record) for field, value in values.items()}
    if (standing := changes.pop("standing", None)) is not None:
        history = (StandingChange(standing, None, None, None, event.evidence[0]),)
    if history and history != event.history:
        changes |= {"history": history, "standing": settle(history)}
    if changes.get("mode", event.mode) not in MODES[changes.get("type", event.type)]:
        changes["mode"] = None
    return replace(event, **changes) if changes else event


def _event_value(field: str, value: Any, record: Record) -> Any:
    if field in PARTIES:
        return tuple(id for name in value or () if (id := article_entity(record, name)) is not None)
    if field == "place":
        return article_entity(record, value) if value else None
    if field == "when":
        return as_when(value) if value else None
    return value


def article_entity(record: Record, name: str) -> str | None:
    """The entity of the article that is called so, or mentioned so; None where nobody is."""
    key = fold(name)
    named = (e.id for e in record.entities if name == e.id or fold(e.name) == key)
    mentioned = (e.id for e in record.entities if any(fold(m.exact) == key for m in e.mentions))
    return next(named, None) or next(mentioned, None)


def _statement(statement: Statement, values: Mapping[str, Any], record: Record) -> Statement:
    changes: dict[str, Any] = {f: v for f, v in values.items() if f in ("act", "medium") and v is not None}
    if "source" in values:
        changes["source"] = article_entity(record, values["source"]) if values["source"] else None
    if "addressees" in values:
        found = (article_entity(record, name) for name in values["addressees"] or ())
        changes["addressees"] = tuple(id for id in found if id is not None)
    if "when" in values:
        changes["when"] = as_when(values["when"]) if values["when"] else None
    return replace(statement, **changes) if changes else statement


# -- entities over all articles ------------------------------------------------------------------------------------

_Member = tuple[str, str]  # an article and an entity of it


class EntitySaid(msgspec.Struct, frozen=True):
    """That two entities of articles are one, or not; or what a field of one is."""

    member: _Member
    judgment: Judgment
    other: _Member | None = None


class Entities(msgspec.Struct, frozen=True):
    """The joined entities as people put them right, and the ids of those that are not what the machine has."""

    entities: tuple[JoinedEntity, ...]
    changed: frozenset[str] = frozenset()


def with_entities(
    entities: tuple[JoinedEntity, ...],
    said: Sequence[EntitySaid],
    of: Mapping[_Member, JoinedEntity],
    records: Callable[[str], Record | None],
) -> Entities:
    """The entities with those made one that people say are one, and parted that they say are not."""
    if not said:
        return Entities(entities)
    now = {e.id: e for e in entities}
    home = {m: e.id for m, e in of.items()}
    changed: set[str] = set()
    for s in said:
        if s.judgment.verdict == "same" and s.other and home[s.member] != home[s.other]:
            first, second = sorted((home[s.member], home[s.other]), key=lambda i: (-len(now[i].mentions), i))
            changed |= {first, second}
            now[first] = _one(now[first], now.pop(second))
            home.update({(m.document, m.entity): first for m in now[first].members})
        elif s.judgment.verdict == "different" and s.other and home[s.member] == home[s.other]:
            whole, record = home[s.member], records(s.member[0])
            if record is not None:
                apart = _apart(record, s.member[1])
                now[whole], now[apart.id] = _without(now[whole], s.member), apart
                home[s.member] = apart.id
                changed |= {whole, apart.id}
        elif s.judgment.verdict == "change" and s.judgment.field:
            now[home[s.member]] = replace(now[home[s.member]], **{s.judgment.field: s.judgment.new})
            changed.add(home[s.member])
    return Entities(tuple(now.values()), frozenset(changed))


def _one(a: JoinedEntity, b: JoinedEntity) -> JoinedEntity:
    """`a` with all that is known of `b`."""
    return replace(
        a,
        country=a.country or b.country,
        sectors=a.sectors or b.sectors,
        role=a.role or b.role,
        wikidata=a.wikidata or b.wikidata,
        mentions=tuple(sorted({*a.mentions, *b.mentions}, key=lambda m: (m.document, m.start, m.end))),
        members=a.members + b.members,
    )


def _without(entity: JoinedEntity, member: _Member) -> JoinedEntity:
    document, _ = member
    left = tuple(m for m in entity.members if (m.document, m.entity) != member)
    alone = all(m.document != document for m in left)
    mentions = tuple(m for m in entity.mentions if not (alone and m.document == document))
    return replace(entity, members=left, mentions=mentions)


def _apart(record: Record, id: str) -> JoinedEntity:
    own: Entity = next(e for e in record.entities if e.id == id)
    document = record.document.id
    return JoinedEntity(
        id=f"{document}/{id}",
        name=own.name,
        kind=own.kind,
        country=own.country,
        sectors=own.sectors,
        role=own.role,
        wikidata=own.wikidata,
        mentions=tuple(SourcedMention(document, m.start, m.end, m.exact, m.form) for m in own.mentions),
        members=(EntityRef(document, id, "first"),),
    )
