"""Where the speaker's words end and the writer's begin again within one clause."""

from __future__ import annotations

from onrecord.annotate.lexicons.speech import nouns, verbs, words
from onrecord.annotate.quotation.content import Pieces
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import is_passive, own_subject
from onrecord.model.syntax import Parse

_MARKS = frozenset({",", "—", "–", "--", "-", "―", ";"})
_ASIDES = frozenset({"npadvmod", "appos", "dobj", "attr", "conj", "dep", "oprd", "pobj", "nmod"})


def cut_comment(parse: Parse, quotes: Quotations, draft: Draft) -> None:
    """Take from the draft's content what the writer adds: ", a claim that the army denies", "- which they dispute"."""
    pieces: Pieces = []
    for first, last in draft.pieces:
        end = _end(parse, quotes, first, last)
        if end < last:
            draft.comment = (end, last)
        pieces.append((first, end))
    draft.pieces = pieces


def complete(parse: Parse, draft: Draft) -> None:
    """Give an indirect statement the rest that the parse cut off: ", but that ...", "... | was never discussed"."""
    if draft.frame != "that" or draft.quotes or not draft.pieces or parse.deps[draft.anchor] not in _MAIN:
        return
    first, last = draft.pieces[-1]
    start, stop = parse.sentences[parse.sentence_of[last - 1]]
    if not start <= draft.anchor < first or last >= stop:
        return
    if (rest := _second_half(parse, draft.anchor, last)) is not None:
        draft.pieces[-1] = first, _last_word(parse, rest)
    elif _breaks_off(parse, last, stop) or _goes_on(parse, last, stop):
        end = next((t for t in range(last + 1, stop - 1) if _resumes(parse, t)), stop)
        draft.pieces[-1] = first, _last_word(parse, end)


def _second_half(parse: Parse, cue: int, last: int) -> int | None:
    """The end of an infinitive behind the content, both hung on the cue: "said they intend | to stay"."""
    if parse.tags[last] != "TO":
        return None
    halves = (c for c in parse.children[cue] if parse.deps[c] in ("ccomp", "xcomp") and parse.subtree(c)[0] == last)
    return next((parse.subtree(c)[1] for c in halves), None)


_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _breaks_off(parse: Parse, at: int, stop: int) -> bool:
    """Whether a clause's verb, or its "that", stands behind the content with nothing between them."""
    if parse.deps[at - 1] == "cc":
        return False
    if parse.tags[at] in _FINITE and parse.pos[at] in ("VERB", "AUX"):
        return at + 1 < stop
    return parse.lower[at] == "that" and parse.tags[at] == "IN" and at + 2 < stop


def _goes_on(parse: Parse, at: int, stop: int) -> bool:
    """Whether ", and that ..." follows."""
    while at < stop and parse.pos[at] == "PUNCT" and parse.words[at] not in (".", "?", "!", ";", ":"):
        at += 1
    return at + 2 < stop and parse.lower[at] in ("and", "but", "or") and parse.lower[at + 1] == "that"


def _resumes(parse: Parse, mark: int) -> bool:
    """Whether the writer speaks again behind a comma: ", adding ...", ", according to ..."."""
    after = mark + 1
    return parse.words[mark] == "," and (parse.tags[after] == "VBG" or parse.lower[after] in ("according", "while"))


def answer_comments(parse: Parse, drafts: list[Draft]) -> None:
    """Let those who "deny a claim" in such a comment deny what was claimed."""
    for draft in drafts:
        if draft.frame in ("obj", "quote") and not draft.quotes and draft.act in ("deny", "reject", "confirm"):
            claim = next((d for d in drafts if d is not draft and _comments_on(parse, draft, d)), None)
            if claim is not None:
                draft.pieces = list(claim.pieces)


def _comments_on(parse: Parse, draft: Draft, claim: Draft) -> bool:
    if claim.frame == "obj":
        return False  # "voiced alarm at reports, which the army denied": the reports
    if claim.comment is not None:
        return claim.comment[0] <= draft.anchor < claim.comment[1]
    noun = parse.heads[draft.anchor]  # "accuses Peru of spying, a charge Peru denies"
    first = next((t for t in range(parse.subtree(noun)[0], noun + 1) if parse.pos[t] != "PUNCT"), noun)
    ends_before = bool(claim.pieces) and claim.pieces[-1][1] in (first, first - 1)
    if claim.cue is None or noun < claim.anchor or not (parse.heads[noun] == claim.anchor or ends_before):
        return False
    return parse.deps[draft.anchor] in ("relcl", "acl") and _comment(parse, first) is not None


def _end(parse: Parse, quotes: Quotations, first: int, last: int) -> int:
    for mark in range(first + 1, last - 2):
        if parse.words[mark] in _MARKS and quotes.inside[mark] < 0 and quotes.inside[mark + 1] < 0:
            comment = _comment(parse, mark + 1)
            if comment is not None and comment >= _last_word(parse, last):
                return mark
    return last


def _last_word(parse: Parse, last: int) -> int:
    while parse.pos[last - 1] == "PUNCT":
        last -= 1
    return last


def _comment(parse: Parse, start: int) -> int | None:
    """Where the writer's comment that begins at token `start` ends, None if none begins there."""
    if parse.lower[start] == "which":
        clause = parse.heads[start]
        if (
            parse.deps[clause] == "ccomp" and parse.deps[parse.heads[clause]] == "relcl"
        ):  # ", which he said was false": the report is the clause
            clause = parse.heads[clause]
        return parse.subtree(clause)[1] if _disputes(parse, start, clause) else None
    if parse.lower[start] not in ("a", "an", "something", "one"):
        return None
    noun = parse.heads[start] if parse.deps[start] == "det" else start
    if parse.deps[noun] not in _ASIDES or noun < start:
        return None
    named = parse.lemmas[noun] in words("comment_nouns") or parse.lemmas[noun] in nouns()
    clauses = [c for c in parse.children[noun] if parse.deps[c] in ("relcl", "acl", "prep")]
    if (named or noun == start) and clauses:
        return parse.subtree(noun)[1]
    return None


def _disputes(parse: Parse, which: int, clause: int) -> bool:
    """Whether others speak in the relative clause: "which they deny", "which Peru calls a lie"."""
    if parse.lemmas[clause] not in verbs() or not any(c.kind == "statement" for c in verbs()[parse.lemmas[clause]]):
        return False
    subject = own_subject(parse, clause)
    return is_passive(parse, clause) or (subject is not None and subject != which)
