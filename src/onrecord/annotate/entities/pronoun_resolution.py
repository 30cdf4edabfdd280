"""Whom pronouns refer to. A pronoun that fits nobody is left alone."""

from __future__ import annotations

from functools import partial
from typing import Final

from onrecord.annotate.entities.bodies import is_country
from onrecord.annotate.entities.coreference import Resolver
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.groups import meant_by_they, take_group
from onrecord.annotate.entities.pronoun import REFLEXIVE, Pronoun
from onrecord.annotate.entities.pronoun_ranking import choose
from onrecord.annotate.entities.reading import SUBJECTS, Reading
from onrecord.annotate.entities.setting import own_end
from onrecord.annotate.entities.sharing import add_companions
from onrecord.annotate.entities.standing import standing
from onrecord.annotate.lexicons import phrases, reference
from onrecord.annotate.lexicons.actors import actor_nouns

POSSESSIVE: Final = frozenset({"his", "her", "its", "their", "whose", "my"})
EMPTY_IT: Final = frozenset("be seem appear turn become remain take happen rain snow feel look mean make".split())
PEOPLE: Final = frozenset({"person", "people"})
PARTS: Final = frozenset({"part", "turn", "side", "own"})  # "for her part, ..."


def resolve_pronoun(resolver: Resolver, draft: Draft) -> None:
    """Add `draft` to the cluster that it refers to, if there is one."""
    if draft.number == "rel":
        cluster = _relative(resolver, draft)
    elif (owner := _for_ones_part(resolver, draft)) is not None:
        cluster = owner
    elif draft.lemma in ("it", "its") and (_is_empty(resolver.reading, draft) or _is_vessel(resolver.reading, draft)):
        cluster = None
    else:
        pronoun = Pronoun(resolver.reading, draft)
        cluster = choose(pronoun, resolver.memory, partial(_is_known, resolver)) or _against_gender(resolver, pronoun)
        if draft.number == "pl" and (group := meant_by_they(resolver, draft, cluster)):
            take_group(resolver, draft, group)
            return
    if cluster is None:
        return
    gender = cluster.gender
    cluster.add(draft)
    told = draft.gender if draft.gender in ("m", "f") and cluster.kind == "person" else ""
    cluster.gender = gender or told
    resolver.at[draft.head] = cluster
    add_companions(draft)
    resolver.memory.touch(draft)


def resolve_first_person(resolver: Resolver, draft: Draft, speakers: dict[int, list[tuple[int, Cluster]]]) -> None:
    """ "I" in a quotation is who speaks in its sentence, else nearest to it in its paragraph; "we" is whom an official
    speaks for.
    """
    reading = resolver.reading
    if not reading.quoted[draft.start]:
        return
    here = speakers.get(reading.passages[draft.start], [])
    sentence = reading.sentence_of[draft.start]
    _, speaker = min(
        here,
        key=lambda s: (reading.sentence_of[s[0]] != sentence, abs(s[0] - draft.start)),
        default=(0, None),
    )
    meant = _spoken_for(resolver, speaker) if speaker is not None and draft.number == "pl" else speaker
    if meant is not None:
        gender = meant.gender
        meant.add(draft)
        meant.gender = gender


def _spoken_for(resolver: Resolver, speaker: Cluster) -> Cluster | None:
    """The body that the speaker's role names, or the government of the state whose official he is."""
    if any(m.former for m in speaker.mentions):
        return None
    offices = {s for m in speaker.mentions for r in m.roles if (n := actor_nouns().get(r)) for s in n.sectors}
    told = " ".join(m.role.lower() for m in speaker.mentions if m.role)
    if offices & reference.CONTENDING or any(side in told for side in reference.NO_STATES_OWN):
        return None
    for mention in speaker.mentions:
        for start, end in mention.role_spans:
            for i in range(start, own_end(resolver.reading, start, end)):
                body = resolver.at.get(i)
                if body is not None and body is not speaker and body.kind in reference.BODIES and not is_country(body):
                    return body
    country = speaker.country or next((m.country for m in speaker.mentions if m.country), None)
    return resolver.country(country) if "GOV" in offices and country else None


