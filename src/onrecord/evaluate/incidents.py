"""Incidents of political violence against the templates of MUC-4: found, by whom, and when.

A template is found if an assault or a coercion of the record is told in words that overlap one of the template's
fillers (who did it, to whom, with what), or has one of them among its parties. The reports are in capitals throughout,
which no other set here is. Only incidents that happened and that every annotator wrote down are asked for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.model.document import Article
from onrecord.model.event import Event
from onrecord.model.record import Record

Row = dict[str, Any]
FILES = ("gold/muc4_tst1.jsonl", "gold/muc4_tst2.jsonl")
_PERPETRATORS = ("perp_individual", "perp_organization")
_SLOTS = (*_PERPETRATORS, "human_target_name", "human_target_description", "physical_target", "instrument")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d\d)")
Interval = tuple[dt.date, dt.date]


def figures(folder: Path, read: Read) -> list[Figure]:
    """Percent of the incidents found, and of the found ones whose perpetrator and whose day are right."""
    scored = [score(row, read) for name in FILES for row in rows(folder / name) if any(asked(row))]
    names = ("incident_recall", "perpetrator_recall", "date_right")
    return [figure(f"muc4.{name}", [s[n] for s in scored], share) for n, name in enumerate(names)]


def asked(row: Row) -> Iterator[Row]:
    return (t for t in row["templates"] if not t["optional"] and t["stage"] == "ACCOMPLISHED")


def score(row: Row, read: Read) -> tuple[Counts, Counts, Counts]:
    """((found, asked) incidents, (right, marked) perpetrators, (right, known) dates) of one report."""
    published = days(row["dateline"].get("date") or "")
    article = Article(id=row["id"], text=row["text"], published=published[0][0] if published else None)
    record, templates = read(article).record, list(asked(row))
    counts = [_score(template, record) for template in templates]
    found = [c for c in counts if c[0]]
    named, dated = [c[1] for c in found if c[1] is not None], [c[2] for c in found if c[2] is not None]
    return (len(found), len(templates)), (sum(named), len(named)), (sum(dated), len(dated))


def _score(template: Row, record: Record) -> tuple[bool, bool | None, bool | None]:
    """(found, perpetrator right, date right) of one template; None where the template does not say."""
    fillers, doers = list(_fillers(template, _SLOTS)), list(_fillers(template, _PERPETRATORS))
    told = [e for e in record.events if e.type in ("ASSAULT", "COERCE") and _tells(e, fillers, record)]
    known = days(template["date"])
    by = any(_meets(e.actors, doers, record) for e in told) if doers else None
    on = any(_within(e, known) for e in told) if known else None
    return bool(told), by, on


def _fillers(template: Row, slots: tuple[str, ...]) -> Iterator[Row]:
    for slot in slots:
        for filler in template.get(slot, ()):
            yield from (a for a in filler["alternatives"] if a.get("start") is not None)


def _tells(event: Event, fillers: list[Row], record: Record) -> bool:
    told = any(s.start < f["end"] and f["start"] < s.end for s in (event.trigger, *event.evidence) for f in fillers)
    return told or _meets((*event.actors, *event.recipients), fillers, record)


def _meets(ids: tuple[str, ...], fillers: list[Row], record: Record) -> bool:
    mentions = [m for e in record.entities if e.id in ids for m in e.mentions]
    return any(m.start < f["end"] and f["start"] < m.end for m in mentions for f in fillers)


def days(written: str) -> list[Interval]:
    """The closed intervals that a template allows ("16 NOV 89", "31 MAR 90 - 01 APR 90"); "- 1 MAY 90" allows none."""
    out = []
    for part in written.split("/"):
        found = [_day(m) for m in _DAY.finditer(part)]
        if found and not part.strip(" ()").startswith("-"):
            out.append((found[0], found[-1]))
    return out


def _day(match: re.Match[str]) -> dt.date:
    day, month, year = match.groups()
    return dt.date(1900 + int(year), 1 + _MONTHS.index(month), int(day))


def _within(event: Event, known: list[Interval]) -> bool:
    when = event.when
    return when is not None and any(first <= when.start and when.end <= last for first, last in known)
