"""`python -m corpus VERB`: the corpus's tools, run from the root of the repository."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from corpus import part_of, read
from corpus.blank import sample, stripped
from corpus.card import CARD, write_card
from corpus.check import read_all, warnings
from corpus.document import Document
from corpus.findings import Finding
from corpus.markup import render_file
from corpus.oddities import oddities
from corpus.overlap import overlaps
from corpus.stats import tables
from corpus.viewer.page import page
from corpus.viewer.terminal import show
from onrecord.evaluate.corpora import shared_folder

if TYPE_CHECKING:
    from onrecord.evaluate.report import Figure

CONSOLE = Console()
app = typer.Typer(help="Tools of the annotated corpus.", no_args_is_help=True, add_completion=False)
Files = Annotated[list[Path] | None, typer.Argument(help="Files or folders; none: the whole corpus.", exists=True)]


@app.command()
def check(
    files: Files = None,
    overlap: Annotated[
        bool, typer.Option("--overlap", help="Also look for nine words of a text in ../shared.")
    ] = False,
    errors_only: Annotated[bool, typer.Option("--errors-only", help="Leave the warnings out.")] = False,
) -> None:
    """Say what is wrong in the files; exit status 1 where there is an error."""
    found = read_all(files or ())
    findings = [*found.findings, *warnings(found.documents), *(_overlaps(found.documents) if overlap else ())]
    errors = sum(f.severity == "error" for f in findings)
    for finding in sorted(findings):
        if not (errors_only and finding.severity == "warning"):
            print(finding)
    paragraphs = sum(len(d.paragraphs) for d in found.documents)
    print(
        f"{found.headers} documents, {len(found.documents)} valid with {paragraphs} paragraphs; "
        f"{errors} errors, {len(findings) - errors} warnings",
        file=sys.stderr,
    )
    raise typer.Exit(1 if errors else 0)


def _overlaps(documents: list[Document]) -> list[Finding]:
    folder = shared_folder()
    if not folder.is_dir():
        print(f"{folder} is not there: overlaps not looked for", file=sys.stderr)
        return []
    return overlaps(documents, folder)


@app.command()
def stats(files: Files = None) -> None:
    """Count labels, words and documents."""
    documents = read(files or ())
    for table in tables(documents):
        CONSOLE.print(f"[bold]{table.name}[/bold]")
        grid = Table(show_header=False, box=None, pad_edge=False)
        grid.add_column()
        grid.add_column(justify="right")
        for name, number in table.rows:
            grid.add_row(name, f"{number:,}" if number else "[dim]0[/dim]")
        CONSOLE.print(grid)
        CONSOLE.print()


@app.command()
def card() -> None:
    """Write the counts into corpus/README.md."""
    write_card(read())
    print(f"wrote the counts into {CARD}", file=sys.stderr)


@app.command()
def odd(files: Files = None) -> None:
    """List words that are labelled otherwise than nearly everywhere else: each is meant, or a slip."""
    grid = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("layer", "words", "here", "else", "of", "document", "text"):
        grid.add_column(name, overflow="fold")
    for (layer, words, label, document, (start, end)), usual, times in oddities(read(files or ())):
        around = document.text[max(0, start - 40) : end + 40].replace("\n", " ")
        grid.add_row(layer, words, label, usual, str(times), document.id, around)
    CONSOLE.print(grid)


@app.command()
def blank(
    out: Annotated[Path, typer.Argument(help="The file to write, e.g. blind.txt.")],
    files: Files = None,
    share: Annotated[float, typer.Option(min=0, max=1, help="Share of the documents.")] = 0.05,
    seed: Annotated[int, typer.Option(help="The same seed draws the same documents.")] = 7,
) -> None:
    """Write a random part of the documents without their labels, to be annotated by somebody else."""
    drawn = sample(read(files or ()), share, seed)
    out.write_text(render_file([stripped(d) for d in drawn]), encoding="utf-8")
    print(f"{len(drawn)} documents, {sum(len(d.paragraphs) for d in drawn)} paragraphs in {out}", file=sys.stderr)


@app.command()
def view(
    what: Annotated[str, typer.Argument(help="A file, or the id of a document.")],
    html: Annotated[Path | None, typer.Option(help="Write a page for the browser here.")] = None,
) -> None:
    """Show documents with their marks, in the terminal or as one HTML page."""
    documents = read([Path(what)]) if Path(what).exists() else [d for d in read() if d.id == what]
    if not documents:
        print(f"{what}: no such file, and no valid document of this id", file=sys.stderr)
        raise typer.Exit(1)
    if html is not None:
        html.write_text(page(documents, f"Corpus: {Path(what).stem}"), encoding="utf-8")
        return
    for document in documents:
        show(document, CONSOLE)


@app.command()
def agree(
    original: Annotated[Path, typer.Argument(help="File or folder of the first annotation.", exists=True)],
    blind: Annotated[Path, typer.Argument(help="File or folder of the second one.", exists=True)],
    write: Annotated[bool, typer.Option("--write", help="Write corpus/AGREEMENT.md.")] = False,
) -> None:
    """Compare two annotations of the same texts, layer by layer."""
    from corpus.agreement import PAGE, agreement_page, paired, symmetric
    from corpus.compare import compare

    pairs = paired(read([original]), read([blind]))
    figures = symmetric(compare(pairs))
    _print_figures(figures)
    if write:
        PAGE.write_text(agreement_page(figures, pairs), encoding="utf-8")
        print(f"wrote {PAGE}", file=sys.stderr)


@app.command()
def evaluate(
    files: Files = None,
    part: Annotated[str, typer.Option(help="dev (the held-out tenth), train, or all.")] = "dev",
    json: Annotated[Path | None, typer.Option(help="Write the figures here too.")] = None,
) -> None:
    """Run Onrecord's reader over the documents and compare what it finds with the annotation."""
    from corpus.compare import compare
    from corpus.reading import reader

    documents = [d for d in read(files or ()) if part in ("all", part_of(d.id))]
    annotate = reader()
    figures = compare((d, annotate(d)) for d in documents)
    print(f"{len(documents)} documents of the part {part!r}", file=sys.stderr)
    _print_figures(figures)
    if json is not None:
        json.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1))


def _print_figures(figures: list[Figure]) -> None:
    grid = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("figure", "value", "interval", "documents"):
        grid.add_column(name, justify="left" if name == "figure" else "right")
    for f in figures:
        interval = "" if f.low is None or f.high is None else f"{f.low:.1f}-{f.high:.1f}"
        grid.add_row(f.name, f"{f.value:.1f}", interval, str(f.n))
    CONSOLE.print(grid)


@app.callback()
def main() -> None:
    """Tools of the annotated corpus."""


if __name__ == "__main__":
    app()
