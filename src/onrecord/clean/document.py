"""Article as given -> Document: passages, repairs in the view, flags. Nothing is altered."""

from __future__ import annotations

import re

from onrecord.model.document import Article, Document, Passage, View


def clean(article: Article) -> Document:
    text = article.text
    passages = tuple(
        Passage(f"P{n}", m.start(), m.end(), m.group())
        for n, m in enumerate(re.finditer(r"\S[^\n]*\S|\S", text), 1)
    )
    return Document(article, View(text), passages)
