"""`onrecord who`: what a name can mean on a day."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from typer.testing import CliRunner

from onrecord.annotate.lexicons.known_names import look_up
from onrecord.cli import app


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["who", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_an_office_holder_is_coded_by_the_office_held_on_the_day() -> None:
    (person,) = look_up("Angela Merkel", dt.date(2015, 5, 1))
    assert (person.kind, person.country, person.sectors) == ("person", "DEU", ("GOV",))
    assert "Chancellor" in (person.role or "")


def test_a_former_office_holder_is_of_the_elite() -> None:
    (person,) = look_up("Angela Merkel", dt.date(2024, 5, 1))
    assert person.sectors == ("ELI",)
    assert (person.role or "").startswith("former ")


def test_no_role_is_given_before_the_first_office() -> None:
    (person,) = look_up("Emmanuel Macron", dt.date(1990, 5, 1))
    assert (person.role, person.sectors) == (None, ())


def test_a_name_of_several_things_gives_them_all() -> None:
    senses = {one.sense for one in look_up("Georgia")}
    assert "country" in senses
    countries = {one.country for one in look_up("Tripoli") if one.sense in ("city", "capital")}
    assert {"LBY", "LBN"} <= countries


def test_a_surname_alone_means_only_those_in_office_on_the_day() -> None:
    assert all(any(o.tenure == "held" for o in one.offices) for one in look_up("Merkel", dt.date(2015, 5, 1)))


@pytest.mark.parametrize("name", ["", "   ", "…", "Zzyzx Quuxington"])
def test_a_name_that_nobody_bears_gives_nothing(name: str) -> None:
    assert look_up(name, dt.date(2020, 1, 1)) == ()


def test_the_command_says_how_far_it_knows_and_what_decides() -> None:
    shown = run("Tripoli", "--on", "2020-01-01")
    assert "a capital" in shown
    assert "The article decides" in shown
    assert "Nobody and nothing" in run("Zzyzx Quuxington")


def test_the_same_as_one_json_object() -> None:
    told = json.loads(run("Angela Merkel", "--on", "2015-05-01", "--json"))
    assert told["meanings"][0]["country"] == "DEU"
    assert told["on"] == "2015-05-01"


@pytest.mark.parametrize("words", [["x", "--on", "2020-02-30"], [" "]])
def test_a_mistake_ends_in_one_line_and_status_2(words: list[str]) -> None:
    assert CliRunner().invoke(app, ["who", *words]).exit_code == 2


@pytest.mark.parametrize(
    ("name", "country", "role"),
    [
        ("Abdelmadjid Tebboune", "DZA", "President of Algeria"),
        ("Wesley Simina", "FSM", "President of Micronesia"),  # who is only in the Factbook
        ("King Charles III", "GBR", "King of the United Kingdom"),
        ("Abdoulaye Maïga", "MLI", "Prime Minister of Mali"),
    ],
)
def test_leaders_of_today_are_known(name: str, country: str, role: str) -> None:
    found = look_up(name, dt.date(2026, 1, 10))
    assert (country, role) in [(one.country, one.role) for one in found]


def test_an_office_that_ends_by_the_constitution_is_given_up_on_that_day() -> None:
    (before,) = look_up("Gabriel Boric", dt.date(2026, 3, 1))
    (after,) = look_up("Gabriel Boric", dt.date(2026, 4, 1))
    assert (before.role, after.role) == ("President of Chile", "former President of Chile")


@pytest.mark.parametrize(
    ("asked", "day", "name"),
    [
        ("Iran's president", dt.date(2015, 5, 1), "Hassan Rouhani"),
        ("president of Iran", dt.date(2015, 5, 1), "Hassan Rouhani"),
        ("the Iranian president", dt.date(2015, 5, 1), "Hassan Rouhani"),
        ("UK prime minister", dt.date(2000, 5, 1), "Tony Blair"),
        ("Russia's defense minister", dt.date(2015, 5, 1), "Sergei Shoigu"),
        ("secretary of state", dt.date(2014, 5, 1), "John Kerry"),
        ("NATO chief", dt.date(2018, 5, 1), "Jens Stoltenberg"),
        ("the Pope", dt.date(2020, 5, 1), "Pope Francis"),
    ],
)
def test_an_office_finds_its_holder_on_the_day(asked: str, day: dt.date, name: str) -> None:
    assert [one.name for one in look_up(asked, day)] == [name]


def test_an_office_without_a_day_finds_nobody() -> None:
    assert all(one.sense != "person" for one in look_up("Iran's president"))


def test_a_title_before_a_name_is_left_aside() -> None:
    (person,) = look_up("Prime Minister Blair", dt.date(2000, 5, 1))
    assert person.name == "Tony Blair"


def test_a_misspelt_surname_means_who_leads_a_state_that_day() -> None:
    assert [one.name for one in look_up("Merkle", dt.date(2015, 5, 1))] == ["Angela Merkel"]
    assert look_up("Merkle", dt.date(1960, 5, 1)) == ()


def test_a_group_told_by_state_and_noun_is_coded_by_them() -> None:
    (group,) = look_up("Burmese junta", dt.date(2022, 5, 1))
    assert (group.match, group.country) == ("description", "MMR")


def test_the_article_before_a_name_is_no_part_of_it() -> None:
    assert look_up("the Kremlin") == look_up("Kremlin")
