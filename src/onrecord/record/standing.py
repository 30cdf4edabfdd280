"""What each voice of the article makes of an event, and where that leaves it (the contract's table of standings).

Every telling is weighed by itself, in text order, and becomes one entry of the event's history; `settle` reads the
standing off the history alone, so that a person can check it line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from onrecord.model.annotation import EventMention
from onrecord.model.entity import Entity
from onrecord.model.span import Span
from onrecord.model.standing import Standing, StandingChange
from onrecord.model.statement import Act, Statement
from onrecord.record.authority import Parties, weigh

_HAPPENED: tuple[Standing, ...] = ("confirmed", "reported", "alleged")  # best first
_AHEAD: tuple[Standing, ...] = ("planned", "threatened", "hypothetical")
_AGAINST: tuple[Standing, ...] = ("denied", "negated")

_DENIALS: frozenset[Act] = frozenset({"deny", "reject"})


class Voices(msgspec.Struct, frozen=True):
    """What the weighing of one event's tellings needs to know of the article."""

    statements: Mapping[str, Statement]
    sources: Mapping[str, Entity]
    parties: Parties

    def source(self, statement: Statement) -> Entity | None:
        return self.sources.get(statement.source) if statement.source else None


def contributions(
    mentions: Iterable[EventMention], about: Iterable[Statement], voices: Voices
) -> tuple[StandingChange, ...]:
    """The history of one event in text order.

    `mentions` tell it; the statements `about` it have no mention of it but take a stand on it all the same ("denied
    it", "The answer is yes"). A statement that declines to comment adds nothing, unless there is nothing else: then
    the event was asked about, or is known where the refusal only refers to it.
    """
    told = list(mentions)
    # "The meeting" after a meeting was planned does not say that they met: who only refers to it tells nothing new.
    telling = [m for m in told if not m.presupposed] or told
    entries = [c for m in telling for c in _of_mention(m, voices)]
    if any(c.standing in _HAPPENED for c in entries):
        entries += _owned_up(told, voices)
    if not any(m.performed_by for m in told):  # who denies an accusation does not deny that it was made
        asserted = any(c.standing in _HAPPENED for c in entries)
        entries += [c for s in about for c in _of_topic(s, asserted, voices)]
    entries = _once_hedged(_with_denials(_passed_on(entries, voices)), voices)
    if not entries:
        first = min(told, key=lambda m: (m.trigger.start, m.trigger.end))
        entries = [StandingChange("hypothetical", None, None, None, first.evidence)]
    return tuple(sorted(entries, key=lambda c: (c.evidence.start, c.evidence.end, c.standing)))


def _passed_on(entries: list[StandingChange], voices: Voices) -> list[StandingChange]:
    """What its own speaker denies having said stands on the word of who reports it ("he confessed, a paper said")."""
    deniers = {c.by for c in entries if c.standing in _AGAINST and c.by is not None}
    out = []
    for c in entries:
        said = voices.statements.get(c.statement) if c.statement else None
        outer = voices.statements.get(said.within) if said and said.within else None
        source = voices.source(outer) if outer else None
        if c.by in deniers and c.standing in _HAPPENED and outer and source and source.id != c.by:
            c = StandingChange("reported", source.id, outer.id, outer.when, c.evidence)
        out.append(c)
    return out


def _with_denials(entries: list[StandingChange]) -> list[StandingChange]:
    """Who denies it and says on that it was not so ("I never met him") denies it still."""
    deniers = {c.by for c in entries if c.standing == "denied" and c.by is not None}
    return [replace(c, standing="denied") if c.standing == "negated" and c.by in deniers else c for c in entries]


def _once_hedged(entries: list[StandingChange], voices: Voices) -> list[StandingChange]:
    """Who told it as alleged and tells more of it without the hedge knows no more for that, unless he confirms it."""
    hedgers = {c.by for c in entries if c.standing == "alleged" and c.by is not None}

    def confirms(c: StandingChange) -> bool:
        said = voices.statements.get(c.statement) if c.statement else None
        return said is not None and said.act == "confirm"

    return [
        replace(c, standing="alleged") if c.standing == "confirmed" and c.by in hedgers and not confirms(c) else c
        for c in entries
    ]


def _owned_up(mentions: Iterable[EventMention], voices: Voices) -> list[StandingChange]:
    """Who took part and speaks of it as known ("the call was good", she said) says that it happened."""
    referring = (m for m in mentions if m.presupposed and m.attributions)
    return [c for m in referring for c in _of_mention(m, voices) if c.standing == "confirmed"]


