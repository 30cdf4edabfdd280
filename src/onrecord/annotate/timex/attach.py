"""Which time expression dates an event or a statement.

Each time expression of a sentence hangs from a verb or a noun (`hanging`); from there its date carries over to what is
told to go with it: a verb coordinated with that verb, the noun of a light verb ("held talks on Friday"), a participle
("..., killing two"). It never enters a complement or a relative clause: "said Tuesday that they met on Monday" leaves
each verb its own day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice, pairwise

from msgspec.structs import replace

from onrecord.annotate.timex import alongside
from onrecord.annotate.timex.captions import caption_date
from onrecord.annotate.timex.counting import back
from onrecord.annotate.timex.hanging import (
    AROUND,
    CAPTION,
    PRENOMINAL,
    VERBAL,
    Hung,
    directly_dated,
    hung_in_sentence,
    is_event_noun,
    names,
    names_older,
)
from onrecord.annotate.timex.lexicon import LIGHT_VERBS
from onrecord.annotate.timex.tense import IMPLICATIVES
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.span import Span
from onrecord.model.syntax import Parse
from onrecord.model.temporal import When

ASPECTUAL = IMPLICATIVES | {"try", "attempt", "keep", "resume", "stop", "finish", "end", "order", "allow"}
SINCE = frozenset({"since"})
SIMULTANEOUS = frozenset({"when", "as", "while"})
# Before what brought a deed about, which was then or long before.
CAUSES = frozenset({"over", "before", "despite", "because", "since"})
# A happening named under these prepositions goes on when the verb's does.
DURING = frozenset({"during", "amid", "in", "at"})
# How what a photograph shows hangs from the main verb of its caption.
PICTURED = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "pcomp", "conj", "appos", "acl", "advcl", "xcomp"})
SETTINGS = frozenset({"during", "in", "at", "as", "with", "amid", "outside", "inside", "near", "on", "by", "along",
                      "through", "across", "around", "beside", "from"})  # fmt: skip
# What is done "by", "in" or "while" doing something else is done then.
MEANS = frozenset({"by", "in", "at", "while", "with", "during"})
# What these bring about happens when they do.
CAUSING = frozenset({"cause", "trigger", "spark", "precipitate", "prompt", "provoke", "bring", "unleash", "ignite",
                     "occasion", "produce", "see", "witness", "draw", "mean"})  # fmt: skip
# Who says something while doing this says it then.
SPEAKING = frozenset({"speak", "talk", "address", "testify", "write", "appear", "brief", "respond", "answer", "reply",
                      "tweet", "post", "comment", "lecture", "preach", "campaign", "tell", "host"})  # fmt: skip
# What brings about the happening that it takes as its object.
BEGETTING = frozenset("hold lead stage sign conclude mount launch conduct organize organise".split())
NOBODY = frozenset({"nobody", "none", "no", "neither", "nothing"})
# What counts or bundles happenings: "a round of talks", "a wave of strikes".
MEASURES = frozenset("package round series set wave string spate raft number batch slew barrage host bout".split())
# What something happens to: "was the target of an attack".
SUFFERING = frozenset({"target", "victim", "scene", "site", "object", "subject"})
_DAYS = re.compile(r"P(\d+)D|P1(W)")
# What lasts is told by these: "a curfew has been in force since Monday".
LASTING = frozenset({"be", "remain", "stay", "hold", "last", "rage", "continue", "go"})
# "Recorded nine raids last week" dates the raids, "on Monday" the recording.
DAYS_OF_COUNTING = 2


def when_of(doc: AnnotatedDocument, token: int) -> When | None:
    """The days on which what `token` (a verb or event noun) tells took place, by the words of its own clause."""
    parse = doc.parse
    if not 0 <= token < len(parse):
        return None
    hung = list(hung_in_sentence(doc, token))
    if not hung:
        return None
    if (lasting := _since_it_began(doc, hung, token)) is not None:
        return lasting
    if (named := _on_the_day_when(parse, hung, token)) is not None:
        return named
    near = [h for h in hung if token in directly_dated(parse, h)]
    dated = _pick(doc, near, token)
    if dated or any(h.time.when for h in near):  # its own words bound no days: nobody else's may
        return dated
    return _offset(parse, hung, token) or _pick(
        doc, [h for h in hung if _carries(parse, h) and token in _carried(parse, h)], token
    )


def _since_it_began(doc: AnnotatedDocument, hung: list[Hung], token: int) -> When | None:
    """ "Since war broke out on May 5, ten have been killed": from that day on, until it is told."""
    parse, now = doc.parse, doc.document.article.published
    has = any(parse.lower[c] in ("have", "has", "'ve", "’ve") for c in parse.children[token] if parse.deps[c] == "aux")
    if now is None or parse.pos[token] not in VERBAL or not has or _is_negated(parse, token):
        return None
    clauses = [c for c in parse.children[token] if parse.deps[c] == "advcl" and _has_mark(parse, c, SINCE)]
    preps = (c for c in parse.children[token] if parse.deps[c] == "prep" and parse.lower[c] == "since")
    clauses += [c for p in preps for c in parse.children[p] if is_event_noun(parse, c)]  # "since Monday's vote"
    first = next((h.time.when for h in hung if h.governor in clauses and _is_at(h)), None)
    return replace(first, end=now, basis="inferred") if first is not None and first.end <= now else None


def _carries(parse: Parse, hung: Hung) -> bool:
    return hung.lead not in AROUND or (hung.lead == "since" and parse.lemmas[hung.governor] in LASTING)


def _is_at(hung: Hung) -> bool:
    return hung.lead not in AROUND or hung.relation in PRENOMINAL


def in_caption(doc: AnnotatedDocument, token: int) -> bool:
    """Whether `token` stands in the caption of a picture, which ends on a day."""
    passage = doc.document.passages[doc.parse.passage_of(token)]
    return caption_date(passage.exact, doc.parse, passage.start) is not None


def _on_the_day_when(parse: Parse, hung: list[Hung], token: int) -> When | None:
    """ "since August, when X opened an embassy": the time that a clause behind it tells the event of."""
    verb = next((v for v in islice(parse.ancestors(token), 2) if token in _become(parse, v)), token)
    when = next((c for c in parse.children[verb] if parse.lower[c] == "when" and c < verb), None)
    if when is None or parse.subtree(verb)[0] != when:
        return None
    last = when - 1 if parse.words[when - 1] == "," else when
    return next((h.time.when for h in hung if h.last == last and h.time.when and not names(parse, h)), None)


def _carried(parse: Parse, hung: Hung) -> set[int]:
    """What shares the date of what the expression dates by itself."""
    if hung.relation == CAPTION:
        return _pictured(parse, hung.governor)
    out: set[int] = set()
    if names(parse, hung):
        return set(_begot(parse, hung.governor))
    for token in directly_dated(parse, hung):
        if parse.pos[token] not in VERBAL:
            if is_event_noun(parse, token) and not names_older(parse, hung):
                out.update(_around_noun(parse, token))
                if hung.relation not in PRENOMINAL:  # "the arrest and killing of two monks on Monday"
                    out.update(noun for noun in parse.conjuncts(token) if noun < token and is_event_noun(parse, noun))
            continue
        for verb in (token, *_coordinated(parse, token, hung)):
            out.add(verb)
            out.update(_below(parse, verb))
            out.update((*alongside.errands(parse, verb), *alongside.awaited(parse, verb)))
        out.update(_above(parse, token))
        out.update(_scene_of(parse, token))
        out.update(alongside.results(parse, token))
        out.update(alongside.said_in(parse, token))
        if _is_long(hung):
            out.update(alongside.counted(parse, token))
    return out


def _begot(parse: Parse, noun: int) -> Iterator[int]:
    """ "Led the coup of 1999": what brought about the happening that a year names."""
    head = parse.heads[noun]
    if parse.deps[noun] in ("dobj", "nsubjpass") and parse.lemmas[head] in BEGETTING:
        yield head
    yield from _whole_of(parse, noun)


def _is_long(hung: Hung) -> bool:
    when = hung.time.when
    return when is not None and (when.end - when.start).days >= DAYS_OF_COUNTING


def _pictured(parse: Parse, verb: int) -> set[int]:
    """What a caption's main verb shows: its arguments and participles, and theirs, but no occasion or cause beyond."""
    out, stack = {verb}, [verb]
    while stack:
        at = stack.pop()
        for child in parse.children[at]:
            relation = parse.deps[child]
            if relation in PICTURED or (relation in ("prep", "agent") and parse.lower[child] in SETTINGS):
                stack.append(child)
                out.add(child)
    return out


