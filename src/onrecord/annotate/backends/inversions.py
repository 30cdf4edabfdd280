"""Subjects behind their verbs, as translators leave them: "were detained nine men", "as declared the minister".

English puts its subjects first, and so a parser of English takes these for objects.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.backends.reporting import SUBJECTS, Move, reporting
from onrecord.model.syntax import Parse

_OBJECTS = ("dobj", "attr", "oprd")
# Verbs whose passive keeps an object: "was denied a visa", "was named envoy".
_OF_TWO_OBJECTS = frozenset(
    "give deny grant award offer allow teach tell ask show promise send pay lend owe hand accord assign bequeath issue "
    "sell name call elect appoint declare consider deem proclaim crown label brand dub term make find render "
    "fine".split()
)
_COMING = frozenset("arrive come appear occur happen emerge die perish gather remain exist arise ensue return".split())


def inversions(parse: Parse, verb: int) -> Iterator[Move]:
    """The move of a subject behind `verb`, which has none before it."""
    if (teller := _teller(parse, verb)) is not None:
        yield teller, verb, "nsubj"
        return
    if all(_is_tellers(parse, c) for c in parse.children[verb] if parse.deps[c] in SUBJECTS):
        yield from _behind(parse, verb)


def _behind(parse: Parse, verb: int) -> Iterator[Move]:
    behind = next((c for c in parse.children[verb] if c > verb and parse.deps[c] in _OBJECTS), None)
    if behind is None or parse.pos[behind] not in ("NOUN", "PROPN"):
        return
    if _is_finite_passive(parse, verb):
        yield behind, verb, "nsubjpass"
    elif (_is_aside(parse, verb) and parse.subtree(behind)[0] == verb + 1) or _comes(parse, verb):
        yield behind, verb, "nsubj"


def _is_finite_passive(parse: Parse, verb: int) -> bool:
    finite = any(parse.deps[c] == "auxpass" and parse.tags[c] in ("VBD", "VBZ", "VBP") for c in parse.children[verb])
    return finite and parse.lemmas[verb] not in _OF_TWO_OBJECTS and parse.deps[verb] != "relcl"


def _is_aside(parse: Parse, verb: int) -> bool:
    """ "As declared the minister, ...": a verb of report right behind "as"."""
    if parse.tags[verb] not in ("VBD", "VBZ") or parse.lemmas[verb] not in reporting() or verb == 0:
        return False
    return parse.lower[verb - 1] == "as"


def _teller(parse: Parse, verb: int) -> int | None:
    """ "As reported the agency, on Monday were killed three soldiers": the noun that the clause behind has taken."""
    if not _is_aside(parse, verb):
        return None
    _, end = parse.sentences[parse.sentence_of[verb]]
    comma = next((t for t in range(verb + 1, end) if parse.words[t] == ","), end)
    taken = (t for t in range(verb + 1, comma) if parse.deps[t] == "nsubjpass" and parse.heads[t] > comma)
    return next(
        (t for t in taken if parse.subtree(t)[0] == verb + 1 and _is_finite_passive(parse, parse.heads[t])), None
    )


def _is_tellers(parse: Parse, subject: int) -> bool:
    start = parse.subtree(subject)[0]
    return start > 0 and _teller(parse, start - 1) == subject


def _comes(parse: Parse, verb: int) -> bool:
    """ "To Oslo will arrive the envoy": what has no object, and is neither asked nor ordered to come."""
    finite = parse.tags[verb] in ("VBD", "VBZ", "VBP") or any(parse.tags[c] == "MD" for c in parse.children[verb])
    return finite and parse.lemmas[verb] in _COMING and parse.deps[verb] in ("ROOT", "ccomp", "advcl", "parataxis")
