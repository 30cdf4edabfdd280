"""Who is convicted, acquitted or cleared of what; what a year names; nobody is a party by standing in the charge."""

from __future__ import annotations

import datetime as dt

import pytest


def _names(doc, ids: tuple[str, ...]) -> set[str]:
    return {doc.entities.get(i).name for i in ids}


@pytest.mark.parametrize(
    ("text", "type_", "mode", "trigger"),
    [
        ("A jury in Leeds declared Tom Hale guilty of arson.", "SANCTION", "convict", "declared"),
        ("A court in Accra found the guards not guilty of shooting the boy.", "CONCEDE", None, "found"),
        ("The guards were found not guilty.", "CONCEDE", None, "found"),
        ("A jury in Lagos cleared the colonel of beating students.", "CONCEDE", None, "cleared"),
        ("Tom Hale was cleared of murder.", "CONCEDE", None, "cleared"),
        ("Police cleared the square of protesters.", "COERCE", "restrict", "cleared"),
    ],
)
def test_verdicts_are_told_apart(annotated, text, type_, mode, trigger) -> None:
    mention = next(m for m in annotated(text).mentions if m.trigger.exact == trigger)
    assert (mention.type, mention.mode, mention.factuality) == (type_, mode, "actual")


def test_nobody_in_the_charge_is_party_to_the_verdict(annotated) -> None:
    doc = annotated("He was found guilty of bugging the office of Nina Vance, the premier.")
    verdict = next(m for m in doc.mentions if m.mode == "convict")
    assert not {"Nina Vance", "premier"} & _names(doc, (*verdict.actors, *verdict.recipients))


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The former spy chief was convicted of ordering the arrest of a lawyer.", "actual"),
        ("The former spy chief was accused of ordering the arrest of a lawyer.", "alleged"),
        ("The spy chief ordered the arrest of a lawyer.", "planned"),
    ],
)
def test_an_ordered_arrest_was_made_where_somebody_answers_for_the_order(annotated, text, factuality) -> None:
    assert {m.factuality for m in annotated(text).mentions if m.trigger.exact == "arrest"} == {factuality}


@pytest.mark.parametrize(
    ("text", "trigger", "year"),
    [
        ("Chad broke the 2015 fishing accord when it seized a trawler.", "broke", None),
        ("Chad and Niger signed the 2015 fishing accord.", "signed", 2015),
        ("Chad accused Niger of breaking the treaty of 1973.", "breaking", None),
    ],
)
def test_a_year_that_names_an_accord_dates_its_making_alone(annotated, text, trigger, year) -> None:
    mention = next(m for m in annotated(text).mentions if m.trigger.exact.startswith(trigger))
    assert (mention.when.start if mention.when else None) == (dt.date(year, 1, 1) if year else None)


def test_a_scrapped_accord_of_a_year_was_made(annotated) -> None:
    made = [m for m in annotated("Chad scrapped the 2018 fishing agreement with Niger.").mentions if m.type == "AGREE"]
    assert {m.factuality for m in made} <= {"actual"}
