"""Statements inside statements: "the paper reported that officials said ..."."""

from __future__ import annotations

from onrecord.annotate.lexicons.people import GENDERED_NOUNS
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.source import entity_of
from onrecord.model.annotation import EntityLayer
from onrecord.model.syntax import Parse

# What a quoted speaker is said to have said is a statement of its own only where words were really uttered.
_UTTERED = frozenset({"quote", "that", "turn", "transcript", "block", "of", "for", "with", "against", "over", "about"})
_NAMED = frozenset({"announce", "callas", "describe"})  # "said the crew had declared an emergency"
_WEIGHTY = frozenset({"deny", "reject", "accuse", "threaten", "promise", "demand", "confirm", "decline_to_comment"})
_ACTED = _WEIGHTY | {"praise", "warn", "propose"}


def parents(drafts: list[Draft]) -> dict[int, int]:
    """Index of a draft -> index of the draft in whose content its cue stands (the innermost one); without cycles."""
    spans = [(b - a, a, b, n) for n, d in enumerate(drafts) for a, b in d.pieces]
    spans.sort(key=lambda s: s[1])
    out: dict[int, int] = {}
    for n, draft in enumerate(drafts):
        if draft.cue is None:
            continue
        for _, _, _, outer in sorted(_around(spans, draft.anchor, n)):
            if not _leads_to(out, outer, n):
                out[n] = outer
                break
    return out


def _around(spans: list[tuple[int, int, int, int]], token: int, own: int) -> list[tuple[int, int, int, int]]:
    out = []
    for span in spans:
        if span[1] > token:
            break
        if token < span[2] and span[3] != own:
            out.append(span)
    return out


def _leads_to(parents_: dict[int, int], start: int, target: int) -> bool:
    while start in parents_ and start != target:
        start = parents_[start]
    return start == target


def prune(parse: Parse, entities: EntityLayer, drafts: list[Draft]) -> list[Draft]:
    """`drafts` without the nested ones that only tell more of what the outer speaker says."""
    outer = parents(drafts)
    for n, m in outer.items():
        if (
            drafts[n].act == "decline_to_comment"
            and drafts[m].act == "assert"
            and _same(parse, entities, drafts[n], drafts[m])
        ):
            drafts[m].act, drafts[m].fixed_act = "decline_to_comment", True  # "said he would not comment"
    return [d for n, d in enumerate(drafts) if n not in outer or _stands(parse, entities, d, drafts[outer[n]])]


def _stands(parse: Parse, entities: EntityLayer, draft: Draft, around: Draft) -> bool:
    if draft.kind != "statement" or draft.source is None:
        return False
    if draft.frame not in _UTTERED and draft.act not in _ACTED and draft.name not in _NAMED:
        return False
    if parse.tags[draft.anchor] == "VB" and any(parse.tags[c] == "TO" for c in parse.children[draft.anchor]):
        return False
    if around.source is None:
        return True
    if _same(parse, entities, draft, around):
        if draft.act == "decline_to_comment" and around.act == "decline_to_comment":
            return False
        return draft.act in _WEIGHTY and parse.pos[draft.anchor] in ("VERB", "AUX")
    return True


def _same(parse: Parse, entities: EntityLayer, draft: Draft, around: Draft) -> bool:
    """Whether the inner speaker is the outer one, or a pronoun that most likely is."""
    if draft.source is not None and any(parse.lower[c] in ("my", "our") for c in parse.children[draft.source.head]):
        return False  # "my father said", said the boy
    own, other = entity_of(parse, entities, draft.source), entity_of(parse, entities, around.source)
    if own is not None and other is not None:
        return own == other
    if draft.source is None or around.source is None or draft.source.antecedent is not None:
        return False
    return parse.pos[draft.source.head] == "PRON" and not _of_other_gender(parse, draft.source.head, around.source.head)


def _of_other_gender(parse: Parse, pronoun: int, noun: int) -> bool:
    """Whether "he" cannot be the sister, nor "she" the spokesman."""
    gender = _GENDER.get(parse.lower[pronoun])
    return gender is not None and GENDERED_NOUNS.get(parse.lemmas[noun], gender) != gender


_GENDER = {"he": "m", "she": "f"}
