"""The situation as text, Markdown, CSV and picture: each with formula and weights, none misread for want of colour."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from crisis_bank import HOSTILE, STATES, day, joined, telling
from onrecord.show import situation_tables as tables
from onrecord.show.formats import Page
from onrecord.show.situation_chart import DYADS, WEEKS, chart, drawn
from onrecord.show.svg import cut, signed, width, wrapped
from onrecord.situation.method import FORMULA, weighted, weights_line
from onrecord.situation.score import assess

DOCS = Path(__file__).parents[2] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def situation():
    return assess(joined(), names={"MLT": "Malta", "TUN": "Tunisia", "LBY": "Libya"})


def many(weeks, sides):
    """A situation with an act in each of so many weeks, over the pairs of so many sides."""
    names = [f"Side {n}" for n in range(sides)]
    articles = []
    for n in range(weeks):
        who, whom = names[n % sides], names[(n + 1 + n // sides) % sides]
        if who == whom:
            whom = names[(names.index(who) + 1) % sides]
        when = day(2, 1) + (day(9, 1) - day(2, 1)) * n
        text = f"{who} attacked {whom} near the well of {n} palms, and rode home along the dry bed of river {n * 7}."
        articles.append(telling(f"a{n}", text, "ASSAULT", "attacked", who=who, whom=whom, when=when, published=when))
    return assess(joined(articles))


def every_output(situation):
    return {
        "text": Page(io.StringIO()).draw(tables.text(situation)),
        "markdown": "".join(tables.markdown(situation, title="Crisis")),
        "csv": "".join(tables.rows(situation)),
        "json": msgspec.json.encode(situation).decode(),
        "svg": chart(situation),
    }


def test_every_output_says_how_it_was_made(situation):
    for name, output in every_output(situation).items():
        flat = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", output)).replace("\\", "")
        assert FORMULA[5:40] in flat, name
        weights = ('"confirmed":1.0', '"disputed":0.25') if name == "json" else ("confirmed 1", "disputed 0.25")
        assert all(w in flat for w in weights), name


def test_weights_of_ones_own_stand_in_every_output():
    own = assess(joined(), method=weighted({"alleged": 0.125}))
    for name, output in every_output(own).items():
        assert "0.125" in output, name


def test_the_csv_has_the_documented_columns_and_every_cell_of_the_situation(situation):
    rows = list(csv.DictReader(io.StringIO("".join(tables.rows(situation)))))
    assert list(rows[0]) == list(tables.COLUMNS)
    assert len(rows) == len(situation.totals) + sum(len(d.cells) for d in situation.dyads)
    assert float(rows[0]["score"]) == situation.totals[0].score
    assert {r["weights"] for r in rows} == {weights_line(situation.method)}
    text = (DOCS / "situation.md").read_text(encoding="utf-8")
    assert [c for c in tables.COLUMNS if f"`{c}`" not in text] == []


def test_no_cell_of_the_csv_is_a_formula(situation):
    for row in csv.reader(io.StringIO("".join(tables.rows(situation)))):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not cell.startswith("-") or float(cell) < 0


@pytest.mark.parametrize(("weeks", "sides"), [(0, 2), (1, 3), (6, 3), (60, 5), (140, 12)])
def test_the_picture_is_well_formed_at_any_size(weeks, sides):
    situation = many(weeks, sides)
    root = ElementTree.fromstring(chart(situation))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    titled = {e.get("id") for e in root if e.tag in (f"{SVG}title", f"{SVG}desc")}
    assert set(root.get("aria-labelledby").split()) == titled
    assert len(drawn(situation)) <= DYADS
    box = [float(x) for x in root.get("viewBox").split()]
    inside = list(root.iter(f"{SVG}text"))
    assert all(0 <= float(e.get("x")) <= box[2] and 0 <= float(e.get("y")) <= box[3] for e in inside)


def test_the_picture_says_what_it_does_not_draw():
    flat = re.sub(r"<[^>]+>", " ", chart(many(WEEKS + 10, 12)))
    assert f"The last {WEEKS} of {WEEKS + 10} weeks are drawn" in re.sub(r"\s+", " ", flat)
    assert "Pairs not drawn" in flat


def test_the_picture_needs_no_colour(situation):
    """Words are hatched and acts are full, on either side of the line; marks differ in shape."""
    svg = chart(situation)
    fills = set(re.findall(r'class="(?:conflict|cooperation) \w+"[^>]*fill="([^"]+)"', svg))
    assert any(f.startswith("url(#") for f in fills)
    assert any(f.startswith("#") for f in fills)
    assert "stroke-dasharray" in svg  # what is not counted


def test_the_picture_has_no_script_and_loads_nothing(situation):
    svg = chart(situation)
    assert not re.search(r"<script|<image|<foreignObject|\son\w+=|href=|@import|url\((?!#)", svg)


def test_hostile_names_stay_text(situation):
    svg = chart(situation)
    assert "<script>" not in svg
    assert "\u202e" not in svg
    texts = [e.text or "" for e in ElementTree.fromstring(svg).iter(f"{SVG}title")]
    assert any("<script>alert(1)</script>" in t for t in texts)
    markdown = "".join(tables.markdown(situation, title=HOSTILE))
    assert "<script>" not in markdown


def test_the_same_situation_is_the_same_picture():
    assert chart(assess(joined())) == chart(assess(joined(list(reversed(joined().documents)))))


def test_numbers_are_written_with_their_sign():
    assert [signed(x) for x in (-3.25, 0, -0.04, 2, 10.06)] == ["−3.2", "0", "0", "+2", "+10.1"]


def test_text_is_cut_and_wrapped_to_its_space():
    long = "Autonomous Port Authority of the Eastern Archipelago and its Dependencies"
    assert width(cut(long, 100, 12), 12) <= 100
    assert cut("Malta", 100, 12) == "Malta"
    assert " ".join(wrapped(long, 90, 12)) == long
    assert STATES
