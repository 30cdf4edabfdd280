"""Whether the words around a time expression tell of the past or of the future.

"On Monday" is last Monday under "said" and next Monday under "will say": the verb that governs the expression decides
(the tense-based choice of HeidelTime's post-processing, Strötgen & Gertz 2013, here over a dependency parse).
"""

from __future__ import annotations

from onrecord.annotate.timex.context import Direction
from onrecord.annotate.timex.lexicon import WEEKDAYS
from onrecord.model.syntax import Parse

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "could", "may", "might", "can", "ca",
                                "should", "must", "ought", "need"})  # fmt: skip
PAST_AUXILIARIES = frozenset({"had", "'d", "’d", "was", "were", "has", "have", "having", "been", "did", "'ve", "’ve"})
# Said of things to come, as a participle, an adjective or before a noun.
TO_COME = frozenset({"due", "scheduled", "planned", "slated", "expected", "set", "upcoming", "forthcoming", "proposed",
                     "deadline", "bound", "poised", "ready", "tentatively"})  # fmt: skip
# "to VERB" under these happened when they happened; under all others it is still to come.
IMPLICATIVES = frozenset(
    """fail manage begin start continue refuse decline help force use seem appear come go get neglect happen proceed
    compel cause lead cease believe think report say allege know find see try attempt struggle""".split()
)
# Verbs whose present tense tells of a timetable.
TIMETABLE = frozenset(
    """begin start open close end expire meet vote arrive depart return leave host take resume face visit travel hold
    convene fall run elapse go come kick mature celebrate observe commemorate sit decide elect mark appear
    fly head attend land tour host address reopen gather""".split()
)
REPORTING = frozenset({"say", "report", "tell", "write", "quote"})
VERBAL = ("VERB", "AUX")
# Acts of speech and will in the past: a day at the end of what they ask, promise or charge is the day they were done.
PERFORMED = frozenset(
    """accuse urge ask call appeal demand request order instruct command tell warn threaten vow pledge promise swear
    refuse decline press beg implore encourage advise challenge dare condemn criticize criticise denounce blame charge
    suspect praise reiterate""".split()
)
PROMISED = frozenset({"vow", "pledge", "promise", "swear", "refuse", "decline", "threaten"})
# What goes on for long and has no day of its own ("accused them of arming rebels on Monday").
PROGRAMMES = frozenset(
    """work try seek plan plot conspire prepare attempt aim intend support back arm fund finance help assist aid harbor
    harbour shelter sponsor meddle interfere undermine destabilize destabilise foment stir incite encourage spread
    exploit use block hinder obstruct ignore fail refuse violate breach break lie hide conceal be have do commit
    pursue develop build threaten provoke escalate drag stall delay undercut sow fuel""".split()
)
# At these something is said: "accused them of sending arms at a summit on Monday".
OCCASIONS = frozenset(
    "summit conference interview speech statement rally briefing meeting session address sermon debate".split()
)
# What sets something for a day.
SETTING = frozenset(
    "call schedule announce set plan fix convene slate reschedule summon invite propose arrange".split()
)
MAX_CLIMB = 12
MAX_TIME_WORDS = 4
CLAUSE_OPENERS = frozenset({"after", "as", "when", "while", "following", "amid", "because", "before", "and", "but"})
DAY_WORDS = frozenset({*WEEKDAYS, "today", "yesterday", "tomorrow", "earlier", "later", "week", "month", "year"})


def direction(parse: Parse, start: int, end: int, *, title: bool = False) -> Direction | None:
    """The direction in which tokens [start, end), a time expression, lie from the writer; None where nothing says."""
    if start >= end:
        return None
    node = head_of(parse, start, end)
    if _is_set_for(parse, node):
        return "future"
    prenominal = parse.deps[node] in ("poss", "compound", "amod", "nmod")
    for _ in range(MAX_CLIMB):
        if not start <= node < end:
            if _to_come(parse, node):
                return "past" if _was_to_come(parse, node) else "future"
            if parse.pos[node] in VERBAL and not (prenominal and _is_to_infinitive(parse, node)):
                return verb_direction(parse, node, title=title)
        if parse.heads[node] == node:
            return None
        node = parse.heads[node]
    return None


