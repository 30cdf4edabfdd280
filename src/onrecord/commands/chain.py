"""`onrecord why ID` in a project: the evidence behind a happening, or behind a line of one of its articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from onrecord.commands.shared import print_json
from onrecord.errors import OnrecordError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.model.happening import Happening, JoinedRecord
    from onrecord.model.record import Record
    from onrecord.project import Project
    from onrecord.record.project.store import Fate


def why_in_project(project: Project, id: str, *, json: bool) -> Iterable[RenderableType]:
    """What to show; nothing where it was printed as JSON.

    `id` is a happening's, or the beginning of one, or "ARTICLE/E3" with an article's id, given id or file name. Raises
    UsageError where there is none such.
    """
    article, slash, line = id.rpartition("/")
    if slash:
        return _of_article(project, article, line, json)
    return _of_happening(project, id, json)


def _of_happening(project: Project, id: str, json: bool) -> Iterable[RenderableType]:
    joined = project.joined()
    happening, fate = _happening(joined, id, project)
    if json:
        became = {"asked": fate} if fate else {}
        print_json(became | _evidence(happening, joined))
        return ()
    if fate:
        typer.echo(_became(fate), err=True)
    from onrecord.show.happenings import Sources, chain_behind

    return chain_behind(happening, Sources(joined))


def _became(fate: Sequence[Fate]) -> str:
    ways = " and then into ".join(f"{f.into} (run {f.run})" for f in fate if f.into)
    return f"{fate[0].id} was merged into {ways}"


def _happening(joined: JoinedRecord, id: str, project: Project) -> tuple[Happening, list[Fate]]:
    """The happening of that id, or the one that it was merged into and how it came to that."""
    exact = [h for h in joined.happenings if h.id == id]
    found = exact or [h for h in joined.happenings if h.id.lower().startswith(id.lower())]
    if len(found) == 1:
        return found[0], []
    if not found and (fate := project.fate(id)):
        now = [h for h in joined.happenings if h.id == fate[-1].id]
        if now:
            return now[0], fate[:-1]
        cure = "see what changed with `onrecord diff last-1 last`"
        raise UsageError(f"{fate[-1].id} was withdrawn in run {fate[-1].run}: nothing tells it any more", cure=cure)
    ids = [h.id for h in found or joined.happenings]
    near = ids[:8] if found else get_close_matches(id, ids, n=5, cutoff=0.5)
    cure = f"did you mean {' or '.join(near)}?" if near else "`onrecord find` shows the ids; of an article: ARTICLE/E1"
    what = f"{len(found)} happenings begin with" if found else "no happening is called"
    raise UsageError(f"{what} {id!r}", cure=cure)


def _evidence(happening: Happening, joined: JoinedRecord) -> dict[str, Any]:
    """The happening and what its lines refer to: articles without their text, lineages, entities."""
    documents = {s.document for s in happening.sources}
    lineages = {s.lineage for s in happening.sources}
    named = {*happening.actors, *happening.recipients, happening.place, *(h.by for h in happening.history)}
    articles = [msgspec.structs.asdict(d.document) for d in _records(joined) if d.document.id in documents]
    return {
        "happening": happening,
        "documents": [{k: v for k, v in a.items() if k != "text"} for a in articles],
        "lineages": [x for x in joined.lineages if x.id in lineages],
        "entities": [e for e in joined.entities if e.id in named],
    }


def _records(joined: JoinedRecord) -> list[Record]:
    from onrecord.model.record import Record

    return [d for d in joined.documents if isinstance(d, Record)]


def _of_article(project: Project, article: str, line: str, json: bool) -> Iterable[RenderableType]:
    from onrecord.model.record import Failure

    outcome = project.record(project.article(article).id)
    if isinstance(outcome, Failure):
        raise OnrecordError(outcome.error.message, where=outcome.document.id)
    if json:
        print_json(_line(outcome, line))
        return ()
    from onrecord.show.why import chain_of_evidence

    return chain_of_evidence(outcome, line)


def _line(record: Record, id: str) -> dict[str, Any]:
    """The event, statement or entity, and the statements and entities that it refers to."""
    from onrecord.show.why import ids, unknown_id

    event = next((e for e in record.events if e.id == id), None)
    statement = next((s for s in record.statements if s.id == id), None)
    entity = next((e for e in record.entities if e.id == id), None)
    if event is None and statement is None and entity is None:
        raise unknown_id(id, ids(record), record.document.id)
    about = [s for s in record.statements if id in s.about or (statement and s.within == id)]
    named = {s.source for s in about}
    named |= {*event.actors, *event.recipients, event.place} if event else set()
    named |= {statement.source, statement.outlet, *statement.addressees} if statement else set()
    document = {k: v for k, v in msgspec.structs.asdict(record.document).items() if k != "text"}
    return {
        "document": document,
        "line": event or statement or entity,
        "statements": about,
        "entities": [e for e in record.entities if e.id in named],
    }
