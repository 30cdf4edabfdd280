"""Whom pronouns refer to. A pronoun that fits nobody is left alone."""

from __future__ import annotations

from onrecord.annotate.entities.coreference import Resolver
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.lexicons import speech

REACH = 4  # sentences that a personal pronoun looks back
POSSESSIVE = frozenset({"his", "her", "its", "their", "whose", "my"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself"})
EMPTY_IT = frozenset("be seem appear turn become remain take happen rain snow feel look mean make".split())


def resolve_pronoun(resolver: Resolver, draft: Draft) -> None:
    """Add `draft` to the cluster that it refers to, if there is one."""
    if draft.number == "rel":
        cluster = _relative(resolver, draft)
    elif draft.gender == "1":
        cluster = _first_person(resolver, draft)
    elif draft.lemma in ("it", "its", "itself") and _is_empty(resolver, draft):
        cluster = None
    else:
        cluster = _third_person(resolver, draft)
    if cluster is not None:
        gender = cluster.gender
        cluster.add(draft)
        cluster.gender = gender or (draft.gender if draft.gender in ("m", "f") and cluster.kind == "person" else "")


def _relative(resolver: Resolver, draft: Draft) -> Cluster | None:
    reading = resolver.reading
    verb = draft.head
    for verb in reading.parse.ancestors(draft.head):
        if reading.deps[verb] in ("relcl", "acl"):
            head = reading.heads[verb]
            return resolver.at.get(head) if head < draft.start else None
        if reading.pos[verb] not in ("VERB", "AUX", "ADP", "NOUN"):
            break
    return None


def _first_person(resolver: Resolver, draft: Draft) -> Cluster | None:
    """ "I" in a quotation is its speaker, where only one person speaks in the paragraph."""
    reading = resolver.reading
    if not reading.quoted[draft.start]:
        return None
    passage = reading.passage(draft.start)
    speakers = resolver.speakers.get(passage, [])
    return speakers[0] if len(set(map(id, speakers))) == 1 else None


def _is_empty(resolver: Resolver, draft: Draft) -> bool:
    """ "it is likely that", "it seems": refers to nothing."""
    reading = resolver.reading
    if draft.lemma != "it":
        return False
    relation, verb = reading.deps[draft.head], reading.heads[draft.head]
    if relation == "expl":
        return True
    if relation not in ("nsubj", "nsubjpass"):
        return False
    clause = any(
        reading.deps[c] in ("ccomp", "xcomp", "advcl", "csubj", "acomp") for c in reading.children[verb] if c > verb
    )
    return reading.lemmas[verb] in EMPTY_IT and clause


def _third_person(resolver: Resolver, draft: Draft) -> Cluster | None:
    reading = resolver.reading
    here = reading.sentence_of[draft.start]
    best: tuple[float, Cluster] | None = None
    for cluster in resolver.clusters:
        if not _agrees(draft, cluster):
            continue
        score = _score(resolver, draft, cluster, here)
        if score is not None and (best is None or score > best[0]):
            best = (score, cluster)
    return best[1] if best else None


def _agrees(draft: Draft, cluster: Cluster) -> bool:
    if draft.gender in ("m", "f"):
        return cluster.kind == "person" and cluster.number == "sg" and cluster.gender in ("", draft.gender)
    if draft.gender == "n":
        return cluster.number == "sg" and cluster.kind not in ("person", "people", None)
    plural = cluster.number == "pl" or cluster.kind == "people" or bool(cluster.roles & PLURAL_BODIES)
    return plural and cluster.kind != "place"


PLURAL_BODIES = frozenset(
    {"police", "military", "army", "staff", "crew", "media", "authority", "troop", "government", "force"}
)


def _score(resolver: Resolver, draft: Draft, cluster: Cluster, here: int) -> float | None:
    """How likely `cluster` is meant: near, a subject, in the same paragraph, outside quotations like the pronoun."""
    reading = resolver.reading
    last = cluster.before(draft.start)
    if last is None or here - reading.sentence_of[last.start] > REACH:
        return None
    best: float | None = None
    for mention in reversed(cluster.mentions):
        if mention.start >= draft.start:
            continue
        distance = here - reading.sentence_of[mention.start]
        if distance > REACH:
            break
        if _clash(resolver, draft, mention):
            if distance == 0:
                return None
            continue
        score = -1.2 * distance - 0.004 * (draft.start - mention.start)
        score += 1.5 if reading.is_subject(mention.head) else 0.0
        score += 0.7 if reading.is_speech_subject(mention.head) else 0.0
        score -= 1.0 if reading.quoted[mention.start] != reading.quoted[draft.start] else 0.0
        score += 0.5 if reading.passage(mention.start) == reading.passage(draft.start) else 0.0
        score -= 1.0 if mention.form == "name" and mention.sense in ("adjective", "city", "region") else 0.0
        score -= 0.8 if reading.deps[mention.head] in ("compound", "poss", "nmod", "amod") else 0.0
        best = score if best is None else max(best, score)
    if best is None:
        return None
    best += 0.15 * min(len(cluster.mentions), 6)
    best += 0.6 if cluster.gender and cluster.gender == draft.gender else 0.0
    return best


def _clash(resolver: Resolver, draft: Draft, mention: Draft) -> bool:
    """Subject and object of one verb are two unless the object is reflexive; nobody possesses a phrase he heads."""
    reading = resolver.reading
    if draft.lemma in REFLEXIVE:
        return False
    if mention.start <= draft.start < mention.end:
        return True
    if draft.lemma in POSSESSIVE:
        return reading.heads[draft.head] == mention.head or mention.head in (reading.heads[draft.head],)
    verb, other = reading.heads[draft.head], reading.governor(mention.head)[1]
    if verb == other:
        return True
    return reading.pos[verb] == "ADP" and reading.heads[verb] == other and reading.is_subject(mention.head)


def speakers_by_passage(resolver: Resolver) -> dict[int, list[Cluster]]:
    """The persons who speak in each passage, as subjects of verbs of speech outside quotations."""
    reading, found = resolver.reading, {}
    for cluster in resolver.clusters:
        if cluster.kind != "person" or cluster.number != "sg":
            continue
        for mention in cluster.mentions:
            relation, verb = reading.governor(mention.head)
            if relation == "nsubj" and reading.lemmas[verb] in speech.verbs() and not reading.quoted[mention.start]:
                found.setdefault(reading.passage(mention.start), []).append(cluster)
    return found
