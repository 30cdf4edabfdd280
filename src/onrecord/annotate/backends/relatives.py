"""Clauses behind a noun: relative ones taken for what is said, and a report taken into a relative one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

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
    """A report in a relative clause: "the town, which Mali said had been empty", "strikes that he said killed"."""
    said = next((c for c in parse.children[verb] if c > verb and parse.deps[c] in ("ccomp", "xcomp")), None)
    pronoun = next((c for c in parse.children[verb] if c < verb and _is_relative(parse, c)), None)
    if said is None or pronoun is None or own_subject(parse, said) is not None or not _is_finite(parse, said):
        return
    subject = next((c for c in parse.children[verb] if parse.deps[c] in SUBJECTS and c != pronoun), None)
    if subject is None or not pronoun < subject < verb:
        return
    yield pronoun, said, "nsubjpass" if parse.child(said, "auxpass") is not None else "nsubj"
    yield said, verb, "ccomp"
    if parse.deps[verb] in ("advcl", "ccomp") and (noun := _noun_before(parse, pronoun)) is not None:
        yield verb, noun, "relcl"


def _is_relative(parse: Parse, token: int) -> bool:
    if parse.tags[token] in _RELATIVE:
        return parse.lower[token] != "what"
    return parse.lower[token] == "that" and parse.deps[token] in ("dobj", "nsubj")


def _is_finite(parse: Parse, clause: int) -> bool:
    helpers = [c for c in parse.children[clause] if parse.deps[c] in ("aux", "auxpass")]
    if any(parse.tags[h] == "TO" for h in helpers):
        return False
    inflected = parse.lower[clause].endswith("ed") or parse.lower[clause] != parse.lemmas[clause]
    # "which he said ordered the raid" is read as VBN or VB
    return bool(helpers) or parse.tags[clause] in _FINITE or (parse.tags[clause] in ("VB", "VBN") and inflected)


def _noun_before(parse: Parse, token: int) -> int | None:
    """The noun right before the token, or before the comma there."""
    before = token - 2 if token > 1 and parse.words[token - 1] == "," else token - 1
    return before if before >= 0 and parse.pos[before] in ("NOUN", "PROPN") else None


def taken_for_what(parse: Parse, verb: int) -> Iterator[Move]:
    """The report in a free relative clause: "hit what residents said was a wedding hall"."""
    what = parse.child(verb, "dobj")
    if parse.deps[verb] == "ccomp" and what is not None and parse.lower[what] == "what" and what < verb:
        beside = [c for c in parse.children[parse.heads[verb]] if parse.deps[c] == "ccomp" and c == verb + 1]
        yield from ((c, verb, "ccomp") for c in beside if parse.tags[c] in _FINITE and own_subject(parse, c) is None)
        yield from ((what, c, "nsubj") for c in beside)
    clause = parse.heads[verb]
    if parse.deps[verb] != "csubj" or what is None or parse.lower[what] != "what" or own_subject(parse, verb) is None:
        return
    above, named = parse.heads[clause], parse.child(clause, "attr")
    if clause < verb or above == clause or named is None or parse.pos[named] != "NOUN":
        return
    if parse.lemmas[above] not in verbs():  # "they know what he said was a lie"
        yield verb, above, parse.deps[clause]
        yield clause, verb, "ccomp"
        yield what, clause, "nsubj"


def who_of_whom(parse: Parse) -> Iterator[Move]:
    """A "who" or "which" behind a comma that hangs on the place or on the verb: "said Ann Berg of Oslo, who denied"."""
    for who, word in enumerate(parse.lower):
        clause = parse.heads[who]
        if word not in ("who", "which") or who == 0 or parse.words[who - 1] != ",":
            continue
        if word == "which":
            yield from _claim_answered(parse, who, clause)
            continue
        noun = _noun_before(parse, who)
        if parse.deps[who] != "nsubj" or noun is None:
            continue
        astray = parse.deps[clause] in ("ccomp", "advcl", "conj") and parse.heads[clause] < noun
        if astray or (parse.deps[clause] == "relcl" and _is_named(parse, noun, ("PERSON",))):
            yield clause, noun, "relcl"
        elif parse.deps[clause] == "relcl" and _is_place(parse, parse.heads[clause]):
            yield from ((clause, top, "relcl") for top in _above_place(parse, parse.heads[clause]))


def _claim_answered(parse: Parse, which: int, clause: int) -> Iterator[Move]:
    """A claim that somebody answers behind the place where it is set: "reports of shots near Kita, which he denied"."""
    noun = parse.heads[clause]
    if parse.deps[which] != "dobj" or parse.deps[clause] != "relcl" or parse.lemmas[clause] not in _ANSWERS:
        return
    if not _is_place(parse, noun):
        return
    above = [up for up in parse.ancestors(noun) if parse.pos[up] in ("NOUN", "VERB", "AUX")]
    phrase = list(takewhile(lambda up: parse.pos[up] == "NOUN", above))
    claims = [up for up in phrase if parse.lemmas[up] in words("claims")]
    yield from ((clause, up, "relcl") for up in (claims or phrase)[:1])


_ANSWERS = frozenset("deny reject dismiss dispute refute confirm contradict disavow contest".split())


def _is_place(parse: Parse, noun: int) -> bool:
    return parse.deps[noun] == "pobj" and _is_named(parse, noun, _PLACES)


def _is_named(parse: Parse, noun: int, kinds: tuple[str, ...]) -> bool:
    return any(first <= noun < last and kind in kinds for first, last, kind in parse.names)


_PLACES = ("GPE", "LOC", "FAC")


def _above_place(parse: Parse, place: int) -> Iterator[int]:
    """The noun of whose phrase the place is the last word: of "Ann Berg of the institute in Oslo" Berg."""
    top = place
    while parse.deps[top] in ("pobj", "prep", "appos") and parse.pos[parse.heads[top]] not in ("VERB", "AUX"):
        top = parse.heads[top]
    if top != place and parse.pos[top] in ("NOUN", "PROPN"):
        yield top
