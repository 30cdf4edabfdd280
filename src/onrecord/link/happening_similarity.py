"""How well two events of articles go together as one happening: a small additive model, each part with its reason.

The weights are set by hand from what the words mean, in quarter points; 0 says nothing, VETO says that they cannot be
one. What may differ between two reports of one happening (a number, a nominal, the more general type) costs little;
what may not (who, when, where) costs much or forbids it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from onrecord.link.article_matter import LEAST
from onrecord.link.event_similarity import SPEECH_TYPES, VETO
from onrecord.link.happening_clues import Clue
from onrecord.link.happening_parties import compare_parties
from onrecord.link.trigger_words import families, same_word
from onrecord.model.happening import Reason
from onrecord.model.party import may_hold
from onrecord.model.plover import EventType
from onrecord.model.remembered import remembered
from onrecord.model.temporal import When

THRESHOLD = 2.25

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
_HAPPENED = frozenset({"confirmed", "reported", "alleged", "disputed"})
_AGAINST = frozenset({"denied", "negated"})
# Acts that are done to the same people or things, or by the same parties, only once in a while: another day or place
# is then more likely one teller's slip than a second act.
_ONCE = frozenset(
    {
        ("SANCTION", "expel"),
        ("SANCTION", "withdraw"),
        ("RETREAT", "resign"),
        ("RETREAT", "release"),
        ("RETREAT", "ceasefire"),
        ("ASSAULT", "abduct"),
        ("COERCE", "seize"),
        ("COERCE", "deport"),
        ("AGREE", None),
    }
)
_SAID = SPEECH_TYPES - {"AGREE"}
_BY_OBJECT = frozenset({"AID", "COOPERATE", "MOBILIZE", "SANCTION"})  # what is sent, stopped or shared makes the act
# One protest marches and blocks a road; one attack has bombs and guns.
_OTHER_MODE = {"PROTEST": -0.25, "ASSAULT": -0.75}
_LATE = re.compile(r"\b(?:night|evening|late|overnight|midnight)", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:dawn|early|morning|overnight|small hours|midnight|daybreak|sunrise)\b", re.IGNORECASE)
_ALIKE_WORDS = 1.5
_HISTORY = 60  # days: what is dated so far back is background, and what bears no day is mostly news
_UNDATED_SPEECH = -1.0  # of condemnations there is one every week
# What belongs to one act rather than to its day, its kind or the matter of the articles.
_OWN = frozenset(
    {
        *(f"{how} {role}" for how in ("same", "matching") for role in ("actors", "recipients", "parties", "numbers")),
        *("a party in common", "same party in another role", "the same word", "same place", "denied in one"),
        *(
            "same place in other words",
            "words around it alike",
            "words around it in common",
            "told the other way round",
        ),
        *("the only such act in either article", "same mode, seldom repeated"),
    }
)


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
    if not any(r.what in _OWN and r.points > 0 for r in reasons):
        reasons.append(Reason("nothing of its own in common", -0.75))
    return sum(r.points for r in reasons), tuple(reasons)


def _copied(a: Clue, b: Clue) -> Reason | None:
    """The same words in a copy tell the same: "on Tuesday" is not another day because the copy came a week later."""
    same = a.lineage == b.lineage and a.ref.document != b.ref.document and a.type == b.type
    if same and not set(a.text).isdisjoint(b.text) and a.trigger == b.trigger:
        return Reason("the same words, copied", 2 * THRESHOLD)
    return None


def _parts(a: Clue, b: Clue) -> Iterator[Reason]:
    yield _type(a, b)
    yield _when(a, b)
    yield _trigger(a, b)
    yield from compare_parties(a, b)
    yield _mode(a, b)
    yield _place(a, b)
    yield _context(a, b)
    yield _quantities(a, b)
    yield _articles(a, b)
    yield _sole(a, b)
    yield _other_names(a, b)
    yield _reading(a, b)
    if a.ref.document == b.ref.document:
        yield Reason("told apart in one article", -1.0)


def may_be_one_act(a: Clue, b: Clue) -> bool:
    """Whether types and words leave it open; where they do not, `compare` forbids it, whatever else is told."""
    return a.type == b.type or _of_types(a.type, a.act, b.type, b.act).points != VETO


def _type(a: Clue, b: Clue) -> Reason:
    """Another type may be another view of one act only where the words for it are akin."""
    return Reason("type", 0.0) if a.type == b.type else _of_types(a.type, a.act, b.type, b.act)


@remembered(1 << 14)
def _of_types(x: EventType, act: str, y: EventType, other: str) -> Reason:
    same = same_word(act, other)
    if frozenset((x, y)) in _NEAR_TYPES and (same or families(act) & families(other)):
        return Reason("types near each other", -0.25)
    return Reason("different types, the same word", -0.75) if same else Reason("different types", VETO)


def _trigger(a: Clue, b: Clue) -> Reason:
    x, y = a.act, b.act
    if same_word(x, y):
        return Reason("the same word", 1.0)
    if {n for t, n in families(x) if t == a.type} & {n for t, n in families(y) if t == a.type}:
        return Reason("words for the same act", 0.75)
    if families(x) & families(y):
        return Reason("words for the same act", 0.5)
    if a.mode and a.mode == b.mode:
        return Reason("different words", -0.25)  # for what the mode says is the same
    return Reason("different words", -0.25 if a.type in SPEECH_TYPES else -0.5)


def _mode(a: Clue, b: Clue) -> Reason:
    x, y = a.mode, b.mode
    if x is None or y is None or a.type != b.type:
        return Reason("mode", 0.0)
    if x != y:
        return Reason("different modes", _OTHER_MODE.get(a.type, -1.25))
    return Reason("same mode, seldom repeated" if _done_once(a, b) else "same mode", 0.5)


def _place(a: Clue, b: Clue) -> Reason:
    x, y = a.place, b.place
    if x is None or y is None or not (x.named and y.named):
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
    return Reason("different places", -1.0 if _done_once(a, b) else -2.0)


def _done_once(a: Clue, b: Clue) -> bool:
    return any((c.type, c.mode) in _ONCE for c in (a, b))


def _when(a: Clue, b: Clue) -> Reason:
    if _planned_anew(a, b):
        return Reason("called off, and planned anew", VETO)
    if a.when and b.when:
        return _days(a, b, a.when, b.when)
    if a.when or b.when:
        known, other = (a, b) if a.when else (b, a)
        return _against_publication(known, other)
    if a.published is None or b.published is None:
        return Reason("days unknown", _UNDATED_SPEECH if a.type in _SAID else 0.0)
    gap = abs((a.published - b.published).days)
    if a.type in SPEECH_TYPES and gap > 3 and not _refers_back(a, b):
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
    if _planned_and_done(a, b):
        return Reason(f"planned for {gap} days off", -0.75 if gap <= 3 else -1.75 if gap <= 10 else VETO)
    known_before = any(
        c.published is not None and c.standing not in _AHEAD and c.published < other.start
        for c, other in ((a, y), (b, x))
    )
    if gap > 3 or known_before or a.type in SPEECH_TYPES or a.ref.document == b.ref.document:
        return Reason("contradicting days", VETO)
    if gap == 1 and _over_night(*sorted((x, y), key=lambda w: w.start)):
        return Reason("the night between two days", 0.5)
    points = -2.5 if gap == 1 else -3.5
    if _done_once(a, b):
        return Reason(f"days {gap} apart", points + 1.5)
    same = _quantities(a, b).points > 0 or _context(a, b).points >= _ALIKE_WORDS
    return Reason(f"days {gap} apart", points if same else points - 1.5)  # of shellings there is one every day


def _over_night(earlier: When, later: When) -> bool:
    """ "On Saturday night" and "early on Sunday" may be one hour."""
    return bool((earlier.text and _LATE.search(earlier.text.exact)) or (later.text and _EARLY.search(later.text.exact)))


def _planned_and_done(a: Clue, b: Clue) -> bool:
    """One tells a plan, another one published no earlier that it was carried out, be it on another day."""
    for plan, deed in ((a, b), (b, a)):
        if plan.standing in _AHEAD and deed.standing in _HAPPENED:
            return bool(plan.published and deed.published and plan.published <= deed.published)
    return False


def _planned_anew(a: Clue, b: Clue) -> bool:
    """What one tells as called off is another thing than what is set later for a day that the first did not name."""
    for off, plan in ((a, b), (b, a)):
        if off.standing == "negated" and not off.denied and plan.standing in _AHEAD and plan.when and not off.when:
            return bool(off.published and plan.published and off.published < plan.published < plan.when.start)
    return False


def _refers_back(a: Clue, b: Clue) -> bool:
    """One of them is a noun for what is known, or denies it: it may have been told days before."""
    return a.refers or b.refers or (a.standing in _AGAINST) != (b.standing in _AGAINST)


def _length(when: When) -> int:
    return (when.end - when.start).days + 1


def _against_publication(known: Clue, other: Clue) -> Reason:
    """A dated event and one of which only the article's day is known."""
    when, published = known.when, other.published
    if when is None or published is None:
        return Reason("one day unknown", _UNDATED_SPEECH if known.type in _SAID else 0.0)
    if published < when.start - dt.timedelta(days=1) and other.standing not in (*_AHEAD, "hypothetical"):
        return Reason("told before its day", VETO)
    lag = (published - when.end).days
    if lag > 4 and known.type in SPEECH_TYPES and not _refers_back(known, other):
        return Reason("said long before", VETO)
    for limit, points in ((1, 0.5), (4, 0.25), (10, -0.25)):
        if lag <= limit:
            return Reason(f"published {max(lag, 0)} days after", points)
    if lag > _HISTORY and not _refers_back(known, other):
        return Reason("history beside news", -3.0)
    return Reason("published long after", -1.0)


