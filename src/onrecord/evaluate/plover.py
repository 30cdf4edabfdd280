"""Events against the PLOVER gold standard records: who did what to whom, one sentence each.

A sentence's first event is compared with its record: the type after the manual's rewrite of future acts
(`model.plover_rules`), the actors' and recipients' countries with the source's and target's codes. A source or target
is right if one of its countries is among the gold ones; where the record says that the parties act on each other,
either side may hold them. PLOVER writes several pseudo-countries for bodies of many states (IGO, UNO, EUR, NGO) where
the records have IGO or NGO throughout, so these count as one.

`type_precision` has no floor: a record holds one event where its sentence tells two or three ("rejected an offer of
talks", "threatened to strike"), so whoever reads them all does worse on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.model.document import Article
from onrecord.model.event import Event
from onrecord.model.plover import RECIPROCAL_TYPES
from onrecord.model.plover_rules import plover_type
from onrecord.model.record import Record

_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO"})
_NONE = (0.0, 0.0)
Row = dict[str, Any]


def figures(folder: Path, read: Read) -> list[Figure]:
    """Seven figures over the gold sentences. Raises FileNotFoundError where they are absent."""
    scored = [score(read(article(row)).record, row) for row in rows(folder / "gold" / "plover_gsr_dev.jsonl")]

    def of(name: str, column: str, peer: str | None = None, target: float | None = None) -> Figure:
        counts = [s.get(column, _NONE) for s in scored]
        own_ground = column == "precision"
        return figure(
            f"plover.{name}", counts, share, unit="sentences", peer=peer, target=target, own_ground=own_ground
        )

    return [
        of("first_type", "first", "UniversalPetrarch 37.6 (whole set)", 75),
        of("any_type", "any", "UniversalPetrarch 43.2 (whole set)"),
        of("first_type_v2", "v2"),
        of("source", "source", "UniversalPetrarch 56.5 (whole set)", 80),
        of("target", "target", "UniversalPetrarch 55.0 (whole set)", 75),
        of("triple", "triple", "UniversalPetrarch 26.4 (whole set)", 55),
        of("type_precision", "precision", "PETRARCH2 57.4 (whole set)"),
    ]


def article(row: Row) -> Article:
    """A gold sentence as an article; its date is a placeholder and is left out."""
    return Article(id=row["id"], text=row["text"])


def score(record: Record, row: Row) -> dict[str, Counts]:
    """(right, asked) of each column for one sentence; a column that does not apply is left out."""
    types = [plover_type(e.type, e.standing) for e in record.events]
    first = record.events[0] if record.events else None
    source = first is not None and _source_right(first, record, row)
    target = first is not None and _target_right(first, record, row)
    right = bool(types) and types[0] == row["event"]
    asked: dict[str, Counts] = {
        "first": _one(right),
        "any": _one(row["event"] in types),
        "v2": _one(bool(types) and types[0] == row.get("event_v2", row["event"])),
        "precision": (float(types.count(row["event"])), float(len(types))),
    }
    if row["source"]:
        asked["source"] = _one(source)
    if row["target"]:
        asked["target"] = _one(target)
    if row["source"] and row["target"]:
        asked["triple"] = _one(right and source and target)
    return asked


def _one(right: bool) -> Counts:
    return float(right), 1.0


def _source_right(event: Event, record: Record, row: Row) -> bool:
    return bool(_countries(event.actors, record) & _codes(row["source"]))


def _target_right(event: Event, record: Record, row: Row) -> bool:
    """A meeting's parties are all its actors, so the target may stand among them."""
    found = _countries(event.recipients, record)
    if row.get("reciprocal") or (event.type in RECIPROCAL_TYPES and not event.recipients):
        found |= _countries(event.actors, record)
    return bool(found & _codes(row["target"]))


def _countries(ids: Iterable[str], record: Record) -> set[str]:
    entities = {e.id: e for e in record.entities}
    return _merged((entities[i].country or "" for i in ids), str.strip)


def _codes(parties: list[Row]) -> set[str]:
    return _merged((p.get("code") or "" for p in parties), str.upper)


def _merged(codes: Iterable[str], tidy: Callable[[str], str]) -> set[str]:
    return {"IGO" if tidy(code) in _BODIES else tidy(code) for code in codes} - {""}
