"""What goes wrong for people, and what they are told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import quick_extractors
from onrecord import pipeline

GOOD = '{"id": "a", "text": "Tunisia denied on Tuesday that it took a Maltese ship.", "published": "2026-03-12"}'


def complaint(result):
    """The one line on standard error."""
    assert "Traceback" not in result.output
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_a_bad_line_takes_its_place_and_the_others_are_read(onrecord):
    Path("many.jsonl").write_text(f'{GOOD}\n{{"text": half a li\n{GOOD.replace("a", "b", 1)}\n', encoding="utf-8")
    result = onrecord("read", "many.jsonl", "--format", "json")
    assert result.exit_code == 3
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert "events" in first
    assert "events" in third
    assert second["schema"] == "onrecord/1"
    assert second["error"]["kind"] == "malformed"
    assert "many.jsonl, line 2" in complaint(result)


def test_in_a_table_a_bad_line_leaves_no_row_and_is_told_of(onrecord):
    Path("many.jsonl").write_text(f"{GOOD}\nnonsense\n", encoding="utf-8")
    result = onrecord("read", "many.jsonl", "--format", "csv")
    assert result.exit_code == 3
    assert "line 2" in complaint(result)


def test_a_joined_record_keeps_what_failed_after_what_was_read(onrecord):
    Path("many.jsonl").write_text(f"nonsense\n{GOOD}\n", encoding="utf-8")
    result = onrecord("read", "many.jsonl", "--format", "record")
    assert result.exit_code == 3
    read, failed = json.loads(result.stdout)["documents"]
    assert failed["error"]["kind"] == "malformed"
    assert read["document"]["id"] == "a"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "nothing to read"),
        ("blank.txt", b" \n\t\n", "nothing to read"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "PNG image"),
        ("noise.txt", b"\0\1\2\3 abc" * 400, "binary data"),
        ("list.json", b"[]", "no article"),
        ("half.json", b'{"text": "Malta', "broken JSON"),
        ("textless.json", b'{"title": "Malta"}', "no key `text`"),
        ("day.json", b'{"text": "Malta protested.", "published": "2026-02-30"}', "is not a date"),
        ("lines.jsonl", b"\n\n", "nothing to read"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_file_and_ends_in_two(onrecord, name, content, said):
    Path(name).write_bytes(content)
    result = onrecord("read", name)
    assert result.exit_code == 2
    assert result.stdout == ""
    line = complaint(result)
    assert line.startswith(f"onrecord: {name}")
    assert said in line


def test_a_single_article_that_fails_is_a_failure_object_in_json(onrecord):
    Path("empty.txt").write_bytes(b"")
    result = onrecord("read", "empty.txt", "--format", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["kind"] == "empty"


def test_a_missing_file_and_a_folder_are_told_of_with_the_cure(onrecord, tmp_path):
    assert "nowhere.txt: cannot be opened" in complaint(onrecord("read", "nowhere.txt"))
    assert "name the files in it" in complaint(onrecord("read", str(tmp_path)))


def test_a_missing_file_among_others_does_not_stop_them(onrecord, news):
    result = onrecord("read", "nowhere.txt", news, "--format", "json")
    assert result.exit_code == 3
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["nowhere", "tanker"]


@pytest.mark.parametrize("day", ["2026-02-30", "Tuesday", "12.3.2026"])
def test_an_impossible_day_is_refused_before_anything_is_read(onrecord, news, day):
    result = onrecord("read", news, "--published", day)
    assert result.exit_code == 2
    assert result.stdout == ""
    line = complaint(result)
    assert "--published" in line
    assert "YYYY-MM-DD" in line


@pytest.mark.parametrize("arguments", [["read"], ["read", "x.txt", "--format", "xml"], ["raed"], ["why"]])
def test_a_command_put_wrongly_ends_in_two_and_says_how_to_put_it(onrecord, arguments):
    result = onrecord(*arguments)
    assert result.exit_code == 2
    assert "Usage" in result.stderr


def test_an_unknown_id_is_answered_with_those_there_are(onrecord, news):
    result = onrecord("why", "S99", news)
    assert result.exit_code == 2
    assert "S1" in complaint(result)


def test_why_asks_which_article_is_meant(onrecord):
    Path("many.jsonl").write_text(f"{GOOD}\n{GOOD.replace('a', 'b', 1)}\n", encoding="utf-8")
    assert "--document: a, b" in complaint(onrecord("why", "S1", "many.jsonl"))
    assert onrecord("why", "S1", "many.jsonl", "--document", "b").exit_code == 0
    assert "no article is called 'c'" in complaint(onrecord("why", "S1", "many.jsonl", "--document", "c"))


def test_a_damaged_saved_record_is_refused(onrecord):
    Path("saved.json").write_text('{"schema":"onrecord/1","document":{"id":"a"},"events":[{"id":"E1"}]}\n')
    result = onrecord("why", "E1", "saved.json")
    assert result.exit_code == 2
    assert "not a record of this version" in complaint(result)


def test_a_folder_that_cannot_be_written_to_is_named(onrecord, news):
    result = onrecord("read", news, "--output", "missing/out.json")
    assert result.exit_code == 2
    assert "missing/out.json" in complaint(result)


def test_a_run_that_breaks_leaves_the_old_output_and_no_rubbish(onrecord, news, monkeypatch):
    Path("out.json").write_text("old")

    monkeypatch.setattr(pipeline, "default_extractors", quick_extractors.without_weights)
    result = onrecord("read", news, "--output", "out.json")
    assert result.exit_code == 2
    assert "the weights are gone (install them)" in complaint(result)
    assert Path("out.json").read_text() == "old"
    assert sorted(p.name for p in Path().iterdir()) == ["out.json", news]


def test_a_defect_of_ours_costs_one_article_and_not_the_others(onrecord, monkeypatch):
    Path("many.jsonl").write_text(f"{GOOD}\n{GOOD.replace('a', 'b', 1)}\n", encoding="utf-8")
    monkeypatch.setattr(pipeline, "default_extractors", quick_extractors.defective)
    result = onrecord("read", "many.jsonl", "--format", "json")
    assert result.exit_code == 3
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["error"]["kind"] == "internal"
    assert "ZeroDivisionError: on purpose" in first["error"]["message"]
    assert second["document"]["id"] == "b"


def test_hostile_text_reaches_the_terminal_as_harmless_characters(onrecord):
    text = "Malta \x1b[2Jdenied on Tuesday that \u202eTunisia\u202c seized a \x9btanker, officials said.\n"
    Path("hostile.txt").write_text(text, encoding="utf-8")
    result = onrecord("read", "hostile.txt", "--title", "\x1b]0;owned\x07")
    assert result.exit_code == 0
    assert not set(result.stdout) & {"\x1b", "\x07", "\x9b", "\u202e", "\u202c"}


@pytest.mark.usefixtures("onrecord")
def test_a_reader_that_has_seen_enough_is_no_error(news):
    command = f"{sys.executable} -m onrecord read {news} {news} {news} --format json | head -c 10"
    shown = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True)
    assert shown.stdout == '{"schema":'
    assert shown.stderr == ""


@pytest.mark.usefixtures("onrecord")
def test_a_closed_standard_input_is_told_of():
    command = f"{sys.executable} -m onrecord read - <&-"
    shown = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert shown.returncode == 2
    assert shown.stderr.startswith("onrecord: standard input")
