"""How much of one article is read: a reader's time goes with words, marks and paragraphs, not with characters."""

from __future__ import annotations

import re
from typing import Final

from onrecord.errors import InputTooLarge

# News has five characters to a word or mark, and a hundred or more to a paragraph: what reaches these within the
# million characters that an article may have (`ingest.limits`) is a table, a log or an attack, and would take minutes.
MAX_PIECES: Final = 300_000
MAX_LINES: Final = 20_000
_PIECE: Final = re.compile(r"\w+|[^\w\s]")
_CURE: Final = "split it into its parts"


def check_bounds(text: str) -> None:
    """Raises InputTooLarge for a text of more words and marks, or lines, than are read."""
    if len(text) > MAX_PIECES and (found := sum(1 for _ in _PIECE.finditer(text))) > MAX_PIECES:
        raise InputTooLarge(f"it has {found:,} words and marks, more than {MAX_PIECES:,}", cure=_CURE)
    if (
        len(text) > MAX_LINES
        and (found := sum(1 for line in text.splitlines() if line and not line.isspace())) > MAX_LINES
    ):
        raise InputTooLarge(f"it has {found:,} lines, more than {MAX_LINES:,}", cure=_CURE)
