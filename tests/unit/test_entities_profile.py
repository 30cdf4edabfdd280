# ruff: noqa: E501 (one case a line)
"""Kind, country, sectors and role of actors as of the article's date. States and well-known holders are real."""

from __future__ import annotations

import pytest

from onrecord.model.entity import Entity

# text, publication date, name, country, a sector it must have (None: none at all), words of its role
CASES = [
    ("Wilma Chirino, who was Ecuador's interior minister until May, was jailed.", "2031-05-01", "Wilma Chirino", "ECU", "ELI", None),
    ("Wilma Chirino, once Ecuador's interior minister, was jailed.", "2031-05-01", "Wilma Chirino", "ECU", "ELI", None),
    ("Ex-Ecuadorian interior minister Wilma Chirino fled to Panama.", "2031-05-01", "Wilma Chirino", "ECU", "ELI", None),
    ("Ilya Drozdov, who leads the rebels in Donetsk, spoke.", "2016-05-01", "Ilya Drozdov", "UKR", "REB", None),
    ("Ilya Drozdov, the so-called prime minister of the Luhansk People's Republic, spoke.", "2016-05-01", "Ilya Drozdov", "UKR", "REB", None),
    ("Houthi military spokesman Yahya Qasim said a drone fell.", "2021-03-01", "Yahya Qasim", "YEM", "REB", None),
    ("The Belgian prime minister's spokesman, Jan Verhofen, said so.", "2031-03-01", "Jan Verhofen", "BEL", "GOV", None),
    ("Judge Sergio Marcondes of Brazil's Supreme Federal Tribunal said so.", "2031-03-01", "Sergio Marcondes", "BRA", "JUD", None),
    ("House Speaker Dale Hutchby said so.", "2031-03-01", "Dale Hutchby", "USA", "LEG", None),
    ("Kenya-born runner Wilson Kiprop of Denmark won.", "2031-03-01", "Wilson Kiprop", "DNK", None, None),
    ("Georgia Governor Brian Kempson signed it.", "2031-03-01", "Brian Kempson", "USA", "GOV", None),
    ("Duma Boko asked miners to go back.", "2025-02-11", "Duma Boko", "BWA", "GOV", None),
    ("Alberto Fujimori was freed.", "2023-12-06", "Alberto Fujimori", "PER", "ELI", None),
    ("The Riksdag passed the bill.", "2019-03-01", "Riksdag", "SWE", "LEG", None),
    ("Deputy Defence Minister Ivan Petrenko of Ukraine said troops had left.", "2022-03-01", "Ivan Petrenko", "UKR", "GOV", "Deputy Defence Minister"),
    ("Former Foreign Minister Anna Weiss of Austria criticised the plan.", "2022-03-01", "Anna Weiss", "AUT", "ELI", "Former Foreign Minister"),
    ("Ousted President Karim Bello said the junta must go.", "2022-03-01", "Karim Bello", None, "ELI", "Ousted President"),
    ("Kenya's President-elect Daniel Mwangi thanked his voters.", "2022-03-01", "Daniel Mwangi", "KEN", "GOV", "President-elect"),
    ("Opposition leader Maria Kovacs of Hungary was detained.", "2020-03-01", "Maria Kovacs", "HUN", "OPP", "Opposition leader"),
    ("Rebel commander Yusuf Adan said his fighters had seized Baidoa.", "2012-03-01", "Yusuf Adan", "SOM", "REB", "Rebel commander"),
    ("Ramin Sadeghi, a spokesman for Iran's Revolutionary Guards, denied it.", "2019-03-01", "Ramin Sadeghi", "IRN", "MIL", "spokesman for"),
    ("Republican Senator Paul Granger of Ohio urged the White House to act.", "2018-03-01", "Paul Granger", "USA", "LEG", "Republican Senator"),
    ("Acting Prime Minister Lior Haddad of Israel spoke to reporters.", "2019-03-01", "Lior Haddad", "ISR", "GOV", "Acting Prime Minister"),
    ("Secretary of State John Kerry arrived in Geneva.", "2015-03-01", "John Kerry", "USA", "GOV", "Secretary of State"),
    ("Former Secretary of State John Kerry spoke in Boston.", "2019-03-01", "John Kerry", "USA", "ELI", "Former Secretary of State"),
    ("John Kerry spoke in Boston. The United States is divided.", "2019-03-01", "John Kerry", "USA", "ELI", "former Secretary of State"),
    ("Angela Merkel visited Poland. Germany and Poland are neighbors.", "2015-03-01", "Angela Merkel", "DEU", "GOV", "Chancellor"),
    ("Angela Merkel visited Poland. Germany and Poland are neighbors.", "2023-03-01", "Angela Merkel", "DEU", "ELI", "former Chancellor"),
    ("Sergei Lavrov flew to Geneva for talks.", "2016-03-01", "Sergei Lavrov", "RUS", "GOV", "Foreign Minister of Russia"),
    ("President Obama met reporters in Berlin.", "2016-04-24", "Barack Obama", "USA", "GOV", "President"),
    ("Boris Johnson, a bus driver from Leeds, was fined.", "2022-07-07", "Boris Johnson", "GBR", "LAB", "bus driver"),
    ("Gen. Tomas Lindqvist, the chief of Sweden's armed forces, warned of war.", "2022-07-07", "Tomas Lindqvist", "SWE", "MIL", None),
    ("Police chief Ravi Menon said two men were held in Mumbai, India.", "2018-07-07", "Ravi Menon", "IND", "COP", "Police chief"),
    ("Judge Elena Fischer sentenced the men to life in prison.", "2018-07-07", "Elena Fischer", None, "JUD", "Judge"),
    ("Bishop Paolo Ferri called for peace.", "2018-07-07", "Paolo Ferri", None, "REL", "Bishop"),
    ("Miguel Ortega, a professor at Harvard University, said the vote was close.", "2018-07-07", "Miguel Ortega", "USA", "EDU", "professor at Harvard University"),
    ("Activist Lina Darwish of Syria was released on Friday.", "2018-07-07", "Lina Darwish", "SYR", "SOC", "Activist"),
    ("Farmer Joseph Okello lost his cattle in the raid.", "2018-07-07", "Joseph Okello", None, "AGR", "Farmer"),
    ("Cartel leader Raul Medrano was arrested in Mexico.", "2018-07-07", "Raul Medrano", "MEX", "CRM", "Cartel leader"),
    ("Militia commander Abbas Jabiri of Iraq threatened U.S. bases.", "2018-07-07", "Abbas Jabiri", "IRQ", "PRM", "Militia commander"),
    ("French Foreign Minister Claire Dumont will travel to Chad.", "2018-07-07", "Claire Dumont", "FRA", "GOV", "French Foreign Minister"),
    ("Turkish President Recep Tayyip Erdogan accused Syria of lying.", "2018-07-07", "Recep Tayyip Erdogan", "TUR", "GOV", "Turkish President"),
    ("Iran's ambassador to Iraq, Reza Moradi, denied the claim.", "2018-07-07", "Reza Moradi", "IRN", "GOV", "Iran's ambassador"),
    ("United Nations envoy to Yemen Ian Carver met the Houthis.", "2018-07-07", "Ian Carver", "UNO", "GOV", "envoy"),
    ("Kerry met his Russian counterpart Sergei Lavrov in Geneva.", "2016-03-01", "Sergei Lavrov", "RUS", "GOV", "Foreign Minister of Russia"),
    ("Special envoy for Syria Ian Carver met the Houthis.", "2018-07-07", "Ian Carver", None, "GOV", "envoy"),
    ("The French president met Chancellor Olaf Scholz in Paris.", "2023-01-22", "Olaf Scholz", "DEU", "GOV", "Chancellor"),
    ("The Kremlin denied the report.", "2018-07-07", "Kremlin", "RUS", "GOV", None),
    ("Russian police detained two men. Police said they were armed.", "2018-07-07", "Russian police", "RUS", "COP", None),
    ("Amnesty International condemned Egypt.", "2018-07-07", "Amnesty International", "NGO", "SOC", None),
    ("The African Union sent observers to Mali.", "2018-07-07", "African Union", "IGO", None, None),
    ("The U.N. Security Council met on Friday.", "2018-07-07", "United Nations Security Council", "UNO", None, None),
    ("ISIS claimed the attack in Iraq.", "2018-07-07", "Islamic State", "IMG", "REB", None),
    ("M23 rebels took the town in Congo.", "2018-07-07", "M23", "COD", "REB", None),
    ("Hezbollah fired rockets into Israel.", "2018-07-07", "Hezbollah", "LBN", "REB", None),
    ("The Sinaloa Cartel controls the road in Mexico.", "2018-07-07", "Sinaloa Cartel", "MEX", "CRM", None),
    ("The Pentagon said two soldiers died.", "2018-07-07", "US Department of Defense", "USA", "MIL", None),
    ("Al Jazeera reported that the talks failed.", "2018-07-07", "Al Jazeera", "QAT", "JRN", None),
    ("The BJP won the election in India.", "2018-07-07", "Bharatiya Janata Party", "IND", "PTY", None),
    ("The European Commission fined the firm.", "2018-07-07", "European Commission", "EUR", "GOV", None),
    ("Student protesters marched in Chile.", "2018-07-07", "Student protesters", None, "CVL", None),
    ("Syrian refugees crossed into Lebanon.", "2018-07-07", "Syrian refugees", "SYR", "REF", None),
    ("Israeli soldiers shot a man near Nablus.", "2018-07-07", "Israeli soldiers", "ISR", "MIL", None),
    ("Montana Republican Senator Hal Brandt voted no.", "2014-07-07", "Hal Brandt", "USA", "LEG", "Senator"),
    ("Nepal's ambassador to Japan Bishnu Thapa spoke of the quake.", "2015-07-07", "Bishnu Thapa", "NPL", "GOV", "ambassador"),
    ("The head of the U.N. mission in Liberia Karin Holm asked for time.", "2015-07-07", "Karin Holm", "UNO", None, "head of the U.N. mission in Liberia"),
    ("The commander of U.S. forces in Iraq General Roy Tanner flew to Basra.", "2015-07-07", "Roy Tanner", "USA", "MIL", None),
    ("Bolivian dissident Pilar Rojas was freed.", "2015-07-07", "Pilar Rojas", "BOL", "OPP", "dissident"),
    ("Independent candidate Thabo Nkosi of Lesotho lost by ten votes.", "2015-07-07", "Thabo Nkosi", "LSO", None, "candidate"),
    ("Separatist commander Petro Hrynko said Ukraine had shelled a school.", "2014-07-07", "Petro Hrynko", "UKR", "REB", None),
    ("Self-declared governor Petro Hrynko banned the rally. The separatists cheered.", "2014-07-07", "Petro Hrynko", None, "REB", None),
    ("Self-styled president Ana Duarte was held in Peru.", "2014-07-07", "Ana Duarte", None, "OPP", None),
    ("The general's daughter, Leila Farouk, asked for mercy.", "2014-07-07", "Leila Farouk", None, "CVL", "daughter"),
    ("Interim Interior Minister Dana Kral said the Czech Republic was calm.", "2014-07-07", "Dana Kral", "CZE", "GOV", None),
    ("Foreign Ministry spokesman Aman Bekov said Kazakhstan was ready.", "2014-07-07", "Aman Bekov", "KAZ", "GOV", None),
    ("Secretary Hal Brandt met rebels from Syria. Syria thanked the United States. Syria is at war.", "2014-07-07", "Hal Brandt", None, "GOV", "Secretary"),
    ("Father Luca Neri rang the bells.", "2014-07-07", "Luca Neri", None, "REL", None),
    ("Kabul-based analyst Erik Strand doubts it.", "2014-07-07", "Erik Strand", None, None, "analyst"),
    ("Wrestler Zaur Aliev of Azerbaijan won gold.", "2014-07-07", "Zaur Aliev", "AZE", "CVL", None),
    ("Western ambassadors left Minsk, the capital of Belarus.", "2018-07-07", "Western ambassadors", None, "GOV", None),
    ("Western governments froze the funds.", "2018-07-07", "Western governments", None, "GOV", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "name", "country", "sector", "role"), CASES)
