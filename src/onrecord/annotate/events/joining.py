"""Two triggers, one happening: joins what a sentence tells with two words, and applies the coder's rules on pairs."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.events import roles, toll
from onrecord.annotate.events.reading import Reading, threat_mode
from onrecord.annotate.lexicons.plover import classes, fold
from onrecord.model.syntax import Parse

_BREAKING = frozenset({"violate", "breach", "break", "flout", "ignore", "disregard", "defy", "infringe", "contravene"})
_DEATHS = frozenset({"killing", "death", "murder", "assassination", "slaying", "massacre"})
_COMING = frozenset({"come", "go", "be", "get", "fall", "remain", "keep", "stay"})
_PUTTING = frozenset({"put", "place", "take", "hold", "detain", "leave"})
_CRIES = frozenset({"chant", "shout", "yell", "cry", "scream", "wave", "carry"})
_SPOKEN = frozenset({"ACCUSE", "THREATEN", "REQUEST", "SUPPORT", "REJECT", "AGREE"})
_STEM = 4  # letters that "warn" and "warning", "accuse" and "accusation" share
_INTRODUCING = frozenset({"RETREAT", "CONCEDE", "AID", "CONSULT", "COOPERATE", "SUPPORT"})
_UP = 4
_OFFERED = frozenset({"CONSULT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_TOLD_BY_OBJECT = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REQUEST", "SUPPORT"})
_COMMANDS = frozenset({"order", "command", "instruct", "direct", "tell"})
_COMMANDED = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "RETREAT"})


def join(parse: Parse, readings: list[Reading]) -> list[Reading]:
    """The readings that stand, the parties of those that do not handed on."""
    by_token = {r.token: r for r in readings}
    dropped: set[int] = set()
    for reading in readings:
        if reading.token in dropped:
            continue
        _hostile_intention(parse, reading, by_token)
        _threat_modes(parse, reading, by_token)
        dropped |= _taken(parse, reading, by_token)
        dropped |= _object(parse, reading, by_token)
        dropped |= _subject(parse, reading, by_token)
        dropped |= _called_home(parse, reading, by_token)
        dropped |= _rejected(parse, reading, by_token)
        dropped |= _mere_readiness(parse, reading, by_token)
        dropped |= _commanded(parse, reading, by_token)
        dropped |= _purpose(parse, reading, by_token)
        dropped |= {t for t in by_token if reading.swallows[0] <= t < reading.swallows[1]} - {reading.token}
        dropped |= _harm(parse, reading, by_token)
        dropped |= _killing(parse, reading, by_token)
        dropped |= _beneath(parse, reading, by_token)
        dropped |= _said_twice(parse, reading, by_token, dropped)
        dropped |= _slogans(parse, reading, by_token)
        dropped |= _troops_in_battle(parse, reading, readings)
    return [r for r in readings if r.token not in dropped]


def _taken(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "signed an agreement", "carried out dozens of raids": verb and noun are one event, the verb's."""
    if reading.object_noun is None:
        return set()
    counted = roles.prepositional(parse, reading.object_noun, "of")
    noun = next((n for n in (reading.object_noun, *counted) if n in by_token), None)
    if noun is None or (noun != reading.object_noun and by_token[noun].type != reading.type):
        return set()
    _hand_on(by_token[noun], reading)
    return {noun}


