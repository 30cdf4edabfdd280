"""Where the speaker's words end and the writer's begin again within one clause."""

from __future__ import annotations

from onrecord.annotate.lexicons.speech import nouns, verbs, words
from onrecord.annotate.quotation.asides import DASHES, answered_claim, answered_noun, claim_before
from onrecord.annotate.quotation.content import Pieces
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import is_passive, own_subject
from onrecord.model.syntax import Parse

_MARKS = DASHES | {",", ";"}
_OPENING, _CLOSING = DASHES | {"("}, DASHES | {")"}
_TAIL, _REST = 4, 12  # tokens behind "he said" before the dash: of day and place, of what he goes on to say
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


def keep_aside(parse: Parse, draft: Draft) -> None:
    """Let who speaks within dashes say no more than they hold: "The raid - the third this month, he said - failed"."""
    if draft.quotes or draft.cue is None or draft.source is None:
        return
    first = min(draft.cue[0], draft.source.first)
    last = max(draft.cue[1], draft.source.last)
    begin, end = parse.sentences[parse.sentence_of[draft.anchor]]
    start = next((t for t in range(first - 2, begin, -1) if parse.words[t] in _OPENING and _stands_alone(parse, t)), 0)
    if last >= end:
        return
    broken = parse.words[last] == ","  # "- backed, she said, by Chad -"
    tail = range(last, min(last + (_REST if broken else _TAIL), end - 1))
    stop = next((t for t in tail if parse.words[t] in _CLOSING and _stands_alone(parse, t)), 0)
    if not start or not stop or parse.words[first - 1] != "," or start + 1 >= first - 1:
        return
    if all(parse.pos[t] in ("PROPN", "NUM", "PUNCT") for t in range(begin, start)):
        return  # behind "OSLO —" stands the whole sentence
    if broken and any(parse.tags[t] in _FINITE for t in range(last, stop)):
        return  # "- the third, she said, has failed -"
    draft.pieces = [(start + 1, first - 1), *([(last + 1, stop)] if broken else [])]


def _stands_alone(parse: Parse, mark: int) -> bool:
    """Whether the mark is no hyphen."""
    return parse.words[mark] != "-" or parse.starts[mark] > parse.ends[mark - 1]


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
        if draft.frame in _ANSWERED and not draft.quotes and draft.act in ("deny", "reject", "confirm"):
            claim = next((d for d in drafts if d is not draft and _comments_on(parse, draft, d)), None)
            told = list(claim.pieces) if claim is not None else _told_before(parse, draft, drafts)
            if told:
                noun = answered_noun(parse, draft.anchor)
                draft.pieces = [
                    *told,
                    *(p for p in draft.pieces if draft.frame in ("as", "oprd") and not p[0] <= noun < p[1]),
                ]


_ANSWERED = frozenset({"obj", "quote", "as", "oprd"})


def _told_before(parse: Parse, draft: Draft, drafts: list[Draft]) -> Pieces:
    """The writer's own clause that is answered: "The ship sank in port, an allegation that Chad rejects"."""
    noun = answered_noun(parse, draft.anchor)
    if draft.act != "deny" or not _is_relative(parse, draft.anchor) or parse.deps[noun] not in _ASIDES | {"nsubj"}:
        return []
    first = next((t for t in range(parse.subtree(noun)[0], noun + 1) if parse.pos[t] != "PUNCT"), noun)
    claim = (
        parse.lemmas[noun] in words("claims") and parse.lemmas[noun] != "charge" and parse.words[first - 1] in _MARKS
    )
    verb = next((up for up in parse.ancestors(noun) if up < noun and parse.pos[up] in ("VERB", "AUX")), None)
    if not claim or verb is None or parse.lemmas[verb] in verbs() or _comment(parse, first) is None:
        return []
    return [] if any(d.anchor == verb or d.covers(verb) for d in drafts) else [(parse.subtree(verb)[0], first - 1)]


def _comments_on(parse: Parse, draft: Draft, claim: Draft) -> bool:
    if claim.frame == "obj":
        return False  # "voiced alarm at reports, which the army denied": the reports
    if claim.comment is not None:
        return claim.comment[0] <= draft.anchor < claim.comment[1]
    noun = answered_noun(parse, draft.anchor)  # "accuses Peru of spying, a charge Peru denies"
    first = next((t for t in range(parse.subtree(noun)[0], noun + 1) if parse.pos[t] != "PUNCT"), noun)
    ends_before = bool(claim.pieces) and claim.pieces[-1][1] in (first, first - 1)
    if claim.cue is None or noun < claim.anchor or not (parse.heads[noun] == claim.anchor or ends_before):
        return False
    return _is_relative(parse, draft.anchor) and _comment(parse, first) is not None


def _is_relative(parse: Parse, verb: int) -> bool:
    known = answered_claim(parse, parse.heads[verb]) == verb or claim_before(parse, verb) is not None
    return known or parse.deps[verb] in ("relcl", "acl")


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
    if answered_claim(parse, start) is not None:
        return parse.subtree(start)[1]
    plural = parse.tags[start] == "NNS" and parse.lemmas[start] in words("claims")
    if not plural and parse.lower[start] not in ("a", "an", "something", "one"):
        return None
    noun = parse.heads[start] if parse.deps[start] == "det" else start
    if claim_before(parse, parse.heads[noun]) == noun:
        return parse.subtree(parse.heads[noun])[1]
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