def _coordinated(parse: Parse, verb: int, hung: Hung) -> list[int]:
    """Verbs coordinated with a dated one behind its time, with no subject of their own."""
    return [
        other
        for other in parse.conjuncts(verb)
        if other > hung.first and other != verb and parse.child(other, "nsubj", "nsubjpass") is None
    ]


def _below(parse: Parse, verb: int) -> Iterator[int]:
    """Dependents told to happen with a dated verb."""
    light = parse.lemmas[verb] in LIGHT_VERBS
    yield from _become(parse, verb)
    for child in parse.children[verb]:
        relation = parse.deps[child]
        if (relation == "advcl" and _is_simultaneous(parse, child)) or (
            relation == "xcomp" and parse.lemmas[verb] in ASPECTUAL
        ):
            yield child
            yield from _become(parse, child)
        elif (light and parse.lower[child] not in CAUSES) or (relation == "prep" and parse.lower[child] in DURING):
            yield from _arguments(parse, child)
        if parse.lemmas[verb] in CAUSING and relation == "dobj":
            yield from (noun for noun in parse.conjuncts(child) if is_event_noun(parse, noun))
        if relation == "prep" and parse.lower[child] in MEANS:
            yield from (c for c in parse.children[child] if parse.deps[c] == "pcomp")
        for noun in _arguments(parse, child):  # "fired at protesting students"
            yield from (c for c in parse.children[noun] if parse.deps[c] == "amod" and parse.tags[c] == "VBG")


