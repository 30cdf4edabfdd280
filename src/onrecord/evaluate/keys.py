"""Whole records against answer keys written by hand from the contract: points, and what a record has too much of.

The scorer of the keys lies beside them (`score/score_key.py`) and is run as it is, in a process of its own.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import share
from onrecord.model import codec
from onrecord.model.document import Article

POINTS_TARGET, EXTRA_TARGET = 45.0, 33.3
_LINE = re.compile(
    r"points (\d+)/(\d+) .{0,300}?(?:extra events (\d+)/(\d+)  extra statements (\d+)/(\d+)|extra not counted)$",
    re.MULTILINE,
)


class KeyScore(msgspec.Struct, frozen=True):
    """(got, of) of a key's points; (extra, all) of the record's events and statements, None under a partial key."""

    name: str
    points: tuple[int, int]
    events: tuple[int, int] | None
    statements: tuple[int, int] | None


def figures(folder: Path, read: Read) -> list[Figure]:
    """Points and extras of every key together, then of each. Raises FileNotFoundError where there are no keys."""
    scorer = folder / "score" / "score_key.py"
    scores = [score_key(scorer, key, article, read) for key, article in keyed_articles(folder)]
    if not scores:
        raise FileNotFoundError(folder / "keys")
    return [*_figures("", scores), *(f for s in scores for f in _figures(f".{s.name}", [s]))]


def keyed_articles(folder: Path) -> Iterator[tuple[Path, Article]]:
    """Every answer key and the article that it was written from."""
    seed = folder / "seed" / "key_open.json"
    if seed.is_file():
        text = (folder / "seed" / "caracas_call.txt").read_text(encoding="utf-8")
        yield seed, Article(id="caracas_call", text=text, published=dt.date(2025, 11, 30))
    for key in sorted((folder / "keys").glob("*.json")):
        given = msgspec.json.decode((folder / "articles" / key.name).read_bytes())
        yield (
            key,
            Article(
                id=given["id"],
                text=given["text"],
                title=given.get("title"),
                publisher=given.get("publisher"),
                published=dt.date.fromisoformat(given["date"]),
            ),
        )


def score_key(scorer: Path, key: Path, article: Article, read: Read) -> KeyScore:
    """What `score_key.py` makes of the article's record. Raises ValueError where it gives no score."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.json"
        record.write_bytes(codec.encode(read(article).record))
        run = subprocess.run([sys.executable, scorer, key, record], capture_output=True, text=True, check=False)
    return parse_score(article.id, run.stdout, run.stderr)


def parse_score(name: str, stdout: str, stderr: str = "") -> KeyScore:
    line = _LINE.search(stdout.strip())
    if line is None:
        raise ValueError(f"no score for the key of {name}: {(stderr or stdout).strip()[-300:]}")
    got, of, *extra = (None if g is None else int(g) for g in line.groups())
    pairs = [None if a is None or b is None else (a, b) for a, b in (extra[0:2], extra[2:4])]
    return KeyScore(name, (got or 0, of or 0), *pairs)


def _figures(suffix: str, scores: list[KeyScore]) -> list[Figure]:
    unit = "keys" if len(scores) > 1 else "key"
    out = [figure(f"keys.points{suffix}", [s.points for s in scores], share, unit=unit, target=POINTS_TARGET)]
    for what in ("events", "statements"):
        extra = [counts for s in scores if (counts := getattr(s, what)) is not None]
        if extra:
            name = f"keys.extra_{what}{suffix}"
            out.append(figure(name, extra, share, unit=unit, target=EXTRA_TARGET, better="lower"))
    return out
