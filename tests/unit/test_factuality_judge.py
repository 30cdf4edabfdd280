"""Whose words an event is told in, and what the act of those words makes of it."""

from __future__ import annotations

import datetime as dt

from layers import Layers
from onrecord.annotate.factuality import judge_factuality
from onrecord.model.annotation import EventMention


def judged(layers: Layers) -> tuple[EventMention, ...]:
    return judge_factuality(layers.doc)


def test_attributions_are_innermost_first() -> None:
    layers = Layers("The Daily Bell reported that officials said rebels attacked the base.")
    outer = layers.statement("officials said rebels attacked the base", cue="reported")
    inner = layers.statement("rebels attacked the base", cue="said", within=outer)
    layers.event("attacked", "ASSAULT")
    assert judged(layers)[0].attributions == (inner, outer)


def test_the_articles_own_voice_has_no_attribution() -> None:
    layers = Layers("Rebels attacked the base, officials said. The army shelled the port.")
    layers.statement("Rebels attacked the base", cue="said")
    layers.event("shelled", "ASSAULT")
    assert judged(layers)[0].attributions == ()


def test_a_speech_act_is_not_inside_its_own_statement() -> None:
    layers = Layers("Oman accused Fiji of piracy.")
    said = layers.statement("accused Fiji of piracy", cue="accused", act="accuse")
    layers.event("accused", "ACCUSE", performed_by=said)
    assert judged(layers)[0].attributions == ()
    assert judged(layers)[0].factuality == "actual"


def test_a_quoted_threat_makes_a_threat_of_its_future() -> None:
    layers = Layers('"We will sink your ships." That was the threat of Admiral Ruben Faro.')
    layers.statement("We will sink your ships", act="threaten")
    layers.event("sink", "ASSAULT")
    assert judged(layers)[0].factuality == "threatened"


def test_a_quoted_accusation_makes_an_allegation() -> None:
    layers = Layers('"Their soldiers burned our village." So runs the accusation.')
    layers.statement("Their soldiers burned our village", act="accuse")
    layers.event("burned", "ASSAULT")
    assert judged(layers)[0].factuality == "alleged"


def test_an_accusation_does_not_reach_the_background_of_its_words() -> None:
    layers = Layers("Oman accused the army of hiding the men who attacked the port in May.")
    layers.statement("hiding the men who attacked the port in May", cue="accused", act="accuse")
    layers.event("attacked", "ASSAULT")
    assert judged(layers)[0].factuality == "actual"


def test_what_is_dated_after_publication_is_at_most_planned() -> None:
    layers = Layers("The envoys meet in Rome on Friday.", published=dt.date(2026, 3, 10))
    layers.event("meet", "CONSULT", when=layers.when("Friday", "2026-03-13"))
    assert judged(layers)[0].factuality == "planned"


def test_what_is_told_as_done_is_done_and_its_day_to_come_a_misreading() -> None:
    layers = Layers("The envoys met in Rome on Friday.", published=dt.date(2026, 3, 10))
    layers.event("met", "CONSULT", when=layers.when("Friday", "2026-03-13"))
    assert (judged(layers)[0].factuality, judged(layers)[0].when) == ("actual", None)


def test_a_speech_act_has_the_day_of_its_statement() -> None:
    layers = Layers("Oman accused Fiji of piracy.")
    day = layers.when("piracy", "2026-03-09")
    said = layers.statement("piracy", cue="accused", act="accuse", when=day)
    layers.event("accused", "ACCUSE", performed_by=said)
    assert judged(layers)[0].when == day


def test_a_refusal_told_by_a_negation_is_given() -> None:
    layers = Layers("The chancellor will not attend the summit.")
    layers.event("attend", "REJECT")
    assert judged(layers)[0].factuality == "actual"


def test_a_negated_refusal_was_not_given() -> None:
    layers = Layers("The chancellor did not reject the offer.")
    layers.event("reject", "REJECT")
    assert judged(layers)[0].factuality == "negated"


def test_the_cue_is_the_deciding_word_in_the_text() -> None:
    layers = Layers("Rebels threatened to attack the base.")
    layers.event("attack", "ASSAULT")
    cue = judged(layers)[0].cue
    assert cue is not None
    assert cue == layers.span("threatened")


def test_who_rejects_an_accusation_does_not_deny_that_it_was_made() -> None:
    layers = Layers("Turkey rejected the Greek accusations as baseless.")
    layers.statement("the Greek accusations as baseless", cue="rejected", act="reject")
    layers.event("accusations", "ACCUSE")
    assert (judged(layers)[0].factuality, judged(layers)[0].presupposed) == ("actual", True)


def test_who_denies_any_threat_denies_that_there_was_one() -> None:
    layers = Layers("The junta denied any threat against Mali.")
    layers.statement("any threat against Mali", cue="denied", act="deny")
    layers.event("threat", "THREATEN")
    assert judged(layers)[0].factuality == "negated"
