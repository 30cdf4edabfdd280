"""Which articles go back to one origin: by copied words, by credits, and by what they say they have from elsewhere.

An article is tied to the one that its words come from, and to the outlet that it rests on; what hangs together by ties
is a lineage, and where the ties end is its origin. A text rests on an outlet as the longest of its copies says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from msgspec.structs import replace

from onrecord.link.citing import Citation, cited_outlet, outlet_key
from onrecord.link.copying import precedence
from onrecord.link.credits import is_agency
from onrecord.link.details import details, kinship
from onrecord.link.folded_words import FoldedWords, Hashes
from onrecord.model.happening import Lineage, LineageMember
from onrecord.model.lineage import CopyLink
from onrecord.model.record import Record

_SAME_MATTER: Final = 0.5  # of the names and numbers of the shorter article
_DAYS: Final = 3  # between an outlet's report and an article that rests on it


def trace_lineages(records: Sequence[Record], copies: Iterable[CopyLink]) -> tuple[Lineage, ...]:
    """Every article in one lineage, each lineage with its origin first; the same for any order of the records.

    `origin` is an article's id, or `article/entity` where the words name an outlet whose own report is not among them.
    """
    ordered = sorted(records, key=lambda r: precedence(r.document))
    copied = {link.document: _copied(link) for link in copies}
    cited, named = _cited(_families(ordered, copied.values()))
    families = _families(ordered, [*copied.values(), *cited.values()])
    lineages = (_lineage(f"L{n}", family, copied, cited) for n, family in enumerate(families, 1))
    return tuple(_with_outlets(x, family, named) for x, family in zip(lineages, families, strict=True))


def _copied(link: CopyLink) -> LineageMember:
    return LineageMember(link.document, link.relation, link.overlap, link.of, link.reason, link.ranges)


def _families(ordered: Sequence[Record], ties: Iterable[LineageMember]) -> list[list[Record]]:
    """The articles that hang together by ties, by union-find; families and articles in the order of the records."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        while (higher := above.get(node, node)) != node:
            above[node] = above.get(higher, higher)
            node = higher
        return node

    for tie in ties:
        above[top(tie.document)] = top(tie.of or tie.document)
    families: dict[str, list[Record]] = {}
    for record in ordered:
        families.setdefault(top(record.document.id), []).append(record)
    return list(families.values())


def _lineage(
    id: str, family: Sequence[Record], copied: Mapping[str, LineageMember], cited: Mapping[str, LineageMember]
) -> Lineage:
    """The first article without a tie is the origin; where all have one, it is what the first one is tied to."""
    documents = [r.document.id for r in family]
    ties = {d: tie for d in documents if (tie := copied.get(d) or cited.get(d))}
    origin = next((d for d in documents if d not in ties), None) or ties[documents[0]].of or documents[0]
    members = [ties.get(d) or _untied(d, origin) for d in documents]
    return Lineage(id, origin, tuple(sorted(members, key=lambda m: m.document != origin)))


def _with_outlets(lineage: Lineage, family: Sequence[Record], named: Mapping[str, str]) -> Lineage:
    """Whose report it may be. Of several outlets that had it on its first day nobody can say whose it was, unless one
    is an agency; `named` gives the outlet that an article, or an entity of it, goes back to by its own words."""
    if outlet := named.get(lineage.origin):
        return replace(lineage, outlets=(outlet,))
    relation = {m.document: m.relation for m in lineage.documents}
    telling = [r.document for r in family if relation[r.document.id] in ("origin", "copy")]
    origin = next((d for d in telling if d.id == lineage.origin), None)
    if origin is None:
        return lineage
    first = [origin] if is_agency(origin.publisher) else [d for d in telling if d.published == origin.published]
    return replace(lineage, outlets=tuple(sorted({outlet_key(d.publisher) for d in first if d.publisher})))


def _untied(document: str, origin: str) -> LineageMember:
    if document == origin:
        return LineageMember(document, "origin", 1.0)
    return LineageMember(document, "cites", 0.0, origin, "an article has its words from both")


@dataclass(frozen=True)
class _Report:
    """What can be tied to an outlet's report: where it stands, when it was published, its names and numbers."""

    node: str
    published: dt.date | None
    details: Hashes


def _cited(texts: Sequence[Sequence[Record]]) -> tuple[dict[str, LineageMember], dict[str, str]]:
    """The ties of texts, each given with its copies, to the report of an outlet that they rest on, or to its name;
    and the outlet of each such report or name."""
    own: dict[str, list[_Report]] = {}
    for record in (r for text in texts for r in text if r.document.publisher):
        own.setdefault(outlet_key(record.document.publisher or ""), []).append(_report(record, record.document.id))
    named: dict[str, list[_Report]] = {}
    ties: dict[str, LineageMember] = {}
    outlets: dict[str, str] = {}
    for text in texts:
        if not (found := _citing(text)):
            continue
        record, citation = found
        this = _report(
            record, f"{record.document.id}/{citation.entity}" if citation.entity else record.document.id, citation
        )
        told = _same_matter(this, own.get(citation.outlet, ())) or _same_matter(this, named.get(citation.outlet, ()))
        of, overlap = told or (this.node, 0.0)
        outlets[of] = citation.outlet
        if told is None:
            named.setdefault(citation.outlet, []).append(this)
        if of != record.document.id:
            ties[record.document.id] = LineageMember(record.document.id, "cites", overlap, of, citation.reason)
    return ties, outlets


def _citing(text: Sequence[Record]) -> tuple[Record, Citation] | None:
    """The longest copy of a text that says which outlet it rests on, unless the outlet's own copy is among them.

    One speaks for all: a cut copy may have lost the credit, and what it was cut down to is not what it is about.
    """
    for record in sorted(text, key=lambda r: -len(r.document.text)):
        if citation := cited_outlet(record):
            owners = {outlet_key(r.document.publisher) for r in text if r.document.publisher}
            return None if citation.outlet in owners else (record, citation)
    return None


def _report(record: Record, node: str, citation: Citation | None = None) -> _Report:
    found = details(FoldedWords(record.document.text))
    if citation:  # the names in the credit itself say nothing of the matter
        found = np.setdiff1d(found, details(FoldedWords(f"- {citation.credit}")), assume_unique=True)
    return _Report(node, record.document.published, found)


def _same_matter(this: _Report, reports: Sequence[_Report]) -> tuple[str, float] | None:
    """The report of those days with most of the names and numbers of `this`, and their share, if it is enough."""
    near = [r for r in reports if _close(r.published, this.published)]
    share, place = max(((kinship(this.details, r.details), -n) for n, r in enumerate(near)), default=(0.0, 0))
    return (near[-place].node, round(share, 4)) if share >= _SAME_MATTER else None


def _close(a: dt.date | None, b: dt.date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= _DAYS
