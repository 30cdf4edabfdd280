"""Triggers that the trained heads see and the lexicon does not.

The lexicon knows words, the heads know sentences: a trigger that they are sure of is told though no list has it. Where
a list has the word with that very type, only not with these companions, less is asked of the heads: two that know
nothing of each other say the same. What the lexicon tells stands, and its type too: the heads' doubts of it were
measured, and made the answer keys no better. The thresholds were settled on our own corpus (its part "dev"), the
answer keys and PLOVER's gold; unseen news would bear lower ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.annotate.events import roles
from onrecord.annotate.events.matching import Matcher
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import Rule, fold, noun_rules, verb_lemma, verb_rules
from onrecord.model.plover import MODES, TYPES, EventType
from onrecord.model.syntax import Parse

_TOLD = 0.9  # of a type's probability on the trigger's head
_AGREED = 0.5  # the same, of a word that the lexicon knows with this type
_MODE = 0.5
# What verbs tell of which the companions say everything: the type that a list has for some of them says nothing here.
_LIGHT = frozenset("come go get be vote share acquire obtain procure import decide opt choose enjoy earn clear".split())
# What deeds do, and nobody else does by it.
_HAPPENING = frozenset("break erupt begin start continue resume flare rage occur happen end stop follow spread".split())
_TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_VERB_SLOTS = ("obj", "iobj", "against", "on", "at", "to", "with", "from", "for", "of", "comp")
_NOUN_SLOTS = ("against", "on", "at", "to", "with", "for", "of", "between")
_ASKING_SLOTS = ("iobj", "obj", "to", "on", "from", "csubj", "comp")
_ASKING = frozenset({"REQUEST", "THREATEN", "REJECT"})
_DYING = frozenset({"die", "perish", "succumb", "fall"})
_BURSTING = frozenset({"explode", "detonate"})
_STAFF = frozenset({"@person", "staff", "worker", "employee", "pilot", "manager", "coach", "personnel", "workforce"})
_UNSIGNED = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION"})

_POSSIBLE = frozenset({"could", "may", "might"})
_OWN = frozenset({"it", "we", "i", "they", "he", "she"})


class LearnedTriggers:
    """What the evidence of one document says of triggers; nothing at all where it has no such head."""

    def __init__(self, parse: Parse, matcher: Matcher) -> None:
        self.parse, self.matcher = parse, matcher
        self.evidence = parse.evidence if parse.evidence is not None and parse.evidence.has("trigger") else None
        self._spans = self.evidence.spans("trigger") if self.evidence is not None else []

    def missing(self, start: int, end: int, told: Mapping[int, EventType]) -> list[Reading]:
        """Readings of the triggers among tokens [start, end) that no word of `told` (with its type) tells already."""
        found = []
        for first, last, type_ in self._spans:
            if start <= first < end and not any(t in told for t in range(first, last)):
                token = self._head(first, last)
                if self._sure(token, type_) and not self._is_told_beside(token, type_, told):
                    found.append(self._reading(token, type_))
        return found

    @staticmethod
    def has_its_parties(reading: Reading) -> bool:
        """Whether somebody acts and as many take part as the type needs: nobody confers alone.

        A passive need not say who acted: "A cache of weapons was seized."
        """
        if "strong" in reading.rule.flags:
            return True
        return bool(reading.actors) and (reading.type != "CONSULT" or len({*reading.actors, *reading.recipients}) > 1)

    def _is_told_beside(self, token: int, type_: str, told: Mapping[int, EventType]) -> bool:
        """Whether the word's verb, or the noun that it governs, tells an event of this type: "mounted" an "assault"."""
        parse = self.parse
        if parse.lemmas[token] in _HAPPENING and parse.child(token, "nsubj") in told:
            return True  # "fighting broke out"
        around = [parse.heads[token], parse.heads[parse.heads[token]]]
        around += [c for c in parse.children[token] if parse.deps[c] in ("dobj", "prep", "nsubjpass", "attr")]
        around += [g for c in parse.children[token] if parse.deps[c] == "prep" for g in parse.children[c]]
        return any(told.get(t) == type_ for t in around)

    def _sure(self, token: int, type_: str) -> bool:
        if self.parse.pos[token] not in _TELLING or self.parse.deps[token] == "compound" or self._ruled_out(token):
            return False
        if self._dismisses(token) or self._foresees(token):
            return False
        known = self.parse.lemmas[token] not in _LIGHT and any(rule.type == type_ for rule in self._rules(token))
        asked = _AGREED if known else _TOLD
        return self.evidence is not None and self.evidence.probability("trigger", token, type_) >= asked

    def _dismisses(self, token: int) -> bool:
        """ "The airline fired two hundred pilots": nobody shot at them."""
        fired = roles.objects(self.parse, token) if self.parse.lemmas[token] == "fire" else ()
        return any(self.matcher.is_a(t, _STAFF) for t in fired)

    def _foresees(self, token: int) -> bool:
        """ "Warned that a million people could starve": whoever says what may come about threatens nobody."""
        parse, clause = self.parse, self.parse.child(token, "ccomp")
        if parse.lemmas[token] not in ("warn", "caution") or clause is None:
            return False
        own = any(parse.lower[s] in _OWN for s in roles.subjects(parse, clause))
        return not own and any(parse.lower[c] in _POSSIBLE for c in parse.children[clause] if parse.tags[c] == "MD")

    def _ruled_out(self, token: int) -> bool:
        """Whether the lexicon knows what the word means here and that it tells nothing ("killed in a crash")."""
        return self.matcher.ruled_out(token, self._rules(token))

    def _rules(self, token: int) -> tuple[Rule, ...]:
        lemma = self.parse.lemmas[token]
        if self.parse.pos[token] in ("VERB", "AUX"):
            return verb_rules().get(verb_lemma(lemma, self.parse.lower[token]), ())
        return noun_rules().get(fold(lemma), ())

    def _head(self, first: int, last: int) -> int:
        """The word of the trigger that its other words hang on."""
        return next((t for t in range(first, last) if not first <= self.parse.heads[t] < last), first)

    def _reading(self, token: int, type_: str) -> Reading:
        kind = _event_type(type_)
        verbal = self.parse.pos[token] in ("VERB", "AUX")
        rule = generic_rule(kind, verbal=verbal, strong=verbal and self._agentless(token, kind))
        if self.parse.lemmas[token] in _DYING:  # who dies has killed nobody
            rule = Rule("", None, kind, None, "V", ("subj",), (), rule.flags | {"patient"})
        return Reading(token, token, token + 1, kind, self._mode(token, kind), rule)

    def _agentless(self, token: int, type_: str) -> bool:
        """Whether the heads are sure of a deed that is told without who did it: a passive, a thing that exploded."""
        if type_ not in _UNSIGNED or self.evidence is None:
            return False
        marks = self.parse.child(token, "nsubjpass") is not None and roles.is_passive(self.parse, token)
        bursts = self.parse.lemmas[token] in _BURSTING and self.parse.child(token, "dobj") is None
        return (marks or bursts) and self.evidence.probability("trigger", token, type_) >= _TOLD

    def _mode(self, token: int, type_: EventType) -> str | None:
        if self.evidence is None or not self.evidence.has("mode"):
            return None
        mode, sure = self.evidence.best("mode", token)
        return mode if sure >= _MODE and mode in MODES.get(type_, ()) else None


@cache
def generic_rule(type_: EventType, *, verbal: bool, strong: bool = False) -> Rule:
    """The rule of a word that no list has: parties where words of its type mostly have them.

    `strong`: told even if no party is named.
    """
    flags = frozenset({"strong"} if strong else ())
    slots: tuple[str, ...]
    if type_ in _MUTUAL:
        slots = ("=with", "=between", "=obj", "=to") if verbal else ("with", "between", "of", "among", "to")
        return Rule("", None, type_, None, "V" if verbal else "R", slots, (), flags)
    slots = _ASKING_SLOTS if type_ in _ASKING and verbal else _VERB_SLOTS if verbal else _NOUN_SLOTS
    return Rule("", None, type_, None, "V" if verbal else "A", slots, (), flags)


@cache
def _event_type(name: str) -> EventType:
    return next(type_ for type_ in TYPES if type_ == name)
