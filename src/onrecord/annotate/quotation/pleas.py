"""Pleas before a court: "pleaded not guilty to murdering her" denies, "pleaded guilty to theft" owns up."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import find_source
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_REACH = 4  # tokens behind the verb within which the plea stands: "pleaded, through counsel, not guilty" is left out


def find_pleas(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    """Drafts with act `deny` or `confirm`; their content is what the plea is to, or the plea itself."""
    for verb, lemma in enumerate(parse.lemmas):
        if lemma != "plead" or quotes.inside[verb] >= 0:
            continue
        behind = parse.lower[verb + 1 : verb + _REACH]
        plea = next((verb + 1 + n for n, word in enumerate(behind) if word in ("guilty", "innocent")), None)
        source = find_source(parse, quotes, verb)
        if plea is None or source is None:
            continue
        denied = (parse.lower[plea] == "innocent") != ("not" in parse.lower[verb + 1 : plea])
        act: Act = "deny" if denied else "confirm"
        pieces = [_charge(parse, verb, plea) or (verb + 1, plea + 1)]
        yield Draft(verb, (verb, plea + 1), source, pieces, act, "statement", "plea", fixed_act=True)


def _charge(parse: Parse, verb: int, plea: int) -> tuple[int, int] | None:
    """The words behind the "to" that follows the plea."""
    for to in (*parse.children[plea], *parse.children[verb]):
        if to > plea and parse.lower[to] in ("to", "of") and parse.subtree(to)[1] > to + 1:
            return to + 1, parse.subtree(to)[1]
    return None
