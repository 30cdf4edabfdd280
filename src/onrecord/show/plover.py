"""Events as PLOVER rows: POLECAT's column names, tab-separated, with Onrecord's standing and words at the end.

What differs from POLECAT, on purpose: a day is written only where the words support one day (POLECAT falls back to the
publication date); names and words are those of the article; columns that need more than words and places stay empty.
Column names: the header of POLECAT's weekly files (2018-2024). Type rewriting: `model.plover_rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model.entity import Entity, EntityKind
from onrecord.model.event import Event
from onrecord.model.happening import Happening, JoinedEntity
from onrecord.model.plover import INTENSITY, QUAD, EventType
from onrecord.model.plover_rules import plover_type
from onrecord.model.record import Outcome, Record
from onrecord.model.standing import Standing
from onrecord.model.temporal import When
from onrecord.show.events_csv import JOIN, Cell, escaped

# PLOVER rows are read as things that happened; these did not, or nobody in the article says that they did.
UNREAL: frozenset[Standing] = frozenset({"negated", "hypothetical", "denied", "threatened"})

# The 40 columns of POLECAT's weekly files, in their order.
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
COLUMNS = (
    *POLECAT,
    "Standing", "First Day", "Last Day", "Date Basis", "Type Before Rewrite", "Trigger", "Evidence", "Evidence Offsets",
)  # fmt: skip


def rows(outcomes: Iterable[Outcome], *, version: str, unreal: bool = False) -> Iterator[str]:
    """The table's lines, the header first.

    Left out unless `unreal`: what is negated, denied, hypothetical or only threatened, and plans that the manual does
    not rewrite into the agreement or concession that they are.
    """
    yield "\t".join(COLUMNS) + "\n"
    for record in outcomes:
        if isinstance(record, Record):
            story = _story(record, version)
            entities = {e.id: e for e in record.entities}
            for event in record.events:
                type = plover_type(event.type, event.standing)
                if unreal or happened(event, type):
                    id: dict[str, Cell] = {"Event ID": f"{record.document.id}/{event.id}"}
                    yield line(id | story | _event(event, type, entities))


def happened(event: Event | Happening, type: EventType) -> bool:
    """Whether PLOVER counts it, filed under `type`."""
    return event.standing not in UNREAL and (event.standing != "planned" or type != event.type)


def _story(record: Record, version: str) -> dict[str, Cell]:
    """The columns that are the same for every event of an article."""
    document = record.document

    def named(*kinds: EntityKind) -> str:
        return JOIN.join(e.name for e in record.entities if e.kind in kinds)

    return {
        "Source": document.publisher,
        "Publication Date": document.published.isoformat() if document.published else None,
        "Story People": named("person"),
        "Story Organizations": named("government", "organization", "armed_group", "publication"),
        "Story Locations": named("place"),
        "Language": document.language,
        "Version": f"onrecord {version}",
    }


def _event(event: Event, type: EventType, entities: Mapping[str, Entity]) -> dict[str, Cell]:
    return {
        "Event Type": type,
        "Event Mode": event.mode if type == event.type else None,
        "Intensity": event.intensity if type == event.type else INTENSITY[type],
        "Quad Code": QUAD[type].upper(),
        "Contexts": JOIN.join(event.contexts),
        **(days(event.when) if event.when else {}),
        **(place(entities[event.place]) if event.place else {}),
        **party("Actor", [entities[a] for a in event.actors]),
        **party("Recipient", [entities[r] for r in event.recipients]),
        "Standing": event.standing,
        "Type Before Rewrite": event.type if type != event.type else None,
        "Trigger": event.trigger.exact,
        "Evidence": JOIN.join(e.exact for e in event.evidence),
        "Evidence Offsets": JOIN.join(f"{e.start}:{e.end}" for e in event.evidence),
    }


def days(when: When) -> dict[str, Cell]:
    """A day only where the words support one."""
    return {
        "Event Date": when.start.isoformat() if when.start == when.end else None,
        "First Day": when.start.isoformat(),
        "Last Day": when.end.isoformat(),
        "Date Basis": when.basis,
    }


def place(place: Entity | JoinedEntity) -> dict[str, Cell]:
    """Where, as far as the article says."""
    return {
        "Placename": place.name,
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": place.geonames,
        "Raw Placename": _raw(place),
    }


def party(side: str, entities: Sequence[Entity] | Sequence[JoinedEntity]) -> dict[str, Cell]:
    """The columns of "Actor" or "Recipient"."""
    sectors = list(dict.fromkeys(s for e in entities for s in e.sectors))
    return {
        f"{side} Name": JOIN.join(e.name for e in entities),
        f"{side} Country": JOIN.join(dict.fromkeys(e.country for e in entities if e.country)),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": JOIN.join(sectors),
        f"{side} Title": JOIN.join(e.role for e in entities if e.role),
        f"{side} Name Raw": JOIN.join(_raw(e) for e in entities),
    }


def _raw(entity: Entity | JoinedEntity) -> str:
    """The words that name it first; none where only people name it."""
    return entity.mentions[0].exact if entity.mentions else ""


def line(cells: Mapping[str, Cell], columns: Sequence[str] = COLUMNS) -> str:
    """A row of the table."""
    return "\t".join(_cell(cells.get(column)) for column in columns) + "\n"


def _cell(cell: Cell) -> str:
    """White space is made blanks: a tab or a line break would make another cell or row."""
    return " ".join(str(escaped(cell)).split()) if cell is not None else ""
