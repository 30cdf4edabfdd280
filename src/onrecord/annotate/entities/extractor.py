"""Who and what an article speaks of: mentions, coreference, profiles, in that order."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from onrecord.annotate.entities.appositions import link_appositions
from onrecord.annotate.entities.bare_given_names import retype_bare_names
from onrecord.annotate.entities.calques import executive_of, mark_foreign_offices, mark_foreign_titles
from onrecord.annotate.entities.coreference import Resolver
from onrecord.annotate.entities.doubts import find_doubts
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.groups import COUNTS, counted, find_counted, take_group
from onrecord.annotate.entities.name_clusters import cluster_names
from onrecord.annotate.entities.names import find_names
from onrecord.annotate.entities.namesakes import choose_namesakes
from onrecord.annotate.entities.national_bodies import give_bodies_their_states
from onrecord.annotate.entities.nested import add_nested
from onrecord.annotate.entities.nominals import find_nominals, pronouns
from onrecord.annotate.entities.ordinals import WORDS, find_ordinals, ordinal
from onrecord.annotate.entities.own_voice import issuing_body
from onrecord.annotate.entities.peoples import join_peoples
from onrecord.annotate.entities.places import locate
from onrecord.annotate.entities.predicates import add_predicates
from onrecord.annotate.entities.profile import best_name, describe, place_office_holders
from onrecord.annotate.entities.pronoun_resolution import (
    resolve_first_person,
    resolve_pronoun,
    speakers_by_passage,
)
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.registry import identify, join_same, take_holder
from onrecord.annotate.entities.setting import Setting, own_end
from onrecord.annotate.entities.states import place_in_states
from onrecord.annotate.entities.things import mark_craft, retype_names
from onrecord.annotate.entities.titles import read_titles
from onrecord.annotate.lexicons import own_table
from onrecord.annotate.lexicons.actors import actor_nouns, generalizations
from onrecord.annotate.lexicons.own_table import OwnTable
from onrecord.model.annotation import AnnotatedDocument, EntityLayer
from onrecord.model.entity import Entity, Mention

_HEAD: Final = attrgetter("head", "start")
_PLACE: Final = attrgetter("start", "end")


def find_entities(doc: AnnotatedDocument, own: OwnTable = own_table.NONE) -> EntityLayer:
    """Every entity of the article with its mentions, and which tokens refer to it; `own` wins over the registry."""
    with own_table.using(own):
        return _find(doc)


def _find(doc: AnnotatedDocument) -> EntityLayer:
    reading = Reading(doc)
    names = join_peoples(reading, find_names(reading))
    retype_bare_names(reading, names)
    place_in_states(reading, names)
    choose_namesakes(reading, names)
    give_bodies_their_states(reading, names)
    read_titles(reading, names)
    named, peoples = _split(reading, names)
    nominals = sorted([*find_nominals(reading, names), *peoples], key=lambda d: d.start)
    ordinals = [*find_ordinals(reading), *find_counted(reading)]
    mark_foreign_offices(reading, [*names, *nominals])
    mark_foreign_titles(reading, [*names, *nominals])
    retype_names(reading, named)
    clusters = cluster_names(reading, named)
    mark_craft(reading, clusters)
    link_appositions(reading, names, nominals)
    setting = Setting(reading, names)
    for cluster in clusters:
        _take_roles(cluster, setting)
        if cluster.kind == "person" and (holder := identify(cluster, setting.spoken, setting.day)) is not None:
            take_holder(cluster, holder, setting.day)
    clusters = join_same(clusters)
    resolver = Resolver(reading, setting, clusters)
    _resolve(resolver, named, nominals, ordinals)
    place_office_holders(setting, clusters, resolver.at)
    add_nested(reading, clusters)
    add_predicates(reading, clusters, resolver.at)
    return _layer(reading, setting, resolver)


def _split(reading: Reading, names: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Names proper, and peoples ("the Iranians"), which go with the nominals; adjectives within phrases are dropped."""
    peoples = [d for d in names if d.sense == "people"]
    named = [d for d in names if d.sense != "people" and not _tells_of_another(reading, d)]
    return named, peoples


def _tells_of_another(reading: Reading, draft: Draft) -> bool:
    """ "pro-Iranian" and "Iranian police" are not Iran; "an anti-Iranian rally" is against it."""
    favours = reading.lower[max(0, draft.start - 2) : draft.start] in (["pro", "-"], ["pro", "–"])
    return favours or (draft.sense == "adjective" and _merely_describes(reading, draft))


