"""What stands beside a sentence: behind dashes or commas, with a speaker of its own or to whom it is answered."""

from __future__ import annotations

from onrecord.annotate.lexicons.speech import is_inanimate, words
from onrecord.model.syntax import Parse

DASHES = frozenset({"—", "–", "--", "-", "―"})
_MARKS = DASHES | {","}
_DISPUTING = frozenset("deny reject dismiss dispute refute contest rebut".split())


def apposed_speaker(parse: Parse, verb: int, subject: int) -> int | None:
    """Who speaks in "Ana Ruiz, the envoy, said the sides, who met in May, would go on", where the parser took the
    `subject` behind the verb for the speaker and Ana Ruiz for who would go on.
    """
    if subject < verb or verb == 0 or parse.words[verb - 1] != ",":
        return None
    for clause in parse.children[verb]:
        if parse.deps[clause] != "ccomp" or clause < subject:
            continue
        named = parse.child(clause, "nsubj", "nsubjpass")
        if named is None or named > verb or (parse.pos[named] == "NOUN" and is_inanimate(parse.lemmas[named])):
            continue
        explained = any(parse.deps[c] == "appos" and named < c < verb for c in parse.children[named])
        if explained and sum(parse.words[t] in _MARKS for t in range(subject, clause)) > 1:
            return named
    return None


def answered_claim(parse: Parse, noun: int) -> int | None:
    """The verb that answers the claims at token `noun`, taken for a verb too: "was on trial, charges he denies"."""
    if noun == 0 or parse.tags[noun] != "VBZ" or parse.lemmas[noun] not in words("claims"):
        return None
    if parse.words[noun - 1] not in _MARKS:
        return None
    verb = next((c for c in parse.children[noun] if parse.deps[c] in ("ccomp", "relcl") and c > noun), None)
    if verb is None or parse.lemmas[verb] not in _DISPUTING or parse.child(noun, "nsubj", "dobj") is not None:
        return None
    said = next((c for c in parse.children[verb] if parse.deps[c] in ("dobj", "ccomp")), None)
    return verb if said is None or parse.lower[said] in ("that", "which") else None


def claim_before(parse: Parse, verb: int) -> int | None:
    """The claim that the verb answers where the parser made it one of two subjects: "an allegation the army denies"."""
    if parse.lemmas[verb] not in _DISPUTING:
        return None
    subjects = [c for c in parse.children[verb] if parse.deps[c] == "nsubj" and c < verb]
    return subjects[0] if len(subjects) > 1 and parse.lemmas[subjects[0]] in words("claims") else None


def answered_noun(parse: Parse, verb: int) -> int:
    """The claim that the verb answers, or whatever noun its relative clause hangs on."""
    claim = claim_before(parse, verb)
    return parse.heads[verb] if claim is None else claim
