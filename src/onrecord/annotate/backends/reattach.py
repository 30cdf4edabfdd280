"""Where the clauses around a reporting verb belong.

A small parser attaches to the nearest word. Of news that is wrong in a few well-known ways: the day behind "said", the
"that" behind "told a meeting of mayors", the order behind a relative clause ("told those who came to leave"), the
second predicate of whoever reports ("says A and warns B"). Each rule moves a dependent to the verb that governs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from onrecord.annotate.lexicons.speech import Cue, is_inanimate, nouns, verbs, words
from onrecord.model.syntax import Parse

Move = tuple[int, int, str]  # token, its new head, its new relation
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_HAVE, _BE = (
    frozenset({"has", "have", "had", "'ve", "’ve", "'d"}),
    frozenset({"is", "are", "was", "were", "be", "been"}),
)
_BACKSHIFTED = frozenset({"would", "could", "might"})
_AHEAD = frozenset({"will", "'ll", "’ll", "can", "may", "wo", "ca"})
_QUOTES = frozenset({'"', "“", "”", "``", "''", "«"})
_CONDITIONS = frozenset(
    {"if", "when", "once", "unless", "until", "while", "although", "though", "because", "after", "as"}
)
_MAX_REACH = 60  # tokens behind a verb among which its clause is looked for


def reattach(parse: Parse) -> Parse:
    """`parse` with the dependents of its reporting verbs moved to where they belong."""
    moves: dict[int, tuple[int, str]] = {}
    for verb, lemma in enumerate(parse.lemmas):
        if parse.pos[verb] == "VERB" and lemma in _reporting():
            for rule in _RULES:
                for token, head, dep in rule(parse, verb):
                    moves.setdefault(token, (head, dep))
    return _moved(parse, moves) if moves else parse


def _moved(parse: Parse, moves: dict[int, tuple[int, str]]) -> Parse:
    heads, deps = list(parse.heads), list(parse.deps)
    for token, (head, dep) in moves.items():
        if token == head or not _leads(heads, head, token):
            heads[token], deps[token] = head, dep
    return Parse(
        parse.document,
        words=parse.words,
        lemmas=parse.lemmas,
        pos=parse.pos,
        tags=parse.tags,
        deps=deps,
        heads=heads,
        starts=parse.starts,
        ends=parse.ends,
        sentences=parse.sentences,
        passages=parse.passages,
        names=parse.names,
    )


def _leads(heads: list[int], start: int, target: int) -> bool:
    """Whether `target` is `start` or stands above it: hanging it there would close a circle."""
    while start != target and heads[start] != start:
        start = heads[start]
    return start == target


@cache
def _reporting() -> dict[str, tuple[Cue, ...]]:
    """Verbs that report what somebody said, with those readings."""
    spoken = {
        lemma: tuple(c for c in cues if c.kind == "statement" and c.follow is None) for lemma, cues in verbs().items()
    }
    return {lemma: cues for lemma, cues in spoken.items() if cues}


def _takes(lemma: str, frame: str) -> bool:
    return any(frame in cue.frames for cue in _reporting().get(lemma, ()))


def _day_said(parse: Parse, verb: int) -> Iterator[Move]:
    """The day of "said Friday the talks would resume", taken into the clause."""
    clause = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c > verb), None)
    if clause is None:
        return
    first, last = parse.subtree(clause)
    if first <= verb or parse.lower[first] not in _DAYS or not parse.words[first - 1].isalnum():
        return
    top = first + 1 if first + 1 < last and parse.lower[first + 1] in _DAY_PARTS else first
    after = top + 1
    if after >= last or parse.heads[top] in (verb, first) or parse.deps[top] not in ("compound", "npadvmod", "nmod"):
        return
    if parse.tags[after] in ("POS", "MD") or parse.pos[after] in ("AUX", "VERB", "PUNCT"):
        return
    if top == first and parse.heads[top] == after and parse.pos[after] == "NOUN":
        return  # "said Friday prayers would be held"
    yield top, verb, "npadvmod"


def _that_told(parse: Parse, verb: int) -> Iterator[Move]:
    """The "that" clause hung on the one addressed or on the place: "told reporters at a briefing that ..."."""
    if not _takes(parse.lemmas[verb], "that") or parse.child(verb, "ccomp") is not None:
        return
    stop = min(parse.subtree(verb)[1], verb + _MAX_REACH)
    for that in range(verb + 2, stop):
        clause = parse.heads[that]
        if parse.lower[that] == "that" and _complement(parse, that, clause) and _hangs_low(parse, verb, clause):
            yield clause, verb, "ccomp"
            yield that, clause, "mark"
            return


def _complement(parse: Parse, that: int, clause: int) -> bool:
    """Whether the clause behind "that" lacks nothing, so that it cannot be a relative one."""
    if parse.deps[clause] not in ("relcl", "acl", "ccomp", "advcl") or parse.pos[clause] not in ("VERB", "AUX"):
        return False
    kids = parse.children[clause]
    if parse.subtree(clause)[0] != that or not any(parse.deps[c] in _SUBJECTS and c != that for c in kids):
        return False
    if parse.deps[that] == "mark" or parse.tags[that] == "IN":
        return True
    whole = parse.lemmas[clause] == "be" or any(
        parse.deps[c] in ("dobj", "ccomp", "auxpass") and c != that for c in kids
    )
    return parse.deps[that] in ("dobj", "pobj") and whole


def _hangs_low(parse: Parse, verb: int, clause: int) -> bool:
    """Whether the clause stands under an object or an adjunct of the verb, on nothing that takes such a clause."""
    holder = parse.heads[clause]
    if holder == verb or _takes(parse.lemmas[holder], "that"):
        return False
    if parse.lemmas[holder] in nouns() and parse.deps[holder] != "dobj":
        return False
    for up in (holder, *parse.ancestors(holder)):
        if up == verb:
            return True
        if parse.deps[up] in ("ccomp", "xcomp", "conj", "advcl", "nsubj", "parataxis"):
            return False
    return False


def _order_given(parse: Parse, verb: int) -> Iterator[Move]:
    """The order taken into a relative clause: "told supporters who had come to go home"."""
    readings = _reporting()[parse.lemmas[verb]]
    if not any(c.object == "addressee" and "inf" in c.frames for c in readings):
        return
    object_ = parse.child(verb, "dobj")
    if object_ is None or parse.child(verb, "ccomp", "xcomp") is not None or _quotation_follows(parse, object_):
        return
    end = parse.subtree(object_)[1]
    for relative in parse.children[object_]:
        if parse.deps[relative] != "relcl" or relative < object_:
            continue
        orders = [i for i in parse.descendants(relative) if i > relative and _is_order(parse, i, end)]
        if orders:
            yield max(orders), verb, "xcomp"


def _is_order(parse: Parse, token: int, end: int) -> bool:
    """An infinitive at the end of the phrase that its verb does not ask for ("want to leave" does)."""
    if parse.tags[token] != "VB" or parse.deps[token] not in ("advcl", "xcomp") or parse.subtree(token)[1] != end:
        return False
    if not any(parse.tags[c] == "TO" for c in parse.children[token]):
        return False
    return parse.deps[token] == "advcl" or parse.lemmas[parse.heads[token]] not in words("infinitive_verbs")


def _quotation_follows(parse: Parse, token: int) -> bool:
    end = parse.sentences[parse.sentence_of[token]][1]
    return any(parse.words[t] in _QUOTES and parse.words[t - 1] in (",", ":") for t in range(token + 1, end))


def _leading_clause(parse: Parse, verb: int) -> Iterator[Move]:
    """The clause that leads up to what is said, taken for all of it: "said now that the vote is over, he will rest"."""
    said = [c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c > verb]
    if len(said) != 2 or _own_subject(parse, said[1]) is None:
        return
    first, second = said
    end = parse.subtree(first)[1]
    if parse.words[end] != "," or parse.subtree(second)[0] not in (end, end + 1):
        return
    yield first, second, "advcl"
    yield from _now(parse, verb, first)


def _now(parse: Parse, verb: int, clause: int) -> Iterator[Move]:
    """The "now" of "now that ..."."""
    before = parse.subtree(clause)[0] - 1
    if parse.lower[before] == "now" and parse.heads[before] == verb:
        yield before, clause, "advmod"


def _second_report(parse: Parse, verb: int) -> Iterator[Move]:
    """The second predicate of whoever reports, taken for one of the one reported on: "says A owes it B and warns C"."""
    up = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.pos[up] not in ("VERB", "AUX") or _own_subject(parse, verb) is not None:
        return
    outer = parse.heads[up]
    if parse.deps[up] != "ccomp" or outer > up or parse.lemmas[outer] not in _reporting():
        return
    subject = _own_subject(parse, up)
    if subject is None or not _has_content(parse, verb) or not _agrees(parse, outer, up, verb, subject):
        return
    yield verb, outer, "conj"
    yield from ((t, outer, "cc") for t in _coordinators(parse, up, verb))


def _has_content(parse: Parse, verb: int) -> bool:
    return any(c > verb and parse.deps[c] in ("ccomp", "xcomp", "prep", "dobj") for c in parse.children[verb])


def _agrees(parse: Parse, outer: int, inner: int, verb: int, subject: int) -> bool:
    """Whether the coordinated verb goes with the outer one by its form, and with the inner one it does not."""
    if not _same_form(parse, outer, verb):
        return False
    aux = _auxiliaries(parse, inner)
    if aux & _HAVE and parse.tags[verb] in ("VBN", "VBD") and not _auxiliaries(parse, verb):
        return False  # "said he had confessed and told the police"
    if _is_mute(parse, subject):
        return True
    if parse.tags[outer] == "VBD":
        return parse.tags[inner] == "VB" or (parse.tags[inner] in ("VBZ", "VBP") and not aux)
    if parse.tags[verb] in ("VBZ", "VBP"):
        return bool(aux) or parse.tags[inner] == "VBD"
    return any(
        parse.lower[c] in ("it", "him", "her", "them") and parse.deps[c] in ("dobj", "dative")
        for c in parse.children[inner]
    )


def _same_form(parse: Parse, outer: int, verb: int) -> bool:
    """Past with past, present with present or present perfect."""
    aux, own = _auxiliaries(parse, outer), _auxiliaries(parse, verb)
    if parse.tags[outer] == "VBD" and not aux:
        return parse.tags[verb] == "VBD" and not own
    if parse.tags[outer] not in ("VBZ", "VBP") or aux:
        return False
    return (parse.tags[verb] in ("VBZ", "VBP") and not own) or (bool(own) and own <= {"has", "have"})


def _is_mute(parse: Parse, subject: int) -> bool:
    return parse.pos[subject] == "NOUN" and is_inanimate(parse.lemmas[subject])


def _goes_on_reporting(parse: Parse, verb: int) -> Iterator[Move]:
    """The second half of what is said, taken for the writer's: "said the raid had failed, but it would try again"."""
    clause = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c > verb), None)
    if clause is None or parse.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN"):
        return
    for other in parse.children[verb]:
        if parse.deps[other] != "conj" or other < clause or _takes(parse.lemmas[other], "quote"):
            continue
        subject = _own_subject(parse, other)
        if subject is None or any(parse.words[t] in _QUOTES for t in range(clause, other)):
            continue
        aux = _auxiliaries(parse, other)
        if aux & _BACKSHIFTED or (parse.tags[verb] in ("VBZ", "VBP") and aux & _AHEAD):
            yield other, clause, "conj"
            yield from ((t, clause, "cc") for t in _coordinators(parse, verb, other) if t > clause)
            yield from ((t, verb, "punct") for t in parse.children[other] if parse.words[t] == "." and t > other)


