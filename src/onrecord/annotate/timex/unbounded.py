"""Times that name no day: now, recently, in the near future."""

from __future__ import annotations

from onrecord.annotate.timex.context import Context, Reading, vague
from onrecord.annotate.timex.grammar import Grammar, Hit

GRAMMAR = Grammar()
_PRESENT = (
    "now|nowadays|currently|presently|right now|at present|at the moment|these days|the present|this moment|just now"
)
_PAST = "recently|more recently|most recently|the past|the recent past|lately|of late|long ago|in times past"
_FUTURE = (
    "soon|shortly|the future|the (?:near|foreseeable|immediate|coming|not too distant) future"
    "|the (?:short|near|long) term|as soon as possible|a later date"
)


@GRAMMAR.rule(
    "{word:" + _PRESENT + "}", "{word:current}", "(?:this|the) (?:crucial|critical|present|current) {word:moment|time}"
)
def present(hit: Hit, _: Context) -> Reading | None:
    """now, currently: no day that the words name."""
    if hit.words() == ["now"] and hit.after() in (",", "that"):  # the particle of speech, the conjunction
        return None
    return vague("PRESENT_REF")


@GRAMMAR.rule("{word:" + _PAST + "}", "{word:recent}")
def past(_hit: Hit, _: Context) -> Reading | None:
    """recently, in the past."""
    return vague("PAST_REF")


@GRAMMAR.rule("{word:" + _FUTURE + "}")
def future(hit: Hit, _: Context) -> Reading | None:
    """soon, in the near future."""
    if hit.words() == ["shortly"] and hit.after() in ("after", "before"):
        return None
    if hit.words() == ["soon"] and (hit.after() in ("after", "as") or hit.before() in ("as", "too")):
        return None
    return vague("FUTURE_REF")
