"""Finds the time expressions of an article and reads each against the publication date and the times before it.

A grammar of our own over words (see `grammar`). Of overlapping matches the longest stands, then the rule named first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache

from msgspec.structs import replace

from onrecord.annotate.timex.captions import caption_date
from onrecord.annotate.timex.context import PUBLISHED, Context, Direction, Earlier, Reading
from onrecord.annotate.timex.grammar import Hit, Rule
from onrecord.annotate.timex.lexer import lex
from onrecord.annotate.timex.needs import Index
from onrecord.annotate.timex.tense import dates_a_report, direction, says
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.span import Span
from onrecord.model.syntax import Parse
from onrecord.model.temporal import TimeExpression, When

READ_ROLES = frozenset({"title", "body", "repeat"})


@cache
def load_rules() -> tuple[Rule, ...]:
    """All rules, compiled. Every word that they name gets its symbol here, before any text is read."""
    from onrecord.annotate.timex import (
        absolute,
        anaphoric,
        clock,
        counting,
        deictic,
        durations,
        feasts,
        foreign_dates,
        monthdays,
        quarters,
        unbounded,
        weekdays,
    )

    days = (absolute, monthdays, feasts, foreign_dates, clock, weekdays)
    rules = tuple(
        rule
        for module in (*days, quarters, anaphoric, counting, deictic, unbounded, durations)
        for rule in module.GRAMMAR
    )
    for rule in rules:
        _ = rule.compiled
    return rules


def find_times(doc: AnnotatedDocument) -> tuple[TimeExpression, ...]:
    """The time expressions of an article's title and body, in text order, ids T1, T2 ..."""
    earlier: list[Earlier] = []
    out: list[TimeExpression] = []
    for number, passage in enumerate(doc.document.passages):
        if passage.role not in READ_ROLES:
            continue
        own_date = caption_date(passage.exact, doc.parse, passage.start)
        context_of = _contexts(doc, earlier, number, own_date or doc.document.article.published)
        begin = len(out)
        for hit, reading in _readings(_hits(doc.parse, number), context_of):
            found = _expression(f"T{len(out) + 1}", doc.document.view_span(hit.start, hit.end), reading)
            out.append(found)
            earlier.append(_told(doc, found, reading, number, hit))
        if own_date:
            out[begin:] = _anchored_to_last(out[begin:], own_date)
    return tuple(out)


def _told(doc: AnnotatedDocument, time: TimeExpression, reading: Reading, passage: int, hit: Hit) -> Earlier:
    apart = reading.type == "duration" and reading.days is None and hit.after() in ("before", "after")
    lasts = hit.before() in ("since", "until", "till")
    first, last = doc.parse.tokens_between(time.start, time.end)
    said = reading.period is not None and says(doc.parse, first, last)
    sentence = doc.parse.sentence_of[first] if first < last else -1
    return Earlier(time.id, reading, passage, lasts, apart, sentence, said)


def _anchored_to_last(times: list[TimeExpression], own_date: dt.date) -> list[TimeExpression]:
    """A caption's times, counted from its date: the anchor is that date's expression instead of publication."""
    value = own_date.isoformat()
    last = next((t for t in reversed(times) if t.value == value and t.anchor is None), None)
    return [replace(t, anchor=last and last.id) if t.anchor == PUBLISHED else t for t in times]


def _contexts(
    doc: AnnotatedDocument, earlier: list[Earlier], passage: int, published: dt.date | None
) -> Callable[[Hit], Context]:
    """How a match in this passage gets its context: tense is looked up only where a rule asks for it."""
    title = doc.document.passages[passage].role == "title"

    def context_of(hit: Hit) -> Context:
        def tokens() -> tuple[int, int]:
            return doc.parse.tokens_between(*doc.document.view.to_given(hit.start, hit.end))

        def side() -> Direction | None:
            return "past" if hit.before() == "since" else direction(doc.parse, *tokens(), title=title)

        first, last = tokens()
        sentence = doc.parse.sentence_of[first] if first < last else -2
        return Context(published, earlier, passage, side, lambda: dates_a_report(doc.parse, *tokens()), sentence)

    return context_of


def _readings(hits: list[Hit], context_of: Callable[[Hit], Context]) -> Iterator[tuple[Hit, Reading]]:
    """The matches that stand, with what they mean, in text order: where the longest means nothing, those inside it."""
    for hit in _best(hits):
        reading = _read(hit, context_of(hit))
        if reading is not None:
            yield hit, reading
        else:
            inside = [h for h in hits if h is not hit and hit.first <= h.first and h.last <= hit.last]
            yield from _readings(inside, context_of)


@cache
def _patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, pattern) for rule in load_rules() for pattern in rule.compiled)


@cache
def _index() -> Index:
    return Index([pattern for _, pattern in _patterns()])


def _hits(parse: Parse, number: int) -> list[Hit]:
    """All matches in a passage, in the order of the rules; where they are is noted of the passage.

    The rules are loaded before it is lexed: they say which words have symbols.
    """
    view, passage, patterns = parse.document.view, parse.document.passages[number], _patterns()
    lexed = cache(lambda: lex(view.text, view.from_given(passage.start), view.from_given(passage.end)))
    places = parse.noted(number, "times", lambda: list(_places(lexed()[1])))
    found = ((rule, pattern.match(lexed()[1], at)) for n, at in places for rule, pattern in (patterns[n],))
    return [Hit(rule, match, lexed()[0]) for rule, match in found if match is not None]


def _places(symbols: str) -> Iterator[tuple[int, int]]:
    """(which pattern, the first lexeme) of every match."""
    patterns = _patterns()
    for n in _index().may_match(symbols):
        for match in patterns[n][1].finditer(symbols):
            if match.end() > match.start():
                yield n, match.start()


def _best(hits: list[Hit]) -> list[Hit]:
    """Matches that do not overlap, longest first, in text order. Python's sort keeps the rules' order among equals."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: h.first - h.last):
        if taken.isdisjoint(range(hit.first, hit.last)):
            kept.append(hit)
            taken.update(range(hit.first, hit.last))
    return sorted(kept, key=lambda h: h.first)


def _read(hit: Hit, context: Context) -> Reading | None:
    """What a match means; None for no time. A date beyond the calendar's years is none."""
    try:
        return hit.rule.read(hit, context)
    except (OverflowError, ValueError):
        return None


def _expression(id: str, span: Span, reading: Reading) -> TimeExpression:
    when = When(*reading.days, span, reading.basis) if reading.days else None
    return TimeExpression(
        start=span.start,
        end=span.end,
        exact=span.exact,
        type=reading.type,
        value=reading.value,
        when=when,
        anchor=reading.anchor,
        id=id,
    )
