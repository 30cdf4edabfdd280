"""Several who are meant at once: coordinated owners and states, "they", "both" and "the trio" after two or three."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.evaluate.reader import Reader
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(None)


def _read(reader: Reader, text: str, title: str | None = None) -> AnnotatedDocument:
    whole = f"{title}\n\n{text}" if title else text
    return reader(Article(id="groups", text=whole, title=title, published=dt.date(2033, 2, 1))).doc


def _meant(doc: AnnotatedDocument, words: str) -> set[str]:
    """Names of all entities that the last occurrence of the words means."""
    start = doc.document.article.text.rindex(words)
    return {e.name for e in doc.entities.entities for m in e.mentions if m.start <= start < m.end}


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Egypt and Jordan met in Aqaba. They signed a pact.", "They", {"Egypt", "Jordan"}),
        ("Ida Roslund and Omar Benali met in Oslo. They signed a pact.", "They", {"Ida Roslund", "Omar Benali"}),
        ("Ida Roslund met Omar Benali in Oslo. They talked for an hour.", "They", {"Ida Roslund", "Omar Benali"}),
        ("Ida Roslund met Omar Benali in Oslo. Both said it was late.", "Both", {"Ida Roslund", "Omar Benali"}),
        (
            "Ida Roslund met Omar Benali. Both were late. The two will meet again.",
            "The two",
            {"Ida Roslund", "Omar Benali"},
        ),
        ("Chad, Mali and Niger left the bloc. The trio said it was useless.", "The trio", {"Chad", "Mali", "Niger"}),
        ("Ana Ruiz and her brother Luis were freed. They had been held since May.", "They", {"Ana Ruiz", "Luis"}),
        (
            "The foreign ministers of Egypt and Jordan met. They signed a pact.",
            "They",
            {"foreign minister of Egypt", "foreign minister of Jordan"},
        ),
        ("Ida Roslund and Omar Benali signed papers. They were yellow.", "They", set()),
        ("Protesters and Omar Benali met. They threw stones.", "They", {"Protesters"}),
    ],
)
def test_words_for_several_mean_all_who_were_named_together(
    reader: Reader, text: str, words: str, names: set[str]
) -> None:
    assert _meant(_read(reader, text), words) == names


def test_ministers_of_two_states_are_two_persons_each_of_one_state(reader: Reader) -> None:
    doc = _read(reader, "The presidents of Kenya and Uganda met. The Ugandan president spoke first.")
    heads = {e.name: (e.country, e.role) for e in doc.entities.entities if e.kind == "person"}
    assert heads == {
        "president of Kenya": ("KEN", "president of Kenya"),
        "president of Uganda": ("UGA", "president of Uganda"),
    }
    assert _meant(doc, "The Ugandan president") == {"president of Uganda"}


def test_owners_in_a_headline_speak_of_their_officials_alone(reader: Reader) -> None:
    doc = _read(reader, "The officials met on Monday.", "US, Iranian officials meet in Muscat")
    people = {(e.name, e.country) for e in doc.entities.entities if e.kind == "people"}
    assert people == {("US officials", "USA"), ("Iranian officials", "IRN")}
    assert not any(e.name in ("United States", "Iran") for e in doc.entities.entities)


@pytest.mark.parametrize(("words", "country"), [("N. Korea", "PRK"), ("S. Korea", "KOR"), ("S. Sudan", "SSD")])
def test_states_shortened_in_headlines_are_the_states(reader: Reader, words: str, country: str) -> None:
    doc = _read(reader, "It fell into the sea.", f"{words} fires a missile")
    assert [e.country for e in doc.entities.entities if e.mentions[0].exact == words] == [country]
