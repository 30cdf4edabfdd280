"""One happening told twice is one event; two happenings stay two."""

from __future__ import annotations

import random

from layers import Layers
from onrecord.link.event_coreference import cluster_events


def clusters(layers: Layers) -> list[list[str]]:
    """The trigger words of each cluster."""
    return [[m.trigger.exact for m in c] for c in cluster_events(layers.doc)]


def test_a_definite_noun_takes_up_the_event_told_before() -> None:
    layers = Layers("Rebels attacked the port of Massawa on Monday. The attack killed nobody.")
    rebels = layers.entity("Rebels", "armed_group")
    layers.event("attacked", "ASSAULT", actors=(rebels,))
    layers.event("attack", "ASSAULT", nth=1)
    assert clusters(layers) == [["attacked", "attack"]]


def test_another_word_of_the_family_takes_it_up_too() -> None:
    layers = Layers("The two leaders spoke by telephone. The conversation lasted an hour.")
    layers.event("spoke", "CONSULT", mode="phone")
    layers.event("conversation", "CONSULT", mode="phone")
    assert clusters(layers) == [["spoke", "conversation"]]


def test_the_same_deed_by_the_same_parties_is_one() -> None:
    layers = Layers("Oman arrested Tariq Saleh. Police said Oman had detained Tariq Saleh at the border.")
    oman, saleh = layers.entity("Oman"), layers.entity("Tariq Saleh", "person")
    layers.event("arrested", "COERCE", actors=(oman,), recipients=(saleh,), mode="arrest")
    layers.event("detained", "COERCE", actors=(oman,), recipients=(saleh,), mode="arrest")
    assert clusters(layers) == [["arrested", "detained"]]


def test_different_days_are_different_events() -> None:
    layers = Layers("Rebels shelled Goma on 3 May 2025. Rebels shelled Goma on 9 May 2025.")
    rebels = layers.entity("Rebels", "armed_group")
    layers.event("shelled", "ASSAULT", actors=(rebels,), when=layers.when("3 May 2025", "2025-05-03"))
    layers.event("shelled", "ASSAULT", nth=1, actors=(rebels,), when=layers.when("9 May 2025", "2025-05-09"))
    assert len(clusters(layers)) == 2


def test_different_parties_are_different_events() -> None:
    layers = Layers("Peru expelled Chad's envoy. Fiji expelled Malta's envoy.")
    peru, chad = layers.entity("Peru"), layers.entity("Chad")
    fiji, malta = layers.entity("Fiji"), layers.entity("Malta")
    layers.event("expelled", "SANCTION", actors=(peru,), recipients=(chad,))
    layers.event("expelled", "SANCTION", nth=1, actors=(fiji,), recipients=(malta,))
    assert len(clusters(layers)) == 2


def test_bare_words_of_one_type_do_not_join() -> None:
    layers = Layers("Ten people were killed on the coast. Soldiers fired at a bus in the hills.")
    layers.event("killed", "ASSAULT")
    layers.event("fired", "ASSAULT")
    assert len(clusters(layers)) == 2


def test_another_strike_is_another_event() -> None:
    layers = Layers("A strike hit the port. Another strike hit the port.")
    port = layers.entity("the port", "place", form="nominal")
    layers.event("strike", "ASSAULT", recipients=(port,))
    layers.event("strike", "ASSAULT", nth=1, recipients=(port,))
    assert len(clusters(layers)) == 2


def test_two_accusations_of_different_deeds_stay_two() -> None:
    layers = Layers("Oman accused Fiji of piracy. Oman accused Fiji of forging passports.")
    oman, fiji = layers.entity("Oman"), layers.entity("Fiji")
    first = layers.statement("piracy", source=oman, cue="accused", act="accuse")
    second = layers.statement("forging passports", source=oman, cue="accused", act="accuse")
    layers.event("accused", "ACCUSE", actors=(oman,), recipients=(fiji,), performed_by=first)
    layers.event("accused", "ACCUSE", nth=1, actors=(oman,), recipients=(fiji,), performed_by=second)
    assert len(clusters(layers)) == 2


def test_a_denial_answers_what_was_told() -> None:
    layers = Layers("Congo said Rwandan troops attacked Bunagana. Rwanda denied attacking the town.")
    congo = layers.entity("Congo", country="COD", sectors=("GOV",))
    troops = layers.entity("Rwandan troops", "armed_group", "nominal", country="RWA", sectors=("MIL",))
    rwanda = layers.entity("Rwanda denied".split()[0], country="RWA", sectors=("GOV",))
    told = layers.statement("Rwandan troops attacked Bunagana", source=congo, cue="said")
    denial = layers.statement("attacking the town", source=rwanda, cue="denied", act="deny")
    layers.event("attacked", "ASSAULT", actors=(troops,), attributions=(told,))
    layers.event("attacking", "ASSAULT", actors=(rwanda,), attributions=(denial,), factuality="negated")
    assert clusters(layers) == [["attacked", "attacking"]]


