"""The PLOVER scorer gives a point for what is right and for nothing else."""

from __future__ import annotations

from typing import Any

from onrecord.evaluate.plover import score
from onrecord.model.document import Article
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event
from onrecord.model.plover import EventType
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import Standing, StandingChange

TEXT = "Togo met Benin."


def _entity(id_: str, start: int, name: str, country: str) -> Entity:
    return Entity(id_, name, "government", (Mention(start, start + len(name), name, "name"),), country=country)


def _record(type_: EventType, standing: Standing, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Record:
    trigger = Span(5, 8, "met")
    change = StandingChange(standing, None, None, None, trigger)
    event = Event("E1", type_, trigger, (trigger,), standing, (change,), actors=actors, recipients=recipients)
    parties = (_entity("T", 0, "Togo", "TGO"), _entity("B", 9, "Benin", "BEN"))
    return Record(document=Article(id="a", text=TEXT), entities=parties, events=(event,))


def _row(event: str, **more: Any) -> dict[str, Any]:
    return {"event": event, "source": [{"code": "TGO"}], "target": [{"code": "BEN"}]} | more


def test_type_source_and_target_right_make_a_whole_triple() -> None:
    asked = score(_record("SANCTION", "reported", ("T",), ("B",)), _row("SANCTION"))
    assert {name: asked[name] for name in ("first", "source", "target", "triple")} == dict.fromkeys(
        ("first", "source", "target", "triple"), (1.0, 1.0)
    )


def test_a_planned_meeting_is_compared_as_the_manual_files_it() -> None:
    record = _record("CONSULT", "planned", ("T",), ("B",))
    assert score(record, _row("AGREE"))["first"] == (1.0, 1.0)
    assert score(record, _row("CONSULT"))["first"] == (0.0, 1.0)


def test_parties_of_a_meeting_may_all_be_actors() -> None:
    assert score(_record("CONSULT", "reported", ("T", "B"), ()), _row("CONSULT"))["target"] == (1.0, 1.0)


def test_swapped_parties_are_wrong() -> None:
    asked = score(_record("SANCTION", "reported", ("B",), ("T",)), _row("SANCTION"))
    assert asked["source"] == asked["target"] == asked["triple"] == (0.0, 1.0)


def test_a_sentence_without_events_is_asked_all_the_same() -> None:
    asked = score(Record(document=Article(id="a", text=TEXT)), _row("SANCTION"))
    assert asked["first"] == asked["source"] == asked["target"] == (0.0, 1.0)
    assert asked["precision"] == (0.0, 0.0)


def test_no_target_in_the_gold_is_not_asked_for() -> None:
    assert "target" not in score(_record("SANCTION", "reported", ("T",), ()), _row("SANCTION", target=[]))
