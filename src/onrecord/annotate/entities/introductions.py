"""Persons described first and named later: "a boy ... the teenager, identified as X", "the governor ... Governor X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.lexicons.actors import generalizations

if TYPE_CHECKING:
    from onrecord.annotate.entities.coreference import Resolver

TITLE_REACH: Final = 2  # sentences between "the governor" and "Governor X"


def described_before(resolver: Resolver, draft: Draft, cluster: Cluster) -> Cluster | None:
    """ "The regional governor said ... Governor X": who bore the title of a name that comes up now.

    Not "the militia leader" for "the Shiite leader X": each is told of as another.
    """
    if cluster.kind != "person" or draft.title_start is None:
        return None
    titles = frozenset[str]().union(*map(generalizations, draft.roles))
    here = resolver.reading.sentence_of[draft.start]
    title = range(draft.title_start, draft.start)
    told = {resolver.reading.lemmas[i] for i in title if i not in resolver.setting.states} - titles - {"the", "'s"}

    def fits(c: Cluster) -> bool:
        last = c.recent[-1]
        near = here - resolver.reading.sentence_of[last.start] <= TITLE_REACH
        titled = last.lemma in titles or not generalizations(last.lemma).isdisjoint(draft.roles)
        plain = last.definite == "def" and last.end == last.head + 1 and last.form == "nominal"
        own = last.modifiers | (set(last.lemma.split()) - titles)
        others = bool(own) and bool(told) and own.isdisjoint(told)
        return near and plain and titled and not others and may_be_one(c, cluster)

    return resolver.memory.latest(fits, since=resolver.reading.told[here] - TITLE_REACH)


def may_be_one(unnamed: Cluster, named: Cluster) -> bool:
    if unnamed.named or unnamed.kind != "person" or unnamed.number != "sg" or unnamed.shared is not None:
        return False
    if any(m.extra for m in unnamed.mentions):
        return False
    pairs = ((unnamed.gender, named.gender), (unnamed.country, named.country))
    return all(not one or not other or one == other for one, other in pairs)


def absorb(resolver: Resolver, unnamed: Cluster, named: Cluster) -> None:
    """Two that turn out to be one: all that is known of the unnamed is known of the named."""
    for mention in unnamed.mentions:
        named.add(mention)
        resolver.at[mention.head] = named
    named.roles |= unnamed.roles
    resolver.memory.replace(unnamed, named)
    resolver.clusters.remove(unnamed)
