"""What each view shows, ready for its template: nothing is left to be worked out there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from onrecord.export import dossier as exported
from onrecord.model.standing import STANDINGS
from onrecord.show import dates, pages, situation_chart
from onrecord.show.describe import count
from onrecord.show.situation_words import pair_name
from onrecord.situation.channels import Channel
from onrecord.situation.method import intensity_line, weights_line
from onrecord.situation.score import Cell, Dyad, identified
from onrecord.web.views import links, map_chart, network_chart, periods, places
from onrecord.web.views import network as networks
from onrecord.web.views.asked import NO_PLACE, Asked
from onrecord.web.views.records import Standing
from onrecord.web.views.shown import MANNERS, Shown

ROWS: Final = 60  # of a table
LISTED: Final = 20  # happenings without a place
Context = dict[str, Any]


class Slider(NamedTuple):
    """The control that goes back in time. `at` of `last` days from `first`; `kept` is what else the address asks,
    `today` the same without a day."""

    first: dt.date
    until: dt.date
    at: int
    last: int
    day: dt.date
    kept: dict[str, str]
    today: str


class Line(NamedTuple):
    """A happening as one line of a list."""

    id: str
    standing: str
    day: str
    sentence: str


def slider(
    days: tuple[dt.date, dt.date] | None, as_of: dt.date | None, path: str, query: Mapping[str, str]
) -> Slider | None:
    """None where no article has a date."""
    if days is None:
        return None
    first, last = days
    day = min(max(as_of or last, first), last)
    kept = {k: v for k, v in query.items() if k not in ("as_of", "day", "was", "page")}
    today = links.view(path, None, **kept)
    return Slider(first, last, (day - first).days, (last - first).days, as_of or last, kept, today)


def chronology(shown: Shown, asked: Asked, number: int) -> Context:
    selected = asked.selected(shown)
    page = periods.page(shown, selected, number)
    strip = periods.strip(periods.parts(shown, selected), asked.query, shown.as_of, page)
    entries = [e for day in page.days for e in day.entries]
    return {
        "dek": _summary(shown),
        "asked": asked,
        "asked_words": asked.words(shown),
        "page": page,
        "strip": Markup(strip),
        "standings": pages.standings_of(entries),
        "all_standings": STANDINGS,
        "manners": MANNERS,
        "sides": shown.busiest_sides | {id: shown.side_name(id) for id in (asked.who, asked.whom) if id},
        "all_of": len(shown.joined.happenings),
        "earlier": _page(asked, shown, page.number - 1) if page.number > 1 else "",
        "later": _page(asked, shown, page.number + 1) if page.number < page.pages else "",
        "card": _card(shown),
    }


def _page(asked: Asked, shown: Shown, number: int) -> str:
    return links.view("/chronology", shown.as_of, **asked.query, page=number if number > 1 else None)


def escalation(shown: Shown) -> Context:
    def bar(cell: Cell, dyad: Dyad | None) -> str:
        if len(cell.ids) == 1:
            return links.card(cell.ids[0], shown.as_of)
        pair = {"who": dyad.source.id, "whom": dyad.target.id} if dyad else {}
        return links.view("/chronology", shown.as_of, week=cell.week, **pair)

    def channel(some: Sequence[Channel]) -> str:
        if len(some) == 1:
            return links.card(some[0].happening, shown.as_of)
        return links.view("/chronology", shown.as_of, week=some[0].week)

    situation = shown.situation
    chart = situation_chart.chart(situation, width=1080, links=situation_chart.Links(bar, channel))
    counted = [d for d in situation.dyads if d.happenings and identified(d)]
    return {
        "chart": Markup(chart),
        "situation": situation,
        "dyads": [(pair_name(d), d, _pair_address(d, shown)) for d in counted[:ROWS]],
        "more": max(0, len(counted) - ROWS),
        "weeks": [(c, links.view("/chronology", shown.as_of, week=c.week)) for c in situation.totals],
        "weights": weights_line(situation.method),
        "intensities": intensity_line(situation.method),
    }


def _pair_address(dyad: Dyad, shown: Shown) -> str:
    return links.view("/chronology", shown.as_of, who=dyad.source.id, whom=dyad.target.id)


def network(shown: Shown) -> Context:
    found = networks.network(shown)
    drawn = found.drawn(*network_chart.WIDE[1:])
    rows = [(e, links.view("/chronology", shown.as_of, **network_chart.asked(e))) for e in found.edges[:ROWS]]
    return {
        "net": found,
        "wide": Markup(network_chart.chart(found, as_of=shown.as_of)),
        "narrow": Markup(network_chart.chart(found, id="network-narrow", narrow=True, as_of=shown.as_of)),
        "drawn": drawn,
        "most": (network_chart.WIDE[2], network_chart.NARROW[2]),
        "rows": rows,
        "more": max(0, len(found.edges) - ROWS),
    }


def map(shown: Shown, zoom: str) -> Context:
    found = places.places(shown)
    near = places.most(found.spots) if found.spots else []
    apart = len(near) < len(found.spots)
    zoom = zoom if zoom in ("most", "world") and (zoom != "most" or apart) else "all"
    seen = {"all": None, "most": near, "world": []}[zoom]
    wide = map_chart.chart(found.spots, seen=seen, as_of=shown.as_of)
    narrow = map_chart.chart(found.spots, seen=seen, id="map-narrow", narrow=True, as_of=shown.as_of)
    zooms = [("all", "All places"), *([("most", "Where most happen")] if apart else []), ("world", "The world")]
    return {
        "wide": Markup(wide),
        "narrow": Markup(narrow),
        "zooms": [(n, label, links.view("/map", shown.as_of, zoom=None if n == "all" else n)) for n, label in zooms],
        "zoom": zoom,
        "countries": shown.country_names,
        "spots": [(map_chart.anchor(s), s, _lines(shown, s.happenings)) for s in found.spots],
        "unlocated": [(u, _lines(shown, u.happenings)) for u in found.unlocated],
        "nowhere": _lines(shown, found.nowhere[:LISTED]),
        "nowhere_all": len(found.nowhere),
        "nowhere_link": links.view("/chronology", shown.as_of, place=NO_PLACE),
        "card": _card(shown),
    }


def search(shown: Standing, query: str) -> Context:
    found = shown.index.find(query)
    return {
        "q": query,
        "found": found,
        "happenings": [(f, _lines(shown, [f.happening.id])[0]) for f in found.happenings],
        "actors": [(a, links.view("/chronology", shown.as_of, actor=a.entity.id)) for a in found.actors],
        "papers": {w.article: shown.chronology.paper(w.article) for w in found.words},
        "words": links.words,
        "card": _card(shown),
    }


def dossier(shown: Shown) -> Context:
    return {
        "dek": _summary(shown),
        "print_link": links.view("/dossier/print", shown.as_of),
        "happenings": len(shown.joined.happenings),
        "articles": len(shown.records),
    }


def printed(shown: Shown) -> tuple[str, str]:
    """The dossier's page, and the content security policy that it states itself: its one style sheet, nothing else."""
    text = exported.make(shown).files[""].decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    stated = (policy[1] if policy else "default-src 'none'").replace("&#39;", "'")
    return text, f"{stated}; frame-ancestors 'none'"


def _summary(shown: Shown) -> str:
    told = f"{count(len(shown.joined.happenings), 'happening')}, told by {count(len(shown.records), 'article')}"
    return f"{told} of {count(len(shown.joined.lineages), 'origin')}"


def _lines(shown: Shown, ids: Sequence[str]) -> list[Line]:
    some = [shown.happenings[id] for id in ids]
    return [Line(h.id, h.standing, dates.days(h.when) if h.when else "day not stated", shown.line(h)) for h in some]


def _card(shown: Shown) -> Any:
    return lambda id: links.card(id, shown.as_of)
