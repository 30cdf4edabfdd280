"""Triggers that the trained heads see: beside the lexicon's, and against them.

The lexicon knows words, the heads know sentences: a trigger that they are sure of is told though no list has it, one
that they are sure is none goes. The thresholds are from our own corpus (its part "dev").
"""

from __future__ import annotations

from functools import cache

from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import Rule
from onrecord.model.plover import MODES, TYPES, EventType
from onrecord.model.syntax import Parse

_TOLD = 0.8  # of a type's probability on the trigger's head
_NO_TRIGGER = 0.02  # of the probability of any trigger: the lexicon is not believed below it
_OTHERWISE = 0.9  # of another type's probability: the lexicon's is not believed above it
_MODE = 0.5

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_VERB_SLOTS = ("obj", "iobj", "against", "on", "at", "to", "with", "from", "for", "of", "comp")
_NOUN_SLOTS = ("against", "on", "at", "to", "with", "for", "of", "between")
_ASKING_SLOTS = ("iobj", "obj", "to", "on", "from", "csubj", "comp")
_ASKING = frozenset({"REQUEST", "THREATEN", "REJECT"})


class LearnedTriggers:
    """What the evidence of one document says of triggers; nothing at all where it has no such head."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.evidence = parse.evidence if parse.evidence is not None and parse.evidence.has("trigger") else None
        self._spans = self.evidence.spans("trigger") if self.evidence is not None else []

    def rejects(self, reading: Reading) -> bool:
        """Whether the heads are sure that no event is told at the reading's words."""
        if self.evidence is None:
            return False
        words = (reading.token, *range(reading.start, reading.end))
        if reading.support is not None:
            words += (reading.support,)
        return all(self._any(word) < _NO_TRIGGER for word in words)

    def corrected(self, reading: Reading) -> None:
        """Gives the reading the type that the heads are sure of."""
        if self.evidence is None:
            return
        for type_ in TYPES:
            if type_ != reading.type and self.evidence.probability("trigger", reading.token, type_) > _OTHERWISE:
                reading.type, reading.mode = type_, self._mode(reading.token, type_)

    def missing(self, start: int, end: int, told: set[int]) -> list[Reading]:
        """Readings of the triggers among tokens [start, end) that hold no word of `told`."""
        found = []
        for first, last, type_ in self._spans:
            if start <= first < end and not told & set(range(first, last)):
                token = self._head(first, last)
                if self._sure(token, type_):
                    found.append(self._reading(token, first, last, type_))
        return found

    def _sure(self, token: int, type_: str) -> bool:
        return self.evidence is not None and self.evidence.probability("trigger", token, type_) >= _TOLD

    def _any(self, token: int) -> float:
        return 0.0 if self.evidence is None else 1 - self.evidence.probability("trigger", token, "O")

    def _head(self, first: int, last: int) -> int:
        """The word of the trigger that its other words hang on."""
        return next((t for t in range(first, last) if not first <= self.parse.heads[t] < last), first)

    def _reading(self, token: int, first: int, last: int, type_: str) -> Reading:
        kind = _event_type(type_)
        rule = generic_rule(kind, verbal=self.parse.pos[token] in ("VERB", "AUX"))
        return Reading(token, first, last, kind, self._mode(token, kind), rule)

    def _mode(self, token: int, type_: EventType) -> str | None:
        if self.evidence is None or not self.evidence.has("mode"):
            return None
        mode, sure = self.evidence.best("mode", token)
        return mode if sure >= _MODE and mode in MODES.get(type_, ()) else None


@cache
def generic_rule(type_: EventType, *, verbal: bool) -> Rule:
    """The rule of a word that no list has: parties where words of its type mostly have them."""
    slots: tuple[str, ...]
    if type_ in _MUTUAL:
        slots = ("=with", "=between", "=obj", "=to") if verbal else ("with", "between", "of", "among", "to")
        return Rule("", None, type_, None, "V" if verbal else "R", slots, (), frozenset({"strong"}))
    slots = _ASKING_SLOTS if type_ in _ASKING and verbal else _VERB_SLOTS if verbal else _NOUN_SLOTS
    return Rule("", None, type_, None, "V" if verbal else "A", slots, (), frozenset({"strong"}))


@cache
def _event_type(name: str) -> EventType:
    return next(type_ for type_ in TYPES if type_ == name)
