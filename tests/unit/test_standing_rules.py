"""The contract's table of standings, line by line."""

from __future__ import annotations

import pytest

from layers import Layers
from onrecord.model.span import Span
from onrecord.model.standing import Standing, StandingChange
from onrecord.record.standing import settle


def history(*entries: tuple[Standing, str | None]) -> tuple[StandingChange, ...]:
    return tuple(
        StandingChange(standing, by, None, None, Span(n, n + 1, "x")) for n, (standing, by) in enumerate(entries)
    )


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("reported", None)], "reported"),
        ([("reported", None), ("confirmed", "a")], "confirmed"),
        ([("alleged", "a")], "alleged"),
        ([("alleged", "a"), ("reported", None)], "reported"),
        ([("alleged", "a"), ("denied", "b")], "disputed"),
        ([("reported", None), ("denied", "b")], "disputed"),
        ([("denied", "b")], "denied"),
        ([("negated", None)], "negated"),
        ([("negated", "a")], "negated"),
        ([("planned", None), ("reported", None)], "reported"),
        ([("reported", None), ("planned", "a")], "reported"),
        ([("planned", "a"), ("negated", None)], "negated"),
        ([("negated", None), ("planned", "a")], "planned"),
        ([("hypothetical", None), ("planned", "a")], "planned"),
        ([("threatened", "a"), ("hypothetical", "b")], "threatened"),
        ([("planned", "a"), ("denied", "b")], "disputed"),
        ([("hypothetical", None), ("denied", "b")], "denied"),
        ([("alleged", "a"), ("negated", None)], "negated"),
        ([("confirmed", "a"), ("negated", None)], "disputed"),
        ([("confirmed", "a"), ("denied", "a")], "denied"),
        ([("denied", "a"), ("confirmed", "a")], "confirmed"),
    ],
)
def test_the_last_word_of_all_voices(entries: list[tuple[Standing, str | None]], expected: Standing) -> None:
    assert settle(history(*entries)) == expected


def said(act: str, *, source: dict[str, object], actor: dict[str, object], factuality: str = "actual") -> Standing:
    """The standing of "Alba shelled Borduria", when `source` says so of `actor`'s act."""
    layers = Layers("Alba shelled Borduria, Corvin Dale said.")
    alba = layers.entity("Alba", **actor)  # type: ignore[arg-type]
    borduria = layers.entity("Borduria", country="BOR", sectors=("GOV",))
    speaker = layers.entity("Corvin Dale", **{"kind": "person", **source})  # type: ignore[arg-type]
    statement = layers.statement("Alba shelled Borduria", source=speaker, cue="said", act=act)
    layers.event(
        "shelled",
        "ASSAULT",
        actors=(alba,),
        recipients=(borduria,),
        attributions=(statement,),
        factuality=factuality,
    )
    return layers.only_event().standing


ALBA = {"country": "ALB", "sectors": ("GOV",)}


def test_an_official_confirms_the_act_of_his_own_state() -> None:
    assert said("assert", source={"country": "ALB", "sectors": ("GOV",)}, actor=ALBA) == "confirmed"


def test_the_other_side_alleges() -> None:
    assert said("assert", source={"country": "BOR", "sectors": ("GOV",)}, actor=ALBA) == "alleged"


def test_a_third_party_reports() -> None:
    assert said("assert", source={"country": "FJI", "sectors": ("GOV",)}, actor=ALBA) == "reported"


def test_a_publication_reports() -> None:
    assert said("assert", source={"kind": "publication"}, actor=ALBA) == "reported"


def test_police_know_what_they_handle() -> None:
    assert said("assert", source={"country": "BOR", "sectors": ("COP",)}, actor=ALBA) == "confirmed"


def test_a_document_is_a_record() -> None:
    assert said("assert", source={"kind": "document"}, actor=ALBA) == "confirmed"


def test_an_accusation_alleges_whoever_makes_it() -> None:
    assert said("accuse", source={"country": "FJI"}, actor=ALBA, factuality="alleged") == "alleged"


