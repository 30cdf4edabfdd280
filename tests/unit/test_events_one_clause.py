"""Parties and acts within one sentence that tells more than one: means and ends, travellers, bystanders, verdicts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.annotation import AnnotatedDocument, EventMention

Annotated = Callable[..., AnnotatedDocument]


def names(doc: AnnotatedDocument, ids: tuple[str, ...]) -> set[str]:
    return {doc.entities.get(i).name for i in ids}


def of_type(doc: AnnotatedDocument, type_: str) -> list[EventMention]:
    return [m for m in doc.mentions if m.type == type_]


def test_what_force_is_used_for_is_no_second_act_of_force(annotated: Annotated) -> None:
    doc = annotated(
        "Kenyan police fired tear gas and rubber bullets to disperse hundreds of protesters who tried to storm a bank."
    )
    force = [m for m in doc.mentions if m.type in ("ASSAULT", "COERCE") and m.trigger.exact != "storm"]
    assert [(m.type, m.mode) for m in force] == [("ASSAULT", "crowd-control")]
    assert names(doc, of_type(doc, "ASSAULT")[0].recipients) == {"hundreds of protesters"}


def test_who_travels_for_talks_has_a_part_in_them(annotated: Annotated) -> None:
    doc = annotated("President Omar Farsan of Malta will fly to Cairo for talks with Egypt's foreign minister.")
    talks = next(m for m in doc.mentions if m.trigger.exact == "talks")
    assert "Omar Farsan" in names(doc, talks.actors)


def test_who_monitors_a_truce_has_not_made_it(annotated: Annotated) -> None:
    doc = annotated("France, which monitors the truce in Mali, called for calm.")
    assert of_type(doc, "RETREAT")
    assert all("France" not in names(doc, m.actors) for m in of_type(doc, "RETREAT"))


def test_what_something_is_condemned_as_is_no_event_of_its_own(annotated: Annotated) -> None:
    doc = annotated("Prime Minister Lina Haddad condemned the strike as a violation of Lebanese sovereignty.")
    assert [m.type for m in doc.mentions] == ["ACCUSE"]


def test_a_bill_that_was_later_withdrawn_was_withdrawn(annotated: Annotated) -> None:
    doc = annotated(
        "In 2024, 39 people were killed in protests against a bill that President Omar Farsan later withdrew."
    )
    assert [m.factuality for m in of_type(doc, "CONCEDE")] == ["actual"]


@pytest.mark.parametrize(
    "text",
    ['Hezbollah said it would respond "at a time and place of our choosing."', "Iran vows response after raid on port"],
)
def test_an_announced_answer_is_a_threat(annotated: Annotated, text: str) -> None:
    assert len(of_type(annotated(text), "THREATEN")) == 1


def test_a_death_confirmed_is_that_of_whom_the_words_name(recorded: Callable[..., object]) -> None:
    text = (
        "An Israeli strike killed a Hezbollah commander on Tuesday. Two civilians were also killed, the ministry said. "
        "Hezbollah confirmed the death of the commander."
    )
    record = recorded(text, "2026-03-03")
    confirmed = next(s for s in record.statements if s.act == "confirm")  # type: ignore[attr-defined]
    about = [e for e in record.events if e.id in confirmed.about]  # type: ignore[attr-defined]
    people = {n.id: n.name for n in record.entities}  # type: ignore[attr-defined]
    assert [{people[r] for r in e.recipients} for e in about] == [{"Hezbollah commander"}]


def test_what_went_before_a_refusal_is_not_refused(annotated: Annotated) -> None:
    text = "President Omar Farsan ruled out calling a vote on Sunday, hours after tens of thousands of people rallied."
    assert [m.factuality for m in of_type(annotated(text), "PROTEST")] == ["actual"]


def test_what_must_come_first_has_not_come(annotated: Annotated) -> None:
    doc = annotated("Mali said there would be no truce until the rebels laid down their weapons.")
    assert [m.factuality for m in of_type(doc, "RETREAT") if m.mode == "disarm"] == ["hypothetical"]


def test_a_roof_that_falls_in_assaults_nobody(annotated: Annotated) -> None:
    assert of_type(annotated("The roof of a railway station collapsed in Oslo, killing 16 people."), "ASSAULT") == []


def test_a_president_who_stays_despite_protests_does_not_protest(annotated: Annotated) -> None:
    doc = annotated("The president of Malta will not call an early vote despite protests, his office said.")
    assert of_type(doc, "PROTEST")
    assert all(not m.actors for m in of_type(doc, "PROTEST"))


def test_a_pause_in_fighting_is_a_ceasefire_and_no_fight(annotated: Annotated) -> None:
    doc = annotated("The envoy called on Mali and Chad to agree on a weeklong pause in fighting.")
    assert [m.mode for m in of_type(doc, "RETREAT")] == ["ceasefire"]
    assert of_type(doc, "ASSAULT") == []


def test_a_deadline_given_is_a_threat(annotated: Annotated) -> None:
    doc = annotated("Students had given the government of Malta until midnight to schedule the vote.")
    assert [names(doc, m.recipients) for m in of_type(doc, "THREATEN")] == [{"Malta"}]


def test_a_camp_is_asked_for_nothing(annotated: Annotated) -> None:
    doc = annotated("The envoy demanded immediate access to the camp near Oslo.")
    assert [m.recipients for m in of_type(doc, "REQUEST")] == [()]


def test_what_tensions_turn_into_has_their_day_and_what_is_linked_in_january_has_none(annotated: Annotated) -> None:
    text = (
        "Fighting broke out in April 2023, when tensions between Mali and Chad exploded into street battles. "
        "Malta imposed sanctions on seven firms linked to the group in January 2026."
    )
    days = {m.type: m.when for m in annotated(text, "2026-03-03").mentions if m.trigger.exact in ("battles", "imposed")}
    assert [(w.start.year, w.start.month) for t in ("ASSAULT", "SANCTION") if (w := days[t])] == [(2023, 4), (2026, 1)]


def test_whoever_comments_on_sanctions_has_not_imposed_them(annotated: Annotated) -> None:
    doc = annotated("EU agrees sanctions on Chad as Malta warns of retaliation. Malta called the sanctions illegal.")
    assert of_type(doc, "SANCTION")
    assert all("Malta" not in names(doc, m.actors) for m in of_type(doc, "SANCTION"))
    assert [names(doc, m.actors) for m in of_type(doc, "THREATEN")] == [{"Malta"}]


def test_force_answered_with_force_is_told_and_nothing_said(annotated: Annotated) -> None:
    doc = annotated("Hundreds of people threw stones at riot police, who responded with tear gas.")
    assert [(m.mode, names(doc, m.actors)) for m in of_type(doc, "ASSAULT")] == [("crowd-control", {"riot police"})]
    assert doc.attributions == ()


def test_a_veto_dropped_is_conceded_and_no_refusal(annotated: Annotated) -> None:
    doc = annotated("Prime Minister Lina Haddad of Malta dropped her veto on Monday.")
    assert [m.type for m in doc.mentions] == ["CONCEDE"]


def test_the_day_of_a_decision_is_that_of_what_is_decided(annotated: Annotated) -> None:
    text = (
        "EU envoys on Wednesday approved a package of sanctions against Chad, to be signed next Monday. "
        "Malta, which froze the assets of a firm a day earlier, agreed."
    )
    days = {m.type: m.when.start.day for m in annotated(text, "2025-05-14").mentions if m.when is not None}
    assert (days["SANCTION"], days["COERCE"]) == (14, 13)


def test_accusations_rejected_are_denied(annotated: Annotated) -> None:
    doc = annotated("Chad has repeatedly rejected accusations that it supplies weapons to Mali.")
    assert [a.statement.act for a in doc.attributions] == ["deny"]


def test_whoever_is_blamed_for_it_carries_it_out(annotated: Annotated) -> None:
    doc = annotated("Authorities in Mali blamed it on bandits who roam the north, carrying out kidnappings for ransom.")
    assert [names(doc, m.recipients) for m in of_type(doc, "ACCUSE")] == [{"bandits"}]
    assert [names(doc, m.actors) for m in of_type(doc, "ASSAULT")] == [{"bandits"}]


def test_whoever_orders_a_deployment_deploys(annotated: Annotated) -> None:
    doc = annotated("President Omar Farsan of Malta has ordered the deployment of an additional battalion.")
    assert [names(doc, m.actors) for m in of_type(doc, "MOBILIZE")] == [{"Omar Farsan"}]


def test_talks_hosted_are_talks_and_no_visit(annotated: Annotated) -> None:
    doc = annotated("Mali and Chad agreed to extend the truce for the duration of talks hosted by Qatar.")
    assert [m.mode for m in of_type(doc, "CONSULT")] == [None]


def test_a_raid_taken_up_again_has_no_doer_from_beside_it(annotated: Annotated) -> None:
    doc = annotated("Gunmen raided a village in Mali. Chad said that soldiers had ignored warnings of the raid.")
    assert of_type(doc, "ASSAULT")
    assert all("soldiers" not in names(doc, m.actors) for m in of_type(doc, "ASSAULT"))


def test_a_state_within_a_country_is_a_place(annotated: Annotated) -> None:
    doc = annotated("Gunmen attacked three villages in northwestern Nigeria's Zamfara state on Monday, officials said.")
    place = of_type(doc, "ASSAULT")[0].place
    assert place is not None
    assert doc.entities.get(place).name == "Zamfara"


def test_thousands_in_the_streets_are_people(annotated: Annotated) -> None:
    doc = annotated("Thousands have taken to the streets of Tbilisi, and unions have threatened a general strike.")
    assert "Thousands" in {n for m in of_type(doc, "PROTEST") for n in names(doc, m.actors)}
    assert [m.mode for m in of_type(doc, "THREATEN")] == ["restrict"]


def test_an_inquiry_demanded_is_a_demand(annotated: Annotated) -> None:
    doc = annotated("Malta demanded an investigation of the blast.")
    assert [m.type for m in doc.mentions if m.trigger.exact == "demanded"] == ["REQUEST"]


def test_what_readers_are_reminded_of_took_place(annotated: Annotated) -> None:
    doc = annotated("Let us remind that in 2023 Mali and Chad signed the agreement about the border.")
    assert [m.factuality for m in of_type(doc, "AGREE")] == ["actual"]


def test_what_was_taken_away_is_told_though_nobody_says_by_whom(annotated: Annotated) -> None:
    doc = annotated("Two houses were searched on Tuesday. A stock of rifles was also seized.")
    assert [(m.type, m.mode) for m in doc.mentions if m.trigger.exact == "seized"] == [("COERCE", "seize")]


def test_envoys_of_two_parties_meet_for_both(annotated: Annotated) -> None:
    doc = annotated(
        "The Norwegian mediator met on Monday with representatives of the army and the Lord's Resistance Army."
    )
    (met,) = of_type(doc, "CONSULT")
    assert "Lord's Resistance Army" in names(doc, met.actors)


def test_who_says_that_it_is_an_abduction_was_not_abducted(annotated: Annotated) -> None:
    doc = annotated('The lawyer Samir Tadlu rejected the decision. "This is an abduction," he said.')
    assert all("Samir Tadlu" not in names(doc, m.recipients) for m in of_type(doc, "ASSAULT"))


def test_a_country_that_hosts_refugees_receives_no_visit(annotated: Annotated) -> None:
    doc = annotated("Chad, which hosts over a million Sudanese refugees, has appealed for help.")
    assert [m.type for m in doc.mentions if m.type != "AID"] == ["REQUEST"]


def test_drones_launched_at_a_country_attack_it(annotated: Annotated) -> None:
    doc = annotated("Chad launched 94 drones at Mali overnight, the Malian air force said.")
    assert [(m.type, names(doc, m.recipients)) for m in doc.mentions] == [("ASSAULT", {"Mali"})]


def test_whoever_is_to_be_freed_is_not_asked_for_it(annotated: Annotated) -> None:
    doc = annotated("The party demanded the release of jailed former minister Ali Dar.")
    assert [names(doc, m.recipients) for m in of_type(doc, "REQUEST")] == [set()]
    assert [names(doc, m.recipients) for m in of_type(doc, "RETREAT")] == [{"Ali Dar"}]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Malta offered to host a new round of talks.", ["AGREE", "CONSULT"]),
        ("President Ali Dar is attending a summit in Doha.", ["CONSULT"]),
        ("A car bomb exploded beside a police station.", ["ASSAULT"]),
        ("Malta rejected the protest as unjust.", ["REJECT"]),
    ],
)
def test_verb_and_noun_tell_one_event(annotated: Annotated, text: str, types: list[str]) -> None:
    assert [m.type for m in annotated(text).mentions] == types


def test_a_half_with_an_agent_of_its_own_has_not_that_of_the_other(annotated: Annotated) -> None:
    doc = annotated("Gunmen burned two buses in Beira and a car bomb exploded beside a police station.")
    burned, exploded = of_type(doc, "ASSAULT")
    assert names(doc, burned.actors) == {"Gunmen"}
    assert not exploded.actors


def test_whoever_is_cut_off_cuts_nothing_off(annotated: Annotated) -> None:
    doc = annotated("Malta announced the suspension of air links with Chad this week.")
    (cut,) = of_type(doc, "SANCTION")
    assert (names(doc, cut.actors), names(doc, cut.recipients)) == ({"Malta"}, {"Chad"})


def test_who_finds_force_unwise_threatens_nobody(annotated: Annotated) -> None:
    unwise = annotated("Senator Ana Prado warned that military action would be counterproductive.")
    assert not of_type(unwise, "THREATEN")
    assert of_type(annotated("Chad warned that its response would be crushing."), "THREATEN")


def test_troops_held_out_are_not_whom_the_threat_is_for(annotated: Annotated) -> None:
    doc = annotated("Malta threatened to send troops into Chad if the government failed to act.")
    assert [names(doc, m.recipients) for m in of_type(doc, "THREATEN")] == [{"Chad"}]


def test_a_city_to_meet_in_is_no_party(annotated: Annotated) -> None:
    doc = annotated("Malta and Chad agreed to meet again next Saturday in Rome.")
    assert [names(doc, m.actors) for m in of_type(doc, "AGREE")] == [{"Malta", "Chad"}]
    assert all("Rome" not in names(doc, m.recipients) for m in of_type(doc, "AGREE"))


def test_who_falls_victim_suffers(annotated: Annotated) -> None:
    doc = annotated("Farmers and herders alike had fallen victim to the violence.")
    assert [names(doc, m.recipients) for m in of_type(doc, "ASSAULT")] == [{"Farmers", "herders"}]


def test_the_seizure_of_pupils_is_an_abduction(annotated: Annotated) -> None:
    doc = annotated("Police arrested four suspects over the seizure of more than 300 pupils.")
    assert [(m.type, m.mode) for m in doc.mentions if m.trigger.exact == "seizure"] == [("ASSAULT", "abduct")]


def test_the_force_whose_member_was_killed_did_not_kill(annotated: Annotated) -> None:
    doc = annotated("In October one member of the security forces was killed.")
    assert [m.actors for m in of_type(doc, "ASSAULT")] == [()]


def test_a_plane_that_explodes_is_told_though_nobody_is_named(annotated: Annotated) -> None:
    doc = annotated("Teams recovered the bodies of the victims of the airliner that exploded in midair near Bogota.")
    assert [m.type for m in doc.mentions if m.trigger.exact == "exploded"] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("The rebels took the town of Karal on Monday.", "ASSAULT", {"rebels"}, {"Karal"}),
        ("Militants have pinned down Chadian soldiers for days.", "ASSAULT", {"Militants"}, {"Chadian soldiers"}),
        (
            "The navy chief swore allegiance to the separatist leaders.",
            "SUPPORT",
            {"navy chief"},
            {"separatist leaders"},
        ),
        (
            "China wielded its veto on Monday.",
            "REJECT",
            {"China"},
            set(),
        ),
        ("Chad scuttled the talks with Malta.", "REJECT", {"Chad"}, {"Malta"}),
        ("Malta faces stiff opposition from Chad over the quota.", "REJECT", {"Chad"}, {"Malta"}),
        ("The rebels maintain close links with Malta.", "COOPERATE", {"rebels"}, {"Malta"}),
        ("Chad seeks closer ties with Peru.", "COOPERATE", {"Chad"}, {"Peru"}),
        ("About 900 Cuban soldiers are already in Chad.", "MOBILIZE", {"900 Cuban soldiers"}, {"Chad"}),
        ("Rebels use the camps to carry out operations against Chad.", "ASSAULT", {"Rebels"}, {"Chad"}),
        ("Hundreds of migrants are being sold in markets in Libya.", "ASSAULT", set(), {"Hundreds of migrants"}),
    ],
)
def test_what_news_tells_in_a_verb_and_its_object(
    annotated: Annotated, text: str, type_: str, actors: set[str], recipients: set[str]
) -> None:
    doc = annotated(text)
    (event,) = of_type(doc, type_)
    assert (names(doc, event.actors), names(doc, event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    "text", ["Chad has historic ties to Malta.", "The team took the title.", "The tram was destroyed in a storm."]
)
def test_what_only_sounds_like_a_deed_is_none(annotated: Annotated, text: str) -> None:
    assert not annotated(text).mentions


def test_a_government_that_backs_down_on_a_tax_concedes(annotated: Annotated) -> None:
    assert of_type(annotated("The government of Chad backtracked on the fuel tax."), "CONCEDE")


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("The city of Karal fell to the rebels.", "ASSAULT", {"rebels"}, {"Karal"}),
        ("Malta gave the junta an ultimatum.", "THREATEN", {"Malta"}, {"junta"}),
        ("Guards tortured the detainees.", "ASSAULT", {"Guards"}, {"detainees"}),
        ("The general handed over power to civilians.", "RETREAT", {"general"}, {"civilians"}),
        ("Crowds gathered outside parliament on Monday.", "PROTEST", {"Crowds"}, {"parliament"}),
    ],
)
def test_who_is_acted_on_is_not_who_acts(
    annotated: Annotated, text: str, type_: str, actors: set[str], recipients: set[str]
) -> None:
    doc = annotated(text)
    (event,) = of_type(doc, type_)
    assert (names(doc, event.actors), names(doc, event.recipients)) == (actors, recipients)


def test_fighting_that_breaks_out_is_one_event(annotated: Annotated) -> None:
    assert [m.type for m in annotated("Fighting broke out between the factions.").mentions] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "trigger", "factuality"),
    [
        ("The general was not under arrest, the spokesman said.", "arrest", "negated"),
        ("The mayor is no longer in custody.", "custody", "negated"),
        ("The mayor is in custody.", "custody", "actual"),
        ("Malta is not focused on removing the general from power.", "removing", "hypothetical"),
        ("The army is not interested in attacking the rebels.", "attacking", "hypothetical"),
        ("The envoy seized the chance to press for the release of the crew.", "press for", "actual"),
        ("The king used the visit to condemn the raid.", "condemn", "actual"),
        ("The king wants to use the visit to condemn the raid.", "condemn", "hypothetical"),
    ],
)
def test_how_a_deed_stands_that_is_named_in_passing(
    annotated: Annotated, text: str, trigger: str, factuality: str
) -> None:
    (event,) = [m for m in annotated(text).mentions if m.trigger.exact == trigger]
    assert event.factuality == factuality


@pytest.mark.parametrize(
    "text", ["The general insists he was in Geneva.", "Asked if Chad would join the talks, he left."]
)
def test_who_insists_on_a_fact_or_asks_a_question_requests_nothing(annotated: Annotated, text: str) -> None:
    assert not of_type(annotated(text), "REQUEST")


def test_what_the_opposition_is_accused_of_is_alleged_and_opposed_by_nobody(annotated: Annotated) -> None:
    doc = annotated("The president accused the opposition of plotting a coup.")
    assert {m.factuality for m in of_type(doc, "COERCE")} == {"alleged"}


def test_a_killing_in_a_strike_is_one_event_of_whoever_struck(annotated: Annotated) -> None:
    doc = annotated("The group vowed to avenge the killing of its leader in a U.S. drone strike last week.")
    (killing,) = of_type(doc, "ASSAULT")
    assert (killing.trigger.exact, names(doc, killing.actors)) == ("killing", {"United States"})
    assert killing.place is None


def test_dozens_of_strikes_that_are_carried_out_are_told_once(annotated: Annotated) -> None:
    assert len(of_type(annotated("Malta has carried out dozens of strikes against the group."), "ASSAULT")) == 1


def test_who_recalls_an_envoy_in_protest_at_executions_has_executed_nobody(annotated: Annotated) -> None:
    doc = annotated(
        "Chad, Malta and Peru on Monday recalled their ambassadors from Sudan in protest at the executions."
    )
    assert all(not m.actors for m in of_type(doc, "ASSAULT"))
    assert not doc.attributions


@pytest.mark.parametrize(
    "text", ["The party will contest next month's election.", "The party contested every seat in 2019."]
)
def test_who_runs_in_an_election_rejects_nothing(annotated: Annotated, text: str) -> None:
    doc = annotated(text)
    assert not of_type(doc, "REJECT")
    assert not doc.attributions


def test_a_ban_overturned_is_a_concession(annotated: Annotated) -> None:
    doc = annotated("Malta's top court overturned the ban on the party.")
    assert [m.type for m in doc.mentions] == ["CONCEDE"]


def test_who_fires_first_is_not_fired_at(annotated: Annotated) -> None:
    doc = annotated("The army said the Cambodians fired first when a Thai unit approached to negotiate.")
    (fired,) = of_type(doc, "ASSAULT")
    assert (names(doc, fired.actors), fired.recipients) == ({"Cambodians"}, ())


def test_an_attack_that_nobody_claims_has_happened(annotated: Annotated) -> None:
    doc = annotated("No group has claimed the attack on the village.")
    assert [m.factuality for m in of_type(doc, "ASSAULT")] == ["actual"]


def test_a_crowd_pushed_back_is_nothing_that_is_proposed(annotated: Annotated) -> None:
    assert not annotated("Police used water cannon to push the crowd away from the building.").attributions


def test_who_treats_the_hurt_is_not_told_in_the_other_half(annotated: Annotated) -> None:
    doc = annotated("Students threw stones at riot police; at least 12 people were treated in hospital.")
    assert all(not m.actors for m in of_type(doc, "AID"))


def test_a_bishops_release_is_told_and_a_films_is_not(annotated: Annotated) -> None:
    assert [m.type for m in annotated("The bishop's release came a day later.").mentions] == ["RETREAT"]
    assert not annotated("The film's release was delayed.").mentions
