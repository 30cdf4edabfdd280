"""What is voted by a body that decides by voting is done; what others vote for, or are yet to vote on, is not."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "type_", "factuality"),
    [
        ("The Security Council voted 12-1 on Friday to renew sanctions on Mali for a year.", "SANCTION", "actual"),
        ("The Senate voted 61 to 38 to condemn the detention of monks in Laos.", "ACCUSE", "actual"),
        ("Lawmakers in Malta voted narrowly to impeach the president.", "ACCUSE", "actual"),
        ("The council, which voted 9-0 to lift the arms embargo on Chad, meets again in May.", "CONCEDE", "actual"),
        ("The Senate voted in favour of lifting the sanctions on Cuba.", "CONCEDE", "actual"),
        ("The Security Council will vote on Friday to renew the sanctions on Mali.", "SANCTION", "planned"),
        ("The Security Council is expected to vote to renew the sanctions on Mali.", "SANCTION", "planned"),
        ("The Security Council voted unanimously to send peacekeepers to Haiti.", "AID", "planned"),
        ("Dockers in Chile voted 402 to 130 to strike next week.", "PROTEST", "planned"),
        ("Parliament did not vote to ban the party.", "COERCE", "negated"),
    ],
)
def test_what_a_vote_makes_of_what_is_voted(annotated, text, type_, factuality) -> None:
    assert {m.factuality for m in annotated(text).mentions if m.type == type_} == {factuality}


def test_who_votes_to_condemn_condemns(annotated) -> None:
    doc = annotated("Canada voted, together with 90 other members, to condemn the shelling.")
    assert "actual" in {m.factuality for m in doc.mentions if m.type == "ACCUSE"}


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Lawmakers in Malta passed a motion to impeach the president.", "actual"),
        ("Lawmakers in Malta will debate a motion to impeach the president.", "hypothetical"),
    ],
)
def test_what_a_passed_motion_resolves_is_done(annotated, text, factuality) -> None:
    assert {m.factuality for m in annotated(text).mentions if m.trigger.exact == "impeach"} == {factuality}


def test_who_is_banned_for_a_deed_has_done_it(annotated) -> None:
    doc = annotated("Canada banned two officers for beating students.")
    assert {m.factuality for m in doc.mentions if m.trigger.exact == "beating"} == {"actual"}
