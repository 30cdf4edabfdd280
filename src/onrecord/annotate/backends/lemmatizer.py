"""The base form of a word, given its tag: WordNet's detachment rules (Miller et al. 1990, "morphy") and its exceptions.

Lemmas are lower-case. Words that inflect in no way that their tag shows are their own lemmas.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache, lru_cache
from importlib.resources import files

Rules = tuple[tuple[str, str], ...]

# ending -> ending, the likelier first; the first that gives a known base form is right
NOUN_RULES: Rules = (
    *(("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh")),
    *(("ies", "y"), ("men", "man")),
)
VERB_RULES: Rules = (
    *(
        ("s", ""),
        ("ies", "y"),
        ("es", ""),
        ("ied", "y"),
        ("ed", "e"),
        ("ed", ""),
        ("ying", "ie"),
        ("ing", "e"),
        ("ing", ""),
    ),
)
ADJECTIVE_RULES: Rules = (("ier", "y"), ("iest", "y"), ("er", "e"), ("est", "e"), ("er", ""), ("est", ""))

_SHORTEST_PART = 4  # letters of a base form at the end of a compound
_VOWELS = frozenset("aeiou")
_FAMILIES = {  # of a tag: the part of speech whose endings its words bear
    **{"NNS": "noun", "VBD": "verb", "VBG": "verb", "VBN": "verb", "VBZ": "verb", "VBP": "present", "VB": "present"},
    **{"JJR": "adj", "JJS": "adj", "RBR": "adv", "RBS": "adv", "RB": "adverb"},
}
_ADVERBS = {"better": "well", "best": "well", "worse": "badly", "worst": "badly", "longer": "long", "longest": "long"}
_ADVERBS |= dict.fromkeys(("further", "farther", "furthest", "farthest"), "far")
_ADVERBS |= {form: form for form in ("more", "most", "less", "least")}
_BE = dict.fromkeys(("is", "'s", "’s", "are", "'re", "’re", "am", "'m", "’m", "was", "were", "been", "being"), "be")
_BE |= {"has": "have", "'ve": "have", "’ve": "have", "had": "have", "does": "do", "did": "do", "ai": "be", "gon": "go"}
_TO = {"na": "to", "ta": "to"}  # "gonna", "gotta"
_PRONOUNS = {"'s": "us", "’s": "us"}  # "let's"
_PRONOUNS |= {"me": "i", "him": "he", "her": "she", "us": "we", "them": "they", "'em": "they", "’em": "they"}
_MODALS = {"ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
_FIXED = {
    "PRP": _PRONOUNS,
    "MD": _MODALS,
    "TO": _TO,
    "RB": {"n't": "not", "n’t": "not", "nt": "not"},
    "VBD": _BE | {"'d": "have", "’d": "have"},
    **dict.fromkeys(("VBZ", "VBP", "VBN", "VBG"), _BE),
    "``": {"“": '"', "‘": "'"},
    "''": {"”": '"', "’": "'"},
}


@lru_cache(maxsize=1 << 16)
def lemma(word: str, tag: str) -> str:
    """The lower-case base form of `word` tagged `tag` (Penn Treebank)."""
    form = word.lower()
    fixed = _FIXED.get(tag, {}).get(form)
    if fixed is not None:
        return fixed
    family = _FAMILIES.get(tag)
    if family is None or not form.isalpha():
        return form if family is None or "-" not in form else _hyphened(form, tag)
    if family in ("adv", "adverb"):
        return _ADVERBS.get(form) or (_inflected(form, "adj", known_only=True) if family == "adv" else form)
    if family == "present":
        bases, irregular = tables()["verb"]
        if form in bases:
            return form
        # "Has not commented": a past that the tagger took for a present.
        return irregular.get(form) or _known(form, VERB_RULES, bases) or form
    return _inflected(form, family)


def by_rules(form: str, rules: Rules, bases: Set[str]) -> str:
    """The first known base form that the rules make of `form`, else the likeliest shape of an unknown one."""
    return _known(form, rules, bases) or _compound(form, rules, bases) or _unknown(form, rules)


def _known(form: str, rules: Rules, bases: Set[str]) -> str | None:
    made = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old) and len(form) > len(old) + 1]
    if len(made) == 2 and form.endswith("nging") and made[1] in bases:
        return made[1]  # "swinging": of "swinge" it would be "swingeing"
    return next((base for base in made if base in bases), None)


def _compound(form: str, rules: Rules, bases: Set[str]) -> str | None:
    """Of "relaunching", "policymaking", "safehouses": by their longest ending that is an inflected base."""
    if rules is ADJECTIVE_RULES or (rules is NOUN_RULES and not form.endswith("ses")):
        return None
    for start in range(1, len(form) - _SHORTEST_PART):
        base = _known(form[start:], rules, bases)
        if base is not None and len(base) >= _SHORTEST_PART:
            return form[:start] + base
    return None


def _inflected(form: str, family: str, *, known_only: bool = False) -> str:
    bases, irregular = tables()[family]
    if form in irregular:
        return irregular[form]
    if family == "verb" and form in bases and not form.endswith(("ed", "ing", "s")):
        return form
    rules = {"noun": NOUN_RULES, "verb": VERB_RULES, "adj": ADJECTIVE_RULES}[family]
    found = by_rules(form, rules, bases)
    return form if known_only and found not in bases and not form.endswith(("ier", "iest")) else found


def _hyphened(form: str, tag: str) -> str:
    """Of "re-opened" the last part is inflected."""
    first, last = form.rsplit("-", 1)
    return f"{first}-{lemma(last, tag)}" if last.isalpha() else form


def _unknown(form: str, rules: Rules) -> str:
    if rules is NOUN_RULES:
        return _noun(form)
    if rules is ADJECTIVE_RULES:
        for old, new in (("ier", "y"), ("iest", "y"), ("er", ""), ("est", "")):
            if form.endswith(old) and len(form) > len(old) + 2:
                return _undoubled(form[: -len(old)] + new)
        return form
    return _verb(form)


def _noun(form: str) -> str:
    for old, new in (("ies", "y"), ("ses", "s"), ("xes", "x"), ("zzes", "zz"), ("ches", "ch"), ("shes", "sh")):
        if form.endswith(old) and len(form) > len(old) + 1:
            return form[: -len(old)] + new
    if form.endswith("men") and len(form) > 4:
        return form[:-2] + "an"
    return form[:-1] if form.endswith("s") and not form.endswith(("ss", "us", "is")) else form


def _verb(form: str) -> str:
    for old in ("ied", "ies"):
        if form.endswith(old) and len(form) > 4:
            return form[:-3] + "y"
    for old in ("ed", "ing"):
        if form.endswith(old) and any(c in _VOWELS or c == "y" for c in form[: -len(old)]):
            return _with_e(form[: -len(old)])
    if form.endswith(("sses", "xes", "zzes", "ches", "shes", "oes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith(("ss", "us", "is")) else form


def _with_e(stem: str) -> str:
    """The stem of "googl-ed", "tweet-ed", "blogg-ed" as a word."""
    if _undoubled(stem) != stem:
        return _undoubled(stem)
    last, before = stem[-1], stem[-2:-1]
    if last in "cvuz" or (last in "sg" and before in "aeiournl") or (last == "l" and before not in "aeiourwl"):
        return stem + "e"
    short = last not in "aeiouwxy" and before in _VOWELS and stem[-3:-2] not in _VOWELS
    return stem + "e" if short and sum(c in _VOWELS for c in stem) == 1 else stem


def _undoubled(stem: str) -> str:
    double = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt"
    return stem[:-1] if double else stem


@cache
def tables() -> dict[str, tuple[frozenset[str], dict[str, str]]]:
    """Of "noun", "verb" and "adj": the base forms that decide between rules, and the irregular forms' lemmas."""
    bases: dict[str, set[str]] = {"noun": set(), "verb": set(), "adj": set()}
    irregular: dict[str, dict[str, str]] = {part: {} for part in bases}
    text = (files("onrecord.annotate.backends") / "lemmas.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            part, form, base = line.split("\t")
            if base:
                irregular[part][form] = base
            else:
                bases[part].add(form)
    return {part: (frozenset(words), irregular[part]) for part, words in bases.items()}
