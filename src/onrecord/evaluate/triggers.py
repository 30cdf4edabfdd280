"""Events annotated under other ontologies (WikiEvents, RAMS): are the acts among them that PLOVER covers found?

Only recall can be read off these sets: RAMS marks one event of each passage, and both mark much that PLOVER leaves out.
Asked for are the events whose type has a clear counterpart and whose doer is marked, since PLOVER codes no act without
one. Nothing of ours was made by looking at these sets, so they show how far the rules carry beyond the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.model.document import Article
from onrecord.model.event import Event
from onrecord.model.plover import EventType
from onrecord.model.record import Record

Row = dict[str, Any]

# By the beginning of the type's name, the longest that fits; the sets' spellings agree but for capitals.
COUNTERPARTS: dict[str, tuple[EventType, ...]] = {
    "conflict.attack": ("ASSAULT",),
    "conflict.attack.stealrobhijack": ("ASSAULT", "COERCE"),
    "conflict.demonstrate": ("PROTEST",),
    "conflict.yield": ("RETREAT", "CONCEDE"),
    "contact.contact.meet": ("CONSULT", "AGREE"),
    "contact.discussion.meet": ("CONSULT", "AGREE"),
    "contact.negotiate": ("CONSULT", "AGREE"),
    "contact.requestcommand": ("REQUEST",),
    "contact.requestadvise": ("REQUEST",),
    "contact.threatencoerce": ("THREATEN", "COERCE"),
    "government.agreements": ("AGREE",),
    "government.agreements.violateagreement": ("REJECT", "ASSAULT", "ACCUSE"),
    "justice.arrestjaildetain": ("COERCE", "SANCTION"),
    "justice.chargeindict": ("ACCUSE",),
    "justice.initiatejudicialprocess.chargeindict": ("ACCUSE",),
    "justice.investigate": ("ACCUSE",),
    "justice.convict": ("SANCTION", "COERCE"),
    "justice.sentence": ("SANCTION", "COERCE"),
    "justice.judicialconsequences.convict": ("SANCTION", "COERCE"),
    "justice.judicialconsequences.extradite": ("COERCE", "SANCTION"),
    "justice.releaseparole": ("RETREAT", "CONCEDE"),
    "life.die": ("ASSAULT",),
    "life.injure": ("ASSAULT",),
    "personnel.endposition.quitretire": ("RETREAT",),
    "transaction.transaction.embargosanction": ("SANCTION", "COERCE", "REJECT"),
    "transaction.transfermoney.embargosanction": ("SANCTION", "COERCE", "REJECT"),
    "transaction.transferownership.embargosanction": ("SANCTION", "COERCE", "REJECT"),
    "transaction.transaction.giftgrantprovideaid": ("AID", "COOPERATE"),
    "transaction.transfermoney.giftgrantprovideaid": ("AID", "COOPERATE"),
    "transaction.transferownership.giftgrantprovideaid": ("AID", "COOPERATE"),
}
DOERS = frozenset(
    "attacker killer injurer demonstrator communicator participant yielder surrenderer retreater jailer prosecutor "
    "judgecourt investigator giver preventer employee violator".split()
)


def figures(folder: Path, read: Read) -> list[Figure]:
    """Of each set: percent of the acts found with their type, and of the found ones' doers among the actors."""
    out = []
    for name in ("wikievents", "rams"):
        scored = [score(row, read) for row in rows(folder / "gold" / f"{name}_dev.jsonl") if any(asked(row))]
        out.append(figure(f"{name}.type_recall", [found for found, _ in scored], share))
        out.append(figure(f"{name}.actor_recall", [doers for _, doers in scored], share))
    return out


def asked(row: Row) -> Iterator[tuple[Row, tuple[EventType, ...]]]:
    """The row's events that PLOVER covers and whose doer is marked, each with the types that are right."""
    for event in row["events"]:
        types = counterparts(event["type"])
        if types and any(a["role"].lower() in DOERS for a in event["args"]):
            yield event, types


def counterparts(type_name: str) -> tuple[EventType, ...]:
    """PLOVER types that stand for a type of the sets; () where there are none."""
    parts = type_name.lower().split(".")
    prefixes = (".".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((COUNTERPARTS[p] for p in prefixes if p in COUNTERPARTS), ())


def score(row: Row, read: Read) -> tuple[Counts, Counts]:
    """((found, asked) events, (right, marked) doers of the found ones) of one document."""
    record = read(Article(id=row["id"], text=row["text"])).record
    found = doers = right = 0
    events = list(asked(row))
    for event, types in events:
        told = [e for e in record.events if e.type in types and _tells(e, event)]
        found += bool(told)
        marked = [a for a in event["args"] if a["role"].lower() in DOERS] if told else []
        doers += len(marked)
        right += sum(any(_is_actor(a, e, record) for e in told) for a in marked)
    return (found, len(events)), (right, doers)


def _tells(event: Event, gold: Row) -> bool:
    return any(s.start < gold["end"] and gold["start"] < s.end for s in (event.trigger, *event.evidence))


def _is_actor(argument: Row, event: Event, record: Record) -> bool:
    """Where both parties act on each other, the doer may stand on either side."""
    parties: Iterable[str] = (*event.actors, *event.recipients) if event.type in ("CONSULT", "AGREE") else event.actors
    return any(
        m.start < argument["end"] and argument["start"] < m.end
        for entity in record.entities
        if entity.id in parties
        for m in entity.mentions
    )
