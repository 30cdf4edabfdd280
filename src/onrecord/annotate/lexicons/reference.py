"""Words by which news refers back: general nouns for bodies, pairs, governments, and what makes a capital act."""

from __future__ import annotations

from typing import Final

BODIES: Final = frozenset({"government", "organization", "armed_group", "publication"})

# Nouns that mean a country's government, which is its country's entity.
GOVERNMENTS: Final = frozenset(
    {"government", "administration", "regime", "junta", "cabinet", "leadership", "executive branch", "executive",
     "caretaker government", "transitional government", "interim government", "coalition government", "presidency",
     "military government", "provisional government", "unity government", "central government", "ruling council",
     "federal government", "military junta", "government of national unity"}
)  # fmt: skip
STATES: Final = frozenset({"country", "nation", "state", "republic", "kingdom", "homeland"})
ISLANDS: Final = frozenset({"island", "archipelago", "emirate", "sultanate", "principality"})
MEMBERS: Final = frozenset({"nation", "member", "country", "state"})  # "the 27-nation bloc"


def _body(nouns: str, kinds: str, sectors: str = "") -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    value = (frozenset(kinds.split()), frozenset(sectors.split()))
    return {noun.replace("_", " "): value for noun in nouns.split()}


_FIGHTING: Final = (
    "militant rebel insurgent guerrilla jihadist islamist separatist terrorist terror armed militia extremist "
    "paramilitary".split()
)
_FORMED: Final = "group movement organization organisation faction force army network alliance coalition"
# General noun for a body -> the kinds and, if any, the sectors of what it can refer back to.
BODY_NOUNS: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    **_body("group organization organisation", "armed_group organization"),
    **_body("movement", "armed_group organization", "PTY REB OPP REL SOC PRM"),
    **_body("network", "armed_group publication"),
    **_body(
        "newspaper paper daily magazine broadcaster news_agency website weekly tabloid journal tv_station "
        "television_station "
        "news_outlet outlet news_service state_news_agency news_website tv_channel television_channel",
        "publication",
    ),
    **_body("agency", "organization government publication"),
    **_body("institution watchdog institute", "organization government"),
    **_body("body bloc alliance union_of global_body", "organization"),
    **_body("party ruling_party opposition_party political_party", "organization", "PTY OPP"),
    **_body("faction", "organization armed_group", "PTY REB PRM"),
    **_body(
        "company firm corporation airline bank operator carmaker manufacturer automaker carrier insurer retailer "
        "refiner utility brewer drugmaker planemaker chipmaker shipper exporter importer start-up developer supplier "
        "contractor conglomerate brokerage miner oil_company energy_company shipping_company mining_company "
        "telecommunications_company tech_company technology_company",
        "organization",
        "BUS",
    ),
    **_body("university school college", "organization", "EDU"),
    **_body("militia insurgency", "armed_group"),
    **_body(" ".join(f"{kind}_{form}" for kind in _FIGHTING for form in _FORMED.split()), "armed_group"),
    **_body("cartel gang syndicate crime_group drug_cartel criminal_organization", "armed_group", "CRM"),
    **_body("court tribunal supreme_court high_court", "government organization", "JUD"),
    **_body(
        "parliament assembly legislature congress lower_house upper_house chamber", "government organization", "LEG"
    ),
    **_body("committee commission council panel", "government organization"),
    **_body(
        "charity ngo rights_group human_rights_group aid_group advocacy_group think_tank", "organization", "SOC CVL EDU"
    ),
    **_body("church", "organization", "REL"),
    **_body("lender multilateral_lender global_lender", "organization"),
    **_body("army military armed_forces", "government organization", "MIL"),
    **_body("union trade_union labor_union", "organization", "LAB"),
    **_body("news_organization news_network", "publication"),
    **_body("coalition", "organization armed_group"),
}

