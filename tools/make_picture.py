"""Draw docs/read.svg: the first screen of `onrecord demo` as a terminal shows it. Run it when the view changes."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
from rich.console import Console
from rich.segment import Segment, Segments

from onrecord.model.document import Article
from onrecord.pipeline import read_articles
from onrecord.show.terminal import overview

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "src" / "onrecord" / "examples" / "agency.json"
PICTURE = ROOT / "docs" / "read.svg"
WIDTH, LINES = 104, 52


def main() -> None:
    article = msgspec.json.decode(EXAMPLE.read_bytes(), type=Article)
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    record = next(read_articles([article]))
    lines = [line for part in overview(record) for line in console.render_lines(part, pad=False)]
    for line in lines[:LINES]:
        console.print(Segments([*line, Segment.line()]), end="")
    PICTURE.write_text(console.export_svg(title="onrecord demo"), encoding="utf-8")


if __name__ == "__main__":
    main()
