"""What the trained heads say of a statement found by rule."""

from __future__ import annotations

from typing import get_args

from onrecord.annotate.quotation.draft import Draft
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_SURE = 0.7  # of an act's probability, from the part "dev" of our own corpus
_ACTS: dict[str, Act] = {act: act for act in get_args(Act)}


def learned_act(parse: Parse, draft: Draft) -> Act | None:
    """The act that the heads are sure of, read at the cue, or at the first words said where there is no cue."""
    evidence = parse.evidence
    if evidence is None or not evidence.has("act"):
        return None
    first, last = draft.cue or draft.pieces[0] if draft.pieces or draft.cue else (0, 0)
    found = [evidence.best("act", token) for token in range(first, min(last, first + 5))]
    best, sure = max(found, key=lambda act: act[1] if act[0] in _ACTS else 0.0, default=("none", 0.0))
    return _ACTS.get(best) if sure >= _SURE else None
