"""What each voice of the article makes of an event, and where that leaves it (the contract's table of standings).

Every telling is weighed by itself, in text order, and becomes one entry of the event's history; `settle` reads the
standing off the history alone, so that a person can check it line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from onrecord.model.annotation import EventMention
from onrecord.model.entity import Entity
from onrecord.model.standing import Standing, StandingChange
from onrecord.model.statement import Act, Statement
from onrecord.record.authority import Parties, weigh

_HAPPENED: tuple[Standing, ...] = ("confirmed", "reported", "alleged")  # best first
_AHEAD: tuple[Standing, ...] = ("planned", "threatened", "hypothetical")
_AGAINST: tuple[Standing, ...] = ("denied", "negated")

# What a statement that names no event of its own ("It did.", "The report is false.") makes of the event it is about.
_TOPICAL: MappingProxyType[Act, Standing] = MappingProxyType({"deny": "denied", "reject": "denied"})


def contributions(
    mentions: Iterable[EventMention],
    about: Iterable[Statement],
    statements: Mapping[str, Statement],
    sources: Mapping[str, Entity],
    parties: Parties,
) -> tuple[StandingChange, ...]:
    """The history of one event in text order.

    `mentions` tell it; the statements `about` it have no mention of it but take a stand on it all the same.
    A statement that declines to comment adds nothing, unless there is nothing else: then the event was asked about.
    """
    told = list(mentions)
    # "The meeting" after a meeting was planned does not say that they met: who only refers to it tells nothing new.
    telling = [m for m in told if not m.presupposed] or told
    entries = [c for m in telling if (c := _of_mention(m, statements, sources, parties)) is not None]
    if any(c.standing in _HAPPENED for c in entries):
        entries += _owned_up(told, statements, sources, parties)
    entries += [c for s in about if (c := _of_topic(s, sources, parties)) is not None]
    if not entries:
        first = min(told, key=lambda m: (m.trigger.start, m.trigger.end))
        entries = [StandingChange("hypothetical", None, None, None, first.evidence)]
    return tuple(sorted(entries, key=lambda c: (c.evidence.start, c.evidence.end, c.standing)))


def _owned_up(
    mentions: Iterable[EventMention],
    statements: Mapping[str, Statement],
    sources: Mapping[str, Entity],
    parties: Parties,
) -> list[StandingChange]:
    """Who took part and speaks of it as known ("the call was good", she said) says that it happened."""
    referring = (m for m in mentions if m.presupposed and m.attributions)
    changes = (_of_mention(m, statements, sources, parties) for m in referring)
    return [c for c in changes if c is not None and c.standing == "confirmed"]


def _of_mention(
    mention: EventMention, statements: Mapping[str, Statement], sources: Mapping[str, Entity], parties: Parties
) -> StandingChange | None:
    if mention.performed_by is not None and mention.performed_by in statements:
        return _of_performance(mention, statements[mention.performed_by], sources)
    chain = [statements[s] for s in mention.attributions if s in statements]
    if not chain:
        standing: Standing = "reported" if mention.factuality == "actual" else mention.factuality
        return StandingChange(standing, None, None, mention.when, mention.evidence)
    said = chain[0]
    if said.act == "decline_to_comment":
        return None
    source = next((s.source for s in chain if s.source in sources), None)
    entity = sources.get(source) if source else None
    return StandingChange(_said(mention, said, entity, parties), source, said.id, said.when, mention.evidence)


def _said(mention: EventMention, said: Statement, source: Entity | None, parties: Parties) -> Standing:
    if mention.factuality == "actual":
        return weigh(said, source, parties)
    if mention.factuality == "negated" and said.act in ("deny", "reject"):
        return "denied"
    return mention.factuality


def _of_performance(
    mention: EventMention, statement: Statement, sources: Mapping[str, Entity]
) -> StandingChange | None:
    """The speech act itself: that it was made is first-hand from its own source, if the source is known."""
    if statement.act == "decline_to_comment":
        return None
    by = statement.source if statement.source in sources else None
    standing: Standing = mention.factuality if mention.factuality != "actual" else "confirmed" if by else "reported"
    return StandingChange(standing, by, statement.id, statement.when, mention.evidence)


def _of_topic(statement: Statement, sources: Mapping[str, Entity], parties: Parties) -> StandingChange | None:
    standing = _TOPICAL.get(statement.act)
    entity = sources.get(statement.source) if statement.source else None
    if statement.act == "confirm":
        standing = weigh(statement, entity, parties)
    words = statement.content[0] if statement.content else statement.cue
    if standing is None or words is None:
        return None
    return StandingChange(standing, entity.id if entity else None, statement.id, statement.when, words)


def settle(history: tuple[StandingChange, ...]) -> Standing:
    """The article's last word on an event, from its history in text order.

    Each voice is heard once, by its last word: whoever takes back his words no longer stands by them. Raises ValueError
    for an empty history.
    """
    voices: dict[str | None, list[Standing]] = {}
    for entry in history:
        voices.setdefault(entry.by or entry.statement, []).append(entry.standing)
    final = {voice: _last_word(words) for voice, words in voices.items()}
    happened = [s for s in _HAPPENED if s in final.values()]
    against = [voice for voice, s in final.items() if s in _AGAINST]
    if happened and against:
        # The writer's own "it proved false" outranks what others told; one source's denial outranks nobody.
        return "negated" if final.get(None) == "negated" and "confirmed" not in happened else "disputed"
    if happened:
        return happened[0]
    return _not_happened(history, final)


def _last_word(words: list[Standing]) -> Standing:
    """One voice's own conclusion. A deed once told is not undone by recalling its plan, only by denying it."""
    last = max((i for i, s in enumerate(words) if s in _HAPPENED or s in _AGAINST), default=-1)
    if last >= 0 and words[last] in _AGAINST and not any(s in ("planned", "threatened") for s in words[last:]):
        return words[last]
    return min((s for s in words if s not in _AGAINST), key=(_HAPPENED + _AHEAD).index)


def _not_happened(history: tuple[StandingChange, ...], final: Mapping[str | None, Standing]) -> Standing:
    standings = list(final.values())
    ahead = [s for s in _AHEAD if s in standings]
    if "denied" in standings:
        return "disputed" if any(s in ("planned", "threatened") for s in ahead) else "denied"
    if "negated" in standings:
        order = [c.standing for c in history if c.standing in ("negated", "planned", "threatened")]
        return order[-1]
    return ahead[0]
