# ruff: noqa: E501 (one case a line)
"""Which words of an article refer to one entity."""

from __future__ import annotations

import pytest

from onrecord.model.annotation import AnnotatedDocument


def ids_at(doc: AnnotatedDocument, context: str, words: str) -> set[str]:
    """Entities with a mention that shares a character with `words` as they stand in `context`."""
    text = doc.document.article.text
    start = text.index(context) + context.index(words)
    end = start + len(words)
    return {e.id for e in doc.entities.entities for m in e.mentions if m.start < end and start < m.end}


SAME = [
    ("Iranian President Navid Rostami left. The Iranian leader said he was tired.", "The Iranian leader", "Navid Rostami"),
    ("Nils Berg, the deputy leader of the party, was held. Berg denied it.", "Nils Berg", "Berg denied"),
    ("Human Rights Watch (HRW) spoke. HRW said it had photos.", "Human Rights Watch", "HRW said"),
    ("Muslim Brotherhood members marched. The movement is banned.", "Muslim Brotherhood", "The movement"),
    ("Jaish-e-Mohammed claimed the raid. The group said it would go on.", "Jaish-e-Mohammed", "The group"),
    ("Iran spoke. Tehran denied the charge.", "Iran spoke", "Tehran denied"),
    ("Iran spoke. The Iranian government denied the charge.", "Iran spoke", "The Iranian government"),
    ("Ten U.S. sailors were held. The sailors wept.", "Ten U.S. sailors", "The sailors"),
    ("Ten U.S. sailors were held. The Americans wept.", "Ten U.S. sailors", "The Americans"),
    ("The New York Times reported it. The newspaper named no one.", "New York Times", "The newspaper"),
    ("Republican Senator Paul Granger spoke. The lawmaker left.", "Paul Granger", "The lawmaker"),
    ("M23 rebels took the town. The rebels left.", "M23", "The rebels"),
    ("India's foreign ministry spoke. The foreign ministry warned Pakistan.", "India's foreign ministry", "The foreign ministry"),
    ("The State Department spoke. The department warned Iran.", "State Department", "The department"),
    ("Moammar Gadhafi spoke in Libya. Muammar Gaddafi left.", "Moammar Gadhafi", "Muammar Gaddafi"),
    ("The city of Homs was hit. Homs is in Syria.", "city of Homs", "Homs is"),
    ("Anna Weiss said she would stay.", "Anna Weiss", "she"),
    ('"I will stay," Anna Weiss said.', "Anna Weiss", "I will"),
    ("The OPEC+ alliance met. OPEC+ cut output.", "OPEC+ alliance", "OPEC+ cut"),
    ("The Polish Foreign Ministry spoke. The ministry gave no details.", "The Polish Foreign Ministry", "The ministry"),
    ("Weapons inspectors landed. The team will stay.", "Weapons inspectors", "The team"),
    ("A witness named Rui Costa ran. Costa was hurt.", "A witness", "Costa was"),
    ("Chile's envoy Ana Prado praised the accord. She left.", "Ana Prado", "She left"),
    ('"We will not yield," said Iranian Foreign Minister Navid Rostami. Iran was praised.', "We will", "Iran was"),
    ("Malaysia's prime minister, Farid Osman, said no.", "prime minister", "Farid Osman"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_words_for_one_entity_belong_to_one(annotated, text, one, other):
    doc = annotated(text, "2019-03-01")
    assert ids_at(doc, text[text.index(one) :], one) & ids_at(doc, text[text.index(other) :], other)


DIFFERENT = [
    ("Talks were held in Tehran. Iran left.", "Tehran", "Iran left"),
    ("Senior officials spoke. Three officials were shot.", "Senior officials", "Three officials"),
    ("U.S. officials spoke. Iranian officials left.", "U.S. officials", "Iranian officials"),
    ("Anna Weiss met Carla Weiss.", "Anna Weiss", "Carla Weiss"),
    ("Anna Weiss praised her.", "Anna Weiss", "her"),
    ('"We have no water," said Amina Bari, a nurse in Yemen.', "We have", "Yemen"),
    ('"We will hold the town," said rebel commander Petro Hrynko of Ukraine.', "We will", "Ukraine"),
    ("The Supreme Court ruled. The rating agency cut Greece's grade.", "The Supreme Court", "The rating agency"),
    ("France and Italy were calm. The Horn government fell.", "The Horn government", "Italy"),
    ("Police shot a man. The White House spoke.", "Police", "White House"),
    (
        'Ilo Mensah told reporters that the shells came from an army post. "They fired eleven times," he said.',
        "reporters",
        "They",
    ),
    ('Two soldiers died, officials said. "They fired eleven times," said Ilo Mensah.', "officials", "They"),
    ('Shells killed four people in Kpetoe. "They fired eleven times," said Ilo Mensah.', "four people", "They"),
]


@pytest.mark.parametrize(("text", "one", "other"), DIFFERENT)
def test_words_for_two_entities_stay_apart(annotated, text, one, other):
    doc = annotated(text, "2019-03-01")
    assert not ids_at(doc, text[text.index(one) :], one) & ids_at(doc, text[text.index(other) :], other)


def test_a_pronoun_that_fits_nobody_is_no_mention(annotated):
    doc = annotated("She said no.")
    assert not ids_at(doc, "She said", "She")


def test_it_is_likely_refers_to_nothing(annotated):
    doc = annotated("Iran spoke. It is likely that the talks will fail.")
    assert not ids_at(doc, "It is likely", "It")


def test_two_leaders_are_both_of_them(annotated):
    doc = annotated("President Navid Rostami met President Leon Hart. The two presidents shook hands.", "2019-03-01")
    both = ids_at(doc, "The two presidents", "The two presidents")
    assert ids_at(doc, "Navid Rostami", "Navid Rostami") | ids_at(doc, "Leon Hart", "Leon Hart") <= both


def test_both_sides_are_the_states_last_spoken_of_together(annotated):
    doc = annotated("India and Pakistan traded fire. Both sides blamed the other.")
    head = doc.parse.words.index("sides")
    assert {doc.entities.get(i).country for i in doc.entities.heads[head]} == {"IND", "PAK"}


@pytest.mark.parametrize(
    ("text", "words", "kind", "country"),
    [
        ("Washington accused Moscow of lying.", "Washington", "government", "USA"),
        ("Washington accused Moscow of lying.", "Moscow", "government", "RUS"),
        ("Talks between Seoul and Tokyo failed.", "Seoul", "government", "KOR"),
        ("Lawmakers called on Tehran to free the men.", "Tehran", "government", "IRN"),
        ("The envoy appealed to Kabul for calm.", "Kabul", "government", "AFG"),
        ("The island wants independence from London.", "London", "government", "GBR"),
        ("The rail line to Kabul was cut.", "Kabul", "place", "AFG"),
        ("They came from London by bus.", "London", "place", "GBR"),
        ("A bomb went off in Kabul.", "Kabul", "place", "AFG"),
        ("The minister flew to Cairo.", "Cairo", "place", "EGY"),
    ],
)
def test_a_capital_is_a_government_where_it_acts(annotated, text, words, kind, country):
    doc = annotated(text)
    entity = doc.entities.get(next(iter(ids_at(doc, text[text.index(words) :], words))))
    assert (entity.kind, entity.country) == (kind, country)


def test_the_trump_administration_is_the_us_government(annotated):
    doc = annotated("The Trump administration warned Iran.", "2018-03-01")
    ids = ids_at(doc, "The Trump administration", "administration")
    assert "USA" in {doc.entities.get(i).country for i in ids}


# doubts -----------------------------------------------------------------------------------------------------------


def flags(doc: AnnotatedDocument) -> list[tuple[str, str]]:
    return [(f.kind, f.exact) for f in doc.entities.flags]


def test_two_names_of_one_cartel_are_one_entity_and_flagged(annotated):
    doc = annotated("The Cartel de los Soles was named. Venezuela said the Sun Cartel is an invention.")
    assert ids_at(doc, "Cartel de los Soles", "Soles") == ids_at(doc, "Sun Cartel", "Sun Cartel")
    assert ("name_variant", "Sun Cartel") in flags(doc)


def test_her_part_for_a_man_is_flagged_and_still_his(annotated):
    doc = annotated("Venezuela was warned. For her part, Nicolas Maduro denounced the move.", "2020-03-01")
    assert ("reference_conflict", "For her part") in flags(doc)
    assert ids_at(doc, "For her part", "her") == ids_at(doc, "Nicolas Maduro", "Maduro")


def test_an_office_that_the_country_does_not_have_is_flagged_and_resolved(annotated):
    doc = annotated("The US Ministry of Foreign Affairs condemned the raid.")
    (entity,) = [e for e in doc.entities.entities if e.kind == "government"]
    assert entity.name == "US Department of State"
    assert ("likely_mistranslation", "US Ministry of Foreign Affairs") in flags(doc)


def test_another_states_foreign_ministry_is_not_taken_for_an_american_one(annotated):
    doc = annotated(
        "Secretary of State John Kerry spoke to reporters. The Russian foreign ministry denied it.", "2016-03-01"
    )
    assert flags(doc) == []


def test_initials_are_no_variant_of_a_name(annotated):
    assert flags(annotated("The International Atomic Energy Agency spoke. The IAEA left Iran.")) == []


def test_iran_has_a_foreign_ministry_without_any_doubt(annotated):
    assert flags(annotated("The Iranian Ministry of Foreign Affairs condemned the raid.")) == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Iranian Supreme Leader Ali Khamanei spoke.", "Ali Khamanei", "Ali Khamenei"),
        ("Hungarian Prime Minister Viktor Orbnan spoke.", "Viktor Orbnan", "Viktor Orban"),
        ("Nigeria said that Boko Harram had fled.", "Boko Harram", "Boko Haram"),
        ("Lebanon's Hezbolah fired back.", "Hezbolah", "Hezbollah"),
    ],
)
def test_a_misspelt_name_is_who_fits_and_is_flagged(annotated, text, words, name):
    doc = annotated(text, "2019-03-01")
    (entity,) = (doc.entities.get(i) for i in ids_at(doc, text, words))
    assert ("name_variant", words) in flags(doc)
    assert name in {entity.name} or entity.role or entity.sectors
    assert [f.note for f in doc.entities.flags] == [f"another name of {name}"]


@pytest.mark.parametrize(
    "text", ["Carpenter Viktor Orbnan builds sheds in Hungary.", "Boko Harram is a song.", "Viktor Orbnan came late."]
)
def test_a_near_name_that_nothing_speaks_for_is_nobody(annotated, text):
    doc = annotated(text, "2019-03-01")
    assert flags(doc) == []
    assert all(e.wikidata is None or (e.country == "HUN" and e.kind != "person") for e in doc.entities.entities)
    assert all(e.kind != "armed_group" for e in doc.entities.entities)


def test_what_artillery_fired_does_not_say_whose_it_was(annotated):
    doc = annotated("Ghana put troops on alert after artillery fire killed four people in Kpetoe.")
    assert "artillery" not in [e.name for e in doc.entities.entities]


def test_how_many_at_least_is_no_part_of_who(annotated):
    doc = annotated("At least six people were killed.")
    assert [e.name for e in doc.entities.entities] == ["six people"]
