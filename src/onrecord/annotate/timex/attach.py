"""Which time expression dates an event or a statement.

Each time expression of a sentence hangs from a verb or a noun (its governor) under some preposition; from there its
date carries over to what is told to go with it: a verb coordinated with that verb, the noun of a light verb ("held
talks on Friday"), a participle ("..., killing two"). It never enters a complement or a relative clause: "said Tuesday
that they met on Monday" leaves each verb its own day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.annotate.timex.lexicon import EVENT_NOUNS, EVENT_SUFFIXES, LIGHT_VERBS
from onrecord.annotate.timex.tense import IMPLICATIVES, head_of
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse
from onrecord.model.temporal import TimeExpression, When

VERBAL, NOMINAL = frozenset({"VERB", "AUX"}), frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
AROUND = frozenset({"before", "after", "prior", "following", "ahead", "until", "till", "by", "since", "from"})
# Before a noun, a time is a name for it ("Sunday's attack") and says nothing of its verb.
PRENOMINAL = frozenset({"poss", "compound", "nummod", "amod", "nmod", "det"})
ASPECTUAL = IMPLICATIVES | {"try", "attempt", "keep", "resume", "stop", "finish", "end", "order", "allow"}
SIMULTANEOUS = frozenset({"when", "as", "while"})
MAX_CLIMB = 6


class Hung(NamedTuple):
    """A time expression in its sentence: its first and last token, what it hangs from and by which preposition."""

    time: TimeExpression
    first: int
    last: int
    governor: int
    lead: str
    relation: str


def when_of(doc: AnnotatedDocument, token: int) -> When | None:
    """The days on which what `token` (a verb or event noun) tells took place, by the words of its own clause."""
    parse = doc.parse
    if not 0 <= token < len(parse):
        return None
    hung = list(_hung_in_sentence(doc, token))
    near = [h for h in hung if token in _direct(parse, h)]
    dated = _pick(doc, near, token)
    if dated or any(h.time.when for h in near):  # its own words bound no days: nobody else's may
        return dated
    return _pick(doc, [h for h in hung if h.lead not in AROUND and token in _carried(parse, h)], token)


def _hung_in_sentence(doc: AnnotatedDocument, token: int) -> Iterator[Hung]:
    parse = doc.parse
    start, end = parse.sentences[parse.sentence_of[token]]
    for time in doc.times:
        if time.start >= parse.ends[end - 1]:
            return
        if time.end > parse.starts[start] and time.type != "set":
            first, last = parse.tokens_between(time.start, time.end)
            if start <= first < last <= end:
                yield _hang(parse, time, first, last)


def _hang(parse: Parse, time: TimeExpression, first: int, last: int) -> Hung:
    node = head_of(parse, first, last)
    lead, relation = "", parse.deps[node]
    if parse.pos[node] in ("ADP", "SCONJ") and parse.deps[node] == "prep":  # "on Tuesday" as one expression
        lead = parse.lower[node]
    at = parse.heads[node]
    for _ in range(MAX_CLIMB):
        if at == node or not (_is_path(parse, at) or first <= at < last):
            break
        if parse.pos[at] in ("ADP", "SCONJ", "ADV") and not first <= at < last:
            lead = parse.lower[at] if not lead or parse.lower[at] in AROUND else lead
            relation = parse.deps[at]
        node, at = at, parse.heads[at]
    governor = _beside(parse, first, lead) if relation not in PRENOMINAL else None
    return Hung(time, first, last, at if governor is None else governor, lead or _word_before(parse, first), relation)


def _is_path(parse: Parse, token: int) -> bool:
    """Whether a token only leads from a time to its governor: a preposition, an adverb, another time's noun."""
    return parse.pos[token] in ("ADP", "ADV", "SCONJ", "PART") or parse.deps[token] in ("aux", "auxpass")


def _word_before(parse: Parse, first: int) -> str:
    """The preposition before a time that the parser hung elsewhere."""
    return parse.lower[first - 1] if first and parse.lower[first - 1] in AROUND else ""


def _beside(parse: Parse, first: int, lead: str) -> int | None:
    """The verb just before the expression (and its preposition): "said Tuesday", "arrested on Tuesday"."""
    before = first - 1
    if before >= 0 and lead and parse.lower[before] == lead:
        before -= 1
    if before >= 0 and parse.pos[before] == "VERB" and parse.sentence_of[before] == parse.sentence_of[first]:
        return before
    return None


def _direct(parse: Parse, hung: Hung) -> set[int]:
    """What the expression dates by itself: its governor, and the verb of a governor that is only an object of it."""
    out = {hung.governor}
    if hung.relation in PRENOMINAL:
        return out
    at = hung.governor
    for _ in range(MAX_CLIMB):
        if parse.pos[at] in VERBAL or parse.heads[at] == at:
            break
        if is_event_noun(parse, at) and not _under_light_verb(parse, at):
            break
        at = parse.heads[at]
        if parse.pos[at] in VERBAL:
            out.add(at)
    return out


def is_event_noun(parse: Parse, token: int) -> bool:
    """Whether a noun names a happening, by a word list and by the endings of nouns made from verbs."""
    if parse.pos[token] not in ("NOUN", "PROPN"):
        return False
    lemma = parse.lemmas[token]
    return lemma in EVENT_NOUNS or (parse.pos[token] == "NOUN" and lemma.endswith(EVENT_SUFFIXES))


def _under_light_verb(parse: Parse, noun: int) -> bool:
    at = parse.heads[noun]
    if parse.pos[at] == "ADP":
        at = parse.heads[at]
    return parse.pos[at] in VERBAL and parse.lemmas[at] in LIGHT_VERBS


