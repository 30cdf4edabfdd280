"""Clauses behind a noun: relative ones taken for what is said, and a report taken into a relative one."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.backends.reporting import SUBJECTS, Move, own_subject, reporting, takes
from onrecord.annotate.lexicons.actors import actor_nouns
from onrecord.annotate.lexicons.speech import nouns, verbs, words
from onrecord.model.syntax import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVE = frozenset({"WDT", "WP"})


def relative_taken(parse: Parse, verb: int) -> Iterator[Move]:
    """The relative clause of the object, taken for what is said: "rejected the plan that Chile had drawn up"."""
    object_ = parse.child(verb, "dobj")
    if object_ is None or not is_described(parse, verb, object_):
        return
    clause = next((c for c in parse.children[verb] if c > object_ and parse.deps[c] == "ccomp"), None)
    if clause is None:
        return
    if _stands_for_noun(parse, clause):
        yield clause, object_, "relcl"
    if parse.subtree(clause)[0] != parse.subtree(object_)[1]:
        return
    that = parse.subtree(clause)[0]
    if parse.lower[that] in ("that", "which") and own_subject(parse, clause) not in (None, that):
        yield clause, object_, "relcl"
        yield that, clause, "mark" if parse.child(clause, "dobj", "ccomp") is not None else "dobj"


def _stands_for_noun(parse: Parse, clause: int) -> bool:
    """Whether the clause's "that" is its subject, behind a comma: "noting the holes, that were all around"."""
    that = own_subject(parse, clause)
    if that is None or parse.lower[that] not in ("that", "which") or that == 0:
        return False
    return parse.words[that - 1] == "," and parse.lower[that + 1] in _ARE


def is_described(parse: Parse, verb: int, noun: int) -> bool:
    """Whether a clause behind the verb's object tells which one is meant: nobody to talk to, and no claim or fact."""
    lemma = parse.lemmas[noun]
    if noun < verb or any(cue.object == "addressee" for cue in reporting().get(parse.lemmas[verb], ())):
        return False
    if parse.pos[noun] != "NOUN" or lemma in actor_nouns() or lemma in words("claims") or lemma == "fact":
        return False
    return lemma not in nouns() or lemma in _MADE


_ARE = frozenset({"was", "were", "is", "are", "had", "has", "have"})
_MADE = frozenset({"plan", "strategy", "offer", "proposal", "statement", "order", "story", "account", "petition"})


def subject_taken(parse: Parse, verb: int) -> Iterator[Move]:
    """The subject of what is said, taken for the object: "found only a third of citizens wanted it"."""
    object_ = parse.child(verb, "dobj")
    clause = next((c for c in parse.children[verb] if c > verb and _is_clause(parse, c)), None)
    if object_ is None or clause is None or not verb < object_ < clause or own_subject(parse, clause) is not None:
        return
    if not any("that" in cue.frames and cue.object != "addressee" for cue in verbs()[parse.lemmas[verb]]):
        return
    aux = [c for c in parse.children[clause] if parse.deps[c] in ("aux", "auxpass") and c < clause]
    finite = parse.tags[clause] in _FINITE or any(parse.tags[c] in (*_FINITE, "MD") for c in aux)
    if finite and parse.subtree(object_)[1] == min([clause, *aux]):
        yield clause, verb, "ccomp"
        yield object_, clause, "nsubjpass" if parse.child(clause, "auxpass") is not None else "nsubj"


def _is_clause(parse: Parse, token: int) -> bool:
    return parse.deps[token] == "ccomp" or (parse.deps[token] == "dobj" and parse.tags[token] in _FINITE)


def said_within(parse: Parse) -> Iterator[Move]:
    """The report taken for an auxiliary of the relative clause: "broke a truce that Ortiz said violated the law"."""
    for said, dep in enumerate(parse.deps):
        clause = parse.heads[said]
        if dep != "aux" or parse.lemmas[said] not in reporting() or not said < clause:
            continue
        before = [c for c in (*parse.children[said], *parse.children[clause]) if parse.deps[c] in SUBJECTS and c < said]
        subject = next((c for c in before if parse.tags[c] not in _RELATIVE), None)
        if subject is None or parse.deps[clause] != "relcl" or not takes(parse.lemmas[said], "that"):
            continue
        yield said, parse.heads[clause], "relcl"
        yield clause, said, "ccomp"
        yield subject, said, "nsubj"
        yield from ((c, clause, "nsubj") for c in parse.children[clause] if parse.tags[c] in _RELATIVE and c < subject)


def told_of_which(parse: Parse, verb: int) -> Iterator[Move]:
    """The pronoun of what is said, taken for who says it: "the town, which the army said had been empty"."""
    said = parse.child(verb, "ccomp")
    subjects = [c for c in parse.children[verb] if parse.deps[c] == "nsubj"]
    if parse.deps[verb] != "relcl" or said is None or len(subjects) != 2 or own_subject(parse, said) is not None:
        return
    if parse.tags[subjects[0]] in _RELATIVE and subjects[1] < verb < said:
        yield subjects[0], said, "nsubj"
