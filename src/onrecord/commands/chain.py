"""`onrecord why ID` in a project: the evidence behind a happening, or behind a line of one of its articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import msgspec
import typer

from onrecord.commands.shared import judged, print_json
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.model.judgment import Judged
    from onrecord.project import Project
    from onrecord.record.project.store import Fate
    from onrecord.reviewing import Review


def why_in_project(project: Project, id: str, *, json: bool, machine: bool = False) -> Iterable[RenderableType]:
    """What to show; nothing where it was printed as JSON.

    `id` is a happening's, or the beginning of one, or "ARTICLE/E3" with an article's id, given id or file name. Raises
    UsageError where there is none such. A happening is shown as people put it right, unless only the machine's is
    wanted (`machine`).
    """
    article, slash, line = id.rpartition("/")
    if slash:
        return _of_article(project, article, line, json)
    return _of_happening(project, id, json, judged(project, machine))


def _of_happening(project: Project, id: str, json: bool, review: Review | None) -> Iterable[RenderableType]:
    from onrecord.evidence import behind_happening, happening_named

    joined = review.joined() if review else project.joined()
    became = review.reviewed().became if review else {}
    known = [h.happening for h in review.reviewed().happenings if h.happening] if review else joined.happenings
    happening, fate = happening_named(known, became.get(id, id), project.fate)
    said = [j for j in review.judged() if j.happening == happening.id] if review else []
    if json:
        found = msgspec.to_builtins(behind_happening(happening, joined, fate))
        made = review.history(happening.id) if review else ()
        print_json(found | ({"judged": said, "judgments": made} if review else {}))
        return ()
    if fate:
        typer.echo(_became(fate), err=True)
    from onrecord.show.happenings import Sources, chain_behind

    return chain(chain_behind(happening, Sources(joined)), _people(review, happening.id, said) if review else ())


def _people(review: Review, id: str, said: Sequence[Judged]) -> Iterable[RenderableType]:
    """What people say of it, and everything that was ever said."""
    from rich.text import Text

    from onrecord.show.judged import history, lines

    made = review.history(id)
    if made:
        yield Text("\nWhat people say", style="bold")
        yield from (Text(f"  {line}") for line in lines(said))
        yield from (Text(f"  {line}", style="dim") for line in history(made))


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
