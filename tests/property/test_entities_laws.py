"""Laws of the entity layer on any text: words behind every entity, ids that exist, the same answer every time."""

from __future__ import annotations

import datetime as dt
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.entities.extractor import find_entities
from onrecord.annotate.interface import Parser
from onrecord.clean.document import clean
from onrecord.model.annotation import AnnotatedDocument, EntityLayer
from onrecord.model.document import Article
from onrecord.pipeline import default_extractors

WORDS = st.sampled_from(
    "Iran Tehran the The said President Hassan Jordan Chad U.S. , . ; ( ) [ ] \" “ ” ' 's – - two leaders both sides "
    "he she her his it they who which army police of for part For I we ministry Foreign Secretary State and spokesman "
    "former OPEC+ Muslim Brotherhood group rebels accused in between A 10 Navy CEO 北京 É ñandú \n \n\n …".split(" ")
)
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200))


@cache
def parser() -> Parser:
    return default_extractors().parser


def read(text: str) -> tuple[AnnotatedDocument, EntityLayer]:
    article = Article(id="x", text=text, published=dt.date(2020, 5, 5))
    parse = next(parser().parse([clean(article)]))
    doc = AnnotatedDocument(document=parse.document, parse=parse)
    return doc, find_entities(doc)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_mention_is_its_slice_and_every_token_points_at_an_entity(text):
    doc, layer = read(text)
    ids = [e.id for e in layer.entities]
    assert len(ids) == len(set(ids))
    for entity in layer.entities:
        for m in entity.mentions:
            assert doc.document.article.text[m.start : m.end] == m.exact
    for token, found in [*layer.heads.items(), *layer.inside.items()]:
        assert 0 <= token < len(doc.parse)
        assert found
        assert set(found) <= set(ids)
    for flag in layer.flags:
        assert doc.document.article.text[flag.start : flag.end] == flag.exact


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_layer(text):
    assert read(text)[1] == read(text)[1]
