"""Drafts -> record lines. A line lives only by words that stand in the article to the letter.

What a draft says beyond its words (a kind, a country, a type, a standing) is the model's judgment, held to the
contract's vocabulary; references to lines that did not live are cut.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Final, TypeVar

import msgspec

from onrecord.language_model.answer import Draft, DraftChange, DraftEntity, DraftEvent, DraftStatement, DraftWhen
from onrecord.model import plover
from onrecord.model.entity import Entity, Mention, MentionForm
from onrecord.model.event import Event
from onrecord.model.span import Span
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Form, Statement
from onrecord.model.temporal import TimeExpression, When

MAX_MENTIONS: Final = 200  # of one entity
Line = TypeVar("Line", Entity, Statement, Event)
_COUNTRY = re.compile(r"[A-Z]{3}")
_TIMEX = re.compile(r"[0-9A-ZX:.+-]{1,24}|(?:PAST|PRESENT|FUTURE)_REF")
_QUOTES: Final = "\"'“”‘’«»„"


class Grounded(msgspec.Struct, frozen=True):
    """What lived, in text order, and how many drafted lines did not."""

    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    dropped: int


def ground(draft: Draft, text: str) -> Grounded:
    """The lines of `draft` that the words of `text` bear out."""
    entities = _distinct(e for e in (_entity(d, text) for d in draft.entities) if e)
    known = {e.id for e in entities}
    statements = _distinct(s for s in (_statement(d, text, known) for d in draft.statements) if s)
    said = {s.id for s in statements}
    events = _distinct(e for e in (_event(d, text, known, said) for d in draft.events) if e)
    told = {e.id for e in events}
    times = _times(draft, text)
    asked = len(draft.entities) + len(draft.times) + len(draft.statements) + len(draft.events)
    lived = len(entities) + len(times) + len(statements) + len(events)
    return Grounded(
        entities=tuple(sorted(entities, key=lambda e: e.mentions[0].start)),
        times=times,
        statements=tuple(_linked(s, said, told) for s in sorted(statements, key=_start)),
        events=tuple(sorted(events, key=lambda e: e.trigger.start)),
        dropped=draft.malformed + asked - lived,
    )


def find(words: str | None, text: str, within: Span | None = None) -> Span | None:
    """Where `words` stand in `text` (inside `within`), None if they do not stand there to the letter."""
    words = (words or "").strip()
    low, high = (within.start, within.end) if within else (0, len(text))
    start = text.find(words, low, high) if words else -1
    return None if start < 0 else Span(start, start + len(words), words)


def _entity(draft: DraftEntity, text: str) -> Entity | None:
    spans: dict[int, Span] = {}
    for words in dict.fromkeys((draft.name, *draft.mentions)):
        form: MentionForm = _form(words)
        for span in _all(words, text) if form == "name" else filter(None, [find(words, text)]):
            if not any(span.overlaps(other) for other in spans.values()):
                spans[span.start] = span
    mentions = tuple(Mention(s.start, s.end, s.exact, _form(s.exact)) for _, s in sorted(spans.items()))
    if not mentions:
        return None
    name = draft.name if find(draft.name, text) else mentions[0].exact
    country = draft.country if draft.country and _COUNTRY.fullmatch(draft.country) else None
    return Entity(
        draft.id,
        name,
        draft.kind,
        mentions[:MAX_MENTIONS],
        country=country,
        sectors=tuple(s for s in dict.fromkeys(draft.sectors) if s in plover.SECTORS),
        role=draft.role if find(draft.role, text) else None,
    )


_PRONOUNS: Final = frozenset("he she it they we i you him her them us me his its their our my who".split())


def _form(words: str) -> MentionForm:
    if words.lower() in _PRONOUNS:
        return "pronoun"
    return "name" if words[:1].isupper() and not words.startswith(("The ", "A ", "An ")) else "nominal"


def _all(words: str, text: str) -> Iterable[Span]:
    """Every place where a name stands as whole words."""
    words = words.strip()
    if words:
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            yield Span(found.start(), found.end(), words)


def _times(draft: Draft, text: str) -> tuple[TimeExpression, ...]:
    """A second draft of the same words is the next place where they stand."""
    found: dict[int, TimeExpression] = {}
    for one in draft.times:
        span = next((s for s in _all(one.words, text) if s.start not in found), None)
        if span:
            value = one.value if one.value and _TIMEX.fullmatch(one.value) else None
            found[span.start] = TimeExpression(span.start, span.end, span.exact, one.type, value, None, None, "")
    ordered = (time for _, time in sorted(found.items()))
    return tuple(msgspec.structs.replace(time, id=f"T{n}") for n, time in enumerate(ordered, 1))


def _statement(draft: DraftStatement, text: str, known: set[str]) -> Statement | None:
    sentence = find(draft.sentence, text)
    if sentence is None:
        return None
    cue = find(draft.cue, text, sentence)
    content = tuple(s for s in (find(words, text, sentence) or find(words, text) for words in draft.content) if s)
    if len(content) < len(draft.content) or (not content and cue is None):
        return None  # half a quotation may say the contrary of the whole
    source = draft.source if draft.source in known else None
    return Statement(
        draft.id,
        source,
        find(draft.source_words, text, sentence) if source else None,
        cue,
        content,
        _quoted(content, text),
        draft.act,
        addressees=tuple(one for one in dict.fromkeys(draft.to) if one in known),
        medium=draft.medium,
        outlet=draft.outlet if draft.outlet in known else None,
        within=draft.within,
        about=tuple(draft.about),
    )


def _quoted(content: Sequence[Span], text: str) -> Form:
    quoted = [s.exact[0] in _QUOTES or text[max(0, s.start - 1)] in _QUOTES for s in content]
    if quoted and all(quoted):
        return "direct"
    return "mixed" if any(quoted) or any(c in s.exact for s in content for c in '"“”«»') else "indirect"


def _event(draft: DraftEvent, text: str, known: set[str], said: set[str]) -> Event | None:
    sentence = find(draft.sentence, text)
    trigger = find(draft.trigger, text, sentence) if sentence else None
    if sentence is None or trigger is None:
        return None
    changes = tuple(c for c in (_change(one, text, known, said) for one in draft.history) if c)
    history = changes or (StandingChange(draft.standing, None, None, None, sentence),)
    further = (s for s in (find(words, text) for words in draft.also) if s and s.start != sentence.start)
    with suppress(ValueError):  # a history that does not lead to the standing is no evidence of it
        return Event(
            draft.id,
            draft.type,
            trigger,
            tuple(sorted({sentence, *further}, key=lambda s: s.start)),
            draft.standing,
            history,
            mode=draft.mode if draft.mode in plover.MODES[draft.type] else None,
            actors=tuple(one for one in dict.fromkeys(draft.actors) if one in known),
            recipients=tuple(one for one in dict.fromkeys(draft.recipients) if one in known),
            place=draft.place if draft.place in known else None,
            when=_when(draft.when, text),
            intensity=plover.INTENSITY[draft.type],
        )
    return None


def _change(draft: DraftChange, text: str, known: set[str], said: set[str]) -> StandingChange | None:
    evidence = find(draft.sentence, text)
    if evidence is None or (draft.by is not None and draft.by not in known):
        return None
    statement = draft.statement if draft.statement in said else None
    return StandingChange(draft.standing, draft.by, statement, None, evidence)


def _when(draft: DraftWhen | None, text: str) -> When | None:
    words = find(draft.words, text) if draft else None
    if draft is None or words is None:
        return None
    with suppress(ValueError):
        return When(dt.date.fromisoformat(draft.start), dt.date.fromisoformat(draft.end), words, "stated")
    return None


def _linked(statement: Statement, said: set[str], told: set[str]) -> Statement:
    within = statement.within if statement.within in said and statement.within != statement.id else None
    about = tuple(one for one in dict.fromkeys(statement.about) if one in told)
    return msgspec.structs.replace(statement, within=within, about=about)


def _start(statement: Statement) -> int:
    spans = [s.start for s in (statement.cue, statement.source_span, *statement.content) if s]
    return min(spans)


def _distinct(lines: Iterable[Line]) -> list[Line]:
    """One line an id: of two with the same the first."""
    found: dict[str, Line] = {}
    for line in lines:
        found.setdefault(line.id, line)
    return list(found.values())