def test_a_denial_alone_leaves_it_denied() -> None:
    assert said("deny", source={"country": "ALB", "sectors": ("GOV",)}, actor=ALBA, factuality="negated") == "denied"


def test_an_eyewitness_confirms() -> None:
    layers = Layers("Witnesses said soldiers shot a boy.")
    crowd = layers.entity("Witnesses", "people", "nominal")
    statement = layers.statement("soldiers shot a boy", source=crowd, cue="said")
    layers.event("shot", "ASSAULT", attributions=(statement,))
    assert layers.only_event().standing == "confirmed"


def test_a_claim_is_kept_at_a_distance_unless_it_is_of_ones_own_deed() -> None:
    layers = Layers("The Dawn Front claimed that a mine killed the colonel.")
    front = layers.entity("The Dawn Front", "organization")
    statement = layers.statement("a mine killed the colonel", source=front, cue="claimed")
    layers.event("killed", "ASSAULT", attributions=(statement,))
    assert layers.only_event().standing == "alleged"


def test_no_comment_alone_leaves_the_event_open_and_adds_no_voice() -> None:
    layers = Layers("The navy declined to comment on a raid in Aden.")
    navy = layers.entity("The navy", "armed_group", "nominal")
    statement = layers.statement("a raid in Aden", source=navy, cue="declined", act="decline_to_comment")
    layers.event("raid", "ASSAULT", attributions=(statement,))
    event = layers.only_event()
    assert event.standing == "hypothetical"
    assert [h.by for h in event.history] == [None]


def test_no_comment_changes_nothing_that_others_told() -> None:
    layers = Layers("The navy raided Aden. A spokesman declined to comment on the raid.")
    spokesman = layers.entity("A spokesman", "person", "nominal")
    statement = layers.statement("the raid", source=spokesman, cue="declined", act="decline_to_comment")
    layers.event("raided", "ASSAULT")
    layers.event("raid", "ASSAULT", nth=1, attributions=(statement,), presupposed=True)
    event = layers.only_event()
    assert event.standing == "reported"
    assert [h.statement for h in event.history] == [None]


def test_a_denial_of_what_was_told_makes_it_disputed() -> None:
    layers = Layers("Shepherds said soldiers burned a barn. The governor denied it.")
    shepherds, governor = (layers.entity(n, "people", "nominal") for n in ("Shepherds", "The governor"))
    told = layers.statement("soldiers burned a barn", source=shepherds, cue="said")
    layers.statement("it", source=governor, cue="denied", act="deny")
    layers.event("burned", "ASSAULT", attributions=(told,))
    event = layers.only_event()
    assert event.standing == "disputed"
    assert [(h.standing, h.by) for h in event.history] == [("reported", shepherds), ("denied", governor)]


def test_a_denied_accusation_was_still_made() -> None:
    layers = Layers("Oman accused Fiji of piracy. Fiji rejected the accusation.")
    oman, fiji = layers.entity("Oman"), layers.entity("Fiji")
    made = layers.statement("piracy", source=oman, cue="accused", act="accuse")
    layers.statement("the accusation", source=fiji, cue="rejected", act="reject")
    layers.event("accused", "ACCUSE", actors=(oman,), recipients=(fiji,), performed_by=made)
    assert layers.only_event().standing == "confirmed"


def test_speaking_of_the_planned_meeting_does_not_make_it_happen() -> None:
    layers = Layers("The two will hold a meeting in Rome. The meeting is the first in years.")
    layers.event("meeting", "CONSULT", factuality="planned")
    layers.event("meeting", "CONSULT", nth=1, presupposed=True)
    assert layers.only_event().standing == "planned"


def test_who_took_part_confirms_by_speaking_of_it() -> None:
    layers = Layers("The presidents spoke on Sunday. The call was cordial, Vera Lund said.")
    lund = layers.entity("Vera Lund", "person")
    said = layers.statement("The call was cordial", source=lund, cue="said")
    layers.event("spoke", "CONSULT", actors=(lund,))
    layers.event("call", "CONSULT", actors=(lund,), attributions=(said,), presupposed=True)
    assert layers.only_event().standing == "confirmed"