def _become(parse: Parse, verb: int) -> Iterator[int]:
    """ "Tensions exploded into street battles": what something turns into begins then."""
    for child in parse.children[verb]:
        if parse.deps[child] == "prep" and parse.lower[child] == "into":
            yield from (noun for noun in _arguments(parse, child) if is_event_noun(parse, noun))


def _above(parse: Parse, verb: int) -> Iterator[int]:
    """Heads told to happen with a dated verb."""
    head, relation = parse.heads[verb], parse.deps[verb]
    if relation == "xcomp" and parse.lemmas[head] in ASPECTUAL:
        yield head
    likened = parse.lemmas[verb] == "do" and parse.child(verb, "dobj") is None  # "as Chad did last year"
    if relation == "advcl" and parse.pos[head] in VERBAL and not likened and _has_mark(parse, verb, SIMULTANEOUS):
        yield head
    if relation == "pcomp" and parse.lower[head] in MEANS and parse.pos[parse.heads[head]] in VERBAL:
        yield parse.heads[head]
    if parse.lemmas[verb] not in LIGHT_VERBS:
        return
    if relation == "xcomp":  # "the vote is expected to take place on Sunday"
        subjects = (c for c in parse.children[head] if parse.deps[c] in ("nsubj", "nsubjpass"))
        yield from (parse.heads[head] if parse.tags[c] in ("WDT", "WP") else c for c in subjects)
    elif relation in ("acl", "relcl"):  # "a summit to be held in May", "the accord, which was signed last year"
        yield head


