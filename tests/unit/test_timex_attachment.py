"""Which day each verb and event noun of a sentence gets."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from msgspec.structs import replace

from onrecord.annotate.timex.attach import when_of
from onrecord.annotate.timex.discourse import with_shared_days
from onrecord.annotate.timex.extractor import find_times
from onrecord.clean.document import clean
from onrecord.model.annotation import AnnotatedDocument, Attribution
from onrecord.model.document import Article
from onrecord.model.statement import Form, Statement
from onrecord.pipeline import default_extractors

PUBLISHED = dt.date(2025, 11, 27)  # a Thursday


@cache
def read(text: str) -> AnnotatedDocument:
    parse = next(default_extractors().parser.parse([clean(Article(id="test", text=text, published=PUBLISHED))]))
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
    ("Minister Ana Brunn said Tuesday Danish officials had met rebels on Monday.", "said", TUE),
    ("Minister Ana Brunn said Tuesday Danish officials had met rebels on Monday.", "met", MON),
    ("On 3 March 2024 rebels seized the port.", "seized", "2024-03-03"),
    ("The government Monday released nine men.", "released", MON),
    # what is asked for or goes on has not the day of the asking
    ("Kenya accused Somalia of plotting to topple the premier on Wednesday.", "accused", WED),
    ("Kenya accused Somalia of plotting to topple the premier on Wednesday.", "topple", None),
    ("Kenya urged Somalia to free the crew on Wednesday as talks began.", "urged", WED),
    ("Kenya accused the rebels of shelling the port on Wednesday.", "shelling", WED),
    ("Kenya accused the rebels of shelling the port on Wednesday.", "accused", None),
    ("Kenya promised to hold a vote on Friday.", "hold", "2025-11-28"),
    # nouns
    ("The killing of the envoy last year shocked Oslo.", "killing", "2024-01-01/2024-12-31"),
    ("The killing of the envoy last year shocked Oslo.", "shocked", None),
    ("The vote sparked clashes in the port in October.", "clashes", "2025-10-01/2025-10-31"),
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
    ("Women watch the “Free Kupa” protest outside a palace in Lima, Peru, Nov. 21, 2025.", "protest", "2025-11-21"),
    ("A guard walks by the site of an attack in Lima, Peru, Nov. 21, 2025.", "attack", None),
    ("The crew was freed Wednesday, a day after it was detained.", "detained", TUE),
    # open sides
    ("The army has held the port since July.", "held", "2025-07-01/2025-11-27"),
    ("Norway has not executed anyone since 1948.", "executed", None),
    ("The force will leave by Monday.", "leave", "2025-11-27/2025-12-01"),
    ("The clashes began before Monday.", "began", None),
    ("The rebels fled after Monday.", "fled", None),
    ("It was their first meeting since 1979.", "meeting", None),
    ("Protests have grown in recent weeks.", "grown", None),
    ("The talks lasted for three weeks.", "lasted", None),
    ("Prices have risen over the past three months.", "risen", "2025-08-27/2025-11-27"),
    ("Less than a month ago the ministry criticized Chad.", "criticized", "2025-10-27/2025-11-27"),
    # a time behind "of" says which one is meant and dates nothing that is done to it
    ("Judges found Chad guilty of breaking the treaty of 1973.", "breaking", None),
    ("Judges found Chad guilty of breaking the treaty of 1973.", "treaty", "1973-01-01/1973-12-31"),
    ("The army suspended the constitution of 1996 on Monday.", "suspended", MON),
    ("The general led the coup of 1999 and was jailed.", "jailed", None),
    ("The general led the coup of 1999 and was jailed.", "coup", "1999-01-01/1999-12-31"),
    ("The rebels fled on the night of June 10.", "fled", "2025-06-10"),
    ("Unions condemned the killing on Monday of two monks.", "killing", MON),
    ("Unions condemned the killing on Monday of two monks.", "condemned", None),
    # what was counted over a long time happened then
    ("Last year there were documented 612 arrests in Laos.", "arrests", "2024-01-01/2024-12-31"),
    ("A rights group recorded nine raids last month.", "raids", "2025-10-01/2025-10-31"),
    # results, errands and what is said in a report
    ("A convoy was ambushed on Monday and two drivers were killed.", "killed", MON),
    ("A convoy was ambushed on Monday and two drivers had been killed.", "killed", None),
    ("The premier flies to Minsk on Friday to sign a treaty.", "sign", "2025-11-28"),
    ("The envoy arrives in Rome on Friday for talks with the mayor.", "talks", "2025-11-28"),
    ("Kenya accused Chad of murder in a video released on Tuesday.", "accused", TUE),
    ("Senators voted last week to extend the embargo.", "extend", "2025-11-17/2025-11-23"),
    ("The residence was the target of an attack on Monday.", "attack", MON),
    # neither side of now
    ("A panel will investigate the violence last month.", "violence", "2025-10-01/2025-10-31"),
    ("A panel will investigate the violence last month.", "investigate", None),
    ("After Monday's vote the army seized the port.", "vote", MON),
    ("Nobody has attacked a ship since last September.", "attacked", None),
    ("Chad accused Peru of sending arms to rebels at a summit in Rome on Monday.", "accused", MON),
    ("Rebels burned a farm in May and, a month later, three lorries.", "burned", "2025-05-01/2025-05-31"),
    ("Last month crowds besieged the port.", "besieged", "2025-10-01/2025-10-31"),
    ("Since war broke out in Chad on Nov. 5, about 80 people have been killed.", "killed", "2025-11-05/2025-11-27"),
    ("Nine were killed in Muscat in the riots of July 5.", "killed", "2025-07-05"),
    ("The premier, speaking in Rome on Monday, rejected the plan.", "rejected", MON),
    ("The envoy will chair a meeting in Rome on 16 December.", "meeting", "2025-12-16"),
    ("Soldiers shot 14 protesters in Muscat on a Sunday.", "shot", None),
    ("The ministers will meet on the sidelines of a summit on December 14.", "meet", "2025-12-14"),
    ("Since Saturday's quake, aid groups have delivered 40 tons of food.", "delivered", "2025-11-22/2025-11-27"),
    ("A curfew has been in force in Muscat since early Monday.", "curfew", "2025-11-24/2025-11-27"),
    ("The minister resigned on Wednesday, a week after a bomb killed 12 people.", "killed", "2025-11-19"),
    ("The union imposed sanctions in 2014 over the annexation of Crimea.", "annexation", None),
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


def shared(text: str, *said: tuple[str, str, str]) -> list[str | None]:
    """The days of statements given as (source, cue, content), found in the text in order."""
    doc, out, at = read(text), [], 0
    for n, (source, cue, content) in enumerate(said, 1):
        token = doc.parse.words.index(cue, at)
        first, last = doc.parse.tokens_between(start := text.index(content), start + len(content))
        at = token + 1
        form: Form = "direct" if text[start - 1] == '"' else "indirect"
        words = doc.parse.span(first, last)
        statement = Statement(f"S{n}", source, None, None, (words,), form, "assert", when=when_of(doc, token))
        out.append(Attribution(statement, None, token, ((first, last),)))
    whens = [a.statement.when for a in with_shared_days(doc, tuple(out))]
    return [f"{w.start} {w.basis}" if w else None for w in whens]


def test_the_same_speaker_in_the_next_sentence_speaks_on_the_same_day() -> None:
    text = 'Dahl said Tuesday that aid would come. "We stand firm," he added. He warned of new strikes.'
    said = [("dahl", "said", "aid would come"), ("dahl", "added", "We stand firm"), ("dahl", "warned", "new strikes")]
    assert shared(text, *said) == [f"{TUE} stated", f"{TUE} inferred", f"{TUE} inferred"]


def test_another_speaker_another_paragraph_or_an_earlier_saying_has_no_share_of_the_day() -> None:
    first = "Dahl said Tuesday that aid would come."
    a = ("dahl", "said", "aid would come")
    assert shared(f"{first} Ek warned of war.", a, ("ek", "warned", "war"))[1] is None
    assert shared(f"{first}\n\nDahl warned of war.", a, ("dahl", "warned", "war"))[1] is None
    assert shared(f"{first} He has warned of war.", a, ("dahl", "warned", "war"))[1] is None
    assert shared(f"{first} He warned of war last month.", a, ("dahl", "warned", "war"))[1] != f"{TUE} inferred"


def test_token_outside_the_document_has_no_date() -> None:
    assert when_of(read("The army shelled the port on Monday."), 999) is None
