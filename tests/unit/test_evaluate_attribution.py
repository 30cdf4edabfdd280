"""How GUM's attribution relations are put to the scorer."""

from __future__ import annotations

from typing import Any

from onrecord.evaluate import attribution


class _Scorer:
    """Notes the rows that it is given; finds nothing."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def score(self, gold: list[dict[str, Any]], _found: dict[str, Any]) -> dict[tuple[str, str], list[int]]:
        self.rows += gold
        return {}


def _row(id_: str) -> dict[str, Any]:
    unit = [[0, 9]]
    return attribution.with_sources(
        {"id": id_, "text": "She said so.", "attributions": [{"attribution": unit, "content": [[9, 11]]}]}
    )


def test_the_unit_that_holds_source_and_cue_stands_for_both_in_gum_news_and_for_the_source_elsewhere() -> None:
    row = _row("GUM_news_port")
    assert row["attributions"][0]["cue"] == []
    assert attribution.with_cues(row)["attributions"][0] == {"source": [[0, 9]], "cue": [[0, 9]], "content": [[9, 11]]}


def test_interviews_are_no_part_of_the_figures_on_gum_news() -> None:
    scorer = _Scorer()
    figures = attribution._gum_news(scorer, [_row("GUM_news_port"), _row("GUM_interview_port")], [[], []], "any_f1")
    assert {f.name: f.target for f in figures} == {"gum.news_all_any_f1": 75.0, "gum.news_statement_any_f1": 88.0}
    assert {row["id"] for row in scorer.rows} == {"GUM_news_port"}
