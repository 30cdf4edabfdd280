"""Photograph captions: their own date, not that of the article, is what "Sunday" in them counts from."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.annotate.timex.lexicon import MONTHS
from onrecord.annotate.timex.periods import date_of
from onrecord.model.syntax import Parse

_LAST_DATE = re.compile(r"([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4})\.?\s*(?:\([^()]*\)\s*)?$")
# The main verb of a caption tells what the picture shows, in the present or as a participle.
SHOWING = frozenset({"VBZ", "VBP", "VBG", "VBN", "NN", "NNS", "NNP"})


def caption_date(text: str, parse: Parse, start: int) -> dt.date | None:
    """The date of a caption: a passage in the present tense that ends in a full date. `start` is its given offset."""
    found = _LAST_DATE.search(text)
    if found is None:
        return None
    month = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(found[1][:3].lower())), None)
    if month is None or not (text.startswith("FILE") or _shows(parse, start, start + len(text))):
        return None
    return date_of(int(found[3]), month, int(found[2]))


def _shows(parse: Parse, start: int, end: int) -> bool:
    first, last = parse.tokens_between(start, end)
    roots = [i for i in range(first, last) if parse.heads[i] == i and parse.pos[i] != "PUNCT"]
    return bool(roots) and all(parse.tags[i] in SHOWING for i in roots)
