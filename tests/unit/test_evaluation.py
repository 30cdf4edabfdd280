"""Figures, their intervals, and the floors under them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import typer
from typer.testing import CliRunner

from onrecord.evaluate import gate, incidents, keys, near_duplicates, triggers
from onrecord.evaluate.cli import evaluate
from onrecord.evaluate.corpora import digest, rows
from onrecord.evaluate.gate import Pinned
from onrecord.evaluate.report import Better, Figure, figure, table, to_json
from onrecord.evaluate.scorers import Measured, Scorer, measure
from onrecord.evaluate.significance import bootstrap, f1, f1_two_sided, macro_f1, share
from onrecord.model.lineage import CopyLink
from onrecord.model.plover import EventType

SCORER = Scorer("times", "nowhere", ("set.jsonl",))


def measured(*figures: Figure, digest: str = "aa") -> Measured:
    return Measured(SCORER, figures, {"set.jsonl": digest})


def times_f1(value: float, **fields: object) -> Figure:
    return msgspec.convert({"name": "times.f1", "value": value, "n": 9, **fields}, Figure)


def pinned(floor: float, digest: str = "aa") -> gate.Floors:
    return {"times": Pinned({"times.f1": floor}, {"set.jsonl": digest})}


# intervals ----------------------------------------------------------------------------------------------------------
def test_a_figure_lies_within_its_own_interval() -> None:
    counts = [(n % 7, 10) for n in range(60)]
    low, high = bootstrap(counts, share)
    assert low < share((sum(c[0] for c in counts), 600)) < high


def test_the_interval_of_documents_that_all_agree_is_a_point() -> None:
    assert bootstrap([(1, 2)] * 20, share) == (50.0, 50.0)


def test_more_documents_make_the_interval_narrower() -> None:
    few, many = [(n % 2, 1) for n in range(10)], [(n % 2, 1) for n in range(400)]
    assert _width(bootstrap(many, share)) < _width(bootstrap(few, share)) / 3


def test_the_same_documents_give_the_same_interval() -> None:
    counts = [(n % 3, 2) for n in range(30)]
    assert bootstrap(counts, share) == bootstrap(counts, share)


def test_one_document_has_no_interval() -> None:
    only = figure("x", [(1, 2)], share)
    assert (only.value, only.low, only.high) == (50.0, None, None)


def test_no_documents_make_a_figure_of_nothing() -> None:
    assert (figure("x", [], share).value, figure("x", [], share).n) == (0.0, 0)


def _width(interval: tuple[float, float]) -> float:
    return interval[1] - interval[0]


@pytest.mark.parametrize(
    ("statistic", "counts", "expected"),
    [
        (share, (1, 4), 25.0),
        (share, (0, 0), 0.0),
        (f1, (2, 4, 4), 50.0),
        (f1, (0, 0, 0), 0.0),
        (f1_two_sided, (3, 4, 3, 4), 75.0),
        (f1_two_sided, (0, 4, 0, 4), 0.0),
        (macro_f1, (1, 1, 1, 0, 2, 2), 50.0),
        (macro_f1, (1, 1, 1, 0, 0, 0), 100.0),
    ],
)
def test_statistics_say_what_their_names_say(statistic, counts, expected) -> None:
    assert statistic(counts) == pytest.approx(expected)


# the gate -----------------------------------------------------------------------------------------------------------
def test_a_figure_under_its_floor_breaches_the_gate_and_is_named() -> None:
    (breach,) = gate.breaches(measured(times_f1(71.9)), pinned(72.0))
    assert "times.f1" in breach
    assert "71.9" in breach
    assert "72" in breach


def test_a_figure_at_its_floor_passes() -> None:
    assert gate.breaches(measured(times_f1(71.96)), pinned(72.0)) == []


def test_a_figure_that_should_be_low_breaches_the_gate_from_above() -> None:
    assert gate.breaches(measured(times_f1(35.0, better="lower")), pinned(30.0))
    assert not gate.breaches(measured(times_f1(29.0, better="lower")), pinned(30.0))


def test_a_ceiling_above_one_hundred_is_pinned_above_it() -> None:
    (floors,) = gate.raised({}, [measured(times_f1(127.0, better="lower"))]).values()
    assert floors.floors["times.f1"] > 127.0


def test_a_figure_that_is_no_longer_measured_breaches_the_gate() -> None:
    assert "no longer measured" in gate.breaches(measured(), pinned(72.0))[0]


@pytest.mark.parametrize("value", [0.0, 50.0, 71.9, 72.0, 72.4])
def test_floors_are_never_lowered(value: float) -> None:
    assert gate.raised(pinned(72.0), [measured(times_f1(value))]) == pinned(72.0)


@pytest.mark.parametrize("value", [30.0, 60.0, 100.0])
def test_ceilings_are_never_lifted(value: float) -> None:
    assert gate.raised(pinned(30.0), [measured(times_f1(value, better="lower"))]) == pinned(30.0)


def test_floors_rise_to_just_under_what_was_measured() -> None:
    assert gate.raised(pinned(72.0), [measured(times_f1(80.0))]) == pinned(80.0 - gate.LEAST_MARGIN)


def test_ceilings_sink_to_just_above_what_was_measured() -> None:
    assert gate.raised(pinned(30.0), [measured(times_f1(10.0, better="lower"))]) == pinned(10.0 + gate.LEAST_MARGIN)


@pytest.mark.parametrize(("right", "better"), [(6, "higher"), (11, "higher"), (1, "lower")])
def test_a_floor_bears_one_case_that_flips_but_not_all(right: int, better: Better) -> None:
    """Even where all documents agree, and the interval is a point."""
    before, worse = (figure("times.f1", [(n, 11)], share, better=better) for n in (right, right - 1))
    if better == "lower":
        before, worse = worse, before
    floors = gate.raised({}, [measured(msgspec.structs.replace(before, n=2))])
    assert not gate.breaches(measured(worse), floors)
    assert gate.breaches(measured(msgspec.structs.replace(worse, value=50 if better == "lower" else 20)), floors)


def test_a_floor_outlives_a_figure_that_was_not_measured() -> None:
    assert gate.raised(pinned(72.0), []) == pinned(72.0)
    other = measured(Figure(name="times.span_f1", value=90.0, n=9))
    assert gate.raised(pinned(72.0), [other])["times"].floors["times.f1"] == 72.0


def test_a_figure_of_a_single_article_gets_no_floor() -> None:
    assert gate.raised({}, [measured(times_f1(80.0, n=1))])["times"].floors == {}


def test_a_changed_set_is_noticed_and_pinned_anew() -> None:
    changed = measured(times_f1(40.0), digest="bb")
    assert not gate.comparable(changed, pinned(72.0))
    assert gate.raised(pinned(72.0), [changed]) == pinned(40.0 - gate.LEAST_MARGIN, digest="bb")


def test_floors_survive_being_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(gate.dump(pinned(72.3)))
    assert gate.load(path) == pinned(72.3)


def test_no_floors_file_means_no_floors(tmp_path: Path) -> None:
    assert gate.load(tmp_path / "none.toml") == {}


# sets ---------------------------------------------------------------------------------------------------------------
def test_an_absent_set_is_said_before_the_first_row_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rows(tmp_path / "none.jsonl")


def test_a_changed_file_changes_the_digest_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("1")
    before = digest(tmp_path)
    (tmp_path / "a.json").write_text("2")
    assert digest(tmp_path) != before


def test_a_scorer_whose_set_is_absent_is_skipped_and_the_others_go_on(tmp_path: Path) -> None:
    here = tmp_path / "here.jsonl"
    here.write_text("")
    scorers = [Scorer("one", "nowhere", ("absent.jsonl",)), Scorer("two", "onrecord.evaluate.nowhere", ("here.jsonl",))]
    one, two = measure(scorers, tmp_path, lambda _: pytest.fail("nothing to read"))
    assert one.skipped is not None
    assert "absent.jsonl" in one.skipped
    assert two.failed is not None
    assert two.skipped is None


# what is printed ----------------------------------------------------------------------------------------------------
def test_the_key_scorer_s_last_line_is_understood() -> None:
    line = "e1 2/3 event ...\npoints 31/80 (0.388)  facts whole 9/25  extra events 4/12  extra statements 2/14\n"
    score = keys.parse_score("a", line)
    assert (score.points, score.events, score.statements) == ((31, 80), (4, 12), (2, 14))


def test_a_partial_key_counts_no_extras() -> None:
    score = keys.parse_score("a", "points 31/80 (0.388)  facts whole 9/25  extra not counted")
    assert (score.points, score.events, score.statements) == ((31, 80), None, None)


def test_a_key_scorer_that_fails_is_an_error_not_a_zero() -> None:
    with pytest.raises(ValueError, match="key error"):
        keys.parse_score("a", "", "key error: words are not in the article")


def test_the_table_shows_value_interval_floor_target_and_peer() -> None:
    from rich.console import Console

    shown = times_f1(70.04, low=66.0, high=74.5, target=72.0, peer="HeidelTime 77.6 (Platinum)")
    console = Console(width=140, file=io.StringIO())
    console.print(table([shown], {"times.f1": 69.5}))
    text = console.file.getvalue()
    for part in ("times.f1", "70.0", "66.0-74.5", "≥ 72", "≥ 69.5", "HeidelTime 77.6 (Platinum)"):
        assert part in text


def test_json_carries_figures_and_what_was_skipped() -> None:
    content = msgspec.json.decode(to_json([times_f1(70.0)], {"keys": "not there"}, {"times.f1": 69.0}))
    assert content["figures"][0]["value"] == 70.0
    assert content["skipped"] == {"keys": "not there"}
    assert content["floors"] == {"times.f1": 69.0}


# the command --------------------------------------------------------------------------------------------------------
def run(*arguments: str):
    app = typer.Typer()
    app.command()(evaluate)
    return CliRunner().invoke(app, arguments)


def test_absent_sets_are_skipped_with_a_message_and_nothing_is_wrong(tmp_path: Path) -> None:
    result = run("--only", "keys", "--shared", str(tmp_path), "--json", str(tmp_path / "out.json"))
    assert result.exit_code == 0
    assert "keys skipped" in result.output
    assert "keys" in msgspec.json.decode((tmp_path / "out.json").read_bytes())["skipped"]


def test_an_unknown_scorer_is_refused_with_the_names_there_are() -> None:
    result = run("--only", "horoscopes")
    assert result.exit_code == 2
    assert "keys" in result.output


def test_a_scorer_that_breaks_makes_the_command_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[Figure]:
        raise ZeroDivisionError("no documents")

    for name in ("seed/key_open.json", "seed/caracas_call.txt", "score/score_key.py", "keys/none.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    monkeypatch.setattr(keys, "figures", broken)
    result = run("--only", "keys", "--shared", str(tmp_path))
    assert result.exit_code == 1
    assert "no documents" in result.output


# other ontologies ---------------------------------------------------------------------------------------------------
def test_documents_with_nothing_to_count_are_not_counted() -> None:
    assert figure("x", [(1, 2), (0, 0), (2, 2)], share).n == 2


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("Conflict.Attack.DetonateExplode", ("ASSAULT",)),
        ("conflict.attack.stealrobhijack", ("ASSAULT", "COERCE")),
        ("Contact.Contact.Meet", ("CONSULT", "AGREE")),
        ("Contact.Contact.Broadcast", ()),
        ("manufacture.artifact.build", ()),
    ],
)
def test_a_foreign_type_is_read_by_its_longest_known_beginning(name: str, types: tuple[str, ...]) -> None:
    assert triggers.counterparts(name) == types


def test_every_counterpart_is_a_plover_type() -> None:
    assert {t for types in triggers.COUNTERPARTS.values() for t in types} <= set(get_args(EventType))


@pytest.mark.parametrize(
    ("written", "intervals"),
    [
        ("16 NOV 89", ["1989-11-16/1989-11-16"]),
        ("31 MAR 90 - 01 APR 90", ["1990-03-31/1990-04-01"]),
        ("(08 MAR 90) / (07 MAR 90 - 08 MAR 90)", ["1990-03-08/1990-03-08", "1990-03-07/1990-03-08"]),
        ("(09 DEC 89) / (- 09 DEC 89)", ["1989-12-09/1989-12-09"]),
        ("- 02 MAY 90", []),
        ("-", []),
        ("NO DATE", []),
    ],
)
def test_template_dates_are_closed_intervals_or_nothing(written: str, intervals: list[str]) -> None:
    assert [f"{first}/{last}" for first, last in incidents.days(written)] == intervals


# copies -------------------------------------------------------------------------------------------------------------
def test_copies_of_copies_are_of_one_family_and_others_of_none() -> None:
    links = [CopyLink(d, of, "copy", 1.0, (), "all words") for d, of in (("b", "a"), ("c", "b"), ("y", "x"))]
    assert near_duplicates.families(links) == {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x"}


def test_what_each_version_is_measured_for_on_what_it_finds_itself_has_no_floor() -> None:
    own = msgspec.structs.replace(times_f1(50.0), own_ground=True)
    assert gate.raised(pinned(40.0), [measured(own)])["times"].floors == {}
    assert gate.breaches(measured(own), pinned(90.0)) == []
