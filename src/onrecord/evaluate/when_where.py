"""When and where: our own short articles (`gold/when_where.jsonl`), with the days and the place of each event.

One article a line: `id`, `split`, `published`, `title`, `text`, and `events`: `words` that hold the trigger and stand
once in the text; `when`, all intervals that are right ([first day, last day], null for none); `place`, all names that
are right (null for none). Several are given where the words leave room: a venue or its town, a night as one day or two.

Days and places were written down together with the articles, before Onrecord was run on them, on 2026-11-23. First
looks, days and places of the events found: `dev` 79.7 and 78.1, `held` 89.4 and 84.6. `held` is read by totals alone;
`dev` has been read and mended by kind. `fresh` was written after that, and first looked at then: 84.9 and 78.1; its
errors have been read and mended since. One interval of `dev` was added after the fact: that of a Nepali month, which
had been taken for unknowable.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.evaluate.corpora import repository
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.model.document import Article
from onrecord.model.event import Event
from onrecord.model.record import Record

_SETS = {"when_where": "dev", "when_where.held": "held", "when_where.fresh": "fresh"}
_ARTICLES = ("the ", "a ", "an ")


class TrueEvent(msgspec.Struct, frozen=True):
    words: str
    when: tuple[tuple[dt.date, dt.date] | None, ...]
    place: tuple[str | None, ...]


class Case(msgspec.Struct, frozen=True):
    id: str
    split: Literal["dev", "held", "fresh"]
    published: dt.date
    text: str
    events: tuple[TrueEvent, ...]
    title: str | None = None


class Judged(msgspec.Struct, frozen=True):
    """One true event with ours; `when` and `place` say whether ours is right, None where we found no event."""

    true: TrueEvent
    ours: Event | None
    when: bool | None = None
    place: bool | None = None


def cases_file() -> Path:
    return repository() / "gold" / "when_where.jsonl"


def load(path: Path) -> list[Case]:
    """All cases. Raises FileNotFoundError where there is no such file, msgspec.ValidationError for a broken line."""
    return [msgspec.json.decode(line, type=Case) for line in path.read_bytes().splitlines() if line.strip()]


def figures(folder: Path, read: Read) -> list[Figure]:  # noqa: ARG001 (the articles lie in the repository)
    """Share of the events found, and of these whose days and whose place are right; and said, but wrong."""
    judged = [(case.split, judge(case, read(article(case)).record)) for case in load(cases_file())]
    return [f for name, split in _SETS.items() for f in _figures(name, [j for s, j in judged if s == split])]


def _figures(name: str, judged: list[list[Judged]]) -> list[Figure]:
    found = [[j for j in article if j.ours is not None] for article in judged]

    def over(part: str, counts: list[Counts]) -> Figure:
        lower = part.endswith("wrong")
        return figure(f"{name}.{part}", counts, share, unit="articles", better="lower" if lower else "higher")

    return [
        over("found", [(len(f), len(j)) for f, j in zip(found, judged, strict=True)]),
        over("when_right", [(sum(bool(j.when) for j in f), len(f)) for f in found]),
        over("when_wrong", [(sum(not j.when and j.ours.when is not None for j in f if j.ours), len(f)) for f in found]),
        over("place_right", [(sum(bool(j.place) for j in f), len(f)) for f in found]),
        over(
            "place_wrong", [(sum(not j.place and j.ours.place is not None for j in f if j.ours), len(f)) for f in found]
        ),
    ]


def article(case: Case) -> Article:
    return Article(id=case.id, text=case.text, title=case.title, published=case.published)


def judge(case: Case, record: Record) -> list[Judged]:
    """Every true event of an article beside ours."""
    return [_judge(true, _event(case, record, true.words), record) for true in case.events]


def _event(case: Case, record: Record, words: str) -> Event | None:
    """Our event whose trigger is the first in the words, or one that they tell again."""
    start = case.text.index(words)
    end = start + len(words)
    inside = [e for e in record.events if start <= e.trigger.start and e.trigger.end <= end]
    again = [e for e in record.events if any(_overlaps(start, end, e, n) for n in range(len(e.evidence)))]
    return min(inside, key=lambda e: e.trigger.start) if inside else next(iter(again), None)


def _overlaps(start: int, end: int, event: Event, n: int) -> bool:
    span = event.evidence[n]
    return span.start < end and start < span.end and not span.contains(event.trigger)


def _judge(true: TrueEvent, ours: Event | None, record: Record) -> Judged:
    if ours is None:
        return Judged(true, None)
    days = None if ours.when is None else (ours.when.start, ours.when.end)
    wanted = {None if p is None else _fold(p) for p in true.place}
    return Judged(true, ours, days in true.when, bool(_names(ours, record) & wanted))


def _names(ours: Event, record: Record) -> set[str | None]:
    """What the article calls the event's place; {None} for no place."""
    place = next((e for e in record.entities if e.id == ours.place), None)
    if place is None:
        return {None}
    return {_fold(place.name), *(_fold(m.exact) for m in place.mentions if m.form != "pronoun")}


def _fold(name: str) -> str:
    name = " ".join(name.casefold().split())
    return next((name.removeprefix(a) for a in _ARTICLES if name.startswith(a)), name)
