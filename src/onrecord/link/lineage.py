"""Which articles go back to one origin: by copied words, by credits, and by what they say they have from elsewhere.

An article is tied to the one that its words come from, and to the outlet that it rests on; what hangs together by ties
is a lineage, and where the ties end is its origin. Ties point to what was published before, or to nothing but the name
of an outlet, so there are no circles.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.link.citing import Citation, cited_outlet, outlet_key
from onrecord.link.copying import precedence
from onrecord.link.details import details, kinship
from onrecord.link.folded_words import FoldedWords
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
    cited = _cited(ordered)
    families = _families(ordered, [*copied.values(), *cited.values()])
    return tuple(_lineage(f"L{n}", family, copied, cited) for n, family in enumerate(families, 1))


def _copied(link: CopyLink) -> LineageMember:
    return LineageMember(link.document, link.relation, link.overlap, link.of, link.reason, link.ranges)


def _families(ordered: Sequence[Record], ties: Iterable[LineageMember]) -> list[list[str]]:
    """The articles that hang together by ties, by union-find; families and articles in the order of the records."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        while (higher := above.get(node, node)) != node:
            above[node] = above.get(higher, higher)
            node = higher
        return node

    for tie in ties:
        above[top(tie.document)] = top(tie.of or tie.document)
    families: dict[str, list[str]] = {}
    for record in ordered:
        families.setdefault(top(record.document.id), []).append(record.document.id)
    return list(families.values())


def _lineage(
    id: str, family: Sequence[str], copied: Mapping[str, LineageMember], cited: Mapping[str, LineageMember]
) -> Lineage:
    """The first article without a tie is the origin; where all have one, it is what the first one is tied to."""
    ties = {d: tie for d in family if (tie := copied.get(d) or cited.get(d))}
    origin = next((d for d in family if d not in ties), None) or ties[family[0]].of or family[0]
    members = [ties.get(d) or _untied(d, origin) for d in family]
    return Lineage(id, origin, tuple(sorted(members, key=lambda m: m.document != origin)))


def _untied(document: str, origin: str) -> LineageMember:
    if document == origin:
        return LineageMember(document, "origin", 1.0)
    return LineageMember(document, "cites", 0.0, origin, "an article has its words from both")


def _cited(ordered: Sequence[Record]) -> dict[str, LineageMember]:
    """The ties of articles that rest on an outlet: to its own report, else to the outlet as the first one names it."""
    own: dict[str, list[Record]] = {}
    named: dict[str, list[tuple[dt.date | None, str]]] = {}
    ties: dict[str, LineageMember] = {}
    for record in ordered:
        document = record.document
        if citation := cited_outlet(record):
            report = _report(record, own.get(citation.outlet, ()))
            of, overlap = report or (_first_naming(record, citation, named.setdefault(citation.outlet, [])), 0.0)
            if of != document.id:
                ties[document.id] = LineageMember(document.id, "cites", overlap, of, citation.reason)
        if document.publisher:
            own.setdefault(outlet_key(document.publisher), []).append(record)
    return ties


def _report(record: Record, reports: Sequence[Record]) -> tuple[str, float] | None:
    """The outlet's own report that `record` rests on, with the share of names and numbers that it has from there."""
    near = [r for r in reports if _close(r.document.published, record.document.published)]
    if not near:
        return None
    here = details(FoldedWords(record.document.text))
    share, place = max((kinship(here, details(FoldedWords(r.document.text))), -n) for n, r in enumerate(near))
    return (near[-place].document.id, round(share, 4)) if share >= _SAME_MATTER else None


def _first_naming(record: Record, citation: Citation, named: list[tuple[dt.date | None, str]]) -> str:
    """What stands for an outlet without a report of its own: its entity in the first article of those days."""
    published = record.document.published
    for day, first in named:
        if _close(day, published):
            return first
    first = f"{record.document.id}/{citation.entity}" if citation.entity else record.document.id
    named.append((published, first))
    return first


def _close(a: dt.date | None, b: dt.date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= _DAYS