def _subject_found(parse: Parse, verb: int) -> Iterator[Move]:
    """The subject taken for a conjunct of the noun before: "sells fish to Chile and the firm, which ..., said"."""
    up = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.pos[up] not in ("VERB", "AUX") or _own_subject(parse, verb) is not None:
        return
    start = min([verb, *(c for c in parse.children[verb] if parse.deps[c] in ("aux", "neg", "advmod") and c < verb)])
    if parse.tags[verb] not in ("VBD", "VBZ", "VBP") and start == verb:
        return
    before = start - 2 if start > 1 and parse.words[start - 1] == "," else start - 1
    for noun in (before, *parse.ancestors(before)) if before > up else ():
        if noun == up:
            return
        if parse.deps[noun] == "conj" and parse.pos[noun] in ("NOUN", "PROPN", "PRON") and noun > up:
            if parse.subtree(noun)[1] in (before + 1, before + 2) and parse.subtree(noun)[0] > up:
                yield noun, verb, "nsubj"
            return


def _charge_denied(parse: Parse, verb: int) -> Iterator[Move]:
    """The comment taken for the main clause: "Chile accuses Peru of arming rebels, a charge Peru denies"."""
    claim, charge, subject = parse.child(verb, "ccomp"), parse.child(verb, "dobj"), _own_subject(parse, verb)
    if parse.heads[verb] != verb or claim is None or charge is None or subject is None or not claim < charge < subject:
        return
    first = parse.subtree(charge)[0]
    if parse.lower[first] not in ("a", "an") or parse.words[first - 1] not in (",", "—", "–", "-", "--"):
        return
    yield claim, claim, "ROOT"
    yield charge, claim, "npadvmod"
    yield verb, charge, "relcl"


