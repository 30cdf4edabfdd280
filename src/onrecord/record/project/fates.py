"""What becomes of happenings from run to run. An id that was given out leads somewhere for ever: nothing vanishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.record.project.changes import Line, compare
from onrecord.record.project.store import Fate


def new_fates(known: Mapping[str, Fate], before: Iterable[Line], now: Iterable[Line], run: int) -> list[Fate]:
    """The fates that a run changes: those of happenings that are new, back, merged into another, or withdrawn.

    `before` are the lines of the last run that finished, `known` what was written down until then.
    """
    before, now = list(before), list(now)
    here = {line.id for line in now}
    given_out = {line.id for line in before} | {f.id for f in known.values() if f.status == "active"}
    merged = compare(before, now).merged
    active = [Fate(id, "active", None, run) for id in sorted(here) if not _is(known.get(id), "active")]
    return active + [_lost(id, merged.get(id), run) for id in sorted(given_out - here)]


def _is(fate: Fate | None, status: str) -> bool:
    return fate is not None and fate.status == status


def _lost(id: str, into: str | None, run: int) -> Fate:
    return Fate(id, "merged_into" if into else "withdrawn", into, run)


def follow(known: Mapping[str, Fate], id: str) -> list[Fate]:
    """What became of a happening, and of that which it was merged into, and so on; () for an id never given out."""
    chain: list[Fate] = []
    while (fate := known.get(id)) is not None and fate not in chain:
        chain.append(fate)
        if fate.status != "merged_into" or fate.into is None:
            break
        id = fate.into
    return chain