def test_the_raid_that_killed_is_one_with_the_killing() -> None:
    layers = Layers("Oman condemned a raid in Aden that killed nine people.")
    layers.event("raid", "ASSAULT")
    layers.event("killed", "ASSAULT")
    assert clusters(layers) == [["raid", "killed"]]


def test_a_repeated_passage_joins_what_it_repeats() -> None:
    text = "Rebels shelled Goma.\nIt rained.\nThe rebels then shelled Goma."
    layers = Layers(text, repeats=((2, 0),))
    layers.event("shelled", "ASSAULT")
    layers.event("shelled", "ASSAULT", nth=1)
    assert clusters(layers) == [["shelled", "shelled"]]


def test_the_order_of_the_mentions_does_not_matter() -> None:
    layers = Layers("Rebels attacked Goma. The attack went on. The army attacked Bukavu. That attack was short.")
    rebels, army = layers.entity("Rebels", "armed_group"), layers.entity("The army", "armed_group", "nominal")
    layers.event("attacked", "ASSAULT", actors=(rebels,))
    layers.event("attack", "ASSAULT", nth=1, actors=(rebels,))
    layers.event("attacked", "ASSAULT", nth=1, actors=(army,))
    layers.event("attack", "ASSAULT", nth=3, actors=(army,))
    expected = clusters(layers)
    for seed in range(5):
        random.Random(seed).shuffle(layers.mentions)
        assert clusters(layers) == expected


def test_no_mentions_give_no_events() -> None:
    assert cluster_events(Layers("Nothing was told.").doc) == ()


def test_a_coup_attempt_is_the_coup_and_the_uprising_of_the_article() -> None:
    layers = Layers("Troops led a coup on Friday. The coup attempt failed. Nine people died in the uprising.")
    layers.event("coup", "COERCE")
    layers.event("attempt", "COERCE")
    layers.event("uprising", "PROTEST")
    assert clusters(layers) == [["coup", "attempt", "uprising"]]


def test_an_uprising_that_is_new_is_none_of_the_coup() -> None:
    layers = Layers("Troops led a coup on Friday. An uprising broke out in the south.")
    layers.event("coup", "COERCE")
    layers.event("uprising", "PROTEST")
    assert len(clusters(layers)) == 2


def test_an_attack_with_a_name_of_its_own_is_not_the_one_just_told() -> None:
    layers = Layers("Gunmen stormed a market. The Massawa attack was worse. The attack killed ten.")
    layers.event("stormed", "ASSAULT")
    layers.event("attack", "ASSAULT")
    assert clusters(layers) == [["stormed"], ["attack"]]


def test_a_caption_tells_the_deed_of_the_day_again() -> None:
    layers = Layers("Friday's coup failed. Women mourn a man killed during a coup last Friday.")
    friday = layers.when("Friday", "2026-03-06")
    layers.event("coup", "COERCE", when=friday)
    layers.event("coup", "COERCE", nth=1, when=friday)
    assert clusters(layers) == [["coup", "coup"]]


def test_who_says_that_it_did_not_happen_speaks_of_what_was_just_told() -> None:
    layers = Layers("Farmers said soldiers attacked a barn. No soldier attacked anyone, Ivo Rask said.")
    told = layers.statement("soldiers attacked a barn", cue="said")
    answer = layers.statement("No soldier attacked anyone", cue="said")
    soldiers = layers.entity("soldiers", "government")
    layers.event("attacked", "ASSAULT", actors=(soldiers,), attributions=(told,))
    layers.event("attacked", "ASSAULT", nth=1, attributions=(answer,), factuality="negated")
    assert clusters(layers) == [["attacked", "attacked"]]


def test_a_ban_is_no_crackdown() -> None:
    layers = Layers("The court banned the party. The crackdown drew protests.")
    layers.event("banned", "COERCE")
    layers.event("crackdown", "COERCE")
    assert len(clusters(layers)) == 2


def test_a_possessed_deed_is_its_owners() -> None:
    layers = Layers("Fiji has threatened the port. Oman reiterated its threat against the port.")
    fiji, oman = layers.entity("Fiji"), layers.entity("Oman")
    layers.event("threatened", "THREATEN", actors=(fiji,))
    layers.event("threat", "THREATEN", nth=1, actors=(oman,))
    assert len(clusters(layers)) == 2


def test_a_leader_who_meets_two_parties_has_met_twice() -> None:
    layers = Layers("Ivo Rask met the mayors of Fiji on the coast. Ivo Rask met the farmers of Fiji in the hills.")
    rask = layers.entity("Ivo Rask", "person")
    mayors, farmers = layers.entity("the mayors", form="nominal"), layers.entity("the farmers", "people", "nominal")
    layers.event("met", "CONSULT", actors=(rask, mayors))
    layers.event("met", "CONSULT", nth=1, actors=(rask, farmers))
    assert clusters(layers) == [["met"], ["met"]]


