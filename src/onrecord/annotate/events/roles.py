"""Who stands where around a predicate: subject, object, agent and prepositional parties over CLEAR dependencies.

All functions give token indices, () where nothing is said. Passives, relative clauses, participles, coordination and
control are undone here, so that the rest reads every predicate as if it stood in a plain active clause.
"""

from __future__ import annotations

from onrecord.annotate.events import toll, wordings
from onrecord.annotate.events.company import company
from onrecord.annotate.lexicons.plover import classes
from onrecord.annotate.remembering import once_a_parse
from onrecord.model.syntax import Parse

# Verbs (and their like) whose object, not subject, does what the complement tells.
OBJECT_CONTROL = frozenset(
    "order urge ask tell call persuade force allow permit help enable authorize invite press want expect require "
    "compel  advise warn encourage instruct direct command convince cause lead prompt accuse blame charge suspect "
    "convict prevent  stop keep bar ban prohibit deter send see watch find leave catch condemn criticize praise "
    "thank sue indict denounce  fault sentence punish fine arrest forbid implore beg pressure push remind let "
    "make have get appeal hold need acquit absolve exonerate clear exculpate".split()
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# "are engaged in", "were locked in", "is opposed to": passive in form only.
_STATES = {"engage": "in", "involve": "in", "lock": "in", "embroil": "in", "oppose": "to"}
# Verbs whose bare participle tells the state in which somebody is come upon, put or kept: "was found shot".
_FINDING = frozenset("find discover leave see get have keep hold report feel presume believe fear lie".split())
# Verbs of two objects: in "was denied a visa" the visa is still what is denied.
_DITRANSITIVE = frozenset(
    "give grant deny offer award accord allow refuse send hand pay lend sell issue promise guarantee show owe allot "
    "assign allocate present deal serve".split()
)
# What follows "accused X of" in a row belongs to X, however the parser hangs it.
_ACCUSING = frozenset({"accuse", "blame", "charge", "suspect", "convict", "condemn", "criticize", "denounce"})
_HOLDING = frozenset({"of", "for", "from", "with", "into"})
_CALLING = frozenset({"call", "appeal", "plead", "prevail", "lean"})
_COMPLEX = frozenset({"according", "due", "thanks", "owing", "prior", "because"})  # "according to" reaches nobody
# After "was wounded and ..." a past form without an object is passive too, unless its verb never takes one.
_INTRANSITIVE = frozenset(
    "die flee escape resign collapse disappear leave fall return go come surrender vanish retire".split()
)
_LEADING = ("prep", "dative", "agent")
_TIMES = frozenset({"time", "day", "year", "month", "week", "night", "moment", "hour", "occasion", "once"})
_SUBJECTS = ("nsubj", "csubj")
_MAX_DEPTH = 8


@once_a_parse
def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the grammatical subject of `verb` is what it acts on."""
    deps = [parse.deps[c] for c in parse.children[verb]]
    if (
        parse.lemmas[verb] in _STATES
        and "agent" not in deps
        and any(parse.lower[c] == _STATES[parse.lemmas[verb]] for c in parse.children[verb])
    ):
        return False
    if "auxpass" in deps:
        return True
    if "nsubjpass" in deps:  # "had abdicated" is not, whatever the parser calls its subject
        return not any(parse.lemmas[c] == "have" and parse.deps[c] == "aux" for c in parse.children[verb])
    if _resultative(parse, verb):
        return True
    if parse.tags[verb] not in ("VBN", "VBD") or parse.deps[verb] not in ("acl", "amod", "conj", "advcl", "relcl"):
        return False
    if "dobj" in deps or "nsubj" in deps or "aux" in deps:
        return False
    if parse.deps[verb] == "acl" and _headline(parse, verb):
        return False
    if parse.deps[verb] in ("acl", "amod") or "agent" in deps:
        return True
    if parse.deps[verb] == "advcl":
        return parse.tags[verb] == "VBN"
    return parse.lemmas[verb] not in _INTRANSITIVE and is_passive(parse, parse.heads[verb])


def _resultative(parse: Parse, verb: int) -> bool:
    """Whether a bare past participle tells the state somebody is found or left in: "was found shot", "got arrested"."""
    head = parse.heads[verb]
    if parse.tags[verb] not in ("VBN", "VBD") or parse.lemmas[head] not in _FINDING:
        return False
    if parse.deps[verb] not in ("xcomp", "ccomp", "oprd", "acomp", "advcl") or verb < head:
        return False
    finite = {"aux", "dobj", "mark"} | ({"nsubj"} if parse.tags[verb] == "VBD" else set())  # "found that X attacked"
    return not any(parse.deps[c] in finite for c in parse.children[verb])


def _headline(parse: Parse, verb: int) -> bool:
    """Whether a would-be participle is the verb of a sentence that has no other ("X called on Y to ...")."""
    head = parse.heads[verb]
    if parse.heads[head] != head or parse.pos[head] in ("VERB", "AUX") or parse.tags[verb] == "VBG":
        return False
    deps = {parse.deps[c] for c in parse.children[verb]}
    active = {"ccomp", "xcomp", "advcl"} | ({"dobj"} if parse.tags[verb] == "VBD" else set())
    return "agent" not in deps and bool(deps & active)


@once_a_parse
def subjects(parse: Parse, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Heads of the phrases that do what `verb` tells, the whole coordination spelt out."""
    if depth > _MAX_DEPTH:
        return ()
    if is_passive(parse, verb):
        return agents(parse, verb)
    own = parse.child(verb, *_SUBJECTS)
    if own is None:  # a passive in form only, or one that the parser took for it
        own = parse.child(verb, "nsubjpass")
    if own is None:
        own = _on_auxiliary(parse, verb, "nsubj")
    if own is not None:
        return (*_resolved(parse, own), *company(parse, own))
    if parse.child(verb, "expl") is not None:  # "told them there would be no truce": nobody is the subject
        return ()
    if (stray := wordings.stray_subject(parse, verb)) is not None:
        return tuple(parse.conjuncts(stray))
    return _inherited_subjects(parse, verb, depth)


def _on_auxiliary(parse: Parse, verb: int, *deps: str) -> int | None:
    """A subject that the parser hung on the auxiliary of `verb`."""
    auxiliaries = (c for c in parse.children[verb] if c < verb and parse.deps[c] in ("aux", "auxpass"))
    return next((s for c in auxiliaries if (s := parse.child(c, *deps)) is not None), None)


def agents(parse: Parse, verb: int) -> tuple[int, ...]:
    """The by-phrase of a passive or of an event noun."""
    for c in parse.children[verb]:
        if parse.deps[c] == "agent" or (parse.lower[c] == "by" and parse.deps[c] == "prep"):
            pobj = parse.child(c, "pobj")
            if pobj is not None:
                return tuple(parse.conjuncts(pobj))
    retained = given(parse, verb)  # "was denied a visa by X": hung on the visa
    return agents(parse, retained[-1]) if retained else ()


def _inherited_subjects(parse: Parse, verb: int, depth: int) -> tuple[int, ...]:
    """The subject that a clause without one shares with the clause above it."""
    dep, head = parse.deps[verb], parse.heads[verb]
    if head == verb or wordings.is_noun_under_as(parse, verb) or wordings.is_come_upon(parse, verb):
        return ()
    if (given_time := wordings.whom_time_is_given(parse, verb)) is not None:
        return tuple(parse.conjuncts(given_time))
    if dep == "acl" and _headline(parse, verb):
        return tuple(parse.conjuncts(head))
    if dep == "acl":
        return _of_modifier(parse, verb, head, depth)
    if dep == "relcl":
        return () if _objects_missing(parse, verb) else wordings.one_of(parse, head) or tuple(parse.conjuncts(head))
    if dep in ("acomp", "attr"):
        return subjects(parse, head, depth + 1)
    if dep == "amod":
        return (head,) if parse.tags[verb] == "VBG" or parse.pos[verb] == "ADJ" else ()
    if dep in ("pcomp", "prep"):
        return _of_preposition(parse, head, depth)
    if parse.pos[head] in ("VERB", "AUX"):
        return _of_governor(parse, verb, head, depth)
    if dep in ("xcomp", "ccomp", "advcl", "conj") and parse.pos[head] in ("ADJ", "NOUN", "ADV", "PROPN"):
        own = parse.child(head, *_SUBJECTS)
        return _resolved(parse, own) if own is not None else _inherited_subjects(parse, head, depth + 1)
    return ()


def _of_governor(parse: Parse, verb: int, head: int, depth: int) -> tuple[int, ...]:
    """The party that a subjectless clause shares with the verb above it: controller, patient or subject."""
    dep = parse.deps[verb]
    if dep in ("xcomp", "ccomp") and parse.lemmas[head] in OBJECT_CONTROL:
        controllers = objects(parse, head, depth + 1) or _callees(parse, head)
        if controllers:
            return controllers
    if (
        dep == "advcl"
        and parse.lemmas[head] in _CALLING
        and parse.tags[verb] == "VB"
        and (called := _callees(parse, head))
    ):
        return called
    if dep in ("conj", "advcl") and parse.tags[verb] == "VBG" and parse.lemmas[head] in _ACCUSING:
        return _blamed(parse, head) or objects(parse, head, depth + 1)
    if dep == "conj" and is_passive(parse, head):
        return patients(parse, head, depth + 1)
    if is_passive(parse, head):  # "they were accused of shelling", "he was shot while leaving"
        return patients(parse, head, depth + 1)
    return subjects(parse, head, depth + 1)


def _blamed(parse: Parse, verb: int) -> tuple[int, ...]:
    """ "Blamed it on X": X."""
    found = prepositional(parse, verb, "on") if parse.lemmas[verb] == "blame" else ()
    return found if objects(parse, verb) else ()


def _callees(parse: Parse, verb: int) -> tuple[int, ...]:
    """ "called on / appealed to X to ..."."""
    for c in parse.children[verb]:
        if parse.deps[c] == "prep" and parse.lower[c] in ("on", "upon", "to"):
            pobj = parse.child(c, "pobj")
            if pobj is not None:
                return tuple(parse.conjuncts(pobj))
    return ()


def _of_modifier(parse: Parse, verb: int, noun: int, depth: int) -> tuple[int, ...]:
    """Of a participle or infinitive that modifies a noun: "rebels fighting ...", "Iran's decision to free ..."."""
    if parse.tags[verb] == "VBG" and parse.lower[noun] not in classes()["CONSEQUENCE"]:
        return tuple(parse.conjuncts(noun))
    owner = parse.child(noun, "poss")
    if owner is not None:
        return tuple(parse.conjuncts(owner))
    by = agents(parse, noun)
    if by:
        return by
    if parse.deps[noun] in ("dobj", "attr", "pobj") and parse.heads[noun] != noun:
        governor = parse.heads[noun]
        if parse.deps[noun] == "pobj":
            governor = parse.heads[governor]
        if parse.pos[governor] in ("VERB", "AUX"):
            return subjects(parse, governor, depth + 1)
    return ()


def _of_preposition(parse: Parse, preposition: int, depth: int) -> tuple[int, ...]:
    """Of "-ing" after a preposition: "accused X of shelling", "by freeing them, X ...", "the practice of jailing"."""
    governor = parse.heads[preposition]
    if parse.pos[governor] in ("VERB", "AUX"):
        if parse.lower[preposition] == "for" and (punished := wordings.punished(parse, governor)) is not None:
            return objects(parse, governor, depth + 1) if punished == governor else tuple(parse.conjuncts(punished))
        holds = parse.lemmas[governor] in OBJECT_CONTROL and parse.lower[preposition] in _HOLDING
        return (objects(parse, governor, depth + 1) if holds else ()) or subjects(parse, governor, depth + 1)
    if parse.pos[governor] == "ADJ":  # "remains committed to working with them"
        return subjects(parse, governor, depth + 1)
    if parse.pos[governor] == "ADV" and parse.pos[parse.heads[governor]] == "VERB":  # "stopped short of accusing them"
        return subjects(parse, parse.heads[governor], depth + 1)
    if parse.deps[governor] == "pobj" and parse.deps[parse.heads[governor]] == "agent":
        verb = parse.heads[parse.heads[governor]]  # "accused by monitors of shelling a camp"
        if parse.lemmas[verb] in OBJECT_CONTROL:
            return patients(parse, verb, depth + 1)
    owner = parse.child(governor, "poss")
    if owner is not None:
        return tuple(parse.conjuncts(owner))
    above = parse.lemmas[parse.heads[governor]]
    held = above in _ACCUSING or (parse.lower[preposition] == "for" and above in classes()["PUNISHING"])
    if parse.deps[governor] == "dobj" and held:
        return tuple(parse.conjuncts(governor))  # "accused [the rebels of shelling]", "fined [two men for hitting him]"
    if parse.pos[governor] in ("NOUN", "PROPN") and parse.deps[governor] in ("dobj", "pobj", "attr"):
        return _of_modifier(parse, preposition, governor, depth)
    return ()


@once_a_parse
def objects(parse: Parse, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Heads of the phrases that `verb` acts on: direct object, passive subject, relative pronoun's antecedent."""
    if is_passive(parse, verb):
        return patients(parse, verb, depth)
    own = parse.child(verb, "dobj")
    if own is not None and own < verb:  # "the first time that rebels attacked the mission"
        own = next((c for c in parse.children[verb] if c > verb and parse.deps[c] == "dobj"), own)
        if parse.lower[own] == "that" and parse.lemmas[parse.heads[verb]] in _TIMES and parse.deps[verb] == "relcl":
            return ()  # "the first time that the two leaders had met"
    if own is not None:
        return _resolved(parse, own)
    if parse.deps[verb] == "relcl" and _objects_missing(parse, verb):
        return tuple(parse.conjuncts(parse.heads[verb]))
    called = [c for c in parse.children[verb] if c > verb and parse.deps[c] == "oprd"]
    if len(called) > 1:  # "called Chad a bully": both read as what somebody is called
        return tuple(parse.conjuncts(called[0]))
    if (counted := wordings.up_to(parse, verb)) is not None:
        return (counted,)
    # "detained and beat the men": the object of the last conjunct serves those before it.
    for c in parse.children[verb]:
        if parse.deps[c] == "conj" and parse.pos[c] == "VERB" and depth < _MAX_DEPTH:
            if parse.child(c, *_SUBJECTS) is None and parse.child(verb, "prep", "xcomp", "ccomp") is None:
                return objects(parse, c, depth + 1)
            break
    return ()


@once_a_parse
def given(parse: Parse, verb: int) -> tuple[int, ...]:
    """What a passive verb of two objects gives its subject: "was denied a visa", "were granted asylum"."""
    own = parse.child(verb, "dobj", "oprd") if parse.lemmas[verb] in _DITRANSITIVE else None
    return () if own is None or not is_passive(parse, verb) else tuple(parse.conjuncts(own))


def patients(parse: Parse, verb: int, depth: int = 0) -> tuple[int, ...]:
    """What a passive acts on."""
    own = next((t for dep in ("nsubjpass", "nsubj") if (t := parse.child(verb, dep)) is not None), None)
    if own is None:
        own = _on_auxiliary(parse, verb, "nsubjpass", "nsubj")
    if own is not None:
        return _resolved(parse, own)
    dep, head = parse.deps[verb], parse.heads[verb]
    if dep in ("acl", "amod", "relcl"):
        return tuple(parse.conjuncts(head)) if dep != "amod" else (head,)
    if depth > _MAX_DEPTH or head == verb or parse.pos[head] not in ("VERB", "AUX"):
        return ()
    if _resultative(parse, verb) and (found := parse.child(head, "dobj")) is not None:  # "left two men wounded"
        return tuple(parse.conjuncts(found))
    return patients(parse, head, depth + 1) if is_passive(parse, head) else subjects(parse, head, depth + 1)


def _objects_missing(parse: Parse, verb: int) -> bool:
    """Whether a relative clause wants its antecedent as object: "the man they freed", "whom the army ousted"."""
    deps = {parse.deps[c] for c in parse.children[verb]}
    if "dobj" in deps:
        return any(parse.deps[c] == "dobj" and parse.lower[c] in _RELATIVE for c in parse.children[verb])
    subject = parse.child(verb, "nsubj")
    return subject is not None and parse.lower[subject] not in _RELATIVE


@once_a_parse
def _resolved(parse: Parse, token: int) -> tuple[int, ...]:
    """`token` and what is coordinated with it; a relative pronoun stands for its antecedent."""
    if parse.tags[token] in ("WDT", "WP", "WP$") or (parse.lower[token] == "that" and parse.deps[token] != "mark"):
        for above in parse.ancestors(token):
            if parse.deps[above] == "relcl":
                antecedent = (
                    wordings.thing_before(parse, parse.heads[above])
                    if parse.lower[token] == "which"
                    else parse.heads[above]
                )
                if one := wordings.one_of(parse, antecedent):
                    return one
                attack = toll.told_of(parse, antecedent, parse.heads[token])
                return (attack,) if attack != antecedent else tuple(parse.conjuncts(antecedent))
    return tuple(parse.conjuncts(token))


def prepositional(parse: Parse, token: int, preposition: str) -> tuple[int, ...]:
    """What stands after `preposition` below `token`, or below its particle ("crack down on").

    Of two such phrases the one that tells no time: "On Monday ... fired on a convoy".
    """
    below = parse.children[token]
    again = [c for c in below if parse.lower[c] == preposition and parse.deps[c] in _LEADING]
    times = {c for c in again if wordings.is_time(parse, parse.child(c, "pobj"))} if len(again) > 1 else set()
    for c in below:
        if parse.deps[c] in _LEADING and parse.lower[c] == preposition and (c not in times or len(times) == len(again)):
            pobj = parse.child(c, "pobj")
            if pobj is not None:
                return tuple(parse.conjuncts(pobj))
            return tuple(t for g in parse.children[c] if parse.deps[g] == "pcomp" for t in _behind_participle(parse, g))
        if parse.deps[c] in ("prt", "advmod", "prep", "npadvmod") and parse.lower[c] not in _COMPLEX:
            nested = next(
                (g for g in parse.children[c] if parse.deps[g] == "prep" and parse.lower[g] == preposition), None
            )
            if nested is not None and (pobj := parse.child(nested, "pobj")) is not None:
                return tuple(parse.conjuncts(pobj))
    return ()


def those_who(parse: Parse, token: int) -> bool:
    """ "those summoned", "those who stayed": people."""
    return parse.lower[token] == "those" and parse.child(token, "acl", "relcl") is not None


def _behind_participle(parse: Parse, participle: int) -> tuple[int, ...]:
    """ "at fleeing civilians": read by the parser as the fleeing of civilians."""
    following = parse.child(participle, "dobj")
    if following is not None and following == participle + 1:
        return (following,)
    return (participle,)


def complement(parse: Parse, token: int) -> int | None:
    """The root of the clause that completes `token` ("agreed to free ...", "demanded that ...")."""
    for c in parse.children[token]:
        if parse.deps[c] in ("xcomp", "ccomp") and parse.pos[c] in ("VERB", "AUX", "ADJ", "NOUN"):
            return c
    for c in parse.children[token]:
        if (
            parse.deps[c] == "advcl"
            and parse.tags[c] == "VB"
            and any(parse.lower[g] == "to" for g in parse.children[c])
        ):
            return c
        if parse.deps[c] == "prep" and (pcomp := parse.child(c, "pcomp")) is not None:
            return pcomp
        if parse.deps[c] == "acl" and parse.tags[c] == "VB":
            return c
        if parse.deps[c] in ("acl", "relcl") and any(
            parse.deps[g] == "mark" and parse.lower[g] == "that" for g in parse.children[c]
        ):
            return c  # "allegations that he lied"
    return None


def clause_head(parse: Parse, token: int) -> int:
    """The predicate of the clause that `token` stands in: itself, or the nearest verb above."""
    if parse.pos[token] in ("VERB", "AUX") and parse.deps[token] != "amod":
        return token
    for above in parse.ancestors(token):
        if parse.pos[above] in ("VERB", "AUX") and parse.deps[above] != "amod":
            return above
        token = above
    return token
