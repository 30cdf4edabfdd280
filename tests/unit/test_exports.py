"""Each export is what its format says it is, says what it leaves out, and is written wholly or not at all."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from crisis_bank import FAILURE, HOSTILE, crisis, joined, texts, with_coordinates
from onrecord.errors import UsageError
from onrecord.export import FORMATS, Material, export
from onrecord.export.csv_tables import make as make_csv
from onrecord.export.ftm import _SCHEMATA
from onrecord.export.geojson import make as make_geojson
from onrecord.export.material import LEFT_OUT, LeftOut
from onrecord.export.polecat import COLUMNS as POLECAT_COLUMNS
from onrecord.export.polecat import EMPTY
from onrecord.export.tables import TABLES
from onrecord.model.plover_rules import plover_type
from onrecord.show import plover

pytest.importorskip("duckdb")
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def record():
    return joined(None, FAILURE)


@pytest.fixture(scope="module")
def material(record):
    return Material(record, title="Crisis")


@pytest.fixture(scope="module")
def made(material):
    return {name: kind.make(material) for name, kind in FORMATS.items()}


@pytest.fixture(scope="module")
def written(material, tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    for name in FORMATS:
        export(material, name, folder / name)
    return folder


def only(made, name):
    return made[name].files[""]


def table(made, name):
    return list(csv.DictReader(io.StringIO(made["csv"].files[f"{name}.csv"].decode(), newline="")))


def plain(cell):
    """A cell without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell.startswith("'") else cell


# -- what holds for all ------------------------------------------------------------------------------------------


def test_the_command_offers_what_there_is():
    from onrecord.commands.export import Format

    assert [f.value for f in Format] == list(FORMATS)


def test_every_format_is_explained():
    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in text] == []
    assert [
        f"{t.name}.{c.name}" for t in TABLES for c in t.columns if t.name != "situation" and f"`{c.name}`" not in text
    ] == []
    assert [t.name for t in TABLES if f"`{t.name}`" not in text] == []


def test_every_export_says_what_it_leaves_out(made, written):
    for name, kind in FORMATS.items():
        assert made[name].left_out, name
        assert all(x.count > 0 and x.reason for x in made[name].left_out)
        if kind.folder:
            said = json.loads((written / name / LEFT_OUT).read_bytes())["left_out"]
        elif not kind.inside:
            said = json.loads((written / f"{name}.{LEFT_OUT}").read_bytes())["left_out"]
        elif name == "geojson":
            said = json.loads((written / name).read_bytes())["left_out"]
        else:
            page = (written / name).read_text(encoding="utf-8")
            assert all(x.what in page for x in made[name].left_out)
            continue
        assert [(x["what"], x["count"]) for x in said] == [(x.what, x.count) for x in made[name].left_out]


@pytest.mark.parametrize(
    ("what", "one"),
    [
        ("articles", "1 article"),
        ("entities", "1 entity"),
        ("steps of standings", "1 step of standings"),
        ("happenings in the chart", "1 happening in the chart"),
        ("statements about no happening", "1 statement about no happening"),
        ("columns left empty", "1 column left empty"),
        ("time expressions", "1 time expression"),
    ],
)
def test_what_is_left_out_is_counted_in_the_number_it_has(what: str, one: str):
    assert LeftOut(what, 1, "for a reason").counted == one
    assert LeftOut(what, 2, "for a reason").counted == f"2 {what}"


def test_the_failed_article_is_in_every_export_or_left_out(made):
    for name, found in made.items():
        told = any("could not be read" in x.reason and x.ids == ("broken",) for x in found.left_out)
        assert told or any(b"broken" in data for data in found.files.values()) or name == "parquet"


def test_the_same_record_gives_the_same_bytes(made):
    again = Material(joined([*reversed(crisis()), FAILURE]), title="Crisis")
    for name, kind in FORMATS.items():
        assert kind.make(again).files == made[name].files, name


