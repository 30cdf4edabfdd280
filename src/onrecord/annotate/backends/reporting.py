"""What the rules of reattachment share: which verbs report, and the small looks at a clause."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.lexicons.speech import Cue, verbs
from onrecord.model.syntax import Parse

Move = tuple[int, int, str]  # token, its new head, its new relation
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


@cache
def reporting() -> dict[str, tuple[Cue, ...]]:
    """Verbs that report what somebody said, with those readings."""
    spoken = {
        lemma: tuple(c for c in cues if c.kind == "statement" and c.follow is None) for lemma, cues in verbs().items()
    }
    return {lemma: cues for lemma, cues in spoken.items() if cues}


def takes(lemma: str, frame: str) -> bool:
    return any(frame in cue.frames for cue in reporting().get(lemma, ()))


def own_subject(parse: Parse, verb: int) -> int | None:
    return next((c for c in parse.children[verb] if parse.deps[c] in SUBJECTS), None)


def auxiliaries(parse: Parse, verb: int) -> set[str]:
    return {parse.lower[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}


def coordinators(parse: Parse, head: int, before: int) -> list[int]:
    """The "and" or "but" under `head` that leads up to the token `before`."""
    found = [c for c in parse.children[head] if parse.deps[c] == "cc" and c < before]
    return found[-1:]


def now_that(parse: Parse, verb: int, clause: int) -> Iterator[Move]:
    """The "now" of "now that ..."."""
    before = parse.subtree(clause)[0] - 1
    if parse.lower[before] == "now" and parse.heads[before] == verb:
        yield before, clause, "advmod"
