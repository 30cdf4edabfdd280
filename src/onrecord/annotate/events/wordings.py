"""Wordings that hide who or when is meant: "one of the states that signed", "side by side", "in May ... in a raid"."""

from __future__ import annotations

from onrecord.annotate.lexicons.plover import classes
from onrecord.annotate.lexicons.speech import words
from onrecord.model.syntax import Parse

_PARTY_LABELS = frozenset({"GPE", "ORG", "PERSON", "NORP"})
# Stretches and parts of time, beside the days and months of `words("times")`.
_STRETCHES = frozenset("day hour minute decade century time summer winter spring autumn past".split())
_ABREAST = frozenset({"shoulder", "side", "hand", "arm", "face", "toe"})
_ONE = frozenset({"one", "among", "two", "three", "part"})
_EMPTY = frozenset({"it", "this", "that", "there"})


def one_of(parse: Parse, noun: int) -> tuple[int, ...]:
    """ "Chad is one of the states that signed", "... one of several states to sign": Chad."""
    counted = parse.heads[parse.heads[noun]]
    if parse.deps[noun] != "pobj" or parse.lower[counted] not in _ONE or parse.deps[counted] != "attr":
        return ()
    subject = parse.child(parse.heads[counted], "nsubj")
    return () if subject is None or parse.lower[subject] in _EMPTY else tuple(parse.conjuncts(subject))


def is_time(parse: Parse, noun: int | None) -> bool:
    """Whether a noun behind a preposition is a day, a month, a year or a stretch of them."""
    if noun is None:
        return False
    named = parse.lemmas[noun].lower() in words("times") | _STRETCHES
    return named or (parse.tags[noun] == "CD" and len(parse.words[noun]) == 4)


def abreast(parse: Parse, verb: int) -> int | None:
    """The second word of "shoulder to shoulder", "side by side", "hand in hand" behind `verb`."""
    last = min(verb + 4, len(parse) - 2)
    return next((t + 2 for t in range(verb + 1, last) if parse.lower[t] == parse.lower[t + 2] in _ABREAST), None)


def up_to(parse: Parse, verb: int) -> int | None:
    """The object that hides behind a count: "kidnapped up to sixteen engineers"."""
    for c in parse.children[verb]:
        if parse.lower[c] in ("up", "to") and c > verb and parse.deps[c] in ("prep", "prt", "advmod"):
            holder = (
                c if parse.lower[c] == "to" else next((g for g in parse.children[c] if parse.lower[g] == "to"), None)
            )
            pobj = None if holder is None else parse.child(holder, "pobj")
            if pobj is not None and any(parse.deps[g] == "nummod" for g in parse.children[pobj]):
                return pobj
    return None


def stray_subject(parse: Parse, verb: int) -> int | None:
    """A name right before the main verb that the parser took for an adverb ("Turkey massed tanks")."""
    if parse.heads[verb] != verb and parse.deps[verb] not in ("ccomp", "conj", "advcl"):
        return None
    for c in parse.children[verb]:
        before = c < verb and parse.deps[c] in ("npadvmod", "dep", "nmod", "compound") and parse.pos[c] == "PROPN"
        if before and any(a <= c < b and label in _PARTY_LABELS for a, b, label in parse.names):
            return c
    return None


def thing_before(parse: Parse, antecedent: int) -> int:
    """ "Which" never speaks of a person: "her letters to Karo, which demanded ..." goes back to the letters."""
    person = any(a <= antecedent < b and label == "PERSON" for a, b, label in parse.names)
    preposition = parse.heads[antecedent]
    if person and parse.deps[antecedent] == "pobj" and parse.pos[parse.heads[preposition]] == "NOUN":
        return parse.heads[preposition]
    return antecedent


def is_noun_under_as(parse: Parse, gerund: int) -> bool:
    """ "Hundreds left as fighting neared the town": the parser took the clause's subject for its verb."""
    under = parse.deps[gerund] == "advcl" and parse.tags[gerund] == "VBG" and parse.child(gerund, "aux") is None
    return under and any(parse.deps[c] == "mark" and parse.lower[c] == "as" for c in parse.children[gerund])


def whom_time_is_given(parse: Parse, verb: int) -> int | None:
    """ "Gave the junta a week to free him": who is to do it within that time, or has leave or means to."""
    if parse.tags[verb] != "VB":
        return None
    while parse.deps[verb] == "conj":
        verb = parse.heads[verb]
    above = parse.heads[verb]
    giver = parse.heads[above] if parse.deps[verb] in ("acl", "relcl") else above
    receiver, thing = parse.child(giver, "dative"), parse.child(giver, "dobj")
    if parse.lemmas[giver] not in _GIVING or receiver is None or thing is None or thing > verb:
        return None
    return receiver if parse.pos[receiver] != "ADP" and parse.lemmas[thing] in _TO_DO_IT else None


_GIVING = frozenset("give allow grant offer leave".split())
_TO_DO_IT = frozenset(
    "minute hour day week month year time deadline ultimatum chance opportunity permission leave order authority power "
    "mandate reason right freedom choice incentive instruction".split()
)


def punished(parse: Parse, verb: int) -> int | None:
    """ "Sanctioned two officers for shelling it", "imposed sanctions on two officers for it": who did it.

    The verb itself where that is its object; None where the verb is none of punishing or reward.
    """
    if parse.lemmas[verb] in classes()["PUNISHING"]:
        return verb
    penalty = parse.child(verb, "dobj", "nsubjpass")
    if penalty is None or parse.lemmas[penalty] not in classes()["PENALTY"]:
        return None
    on = (c for t in (penalty, verb) for c in parse.children[t] if parse.lower[c] in ("on", "against"))
    return next((d for c in on for d in parse.children[c] if parse.deps[d] == "pobj"), None)


_COMING_UPON = frozenset("report fear dread suffer endure witness hear survive expect experience face".split())
_NOUNS_OF_DEEDS = frozenset("shell bomb shoot loot kill fight burn raid strafe torch mortar".split())


def is_come_upon(parse: Parse, gerund: int) -> bool:
    """ "Residents reported shelling in the east", "feared further shelling": a noun, though read as their own deed."""
    if parse.tags[gerund] != "VBG" or parse.deps[gerund] not in ("xcomp", "ccomp", "dobj"):
        return False
    deed = parse.lemmas[gerund] in _NOUNS_OF_DEEDS and parse.lemmas[parse.heads[gerund]] in _COMING_UPON
    return deed and parse.child(gerund, "dobj", "nsubj", "aux", "auxpass") is None
