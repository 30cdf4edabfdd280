"""The labels of every head, in the order of their columns. The exported `heads.json` is made from these.

Heads of single words: index 0 means "nothing". Heads of spans: BIO. `sentence` and `root` are one column each.
"""

from __future__ import annotations

from types import MappingProxyType

from onrecord.model.plover import MODES, TYPES
from onrecord.model.standing import STANDINGS

TAGS = tuple(
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB "
    "RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``".split()
)
DEPENDENCIES = tuple(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp".split()
)
NAMES = tuple(
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART".split()
)
KINDS = ("person", "government", "organization", "armed_group", "publication", "place", "people", "document", "other")
ACTS = (
    *("assert", "confirm", "deny", "decline_to_comment", "accuse", "threaten", "warn", "demand", "promise", "propose"),
    *("reject", "praise", "ask", "announce"),
)
FACTUALITIES = ("actual", "negated", "planned", "threatened", "hypothetical", "alleged")
TIME_TYPES = ("date", "time", "duration", "set")
ROLES = ("none", "actor", "recipient", "place", "time", "source", "addressee", "content")


def bio(labels: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each label."""
    return ("O", *(f"{place}-{label}" for label in labels for place in "BI"))


_PARSE = {"tag": TAGS, "sentence": ("start",), "root": ("root",), "name": bio(NAMES)}
_RECORD = {
    "trigger": bio(TYPES),
    "mode": ("none", *sorted({mode for modes in MODES.values() for mode in modes})),
    "factuality": ("none", *FACTUALITIES),
    "standing": ("none", *STANDINGS),
    "known": ("none", "told", "known"),
    "kind": ("none", *KINDS),
    "time": bio(TIME_TYPES),
    "source": bio(("source",)),
    "cue": bio(("cue",)),
    "content": bio(("content",)),
    "inner": bio(("content",)),  # content within content
    "act": ("none", *ACTS),
}
# One table for every model, so that a column never moves; a head without training text is left out of the export.
HEADS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType({**_PARSE, **_RECORD})
PARSE_HEADS, RECORD_HEADS = tuple(_PARSE), tuple(_RECORD)


def columns(heads: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Half-open ranges of these heads' columns, side by side."""
    out, at = {}, 0
    for head in heads:
        out[head] = (at, at + len(HEADS[head]))
        at += len(HEADS[head])
    return out
