"""Which articles go back to one origin: by copied words, by credits, and by what they say they have from elsewhere.

An article is tied to the one that its words come from, and to the outlet that it rests on; what hangs together by ties
is a lineage, and where the ties end is its origin. A text rests on an outlet if any of its copies says so.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final

import numpy as np

from onrecord.link.citing import Citation, cited_outlet, outlet_key
from onrecord.link.copying import precedence
from onrecord.link.credits import claim
from onrecord.link.details import details, kinship
from onrecord.link.folded_words import FoldedWords, Hashes
from onrecord.model.document import Article
from onrecord.model.happening import Lineage, LineageMember
from onrecord.model.lineage import CopyLink
from onrecord.model.record import Record
from onrecord.model.remembered import remembered

_SAME_MATTER: Final = 0.5  # of the names and numbers of the shorter article
_DAYS: Final = 3  # between an outlet's report and an article that rests on it
_NAMING: Final = 200  # reports of an outlet that are looked up by one name,
_LOOKS: Final = 32  # and compared

Named = Callable[[Article], Hashes]


def trace_lineages(
    records: Sequence[Record],
    copies: Iterable[CopyLink],
    retold: Iterable[CopyLink] = (),
    uncited: Collection[str] = (),
    reprints: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Lineage, ...]:
    """Every article in one lineage, each lineage with its origin first; the same for any order of the records.

    `copies` hold one link for an article at most, `retold` what hangs together besides (`near_duplicates.find_ties`).
    `uncited` are articles that rest on no outlet whatever they say; `reprints`: outlet -> the one whose reports it
    carries, by name.
    `origin` is an article's id, or `article/entity` where the words name an outlet whose own report is not among them.
    """
    cited = ((r.document.id, found) for r in records if r.document.id not in uncited and (found := cited_outlet(r)))
    return lineages_of([r.document for r in records], dict(cited), copies, retold, reprints)


def lineages_of(
    articles: Iterable[Article],
    citations: Mapping[str, Citation],
    copies: Iterable[CopyLink],
    retold: Iterable[CopyLink] = (),
    reprints: Mapping[str, str] = MappingProxyType({}),
    *,
    named: Named | None = None,
) -> tuple[Lineage, ...]:
    """The same, of articles of which it is known what outlet they rest on, if any (`citing.cited_outlet`).

    `named` gives the names and numbers of an article, as `details.details` of its text does.
    """
    ordered = sorted(articles, key=precedence)
    copied = {link.document: _copied(link) for link in copies}
    told = [*copied.values(), *map(_copied, retold)]
    texts = _families(ordered, told)
    cited = _cited(texts, citations, named or _named)
    carried = {outlet_key(a): outlet_key(b) for a, b in reprints.items()}
    whose = ((text, _outlets(text, copied, citations)) for text in texts)
    outlets = {a.id: frozenset(carried.get(o, o) for o in found) for text, found in whose for a in text}
    families = _families(ordered, [*told, *cited.values()])
    return tuple(_lineage(f"L{n}", family, copied, cited, outlets) for n, family in enumerate(families, 1))


def _copied(link: CopyLink) -> LineageMember:
    return LineageMember(link.document, link.relation, link.overlap, link.of, link.reason, link.ranges)


def _families(ordered: Sequence[Article], ties: Iterable[LineageMember]) -> list[list[Article]]:
    """The articles that hang together by ties, by union-find; families and articles in their order."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        while (higher := above.get(node, node)) != node:
            above[node] = above.get(higher, higher)
            node = higher
        return node

    for tie in ties:
        above[top(tie.document)] = top(tie.of or tie.document)
    families: dict[str, list[Article]] = {}
    for article in ordered:
        families.setdefault(top(article.id), []).append(article)
    return list(families.values())


def _lineage(
    id: str,
    family: Sequence[Article],
    copied: Mapping[str, LineageMember],
    cited: Mapping[str, LineageMember],
    outlets: Mapping[str, frozenset[str]],
) -> Lineage:
    """The first article without a tie is the origin; where all have one, it is what the first one is tied to."""
    documents = [a.id for a in family]
    ties = {d: tie for d in documents if (tie := copied.get(d) or cited.get(d))}
    origin = next((d for d in documents if d not in ties), None) or ties[documents[0]].of or documents[0]
    members = [ties.get(d) or _untied(d, origin) for d in documents]
    whose = sorted({outlet for d in documents for outlet in outlets[d]})
    return Lineage(id, origin, tuple(sorted(members, key=lambda m: m.document != origin)), tuple(whose))


