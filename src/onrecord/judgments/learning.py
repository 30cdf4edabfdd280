"""What judgments teach: proposals that an analyst may switch on, each measured on judgments that it was not made from.

Three in ten judgments are held out, by a hash of their ids, so that the same file is always parted alike. A proposal is
made from the others alone; how it does on those held out is reported before anybody can switch it on. Nothing is
switched on here.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, Literal

import msgspec

HELD_OUT: Final = 0.3
LEAST_PAIRS: Final = 30  # judged pairs before a threshold is proposed
LEAST_HELD: Final = 8  # of them held out
LEAST_TIMES: Final = 2  # that something was said before it is proposed as a rule
_Z = 1.96

Rule = Literal["alias", "reprint", "join threshold", "rewrite share"]


class Share(msgspec.Struct, frozen=True):
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share; (0, 1) of nothing."""
        if not self.of:
            return 0.0, 1.0
        p, n, z = self.right / self.of, self.of, _Z
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


class FieldSeen(msgspec.Struct, frozen=True):
    """That a person looked at the machine's value of a field: whether it was right."""

    judgment: str
    field: str
    right: bool


class PairSeen(msgspec.Struct, frozen=True):
    """That a person said of two events whether they are one, and the points that the machine gave the two; or of two
    articles whether one is a rewrite, and the share of its words."""

    judgment: str
    score: float
    same: bool


class NameSeen(msgspec.Struct, frozen=True):
    """That a person put one name for another (`holds`), or let the first stand where she could have."""

    judgment: str
    name: str
    meant: str
    holds: bool


class CopySeen(msgspec.Struct, frozen=True):
    """That a person said that an article of one outlet has its words from one of another, or not."""

    judgment: str
    outlet: str
    of: str
    copied: bool


class Evidence(msgspec.Struct, frozen=True):
    """All that judgments which hold say of the machine's work."""

    fields: tuple[FieldSeen, ...] = ()
    pairs: tuple[PairSeen, ...] = ()
    names: tuple[NameSeen, ...] = ()
    copies: tuple[CopySeen, ...] = ()
    rewrites: tuple[PairSeen, ...] = ()


class FieldReport(msgspec.Struct, frozen=True):
    """How often the machine's value of a field was right, of all judged and of those held out."""

    field: str
    judged: Share
    held_out: Share


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that may be switched on by its `id`, which stays the same while the rule does.

    `made_from` is how often it is right in the judgments that it was made from; `held_out` how often in those held
    out, `without` what these say of doing without it (None where there is nothing to compare).
    """

    id: str
    rule: Rule
    what: str
    subject: str
    value: str
    made_from: Share
    held_out: Share
    without: Share | None = None


class Lessons(msgspec.Struct, frozen=True):
    """What is proposed, how the machine does by field, and what there are too few judgments for."""

    fields: tuple[FieldReport, ...]
    proposals: tuple[Proposal, ...]
    too_few: tuple[str, ...]


def held_out(judgment: str) -> bool:
    """Whether a judgment is kept for measuring."""
    return int.from_bytes(hashlib.sha256(judgment.encode()).digest()[:4], "big") / 2**32 < HELD_OUT


class _Cut(msgspec.Struct, frozen=True):
    """A number from which the machine believes something: how it is called, of what, and what it is now."""

    rule: Rule
    of: str
    now: float
    what: str


def learn(evidence: Evidence, threshold: float, share: float = 0.0) -> Lessons:
    """What the evidence teaches; `threshold` is the one that joins are made by now, `share` that of rewrites."""
    too_few: list[str] = []
    proposals = [*_aliases(evidence.names), *_reprints(evidence.copies)]
    joins = _Cut("join threshold", "pairs of events", threshold, "two events are one happening from {} points on")
    rewrites = _Cut("rewrite share", "rewrites", share, "an article is believed to be a rewrite from a share of {} on")
    for cut, pairs in ((joins, evidence.pairs), (rewrites, evidence.rewrites)):
        if (found := _threshold(pairs, cut, too_few)) is not None:
            proposals.append(found)
    if not evidence.names:
        too_few.append("nobody put one name for another: no alias can be proposed")
    if not evidence.copies:
        too_few.append("nobody said who copies whom: no outlet's lineage can be proposed")
    return Lessons(tuple(_by_field(evidence.fields)), tuple(proposals), tuple(too_few))


def _by_field(seen: Iterable[FieldSeen]) -> Iterable[FieldReport]:
    by_field: dict[str, list[FieldSeen]] = defaultdict(list)
    for s in seen:
        by_field[s.field].append(s)
    for field, some in sorted(by_field.items()):
        yield FieldReport(field, _share(s.right for s in some), _share(s.right for s in some if held_out(s.judgment)))


def _share(right: Iterable[bool]) -> Share:
    found = list(right)
    return Share(sum(found), len(found))


def _id(rule: Rule, subject: str, value: str) -> str:
    return hashlib.sha256(f"{rule}\n{subject}\n{value}".encode()).hexdigest()[:6]


def _aliases(seen: Iterable[NameSeen]) -> Iterable[Proposal]:
    """That a name means another: where it was said twice at least, and more often than it was let stand."""
    what = "“{}” means {}".format
    return _often_said("alias", what, ((s.name, s.meant, s.holds, s.judgment) for s in seen))


def _reprints(seen: Iterable[CopySeen]) -> Iterable[Proposal]:
    """That an outlet carries another's reports: where it was said twice at least, and more often than not."""
    what = "{} carries the reports of {}: the two are never independent sources".format
    return _often_said("reprint", what, ((s.outlet, s.of, s.copied, s.judgment) for s in seen))


