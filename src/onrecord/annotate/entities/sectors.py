"""PLOVER sectors of people and bodies, by the nouns that they are called by and whom they belong to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from onrecord.annotate.entities.draft import Cluster
from onrecord.annotate.entities.nouns import noun_at
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.setting import Setting
from onrecord.annotate.lexicons import offices, phrases
from onrecord.annotate.lexicons.actors import ActorNoun, actor_nouns


def noun_sectors(nouns: Iterable[str]) -> list[str]:
    found: list[str] = []
    for lemma in nouns:
        noun = actor_nouns().get(lemma)
        for sector in noun.sectors if noun else ():
            if sector not in found:
                found.append(sector)
    return found


def sectors_told(nouns: list[str], former: bool, bodies: list[Cluster], role: str | None) -> tuple[str, ...]:
    """Sectors by the exact nouns, then by the body that a vague one ("a spokesman for ...") belongs to."""
    return _sectors(tuple(nouns), former, tuple(s for b in bodies for s in _body_sectors(b)), role)


@lru_cache(maxsize=4096)
def _sectors(nouns: tuple[str, ...], former: bool, of_bodies: Sequence[str], role: str | None) -> tuple[str, ...]:
    exact = noun_sectors([n for n in nouns if n not in offices.VAGUE and n not in phrases.RANKS])
    vague = noun_sectors([n for n in nouns if n in offices.VAGUE])
    ranks = noun_sectors([n for n in nouns if n in phrases.RANKS])
    found: Sequence[str] = exact or of_bodies or sectors_in(role) or ranks or vague or _sectors_beside(role)
    if not exact and of_bodies:  # "rebel spokesman Colonel X": his side, and what he is in it
        found = [*of_bodies, *(s for s in ranks if s != "ELI")]
    if "BUS" in of_bodies and offices.OF_FIRMS.intersection(nouns) and set(exact) <= {"GOV"}:
        found = of_bodies  # "Gazprom's chief executive"
    if set(exact) <= {"CVL"} and of_bodies and not ranks:  # "analyst Jan Kos of the institute"
        found = [*of_bodies, *exact]
    if exact and _FIGHTING.intersection(of_bodies):  # "the rebels' military spokesman", "Houthi foreign minister"
        found = [*of_bodies, *exact]
    if any(n in offices.OPPOSITION for n in nouns):
        found = ["OPP", *found]
    if (side := _side(role)) is not None:
        found = [side, *(s for s in found if s not in offices.OFFICES)]
    if former and offices.OFFICES & set(found):
        found = ["ELI", *(s for s in found if s not in offices.OFFICES)]
    if former and not found and offices.RULERS.intersection(nouns):
        found = ["ELI"]
    told = tuple(dict.fromkeys(found))
    return tuple(s for s in told if s != "CVL") or told  # a minister is somebody's son too


_FIGHTING: Final = frozenset({"REB", "CRM"})


def _body_sectors(body: Cluster) -> list[str]:
    """Those of the body's row, of a state's seat ("Downing Street") or of the nouns that it is called by."""
    if body.actor is None:
        return noun_sectors(sorted(_lemmas(body)))
    seat = body.actor.id.startswith("country:") and any(m.sense == "metonym" for m in body.mentions)
    return ["GOV"] if seat else list(body.actor.sectors)


def sectors_of_led(reading: Reading, cluster: Cluster) -> tuple[str, ...]:
    """ "REB" of "X, who leads the rebels": by the nouns of whom he is said to lead."""
    spans = (span for m in cluster.mentions if "leader" in m.roles for span in m.role_spans)
    nouns = (noun_at(reading, i) for start, end in spans for i in range(start, end))
    return tuple(dict.fromkeys(s for noun in nouns if noun is not None for s in noun.sectors))


def side_of_claim(setting: Setting, role: str | None, nouns: list[str]) -> str:
    """Who calls himself a general has a band of men, who calls himself a mayor has taken a town: no mere opposition."""
    if setting.speaks_of_secession or _of_breakaway(role):
        return "REB"
    if phrases.RANKS.intersection(nouns) or "commander" in nouns:
        return "UAF"
    return "REB" if offices.LOCAL_OFFICES.intersection(nouns) else "OPP"


def _of_breakaway(role: str | None) -> bool:
    """ "prime minister of the Luhansk People's Republic"."""
    return any(name in (role or "").lower() for name in offices.BREAKAWAY)


def opposes(setting: Setting, cluster: Cluster) -> bool:
    """ "a former minister, now leader of the opposition": the words of one of his titles say so."""
    words = setting.reading.lower
    return any("opposition" in words[a:b] for m in cluster.mentions for a, b in m.role_spans)


def sectors_in(role: str | None) -> list[str]:
    """ "GOV" of "Foreign Ministry spokesman": by the body that the role's own words name."""
    bodies = (n for n in _nouns_in(role) if n.kind in ("government", "organization") and n.sectors)
    return next((list(noun.sectors) for noun in bodies), [])


def _sectors_beside(role: str | None) -> list[str]:
    """ "GOV" of "the prime minister's spokesman", "CRM" of "pirate chief": by whom the role's own words name."""
    telling = (n for n in _nouns_in(role) if n.lemma not in offices.VAGUE and n.sectors)
    return next((list(noun.sectors) for noun in telling), [])


@lru_cache(maxsize=4096)
def _words_in(role: str | None) -> list[str]:
    return re.findall(r"[a-z]+", (role or "").lower())


@lru_cache(maxsize=4096)
def _nouns_in(role: str | None) -> list[ActorNoun]:
    """Nouns of the lexicon among the role's words, the longest first."""
    words, nouns = _words_in(role), actor_nouns()
    spans = ((i, i + length) for length in (3, 2, 1) for i in range(len(words) - length + 1))
    found = (nouns.get(" ".join(words[start:end])) for start, end in spans)
    return [noun for noun in found if noun is not None]


@lru_cache(maxsize=4096)
def claims_office(role: str | None) -> bool:
    """ "self-declared president", "so-called governor"."""
    return any(
        (a == "self" and b in offices.CLAIMED) or (a, b) == ("so", "called")
        for a, b in itertools.pairwise(_words_in(role))
    )


def _side(role: str | None) -> str | None:
    """ "separatist leader", "self-declared president": who does not hold what others know as an office."""
    words = _words_in(role)
    if claims_office(role):
        return next((offices.SIDES[w] for w in words if w in offices.SIDES), "OPP")
    before_of = itertools.takewhile(lambda w: w not in ("of", "for", "against", "on", "to", "in"), words)
    return next((offices.SIDES[w] for w in before_of if w in offices.SIDES), None)


def _lemmas(cluster: Cluster) -> set[str]:
    return {m.lemma for m in cluster.mentions if m.form == "nominal" and m.lemma}
