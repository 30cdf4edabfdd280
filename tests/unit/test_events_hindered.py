"""Hindrance, deprivation, relief, bases, aggression: words of crises beside those of arrests and attacks."""

from __future__ import annotations

import pytest

TOLD = [
    ("Opposition leaders say the ruling party is hindering their campaign.", "COERCE"),
    ("Police prevented the marchers from reaching parliament in Nairobi.", "COERCE"),
    ("Troops blocked demonstrators from entering the square in Tunis.", "COERCE"),
    ("Soldiers cut off the main road to the airport in Bamako.", "COERCE"),
    ("Officials say the militia deprived villagers of food in Mali.", "COERCE"),
    ("Russia interfered in the election in Ghana, officials said.", "COERCE"),
    ("Hackers broke into the ministry's computers in Tallinn.", "COERCE"),
    ("Convoys carrying food reached the besieged town of Zabad on Wednesday.", "AID"),
    ("The United Nations began airdrops over South Sudan.", "AID"),
    ("Red Cross trucks arrived in Aleppo with medicine.", "AID"),
    ("The company admitted that it had bribed officials in Angola.", "CONCEDE"),
    ("Malta opened an embassy in Oslo in May.", "COOPERATE"),
    ("Poland bought missiles from the United States.", "COOPERATE"),
    ("Montenegro joined NATO in June.", "AGREE"),
    ("The minister briefed lawmakers on the crisis in Mali.", "CONSULT"),
    ("The opposition is seeking a recount in Kenya.", "REQUEST"),
    ("Under pressure from Washington, Colombia changed the law.", "REQUEST"),
    ("Human rights groups point to abuses by the army in Chad.", "ACCUSE"),
    ("The army canceled joint exercises with Thailand.", "SANCTION"),
    ("Prisoners refused food in the camp at Mandalay.", "PROTEST"),
    ("Russia wants to build a military base in Serbia.", "MOBILIZE"),
    ("China installed missiles on the island.", "MOBILIZE"),
    ("The army lifted the roadblocks in Kashmir.", "RETREAT"),
    ("The government allowed food into the besieged town in Syria.", "RETREAT"),
    ("There were brief scuffles between police and students in Lima.", "ASSAULT"),
    ("The violence has claimed 200 lives in Burundi.", "ASSAULT"),
    ("A mortar landed near the embassy in Damascus.", "ASSAULT"),
    ("Iraq's campaign to defeat the militants went on.", "ASSAULT"),
    ("The harbour master was one of those summoned by naval prosecutors.", "COERCE"),
    ("Ghana has been shaken since spring by quarrels in its cabinet and often violent demonstrations.", "PROTEST"),
    ("The refugees clearly need this government to make faster decisions.", "REQUEST"),
    ("The lawyers counted some 220 political arrests in the two harbour towns in January.", "COERCE"),
    ("This continues a surge of detentions over the last year.", "COERCE"),
    ("The mayor said it is important that Russia free the sailors.", "REQUEST"),
    ("The July 14 agreement was signed in Vienna.", "AGREE"),
    ("Sanctions were imposed in May.", "SANCTION"),
    ("The party came out against the coup.", "REJECT"),
    ("At least two Maltese citizens are now said to be held in Chad.", "COERCE"),
    ("The maps were found in a raid of the pilot's home.", "COERCE"),
    ("Men carried aid parcels provided by the World Food Programme.", "AID"),
    ("Juan told VOA he appreciated Dutch diplomats condemning the order.", "SUPPORT"),
]
NOT_TOLD = [
    ("Bad weather hindered the climbers.", "COERCE"),
    ("Rain prevented the players from reaching the final.", "COERCE"),
    ("A military convoy entered the town.", "AID"),
    ("The city built a new bus station.", "MOBILIZE"),
    ("The singer canceled the concert.", "SANCTION"),
    ("He admitted that he was tired.", "CONCEDE"),
    ("The plane landed near the hangar.", "ASSAULT"),
    ("The talks were held in Eritrea.", "COERCE"),
    ("The mayor said it is important that the army ended the siege.", "REQUEST"),
    ("The envoys from Malta insist that no topic is off the table.", "REJECT"),
    ("Some people arrived in Lima on Monday.", "CONSULT"),
    ("He works at the Inter-American Dialogue in Washington.", "CONSULT"),
    ("This attack underscores the importance of the talks.", "REQUEST"),
    ("What she brings will appeal to Oman.", "REQUEST"),
]


@pytest.mark.parametrize(("sentence", "type_"), TOLD)
def test_a_word_of_hindrance_or_relief_tells_its_event(annotated, sentence: str, type_: str) -> None:
    assert type_ in {m.type for m in annotated(sentence).mentions}


@pytest.mark.parametrize(("sentence", "type_"), NOT_TOLD)
def test_the_same_word_of_weather_or_sport_tells_none(annotated, sentence: str, type_: str) -> None:
    assert type_ not in {m.type for m in annotated(sentence).mentions}