def _reported_too(parse: Parse, verb: int) -> Iterator[Move]:
    """The second predicate taken for the main one: "accused Chile of lying and, echoing Peru, said A"."""
    first = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c < verb), None)
    if parse.heads[verb] != verb or first is None or _own_subject(parse, verb) is not None:
        return
    both = [c for c in (*parse.children[first], *parse.children[verb]) if parse.deps[c] == "cc" and first < c < verb]
    if both and _own_subject(parse, first) is not None and parse.tags[first] == parse.tags[verb]:
        yield first, first, "ROOT"
        yield verb, first, "conj"


def _said_under(parse: Parse, verb: int) -> Iterator[Move]:
    """What is said taken for the main clause behind its own condition: "said now that it is over, he will rest"."""
    said = parse.heads[verb]
    if parse.deps[verb] != "ccomp" or said < verb or _own_subject(parse, verb) is None:
        return
    under = [c for c in parse.children[verb] if c > verb and parse.deps[c] in ("ccomp", "advcl")]
    end = parse.subtree(verb)[1]
    if len(under) != 1 or parse.words[end] != "," or not _is_condition(parse, under[0]):
        return
    subject = _own_subject(parse, said)
    if subject is None or parse.subtree(subject)[0] != end + 1:
        return
    yield (verb, verb, "ROOT") if parse.heads[said] == said else (verb, parse.heads[said], parse.deps[said])
    yield said, verb, "ccomp"
    yield under[0], said, "advcl"
    yield from _now(parse, verb, under[0])
    yield from ((t, verb, "punct") for t in parse.children[said] if parse.words[t] == "." and t > said)