def _scene_of(parse: Parse, verb: int) -> Iterator[int]:
    """ "Speaking at a rally on Monday, she said ...", "The bill is wrong, he said, addressing students on Friday"."""
    head = parse.heads[verb]
    participle = parse.deps[verb] == "advcl" and parse.lower[verb].endswith("ing")
    speaks = participle and (parse.lemmas[verb] in SPEAKING or parse.lower[verb].removesuffix("ing") in SPEAKING)
    if speaks and parse.pos[head] in VERBAL:
        yield head
    told = parse.heads[head]  # "the premier, speaking on Monday, rejected the plan"
    apart = parse.deps[verb] == "acl" and parse.lower[verb].endswith("ing") and parse.lemmas[verb] in SPEAKING
    if apart and parse.deps[head] == "nsubj" and parse.pos[told] in VERBAL and parse.words[verb - 1] == ",":
        yield told


def _arguments(parse: Parse, child: int) -> Iterator[int]:
    """The nouns of one argument of a verb: a subject or object, or what a preposition leads to, and its conjuncts."""
    if parse.deps[child] in ("nsubj", "nsubjpass", "dobj", "attr"):
        yield from parse.conjuncts(child)
        if parse.lemmas[child] in MEASURES | SUFFERING:  # "a package of sanctions", "was the target of an attack"
            yield from (n for of in parse.children[child] if parse.lower[of] == "of" for n in _arguments(parse, of))
    elif parse.deps[child] in ("prep", "agent"):
        for noun in parse.children[child]:
            if parse.deps[noun] == "pobj":
                yield from parse.conjuncts(noun)


def _is_simultaneous(parse: Parse, clause: int) -> bool:
    """A participle without a conjunction ("killing two"), or a clause under when, as, while."""
    if _has_mark(parse, clause, SIMULTANEOUS):
        return True
    marked = any(parse.deps[c] == "mark" for c in parse.children[clause])
    return parse.tags[clause] == "VBG" and not marked and parse.heads[clause] < clause


def _has_mark(parse: Parse, clause: int, marks: frozenset[str]) -> bool:
    return any(
        parse.deps[c] in ("mark", "advmod") and parse.lower[c] in marks and c < clause for c in parse.children[clause]
    )


def _around_noun(parse: Parse, noun: int) -> Iterator[int]:
    """The verb or event noun whose happening lies within a dated noun's: "killed in Sunday's attack"."""
    head = parse.heads[noun]
    if parse.pos[head] in VERBAL and parse.lemmas[head] in LIGHT_VERBS:
        yield head
    yield from _whole_of(parse, noun)


def _whole_of(parse: Parse, noun: int) -> Iterator[int]:
    """ "Ten were killed in clashes", "the deaths of ten people in the riots of May 5"."""
    head = parse.heads[noun]
    if parse.deps[noun] == "pobj" and parse.lemmas[parse.heads[head]] in ("sideline", "margin", "fringe"):
        head = parse.heads[parse.heads[head]]  # "met on the sidelines of a summit"
    elif parse.deps[noun] != "pobj" or parse.lower[head] not in ("in", "during"):
        return
    for above in islice(parse.ancestors(head), 3):  # "the deaths of ten people in clashes"
        if parse.pos[above] in VERBAL or is_event_noun(parse, above):
            yield above
            return


def _offset(parse: Parse, hung: list[Hung], token: int) -> When | None:
    """ "freed on Wednesday, a day after they were held": what is behind "after" counts back from the day before it."""
    for day, length in pairwise(hung):
        found, when = _DAYS.fullmatch(length.time.value or ""), day.time.when
        if found is None or when is None or when.start != when.end or length.last >= len(parse):
            continue
        side = parse.lower[length.last]
        if side in ("after", "before") and _is_behind(parse, length.last, token):
            moved = back(int(found[1] or 7) * (1 if side == "after" else -1), "day", when.start)
            words = Span(length.time.start, length.time.end, length.time.exact)
            return When(moved, moved, words, "inferred") if moved else None
    return None


