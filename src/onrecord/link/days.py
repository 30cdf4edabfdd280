"""Articles in the order in which news is told: day by day, what is undated last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from onrecord.model.record import Record


def days_of(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records of each day of publication, days ascending; those of a day in the order in which they came."""

    def day(record: Record) -> dt.date:
        return record.document.published or dt.date.max

    for _, some in groupby(sorted(records, key=day), key=day):
        yield list(some)
