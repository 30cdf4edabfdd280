"""Speech that layout attributes: "MINISTER: We ...", a headline "Report: ...", a pulled quotation with a name below."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.lexicons.speech import documents, words
from onrecord.annotate.quotation.direct import passage_ranges
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import Source
from onrecord.model.syntax import Parse

_LABEL_WORDS = 5
_DASHES = frozenset({"—", "–", "―", "-", "--", "~"})
_MARKS = frozenset("“”\"'‘«")


def find_turns(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    for start, end in passage_ranges(parse).values():
        draft = _labelled(parse, start, end)
        if draft is not None:
            yield draft
    for index, quotation in enumerate(quotes.items):
        draft = _signed(parse, quotes, index, quotation.outer_last)
        if draft is not None:
            yield draft


def _labelled(parse: Parse, start: int, end: int) -> Draft | None:
    """A passage "NAME: words"."""
    first = start
    while first < end and parse.words[first] in _MARKS:
        first += 1
    stop = min(end - 1, first + _LABEL_WORDS + 1)
    colon = next((t for t in range(first, stop) if parse.words[t] == ":"), None)
    if colon is None or colon == first or not _names_a_speaker(parse, first, colon, end):
        return None
    source = Source(colon - 1, first, colon)
    return Draft(
        colon,
        (colon, colon + 1),
        source,
        [(colon + 1, end)],
        "assert",
        "statement",
        "speaker",
        fixed_act=False,
        frame="turn",
    )


def _names_a_speaker(parse: Parse, first: int, colon: int, end: int) -> bool:
    label = parse.words[first:colon]
    if label[0].lower() in words("not_speakers") and not all(w.isupper() for w in label if w.isalpha() and len(w) > 1):
        return False
    if not all(w[:1].isupper() or w in (".", ",", "of", "the", "de", "al") for w in label):
        return False
    if len(label) == 1 and label[0] in ("Q", "A"):
        return True
    if all(w.isupper() for w in label if w.isalpha()) and end - colon > 3:
        return True
    last = parse.lower[colon - 1]
    if parse.lemmas[colon - 1] in words("headline_speakers") or last in documents():
        return True
    return any(a < colon and b > first and kind == "PERSON" for a, b, kind in _names_near(parse, first, colon))


def _names_near(parse: Parse, first: int, last: int) -> list[tuple[int, int, str]]:
    return [name for name in parse.names if name[0] >= first - 1 and name[1] <= last + 1]


def _signed(parse: Parse, quotes: Quotations, index: int, at: int) -> Draft | None:
    """A quotation followed by a dash and a name that ends the paragraph."""
    quotation = quotes.items[index]
    if at + 1 >= len(parse) or parse.words[at] not in _DASHES or len(quotation) < 4:
        return None
    end = at + 1
    passage = quotation.passage
    while end < len(parse) and end - at <= 14 and parse.passage_of(end) == passage:
        if parse.pos[end] in ("VERB", "AUX") or quotes.inside[end] >= 0:
            return None
        end += 1
    if parse.pos[at + 1] != "PROPN" or (end < len(parse) and parse.passage_of(end) == passage):
        return None
    head = at + 1
    while head + 1 < end and parse.pos[head + 1] == "PROPN" and parse.deps[head] == "compound":
        head += 1
    pieces = [(quotation.first, quotation.last)]
    return Draft(
        at,
        (at, at + 1),
        Source(head, at + 1, end),
        pieces,
        "assert",
        "statement",
        "speaker",
        quotes=[index],
        frame="turn",
    )
