"""Which trigger words can name the same happening, by event type.

Our own lists. A family holds the verbs and nouns with which reporters pick up an event that they told in other words:
"spoke by telephone" - "the call" - "the conversation". Words of no family match only themselves and their derivations.
"""

from __future__ import annotations

from functools import cache

FAMILIES: dict[str, tuple[str, ...]] = {
    "CONSULT": (
        "call phone telephone ring speak conversation talk converse dialogue discussion discuss chat contact "
        "teleconference videoconference",
        "meet meeting talk summit negotiate negotiation discussion discuss dialogue confer conference encounter "
        "session round consultation consult gathering parley audience forum convene sit",
        "visit trip tour travel arrive arrival receive welcome host fly stopover stay journey",
        "mediate mediation broker mediator arbitrate arbitration",
    ),
    "ASSAULT": (
        "attack assault strike raid bomb bombing blast explosion explode detonate detonation suicide-bombing bomber "
        "blow dynamite mine grenade",
        "attack assault shoot shooting fire gunfire ambush massacre gunman rampage open",
        "shoot down downing bring",
        "attack assault strike offensive onslaught incursion invade invasion storm storming raid operation campaign",
        "attack strike raid airstrike air-strike shell shelling bombard bombardment barrage rocket missile drone "
        "launch fire hit target pound salvo mortar artillery strafe",
        "attack assault raid strike violence kill wound injure",
        "kill killing murder massacre slay slaying assassinate assassination slaughter die death fatality casualty "
        "shoot shooting execute execution behead beheading homicide bloodshed bloodbath lynch lynching",
        "wound injure injury hurt maim",
        "clash fight fighting battle war combat skirmish violence kill firefight hostility confrontation conflict "
        "shootout gunfight warfare exchange scuffle melee",
        "abduct abduction kidnap kidnapping seize seizure hostage hostage-taking capture snatch hijack hijacking take "
        "grab detain hold",
        "torture abuse beat beating mistreatment ill-treatment maltreatment",
        "rape assault violence",
        "destroy destruction burn torch demolish demolition raze ransack vandalize vandalise arson loot looting "
        "plunder pillage wreck sack smash",
        "disperse break clash tear gas baton fire clear crackdown",
        "ram collide collision strike hit",
        "seize seizure capture take overrun retake recapture occupy storm grab commandeer board hold",
        "poison poisoning",
        "genocide massacre cleansing atrocity slaughter",
    ),
    "COERCE": (
        "arrest detain detention custody capture seize hold jail imprison imprisonment apprehend round-up roundup "
        "incarcerate take nab catch incarceration internment confinement apprehension",
        "seize seizure confiscate confiscation impound impoundment capture take grab board divert detain hold "
        "commandeer expropriate expropriation "
        "nationalize nationalise nationalization nationalisation",
        "expel expulsion deport deportation evict eviction displacement displace",
        "ban outlaw prohibit restrict restriction censor block close closure shut shutdown censorship prohibition "
        "blackout dissolve dissolution",
        "crackdown crack suppress suppression repress repression silence clampdown clamp",
        "curfew emergency lockdown",
        "overthrow topple oust ouster coup depose remove removal unseat putsch takeover take-over mutiny uprising "
        "rebellion revolt deposition toppling overthrowing",
        "annex annexation occupy occupation seize takeover incorporation absorb absorption",
        "hack hacking cyberattack cyber-attack breach intrusion cyberattacks",
        "raid search",
        "harass harassment intimidate intimidation persecute persecution",
    ),
    "RETREAT": (
        "release free liberate liberation hand return freeing pardon amnesty exchange swap let set repatriate parole",
        "withdraw withdrawal pullout pull-out pull leave retreat evacuate evacuation departure pullback drawdown exit "
        "flee flight",
        "ceasefire cease-fire truce armistice cease halt cessation",
        "resign resignation step quit stepping",
        "disarm disarmament surrender capitulation capitulate demobilization demobilisation",
    ),
    "PROTEST": (
        "protest demonstrate demonstration rally march protester demonstrator sit-in camp uprising revolt gather "
        "vigil picket gathering marcher procession block blockade turnout",
        "strike walkout stoppage walk-out",
        "riot rioting unrest loot looting rioter plunder ransack rampage",
        "boycott",
        "blockade block obstruct barricade",
        "uprising revolt rebellion revolution insurrection mutiny coup putsch",
        "hunger-strike fast",
    ),
    "SANCTION": (
        "sanction embargo designate designation blacklist list impose freeze penalty penalize penalise fine ban tariff "
        "measure",
        "convict conviction sentence sentencing verdict execute execution hang",
        "expel expulsion throw kick boot order oust eject deport send",
        "recall withdraw suspend suspension cut sever break severance rupture breaking downgrade",
        "dismiss dismissal sack sacking fire firing suspend suspension purge ouster",
        "stop halt cut cutoff withhold end discontinue",
    ),
    "MOBILIZE": (
        "deploy deployment send dispatch mobilize mobilization mobilise mobilisation build-up buildup mass amass "
        "station reinforce reinforcement move fly airlift ship ferry rush sail position pour",
        "exercise drill maneuver manoeuvre wargame simulation",
        "test launch fire test-fire",
        "alert readiness",
        "patrol patrolling overflight fly-over",
    ),
    "AGREE": (
        "agree agreement deal accord pact sign treaty settlement memorandum contract conclude compact covenant signing "
        "ratify ratification",
        "promise pledge vow commit commitment undertake undertaking guarantee assurance assure",
        "accept acceptance consent assent",
        "offer propose proposal",
    ),
    "AID": (
        "aid assistance help relief donate donation give provide supply deliver delivery send shipment loan grant "
        "contribution contribute fund funding package assist disbursement bailout",
        "arm supply send provide deliver weapon delivery shipment",
        "shelter asylum host harbor harbour refuge",
        "rescue save",
    ),
    "COOPERATE": (
        "cooperate cooperation co-operate co-operation collaborate collaboration exercise drill share exchange trade "
        "partner partnership joint",
        "extradite extradition hand handover surrender transfer",
    ),
    "SUPPORT": (
        "support back endorse endorsement approve approval backing defend defence defense",
        "praise laud commend hail applaud congratulate congratulation thank gratitude welcome commendation tribute "
        "salute",
        "apologize apologise apology condolence condole sympathy regret",
        "recognize recognise recognition",
    ),
    "CONCEDE": (
        "lift lifting ease easing relax relaxation relief waive waiver repeal remove removal",
        "concede concession yield apologize apologise apology admit admission",
        "drop withdraw back",
        "reopen reopening open",
    ),
    "REQUEST": (
        "ask request urge appeal call demand seek plead plea beg press petition invite invitation order insist "
        "ultimatum bid entreat implore solicit requisition application apply insistence pressure",
    ),
    "ACCUSE": (
        "accuse accusation allege allegation blame charge claim insinuate insinuation",
        "condemn condemnation denounce denunciation criticize criticise criticism deplore decry slam blast rebuke "
        "concern alarm complain complaint protest reprimand censure lambaste lambast rap "
        "disapproval",
        "investigate investigation probe inquiry enquiry trial try prosecute prosecution indict indictment charge sue "
        "lawsuit suit case arraign arraignment",
    ),
    "REJECT": (
        "reject rejection refuse refusal decline dismiss dismissal deny denial veto rebuff turn spurn repudiate "
        "repudiation oppose opposition ban",
        "boycott walkout",
        "withdraw withdrawal pull quit leave",
        "violate violation breach break",
    ),
    "THREATEN": ("threaten threat warn warning vow ultimatum caution saber-rattling",),
}
# Types that one happening may be told under: who rises against a ruler may be said to stage a coup.
KINDRED: tuple[frozenset[str], ...] = (
    frozenset("coup putsch uprising revolt rebellion mutiny takeover insurrection overthrow".split()),
)
# Nouns that add only "tried", "some" or "the doing of" to what they are compounded with.
FRAMES = frozenset("attempt bid effort plot campaign operation wave spate series action act incident".split())

# Heads that point back to whatever of their type was told before.
GENERIC = frozenset(
    "incident episode event move action step decision measure operation affair occurrence it this that".split()
)


@cache
def _index() -> dict[str, dict[str, frozenset[int]]]:
    index: dict[str, dict[str, set[int]]] = {}
    for type, families in FAMILIES.items():
        words = index.setdefault(type, {})
        for number, family in enumerate(families):
            for word in family.split():
                words.setdefault(word, set()).add(number)
    return {type: {w: frozenset(n) for w, n in words.items()} for type, words in index.items()}


def same_family(type: str, a: str, b: str) -> bool:
    words = _index().get(type, {})
    return bool(words.get(a, frozenset()) & words.get(b, frozenset()))


def kindred(a: str, b: str) -> bool:
    """Whether two nouns can name one happening though they are of different types."""
    return any(a in words and b in words for words in KINDRED)


def same_stem(a: str, b: str) -> bool:
    """Equal, or one derived from the other as far as a shared beginning can tell (agree - agreement)."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    common = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    return common >= 4 and common >= shorter - 2
