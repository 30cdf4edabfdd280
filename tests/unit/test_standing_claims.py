"""What each statement speaks of, told in it or only pointed back to."""

from __future__ import annotations

import pytest

from layers import Layers
from onrecord.model.event import Event
from onrecord.model.statement import Statement


def linked(layers: Layers) -> tuple[list[Statement], list[Event]]:
    record = layers.record()
    return list(record.statements), list(record.events)


def test_a_statement_is_about_the_events_that_it_tells() -> None:
    layers = Layers("Officials said rebels attacked the base.")
    said = layers.statement("rebels attacked the base", cue="said")
    layers.event("attacked", "ASSAULT", attributions=(said,))
    (statement,), (event,) = linked(layers)
    assert statement.about == (event.id,)


@pytest.mark.parametrize(
    ("answer", "cue", "content", "act"),
    [
        ("Fiji denied it.", "denied", "it", "deny"),
        ("Fiji rejected the report.", "rejected", "the report", "reject"),
        ("Fiji declined to comment.", "declined", "", "decline_to_comment"),
        ("Fiji confirmed this.", "confirmed", "this", "confirm"),
    ],
)
def test_an_answer_is_about_what_was_told_before(answer: str, cue: str, content: str, act: str) -> None:
    layers = Layers(f"A newspaper wrote that soldiers burned a village.\n{answer}")
    told = layers.statement("soldiers burned a village", cue="wrote")
    layers.event("burned", "ASSAULT", attributions=(told,))
    layers.statement(content, cue=cue, act=act)
    (_, reply), (event,) = linked(layers)
    assert reply.about == (event.id,)


def test_a_noun_of_the_answer_finds_its_event_far_above() -> None:
    layers = Layers("Guards seized a tanker.\nIt rained.\nIt snowed.\nTehran did not comment on the seizure.")
    layers.event("seized", "COERCE")
    layers.statement("the seizure", cue="comment", act="decline_to_comment")
    (reply,), (event,) = linked(layers)
    assert reply.about == (event.id,)


def test_an_answer_without_anything_before_it_is_about_nothing() -> None:
    layers = Layers("Fiji denied it. Rebels attacked the base.")
    layers.statement("it", cue="denied", act="deny")
    layers.event("attacked", "ASSAULT")
    assert linked(layers)[0][0].about == ()


def test_an_assertion_that_tells_no_event_is_about_none() -> None:
    layers = Layers("Rebels attacked the base. It is cold, said a resident.")
    layers.event("attacked", "ASSAULT")
    layers.statement("It is cold", cue="said")
    assert linked(layers)[0][0].about == ()


def test_a_speech_act_is_not_about_itself() -> None:
    layers = Layers("Oman accused Fiji of shelling a ship.")
    said = layers.statement("accused Fiji of shelling a ship", cue="accused", act="accuse")
    layers.event("accused", "ACCUSE", performed_by=said)
    layers.event("shelling", "ASSAULT", attributions=(said,), factuality="alleged")
    (statement,), (_, deed) = linked(layers)
    assert statement.about == (deed.id,)


def test_who_denies_the_accusation_denies_what_he_is_accused_of() -> None:
    layers = Layers("Oman accused Karl Moe of bombing the port. Moe denied the accusation.")
    oman, moe = layers.entity("Oman"), layers.entity("Moe", "person")
    accused = layers.statement("bombing the port", source=oman, cue="accused", act="accuse")
    layers.event("accused", "ACCUSE", actors=(oman,), performed_by=accused)
    layers.event("bombing", "ASSAULT", actors=(moe,), attributions=(accused,), factuality="alleged")
    layers.statement("the accusation", source=moe, cue="denied", act="deny")
    (_, denial), (_, bombing) = linked(layers)
    assert denial.about == (bombing.id,)
    assert bombing.standing == "disputed"


def test_who_answers_answers_for_his_own_deed() -> None:
    layers = Layers("A paper wrote that Karl Moe plotted the bombing of the port. Moe denied it.")
    moe = layers.entity("Moe", "person")
    told = layers.statement("Karl Moe plotted the bombing of the port", cue="wrote")
    layers.event("plotted", "ASSAULT", actors=(moe,), attributions=(told,), participation=True)
    layers.event("bombing", "ASSAULT", attributions=(told,), presupposed=True)
    layers.statement("it", source=moe, cue="denied", act="deny")
    (_, denial), (plot, _) = linked(layers)
    assert denial.about == (plot.id,)


def test_what_a_verdict_calls_it_is_what_was_told_before() -> None:
    layers = Layers(
        "Guards burned a village on Sunday. This was an act of war, said Ole Dahl. It was a cold day, he said."
    )
    layers.event("burned", "ASSAULT")
    layers.statement("This was an act of war", cue="said")
    layers.statement("It was a cold day", cue="said")
    (verdict, weather), (burning,) = linked(layers)
    assert verdict.about == (burning.id,)
    assert weather.about == ()


def test_a_confession_that_its_speaker_denies_stands_on_who_reports_it() -> None:
    layers = Layers("A newspaper said that Moe confessed to killing the envoy. Moe denied killing the envoy.")
    paper, moe = layers.entity("newspaper", "publication"), layers.entity("Moe", "person")
    outer = layers.statement("Moe confessed to killing the envoy", source=paper, cue="said")
    inner = layers.statement("killing the envoy", source=moe, cue="confessed", within=outer, act="confirm")
    layers.event("killing", "ASSAULT", actors=(moe,), attributions=(inner, outer))
    denial = layers.statement("killing the envoy", source=moe, cue="denied", act="deny")
    layers.event("killing", "ASSAULT", nth=1, actors=(moe,), attributions=(denial,), factuality="negated")
    _, (killing,) = linked(layers)
    assert killing.standing == "disputed"
    assert [(c.standing, c.by) for c in killing.history] == [("reported", paper), ("denied", moe)]
