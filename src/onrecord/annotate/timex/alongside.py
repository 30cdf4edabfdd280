"""What happens with a dated verb though it hangs elsewhere: results, errands, counts, what is said in a report."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.timex.hanging import VERBAL, is_event_noun
from onrecord.model.syntax import Parse

# What comes of an attack in the same breath: "shells hit the port on Monday and two sailors were killed".
RESULTS = frozenset("kill die wound injure hurt destroy damage arrest detain displace capture sink burn".split())
# Who goes somewhere on a day to do something, or for something, does it then.
MOTION = frozenset("arrive travel go come fly visit head land return gather assemble convene meet sail tour".split())
# Who counts or records deeds over weeks or years tells of deeds of that time.
RECORDING = frozenset("document record register log tally count verify catalogue chronicle tabulate".split())
# Counted deeds alone: "reported 300 arrests last year", but "reported an arrest last year" may be the reporting.
COUNTING = RECORDING | {"report", "list", "estimate", "note", "confirm"}
# What is voted is done by the vote.
ENACTING = frozenset({"vote"})
_MEDIA = frozenset(
    """statement report video letter message speech interview address broadcast communique tweet post article paper
    study note conference briefing recording tape sermon document declaration editorial column podcast appeal memo
    footage audio telegram dispatch bulletin survey audit filing lawsuit complaint verdict ruling resolution motion
    petition""".split()
)
_PUBLISHING = frozenset(
    """release publish issue post air broadcast deliver send circulate distribute hold give write date sign upload
    email e-mail record print unveil present file adopt submit read hand""".split()
)
_CARRIES_WORDS = frozenset({"in", "through", "via", "by", "at", "during", "with"})
_CLIMB = 3


def results(parse: Parse, verb: int) -> Iterator[int]:
    """ "The convoy was ambushed on Monday and two drivers were killed", "...; two drivers were killed"."""
    for other in parse.conjuncts(verb):
        if other > verb and _is_result(parse, other):
            yield other
    above = parse.heads[verb]
    behind = parse.deps[verb] in ("ccomp", "parataxis") and above > verb
    if behind and _is_result(parse, above) and ";" in parse.words[verb:above]:
        yield above


def _is_result(parse: Parse, verb: int) -> bool:
    suffered = parse.child(verb, "nsubjpass") is not None or parse.lemmas[verb] == "die"
    aux = {parse.lower[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}
    return parse.lemmas[verb] in RESULTS and suffered and not aux & {"had", "will", "would", "may", "might", "could"}


def errands(parse: Parse, verb: int) -> Iterator[int]:
    """ "Flies to Minsk on Monday to sign a treaty", "arrives on Monday for talks"."""
    if parse.lemmas[verb] in ENACTING | MOTION:
        for child in parse.children[verb]:
            if parse.deps[child] in ("advcl", "xcomp") and child > verb and _is_to_do(parse, child):
                yield from parse.conjuncts(child)
            if parse.deps[child] == "prep" and parse.lower[child] == "for" and parse.lemmas[verb] in MOTION:
                yield from (c for c in parse.children[child] if parse.deps[c] == "pobj" and is_event_noun(parse, c))


def awaited(parse: Parse, verb: int) -> Iterator[int]:
    """ "Is due in Minsk on Monday for talks": the talks."""
    for due in parse.children[verb]:
        if parse.deps[due] == "acomp" and parse.lower[due] in ("due", "expected", "bound"):
            preps = (c for c in parse.children[due] if parse.deps[c] == "prep" and parse.lower[c] == "for")
            yield from (d for c in preps for d in parse.children[c] if is_event_noun(parse, d))


def _is_to_do(parse: Parse, verb: int) -> bool:
    return parse.tags[verb] == "VB" and any(parse.lower[c] == "to" for c in parse.children[verb])


def counted(parse: Parse, verb: int) -> Iterator[int]:
    """ "Documented 300 arrests last year", "there were recorded 40 raids": the deeds that were counted."""
    lemma = parse.lemmas[verb]
    if lemma not in COUNTING and parse.child(verb, "expl") is None:
        return
    for child in parse.children[verb]:
        if parse.deps[child] in ("dobj", "nsubjpass", "attr") and is_event_noun(parse, child):
            numbered = any(parse.deps[c] == "nummod" for c in parse.children[child])
            if numbered or lemma in RECORDING or parse.child(verb, "expl") is not None:
                yield child


def said_in(parse: Parse, published: int) -> Iterator[int]:
    """ "Accused Chad in a video released on Monday": what is said in it is said then."""
    noun = parse.heads[published]
    if parse.deps[published] not in ("acl", "relcl") or parse.lemmas[published] not in _PUBLISHING:
        return
    preposition = parse.heads[noun]
    if parse.lemmas[noun] not in _MEDIA or parse.deps[noun] != "pobj" or parse.lower[preposition] not in _CARRIES_WORDS:
        return
    at = parse.heads[preposition]
    for _ in range(_CLIMB):
        if parse.pos[at] in VERBAL:
            yield at
            return
        at = parse.heads[at]