def _is_condition(parse: Parse, clause: int) -> bool:
    start = parse.subtree(clause)[0]
    return parse.lower[start] in _CONDITIONS or (parse.lower[start] == "that" and parse.lower[start - 1] == "now")


def _goes_on_saying(parse: Parse, verb: int) -> Iterator[Move]:
    """The participle of whoever reports, taken into what is said: "told them that he had asked, adding that A"."""
    inner = parse.heads[verb]
    if parse.tags[verb] != "VBG" or parse.deps[verb] != "advcl" or not inner < verb or parse.words[verb - 1] != ",":
        return
    subject = _own_subject(parse, inner)
    if parse.lemmas[verb] != "add" and (subject is None or parse.lower[subject] not in ("he", "she", "they", "it")):
        return
    for up in parse.ancestors(inner):
        if parse.deps[up] not in ("conj", "ccomp", "xcomp", "ROOT"):
            return
        if _takes(parse.lemmas[up], "that") and _takes(parse.lemmas[verb], "quote"):
            yield verb, up, "advcl"
            return


def _answered(parse: Parse, verb: int) -> Iterator[Move]:
    """The answer taken into the question: "asked whether A, to which B replied that C"."""
    if parse.deps[verb] not in ("advcl", "relcl", "acl") or not answers_which(parse, verb):
        return
    for up in parse.ancestors(verb):
        if parse.lemmas[up] in _reporting() and parse.pos[up] == "VERB" and parse.heads[verb] != up:
            yield verb, up, "advcl"
            return


def answers_which(parse: Parse, verb: int) -> bool:
    """Whether the verb stands behind "to which"."""
    return any(
        parse.lower[c] == "to" and any(parse.lower[g] == "which" for g in parse.children[c])
        for c in parse.children[verb]
        if c < verb
    )


def _own_subject(parse: Parse, verb: int) -> int | None:
    return next((c for c in parse.children[verb] if parse.deps[c] in _SUBJECTS), None)


def _auxiliaries(parse: Parse, verb: int) -> set[str]:
    return {parse.lower[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}


def _coordinators(parse: Parse, head: int, before: int) -> list[int]:
    """The "and" or "but" under `head` that leads up to the token `before`."""
    found = [c for c in parse.children[head] if parse.deps[c] == "cc" and c < before]
    return found[-1:]


_RULES: tuple[Callable[[Parse, int], Iterator[Move]], ...] = (
    _day_said,
    _that_told,
    _order_given,
    _leading_clause,
    _second_report,
    _goes_on_reporting,
    _subject_found,
    _charge_denied,
    _reported_too,
    _said_under,
    _goes_on_saying,
    _answered,
)
