"""Write what watching for long took into docs/project.md: `python tools/write_soak.py SOAK.json ...`.

Each file is what `benchmarks/soak.py --json` wrote.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any, Final

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "project.md"
BLOCK: Final = re.compile(r"(<!-- soak: begin [^\n]*-->\n).*(<!-- soak: end -->)", re.DOTALL)
READERS: Final = {True: "our reader", False: "a reader that costs next to nothing"}


def main(*files: Path) -> None:
    parts = [_told(json.loads(file.read_text(encoding="utf-8"))) for file in files]
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(BLOCK.sub(lambda m: m[1] + "\n".join(parts) + m[2], text), encoding="utf-8")


def _told(soak: dict[str, Any]) -> str:
    first, last = (soak["tenths"][n] for n in (1, -1))
    lines = [
        f"{soak['articles']:,} articles, {soak['each']} a round and day, {soak['days']} days joined,",
        f"{READERS[soak['real']]}; milliseconds an article since the line above. From {first['articles']:,} to",
        f"{last['articles']:,} articles memory went from {first['mb']:.0f} to {last['mb']:.0f} MB, and without what",
        f"programs share from {first['own_mb']:.1f} to {last['own_mb']:.1f}.",
        "",
        "| articles | processor, ms | clock, ms | MB | of them its own | MB of readers | MB on disk |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in soak["tenths"]:
        lines.append(
            f"| {row['articles']:,} | {row['cpu_ms']:.1f} | {row['clock_ms']:.1f} "
            f"| {row['mb']:.0f} | {row['own_mb']:.1f} | {row['reader_mb']:.0f} | {row['disk_mb']:.0f} |"
        )
    return "\n".join([*lines, "", ""])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
