"""The chronology in pages: all of it, once, in order; and the strip above it counts the same."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from onrecord.errors import UsageError
from onrecord.show.chronology import Chronology
from onrecord.web.views import periods
from onrecord.web.views.asked import Asked, asked_day
from onrecord.web.views.shown import Shown
from views_bank import NAMES, Crisis, quarrel


def shown(crisis: Crisis | None = None) -> Shown:
    return Shown((crisis or quarrel()).joined, country_names=NAMES)


def long(days: int) -> Crisis:
    """A line each third day, with a line before all else and some without a day."""
    first = dt.date(2026, 1, 1)
    crisis = Crisis()
    for n in range(0, days, 30):
        crisis.article(f"a{n}", "Malta attacked Tunisia.", published=first + dt.timedelta(days=n))
    crisis.entity("N:malta", "Malta", "MLT").entity("N:tunisia", "Tunisia", "TUN")
    some = {"words": "attacked", "articles": ["a0"]}
    crisis.happening("ASSAULT", ["N:malta"], ["N:tunisia"], day=dt.date(1998, 5, 1), **some)
    for n in range(0, days, 3):
        kind = "ASSAULT" if n % 2 else "AID"
        crisis.happening(kind, ["N:malta"], ["N:tunisia"], day=first + dt.timedelta(days=n), **some)
        crisis.happening(kind, ["N:malta"], ["N:tunisia"], **some)
    return crisis


def test_the_pages_hold_every_line_once_in_the_order_of_the_chronology() -> None:
    record = shown(long(120))
    everything = record.in_order
    pages = [periods.page(record, everything, n + 1) for n in range(periods.page(record, everything, 1).pages)]
    told = [e.id for p in pages for d in p.days for e in d.entries]
    assert told == [e.id for e in Chronology(record.joined).entries(record.joined.happenings)]
    assert len(pages) == 2


def test_a_page_that_is_not_there_is_the_nearest() -> None:
    record = shown(long(120))
    assert periods.page(record, record.in_order, 99).number == 2
    assert periods.page(record, (), 7).days == ()


@pytest.mark.parametrize("days", [3, 60, 300, 1500, 9000])
def test_the_strip_counts_every_line_and_leads_to_its_page(days: int) -> None:
    record = shown(long(days))
    everything = record.in_order
    parts = periods.parts(record, everything)
    assert sum(p.happenings for p in parts) == len(everything)
    assert len(parts) <= 70
    for part in parts:
        if part.happenings:
            page = periods.page(record, everything, part.at // periods.PAGE + 1)
            assert part.anchor in {d.id for d in page.days}


def test_what_lies_outside_is_a_number_and_dwarfs_no_bar() -> None:
    record = shown(long(60))
    svg = periods.strip(periods.parts(record, record.in_order), {}, None, periods.page(record, record.in_order, 1))
    labels = [t.text for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "day not stated" in labels
    assert "20" in labels
    assert "earlier" in labels


def test_lines_without_a_day_stand_under_the_day_on_which_they_were_first_told() -> None:
    page = periods.page(shown(), shown().in_order, 1)
    assert [(d.title, d.note) for d in page.days] == [
        ("10 May 2026", "Sunday"),
        ("Day not stated", "first told 12 May 2026"),
    ]


def test_a_filter_keeps_what_it_names() -> None:
    record = shown()
    ids = {k: [h.id for h in Asked.of(k_v).selected(record)] for k, k_v in FILTERS.items()}
    assert ids == {
        "who": ["H001", "H002", "H005"],
        "whom": ["H005"],
        "planned": ["H003"],
        "no place": ["H005"],
        "week": ["H001"],
        "unknown": ["H004"],
        "together": ["H002"],
    }


FILTERS = {
    "who": {"who": "MLT"},
    "whom": {"whom": "ITA"},
    "planned": {"standing": "planned"},
    "no place": {"place": "none"},
    "week": {"week": "2026-W19"},
    "unknown": {"who": "?", "manner": "conflict"},
    "together": {"who": "MLT", "whom": "TUN", "together": "yes"},
}


def test_what_is_asked_stays_the_same_through_an_address() -> None:
    for query in FILTERS.values():
        assert Asked.of(query).query == query


def test_a_filter_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError, match="standing"):
        Asked.of({"standing": "proven"})


def test_the_slider_counts_only_where_it_was_moved() -> None:
    first = dt.date(2026, 5, 1)
    assert asked_day("2026-05-20", "7", "7", first) == dt.date(2026, 5, 20)
    assert asked_day("2026-05-20", "9", "7", first) == dt.date(2026, 5, 10)
    assert asked_day("", "", "", first) is None


@pytest.mark.parametrize(("as_of", "day"), [("2026-02-30", ""), ("soon", ""), ("", "-4"), ("", "9999999")])
def test_a_day_that_there_is_not_is_refused(as_of: str, day: str) -> None:
    with pytest.raises(UsageError):
        asked_day(as_of, day, "", dt.date(2026, 5, 1))


def test_a_bar_of_the_escalation_leads_to_just_the_happenings_of_its_week_and_pair() -> None:
    record = shown()
    bars = [({}, record.situation.totals)]
    bars += [({"who": d.source.id, "whom": d.target.id}, d.cells) for d in record.situation.dyads]
    for pair, cells in bars:
        for cell in cells:
            asked = Asked.of({"week": cell.week} | pair)
            assert sorted(h.id for h in asked.selected(record)) == sorted(cell.ids), (cell.week, pair)
    assert sum(len(cells) for _, cells in bars) > 4