def _often_said(
    rule: Rule, what: Callable[[str, str], str], seen: Iterable[tuple[str, str, bool, str]]
) -> Iterable[Proposal]:
    """A proposal for each subject and value said often enough; `seen`: these two, whether so, which judgment."""
    by_pair: dict[tuple[str, str], list[tuple[bool, str]]] = defaultdict(list)
    for subject, value, so, judgment in seen:
        by_pair[subject, value].append((so, judgment))
    for (subject, value), said in sorted(by_pair.items()):
        made = _share(so for so, judgment in said if not held_out(judgment))
        held = _share(so for so, judgment in said if held_out(judgment))
        if made.right + held.right >= LEAST_TIMES and made.right >= 1 and 2 * made.right > made.of:
            yield Proposal(
                id=_id(rule, subject, value),
                rule=rule,
                what=what(subject, value),
                subject=subject,
                value=value,
                made_from=made,
                held_out=held,
            )


def _threshold(pairs: Sequence[PairSeen], cut: _Cut, too_few: list[str]) -> Proposal | None:
    """Another number from which it is believed, where fewer of the judged pairs are then wrong.

    None beyond the numbers of the pairs that were judged: of others nothing is known.
    """
    made = [p for p in pairs if not held_out(p.judgment)]
    held = [p for p in pairs if held_out(p.judgment)]
    if len(pairs) < LEAST_PAIRS or len(held) < LEAST_HELD or len({p.same for p in held}) < 2:
        need = f"at least {LEAST_PAIRS}, {LEAST_HELD} of them held out, and of these some right and some wrong"
        too_few.append(f"{len(pairs)} {cut.of} were judged ({len(held)} held out): a threshold needs {need}")
        return None
    scores = sorted({p.score for p in made})
    between = [round((a + b) / 2, 2) for a, b in pairwise(scores)]
    best = min([cut.now, *between], key=lambda t: (_right(made, t).of - _right(made, t).right, abs(t - cut.now)))
    before, after = _right(held, cut.now), _right(held, best)
    if best == cut.now or after.right <= before.right:
        too_few.append(f"{cut.rule} {cut.now:g}: no other does better on the judgments held out")
        return None
    return Proposal(
        id=_id(cut.rule, "", f"{best:g}"),
        rule=cut.rule,
        what=f"{cut.what.format(f'{best:g}')}, now {cut.now:g}",
        subject=cut.of,
        value=f"{best:g}",
        made_from=_right(made, best),
        held_out=after,
        without=before,
    )


def _right(pairs: Iterable[PairSeen], threshold: float) -> Share:
    return _share((p.score >= threshold) == p.same for p in pairs)
