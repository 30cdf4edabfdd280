"""What people stand by in words in which the machine, in this version, finds no event any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.judgments.holding import labelled, opinions
from onrecord.model.happening import Happening, SourcedChange, Telling
from onrecord.model.judgment import FIELDS, Anchor, Judgment, Labelled, ReviewedHappening
from onrecord.model.plover import MODES, TYPES
from onrecord.model.span import Span
from onrecord.model.standing import STANDINGS
from onrecord.reviewing.machine import Machine
from onrecord.reviewing.values import SOURCES, alike


def told_by_people(anchor: Anchor, judgments: Sequence[Judgment], machine: Machine) -> ReviewedHappening | None:
    """The happening as people saw it, in the same words; None where nobody stands by it.

    Its parties and place are left to be named by whoever knows the entities.
    """
    said = opinions(judgments)
    stands_by = any(j.verdict in ("accept", "change") for j in judgments)
    if said.state == "rejected" or not stands_by:
        return None
    seen: dict[str, Any] = {}
    for j in judgments:
        seen |= {field: j.seen[field] for field in FIELDS if field in j.seen}
    fields = {f: labelled(Labelled(seen.get(f), moved_on=True), said.fields.get(f, ()), alike) for f in FIELDS}
    fields[SOURCES] = Labelled(1, machine=None)
    record = judgments[0].record
    return ReviewedHappening(
        id=record,
        anchor=anchor,
        happening=_happening(record, anchor, {f: x.value for f, x in fields.items()}, machine),
        fields=fields,
        state=said.state,
        judgments=said.judgments,
    )


def _happening(id: str, anchor: Anchor, values: dict[str, Any], machine: Machine) -> Happening | None:
    type, standing, mode = values["type"], values["standing"], values["mode"]
    articles = machine.articles_of(anchor.article)
    if type not in TYPES or standing not in STANDINGS or not articles or anchor.whole:
        return None
    article, words = machine.articles[articles[0]], Span(anchor.start, anchor.end, anchor.exact)
    lineage = machine.press.lineage(article.id)
    change = SourcedChange(standing, None, article.id, words, None, article.published, None, lineage)
    return Happening(
        id=id,
        type=type,
        mode=mode if mode in MODES[type] else None,
        actors=(),
        recipients=(),
        place=None,
        when=None,
        standing=standing,
        history=(change,),
        sources=(Telling(article.id, (words,), lineage, ()),),
        independent_sources=1,
    )
