"""Words of noun phrases in news English: quantities, abstract nouns, pronouns, and what stands in titles."""

from __future__ import annotations

from typing import Final

QUANTITIES: Final = frozenset(
    "hundred thousand dozen number group some many most all several majority score handful series million ten "
    "couple minority scores any both few each none half crowd team pair bulk plenty lot rest remainder part".split()
)
# Numbers that stand for people where these verbs say what they do or suffer.
CROWDS: Final = frozenset({"thousand", "hundred", "dozen", "score", "ten", "million"})
DONE_BY_CROWDS: Final = frozenset(
    "take march rally gather protest demonstrate flee leave riot turn pour flood join attend chant cheer "
    "mourn die starve escape return cross storm defy assemble converge descend throng line strike walk vote "
    "queue pack".split()
)
DONE_TO_CROWDS: Final = frozenset(
    "kill injure wound hurt maim displace detain arrest evacuate force jail imprison hold trap strand rescue "
    "free release expel deport abduct kidnap shelter uproot execute massacre drive draw treat hospitalize".split()
)
# Of these the number alone tells whom: "killed ten".
HARMING: Final = frozenset("kill injure wound hurt maim massacre execute abduct kidnap slaughter behead".split())
SINGLES: Final = frozenset({"one", "another", "either", "neither"})
# Nouns that are actors only in the plural or with a modifier: "security forces", but not "by force".
ABSTRACT: Final = frozenset(
    "power force intelligence command custom youth head chair post text field mine unit service mission "
    "source body network order industry leadership authority opposition presidency community public society "
    "customs council chief medium press prosecution regime guard pilot driver local human minor minority "
    "majority orthodox radical private marine guide cook host partner model author holder couple pair channel "
    "paper daily carrier chain plant station fleet treasury front league panel board team bench club entity "
    "union bank interest minister charity rival subject representative patient faculty college diet whip peer "
    "fan friend match speaker runner ring cell mob justice order general major premier principal judge "
    "counsel twin master striker climber forward defender".split()
)
# Nouns that are machines as often as people, and the words before them that tell so, beside type numbers ("F-16").
MACHINES: Final = frozenset(
    "fighter bomber carrier transporter tanker destroyer trainer tracker launcher hunter interceptor".split()
)
AIRCRAFT: Final = frozenset(
    "jet warplane stealth nuclear strategic long-range short-range heavy light aircraft fuel oil gas "
    "supersonic twin-engine single-engine multirole air-superiority apache chinook mig mig- sukhoi su rafale "
    "mirage tornado typhoon eurofighter gripen harrier hornet raptor phantom falcon eagle tupolev ilyushin "
    "antonov tu il lancer missile rocket grenade water personnel armored armoured guided-missile mine".split()
)
# Nouns of places that are none in "key areas of policy", and the adjectives that make them such.
AREAS: Final = frozenset("area field zone territory region site mine".split())
UNPLACED: Final = frozenset(
    "vital key critical crucial important sensitive various different several many certain other main major "
    "particular specific possible mutual common broad wide such policy problem subject priority focus grey "
    "gray new own".split()
)
# What is published on the web speaks, or is a thing.
PAGES: Final = frozenset(
    {"website", "news website", "webpage", "web site", "site", "blog", "platform", "portal", "app"}
)
# What says that a mission is a body.
SENDERS: Final = frozenset(
    "u.n. un eu au nato osce oas ecowas diplomatic consular observer observers monitoring peacekeeping peace "
    "training assistance verification stabilization stabilisation fact-finding finding permanent trade joint "
    "hybrid".split()
)
# Those whom a vessel or vehicle has: in "its crew", "its" is the vessel and no state.
ABOARD: Final = frozenset(
    "crew captain passenger pilot sailor crewman crewmember skipper helmsman hostage co-pilot".split()
)
# Nouns whose "of ..." says which one it is, so that it belongs to the mention.
RELATIONAL: Final = frozenset(
    "head member leader president minister secretary director chief chairman chairwoman chair governor mayor "
    "spokesman spokeswoman spokesperson commander speaker king queen emir supporter critic opponent follower "
    "ally resident citizen government ministry parliament relative family friend victim survivor official "
    "representative group founder people son daughter brother sister wife husband father mother crew author "
    "chancellor ambassador deputy vice professor party movement president-elect ruler army house court "
    "council department capital city province town village district island region state country republic "
    "kingdom port territory peninsula dozens hundreds backer loyalist owner student worker employee editor "
    "bishop archbishop imam coalition settlement hamlet municipality neighborhood neighbourhood suburb "
    "commune borough outpost enclave governorate prefecture emirate canton township locality tehsil taluk taluka "
    "upazila woreda kebele oblast raion rayon okrug krai subdistrict sub-district subcounty sub-county subprefecture "
    "sub-prefecture wilaya wilayat cercle arrondissement barangay payam boma chiefdom nahiya hromada voivodeship "
    "kampung cantonment exclave atoll".split()
)
COLLECTIVES: Final = frozenset(
    {"crew", "staff", "personnel", "family", "crowd", "public", "couple", "pair", "trio", "population"}
)
NUMBERS: Final = {
    w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
# Bodies whose deeds are told with their noun in front: "coalition strikes", "opposition protests".
JOINED_FORCES: Final = frozenset({"coalition", "alliance", "opposition"})
# Forces whose name is their weapons' too: "artillery fire" says what was fired, not by whom.
WEAPONS_TOO: Final = frozenset({"artillery"})
# "Agents" of these kinds are poisons and germs.
SUBSTANCES: Final = frozenset(
    "nerve chemical biological toxic poison poisonous blister choking blood warfare infectious bleaching cleaning "
    "bonding reducing oxidizing foaming antifungal antiviral anesthetic control".split()
)
POWERS: Final = frozenset(
    "world major great western foreign regional nuclear big european colonial military global six five".split()
)
# Titles that rank their bearer and name no office.
RANKS: Final = frozenset(
    "general colonel major captain lieutenant sergeant corporal private admiral commodore marshal brigadier "
    "commander officer doctor professor sheikh sheik mullah imam ayatollah sir lord lady dame prince princess "
    "reverend".split()
)
FORMER: Final = frozenset({
    "former", "ex", "late", "ousted", "deposed", "toppled", "ex-", "onetime", "fallen", "disgraced", "impeached",
    "exiled", "retired", "outgoing-", "one-time", "erstwhile", "overthrown",
})  # fmt: skip
# What a capitalised word before them is a type of, and no organisation: "Patriot missiles", "Black Hawk helicopters".
WEAPONS_BY_TYPE: Final = frozenset(
    "helicopter missile tank launcher gunship howitzer rifle drone bomber warplane rocket mortar grenade "
    "torpedo interceptor battery shell".split()
)
# Participles that say how an office is held, whatever the parser makes of them.
STANDINGS_OF_OFFICE: Final = frozenset(
    "acting outgoing incoming retired exiled jailed ousted deposed imprisoned disgraced elected appointed".split()
)
LINKS: Final = frozenset({"is", "was", "are", "were", "became", "becomes", "remains", "'s", "’s"})
ABBREVIATIONS: Final = {
    "sen.": "senator", "rep.": "representative", "gov.": "governor", "gen.": "general", "lt.": "lieutenant",
    "col.": "colonel", "adm.": "admiral", "maj.": "major", "capt.": "captain", "sgt.": "sergeant", "pres.": "president",
    "amb.": "ambassador", "brig.": "brigadier", "cmdr.": "commander", "pm": "premier", "rev.": "reverend",
    "prof.": "professor", "dr.": "doctor", "sens.": "senator", "reps.": "representative", "gens.": "general",
}  # fmt: skip
DELEGATED: Final = frozenset("special permanent trade high personal chief u.n. un".split())  # no members of Congress
ENDS_A_ROLE: Final = frozenset({"and", "or", "elect", "designate", "emeritus"})

PRONOUNS: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("sg", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("sg", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("sg", "n")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("pl", "")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("sg", "1")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("pl", "1")),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), ("rel", "")),
}
