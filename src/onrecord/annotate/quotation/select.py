"""Which drafts stand: one for each cue, content free of its own cue and source, nothing said twice."""

from __future__ import annotations

from onrecord.annotate.quotation.content import Pieces
from onrecord.annotate.quotation.draft import Draft
from onrecord.model.syntax import Parse

_TRIM = frozenset({"PUNCT", "SPACE", "SYM"})


def select(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    cues: set[int] = set()
    for draft in drafts:
        if draft.cue is not None and draft.anchor in cues:
            continue
        draft.pieces = clean_pieces(parse, draft)
        if draft.pieces or draft.act == "decline_to_comment":
            out.append(draft)
            if draft.cue is not None:
                cues.add(draft.anchor)
    return sorted(out, key=lambda d: (d.first, d.anchor))


def clean_pieces(parse: Parse, draft: Draft) -> Pieces:
    """The content without the words of its cue and source, merged where only marks stand between, trimmed."""
    banned = set(range(*draft.cue)) if draft.cue else set()
    if draft.source is not None and draft.name != "floating":
        banned.update(range(draft.source.first, draft.source.last))
    tokens = sorted({t for a, b in draft.pieces for t in range(a, b)} - banned)
    out: Pieces = []
    for token in tokens:
        if out and all(parse.pos[t] in _TRIM and t not in banned for t in range(out[-1][1], token)):
            out[-1] = (out[-1][0], token + 1)
        else:
            out.append((token, token + 1))
    return [piece for piece in (_trim(parse, a, b) for a, b in out) if piece is not None]


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    while first < last and (
        parse.pos[first] in _TRIM or (parse.lower[first] == "that" and parse.deps[first] == "mark")
    ):
        first += 1
    while last > first and parse.pos[last - 1] in _TRIM and parse.words[last - 1] not in ".?!…%":
        last -= 1
    if first >= last or all(parse.pos[t] in _TRIM for t in range(first, last)):
        return None
    return first, last
