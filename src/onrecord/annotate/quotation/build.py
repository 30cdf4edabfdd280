"""Drafts -> the statements of the record."""

from __future__ import annotations

from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import entity_of
from onrecord.annotate.timex.attach import when_of
from onrecord.model.annotation import AnnotatedDocument, Attribution
from onrecord.model.span import Span
from onrecord.model.statement import Form, Statement
from onrecord.model.syntax import Parse

_EDGE = "“”„«»\"'`‘’ \t\n,;:—–-"


def build(doc: AnnotatedDocument, quotes: Quotations, drafts: list[Draft]) -> tuple[Attribution, ...]:
    ids = {id(d): f"S{n}" for n, d in enumerate(drafts, 1)}
    return tuple(_attribution(doc, quotes, d, ids[id(d)], None) for d in drafts)


def _attribution(doc: AnnotatedDocument, quotes: Quotations, draft: Draft, id_: str, within: str | None) -> Attribution:
    parse = doc.parse
    source = draft.source
    content = tuple(s for s in (_words(parse, a, b) for a, b in draft.pieces) if s is not None)
    statement = Statement(
        id=id_,
        source=entity_of(doc.entities, source),
        source_span=None if source is None else parse.span(source.first, source.last),
        cue=None if draft.cue is None else parse.span(*draft.cue),
        content=content,
        form=form_of(parse, quotes, draft),
        act=draft.act,
        addressees=tuple(dict.fromkeys(e for t in draft.addressees for e in doc.entities.at(t))),
        when=when_of(doc, draft.anchor) if draft.cue is not None else None,
        within=within,
    )
    return Attribution(
        statement,
        None if source is None else source.head,
        None if draft.cue is None else draft.anchor,
        tuple(draft.pieces),
    )


def _words(parse: Parse, first: int, last: int) -> Span | None:
    """The given text of the tokens without marks at its edges."""
    text = parse.document.article.text
    start, end = parse.starts[first], parse.ends[last - 1]
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end, text[start:end]) if start < end else None


def form_of(parse: Parse, quotes: Quotations, draft: Draft) -> Form:
    """direct, mixed or indirect: all, some or none of the content's words stand in quotation marks."""
    words = [t for a, b in draft.pieces for t in range(a, b) if parse.pos[t] not in ("PUNCT", "SPACE")]
    quoted = sum(quotes.inside[t] >= 0 for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"
