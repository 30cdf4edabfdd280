"""Quotations without a cue of their own: the speaker goes on, or the sentence before has named who speaks."""

from __future__ import annotations

from onrecord.annotate.lexicons.speech import words
from onrecord.annotate.quotation.direct import whole_sentences
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotation, Quotations
from onrecord.annotate.quotation.revealed import revealed
from onrecord.annotate.quotation.source import Source, can_speak, find_source, mention
from onrecord.model.syntax import Parse

_MIN_WORDS = 4  # shorter ones without a cue are titles, nicknames and scare quotes
_ENDS = frozenset(".?!")


def find_floating(parse: Parse, quotes: Quotations, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with the uncued quotations added: as further pieces of a broken quotation, or as drafts of their own."""
    taken = _quoted_content(quotes, drafts)
    out = sorted(drafts, key=lambda d: d.first)
    owner: dict[int, Draft] = {q: d for d in out for q in d.quotes}
    for index, quotation in enumerate(quotes.items):
        if index in taken:
            continue
        if not whole_sentences(parse, quotation):
            continue
        draft = _goes_on(parse, quotes, index, owner)
        if draft is not None:
            draft.pieces.append((quotation.first, quotation.last))
            draft.quotes.append(index)
            owner[index] = draft
            continue
        if len(quotation) < _MIN_WORDS:
            continue
        source = _speaker(parse, quotes, index, owner, out)
        if source is not None:
            new = Draft(
                quotation.first,
                None,
                source,
                [(quotation.first, quotation.last)],
                "assert",
                "statement",
                "floating",
                quotes=[index],
            )
            owner[index] = new
            out.append(new)
    return out


def _quoted_content(quotes: Quotations, drafts: list[Draft]) -> set[int]:
    """Quotations of which some word is already somebody's content."""
    return {quotes.inside[t] for d in drafts for a, b in d.pieces for t in range(a, b) if quotes.inside[t] >= 0}


def _goes_on(parse: Parse, quotes: Quotations, index: int, owner: dict[int, Draft]) -> Draft | None:
    """The statement that this quotation continues: "...," X said. "..."; or a paragraph that reopens one."""
    if index == 0 or index - 1 not in owner:
        return None
    before, this = quotes.items[index - 1], quotes.items[index]
    draft = owner[index - 1]
    if before.passage == this.passage:
        between = range(before.outer_last, this.outer_first)
        stops = sum(parse.words[t] in _ENDS for t in between)
        cue_between = draft.cue is not None and before.last <= draft.anchor < this.first
        return draft if (stops <= 1 and cue_between) or len(between) == 0 else None
    return draft if not before.closed and _opens_passage(parse, this) and this.passage == before.passage + 1 else None


def _opens_passage(parse: Parse, quotation: Quotation) -> bool:
    passage = parse.document.passages[quotation.passage]
    return not passage.exact[: max(0, quotation.start - passage.start)].strip(" \t“”\"'‘’«»`")


def _speaker(
    parse: Parse, quotes: Quotations, index: int, owner: dict[int, Draft], drafts: list[Draft]
) -> Source | None:
    """Who speaks where nothing introduces the quotation: the last speaker, or the subject of what leads up to it."""
    this = quotes.items[index]
    sentence = parse.sentence_of[this.first]
    if _opens_passage(parse, this) and (named := revealed(parse, quotes, index)) is not None:
        return named
    if not _opens_passage(parse, this):
        start = this.outer_first - 1
        last = _last_source(this.passage, parse, owner, index)
        reported = _reported(parse, this, drafts)
        if reported is not None and (last is None or parse.passage_of(last.head) < this.passage):
            last = reported  # who has just been heard, before the speaker of another paragraph
        if parse.words[start] != ":" and last is not None:
            return last
        return _subject_before(parse, quotes, start)
    if sentence == 0:
        return None
    if parse.words[this.outer_first - 1] == ":" and (led := _subject_before(parse, quotes, this.outer_first - 1)):
        return led
    last = _last_source(this.passage, parse, owner, index)
    return last or _reported(parse, this, drafts) or _speaking(parse, quotes, this)


def _reported(parse: Parse, this: Quotation, drafts: list[Draft]) -> Source | None:
    """The one speaker whom the sentence before reports, in this paragraph or the one before."""
    before = parse.sentence_of[this.outer_first] - (1 if this.outer_first > 0 else 0)
    if before < 0 or this.passage - parse.passages[before] > 1:
        return None
    first, last = parse.sentences[before]
    found = [d for d in drafts if first <= d.anchor < last and d.kind == "statement" and d.source is not None]
    outer = [d for d in found if not any(e is not d and e.covers(d.anchor) for e in found)]
    heads = {d.source.head for d in outer if d.source is not None and not outer[0].covers(d.source.head)}
    if len(heads) != 1 or outer[0].act == "decline_to_comment":
        return None
    return outer[0].source


def _speaking(parse: Parse, quotes: Quotations, this: Quotation) -> Source | None:
    """Who "spoke to reporters" or "addressed the crowd" in the sentence before."""
    before = parse.sentence_of[this.outer_first] - 1
    if before < 0 or this.passage - parse.passages[before] > 1:
        return None
    first, last = parse.sentences[before]
    for token in range(first, last):
        if parse.heads[token] == token and parse.lemmas[token] in words("speaking_verbs") and quotes.inside[token] < 0:
            source = find_source(parse, quotes, token)
            return source if source is not None and can_speak(parse, source, "statement") else None
    return None


def _subject_before(parse: Parse, quotes: Quotations, stop: int) -> Source | None:
    """The subject of the sentence that leads up to token `stop` (its full stop or colon), if it can speak."""
    if parse.words[stop] == ":" and (leading := find_source(parse, quotes, parse.heads[stop])) is not None:
        return leading if can_speak(parse, leading, "attitude") else None
    first = stop
    while first > 0 and parse.words[first - 1] not in _ENDS and parse.passage_of(first - 1) == parse.passage_of(stop):
        first -= 1
    for token in range(first, stop):
        if parse.deps[token] == "nsubj" and quotes.inside[token] < 0 and parse.heads[token] < stop:
            source = mention(parse, token)
            named = parse.pos[token] in ("PROPN", "PRON") or token == first
            return source if named and can_speak(parse, source, "attitude") else None
    return None


def _last_source(passage: int, parse: Parse, owner: dict[int, Draft], index: int) -> Source | None:
    """The last speaker of the same paragraph or of the one before."""
    for i in range(index - 1, -1, -1):
        if i in owner:
            draft = owner[i]
            if draft.source is not None and passage - parse.passage_of(draft.anchor) <= 1:
                return draft.source
            break
    return None
