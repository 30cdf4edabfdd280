"""Where a reading's happening took place, by the words of its clause; None where they do not say.

First what was struck, stormed or left; then locative phrases of the trigger, its object and its clause; then what the
words around lend it: the place of its target, of its doer, of the errand that it is, of the deed it is told with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.events import roles
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import classes, fold, noun_rules
from onrecord.annotate.timex.alongside import MOTION, results
from onrecord.annotate.timex.attach import in_caption
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse

_LOCATIVE = frozenset(
    "in at near outside inside off around across along on over throughout within beside through aboard".split()
)
_INTO = frozenset({"into", "onto"})
# "An attack on X" has a target, "a base on X island" a place.
_SURFACE = frozenset({"on", "over"})
_SURFACES = frozenset("island islands border coast river peninsula heights street road highway".split())
_HELD = frozenset(
    "hold stage host organize organise schedule plan launch conduct sign conclude reach negotiate broker seal adopt "
    "strike agree convene".split()
)
_BESIDE = frozenset({"poss", "compound", "nmod", "appos"})
_AROUND = frozenset({"in", "across", "inside", "outside", "near", "throughout", "around"})
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west off "
    "inland offshore outside upstream downstream".split()
)
_LENGTHS = frozenset("mile kilometer kilometre km meter metre yard foot".split())
# What unrest and war do to the place that they happen in.
_SHAKING = frozenset(
    "roil rock shake grip hit wrack rack plague sweep engulf paralyze convulse ravage devastate jolt scar cripple "
    "disrupt torment besiege batter terrorize destabilize".split()
)
# Whose happening is where they took place: an actor's name before any other ("Israel's war") says who wages it.
_OF_ITS_LAND = frozenset(
    "genocide uprising unrest revolution revolt rebellion insurgency riot protest coup famine election vote".split()
)
# "The embassy of X in Y" lies in Y, "the statue of X in Y" too: what "of" names there is no place of theirs.
_CALLED_AFTER = frozenset(
    "embassy consulate mission legation commission statue monument bust portrait memorial grave tomb image effigy "
    "flag picture".split()
)
# What lies over and around a state, or is it: "patrol Turkey's skies".
_REALMS = frozenset("sky airspace water territory coast coastline shore border frontier soil countryside".split())
# What is done to a place where it lies.
_STRIKING = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_LEAVING = frozenset("leave quit evacuate abandon vacate exit flee".split())
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
# What is said may be said anywhere: such an act does not share the place of the deed before it.
_SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT"})
_GOALS = frozenset({"in", "at", "to", "into"})


def place_of(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """The entity where it happened."""
    anchors = _anchors(doc.parse, reading)
    return (
        _struck(doc, reading)
        or _stated(doc, anchors)
        or _over_realm(doc, reading)
        or _where(doc, reading)
        or _taken_from(doc, reading)
        or _of_target(doc, anchors, reading)
        or _of_building(doc, reading)
        or _of_compound(doc, reading)
        or _visited(doc, reading)
        or _shaken(doc, reading)
        or _pictured(doc, reading.token)
        or _of_doer(doc, reading)
        or _of_errand(doc, reading)
        or _shared(doc, reading)
    )


def _first(found: Iterable[str | None]) -> str | None:
    return next((place for place in found if place is not None), None)


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
    return _first(_within_phrase(doc, o, 1) for o in objects if doc.parse.lemmas[o] in _REALMS)


def _named_object(doc: AnnotatedDocument, verb: int) -> str | None:
    found = (_place_at(doc, o) for o in roles.objects(doc.parse, verb))
    return _first(place for place in found if place is not None and _is_named(doc, place))


def _is_named(doc: AnnotatedDocument, id_: str) -> bool:
    """Whether the article names the place: "the town" alone would be another place than the one it takes up."""
    return any(m.form == "name" for m in doc.entities.get(id_).mentions)


def _stated(doc: AnnotatedDocument, anchors: Iterable[int]) -> str | None:
    """ "In X", "near X", "south of X"."""
    return _first(_locative(doc, anchor) for anchor in anchors)


def _locative(doc: AnnotatedDocument, anchor: int) -> str | None:
    parse = doc.parse
    for c in parse.children[anchor]:
        word = parse.lower[c]
        locative = word in _LOCATIVE or (word in _INTO and parse.pos[anchor] == "VERB")
        if parse.deps[c] == "prep" and locative and (found := _place_below(doc, c)) is not None:
            return found
        if (word in _DIRECTIONS or parse.lemmas[c] in _LENGTHS) and (found := _beyond(doc, c)) is not None:
            return found
    return None


def _beyond(doc: AnnotatedDocument, token: int) -> str | None:
    """ "South of X", "40 miles off X"."""
    parse = doc.parse
    directed = [token] if parse.lower[token] in _DIRECTIONS else []
    directed += [c for c in parse.children[token] if parse.lower[c] in _DIRECTIONS]
    for direction in directed:
        below = [direction] if parse.deps[direction] == "prep" else []
        below += [c for c in parse.children[direction] if parse.deps[c] == "prep" and parse.lower[c] in ("of", "from")]
        if (found := _first(_place_below(doc, c) for c in below)) is not None:
            return found
    return None


def _where(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "The town of X, where ten were killed"."""
    parse, verb = doc.parse, _verb_of(doc.parse, reading)
    if verb is None or parse.deps[verb] != "relcl" or all(parse.lower[c] != "where" for c in parse.children[verb]):
        return None
    found = _phrase(doc, parse.heads[verb], "in", 0)
    return found if found is not None and _is_named(doc, found) else None


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
    return _first(_place_below(doc, c) for c in hung if parse.deps[c] == "prep" and parse.lower[c] == "from")