def _of_mention(mention: EventMention, voices: Voices) -> Iterator[StandingChange]:
    if mention.performed_by is not None and mention.performed_by in voices.statements:
        yield from _of_performance(mention, voices.statements[mention.performed_by], voices)
        return
    chain = [voices.statements[s] for s in mention.attributions if s in voices.statements]
    if not chain:
        standing: Standing = "reported" if mention.factuality == "actual" else mention.factuality
        yield StandingChange(standing, None, None, mention.when, mention.evidence)
    elif chain[0].act == "decline_to_comment":
        if mention.presupposed:  # "declined to comment on the arrest of the nuns": the article itself knows of it
            yield StandingChange("reported", None, None, mention.when, mention.evidence)
    else:
        heard = _heard(mention, chain)
        source = next((e for s in (heard, *chain) if (e := voices.source(s)) is not None), None)
        yield _change(_said(mention, heard, source, voices.parties), source, heard, mention.evidence)
        yield from _answers(mention, chain, voices)


def _heard(mention: EventMention, chain: list[Statement]) -> Statement:
    """The statement that decides: the innermost, or the denial around it ("denied ordering his men to shoot")."""
    denial = next((s for s in chain if s.act == "deny"), None)
    return denial if denial is not None and mention.factuality == "negated" else chain[0]


def _answers(mention: EventMention, chain: list[Statement], voices: Voices) -> Iterator[StandingChange]:
    """Statements around the innermost that answer it: "denied the newspaper's report that they met"."""
    if mention.presupposed or mention.factuality not in ("actual", "alleged"):
        return
    for outer in chain[1:]:
        source = voices.source(outer)
        if outer.act in _DENIALS:
            yield _change("denied", source, outer, mention.evidence)
        elif outer.act == "confirm":
            yield _change(weigh(outer, source, voices.parties), source, outer, mention.evidence)


def _said(mention: EventMention, said: Statement, source: Entity | None, parties: Parties) -> Standing:
    if mention.factuality == "actual":
        return weigh(said, source, parties)
    if mention.factuality == "negated" and said.act == "deny":
        return "denied"
    return mention.factuality


def _of_performance(mention: EventMention, statement: Statement, voices: Voices) -> Iterator[StandingChange]:
    """The speech act itself: that it was made is first-hand from its own source, if the source is known."""
    if statement.act == "decline_to_comment":
        return
    source = voices.source(statement)
    made: Standing = "reported" if source is None else "confirmed"
    yield _change(made if mention.factuality == "actual" else mention.factuality, source, statement, mention.evidence)


def _of_topic(statement: Statement, asserted: bool, voices: Voices) -> Iterator[StandingChange]:
    """A rejection denies what was told as having happened; of a plan or proposal it says nothing of the kind."""
    words = statement.content[0] if statement.content else statement.cue
    source = voices.source(statement)
    if words is None:
        return
    if statement.act == "deny" or (statement.act == "reject" and asserted):
        yield _change("denied", source, statement, words)
    elif statement.act == "confirm":
        yield _change(weigh(statement, source, voices.parties), source, statement, words)


def _change(standing: Standing, source: Entity | None, statement: Statement, evidence: Span) -> StandingChange:
    return StandingChange(standing, source.id if source else None, statement.id, statement.when, evidence)


def settle(history: tuple[StandingChange, ...]) -> Standing:
    """The article's last word on an event, from its history in text order.

    Each voice is heard once, by its last word: whoever takes back his words no longer stands by them. Raises ValueError
    for an empty history.
    """
    return settle_voices([(entry.by or entry.statement, entry.standing) for entry in history], own=frozenset({None}))


def settle_voices(said: Sequence[tuple[str | None, Standing]], own: frozenset[str | None]) -> Standing:
    """The standing that voices lead to, from what each `said` in order; `own` are those of the writers themselves."""
    voices: dict[str | None, list[Standing]] = {}
    for voice, standing in said:
        voices.setdefault(voice, []).append(standing)
    final = {voice: _last_word(words) for voice, words in voices.items()}
    happened = [s for s in _HAPPENED if s in final.values()]
    against = [voice for voice, s in final.items() if s in _AGAINST]
    if happened and against:
        # The writer's own "it proved false" outranks what others told; one source's denial outranks nobody.
        told = {final[voice] for voice in own if voice in final}
        proved_false = "negated" in told and told.isdisjoint(_HAPPENED) and "confirmed" not in happened
        return "negated" if proved_false else "disputed"
    if happened:
        return happened[0]
    return _not_happened([standing for _, standing in said], final)


def _last_word(words: list[Standing]) -> Standing:
    """One voice's own conclusion. A deed once told is not undone by recalling its plan, only by denying it."""
    last = max((i for i, s in enumerate(words) if s in _HAPPENED or s in _AGAINST), default=-1)
    if last >= 0 and words[last] in _AGAINST and not any(s in ("planned", "threatened") for s in words[last:]):
        return words[last]
    return min((s for s in words if s not in _AGAINST), key=(_HAPPENED + _AHEAD).index)


def _not_happened(said: Sequence[Standing], final: Mapping[str | None, Standing]) -> Standing:
    standings = list(final.values())
    ahead = [s for s in _AHEAD if s in standings]
    if "denied" in standings:
        return "disputed" if any(s in ("planned", "threatened") for s in ahead) else "denied"
    if "negated" in standings:
        return [s for s in said if s in ("negated", "planned", "threatened")][-1]
    return ahead[0]
