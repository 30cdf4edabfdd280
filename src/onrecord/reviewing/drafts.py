"""What a person says, in terms of the ids that she sees -> a judgment: checked, and anchored to the exact words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

import msgspec

from onrecord import __version__
from onrecord.errors import UsageError
from onrecord.judgments.anchoring import line_anchor
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.happening import EventRef
from onrecord.model.judgment import (
    ENTITY_FIELDS,
    FIELDS,
    STATEMENT_FIELDS,
    VERDICTS,
    Anchor,
    Draft,
    Judgment,
    Kind,
    ReviewedHappening,
)
from onrecord.model.record import Record
from onrecord.model.statement import Act, Medium, Statement
from onrecord.reviewing.machine import Machine
from onrecord.reviewing.overlays import article_entity
from onrecord.reviewing.shown import Shown
from onrecord.reviewing.values import NAMED, NUMBER, SOURCES, checked, days, in_words

LONGEST_NAME: Final = 100
LONGEST_WHY: Final = 2000
_COMPARED = frozenset({"same", "different"})
_SOURCES = frozenset({"copy", "independent"})


class Line(msgspec.Struct, frozen=True):
    """A line of the record as a judgment needs it: what it is, its words, and the values shown and the machine's."""

    kind: Kind
    record: str
    anchor: Anchor
    article: str
    shown: dict[str, Any]
    machine: dict[str, Any]
    event: EventRef | None = None


def now() -> str:
    """UTC to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Lines:
    """Finds lines by the ids that people see."""

    def __init__(self, machine: Machine, shown: Shown, article_id: Callable[[str], str]) -> None:
        self._machine, self._shown, self._article_id = machine, shown, article_id

    def line(self, record: str, event: str | None = None) -> Line:
        """The line of that id; of a happening the telling `event`, else the first. Raises UsageError for none."""
        found = self.happening(record)
        if found is not None:
            return self._of_happening(found, event)
        article, slash, id = record.rpartition("/")
        return self._of_article(article, id) if slash else self._whole(record)

    def happening(self, id: str) -> ReviewedHappening | None:
        """The happening of that id, or the one that it is shown in."""
        became = self._shown.reviewed.became
        return self._shown.by_id.get(became.get(id, id))

    def _of_happening(self, found: ReviewedHappening, event: str | None) -> Line:
        machine = {f: x.machine for f, x in found.fields.items() if f in FIELDS}
        shown = {f: x.value for f, x in found.fields.items() if f in FIELDS}
        shown = {f: list(v) if isinstance(v, tuple) else v for f, v in shown.items()}
        if found.happening is None or not found.machine:
            if found.anchor is None:
                raise UsageError("nothing is known of its words", where=found.id)
            articles = self._machine.articles_of(found.anchor.article)
            return Line("happening", found.id, found.anchor, articles[0], shown, shown)
        ref = self._machine.first_event(found.happening)
        if event is not None:
            document, _, id = event.rpartition("/")
            ref = EventRef(self._article_id(document), id)
            if not any(s.document == ref.document and id in s.events for s in found.happening.sources):
                raise UsageError(f"{event} is no telling of {found.id}", cure="name one of its sources' events")
        anchor = self._anchor(ref.document, ref.event)
        return Line("happening", found.id, anchor, ref.document, shown, machine, ref)

    def _of_article(self, article: str, id: str) -> Line:
        document = self._article_id(article)
        record = self._required(document)
        anchor, name = self._anchor(document, id), f"{document}/{id}"
        names = {e.id: e.name for e in record.entities}
        edited = self._shown.ground.record(document) or record
        line = next((x for x in lines_of(record) if x.id == id), None)
        now = next((x for x in lines_of(edited) if x.id == id), line)
        kind: Kind = "event" if isinstance(line, Event) else "statement" if isinstance(line, Statement) else "entity"
        event = EventRef(document, id) if kind == "event" else None
        return Line(kind, name, anchor, document, words_of_line(now, names), words_of_line(line, names), event)

    def _whole(self, record: str) -> Line:
        document = self._article_id(record)
        return Line("article", document, Anchor(self._machine.texts[document]), document, {}, {})

    def _anchor(self, document: str, line: str) -> Anchor:
        anchor = line_anchor(self._required(document), line)
        if anchor is None:
            raise UsageError(f"the article has no line {line!r}", where=document, cure="name one such as ARTICLE/E1")
        return anchor

    def _required(self, document: str) -> Record:
        record = self._machine.record(document)
        if record is None:
            raise UsageError("the article has no record", where=document, cure="see why with `onrecord verify`")
        return record


def lines_of(record: Record) -> list[Event | Statement | Entity]:
    return [*record.events, *record.statements, *record.entities]


def words_of_line(line: Any, names: dict[str, str]) -> dict[str, Any]:
    """The values of an article's line in words."""
    if isinstance(line, Event):
        return in_words(line, lambda id: names.get(id, id))
    if isinstance(line, Statement):
        return {
            "source": names.get(line.source or ""),
            "act": line.act,
            "addressees": tuple(names.get(a, a) for a in line.addressees),
            "medium": line.medium,
            "when": days(line.when),
        }
    return {f: getattr(line, f) for f in ENTITY_FIELDS}


