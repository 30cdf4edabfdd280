"""What a quoted speaker says that others have said: '"The colonel told us to run," she said.'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.lexicons.speech import words
from onrecord.annotate.quotation.cues import CueToken
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import agent, is_passive, own_subject
from onrecord.annotate.quotation.verbal import draft_of
from onrecord.model.syntax import Parse

_NOBODY = frozenset(
    "i we you it one that which who what this these people everyone everybody someone somebody anyone nobody".split()
)


def find_quoted(parse: Parse, quotes: Quotations, cues: Iterable[CueToken], drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts of what is reported inside quotations that are the content of `drafts`."""
    said = {quotes.inside[t] for d in drafts for a, b in d.pieces for t in (a, b - 1)} - {-1}
    for cue in cues:
        if quotes.inside[cue.token] in said and _is_told_of_others(parse, cue):
            draft = draft_of(parse, quotes, cue, [])
            quotation = quotes.items[quotes.inside[cue.token]]
            if draft is not None:
                kept = ((max(a, quotation.first), min(b, quotation.last)) for a, b in draft.pieces)
                draft.pieces = [(a, b) for a, b in kept if a < b]
                yield draft


def _is_told_of_others(parse: Parse, cue: CueToken) -> bool:
    """Whether the cue is a plain report with a subject or an agent of its own that is neither the speaker nor nobody.

    Speakers use verbs of speech for much else ("they say", "you could call it"), so only few of them count.
    """
    verb = cue.token
    if cue.negated or cue.modal is not None or parse.lemmas[verb] not in words("reported_in_quotes"):
        return False
    if is_passive(parse, verb):
        by = agent(parse, verb)
        return by is not None and parse.lower[by] not in _NOBODY and _has_clause(parse, verb)
    subject = own_subject(parse, verb)
    if subject is None or subject > verb or parse.lower[subject] in _NOBODY:
        return False
    if parse.tags[verb] == "VBZ":
        return parse.pos[subject] in ("NOUN", "PROPN") and _has_clause(parse, verb)
    aux = {parse.lower[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}
    past = parse.tags[verb] == "VBD" and not aux
    return past or (parse.tags[verb] in ("VBN", "VBD") and bool(aux) and aux <= {"has", "have", "had"})


def _has_clause(parse: Parse, verb: int) -> bool:
    """Whether a clause behind the verb tells what is said: "the army says that ..."."""
    return any(parse.deps[c] == "ccomp" and c > verb for c in parse.children[verb])
