"""Speech that layout attributes: "MINISTER: We ...", a headline "Report: ...", a pulled quotation with a name below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.lexicons.actors import actor_nouns
from onrecord.annotate.lexicons.speech import documents, is_inanimate, words
from onrecord.annotate.quotation.direct import passage_ranges
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotation, Quotations
from onrecord.annotate.quotation.source import Source
from onrecord.model.syntax import Parse

_LABEL_WORDS = 5
# A dash and a name that end the line or the paragraph; a name with what its bearer is needs no dash.
_NAME = r"""(?P<name>[A-Z](?:[^.!?;:"“”\n]|(?<=\b[A-Z])\.|(?<=\b[DMJS][rs])\.|(?<=\bMrs)\.){2,80}?)\.?"""
_SIGNATURE = re.compile(rf"""["”»'’]*\s*(?:[—–―~]|--?)\s*{_NAME}[^\S\n]*(?:\n|$)""")
_TITLED = r"""(?:,\s*["“'‘][^"“”\n]{3,120}["”'’])?"""  # what the words are from: 'Anonymous blogger, "Why we march"'
_BARE_SIGNATURE = re.compile(rf"""["”»'’]+\s+{_NAME}{_TITLED}[^\S\n]*$""")
_DASHES = frozenset({"-", "–", "—", "--", "|"})
_CLOCK = frozenset({"", ".", "h", "am", "pm", "a.m.", "p.m.", "gmt", "bst", "cet", "utc", "est", "et"})
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
    first = behind_time(parse, start, end)
    while first < end and parse.words[first] in _MARKS:
        first += 1
    stop = min(end - 1, first + _LABEL_WORDS + 1)
    colon = next((t for t in range(first, stop) if parse.words[t] == ":"), None)
    if colon is None or colon == first or not _names_a_speaker(parse, first, colon, end):
        return None
    source = Source(colon - 1, first, colon)
    asked = parse.lower[first] in ("q", "question") and parse.words[end - 1] == "?"
    return Draft(
        colon,
        (colon, colon + 1),
        source,
        [(colon + 1, end)],
        "ask" if asked else "assert",
        "statement",
        "speaker",
        fixed_act=False,
        frame="transcript" if _is_label(parse, first, colon) else "turn",
    )


def behind_time(parse: Parse, start: int, end: int) -> int:
    """Where a line begins behind the hour that a live page sets before it: "14:20 - Mayor: ..."."""
    for dash in range(start + 1, min(end, start + 5)):
        if parse.words[dash] in _DASHES:
            clock = all(t.isdigit() or t in _CLOCK for t in parse.lower[start:dash] for t in [t.replace(":", "")])
            return dash + 1 if clock else start
    return start


def _is_label(parse: Parse, first: int, colon: int) -> bool:
    """Whether the words before the colon are set in capitals, as transcripts set who speaks."""
    return all(parse.words[t].isupper() for t in range(first, colon) if parse.words[t].isalpha())


def _names_a_speaker(parse: Parse, first: int, colon: int, end: int) -> bool:
    label = parse.words[first:colon]
    if label[0].lower() in words("not_speakers") and label[0] != "WHO":
        return False
    if _before_quotation(parse, first, colon):
        return True
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


def _before_quotation(parse: Parse, first: int, colon: int) -> bool:
    """A headline's 'Oslo's envoy: "We ..."': a noun phrase of somebody who can speak, the quotation behind it."""
    head = colon - 1
    if parse.words[colon + 1] not in _MARKS or not parse.words[first][:1].isupper() or head == first:
        return False
    if any(parse.pos[t] in ("VERB", "AUX", "ADP", "PUNCT") for t in range(first, colon)):
        return False
    named = parse.lower[head] not in words("not_speakers") and parse.lemmas[head] not in documents()
    return parse.pos[head] in ("NOUN", "PROPN") and named and not is_inanimate(parse.lemmas[head])


def _names_near(parse: Parse, first: int, last: int) -> list[tuple[int, int, str]]:
    return [name for name in parse.names if name[0] >= first - 1 and name[1] <= last + 1]


def _signed(parse: Parse, index: int, quotation: Quotation) -> Draft | None:
    """A quotation followed by a dash and a name that ends the line, or by a name and an office at the very end."""
    passage = parse.document.passages[quotation.passage]
    text = parse.document.article.text
    match = _SIGNATURE.match(text, quotation.end, passage.end)
    if match is None and not text[passage.start : quotation.start].strip(" \t“”\"'‘«"):
        match = _BARE_SIGNATURE.match(text, quotation.end, passage.end)
        match = match if match is not None and _names_somebody(parse, match) else None
    if match is None or len(quotation) < 4:
        return None
    first, last = parse.tokens_between(match.start("name"), match.end("name"))
    if first >= last or _tells(parse, head := _head(parse, first, last), first, last):
        return None
    source = Source(head, first, last)
    pieces = [(quotation.first, quotation.last)]
    return Draft(quotation.first, None, source, pieces, "assert", "statement", "speaker", quotes=[index], frame="turn")


def _names_somebody(parse: Parse, match: re.Match[str]) -> bool:
    """Whether a line that no dash sets off is a name and what its bearer is, or what somebody unnamed is.

    "Ines Brandt, harbour master"; "Resident of Kananga".
    """
    first, last = parse.tokens_between(match.start("name"), match.end("name"))
    if (noun := actor_nouns().get(parse.lemmas[_end_of_noun(parse, first, last)])) is not None:
        return noun.kind == "person"
    names = [name for name in parse.names if name[0] == first and name[1] <= last and name[2] in ("PERSON", "ORG")]
    return bool(names) and (names[0][1] == last or parse.words[names[0][1]] in (",", "("))


def _tells(parse: Parse, head: int, first: int, last: int) -> bool:
    """Whether the line has a verb that does not hang on its noun: a sentence, and not "a resident, who fled"."""
    return any(parse.pos[t] in ("VERB", "AUX") and head not in parse.ancestors(t) for t in range(first, last))


def _head(parse: Parse, first: int, last: int) -> int:
    """The last word of the name that the line begins with, or of the noun phrase where it begins with none."""
    head = first
    while head + 1 < last and parse.pos[head + 1] == "PROPN" and parse.words[head + 1] not in _MARKS:
        head += 1
    return head if parse.pos[head] == "PROPN" else _end_of_noun(parse, first, last)


def _end_of_noun(parse: Parse, first: int, last: int) -> int:
    """The last of the nouns that the line begins with, behind articles and adjectives."""
    behind = next((t for t in range(first, last) if parse.pos[t] in ("ADP", "PUNCT", "PRON")), last)
    return max(first, behind - 1)
