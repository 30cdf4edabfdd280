"""Ultimatums: "gave the rebels 48 hours to leave", "issued an ultimatum to the junta"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.nocomment import negated
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import can_speak, find_source
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_TERMS = frozenset({"minute", "hour", "day", "week", "month", "deadline", "ultimatum", "until", "till"})
_GIVING = frozenset({"give", "issue", "deliver", "set", "hand", "send"})


def find_deadlines(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    """Drafts with act `demand`, of an ultimatum `threaten`; their content is what is to be done, or the ultimatum."""
    for verb, lemma in enumerate(parse.lemmas):
        if lemma not in _GIVING or parse.pos[verb] != "VERB" or quotes.inside[verb] >= 0 or negated(parse, verb):
            continue
        term = parse.child(verb, "dobj")
        if term is None or term < verb or parse.lemmas[term] not in _TERMS:
            continue
        source = find_source(parse, quotes, verb)
        given = [c for c in parse.children[verb] if parse.deps[c] == "dative" and parse.pos[c] != "ADP"]
        order = next((c for h in (term, verb) for c in parse.children[h] if c > term and _is_order(parse, c)), None)
        ultimatum = parse.lemmas[term] == "ultimatum"
        if source is None or not can_speak(parse, source, "statement") or not (ultimatum or (given and order)):
            continue
        pieces = [parse.subtree(term if order is None else order)]
        act: Act = "threaten" if ultimatum else "demand"
        addressees = [t for g in given for t in parse.conjuncts(g)]
        yield Draft(verb, (verb, verb + 1), source, pieces, act, "statement", "deadline", addressees, fixed_act=True)


def _is_order(parse: Parse, token: int) -> bool:
    if parse.deps[token] not in ("acl", "xcomp", "advcl", "relcl") or parse.lemmas[token] == "live":
        return False
    return any(parse.tags[c] == "TO" for c in parse.children[token])
