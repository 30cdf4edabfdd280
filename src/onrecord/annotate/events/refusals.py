"""A cooperative act that its would-be actor says it will not do is a refusal: "will not enter into talks"."""

from __future__ import annotations

from onrecord.annotate.events import roles
from onrecord.annotate.events.arguments import Arguments
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import plain_rule
from onrecord.model.plover import EventType
from onrecord.model.syntax import Parse

_WILLED: dict[EventType, str | None] = {
    "AGREE": None,
    "CONSULT": "meet",
    "COOPERATE": None,
    "CONCEDE": "yield",
    "RETREAT": "yield",
    "SUPPORT": None,
}
_WILL = frozenset({"will", "wo", "'ll", "’ll"})
_NEVER = frozenset({"not", "n't", "n’t", "never"})
_BY_MISFORTUNE = frozenset({"able", "unable", "likely", "need", "have", "succeed"})


def as_refusal(parse: Parse, arguments: Arguments, reading: Reading) -> None:
    """Turn `reading` into a REJECT where its verb is negated by will."""
    verb = reading.token if reading.rule.frame == "V" else reading.support
    if reading.type not in _WILLED or verb is None or not _willed_not(parse, verb):
        return
    subjects = arguments.ids(roles.subjects(parse, verb))
    if not reading.actors or not (subjects or reading.rule.frame == "V"):
        return
    actors = [a for a in reading.actors if a in subjects] or reading.actors
    recipients = [r for r in (*reading.recipients, *reading.actors) if r not in actors]
    reading.type, reading.mode, reading.rule = "REJECT", _WILLED[reading.type], plain_rule("REJECT")
    reading.actors, reading.recipients = actors, recipients
    reading.start, reading.end = min(verb, reading.start), max(verb + 1, reading.end)
    if reading.rule.frame == "V":
        reading.object_noun = reading.object_noun or roles.complement(parse, verb)
    reading.token, reading.support = verb, None


def _willed_not(parse: Parse, verb: int) -> bool:
    """Whether "will not" stands over `verb` itself, in the active voice and under no condition."""
    below = parse.children[verb]
    if roles.is_passive(parse, verb) or any(parse.lower[c] in _BY_MISFORTUNE for c in below):
        return False
    will = any(parse.lower[c] in _WILL and parse.deps[c] == "aux" for c in below)
    return will and any(parse.deps[c] == "neg" and parse.lower[c] in _NEVER for c in below)