def as_judgment(draft: Draft, lines: Lines, machine: Machine, id: str) -> Judgment:
    """The judgment that the draft means. Raises UsageError for what cannot be meant."""
    if draft.verdict not in VERDICTS:
        raise UsageError(f"{draft.verdict!r} is no verdict", cure=f"say one of {', '.join(VERDICTS)}")
    line = lines.line(draft.record, draft.event)
    other = _other(draft, line, lines)
    field = _field(draft, line)
    old = line.shown.get(field) if field else None
    uri = machine.articles[line.article].uri
    return Judgment(
        id=id,
        at=now(),
        by=_plain(draft.by, LONGEST_NAME, "by", required=True),
        kind=line.kind,
        verdict=draft.verdict,
        target=line.anchor,
        record=line.record,
        field=field,
        old=old,
        new=_new(draft, line, field, machine),
        other=other.anchor if other else None,
        why=_plain(draft.why, LONGEST_WHY, "why"),
        seen=line.machine | ({"uri": uri} if uri else {}),
        article=line.article,
        other_article=other.article if other else "",
        version=__version__,
    )


def undoing(target: Judgment, by: str, why: str, id: str) -> Judgment:
    """The judgment that takes `target` back."""
    return Judgment(
        id=id,
        at=now(),
        by=_plain(by, LONGEST_NAME, "by", required=True),
        kind=target.kind,
        verdict="undo",
        target=target.target,
        record=target.record,
        undoes=target.id,
        why=_plain(why, LONGEST_WHY, "why"),
        article=target.article,
        version=__version__,
    )


def _other(draft: Draft, line: Line, lines: Lines) -> Line | None:
    if draft.other is None:
        if draft.verdict in (*_COMPARED, "copy"):
            raise UsageError(f"{draft.verdict!r} compares two things", where="other", cure="name the other one")
        return None
    if draft.verdict not in _COMPARED | _SOURCES | {"unsure"}:
        raise UsageError(f"{draft.verdict!r} speaks of one thing", where="other", cure="leave the other one out")
    other = lines.line(draft.other)
    alike = line.kind == other.kind or {line.kind, other.kind} <= {"happening", "event"}
    if not alike or line.kind == "statement":
        raise UsageError(f"{line.kind} and {other.kind} cannot be compared", where=draft.other)
    if draft.verdict != "unsure" and (line.kind == "article") != (draft.verdict in _SOURCES):
        cure = "of articles say copy or independent, of all else same or different"
        raise UsageError(f"{draft.verdict!r} cannot be said of a {line.kind}", where=draft.record, cure=cure)
    if line.anchor == other.anchor and line.article == other.article:
        raise UsageError("these are the same words", where=draft.other, cure="name two things")
    return other


def _field(draft: Draft, line: Line) -> str | None:
    if draft.verdict == "independent" and line.kind != "article":
        raise UsageError("only articles are independent of one another", where=draft.record)
    if draft.verdict == "undo":
        raise UsageError("an undo names a judgment", cure="use Review.undo")
    if draft.field is None:
        if draft.verdict == "change":
            raise UsageError("a change names its field", where=draft.record, cure=f"there are {', '.join(line.shown)}")
        return None
    known = {
        "happening": (*FIELDS, SOURCES, NUMBER),
        "event": FIELDS,
        "statement": STATEMENT_FIELDS,
        "entity": ENTITY_FIELDS,
        "article": (),
    }[line.kind]
    if draft.field not in known or draft.verdict not in ("change", "accept", "reject", "unsure"):
        cure = f"there are {', '.join(known)}" if known else "judge it as a whole"
        raise UsageError(f"no field {draft.field!r} of a {line.kind} can be judged so", where=draft.record, cure=cure)
    if draft.field == SOURCES and draft.verdict == "change":
        cure = "say which articles are copies or independent"
        raise UsageError("sources are counted, not set", where=draft.record, cure=cure)
    return draft.field


def _new(draft: Draft, line: Line, field: str | None, machine: Machine) -> Any:
    """The value that she stands by."""
    if draft.verdict == "accept":
        # How it stands changes with every telling: who accepts a line stands by what is told of it.
        told = {f: value for f, value in line.shown.items() if f != "standing"}
        return line.shown.get(field) if field else told
    if draft.verdict != "change" or field is None:
        return None
    value = checked(field, draft.new, str(line.shown.get("type", "")))
    choices = {"act": Act, "medium": Medium}.get(field)
    if choices is not None and value not in (known := choices.__args__):  # type: ignore[attr-defined]
        raise UsageError(f"no {field} is called {value!r}", where=field, cure=f"there are {', '.join(known)}")
    if line.kind in ("event", "statement"):
        _in_article(draft, line, field, value, machine)
    return value


def _in_article(draft: Draft, line: Line, field: str, value: Any, machine: Machine) -> None:
    """An article's line speaks of whom the article names; of others the happening can."""
    if field == "standing" and value == "disputed":
        cure = "say it of the happening"
        raise UsageError("one article's word is not disputed by itself", where=draft.record, cure=cure)
    record = machine.record(line.article)
    names = value if isinstance(value, list) else [value] if value else []
    if field not in NAMED | {"source", "addressees"} or record is None:
        return
    for name in names:
        if article_entity(record, name) is None:
            cure = "name somebody whom the article names, or say it of the happening"
            raise UsageError(f"the article does not name {name!r}", where=draft.record, cure=cure)


def _plain(text: str, most: int, where: str, *, required: bool = False) -> str:
    """Without what no file keeps, and not longer than is useful."""
    plain = text.encode("utf-8", "replace").decode().strip()
    if required and not plain:
        raise UsageError("nobody says it", where=where, cure="give a name")
    if len(plain) > most:
        raise UsageError(f"{len(plain)} characters", where=where, cure=f"give up to {most}")
    return plain
