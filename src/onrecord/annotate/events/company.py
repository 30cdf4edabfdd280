"""Those who do something beside the grammatical subject: "Kenya, along with Uganda, condemned the raid"."""

from __future__ import annotations

from onrecord.model.syntax import Parse

_TOGETHER = frozenset({"along", "together", "jointly"})


def company(parse: Parse, subject: int) -> tuple[int, ...]:
    """ "Kenya, along with Uganda, condemned ...": those who do it, too."""
    for c in parse.children[subject]:
        with_ = next((g for g in (c, *parse.children[c]) if parse.lower[g] == "with"), c)
        led = parse.lower[c] == "alongside" or (with_ != 0 and parse.lower[with_ - 1] in _TOGETHER)
        beside = parse.child(with_, "pobj") if led else None
        if beside is not None:
            return tuple(parse.conjuncts(beside))
    return ()
