"""What is wrong in a file of the corpus, where, and the cure."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
_SHOWN = 60


class Finding(NamedTuple):
    """One fault. `line` and `column` count from 1 into the raw file; `words` are the words concerned, perhaps none."""

    file: str
    line: int
    column: int
    words: str
    problem: str
    cure: str
    severity: Severity = "error"

    def __str__(self) -> str:
        words = self.words if len(self.words) <= _SHOWN else self.words[: _SHOWN - 3] + "..."
        kind = "" if self.severity == "error" else "warning: "
        quoted = f"“{words}”: " if words else ""
        return f"{self.file}:{self.line}:{self.column}: {kind}{quoted}{self.problem}; {self.cure}"
