"""Each output format as a stream of text, so that the first article is out before the last is read."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable, Iterator
from typing import IO, Literal

from rich.console import Console, RenderableType

from onrecord.model import codec
from onrecord.model.record import Outcome, Record
from onrecord.show.terminal import overview

Colour = Literal["auto", "always", "never"]
MIN_WIDTH, PLAIN_WIDTH, MAX_WIDTH = 60, 100, 120


def text(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """The view of each article. Articles that failed are left to the error stream."""
    for record in outcomes:
        if isinstance(record, Record):
            yield page.draw(overview(record))


def json(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """One object a line, in input order, failures in their places."""
    for outcome in outcomes:
        yield codec.encode(outcome).decode() + "\n"


class Page:
    """Draws for a stream: as wide as its terminal within reason, coloured only where colour is wanted."""

    def __init__(self, stream: IO[str], colour: Colour = "auto") -> None:
        terminal = stream.isatty()
        self.coloured = colour == "always" or (colour == "auto" and terminal and colour_wanted())
        known = terminal or "COLUMNS" in os.environ
        width = shutil.get_terminal_size((PLAIN_WIDTH, 0)).columns if known else PLAIN_WIDTH
        self.width = max(MIN_WIDTH, min(width, MAX_WIDTH))

    def draw(self, parts: Iterable[RenderableType]) -> str:
        buffer = io.StringIO()
        console = Console(
            file=buffer,
            width=self.width,
            force_terminal=self.coloured,
            no_color=not self.coloured,
            color_system="auto" if self.coloured else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )
        for part in parts:
            console.print(part)
        drawn = buffer.getvalue()
        return drawn if self.coloured else "".join(line.rstrip() + "\n" for line in drawn.splitlines())


def colour_wanted() -> bool:
    """Whether the environment asks for none (no-color.org; a terminal that calls itself dumb)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
