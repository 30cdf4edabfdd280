"""Words near which the name of a state that people bear too ("Jordan", "Chad", "Georgia") is a person's, or is not.

Source: general knowledge of the authors (Apache-2.0, like the rest of this package).
"""

from __future__ import annotations

# What only persons do; what headlines say of states too ("jump", "stand", "cry foul") is left out.
PERSONAL_DEEDS = frozenset(
    "smile laugh giggle grin sob sneeze cough faint hug kiss cuddle marry wed divorce flirt text phone email chat "
    "gossip babysit snore nap shower bathe jog swim skate hitchhike commute knit scribble crouch mutter mumble "
    "stammer sigh groan yawn undress remarry elope dine graduate wink hum limp whistle vomit".split()
)
# Those of them that are done to a person.
DONE_TO_PERSONS = frozenset("hug kiss cuddle marry wed divorce text phone email babysit remarry".split())
# What is done where persons meet.
COMPANY = frozenset(
    "meet see talk speak chat sit wait work eat be stay stand bump run play study sing dance arrive argue greet "
    "join drink dine pray shop teach live sleep hide collapse die".split()
)
# Where persons meet, and states and teams do not.
VENUES = frozenset(
    "gym bar pub cafe café coffeehouse bakery restaurant diner canteen cafeteria party wedding prom funeral "
    "birthday picnic barbecue school kindergarten college campus classroom class church mosque chapel synagogue "
    "library mall supermarket shop bookshop salon hairdresser hospital clinic dentist pharmacy cinema zoo "
    "playground pool beach bus elevator kitchen garden bedroom apartment dormitory dorm hostel laundromat nightclub "
    "disco concert garage cemetery office".split()
)
# What belongs to persons alone.
PERSONAL_GOODS = frozenset(
    "mother father mom mum dad parent sister brother sibling son daughter grandmother grandfather grandson "
    "granddaughter grandchild uncle aunt cousin nephew niece wife husband spouse fiance fiancé fiancee fiancée "
    "girlfriend boyfriend roommate flatmate classmate teammate coworker landlord therapist dentist dog cat phone "
    "car bike bicycle jacket coat hat shirt shoe hair knee shoulder homework diary wallet purse backpack bag "
    "bedroom apartment birthday funeral wedding obituary childhood widow widower stepfather stepmother kitchen "
    "passport résumé resume girlhood boyhood body corpse".split()
)
# Before a name these say that it is a person's.
KIN = frozenset(
    "mother father mom mum dad sister brother son daughter baby grandmother grandfather grandson granddaughter "
    "uncle aunt auntie cousin nephew niece wife husband fiance fiancé fiancee fiancée girlfriend boyfriend roommate "
    "flatmate classmate teammate coworker neighbor neighbour friend bride groom twin stepson stepdaughter".split()
)
# Sport, trade and diplomacy: near these the name is the state's (or its team's).
PUBLIC_MATTERS = frozenset(
    "qualifier qualifiers cup final semifinal quarterfinal match friendly game tournament championship goal goals "
    "side border borders frontier treaty pact accord agreement deal truce ceasefire summit embassy ambassador envoy "
    "embargo tariff tariffs sanction sanctions army troop troops soldier soldiers refugee refugees parliament "
    "minister ministers president king government governments economy export exports import imports resolution "
    "election elections vote votes state states country countries nation nations war coup province region ally "
    "allies peacekeeper peacekeepers airspace delegation delegations diplomat diplomats official officials team "
    "teams qualification league".split()
)
# By these a place is entered, left or lain in, and no person.
LOCATIVE = frozenset("in into from across throughout within through outside inside via near to toward towards".split())
LEAVING = frozenset("leave flee visit enter invade reach tour exit quit cross attack bomb shell occupy border".split())
