"""Which day each verb and event noun of a sentence gets."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from msgspec.structs import replace

from onrecord.annotate.backends.spacy_parser import SpacyParser
from onrecord.annotate.timex.attach import when_of
from onrecord.annotate.timex.extractor import find_times
from onrecord.clean.document import clean
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article

PUBLISHED = dt.date(2025, 11, 27)  # a Thursday


@cache
def read(text: str) -> AnnotatedDocument:
    parse = next(SpacyParser().parse([clean(Article(id="test", text=text, published=PUBLISHED))]))
    doc = AnnotatedDocument(document=parse.document, parse=parse)
    return replace(doc, times=find_times(doc))


def days(text: str, word: str) -> str | None:
    doc = read(text)
    when = when_of(doc, doc.parse.words.index(word))
    return f"{when.start}/{when.end}" if when else None


MON, TUE, WED, SUN = "2025-11-24", "2025-11-25", "2025-11-26", "2025-11-23"

CASES = [
    # each clause keeps its own day
    ("The envoy said Tuesday that the ministers met on Monday.", "said", TUE),
    ("The envoy said Tuesday that the ministers met on Monday.", "met", MON),
    ("Guards fired tear gas on Wednesday hours after judges announced the verdict.", "fired", WED),
    ("Guards fired tear gas on Wednesday hours after judges announced the verdict.", "announced", None),
    ("The army, which took the port on Monday, denied the report on Tuesday.", "denied", TUE),
    ("The army, which took the port on Monday, denied the report on Tuesday.", "took", MON),
    ("Kenya accused Somalia on Tuesday of shelling its troops.", "accused", TUE),
    # nouns
    ("Sunday's attack on the base was condemned by the mayor.", "attack", SUN),
    ("Sunday's attack on the base was condemned by the mayor.", "condemned", None),
    ("The talks took place on Monday in Oslo.", "talks", MON),
    ("The rebels launched an attack on the town on Monday.", "attack", MON),
    ("The rebels launched an attack on the town on Monday.", "launched", MON),
    # carried over
    ("On Tuesday, the court banned the party and seized its funds.", "banned", TUE),
    ("On Tuesday, the court banned the party and seized its funds.", "seized", TUE),
    ("Gunmen attacked a convoy on Sunday, killing three people.", "killing", SUN),
    ("Dozens were killed when troops stormed two towns on Monday.", "killed", MON),
    ("Dozens were killed when troops stormed two towns on Monday.", "stormed", MON),
    ("Three guards were killed in an attack on Sunday.", "killed", SUN),
    ("Guards fired at protesting students on Monday.", "protesting", MON),
    ("Guards fired at protesting students on Monday.", "fired", MON),
    ("On Monday, the judge is due to hold a hearing.", "hold", "2025-12-01"),
    ("A summit to be held in December worries the mayor.", "summit", "2025-12-01/2025-12-31"),
    ("The charges relate to deaths in clashes last December.", "clashes", "2024-12-01/2024-12-31"),
    ("The charges relate to deaths in clashes last December.", "relate", None),
    ("A boy hits a poster during a protest near the port in Lima, Peru, Nov. 21, 2025.", "hits", "2025-11-21"),
    ("A boy hits a poster during a protest near the port in Lima, Peru, Nov. 21, 2025.", "protest", "2025-11-21"),
    ("The crew was freed Wednesday, a day after it was detained.", "detained", TUE),
    # open sides
    ("The army has held the port since July.", "held", "2025-07-01/2025-11-27"),
    ("The force will leave by Monday.", "leave", "2025-11-27/2025-12-01"),
    ("The clashes began before Monday.", "began", None),
    ("The rebels fled after Monday.", "fled", None),
    ("It was their first meeting since 1979.", "meeting", None),
    ("Protests have grown in recent weeks.", "grown", None),
    ("The talks lasted for three weeks.", "lasted", None),
    ("Prices have risen over the past three months.", "risen", "2025-08-27/2025-11-27"),
    ("Less than a month ago the ministry criticized Chad.", "criticized", "2025-10-27/2025-11-27"),
    # ranges
    ("Fighting raged between Monday and Wednesday.", "raged", f"{MON}/{WED}"),
    ("The army shelled the port from Nov. 3 to Nov. 7.", "shelled", "2025-11-03/2025-11-07"),
    # no time at all
    ("The army shelled the port.", "shelled", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_verb_or_noun_gets_the_days_of_its_own_clause(text: str, word: str, expected: str | None) -> None:
    if expected and "/" not in expected:
        expected = f"{expected}/{expected}"
    assert days(text, word) == expected


def test_words_behind_a_date_are_those_of_the_time_expression() -> None:
    doc = read("The envoy said Tuesday that the ministers met on Monday.")
    when = when_of(doc, doc.parse.words.index("met"))
    assert when is not None
    assert when.text is not None
    assert when.text.exact == "Monday"


def test_token_outside_the_document_has_no_date() -> None:
    assert when_of(read("The army shelled the port on Monday."), 999) is None
