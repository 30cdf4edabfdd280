"""What looks across articles, day by day: happenings, origins and standing over a rolling window of days.

News is told in order of time, so an article is joined with those of the days before it and with no others: what is
known of a window of days (`rolling`) is carried from each to the next, and nothing is ever sorted across the whole. Of
a day is written what its articles tell, as it stands at its end, what the day changed, and what later days need of it.
Undated articles are on no day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Final, TypeVar

import msgspec

from onrecord.errors import ProjectError
from onrecord.link.uncollected import uncollected
from onrecord.model import codec
from onrecord.model.record import Outcome
from onrecord.record.project import files
from onrecord.record.project.changes import Line
from onrecord.record.project.feed import entries
from onrecord.shards.layout import JOINED, RECORDS, Part, all_done, day_folder, day_of, read_lines, write_lines
from onrecord.shards.rolling import Joined, KnownArticle, Rolling, RollingState
from onrecord.shards.storage import Storage, storage

T = TypeVar("T")

DAYS: Final = 14
HAPPENINGS, CHANGES, LINES = "happenings.jsonl.gz", "changes.jsonl.gz", "lines.jsonl.gz"
KNOWN, STATE = "known.jsonl.gz", "state.jsonl.gz"
_ENCODER: Final = msgspec.json.Encoder()
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

    A day is joined once: with what is known of the days before it, in memory or, where these were joined before, on
    the disk. Raises ProjectError where the output is damaged.
    """
    out = storage(address)
    out.sweep()
    parts = _parts(out)
    rolling: Rolling | None = None
    before: Day | None = None
    for day in sorted(parts):
        inputs = _hash(parts[day], before, days)
        done = _read_day(out, day)
        if done is None or done.inputs != inputs:
            with uncollected():
                rolling = rolling or _restored(out, parts, before, days)
                joined = rolling.add(day, _outcomes(out, sorted(parts[day])))
                done = _write_day(out, day, inputs, joined, rolling.state())
        else:
            rolling = None
        yield done
        before = done


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


def _hash(parts: Mapping[str, Part], before: Day | None, days: int) -> str:
    """Of all that a day's output follows from."""
    made_from = dict(sorted(parts.items()))
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


def _write_day(out: Storage, day: dt.date, inputs: str, joined: Joined, state: RollingState) -> Day:
    """What is told on this day, what it changed, and what later days need of it."""
    told = {h.id for h in joined.happenings}
    changed = list(entries(joined.changes, only=told))
    out.remove(_name(day, "done.json"))
    written = {
        name: write_lines(out, _name(day, name), map(_ENCODER.encode, some))
        for name, some in (
            (HAPPENINGS, joined.happenings),
            (CHANGES, changed),
            (LINES, joined.lines),
            (KNOWN, joined.known),
            (STATE, [state]),
        )
    }
    done = Day(
        day=day, inputs=inputs, articles=joined.articles, happenings=len(told), changes=len(changed), files=written
    )
    out.write(_name(day, "done.json"), msgspec.json.encode(done) + b"\n")
    return done


def _restored(out: Storage, parts: _Days, before: Day | None, days: int) -> Rolling:
    """What was known at the end of the day before; nothing before the first day."""
    if before is None:
        return Rolling(days)
    [state] = _lines(out, before.day, STATE, RollingState)

    def read(day: dt.date) -> tuple[list[Outcome], list[KnownArticle], list[Line]]:
        return _outcomes(out, sorted(parts[day])), _lines(out, day, KNOWN, KnownArticle), _lines(out, day, LINES, Line)

    return Rolling.restored(days, state, read)


def _lines(out: Storage, day: dt.date, file: str, type: type[T]) -> list[T]:
    """Raises ProjectError where the file is missing or damaged."""
    name = _name(day, file)
    try:
        return [msgspec.json.decode(line, type=type) for line in read_lines(out, name).splitlines()]
    except msgspec.MsgspecError as error:
        cure = "delete the folder joined/: all days are joined anew"
        raise ProjectError(f"not to be read: {error}", where=name, cure=cure) from error
