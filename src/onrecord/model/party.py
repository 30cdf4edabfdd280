"""An actor, recipient or place of several articles, and how far two of them can be the same."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from onrecord.model.happening import JoinedEntity
from onrecord.model.names import fold
from onrecord.model.quantities import singular

SAME: Final = 1.0
ALIKE: Final = 0.5  # a state and its organ, "two gunmen" and "the gunmen"
UNKNOWN: Final = 0.0
OTHER: Final = -1.0

_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PRE"})
_REGION = frozenset(
    "province region state district county governorate oblast department prefecture territory valley coast sea gulf "
    "border peninsula desert strip bank strait basin north south east west northern southern eastern western".split()
)
# Nouns by which reporters call the same people whom nobody names.
_CALLED = (
    "gunman man attacker assailant militant bandit kidnapper insurgent raider fighter rebel terrorist suspect",
    "police policeman officer force troop soldier army guard serviceman military",
    "protester demonstrator marcher crowd activist rioter",
    "child pupil student schoolchild schoolboy schoolgirl boy girl teenager youth",
    "sailor crew seaman crewman fisherman captain",
    "people civilian resident villager person woman passer-by victim man",
    "worker labourer laborer employee staff",
    "diplomat envoy attache",
)
_CLASSES = tuple(frozenset(words.split()) for words in _CALLED)
_HEAD_ENDS = re.compile(
    r"\s(?:of|in|from|at|on|near|with|who|that|which|for|by|to|and|inside|outside|under|against)\s.*|,.*"
)


class Party(msgspec.Struct, frozen=True):
    """`state` is the country that it acts for, `head` the noun of its name ("gunman" of "two masked gunmen")."""

    id: str
    named: bool
    person: bool
    state: str | None
    country: str | None
    head: str
    words: frozenset[str]

    @property
    def is_state(self) -> bool:
        """A state itself, not one of its organs."""
        return self.country is not None and self.id == f"N:{self.country}"


def party_of(entity: JoinedEntity) -> Party:
    """The entity as it is compared."""
    words = fold(entity.name)
    head = fold(_HEAD_ENDS.sub("", entity.name)) or words
    acts_for_state = bool(_STATE & set(entity.sectors)) or entity.kind == "government"
    return Party(
        id=entity.id,
        named=any(m.form == "name" for m in entity.mentions),
        person=entity.kind == "person",
        state=entity.country if acts_for_state or entity.id == f"N:{entity.country}" else None,
        country=entity.country,
        head=singular(head[-1]) if head else "",
        words=frozenset(words),
    )


def likeness(x: Party, y: Party) -> float:
    """SAME, ALIKE, UNKNOWN (who nobody names may be anybody) or OTHER. Symmetric."""
    if x.id == y.id:
        return SAME
    if x.country and y.country and x.country != y.country:
        return OTHER
    if x.state and x.state == y.state and not (x.named and y.named and x.person and y.person):
        return ALIKE
    if not (x.named and y.named):
        return ALIKE if _called_alike(x, y) else UNKNOWN
    if x.person != y.person and (x.country is None or y.country is None):
        return UNKNOWN  # whom somebody acts for is not told
    within = x.words <= y.words or y.words <= x.words
    return ALIKE if within and not (x.person and y.person) else OTHER


def called(party: Party) -> str:
    """By what kind of noun it is called: the first of those that reporters use for the same people."""
    return next((words.split()[0] for words in _CALLED if party.head in words.split()), party.head)


def is_people(noun: str) -> bool:
    """Whether reporters call people by it ("fighter", "villager"), as far as we list such nouns."""
    return any(noun in words for words in _CLASSES)


def _called_alike(x: Party, y: Party) -> bool:
    if not x.head or not y.head:
        return False
    either_way = not x.named and not y.named and any(x.head in c and y.head in c for c in _CLASSES)
    return x.head == y.head or either_way


def place_level(place: Party) -> str:
    """With what other places it can be compared: a "state", a "region", or a "place" in one."""
    if place.is_state:
        return "state"
    return "region" if place.words & _REGION else "place"


def may_hold(x: Party, y: Party) -> bool:
    """Whether two places can both be right of one happening: equal, or one within the other as far as names tell."""
    if x.id == y.id:
        return True
    if x.country and y.country and x.country != y.country:
        return False
    return x.words <= y.words or y.words <= x.words or place_level(x) != place_level(y)
