"""Names within names, names of things, and names of bodies that look like persons."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities.extractor import find_entities
from onrecord.clean.document import clean
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.syntax import Parse


def entity_of(doc, words):
    """The one entity with a mention of exactly `words`."""
    found = [e for e in doc.entities.entities if any(m.exact == words for m in e.mentions)]
    assert len(found) == 1, [e.name for e in doc.entities.entities]
    return found[0]


def mentions_at(doc, context, words):
    """Ids of the entities with a mention that is exactly `words` where they stand in `context`."""
    start = doc.document.article.text.index(context) + context.index(words)
    return {e.id for e in doc.entities.entities for m in e.mentions if (m.start, m.exact) == (start, words)}


WITHIN = [
    ("Ivan Petrenko died. The Ivan Petrenko Foundation mourned him.", "The Ivan Petrenko Foundation", "Ivan Petrenko"),
    ("Clashes reached Jijel. The Jijel Port Authority closed its gates.", "The Jijel Port", "Jijel"),
    ("Peru was warned. The University of Peru closed.", "University of Peru", "Peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "context", "words"), WITHIN)
def test_a_name_within_a_longer_name_is_a_mention_of_its_own(annotated, text, context, words):
    doc = annotated(text, "2024-05-02")
    assert mentions_at(doc, context, words) == mentions_at(doc, text, words) != set()


APART = [
    ("Mexico protested. Mexico City was calm.", "Mexico City was", "Mexico"),
    ("Jordan protested. Michael Jordan smiled.", "Michael Jordan", "Jordan"),
    ("Korea was divided. South Korea protested.", "South Korea", "Korea"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "context", "words"), APART)
def test_names_of_towns_states_and_persons_hold_no_other(annotated, text, context, words):
    doc = annotated(text, "2024-05-02")
    assert not mentions_at(doc, context, words)


THINGS = [
    ("The tanker Ocean Meridian sailed from Aden on Monday. The Ocean Meridian carried oil.", "Ocean Meridian"),
    ("Rebels boarded the MV Clara Voss. Its crew was freed.", "Clara Voss"),
    ("Chad and Niger signed the Lake Basin Accord. The Lake Basin Accord was hailed.", "Lake Basin Accord"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), THINGS)
def test_ships_and_treaties_are_no_party(annotated, text, name):
    assert entity_of(annotated(text, "2024-05-02"), name).kind == "other"


def test_initials_and_whose_candidate_somebody_is_are_bodies(annotated):
    text = "Two KPFL candidates withdrew. KPFL said it would go on. Avantia's Rosa Lindt won a seat. Avantia cheered."
    doc = annotated(text, "2024-05-02")
    assert entity_of(doc, "KPFL").kind == "organization"
    assert entity_of(doc, "Avantia").kind == "organization"


def test_a_body_and_its_initials_in_brackets_are_one(annotated):
    doc = annotated("The Movimento Terra Sul (MTS) marched. MTS said police fired.", "2024-05-02")
    assert mentions_at(doc, "(MTS)", "MTS") == mentions_at(doc, "MTS said", "MTS")
    assert len(entity_of(doc, "Movimento Terra Sul").mentions) == 3


def test_a_hyphenated_name_of_east_asia_is_one_name(annotated):
    doc = annotated("Lawmaker Yeung Mei-lan met Kwok Tin-fai of the Harbour Party. Kwok smiled.", "2024-05-02")
    assert {e.name for e in doc.entities.entities if e.kind == "person"} == {"Yeung Mei-lan", "Kwok Tin-fai"}


def test_whose_side_somebody_is_on_is_no_name(annotated):
    doc = annotated("Pro-Beijing parties won. The pro-Beijing camp cheered.", "2024-05-02")
    assert not any(m.exact == "Pro" for e in doc.entities.entities for m in e.mentions)


def test_a_name_of_nothing_but_an_article_ends_the_text() -> None:
    """The model may see a name in a last word that is none: it leaves nothing, and nothing is looked for behind it."""
    document = clean(Article(id="x", text="spokesman The", published=None))
    parse = Parse(
        document, words=["spokesman", "The"], lemmas=["spokesman", "the"], pos=["NOUN", "PROPN"], tags=["NN", "NNP"],
        deps=["ROOT", "appos"], heads=[0, 0], starts=[0, 10], ends=[9, 13], sentences=[(0, 2)], passages=[0],
        names=[(1, 2, "PERSON")],
    )  # fmt: skip
    layer = find_entities(AnnotatedDocument(document=document, parse=parse))
    assert [e.name for e in layer.entities] == ["spokesman"]
