"""Is a happening told twice in an article one event? Pairs of event mentions within the articles of ECB+.

Only mentions that we found are judged (an ECB+ event is any occurrence, most of which PLOVER leaves out): of the pairs
that we join, how many tell the same happening; of the pairs that tell the same, how many we join.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.link.event_coreference import cluster_events
from onrecord.model.document import Article
from onrecord.model.span import Span

Row = dict[str, Any]


def figures(folder: Path, read: Read) -> list[Figure]:
    """Precision and recall of joining, over pairs, in percent."""
    scored = [score(row, read) for row in rows(folder / "gold" / "ecbplus_dev.jsonl") if _has_pairs(row)]
    return [
        figure("ecbplus.joined_precision", [precision for precision, _ in scored], share, own_ground=True),
        figure("ecbplus.joined_recall", [recall for _, recall in scored], share, own_ground=True),
    ]


def _has_pairs(row: Row) -> bool:
    return sum(1 for _ in _events(row)) > 1


def _events(row: Row) -> Iterator[Row]:
    return (m for m in row["mentions"] if m["kind"] == "event")


def score(row: Row, read: Read) -> tuple[Counts, Counts]:
    """((right, joined) pairs, (joined, same) pairs) of one article."""
    clusters = cluster_events(read(Article(id=row["id"], text=row["text"])).doc)
    both = [
        (gold["cluster"], ours)
        for gold in _events(row)
        if (ours := next((n for n, c in enumerate(clusters) if any(_at(m.trigger, gold) for m in c)), None)) is not None
    ]
    joined = [gold_a == gold_b for (gold_a, a), (gold_b, b) in combinations(both, 2) if a == b]
    same = [a == b for (gold_a, a), (gold_b, b) in combinations(both, 2) if gold_a == gold_b]
    return (sum(joined), len(joined)), (sum(same), len(same))


def _at(trigger: Span, gold: Row) -> bool:
    start: int = gold["start"]
    return start < trigger.end and trigger.start < gold["end"]
