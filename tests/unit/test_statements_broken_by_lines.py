"""Quotations that a line break cuts in two, complements that the parser cuts in two, and who can speak."""

from __future__ import annotations


def _only(doc):
    (attribution,) = doc.attributions
    return attribution.statement


def test_a_quotation_that_goes_on_in_the_next_line_is_one_statement(annotated) -> None:
    said = _only(annotated("“They never gave us room.\nThe vote was decided long ago,” Karim Bello said."))
    assert [c.exact for c in said.content] == ["They never gave us room.", "The vote was decided long ago"]
    assert said.form == "direct"


def test_a_quotation_that_was_closed_stays_apart_from_the_next_line(annotated) -> None:
    doc = annotated("“They never gave us room,” Karim Bello said.\nThe vote was decided long ago,” Ada Moss said.")
    assert len(doc.attributions) == 2


def test_what_is_said_keeps_its_second_half(annotated) -> None:
    said = _only(annotated("An officer said the navy means to hold the trawler in port for “a few days at most.”"))
    assert said.content[-1].exact.startswith("the navy means to hold the trawler in port")
    assert said.form == "mixed"


def test_armed_forces_speak_and_brute_force_does_not(annotated) -> None:
    said = _only(annotated("Rebel forces say some 40 herders have been killed in an assault on the well."))
    assert said.content[0].exact.startswith("some 40 herders")


def test_a_plan_that_fails_is_no_accusation(annotated) -> None:
    assert _only(annotated("Some say the plan will fail.")).act == "assert"


def test_two_are_accused_of_the_same(annotated) -> None:
    said = _only(annotated("Judges in Valletta have accused Oman and its couriers of paying for a mutiny."))
    assert said.act == "accuse"
    assert said.content[0].exact.startswith("Oman and its couriers")
