"""Time expressions against TimeBank and MEANTIME, scored as in TempEval-3 (UzZaman et al. 2013, task A).

Relaxed: a found expression matches a gold one that shares a character with it, one to one, the closest first. Strict:
the same characters. Type and value F1 count the relaxed matches whose type or TIMEX3 value is the gold one's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, f1
from onrecord.model.document import Article
from onrecord.model.temporal import TimeExpression

Gold = dict[str, Any]
PEER = "HeidelTime 77.6, UWTime 82 (TempEval-3 Platinum)"


def figures(folder: Path, read: Read) -> list[Figure]:
    """TimeBank's four F1 scores and MEANTIME's value F1. Raises FileNotFoundError where a corpus is absent."""
    timebank = [count(read(article(row)).doc.times, row["timex"]) for row in rows(folder / "gold" / "timebank.jsonl")]
    meantime = [
        count(*_annotated(read(article(row)).doc.times, row)) for row in rows(folder / "data" / "meantime_dev.jsonl")
    ]
    return [
        _figure("timebank.relaxed_f1", timebank, 2),
        _figure("timebank.strict_f1", timebank, 3),
        _figure("timebank.type_f1", timebank, 4),
        _figure("timebank.value_f1", timebank, 5, peer=PEER, target=72),
        _figure("meantime.timex_value_f1", meantime, 5),
    ]


def _figure(name: str, counts: Sequence[Counts], column: int, **more: Any) -> Figure:
    return figure(name, [(c[column], c[0], c[1]) for c in counts], f1, **more)


def article(row: dict[str, Any]) -> Article:
    """The article of a corpus row; its document creation time stands for the publication date, if it is a date."""
    try:
        published = dt.date.fromisoformat(row["dct"][:10])
    except ValueError:
        published = None
    return Article(id=row["id"], text=row["text"], published=published)


def _annotated(found: Iterable[TimeExpression], row: dict[str, Any]) -> tuple[list[TimeExpression], list[Gold]]:
    """What lies in the sentences that MEANTIME annotated in full: the first few of each article."""
    end = row["sentences"][row["fully_annotated_through_sentence"]][1]
    return [t for t in found if t.end <= end], [g for g in row["timex"] if g["end"] <= end]


def count(found: Sequence[TimeExpression], gold: Sequence[Gold]) -> tuple[int, int, int, int, int, int]:
    """(found, gold, relaxed matches, strict matches, right types, right values) of one document."""
    pairs = align(found, gold)
    strict = sum((f.start, f.end) == (g["start"], g["end"]) for f, g in pairs)
    types = sum(f.type == g["type"].lower() for f, g in pairs)
    values = sum(f.value is not None and f.value == g.get("value") for f, g in pairs)
    return len(found), len(gold), len(pairs), strict, types, values


def align(found: Sequence[TimeExpression], gold: Sequence[Gold]) -> list[tuple[TimeExpression, Gold]]:
    """Pairs that share a character, each expression in one pair at most, those with the closest ends first."""
    near = sorted(
        (abs(f.start - g["start"]) + abs(f.end - g["end"]), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if f.start < g["end"] and g["start"] < f.end
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in near:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return [(found[i], gold[j]) for i, j in sorted(pairs.items())]
