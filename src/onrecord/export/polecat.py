"""One row a happening with POLECAT's 40 columns, tab-separated, and ours behind them.

`onrecord read --format plover` writes a row an event of an article, as POLECAT does; here a happening that ten articles
tell is one row. What the manual says of the future is applied: a planned CONSULT, SUPPORT, COOPERATE or AID is filed
as AGREE, a planned RETREAT as CONCEDE (`model.plover_rules`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from onrecord.export.material import LeftOut, Made, Material, nothing_lost
from onrecord.model.entity import EntityKind
from onrecord.model.happening import Happening
from onrecord.model.plover import INTENSITY, QUAD, EventType
from onrecord.model.plover_rules import plover_type
from onrecord.show import plover
from onrecord.show.events_csv import JOIN, Cell

COLUMNS: Final = (
    *plover.POLECAT,
    "Standing",
    "First Day",
    "Last Day",
    "Date Basis",
    "Type Before Rewrite",
    "Independent Sources",
    "Articles",
    "Conflicts",
    "Evidence",
    "Evidence Articles",
    "Evidence Offsets",
)
# Nothing in an article says these; POLECAT has them from gazetteers and Wikipedia.
EMPTY: Final = (
    *("Actor COW", "Wikipedia Actor ID", "Recipient COW", "Wikipedia Recipient ID"),
    *("City", "District", "Province", "Feature Type"),
)


def make(material: Material) -> Made:
    lines = "".join(_lines(material))
    return Made({"": lines.encode()}, _left_out(material))


def _lines(material: Material) -> Iterator[str]:
    yield "\t".join(COLUMNS) + "\n"
    for happening in material.joined.happenings:
        type = plover_type(happening.type, happening.standing)
        if plover.happened(happening, type):
            yield plover.line(_row(happening, type, material), COLUMNS)


def _row(h: Happening, type: EventType, material: Material) -> dict[str, Cell]:
    entities = material.entities
    quotes = [(t.document, span) for t in h.sources for span in t.evidence]
    first = material.first_told(h)
    return {
        "Event ID": h.id,
        "Event Type": type,
        "Event Mode": h.mode if type == h.type else None,
        "Intensity": INTENSITY[type],
        "Quad Code": QUAD[type].upper(),
        "Contexts": JOIN.join(material.contexts(h)),
        **(plover.days(h.when) if h.when else {}),
        **(plover.place(entities[h.place]) if h.place else {}),
        **plover.party("Actor", [entities[a] for a in h.actors]),
        **plover.party("Recipient", [entities[r] for r in h.recipients]),
        **_story(h, material),
        "Publication Date": first.isoformat() if first else None,
        "Version": f"onrecord {material.version}",
        "Standing": h.standing,
        "Type Before Rewrite": h.type if type != h.type else None,
        "Independent Sources": h.independent_sources,
        "Articles": len({t.document for t in h.sources}),
        "Conflicts": JOIN.join(c.field for c in h.conflicts),
        "Evidence": JOIN.join(span.exact for _, span in quotes),
        "Evidence Articles": JOIN.join(document for document, _ in quotes),
        "Evidence Offsets": JOIN.join(f"{span.start}:{span.end}" for _, span in quotes),
    }


def _story(h: Happening, material: Material) -> dict[str, Cell]:
    """What is the same for all that is told in the articles of the happening."""
    articles = [a for d in dict.fromkeys(t.document for t in h.sources) if (a := material.articles.get(d))]
    there = list(dict.fromkeys(id for a in articles for id in material.entities_in.get(a.id, ())))

    def named(*kinds: EntityKind) -> str:
        return JOIN.join(material.entities[id].name for id in there if material.entities[id].kind in kinds)

    return {
        "Source": JOIN.join(dict.fromkeys(a.publisher for a in articles if a.publisher)),
        "Story People": named("person"),
        "Story Organizations": named("government", "organization", "armed_group", "publication"),
        "Story Locations": named("place"),
        "Language": JOIN.join(dict.fromkeys(a.language for a in articles if a.language)),
    }


def _left_out(material: Material) -> list[LeftOut]:
    unreal = [h for h in material.joined.happenings if not plover.happened(h, plover_type(h.type, h.standing))]
    by_standing = Counter(h.standing for h in unreal)
    happenings = [
        LeftOut("happenings", n, f"their standing is {s}: PLOVER's rows are read as things that happened", ids)
        for s, n in sorted(by_standing.items())
        if (ids := tuple(h.id for h in unreal if h.standing == s))
    ]
    statements = sum(len(r.statements) for r in material.records)
    columns = [LeftOut("columns left empty", len(EMPTY), f"no article says them: {', '.join(EMPTY)}", ())]
    lost = [LeftOut("statements", statements, "PLOVER has no row for who said what")]
    steps = [LeftOut("steps of standings", _steps(material), "one row holds the last word only")]
    return nothing_lost(happenings, lost, steps, columns, material.texts(), material.unread())


def _steps(material: Material) -> int:
    return sum(len(h.history) - 1 for h in material.joined.happenings)
