"""Which trigger words can name the same happening, by event type.

Our own lists. A family holds the verbs and nouns with which reporters pick up an event that they told in other words:
"spoke by telephone" - "the call" - "the conversation". Words of no family match only themselves and their derivations.
"""

from __future__ import annotations

from functools import cache

FAMILIES: dict[str, tuple[str, ...]] = {
    "CONSULT": (
        "call phone telephone ring speak conversation talk converse dialogue discussion discuss chat contact",
        "meet meeting talk summit negotiate negotiation discussion discuss dialogue confer conference encounter "
        "session round consultation consult",
        "visit trip tour travel arrive arrival receive welcome host fly",
        "mediate mediation broker",
    ),
    "ASSAULT": (
        "attack assault strike raid bomb bombing blast explosion explode detonate",
        "attack assault shoot shooting fire gunfire ambush massacre",
        "attack assault strike offensive onslaught incursion invade invasion storm storming raid",
        "attack strike raid airstrike shell shelling bombard bombardment rocket missile drone launch fire hit target",
        "attack assault raid strike violence kill wound injure",
        "kill killing murder massacre slay assassinate assassination slaughter die death fatality casualty shoot "
        "shooting",
        "clash fight fighting battle war combat skirmish violence kill firefight",
        "abduct abduction kidnap kidnapping seize hostage",
        "torture abuse beat beating",
        "rape assault",
        "destroy destruction burn torch demolish",
    ),
    "COERCE": (
        "arrest detain detention custody capture seize hold jail imprison imprisonment apprehend round-up roundup "
        "incarcerate take nab catch",
        "seize seizure confiscate impound capture take board",
        "expel expulsion deport deportation",
        "ban outlaw prohibit restrict restriction censor block close closure shut crackdown crack suppress suppression "
        "repress repression silence",
        "curfew",
        "overthrow topple oust ouster coup depose remove removal unseat",
        "annex annexation occupy occupation seize",
        "hack hacking cyberattack breach",
    ),
    "RETREAT": (
        "release free liberate liberation hand return freeing",
        "withdraw withdrawal pullout pull leave retreat evacuate evacuation departure",
        "ceasefire truce armistice cease halt",
        "resign resignation step quit stepping",
        "disarm disarmament surrender",
    ),
    "PROTEST": (
        "protest demonstrate demonstration rally march protester demonstrator sit-in camp uprising revolt gather",
        "strike walkout stoppage",
        "riot rioting unrest loot looting",
        "boycott",
        "blockade block obstruct",
    ),
    "SANCTION": (
        "sanction embargo designate designation blacklist list impose freeze penalty penalize",
        "convict conviction sentence sentencing verdict",
        "expel expulsion",
        "recall withdraw suspend suspension cut sever break",
    ),
    "MOBILIZE": (
        "deploy deployment send dispatch mobilize mobilization mobilise mobilisation build-up buildup mass amass "
        "station reinforce reinforcement move exercise drill maneuver manoeuvre test launch fire",
    ),
    "AGREE": (
        "agree agreement deal accord pact sign treaty settlement memorandum contract conclude",
        "promise pledge vow commit commitment undertake",
    ),
    "AID": (
        "aid assistance help relief donate donation give provide supply deliver delivery send shipment loan grant",
    ),
    "COOPERATE": ("cooperate cooperation collaborate collaboration exercise drill share exchange trade",),
    "SUPPORT": (
        "support back endorse endorsement approve approval",
        "praise laud commend hail applaud congratulate congratulation thank gratitude welcome",
        "apologize apology condolence condole sympathy",
    ),
    "CONCEDE": ("lift lifting ease easing relax relaxation relief", "concede concession yield apologize apology admit"),
    "REQUEST": (
        "ask request urge appeal call demand seek plead beg press petition invite invitation order insist ultimatum",
    ),
    "ACCUSE": (
        "accuse accusation allege allegation blame charge claim",
        "condemn condemnation denounce denunciation criticize criticise criticism deplore decry slam blast rebuke "
        "concern alarm complain complaint protest",
        "investigate investigation probe inquiry trial try prosecute prosecution indict indictment charge sue lawsuit",
    ),
    "REJECT": ("reject rejection refuse refusal decline dismiss deny denial veto rebuff turn spurn",),
    "THREATEN": ("threaten threat warn warning vow ultimatum",),
}

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


def same_stem(a: str, b: str) -> bool:
    """Equal, or one derived from the other as far as a shared beginning can tell (agree - agreement)."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    common = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    return common >= 4 and common >= shorter - 2
