"""Who is named apart from the deed: "those arrested include X", "among those killed was X", "secretary A and B"."""

from __future__ import annotations

from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse

_NAME = 8  # tokens of a title with its name
_LISTING = frozenset({"include", "number", "be"})
_THOSE = frozenset({"those", "people", "ones", "others", "men", "women", "victims", "suspects", "detainees"})


def named(parse: Parse, token: int) -> tuple[int, ...]:
    """Those who are listed as having suffered the deed at `token`, a participle or a state ("those in custody")."""
    head = parse.heads[token]
    if parse.deps[token] == "pobj" and parse.deps[head] == "prep":  # "those in custody"
        head = parse.heads[head]
    elif parse.deps[token] not in ("acl", "amod"):
        return ()
    if parse.lower[head] not in _THOSE:
        return ()
    if parse.deps[head] == "nsubj" and parse.lemmas[parse.heads[head]] == "include":
        return _listed(parse, parse.heads[head], "dobj")
    above = parse.heads[head]
    if parse.deps[head] == "pobj" and parse.lower[above] == "among" and parse.lemmas[parse.heads[above]] in _LISTING:
        verb = parse.heads[above]
        return _listed(parse, verb, "nsubj") or _listed(parse, verb, "attr")
    return ()


def _listed(parse: Parse, verb: int, dep: str) -> tuple[int, ...]:
    found = parse.child(verb, dep)
    return () if found is None else tuple(parse.conjuncts(found))


def behind_title(doc: AnnotatedDocument, token: int) -> list[int]:
    """ "Secretary of State John Kerry and Lavrov": read as if Lavrov were one more that the secretary is of."""
    inside = doc.entities.inside
    own = inside.get(token, ())
    name = (t for t in range(token + 1, min(token + _NAME, len(doc.parse))) if own and inside.get(t) == own)
    below = (c for t in name for c in doc.parse.children[t] if doc.parse.deps[c] == "conj")
    return [c for c in below if inside.get(c) != own and doc.parse.tags[c] in ("NNP", "NNPS", "NNS")]