def _is_behind(parse: Parse, conjunction: int, token: int) -> bool:
    """Whether `token` is the head of the clause or noun under "after" or "before", or coordinated with it."""
    below = [c for c in parse.children[conjunction] if parse.deps[c] in ("pobj", "pcomp")]
    if not below and parse.deps[conjunction] == "mark":
        below = [parse.heads[conjunction]]
    return bool(below) and below[0] > conjunction and token in parse.conjuncts(below[0])


def _pick(doc: AnnotatedDocument, hung: list[Hung], token: int) -> When | None:
    """One interval from all that date a token: both ends of a range, else the narrowest, then the nearest."""
    dates = [(h, when) for h in hung if (when := _bounded(doc, h)) and not _of_another_object(doc.parse, h, hung)]
    if not dates:
        return None
    leads = {h.lead for h, _ in dates}
    if len(dates) == 2 and (("from" in leads and leads & {"to", "until", "through"}) or _is_range(doc.parse, dates)):
        return _joined(dates[0][1], dates[1][1])
    return min(dates, key=lambda d: ((d[1].end - d[1].start).days, abs(d[0].first - token)))[1]


def _of_another_object(parse: Parse, later: Hung, hung: list[Hung]) -> bool:
    """ "Burned a farm in May and, a month later, three lorries": the second time is the lorries'."""
    at = later.governor
    return any(
        first.governor == at
        and any(parse.deps[t] == "cc" and parse.heads[t] == at for t in range(first.last, later.first))
        for first in hung
        if first.first < later.first
    )


def _is_range(parse: Parse, dates: list[tuple[Hung, When]]) -> bool:
    """ "between Monday and Wednesday", "Monday to Wednesday": only a word lies between the two times."""
    (a, _), (b, _) = dates
    return b.first - a.last == 1 and parse.lower[a.last] in ("and", "to", "-", "–", "through", "until")


def _joined(first: When, last: When) -> When:
    if last.end < first.start:
        return first
    return replace(first, start=min(first.start, last.start), end=max(first.end, last.end))


def _bounded(doc: AnnotatedDocument, hung: Hung) -> When | None:
    """The days of an expression under its preposition. A side that the words leave open has no bound: no interval."""
    when, now = hung.time.when, doc.document.article.published
    if when is None:
        return None
    if hung.relation in PRENOMINAL:  # "after Monday's attack": the attack is Monday's
        return when
    match hung.lead:
        case "since":
            lasting = doc.parse.pos[hung.governor] in VERBAL and not _is_negated(doc.parse, hung.governor)
            return replace(when, end=max(when.end, now)) if lasting and now and when.start <= now else None
        case "by" | "before" | "after" if hung.time.type == "time" and when.start == when.end:  # "by nightfall"
            return when
        case "until" | "till" if _is_settled(doc.parse, hung.governor):
            return None
        case "by" | "until" | "till":
            return _until(when, now)
        case "before" | "after" | "prior" | "following" | "ahead":
            return None
        case _:
            return when


def _is_settled(parse: Parse, verb: int) -> bool:
    """ "Jailed him until 2030", "to extend sanctions until May": how long it is to last, not when it is done."""
    return parse.tags[verb] in ("VBD", "VBN") or parse.lemmas[verb] in _PROLONGING


_PROLONGING = frozenset("extend prolong renew suspend postpone delay adjourn defer".split())


def _is_negated(parse: Parse, verb: int) -> bool:
    """ "Has not executed anyone since 1984": the time is that of what did happen before."""
    if any(parse.deps[c] == "neg" or parse.lower[c] == "never" for c in parse.children[verb]):
        return True
    subject = parse.child(verb, "nsubj", "nsubjpass")
    return subject is not None and not NOBODY.isdisjoint(parse.lower[t] for t in (subject, *parse.children[subject]))


def _until(when: When, now: dt.date | None) -> When | None:
    """ "by Friday", said of the time to come: from publication to then."""
    if now is None or when.end < now:
        return None
    return replace(when, start=min(now, when.start))