def test_an_empty_record_is_exported_too(tmp_path):
    nothing = Material(joined([]), title="Nothing")
    for name in FORMATS:
        export(nothing, name, tmp_path / name)
        assert (tmp_path / name).exists()


def test_a_format_that_there_is_not_is_refused(material, tmp_path):
    with pytest.raises(UsageError, match="no format is called 'xlsx'"):
        export(material, "xlsx", tmp_path / "x")


# -- writing -----------------------------------------------------------------------------------------------------


def test_an_export_replaces_its_own_folder_and_nothing_else(material, tmp_path):
    out = tmp_path / "tables"
    export(material, "csv", out)
    (out / "stale.csv").write_text("old")
    export(material, "csv", out)
    assert not (out / "stale.csv").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["tables"]
    others = tmp_path / "mine"
    others.mkdir()
    (others / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="holds other things"):
        export(material, "csv", others)
    assert (others / "thesis.txt").read_text() == "years of work"


def test_a_folder_is_no_file_and_a_file_no_folder(material, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError):
        export(material, "csv", tmp_path / "file")
    with pytest.raises(UsageError):
        export(material, "ftm", tmp_path)
    with pytest.raises(UsageError, match="cannot write there"):
        export(material, "ftm", tmp_path / "no" / "such" / "folder")


