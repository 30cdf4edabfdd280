"""Places that a happening has from what is around it: the part of a town that it hit, whose doers' phrase names it,
the verb that it is wanted or begun by, the goal of the journey "where he will meet" somebody.
"""

from __future__ import annotations

from onrecord.annotate.events import roles
from onrecord.annotate.events.place_phrases import first_of, is_named, locative, place_at, place_within
from onrecord.annotate.events.reading import Reading
from onrecord.model.annotation import AnnotatedDocument

# Shares of a place: "the remaining parts of X", "much of the X countryside".
_PARTS = frozenset(
    "much most part half rest all area outskirt section sector suburb countryside quarter swath swathe portion edge "
    "corner patch strip pocket remainder bulk third".split()
)
_ON_PLACES = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
_TARGET_SLOTS = ("on", "against", "of", "for", "over", "in")
_DOER_SLOTS = ("by", "of")
# Acts of the mind: what is asked and accused may be done elsewhere.
_SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT", "AGREE"})
_GOING = frozenset("visit tour reach enter leave travel go fly arrive head come return journey".split())


def part_hit(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Airstrikes on the remaining parts of X", "vacated much of the X countryside"."""
    parse = doc.parse
    if reading.type not in _ON_PLACES:
        return None
    if reading.rule.frame == "V":
        targets = list(roles.objects(parse, reading.token))
    else:
        targets = [t for slot in _TARGET_SLOTS for t in roles.prepositional(parse, reading.token, slot)]
    shares = (t for t in targets if parse.lemmas[t] in _PARTS)
    found = first_of(place_within(doc, t, 1) for t in shares)
    return found if found is not None and is_named(doc, found) else None


def of_doers(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Operations by X forces and their allies in Y", "killings of civilians by gunmen in Y"."""
    parse = doc.parse
    if reading.rule.frame == "V":
        return None
    doers = [t for slot in _DOER_SLOTS for t in roles.prepositional(parse, reading.token, slot)]
    doers += roles.agents(parse, reading.token)
    return first_of(locative(doc, each) for doer in doers for each in parse.conjuncts(doer))


def of_governor(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "In X, some rebels wanted to surrender", "in X, police began arresting students"."""
    parse, verb = doc.parse, reading.token
    if reading.rule.frame != "V" or reading.type in _SPOKEN:
        return None
    while parse.deps[verb] == "xcomp" and parse.pos[parse.heads[verb]] == "VERB":
        verb = parse.heads[verb]
        if (found := locative(doc, verb)) is not None:
            return found
    return None


def of_journey(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Will visit X on Friday, where he will meet Y": "where" is the goal, whatever word the parser hung it on."""
    parse, verb = doc.parse, reading.support if reading.support is not None else reading.token
    verb = roles.clause_head(parse, verb)
    if parse.deps[verb] not in ("relcl", "advcl") or all(parse.lower[c] != "where" for c in parse.children[verb]):
        return None
    going = roles.clause_head(parse, parse.heads[verb])
    if parse.lemmas[going] not in _GOING:
        return None
    goals = (
        *roles.objects(parse, going),
        *roles.prepositional(parse, going, "to"),
        *roles.prepositional(parse, going, "in"),
    )
    return first_of(place_at(doc, g, named_state=True) for g in goals)
