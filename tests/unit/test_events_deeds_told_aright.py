"""Faults that many kinds of news showed: protests that go on, governments that protest, pits, pro-verbs, agents."""

from __future__ import annotations

import datetime as dt

import pytest


def _names(doc, ids: tuple[str, ...]) -> set[str]:
    return {doc.entities.get(i).name for i in ids}


def _mention(doc, trigger: str):
    return next(m for m in doc.mentions if m.trigger.exact == trigger)


def test_a_protest_that_is_going_on_is_told(annotated) -> None:
    doc = annotated("Hundreds of nurses are protesting outside the ministry in Accra.")
    assert [(m.type, m.factuality) for m in doc.mentions] == [("PROTEST", "actual")]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode"),
    [
        ("Oslo waited a week before Norway protested.", "protested", "ACCUSE", "disapprove"),
        ("Students protested in Accra.", "protested", "PROTEST", "demo"),
        ("Soldiers in Benin seized the state broadcaster.", "seized", "COERCE", "seize"),
        ("Gunmen seized two priests in Jos.", "seized", "ASSAULT", "abduct"),
        ("A third man was acquitted.", "acquitted", "CONCEDE", None),
        ("Gunmen attacked the mine of Loulo.", "attacked", "ASSAULT", "firearms"),
        ("Rebels attacked a gold mine in Mali.", "attacked", "ASSAULT", None),
    ],
)
def test_the_kind_of_deed(annotated, text, trigger, type_, mode) -> None:
    mention = _mention(annotated(text), trigger)
    assert (mention.type, mention.mode) == (type_, mode)


def test_reminding_of_something_asks_for_nothing(annotated) -> None:
    assert not annotated("Chad has used its navy to remind its neighbours of its strength.").mentions
    assert {m.type for m in annotated("Chad reminded Niger to pay its dues.").mentions} == {"REQUEST"}


@pytest.mark.parametrize(
    ("text", "trigger", "factuality"),
    [
        ("Chad will almost certainly reject the resolution.", "reject", "planned"),
        ("Rebels almost seized the port.", "seized", "negated"),
        ("Should the raids go on, Chad will not hesitate to strike.", "hesitate", "actual"),
        ("Chad will not hesitate to strike.", "hesitate", "actual"),
    ],
)
def test_what_the_words_around_make_of_it(annotated, text, trigger, factuality) -> None:
    assert _mention(annotated(text), trigger).factuality == factuality


def test_whom_force_is_used_against_is_not_accused(annotated) -> None:
    doc = annotated("Norway condemned the use of force against miners.")
    assert not _mention(doc, "condemned").recipients


def test_who_assures_of_support_gives_it(annotated) -> None:
    doc = annotated("Norway assured Chad of its support.")
    support = _mention(doc, "assured")
    assert (support.type, _names(doc, support.actors), _names(doc, support.recipients)) == (
        "SUPPORT",
        {"Norway"},
        {"Chad"},
    )


def test_who_frees_somebody_had_not_held_him(annotated) -> None:
    doc = annotated("The mayor, who was arrested in January, was freed by the rebels on Monday.")
    assert not _mention(doc, "arrested").actors
    assert _mention(doc, "freed").actors


def test_what_another_did_last_year_dates_nothing_else(annotated) -> None:
    doc = annotated("Chad could expel the ambassador, as Niger did last year.", published="2026-03-03")
    assert _mention(doc, "expel").when is None


def test_before_dawn_on_a_day_is_that_day(annotated) -> None:
    doc = annotated("Soldiers seized the port before dawn on Tuesday.", published="2026-03-03")
    when = _mention(doc, "seized").when
    assert when is not None
    assert (when.start, when.end) == (dt.date(2026, 3, 3), dt.date(2026, 3, 3))


def test_a_year_that_opens_the_sentence_counts_nobody(annotated) -> None:
    when = _mention(annotated("In 2019 soldiers ousted the emir."), "ousted").when
    assert when is not None
    assert when.start == dt.date(2019, 1, 1)


def test_before_the_end_of_a_feast_bounds_nothing(annotated) -> None:
    doc = annotated("Omar Hadi was released before the end of Ramadan.", published="2026-03-03")
    assert _mention(doc, "released").when is None


def test_putting_somebody_under_arrest_is_one_deed(annotated) -> None:
    doc = annotated("Soldiers placed the emir under house arrest.")
    assert [(m.type, m.mode) for m in doc.mentions] == [("COERCE", "arrest")]


def test_who_puts_down_protests_holds_none(annotated) -> None:
    doc = annotated("Norway condemned Chad for the crackdown on peaceful protests.")
    assert all(not m.actors for m in doc.mentions if m.type == "PROTEST")


def test_what_goes_on_meanwhile_is_not_done_by_who_leaves(annotated) -> None:
    doc = annotated("Hundreds of farmers cross the river as fighting nears Koboko.")
    assert not _mention(doc, "fighting").actors


def test_who_shoots_over_a_port_has_not_bombed_it_before(annotated) -> None:
    doc = annotated("Chad's army shot down a drone over Doba, where fuel depots were bombed in May.")
    assert not _mention(doc, "bombed").actors


def test_who_is_given_time_to_do_it_is_who_faces_the_rest(annotated) -> None:
    doc = annotated("Norway gave the junta a week to free the emir or face military action.")
    strike = next(m for m in doc.mentions if m.type == "ASSAULT")
    assert _names(doc, strike.recipients) == {"junta"}


