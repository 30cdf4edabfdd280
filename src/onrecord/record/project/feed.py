"""What changed, as news of its own: one entry for each happening that is new, stands otherwise, or leads elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Literal

import msgspec

from onrecord.record.project.changes import Changes, Line


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """`what` became of the happening `id`; `was` and `now` are its standing before and after, None where it had none.

    `fields` names all that changed, `into` the happening that it was merged into, `line` how it stands now, or stood.
    """

    what: Literal["new", "standing", "changed", "merged", "withdrawn"]
    id: str
    was: str | None
    now: str | None
    fields: tuple[str, ...] = ()
    into: str | None = None
    line: Line


def entries(changes: Changes, only: Container[str] | None = None) -> Iterator[Entry]:
    """The entries of what changed: new ones, changed ones, then those that are gone.

    `only`: of these happenings, and of those that were merged into them.
    """
    for line in changes.new:
        if only is None or line.id in only:
            yield Entry(what="new", id=line.id, was=None, now=line.standing, line=line)
    for change in changes.changed:
        if only is None or change.id in only:
            was, now = change.fields.get("standing", (change.now.standing, change.now.standing))
            what: Literal["standing", "changed"] = "standing" if was != now else "changed"
            yield Entry(what=what, id=change.id, was=was, now=now, fields=tuple(change.fields), line=change.now)
    for line in changes.gone:
        into = changes.merged.get(line.id)
        if only is not None and into not in only:
            continue
        what_now: Literal["merged", "withdrawn"] = "merged" if into else "withdrawn"
        yield Entry(what=what_now, id=line.id, was=line.standing, now=None, into=into, line=line)
