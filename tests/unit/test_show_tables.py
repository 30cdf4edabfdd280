import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from handmade import record, span
from msgspec.structs import replace

from onrecord.model.plover import TYPES
from onrecord.model.plover_rules import plover_type
from onrecord.model.standing import STANDINGS
from onrecord.model.temporal import When
from onrecord.pipeline import join
from onrecord.show import events_csv, plover

DOCS = Path(__file__).parents[2] / "docs"


def table(**changes):
    return list(csv.DictReader(io.StringIO("".join(events_csv.rows([record(**changes)])))))


def plover_rows(unreal=False, **changes):
    header, *lines = "".join(plover.rows([record(**changes)], version="0", unreal=unreal)).split("\n")[:-1]
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def test_one_row_an_event_with_exactly_the_documented_columns():
    rows = table()
    assert [row["event"] for row in rows] == ["E1", "E2"]
    assert list(rows[0]) == list(events_csv.COLUMNS)


def test_every_column_is_explained_in_the_docs():
    page = (DOCS / "output.md").read_text(encoding="utf-8")
    assert [c for c in events_csv.COLUMNS if f"`{c}`" not in page] == []


def test_several_values_stand_in_one_cell_in_order_and_the_unknown_is_marked():
    first, second, third, fourth, *rest = record().entities
    (_, row) = table(entities=(first, second, third, replace(fourth, country=None), *rest))
    assert row["actors"] == "Salwa Berkani; Karm Zerafa"
    assert row["actor_countries"] == "TUN; ?"


def test_an_unknown_day_is_an_empty_cell():
    (row, _) = table(events=(replace(record().events[0], when=None), record().events[1]))
    assert (row["when_start"], row["when_end"], row["when_basis"], row["when_text"]) == ("", "", "", "")


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted", "\uff1d1+1", "\uff20SUM"]
)
def test_no_cell_is_computed_by_a_spreadsheet_and_its_text_can_be_had_back(formula):
    (row, _) = table(document=replace(record().document, publisher=formula))
    assert row["publisher"] == f"'{formula}"


def test_a_negative_score_stays_a_number():
    assert float(table()[0]["intensity"]) == -7.0


def test_a_planned_meeting_is_exported_as_the_agreement_to_meet():
    planned = plover_rows()[1]
    assert planned["Event Type"] == "AGREE"
    assert planned["Type Before Rewrite"] == "CONSULT"
    assert planned["Quad Code"] == "VERBAL COOPERATION"
    assert planned["Standing"] == "planned"


@pytest.mark.parametrize("type", TYPES)
@pytest.mark.parametrize("standing", STANDINGS)
def test_only_what_is_planned_is_rewritten_and_only_as_the_manual_says(type, standing):
    rewritten = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
    expected = rewritten.get(type, type) if standing == "planned" else type
    assert plover_type(type, standing) == expected


@pytest.mark.parametrize("standing", ["negated", "hypothetical", "denied", "threatened", "planned"])
def test_what_did_not_happen_is_no_plover_row_unless_asked_for(standing):
    event = record().events[0]
    unreal = replace(event, standing=standing, history=(replace(event.history[0], standing=standing),))
    assert plover_rows(events=(unreal,)) == []
    assert [r["Standing"] for r in plover_rows(events=(unreal,), unreal=True)] == [standing]


def test_a_day_is_exported_only_where_the_words_support_one_day():
    one, week = plover_rows()
    assert one["Event Date"] == "2026-03-10"
    assert week["Event Date"] == ""
    assert (week["First Day"], week["Last Day"]) == ("2026-03-16", "2026-03-22")
    assert week["Publication Date"] == "2026-03-12"


def test_plover_cells_cannot_break_rows_or_columns():
    document = replace(record().document, publisher="a\tb\nc")
    assert {row["Source"] for row in plover_rows(document=document)} == {"a b c"}


def test_plover_keeps_the_column_names_of_polecat_first():
    assert plover.COLUMNS[:3] == ("Event ID", "Event Date", "Event Type")
    assert plover.COLUMNS.index("Version") == 39
    assert len(set(plover.COLUMNS)) == len(plover.COLUMNS)


def test_an_article_given_twice_is_one_source_and_all_its_words_are_kept():
    joined = join([record(), record(document=replace(record().document, id="other"))])
    assert [h.type for h in joined.happenings] == ["COERCE", "CONSULT"]
    assert all(h.independent_sources == 1 for h in joined.happenings)
    assert [[t.document for t in h.sources] for h in joined.happenings] == [["other", "tanker"]] * 2
    assert joined.happenings[0].sources[0].evidence == record().events[0].evidence
    ids = {e.id for e in joined.entities}
    assert {a for h in joined.happenings for a in (*h.actors, *h.recipients)} <= ids


def test_two_articles_of_one_name_are_told_apart():
    named = replace(record().document, id="tanker#2")
    joined = join([record(), record(document=named), record()])
    assert [d.document.id for d in joined.documents] == ["tanker", "tanker#3", "tanker#2"]


def test_a_month_and_a_year_are_shown_as_such():
    from onrecord.show.describe import days

    words = span("late on Tuesday")
    assert days(When(dt.date(2021, 5, 1), dt.date(2021, 5, 31), words, "stated")) == "2021-05"
    assert days(When(dt.date(2020, 1, 1), dt.date(2020, 12, 31), words, "stated")) == "2020"
    assert days(When(dt.date(2020, 1, 1), dt.date(2021, 12, 31), words, "stated")) == "2020 to 2021"
    assert days(When(dt.date(2020, 2, 1), dt.date(2020, 3, 31), words, "stated")) == "2020-02 to 2020-03"
    assert days(When(dt.date(2020, 2, 3), dt.date(2020, 2, 9), words, "stated")) == "2020-02-03 to 2020-02-09"
