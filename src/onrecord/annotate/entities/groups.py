"""Several who were named together, meant at once: "Egypt and Jordan met. They ...", "X met Y. Both ...", "the trio"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.reading import Reading

if TYPE_CHECKING:
    from onrecord.annotate.entities.coreference import Resolver

REACH: Final = 1  # sentences back
COUNTS: Final = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4}
_ACTING: Final = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent"})
# What two do to each other, so that subject and object are a pair.
_MUTUAL: Final = frozenset(
    "meet marry fight confront battle face join accompany host greet telephone call visit divorce wed date hug kiss "
    "text talk speak negotiate clash confer quarrel argue agree sign spar cooperate collaborate dine trade chat "
    "play".split()
)
_ONE_BY_ONE: Final = frozenset({"person", "government", "organization", "armed_group", "publication", "place"})


def find_counted(reading: Reading) -> Iterator[Draft]:
    """Every "both", "the two", "the pair" that stands for a noun."""
    for i in reading.tokens_of(COUNTS.keys()):
        word = reading.lower[i]
        if not _stands_alone(reading, i):
            continue
        start = i if word == "both" else i - 1
        if word == "both" or (i > 0 and reading.lower[i - 1] == "the"):
            yield Draft(start, i + 1, i, "nominal", number="pl", lemma=word, definite="def")


def _stands_alone(reading: Reading, i: int) -> bool:
    after = reading.pos[i + 1] if i + 1 < reading.length else "PUNCT"
    if after in ("NOUN", "PROPN", "ADJ", "NUM", "ADP", "DET", "PRON") or reading.words[i + 1 : i + 2] in (["-"], ["–"]):
        return False
    return reading.deps[i] in ("nsubj", "nsubjpass", "dobj", "pobj")


def counted(resolver: Resolver, draft: Draft) -> tuple[Cluster, ...]:
    """Whom "both" or "the trio" means; () where as many were not named together."""
    groups = (g for g in _groups(resolver, draft) if len(g) == COUNTS[draft.lemma])
    return next(groups, ())


def meant_by_they(resolver: Resolver, draft: Draft, chosen: Cluster | None) -> tuple[Cluster, ...]:
    """Those named together whom "they" means; () where `chosen`, the likeliest single one, is likelier.

    Persons are likelier than a state or a body; where nobody was likely, persons are unless things stand near.
    """
    for group in _groups(resolver, draft):
        if chosen is not None and chosen in group:
            return group if chosen.number == "sg" else ()
        if chosen is None or (chosen.number == "sg" and chosen.kind != "person"):
            return group if _can_act(resolver.reading, draft) and all(c.kind == "person" for c in group) else ()
    return ()


def take_group(resolver: Resolver, draft: Draft, group: tuple[Cluster, ...]) -> None:
    """Let the phrase mean all of the group."""
    draft.cluster, draft.extra = group[0], group[1:]
    for cluster in group:
        cluster.mentions.append(draft)
    resolver.at[draft.head] = group[0]
    resolver.groups[draft.head] = group


def _can_act(reading: Reading, draft: Draft) -> bool:
    """ "they said", "their son": of persons, whatever nouns stand near."""
    return draft.head in reading.speech_subjects or not _things_near(reading, draft)


def _things_near(reading: Reading, draft: Draft) -> bool:
    """Whether a plural noun stands between the last sentence's verb and the pronoun: "signed papers. They ..."."""
    here = reading.sentence_of[draft.start]
    start = reading.parse.sentences[max(here - REACH, 0)][0]
    return any(reading.tags[i] == "NNS" and reading.deps[i] in ("dobj", "nsubj") for i in range(start, draft.start))


def pair_before(resolver: Resolver, draft: Draft) -> tuple[Cluster, ...]:
    """The last two, be they crowds, that were named together before the phrase; () for none."""
    return next((g for g in _groups(resolver, draft, crowds=True) if len(g) == 2), ())


def _groups(resolver: Resolver, draft: Draft, *, crowds: bool = False) -> Iterator[tuple[Cluster, ...]]:
    """Those named together before the phrase, the last first: by "and" in one role, or as the two sides of a deed."""
    reading, here = resolver.reading, resolver.reading.sentence_of[draft.start]
    for sentence in range(here, max(here - REACH, 0) - 1, -1):
        yield from _told_again(resolver, sentence, draft.start)
        heads = _heads(resolver, sentence, draft.start, crowds=crowds)
        joined: dict[int, list[int]] = {}
        for head in heads:
            titled = reading.deps[head] == "appos" and reading.heads[head] not in heads  # "her brother Luis"
            joined.setdefault(reading.first_conjunct(reading.heads[head] if titled else head), []).append(head)
        found = [tokens for tokens in joined.values() if len(tokens) > 1 and _is_list(reading, tokens)]
        found = found or list(_mutual(reading, heads))
        for tokens in sorted(found, key=lambda t: -t[-1]):
            clusters = tuple(dict.fromkeys(heads[t] for t in tokens))
            if len(clusters) == len(tokens) and _are_alike(clusters):
                yield clusters


def _told_again(resolver: Resolver, sentence: int, before: int) -> Iterator[tuple[Cluster, ...]]:
    """Groups that one phrase of the sentence means: "both", "the foreign ministers of Egypt and Jordan"."""
    start, end = resolver.reading.parse.sentences[sentence]
    return (resolver.groups[i] for i in range(min(end, before) - 1, start - 1, -1) if i in resolver.groups)


def _heads(resolver: Resolver, sentence: int, before: int, *, crowds: bool) -> dict[int, Cluster]:
    """Head tokens of those spoken of in a sentence before a token, in text order: single ones, or crowds too."""
    start, end = resolver.reading.parse.sentences[sentence]
    heads = {i: c for i in range(start, min(end, before)) if (c := resolver.at.get(i)) is not None}
    kinds = _ONE_BY_ONE | {"people"} if crowds else _ONE_BY_ONE
    return {i: c for i, c in heads.items() if (crowds or c.number == "sg") and c.kind in kinds}


def _is_list(reading: Reading, tokens: list[int]) -> bool:
    first = tokens[0]
    chain = reading.parse.conjuncts(first)
    joined = any(reading.lower[c] == "and" for t in chain for c in reading.children[t] if reading.deps[c] == "cc")
    return joined and len(chain) == len(tokens) and reading.deps[chain[0]] in _ACTING


def _mutual(reading: Reading, heads: dict[int, Cluster]) -> Iterator[list[int]]:
    """ "X met Y", "X spoke with Y"."""
    for subject in heads:
        verb = reading.heads[subject]
        if reading.deps[subject] != "nsubj" or reading.lemmas[verb] not in _MUTUAL:
            continue
        others = [c for c in heads if c != subject and _is_other_side(reading, c, verb)]
        if len(others) == 1:
            yield [subject, others[0]]


def _is_other_side(reading: Reading, token: int, verb: int) -> bool:
    relation, governor = reading.deps[token], reading.heads[token]
    if relation == "dobj":
        return governor == verb
    return relation == "pobj" and reading.lower[governor] == "with" and reading.heads[governor] == verb


def _are_alike(clusters: tuple[Cluster, ...]) -> bool:
    persons = sum(c.kind == "person" and c.number == "sg" for c in clusters)
    return persons in (0, len(clusters))
