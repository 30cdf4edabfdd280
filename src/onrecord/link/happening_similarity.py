"""How well two events of articles go together as one happening: a small additive model, each part with its reason.

The weights are set by hand from what the words mean, in quarter points; 0 says nothing, VETO says that they cannot be
one. What may differ between two reports of one happening (a number, a nominal, the more general type) costs little;
what may not (who, when, where) costs much or forbids it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from onrecord.link.event_similarity import SPEECH_TYPES, VETO
from onrecord.link.happening_clues import Clue
from onrecord.link.trigger_words import families, same_word
from onrecord.model.happening import Reason
from onrecord.model.party import ALIKE, OTHER, SAME, UNKNOWN, Party, likeness, may_hold
from onrecord.model.plover import RECIPROCAL_TYPES
from onrecord.model.temporal import When

THRESHOLD = 2.5

# Types that reporters' words for one act may fall under.
_NEAR_TYPES = frozenset(
    frozenset(pair.split())
    for pair in (
        "ASSAULT COERCE",
        "CONSULT AGREE",
        "CONSULT COOPERATE",
        "AGREE COOPERATE",
        "AGREE SUPPORT",
        "AID COOPERATE",
        "AID AGREE",
        "AID SUPPORT",
        "SANCTION COERCE",
        "RETREAT CONCEDE",
        "RETREAT AGREE",
        "CONCEDE AGREE",
        "ACCUSE REJECT",
        "ACCUSE SANCTION",
        "REQUEST THREATEN",
        "PROTEST ASSAULT",
        "MOBILIZE ASSAULT",
    )
)
_AHEAD = frozenset({"planned", "threatened"})
_LIKE = {SAME: "same", ALIKE: "matching", UNKNOWN: "unknown", OTHER: "other"}


def compare(a: Clue, b: Clue) -> tuple[float, tuple[Reason, ...]]:
    """Points for `a` and `b` being one happening, and what they are made of; at THRESHOLD and above they are one.

    Symmetric. VETO, with the one reason for it, where they cannot be.
    """
    if same_text := _copied(a, b):
        return same_text.points, (same_text,)
    reasons = []
    for part in _parts(a, b):
        if part.points == VETO:
            return VETO, (part,)
        if part.points:
            reasons.append(part)
    return sum(r.points for r in reasons), tuple(reasons)


def _copied(a: Clue, b: Clue) -> Reason | None:
    """The same words in a copy tell the same: "on Tuesday" is not another day because the copy came a week later."""
    same = a.lineage == b.lineage and a.ref.document != b.ref.document and a.event.type == b.event.type
    if same and a.text & b.text and a.event.trigger.exact.casefold() == b.event.trigger.exact.casefold():
        return Reason("the same words, copied", 2 * THRESHOLD)
    return None


def _parts(a: Clue, b: Clue) -> Iterator[Reason]:
    yield _type(a, b)
    yield _when(a, b)
    yield _trigger(a, b)
    yield from _parties(a, b)
    yield _mode(a, b)
    yield _place(a, b)
    yield _context(a, b)
    yield _quantities(a, b)
    yield _articles(a, b)
    yield _reading(a, b)
    if a.ref.document == b.ref.document:
        yield Reason("told apart in one article", -1.0)


def _type(a: Clue, b: Clue) -> Reason:
    """Another type may be another view of one act only where the words for it are akin."""
    x, y = a.event.type, b.event.type
    if x == y:
        return Reason("type", 0.0)
    same = same_word(a.event.trigger.exact, b.event.trigger.exact)
    if frozenset((x, y)) in _NEAR_TYPES and (same or families(a.event.trigger.exact) & families(b.event.trigger.exact)):
        return Reason("types near each other", -0.5)
    return Reason("different types, the same word", -0.75) if same else Reason("different types", VETO)


def _trigger(a: Clue, b: Clue) -> Reason:
    x, y = a.event.trigger.exact, b.event.trigger.exact
    if same_word(x, y):
        return Reason("the same word", 1.0)
    if {n for t, n in families(x) if t == a.event.type} & {n for t, n in families(y) if t == a.event.type}:
        return Reason("words for the same act", 0.75)
    if families(x) & families(y):
        return Reason("words for the same act", 0.5)
    return Reason("different words", -0.25 if a.event.type in SPEECH_TYPES else -0.5)


def _parties(a: Clue, b: Clue) -> Iterator[Reason]:
    if a.event.type in RECIPROCAL_TYPES:
        yield _together((*a.actors, *a.recipients), (*b.actors, *b.recipients))
        return
    actors, recipients = _side(a.actors, b.actors), _side(a.recipients, b.recipients)
    if actors == OTHER and recipients == OTHER:
        yield Reason("other parties on both sides", VETO)
    elif actors == OTHER and a.event.type in SPEECH_TYPES:
        yield Reason("other speakers", VETO)
    yield Reason(_LIKE[actors] + " actors", 1.5 * actors)
    yield Reason(_LIKE[recipients] + " recipients", 1.5 * recipients)
    if actors <= 0 and recipients <= 0:
        yield _other_role(a, b)
    if OTHER not in (actors, recipients) and _people_differ(a, b):
        yield Reason("other people", -1.5)


def _other_role(a: Clue, b: Clue) -> Reason:
    """One party is actor here and recipient there: turned round, unless one telling leaves the other role open."""
    as_actor, as_recipient = _side(a.actors, b.recipients), _side(a.recipients, b.actors)
    if max(as_actor, as_recipient) <= 0:
        return Reason("roles", 0.0)
    open_role = not (a.recipients and b.actors) if as_actor > 0 else not (a.actors and b.recipients)
    return (
        Reason("same party in another role", 0.75) if open_role else Reason("who did it to whom is turned round", -1.0)
    )


def _people_differ(a: Clue, b: Clue) -> bool:
    """Both name people, in whatever role, and none of them are the same."""
    left = [p for p in (*a.actors, *a.recipients) if p.named and p.person]
    right = [p for p in (*b.actors, *b.recipients) if p.named and p.person]
    return bool(left and right) and all(likeness(x, y) == OTHER for x in left for y in right)


def _side(left: Sequence[Party], right: Sequence[Party]) -> float:
    """How far two lists of parties name the same; nothing is known where one names nobody."""
    if not left or not right:
        return UNKNOWN
    found = [likeness(x, y) for x in left for y in right]
    best = max(found)
    if best == UNKNOWN:
        return UNKNOWN
    return best if best > 0 else OTHER


def _together(left: Sequence[Party], right: Sequence[Party]) -> Reason:
    """Parties that act together: how many are the same, and whether each side has somebody that the other lacks."""
    if not left or not right:
        return Reason("unknown parties", 0.0)
    matched_left = {x.id: max(likeness(x, y) for y in right) for x in left}
    matched_right = {y.id: max(likeness(x, y) for x in left) for y in right}
    alone_left = any(v == OTHER for v in matched_left.values())
    alone_right = any(v == OTHER for v in matched_right.values())
    shared = sorted((v for v in matched_left.values() if v > 0), reverse=True)[:2]
    if not shared:
        return _nobody_in_common(alone_left and alone_right, max(len(left), len(right)))
    if alone_left and alone_right and min(len(matched_left), len(matched_right)) <= 2:
        return Reason("each with somebody else", -2.0)
    points = sum(shared) * (1.25 if len(shared) > 1 else 1.0)
    return Reason("same parties" if len(shared) > 1 else "a party in common", points)


def _nobody_in_common(known_apart: bool, parties: int) -> Reason:
    """Where each telling names one party only, they may be the two who met."""
    if not known_apart:
        return Reason("unknown parties", 0.0)
    return Reason("other parties", VETO) if parties > 1 else Reason("one party each", -0.5)


def _mode(a: Clue, b: Clue) -> Reason:
    x, y = a.event.mode, b.event.mode
    if x is None or y is None or a.event.type != b.event.type:
        return Reason("mode", 0.0)
    return Reason("same mode", 0.5) if x == y else Reason("different modes", -1.25)


def _place(a: Clue, b: Clue) -> Reason:
    x, y = a.place, b.place
    if x is None or y is None:
        return Reason("place", 0.0)
    if x.id == y.id:
        return Reason("same place", 0.5 if x.is_state else 1.0)
    if x.country and y.country and x.country != y.country:
        return Reason("places in different countries", VETO)
    if x.words <= y.words or y.words <= x.words:
        return Reason("same place in other words", 0.5)
    if may_hold(x, y):
        return Reason("places that may hold each other", 0.0)
    if x.id in b.names or y.id in a.names:
        return Reason("places named together", -0.5)
    return Reason("different places", -2.0)


def _when(a: Clue, b: Clue) -> Reason:
    if a.when and b.when:
        return _days(a, b, a.when, b.when)
    if a.when or b.when:
        known, other = (a, b) if a.when else (b, a)
        return _against_publication(known, other)
    if a.published is None or b.published is None:
        return Reason("days unknown", 0.0)
    gap = abs((a.published - b.published).days)
    if a.event.type in SPEECH_TYPES and gap > 3:
        return Reason("said in articles days apart", VETO)
    for limit, points in ((1, 0.5), (4, 0.0), (10, -1.0)):
        if gap <= limit:
            return Reason(f"published {gap} days apart", points)
    return Reason("published long apart", -2.0)


def _days(a: Clue, b: Clue, x: When, y: When) -> Reason:
    if x.start <= y.end and y.start <= x.end:
        longest = max(_length(x), _length(y))
        return Reason("days that fit", 1.5 if longest <= 2 else 0.75 if longest <= 8 else 0.25)
    gap = (max(x.start, y.start) - min(x.end, y.end)).days
    known_before = any(
        c.published is not None and c.event.standing not in _AHEAD and c.published < other.start
        for c, other in ((a, y), (b, x))
    )
    if gap > 3 or known_before or a.event.type in SPEECH_TYPES or a.ref.document == b.ref.document:
        return Reason("contradicting days", VETO)
    return Reason(f"days {gap} apart", -2.5 if gap == 1 else -3.5)


def _length(when: When) -> int:
    return (when.end - when.start).days + 1


def _against_publication(known: Clue, other: Clue) -> Reason:
    """A dated event and one of which only the article's day is known."""
    when, published = known.when, other.published
    if when is None or published is None:
        return Reason("one day unknown", 0.0)
    if published < when.start - dt.timedelta(days=1) and other.event.standing not in (*_AHEAD, "hypothetical"):
        return Reason("told before its day", VETO)
    lag = (published - when.end).days
    if lag > 4 and known.event.type in SPEECH_TYPES:
        return Reason("said long before", VETO)
    for limit, points in ((1, 0.5), (4, 0.25), (10, -0.25)):
        if lag <= limit:
            return Reason(f"published {max(lag, 0)} days after", points)
    return Reason("published long after", -1.0)