def _merely_describes(reading: Reading, draft: Draft) -> bool:
    """ "Iranian" in "Iranian police" tells of the police; in "Iranian strikes" it says who strikes."""
    head = reading.heads[draft.head]
    return reading.lemmas[head] in actor_nouns() or reading.deps[draft.head] not in ("amod", "compound", "nmod", "poss")


def _take_roles(cluster: Cluster, setting: Setting) -> None:
    for mention in cluster.mentions:
        for role in mention.roles:
            cluster.roles |= generalizations(role)
        for start, end in mention.role_spans:
            own = range(start, own_end(setting.reading, start, end))
            code = next((setting.codes[i] for i in own if i in setting.codes and i not in setting.seats), None)
            cluster.country = cluster.country or code


def _resolve(resolver: Resolver, named: list[Draft], nominals: list[Draft], ordinals: list[Draft]) -> None:
    """Read all mentions in text order, the widest first where they begin together."""
    taken = {i for d in named for i in range(d.start, d.end)} | {d.head for d in nominals}
    waiting = list(pronouns(resolver.reading, taken))
    names = [d for d in named if d.cluster is not None]
    for draft in sorted([*names, *nominals, *ordinals, *waiting], key=_HEAD):
        if draft.form == "name":
            resolver.name(draft)
        elif draft.lemma in WORDS:
            resolver.same(draft, ordinal(resolver, draft))
            draft.lemma = ""  # it tells nothing of what they are
        elif draft.lemma in COUNTS:
            if group := counted(resolver, draft):
                take_group(resolver, draft, group)
            draft.lemma = ""
        elif draft.form == "nominal":
            resolver.nominal(draft, executive_of(resolver, draft))
        elif draft.gender != "1":
            resolve_pronoun(resolver, draft)
    _resolve_first_persons(resolver, [d for d in waiting if d.gender == "1"])


def _resolve_first_persons(resolver: Resolver, waiting: list[Draft]) -> None:
    speakers = speakers_by_passage(resolver.reading, resolver.clusters)
    own_words = {d.start for d in waiting if d.number == "pl" and not resolver.reading.quoted[d.start]}
    issuer = issuing_body(resolver) if own_words else None
    for draft in waiting:
        if issuer is not None and draft.start in own_words:
            issuer.add(draft)
        else:
            resolve_first_person(resolver, draft, speakers)


def _layer(reading: Reading, setting: Setting, resolver: Resolver) -> EntityLayer:
    clusters = [c for c in resolver.clusters if c.mentions]
    for cluster in clusters:
        if len(cluster.mentions) > 1:
            cluster.mentions.sort(key=_PLACE)
    clusters.sort(key=lambda c: (c.mentions[0].start, c.mentions[0].end))
    ids = {id(cluster): f"N{n}" for n, cluster in enumerate(clusters, start=1)}
    entities = tuple(_entity(reading, setting, resolver, c, ids[id(c)]) for c in clusters)
    heads, inside = _token_maps(clusters, ids)
    return EntityLayer(entities=entities, heads=heads, inside=inside, flags=find_doubts(reading, clusters))


def _entity(reading: Reading, setting: Setting, resolver: Resolver, cluster: Cluster, id_: str) -> Entity:
    profile = describe(reading, setting, cluster, resolver.at)
    location = locate(reading, setting, cluster, profile)
    mentions = [_mention(reading, draft) for draft in cluster.mentions]
    return Entity(
        id_,
        best_name(reading, cluster),
        profile.kind,
        tuple(mentions),
        country=profile.country or location.country,
        sectors=profile.sectors,
        role=profile.role,
        wikidata=profile.wikidata or (cluster.actor.wikidata if cluster.actor is not None else None),
        geonames=location.geonames,
        latitude=location.latitude,
        longitude=location.longitude,
    )


def _mention(reading: Reading, draft: Draft) -> Mention:
    start, end, exact = reading.stretch(draft.start, draft.end)
    return Mention(start, end, exact, draft.form)


def _token_maps(
    clusters: list[Cluster], ids: dict[int, str]
) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]:
    heads: dict[int, tuple[str, ...]] = {}
    inside: dict[int, tuple[str, ...]] = {}
    mentions = [(m, c) for c in clusters for m in c.mentions]
    for mention, cluster in sorted(mentions, key=lambda pair: pair[0].start - pair[0].end):
        own: tuple[str, ...] = (ids[id(mention.cluster or cluster)],)
        if mention.extra:
            own += tuple([ids[id(c)] for c in mention.extra])
        start = mention.start if mention.title_start is None else mention.title_start
        for token in range(start, mention.end):
            inside[token] = own
        heads[mention.head] = own
    return heads, inside