def _shaken(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Protests have roiled X", "X has been rocked by months of clashes"."""
    parse, noun = doc.parse, reading.token
    while parse.deps[noun] == "conj" or (parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "of"):
        noun = parse.heads[noun] if parse.deps[noun] == "conj" else parse.heads[parse.heads[noun]]
    above = parse.heads[noun]
    verb = parse.heads[above] if parse.deps[noun] == "pobj" and parse.lower[above] == "by" else above
    if reading.rule.frame == "V" or parse.lemmas[verb] not in _SHAKING or noun == verb:
        return None
    return _first(_place_at(doc, o, named_state=True) for o in roles.objects(parse, verb))


def _pictured(doc: AnnotatedDocument, token: int) -> str | None:
    """ "..., Lima, Peru, May 3, 2017.": the place in front of the day with which a caption ends."""
    parse = doc.parse
    if not in_caption(doc, token):
        return None
    passage = doc.document.passages[parse.passage_of(token)]
    _, last = parse.tokens_between(passage.start, passage.end)
    heads = [t for t in range(token + 1, last) if t in doc.entities.heads and parse.pos[t] == "PROPN"]
    row = [t for t in heads if _place_at(doc, t, named_state=True) is not None]
    while len(row) > 1 and parse.words[row[-1] - 1] == "," and row[-2] >= row[-1] - 3:
        row.pop()  # the state behind the city
    return _place_at(doc, row[-1], named_state=True) if row else None


def _of_target(doc: AnnotatedDocument, anchors: list[int], reading: Reading) -> str | None:
    """ "An attack on a base in X", "fired at X", "the siege of X": where the target is, it happened."""
    parse = doc.parse
    for anchor in anchors:
        for slot in ("on", "against", "at", "of"):
            for target in roles.prepositional(parse, anchor, slot):
                for c in parse.children[target]:
                    locative = parse.deps[c] == "prep" and parse.lower[c] in _LOCATIVE
                    if locative and (found := _place_below(doc, c)) is not None:
                        return found
    if reading.type not in ("ASSAULT", "COERCE"):
        return None
    slots = ("on", "at") if reading.rule.frame == "V" and not reading.joined else ("on", "of", "at")
    told = (reading.token, *reading.joined)
    targets = (t for word in told for slot in slots for t in roles.prepositional(parse, word, slot))
    found_at = (_place_at(doc, t) for t in targets if parse.pos[t] == "PROPN" or parse.lemmas[t] in _SETTLED)
    return _first(place for place in found_at if place is not None and _is_named(doc, place))


_SETTLED = frozenset("city town village settlement hamlet port suburb district region island camp quarter".split())


def _anchors(parse: Parse, reading: Reading) -> list[int]:
    verb = reading.rule.frame == "V"
    out = [reading.token]
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


def _place_below(doc: AnnotatedDocument, preposition: int, depth: int = 0) -> str | None:
    """The place after a preposition: a named one if the phrase has any, however deep ("a base near X")."""
    parse, word = doc.parse, doc.parse.lower[preposition]
    nouns = [c for c in parse.children[preposition] if parse.deps[c] == "pobj"]
    if depth > 3 or (word in _SURFACE and all(parse.lower[n] not in _SURFACES for n in nouns)):
        return None
    realm = "in" if parse.lemmas[parse.heads[preposition]] in _REALMS else word
    return _first(_phrase(doc, noun, realm, depth) for noun in nouns)


def _phrase(doc: AnnotatedDocument, noun: int, preposition: str, depth: int) -> str | None:
    """The place of a noun phrase behind a preposition."""
    parse = doc.parse
    found = _place_at(doc, noun, named_state=preposition in _AROUND)
    if found is not None and parse.pos[noun] == "PROPN":
        return found
    named = _within_phrase(doc, noun, depth)
    return named if named is not None else found


def _within_phrase(doc: AnnotatedDocument, noun: int, depth: int) -> str | None:
    parse, after = doc.parse, doc.parse.lemmas[noun] in _CALLED_AFTER
    told = (g for a in parse.children[noun] if parse.deps[a] == "acl" for g in parse.children[a])
    for c in (*parse.children[noun], *told):
        locative = parse.lower[c] in _LOCATIVE or (parse.lower[c] == "of" and not after)
        if parse.deps[c] == "prep" and locative and (deeper := _place_below(doc, c, depth + 1)) is not None:
            return deeper
        beside = parse.deps[c] in _BESIDE and not after and not _tells(parse, noun)
        if beside and (found := _place_at(doc, c, named_state=parse.lemmas[noun] in _REALMS)) is not None:
            return found
    return None


def _tells(parse: Parse, noun: int) -> bool:
    """Whether the noun is itself an event: "killed in a French strike" was not in France."""
    return fold(parse.lemmas[noun].lower()) in noun_rules()


def _place_at(doc: AnnotatedDocument, token: int, *, named_state: bool = False) -> str | None:
    """The place (or, in "in France", the state) that the token refers to. A time is none, whatever its name."""
    start = doc.parse.starts[token]
    if any(time.start <= start < time.end for time in doc.times):
        return None
    for i in doc.entities.at(token):
        kind = doc.entities.get(i).kind
        if kind == "place" or (named_state and kind == "government" and doc.parse.pos[token] == "PROPN"):
            return i
    return None


def _of_building(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Robbed the shop of X", "bombed the harbour of X"."""
    parse = doc.parse
    if reading.rule.frame != "V" or reading.type not in _STRIKING:
        return None
    built = (o for o in roles.objects(parse, reading.token) if parse.lemmas[o] in classes()["PLACE"])
    return _first(_within_phrase(doc, o, 1) for o in built)


def _of_compound(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "The Kampala bombings", "Rwanda's genocide"."""
    parse, noun = doc.parse, reading.token
    if reading.rule.frame == "V":
        return None
    land = parse.lemmas[noun] in _OF_ITS_LAND
    return _first(
        _place_at(doc, c, named_state=land)
        for c in parse.children[noun]
        if parse.deps[c] in ("compound", "nmod") or (parse.deps[c] == "poss" and land)
    )


def _visited(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """The goal of a visit or a landing: "arrived in X", "visited X", "flew to X"."""
    if reading.mode != "visit":
        return None
    goals = roles.objects(doc.parse, reading.token) if reading.rule.frame == "V" else ()
    goals = goals or roles.prepositional(doc.parse, reading.token, "to")
    return _first(_place_at(doc, g) for g in goals)


def _of_doer(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "A court in X freed nine men", "students in X rioted", "eight people in X were shot"."""
    parse = doc.parse
    if reading.rule.frame != "V":
        return None
    passive = parse.child(reading.token, "nsubjpass")
    subjects = (passive,) if passive is not None else roles.subjects(parse, reading.token)
    crowds = reading.type in _DONE_BY_CROWDS
    return _first(
        _locative(doc, s)
        for s in subjects
        if parse.lemmas[s] in _COURTS or (crowds and (s == passive or parse.lemmas[s] in _CROWDS))
    )


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
    return _first(_place_below(doc, c) for c in below) or _named_object(doc, verb)


def _shared(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Occupied X and took away a monk", "was ambushed in X and two drivers were killed": one scene."""
    parse = doc.parse
    if reading.rule.frame != "V" or reading.type in _SPOKEN:
        return None
    return _first(_scene(doc, verb) for verb in _told_with(parse, reading.token))


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
