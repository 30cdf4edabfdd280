"""Which of several readings of a name, a title or a phrase the words around it speak for."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.clean.document import clean
from onrecord.evaluate.actors import Case, article, faults
from onrecord.model.annotation import AnnotatedDocument
from onrecord.pipeline import annotate, default_extractors

CASES = [
    Case("latter", "dev", True, "Oman and Kuwait signed the pact; the latter will send ships.", dt.date(2018, 5, 1),
         "the latter", country=("KWT",)),
    Case("former", "dev", True, "Oman and Kuwait signed the pact. The former will send ships.", dt.date(2018, 5, 1),
         "The former", country=("OMN",)),
    Case("former-title", "dev", True, "The former minister Ada Quill of Malta was tried.", dt.date(2018, 5, 1),
         "Ada Quill", country=("MLT",), sectors=("ELI",)),
    Case("union", "dev", True, "Brussels warned Malta over its courts.", dt.date(2022, 5, 1), "Brussels",
         country=("EUR",)),
    Case("brussels", "dev", True, "A Belgian court in Brussels heard the case.", dt.date(2022, 5, 1), "Brussels",
         kind=("place",), country=("BEL",)),
    Case("namesake", "dev", True, "Tripoli, in northern Lebanon, was calm.", dt.date(2018, 5, 1), "Tripoli",
         country=("LBN",)),
    Case("capital", "dev", True, "Tripoli, the Libyan capital, was calm.", dt.date(2018, 5, 1), "Tripoli",
         country=("LBY",)),
    Case("nickname", "dev", True, 'Drug lord Tano "El Gato" Berrueta was held in Chile.', dt.date(2018, 5, 1),
         'Tano "El Gato" Berrueta', kind=("person",), sectors=("CRM",)),
    Case("bill", "dev", True, "Senator Bill Quarrie of Ohio met his aide, Tom Quarrie.", dt.date(2018, 5, 1),
         "Bill Quarrie", country=("USA",), apart="Tom Quarrie"),
    Case("acting", "dev", True, "Acting President Sefu Adeyo of Mali spoke.", dt.date(2035, 5, 1), "Sefu Adeyo",
         country=("MLI",), role="Acting President"),
    Case("backed", "dev", True, "Iran-backed commander Adel Farsan was shot in Iraq.", dt.date(2035, 5, 1),
         "Adel Farsan", not_country="IRN"),
    Case("wrong-pronoun", "dev", True, "Senator Maria Quarrie voted no. Her office said he was ill.",
         dt.date(2018, 5, 1), "Maria Quarrie", flag="reference_conflict"),
    Case("us-minister", "dev", True, "The American foreign minister flew to Oman.", dt.date(2018, 5, 1),
         "The American foreign minister", country=("USA",), flag="likely_mistranslation"),
    Case("state-department", "dev", True, "The Maltese State Department called in the envoy.", dt.date(2018, 5, 1),
         "State Department", country=("MLT",), flag="likely_mistranslation"),
    Case("transliterated", "dev", True, "Volodimir Zelenski thanked the allies.", dt.date(2023, 3, 20),
         "Volodimir Zelenski", country=("UKR",), sectors=("GOV",)),
    Case("family-first", "dev", True, "President Xi spoke on Monday.", dt.date(2018, 3, 20), "Xi", country=("CHN",)),
    Case("style-as-name", "dev", True, "King Dele Obaro, a Lagos rapper, was fined.", dt.date(2018, 5, 1),
         "King Dele Obaro", unknown=True),
    Case("appositive", "dev", True, "The Omani ambassador in Kabul, Nasser Harthy, left.", dt.date(2022, 5, 1),
         "Nasser Harthy", country=("OMN",), sectors=("GOV",)),
    Case("leader-of-a-body", "dev", False, "Jens Stoltenberg welcomed the offer.", dt.date(2020, 5, 1),
         "Jens Stoltenberg", country=("IGO",), role="NATO"),
    Case("before-the-body", "dev", True, "Mark Rutte welcomed the offer.", dt.date(2015, 5, 1),
         "Mark Rutte", country=("NLD",), sectors=("GOV",)),
    Case("many-of-that-name", "dev", True, "Mike Johnson, 34, was fined in Leeds.", dt.date(2024, 5, 1),
         "Mike Johnson", unknown=True),
    Case("hyphen-in-a-name", "dev", True, "Ban Ki-moon urged restraint.", dt.date(2011, 5, 1), "Ban Ki-moon",
         kind=("person",), country=("UNO",)),
    Case("surname-of-a-leader", "dev", True, "Zapatero told reporters that talks would go on.", dt.date(2008, 5, 1),
         "Zapatero", kind=("person",), country=("ESP",)),
    Case("rank-beside-a-side", "dev", True, "Hezbollah spokesman Sheikh Adib Saroufim denied it.",
         dt.date(2035, 5, 1), "Adib Saroufim", country=("LBN",), sectors=("REB",)),
    Case("who-leads", "dev", True, "Ada Mbewe, who leads the opposition in Zambia, was freed.", dt.date(2035, 5, 1),
         "Ada Mbewe", sectors=("OPP",)),
    Case("head-of-a-firm", "dev", True, "Gazprom chief executive Fyodor Lunin resigned.", dt.date(2035, 5, 1),
         "Fyodor Lunin", country=("RUS",), sectors=("BUS",)),
    Case("party-and-state", "dev", True, "Rep. Joan Tarrow (R-Utah) voted no.", dt.date(2035, 5, 1), "Joan Tarrow",
         country=("USA",), sectors=("LEG",)),
    Case("region", "dev", True, "Togo and Oman signed. The West African nation will send rice.", dt.date(2018, 5, 1),
         "The West African nation", same="Togo", apart="Oman"),
    Case("island", "dev", True, "Cuba and Chad signed. The communist-run island will send doctors.",
         dt.date(2018, 5, 1), "The communist-run island", same="Cuba"),
    Case("alias", "dev", True, "Tomas Ardura, also known as El Rubio, fled Peru.", dt.date(2018, 5, 1), "El Rubio",
         same="Tomas Ardura"),
    Case("unknown-firm", "dev", True, "Orvell cut 300 jobs. The company blamed costs.", dt.date(2018, 5, 1),
         "The company", same="Orvell"),
    Case("airline", "dev", True, "Air France cancelled its flights.", dt.date(2018, 5, 1), "Air France",
         kind=("organization",), sectors=("BUS",)),
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> dict[str, AnnotatedDocument]:
    extractors = default_extractors()
    parses = extractors.parser.parse(clean(article(case)) for case in CASES)
    return {case.id: annotate(parse, extractors) for case, parse in zip(CASES, parses, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_words_decide(case: Case, read: dict[str, AnnotatedDocument]) -> None:
    assert faults(case, read[case.id]) == []
