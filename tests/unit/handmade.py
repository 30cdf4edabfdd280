"""A record written by hand, so that what is shown can be tested without the extractors."""

from __future__ import annotations

import datetime as dt

from onrecord.model.document import Article, Flag, Passage
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Statement
from onrecord.model.temporal import TimeExpression, When

TEXT = """Malta's navy seized a Tunisian tanker late on Tuesday, officials in Valletta said.
Tunisian Foreign Minister Salwa Berkani denied that any ship was taken.
"Nothing of the kind happened," she told reporters.Malta's navy captured the Tunisian tanker on Tuesday.
Her Maltese colleague, Karm Zerafa, declined to comment. The two will meet in Rome next week.
"""
PUBLISHED = dt.date(2026, 3, 12)
TUESDAY = dt.date(2026, 3, 10)


def span(words: str, nth: int = 0) -> Span:
    """The `nth` occurrence of `words` in TEXT."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words), words)


def mention(words: str, form: str = "name", nth: int = 0) -> Mention:
    s = span(words, nth)
    return Mention(s.start, s.end, s.exact, form)  # type: ignore[arg-type]


def flag(kind: str, words: str, note: str) -> Flag:
    s = span(words)
    return Flag(kind, s.start, s.end, s.exact, note)  # type: ignore[arg-type]


def entities() -> tuple[Entity, ...]:
    return (
        Entity(
            "N1",
            "Malta's navy",
            "government",
            (mention("Malta's navy"), mention("Malta's navy", nth=1)),
            country="MLT",
            sectors=("MIL",),
        ),
        Entity("N2", "Tunisian tanker", "other", (mention("Tunisian tanker", "nominal"),), country="TUN"),
        Entity(
            "N3",
            "Salwa Berkani",
            "person",
            (mention("Salwa Berkani"), mention("she", "pronoun")),
            country="TUN",
            sectors=("GOV",),
            role="Foreign Minister of Tunisia",
        ),
        Entity("N4", "Karm Zerafa", "person", (mention("Karm Zerafa"),), country="MLT", sectors=("GOV",)),
        Entity("N5", "officials in Valletta", "people", (mention("officials in Valletta", "nominal"),), country="MLT"),
        Entity("N6", "Rome", "place", (mention("Rome"),), country="ITA"),
    )


def statements() -> tuple[Statement, ...]:
    return (
        Statement(
            "S1",
            "N5",
            span("officials in Valletta"),
            span("said"),
            (span("Malta's navy seized a Tunisian tanker late on Tuesday"),),
            "indirect",
            "assert",
            about=("E1",),
        ),
        Statement(
            "S2",
            "N3",
            span("Salwa Berkani"),
            span("denied"),
            (span("any ship was taken"), span("Nothing of the kind happened")),
            "mixed",
            "deny",
            medium="press",
            about=("E1",),
        ),
        Statement("S3", "N4", span("Karm Zerafa"), span("declined to comment"), (), "indirect", "decline_to_comment"),
    )


def events() -> tuple[Event, ...]:
    tuesday = When(TUESDAY, TUESDAY, span("late on Tuesday"), "stated")
    first, second = span("Malta's navy seized a Tunisian tanker late on Tuesday"), span("Malta's navy captured")
    week = When(dt.date(2026, 3, 16), dt.date(2026, 3, 22), span("next week"), "stated")
    meeting = span("The two will meet in Rome next week")
    return (
        Event(
            "E1",
            "COERCE",
            span("seized"),
            (first, second),
            "disputed",
            (
                StandingChange("alleged", "N5", "S1", None, first),
                StandingChange("denied", "N3", "S2", None, span("denied that any ship was taken")),
            ),
            mode="seize",
            contexts=("military",),
            actors=("N1",),
            recipients=("N2",),
            when=tuesday,
            intensity=-7.0,
        ),
        Event(
            "E2",
            "CONSULT",
            span("meet"),
            (meeting,),
            "planned",
            (StandingChange("planned", None, None, None, meeting),),
            actors=("N3", "N4"),
            place="N6",
            when=week,
            intensity=2.5,
        ),
    )


def record(**changes: object) -> Record:
    """The whole record; keyword arguments replace its fields."""
    body = TEXT.splitlines()
    passages = tuple(Passage(f"P{n}", (s := span(line)).start, s.end, s.exact) for n, line in enumerate(body, 1))
    time = span("late on Tuesday")
    tuesday = When(TUESDAY, TUESDAY, time, "stated")
    fields: dict[str, object] = {
        "document": Article(
            id="tanker",
            title="A tanker is seized",
            publisher="Example Wire",
            published=PUBLISHED,
            language="en",
            text=TEXT,
        ),
        "passages": passages,
        "entities": entities(),
        "times": (
            TimeExpression(time.start, time.end, time.exact, "time", "2026-03-10TEV", tuesday, "published", "T1"),
        ),
        "statements": statements(),
        "events": events(),
        "flags": (flag("lost_space", "reporters.Malta", "two words run together"),),
    }
    return Record(**(fields | changes))  # type: ignore[arg-type]
