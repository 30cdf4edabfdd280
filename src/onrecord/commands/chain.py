"""`onrecord why ID` in a project: the evidence behind a happening, or behind a line of one of its articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from onrecord.commands.shared import print_json
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from rich.console import RenderableType

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
    from onrecord.evidence import behind_happening, happening_named

    joined = project.joined()
    happening, fate = happening_named(joined.happenings, id, project.fate)
    if json:
        print_json(behind_happening(happening, joined, fate))
        return ()
    if fate:
        typer.echo(_became(fate), err=True)
    from onrecord.show.happenings import Sources, chain_behind

    return chain_behind(happening, Sources(joined))


def _became(fate: Sequence[Fate]) -> str:
    ways = " and then into ".join(f"{f.into} (run {f.run})" for f in fate if f.into)
    return f"{fate[0].id} was merged into {ways}"


def _of_article(project: Project, article: str, line: str, json: bool) -> Iterable[RenderableType]:
    from onrecord.model.record import Failure

    outcome = project.record(project.article(article).id)
    if isinstance(outcome, Failure):
        raise OnrecordError(outcome.error.message, where=outcome.document.id)
    if json:
        from onrecord.evidence import behind_line

        print_json(behind_line(outcome, line))
        return ()
    from onrecord.show.why import chain_of_evidence

    return chain_of_evidence(outcome, line)