def _is_set_for(parse: Parse, node: int) -> bool:
    """ "Called a strike for Friday", "announced talks for May": whatever is set for a day is set for one to come."""
    lead = parse.heads[node]
    if parse.deps[node] != "pobj" or parse.lower[lead] != "for":
        return False
    verb = parse.heads[lead] if parse.pos[parse.heads[lead]] in VERBAL else parse.heads[parse.heads[lead]]
    thing = parse.child(verb, "dobj", "nsubjpass")
    had = any(parse.lower[c] == "had" for c in parse.children[verb])
    return parse.lemmas[verb] in SETTING and thing is not None and not had


def told_day(parse: Parse, verb: int, day: int) -> int | None:
    """The past act of speech or will that a trailing day dates, though the parser gave it to what was said or willed.

    "Accused Russia of working to topple the premier on Monday", "urged Peru to free the men on Monday": the deed of
    `verb`, to which the day at token `day` was given, is still to come or goes on; what was done on Monday is the
    accusing, the urging. A meeting that was promised has a day of its own.
    """
    if parse.pos[verb] not in VERBAL or verb > day or not _ends_sentence(parse, day):
        return None
    timed = parse.lemmas[verb] in TIMETABLE
    open_ended = any(parse.lemmas[t] in OCCASIONS and parse.deps[t] == "pobj" for t in range(verb + 1, day))
    for _ in range(MAX_CLIMB):
        relation, tag = parse.deps[verb], parse.tags[verb]
        infinitive = tag == "VB" and any(parse.lower[c] == "to" for c in parse.children[verb])
        if not infinitive and not (tag == "VBG" and relation in ("pcomp", "xcomp")):
            return None
        open_ended = open_ended or infinitive or parse.lemmas[verb] in PROGRAMMES
        head = parse.heads[verb]
        if relation == "pcomp" or parse.pos[head] == "ADP":
            head = parse.heads[head]
        if parse.pos[head] not in VERBAL or relation not in ("xcomp", "ccomp", "pcomp", "advcl"):
            return None
        if parse.tags[head] in ("VBD", "VBN") and verb_direction(parse, head) == "past":
            promised = timed and parse.lemmas[head] in PROMISED
            return head if open_ended and not promised and _is_performed(parse, head) else None
        verb = head
    return None


def _is_performed(parse: Parse, verb: int) -> bool:
    """An act of speech or will without a day of its own; "what it called a plot" only names."""
    naming = any(parse.lower[c] == "what" for c in parse.children[verb])
    return parse.lemmas[verb] in PERFORMED and not naming and not _has_a_day(parse, verb)


def dates_a_report(parse: Parse, start: int, end: int) -> bool:
    """Whether tokens [start, end), a day, can date a past act of speech though they hang from what it asks or tells."""
    if start >= end:
        return False
    node = head_of(parse, start, end)
    for at in (node, *parse.ancestors(node)):
        if not start <= at < end and parse.pos[at] in VERBAL:
            return told_day(parse, at, start) is not None
    return False


def says(parse: Parse, start: int, end: int) -> bool:
    """Whether tokens [start, end), a time, hang from a verb of saying."""
    if start >= end:
        return False
    node = head_of(parse, start, end)
    verb = next((at for at in parse.ancestors(node) if not start <= at < end and parse.pos[at] in VERBAL), None)
    return verb is not None and parse.lemmas[verb] in REPORTING


def _ends_sentence(parse: Parse, day: int) -> bool:
    """Whether nothing but the time itself, and perhaps another clause, follows."""
    end = parse.sentences[parse.sentence_of[day]][1]
    rest = next((t for t in range(day, end) if parse.pos[t] == "PUNCT" or parse.lower[t] in CLAUSE_OPENERS), end)
    return rest - day <= MAX_TIME_WORDS


def _has_a_day(parse: Parse, verb: int) -> bool:
    return any(parse.lower[d] in DAY_WORDS for c in parse.children[verb] for d in (c, *parse.children[c]))