def _carried(parse: Parse, hung: Hung) -> set[int]:
    """What shares the date of what the expression dates by itself."""
    out: set[int] = set()
    for token in _direct(parse, hung):
        if parse.pos[token] in VERBAL:
            out.update(_with_verb(parse, token, hung))
        elif is_event_noun(parse, token):
            out.update(_verb_of_noun(parse, token))
    return out


def _with_verb(parse: Parse, verb: int, hung: Hung) -> Iterator[int]:
    """Tokens told to happen with a dated verb."""
    for child in parse.children[verb]:
        relation = parse.deps[child]
        if relation == "conj" and hung.first < child and parse.child(child, "nsubj", "nsubjpass") is None:
            yield child
            yield from _with_verb(parse, child, hung)
        elif (relation == "advcl" and _is_simultaneous(parse, child)) or (
            relation == "xcomp" and parse.lemmas[verb] in ASPECTUAL
        ):
            yield child
        elif parse.lemmas[verb] in LIGHT_VERBS:
            yield from _argument(parse, child)
    head = parse.heads[verb]
    if parse.deps[verb] == "xcomp" and parse.lemmas[verb] in LIGHT_VERBS:  # "the vote is expected to take place Sunday"
        yield from (c for c in parse.children[head] if parse.deps[c] in ("nsubj", "nsubjpass"))
    if (
        head != verb
        and parse.deps[verb] == "advcl"
        and parse.pos[head] in VERBAL
        and _has_mark(parse, verb, SIMULTANEOUS)
    ):
        yield head
    if parse.deps[verb] == "xcomp" and parse.lemmas[head] in ASPECTUAL:
        yield head


def _argument(parse: Parse, child: int) -> Iterator[int]:
    """The event noun that a light verb lends its time to, and the nouns coordinated with it."""
    if parse.deps[child] in ("nsubj", "nsubjpass", "dobj", "attr"):
        yield from parse.conjuncts(child)
    elif parse.deps[child] in ("prep", "agent"):
        for noun in parse.children[child]:
            if parse.deps[noun] == "pobj":
                yield from parse.conjuncts(noun)


def _is_simultaneous(parse: Parse, clause: int) -> bool:
    """A participle without a conjunction ("killing two"), or a clause under when, as, while."""
    if _has_mark(parse, clause, SIMULTANEOUS):
        return True
    marked = parse.child(clause, "mark", "advmod", "prep", "nsubj") is not None and _has_any_mark(parse, clause)
    return parse.tags[clause] == "VBG" and not marked and parse.heads[clause] < clause


def _has_mark(parse: Parse, clause: int, marks: frozenset[str]) -> bool:
    return any(
        parse.deps[c] in ("mark", "advmod") and parse.lower[c] in marks and c < clause for c in parse.children[clause]
    )


def _has_any_mark(parse: Parse, clause: int) -> bool:
    return any(parse.deps[c] == "mark" for c in parse.children[clause])


def _verb_of_noun(parse: Parse, noun: int) -> Iterator[int]:
    """The verb whose happening lies within a dated noun's: "killed in Sunday's attack"."""
    preposition = parse.heads[noun]
    if parse.deps[noun] == "pobj" and parse.lower[preposition] in ("in", "during"):
        verb = parse.heads[preposition]
        if parse.pos[verb] in VERBAL:
            yield verb
    elif parse.pos[preposition] in VERBAL and parse.lemmas[preposition] in LIGHT_VERBS:
        yield preposition


def _pick(doc: AnnotatedDocument, hung: list[Hung], token: int) -> When | None:
    """One interval from all that date a token: both ends of a "from ... to", else the narrowest, then the nearest."""
    dates = [(h, when) for h in hung if (when := _bounded(doc, h))]
    if not dates:
        return None
    ends = {h.lead: when for h, when in dates}
    if len(dates) == 2 and (("from" in ends and {"to", "until", "through"} & set(ends)) or _is_between(doc, dates)):
        return _joined(dates[0][1], dates[1][1])
    return min(dates, key=lambda d: ((d[1].end - d[1].start).days, abs(d[0].first - token)))[1]


def _is_between(doc: AnnotatedDocument, dates: list[tuple[Hung, When]]) -> bool:
    """ "between Monday and Wednesday", "on Monday and Tuesday": one time directly coordinated with the other."""
    (a, _), (b, _) = dates
    return b.first - a.last == 1 and doc.parse.lower[a.last] in ("and", "to", "-", "–", "through", "until")


def _joined(first: When, last: When) -> When:
    if last.end < first.start:
        return first
    return replace(first, end=max(first.end, last.end), start=min(first.start, last.start))


def _bounded(doc: AnnotatedDocument, hung: Hung) -> When | None:
    """The days of an expression under its preposition. A side that the words leave open has no bound: no interval."""
    when, now = hung.time.when, doc.document.article.published
    if when is None:
        return None
    match hung.lead:
        case "since" | "from":
            if doc.parse.pos[hung.governor] not in VERBAL or now is None or when.start > now:
                return when if hung.lead == "from" else None
            return replace(when, end=max(when.end, now)) if hung.lead == "since" else when
        case "by" | "until" | "till":
            return _until(when, now)
        case "before" | "after" | "prior" | "following" | "ahead":
            return None
        case _:
            return when


def _until(when: When, now: dt.date | None) -> When | None:
    """ "by Friday", said of the time to come: from publication to then."""
    if now is None or when.end < now:
        return None
    return replace(when, start=min(now, when.start))