def _outlets(
    text: Sequence[Article], copied: Mapping[str, LineageMember], citations: Mapping[str, Citation]
) -> frozenset[str]:
    """Whose a text may be, as the first to publish it says, and no later one: the outlet that it rests on, or its own.

    Of several outlets that had it on its first day nobody can say whose it was, unless it is an agency's, or bears the
    name of the first in its dateline.
    """
    first = text[0]
    if citation := citations.get(first.id):
        return frozenset({citation.outlet})
    same = (a for a in text if a.id not in copied or copied[a.id].relation == "copy")
    possible = [first] if claim(first) == 0 else [d for d in same if d.published == first.published]
    return frozenset(outlet_key(d.publisher) for d in possible if d.publisher)


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


class _Reports:
    """The reports of one outlet, by what they name."""

    def __init__(self, some: Iterable[_Report] = ()) -> None:
        self._reports: list[_Report] = []
        self._naming: dict[int, list[int]] = {}
        for report in some:
            self.add(report)

    def add(self, report: _Report) -> None:
        for detail in report.details.tolist():
            self._naming.setdefault(detail, []).append(len(self._reports))
        self._reports.append(report)

    def on_the_matter(self, this: _Report) -> tuple[str, float] | None:
        """The report of those days with most of the names and numbers of `this`, and their share, if it is enough.

        Of a name that very many have, the last are looked at.
        """
        common = Counter(n for d in this.details.tolist() for n in self._naming.get(d, ())[-_NAMING:])
        near = (n for n, _ in common.most_common() if _close(self._reports[n].published, this.published))
        found = [(kinship(this.details, self._reports[n].details), -n) for n in islice(near, _LOOKS)]
        share, place = max(found, default=(0.0, 0))
        return (self._reports[-place].node, round(share, 4)) if share >= _SAME_MATTER else None


def _cited(
    texts: Sequence[Sequence[Article]], citations: Mapping[str, Citation], named: Named
) -> dict[str, LineageMember]:
    """The ties of texts, each given with its copies, to the report of an outlet that they rest on, or to its name.

    Each copy is heard: one may have lost the credit, or been cut down to what is hardly the matter. So a further copy
    can only tie its text to more, and never to less.
    """
    asked = {citation.outlet for citation in citations.values()}
    own: dict[str, _Reports] = defaultdict(_Reports)
    for article in (a for text in texts for a in text if a.publisher):
        if (outlet := outlet_key(article.publisher or "")) in asked:
            own[outlet].add(_Report(article.id, article.published, named(article)))
    only_cited: dict[str, _Reports] = defaultdict(_Reports)
    ties: dict[str, LineageMember] = {}
    for text in texts:
        owners = {outlet_key(a.publisher) for a in text if a.publisher}
        for article in text:
            id = article.id
            if not (citation := citations.get(id)) or citation.outlet in owners:
                continue
            node = f"{id}/{citation.entity}" if citation.entity else id
            this = _Report(node, article.published, _beside(citation, named(article)))
            outlet = citation.outlet
            told = own[outlet].on_the_matter(this) or only_cited[outlet].on_the_matter(this)
            of, overlap = told or (this.node, 0.0)
            if told is None:
                only_cited[outlet].add(this)
            if of != id:
                ties[id] = LineageMember(id, "cites", overlap, of, citation.reason)
    return ties


def _named(article: Article) -> Hashes:
    return details(FoldedWords(article.text))


def _beside(citation: Citation, found: Hashes) -> Hashes:
    """Without the names in the credit itself, which say nothing of the matter."""
    return np.setdiff1d(found, _named_in_credit(citation.credit), assume_unique=True)


@remembered(1024)
def _named_in_credit(credit: str) -> Hashes:
    return details(FoldedWords(f"- {credit}"))


def _close(a: dt.date | None, b: dt.date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= _DAYS
