"""Whom a condition names: who is threatened "if X attacks" or "unless X withdraws" is X."""

from __future__ import annotations

from onrecord.annotate.events import roles
from onrecord.model.syntax import Parse

CONDITIONS = frozenset({"if", "unless", "until", "should", "once"})
_DEPTH = 3


def deterred(parse: Parse, verb: int) -> tuple[int, ...]:
    """Those who decide whether what is threatened at `verb` will come: subjects of its condition."""
    holders = [verb]
    for _ in range(_DEPTH):  # "warned that its troops will enter unless X withdraws": the condition hangs lower down
        root = roles.complement(parse, holders[-1])
        if root is None or root in holders:
            break
        holders.append(root)
    for holder in holders:
        for clause in (c for c in parse.children[holder] if parse.deps[c] == "advcl"):
            if any(parse.lower[c] in CONDITIONS and c < clause for c in parse.children[clause]):
                return () if roles.is_passive(parse, clause) else roles.subjects(parse, clause)
    return ()
