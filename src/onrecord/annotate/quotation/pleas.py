"""Pleas before a court: "pleaded not guilty to murdering her" denies, "pleaded guilty to theft" owns up.

So do those outside it: who maintains his innocence denies.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import find_source
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_REACH = 4  # tokens behind the verb within which the plea stands: "pleaded, through counsel, not guilty" is left out
# "Maintained her innocence", "insisted on his innocence".
_UPHOLDING = frozenset(
    "maintain protest proclaim insist assert profess declare affirm reaffirm reiterate avow plead claim stress "
    "shout repeat defend stand stick issue renew reissue".split()
)
_UPHELD = frozenset({"innocence", "denial"})


def find_pleas(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    """Drafts with act `deny` or `confirm`; their content is what the plea is to, or the plea itself."""
    for verb, lemma in enumerate(parse.lemmas):
        if quotes.inside[verb] >= 0 or parse.pos[verb] != "VERB":
            continue
        draft = _plea(parse, quotes, verb) if lemma == "plead" else None
        if draft is None and lemma in _UPHOLDING:
            draft = _innocence(parse, quotes, verb)
        if draft is not None:
            yield draft


def _plea(parse: Parse, quotes: Quotations, verb: int) -> Draft | None:
    behind = parse.lower[verb + 1 : verb + _REACH]
    plea = next((verb + 1 + n for n, word in enumerate(behind) if word in ("guilty", "innocent")), None)
    source = find_source(parse, quotes, verb)
    if plea is None or source is None:
        return None
    denied = (parse.lower[plea] == "innocent") != ("not" in parse.lower[verb + 1 : plea])
    act: Act = "deny" if denied else "confirm"
    charge = _charge(parse, verb, plea)
    cue = (verb, verb + 1 if charge is None else plea + 1)
    return Draft(verb, cue, source, [charge or (verb + 1, plea + 1)], act, "statement", "plea", fixed_act=True)


def _charge(parse: Parse, verb: int, plea: int) -> tuple[int, int] | None:
    """The words behind the "to" that follows the plea."""
    for to in (*parse.children[plea], *parse.children[verb]):
        if to > plea and parse.lower[to] in ("to", "of") and parse.subtree(to)[1] > to + 1:
            return to + 1, parse.subtree(to)[1]
    return None


def _innocence(parse: Parse, quotes: Quotations, verb: int) -> Draft | None:
    """ "Has always maintained her innocence", "stands by its denial": no content but these words."""
    on = next((c for c in parse.children[verb] if parse.lower[c] in ("on", "by", "to")), None)
    upheld = parse.child(verb, "dobj") if on is None else parse.child(on, "pobj")
    if upheld is None or parse.lemmas[upheld] not in _UPHELD:
        return None
    if parse.lemmas[upheld] == "denial" and any(parse.deps[c] in ("acl", "prep") for c in parse.children[upheld]):
        return None  # "repeated its denial that": the noun says of what
    source = find_source(parse, quotes, verb)
    if source is None or any(parse.deps[c] == "neg" for c in parse.children[verb]):
        return None
    return Draft(verb, (verb, verb + 1), source, [parse.subtree(upheld)], "deny", "statement", "plea", fixed_act=True)
