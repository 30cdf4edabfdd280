"""Where a reading's happening took place, by the words of its clause; None where they do not say.

First what was struck, stormed or left; then locative phrases of the trigger, its object and its clause; then what the
words around lend it: the place of its target, of its doer, of the errand that it is, of the deed it is told with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.events import lent_places, roles
from onrecord.annotate.events.place_phrases import (
    HANGING,
    LOCATIVE,
    REALMS,
    first_of,
    is_named,
    locative,
    locatives,
    place_at,
    place_below,
    place_of_phrase,
    place_within,
    tells,
)
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import classes
from onrecord.annotate.timex.alongside import MOTION, results
from onrecord.annotate.timex.attach import SPEAKING, in_caption
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse

_HELD = frozenset(
    "hold stage host organize organise schedule plan launch conduct sign conclude reach negotiate broker seal adopt "
    "strike agree convene".split()
)
# In front of a house, not in it; a house whose owner it is named after is no place but where it stands.
_BEFORE_HOUSES = frozenset({"outside", "before", "near", "at", "in", "inside"})
_VENUES = frozenset({"House", "Palace", "Kremlin", "Pentagon", "Capitol", "Vatican"})
# What unrest and war do to the place that they happen in.
_SHAKING = frozenset(
    "roil rock shake grip hit wrack rack plague sweep engulf paralyze convulse ravage devastate jolt scar cripple "
    "disrupt torment besiege batter terrorize destabilize".split()
)
# Whose happening is where they took place: an actor's name before any other ("Israel's war") says who wages it.
_OF_ITS_LAND = frozenset(
    "genocide uprising unrest revolution revolt rebellion insurgency riot protest coup famine election vote".split()
)
# What is done to a place where it lies.
_STRIKING = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_LEAVING = frozenset("leave quit evacuate abandon vacate exit flee liberate free".split())
# Out of these somebody is taken or drawn: "kidnapped from a barge", "withdrew from the town".
_TAKING = frozenset(
    "kidnap abduct seize take snatch grab capture withdraw pull retreat evacuate expel deport evict remove rescue "
    "leave flee free release arrest withdrawal pullout retreat evacuation abduction kidnapping expulsion".split()
)
# Who judges somewhere does so there; what crowds and fighters somewhere do, they do there.
_COURTS = frozenset("court tribunal judge magistrate jury prosecutor prosecution panel".split())
_CROWDS = frozenset(
    "protester demonstrator student crowd mob marcher rioter striker worker resident villager farmer lawyer police "
    "policeman officer soldier troop gunman militant rebel guard inmate prisoner supporter activist shopkeeper "
    "miner driver teacher doctor nurse people thousand hundred ten dozen youth woman man mourner worshipper".split()
)
_DONE_BY_CROWDS = frozenset({"PROTEST", "ASSAULT", "COERCE", "REQUEST"})
# Clauses that tell what is said.
_CLAUSES = frozenset({"ccomp", "xcomp"})
# What is said may be said anywhere: such an act does not share the place of the deed before it.
_SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT"})
_SIDES = ("with", "between", "among", "alongside")
_COUNTS = frozenset("ten dozen hundred thousand million score number group couple".split())
_GOALS = frozenset({"in", "at", "to", "into"})
# What an attack on a place may be told of, besides its name.
_SETTLED = frozenset("city town village settlement hamlet port suburb district region island camp quarter".split())


def place_of(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """The entity where it happened."""
    anchors = _anchors(doc.parse, reading)
    return (
        _struck(doc, reading)
        or _of_clause(doc, reading)
        or _stated(doc, anchors)
        or _over_realm(doc, reading)
        or _where(doc, reading)
        or _taken_from(doc, reading)
        or lent_places.of_journey(doc, reading)
        or lent_places.part_hit(doc, reading)
        or _of_target(doc, anchors, reading)
        or _of_building(doc, reading)
        or _of_compound(doc, reading)
        or _visited(doc, reading)
        or _shaken(doc, reading)
        or _pictured(doc, reading.token)
        or _of_doer(doc, reading)
        or _of_counterpart(doc, anchors)
        or lent_places.of_doers(doc, reading)
        or lent_places.of_governor(doc, reading)
        or _of_speaker(doc, reading)
        or _reached(doc, reading)
        or _venue(doc, (reading.token, *roles.objects(doc.parse, reading.token), *anchors))
        or _of_errand(doc, reading)
        or _shared(doc, reading)
    )


def _struck(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Shelled the village of X", "occupied X", "left X": what was attacked, blocked or left is where it happened."""
    leaving = reading.type == "RETREAT" and doc.parse.lemmas[reading.token] in _LEAVING
    if reading.rule.frame != "V" or not (reading.type in _STRIKING or leaving):
        return None
    return _named_object(doc, reading.token)


