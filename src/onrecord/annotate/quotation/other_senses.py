"""Verbs that can speak, used in a sense in which nobody does: whoever is called by phone, by a name, to the bar."""

from __future__ import annotations

from onrecord.annotate.lexicons.actors import actor_nouns
from onrecord.annotate.lexicons.speech import Cue, words
from onrecord.annotate.quotation.source import is_passive, own_subject
from onrecord.model.syntax import Parse

_RUN_FOR = frozenset("election poll seat vote race presidency leadership constituency by-election title final".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset({"“", '"', "‘", "'", "``"})


def says_nothing(parse: Parse, verb: int, cue: Cue, frame: str, object_: int | None) -> bool:
    """Whether the verb, read as `cue` with a complement of this frame, means no speech at all."""
    return (
        _is_fired(parse, cue, frame, object_)
        or _is_done(parse, verb, frame, object_)
        or _names(parse, verb, cue, frame, object_)
        or _rings(parse, verb, cue, frame)
        or _pays_for(parse, verb, cue, frame, object_)
    )


def _is_fired(parse: Parse, cue: Cue, frame: str, object_: int | None) -> bool:
    """ "Dismissed the cabinet": who is dismissed loses a post."""
    if cue.name != "dismiss" or frame != "obj" or object_ is None:
        return False
    return parse.pos[object_] == "PROPN" or parse.lemmas[object_] in actor_nouns()


def _is_done(parse: Parse, verb: int, frame: str, object_: int | None) -> bool:
    """ "Recalled its ambassador", "will contest the election", "overturned the ban": deeds, and no words."""
    if frame != "obj" or object_ is None:
        return False
    lemma, noun = parse.lemmas[verb], parse.lemmas[object_]
    if lemma in ("overturn", "quash", "annul"):
        return noun not in words("claims")
    if lemma in ("recall", "push"):  # "pushed the crowd back"
        return noun in actor_nouns()
    return lemma in ("contest", "challenge") and noun in _RUN_FOR


def _names(parse: Parse, verb: int, cue: Cue, frame: str, object_: int | None) -> bool:
    """ "The group, which Chad calls Boko Haram", "the wing called the Black Caps": by which name it goes is no view."""
    name = parse.child(verb, "oprd", "attr")
    if cue.name != "callas" or frame != "oprd" or name is None or not _is_name(parse, name):
        return False
    if parse.words[name - 1] in _MARKS:
        return False
    if parse.deps[verb] in ("relcl", "conj"):
        return True
    return object_ is None and not is_passive(parse, verb) and _ends_behind(parse, name)


def only_names(parse: Parse, verb: int, pieces: list[tuple[int, int]]) -> bool:
    """ "The wing called the Black Caps": nothing but a name stands behind the verb."""
    told = [t for first, last in pieces for t in range(first, last) if parse.pos[t] != "PUNCT"]
    return parse.lemmas[verb] == "call" and all(parse.pos[t] == "DET" or _is_name(parse, t) for t in told)


def _is_name(parse: Parse, noun: int) -> bool:
    return parse.pos[noun] in ("PROPN", "NOUN") and parse.words[noun][:1].isupper()


def _ends_behind(parse: Parse, name: int) -> bool:
    """Whether the clause goes on with its verb, or ends, right behind the name."""
    if name + 1 >= len(parse):
        return True
    behind = name + 1
    return parse.tags[behind] in _FINITE or (parse.pos[behind] == "PUNCT" and parse.words[behind] not in _MARKS)


def _rings(parse: Parse, verb: int, cue: Cue, frame: str) -> bool:
    """Whether "call" does not call on anybody to act."""
    if frame == "that":
        return parse.lemmas[verb] == "call" and parse.lower[verb + 1] != "that"
    return cue.name == "urge" and frame in ("inf", "objinf") and rings(parse, verb)


def rings(parse: Parse, verb: int) -> bool:
    """ "Called the police to report a theft", "called by phone to reach him": the errand is the caller's own."""
    errand = parse.child(verb, "xcomp", "ccomp", "advcl") if parse.lemmas[verb] == "call" else None
    return errand is not None and parse.tags[errand] == "VB" and parse.lemmas[errand] in words("errands")


def _pays_for(parse: Parse, verb: int, cue: Cue, frame: str, object_: int | None) -> bool:
    """ "The study was supported by the council": with money, not with words."""
    if cue.name != "support" or frame != "obj" or object_ is None or not is_passive(parse, verb):
        return False
    return parse.lemmas[object_] in words("funded")


def is_hearsay(parse: Parse, verb: int) -> bool:
    """ "Is believed to favour a vote": others say of somebody what view he holds."""
    above = parse.heads[verb]
    if parse.deps[verb] != "xcomp" or parse.tags[verb] != "VB" or not is_passive(parse, above):
        return False
    return parse.lemmas[above] in words("hearsay_verbs")


def only_enabled(parse: Parse, verb: int) -> bool:
    """As in "to help others press for talks", "was told to wait and confess", "failed to warn": nobody has spoken."""
    if any(parse.tags[c] == "MD" for c in parse.children[verb]):
        return False
    above = _governor(parse, verb)
    if above is not None and parse.lemmas[above] == "be":
        above = parse.child(above, "acomp", "oprd") or above
    if above is not None and parse.pos[above] == "ADJ":
        not_so = any(parse.deps[c] == "neg" for t in (above, parse.heads[above]) for c in parse.children[t])
        return parse.lower[above] in _DISABLED or (not_so and parse.lower[above] in _ENABLED)
    return above is not None and parse.lemmas[above] in words("enabling_verbs") | words("missing_verbs")


# "Was unable to confirm the report", "it was not possible to verify it".
_DISABLED = frozenset({"unable", "impossible", "incapable", "hard", "difficult", "powerless", "unfit"})
_ENABLED = frozenset({"able", "possible", "easy", "free", "authorized", "authorised", "allowed", "permitted"})


def _governor(parse: Parse, verb: int) -> int | None:
    """The verb of whose complement the infinitive is one half, or the whole."""
    up = parse.heads[verb]
    if parse.deps[verb] == "conj" and own_subject(parse, verb) is None:
        if parse.tags[up] == "VB":
            return _governor(parse, up)
        return up if any(parse.deps[c] in ("xcomp", "ccomp") and c < verb for c in parse.children[up]) else None
    return up if parse.deps[verb] in ("ccomp", "xcomp") else None
