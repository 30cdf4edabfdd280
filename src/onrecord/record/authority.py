"""What a source's word is worth for one event: first-hand knowledge, hearsay, or one side's word against another.

The contract's table in rules: a party knows its own acts, a state organ those of its state; police, courts, hospitals
and rescuers know what they handle; who was there knows what he saw; one side of a conflict alleges what it says of the
other. Everyone else reports.
"""

from __future__ import annotations

import re

import msgspec

from onrecord.model.entity import Entity
from onrecord.model.plover import QUAD, RECIPROCAL_TYPES, EventType
from onrecord.model.standing import Standing
from onrecord.model.statement import Statement

# Organs of a state (PLOVER sectors) that speak for it about what it did; parties and rebels do not.
_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PRE"})
_NOT_STATE = frozenset({"OPP", "REB", "UAF", "PRM"})
# Bodies that handle what they report: arrests, verdicts, the wounded.
_IN_CHARGE = frozenset({"COP", "JUD", "MED"})
_WITNESS = re.compile(
    r"\b(?:eye-?witness\w*|witness(?:es)?|survivors?|residents?|villagers?|bystanders?|passers-?by|neighbou?rs|"
    r"onlookers?|passengers|(?:doctor|medic|nurse|surgeon|paramedic|rescuer|firefighter|coroner)s?)\b",
    re.IGNORECASE,
)
# One side before a court says of the other what has yet to be found.
_ACCUSER = re.compile(
    r"\b(?:prosecutors?|prosecution|plaintiffs?|complainants?|accusers?|indictments?|charge sheets?|"
    r"charging documents?|lawsuits?|complaints?|affidavits?|the suit|court filings?|petition(?:er)?s?)\b",
    re.IGNORECASE,
)
# Who takes sides for those it befalls, and was not there: an interested source.
_CAMPAIGNER = re.compile(
    r"\b(?:activists?|campaign(?:er)?s?|dissidents?|exiles?|opposition(?:ists?)?|advoca(?:cy|tes?)|charit(?:y|ies)|"
    r"ngos?|rights (?:group|organi[sz]ation|defender|monitor|body|campaigner|lawyer|network)s?|watchdogs?|lawyers?|"
    r"attorneys?|relatives|famil(?:y|ies)|mother|father|widow|brother|sister|supporters|sympathi[sz]ers|unions|unionists?)\b",
    re.IGNORECASE,
)
# The writer keeps his distance from what is said so.
_DISTANCE = re.compile(r"\b(?:claim|alleg|purport|insinuat|charg|accus|blam)", re.IGNORECASE)
_OWNING_UP = re.compile(r"\b(?:responsib|credit)", re.IGNORECASE)
# What those who campaign hold against those in power.
_WRONGS = frozenset({"ASSAULT", "COERCE"})


class Parties(msgspec.Struct, frozen=True):
    """Who takes part in an event, as far as the article tells."""

    type: EventType
    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    place: Entity | None = None


def weigh(statement: Statement, source: Entity | None, parties: Parties) -> Standing:
    """`confirmed`, `reported` or `alleged`: what an event is when this source says that it happened."""
    if source is None:
        return "alleged" if _is_unnamed_accuser(statement, parties) else "reported"
    if source.kind == "publication":
        return "reported"
    if _takes_part(source, parties):
        return "confirmed"
    if (
        _keeps_distance(statement)
        or _speaks_of_opponent(source, parties)
        or _accuses(source, parties)
        or _campaigns(source, parties)
    ):
        return "alleged"
    if statement.act == "confirm" or _knows(source, parties):
        return "confirmed"
    return "reported"


def _takes_part(source: Entity, parties: Parties) -> bool:
    """The source tells its own act, or its own part in a mutual one."""
    own = parties.actors + (parties.recipients if parties.type in RECIPROCAL_TYPES else ())
    return any(speaks_for(source, party) for party in own)


def speaks_for(source: Entity, party: Entity) -> bool:
    """Whether the source is the party or an organ of the same state."""
    if source.id == party.id:
        return True
    return source.country is not None and source.country == party.country and is_state(source) and is_state(party)


def is_state(entity: Entity) -> bool:
    sectors = frozenset(entity.sectors)
    if sectors & _NOT_STATE:
        return False
    # A country's name acts for its government.
    return entity.kind == "government" or bool(sectors & _STATE) or (entity.kind == "place" and bool(entity.country))


def _keeps_distance(statement: Statement) -> bool:
    cue = statement.cue.exact if statement.cue else ""
    said = " ".join(span.exact for span in statement.content)
    return bool(_DISTANCE.search(cue)) and not _OWNING_UP.search(cue + " " + said[:40])


def _speaks_of_opponent(source: Entity, parties: Parties) -> bool:
    """A state that it befell, an army, an armed group or an opposition says what the other side did."""
    if "conflict" not in QUAD[parties.type] or frozenset(source.sectors) & _IN_CHARGE:
        return False
    opponents = [a for a in parties.actors if _are_opposed(source, a)]
    befallen = [e for e in (*parties.recipients, parties.place) if e is not None]
    is_side = (
        _is_armed(source)
        or "MIL" in source.sectors
        or any(
            e.id == source.id or (is_state(source) and source.country is not None and e.country == source.country)
            for e in befallen
        )
    )
    return is_side and bool(opponents)


def _accuses(source: Entity, parties: Parties) -> bool:
    """ "Prosecutors say that he shot her", "the indictment says so"; that she was shot, they know."""
    names = (source.name, *(m.exact for m in source.mentions[:5]))
    return bool(parties.actors) and "conflict" in QUAD[parties.type] and any(_ACCUSER.search(n) for n in names)


def _is_unnamed_accuser(statement: Statement, parties: Parties) -> bool:
    """ "According to the indictment": a source that is nobody's name or office."""
    said_by = statement.source_span.exact if statement.source_span else ""
    told = bool(parties.actors) and "conflict" in QUAD[parties.type]
    return told and bool(_ACCUSER.search(said_by) or _CAMPAIGNER.search(said_by))


def _campaigns(source: Entity, parties: Parties) -> bool:
    """ "Exile groups said that guards had shot seven": who speaks for those it befell, of what a power did to them."""
    said_by = (source.name, *(m.exact for m in source.mentions[:5]))
    wronged = parties.type in _WRONGS and any(is_state(a) or _is_armed(a) for a in parties.actors)
    return wronged and any(_CAMPAIGNER.search(n) for n in said_by)


def _are_opposed(source: Entity, actor: Entity) -> bool:
    """Rebels or an opposition on one side, a state on the other or another armed group; or two states."""
    if _is_armed(actor) or (_is_armed(source) and is_state(actor)):
        return True
    return bool(actor.country) and actor.country != source.country


def _is_armed(entity: Entity) -> bool:
    return entity.kind == "armed_group" or bool(frozenset(entity.sectors) & _NOT_STATE)


def _knows(source: Entity, parties: Parties) -> bool:
    """Official records, bodies in charge, authorities on their own ground, and who was there."""
    if source.kind == "document" or frozenset(source.sectors) & _IN_CHARGE:
        return True
    if any(_WITNESS.search(m.exact) for m in source.mentions[:5]) or _WITNESS.search(source.name):
        return True
    ground = [e.country for e in (parties.place, *parties.recipients) if e is not None]
    return is_state(source) and source.country is not None and source.country in ground
