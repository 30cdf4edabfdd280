"""What a reading's surroundings add: mode, contexts, evidence."""

from __future__ import annotations

from onrecord.annotate.events import roles
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import context_words, fold, mode_words
from onrecord.model.span import Span
from onrecord.model.syntax import Parse

_WHOLE_CLAUSE_MODES = frozenset({"ASSAULT", "PROTEST", "SANCTION"})
_REACH = 40  # tokens of a clause that are looked at


def mode_of(parse: Parse, reading: Reading) -> str | None:
    """The mode by the words around the trigger, where its rule leaves it open."""
    if reading.mode is not None or reading.type not in mode_words():
        return reading.mode
    words = _neighbourhood(parse, reading)
    return next((mode for mode, wanted in mode_words()[reading.type] if words & wanted), None)


def _neighbourhood(parse: Parse, reading: Reading) -> set[str]:
    """Lemmas and word pairs of the trigger's clause (acts of violence), or of what depends on it (acts of speech)."""
    anchor = reading.token if reading.support is None else reading.support
    if parse.pos[anchor] == "AUX" and parse.deps[anchor] == "aux":
        anchor = parse.heads[anchor]
    if reading.type in _WHOLE_CLAUSE_MODES:
        start, end = parse.subtree(anchor)
        if parse.pos[anchor] not in ("VERB", "AUX"):
            start, end = parse.subtree(reading.token)
    else:
        start = reading.token + 1
        end = min(parse.subtree(anchor)[1], reading.end + 25, _next_deed(parse, anchor))
    start, end = max(start, anchor - _REACH), min(end, anchor + _REACH)
    lemmas = [fold(w) for w in parse.lemmas[start:end]]
    lower = parse.lower[start:end]
    pairs = {f"{a} {b}" for a, b in zip(lower, lemmas[1:], strict=False)}
    pits = [t for t in range(start, end) if parse.lemmas[t] == "mine" and _is_pit(parse, t)]
    return {*lemmas, *lower, *pairs} - ({"mine", "mines"} if pits else set())


def _next_deed(parse: Parse, verb: int) -> int:
    """Where what is coordinated with it begins: "bugged and detained him" tells of no arrest by bugging."""
    return min((c for c in parse.children[verb] if parse.deps[c] == "conj" and c > verb), default=len(parse))


def _is_pit(parse: Parse, mine: int) -> bool:
    """ "The mine of Kolwezi", "a gold mine", "at the mine": no weapon."""
    below = parse.children[mine]
    dug = any(parse.lower[c] in _DUG for c in below if parse.deps[c] in ("compound", "amod"))
    return (
        dug or any(parse.lower[c] == "of" for c in below) or parse.lower[parse.heads[mine]] in ("at", "near", "inside")
    )


_DUG = frozenset(
    "gold coal copper cobalt diamond iron silver tin uranium lithium salt zinc nickel emerald jade".split()
)


def contexts_of(parse: Parse, reading: Reading) -> tuple[str, ...]:
    """PLOVER contexts by the words of the trigger's sentence near it."""
    start, end = parse.sentences[parse.sentence_of[reading.token]]
    start, end = max(start, reading.token - _REACH), min(end, reading.token + _REACH)
    table = context_words()
    found: list[str] = []
    for i in range(start, end):
        for key in (parse.lemmas[i], parse.lower[i]):
            found += table.get(key, ())
        if i + 1 < end:
            found += table.get(f"{parse.lower[i]} {parse.lemmas[i + 1]}", ())
    return tuple(sorted(set(found)))


def evidence_of(parse: Parse, reading: Reading) -> Span:
    """The clause that tells the event, within its sentence."""
    head = roles.clause_head(parse, reading.token)
    start, end = parse.subtree(head)
    low, high = parse.sentences[parse.sentence_of[reading.token]]
    start, end = max(low, min(start, reading.start)), min(high, max(end, reading.end))
    return parse.span(start, end)
