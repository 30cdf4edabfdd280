"""Universal parts of speech from Penn Treebank tags, relations and the few words that decide.

The mapping is that of Universal Dependencies for English as spaCy's attribute rules (MIT) apply it to CLEAR trees, so
that rules written over the one parser hold over the other.
"""

from __future__ import annotations

from collections.abc import Sequence

_OF_TAG = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "AFX"), "ADJ"),
    **dict.fromkeys(("RB", "RBR", "RBS"), "ADV"),
    **dict.fromkeys(("IN", "RP"), "ADP"),
    **dict.fromkeys(("PRP", "PRP$", "WP", "EX"), "PRON"),
    **dict.fromkeys(("DT", "PDT", "WDT", "WP$"), "DET"),
    **dict.fromkeys(("POS", "TO"), "PART"),
    **dict.fromkeys((".", ",", "-LRB-", "-RRB-", "``", "''", ":", "HYPH", "NFP"), "PUNCT"),
    **dict.fromkeys(("$", "#", "SYM"), "SYM"),
    **{"CC": "CCONJ", "CD": "NUM", "MD": "AUX", "WRB": "SCONJ", "UH": "INTJ"},
}
_SUBORDINATORS = frozenset(
    "that if because while since so whether although though unless once upon till whereas whilst except despite but "
    "albeit save besides til".split()
)
_INDEFINITE = frozenset(
    f"{first}{second}" for first in ("some", "any", "every", "no") for second in ("thing", "one", "body")
) - {"noone"}
_AUXILIARIES = {
    "VB": frozenset({"be", "do", "have", "'ve", "’ve", "of"}),
    "VBP": frozenset({"are", "'re", "’re", "am", "'m", "’m", "do", "have", "'ve", "’ve", "'s"}),
    "VBZ": frozenset({"is", "'s", "’s", "has", "does"}),
    "VBD": frozenset({"was", "were", "did", "had", "'d", "’d"}),
    "VBN": frozenset({"been", "had"}),
    "VBG": frozenset({"being"}),
}
_FULL_VERBS = frozenset({"do", "does", "did", "'d", "’d", "have", "has", "had"})
_POINTING = frozenset({"the", "a", "an", "this", "that"})
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "conj", "relcl", "xcomp"})
_EXISTS = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "nt"})


def coarse_pos(words: list[str], tags: list[str], deps: list[str]) -> list[str]:
    """The part of speech of each word (lower-case forms), from its tag and its relation to its head."""
    found = [_of_word(word, tag, dep) for word, tag, dep in zip(words, tags, deps, strict=True)]
    for n in range(1, len(words)):
        if deps[n - 1] == "expl" and words[n] in _EXISTS:
            found[n] = "VERB"
    return found


def _of_word(word: str, tag: str, dep: str) -> str:
    pos = _OF_TAG.get(tag, "X")
    if dep in ("aux", "auxpass") and tag != "TO":
        return "AUX"
    if pos == "VERB":
        if word in _FULL_VERBS and dep in _CLAUSES:
            return "VERB"
        return "AUX" if word in _AUXILIARIES[tag] else "VERB"
    if tag == "IN":
        return "SCONJ" if dep == "mark" or word in _SUBORDINATORS else "ADP"
    if tag in ("DT", "WDT"):
        return "DET" if dep in ("det", "quantmod") else "PRON"
    if tag == "RB":
        return "PART" if word in _NEGATIONS else "ADV"
    if tag == "NN":
        return "PRON" if word in _INDEFINITE else "NOUN"
    return "ADV" if tag == "CC" and word == "but" and dep == "advmod" else pos


def name_deeds(words: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """ "Called the ruling clumsy": what an article stands before is a noun, and what its verb is done to."""
    for at in range(1, len(tags)):
        if tags[at] == "VBG" and deps[at - 1] == "det" and heads[at - 1] == at and words[at - 1].lower() in _POINTING:
            tags[at] = "NN"
            if deps[at] in ("advcl", "xcomp") and heads[at] == at - 2:
                deps[at] = "dobj"
                for later in range(at + 1, len(tags)):
                    if heads[later] == at and deps[later] == "oprd":
                        heads[later] = at - 2
