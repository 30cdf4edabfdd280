"""`onrecord find`: questions about happenings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.shared import Json, MachineOnly, ProjectFolder, day, judged, opened, print_json, print_page

if TYPE_CHECKING:
    from onrecord.model.happening import Happening
    from onrecord.project import Question
    from onrecord.record.project.store import Counts
    from onrecord.reviewing import Review

_NAME = "name or words of it, country (ISR), Wikidata id"


def find(
    project: ProjectFolder = None,
    actor: Annotated[str | None, typer.Option(help=f"Who did it: {_NAME}.")] = None,
    recipient: Annotated[str | None, typer.Option(help=f"To whom it was done: {_NAME}.")] = None,
    place: Annotated[str | None, typer.Option(help=f"Where: {_NAME}.")] = None,
    type: Annotated[str | None, typer.Option(help="PLOVER type, such as ASSAULT.")] = None,
    standing: Annotated[str | None, typer.Option(help="How it stands: confirmed, disputed, planned ...")] = None,
    words: Annotated[str | None, typer.Option(help="Words that stand together in a quote.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Happened on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Happened on this day or earlier.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="As the record stood at the end of this day.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show no more than these.")] = 100,
    machine: MachineOnly = False,
    json: Json = False,
) -> None:
    """Find happenings across all articles: one line each, with standing, independent sources and words.

    Exit codes: 0, also where nothing is found; 2 where the question is put wrongly or there is no record yet.
    """
    from onrecord.project import Question

    question = Question(
        actor=actor,
        recipient=recipient,
        place=place,
        type=type,
        standing=standing,
        words=words,
        since=day(since, "--since"),
        until=day(until, "--until"),
    )
    then = day(as_of, "--as-of")
    with opened(project) as ours:
        review = judged(ours, machine)
        found = _selected(review, question, then) if review else ours.find(question, then)
        said = [j for j in review.judged(then) if j.happening in {h.id for h in found}] if review else []
        if json:
            answer = {"as_of": then, "found": len(found), "happenings": found[:limit]}
            print_json(answer | ({"judged": said} if review else {}))
            return
        from onrecord.show.happenings import Sources, listing
        from onrecord.show.judged import note

        joined = review.joined(then) if review else ours.joined(then)
        print_page(listing(found[:limit], Sources(joined)))
        _say_more(len(found), limit, ours.counts())
        if said:
            typer.echo(note(said), err=True)


def _selected(review: Review, question: Question, then: dt.date | None) -> list[Happening]:
    """What answers of the record as people put it right, in the order of `Project.find`."""
    from onrecord.record.selection import select

    found = select(review.joined(then), question)
    return sorted(found, key=lambda h: (h.when is None, h.when and h.when.start, h.when and h.when.end))


def _say_more(found: int, limit: int, counts: Counts) -> None:
    shown = f"; {limit} are shown, see more with --limit" if found > limit else ""
    waiting = f"; {counts.waiting} articles wait for `onrecord run`" if counts.waiting else ""
    typer.echo(f"{found} found{shown}{waiting}", err=True)
