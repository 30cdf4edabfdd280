"""The language of an article is identified where it is clear, offline, and checked against what can be read."""

from __future__ import annotations

import socket

import pytest

from onrecord.clean.document import clean
from onrecord.clean.language import readable
from onrecord.errors import UnsupportedLanguage
from onrecord.model.document import Article

ENGLISH = "The minister said on Monday that the talks with the rebels would go on in Geneva until the summer."
SPANISH = "El ministro dijo el lunes que las conversaciones con los rebeldes seguirían en Ginebra hasta el verano."


def language(text: str, stated: str | None = None) -> str | None:
    return clean(Article(id="t", text=text, language=stated)).article.language


def test_a_missing_language_is_identified_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    assert (language(ENGLISH), language(SPANISH)) == ("en", "es")


def test_a_stated_language_stands() -> None:
    assert language(ENGLISH, "fr") == "fr"


@pytest.mark.parametrize("text", ["", "Oslo", "Ama Sena", "12 345 67", "??? !!!"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert language(text) is None


def test_what_nobody_reads_is_refused_by_name() -> None:
    document = clean(Article(id="t", text=SPANISH))
    with pytest.raises(UnsupportedLanguage, match="'es'"):
        readable(document, {"en"})


@pytest.mark.parametrize("stated", ["en", "en-GB", "EN_us"])
def test_varieties_of_a_supported_language_pass(stated: str) -> None:
    document = clean(Article(id="t", text=ENGLISH, language=stated))
    assert readable(document, {"en"}) is document
