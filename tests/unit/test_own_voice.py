"""Whom "we" means outside quotation marks."""

from __future__ import annotations

import onrecord
from onrecord.model.record import Record

_TEXT = (
    "The United States condemns the bombing in Garowe. We urge the Somali government to protect its citizens.\n\n"
    "We are consulting with Kenya, and our envoy will travel to Nairobi on May 3."
)


def _whose(record: Record, word: str) -> set[str]:
    return {e.name for e in record.entities for m in e.mentions if m.exact == word}


def test_a_departments_we_is_its_state() -> None:
    record = onrecord.read(_TEXT, publisher="US Department of State", published="2019-05-01")
    assert _whose(record, "We") == {"United States"}
    urged = next(e for e in record.events if e.type == "REQUEST")
    names = {e.id: e.name for e in record.entities}
    assert [names[a] for a in urged.actors] == ["United States"]


def test_a_statement_without_a_publisher_speaks_for_who_states() -> None:
    record = onrecord.read("Amnesty International condemns the arrests in Minsk. We call on Belarus to free them.")
    assert _whose(record, "We") == {"Amnesty International"}


def test_a_newspapers_we_is_nobody_in_its_story() -> None:
    record = onrecord.read(_TEXT, publisher="Voice of America", published="2019-05-01")
    assert _whose(record, "We") == set()


def test_a_report_of_what_somebody_did_makes_no_we() -> None:
    record = onrecord.read("Kenya condemned the arrests. We asked three travellers what they thought.")
    assert _whose(record, "We") == set()