def _over_realm(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Patrolled Turkey's skies", "violated the airspace of Chad"."""
    if reading.rule.frame != "V":
        return None
    objects = roles.objects(doc.parse, reading.token)
    return first_of(place_within(doc, o, 1) for o in objects if doc.parse.lemmas[o] in REALMS)


def _named_object(doc: AnnotatedDocument, verb: int) -> str | None:
    found = (place_at(doc, o) for o in roles.objects(doc.parse, verb))
    return first_of(place for place in found if place is not None and is_named(doc, place))


def _stated(doc: AnnotatedDocument, anchors: Iterable[int]) -> str | None:
    """ "In X", "near X", "south of X"."""
    return first_of(locative(doc, anchor) for anchor in anchors)


def _of_clause(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Attacked a church in X, in Y state": the first that is told behind the verb, be it its own or its object's.

    Behind what is said or judged, "in X" is a place of that: "condemned the killing in X", "accused of fraud in X".
    """
    parse, verb = doc.parse, reading.token
    if reading.rule.frame != "V":
        return None
    spoken = reading.type in _SPOKEN
    anchors = (verb, *roles.objects(parse, verb)[-1:])
    found = sorted({pair for anchor in anchors for pair in locatives(doc, anchor)})
    if spoken:
        told = (c for c in parse.children[verb] if c > verb and (parse.lower[c] == "of" or parse.deps[c] in _CLAUSES))
        judged = (o for o in anchors[1:] if tells(parse, o))
        content = min((*told, *judged), default=len(parse))
        found = [(lead, place) for lead, place in found if lead < content or parse.lower[lead] != "in"]
        willed = (c for c in parse.children[verb] if parse.deps[c] == "xcomp")  # "... during a stop in X"
        found += [(lead, p) for w in willed for lead, p in locatives(doc, w) if parse.lower[lead] in ("during", "on")]
    behind = [place for lead, place in found if lead > verb]
    return first_of([*behind, *(place for _, place in found)])


def _where(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "The town of X, where ten were killed"."""
    parse, verb = doc.parse, _verb_of(doc.parse, reading)
    if verb is None or parse.deps[verb] != "relcl" or all(parse.lower[c] != "where" for c in parse.children[verb]):
        return None
    found = place_of_phrase(doc, parse.heads[verb], "in", 0)
    return found if found is not None and is_named(doc, found) else None


def _verb_of(parse: Parse, reading: Reading) -> int | None:
    """The verb of the clause that tells the reading."""
    verb = reading.support if reading.support is not None else reading.token
    verb = parse.heads[verb] if parse.deps[verb] in ("aux", "dobj", "nsubj", "nsubjpass") else verb
    return verb if parse.pos[verb] in ("VERB", "AUX") else None


def _taken_from(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Kidnapped a nun from a school in X", "withdrew from X"."""
    parse, token = doc.parse, reading.token
    if parse.lemmas[token] not in _TAKING:
        return None
    hung = (c for t in (token, *roles.objects(parse, token)) for c in parse.children[t])
    return first_of(place_below(doc, c) for c in hung if parse.deps[c] == "prep" and parse.lower[c] == "from")


def _shaken(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Protests have roiled X", "X has been rocked by months of clashes"."""
    parse, noun = doc.parse, reading.token
    while parse.deps[noun] == "conj" or (parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "of"):
        noun = parse.heads[noun] if parse.deps[noun] == "conj" else parse.heads[parse.heads[noun]]
    above = parse.heads[noun]
    verb = parse.heads[above] if parse.deps[noun] == "pobj" and parse.lower[above] == "by" else above
    if reading.rule.frame == "V" or parse.lemmas[verb] not in _SHAKING or noun == verb:
        return None
    return first_of(place_at(doc, o, named_state=True) for o in roles.objects(parse, verb))


def _pictured(doc: AnnotatedDocument, token: int) -> str | None:
    """ "..., Lima, Peru, May 3, 2017.": the place in front of the day with which a caption ends."""
    parse = doc.parse
    if not in_caption(doc, token):
        return None
    passage = doc.document.passages[parse.passage_of(token)]
    _, last = parse.tokens_between(passage.start, passage.end)
    heads = [t for t in range(token + 1, last) if t in doc.entities.heads and parse.pos[t] == "PROPN"]
    row = [t for t in heads if place_at(doc, t, named_state=True) is not None]
    while len(row) > 1 and parse.words[row[-1] - 1] == "," and row[-2] >= row[-1] - 3:
        row.pop()  # the state behind the city
    return place_at(doc, row[-1], named_state=True) if row else None


def _of_target(doc: AnnotatedDocument, anchors: list[int], reading: Reading) -> str | None:
    """ "An attack on a base in X", "fired at X", "the siege of X": where the target is, it happened."""
    parse = doc.parse
    for anchor in anchors:
        for slot in ("on", "against", "at", "of"):
            for target in roles.prepositional(parse, anchor, slot):
                counted = parse.pos[target] == "NUM" or parse.lemmas[target] in _COUNTS
                inner = roles.prepositional(parse, target, "of") if counted else ()  # "against tens of people in X"
                for c in (c for t in (target, *inner) for c in parse.children[t]):
                    locative = parse.deps[c] == "prep" and parse.lower[c] in LOCATIVE
                    if locative and (found := place_below(doc, c)) is not None:
                        return found
    if reading.type not in ("ASSAULT", "COERCE"):
        return None
    slots = ("on", "at") if reading.rule.frame == "V" and not reading.joined else ("on", "of", "at", "for", "over")
    told = (reading.token, *reading.joined)
    targets = (t for word in told for slot in slots for t in roles.prepositional(parse, word, slot))
    found_at = (place_at(doc, t) for t in targets if parse.pos[t] == "PROPN" or parse.lemmas[t] in _SETTLED)
    return first_of(place for place in found_at if place is not None and is_named(doc, place))


def _anchors(parse: Parse, reading: Reading) -> list[int]:
    verb = reading.rule.frame == "V"
    out = [reading.token]
    if verb and reading.type in _SPOKEN:
        return [*reading.joined, *(c for c in parse.children[reading.token] if parse.deps[c] in ("prt", "advmod"))]
    if verb:
        out += roles.objects(parse, reading.token)[-1:]
    out += reading.joined
    out += [o for t in reading.joined if parse.pos[t] == "VERB" for o in roles.objects(parse, t)[-1:]]
    out += [c for c in parse.children[reading.token] if parse.deps[c] in ("acl", "relcl") and parse.lemmas[c] in _HELD]
    if reading.support is not None:
        out.append(reading.support)
    if not verb and parse.deps[reading.token] in ("nsubj", "nsubjpass", "dobj", "attr"):
        out.append(roles.clause_head(parse, reading.token))
    for c in parse.children[reading.token]:  # "in the town of X in Y" hangs on another phrase
        if parse.deps[c] in ("xcomp", "prt", "advmod"):
            out.append(c)
    return out


def _of_building(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Robbed the shop of X", "bombed the harbour of X"."""
    parse = doc.parse
    if reading.rule.frame != "V" or reading.type not in _STRIKING:
        return None
    built = (o for o in roles.objects(parse, reading.token) if parse.lemmas[o] in classes()["PLACE"])
    return first_of(place_within(doc, o, 1) for o in built)


def _of_compound(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "The Kampala bombings", "Rwanda's genocide"."""
    parse, noun = doc.parse, reading.token
    if reading.rule.frame == "V":
        return None
    land = parse.lemmas[noun] in _OF_ITS_LAND
    found = first_of(
        place_at(doc, c, named_state=land)
        for c in parse.children[noun]
        if parse.deps[c] in ("compound", "nmod") or (parse.deps[c] == "poss" and land)
    )
    return found if land or found not in reading.actors else None  # "a US strike"


def _visited(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """The goal of a visit or a landing: "arrived in X", "visited X", "flew to X"."""
    if reading.mode != "visit":
        return None
    goals = roles.objects(doc.parse, reading.token) if reading.rule.frame == "V" else ()
    goals = goals or roles.prepositional(doc.parse, reading.token, "to")
    return first_of(place_at(doc, g) for g in goals)


def _of_doer(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "A court in X freed nine men", "students in X rioted", "eight people in X were shot"."""
    parse = doc.parse
    if reading.rule.frame != "V":
        return None
    passive = parse.child(reading.token, "nsubjpass")
    subjects = (passive,) if passive is not None else roles.subjects(parse, reading.token)
    crowds = reading.type in _DONE_BY_CROWDS
    return first_of(
        locative(doc, s)
        for s in subjects
        if parse.lemmas[s] in _COURTS or (crowds and (s == passive or _is_crowd(doc, s)))
    )


def _is_crowd(doc: AnnotatedDocument, noun: int) -> bool:
    return doc.parse.lemmas[noun] in _CROWDS or any(doc.entities.get(i).kind == "people" for i in doc.entities.at(noun))


def _of_counterpart(doc: AnnotatedDocument, anchors: Iterable[int]) -> str | None:
    """ "Killed in a gunfight between police and rebels in X", "clashed with guards in X"."""
    parse = doc.parse
    inside = [n for a in anchors for n in (a, *roles.prepositional(parse, a, "in")) if n == a or tells(parse, n)]
    others = (o for n in inside for slot in _SIDES for o in roles.prepositional(parse, n, slot))
    return first_of(locative(doc, each) for other in others for each in parse.conjuncts(other))


def _of_speaker(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "The premier, speaking in X, rejected the plan"."""
    parse = doc.parse
    if reading.rule.frame != "V" or reading.type not in _SPOKEN:
        return None
    hosts = (reading.token, *roles.subjects(parse, reading.token))
    speaking = (c for h in hosts for c in parse.children[h] if parse.deps[c] in ("acl", "advcl"))
    return first_of(locative(doc, c) for c in speaking if parse.lemmas[c] in SPEAKING and parse.tags[c] == "VBG")


def _reached(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Sent lorries of food to X", "moved troops to the border at X"."""
    parse = doc.parse
    if reading.rule.frame != "V" or reading.type not in ("AID", "MOBILIZE"):
        return None
    hosts = (reading.token, *roles.objects(parse, reading.token))
    goals = (c for h in hosts for c in parse.children[h] if parse.deps[c] in HANGING and parse.lower[c] == "to")
    return first_of(place_below(doc, c) for c in goals)


def _venue(doc: AnnotatedDocument, anchors: Iterable[int]) -> str | None:
    """ "Outside the ministry", "before the consulate": a house whose owner it is called after."""
    parse = doc.parse
    nouns = (
        n
        for a in anchors
        for c in parse.children[a]
        if parse.deps[c] == "prep" and parse.lower[c] in _BEFORE_HOUSES
        for n in parse.children[c]
        if parse.deps[n] == "pobj"
    )
    for noun in nouns:
        named = any(parse.words[t] in _VENUES for t in range(max(0, noun - 1), noun + 1))
        if parse.lemmas[noun] in classes()["PLACE"] or named:
            return next(iter(doc.entities.at(noun)), None)
    return None


def _of_errand(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Flew to X to sign a treaty", "arrives in X for talks", "went to X and met the elders"."""
    parse = doc.parse
    if reading.type in _SPOKEN:
        return None
    at = _verb_of(parse, reading) if reading.rule.frame == "V" or reading.support is not None else reading.token
    if at is None:
        return None
    head, relation = parse.heads[at], parse.deps[at]
    if relation == "pobj" and parse.lower[head] == "for":
        return _goal(doc, parse.heads[head])
    if relation == "conj" and parse.child(at, "nsubj", "nsubjpass") is None and at > head:
        return _goal(doc, head)
    purpose = relation in ("advcl", "xcomp") and at > head and any(parse.lower[c] == "to" for c in parse.children[at])
    return _goal(doc, head) if purpose else None


def _goal(doc: AnnotatedDocument, verb: int) -> str | None:
    parse = doc.parse
    if parse.lemmas[verb] not in MOTION:
        return None
    below = (c for c in parse.children[verb] if parse.deps[c] == "prep" and parse.lower[c] in _GOALS)
    return first_of(place_below(doc, c) for c in below) or _named_object(doc, verb)


def _shared(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Occupied X and took away a monk", "was ambushed in X and two drivers were killed": one scene."""
    parse = doc.parse
    if reading.rule.frame != "V" or reading.type in _SPOKEN:
        return None
    if any(parse.lower[c] in ("to", "from") and parse.deps[c] == "prep" for c in parse.children[reading.token]):
        return None  # "stopped boats in X and returned the men to Y"
    return first_of(_scene(doc, verb) for verb in _told_with(parse, reading.token))


def _told_with(parse: Parse, verb: int) -> Iterator[int]:
    """The verb before it that tells the same scene: of the same subject, or what it is the result of."""
    head = parse.heads[verb]
    alone = parse.child(verb, "nsubj", "nsubjpass") is None
    if parse.deps[verb] == "conj" and head < verb and (alone or verb in results(parse, head)):
        yield head
    for child in parse.children[verb]:
        if parse.deps[child] in ("ccomp", "parataxis") and child < verb and verb in results(parse, child):
            yield child


def _scene(doc: AnnotatedDocument, verb: int) -> str | None:
    """Where a deed was done, that of a verb of speech left out."""
    if doc.parse.pos[verb] != "VERB" or doc.parse.child(verb, "ccomp") is not None:
        return None
    return _named_object(doc, verb) or _stated(doc, (verb, *roles.objects(doc.parse, verb)[-1:]))