# What those above do to those below in one state, and the offices of those below.
COMMANDING: Final = frozenset(
    "ask order instruct tell direct task dismiss sack fire replace appoint name suspend charge assign authorize "
    "authorise empower oblige command".split()
)
SUBORDINATES: Final = frozenset(
    {"minister", "general", "commander", "chief", "army chief", "police chief", "attorney general"}
)
# What no organ of state is called, and the sectors of such organs.
GROUPS: Final = frozenset({"group", "movement", "faction", "network", "party", "charity", "militia"})
ORGANS: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
# What only bodies between states are called.
BLOCS: Final = frozenset({"bloc", "alliance", "global body"})
# "the committee" is one that the article calls so, or a commission, council or panel.
DELIBERATING: Final = frozenset({"committee", "commission", "council", "panel"})
# Bodies of people that were told of by what each of them is: "inspectors ... the team".
TEAMS: Final = frozenset({"team", "delegation", "squad", "mission", "expedition", "task force"})
TEAM_MEMBERS: Final = frozenset(
    "inspector expert monitor observer investigator negotiator scientist researcher student player athlete doctor "
    "medic rescuer envoy diplomat mediator engineer examiner archaeologist climber swimmer wrestler surgeon "
    "technician detective lawyer delegate representative specialist auditor lawmaker official girl boy teenager "
    "journalist".split()
)
TEAM_REACH: Final = 2  # sentences

# Verbs that go on with a quotation: their subject is mostly who has been speaking.
CONTINUING: Final = frozenset({"add", "continue", "conclude", "go", "note", "write"})
# Nouns for sources without a name; heads of state are not called so.
ANONYMOUS: Final = frozenset("official source aide adviser advisor diplomat spokesman spokeswoman witness".split())
# What the dead have not done, by what killed them; and speaking to those whom the speaker's words do not mean.
ATTACKING: Final = frozenset("attack bomb bombard fire kill raid shell shoot storm strike".split())
KILLING: Final = frozenset("behead execute kill massacre murder slaughter".split())
TELLING: Final = frozenset({"tell", "inform", "assure", "remind", "brief"})
# Nouns that no party and no armed group is called by.
ESTABLISHED: Final = frozenset({"institution", "institute", "agency", "watchdog", "body"})
# In a role these tell that its bearer speaks for no state.
NO_STATES_OWN: Final = (
    "separatist", "rebel", "self-", "so-called", "breakaway", "opposition", "mayor", "governor", "senator",
    "lawmaker", "deputy of", "congress",
)  # fmt: skip
CONTENDING: Final = frozenset({"PTY", "REB", "CRM", "PRM", "OPP"})

# Plural nouns that can mean two who were spoken of together: "the two leaders", "both sides".
PAIRS: Final = frozenset(
    "leader president side country nation man minister party government official diplomat state neighbor neighbour "
    "woman politician ally rival power candidate capital people person adversary foe enemy partner superpower".split()
) | {"foreign minister", "prime minister", "head of state", "defense minister", "defence minister", "official"}
# Those that point back without an article in translated copy; "two officials" are some that nobody has met.
BARE_PAIRS: Final = frozenset({"side", "leader", "country", "nation", "president", "minister"})
# Those of them that mean states and not persons.
STATE_PAIRS: Final = frozenset(
    "side country nation party government state neighbor neighbour power capital ally rival adversary foe enemy "
    "partner superpower".split()
)
# What states are, so that a state can stand beside them: "Kyiv and Western governments", but "Kyiv and Lviv officials".
STATE_BODIES: Final = frozenset("government power powers state country nation capital ally".split())
TOP_OFFICES: Final = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "supreme leader", "monarch",
     "head of state", "head of government", "president-elect", "sultan", "crown prince"}
)  # fmt: skip

# Offices that a state has one of, or that stand for one: "the leaders of Egypt and Jordan" are two.
OFFICES_OF_ONE: Final = TOP_OFFICES | frozenset(
    {"minister", "foreign minister", "leader", "head of state", "army chief"}
)

