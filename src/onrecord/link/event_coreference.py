"""Which event mentions of one article tell the same happening.

Constrained agglomeration, best pair first: two groups join when their best pair says so, nothing between them forbids
it and they go together on average. The result depends on the mentions alone, not on the order in which they are given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.link.event_similarity import THRESHOLD, VETO, Clue, Comparer, score
from onrecord.link.trigger_families import kindred
from onrecord.model.annotation import AnnotatedDocument, EventMention

Cluster = tuple[EventMention, ...]
# Far more mentions of one type than an article has: keeps a concatenated archive from costing the square of its length.
_WINDOW = 120
# Where mentions wait that can be one happening with those of another type.
_ANY = "any"
# Joining groups may rest on pairs that say nothing, but not on pairs that speak against it.
_MEAN = THRESHOLD - 1.0


def cluster_events(doc: AnnotatedDocument) -> tuple[Cluster, ...]:
    """Groups of mentions, each one happening, in text order. A mention in a repeated passage joins what it repeats."""
    ordered = sorted(doc.mentions, key=_position)
    comparer = Comparer(doc)
    first_told = [comparer.clue(m) for m in ordered if _repeated(doc, m) is None]
    acts = _agglomerate([c for c in first_told if not c.mention.participation])
    groups = acts + _parts(acts, [c for c in first_told if c.mention.participation])
    for m in ordered:
        if (original := _repeated(doc, m)) is not None:
            _join_repeat(doc, comparer.clue(m), groups, original)
    clusters = [tuple(sorted((c.mention for c in g), key=_position)) for g in groups]
    return tuple(sorted(clusters, key=lambda c: _position(c[0])))


def _position(m: EventMention) -> tuple[int, int, str, int]:
    return m.trigger.start, m.trigger.end, m.type, m.token


def _parts(acts: list[list[Clue]], parts: list[Clue]) -> list[list[Clue]]:
    """Somebody's part in an act is told again only where the acts can be one."""
    of = [_act(acts, part) for part in parts]
    scores = _pair_scores(parts)
    for a, b in scores:
        one, other = of[a], of[b]
        if one is not other and any(score(*sorted((x, y), key=_told)) == VETO for x in one for y in other):
            scores[a, b] = VETO
    return _agglomerate(parts, scores)


def _act(acts: list[list[Clue]], part: Clue) -> list[Clue]:
    """The act that a part is in: the next of its type in the sentence, else the one told last; [] for none."""
    of_type = [(c, group) for group in acts for c in group if c.mention.type == part.mention.type]
    after = [p for p in of_type if p[0].sentence == part.sentence and p[0].mention.token > part.mention.token]
    before = [p for p in of_type if p[0].mention.token < part.mention.token]
    if after:
        return min(after, key=lambda p: p[0].mention.token)[1]
    return max(before, key=lambda p: p[0].mention.token)[1] if before else []


def _told(clue: Clue) -> tuple[int, int, str, int]:
    return _position(clue.mention)


def _agglomerate(clues: list[Clue], scores: dict[tuple[int, int], float] | None = None) -> list[list[Clue]]:
    scores = _pair_scores(clues) if scores is None else scores
    member_of = list(range(len(clues)))
    groups = {n: [n] for n in range(len(clues))}
    edges = sorted((*_turn(clues, a, b, s), a, b) for (a, b), s in scores.items() if s >= THRESHOLD)
    for *_, a, b in edges:
        left, right = sorted((member_of[a], member_of[b]))
        if left == right or _bridges(clues, groups[left], groups[right], a, b):
            continue
        if _may_join(groups[left], groups[right], scores):
            for n in groups[right]:
                member_of[n] = left
            groups[left] += groups.pop(right)
    return [[clues[n] for n in g] for g in groups.values()]


def _turn(clues: list[Clue], a: int, b: int, points: float) -> tuple[bool, float, int]:
    """Which pairs join first: a mention that tells nothing of its own takes up what stands before it, the nearest."""
    x, y = clues[a], clues[b]
    distance = y.sentence - x.sentence if x.bare or y.bare else 0
    return x.bare and not y.bare, -points, distance


def _bridges(clues: list[Clue], left: list[int], right: list[int], a: int, b: int) -> bool:
    """Whether a mention that tells nothing of its own is all that speaks for two groups that each tell something."""
    if not (clues[a].bare or clues[b].bare):
        return False
    return not all(clues[n].bare for n in left) and not all(clues[n].bare for n in right)


def _pair_scores(clues: list[Clue]) -> dict[tuple[int, int], float]:
    by_type: dict[str, list[int]] = defaultdict(list)
    scores: dict[tuple[int, int], float] = {}
    for n, clue in enumerate(clues):
        kinds = [by_type[clue.mention.type]] + ([by_type[_ANY]] if kindred(clue.lemma, clue.lemma) else [])
        for other in {n for earlier in kinds for n in earlier[-_WINDOW:]}:
            scores[other, n] = score(clues[other], clue)
        for earlier in kinds:
            earlier.append(n)
    return scores


def _may_join(left: Iterable[int], right: Iterable[int], scores: dict[tuple[int, int], float]) -> bool:
    total, pairs = 0.0, 0
    for a in left:
        for b in right:  # most groups of a long article part at the first pair
            points = scores.get((a, b) if a < b else (b, a), VETO)
            if points == VETO:
                return False
            total += points
            pairs += 1
    return total / pairs >= _MEAN


def _repeated(doc: AnnotatedDocument, m: EventMention) -> str | None:
    """The id of the passage that the mention's passage tells again."""
    return doc.document.passages[doc.parse.passage_of(m.token)].repeats


def _join_repeat(doc: AnnotatedDocument, clue: Clue, groups: list[list[Clue]], original: str) -> None:
    """Put a repeated mention to the event of the original passage that it goes best with, else to any, else alone."""

    def fit(group: list[Clue]) -> tuple[bool, float, int]:
        inside = [c for c in group if _passage(doc, c.mention) == original and c.mention.type == clue.mention.type]
        best = max((score(c, clue) for c in group), default=VETO)
        alike = any(c.lemma == clue.lemma for c in inside)
        return alike, best + (1.0 if inside else 0.0), -groups.index(group)

    best = max(groups, key=fit, default=None)
    if best is not None and (fit(best)[0] or fit(best)[1] >= THRESHOLD):
        best.append(clue)
    else:
        groups.append([clue])


def _passage(doc: AnnotatedDocument, m: EventMention) -> str:
    return doc.document.passages[doc.parse.passage_of(m.token)].id
