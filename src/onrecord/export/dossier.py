"""A dossier to read and to hand on: one page with counts, the situation, the chronology, every happening with all that
stands behind it, the sources as trees of origins and copies, the method, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from onrecord.export.material import LeftOut, Made, Material, nothing_lost
from onrecord.model.happening import Lineage
from onrecord.show import pages
from onrecord.show.chronology import by_day, lineage_tree
from onrecord.show.situation_chart import chart
from onrecord.situation.method import intensity_line, weights_line


def make(material: Material) -> Made:
    missing = _left_out(material)
    entries = list(material.entries.values())
    situation = material.situation
    page = pages.page(
        "dossier.html",
        kicker="Dossier",
        title=material.title,
        dek=pages.summary(entries, articles=len(material.records), origins=len(material.joined.lineages)),
        as_of=material.as_of,
        version=material.version,
        counts=_counts(material),
        standings=pages.standings_of(entries),
        situation=situation,
        chart=Markup(chart(situation, title="Conflict and cooperation by week", width=1030)),
        days=by_day(entries),
        lineages=[_tree(x, material) for x in _by_weight(material)],
        failures=[(f.document.id, f.error.message) for f in material.failures],
        weights=weights_line(situation.method),
        intensities=intensity_line(situation.method),
        left_out=missing,
    )
    return Made({"": page.encode()}, missing)


def _counts(material: Material) -> list[tuple[int, str]]:
    """The figures of the cover."""
    joined, records = material.joined, material.records
    relations = Counter(m.relation for x in joined.lineages for m in x.documents)
    conflicts = sum(bool(h.conflicts) for h in joined.happenings)
    found = [
        (len(joined.happenings), "happenings"),
        (len(records), "articles read"),
        (len(joined.lineages), "origins"),
        (relations["copy"] + relations["rewrite"], "copies and rewrites"),
        (sum(len(r.statements) for r in records), "statements"),
        (conflicts, "happenings contradicted"),
        (len(material.failures), "articles not read"),
    ]
    return found


def _by_weight(material: Material) -> list[Lineage]:
    """Lineages with most articles first, then by their first day."""
    published = {id: a.published for id, a in material.articles.items()}

    def first(lineage: Lineage) -> str:
        return min((str(published.get(m.document) or "9999") for m in lineage.documents), default="9999")

    return sorted(material.joined.lineages, key=lambda x: (-len(x.documents), first(x), x.id))


def _tree(lineage: Lineage, material: Material) -> dict[str, Any]:
    """The lineage with its articles nested under what they copy."""
    root: list[dict[str, Any]] = []
    above: list[list[dict[str, Any]]] = [root]
    for depth, member in lineage_tree(lineage):
        node = {
            "paper": material.chronology.paper(member.document),
            "relation": material.chronology.relation(member.document),
            "reason": member.reason,
            "told": len(material.tellings.get(member.document, ())),
            "below": [],
        }
        del above[depth + 1 :]
        above[depth].append(node)
        above.append(node["below"])  # type: ignore[arg-type]
    return {"id": lineage.id, "origin": _origin(lineage, material), "articles": root}


def _origin(lineage: Lineage, material: Material) -> str:
    if lineage.origin in material.articles:
        return material.chronology.paper(lineage.origin).label
    return material.chronology.name(lineage.origin)


def _left_out(material: Material) -> list[LeftOut]:
    return nothing_lost(list(_not_shown(material)), material.texts(), material.unread())


def _not_shown(material: Material) -> Iterator[LeftOut]:
    records = material.records
    about = sum(bool(s.about) for r in records for s in r.statements)
    statements = sum(len(r.statements) for r in records)
    why = "statements are shown where they give a happening its standing; the tables (parquet, csv) have all"
    yield LeftOut("statements about no happening", statements - about, why)
    yield LeftOut("flags", sum(len(r.flags) for r in records), "what to distrust in a text is in the tables")
    for left in material.situation.left_out:
        yield LeftOut("happenings in the chart", left.happenings, left.reason)
    undated = sum(c.undated for c in material.situation.totals)
    yield LeftOut("days in the chart", undated, "none is stated; these happenings stand in the week when first told")