# Nouns that may stand for someone otherwise described: "the sailors ... the crew members".
HYPERNYMS: Final = frozenset(
    {"crew", "crew member", "crewman", "service member", "serviceman", "people", "person", "man", "woman", "victim",
     "prisoner",
     "detainee", "captive", "hostage", "group", "child"}
)  # fmt: skip
# "the children" are no parents and no officials that were told of.
YOUNG: Final = frozenset({"child", "kid", "boy", "girl", "toddler", "infant", "teenager", "youth", "minor"})
MAY_BE_YOUNG: Final = YOUNG | frozenset(
    "pupil student schoolchild schoolboy schoolgirl victim hostage captive prisoner detainee refugee migrant "
    "survivor orphan abductee evacuee patient passenger resident villager people person baby daughter son sibling "
    "brother sister adolescent player swimmer scout".split()
)
# Those who are held, and by which verbs: "abducted 20 pupils ... the hostages".
HELD: Final = frozenset({"prisoner", "detainee", "captive", "hostage", "abductee"})
HOLDING: Final = frozenset(
    "abduct kidnap seize hold detain arrest capture take imprison jail snatch free release swap exchange keep trap "
    "round intern apprehend".split()
)
GENERAL_PERSONS: Final = frozenset(
    "man woman person suspect victim accused boy girl defendant teenager youth kid child".split()
)
# ... and those by which somebody named is called again, if nobody else is there: "the man", "the teenager".
PLAIN_PERSONS: Final = frozenset("man woman boy girl teenager youth kid suspect defendant accused".split())
# By which one of a body's men is called again: "a National Guard soldier ... the National Guard member".
IN_RANKS: Final = frozenset(
    "member soldier officer trooper serviceman servicewoman guard fighter policeman conscript".split()
)
# Whom nobody calls "the minister".
PREMIERS: Final = frozenset({"prime minister", "premier", "chancellor", "head of government"})
# Nouns by which holders of these offices are called again.
ALSO_CALLED: Final = {
    "congressman": frozenset({"representative"}), "congresswoman": frozenset({"representative"}),
    "premier": frozenset({"prime minister"}), "prime minister": frozenset({"premier"}),
    "envoy": frozenset({"ambassador", "special representative", "representative"}),
    "president": frozenset({"head of state"}), "monarch": frozenset({"king", "queen", "emir", "sultan"}),
    "ruler": frozenset({"king", "emir", "sultan", "junta leader"}), "general": frozenset({"army chief"}),
    "pontiff": frozenset({"pope"}), "cleric": frozenset({"imam", "mufti", "bishop", "archbishop", "ayatollah"}),
    "spokesperson": frozenset({"spokesman", "spokeswoman"}), "mp": frozenset({"member of parliament", "lawmaker"}),
    "reporter": frozenset({"journalist", "correspondent", "broadcaster", "photographer"}),
    "journalist": frozenset({"reporter", "correspondent", "editor", "photographer", "broadcaster", "columnist"}),
    "physician": frozenset({"doctor", "surgeon"}), "doctor": frozenset({"physician", "surgeon"}),
    "officer": frozenset({"policeman", "policewoman", "constable", "sergeant", "inspector"}),
    "serviceman": frozenset({"soldier", "marine", "airman", "sailor"}), "jurist": frozenset({"judge"}),
    "politician": frozenset({"mayor", "governor", "senator"}), "magnate": frozenset({"businessman", "tycoon"}),
    "tycoon": frozenset({"businessman", "billionaire"}), "businessman": frozenset({"tycoon", "billionaire"}),
    "priest": frozenset({"father", "cleric"}), "attorney": frozenset({"lawyer"}), "lawyer": frozenset({"attorney"}),
}  # fmt: skip
# What only persons and bodies do, and no deed or thing: "It arrested nine men" is not the storm.
ACTORS_DEEDS: Final = frozenset(  # laws and deals ban, impose and grant as well
    "arrest detain send dispatch appoint order demand urge ask expel recall summon deploy buy sell hire fire elect "
    "sign ratify approve reject invite host fund lend free release extradite withdraw agree refuse "
    "decline pledge vow give offer seek own operate employ donate deport evacuate recruit train arm "
    "supply deliver ship export import sue fine charge prosecute convict sentence acquit nominate sack dismiss "
    "suspend nationalise nationalize seize confiscate annex occupy invade retaliate negotiate mediate monitor "
    "patrol intercept jail imprison execute pardon ally cooperate meet visit vote veto abstain boycott".split()
)
# Verbs of saying whose subject may be a thing.
OF_THINGS: Final = frozenset(
    "show suggest indicate reveal mean prove demonstrate signal reflect confirm read conclude".split()
)
# Divisions of states by the words of their lands.
DIVISIONS: Final = frozenset(
    "tehsil taluk taluka upazila woreda kebele oblast raion rayon okrug krai canton subdistrict sub-district "
    "subcounty sub-county subprefecture sub-prefecture prefecture wilaya wilayat cercle arrondissement barangay "
    "payam boma chiefdom nahiya hromada voivodeship kampung cantonment exclave atoll parish ward".split()
)
SETTLEMENTS: Final = DIVISIONS | frozenset(
    "city town village settlement hamlet municipality port suburb neighborhood neighbourhood district province "
    "region island county township commune borough outpost locality enclave governorate area camp resort".split()
)
TOWNS: Final = frozenset("city town village settlement hamlet municipality locality".split())
# Last words of names of firms, and those who speak and work for one.
FIRM_ENDINGS: Final = frozenset(
    "inc corp corporation company co ltd plc llc ag sa nv gmbh holdings holding group industries enterprises "
    "partners shipping lines airlines airways motors energy oil gas petroleum mining steel chemicals "
    "pharmaceuticals bank insurance logistics foods systems technologies software telecom media entertainment".split()
)
SPOKEN_FOR: Final = frozenset(
    "spokesman spokeswoman spokesperson executive ceo chairman director manager lawyer owner".split()
)
# Modifiers that do not tell one referent from another.
FREE_MODIFIERS: Final = frozenset(
    "such same several many more new local senior own late free former current alleged suspected freed detained "
    "captured released arrested captive rescued injured wounded missing top first last recent whole entire very "
    "unidentified unnamed male young old".split()
)
# Adjectives that make a phrase general, whatever country the article is set in.
GENERAL_ADJECTIVES: Final = frozenset(
    "western foreign other international european regional arab african asian neighboring neighbouring many most "
    "some several such different various any all both each own next previous successive allied friendly gulf "
    "national-level more additional extra fresh further multinational joint coalition asean islamic muslim world "
    "global".split()
)
SUPERLATIVES: Final = frozenset("top main leading largest biggest oldest only premier foremost prestigious".split())

