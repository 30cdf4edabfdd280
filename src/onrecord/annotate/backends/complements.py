"""What is said and to whom: the clause, the order and the day that belong to a reporting verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.annotate.backends.relatives import is_described
from onrecord.annotate.backends.reporting import (
    SUBJECTS,
    Move,
    auxiliaries,
    coordinators,
    now_that,
    own_subject,
    reporting,
    takes,
)
from onrecord.annotate.lexicons.speech import nouns, words
from onrecord.model.syntax import Parse

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_BACKSHIFTED = frozenset({"would", "could", "might"})
_AHEAD = frozenset({"will", "'ll", "’ll", "can", "may", "wo", "ca"})
_QUOTES = frozenset({'"', "“", "”", "``", "''", "«"})
_ADDRESSING = frozenset({"address", "campaign", "speak", "talk", "testify"})
_MAX_REACH = 60  # tokens behind a verb among which its clause is looked for


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
    if not takes(parse.lemmas[verb], "that") or parse.child(verb, "ccomp") is not None:
        return
    stop = min(parse.subtree(verb)[1], verb + _MAX_REACH)
    for that in range(verb + 2, stop):
        clause = parse.heads[that]
        if parse.lower[that] == "that" and _complement(parse, that, clause) and _hangs_low(parse, verb, clause):
            yield clause, verb, "ccomp"
            yield that, clause, "mark"
            return


def _that_behind(parse: Parse, verb: int) -> Iterator[Move]:
    """The clause right behind the verb taken for half of another: "asked whether A, to which B replied that C"."""
    clause = _right_behind(parse, verb)
    if clause is not None and own_subject(parse, verb) is not None:
        yield clause, verb, "ccomp"


def _right_behind(parse: Parse, verb: int) -> int | None:
    """The clause that begins with "that" right behind a verb that takes one, where it hangs on something before."""
    that = verb + 1
    if that >= len(parse) or parse.lower[that] != "that" or parse.deps[that] != "mark":
        return None
    clause = parse.heads[that]
    astray = clause > that and parse.deps[clause] in ("conj", "advcl") and parse.heads[clause] < verb
    return clause if astray and takes(parse.lemmas[verb], "that") else None


def _while_speaking(parse: Parse, verb: int) -> Iterator[Move]:
    """The occasion taken into what is said: "accused Chile of lying while addressing students"."""
    for link in parse.children[verb]:
        done = parse.child(link, "pcomp") if parse.deps[link] == "prep" and link > verb else None
        for scene in parse.children[done] if done is not None else ():
            marks = [c for c in parse.children[scene] if parse.lower[c] in ("while", "when") and c < scene]
            if parse.deps[scene] == "advcl" and parse.tags[scene] == "VBG" and marks and _speaks(parse, scene):
                yield scene, verb, "advcl"


def _speaks(parse: Parse, verb: int) -> bool:
    return parse.lemmas[verb] in reporting() or parse.lemmas[verb] in words("talking_verbs") | _ADDRESSING


def _told_on_day(parse: Parse, verb: int) -> Iterator[Move]:
    """The clause taken for one about the day: "warned Peru on Sunday it was breaking the truce"."""
    if not takes(parse.lemmas[verb], "that") or parse.child(verb, "ccomp") is not None:
        return
    nouns_ = [g for c in parse.children[verb] if parse.deps[c] == "prep" for g in parse.children[c]]
    for day in (*parse.children[verb], *nouns_):
        if day > verb and parse.lower[day] in words("times"):
            for clause in parse.children[day]:
                if parse.deps[clause] in ("relcl", "acl", "advcl") and own_subject(parse, clause) is not None:
                    yield clause, verb, "ccomp"
                    return


def _complement(parse: Parse, that: int, clause: int) -> bool:
    """Whether the clause behind "that" lacks nothing, so that it cannot be a relative one."""
    if parse.deps[clause] not in ("relcl", "acl", "ccomp", "advcl") or parse.pos[clause] not in ("VERB", "AUX"):
        return False
    kids = parse.children[clause]
    if parse.subtree(clause)[0] != that or not any(parse.deps[c] in SUBJECTS and c != that for c in kids):
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
    told = parse.pos[holder] == "VERB" or parse.lemmas[holder] in nouns()  # a cable is wired, but tells nothing
    if holder == verb or (told and takes(parse.lemmas[holder], "that")):
        return False
    if holder == parse.child(verb, "dobj") and is_described(parse, verb, holder):
        return False  # "rejected the plan that Chile had drawn up"
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
    readings = reporting()[parse.lemmas[verb]]
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
    if len(said) != 2 or own_subject(parse, said[1]) is None:
        return
    first, second = said
    end = parse.subtree(first)[1]
    if any(parse.deps[c] == "cc" and c > first for c in parse.children[first]):
        yield second, first, "conj"  # "say the move failed and, so far, it has cost too much"
        return
    if parse.words[end] != "," or parse.subtree(second)[0] not in (end, end + 1):
        return
    yield first, second, "advcl"
    yield from now_that(parse, verb, first)


def _goes_on_reporting(parse: Parse, verb: int) -> Iterator[Move]:
    """The second half of what is said, taken for the writer's: "said the raid had failed, but it would try again"."""
    clause = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c > verb), None)
    if clause is None or parse.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN"):
        return
    for other in parse.children[verb]:
        if parse.deps[other] != "conj" or other < clause or takes(parse.lemmas[other], "quote"):
            continue
        if _right_behind(parse, parse.subtree(other)[0] - 1) == other:
            continue
        subject = own_subject(parse, other)
        if subject is None or any(parse.words[t] in _QUOTES for t in range(clause, other)):
            continue
        aux, links = auxiliaries(parse, other), [t for t in coordinators(parse, verb, other) if t > clause]
        joined = bool(links) and parse.words[links[0] - 1] != ","  # no comma: one half of what is said as the other
        if joined or aux & _BACKSHIFTED or (parse.tags[verb] in ("VBZ", "VBP") and aux & _AHEAD):
            yield other, clause, "conj"
            yield from ((t, clause, "cc") for t in links)
            yield from ((t, verb, "punct") for t in parse.children[other] if parse.words[t] == "." and t > other)


COMPLEMENT_RULES: tuple[Callable[[Parse, int], Iterator[Move]], ...] = (
    _day_said,
    _that_told,
    _that_behind,
    _while_speaking,
    _told_on_day,
    _order_given,
    _leading_clause,
    _goes_on_reporting,
)
