"""Joined records written by hand for what is shown and exported: a small crisis, and articles made of anything.

Invented; real states. Nothing here needs weights or extractors.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.model.document import Article, Flag
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event
from onrecord.model.happening import JoinedRecord
from onrecord.model.plover import INTENSITY
from onrecord.model.record import FailedDocument, Failure, Outcome, Problem, Record
from onrecord.model.span import Span
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Statement
from onrecord.model.temporal import When
from onrecord.pipeline import join

STATES = {"Malta": "MLT", "Tunisia": "TUN", "Libya": "LBY", "Italy": "ITA"}
HOSTILE = '<script>alert(1)</script>\u202e=HYPERLINK("x")\t|`*_[a](javascript:b)&amp;\'"\x1b[31m'


def day(number: int, month: int = 3) -> dt.date:
    return dt.date(2026, month, number)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def telling(
    id: str,
    text: str,
    type: str,
    trigger: str,
    *,
    who: str | None = None,
    whom: str | None = None,
    place: str | None = None,
    mode: str | None = None,
    standing: str = "reported",
    when: dt.date | tuple[dt.date, dt.date] | None = None,
    published: dt.date | None = None,
    publisher: str | None = None,
    by: str | None = None,
    kinds: dict[str, str] | None = None,
    uri: str | None = None,
) -> Record:
    """An article that tells one event; `who`, `whom`, `place` and `by` are words of it."""
    names = list(dict.fromkeys(n for n in (who, whom, place, by) if n))
    entities = [_entity(f"N{n}", name, text, (kinds or {}).get(name)) for n, name in enumerate(names, 1)]
    ids = {e.name: e.id for e in entities}
    whole = Span(0, len(text), text)
    said = (
        Statement(
            "S1", ids[by], span(text, by), span(text, by), (span(text, trigger),), "indirect", "assert", about=("E1",)
        )
        if by
        else None
    )
    history = (
        (
            StandingChange("alleged", ids.get(who or ""), None, None, whole),
            StandingChange("denied", ids.get(whom or ""), None, None, whole),
        )
        if standing == "disputed"
        else (StandingChange(standing, ids.get(by or ""), "S1" if by else None, None, whole),)  # type: ignore[arg-type]
    )
    first, last = when if isinstance(when, tuple) else (when, when)
    event = Event(
        "E1",
        type,  # type: ignore[arg-type]
        span(text, trigger),
        (whole,),
        standing,  # type: ignore[arg-type]
        history,
        mode=mode,
        actors=(ids[who],) if who else (),
        recipients=(ids[whom],) if whom else (),
        place=ids[place] if place else None,
        when=When(first, last, None, "stated") if first and last else None,
        intensity=INTENSITY[type],  # type: ignore[index]
    )
    return Record(
        document=Article(
            id=id, title=f"Of {id}", publisher=publisher, published=published, uri=uri, language="en", text=text
        ),
        entities=tuple(entities),
        statements=(said,) if said else (),
        events=(event,),
    )


def _entity(id: str, name: str, text: str, kind: str | None) -> Entity:
    state = name in STATES
    s = span(text, name)
    return Entity(
        id,
        name,
        kind or ("government" if state else "person"),  # type: ignore[arg-type]
        (Mention(s.start, s.end, s.exact, "name"),),
        country=STATES.get(name),
        sectors=("GOV",) if state else (),
    )


def copies(record: Record, number: int) -> list[Record]:
    """The same words by other papers."""
    return [
        replace(
            record, document=replace(record.document, id=f"{record.document.id}-copy-{n}", publisher=f"Reprinter {n}")
        )
        for n in range(number)
    ]


SEIZED = (
    "Malta seized the tanker of Tunisia off Lampedusa on Tuesday night after a chase of three hours, the harbour "
    "master wrote in his log, and towed it to the old quarantine basin with all hands aboard."
)
ANSWERED = (
    "Nobody from Malta seized anything that belongs to Tunisia, the deputy minister Carmel Zrinzo told a radio station."
)
CALLED = "Malta and Tunisia spoke by telephone on Wednesday about the ship and its eleven sailors for half an hour."
WILL_MEET = "Malta will meet Tunisia in Rome next week if the sailors have seen a doctor by then, an aide to both said."
MARCHED = "Hundreds of fishermen marched through Sfax against Malta and burned nets before the consulate of the island."
HELD = "Libya put its patrol boats on alert against Malta for the time being, sailors in Tripoli harbour have noticed."


def crisis() -> list[Record]:
    """Six articles on a tanker, one of them a copy, one contradicting the first, and one on hostile words."""
    wire = telling(
        "wire",
        SEIZED,
        "COERCE",
        "seized",
        who="Malta",
        whom="Tunisia",
        mode="seize",
        when=day(10),
        published=day(11),
        publisher="Example Wire",
        uri="https://wire.example/tanker?a=1&b=2",
    )
    return [
        wire,
        *copies(wire, 1),
        telling(
            "radio",
            ANSWERED,
            "COERCE",
            "seized",
            who="Malta",
            whom="Tunisia",
            mode="seize",
            when=day(10),
            published=day(12),
            publisher="Radio Example",
            standing="denied",
            by="Carmel Zrinzo",
        ),
        telling(
            "call",
            CALLED,
            "CONSULT",
            "spoke",
            who="Malta",
            whom="Tunisia",
            mode="phone",
            when=day(11),
            published=day(12),
        ),
        telling(
            "meeting",
            WILL_MEET,
            "CONSULT",
            "meet",
            who="Malta",
            whom="Tunisia",
            place="Rome",
            kinds={"Rome": "place"},
            standing="planned",
            when=(day(16), day(22)),
            published=day(12),
        ),
        telling("march", MARCHED, "PROTEST", "marched", whom="Malta", mode="demo", published=day(13)),
        telling(
            "alert",
            HELD,
            "MOBILIZE",
            "alert",
            who="Libya",
            whom="Malta",
            standing="alleged",
            when=day(17),
            published=day(18),
        ),
        hostile(),
    ]


def hostile() -> Record:
    """An article whose every part tries to be something else than text."""
    text = f"{HOSTILE} attacked Malta at noon"
    record = telling(
        "=cmd|' /C calc'!A0",
        text,
        "ASSAULT",
        "attacked",
        who=HOSTILE,
        whom="Malta",
        published=day(14),
        publisher=HOSTILE,
        kinds={HOSTILE: "organization"},
        uri="javascript:alert(1)",
    )
    flag = Flag("garbled", 0, len(HOSTILE), HOSTILE, f"not a sentence: {HOSTILE}")
    return replace(record, flags=(flag,), document=replace(record.document, title=HOSTILE))


FAILURE = Failure(document=FailedDocument("broken"), error=Problem("malformed", "line 3 is no JSON"))


def joined(records: Sequence[Outcome] | None = None, *more: Outcome) -> JoinedRecord:
    return join([*(crisis() if records is None else records), *more])


def texts(record: JoinedRecord) -> dict[str, str]:
    return {d.document.id: d.document.text for d in record.documents if isinstance(d, Record)}


def with_coordinates(record: JoinedRecord, places: Iterable[str]) -> JoinedRecord:
    """The record as it is where the registry knows where these places are."""
    wanted = set(places)
    entities = tuple(
        replace(e, latitude=41.9, longitude=12.5, geonames=3169070) if e.name in wanted else e for e in record.entities
    )
    return replace(record, entities=entities)
