"""Who said what: the statements of a document, direct, indirect and mixed, with their words."""

from __future__ import annotations

from onrecord.annotate.quotation.blocks import find_blocks
from onrecord.annotate.quotation.build import build
from onrecord.annotate.quotation.cues import find_verbs
from onrecord.annotate.quotation.deadlines import find_deadlines
from onrecord.annotate.quotation.direct import attach
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.floating import find_floating
from onrecord.annotate.quotation.headlines import find_headlines
from onrecord.annotate.quotation.learned import find_learned
from onrecord.annotate.quotation.nesting import prune
from onrecord.annotate.quotation.nocomment import find_no_comments
from onrecord.annotate.quotation.nominal import find_nominal, find_phrases
from onrecord.annotate.quotation.pleas import find_pleas
from onrecord.annotate.quotation.quoted_reports import find_quoted
from onrecord.annotate.quotation.quotes import find_quotations
from onrecord.annotate.quotation.repeats import drop_repeats
from onrecord.annotate.quotation.select import select
from onrecord.annotate.quotation.turns import find_turns
from onrecord.annotate.quotation.verbal import find_verbal
from onrecord.annotate.timex.discourse import with_shared_days
from onrecord.model.annotation import AnnotatedDocument, Attribution


def find_statements(doc: AnnotatedDocument) -> tuple[Attribution, ...]:
    """Every statement of the document in text order, ids S1, S2 ...; nested ones name the one around them."""
    parse = doc.parse
    quotes = find_quotations(parse)
    cues = list(find_verbs(parse))
    attached = attach(parse, quotes, (c for c in cues if quotes.inside[c.token] < 0))
    drafts = [*find_no_comments(parse, quotes), *find_pleas(parse, quotes), *find_deadlines(parse, quotes)]
    spoken = [*find_turns(parse, quotes), *find_headlines(doc, quotes), *find_blocks(parse, quotes, cues)]
    drafts += spoken
    drafts += find_verbal(parse, quotes, cues, attached)
    drafts += find_phrases(parse, quotes)
    drafts += find_nominal(parse, quotes)
    drafts += find_learned(parse, quotes, drafts)
    drafts = _without_inner(drafts, [d for d in spoken if d.frame != "turn"])
    drafts = find_floating(parse, quotes, drafts)
    drafts += [*find_quoted(parse, quotes, cues, drafts)]
    drafts = select(parse, quotes, drafts)
    return with_shared_days(doc, build(doc, quotes, drop_repeats(parse, prune(parse, doc.entities, drafts))))


def _without_inner(drafts: list[Draft], spoken: list[Draft]) -> list[Draft]:
    """`drafts` without those made of words that stand inside direct speech set off by layout."""
    return [d for d in drafts if not any(d is not s and s.covers(d.anchor) for s in spoken)]
