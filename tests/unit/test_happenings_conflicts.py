"""What articles cannot all be right on stands on one line, side by side; what can all be right is no conflict."""

from __future__ import annotations

import pytest
from joining_bank import Writer

from onrecord.model.happening import Conflict, Happening
from onrecord.pipeline import join

# What goes on in an article: other words in each, so that none is another's copy.
_REST = {
    "a": "Surgeons of the oasis worked through the night while the governor kept every market gate shut.",
    "b": "A teacher on the eastern shore said that his pupils had slept under desks since the winter.",
    "c": "Salt traders left by the northern track, and nobody could tell how many camels they had taken.",
}


def only(*writers: Writer) -> Happening:
    (happening,) = join(w.record() for w in writers).happenings
    return happening


def conflict(happening: Happening, field: str) -> Conflict:
    (found,) = [c for c in happening.conflicts if c.field == field]
    return found


def expulsion(id: str, words: str, *, published: int = 12, publisher: str | None = None) -> Writer:
    text = f"Malta expelled {words} on Tuesday, as Rita Camilleri had wished. {_REST[id]}"
    writer = Writer(id, text, published=published, publisher=publisher or f"{id} Post")
    writer.entity("Malta", "government", country="MLT", sectors=["GOV"])
    writer.entity(words, "people", country="LBY", named=False).entity("Rita Camilleri", role="foreign minister")
    return writer.event(
        "SANCTION",
        "expelled",
        f"Malta expelled {words} on Tuesday",
        mode="expel",
        actors=["Malta"],
        recipients=[words],
        when=12,
    )


@pytest.mark.parametrize(
    ("words", "conflicting"),
    [("four Libyan envoys", True), ("three Libyan envoys", False), ("at least two Libyan envoys", False)],
)
def test_how_many_it_was_done_to_conflicts_whatever_they_are_called(words, conflicting):
    happening = only(expulsion("a", "three Libyan diplomats"), expulsion("b", words))
    assert [c.field for c in happening.conflicts] == (["number"] if conflicting else [])


def test_a_conflict_shows_the_words_of_both_articles():
    shown = conflict(only(expulsion("a", "three Libyan diplomats"), expulsion("b", "four Libyan envoys")), "number")
    assert [(v.document, v.evidence[0].exact) for v in shown.values] == [
        ("a", "three Libyan diplomats"),
        ("b", "four Libyan envoys"),
    ]


def test_an_outlet_that_corrects_itself_has_one_last_word():
    first = expulsion("a", "three Libyan diplomats", publisher="Gozo Post")
    second = expulsion("b", "four Libyan envoys", published=13, publisher="Gozo Post")
    assert only(first, second).conflicts == ()


def blast(id: str, told: str, *, actor: str | None = None, **event: object) -> Writer:
    text = f"{told} {_REST[id]} Bardai is a small town."
    writer = Writer(id, text, published=12, publisher=f"{id} Post").entity("Bardai", "place", country="TCD")
    if actor:
        writer.entity(actor, "armed_group", country=None)
    trigger = "bombed" if "bombed" in told else "bombing"
    return writer.event(
        "ASSAULT",
        trigger,
        told,
        mode="explosives",
        actors=[actor] if actor else [],
        place="Bardai",
        **event,  # type: ignore[arg-type]
    )


def test_who_denies_being_the_bomber_does_not_deny_the_bombing():
    deed = blast("a", "Somebody bombed the market on Monday.", when=11)
    told = "The Lake Front said that it had not bombed the market."
    denial = blast("b", told, actor="Lake Front", standing="denied", by="Lake Front", when=11)
    assert "polarity" not in {c.field for c in only(deed, denial).conflicts}


def test_who_is_named_as_the_bomber_and_denies_it_contradicts():
    deed = blast("a", "The Lake Front bombed the market on Monday.", actor="Lake Front", when=11)
    told = "The Lake Front said that it had not bombed the market."
    denial = blast("b", told, actor="Lake Front", standing="denied", by="Lake Front", when=11)
    assert conflict(only(deed, denial), "polarity")


def test_two_names_for_who_did_it_conflict_and_nameless_gunmen_do_not():
    front = blast("a", "The Lake Front bombed the market on Monday.", actor="Lake Front", when=11)
    other = blast("b", "The Oasis Guard bombed the market on Monday.", actor="Oasis Guard", when=11)
    assert {v.value for v in conflict(only(front, other), "actors").values} == {"Lake Front", "Oasis Guard"}
    gunmen = Writer("c", "Gunmen bombed the market on Monday. Bardai wept.", published=12, publisher="c Post")
    gunmen.entity("Gunmen", "person", named=False).entity("Bardai", "place", country="TCD")
    told = "Gunmen bombed the market on Monday."
    gunmen.event("ASSAULT", "bombed", told, mode="explosives", actors=["Gunmen"], place="Bardai", when=11)
    assert "actors" not in {c.field for c in only(front, gunmen).conflicts}


def blaming(id: str, words: str) -> Writer:
    told = "Somebody bombed the market on Monday."
    writer = Writer(id, f"{told} {words} {_REST[id]} Bardai is a small town.", published=12, publisher=f"{id} Post")
    writer.entity("Bardai", "place", country="TCD").entity("Lake Front", "armed_group").entity("The governor", "person")
    writer.event("ASSAULT", "bombed", told, mode="explosives", place="Bardai", when=11)
    return writer.event("ACCUSE", words.split()[2], words, mode="allege", actors=["The governor"],
                        recipients=["Lake Front"])  # fmt: skip


