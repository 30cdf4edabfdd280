"""Words set off as a paragraph of their own behind a colon, without marks: "The statement read:"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from onrecord.annotate.quotation.content import Pieces
from onrecord.annotate.quotation.cues import CueToken
from onrecord.annotate.quotation.direct import passage_ranges
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import Source, find_source
from onrecord.model.syntax import Parse

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me", "ourselves", "myself"})
_MIN_WORDS = 4


def find_blocks(parse: Parse, quotes: Quotations, cues: Iterable[CueToken]) -> Iterator[Draft]:
    """A draft for each cue that ends its paragraph in a colon with unmarked words behind it.

    The paragraph behind the colon is said, and those behind it as long as somebody speaks in them as "I" or "we".
    """
    spoken = {c.token: c for c in cues if any("quote" in r.frames for r in c.readings)}
    ranges = passage_ranges(parse)
    order = sorted(ranges)
    for n, (passage, following) in enumerate(pairwise(order)):
        start, end = ranges[passage]
        if parse.words[end - 1] != ":" or not _is_unmarked(parse, quotes, ranges, following):
            continue
        cue = _last_cue(parse, spoken, start, end)
        source = find_source(parse, quotes, cue.token) if cue is not None else None
        if cue is not None and source is not None:
            yield _draft(cue, source, [ranges[following], *_further(parse, quotes, ranges, order[n + 2 :])])


def _draft(cue: CueToken, source: Source, pieces: Pieces) -> Draft:
    reading = next(r for r in cue.readings if "quote" in r.frames)
    act = reading.frames["quote"]
    return Draft(cue.token, (cue.first, cue.last), source, pieces, act, reading.kind, reading.name, frame="block")


def _is_unmarked(parse: Parse, quotes: Quotations, ranges: dict[int, tuple[int, int]], passage: int) -> bool:
    first, last = ranges[passage]
    if passage in quotes.by_passage or last - first < _MIN_WORDS or parse.words[last - 1] == ":":
        return False
    return any(parse.pos[t] in ("VERB", "AUX") for t in range(first, last))


def _further(
    parse: Parse, quotes: Quotations, ranges: dict[int, tuple[int, int]], passages: list[int]
) -> Iterator[tuple[int, int]]:
    """The paragraphs behind the first that the speaker goes on in."""
    same = takewhile(lambda p: _is_unmarked(parse, quotes, ranges, p) and _in_person(parse, *ranges[p]), passages)
    return (ranges[p] for p in same)


def _in_person(parse: Parse, first: int, last: int) -> bool:
    return not _FIRST_PERSON.isdisjoint(parse.lower[first:last])


def _last_cue(parse: Parse, cues: dict[int, CueToken], start: int, end: int) -> CueToken | None:
    """The cue of the paragraph's last sentence that leads up to the colon."""
    first = max(start, parse.sentences[parse.sentence_of[end - 1]][0])
    return next((cues[t] for t in range(end - 1, first - 1, -1) if t in cues), None)
