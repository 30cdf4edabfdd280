"""Draw docs/read.svg: `onrecord demo` in a terminal, each part cut to its first lines. Run it when the view changes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.segment import Segment, Segments
from rich.style import Style

from onrecord.model.document import Article
from onrecord.pipeline import read_articles
from onrecord.show.terminal import overview

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "src" / "onrecord" / "examples" / "agency.json"
PICTURE = ROOT / "docs" / "read.svg"
WIDTH = 104
LINES = (8, 36, 16, 8)  # of the head and the three parts
CUT = Segment("⋮", Style(dim=True))


def main() -> None:
    article = msgspec.json.decode(EXAMPLE.read_bytes(), type=Article)
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    parts = split(overview(next(read_articles([article]))))
    for part, limit in zip(parts, LINES, strict=True):
        lines = [line for piece in part for line in console.render_lines(piece, pad=False)]
        for line in lines if len(lines) <= limit else [*lines[:limit], [CUT], []]:
            console.print(Segments([*line, Segment.line()]), end="")
    PICTURE.write_text(console.export_svg(title="onrecord demo"), encoding="utf-8")


def split(view: Iterable[RenderableType]) -> Iterator[list[RenderableType]]:
    """The parts of the view, each from its heading on."""
    part: list[RenderableType] = []
    for piece in view:
        if isinstance(piece, Rule):
            yield part
            part = []
        part.append(piece)
    yield part


if __name__ == "__main__":
    main()
