"""Words by which a name is that of a thing: ships and craft, programmes, treaties, prizes, wars. General knowledge."""

from __future__ import annotations

from typing import Final

# Last words of names of things that nobody is: "the Karslund Accord", "Space Shuttle Program".
ENDINGS: Final = frozenset(
    "program programme programmes programs project projects act bill law code amendment constitution "
    "resolution treaty pact agreement accord accords protocol declaration communique memorandum manifesto "
    "deal plan strategy doctrine award awards prize prizes medal cup trophy championship championships "
    "olympics paralympics games tournament marathon derby festival expo exhibition concert symphony concerto "
    "sonata opera war wars revolution uprising intifada crisis scandal affair massacre genocide pandemic "
    "epidemic virus disease syndrome earthquake hurricane typhoon cyclone index tax bond bonds loan missile "
    "missiles rocket satellite telescope spacecraft orbiter rover shuttle probe helicopter bomber drone rifle "
    "language theory day week month dynasty era century".split()
)  # fmt: skip
# Nouns for what sails, flies or drives and bears a name.
CRAFT: Final = frozenset(
    "ship vessel tanker supertanker freighter ferry boat trawler yacht schooner icebreaker tug tugboat barge "
    "dhow cutter liner steamer bulker dredger dinghy catamaran spacecraft spaceship shuttle orbiter rocket "
    "satellite probe rover capsule airliner plane jet aircraft airship locomotive train lander telescope "
    "sailboat lifeboat motorboat speedboat hovercraft hydrofoil galleon lightship whaler mothership".split()
)  # fmt: skip
PREFIXES: Final = frozenset("mv m/v mt ss rms rv fv ps sms".split())
# Those of them that a navy acts by, and what stands before their names.
WARSHIPS: Final = frozenset(
    "frigate destroyer submarine cruiser corvette battleship warship carrier flagship gunboat minesweeper "
    "minelayer".split()
)
NAVAL_PREFIXES: Final = frozenset("uss hms hmcs hmas hmnzs ins kri jds roks ara arc bap".split())
# What only craft do, and what is done to them alone.
VOYAGES: Final = frozenset("sail dock moor anchor capsize berth cruise founder".split())
BOARDING: Final = frozenset({"aboard", "onboard"})
# Prefixes that are hyphened to a name that is no party to what is told: "pro-Karslund", "anti-American".
SIDES: Final = frozenset(
    "pro anti non ex post pre neo pan un mid trans inter intra all cross self vice semi quasi".split()
)
