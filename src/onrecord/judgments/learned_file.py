"""`learned.toml`: what an analyst switched on of what judgments teach. It may be written by hand as well."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Final

from onrecord.errors import ProjectError
from onrecord.model.learned import NOTHING, Learned

_HEAD = """\
# What this project learned from judgments.jsonl: `onrecord learn --switch-on` wrote it, `onrecord run` goes by it.
# docs/review.md explains it. Take a line out to switch it off.
"""
_BOUNDS: Final = (0.0, 20.0)  # points of a join


def read(path: Path) -> Learned:
    """What is switched on; nothing where there is no file. Raises ProjectError for what cannot be understood."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return NOTHING
    except (OSError, ValueError) as error:
        raise _wrong(path, f"not to be read: {error}") from error
    if unknown := data.keys() - {"join", "reprints"}:
        raise _wrong(path, f"it speaks of {', '.join(sorted(unknown))}")
    join, reprints = data.get("join", {}), data.get("reprints", {})
    threshold = join.get("threshold") if isinstance(join, dict) else None
    if not isinstance(join, dict) or join.keys() - {"threshold"} or not _is_threshold(threshold):
        raise _wrong(path, "[join] holds no threshold")
    if not isinstance(reprints, dict) or not all(isinstance(v, str) and v.strip() for v in reprints.values()):
        raise _wrong(path, "[reprints] holds something else than outlets")
    return Learned(None if threshold is None else float(threshold), dict(sorted(reprints.items())))


def _is_threshold(value: object) -> bool:
    if value is None:
        return True
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and _BOUNDS[0] <= float(value) <= _BOUNDS[1]  # type: ignore[arg-type]


def as_text(learned: Learned) -> str:
    """The file that says so."""
    parts = [_HEAD]
    if learned.join_threshold is not None:
        parts.append(f"\n[join]\nthreshold = {learned.join_threshold}\n")
    if learned.reprints:
        lines = (
            f"{json.dumps(a, ensure_ascii=False)} = {json.dumps(b, ensure_ascii=False)}\n"
            for a, b in sorted(learned.reprints.items())
        )
        parts += ["\n[reprints]  # outlet = the one whose reports it carries\n", *lines]
    return "".join(parts)


def _wrong(path: Path, what: str) -> ProjectError:
    cure = 'it may hold [join] threshold = 2.5, and [reprints] with lines such as "Coast Daily" = "Lake Post"'
    return ProjectError(what, where=str(path), cure=cure)
