"""Who reports: predicates that share a subject, main clauses and asides taken for one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.annotate.backends.reporting import (
    Move,
    auxiliaries,
    coordinators,
    now_that,
    own_subject,
    reporting,
    takes,
)
from onrecord.annotate.lexicons.speech import is_inanimate
from onrecord.model.syntax import Parse

_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "'d"})
_PERSONAL = frozenset({"he", "she", "they", "it"})
_CONDITIONS = frozenset("if when once unless until while although though because after as".split())


def second_report(parse: Parse, verb: int) -> Iterator[Move]:
    """The second predicate of whoever reports, taken for one of the one reported on: "says A owes it B and warns C"."""
    up = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.pos[up] not in ("VERB", "AUX") or own_subject(parse, verb) is not None:
        return
    outer = parse.heads[up]
    if parse.deps[up] != "ccomp" or outer > up or parse.lemmas[outer] not in reporting():
        return
    subject = own_subject(parse, up)
    if subject is None or not _has_content(parse, verb) or not _agrees(parse, outer, up, verb, subject):
        return
    yield verb, outer, "conj"
    yield from ((t, outer, "cc") for t in coordinators(parse, up, verb))


def _has_content(parse: Parse, verb: int) -> bool:
    return any(c > verb and parse.deps[c] in ("ccomp", "xcomp", "prep", "dobj") for c in parse.children[verb])


def _agrees(parse: Parse, outer: int, inner: int, verb: int, subject: int) -> bool:
    """Whether the coordinated verb goes with the outer one by its form, and with the inner one it does not."""
    if not _same_form(parse, outer, verb):
        return False
    aux = auxiliaries(parse, inner)
    if aux & _HAVE and parse.tags[verb] in ("VBN", "VBD") and not auxiliaries(parse, verb):
        return False  # "said he had confessed and told the police"
    if _is_mute(parse, subject):
        return True
    if parse.tags[outer] == "VBD":
        if parse.lemmas[inner] == "be" and parse.lower[subject] in _PERSONAL and not aux:
            return True  # "said she was worried and urged": whoever is worried is who said so
        return parse.tags[inner] in ("VB", "VBG") or (parse.tags[inner] in ("VBZ", "VBP") and not aux)
    if parse.tags[verb] in ("VBZ", "VBP"):
        return bool(aux) or parse.tags[inner] == "VBD"
    return any(
        parse.lower[c] in ("it", "him", "her", "them") and parse.deps[c] in ("dobj", "dative")
        for c in parse.children[inner]
    )


def _same_form(parse: Parse, outer: int, verb: int) -> bool:
    """Past with past, present with present or present perfect."""
    aux, own = auxiliaries(parse, outer), auxiliaries(parse, verb)
    if parse.tags[outer] == "VBD" and not aux:
        return parse.tags[verb] == "VBD" and not own
    if parse.tags[outer] not in ("VBZ", "VBP") or aux:
        return False
    return (parse.tags[verb] in ("VBZ", "VBP") and not own) or (bool(own) and own <= {"has", "have"})


def _is_mute(parse: Parse, subject: int) -> bool:
    return parse.pos[subject] == "NOUN" and is_inanimate(parse.lemmas[subject])


def _subject_found(parse: Parse, verb: int) -> Iterator[Move]:
    """The subject taken for a conjunct of the noun before: "sells fish to Chile and the firm, which ..., said"."""
    before = _clause_before(parse, verb)
    if before is None or own_subject(parse, verb) is not None:
        return
    start = min([verb, *(c for c in parse.children[verb] if parse.deps[c] in ("aux", "neg", "advmod") and c < verb)])
    if parse.tags[verb] not in ("VBD", "VBZ", "VBP") and start == verb:
        return
    noun = _conjunct_ending_at(parse, before, start)
    if noun is not None:
        yield noun, verb, "nsubj"
        if parse.heads[verb] == verb:
            yield before, before, "ROOT"
            yield verb, before, "conj"


def _clause_before(parse: Parse, verb: int) -> int | None:
    """The clause that the verb is coordinated with, or that is taken for what it says."""
    up = parse.heads[verb]
    if up == verb:
        up = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c < verb), verb)
    elif parse.deps[verb] != "conj":
        return None
    return up if up < verb and parse.pos[up] in ("VERB", "AUX") else None


def _conjunct_ending_at(parse: Parse, clause: int, stop: int) -> int | None:
    """The noun coordinated with another one of the clause whose phrase ends right before token `stop`."""
    last = stop - 2 if stop > 1 and parse.words[stop - 1] == "," else stop - 1
    for noun in (last, *parse.ancestors(last)) if last > clause else ():
        if noun <= clause:
            return None
        if parse.deps[noun] == "conj" and parse.pos[noun] in ("NOUN", "PROPN", "PRON"):
            first, end = parse.subtree(noun)
            return noun if end in (last + 1, last + 2) and first > clause else None
    return None


def _charge_denied(parse: Parse, verb: int) -> Iterator[Move]:
    """The comment taken for the main clause: "Chile accuses Peru of arming rebels, a charge Peru denies"."""
    claim, charge, subject = parse.child(verb, "ccomp"), parse.child(verb, "dobj"), own_subject(parse, verb)
    subjects = [c for c in parse.children[verb] if parse.deps[c] == "nsubj" and c < verb]
    if claim is not None and charge is None and len(subjects) == 2:
        charge, subject = subjects
    if claim is None and charge is None:
        yield from _denied_behind(parse, verb)
    if parse.heads[verb] != verb or claim is None or charge is None or subject is None or not claim < charge < subject:
        return
    first = parse.subtree(charge)[0]
    if parse.lower[first] not in ("a", "an") or parse.words[first - 1] not in (",", "—", "–", "-", "--"):
        return
    yield claim, claim, "ROOT"
    yield charge, claim, "npadvmod"
    yield verb, charge, "relcl"


def _denied_behind(parse: Parse, verb: int) -> Iterator[Move]:
    """The same where the clause hangs on the report and has two subjects: "says it lied - a charge it denies"."""
    subjects = [c for c in parse.children[verb] if parse.deps[c] == "nsubj" and c < verb]
    if len(subjects) != 2 or parse.deps[verb] not in ("ccomp", "conj", "parataxis") or parse.heads[verb] > subjects[0]:
        return
    first = parse.subtree(subjects[0])[0]
    if parse.lower[first] in ("a", "an") and parse.words[first - 1] in (",", "—", "–", "-", "--"):
        yield subjects[0], parse.heads[verb], "npadvmod"
        yield verb, subjects[0], "relcl"


def _reported_too(parse: Parse, verb: int) -> Iterator[Move]:
    """The second predicate taken for the main one: "accused Chile of lying and, echoing Peru, said A"."""
    first = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c < verb), None)
    if parse.heads[verb] != verb or first is None or own_subject(parse, verb) is not None:
        return
    both = [c for c in (*parse.children[first], *parse.children[verb]) if parse.deps[c] == "cc" and first < c < verb]
    if both and own_subject(parse, first) is not None and parse.tags[first] == parse.tags[verb]:
        yield first, first, "ROOT"
        yield verb, first, "conj"


def _said_under(parse: Parse, verb: int) -> Iterator[Move]:
    """What is said taken for the main clause behind its own condition: "said now that it is over, he will rest"."""
    said = parse.heads[verb]
    if parse.deps[verb] != "ccomp" or said < verb or own_subject(parse, verb) is None:
        return
    under = [c for c in parse.children[verb] if c > verb and parse.deps[c] in ("ccomp", "advcl")]
    end = parse.subtree(verb)[1]
    if len(under) != 1 or parse.words[end] != "," or not _is_condition(parse, under[0]):
        return
    subject = own_subject(parse, said)
    if subject is None or parse.subtree(subject)[0] != end + 1:
        return
    yield (verb, verb, "ROOT") if parse.heads[said] == said else (verb, parse.heads[said], parse.deps[said])
    yield said, verb, "ccomp"
    yield under[0], said, "advcl"
    yield from now_that(parse, verb, under[0])
    yield from ((t, verb, "punct") for t in parse.children[said] if parse.words[t] == "." and t > said)


def _is_condition(parse: Parse, clause: int) -> bool:
    start = parse.subtree(clause)[0]
    return parse.lower[start] in _CONDITIONS or (parse.lower[start] == "that" and parse.lower[start - 1] == "now")


def _goes_on_saying(parse: Parse, verb: int) -> Iterator[Move]:
    """The participle of whoever reports, taken into what is said: "told them that he had asked, adding that A"."""
    inner = parse.heads[verb]
    if parse.tags[verb] != "VBG" or parse.deps[verb] != "advcl" or not inner < verb or parse.words[verb - 1] != ",":
        return
    subject = own_subject(parse, inner)
    if parse.lemmas[verb] != "add" and (subject is None or parse.lower[subject] not in ("he", "she", "they", "it")):
        return
    for up in parse.ancestors(inner):
        if parse.deps[up] not in ("conj", "ccomp", "xcomp", "ROOT"):
            return
        if takes(parse.lemmas[up], "that") and takes(parse.lemmas[verb], "quote"):
            yield verb, up, "advcl"
            return


def _answered(parse: Parse, verb: int) -> Iterator[Move]:
    """The answer taken into the question: "asked whether A, to which B replied that C"."""
    if parse.deps[verb] not in ("advcl", "relcl", "acl") or not _answers_which(parse, verb):
        return
    for up in parse.ancestors(verb):
        if parse.lemmas[up] in reporting() and parse.pos[up] == "VERB" and parse.heads[verb] != up:
            yield verb, up, "advcl"
            return


def _answers_which(parse: Parse, verb: int) -> bool:
    """Whether the verb stands behind "to which"."""
    return any(
        parse.lower[c] == "to" and any(parse.lower[g] == "which" for g in parse.children[c])
        for c in parse.children[verb]
        if c < verb
    )


PREDICATE_RULES: tuple[Callable[[Parse, int], Iterator[Move]], ...] = (
    second_report,
    _subject_found,
    _charge_denied,
    _reported_too,
    _said_under,
    _goes_on_saying,
    _answered,
)
