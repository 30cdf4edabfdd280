"""What a body does by voting for it: the council that "voted to extend the sanctions" has extended them."""

from __future__ import annotations

from onrecord.annotate.lexicons import enacting
from onrecord.model.syntax import Parse


def is_enacted(parse: Parse, verb: int, deed: int) -> bool:
    """Whether what the verb `deed` below a verb of voting tells is done by the vote itself.

    A body that decides by voting has condemned what it votes to condemn; it has not yet sent whom it votes to send, and
    workers who vote to strike, or a people that votes to join, have still to do it.
    """
    if parse.lemmas[verb] not in enacting.VOTING:
        return False
    if parse.lemmas[deed] in enacting.BY_VOICE:
        return True
    return parse.lemmas[deed] in enacting.BY_RESOLUTION and any(
        _decides_by_vote(parse, s) for s in _voters(parse, verb)
    )


def enacting_vote(parse: Parse, preposition: int) -> int | None:
    """The verb of "voted for lifting the embargo", "voted in favour of lifting it", where the vote lifts it."""
    verb = parse.heads[preposition]
    if parse.lemmas[verb] in ("favour", "favor", "support") and parse.lower[preposition] == "of":
        verb = parse.heads[parse.heads[verb]]
    elif parse.lower[preposition] != "for":
        return None
    deed = parse.child(preposition, "pcomp", "pobj")
    return verb if deed is not None and is_enacted(parse, verb, deed) else None


def is_carried(parse: Parse, motion: int, deed: int) -> bool:
    """Whether the motion or decree that `deed` hangs on is told as passed: "passed a motion to impeach him"."""
    verb = parse.heads[motion]
    resolved = parse.lemmas[motion] in enacting.MOTIONS and parse.lemmas[deed] in enacting.BY_RESOLUTION
    return resolved and parse.deps[motion] in ("dobj", "nsubjpass") and parse.lemmas[verb] in enacting.CARRYING


def _voters(parse: Parse, verb: int) -> list[int]:
    """The subject, shared by coordinated verbs where this one has none: "debated for hours and voted to ban it"."""
    for at in (verb, parse.heads[verb]):
        if (own := parse.child(at, "nsubj")) is not None:
            return parse.conjuncts(own) if parse.tags[own] != "WDT" else [parse.heads[at]]
        if parse.deps[at] not in ("conj", "xcomp"):
            break
    return [parse.heads[verb]] if parse.deps[verb] == "acl" else []


def _decides_by_vote(parse: Parse, subject: int) -> bool:
    """A chamber, council or court, or its members told without a number: "40 lawmakers voted to" may have lost."""
    if parse.lower[subject] in enacting.CHAMBERS or parse.lemmas[subject] in enacting.CHAMBERS:
        return True
    counted = any(parse.deps[c] == "nummod" for c in parse.children[subject])
    return parse.lemmas[subject] in enacting.MEMBERS and not counted