@pytest.mark.parametrize(
    ("words", "conflicting"),
    [
        ("The governor blamed the Lake Front for it.", True),
        ("The governor accused the Lake Front of being behind the blast.", True),
        ("The governor accused the Lake Front of taking bribes.", False),
    ],
)
def test_who_is_blamed_by_name_and_denies_it_is_a_conflict_on_who_did_it(words, conflicting):
    told = "The Lake Front said that it had not bombed the market."
    denial = blast("b", told, actor="Lake Front", standing="denied", by="Lake Front", when=11)
    happenings = join([blaming("a", words).record(), denial.record()]).happenings
    (bombing,) = [h for h in happenings if h.type == "ASSAULT"]
    assert [c.field for c in bombing.conflicts] == (["actors"] if conflicting else [])
    if conflicting:
        assert [v.value for v in bombing.conflicts[0].values] == ["Lake Front", "not Lake Front"]


@pytest.mark.parametrize(("told", "conflicting"), [("neither would say who had bombed it", False),
                                                   ("the Oasis Guard, who had not bombed it", True)])  # fmt: skip
def test_a_question_that_is_left_open_denies_nothing(told, conflicting):
    deed = blast("a", "The Oasis Guard bombed the market on Monday.", actor="Oasis Guard", when=11)
    text = f"A market burned on Monday, and {told}. {_REST['b']} Bardai wept with the Oasis Guard."
    asked = Writer("b", text, published=12, publisher="b Post").entity("Bardai", "place", country="TCD")
    asked.entity("Oasis Guard", "armed_group")
    words = told[told.index("who") :]
    asked.event("ASSAULT", "bombed", words, mode="explosives", actors=["Oasis Guard"], place="Bardai", when=11,
                standing="negated")  # fmt: skip
    assert ("polarity" in {c.field for c in only(deed, asked).conflicts}) == conflicting


def test_who_says_that_it_is_over_does_not_deny_it():
    deed = blast("a", "Somebody bombed the market on Monday.", when=11)
    text = "The bombing of the market on Monday killed nobody. There was no more bombing in the town of Bardai."
    later = Writer("b", text, published=12, publisher="b Post").entity("Bardai", "place", country="TCD")
    later.event("ASSAULT", "bombing", text.split(". ")[0], mode="explosives", place="Bardai", when=11)
    later.event(
        "ASSAULT", "bombing", "There was no more bombing", mode="explosives", place="Bardai", standing="negated"
    )
    assert all(
        "polarity" not in {c.field for c in h.conflicts} for h in join([deed.record(), later.record()]).happenings
    )


def talks(id: str, told: str, *, published: int, standing: str, when: int | None) -> Writer:
    text = f"{told} {_REST[id]} Rita Camilleri and Karim Sassi both like to fish."
    writer = Writer(id, text, published=published, publisher=f"{id} Post")
    writer.entity("Rita Camilleri", country="MLT").entity("Karim Sassi", country="TUN")
    return writer.event(
        "CONSULT", "meet" if "meet" in told else "met", told, actors=["Rita Camilleri", "Karim Sassi"],
        standing=standing, when=when,
    )  # fmt: skip


def test_a_plan_carried_out_on_another_day_is_one_line_and_no_conflict():
    plan = talks("a", "The two will meet in Valletta on Thursday.", published=11, standing="planned", when=14)
    deed = talks("b", "The two met in Valletta on Friday.", published=16, standing="reported", when=15)
    happening = only(plan, deed)
    assert happening.standing == "reported"
    assert happening.conflicts == ()


@pytest.mark.parametrize(("published", "day", "conflicting"), [(16, 14, True), (16, 15, False), (14, 14, False)])
def test_what_is_told_as_done_is_not_still_planned_for_the_same_day_when_it_is_over(published, day, conflicting):
    deed = talks("a", "The two met in Valletta on Thursday.", published=16, standing="reported", when=14)
    plan = talks("b", "The two were to meet in Valletta.", published=published, standing="planned", when=day)
    fields = {c.field for h in join([deed.record(), plan.record()]).happenings for c in h.conflicts}
    assert ("standing" in fields) == conflicting


def signing(id: str, place: str, *, beside: str = "") -> Writer:
    text = f"Chad and the Lake Front signed a truce in {place} on Monday.{beside} {_REST[id]}"
    writer = Writer(id, text, published=12, publisher=f"{id} Post")
    writer.entity("Chad", "government", country="TCD", sectors=["GOV"]).entity("Lake Front", "armed_group")
    writer.entity(place, "place", country="LBY")
    if beside:
        writer.entity("Sirte", "place", country="LBY")
    told = f"Chad and the Lake Front signed a truce in {place} on Monday."
    return writer.event("AGREE", "signed", told, actors=["Chad", "Lake Front"], place=place, when=11)


def test_places_conflict_unless_an_article_knows_both():
    values = conflict(only(signing("a", "Sirte"), signing("b", "Tripoli")), "place").values
    assert {v.value for v in values} == {"Sirte", "Tripoli"}
    assert only(signing("a", "Sirte"), signing("b", "Tripoli", beside=" Sirte had offered its hall.")).conflicts == ()


def collision(id: str, rammer: str, rammed: str) -> Writer:
    text = f"A cutter of {rammer} rammed a boat of {rammed} off Gavdos on Monday. {_REST[id]}"
    writer = Writer(id, text, published=12, publisher=f"{id} Post")
    writer.entity(rammer, "government", country=rammer[:3].upper(), sectors=["GOV"])
    writer.entity(rammed, "government", country=rammed[:3].upper(), sectors=["GOV"])
    return writer.event("ASSAULT", "rammed", text.split(". ")[0], actors=[rammer], recipients=[rammed], when=11)


def test_a_collision_told_both_ways_is_one_with_a_conflict_on_who_began():
    happening = only(collision("a", "Malta", "Libya"), collision("b", "Libya", "Malta"))
    assert {v.value for v in conflict(happening, "actors").values} == {"Malta", "Libya"}