def test_to_summon_somebody_to_protest_is_one_protest(annotated) -> None:
    doc = annotated("The foreign minister summoned the British ambassador to protest against the seizure of a tanker.")
    assert [m.trigger.exact for m in doc.mentions if m.type == "ACCUSE"] == ["summoned"]


def test_the_water_on_which_a_ship_is_seized_is_nobody(annotated) -> None:
    assert not _mention(annotated("Iran seized a tanker in the Strait of Hormuz."), "seized").recipients


def test_who_brokers_a_deal_frees_nobody(annotated) -> None:
    doc = annotated("Hostages held in Mali could be freed on Saturday under a deal brokered by Qatar.")
    assert not _mention(doc, "freed").actors


def test_to_warn_of_a_response_is_one_threat(annotated) -> None:
    doc = annotated("General Abebe warned that Ethiopia would respond with force to any attack.")
    assert [m.trigger.exact for m in doc.mentions if m.type == "THREATEN"] == ["warned"]
    assert not _mention(doc, "attack").actors


@pytest.mark.parametrize(
    "text", ["Unions have called a general strike for Friday.", "Unions called a protest for Friday."]
)
def test_a_protest_called_for_a_day_is_to_come(annotated, text) -> None:
    (protest,) = annotated(text, published="2026-03-03").mentions
    assert (protest.type, protest.factuality) == ("PROTEST", "planned")
    assert protest.when is not None
    assert protest.when.start == dt.date(2026, 3, 6)


def test_bugging_is_no_arrest(annotated) -> None:
    doc = annotated("The agency wiretapped and detained the cleric.")
    assert {m.trigger.exact: m.mode for m in doc.mentions} == {"wiretapped": None, "detained": "arrest"}


def test_force_used_to_drive_them_out_is_one_deed(annotated) -> None:
    assert len(annotated("Police used tear gas to drive them out.").mentions) == 1


def test_a_crowd_that_storms_a_building_riots(annotated) -> None:
    assert _mention(annotated("Protesters stormed the airport."), "stormed").mode == "riot"
    assert _mention(annotated("Rebels stormed the airport."), "stormed").type == "ASSAULT"


def test_who_accuses_has_no_part_in_the_deed(annotated) -> None:
    doc = annotated("Omar Hadi was accused by prosecutors of killing a guard.")
    killing = _mention(doc, "killing")
    assert "prosecutors" not in _names(doc, killing.actors)


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Canada sanctioned two officers for shelling Goma.", "shelling", "two officers"),
        ("Canada imposed sanctions on two banks for financing the militia.", "financing", "two banks"),
        ("Norway thanked Qatar for releasing the crew.", "releasing", "Qatar"),
        ("Chad apologised for shelling the camp.", "shelling", "Chad"),
    ],
)
def test_who_is_punished_or_thanked_for_it_did_it(annotated, text, trigger, actor) -> None:
    doc = annotated(text)
    assert _names(doc, _mention(doc, trigger).actors) == {actor}


def test_who_is_due_for_talks_will_hold_them_that_day(annotated) -> None:
    doc = annotated("Nina Vance is due in Riga on Wednesday for talks with Latvian officials.", published="2026-03-03")
    talks = _mention(doc, "talks")
    assert "Nina Vance" in _names(doc, talks.actors)
    assert talks.when is not None
    assert talks.when.start == dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Residents reported shelling in the east.",
        "Residents feared further shelling.",
        "Residents told the BBC they feared further shelling, and hundreds fled to Ho.",
    ],
)
def test_whoever_reports_or_fears_shelling_does_not_shell(annotated, text) -> None:
    assert _mention(annotated(text), "shelling").actors == ()


def test_whoever_reports_shelling_somebody_shells(annotated) -> None:
    doc = annotated("The army reported shelling two camps.")
    assert _names(doc, _mention(doc, "shelling").actors) == {"army"}


@pytest.mark.parametrize(("what", "drafted"), [("a resolution", False), ("a new law", False), ("3,000 men", True)])
def test_only_people_are_drafted_for_service(annotated, what, drafted) -> None:
    doc = annotated(f"Ghana drafted {what}.")
    assert ("MOBILIZE" in [m.type for m in doc.mentions]) is drafted


def test_whoever_leads_what_two_discuss_does_not_discuss_it(annotated) -> None:
    doc = annotated("An envoy said the two men had discussed an inquiry led by ECOWAS, which has offered to mediate.")
    talks = [m for m in doc.mentions if m.trigger.exact == "discussed"]
    assert all("Economic Community of West African States" not in _names(doc, m.actors) for m in talks)


@pytest.mark.parametrize("vowed", ["appeal", "return", "stay in office"])
def test_not_every_vow_threatens(annotated, vowed) -> None:
    assert "THREATEN" not in [m.type for m in annotated(f"Ana Ruiz vowed to {vowed}.").mentions]


def test_a_vow_to_crush_somebody_threatens(annotated) -> None:
    assert "THREATEN" in [m.type for m in annotated("Chad vowed to crush the militia.").mentions]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Bolivia's Senate voted 24-12 on Thursday to suspend Attorney General Omar Hadi, who had opened an inquiry.",
         "SANCTION"),
        ("The president sacked Omar Hadi, the finance minister.", "SANCTION"),
        ("Chad dismissed Omar Hadi as a liar.", "REJECT"),
    ],
)  # fmt: skip
def test_who_is_suspended_or_sacked_is_punished_and_who_is_dismissed_as_a_liar_is_not(annotated, text, type_) -> None:
    mention = next(m for m in annotated(text).mentions if m.type != "ACCUSE")
    assert (mention.type, _names(annotated(text), mention.recipients)) == (type_, {"Omar Hadi"})
