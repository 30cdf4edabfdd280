"""Where the clauses around a reporting verb belong.

A small parser attaches to the nearest word. Of news that is wrong in a few well-known ways: the day behind "said", the
"that" behind "told a meeting of mayors", the order behind a relative clause ("told those who came to leave"), the
second predicate of whoever reports ("says A and warns B"). Each rule moves a dependent to the verb that governs it.
"""

from __future__ import annotations

from onrecord.annotate.backends.complements import COMPLEMENT_RULES
from onrecord.annotate.backends.garden_paths import garden_paths
from onrecord.annotate.backends.insertions import (
    clause_behind,
    inserted_speaker,
    speaker_after,
    speaker_behind,
    speaker_last,
)
from onrecord.annotate.backends.predicates import PREDICATE_RULES, second_report
from onrecord.annotate.backends.relatives import (
    relative_taken,
    said_within,
    subject_taken,
    taken_for_what,
    told_of_which,
    who_of_whom,
)
from onrecord.annotate.backends.reporting import reporting
from onrecord.annotate.lexicons.speech import verbs
from onrecord.model.syntax import Parse

_OF_RELATIVES = (relative_taken, subject_taken, told_of_which, taken_for_what)
_RULES = (
    *COMPLEMENT_RULES,
    inserted_speaker,
    speaker_behind,
    speaker_after,
    speaker_last,
    clause_behind,
    *PREDICATE_RULES,
    *_OF_RELATIVES,
)
_OF_VIEWS = (inserted_speaker, second_report, subject_taken)  # verbs of belief and wish do not report


def reattach(parse: Parse) -> Parse:
    """`parse` with the dependents of its reporting verbs moved to where they belong."""
    moves: dict[int, tuple[int, str]] = {}
    for verb, lemma in enumerate(parse.lemmas):
        if parse.pos[verb] == "VERB" and lemma in verbs():
            for rule in _RULES if lemma in reporting() else _OF_VIEWS:
                for token, head, dep in rule(parse, verb):
                    moves.setdefault(token, (head, dep))
    for token, head, dep in (*garden_paths(parse), *said_within(parse), *who_of_whom(parse)):
        moves.setdefault(token, (head, dep))
    return _moved(parse, moves) if moves else parse


def _moved(parse: Parse, moves: dict[int, tuple[int, str]]) -> Parse:
    heads, deps = list(parse.heads), list(parse.deps)
    for token, (head, dep) in (*moves.items(), *moves.items()):  # twice: a later move may open an earlier one's circle
        if token == head or not _leads(heads, head, token):
            heads[token], deps[token] = head, dep
    return Parse(
        parse.document,
        words=parse.words,
        lemmas=parse.lemmas,
        pos=parse.pos,
        tags=parse.tags,
        deps=deps,
        heads=heads,
        starts=parse.starts,
        ends=parse.ends,
        sentences=parse.sentences,
        passages=parse.passages,
        names=parse.names,
        evidence=parse.evidence,
    )


def _leads(heads: list[int], start: int, target: int) -> bool:
    """Whether `target` is `start` or stands above it: hanging it there would close a circle."""
    while start != target and heads[start] != start:
        start = heads[start]
    return start == target
