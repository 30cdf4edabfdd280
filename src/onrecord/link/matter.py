"""What stands behind a trigger: the words of a speech act's matter, the nouns that may name whom a deed befell."""

from __future__ import annotations

from itertools import islice

from onrecord.model.syntax import Parse

# They bring in when or why something was said, and not what.
_OCCASIONS = frozenset("after amid following during since before despite over ahead".split())


def matter_words(parse: Parse, trigger: int) -> frozenset[str]:
    """Lemmas of the nouns, verbs and adjectives that a speech act is about."""
    matter = (c for c in parse.children[trigger] if c > trigger and not _is_occasion(parse, c))
    below = (d for c in matter for d in islice(parse.descendants(c), 60))
    return frozenset(parse.lemmas[d] for d in below if parse.pos[d] in ("NOUN", "VERB", "ADJ"))


def target_nouns(parse: Parse, trigger: int) -> frozenset[str]:
    """Lemmas of the nouns behind a trigger."""
    below = (d for c in parse.children[trigger] if c > trigger for d in islice(parse.descendants(c), 12))
    return frozenset(parse.lemmas[d] for d in below if parse.pos[d] == "NOUN")


def _is_occasion(parse: Parse, c: int) -> bool:
    return parse.deps[c] == "advcl" or (parse.deps[c] == "prep" and parse.lower[c] in _OCCASIONS)
