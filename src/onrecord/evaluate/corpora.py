"""Where the measuring sets lie, and what state they are in. They are never part of the project."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

VARIABLE = "ONRECORD_SHARED"
_DECODER = msgspec.json.Decoder()


def repository() -> Path:
    """The checkout that this code runs from, or the working directory where it was installed without one."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "pyproject.toml").is_file() else Path.cwd()


def shared_folder() -> Path:
    """The folder that holds `gold/`, `data/`, `keys/`, `seed/` and `score/`: $ONRECORD_SHARED, else `../shared`."""
    given = os.environ.get(VARIABLE)
    return Path(given) if given else repository().parent / "shared"


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file. Raises FileNotFoundError at the call, before the first row, where it is absent."""
    lines = path.read_bytes().splitlines()
    return (_DECODER.decode(line) for line in lines if line.strip())


def digest(path: Path) -> str:
    """A short SHA-256 of a file, or of all files of a folder with their names: a changed corpus changes it."""
    seen = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
        seen.update(file.name.encode() + b"\0" + file.read_bytes())
    return seen.hexdigest()[:16]
