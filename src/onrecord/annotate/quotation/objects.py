"""How far the object of a cue reaches: with the phrases that parsers hang on its verb, without the cue's own clause."""

from __future__ import annotations

from onrecord.annotate.lexicons.speech import documents, media, nouns
from onrecord.model.syntax import Parse


def noun_phrase(parse: Parse, verb: int, object_: int) -> tuple[int, int]:
    """The object, without the relative clause that the verb is in, and with the prepositional phrase behind it, which
    parsers often hang on the verb ("denied a role in")."""
    first, last = parse.subtree(object_)
    if parse.tags[object_] == "VBZ":
        return object_, object_ + 1  # "was on trial, charges he denies", the charges taken for a verb
    if object_ < verb < last:
        return first, max(object_ + 1, _relative_start(parse, object_, verb))
    if object_ < verb:
        return first, last
    at = next((c for c in parse.children[verb] if parse.subtree(c)[0] == last and parse.lower[c] == "at"), None)
    if at is not None and any(cue.kind == "attitude" for cue in nouns().get(parse.lemmas[object_], ())):
        return first, parse.subtree(at)[1]  # "voiced alarm at the reports"
    return first, with_adjuncts(parse, verb, last)


def with_adjuncts(parse: Parse, verb: int, last: int) -> int:
    """The end of a complement that ends before token `last`, with the phrases and conditions of the verb behind it."""
    for child in parse.children[verb]:
        start, end = parse.subtree(child)
        if start != last or child < verb:
            continue
        if (parse.deps[child] == "prep" and parse.lower[child] in _ADNOMINAL and not _is_channel(parse, child)) or (
            parse.deps[child] == "advcl" and parse.lower[start] in ("if", "unless", "until")
        ):
            last = end
    return last


def _is_channel(parse: Parse, prep: int) -> bool:
    """Whether the phrase tells through what it was said: "rejected the claims in an email"."""
    noun = parse.child(prep, "pobj") if parse.lower[prep] == "in" else None
    return noun is not None and (parse.lemmas[noun] in documents() or parse.lemmas[noun] in media())


def _relative_start(parse: Parse, object_: int, verb: int) -> int:
    start = parse.subtree(verb)[0]
    return start - 1 if start - 1 > object_ and parse.words[start - 1] == "," else start


_ADNOMINAL = frozenset("in of with against behind between for to over under".split())