def _context(a: Clue, b: Clue) -> Reason:
    """Words in common around the event. What is said is the act itself: other words are another act."""
    shorter = min(len(a.words), len(b.words))
    speech = a.event.type in SPEECH_TYPES
    if shorter == 0:
        return Reason("words around", 0.0)
    shared = len(a.words & b.words)
    share = shared / shorter
    if share >= 0.5 and shared > 1:
        return Reason("words around it alike", 1.5)
    if share >= 0.25 or shared >= 3:
        return Reason("words around it in common", 0.75)
    if speech and shorter > 2 and not shared:
        return Reason("other things said", -1.5)
    return Reason("words around", 0.25 if shared else 0.0)


def _quantities(a: Clue, b: Clue) -> Reason:
    """How many it befell: the same number tells a happening well, another one is often only a later count."""
    pairs = [(x, y) for x in a.quantities for y in b.quantities if x.what == y.what]
    if not pairs:
        return Reason("numbers", 0.0)
    if any((x.least, x.most) == (y.least, y.most) for x, y in pairs):
        return Reason("same numbers", 0.75)
    return Reason("numbers", 0.0) if all(x.fits(y) for x, y in pairs) else Reason("other numbers", -0.5)


def _articles(a: Clue, b: Clue) -> Reason:
    """Whether the two articles tell of the same people, places and groups at all."""
    shorter = min(len(a.names), len(b.names))
    shared = len(a.names & b.names)
    if shared > 1 and shared / shorter >= 0.3:
        return Reason("articles on the same matter", 1.0)
    if shared:
        return Reason("articles share a name", 0.25)
    return Reason("articles share no name", -0.5 if shorter > 2 else 0.0)


def _reading(a: Clue, b: Clue) -> Reason:
    """What is only possible may be another act than the one that is told."""
    x, y = a.event.standing, b.event.standing
    if x == y:
        return Reason("standing", 0.0)
    if "hypothetical" in (x, y):
        return Reason("only possible in one", -0.75)
    return Reason("ahead in one", -0.25) if (x in _AHEAD) != (y in _AHEAD) else Reason("standing", 0.0)