def test_an_actor_is_what_words_and_registry_say_on_the_day(annotated, text, published, name, country, sector, role):
    entity = _named(annotated(text, published).entities.entities, name)
    assert entity.country == country
    assert sector in entity.sectors if sector else True
    assert role is None or (entity.role is not None and role in entity.role)


def _named(entities: tuple[Entity, ...], name: str) -> Entity:
    found = [e for e in entities if e.name == name]
    assert found, [e.name for e in entities]
    return found[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Jordan met Chad Smith in Chicago.", "Michael Jordan"),
        ("Michael Jordan met Chad Smith in Chicago.", "Chad Smith"),
        ("Jordan Davis was shot dead, police said.", "Jordan Davis"),
        ("Israel Putnam was a soldier.", "Israel Putnam"),
        ("Paris Hilton arrived on Monday.", "Paris Hilton"),
    ],
)
def test_people_with_the_names_of_places_are_people(annotated, text, name):
    entities = annotated(text).entities.entities
    assert _named(entities, name).kind == "person"
    assert not {"JOR", "TCD", "ISR", "FRA"} & {e.country for e in entities}


def test_a_namesake_without_office_gets_no_wikidata_id(annotated):
    entities = annotated("Boris Johnson, a bus driver from Leeds, was fined.", "2021-03-01").entities.entities
    assert _named(entities, "Boris Johnson").wikidata is None


