"""`onrecord evaluate`: one table of all figures, or the same as JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.evaluate.gate import Floors
    from onrecord.evaluate.scorers import Measured, Scorer


def evaluate(
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Measure only this scorer (may be given several times).")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
    shared: Annotated[
        Path | None,
        typer.Option(help="The folder with gold/, data/, keys/ ... [default: $ONRECORD_SHARED or ../shared]"),
    ] = None,
    rules_alone: Annotated[
        bool,
        typer.Option(
            "--rules-alone", help="Leave out what the trained heads say of the record; trees stay, floors do not count."
        ),
    ] = False,
) -> None:
    """Measure this version on the sets at hand: each figure with its 95 % interval, floor, target and best peer."""
    from rich.console import Console

    from onrecord.evaluate import gate, report
    from onrecord.evaluate.corpora import shared_folder

    console = Console(width=None if sys.stdout.isatty() else 150)
    floors = gate.load(gate.floors_file())
    measured = _measure_with_progress(_chosen(only), shared or shared_folder(), rules_alone=rules_alone)
    figures = [f for m in measured for f in m.figures]
    console.print(report.table(figures, gate.flat(floors)))
    sound = _say_what_is_wrong(console, measured, {} if rules_alone else floors)
    if json_file:
        skipped = {m.scorer.name: m.skipped or m.failed or "" for m in measured if not m.figures}
        json_file.write_bytes(report.to_json(figures, skipped, gate.flat(floors)))
    if not sound:
        raise typer.Exit(1)


def _chosen(only: Sequence[str] | None) -> list[Scorer]:
    from onrecord.evaluate.scorers import SCORERS

    names = [s.name for s in SCORERS]
    if unknown := [name for name in only or () if name not in names]:
        raise typer.BadParameter(f"no scorer {', '.join(unknown)}; there are {', '.join(names)}", param_hint="--only")
    return [s for s in SCORERS if not only or s.name in only]


def _measure_with_progress(scorers: Sequence[Scorer], folder: Path, *, rules_alone: bool) -> list[Measured]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from onrecord.evaluate import ablation
    from onrecord.evaluate.reader import Reader
    from onrecord.evaluate.scorers import measure

    columns = (SpinnerColumn(), TextColumn("{task.description}  {task.completed} articles read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("measuring", total=None)
        parts = ablation.rules_alone() if rules_alone else None
        reader = Reader(parts, watch=lambda _: progress.advance(task))
        measured: list[Measured] = []
        for scorer in scorers:
            progress.update(task, description=f"measuring {scorer.name}")
            measured += measure([scorer], folder, reader)
    return measured


def _say_what_is_wrong(console: Console, measured: Sequence[Measured], floors: Floors) -> bool:
    """Print skips, failures and broken floors; False where something is wrong with the tree."""
    from onrecord.evaluate import gate

    sound = True
    for m in measured:
        if m.skipped:
            console.print(f"[dim]{m.scorer.name} skipped: {m.skipped}[/dim]")
        elif m.failed:
            sound = False
            console.print(f"[bold red]{m.scorer.name} failed[/bold red]: {m.failed}", highlight=False)
        elif not gate.comparable(m, floors):
            console.print(f"[yellow]{m.scorer.name}: its floors were pinned on other sets and do not count[/yellow]")
        else:
            for breach in gate.breaches(m, floors):
                sound = False
                console.print(f"[bold red]{breach}[/bold red]", highlight=False)
    return sound


def main() -> None:
    typer.run(evaluate)
