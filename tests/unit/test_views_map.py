"""The map: a mark stands where the register of places says, and nowhere else."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.views import map_chart
from onrecord.web.views.outline import Box, Window, countries_in, label_points, land, outline
from onrecord.web.views.places import WORLD, Spot, around, most, places
from onrecord.web.views.shown import Shown
from views_bank import NAMES, quarrel

SVG = "{http://www.w3.org/2000/svg}"


def shown() -> Shown:
    return Shown(quarrel().joined, country_names=NAMES)


def spot(longitude: float, latitude: float, happenings: int = 1, name: str = "X") -> Spot:
    ids = tuple(f"{name}{n}" for n in range(happenings))
    manners = {"conflict": happenings, "cooperation": 0, "request": 0}
    return Spot(
        id=f"N:{name}",
        name=name,
        country="",
        longitude=longitude,
        latitude=latitude,
        whole=False,
        happenings=ids,
        manners=manners,
        sources=1,
    )


def test_every_happening_is_at_a_place_or_told_to_have_none() -> None:
    found = places(shown())
    everywhere = [h for s in (*found.spots, *found.unlocated) for h in s.happenings] + list(found.nowhere)
    assert sorted(everywhere) == ["H001", "H002", "H003", "H004", "H005"]
    assert found.nowhere == ("H005",)


def test_a_place_that_no_register_knows_is_not_put_anywhere() -> None:
    assert [u.name for u in places(shown()).unlocated] == ["Sfax"]


def test_a_country_alone_is_told_to_be_no_nearer_place() -> None:
    whole = [s for s in places(shown()).spots if s.whole]
    assert [(s.name, (s.longitude, s.latitude)) for s in whole] == [("Malta", label_points()["MLT"])]
    assert "no nearer place stated" in map_chart.chart(whole)


def test_a_mark_stands_at_its_coordinates() -> None:
    window = Window(Box(10, 30, 20, 40), 1000, 1000)
    assert window.pixel(15, 35) == pytest.approx((500, 500))
    assert window.pixel(10, 40) == pytest.approx((0, 0))


def test_a_single_happening_leads_to_its_card_and_several_to_their_list() -> None:
    svg = ET.fromstring(map_chart.chart([spot(10, 40, 1, "One"), spot(30, 50, 3, "Three")]))
    links = {a.attrib["aria-label"].split(":")[0]: a.attrib["href"] for a in svg.findall(f".//{SVG}a")}
    assert links == {"One": "/happening/One0", "Three": "#place-N-Three"}


def test_spots_that_would_lie_on_each_other_are_one_mark_that_counts_all() -> None:
    svg = ET.fromstring(map_chart.chart([spot(10, 40, 3, "A"), spot(10.01, 40, 2, "B"), spot(40, 60, 1, "Far")]))
    told = [a.attrib["aria-label"] for a in svg.findall(f".//{SVG}a")]
    assert "A +1: 5 happenings (5 conflict)" in told


def test_a_map_without_places_shows_the_world() -> None:
    svg = map_chart.chart([])
    assert "0 happenings" in svg
    assert land(Window(WORLD, 1080.0, 1080 * 142 / 360)) in svg


latitudes, longitudes = st.floats(-55, 75), st.floats(-179, 179)


@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=8), st.sampled_from([1080 / 560, 358 / 380]))
def test_all_spots_are_in_the_window_that_is_made_for_them(at: list[tuple[float, float]], ratio: float) -> None:
    spots = [spot(x, y) for x, y in at]
    box = around(spots, ratio)
    assert all(box.west <= s.longitude <= box.east for s in spots)
    assert all(box.south <= s.latitude <= box.north for s in spots)
    assert box.east - box.west <= 360


def test_most_leaves_out_the_far_ones_as_long_as_four_in_five_stay() -> None:
    near = [spot(10 + n, 40, 4, f"N{n}") for n in range(3)]
    assert most([*near, spot(-120, -30, 2, "Far")]) == near
    assert len(most([*near, spot(-120, -30, 9, "Far")])) == 4


def test_outlines_hold_the_states_and_a_name_stands_within_its_own() -> None:
    known = {c.a3: c for c in outline().countries}
    assert {"MLT", "TUN", "RUS", "FJI", "USA", "ZAF", "LSO", "UKR", "KOR", "PRK"} <= known.keys()
    for country in known.values():
        assert any(
            b.west <= country.label[0] <= b.east and b.south <= country.label[1] <= b.north for b in country.boxes
        )


def test_no_outline_runs_across_the_whole_map() -> None:
    """A ring that crosses the 180th meridian must not come back the long way round."""
    for begin, end in zip(outline().begins[:-1], outline().begins[1:], strict=True):
        arc = outline().points[begin:end]
        assert (abs(arc[1:] - arc[:-1])[:, 0] < 60).all()


def test_the_sea_has_no_land_and_the_land_a_name() -> None:
    assert land(Window(Box(-25, -45, -20, -42), 500, 500)) == ""  # the South Atlantic
    window = Window(Box(0, 28, 14, 38), 500, 500)
    assert land(window).startswith("M")
    assert "Tunisia" in [name for name, *_ in countries_in(window)]
