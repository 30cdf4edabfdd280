"""Passages told twice: what a repeat says again is no second statement."""

from __future__ import annotations

from onrecord.annotate.quotation.draft import Draft
from onrecord.model.syntax import Parse

_SAME = 0.6  # share of content words in common from which two statements are one


def drop_repeats(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """`drafts` without those of a `repeat` passage that its original has already made."""
    passages = parse.document.passages
    if not any(p.repeats for p in passages):
        return drafts
    originals: dict[str, list[set[str]]] = {}
    for draft in drafts:
        passage = passages[parse.passage_of(draft.anchor)]
        if passage.repeats is None:
            originals.setdefault(passage.id, []).append(_words(parse, draft))
    return [d for d in drafts if not _told_before(parse, d, originals)]


def _told_before(parse: Parse, draft: Draft, originals: dict[str, list[set[str]]]) -> bool:
    passage = parse.document.passages[parse.passage_of(draft.anchor)]
    if passage.repeats is None:
        return False
    own = _words(parse, draft)
    return any(len(own & other) >= _SAME * min(len(own), len(other)) for other in originals.get(passage.repeats, ()))


def _words(parse: Parse, draft: Draft) -> set[str]:
    content = {
        parse.lemmas[t]
        for a, b in draft.pieces
        for t in range(a, b)
        if parse.pos[t] in ("NOUN", "VERB", "PROPN", "ADJ", "NUM")
    }
    return content or {parse.lemmas[draft.anchor]}
