"""Who speaks in a headline: "'Nobody came': villagers speak out", "Ortiz: truce must hold", "Six killed - police"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.lexicons.speech import verbs, words
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotation, Quotations
from onrecord.annotate.quotation.source import Source, can_speak, mention
from onrecord.annotate.quotation.turns import behind_time
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse

_DASHES = frozenset({"-", "–", "—", "--"})
_MIN_WORDS = 3  # of what a headline says
_MAX_NAME = 4  # words


def find_headlines(doc: AnnotatedDocument, quotes: Quotations) -> Iterator[Draft]:
    """Drafts of paragraphs that end without a stop, as headlines do, and name their speaker by layout alone."""
    parse = doc.parse
    for passage, start, end in parse.stretches:
        if parse.words[end - 1] in (".", "?", "!", ":", ";") or end - start <= _MIN_WORDS:
            continue
        start = behind_time(parse, start, end)
        topped = (_topped(parse, quotes, i, start, end) for i in quotes.by_passage.get(passage, [])[:1])
        found = next(topped, None) or _named(doc, start, end) or _sourced(parse, start, end)
        if found is not None:
            yield found


def _topped(parse: Parse, quotes: Quotations, index: int, start: int, end: int) -> Draft | None:
    """A quotation before a colon: "'Nobody came': villagers tell of the night"."""
    quotation = quotes.items[index]
    if not _leads(parse, quotation, start, end):
        return None
    subject = next((t for t in range(quotation.outer_last + 1, end) if parse.deps[t] == "nsubj"), None)
    if subject is None or parse.heads[subject] < subject or quotes.inside[subject] >= 0:
        return None
    lemma = parse.lemmas[parse.heads[subject]]
    spoken = lemma in words("speaking_verbs") or any(c.kind == "statement" for c in verbs().get(lemma, ()))
    source = mention(parse, subject)
    if not spoken or not can_speak(parse, source, "attitude"):
        return None
    return _draft(quotation.first, source, (quotation.first, quotation.last), [index])


def _leads(parse: Parse, quotation: Quotation, start: int, end: int) -> bool:
    colon = quotation.outer_last
    return quotation.closed and quotation.outer_first == start and colon + 2 < end and parse.words[colon] == ":"


def _named(doc: AnnotatedDocument, start: int, end: int) -> Draft | None:
    """A person or an armed group before a colon and a clause: "Ortiz: Malta must hold the truce"."""
    parse = doc.parse
    colon = next(
        (t for t in range(start + 1, min(end - _MIN_WORDS, start + _MAX_NAME + 1)) if parse.words[t] == ":"), end
    )
    if colon == end or not any(parse.pos[t] in ("VERB", "AUX") for t in range(colon + 1, end)):
        return None
    known = [doc.entities.get(e).kind for t in range(start, colon) for e in doc.entities.at(t)[:1]]
    if len(known) < colon - start or not all(kind in ("person", "armed_group") for kind in known):
        return None
    return _draft(colon + 1, Source(colon - 1, start, colon), (colon + 1, end), [], (colon, colon + 1))


def _sourced(parse: Parse, start: int, end: int) -> Draft | None:
    """Who is cited behind a dash: "Six killed in raid - state media"; a publisher's name is written with capitals."""
    dash = next(
        (t for t in range(end - 2, max(start + _MIN_WORDS, end - _MAX_NAME - 2) - 1, -1) if _is_dash(parse, t)), None
    )
    if dash is None or parse.lemmas[end - 1] not in words("headline_speakers") | words("cited_speakers"):
        return None
    tail = range(dash + 1, end)
    if not all(parse.words[t].islower() for t in tail) or any(parse.pos[t] in ("VERB", "AUX") for t in tail):
        return None
    if not any(parse.pos[t] == "VERB" for t in range(start, dash)):
        return None
    if parse.words[start + 1] == ":" and parse.lower[start] in words("not_speakers"):
        start += 2  # "BREAKING: ..."
    return _draft(start, Source(end - 1, dash + 1, end), (start, dash), [])


def _is_dash(parse: Parse, token: int) -> bool:
    return parse.words[token] in _DASHES and parse.starts[token] > parse.ends[token - 1]


def _draft(
    anchor: int, source: Source, piece: tuple[int, int], quoted: list[int], cue: tuple[int, int] | None = None
) -> Draft:
    at = anchor if cue is None else cue[0]
    return Draft(at, cue, source, [piece], "assert", "statement", "speaker", quotes=quoted, frame="turn")
