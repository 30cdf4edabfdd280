"""Layers to record: what is kept, in which order, and with which words."""

from __future__ import annotations

from layers import Layers
from onrecord.model.plover import INTENSITY


def test_events_are_numbered_in_text_order() -> None:
    layers = Layers("Rebels shelled Goma. Oman arrested a spy. Peru signed a treaty.")
    for word, type in (("signed", "AGREE"), ("shelled", "ASSAULT"), ("arrested", "COERCE")):
        layers.event(word, type)
    assert [(e.id, e.trigger.exact) for e in layers.record().events] == [
        ("E1", "shelled"),
        ("E2", "arrested"),
        ("E3", "signed"),
    ]


def test_every_telling_is_evidence_and_every_span_is_its_slice() -> None:
    text = "Rebels shelled Goma. It rained. The shelling stopped at noon."
    layers = Layers(text)
    layers.event("shelled", "ASSAULT")
    layers.event("shelling", "ASSAULT")
    event = layers.only_event()
    assert [s.exact for s in event.evidence] == ["Rebels shelled Goma.", "The shelling stopped at noon."]
    for span in (event.trigger, *event.evidence, *(h.evidence for h in event.history)):
        assert text[span.start : span.end] == span.exact


def test_parties_are_joined_over_the_tellings() -> None:
    layers = Layers("Oman detained Tariq Saleh. His detention by Oman and Qatar angered Fiji.")
    oman, saleh, qatar = layers.entity("Oman"), layers.entity("Tariq Saleh", "person"), layers.entity("Qatar")
    layers.event("detained", "COERCE", actors=(oman,), recipients=(saleh,))
    layers.event("detention", "COERCE", actors=(oman, qatar))
    event = layers.only_event()
    assert (event.actors, event.recipients) == ((oman, qatar), (saleh,))


def test_nobody_is_both_actor_and_recipient() -> None:
    layers = Layers("Oman bombed Aden. The bombing of Aden by Oman went on.")
    oman, aden = layers.entity("Oman"), layers.entity("Aden", "place")
    layers.event("bombed", "ASSAULT", actors=(oman,), recipients=(aden,))
    layers.event("bombing", "ASSAULT", actors=(oman, aden))
    event = layers.only_event()
    assert set(event.actors).isdisjoint(event.recipients)


def test_the_shortest_stated_time_that_the_tellings_allow_is_kept() -> None:
    layers = Layers("The navy raided Aden in May 2025. The raid of 7 May 2025 failed. The raid was short.")
    layers.event("raided", "ASSAULT", when=layers.when("May 2025", "2025-05-01", "2025-05-31"))
    layers.event("raid", "ASSAULT", nth=1, when=layers.when("7 May 2025", "2025-05-07"))
    layers.event("raid", "ASSAULT", nth=2)
    when = layers.only_event().when
    assert when is not None
    assert when.text is not None
    assert when.text.exact == "7 May 2025"


def test_what_nobody_told_stays_unknown() -> None:
    layers = Layers("Somebody was arrested.")
    layers.event("arrested", "COERCE")
    event = layers.only_event()
    assert (event.actors, event.recipients, event.place, event.when, event.mode) == ((), (), None, None, None)
    assert event.intensity == INTENSITY["COERCE"]


def test_entities_without_name_or_use_are_left_out() -> None:
    layers = Layers("A dog barked at Oman while a soldier shot a goat.")
    layers.entity("A dog", "other", "nominal")
    oman = layers.entity("Oman")
    soldier = layers.entity("a soldier", "person", "nominal")
    layers.event("shot", "ASSAULT", actors=(soldier,))
    assert [e.id for e in layers.record().entities] == [oman, soldier]


def test_a_reference_that_leads_nowhere_is_not_written_down() -> None:
    layers = Layers("Rebels shelled Goma, officials said.")
    layers.statement("Rebels shelled Goma", source="N99", cue="said", addressees=("N98",), within="S77")
    layers.event("shelled", "ASSAULT", actors=("N97",), place="N96", attributions=("S1", "S66"))
    record = layers.record()
    statement, event = record.statements[0], record.events[0]
    assert (statement.source, statement.addressees, statement.within) == (None, (), None)
    assert (event.actors, event.place) == ((), None)
    assert [h.by for h in event.history] == [None]


def test_the_trigger_is_of_a_telling_that_tells_it_as_a_fact() -> None:
    layers = Layers("Oman may expel Peru. On Monday Oman expelled Peru.")
    oman, peru = layers.entity("Oman"), layers.entity("Peru")
    layers.event("expel", "SANCTION", actors=(oman,), recipients=(peru,), factuality="hypothetical")
    layers.event("expelled", "SANCTION", actors=(oman,), recipients=(peru,))
    assert layers.only_event().trigger.exact == "expelled"


def test_the_same_layers_give_the_same_record() -> None:
    layers = Layers("Rebels shelled Goma. The shelling killed a boy.")
    layers.event("shelled", "ASSAULT")
    layers.event("shelling", "ASSAULT")
    assert layers.record() == layers.record()
