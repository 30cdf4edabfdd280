"""Speakers between commas: "The bridge, the mayor said, was hit", "Six men fled, the unit's head, Ali, said"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.backends.reporting import SUBJECTS, Move, own_subject, takes
from onrecord.annotate.lexicons.actors import actor_nouns
from onrecord.annotate.lexicons.speech import verbs
from onrecord.model.syntax import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLOSING = frozenset({"”", '"', "''", "’"})
_COMMAS = frozenset({",", "—", "–", "--", "-"})


def inserted_speaker(parse: Parse, verb: int) -> Iterator[Move]:
    """The subject of what is said, taken for a second one of the verb that stands behind it between commas."""
    yield from _subject_quoted(parse, verb)
    yield from _speaker_behind_verb(parse, verb)
    yield from _taken_for_subject(parse, verb)
    subjects = [c for c in parse.children[verb] if parse.deps[c] in SUBJECTS]
    clauses = [c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c > verb]
    if len(subjects) < 2 or not clauses or not any("that" in cue.frames for cue in verbs()[parse.lemmas[verb]]):
        return
    first, speaker = subjects[:2]
    said = clauses[-1]
    start = _aside_start(parse, verb, speaker)
    if own_subject(parse, said) is not None or not first < start or not _set_off(parse, start, clauses[0], verb):
        return
    if len(clauses) == 2 and clauses[1] - clauses[0] < 3 and parse.pos[clauses[0]] == "AUX":
        yield clauses[0], said, "auxpass" if parse.tags[said] == "VBN" else "aux"  # "said the mayor, [are] [required]"
    elif len(clauses) > 1 or not _is_finite(parse, said):
        return
    for child in parse.children[verb]:
        if child < start and parse.deps[child] != "punct":
            yield child, said, _relation(parse, child, first, said)


def speaker_behind(parse: Parse, verb: int) -> Iterator[Move]:
    """The subject behind what is said, taken for an apposition of the last noun there ("six men, the mayor, said")."""
    if own_subject(parse, verb) is not None or parse.tags[verb] not in ("VBD", "VBZ"):
        return
    yield from _behind_adverbial(parse, verb)
    said = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c < verb), None)
    if said is None or own_subject(parse, said) is None:
        return
    yield from _last_aside(parse, verb, _above_last(parse, verb, said), said)


def speaker_after(parse: Parse, verb: int) -> Iterator[Move]:
    """The speaker behind the verb, taken for its object: "War is unlikely, adds Ortiz"; and what he says behind him."""
    speaker = parse.child(verb, "dobj") if own_subject(parse, verb) is None else None
    said = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c < verb), None)
    if speaker is None or parse.words[verb - 1] not in _COMMAS | _CLOSING or parse.subtree(speaker)[0] != verb + 1:
        return
    whole = said is not None and parse.child(said, *SUBJECTS, "attr") is not None
    if whole and _is_somebody(parse, speaker):
        yield speaker, verb, "nsubj"
    elif said is None and parse.pos[speaker] == "PROPN" and _takes_no_addressee(parse, verb):
        clause = parse.heads[verb]
        alone = parse.deps[verb] == "conj" and parse.deps[clause] == "ROOT" and own_subject(parse, clause) is not None
        if alone and not any(parse.deps[c] == "cc" and clause < c < verb for c in parse.children[clause]):
            yield verb, verb, "ROOT"
            yield clause, verb, "ccomp"
            yield speaker, verb, "nsubj"


def speaker_last(parse: Parse, verb: int) -> Iterator[Move]:
    """The end of a sentence that says whose it is, taken for one more clause: "Six fled, and one was hit, said Ali"."""
    clause, (_, end) = parse.heads[verb], parse.sentences[parse.sentence_of[verb]]
    beside = parse.deps[verb] in ("conj", "advcl", "dep") and parse.deps[clause] == "ROOT" and clause < verb
    if not beside or own_subject(parse, clause) is None or parse.words[verb - 1] not in _COMMAS | _CLOSING:
        return
    speaker = next((c for c in parse.children[verb] if c > verb and parse.deps[c] in ("nsubj", "dobj")), None)
    if speaker is None or parse.subtree(speaker)[0] != verb + 1 or not _is_somebody(parse, speaker):
        return
    says = takes(parse.lemmas[verb], "that") and _takes_no_addressee(parse, verb) and parse.tags[verb] != "VBN"
    addressed = parse.deps[speaker] == "dobj" and not says  # "he entered the hall, told Ali"
    last = all(parse.pos[t] == "PUNCT" for t in range(parse.subtree(speaker)[1], end))
    if last and not addressed and not any(parse.deps[c] in ("mark", "aux", "auxpass") for c in parse.children[verb]):
        yield verb, verb, "ROOT"
        yield clause, verb, "ccomp"
        yield speaker, verb, "nsubj"


def clause_behind(parse: Parse, verb: int) -> Iterator[Move]:
    """What is said goes on behind the speaker: "War is unlikely, Ortiz said, but Chad may send troops"."""
    said = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c < verb), None)
    speaker = parse.child(verb, *SUBJECTS) or parse.child(verb, "dobj")
    more = next((c for c in parse.children[verb] if parse.deps[c] == "conj" and c > verb), None)
    link = next((c for c in parse.children[verb] if parse.deps[c] == "cc" and c > verb), None)
    if said is None or speaker is None or more is None or link is None:
        return
    set_off = parse.words[link - 1] == "," and parse.words[min(verb, parse.subtree(speaker)[0]) - 1] in _COMMAS
    if set_off and own_subject(parse, more) is not None and parse.lemmas[more] not in verbs():
        yield link, said, "cc"
        yield more, said, "conj"


def _is_somebody(parse: Parse, token: int) -> bool:
    return parse.pos[token] == "PROPN" or parse.lemmas[token] in actor_nouns()


def _takes_no_addressee(parse: Parse, verb: int) -> bool:
    return all(cue.object != "addressee" for cue in verbs()[parse.lemmas[verb]])


def _behind_adverbial(parse: Parse, verb: int) -> Iterator[Move]:
    """The subject taken for an apposition of what leads up to it: "In a letter to the court, its head, Ali, wrote"."""
    start = parse.sentences[parse.sentence_of[verb]][0]
    above = _above_last(parse, verb, start)
    if any(parse.deps[t] in ("prep", "npadvmod", "advcl") and parse.heads[t] == verb and t < verb for t in above):
        yield from _last_aside(parse, verb, above, start)


def _above_last(parse: Parse, verb: int, start: int) -> tuple[int, ...]:
    """The last word before the verb and its comma, and what it hangs on; () where it does not stand behind `start`."""
    last = verb - 2 if parse.words[verb - 1] in _COMMAS else verb - 1
    return (last, *parse.ancestors(last)) if last > start else ()


def _last_aside(parse: Parse, verb: int, above: tuple[int, ...], start: int) -> Iterator[Move]:
    """The widest apposition behind `start` that ends just before the verb, as the verb's subject."""
    asides = [t for t in above if parse.deps[t] == "appos" and parse.pos[t] in ("NOUN", "PROPN") and start < t < verb]
    ending = [t for t in asides if parse.subtree(t)[1] in (above[0] + 1, above[0] + 2)]
    if ending and parse.words[parse.subtree(ending[-1])[0] - 1] in _COMMAS:
        yield ending[-1], verb, "nsubj"


