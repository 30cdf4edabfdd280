"""Speech that layout attributes: "MINISTER: We ...", a headline "Report: ...", a pulled quotation with a name below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.lexicons.speech import documents, words
from onrecord.annotate.quotation.direct import passage_ranges
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotation, Quotations
from onrecord.annotate.quotation.source import Source
from onrecord.model.syntax import Parse

_LABEL_WORDS = 5
_SIGNATURE = re.compile(r"""["”»'’]*\s*(?:[—–―~]|--?)\s*(?P<name>[A-Z][^.!?;:"“”]{2,60})\.?\s*$""")
_MARKS = frozenset("“”\"'‘«")


def find_turns(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    for start, end in passage_ranges(parse).values():
        draft = _labelled(parse, start, end)
        if draft is not None:
            yield draft
    for index, quotation in enumerate(quotes.items):
        draft = _signed(parse, index, quotation)
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
        frame="transcript" if _is_label(parse, first, colon) else "turn",
    )


def _is_label(parse: Parse, first: int, colon: int) -> bool:
    """Whether the words before the colon are set in capitals, as transcripts set who speaks."""
    return all(parse.words[t].isupper() for t in range(first, colon) if parse.words[t].isalpha())


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


def _signed(parse: Parse, index: int, quotation: Quotation) -> Draft | None:
    """A quotation followed by a dash and a name that ends the paragraph."""
    passage = parse.document.passages[quotation.passage]
    match = _SIGNATURE.match(parse.document.article.text, quotation.end, passage.end)
    if match is None or len(quotation) < 4:
        return None
    first, last = parse.tokens_between(match.start("name"), match.end("name"))
    if first >= last or any(parse.pos[t] in ("VERB", "AUX") for t in range(first, last)):
        return None
    head = first
    while head + 1 < last and parse.pos[head + 1] == "PROPN" and parse.words[head + 1] not in _MARKS:
        head += 1
    source = Source(head, first, last)
    pieces = [(quotation.first, quotation.last)]
    return Draft(quotation.first, None, source, pieces, "assert", "statement", "speaker", quotes=[index], frame="turn")
