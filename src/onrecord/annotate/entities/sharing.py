"""Mentions for each owner of a phrase said once of several, and all of them again in "the officials", "they"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.annotate.entities.coordination import stands_alone
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.lexicons import reference
from onrecord.annotate.lexicons.actors import generalizations

if TYPE_CHECKING:
    from onrecord.annotate.entities.coreference import Resolver


def share_out(resolver: Resolver, draft: Draft, owners: list[int]) -> None:
    """Give each owner a mention of its own, and the whole phrase to all: "Turkish and Iraqi officials"."""
    clusters = [_owner(resolver, draft, owner, last=owner == owners[-1]) for owner in owners]
    draft.start = min(draft.start, owners[0])
    draft.cluster, draft.extra = clusters[0], tuple(clusters[1:])
    for cluster in clusters:
        cluster.mentions.append(draft)
        cluster.shared = draft
    resolver.at[draft.head] = clusters[0]


def add_companions(draft: Draft) -> None:
    """ "Turkish and Iraqi officials ... the officials", "they": all of them again."""
    cluster = draft.cluster
    phrase = cluster.shared if cluster is not None else None
    if phrase is None or draft.number != "pl" or draft.country is not None:
        return
    if draft.form == "pronoun" or (draft.lemma == phrase.lemma and not draft.modifiers):
        others = tuple(c for c in (phrase.cluster, *phrase.extra) if c is not None and c is not cluster)
        draft.extra = others
        for other in others:
            other.mentions.append(draft)


def _owner(resolver: Resolver, draft: Draft, owner: int, *, last: bool) -> Cluster:
    state = draft.lemma in reference.GOVERNMENTS and draft.kind == "government"
    named = resolver.named.get(owner)
    if named is not None and (state or stands_alone(resolver.reading, resolver.setting, owner, draft.lemma)):
        return named
    part = draft.of_part(
        owner,
        draft.head + 1 if last else owner + 1,
        owner,
        number="sg" if state and owner in resolver.setting.states else "pl",
        country=resolver.setting.codes.get(owner),
        label=f"{resolver.reading.words[owner]} {resolver.reading.words[draft.head]}",
        modifiers=frozenset() if owner in resolver.setting.states else frozenset({resolver.reading.lower[owner]}),
    )
    resolver.settle(part)
    assert part.cluster is not None
    _drop_word(resolver, owner, part.cluster)
    resolver.at[owner] = part.cluster
    resolver.memory.touch(part)
    return part.cluster


def _drop_word(resolver: Resolver, owner: int, phrase: Cluster) -> None:
    """ "US" of "US, Iranian officials" says whose officials they are, and does not speak of the state besides."""
    for cluster in (resolver.named.get(owner), resolver.at.get(owner)):
        if cluster is None or cluster is phrase:
            continue
        cluster.mentions = [m for m in cluster.mentions if (m.start, m.end) != (owner, owner + 1)]
        if not cluster.mentions:
            resolver.memory.replace(cluster, phrase)


def share_among_states(resolver: Resolver, draft: Draft, states: list[int]) -> None:
    """Make one entity for each state of "the foreign ministers of Egypt and Jordan", all told of by the same words."""
    parts = [_of_state(resolver, draft, state, states[-1]) for state in states]
    for part in parts:
        resolver.settle(part)
    clusters = [p.cluster for p in parts if p.cluster is not None]
    for part in parts:
        part.extra = tuple(c for c in clusters if c is not part.cluster)
        assert part.cluster is not None
        part.cluster.shared = part
    resolver.at[draft.head] = clusters[0]
    resolver.groups[draft.head] = tuple(clusters)
    for part in parts:
        resolver.memory.touch(part)


def _of_state(resolver: Resolver, draft: Draft, state: int, last: int) -> Draft:
    office = bool(generalizations(draft.lemma) & reference.OFFICES_OF_ONE)
    return draft.of_part(
        draft.start,
        max(draft.end, last + 1),
        draft.head,
        number="sg" if office else "pl",
        country=resolver.setting.codes.get(state),
        label=f"{draft.lemma if office else resolver.reading.words[draft.head]} of {resolver.reading.words[state]}",
        modifiers=frozenset(),
    )