# A capital is its state's government after these prepositions ...
BETWEEN: Final = frozenset({"between", "by", "against", "with", "toward", "towards", "among", "versus", "vs"})
# ... as the object of these verbs ...
ADDRESSING: Final = frozenset(
    "accuse blame urge tell ask warn criticize criticise condemn press pressure pressurize isolate support back "
    "help thank denounce oppose threaten sanction punish persuade convince inform notify assure remind anger "
    "infuriate irk upset embarrass provoke embolden appease alienate arm fund finance lobby petition deter dissuade "
    "pit force compel demand refer report corner drag defend rebuke chide scold admonish reprimand berate slam "
    "blast lambast lambaste defy placate court woo trust distrust mistrust suspect allow enable spare reward exempt "
    "encourage push prod nudge mediate engage antagonize humiliate shun ostracize hail fault sue reassure enrage "
    "frustrate rattle alarm outrage commend applaud praise advise implore beg call delist blacklist designate "
    "recognize recognise label brand target contact approach consult supply bully blackmail coerce outmaneuver "
    "outflank test consider view see regard expel suspend readmit favor favour side-line sideline bypass ignore "
    "overrule caution counter confront contain".split()
)
# ... after these prepositions with these words ...
TO_GOVERNMENTS: Final[dict[str, frozenset[str]]] = {
    "on": frozenset(
        "call pressure sanction sanctions embargo blame restriction tariff lean press prevail rely depend count impose "
        "urge slap pin turn attack assault dependence reliance heap demand penalty ban limit measure condition war "
        "curb duty levy put exert pile pressure influence leverage sway hold patience".split()
    ),
    "to": frozenset(
        "aid support assistance warning message help loyal loyalty concession signal apology ultimatum appeal "
        "apologize "
        "apologise complain protest sell surrender cede lose bow loyalist listen kowtow pander answer accountable "
        "subservient allegiance threat challenge proposal offer demand request call reply response alternative "
        "counterweight rival hostile friendly close sympathetic letter note complaint report tie link opposition sale "
        "transfer owe pay beholden indebted grant promise pledge commitment belong answerable speak talk turn "
        "snub insult affront slight rebuke blow setback boost gift favor favour overture gesture reward rebuff "
        "challenge reprimand obedience deference capitulation".split()
    ),
    "from": frozenset(
        "pressure support help aid assistance independence independent independently demand approval permission orders "
        "order directive funding weapon arm backing guarantee assurance concession response reaction objection "
        "resistance threat criticism condemnation protest denial apology answer instruction interference secession "
        "autonomy signal message money loan break secede explanation compensation reparation recognition retaliation "
        "commitment pushback cooperation inspection".split()
    ),
    "of": frozenset(
        "ally critic supporter opponent enemy foe adversary puppet proxy hostility backing support accuse suspicion "
        "distrust wary tool agent behalf aid assistance help behest recognition critical demand condemnation "
        "denunciation "
        "criticism foreign policy patience defiance".split()
    ),
    "at": frozenset(
        "anger angry aim lash frustration frustrated furious fury criticism swipe jab sneer sanction".split()
    ),
    "for": frozenset(
        "support blow setback victory defeat win embarrassment warning spy spying proxy ally apologist".split()
    ),
    "in": frozenset("government authority ally regime leadership junta master patron backer administration".split()),
}
# ... and as the possessor of these.
# What a capital that is no town is: "Moscow is ready to talk", "Washington has been silent".
MINDS: Final = frozenset(
    "silent ready willing unwilling reluctant eager keen wary cautious angry furious unhappy concerned worried "
    "alarmed adamant confident determined prepared committed opposed open aware responsible guilty careful hopeful "
    "optimistic pessimistic skeptical sceptical suspicious convinced sure uncertain anxious impatient frustrated "
    "disappointed pleased happy grateful sorry right wrong serious sincere hesitant desperate unable able nervous "
    "supportive critical complicit hostile friendly tolerant intent bent".split()
)
STATE_DEEDS: Final = frozenset(
    "decision policy stance position claim demand refusal insistence government nuclear program programme support "
    "influence response reaction ally interest accusation denial offer proposal sanction role involvement rule "
    "ambition aggression backing interference intervention army force military troop warning threat move effort "
    "relation relationship tie rejection strategy plan failure leader leadership foreign version view intention "
    "readiness willingness annexation invasion action war goal aim call request reply regime security missile "
    "arsenal economy charge allegation complaint assertion contention criticism objection rebuke ultimatum overture "
    "pledge promise vow commitment statement announcement concession rejoinder veto abstention ministry minister "
    "embassy diplomat envoy ambassador recognition pressure demarche détente retaliation reprisal crackdown".split()
)

