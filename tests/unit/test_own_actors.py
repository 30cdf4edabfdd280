"""A user's own table of actors: read or refused as a whole, and it wins over the registry."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.annotate.lexicons import own_table
from onrecord.annotate.lexicons.known_names import look_up
from onrecord.annotate.lexicons.own_actors import parse_own_actors
from onrecord.cli import app
from onrecord.errors import UsageError
from onrecord.model.entity import Entity
from onrecord.model.record import Record

HEADER = "name,other_names,kind,country,sectors,role,start,end,wikidata\n"
ROWS = (
    "Tavo Brindle,T. Brindle|Tav Brindle,person,MLT,GOV|MIL,Harbour Minister of Malta,2026-02,2026-09,Q1\n"
    "Tavo Brindle,,person,MLT,OPP,leader of the Harbour Bloc,2026-10,,Q1\n"
    "Harbour Bloc,HB-Malta,organization,MLT,PTY,,,,Q2\n"
    "Amnesty International,,organization,ATA,SOC,,,,\n".replace("ATA", "GBR")
)


def table(text: str = HEADER + ROWS) -> own_table.OwnTable:
    return parse_own_actors(text.encode(), "actors.csv")


def called(record: Record, name: str) -> Entity:
    return next(e for e in record.entities if e.name == name)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "actors.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


def read(file: Path, text: str, day: str = "2026-05-01") -> Record:
    return onrecord.read(text, published=day, actors=file)


def test_an_own_person_is_coded_by_the_office_held_on_the_day(file: Path) -> None:
    text = "Tavo Brindle rejected the plan on Monday, and the harbour was closed."
    then, later = read(file, text), read(file, text, "2026-11-02")
    assert called(then, "Tavo Brindle").role == "Harbour Minister of Malta"
    assert called(then, "Tavo Brindle").wikidata == "Q1"
    assert set(called(later, "Tavo Brindle").sectors) == {"OPP"}


def test_an_own_organisation_has_its_country_sectors_and_id(file: Path) -> None:
    body = called(read(file, "The Harbour Bloc called for a general strike on Monday."), "Harbour Bloc")
    assert (body.kind, body.country, body.sectors, body.wikidata) == ("organization", "MLT", ("PTY",), "Q2")


def test_an_own_row_wins_over_the_registry() -> None:
    with own_table.using(table()):
        assert [one.country for one in look_up("Amnesty International")] == ["GBR"]
    assert [one.country for one in look_up("Amnesty International")] != ["GBR"]


def test_words_of_the_article_win_over_the_own_table(file: Path) -> None:
    text = "Former Kenyan judge Tavo Brindle criticised the verdict on Monday."
    assert called(read(file, text), "Tavo Brindle").country == "KEN"


def test_other_articles_are_read_without_it(file: Path) -> None:
    read(file, "Tavo Brindle rejected the plan on Monday.")
    plain = onrecord.read("Tavo Brindle rejected the plan on Monday.", published="2026-05-01")
    assert all(e.wikidata is None for e in plain.entities)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("name,colour\n", 1, "colour"),
        ("name,role\n", 1, "kind"),
        (HEADER + "Ana,,robot,,,,,,\n", 2, "person"),
        (HEADER + "\nAna,,person,Narnia,,,,,\n", 3, "UKR"),
        (HEADER + "Ana,,person,MLT,GOV|XYZ,,,,\n", 2, "XYZ"),
        (HEADER + "Ana,,person,MLT,,,2026-13,,\n", 2, "YYYY"),
        (HEADER + "Ana,,person,MLT,,,2026,2025,\n", 2, "before"),
        (HEADER + "Bloc,,organization,MLT,,leader,,,\n", 2, "role"),
        (HEADER + "Ana,,person,MLT,,,,,http\n", 2, "Q567"),
        (HEADER + ",,person,MLT,,,,,\n", 2, "name"),
        (HEADER + 'Ana,"x,person\n', 2, "CSV"),
        (HEADER + "Ana,,person,MLT,,a, b,,,Q1\n", 2, "quotes"),
    ],
)
def test_a_wrong_line_is_named_with_its_cure(text: str, line: int, word: str) -> None:
    with pytest.raises(UsageError) as refused:
        table(text)
    assert f"actors.csv:{line}" in str(refused.value)
    assert word in str(refused.value)


def test_what_is_not_utf8_is_refused_with_its_line() -> None:
    with pytest.raises(UsageError, match=r"actors\.csv:2"):
        parse_own_actors(HEADER.encode() + b"Jos\xe9,,person,,,,,,\n", "actors.csv")


def test_tables_saved_by_spreadsheets_are_read() -> None:
    (row,) = parse_own_actors("﻿Name;Kind;Country\r\nAna Prado;person;malta\r\n".encode(), "x").rows
    assert (row.name, row.country) == ("Ana Prado", "MLT")


def test_the_command_explains_names_by_the_own_table(file: Path) -> None:
    result = CliRunner().invoke(app, ["who", "Tav Brindle", "--on", "2026-05-01", "--actors", str(file)])
    assert result.exit_code == 0
    assert "Harbour Minister" in result.output


def test_a_wrong_table_ends_the_command_with_two(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["who", "Ana", "--actors", str(tmp_path / "a.csv")])
    assert result.exit_code == 2
    assert "a.csv:1" in result.output


def test_without_dates_an_own_person_is_coded_in_articles_without_a_day() -> None:
    own = table(HEADER + "Tavo Brindle,,person,MLT,OPP,leader of the Harbour Bloc,,,\n")
    with own_table.using(own):
        (one,) = look_up("Tavo Brindle", dt.date(2020, 1, 1))
    assert one.sectors == ("OPP",)


@pytest.mark.parametrize("workers", [0, 1])
def test_a_project_reads_with_its_table_and_reads_again_when_it_changes(tmp_path: Path, workers: int) -> None:
    pytest.importorskip("duckdb")
    with onrecord.open_project(tmp_path / "p", create=True) as project:
        (tmp_path / "news.txt").write_text("Tavo Brindle rejected the plan on Monday.", encoding="utf-8")
        own = tmp_path / "p" / "actors.csv"
        own.write_text(HEADER + ROWS, encoding="utf-8")
        project.add([tmp_path], published=dt.date(2026, 5, 1))
        assert project.run(workers=workers).read == 1
        assert project.run(workers=workers).number is None
        own.write_text(HEADER + ROWS.replace("Harbour Minister", "Ports Minister"), encoding="utf-8")
        assert project.run(workers=workers).read == 1
        (article,) = project.articles()
        read_again = project.record(article.id)
        assert isinstance(read_again, Record)
        assert called(read_again, "Tavo Brindle").role == "Ports Minister of Malta"


def test_a_run_with_a_wrong_table_begins_nothing(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    with onrecord.open_project(tmp_path / "p", create=True) as project:
        (tmp_path / "p" / "actors.csv").write_text("name\n", encoding="utf-8")
        with pytest.raises(UsageError, match=r"actors\.csv:1"):
            project.run()
        assert project.runs() == []


def test_the_page_says_what_the_registry_holds() -> None:
    root = Path(__file__).parents[2]
    said = subprocess.run(
        [sys.executable, str(root / "tools" / "describe_registry.py")], capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() in (root / "docs" / "actors.md").read_text(encoding="utf-8")
