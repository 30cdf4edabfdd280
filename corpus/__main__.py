"""`python -m corpus VERB`: the corpus's tools, run from the root of the repository."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from corpus.check import read_all

app = typer.Typer(help="Tools of the annotated corpus.", no_args_is_help=True, add_completion=False)
Files = Annotated[list[Path] | None, typer.Argument(help="Files or folders; none: the whole corpus.", exists=True)]


@app.command()
def check(files: Files = None) -> None:
    """Say what is wrong in the files; exit status 1 where there is an error."""
    read = read_all(files or ())
    for finding in read.findings:
        print(finding)
    errors = sum(f.severity == "error" for f in read.findings)
    print(
        f"{read.headers} documents, {len(read.documents)} valid, "
        f"{sum(len(d.paragraphs) for d in read.documents)} paragraphs; "
        f"{errors} errors, {len(read.findings) - errors} warnings",
        file=sys.stderr,
    )
    raise typer.Exit(1 if errors else 0)


@app.callback()
def main() -> None:
    """Tools of the annotated corpus."""


if __name__ == "__main__":
    app()