def test_a_side_meeting_is_not_the_summit_that_all_the_rest_takes_up() -> None:
    text = "Ivo Rask met island leaders in May. Before the summit he rested. Ivo Rask met the farmers at the summit."
    layers = Layers(text)
    rask = layers.entity("Ivo Rask", "person")
    leaders, farmers = layers.entity("island leaders", form="nominal"), layers.entity("farmers", "people", "nominal")
    layers.event("met", "CONSULT", actors=(rask, leaders))
    layers.event("summit", "CONSULT")
    layers.event("met", "CONSULT", nth=1, actors=(rask, farmers))
    layers.event("summit", "CONSULT", nth=1)
    told = clusters(layers)
    assert sum("met" in c for c in told) == 2


def test_who_also_meets_meets_once_more() -> None:
    layers = Layers("Ivo Rask will meet officials. He will also meet officials.")
    rask, officials = layers.entity("Ivo Rask", "person"), layers.entity("officials", form="nominal")
    layers.event("meet", "CONSULT", actors=(rask, officials))
    layers.event("meet", "CONSULT", nth=1, actors=(rask, officials))
    assert len(clusters(layers)) == 2


def test_who_else_was_on_the_call_does_not_make_it_another() -> None:
    layers = Layers("Oman and Fiji spoke by telephone. The call, which Malta joined, lasted an hour.")
    oman, fiji, malta = (layers.entity(n) for n in ("Oman", "Fiji", "Malta"))
    layers.event("spoke", "CONSULT", actors=(oman, fiji), mode="phone")
    layers.event("call", "CONSULT", actors=(oman, malta), mode="phone")
    assert clusters(layers) == [["spoke", "call"]]


def test_attacks_with_an_owner_are_not_those_just_told_of_nobody() -> None:
    layers = Layers("Attacks in Massawa killed nine people. Peru condemned Fiji's attacks on Suva.")
    fiji, suva = layers.entity("Fiji"), layers.entity("Suva", "place")
    layers.event("Attacks", "ASSAULT", place=layers.entity("Massawa", "place"))
    layers.event("attacks", "ASSAULT", actors=(fiji,), recipients=(suva,))
    assert clusters(layers) == [["Attacks"], ["attacks"]]


def test_an_unnamed_attack_does_not_make_one_of_two_that_say_where() -> None:
    layers = Layers("Rebels shelled Massawa. The attack was brief. The attack on Suva went on.")
    rebels = layers.entity("Rebels", "armed_group", "nominal")
    massawa, suva = layers.entity("Massawa", "place", country="ERI"), layers.entity("Suva", "place", country="FJI")
    layers.event("shelled", "ASSAULT", actors=(rebels,), recipients=(massawa,))
    layers.event("attack", "ASSAULT")
    layers.event("attack", "ASSAULT", nth=1, recipients=(suva,))
    assert clusters(layers) == [["shelled", "attack"], ["attack"]]


def test_a_town_and_the_province_it_is_told_to_lie_in_are_one_place() -> None:
    layers = Layers("Rebels attacked Suva, Rewa. The attack in Rewa killed nobody.")
    rebels = layers.entity("Rebels", "armed_group", "nominal")
    suva, rewa = layers.entity("Suva", "place"), layers.entity("Rewa", "place")
    layers.event("attacked", "ASSAULT", actors=(rebels,), recipients=(suva,))
    layers.event("attack", "ASSAULT", nth=1, place=rewa)
    assert clusters(layers) == [["attacked", "attack"]]


def test_the_troops_of_two_states_are_two_parties() -> None:
    layers = Layers("Omani troops raided a farm. Fijian troops raided a farm.")
    omani = layers.entity("Omani troops", "armed_group", "nominal")
    fijian = layers.entity("Fijian troops", "armed_group", "nominal")
    layers.event("raided", "ASSAULT", actors=(omani,))
    layers.event("raided", "ASSAULT", nth=1, actors=(fijian,))
    assert len(clusters(layers)) == 2


def test_one_partys_parts_in_two_acts_are_two() -> None:
    text = "Fiji was behind the raid on 3 May 2025. Fiji denied a role in the blast on 9 May 2025."
    layers = Layers(text)
    fiji = layers.entity("Fiji")
    layers.event("behind", "ASSAULT", actors=(fiji,), participation=True)
    layers.event("raid", "ASSAULT", when=layers.when("3 May 2025", "2025-05-03"))
    layers.event("denied", "ASSAULT", actors=(fiji,), participation=True)
    layers.event("blast", "ASSAULT", when=layers.when("9 May 2025", "2025-05-09"))
    assert clusters(layers) == [["behind"], ["raid"], ["denied"], ["blast"]]


def test_one_partys_part_in_one_act_is_told_again() -> None:
    layers = Layers("Fiji was behind the raid on the port. Fiji denied a role in the raid.")
    fiji = layers.entity("Fiji")
    layers.event("behind", "ASSAULT", actors=(fiji,), participation=True)
    layers.event("raid", "ASSAULT")
    layers.event("denied", "ASSAULT", actors=(fiji,), participation=True)
    layers.event("raid", "ASSAULT", nth=1)
    assert clusters(layers) == [["behind", "denied"], ["raid", "raid"]]
