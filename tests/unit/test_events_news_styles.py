"""The words of agencies, state media and translations: each sentence tells an event of its type."""

from __future__ import annotations

import pytest
from events_reading import read

STYLES: list[tuple[str, str]] = [
    ("AID", "A convoy of the World Food Programme brought flour to the camps."),
    ("AID", "Germany sent 40 generators to Ukraine."),
    ("AID", "Red Cross trucks carried food to the besieged town of Madaya."),
    ("AID", "The European Union will give Moldova 150 million euros to buy gas."),
    ("AID", "Turkey handed over two patrol boats to Djibouti."),
    ("AID", "Turkey will give Djibouti two patrol boats."),
    ("ASSAULT", "A bomb of about 100 kilograms destroyed a bakery in Basta."),
    ("ASSAULT", "Four saboteurs were liquidated near Belgorod, the governor said."),
    ("ASSAULT", "Nine soldiers paid with their lives in the raid."),
    ("ASSAULT", "Russian forces delivered a strike on a depot in Odessa."),
    ("ASSAULT", "Security forces eliminated three militants in Dagestan."),
    ("ASSAULT", "Six guards lost their lives in the raid on the post."),
    ("ASSAULT", "The army neutralised 14 terrorists in Tizi Ouzou."),
    ("ASSAULT", "The camp came under mortar fire on Friday."),
    ("ASSAULT", "The priest was snatched from his church by armed men."),
    ("ASSAULT", "The town came under attack at dawn."),
    ("ASSAULT", "Their vehicle hit a landmine near Kidal on Monday."),
    ("ASSAULT", "Three villagers succumbed to their wounds after the raid."),
    ("COERCE", "Eleven fishermen were interpellated in Boulogne, according to the prefecture."),
    ("COERCE", "Eleven men are being held over the attack in Tunis."),
    ("COERCE", "Four herders were picked up by soldiers."),
    ("COERCE", "Police took away more than a hundred students in Djibouti."),
    ("COERCE", "The opposition leader was placed under house arrest in Kampala."),
    ("CONCEDE", "The government dropped the tax on fuel."),
    ("CONCEDE", "The government suspended the tax on coca."),
    ("CONSULT", "The two ministers spoke by telephone for forty minutes."),
    ("CONSULT", "The two presidents spoke by phone for half an hour."),
    ("MOBILIZE", "Nato will send four fighter jets to Romania."),
    ("MOBILIZE", "Reinforcements were rushed to Goma."),
    ("MOBILIZE", "Sixty Australian police officers flew into Honiara."),
    ("MOBILIZE", "Sixty soldiers were flown to the valley."),
    ("MOBILIZE", "The army will fly 60 soldiers to the valley today."),
    ("REQUEST", "Prime Minister Josua Faleolo asked Australia for police."),
    ("REQUEST", "The union asked the port to build shelters."),
    ("RETREAT", "An exchange of prisoners between Chad and Libya was called off."),
    ("RETREAT", "Israel released three Jordanian fishermen and ordered an inquiry into the collision of their boats."),
    ("RETREAT", "The army freed 12 of the 16 men."),
    ("RETREAT", "The clan handed back eleven rifles."),
    ("RETREAT", "The kidnappers let the two nurses go on Friday."),
    ("SANCTION", "Three diplomats were told to leave the country."),
]


@pytest.mark.parametrize(("type_", "sentence"), STYLES, ids=[s[:50] for _, s in STYLES])
def test_what_any_desk_writes_tells_its_event(type_: str, sentence: str) -> None:
    assert type_ in {m.type for m in read(sentence).mentions}


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry rammed an iceberg off Nuuk.",
        "He spoke for forty minutes about his childhood.",
        "The storm brought down a helicopter near Suva.",
    ],
)
def test_what_only_sounds_like_it_tells_nothing(sentence: str) -> None:
    assert [(m.type, m.trigger.exact) for m in read(sentence).mentions] == []


def test_a_march_called_off_is_not_called() -> None:
    assert [m.trigger.exact for m in read("A planned march on Bishkek has been called off.").mentions] == ["march"]


def test_a_blast_is_an_attack_where_the_article_has_the_arms_for_it() -> None:
    told = "The blast tore through the fish market."
    assert [m.type for m in read(f"{told} Rebels had been seen near the town.").mentions] == ["ASSAULT"]
    assert not read(f"{told} The boiler had been repaired in May.").mentions


def test_what_is_only_claimed_is_an_event_that_can_be_denied() -> None:
    assert [m.type for m in read("Oman rejected the Yemeni claim of a raid.").mentions] == ["ASSAULT"]


def test_what_people_do_about_an_accident_is_told() -> None:
    mentions = read("Oman sent 40 tents to Fiji after the earthquake.").mentions
    assert [m.type for m in mentions] == ["AID"]
