"""Whether a text of the corpus shares nine words in a row with a text that is not ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus.document import Document
from corpus.findings import Finding

RUN = 9  # words
FOLDERS = ("articles", "gold", "data", "seed", "keys")
_WORD = re.compile(r"\w+")


def overlaps(documents: Sequence[Document], folder: Path) -> list[Finding]:
    """An error for every paragraph that has nine words in a row of a text under `folder`."""
    ours: dict[str, tuple[int, int]] = {}
    for n, d in enumerate(documents):
        for k, p in enumerate(d.paragraphs):
            for run in _runs(d.words((p.start, p.end))):
                ours.setdefault(run, (n, k))
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for name, text in _texts(folder):
        for run in _runs(text):
            if run in ours:
                found.setdefault(ours[run], (run, name))
    return [_finding(documents[n], k, *found[n, k]) for n, k in sorted(found)]


def _finding(document: Document, paragraph: int, run: str, source: str) -> Finding:
    line = document.paragraphs[paragraph].line
    return Finding(document.file, line, 1, run, f"nine words of {source}", "write it in words of your own")


def _runs(text: str) -> Iterator[str]:
    words = [w.lower() for w in _WORD.findall(text)]
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every text of the folder with the name of its file: plain ones, and each long string of JSON."""
    for name in FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            shown = f"{name}/{path.name}"
            if path.suffix == ".txt":
                yield shown, path.read_text(encoding="utf-8", errors="replace")
            elif path.suffix in (".json", ".jsonl"):
                yield from ((shown, text) for value in _json(path) for text in _strings(value))


def _json(path: Path) -> Iterator[object]:
    text = path.read_text(encoding="utf-8", errors="replace")
    for piece in text.splitlines() if path.suffix == ".jsonl" else [text]:
        try:
            yield json.loads(piece)
        except ValueError:
            continue


def _strings(value: object) -> Iterable[str]:
    """The strings in a JSON value; a list of strings is one text (tokens), and each of them too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if value and all(isinstance(v, str) for v in value):
            yield " ".join(value)
        for v in value:
            yield from _strings(v)
    elif isinstance(value, dict):
        for v in value.values():
            yield from _strings(v)
