"""Somebody's part in an act, asserted or denied apart from the act: "accused X of being behind the bombing".

That a bombing took place and that X had a hand in it are two things: one may be certain while the other is disputed.
The part is therefore an event of its own, of the act's type, its actor whoever is said to have had the part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.events import roles
from onrecord.annotate.events.arguments import Arguments
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import participation_words, plain_rule
from onrecord.model.plover import EventType
from onrecord.model.syntax import Parse

# A part in talks or in an agreement is nothing that anybody is charged with.
_ACTS: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "SANCTION"})
_WITHIN = ("in", "for", "with", "to", "behind", "of")
_DOERS = ("by", "of", "from")


def participations(parse: Parse, arguments: Arguments, found: list[Reading]) -> list[Reading]:
    """Readings of parts in the acts that `found` tells in the same sentence, or, for a bare noun, told last."""
    by_token = {r.token: r for r in found}
    supports = {r.support: r for r in found if r.support is not None}
    out: list[Reading] = []
    last: Reading | None = None
    for token, lemma in enumerate(parse.lemmas):
        told = by_token.get(token)
        kind = participation_words().get(lemma) or participation_words().get(parse.lower[token])
        if kind is not None and (told is None or kind == "verb"):
            part = _part(parse, arguments, token, kind, {**supports, **by_token}, last)
            if part is not None and part.token not in by_token:
                out.append(part)
        last = told if told is not None and told.type in _ACTS else last
    return out


def _part(
    parse: Parse, arguments: Arguments, token: int, kind: str, told: dict[int, Reading], last: Reading | None
) -> Reading | None:
    act = next((told[t] for t in _matters(parse, token, kind) if t in told and told[t].type in _ACTS), None)
    if act is None and _points_back(parse, token, kind):
        act = last  # "denied any involvement", "accused him of orchestrating it"
    if act is None:
        return None
    holder = _predicate(parse, token, kind)
    if holder is None:
        return None
    actors = _participants(parse, arguments, token, kind, holder)
    if not actors or set(actors) & {*act.recipients, *act.actors}:
        return None
    start, end = sorted((holder, token))
    reading = Reading(holder, start, end + 1, act.type, act.mode, plain_rule(act.type), actors=actors)
    reading.participation = True
    return reading


def _predicate(parse: Parse, token: int, kind: str) -> int | None:
    """The word that says it: the verb or noun itself, for "behind" and "responsible" the "be" above."""
    if kind in ("verb", "noun") or (kind == "involved" and parse.pos[token] == "VERB"):
        return token
    above = parse.heads[token]
    if parse.pos[above] in ("VERB", "AUX") and parse.lemmas[above] in ("be", "stand", "lie"):
        return above
    return None


def _matters(parse: Parse, token: int, kind: str) -> Iterator[int]:
    """The words that may name the act."""
    if kind == "behind":
        pobj = parse.child(token, "pobj")
        yield from () if pobj is None else parse.conjuncts(pobj)
        return
    if kind == "verb":
        yield from roles.objects(parse, token)
    for preposition in _WITHIN:
        yield from roles.prepositional(parse, token, preposition)
    pcomp = roles.complement(parse, token)
    if pcomp is not None:
        yield pcomp


def _points_back(parse: Parse, token: int, kind: str) -> bool:
    """Whether the act is only pointed back to: a bare noun under a denial or charge, or a pronoun."""
    if kind == "noun" and not _has_matter(parse, token):
        return _answered(parse, token) is not None
    return any(
        parse.lower[t] in ("it", "this", "that") and parse.pos[t] == "PRON" for t in _matters(parse, token, kind)
    )


def _has_matter(parse: Parse, noun: int) -> bool:
    return any(parse.deps[c] == "prep" and parse.lower[c] in _WITHIN for c in parse.children[noun])


def _answered(parse: Parse, noun: int) -> int | None:
    """The verb that denies, admits or alleges a part named without its act."""
    head = parse.heads[noun]
    if parse.deps[noun] == "pobj":
        head = parse.heads[head]
    return (
        head
        if parse.lemmas[head] in ("deny", "admit", "acknowledge", "confess", "allege", "accuse", "reject")
        else None
    )


def _participants(parse: Parse, arguments: Arguments, token: int, kind: str, holder: int) -> list[str]:
    if kind != "noun":
        return _parties(arguments, arguments.ids(roles.subjects(parse, holder), _DOERS))
    for tokens in (
        [c for c in parse.children[token] if parse.deps[c] == "poss"],
        roles.prepositional(parse, token, "by"),
        roles.prepositional(parse, token, "on"),
    ):
        if tokens and (found := _parties(arguments, arguments.ids(tokens, _DOERS))):
            return found
    return _parties(arguments, arguments.owners(token)) or _parties(arguments, _of_governor(parse, arguments, token))


def _of_governor(parse: Parse, arguments: Arguments, noun: int) -> list[str]:
    """ "X denied involvement", "X played a role"; "accused X of involvement", "linked X to a role"."""
    head = parse.heads[noun]
    if parse.deps[noun] == "conj" and head != noun:
        return _of_governor(parse, arguments, head)
    if parse.deps[noun] == "pobj":
        verb = parse.heads[head]
        if parse.pos[verb] not in ("VERB", "AUX"):
            return []
        controlled = parse.lemmas[verb] in roles.OBJECT_CONTROL
        return arguments.ids(roles.objects(parse, verb) if controlled else roles.subjects(parse, verb), _DOERS)
    if parse.deps[noun] in ("dobj", "nsubjpass", "attr") and parse.pos[head] in ("VERB", "AUX"):
        return arguments.ids(roles.subjects(parse, head), _DOERS)
    return []


def _parties(arguments: Arguments, ids: Iterable[str]) -> list[str]:
    entities = arguments.doc.entities
    return [i for i in ids if entities.get(i).kind != "place" or entities.get(i).country is not None]
