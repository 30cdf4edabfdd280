"""Heads called by what they head: "the U.N. chief" for its secretary-general, "the defense chief" for a minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.annotate.entities.bodies import is_country
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.nominals import left_edge
from onrecord.annotate.lexicons.office_fields import CHIEFS, HEADING, SPEAKING, UNDER, fields_of

if TYPE_CHECKING:
    from onrecord.annotate.entities.coreference import Resolver


def chief_of(resolver: Resolver, draft: Draft) -> Cluster | None:
    """The person last spoken of who heads, or speaks for, what the phrase names; None where it names nothing."""
    noun = draft.lemma.split()[-1]
    if noun not in CHIEFS | SPEAKING or draft.definite not in ("def", "poss") or draft.number != "sg":
        return None
    before = range(left_edge(resolver.reading, draft.head), draft.head)
    bodies = _bodies(resolver, before)
    fields = fields_of(p for i in before for p in resolver.reading.pieces[i]) | _fields_of_bodies(bodies)
    if not bodies and not fields:
        return None
    over = HEADING if noun in CHIEFS else SPEAKING

    def fits(c: Cluster) -> bool:
        if c.kind != "person" or c.number != "sg" or not c.named:
            return False
        if draft.country and c.country and draft.country != c.country:
            return False
        return any(_is_over(resolver, span, over, bodies, fields) for span in _offices(c))

    return resolver.memory.latest(fits)


def _bodies(resolver: Resolver, tokens: range) -> list[Cluster]:
    """What the phrase names, but for states and places, which only say whose the office is."""
    found = (resolver.named.get(i) or resolver.at.get(i) for i in tokens)
    return [c for c in found if c is not None and c.kind not in ("person", "people", "place") and not is_country(c)]


def _fields_of_bodies(bodies: list[Cluster]) -> frozenset[int]:
    return fields_of(p for c in bodies if c.actor is not None for p in c.actor.name.lower().split())


def _offices(cluster: Cluster) -> list[tuple[int, int]]:
    """Tokens that say what the person is: titles, appositions, phrases that meant the person before."""
    told = [span for m in cluster.mentions for span in m.role_spans]
    return told + [(m.start, m.end) for m in cluster.recent if m.form == "nominal"]


def _is_over(
    resolver: Resolver, span: tuple[int, int], over: frozenset[str], bodies: list[Cluster], fields: frozenset[int]
) -> bool:
    """Whether an office is at the top of one of `bodies`, or of one of `fields` where none of them is named."""
    reading, (start, end) = resolver.reading, span
    while start - 1 in resolver.named:  # "Bank of Chad governor"
        start -= 1
    tokens = range(start, end)
    words = {reading.lower[i] for i in tokens} | {reading.lemmas[i] for i in tokens}
    if words.isdisjoint(over) or not words.isdisjoint(UNDER - over):
        return False
    named = [resolver.named.get(i) or resolver.at.get(i) for i in tokens]
    if any(c is body for c in named for body in bodies):
        return True
    return not fields.isdisjoint(fields_of(p for i in tokens for p in reading.pieces[i]))
