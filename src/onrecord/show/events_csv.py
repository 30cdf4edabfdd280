"""Events as a table for spreadsheets: one row an event, UTF-8, RFC 4180.

Several values in one cell are joined by "; ". Offsets are code points into the article text, "start:end". A cell that
a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets themselves write such text; taking
one leading apostrophe away gives the cell back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.record import Outcome, Record
from onrecord.model.temporal import When
from onrecord.show.describe import Names, history_line

JOIN = "; "
UNKNOWN = "?"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # also in full width

Cell = str | float | None

# Column -> what stands in it. docs/output.md is held to this table by a test.
COLUMNS: dict[str, str] = {
    "document": "id of the article",
    "publisher": "who published it",
    "published": "publication date",
    "event": "id of the event within the article",
    "type": "PLOVER type",
    "mode": "PLOVER mode, empty where the words give none",
    "contexts": "PLOVER contexts",
    "standing": "the article's last word on the event",
    "history": "how the standing came about, as “alleged by X → denied by Y”",
    "actors": "who did it",
    "actor_countries": "their countries, in the same order, “?” where unknown",
    "recipients": "to whom",
    "recipient_countries": "their countries, in the same order, “?” where unknown",
    "place": "where",
    "when_start": "first day, empty where unknown",
    "when_end": "last day",
    "when_basis": "how the days are known: stated, inferred or published",
    "when_text": "the words that say when",
    "intensity": "PLOVER conflict-cooperation score, -10 to 10",
    "trigger": "the words that name the act",
    "trigger_offsets": "where they stand",
    "evidence": "every passage that tells the event",
    "evidence_offsets": "where they stand",
}


def rows(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """The table's lines, the header first. Articles that failed have no rows."""
    yield _line(list(COLUMNS))
    for record in outcomes:
        if isinstance(record, Record):
            entities = {e.id: e for e in record.entities}
            for event in record.events:
                yield _line([escaped(cell) for cell in _cells(record, event, entities)])


def _cells(record: Record, event: Event, entities: Mapping[str, Entity]) -> list[Cell]:
    document = record.document
    actors = [entities[a] for a in event.actors]
    recipients = [entities[r] for r in event.recipients]
    return [
        document.id,
        document.publisher,
        document.published.isoformat() if document.published else None,
        event.id,
        event.type,
        event.mode,
        JOIN.join(event.contexts),
        event.standing,
        history_line(event.history, Names(record.entities)),
        JOIN.join(a.name for a in actors),
        JOIN.join(a.country or UNKNOWN for a in actors),
        JOIN.join(r.name for r in recipients),
        JOIN.join(r.country or UNKNOWN for r in recipients),
        entities[event.place].name if event.place else None,
        *_when_cells(event.when),
        event.intensity,
        event.trigger.exact,
        f"{event.trigger.start}:{event.trigger.end}",
        JOIN.join(e.exact for e in event.evidence),
        JOIN.join(f"{e.start}:{e.end}" for e in event.evidence),
    ]


def _when_cells(when: When | None) -> tuple[Cell, Cell, Cell, Cell]:
    if when is None:
        return None, None, None, None
    return when.start.isoformat(), when.end.isoformat(), when.basis, when.text.exact if when.text else None


def escaped(cell: Cell) -> Cell:
    """Text that a spreadsheet would compute, made text again. Our own numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
