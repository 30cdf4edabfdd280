"""Words of asking and denying that are no statements of the news."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.annotation import AnnotatedDocument

Annotated = Callable[..., AnnotatedDocument]


@pytest.mark.parametrize(
    "text",
    [
        "A resident, who asked not to be named for fear of reprisals, said the road was open.",
        "An official who insisted on anonymity said the road was open.",
        "A diplomat, who requested anonymity, said the road was open.",
    ],
)
def test_asking_for_no_name_is_no_demand(annotated: Annotated, text: str) -> None:
    assert [a.statement.act for a in annotated(text).attributions] == ["assert"]


def test_a_court_that_is_asked_to_name_somebody_is_asked(annotated: Annotated) -> None:
    assert [a.statement.act for a in annotated("The minister asked the court to name the suspects.").attributions] != []


def test_remarks_that_contradict_others_are_nobodys_denial(annotated: Annotated) -> None:
    doc = annotated("His remarks appeared to contradict a statement by the deputy minister of Malta.")
    assert "deny" not in [a.statement.act for a in doc.attributions]


def test_nobody_who_claims_is_no_speaker(annotated: Annotated) -> None:
    assert annotated("No group immediately claimed responsibility for the attack in Mali.").attributions == ()


def test_declining_to_be_identified_is_no_silence_on_the_news(annotated: Annotated) -> None:
    doc = annotated("An official, who declined to be identified, said the road was open.")
    assert [a.statement.act for a in doc.attributions] == ["assert"]


def test_whoever_bears_the_responsibility_blames_nobody(annotated: Annotated) -> None:
    doc = annotated("The Government of Chad bears full responsibility for the safety of the prisoners.")
    assert not doc.attributions
    assert not doc.mentions


def test_a_scholar_who_foresees_revenge_threatens_nobody(annotated: Annotated) -> None:
    doc = annotated('"If Mali expels the envoy, Chad will retaliate in kind," said Omar Tell, a political scientist.')
    assert [a.statement.act for a in doc.attributions] == ["assert"]
    doc = annotated(
        '"If Mali expels the envoy, we will retaliate in kind," said Omar Tell, the foreign minister of Chad.'
    )
    assert [a.statement.act for a in doc.attributions] == ["threaten"]


@pytest.mark.parametrize(
    "text", ["President Ali Dar dismissed his entire cabinet.", "The militia, which Malta calls Daesh, fled."]
)
def test_who_is_dismissed_and_what_is_named_are_no_content(annotated: Annotated, text: str) -> None:
    assert not annotated(text).attributions


def test_to_reject_that_it_happened_is_to_deny_it(annotated: Annotated) -> None:
    (said,) = annotated("The army rejected that its men had fired.").attributions
    assert said.statement.act == "deny"


def test_who_seeks_to_do_something_demands_nothing(annotated: Annotated) -> None:
    assert not annotated("Sanctions await any individual who seeks to undermine the peace.").attributions


@pytest.mark.parametrize("sought", ["a nuclear weapon", "shelter in the hills", "river gold", "a second term"])
def test_who_seeks_what_nobody_is_asked_for_demands_nothing(annotated: Annotated, sought: str) -> None:
    (statement,) = [a.statement for a in annotated(f"Oslo said Chad was seeking {sought}.").attributions]
    assert statement.act == "assert"
    assert statement.content[0].exact == f"Chad was seeking {sought}"


@pytest.mark.parametrize("sought", ["compensation from the state", "higher pay for nurses", "talks with the rebels"])
def test_who_seeks_what_others_grant_demands_it(annotated: Annotated, sought: str) -> None:
    (statement,) = [a.statement for a in annotated(f"The union is seeking {sought}.").attributions]
    assert (statement.act, statement.content[0].exact) == ("demand", sought)
