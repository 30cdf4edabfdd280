"""The record that a request asks for: as it is now, or as it stood at the end of a day.

An earlier day is joined anew, which takes seconds where the articles are many. That is done beside the server, once for
each day on which anything was published; a page that asks for it meanwhile says so and comes back by itself.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from onrecord import __version__
from onrecord.link.states import display_names
from onrecord.model.happening import JoinedRecord
from onrecord.web.views.search import Index
from onrecord.web.views.shown import Shown

if TYPE_CHECKING:
    from onrecord.web.site import Site

PATIENCE: Final = 0.2  # seconds that a page waits before it says that the work goes on
_KEPT: Final = 6  # days
_NOTHING: Final = JoinedRecord(documents=(), happenings=(), lineages=(), entities=())  # before the first publication


class Standing(Shown):
    """The record of a day, with its index for search."""

    @cached_property
    def index(self) -> Index:
        return Index(self)


class Pending(Exception):
    """The record of that day is being joined."""

    def __init__(self, as_of: dt.date) -> None:
        self.as_of = as_of


@dataclass
class Records:
    """The records that were asked for, until a judgment or a run puts another in place."""

    site: Site
    _now: Standing | None = None
    _then: OrderedDict[dt.date, asyncio.Task[Standing]] = field(default_factory=OrderedDict)

    def now(self) -> Standing:
        """The record as it is shown today."""
        joined = self.site.review.joined()
        if self._now is None or self._now.joined is not joined:
            self._now, self._then = self._made(joined, None), OrderedDict()
        return self._now

    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of publication; None where no article has one."""
        known = [d for d in self.now().published.values() if d]
        return (min(known), max(known)) if known else None

    async def on(self, as_of: dt.date | None) -> Standing:
        """The record at the end of that day; None: today. Raises Pending while it is being made."""
        now = self.now()
        day = self._last_published(now, as_of)
        if as_of is None or day is None:
            return now if as_of is None else self._made(_NOTHING, as_of)
        if day not in self._then:
            self._then[day] = asyncio.create_task(asyncio.to_thread(self._join, day))
            while len(self._then) > _KEPT:
                self._then.popitem(last=False)
        self._then.move_to_end(day)
        task = self._then[day]
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        if not done:
            raise Pending(as_of)
        if task.exception():
            del self._then[day]
        found = task.result()
        found.as_of = as_of
        return found

    @staticmethod
    def _last_published(now: Shown, as_of: dt.date | None) -> dt.date | None:
        """The record changes only on days of publication."""
        return max((d for d in now.published.values() if d and as_of and d <= as_of), default=None)

    def _join(self, day: dt.date) -> Standing:
        return self._made(self.site.review.joined(day), day)

    def _made(self, joined: JoinedRecord, as_of: dt.date | None) -> Standing:
        names = dict(display_names())
        return Standing(joined, title=self.site.title, as_of=as_of, version=__version__, country_names=names)
