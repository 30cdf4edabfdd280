"""Names of one in other words, another order or another transliteration: merged, and flagged `name_variant`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.annotate.entities import name_clusters
from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.name_clusters import cluster_names
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.spelling import sounds_alike
from onrecord.annotate.lexicons.translated_names import content, is_foreign
from onrecord.evaluate.actors import meant
from onrecord.evaluate.reader import Reader
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(None)


def _read(reader: Reader, text: str) -> AnnotatedDocument:
    return reader(Article(id="variants", text=text)).doc


@pytest.mark.parametrize(
    ("text", "names", "flagged"),
    [
        (
            "The Zeta Cartel burned a lorry in Mexico. Cartel Zeta denied it, and the Cartel de los Zetas fled.",
            ["Zeta Cartel", "Cartel Zeta", "Cartel de los Zetas"],
            "Cartel Zeta",
        ),
        (
            "The Gulf Clan closed the river port. A leaflet of the Clan del Golfo named two mayors.",
            ["Gulf Clan", "Clan del Golfo"],
            "Gulf Clan",
        ),
        (
            "The Aragua Train rented flats in Arica. Tren de Aragua took over two hotels.",
            ["Aragua Train", "Tren de Aragua"],
            "Aragua Train",
        ),
        (
            "The Tapir Cartel shelled a bridge in Ecuador. Soldiers chased the Cartel de los Tapires into a swamp.",
            ["Tapir Cartel", "Cartel de los Tapires"],
            "Tapir Cartel",
        ),
        (
            "Governor Anatoli Bezrukhov left by train. Bezruhov gave no reason.",
            ["Anatoli Bezrukhov", "Bezruhov"],
            "Bezruhov",
        ),
    ],
)
def test_names_in_other_words_are_one_and_flagged(reader: Reader, text: str, names: list[str], flagged: str) -> None:
    doc = _read(reader, text)
    assert len({e.id for name in names for e in meant(doc, name)}) == 1
    assert flagged in {f.exact for f in doc.entities.flags if f.kind == "name_variant"}


def test_two_groups_of_one_kind_stay_two(reader: Reader) -> None:
    doc = _read(reader, "The Tapir Cartel shelled a bridge. Soldiers chased the Cartel de los Jaguares into a swamp.")
    assert len({e.id for name in ("Tapir Cartel", "Cartel de los Jaguares") for e in meant(doc, name)}) == 2


def test_two_persons_of_like_names_that_are_both_introduced_stay_two(reader: Reader) -> None:
    doc = _read(reader, "Minister Reza Karimov met Judge Omar Kerimow in Baku. Karimov smiled. Kerimow said nothing.")
    assert {e.name for e in meant(doc, "Karimov")} == {"Reza Karimov"}
    assert {e.name for e in meant(doc, "Kerimow")} == {"Omar Kerimow"}


def test_the_content_of_a_groups_name_is_the_same_in_every_language() -> None:
    assert content(("sun", "cartel")) == content(("cartel", "de", "los", "soles")) == ("cartel", "sun")
    assert content(("ejercito", "de", "liberacion", "popular")) == content(("popular", "liberation", "army"))
    assert content(("northern", "lights")) == ()
    assert is_foreign(("cartel", "de", "sinaloa"))
    assert not is_foreign(("lord", "of", "the", "rings"))


@pytest.mark.parametrize("pair", [("qaddafi", "gadhafi"), ("khrushchev", "khruschev"), ("nazarbayev", "nazarbaev")])
def test_transliterations_of_one_name_sound_alike(pair: tuple[str, str]) -> None:
    assert sounds_alike(*pair)


@pytest.mark.parametrize("pair", [("hassan", "hussein"), ("petrov", "pavlov"), ("ali", "ala"), ("kurd", "kurds")])
def test_other_names_do_not(pair: tuple[str, str]) -> None:
    assert not sounds_alike(*pair)


def test_many_bodies_are_put_together_with_no_comparison_of_each_with_each(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(_read(reader, "Nothing at all happened in the port."))
    looked_up = 0
    own = name_clusters._names_for

    def counting(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        nonlocal looked_up
        for key in own(name):
            looked_up += 1
            yield key

    monkeypatch.setattr(name_clusters, "_names_for", counting)
    names = [Draft(1, 3, 1, "name", "organization", pieces=(f"body{n}x", "of", "trade", str(n))) for n in range(2000)]
    assert len(cluster_names(reading, names)) == len(names)
    assert looked_up < 10 * len(names)
