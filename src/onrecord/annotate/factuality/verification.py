"""Claims that the article itself could not check: "The report could not be independently verified"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec.structs import replace

from onrecord.annotate.lexicons import tellings
from onrecord.annotate.lexicons.factuality import NEGATIVE_DETERMINERS
from onrecord.model.annotation import AnnotatedDocument, Attribution, EventMention
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_BACK = 2  # sentences within which the claim was made
_TOLD: frozenset[Act] = frozenset({"assert", "announce", "accuse", "warn"})


def hedged(doc: AnnotatedDocument, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The mentions, those told in claims that the article says nobody could verify as alleged."""
    unverified = {n for n in range(len(doc.parse.sentences)) if _says_unverified(doc.parse, n)}
    if not unverified:
        return tuple(mentions)
    by_id = {a.statement.id: a for a in doc.attributions}
    claimed = {s for n in unverified if (s := _claimed_before(doc.parse, n, mentions, by_id)) is not None}
    return tuple(_alleged(m) if _is_claim(m, by_id) and m.attributions[0] in claimed else m for m in mentions)


def _alleged(m: EventMention) -> EventMention:
    return replace(m, factuality="alleged") if m.factuality == "actual" else m


def _is_claim(m: EventMention, by_id: dict[str, Attribution]) -> bool:
    told = by_id.get(m.attributions[0]) if m.attributions else None
    return told is not None and m.performed_by is None and not m.presupposed and told.statement.act in _TOLD


def _claimed_before(
    parse: Parse, sentence: int, mentions: Sequence[EventMention], by_id: dict[str, Attribution]
) -> str | None:
    """The statement of the last claim in the sentence or just before it."""
    near = [
        m
        for m in mentions
        if 0 <= sentence - parse.sentence_of[m.token] <= _BACK
        and _is_claim(m, by_id)
        and parse.passage_of(parse.sentences[sentence][0]) - parse.passage_of(m.token) in (0, 1)
    ]
    return max(near, key=lambda m: m.token).attributions[0] if near else None


def _says_unverified(parse: Parse, sentence: int) -> bool:
    start, end = parse.sentences[sentence]
    return any(
        (parse.lemmas[t] in tellings.VERIFYING and parse.pos[t] == "VERB" and _is_of_claim(parse, t))
        or (parse.lemmas[t] in tellings.CONFIRMATIONS and _is_missing(parse, t))
        for t in range(start, end)
    )


def _is_of_claim(parse: Parse, verb: int) -> bool:
    """ "Could not verify the claim", "it could not be confirmed": not what the same sentence tells in a clause."""
    if not _is_undone(parse, verb) or parse.child(verb, "ccomp") is not None:
        return False
    named = [c for c in parse.children[verb] if parse.deps[c] in ("dobj", "nsubjpass")]
    deeds = (d for c in named for d in parse.children[c] if parse.deps[d] in ("acl", "relcl", "prep"))
    said = any(parse.lemmas[t] in tellings.VERIFIED for c in named for t in parse.conjuncts(c))
    return said and next(deeds, None) is None


def _is_undone(parse: Parse, verb: int) -> bool:
    """ "Could not verify", "was unable to verify", "it was not possible to verify"."""
    above = (a for a in (verb, *islice(parse.ancestors(verb), 2)) if a == verb or parse.pos[a] in ("ADJ", "AUX"))
    around = [c for t in above for c in (t, *parse.children[t])]
    return any(parse.deps[c] == "neg" or parse.lower[c] in ("unable", "impossible") for c in around)


def _is_missing(parse: Parse, noun: int) -> bool:
    """ "There was no independent confirmation" of it."""
    none = any(parse.lower[c] in NEGATIVE_DETERMINERS for c in parse.children[noun])
    of = [d for c in parse.children[noun] if parse.lower[c] == "of" for d in parse.children[c]]
    return none and all(parse.lemmas[d] in tellings.VERIFIED for d in of)