def _aside_start(parse: Parse, verb: int, speaker: int) -> int:
    lead = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "advmod", "neg") and speaker < c < verb]
    return min([parse.subtree(speaker)[0], verb, *lead])


def _set_off(parse: Parse, start: int, clause: int, verb: int) -> bool:
    """Whether commas stand before the speaker or the verb and before the clause behind them."""
    begins = min(t for t in parse.descendants(clause) if t > verb and parse.deps[t] != "punct")
    return parse.words[start - 1] in _COMMAS and parse.words[begins - 1] in _COMMAS


def _is_finite(parse: Parse, clause: int) -> bool:
    auxiliaries = (c for c in parse.children[clause] if parse.deps[c] in ("aux", "auxpass"))
    return parse.tags[clause] in _FINITE or any(parse.tags[c] in _FINITE for c in auxiliaries)


def _relation(parse: Parse, child: int, subject: int, clause: int) -> str:
    if child != subject:
        return parse.deps[child]
    return "nsubjpass" if parse.child(clause, "auxpass") is not None or parse.tags[clause] == "VBN" else "nsubj"


def _subject_quoted(parse: Parse, verb: int) -> Iterator[Move]:
    """The subject before the quotation: 'The council "has lost its way," a deputy said'."""
    subjects = [c for c in parse.children[verb] if parse.deps[c] in SUBJECTS]
    said = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c < verb), None)
    if len(subjects) != 2 or said is None or not subjects[0] < said < subjects[1]:
        return
    if own_subject(parse, said) is None and _is_finite(parse, said):
        yield subjects[0], said, _relation(parse, subjects[0], subjects[0], said)


def _speaker_behind_verb(parse: Parse, verb: int) -> Iterator[Move]:
    """The speaker taken for the subject of the clause behind the comma: "Lenders, said Ortiz, are closed"."""
    first = own_subject(parse, verb)
    said = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c > verb), None)
    speaker = own_subject(parse, said) if said is not None else None
    if first is None or said is None or speaker is None or parse.words[verb - 1] not in _COMMAS or first > verb:
        return
    start, end = parse.subtree(speaker)
    comma = end - 1 if parse.words[end - 1] in _COMMAS else end
    if start == verb + 1 and comma < said and parse.words[comma] in _COMMAS and parse.tags[comma + 1] in _FINITE:
        yield first, said, parse.deps[speaker]
        yield speaker, verb, "nsubj"


def _taken_for_subject(parse: Parse, verb: int) -> Iterator[Move]:
    """The insertion taken for the subject of the clause: "The surprise, Ortiz observed from the back, was the vote"."""
    clause = parse.heads[verb]
    subjects = [c for c in parse.children[verb] if parse.deps[c] in SUBJECTS and c < verb]
    if parse.deps[verb] != "csubj" or clause < verb or len(subjects) != 2:
        return
    start = _aside_start(parse, verb, subjects[1])
    if subjects[0] < start - 1 and parse.words[start - 1] in _COMMAS and "," in parse.words[verb + 1 : clause]:
        yield subjects[0], clause, "nsubj"
        yield verb, clause, "parataxis"
