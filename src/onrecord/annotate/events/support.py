"""Verbs that tell nothing themselves and lend their parties to an event noun: "staged a protest", "join talks"."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.annotate.events import roles
from onrecord.annotate.lexicons.plover import support_verbs
from onrecord.model.syntax import Parse

_PREPOSITIONAL_SUPPORT = frozenset(
    "participate engage embark come take join involve lock undergo go enter suffer reel recover".split()
)
# What counts or bundles deeds: "a round of talks", "a wave of arrests".
MEASURES = frozenset(
    "million billion thousand hundred dozen score group number ton tonne worth package team wave round series deal "
    "flurry rash string spate kind sort shipment consignment barrage hail volley load lot pair couple handful dollar "
    "amount quantity company column batch detachment contingent last rest remainder bulk half remnant most".split()
)


def support_of(parse: Parse, noun: int, lemma: Callable[[int], str]) -> int | None:
    """The verb that lends its parties to an event noun: "staged a protest", "took part in talks"."""
    head, dep = parse.heads[noun], parse.deps[noun]
    if dep == "conj" and head < noun and parse.pos[head] in ("VERB", "AUX"):
        paired = parse.child(head, "dobj") is not None and lemma(head) in support_verbs()
        return head if paired else None  # "drew praise from X and criticism from Y"
    if dep == "conj" and head != noun:
        return support_of(parse, head, lemma) if head < noun else None
    if dep in ("dobj", "nsubjpass", "attr") and lemma(head) in support_verbs():
        return None if parse.child(head, "oprd") is not None else head  # "called the raid a crime" called none
    if dep == "pobj" and parse.deps[head] == "prep":
        above = parse.heads[head]
        if parse.lower[head] == "of" and parse.lemmas[above] in MEASURES:  # "held a round of talks"
            return support_of(parse, above, lemma)
        if parse.lower[head] in ("in", "on", "under", "to", "with", "for", "from"):
            verb = above if parse.pos[above] == "VERB" else parse.heads[above]
            if parse.lemmas[verb] in _PREPOSITIONAL_SUPPORT and above in (verb, *parse.children[verb]):
                return verb
    if dep in ("relcl", "acl"):
        return None
    participle = next((c for c in parse.children[noun] if parse.deps[c] in ("acl", "relcl")), None)
    if participle is not None and lemma(participle) in support_verbs():
        return participle if roles.objects(parse, participle)[:1] == (noun,) else None
    return None
