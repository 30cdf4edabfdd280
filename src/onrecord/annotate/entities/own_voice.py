"""Whom "we" means outside quotation marks: the body that issued the text, in a statement of its own.

A newspaper seldom says "we" of itself, a ministry or a rights group does so in every press release. The body is the
publisher, where that is one (a department speaks for its state), or who condemns, welcomes or announces something in
the first sentence of a text that nobody is named as the publisher of.
"""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.bodies import is_country
from onrecord.annotate.entities.coreference import Resolver
from onrecord.annotate.entities.draft import Cluster
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import actors, reference, speech
from onrecord.annotate.lexicons.actors import Actor

_OPENING: Final = 5  # passages at most among which the first sentence stands: a title, who speaks, where
# What a body does in the first sentence of its own statement, beside speaking.
_STATING: Final = frozenset(
    "condemn welcome deplore congratulate commend applaud praise support express extend offer mourn remain reject "
    "regret denounce reaffirm reiterate stand strive call urge note recognize thank honor join".split()
)


def issuing_body(resolver: Resolver) -> Cluster | None:
    """The body whose own statement this is, None where it is no such statement."""
    publisher = resolver.reading.doc.document.article.publisher
    if publisher is None:
        return _opening_body(resolver)
    actor = _actor(publisher)
    if actor is None or actor.kind == "publication":
        return None
    if actor.kind == "government" and actor.country:
        return resolver.country(actor.country)
    return resolver.by_actor.get(actor.id)


def _actor(name: str) -> Actor | None:
    pieces = actors.fold(name.removeprefix("The ").removeprefix("the "))
    group = actors.gazetteer().get(pieces[0]) if pieces else None
    aliases = group.by_pieces.get(pieces, ()) if group is not None else ()
    return next((a.actor for a in aliases if a.sense in ("organization", "country")), None)


def _opening_body(resolver: Resolver) -> Cluster | None:
    """Who makes a statement in the first sentence that has a verb, unless anybody is quoted in its passage."""
    reading = resolver.reading
    for start, end in reading.parse.sentences[: 2 * _OPENING]:
        if reading.parse.passage_of(start) >= _OPENING:
            return None
        root = next((i for i in range(start, end) if reading.heads[i] == i), start)
        if reading.pos[root] in ("VERB", "AUX"):
            return _stating(resolver, reading, root)
    return None


def _stating(resolver: Resolver, reading: Reading, verb: int) -> Cluster | None:
    subject = reading.parse.child(verb, "nsubj")
    cluster = None if subject is None else resolver.at.get(subject)
    if cluster is None or reading.tags[verb] == "VBD" or not (is_country(cluster) or cluster.kind in reference.BODIES):
        return None
    return cluster if reading.lemmas[verb] in _STATING or reading.lemmas[verb] in speech.verbs() else None
