"""Warnings about one valid document: what its writer may have forgotten, and labels that contradict each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator

from corpus.document import Document, Event, Mark, Statement, Stretch, Time
from corpus.findings import Finding
from corpus.unmarked import unmarked

_NEAR = 200  # characters between a statement's words and the mention that may be its source
_UNREAL = {"planned": "planned", "threatened": "threatened", "hypothetical": "hypothetical", "negated": "negated"}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b({'|'.join(m.title() for m in _MONTHS)})\b")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_FULL_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_OPENING_MARKS, _CLOSING_MARKS = '"“', '"”'
_RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
# Words that name an act of speech which PLOVER covers, whatever is said.
_SPEECH_ACTS = {
    type: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for type, words in {
        "ACCUSE": r"accus|blam|condemn|denounc|alleg(?:ed|es|ing) that|decri|deplor|criticis|criticiz|berat",
        "THREATEN": r"threaten|warned of retaliation|vow(?:ed|s|ing)? to (?:strike|retaliate|avenge|punish|attack)",
        "REJECT": r"reject|refus(?:ed|es|ing) to|rul(?:ed|es|ing) out|turned down|spurn",
        "REQUEST": r"demand|urg(?:ed|es|ing)|call(?:ed|s|ing) (?:on|for)|appeal(?:ed|s|ing) (?:to|for)|implor|beseech",
        "SUPPORT": r"prais|hail|welcom|applaud|commend|congratulat|salut|apologi[sz]",
    }.items()
}
_NO_DEEDS = ("deny", "decline_to_comment")  # a claim rejected, a comment refused: statements alone

Warn = Callable[[Stretch | None, str, str], Finding]


def lint(document: Document) -> list[Finding]:
    """All warnings about one document."""
    warn = _warner(document)
    if not document.marks:
        return [
            warn(None, "a document without a label", "annotate it: even a text without news has entities and times")
        ]
    return [
        *unmarked(document),
        *_edges(document, warn),
        *_speech_acts(document, warn),
        *(f for s in document.statements for f in _statement(document, s, warn)),
        *(f for e in document.events for f in _event(document, e, warn)),
        *(f for t in document.times for f in _time(document, t, warn)),
    ]


def _warner(document: Document) -> Warn:
    marks: dict[Stretch, Mark] = {(m.start, m.end): m for m in document.marks}

    def warn(span: Stretch | None, problem: str, cure: str) -> Finding:
        if span is None:
            return Finding(document.file, document.line, 1, document.id, problem, cure, "warning")
        mark = marks[span]
        return Finding(document.file, mark.line, mark.column, document.words(span), problem, cure, "warning")

    return warn


def _edges(document: Document, warn: Warn) -> Iterator[Finding]:
    """Marks and signs that belong outside a mention, a time, a trigger or a cue."""
    spans = [(m.start, m.end) for m in document.mentions] + [(t.start, t.end) for t in document.times]
    spans += [(t.start, t.end) for e in document.events for t in e.tellings]
    spans += [s.cue for s in document.statements if s.cue]
    for span in spans:
        words = document.words(span)
        if words[-1] in ",;:":
            yield warn(span, f"ends with {words[-1]}", "leave it outside the span")
        if (words[0] in _OPENING_MARKS) != (words[-1] in _CLOSING_MARKS) and sum(map(words.count, '"“”')) == 1:
            yield warn(span, "holds one of two quotation marks", "leave it outside the span")


def _speech_acts(document: Document, warn: Warn) -> Iterator[Finding]:
    """A cue whose very word is an act that PLOVER covers is the trigger of that act, and the act has by=."""
    performed = {e.performed_by for e in document.events}
    triggers = {(t.start, t.end): e for e in document.events for t in e.tellings if not t.known}
    for s in document.statements:
        if s.cue is None or s.id in performed:
            continue
        if (event := triggers.get(s.cue)) is not None and event.type in _SPEECH_ACTS:
            cure = f"add by={s.id} to the event, if it is what this statement does"
            yield warn(s.cue, f"cue of {s.id} and trigger of {event.id}, but the event has no by=", cure)
        elif s.act not in _NO_DEEDS and (type := _named_act(document.words(s.cue))) is not None:
            cure = f"mark it {{!id {type} ... by={s.id}}}, if it is PLOVER's {type}"
            yield warn(s.cue, f"the cue of {s.id} names an act of PLOVER's, but no event has by={s.id}", cure)


def _named_act(cue: str) -> str | None:
    return next((type for type, words in _SPEECH_ACTS.items() if words.search(cue)), None)


def _statement(document: Document, statement: Statement, warn: Warn) -> Iterator[Finding]:
    at = statement.cue or statement.content[0]
    if statement.by and not statement.source_spans and (words := _nearby_source(document, statement)):
        cure = f"mark “{words}” with >{statement.id} if it is the source here"
        yield warn(at, f"statement {statement.id} has by= but no source span", cure)
    if statement.cue is None and statement.form == "indirect":
        cure = f"mark the cue with {{q {statement.id} {statement.act} ...}}"
        yield warn(at, f"statement {statement.id} has neither a cue nor quotation marks", cure)
    if not statement.content and statement.act == "assert":
        cure = f"mark what is said with {{c {statement.id}}}"
        yield warn(at, f"statement {statement.id} asserts, but has no content", cure)


def _nearby_source(document: Document, statement: Statement) -> str | None:
    parts = [*statement.content, *([statement.cue] if statement.cue else [])]
    inside = list(statement.content)
    for m in document.mentions:
        if not set(m.entities) & set(statement.by) or any(a <= m.start and m.end <= b for a, b in inside):
            continue
        if any(abs(m.start - b) <= _NEAR or abs(a - m.end) <= _NEAR for a, b in parts):
            return document.words((m.start, m.end))
    return None


def _event(document: Document, event: Event, warn: Warn) -> Iterator[Finding]:
    first = event.tellings[0]
    at = (first.start, first.end)
    if not event.actors and not event.recipients:
        yield warn(at, f"event {event.id} has neither a= nor r=", "name its parties, if the text does")
    told = {t.factuality for t in event.tellings if not t.known}
    if event.standing in _UNREAL and told == {"actual"}:
        cure = f"add f={_UNREAL[event.standing]} to the telling that says so, or change s="
        yield warn(at, f"event {event.id} is s={event.standing}, but every telling is f=actual", cure)
    if event.standing in ("confirmed", "reported", "alleged") and told and not told & {"actual", "alleged"}:
        cure = "change s= or f=: the article tells it nowhere as having happened"
        yield warn(at, f"event {event.id} is s={event.standing}, but is told only as {' '.join(sorted(told))}", cure)
    if event.standing in ("disputed", "denied") and not _somebody_denies(document, event, told):
        cure = "add f=negated to the telling that is denied, or about= to the denial"
        yield warn(at, f"event {event.id} is s={event.standing}, but nobody denies it", cure)
    yield from _performed(document, event, at, warn)
    if event.time and _after(event.time, document.published) and event.standing in ("confirmed", "reported"):
        yield warn(at, f"event {event.id} is s={event.standing} and lies after the publication", "change t= or s=")


def _somebody_denies(document: Document, event: Event, told: Collection[str]) -> bool:
    return "negated" in told or any(
        s.act in ("deny", "reject") and (event.id in s.about or any(s.id in t.statements for t in event.tellings))
        for s in document.statements
    )


def _performed(document: Document, event: Event, at: Stretch, warn: Warn) -> Iterator[Finding]:
    by = next((s for s in document.statements if s.id == event.performed_by), None)
    if by is not None and by.by and event.actors and not set(by.by) & set(event.actors):
        problem = f"event {event.id} is a={'+'.join(event.actors)}, but its statement {by.id} is by={'+'.join(by.by)}"
        yield warn(at, problem, "whoever speaks acts: make them agree")


def _after(value: str, day: dt.date) -> bool:
    return bool(_FULL_DAY.match(value)) and value[:10] > day.isoformat()


def _time(document: Document, time: Time, warn: Warn) -> Iterator[Finding]:
    """Words that name a weekday, a month or a year must have a value that agrees."""
    at = (time.start, time.end)
    words = document.words(at)
    day = _day(time.value)
    cure = "look the day up: is the value, or the word, wrong?"
    if day is not None:
        named = _WEEKDAY.search(words)
        if named and "after" not in words.lower() and _WEEKDAYS[day.weekday()] != named[1].lower():
            yield warn(at, f"{time.value[:10]} is a {_WEEKDAYS[day.weekday()].title()}", cure)
        offset = _RELATIVE.get(words.lower())
        if offset is not None and (day - document.published).days != offset:
            yield warn(at, f"{time.value[:10]} is not {words.lower()} of {document.published}", cure)
    month = _MONTH.search(words)
    dated = re.match(r"\d{4}-(\d\d)(?!.*/)", time.value)
    if month and dated and _MONTHS[int(dated[1]) - 1] != month[1].lower():
        yield warn(at, f"{time.value[:7]} is not in {month[1]}", cure)
    year = _YEAR.search(words)
    if year and time.value[:4].isdigit() and "/" not in time.value and time.value[:4] != year[1]:
        yield warn(at, f"{time.value} is not in {year[1]}", cure)


def _day(value: str) -> dt.date | None:
    found = _FULL_DAY.match(value)
    if found is None or "/" in value:
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
