"""What a clause behind an attack's noun tells of it: "the raid on a port that killed six", "in which six died"."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.lexicons.plover import fold, noun_rules
from onrecord.model.syntax import Parse

# What an attack does to people and things, as its own relative clause tells it.
HARM = frozenset(
    "kill wound injure leave claim destroy die murder maim damage hurt target displace devastate ravage flatten".split()
)
_PLACING = frozenset({"on", "in", "at", "against", "near", "outside", "of", "inside"})
_WITHIN = frozenset({"in", "during"})
_WHEN = frozenset({"when", "as", "after"})
_UP = 3


def told_of(parse: Parse, antecedent: int, verb: int) -> int:
    """The attack that `verb` tells of, its clause hanging on a word below it: "a raid on a port that killed six"."""
    if parse.lemmas[verb] not in HARM:
        return antecedent
    token = antecedent
    for _ in range(_UP):
        preposition = parse.heads[token]
        if parse.deps[token] != "pobj" or parse.lower[preposition] not in _PLACING:
            return antecedent
        token = parse.heads[preposition]
        if is_attack(parse, token):
            return token
    return antecedent


def scene_of(parse: Parse, verb: int) -> int | None:
    """The attack in whose relative clause `verb` stands: "an attack on a market in which nine died"."""
    if parse.deps[verb] != "relcl":
        return None
    for c in parse.children[verb]:
        inside = parse.child(c, "pobj") if parse.lower[c] in _WITHIN else None
        if (inside is not None and parse.lower[inside] == "which") or parse.lower[c] == "when":
            scene = told_of(parse, parse.heads[verb], verb)
            return scene if is_attack(parse, scene) else None
    return None


def causes_of(parse: Parse, verb: int) -> tuple[int, ...]:
    """What did the harm of a passive `verb`: "were killed when a bomb exploded", "was wounded as rebels attacked"."""
    clauses = (c for c in parse.children[verb] if parse.deps[c] == "advcl")
    marked = (c for c in clauses if any(parse.lower[g] in _WHEN and g < c for g in parse.children[c]))
    return tuple(marked) if parse.child(verb, "nsubjpass") is not None or parse.lemmas[verb] == "die" else ()


def told_again(parse: Parse, verb: int) -> tuple[int, ...]:
    """What says how a passive `verb` was done: "was killed on Monday, shot by a gang"."""
    if parse.child(verb, "nsubjpass") is None:
        return ()
    below = (c for c in parse.children[verb] if parse.deps[c] == "advcl" and c > verb and parse.tags[c] == "VBN")
    own = ("nsubj", "nsubjpass", "mark", "dobj", "aux", "auxpass")
    return tuple(c for c in below if parse.child(c, *own) is None and parse.words[c - 1] in (",", "-", "--"))


def is_attack(parse: Parse, token: int) -> bool:
    """Whether the noun at `token` can tell an attack."""
    return parse.pos[token] in ("NOUN", "PROPN") and fold(parse.lemmas[token].lower()) in _attacks()


@cache
def _attacks() -> frozenset[str]:
    return frozenset(lemma for lemma, rules in noun_rules().items() if any(r.type == "ASSAULT" for r in rules))