def _relative(resolver: Resolver, draft: Draft) -> Cluster | None:
    reading = resolver.reading
    for verb in reading.parse.ancestors(draft.head):
        if reading.deps[verb] in ("relcl", "acl"):
            head = reading.heads[verb]
            return resolver.at.get(head) if head < draft.start else None
        if reading.pos[verb] not in ("VERB", "AUX", "ADP", "NOUN"):
            break
    return None


def _for_ones_part(resolver: Resolver, draft: Draft) -> Cluster | None:
    """ "For her part, X ...": X, whatever the pronoun's gender."""
    reading = resolver.reading
    noun = reading.heads[draft.head]
    if (
        draft.lemma not in POSSESSIVE
        or reading.lower[noun] not in PARTS
        or reading.lower[draft.start - 1] not in ("for", "on")
    ):
        return None
    for verb in reading.parse.ancestors(noun):
        subject = next((c for c in reading.children[verb] if reading.deps[c] in SUBJECTS and c > draft.start), None)
        if subject is not None:
            return resolver.at.get(subject)
    return None


def _is_empty(reading: Reading, draft: Draft) -> bool:
    """ "it is likely that", "it seems": refers to nothing."""
    relation, verb = reading.deps[draft.head], reading.heads[draft.head]
    if relation == "dobj" and reading.lemmas[verb] == "blame" and draft.lemma == "it":
        return True  # "blamed it on bandits": a deed
    if relation not in ("nsubj", "nsubjpass"):
        return relation == "expl"
    complements = ("ccomp", "xcomp", "advcl", "csubj", "acomp")
    clause = any(reading.deps[c] in complements for c in reading.children[verb] if c > verb)
    return reading.lemmas[verb] in EMPTY_IT and clause


def _is_vessel(reading: Reading, draft: Draft) -> bool:
    """ "its crew": of a ship, a train or a plane, none of which is an entity."""
    noun = reading.heads[draft.head]
    men = {noun, *(c for c in reading.children[noun] if reading.deps[c] == "compound")}  # "its crew members"
    return reading.deps[draft.head] == "poss" and any(reading.lemmas[i] in phrases.ABOARD for i in men)


def _is_known(resolver: Resolver, token: int) -> bool:
    return token in resolver.at or token in resolver.named


def _against_gender(resolver: Resolver, pronoun: Pronoun) -> Cluster | None:
    """The one person of this sentence and the last, where "he" or "she" fits nobody at all: a doubt, and flagged so."""
    reading, draft, here = pronoun.reading, pronoun.draft, pronoun.sentence
    if draft.gender not in ("m", "f") or draft.lemma in REFLEXIVE:
        return None
    near = {id(c): c for n in (here - 1, here) for c in resolver.memory.by_sentence.get(n, ()) if c.kind in PEOPLE}
    person = next(iter(near.values())) if len(near) == 1 else None
    if person is None or not person.named or person.number != "sg":
        return None
    near_by = [(m, at) for m in person.recent if here - (at := standing(reading, m)).sentence < 2]
    return None if any(pronoun.clashes(m, at) for m, at in near_by) else person


def speakers_by_passage(reading: Reading, clusters: list[Cluster]) -> dict[int, list[tuple[int, Cluster]]]:
    """The persons who speak in each passage, as subjects of verbs of speech outside quotations, with their tokens."""
    found: dict[int, list[tuple[int, Cluster]]] = {}
    for cluster in clusters:
        if cluster.kind != "person" or cluster.number != "sg":
            continue
        for mention in cluster.mentions:
            if mention.head in reading.speech_subjects and not reading.quoted[mention.start]:
                found.setdefault(reading.passages[mention.start], []).append((mention.head, cluster))
    return found