def _context(a: Clue, b: Clue) -> Reason:
    """Words in common around the event. What is said is the act itself: other words are another act."""
    shorter = min(len(a.words), len(b.words))
    speech = a.type in SPEECH_TYPES
    if shorter == 0:
        return Reason("words around", 0.0)
    shared = a.common_words(b)
    share = shared / shorter
    if share >= 0.5 and shared > 1:
        return Reason("words around it alike", _ALIKE_WORDS)
    if share >= 0.25 or shared >= 3:
        return Reason("words around it in common", 0.75)
    if speech and not shared and not (a.refers or b.refers):
        return Reason("other things said", -0.5 if _same_signing(a, b) or shorter <= 2 else -1.5)
    if a.type in _BY_OBJECT and not shared and shorter > 1 and not _refers_back(a, b):
        return Reason("other things", -0.75)
    return Reason("words around", 0.25 if shared else 0.0)


def _same_signing(a: Clue, b: Clue) -> bool:
    """A truce, a ceasefire, a paper: what is signed on one day has many names."""
    known = a.type == b.type == "AGREE" and a.when is not None and b.when is not None
    return known and same_word(a.act, b.act)


def _quantities(a: Clue, b: Clue) -> Reason:
    """How many it befell: the same number tells a happening well, another one is often only a later count."""
    pairs = [(x, y) for x in a.quantities for y in b.quantities if x.what == y.what]
    if not pairs:
        return Reason("numbers", 0.0)
    if any((x.least, x.most) == (y.least, y.most) for x, y in pairs):
        return Reason("same numbers", 0.75)
    return Reason("numbers", 0.0) if all(x.fits(y) for x, y in pairs) else Reason("other numbers", -0.25)


