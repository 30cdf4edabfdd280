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
_POINTS: Final = 20.0  # the most that a join can be asked for


def read(path: Path) -> Learned:
    """What is switched on; nothing where there is no file. Raises ProjectError for what cannot be understood."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return NOTHING
    except (OSError, ValueError) as error:
        raise _wrong(path, f"not to be read: {error}") from error
    if unknown := data.keys() - {"join", "rewrite", "reprints"}:
        raise _wrong(path, f"it speaks of {', '.join(sorted(unknown))}")
    reprints = data.get("reprints", {})
    if not isinstance(reprints, dict) or not all(isinstance(v, str) and v.strip() for v in reprints.values()):
        raise _wrong(path, "[reprints] holds something else than outlets")
    return Learned(
        join_threshold=_number(path, data.get("join", {}), "threshold", _POINTS),
        rewrite_share=_number(path, data.get("rewrite", {}), "share", 1.0),
        reprints=dict(sorted(reprints.items())),
    )


def _number(path: Path, table: object, name: str, most: float) -> float | None:
    """The one number that a table may hold."""
    if not isinstance(table, dict) or table.keys() - {name}:
        raise _wrong(path, f"a table holds something else than {name}")
    value = table.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise _wrong(path, f"{name} is no number from 0 to {most:g}")
    return float(value)


def as_text(learned: Learned) -> str:
    """The file that says so."""
    parts = [_HEAD]
    if learned.join_threshold is not None:
        parts.append(f"\n[join]\nthreshold = {learned.join_threshold}\n")
    if learned.rewrite_share is not None:
        parts.append(f"\n[rewrite]\nshare = {learned.rewrite_share}\n")
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