def _called_home(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "Recalled its ambassador for consultations": what it is called is no talk of states."""
    if reading.type != "SANCTION" or parse.lemmas[reading.token] not in ("recall", "call", "summon", "withdraw"):
        return set()
    holders = (reading.token, *roles.objects(parse, reading.token))
    nouns = (n for holder in holders for n in roles.prepositional(parse, holder, "for"))
    return {n for n in nouns if parse.lemmas[n] == "consultation" and n in by_token}


def _killing(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "The killing of its leader in a drone strike": how it was done is no second deed."""
    if reading.type != "ASSAULT" or parse.lemmas[reading.token] not in _DEATHS or reading.rule.frame == "V":
        return set()
    verb = parse.heads[reading.token]  # on which a parser may hang "in a strike"
    means = [n for t in (reading.token, verb) for p in ("in", "by") for n in roles.prepositional(parse, t, p)]
    strike = next((n for n in means if n > reading.token and n in by_token and by_token[n].type == "ASSAULT"), None)
    if strike is None:
        return set()
    _hand_on(by_token[strike], reading)
    return {strike}


def _object(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "attended a summit", "a new round of talks": the verb's object tells in another word what the verb tells."""
    if reading.type not in _TOLD_BY_OBJECT or reading.rule.frame != "V":
        return set()
    objects = roles.objects(parse, reading.token)
    for noun in (*objects, *(t for o in objects for t in roles.prepositional(parse, o, "of"))):
        told = by_token.get(noun)
        if told is None or told.type != reading.type or told.rule.frame == "V":
            continue
        if not told.actors or set(told.actors) & set(reading.actors):
            _hand_on(told, reading)
            return {noun}
    return set()


def _rejected(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "Rejected the protest": a note or word of protest, for nobody rejects a march."""
    if reading.type != "REJECT":
        return set()
    objects = roles.objects(parse, reading.token)
    if parse.lemmas[reading.token] in _BREAKING:  # "violated the truce": it is what is broken, and no event beside
        return {o for o in objects if o in by_token and by_token[o].type in ("RETREAT", "AGREE")}
    return {o for o in objects if o in by_token and by_token[o].type == "PROTEST" and parse.lemmas[o] == "protest"}


def _subject(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "A car bomb exploded", "the attack hit a market": what the verb's subject tells is what the verb tells."""
    if reading.type != "ASSAULT" or reading.rule.frame != "V" or roles.is_passive(parse, reading.token):
        return set()
    for noun in roles.subjects(parse, reading.token):
        told = by_token.get(noun)
        if told is not None and told.type == "ASSAULT" and parse.lemmas[reading.token] not in toll.HARM:
            _hand_on(told, reading)
            return {noun}
    return set()


def _beneath(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "came under attack", "go on strike", "put under arrest": a verb of being or putting and the noun behind it."""
    if reading.rule.frame != "V" or parse.lemmas[reading.token] not in _COMING | _PUTTING:
        return set()
    below = (n for p in ("under", "in", "into", "on", "to", "at") for n in roles.prepositional(parse, reading.token, p))
    same = {n for n in below if n in by_token and by_token[n].type == reading.type}
    for noun in sorted(same):
        _hand_on(by_token[noun], reading)
        if by_token[noun].start <= reading.end + 1:
            reading.end = max(reading.end, by_token[noun].end)  # "went on strike"
    return same


def _said_twice(parse: Parse, reading: Reading, by_token: dict[int, Reading], dropped: set[int]) -> set[int]:
    """ "issued a warning and warned ...", "called for calm in a call to ...": one act of speech, told with one stem."""
    if reading.type not in _SPOKEN:
        return set()
    above = by_token.get(parse.heads[reading.token])
    twice = above is not None and above.type == reading.type == "ACCUSE" and _is_to(parse, reading.token)
    if above is not None and twice and not set(reading.actors) - set(above.actors):
        return {reading.token}  # "summoned him to protest against it"
    if above is not None and above.type == reading.type == "THREATEN" and parse.deps[reading.token] == "ccomp":
        above.recipients = above.recipients or reading.recipients
        return {reading.token}  # "warned that it would respond with force"
    for token in (parse.heads[reading.token], parse.heads[parse.heads[reading.token]]):
        other = by_token.get(token)
        if other is None or other is reading or other.type != reading.type or token in dropped:
            continue
        if _stem(parse, reading) == _stem(parse, other) and (
            not reading.actors or not other.actors or set(reading.actors) & set(other.actors)
        ):
            _hand_on(reading, other)
            return {reading.token}
    return set()


def _stem(parse: Parse, reading: Reading) -> str:
    """What the words of speech have in common: "warn" of "warning" and "issued a warning"."""
    word = reading.object_noun if reading.object_noun is not None else reading.token
    return parse.lemmas[word][:_STEM]


def _harm(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "the attack that killed ten", "were killed in a raid", "shelled the town, killing ten": one ASSAULT."""
    if reading.type != "ASSAULT" or parse.lemmas[reading.token] not in toll.HARM or reading.rule.frame != "V":
        return set()
    for other in _doers(parse, reading.token, by_token):
        if other.type == "ASSAULT" and other is not reading:
            known = {*other.actors, *other.recipients}  # "an attack on the port killed three sailors": both
            other.recipients += [r for r in reading.recipients if r not in known]
            other.joined.append(reading.token)
            return {reading.token}
    for again in toll.told_again(parse, reading.token):
        if again in by_token and by_token[again].type == "ASSAULT" and by_token[again].rule.frame == "V":
            _hand_on(by_token[again], reading)
            return {again}
    for cause in toll.causes_of(parse, reading.token):
        if cause in by_token and by_token[cause].type == "ASSAULT":
            burst = _subject(parse, by_token[cause], by_token)  # "when a car bomb exploded"
            _hand_on(by_token[cause], reading)
            known = {*reading.actors, *reading.recipients}
            reading.recipients += [r for r in by_token[cause].recipients if r not in known]
            return {cause, *burst}
    scene = toll.scene_of(parse, reading.token)
    for preposition in ("in", "during", "by", "after"):
        for below in (*roles.prepositional(parse, reading.token, preposition), *(() if scene is None else (scene,))):
            raid = by_token.get(below)
            if raid is not None and raid.type == "ASSAULT":
                if _harms_nobody(parse, reading.token):
                    return {reading.token}
                _hand_on(raid, reading)
                return {below}
    return set()


def _harms_nobody(parse: Parse, verb: int) -> bool:
    """ "No one died in the bombing": there was a bombing all the same."""
    subjects = (c for c in parse.children[verb] if parse.deps[c] in ("nsubj", "nsubjpass"))
    words = {parse.lower[t] for s in subjects for t in (s, *parse.children[s])}
    negated = any(parse.deps[c] == "neg" for c in parse.children[verb])
    return negated or not words.isdisjoint({"no", "nobody", "none", "neither"})


def _doers(parse: Parse, verb: int, by_token: dict[int, Reading]) -> list[Reading]:
    tokens = list(roles.subjects(parse, verb))
    if parse.lemmas[parse.heads[verb]] == "leave" and parse.deps[verb] in ("ccomp", "oprd", "acomp", "xcomp", "acl"):
        tokens += roles.subjects(parse, parse.heads[verb])  # "clashes left two men injured"
    paired = parse.deps[verb] == "conj" and (parse.tags[verb] != "VBN" or parse.lemmas[parse.heads[verb]] in toll.HARM)
    if parse.deps[verb] in ("advcl", "xcomp") or paired:
        tokens.append(parse.heads[verb])
    return [by_token[t] for t in tokens if t in by_token]


def _slogans(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """What a protest is for or against is its topic, not a demand or an accusation of its own."""
    if reading.type == "PROTEST" and reading.rule.frame != "V":
        return _in_protest(parse, reading, by_token)
    if reading.type == "PROTEST" and parse.lemmas[reading.token] in _CRIES:
        return _cried(parse, reading, by_token)
    if reading.type not in ("REQUEST", "ACCUSE", "SUPPORT", "PROTEST") or reading.rule.frame != "V":
        return set()
    if parse.tags[reading.token] != "VBG" and parse.deps[reading.token] not in ("xcomp", "advcl", "acl"):
        return set()
    token = reading.token
    for _ in range(_UP):
        token = parse.heads[token]
        above = by_token.get(token)
        protest = above is not None and above is not reading and above.type == "PROTEST"
        if above is not None and protest and above.token != reading.object_noun:
            if not above.recipients:
                above.recipients = [r for r in reading.recipients if r not in above.actors]
            return {reading.token}
    return set()


def _cried(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "marched and shouted slogans against X": what the same protesters cry is no second protest."""
    sentence = parse.sentence_of[reading.token]
    for other in by_token.values():
        same = other.type == "PROTEST" and other is not reading and parse.sentence_of[other.token] == sentence
        if same and (not reading.actors or set(reading.actors) & set(other.actors)):
            other.recipients = other.recipients or [r for r in reading.recipients if r not in other.actors]
            return {reading.token}
    return set()


def _in_protest(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "went on strike in protest against ...": the strike's reason, not a second protest."""
    head = parse.heads[reading.token]
    if parse.lower[head] != "in" or any(parse.deps[c] in ("det", "amod") for c in parse.children[reading.token]):
        return set()
    for above in (parse.heads[head], parse.heads[parse.heads[head]]):
        holder = by_token.get(above)
        if holder is None:
            holder = next((r for r in by_token.values() if r.support == above and r.type == "PROTEST"), None)
        if holder is not None and holder is not reading:
            holder.recipients = holder.recipients or [r for r in reading.recipients if r not in holder.actors]
            return {reading.token}
    return set()


_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "REJECT"})


def _hostile_intention(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> None:
    """ "is prepared to attack" agrees to nothing: it threatens."""
    root = parse.child(reading.token, "xcomp") if parse.deps[reading.token] == "acomp" else None
    act = None if root is None else by_token.get(root)
    if reading.type == "AGREE" and act is not None and act.type in _HOSTILE:
        reading.type, reading.mode = "THREATEN", threat_mode(act)


def _mere_readiness(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "Ready to defend their goals" agrees to nothing that anybody asked for."""
    root = parse.child(reading.token, "xcomp") if parse.deps[reading.token] == "acomp" else None
    if root is None or reading.type != "AGREE":
        return set()
    act = by_token.get(root) or next((r for r in by_token.values() if r.support == root), None)
    offered = act is not None and act.type in _OFFERED
    return set() if offered or parse.lemmas[root] in _offers() else {reading.token}


@cache
def _offers() -> frozenset[str]:
    return classes()["COOPERATIVE"] | classes()["CONSULT"] | classes()["SIGN"]


def _commanded(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "Ordered troops to patrol": whoever commands forces acts through them; the order is no request to another."""
    if reading.type != "REQUEST" or parse.lemmas[reading.token] not in _COMMANDS or not reading.actors:
        return set()
    forces = [o for o in roles.objects(parse, reading.token) if fold(parse.lemmas[o]) in _forces()]
    root = roles.complement(parse, reading.token)
    if root is None or not (forces or any(fold(parse.lemmas[t]) in _forces() for t in roles.subjects(parse, root))):
        return set()
    act = by_token.get(root) or next((r for r in by_token.values() if r.support == root), None)
    if act is None or act.type not in _COMMANDED:
        return set()
    act.actors = list(reading.actors)
    act.recipients = [r for r in act.recipients if r not in act.actors]
    return {reading.token}


def _is_to(parse: Parse, verb: int) -> bool:
    """ "... to disperse them"."""
    infinitive = any(parse.lower[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb])
    return infinitive and parse.deps[verb] in ("advcl", "xcomp")


def _purpose(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> set[int]:
    """ "Fired tear gas to disperse them": what force is used for, on the same people, is no second act of force."""
    above = by_token.get(parse.heads[reading.token])
    if above is None or not _is_to(parse, reading.token):
        return set()
    if reading.type not in _FORCE or above.type not in _FORCE or set(reading.actors) - set(above.actors):
        return set()
    unnamed = any(parse.pos[o] == "PRON" for o in roles.objects(parse, reading.token)) and not reading.recipients
    if not (reading.recipients or unnamed):
        return set()
    if not unnamed and (above.recipients and not set(reading.recipients) & set(above.recipients)):
        return set()
    _hand_on(reading, above)
    return {reading.token}


@cache
def _forces() -> frozenset[str]:
    c = classes()
    return c["TROOPS"] | c["POLICE"] | c["WEAPONS_SYS"] | {"jet", "gunner", "bomber", "fighter"}


def _threat_modes(parse: Parse, reading: Reading, by_token: dict[int, Reading]) -> None:
    """What is threatened tells the threat's mode better than any word of it does."""
    root = roles.complement(parse, reading.token) if reading.type == "THREATEN" and reading.mode is None else None
    act = None if root is None else by_token.get(root)
    if act is None and root is not None:
        act = next((r for r in by_token.values() if r.support == root), None)
    if act is None and root is None and reading.type == "THREATEN" and reading.mode is None:
        act = next((by_token[o] for o in roles.objects(parse, reading.token) if o in by_token), None)
    if act is not None:
        reading.mode = threat_mode(act)


def _troops_in_battle(parse: Parse, reading: Reading, readings: list[Reading]) -> set[int]:
    """Moving troops inside a report of an assault by them is part of the assault (manual, MOBILIZE)."""
    if reading.type != "MOBILIZE":
        return set()
    sentence = parse.sentence_of[reading.token]
    for other in readings:
        if (
            other.type == "ASSAULT"
            and parse.sentence_of[other.token] == sentence
            and set(other.actors) & set(reading.actors)
        ):
            return {reading.token}
    return set()


def _hand_on(giver: Reading, taker: Reading) -> None:
    taker.joined.append(giver.token)
    taker.actors = taker.actors or [a for a in giver.actors if a not in taker.recipients]
    taker.recipients = taker.recipients or [r for r in giver.recipients if r not in taker.actors]
    if taker.mode is None and giver.type == taker.type:
        taker.mode = giver.mode
