"""Whatever articles say: quotes are handed on to the letter, no line is lost in silence, copies move no score."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from crisis_bank import copies, joined, telling
from onrecord.export import FORMATS, Material
from onrecord.model.happening import JoinedRecord
from onrecord.model.plover import MODES, TYPES
from onrecord.model.record import Record
from onrecord.model.standing import STANDINGS
from onrecord.show import pages, timeline
from onrecord.show.chronology import Chronology
from onrecord.show.situation_chart import chart
from onrecord.show.words import printable
from onrecord.situation.score import assess

law = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
MARCH = dt.date(2026, 3, 1)
# Words that mean something to a format: markup, formulas, separators, invisible and astral characters.
WORDS = st.text(
    alphabet=st.sampled_from("aé<>&\"'`*_[]()#|~$=+-@;\\{}%:/\t\n\r\u202e\u200b\u00a0\x07\U0001f6a2漢ع̈ "),
    min_size=1,
    max_size=30,
)

ENDINGS = (  # long enough for a copy to be known as one
    "before the rains came to the valley of the olive presses and the roads to the coast were closed for a week",
    "while twelve fishermen waited on the northern shore for a boat that their cousins had promised them in spring",
    "as the price of salt and of barley rose in every market town and the mill at the ford stood still for days",
)


@st.composite
def articles(draw: st.DrawFn) -> Record:
    who, whom = draw(st.sampled_from(["Malta", "Tunisia", "Libya"])), draw(st.sampled_from(["Italy", "Rock", "Reef"]))
    before, after = draw(WORDS), draw(WORDS)
    text = f"{before} {who} acted upon {whom} {after}x {draw(st.sampled_from(ENDINGS))}"
    type = draw(st.sampled_from(TYPES))
    days = draw(st.one_of(st.none(), st.tuples(st.integers(0, 40), st.integers(0, 12))))
    first = MARCH + dt.timedelta(days=days[0]) if days else None
    return telling(
        draw(st.text(alphabet="ab=<'", min_size=1, max_size=6)),
        text,
        type,
        "acted",
        who=who,
        whom=whom,
        mode=draw(st.sampled_from([None, *MODES[type]])),
        standing=draw(st.sampled_from([s for s in STANDINGS if s != "disputed"])),
        when=(first, first + dt.timedelta(days=days[1])) if days and first else None,
        published=draw(st.one_of(st.none(), st.dates(MARCH, MARCH + dt.timedelta(days=45)))),
        publisher=draw(st.one_of(st.none(), WORDS.filter(str.strip))),
        kinds={whom: draw(st.sampled_from(["government", "other", "place", "armed_group"]))},
        uri=draw(st.sampled_from([None, "https://example.org/?q=<a>&b", "javascript:alert(1)", "file.txt"])),
    )


records = st.lists(articles(), max_size=5).map(joined)


def texts(record: JoinedRecord) -> dict[str, str]:
    return {d.document.id: d.document.text for d in record.documents if isinstance(d, Record)}


def plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell


@law
@given(records)
def test_every_quote_of_every_table_is_to_the_letter(record: JoinedRecord) -> None:
    where = texts(record)
    for name, data in FORMATS["csv"].make(Material(record)).files.items():
        for row in csv.DictReader(io.StringIO(data.decode(), newline="")) if name.endswith(".csv") else ():
            if "exact" in row:
                text = where[plain(row["article"])]
                assert text[int(row["start"]) : int(row["end"])] == plain(row["exact"])


@law
@given(records)
def test_both_selectors_of_every_annotation_agree(record: JoinedRecord) -> None:
    collection = json.loads(FORMATS["annotations"].make(Material(record)).files[""])
    for annotation in collection["first"]["items"]:
        position, quote = annotation["target"]["selector"]
        found = [t for t in texts(record).values() if t[position["start"] : position["end"]] == quote["exact"]]
        assert any(quote["prefix"] + quote["exact"] + quote["suffix"] in t for t in found)


@law
@given(records)
def test_no_happening_is_lost_in_silence(record: JoinedRecord) -> None:
    material = Material(record)
    ids = {h.id for h in record.happenings}

    def left(name: str) -> set[str]:
        return {i for x in FORMATS[name].make(material).left_out if x.what == "happenings" for i in x.ids}

    tables = FORMATS["csv"].make(material).files["happenings.csv"].decode()
    rows = FORMATS["polecat"].make(material).files[""].decode().split("\n")[1:-1]
    geo = json.loads(FORMATS["geojson"].make(material).files[""])["features"]
    ftm = [json.loads(x) for x in FORMATS["ftm"].make(material).files[""].decode().splitlines()]
    slides = timeline.timelinejs(Chronology(record).entries(record.happenings), title="x", notes=[])
    assert {r["id"] for r in csv.DictReader(io.StringIO(tables, newline=""))} == ids
    assert {r.split("\t")[0] for r in rows} | left("polecat") == ids
    assert {f["id"] for f in geo} | left("geojson") == ids
    assert {e["properties"]["recordId"][0] for e in ftm if e["schema"] == "Event"} == ids
    assert {s["unique_id"] for s in slides["events"]} | {i for x in slides["left_out"] for i in x["ids"]} == ids
    page = FORMATS["html"].make(material).files[""].decode()
    assert all(page.count(f'id="{i}"') == 1 for i in ids)


@law
@given(records)
def test_quotes_are_readable_text_on_every_page(record: JoinedRecord) -> None:
    from html.parser import HTMLParser

    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.tags: set[str] = set()
            self.links: list[str] = []
            self.quotes: list[str] = []
            self.inside = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.add(tag)
            self.links += [value or "" for name, value in attrs if name == "href"]
            self.inside = tag == "q"
            if self.inside:
                self.quotes.append("")

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "q"

        def handle_data(self, data: str) -> None:
            if self.inside:
                self.quotes[-1] += data

    entries = Chronology(record).entries(record.happenings)
    shown = {printable(s.exact) for h in record.happenings for t in h.sources for s in t.evidence}
    for page in (
        pages.timeline(entries, title="x", dek="", notes=[], version="0"),
        FORMATS["html"].make(Material(record)).files[""].decode(),
    ):
        words = Words()
        words.feed(page)
        assert shown <= set(words.quotes)
        assert not words.tags & {"script", "img", "iframe"}
        assert all(link.startswith(("#", "https://")) for link in words.links)


@law
@given(records)
def test_names_and_quotes_are_never_markup_in_markdown(record: JoinedRecord) -> None:
    entries = Chronology(record).entries(record.happenings)
    tokens = (
        MarkdownIt().enable(["table", "strikethrough"]).parse("".join(timeline.markdown(entries, title="x", notes=[])))
    )
    kinds = {child.type for t in tokens for child in (t.children or ())}
    assert kinds <= {"text", "strong_open", "strong_close", "code_inline", "softbreak", "hardbreak", "text_special"}
    blocks = {t.type for t in tokens}
    assert not blocks & {"html_block", "table_open", "fence", "code_block", "hr"}


@law
@given(records, st.integers(1, 4))
def test_copies_move_no_score(record: JoinedRecord, number: int) -> None:
    sources = [d for d in record.documents if isinstance(d, Record)]
    assume(sources and sources[0].document.published is not None)
    latest = dt.date(2026, 5, 1)
    repeated = [replace(c, document=replace(c.document, published=latest)) for c in copies(sources[0], number)]
    before, after = assess(record, until=latest), assess(joined([*sources, *repeated]), until=latest)
    assert [(c.week, c.score, c.independent_sources) for c in before.totals] == [
        (c.week, c.score, c.independent_sources) for c in after.totals
    ]


@law
@given(records)
def test_every_happening_is_in_a_week_or_counted_as_left_out(record: JoinedRecord) -> None:
    situation = assess(record)
    placed = [i for cell in situation.totals for i in cell.ids]
    assert len(set(placed)) == len(placed)
    assert len(placed) + sum(x.happenings for x in situation.left_out) == len(record.happenings)
    assert chart(situation).startswith("<svg ")


@law
@given(st.lists(articles(), max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_no_byte(some: list[Record], random: object) -> None:
    pytest.importorskip("duckdb")
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Material(joined(some)), Material(joined(shuffled))
    for kind in FORMATS.values():
        assert kind.make(one).files == kind.make(other).files
