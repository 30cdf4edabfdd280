"""Judgements that a plain word of saying carries: "X said Chad cannot be trusted", "said Malian policy has failed".

Whoever says so of somebody else's doings accuses; of one's own, or of nobody's, it is an opinion and no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.lexicons.speech import words
from onrecord.annotate.quotation.source import is_passive
from onrecord.model.annotation import EntityLayer
from onrecord.model.syntax import Parse

_BEING = frozenset({"be", "become", "remain", "prove", "seem", "look"})
_DOUBTS = frozenset({"would", "could", "might", "may", "if", "whether"})
_PARTIES = frozenset({"person", "government", "organization", "armed_group", "people", "publication"})
_OWNING = ("poss", "amod", "compound", "nmod")
_SHOWN = ("dobj", "attr", "pobj")
_REACH = 4


def condemns(parse: Parse, entities: EntityLayer, own: frozenset[str], verb: int, subject: int) -> bool:
    """Whether the clause of `verb` with its `subject` finds fault with a party that is none of `own`, the speaker's."""
    if any(parse.lower[c] in _DOUBTS for c in parse.children[verb]):
        return False
    others = set(parties(parse, entities, subject)) - own
    negated = any(parse.deps[c] == "neg" for c in parse.children[verb])
    if others and negated:
        return _is_distrusted(parse, verb) or _lacks_will(parse, verb)
    if negated:
        return False
    if others and (_is_faulty(parse, verb) or _crosses_a_line(parse, verb)):
        return True
    return any(set(parties(parse, entities, t)) - own for t in wrongs_shown(parse, verb))


def parties(parse: Parse, entities: EntityLayer, token: int) -> Iterator[str]:
    """Who the phrase of `token` is, or whose its thing is: "Chad", "Chad's policy", "the policy of Chad"."""
    own = [i for i in entities.at(token) if _acts(entities, i)]
    yield from own
    if not own:
        for c in parse.children[token]:
            if parse.deps[c] in _OWNING:
                yield from (i for i in entities.at(c) if _acts(entities, i))
            elif parse.lower[c] in ("of", "by") and (below := parse.child(c, "pobj")) is not None:
                yield from (i for i in entities.at(below) if _acts(entities, i))


def wrongs_shown(parse: Parse, verb: int) -> Iterator[int]:
    """Nouns of wrong that the clause points to: "is a reminder of Chad's brutality", "shows the regime's contempt"."""
    if parse.lemmas[verb] not in words("showing") | _BEING:
        return
    ahead = [c for c in parse.children[verb] if c > verb and parse.deps[c] in _SHOWN]
    for _ in range(_REACH):
        yield from (t for t in ahead if parse.lemmas[t] in words("wrong_nouns"))
        ahead = [g for t in ahead for c in parse.children[t] if parse.lower[c] == "of" for g in parse.children[c]]


def _acts(entities: EntityLayer, id_: str) -> bool:
    entity = entities.get(id_)
    return entity.kind in _PARTIES or entity.country is not None


def _is_distrusted(parse: Parse, verb: int) -> bool:
    """ "Cannot be trusted", "is not to be believed"."""
    return parse.lemmas[verb] in words("trust") and is_passive(parse, verb)


def _lacks_will(parse: Parse, verb: int) -> bool:
    """ "Does not have good intentions", "has shown no respect": what is owed is not there."""
    return parse.lemmas[verb] in ("have", "show") and _has_object(parse, verb, "goodwill")


def _is_faulty(parse: Parse, verb: int) -> bool:
    """ "Has been a disaster", "is deeply flawed", "has failed"."""
    if parse.lemmas[verb] in words("going_wrong"):
        return not is_passive(parse, verb) and parse.child(verb, "xcomp", "dobj") is None
    if parse.lemmas[verb] not in _BEING:
        return parse.lemmas[verb] in ("have", "show") and _lacks(parse, verb)
    said = [c for k in parse.children[verb] if parse.deps[k] in ("acomp", "attr", "oprd") for c in parse.conjuncts(k)]
    return any(parse.lemmas[c] in words("faults") or parse.lower[c] in words("faults") for c in said)


def _lacks(parse: Parse, verb: int) -> bool:
    """ "Has no respect for life", "shows no interest in peace"."""
    thing = parse.child(verb, "dobj")
    named = thing is not None and parse.lemmas[thing] in words("goodwill")
    return named and any(parse.lower[c] in ("no", "little", "zero") for c in parse.children[thing or 0])


def _crosses_a_line(parse: Parse, verb: int) -> bool:
    """ "Has crossed a line", "broke its word", "has blood on its hands"."""
    return not is_passive(parse, verb) and any(
        _has_object(parse, verb, name) and parse.lemmas[verb] in words(name + "_verbs")
        for name in ("lines", "crimes", "discord")
    )


def _has_object(parse: Parse, verb: int, name: str) -> bool:
    objects = [t for c in parse.children[verb] if parse.deps[c] == "dobj" for t in parse.conjuncts(c)]
    counted = [g for t in objects for c in parse.children[t] if parse.lower[c] == "of" for g in parse.children[c]]
    return any(parse.lemmas[t] in words(name) for t in (*objects, *counted))