def _articles(a: Clue, b: Clue) -> Reason:
    """Whether the two articles are about the same matter at all: by their telling words, names above all.

    Where no day tells them apart, what they have in common must do it.
    """
    if a.matter is b.matter:
        return Reason("one article", 0.0)
    alike, undated = related(a, b), _undated(a, b)
    for least, points in ((0.3, 1.5), (0.2, 1.0), (0.12, 0.5)):
        if alike >= least:
            return Reason("articles on the same matter", points + undated)
    return Reason("articles with little in common", undated - (0.0 if alike >= LEAST else 0.5))


def _other_names(a: Clue, b: Clue) -> Reason:
    """Where no day tells them apart, names do: "the attack in Bardai" and "the attack in Faya" are two."""
    undated = a.day is None or b.day is None
    if undated and a.named and b.named and set(a.named).isdisjoint(b.named) and a.matter is not b.matter:
        return Reason("other names around it", -0.5)
    return Reason("names around it", 0.0)


def _sole(a: Clue, b: Clue) -> Reason:
    """Two articles on one matter, each of which tells of one such act only, hardly mean two."""
    alike = a.type == b.type and a.mode == b.mode and a.type not in _SAID
    ahead = (a.standing in _HAPPENED) != (b.standing in _HAPPENED)
    if a.sole and b.sole and alike and not ahead and related(a, b) >= 0.2:
        return Reason("the only such act in either article", 0.75)
    return Reason("such acts in the articles", 0.0)


def _undated(a: Clue, b: Clue) -> float:
    if a.day is not None and b.day is not None:
        return 0.0
    return -0.5 if not a.names.isdisjoint(b.names) else -1.0


def related(a: Clue, b: Clue) -> float:
    """How far their articles are about the same matter, from 0 to 1."""
    return a.about.matter.likeness(b.about.matter)


def _reading(a: Clue, b: Clue) -> Reason:
    """What is only possible may be another act than the one that is told; a denial answers what was told."""
    x, y = a.standing, b.standing
    if x == y:
        return Reason("standing", 0.0)
    if {x, y} & _AGAINST and a.ref.document != b.ref.document:
        if not (a.denied or b.denied):  # what was called off or is told as not done nobody denies
            return Reason("told as not done in one", -0.5)
        if not (same_word(a.act, b.act) or families(a.act) & families(b.act)):
            return Reason("something else denied", -0.25)  # "no civilian was harmed" after a raid
        return Reason("denied in one", 0.75 if {x, y} & _HAPPENED else 0.25)
    if "hypothetical" in (x, y):
        return Reason("only possible in one", -0.75)
    return Reason("ahead in one", -0.25) if (x in _AHEAD) != (y in _AHEAD) else Reason("standing", 0.0)
