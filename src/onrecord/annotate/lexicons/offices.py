"""Words by which an office tells the country and the side of those who hold it.

Source: general knowledge of the authors (Apache-2.0, like the rest of this package).
"""

from __future__ import annotations

import re
from typing import Final

# Words of a role that tell which side its bearer is on, whatever the office is called.
SIDES: Final = {
    **dict.fromkeys("separatist rebel insurgent guerrilla militant jihadist breakaway secessionist".split(), "REB"),
    **dict.fromkeys("militia paramilitary vigilante".split(), "PRM"),
    **dict.fromkeys("cartel gang mafia".split(), "CRM"),
    **dict.fromkeys("opposition dissident exiled".split(), "OPP"),
}
CLAIMED: Final = frozenset("declared proclaimed styled appointed described".split())  # after "self-"
LOCAL_OFFICES: Final = frozenset({"mayor", "governor", "people's mayor", "people's governor", "administrator"})
# States that most others do not know as such; who claims an office of theirs is on their side.
BREAKAWAY: Final = (
    "donetsk people", "luhansk people", "lugansk people", "people's republic of donetsk", "transnistria", "abkhazia",
    "south ossetia", "karabakh", "artsakh", "ambazonia", "biafra", "azawad", "ichkeria", "khalistan", "katanga",
    "islamic state", "islamic emirate of the caucasus", "caliphate", "novorossiya", "krajina",
)  # fmt: skip
OPPOSITION: Final = frozenset({
    "opposition", "opposition leader", "dissident", "opposition figure", "opposition politician",
    "opposition candidate", "oppositionist",
})  # fmt: skip
# Offices that make "former" mean the elite: a former teacher is none of it.
OFFICES: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP"})
# Who is called so has led a state, where the words before it say that he no longer does.
RULERS: Final = frozenset({"leader", "ruler", "strongman", "dictator"})
VAGUE: Final = frozenset(
    "leader member head chief spokesman spokeswoman spokesperson director official deputy chairman chair adviser "
    "advisor aide representative commander inspector-general co-founder founder chairwoman fellow source candidate "
    "supporter activist".split()
) | {"deputy leader", "deputy director", "deputy head", "senior fellow", "inspector general"}
PARTY_ADJECTIVES: Final = {
    **dict.fromkeys(("republican", "democratic", "gop"), "USA"),
    **dict.fromkeys(("labour", "tory"), "GBR"),
}
STATE_NOUNS: Final = frozenset({"country", "nation", "state", "homeland", "republic", "kingdom"})
LOCAL_SECTORS: Final = frozenset({"LAB", "PTY", "AGR", "CRM", "REB", "PRM"})
LOCALS: Final = frozenset(
    {"student leader", "student activist", "resident", "villager", "shopkeeper", "mayor", "councillor", "headmaster",
     "headmistress", "ayatollah", "grand ayatollah", "mufti", "grand mufti", "imam", "archbishop", "protest leader",
     "community leader", "tribal leader",
     "tribal elder", "village elder", "clan leader",
     "bishop", "monk", "abbot", "cleric",
     "judge", "prosecutor", "magistrate", "chief justice", "attorney general", "sheriff", "coroner",
     "teacher", "schoolteacher", "principal", "student", "pupil", "nurse", "midwife", "paramedic", "fisherman",
     "elder", "pharmacist", "taxi driver", "local", "voter", "homeowner"}
)  # fmt: skip
# Words of a role that belongs to no one state.
INTERNATIONAL: Final = frozenset(
    "international world global u.n. un nuclear interpol nato eu multinational peacekeeping".split()
)
# Offices whose bearers are as often in the news of other states.
TRAVELLING: Final = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "queen", "foreign minister", "secretary of state",
     "foreign secretary", "secretary", "ambassador", "envoy", "diplomat", "special envoy", "vice president", "minister",
     "negotiator", "chief negotiator", "spokesman", "spokeswoman", "spokesperson", "official", "secretary-general",
     "secretary general", "special representative", "high commissioner", "consul", "senator", "representative",
     "congressman", "congresswoman", "lawmaker", "defense secretary", "defence secretary", "adviser", "advisor",
     "president-elect", "crown prince", "prince", "emir", "sultan", "supreme leader", "head of government"}
)  # fmt: skip
# Verbs of going abroad: where to tells nothing of where from.
JOURNEYS: Final = frozenset("fly travel arrive visit land tour go head journey jet depart drive sail".split())
# Sectors whose offices are mostly a state's own.
OF_STATES: Final = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "PRM", "OPP"})
STYLES_AS_NAMES: Final = frozenset("king prince queen princess duke earl baron sultan pope bishop dean judge".split())
RELATIONS: Final = frozenset(
    "counterpart predecessor successor ally rival friend colleague partner host guest supporter critic opponent "
    "wife husband son daughter brother sister father mother relative foe enemy grandfather grandmother grandson "
    "granddaughter uncle aunt cousin nephew niece widow widower sibling twin stepson stepdaughter stepfather "
    "stepmother fiance fiancee son-in-law daughter-in-law brother-in-law sister-in-law father-in-law mother-in- "
    "law girlfriend boyfriend".split()
)
# Offices that only one state has, or one body of states.
OF_ONE_STATE: Final = {
    **dict.fromkeys(
        ("secretary of state", "defense secretary", "treasury secretary", "congressman", "congresswoman",
         "commerce secretary", "energy secretary", "interior secretary", "homeland security secretary"), "USA",
    ),
    **dict.fromkeys(("taoiseach", "tanaiste", "tánaiste"), "IRL"),
    "mep": "EUR",
    "msp": "GBR",
    "duma deputy": "RUS",
    "knesset speaker": "ISR",
    "bundestag president": "DEU",
}  # fmt: skip
# Words of a role that point to one state where the article plays in no other.
BY_WORDS: Final = {
    **dict.fromkeys(
        ("house speaker", "speaker of the house", "senate majority leader", "senate minority leader", "majority whip",
         "house majority leader", "house minority leader", "minority whip", "joint chiefs", "supreme court justice",
         "national security adviser", "national security advisor", "surgeon general", "solicitor general",
         "press secretary", "labor secretary", "agriculture secretary", "transportation secretary", "army secretary",
         "navy secretary", "air force secretary", "district attorney", "assistant secretary", "undersecretary",
         "national intelligence director", "director of national intelligence", "first lady", "state senator",
         "state representative", "lieutenant governor"), "USA",
    ),
    **dict.fromkeys(
        ("chancellor of the exchequer", "home secretary", "lord chancellor", "shadow chancellor", "shadow minister",
         "health secretary", "shadow foreign secretary", "shadow home secretary", "shadow defence secretary",
         "cabinet office minister", "chief constable", "business secretary", "work and pensions secretary"), "GBR",
    ),
    **dict.fromkeys(("tánaiste", "tanaiste", "td"), "IRL"),
    **dict.fromkeys(("chief cabinet secretary", "chief cabinet secretary of"), "JPN"),
    **dict.fromkeys(("external affairs minister", "union home minister", "union minister"), "IND"),
    **dict.fromkeys(("unification minister",), "KOR"),
}  # fmt: skip
AMERICAN_PARTISANS: Final = frozenset({"republican", "democrat"})
PARTY_AND_STATE: Final = re.compile(r"[(,]?\s?[RDI]-[A-Z]")
# What heads of firms are called that heads of states are called too.
OF_FIRMS: Final = frozenset(
    {"chief executive", "president", "vice president", "chairman", "chairwoman", "chair", "director"}
)