FULL_DISK = """
import resource, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from crisis_bank import joined
from onrecord.errors import UsageError
from onrecord.export import Material, export
material = Material(joined())
out = Path({out!r})
export(material, {name!r}, out)
before = {{p: p.read_bytes() for p in sorted(out.parent.rglob("*")) if p.is_file()}}
bigger = Material(joined(), title="Another title")
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
try:
    export(bigger, {name!r}, out)
except UsageError as error:
    assert "cannot write there" in str(error), error
else:
    raise SystemExit("it was written")
after = {{p: p.read_bytes() for p in sorted(out.parent.rglob("*")) if p.is_file()}}
assert before.keys() == after.keys(), after.keys() - before.keys()
assert before == after
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to the size of files")
@pytest.mark.parametrize("name", ["csv", "annotations", "html", "ftm"])
def test_a_full_disk_leaves_what_was_there(name, tmp_path):
    code = FULL_DISK.format(tests=str(Path(__file__).parents[1]), out=str(tmp_path / name), name=name)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


# -- tables ------------------------------------------------------------------------------------------------------


def test_quotes_of_the_tables_are_to_the_letter(record, made):
    where, checked = texts(record), 0
    for t in TABLES:
        names = {c.name for c in t.columns}
        for row in table(made, t.name) if {"article", "start", "end", "exact"} <= names else []:
            text = where[plain(row["article"])]
            assert text[int(row["start"]) : int(row["end"])] == plain(row["exact"])
            checked += 1
    assert checked > 20


def test_no_cell_of_the_csv_is_a_formula(made):
    for name, data in made["csv"].files.items():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(data.decode(), newline="")):
                for cell in row:
                    assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n"))
                    assert not cell.startswith("-") or float(cell) <= 0


def test_defused_cells_come_back_whole(record, made):
    assert HOSTILE in {plain(r["publisher"]) for r in table(made, "articles")}
    assert {plain(r["id"]) for r in table(made, "articles")} == {*texts(record), "broken"}


def test_every_line_of_the_record_is_in_the_tables(record, material, made):
    assert {r["id"] for r in table(made, "happenings")} == {h.id for h in record.happenings}
    assert len(table(made, "history")) == sum(len(h.history) for h in record.happenings)
    assert len(table(made, "tellings")) == sum(len(t.evidence) for h in record.happenings for t in h.sources)
    assert len(table(made, "events")) == sum(len(r.events) for r in material.records)
    assert len(table(made, "entities")) == len(record.entities)
    assert len(table(made, "mentions")) == sum(len(e.mentions) for e in record.entities)
    assert len(table(made, "flags")) == sum(len(r.flags) for r in material.records)
    assert len(table(made, "statements")) == sum(max(1, len(s.content)) for r in material.records for s in r.statements)
    assert len(table(made, "lineages")) == sum(len(x.documents) for x in record.lineages)


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_the_data_package_describes_its_files(made, name):
    files = made[name].files
    package = json.loads(files["datapackage.json"])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9.\-_]+", package["name"])
    assert {r["path"] for r in package["resources"]} | {"datapackage.json"} == {f for f in files if "schema" not in f}
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        assert resource["type"] == "table"
        fields = resource["schema"]["fields"]
        kinds = {"string", "integer", "number", "date", "list" if name == "csv" else "array"}
        assert {f["type"] for f in fields} <= kinds
        assert len({f["name"] for f in fields}) == len(fields)
        assert set(resource["schema"].get("primaryKey", [])) <= {f["name"] for f in fields}
    assert [x["count"] for x in package["left_out"]] == [x.count for x in made[name].left_out]


def test_the_csv_has_the_columns_types_and_keys_of_its_package(made):
    package = json.loads(made["csv"].files["datapackage.json"])
    for resource in package["resources"]:
        rows = table(made, resource["name"])
        schema = resource["schema"]
        for row in rows:
            assert list(row) == [f["name"] for f in schema["fields"]]
            for field in schema["fields"]:
                cell = row[field["name"]]
                if field.get("constraints", {}).get("required"):
                    assert cell != "", (resource["name"], field["name"])
                if cell and field["type"] in ("integer", "number"):
                    float(cell) if field["type"] == "number" else int(cell)
                if cell and field["type"] == "date":
                    assert re.fullmatch(r"\d{4}-\d\d-\d\d", cell)
        key = schema.get("primaryKey")
        assert not key or len({tuple(r[k] for k in key) for r in rows}) == len(rows)


def test_parquet_holds_what_the_csv_holds_and_fits_its_json_schema(made, written):
    import duckdb

    for t in TABLES:
        path = str(written / "parquet" / f"{t.name}.parquet")
        found = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [path])
        names = [d[0] for d in found.description]
        assert names == [c.name for c in t.columns]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        assert len(rows) == len(table(made, t.name))
        schema = json.loads(made["parquet"].files[f"schema/{t.name}.schema.json"])
        Draft202012Validator.check_schema(schema)
        for row in rows:
            Draft202012Validator(schema).validate(json.loads(json.dumps(row, default=str)))


# -- POLECAT -----------------------------------------------------------------------------------------------------


def polecat_rows(made):
    header, *lines = only(made, "polecat").decode().split("\n")[:-1]
    assert header.split("\t") == list(POLECAT_COLUMNS)
    return [dict(zip(POLECAT_COLUMNS, line.split("\t"), strict=True)) for line in lines]


def test_polecat_has_its_forty_columns_first():
    assert len(plover.POLECAT) == 40
    assert POLECAT_COLUMNS[:40] == plover.POLECAT
    assert (plover.POLECAT[0], plover.POLECAT[5], plover.POLECAT[39]) == ("Event ID", "Quad Code", "Version")


def test_polecat_is_one_row_a_happening_and_the_rest_is_counted(record, made):
    rows = {r["Event ID"]: r for r in polecat_rows(made)}
    left = {id for x in made["polecat"].left_out if x.what == "happenings" for id in x.ids}
    assert rows.keys() | left == {h.id for h in record.happenings}
    assert not rows.keys() & left


def test_polecat_files_a_planned_meeting_as_an_agreement(record, made):
    planned = next(h for h in record.happenings if h.standing == "planned")
    row = next(r for r in polecat_rows(made) if r["Event ID"] == planned.id)
    assert (planned.type, plover_type(planned.type, "planned")) == ("CONSULT", "AGREE")
    assert (row["Event Type"], row["Event Mode"], row["Intensity"]) == ("AGREE", "", "2.5")
    assert (row["Quad Code"], row["Type Before Rewrite"], row["Standing"]) == (
        "VERBAL COOPERATION",
        "CONSULT",
        "planned",
    )
    assert row["Event Date"] == ""  # a week is no day
    assert (row["First Day"], row["Last Day"]) == ("2026-03-16", "2026-03-22")


def test_polecat_counts_sources_beside_articles(made):
    seized = next(r for r in polecat_rows(made) if r["Event Mode"] == "seize")
    assert (seized["Independent Sources"], seized["Articles"], seized["Conflicts"]) == ("2", "3", "polarity")
    assert all(r[c] == "" for r in polecat_rows(made) for c in EMPTY)


# -- GeoJSON -----------------------------------------------------------------------------------------------------


def test_geojson_has_points_only_where_the_place_has_coordinates(record):
    without = make_geojson(Material(record))
    assert json.loads(without.files[""])["features"] == []
    assert sum(x.count for x in without.left_out if x.what == "happenings") == len(record.happenings)
    located = make_geojson(Material(with_coordinates(record, ["Rome"])))
    collection = json.loads(located.files[""])
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [12.5, 41.9]}  # longitude first
    assert feature["properties"]["place"] == "Rome"
    left = [id for x in located.left_out if x.what == "happenings" for id in x.ids]
    assert len(left) == len(record.happenings) - 1
    assert {feature["id"], *left} == {h.id for h in record.happenings}


def test_geojson_quotes_to_the_letter(record):
    where = texts(record)
    collection = json.loads(make_geojson(Material(with_coordinates(record, ["Rome"]))).files[""])
    quotes = [q for f in collection["features"] for q in f["properties"]["quotes"]]
    assert quotes
    assert all(where[q["article"]][q["start"] : q["end"]] == q["exact"] for q in quotes)


# -- W3C Web Annotations -------------------------------------------------------------------------------------------

MOTIVATIONS = {  # of the Web Annotation Vocabulary
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}


def annotations(made):
    return json.loads(only(made, "annotations"))


def test_annotations_keep_the_model(made):
    """The MUSTs of the Web Annotation Data Model for what we write (sections 3.1, 3.2, 4.2 and 5)."""
    collection = annotations(made)
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert collection["total"] == len(page["items"]) >= 10
    ids = [a["id"] for a in page["items"]]
    assert len(set(ids)) == len(ids)
    for a in page["items"]:
        assert a["type"] == "Annotation"
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", a["id"])
        assert a["motivation"] in MOTIVATIONS
        assert all(b["type"] == "TextualBody" and b["value"] and b["purpose"] in MOTIVATIONS for b in a["body"])
        assert a["target"]["type"] == "SpecificResource"
        assert a["target"]["source"]["id"].startswith("ni:///sha-256;")
        position, quote = a["target"]["selector"]
        assert position["type"] == "TextPositionSelector"
        assert 0 <= position["start"] < position["end"]
        assert quote["type"] == "TextQuoteSelector"
        assert len(quote["prefix"]) <= 32
        assert len(quote["suffix"]) <= 32


def test_both_selectors_of_an_annotation_find_the_same_words(record, made):
    def named(text):
        return "ni:///sha-256;" + base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")

    by_id = {named(text): text for text in texts(record).values()}
    for a in annotations(made)["first"]["items"]:
        text = by_id[a["target"]["source"]["id"]]
        position, quote = a["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_every_quote_of_a_happening_and_statement_is_annotated(record, material, made):
    quotes = sum(len(t.evidence) for h in record.happenings for t in h.sources)
    said = sum(max(1, len(s.content)) for r in material.records for s in r.statements)
    flags = sum(len(r.flags) for r in material.records)
    kinds = [a["motivation"] for a in annotations(made)["first"]["items"]]
    assert (kinds.count("classifying"), kinds.count("describing"), kinds.count("questioning")) == (quotes, said, flags)


def test_only_addresses_are_scopes(made):
    scopes = {a["target"].get("scope") for a in annotations(made)["first"]["items"]}
    assert "https://wire.example/tanker?a=1&b=2" in scopes


# -- FollowTheMoney ------------------------------------------------------------------------------------------------


def ftm_entities(made):
    return [json.loads(line) for line in only(made, "ftm").decode().splitlines()]


def test_ftm_has_every_article_and_happening_and_names_the_rest(record, made):
    entities = ftm_entities(made)
    by_schema = [e["schema"] for e in entities]
    assert by_schema.count("Event") == len(record.happenings)
    assert by_schema.count("Article") == len(texts(record))
    others = [id for x in made["ftm"].left_out if x.what == "entities" for id in x.ids]
    assert by_schema.count("Event") + by_schema.count("Article") + len(record.entities) - len(others) == len(entities)


def test_ftm_refers_only_to_what_is_there(made):
    entities = {e["id"]: e for e in ftm_entities(made)}
    for e in entities.values():
        for name, schema in (
            ("proof", {"Article"}),
            ("involved", set(_SCHEMATA.values()) - {"Address"}),
            ("addressEntity", {"Address"}),
        ):
            assert all(entities[id]["schema"] in schema for id in e["properties"].get(name, []))
        assert all(isinstance(v, str) and v for values in e["properties"].values() for v in values)


def test_ftm_quotes_to_the_letter(record, made):
    words = {w for text in texts(record).values() for w in (text,)}
    quotes = [q for e in ftm_entities(made) if e["schema"] == "Event" for q in e["properties"]["description"]]
    assert quotes
    assert all(any(q in text for text in words) for q in quotes)


def test_ftm_is_valid_to_its_own_library(made):
    model = pytest.importorskip("followthemoney").model
    for data in ftm_entities(made):
        entity = model.get_proxy(data, cleaned=False)
        schema = model.get(data["schema"])
        assert schema is not None
        schema.validate(data)
        lost = {p for p in data["properties"] if not entity.get(p)}
        assert not lost or lost <= {"sourceUrl"}


# -- dossier -------------------------------------------------------------------------------------------------------


def test_the_dossier_is_one_safe_page_with_every_part(record, made):
    from test_timeline_shown import _text_of, check_page

    page = only(made, "html").decode()
    check_page(page)
    flat = _text_of(page)
    for part in ("Situation", "Chronology", "Happenings", "Sources", "Method and limits", "Left out", "Not read"):
        assert part in flat
    for h in record.happenings:
        assert page.count(f'id="{h.id}"') == 1
        assert page.count(f'href="#{h.id}"') == 1
    for lineage in record.lineages:
        assert all(m.document.split("'")[0][:4] in flat for m in lineage.documents)


def test_the_dossier_shows_both_sides_of_a_conflict(made):
    page = only(made, "html").decode()
    differ = page[page.index("The articles differ on whether it happened") :][:3000]
    assert differ.index("it happened</dt>") < differ.index("it did not happen</dt>")
    assert "quarantine basin" in differ
    assert "deputy minister" in differ


def test_every_quote_of_the_dossier_is_in_an_article(record, made):
    from test_timeline_shown import _Page

    from onrecord.show.words import printable

    class Quotes(_Page):
        def __init__(self):
            super().__init__()
            self.inside, self.quotes = False, []

        def handle_starttag(self, tag, attrs):
            super().handle_starttag(tag, attrs)
            self.inside = tag == "q"
            if self.inside:
                self.quotes.append("")

        def handle_endtag(self, tag):
            self.inside = self.inside and tag != "q"

        def handle_data(self, data):
            if self.inside:
                self.quotes[-1] += data

    parser = Quotes()
    parser.feed(only(made, "html").decode())
    assert len(parser.quotes) > 8
    shown = [printable(text) for text in texts(record).values()]
    assert all(any(q in text for text in shown) for q in parser.quotes)
    exact = {printable(s.exact) for h in record.happenings for t in h.sources for s in t.evidence}
    assert exact <= set(parser.quotes)


def test_the_dossier_of_a_day_says_so(record):
    import datetime as dt

    page = FORMATS["html"].make(Material(record, as_of=dt.date(2026, 3, 12))).files[""].decode()
    assert "As known at the end of 12 March 2026" in page


def test_csv_is_what_make_gives(material, made):
    assert make_csv(material).files == made["csv"].files
