"""What looks across articles, day by day: happenings, origins and standing over a rolling window of days.

News is told in order of time, so an article is joined with those of the days before it and with no others: each day
needs the shards' output of `days` days in memory, and nothing is ever sorted across the whole. Of a day is written
what its articles tell, as it stands at its end, and what the day changed. Undated articles are on no day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Final

import msgspec

from onrecord.errors import ProjectError
from onrecord.model import codec
from onrecord.model.happening import JoinedRecord
from onrecord.model.record import Outcome, Record
from onrecord.pipeline import join
from onrecord.record.project import files
from onrecord.record.project.changes import Line, compare, lines, unpack
from onrecord.record.project.feed import entries
from onrecord.shards.layout import JOINED, RECORDS, Part, all_done, day_folder, day_of, read_lines, write_lines
from onrecord.shards.storage import Storage, storage

DAYS: Final = 14
_Days = Mapping[dt.date, Mapping[str, Part]]  # the record files of each day


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One day's join: what it was made from, the articles in its window, and what it told and changed.

    `files` are those of its folder; the day is joined where this says so, and they are there as a whole.
    """

    day: dt.date
    inputs: str
    articles: int
    happenings: int
    changes: int
    files: Mapping[str, Part]


def join_days(address: str, days: int = DAYS) -> Iterator[Day]:
    """Join every day of a shards' output, first to last, as far as it is not joined; the same bytes every time.

    Raises ProjectError where the output is damaged.
    """
    out = storage(address)
    out.sweep()
    parts = _parts(out)
    window: dict[dt.date, list[Outcome]] = {}
    before: Day | None = None
    for day in sorted(parts):
        near = _near(parts, day, days)
        inputs = _hash(near, before, days)
        done = _read_day(out, day)
        if done is None or done.inputs != inputs:
            window = {d: window[d] if d in window else _outcomes(out, near[d]) for d in near}
            joined = join(o for d in near for o in window[d])
            done = _write_day(out, day, inputs, joined, _last_lines(out, before))
        yield done
        before = done


def join_window(address: str, last: dt.date, days: int = DAYS) -> JoinedRecord:
    """The record that the articles of the `days` days up to `last` give. Raises ProjectError as `join_days`."""
    out = storage(address)
    near = _near(_parts(out), last, days)
    return join(o for d in near for o in _outcomes(out, near[d]))


def undated(address: str) -> int:
    """How many articles of a shards' output have no day, and so are in no join."""
    done = all_done(storage(address))
    return sum(
        part.lines for d in done for name, part in d.files.items() if name.startswith(RECORDS) and not day_of(name)
    )


def _parts(out: Storage) -> _Days:
    found: dict[dt.date, dict[str, Part]] = {}
    for shard in all_done(out):
        for name, part in shard.files.items():
            if name.startswith(RECORDS) and (day := day_of(name)) is not None:
                found.setdefault(day, {})[name] = part
    return found


def _near(parts: _Days, day: dt.date, days: int) -> _Days:
    return {d: dict(sorted(parts[d].items())) for d in sorted(parts) if 0 <= (day - d).days < days}


def _hash(near: _Days, before: Day | None, days: int) -> str:
    """Of all that a day's output follows from."""
    made_from = {d.isoformat(): part for d, part in near.items()}
    return files.sha256(msgspec.json.encode([version("onrecord"), days, made_from, before and before.inputs]))


def _outcomes(out: Storage, names: Iterable[str]) -> list[Outcome]:
    """The outcomes of one day; an article that stands in several shards is one."""
    found = (o for name in names for o in codec.decode_lines(read_lines(out, name), where=name) or ())
    return list({o.document.id: o for o in found}.values())


# -- a day's folder --------------------------------------------------------------------------------------------------
def _name(day: dt.date, file: str) -> str:
    return f"{JOINED}/{day_folder(day)}/{file}"


def _read_day(out: Storage, day: dt.date) -> Day | None:
    name = _name(day, "done.json")
    try:
        return msgspec.json.decode(out.read(name), type=Day)
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError as error:
        raise ProjectError(f"not to be read: {error}", where=name, cure="delete it: the day is joined anew") from error


def _write_day(out: Storage, day: dt.date, inputs: str, joined: JoinedRecord, before: Iterable[Line]) -> Day:
    """What is told on this day, what it changed, and all lines of the window for the day after."""
    today = {d.document.id for d in joined.documents if isinstance(d, Record) and d.document.published == day}
    told = [h for h in joined.happenings if any(s.document in today for s in h.sources)]
    now = lines(joined)
    changed = list(entries(compare(before, now), only={h.id for h in told}))
    out.remove(_name(day, "done.json"))
    written = {
        name: write_lines(out, _name(day, name), map(msgspec.json.encode, some))
        for name, some in (
            ("happenings.jsonl.gz", told),
            ("changes.jsonl.gz", changed),
            ("lines.jsonl.gz", now),
        )
    }
    articles = len(joined.documents)
    done = Day(day=day, inputs=inputs, articles=articles, happenings=len(told), changes=len(changed), files=written)
    out.write(_name(day, "done.json"), msgspec.json.encode(done) + b"\n")
    return done


def _last_lines(out: Storage, before: Day | None) -> tuple[Line, ...]:
    """How everything stood in the window of the day before; nothing before the first day."""
    if before is None:
        return ()
    data = read_lines(out, _name(before.day, "lines.jsonl.gz"))
    return unpack(b"[" + b",".join(data.splitlines()) + b"]")
