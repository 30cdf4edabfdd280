"""Articles' records under review, one by one and all of them as one record."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace

from onrecord.judgments.holding import Opinions, labelled
from onrecord.model.happening import JoinedRecord
from onrecord.model.judgment import MACHINE, Judged, Labelled, Reviewed, ReviewedArticle, ReviewedLine
from onrecord.model.record import Outcome, Record
from onrecord.reviewing.drafts import lines_of, words_of_line
from onrecord.reviewing.ground import Ground
from onrecord.reviewing.machine import Machine, events_of
from onrecord.reviewing.shown import Shown
from onrecord.reviewing.values import alike

_NOTHING = Opinions("open", {}, ())


def reviewed_article(record: Record, ground: Ground) -> ReviewedArticle:
    """The machine's record of the article, and what people said of its lines."""
    edited = ground.edited(record.document.id)
    said = edited.opinions if edited else {}
    names = {e.id: e.name for e in record.entities}
    lines: dict[str, ReviewedLine] = {}
    for line in lines_of(record):
        lines[line.id] = _reviewed(words_of_line(line, names), said.get(line.id, _NOTHING))
    for id, opinions in said.items():
        if id not in lines:
            lines[id] = _reviewed({}, opinions)
    return ReviewedArticle(record=record, lines=lines)


def _reviewed(machine: dict[str, Any], said: Opinions) -> ReviewedLine:
    fields = {f: Labelled(value, machine=value) for f, value in machine.items()}
    for field, words in said.fields.items():
        fields[field] = labelled(fields.get(field, Labelled(None)), words, alike)
    return ReviewedLine(state=said.state, fields=fields, judgments=said.judgments)


def judged_of(reviewed: Reviewed) -> tuple[Judged, ...]:
    """The fields on which people have a say, in the record's order."""
    found: list[Judged] = []
    for h in reviewed.happenings:
        if h.state != "open":
            people = {reviewed.judgments[id].by for id in h.judgments if id in reviewed.judgments}
            disagreed = h.state == "disagreed"
            whole = Judged(
                happening=h.id, field="", value=h.state, by=tuple(sorted(people)), machine=None, disagreement=disagreed
            )
            found.append(whole)
        found += (
            Judged(
                happening=h.id,
                field=field,
                value=x.value,
                by=x.by,
                machine=x.machine,
                said=x.said,
                disagreement=x.disagreement,
            )
            for field, x in h.fields.items()
            if x.said or set(x.by) != {MACHINE}
        )
    return tuple(found)


def joined_of(shown: Shown, machine: Machine) -> JoinedRecord:
    """What is shown as one record, without what people reject."""
    rejected: dict[str, set[str]] = {}
    for ref in shown.ground.rejected:
        rejected.setdefault(ref.document, set()).add(ref.event)
    for h in shown.reviewed.happenings:
        for ref in events_of(h.happening) if h.state == "rejected" and h.happening else ():
            rejected.setdefault(ref.document, set()).add(ref.event)
    return JoinedRecord(
        documents=tuple(_document(d, shown.ground, rejected.get(d.document.id, ())) for d in machine.documents),
        happenings=tuple(h.happening for h in shown.reviewed.happenings if h.state != "rejected" and h.happening),
        lineages=shown.reviewed.lineages,
        entities=shown.reviewed.entities,
    )


def _document(outcome: Outcome, ground: Ground, rejected: Collection[str]) -> Outcome:
    edited = ground.edited(outcome.document.id)
    if not isinstance(outcome, Record) or not (edited or rejected):
        return outcome
    record = edited.record if edited else outcome
    return replace(record, events=tuple(e for e in record.events if e.id not in rejected))