def test_without_a_publication_date_nobody_is_given_an_office(annotated):
    entity = _named(annotated("Angela Merkel left Germany for Poland.").entities.entities, "Angela Merkel")
    assert (entity.role, entity.sectors) == (None, ())


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia's governor said in Atlanta that voters would decide.", "USA"),
        ("Georgia said that Russia had shelled a village near Tbilisi.", "GEO"),
    ],
)
def test_georgia_is_the_one_that_the_article_speaks_of(annotated, text, country):
    assert _named(annotated(text).entities.entities, "Georgia").country == country


def test_the_bird_is_no_country(annotated):
    layer = annotated("The family roasted a turkey.").entities
    assert all(e.country != "TUR" for e in layer.entities)


def test_of_two_presidents_neither_is_given_the_only_country_of_the_article(annotated):
    text = "President Karim Bello met President Leon Hart. Both praised Peru."
    entities = annotated(text, "2014-07-07").entities.entities
    assert {_named(entities, name).country for name in ("Karim Bello", "Leon Hart")} == {None}


def test_the_state_next_to_other_governments_acts_by_itself(annotated):
    entities = annotated("Kyiv and Western governments rejected the vote.").entities.entities
    assert {(e.name, e.kind) for e in entities} == {("Ukraine", "government"), ("Western governments", "government")}


