"""Who acts on whom: what an arrow says is what the happenings behind it say."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from urllib.parse import parse_qsl, urlsplit

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.views import network_chart
from onrecord.web.views.asked import Asked
from onrecord.web.views.layout import placed
from onrecord.web.views.network import network
from onrecord.web.views.shown import Shown
from views_bank import NAMES, Crisis, quarrel


def shown(crisis: Crisis | None = None) -> Shown:
    return Shown((crisis or quarrel()).joined, country_names=NAMES)


def lines(crisis: Crisis | None = None) -> list[str]:
    return [network_chart.edge_line(e) for e in network(shown(crisis)).edges]


def test_an_arrow_goes_from_who_acts_to_whom_and_counts_independent_sources_not_copies() -> None:
    assert "Malta → Tunisia, conflict: 1 happening (1 act, 0 in words), 2 independent sources" in lines()


def test_what_two_do_together_is_one_arrow_with_two_heads() -> None:
    together = [e for e in network(shown()).edges if e.mutual]
    assert [(e.source.name, e.target.name, e.manner) for e in together] == [("Malta", "Tunisia", "cooperation")]
    svg = network_chart.chart(network(shown()))
    assert svg.count('class="head cooperation"') == 3  # two of the arrow, one of the legend


def test_what_is_only_planned_is_told_beside_it() -> None:
    found = network(shown())
    assert found.not_counted == ("H003",)
    assert "H003" not in {h for e in found.edges for h in e.happenings}


def test_a_happening_that_names_one_side_only_is_counted_apart() -> None:
    assert network(shown()).one_sided == ("H004",)


def test_a_request_is_neither_conflict_nor_cooperation_and_is_in_the_table_alone() -> None:
    found = network(shown())
    assert [e.manner for e in found.edges if e.target.name == "Italy"] == ["request"]
    assert "Italy" not in network_chart.chart(found)


def test_an_arrow_leads_to_just_the_happenings_that_it_is_made_of() -> None:
    crisis = quarrel().happening("AID", ["N:malta"], ["N:tunisia"], words="held talks", articles=["Courier"], mode=None)
    crisis.happening("AID", ["N:malta"], ["N:tunisia"], words="Rome", articles=["Courier"], standing="denied")
    known = shown(crisis)
    for edge in network(known).edges:
        asked = Asked.of({k: str(v) for k, v in network_chart.asked(edge).items()})
        assert sorted(h.id for h in asked.selected(known)) == sorted(edge.happenings), edge


def test_the_picture_is_the_same_for_the_same_record() -> None:
    assert network_chart.chart(network(shown())) == network_chart.chart(network(shown()))


def test_no_name_is_markup_in_the_picture() -> None:
    name = '<script>alert("x")</script>'
    crisis = Crisis().article("Courier", f"{name} attacked Tunisia.")
    crisis.entity("N:x", name, kind="armed_group").entity("N:tunisia", "Tunisia", "TUN")
    crisis.happening("ASSAULT", ["N:x"], ["N:tunisia"], words="attacked", articles=["Courier"])
    svg = network_chart.chart(network(shown(crisis)))
    assert "<script" not in svg
    assert ET.fromstring(svg) is not None


def test_every_mark_of_the_picture_leads_to_an_address_of_ours_and_says_what_it_is() -> None:
    svg = ET.fromstring(network_chart.chart(network(shown())))
    links = svg.findall(".//{http://www.w3.org/2000/svg}a")
    assert len(links) == 2 + 2  # two sides, two arrows
    for link in links:
        address = urlsplit(link.attrib["href"])
        assert (address.scheme, address.netloc, address.path) == ("", "", "/chronology")
        assert dict(parse_qsl(address.query))
        assert link.attrib["aria-label"]


def test_a_record_without_pairs_has_no_picture() -> None:
    assert network_chart.chart(network(shown(Crisis()))) == ""


sizes = st.lists(st.tuples(st.floats(60, 200), st.just(42.0)), min_size=1, max_size=12)


@given(sizes, st.data())
def test_no_box_of_a_layout_covers_another_or_leaves_the_paper(
    boxes: list[tuple[float, float]], data: st.DataObject
) -> None:
    n = len(boxes)
    pairs = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).map(lambda p: (min(p), max(p)))
    linked = data.draw(st.dictionaries(pairs, st.floats(1, 3), max_size=2 * n))
    at = placed(boxes, linked, 1060.0, 560.0)
    half = np.array(boxes) / 2
    assert (at >= half - 1e-6).all()
    assert (at <= np.array([1060.0, 560.0]) - half + 1e-6).all()
    for a in range(n):
        for b in range(a):
            assert (np.abs(at[a] - at[b]) > half[a] + half[b] - 1e-6).any()