# Offices that a country does not have, and which of its own a translation means by them.
FOREIGN_OFFICES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "USA": {
        "ministry of foreign affairs": ("org:US Department of State", "the United States has a Department of State"),
        "foreign ministry": ("org:US Department of State", "the United States has a Department of State"),
        "foreign affairs ministry": ("org:US Department of State", "the United States has a Department of State"),
        "ministry of defense": ("org:US Department of Defense", "the United States has a Department of Defense"),
        "ministry of defence": ("org:US Department of Defense", "the United States has a Department of Defense"),
        "defense ministry": ("org:US Department of Defense", "the United States has a Department of Defense"),
        "ministry of justice": ("org:US Department of Justice", "the United States has a Department of Justice"),
        "justice ministry": ("org:US Department of Justice", "the United States has a Department of Justice"),
        "ministry of finance": (
            "org:US Department of the Treasury",
            "the United States has a Department of the Treasury",
        ),
        "finance ministry": ("org:US Department of the Treasury", "the United States has a Department of the Treasury"),
        **dict.fromkeys(
            (
                "ministry of internal affairs",
                "internal affairs ministry",
                "ministry of the interior",
                "ministry of interior",
                "ministry of home affairs",
                "ministry of public security",
            ),
            ("org:US Department of Homeland Security", "the United States has a Department of Homeland Security"),
        ),
        "ministry of health": (
            "org:US Department of Health and Human Services",
            "the United States has a Department of Health and Human Services",
        ),
        "ministry of energy": ("org:US Department of Energy", "the United States has a Department of Energy"),
        "ministry of trade": ("org:US Department of Commerce", "the United States has a Department of Commerce"),
        "ministry of commerce": ("org:US Department of Commerce", "the United States has a Department of Commerce"),
        "ministry of education": ("org:US Department of Education", "the United States has a Department of Education"),
        "ministry of labor": ("org:US Department of Labor", "the United States has a Department of Labor"),
        "ministry of labour": ("org:US Department of Labor", "the United States has a Department of Labor"),
        "ministry of agriculture": (
            "org:US Department of Agriculture",
            "the United States has a Department of Agriculture",
        ),
        "ministry of transport": (
            "org:US Department of Transportation",
            "the United States has a Department of Transportation",
        ),
    }
}
_MONARCHIES: Final = frozenset(
    "GBR SAU JOR MAR JPN ESP SWE NOR DNK NLD BEL LUX THA MYS KWT QAT OMN BHR CAN AUS NZL JAM MCO BTN BRN KHM LSO "
    "SWZ TON VAT LIE PNG BHS BLZ".split()
)
_PRESIDENTIAL: Final = frozenset(
    "USA MEX BRA ARG COL CHL VEN ECU BOL PRY URY CRI PAN GTM HND SLV NIC DOM PHL IDN NGA GHA ZAF ZMB MWI CYP CHE "
    "GMB BWA LBR".split()
)
_NO_SECRETARY_OF_STATE: Final = frozenset(
    "RUS CHN IRN ISR TUR UKR IND PAK JPN SAU EGY VEN CUB SYR IRQ KOR PRK AUS CAN ARE QAT JOR LBN AFG BGD".split()
)
# Offices and bodies that a state does not have in today's constitution (public facts): whoever writes so translates.
LACKING: Final[dict[str, frozenset[str]]] = {
    "prime minister": _PRESIDENTIAL,
    "premier": _PRESIDENTIAL,
    "president": _MONARCHIES,
    "secretary of state": _NO_SECRETARY_OF_STATE,
    **dict.fromkeys(
        ("foreign minister", "foreign affairs minister", "defense minister", "defence minister", "justice minister",
         "interior minister", "finance minister", "energy minister", "home secretary", "parliament", "ministry",
         "interior ministry", "health ministry", "energy ministry", "oil ministry", "information ministry"),
        frozenset({"USA"}),
    ),
    "foreign affairs ministry": frozenset({"USA", "GBR"}),  # of which one has a department, one a Foreign Office
}  # fmt: skip
# Words that only a translation uses for a government: "el ejecutivo", "l'exécutif", "das Kabinett".
CALQUES: Final = {"ceo": "the executive (government)", "chief executive": "the executive (government)"}
# "The Venezuelan executive": its government, unless it is somebody's trade.
EXECUTIVES: Final = frozenset({"executive"})
