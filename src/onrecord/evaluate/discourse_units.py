"""Statements as units of discourse: which of them GUM would write down as an attribution relation.

GUM marks attribution between elementary units of discourse, after Carlson & Marcu, *Discourse Tagging Reference Manual*
(2001), and the GUM annotation wiki. Two of their rules leave out what this record keeps:

1. What is said must be a unit of its own, and units are clauses with a finite verb. A complement that is an infinitive
   ("asked them to leave"), a gerund ("is accused of spying") or a noun phrase ("announced a truce", "called it a lie")
   is no unit. Direct speech is one whatever it is made of, where a comma, a colon or the end of a sentence sets it off.
2. Whoever says it must stand in a unit of its own beside it: the words of the cue, or a bare name below a quotation. A
   quotation that only goes on where a speaker of another sentence left off is no second relation.

Both are asked of our own statements and our own trees, never of the gold.
"""

from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument, Attribution
from onrecord.model.syntax import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING = "“„«\"'‘`"
_SETS_OFF = ",:.!?…"


def in_units(doc: AnnotatedDocument) -> list[Attribution]:
    """The document's attributions that are relations between units of discourse, in their order."""
    return [a for a in doc.attributions if _has_unit(doc.parse, a) and (_is_clause(doc.parse, a) or _is_speech(doc, a))]


def _is_clause(parse: Parse, attribution: Attribution) -> bool:
    """Whether a finite verb heads the content: one that hangs on no other word of it, or stands beside such a one."""
    inside = {t for first, last in attribution.content_tokens for t in range(first, last)}
    tops = (t for t in inside if parse.heads[t] == t or parse.heads[t] not in inside)
    return any(_is_finite(parse, verb) for top in tops for verb in parse.conjuncts(top))


def _is_finite(parse: Parse, verb: int) -> bool:
    helpers = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    if any(parse.tags[h] == "TO" for h in helpers):
        return False
    return parse.tags[verb] in _FINITE or any(parse.tags[h] in _FINITE for h in helpers)


def _is_speech(doc: AnnotatedDocument, attribution: Attribution) -> bool:
    """Whether the content begins with a quotation mark that a comma, a colon or the end of a sentence comes before."""
    content = attribution.statement.content
    if not content:
        return False
    before = doc.parse.document.article.text[: content[0].start]
    led = before.rstrip(_OPENING + " \t\n")
    return before[-1:] in tuple(_OPENING) and (not led or led[-1] in _SETS_OFF)


def _has_unit(parse: Parse, attribution: Attribution) -> bool:
    """Whether the statement has words that attribute it: a cue, or a source that is part of no other clause."""
    if attribution.statement.cue is not None:
        return True
    head = attribution.source_token
    above = () if head is None else (up for up in parse.ancestors(head) if not attribution.covers(up))
    return head is not None and not any(parse.pos[up] in ("VERB", "AUX") for up in above)