def test_officials_of_two_states_are_two_parties_and_come_back_together(annotated):
    doc = annotated("Turkish and Iraqi officials met in Basra. The officials agreed.")
    heads = [i for i, word in enumerate(doc.parse.lower) if word == "officials"]
    for head in heads:
        assert {doc.entities.get(i).country for i in doc.entities.heads[head]} == {"TUR", "IRQ"}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Turkish, Iraqi officials meet in Basra", {"TUR", "IRQ"}),
        ("Chadian, Turkish, Iraqi officials meet in Basra", {"TCD", "TUR", "IRQ"}),
        ("In Chad, Iraqi officials met.", {"IRQ"}),
    ],
)
def test_headlines_put_commas_for_and(annotated, text, countries):
    doc = annotated(text)
    found = doc.entities.heads[doc.parse.lower.index("officials")]
    assert {doc.entities.get(i).country for i in found} == countries


@pytest.mark.parametrize(
    "text", ["F-35 fighters bombed a bridge.", "Stealth bombers took off.", "Apache helicopters flew."]
)
def test_machines_are_no_people(annotated, text):
    assert not [e for e in annotated(text).entities.entities if e.kind == "person"]


def test_key_areas_of_policy_are_no_place(annotated):
    assert not [e for e in annotated("They differ in key areas of policy.").entities.entities if e.kind == "place"]


def test_the_crew_of_a_ship_is_not_of_the_state_that_stopped_it(annotated):
    entities = annotated("Spain stopped a tanker and held its crew.").entities.entities
    assert _named(entities, "its crew").country is None
