"""The view repairs what it reads and still knows where every character came from."""

from __future__ import annotations

import pytest

from onrecord.clean.document import clean
from onrecord.clean.view import Edit, apply_edits
from onrecord.model.document import Article, Document, View


def cleaned(text: str) -> Document:
    return clean(Article(id="t", text=text))


def given(document: Document, words: str) -> str:
    """The given text behind these words of the view."""
    at = document.view.text.index(words)
    start, end = document.view.to_given(at, at + len(words))
    return document.article.text[start:end]


def test_sound_text_is_its_own_view() -> None:
    text = "Envoys from Chad and Niger met in Geneva.\nThey will meet again."
    assert cleaned(text).view == View(text)


def test_edits_that_overlap_do_not_both_apply() -> None:
    assert apply_edits(View("abcdef"), [Edit(1, 4, "X"), Edit(3, 5, "Y")]).text == "aXef"


def test_a_replacement_of_another_length_stands_for_the_whole_stretch() -> None:
    view = apply_edits(View("abcdef"), [Edit(2, 4, "XYZ")])
    assert view.text == "abXYZef"
    assert view.to_given(3, 4) == (2, 4)
    assert view.to_given(5, 7) == (4, 6)


def test_an_insertion_stands_for_nothing() -> None:
    view = apply_edits(View("abcd"), [Edit(2, 2, ". ")])
    assert view.text == "ab. cd"
    assert view.to_given(2, 4) == (2, 2)
    assert view.from_given(2) == 2


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("The envoy said itâ€™s over, and left Lomé.", "it’s"),
        ("She called it â€œa fraudâ€\x9d on Monday.", "“a fraud”"),
        ("President NicolÃ¡s Obregón spoke.", "Nicolás"),
        ("The ministry&#8217;s note &amp; its annex were sent.", "ministry’s note & its"),
        ("The minis\u00adter spoke.", "minister"),
        ("The\u00a0minister\u2009spoke.", "The minister spoke"),
        ("The \ufeffmin\u200bister spoke.", "The minister"),
        ("The minister \ud800 spoke\x00 twice.", "The minister spoke twice"),
    ],
)
def test_damaged_characters_are_repaired_in_the_view_only(damaged: str, repaired: str) -> None:
    document = cleaned(damaged)
    assert repaired in document.view.text
    assert document.article.text == damaged


def test_words_behind_mojibake_keep_their_own_offsets() -> None:
    document = cleaned("It was â€œa fraudâ€\x9d, NicolÃ¡s Obregon told the court in Lima.")
    assert given(document, "Obregon told") == "Obregon told"
    assert given(document, "Nicolás") == "NicolÃ¡s"


def test_sound_accents_and_typography_stay() -> None:
    text = "« Très bien », a dit M. Dœuf — “naïve” Ångström ﬁn."
    assert cleaned(text).view.text == text


def test_lines_of_a_hard_wrapped_paragraph_are_joined_in_the_view() -> None:
    text = (
        "The foreign ministers of Chad and Niger met in Geneva on Monday to talk\n"
        "about the closed border between their countries, their spokesmen said\n"
        "afterwards. A second round of the negotiations would follow in the next\n"
        "month, and both sides promised to keep their soldiers in the barracks\n"
        "until then.\n"
        "\n"
        "Aid groups welcomed the news."
    )
    document = cleaned(text)
    assert len(document.passages) == 2
    assert "talk about the closed" in document.view.text
    assert given(document, "talk about") == "talk\nabout"