def _is_to_infinitive(parse: Parse, verb: int) -> bool:
    """Under "to voice anger at Thursday's coup" the coup is no part of what is to come: its governor decides."""
    return parse.tags[verb] == "VB" and any(parse.lower[c] == "to" for c in parse.children[verb])


def _was_to_come(parse: Parse, node: int) -> bool:
    """ "had been due to expire Friday", "previously planned": a plan that was already past when this was written."""
    around = [*parse.children[node], *parse.children[parse.heads[node]]]
    return any(parse.lower[c] in ("had", "originally", "previously", "initially", "earlier") for c in around)


def head_of(parse: Parse, start: int, end: int) -> int:
    """The token of [start, end) that hangs from outside it."""
    for i in range(start, end):
        if not start <= parse.heads[i] < end or parse.heads[i] == i:
            return i
    return end - 1


def _to_come(parse: Parse, node: int) -> bool:
    if parse.lower[node] in TO_COME and parse.tags[node] in ("JJ", "VBN", "NN", "VBD", "RB"):
        return True
    if parse.pos[node] in ("NOUN", "PROPN"):
        return any(parse.lower[c] in TO_COME for c in parse.children[node] if parse.deps[c] in ("amod", "compound"))
    return False


def verb_direction(parse: Parse, verb: int, *, title: bool = False, depth: int = 0) -> Direction | None:
    """The direction of what a verb group tells, from its auxiliaries, its tag and, for an infinitive, its governor."""
    aux = {parse.lower[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}
    tag = parse.tags[verb]
    if aux & FUTURE_AUXILIARIES:
        return "past" if aux & {"have", "'ve", "’ve"} and tag in ("VBN", "VBD") else "future"
    if aux & PAST_AUXILIARIES:
        return _past_group(parse, verb)
    if tag == "VBD":
        return "past"
    if depth > 4:
        return None
    if tag == "VBN":
        if "to" in aux:  # "is to be tried on Tuesday"
            return _infinitive(parse, verb, aux, title=title, depth=depth)
        return _participle(parse, verb, aux)
    if tag == "VBG":
        return "future" if aux else _of_governor(parse, verb, title=title, depth=depth)
    if tag == "VB":
        return _infinitive(parse, verb, aux, title=title, depth=depth)
    if any(parse.lower[c] in TO_COME for c in parse.children[verb] if parse.deps[c] in ("acomp", "oprd")):
        return "future"
    if parse.lemmas[verb] in TIMETABLE and not title:
        return "future"
    return "past" if title or parse.lemmas[verb] in REPORTING else None


def _past_group(parse: Parse, verb: int) -> Direction:
    """Past, unless it is a plan of then ("was to meet", "had been due")."""
    return "future" if parse.lower[verb] in TO_COME and parse.child(verb, "xcomp") is not None else "past"


def _participle(parse: Parse, verb: int, aux: set[str]) -> Direction | None:
    if aux & {"is", "are", "be", "being", "'s", "’s", "'re", "’re"}:
        return "future" if parse.lower[verb] in TO_COME else None
    return "past"


def _infinitive(parse: Parse, verb: int, aux: set[str], *, title: bool, depth: int) -> Direction | None:
    """A bare one shares its governor's auxiliary ("will go and meet"); "to VERB" is to come, unless it came about."""
    governor = parse.heads[verb]
    if "to" not in aux:
        return _of_governor(parse, verb, title=title, depth=depth)
    if governor == verb or parse.pos[governor] not in VERBAL:
        return "future"
    had = any(parse.lower[c] == "had" for c in parse.children[governor] if parse.deps[c] == "aux")
    if parse.lower[governor] == "had" and parse.tags[governor] == "VBD":  # "had to free them on Monday"
        return "past"
    if parse.lemmas[governor] in IMPLICATIVES or had:
        return verb_direction(parse, governor, title=title, depth=depth + 1)
    return "future"


def _of_governor(parse: Parse, verb: int, *, title: bool, depth: int) -> Direction | None:
    node = verb
    for _ in range(MAX_CLIMB):
        if parse.heads[node] == node:
            return None
        node = parse.heads[node]
        if parse.pos[node] in VERBAL:
            return verb_direction(parse, node, title=title, depth=depth + 1)
    return None
