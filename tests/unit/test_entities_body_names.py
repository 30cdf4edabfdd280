"""Names of bodies whole: what a front is for, firms named after places, and the short forms of both."""

from __future__ import annotations

import pytest

from onrecord.evaluate.reader import Reader
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(None)


def _read(reader: Reader, text: str) -> AnnotatedDocument:
    return reader(Article(id="bodies", text=text)).doc


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels of the Front for the Liberation of the Reeds left.", "Front for the Liberation of the Reeds", None),
        ("The Popular Front for the Rebirth of Chad shelled a post.", "Popular Front for the Rebirth of Chad", "TCD"),
        ("The operator, Luzon Lines, declined to comment.", "Luzon Lines", None),
        ("Farmers sued the mining firm Andina Cobre on Friday.", "Andina Cobre", None),
        ("Ghana Cement closed two mills.", "Ghana Cement", "GHA"),
    ],
)
def test_a_bodys_name_is_whole(reader: Reader, text: str, name: str, country: str | None) -> None:
    found = [(e.name, e.country) for e in _read(reader, text).entities.entities if e.kind == "organization"]
    assert (name, country) in found


def test_what_is_no_body_stays_what_it_is(reader: Reader) -> None:
    doc = _read(reader, "The army of Sudan left. Kenya power plants closed, and Lima police chief Ana Holt wept.")
    assert "Ana Holt" in {e.name for e in doc.entities.entities}
    assert not {e.name for e in doc.entities.entities if e.kind == "organization"}


def test_the_front_is_the_one_whose_name_says_what_it_is_for(reader: Reader) -> None:
    doc = _read(reader, "The Popular Front for the Rebirth of Chad shelled a post. The front denied it.")
    (front,) = [e for e in doc.entities.entities if "Popular Front" in e.name]
    assert "The front" in {m.exact for m in front.mentions}
