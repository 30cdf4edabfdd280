"""What news says by state, noun, light verb, refusal or implication, and the parts that parties have in acts."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.clean.document import clean
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.record import Record
from onrecord.pipeline import annotate, default_extractors, read_articles

TOLD = [
    # sentence, type, mode, actors, recipients
    ("Peru gave assurances to Chile that the pass would stay open.", "AGREE", None, {"Peru"}, {"Chile"}),
    ("Oman acted as a mediator between Iran and Yemen.", "CONSULT", "third-party", {"Oman"}, set()),
    ("Canada threw its weight behind the Kenyan plan.", "SUPPORT", None, {"Canada"}, {"Kenya"}),
    ("Ethiopia is supportive of the Somali government.", "SUPPORT", None, {"Ethiopia"}, {"Somalia"}),
    ("Ghana granted entry visas to Togolese nurses.", "CONCEDE", None, {"Ghana"}, None),
    ("The EU removed Belarus from its sanctions list.", "CONCEDE", None, {"European Union"}, {"Belarus"}),
    ("The death penalty was abolished in Benin in 2001.", "CONCEDE", None, set(), None),
    ("Slavery was formally abolished decades later.", "CONCEDE", None, set(), set()),
    ("They spoke of billions in sanctions relief.", "CONCEDE", None, set(), set()),
    ("Kuwait let US jets refuel on their way.", "COOPERATE", None, {"Kuwait"}, None),
    ("Turkey's aid to Somalia has doubled.", "AID", None, {"Turkey"}, {"Somalia"}),
    ("French troops left Gao on Friday.", "RETREAT", "withdraw", None, None),
    ("Norway told Russia to withdraw its ships.", "REQUEST", "yield", {"Norway"}, {"Russia"}),
    ("Ukraine pinned the blame on Russia.", "ACCUSE", "allege", {"Ukraine"}, {"Russia"}),
    ("Poland opposes the pipeline.", "REJECT", None, {"Poland"}, None),
    ("Chile is opposed to the sanctions on Cuba.", "REJECT", None, {"Chile"}, None),
    ("Teachers walked off the job in Lima.", "PROTEST", "strike", None, None),
    ("Spain was added to the bank's blacklist.", "SANCTION", None, set(), {"Spain"}),
    ("Peru cut ties with Venezuela.", "SANCTION", "discontinue", {"Peru"}, {"Venezuela"}),
    ("South Korea scrambled jets after the launch.", "MOBILIZE", "troops", {"South Korea"}, set()),
    ("Argentina seized a Spanish trawler.", "COERCE", "seize", {"Argentina"}, {"Spain"}),
    ("Three Chilean poets are behind bars in Caracas.", "COERCE", "arrest", set(), None),
    ("Those in custody include two Peruvian colonels.", "COERCE", "arrest", set(), None),
    ("Fighting erupted in Goma on Monday.", "ASSAULT", None, set(), set()),
    ("Decades of war have scarred Angola.", "ASSAULT", None, set(), set()),
    ("Sporadic violence was reported in Juba.", "ASSAULT", None, set(), set()),
    # what is refused is no act that failed to come about
    ("The rebels will not enter into talks with Chad.", "REJECT", "meet", {"rebels"}, {"Chad"}),
    ("Serbia does not recognise the island's independence.", "REJECT", "change", {"Serbia"}, None),
    ("The dancers were denied visas by Norway.", "REJECT", None, {"Norway"}, {"dancers"}),
    # threats without a word of threat
    ("All options are on the table, the Turkish president said.", "THREATEN", "violence", {"Turkish president"}, set()),
    ("Iran will respond forcefully to any raid, its foreign minister said.", "THREATEN", None, {"Iran"}, set()),
    ("Israel did not rule out military action against Syria.", "THREATEN", "violence", {"Israel"}, {"Syria"}),
    # parties out of place
    (
        "In a phone call on Sunday, Chad's king told Norway to wait.",
        "CONSULT",
        "phone",
        {"Chad's king", "Norway"},
        set(),
    ),
    ("Demonstrators held an anti-Chad rally in Lagos.", "PROTEST", "demo", {"Demonstrators"}, {"Chad"}),
    ('Thousands joined a "Stop Chad" protest in Lagos.', "PROTEST", "demo", {"Thousands"}, {"Chad"}),
    ("The vote drew praise from Canada and criticism from Mali.", "SUPPORT", None, {"Canada"}, None),
    ("The vote drew praise from Canada and criticism from Mali.", "ACCUSE", "disapprove", {"Mali"}, None),
    ("Al-Shabab claimed responsibility for the attack on the hotel.", "ASSAULT", None, {"al-Shabab"}, None),
]

UNTOLD = [
    "The war effort of the company paid off.",
    "The bar behind the hotel was closed for repairs.",
    "Part of the road was washed away.",
    "The book tells of a war of words.",
    "They stood by the road.",
    "They are ready to defend their rights.",
    "The opposition is mobilizing to send a bill to parliament.",
    "Support staff arrived early.",
]


@cache
def record(text: str) -> Record:
    return next(read_articles([Article(id="test", text=text)]))


def annotated(text: str) -> AnnotatedDocument:
    extractors = default_extractors()
    return annotate(next(extractors.parser.parse([clean(Article(id="test", text=text))])), extractors)


@pytest.mark.parametrize(("text", "type_", "mode", "actors", "recipients"), TOLD, ids=[c[0][:45] + c[1] for c in TOLD])
def test_a_sentence_tells_its_event_with_its_parties(
    text: str, type_: str, mode: str | None, actors: set[str] | None, recipients: set[str] | None
) -> None:
    found = record(text)
    (event,) = [e for e in found.events if e.type == type_]
    names = {e.id: e.name for e in found.entities}
    assert event.mode == mode
    assert actors is None or {names[i] for i in event.actors} == actors
    assert recipients is None or {names[i] for i in event.recipients} == recipients


@pytest.mark.parametrize(
    "text",
    [
        "President Karim Sassi of Mali ordered fighter jets to patrol the border.",
        "President Karim Sassi of Mali told the army to deploy in the north.",
    ],
)
def test_whoever_commands_forces_acts_through_them(text: str) -> None:
    found = record(text)
    assert [e.type for e in found.events] == ["MOBILIZE"]
    assert [e.name for e in found.entities if e.id in found.events[0].actors] == ["Karim Sassi"]


@pytest.mark.parametrize("text", UNTOLD)
def test_borrowed_words_tell_no_event(text: str) -> None:
    assert record(text).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "The rebels will not enter into talks with Chad.",
        "Israel did not rule out military action against Syria.",
        '"We will not stand idly by," the Egyptian president said.',
    ],
)
def test_what_is_given_by_a_negation_has_happened(text: str) -> None:
    event = record(text).events[0]
    assert event.standing in ("confirmed", "reported")


def test_a_part_asserted_and_denied_is_disputed_while_the_act_stands() -> None:
    found = record("Turkey accused Norway of being behind the bombing in Izmir. Norway denied any role in the bombing.")
    bombings = [e for e in found.events if e.type == "ASSAULT"]
    assert sorted(e.standing for e in bombings) == ["disputed", "reported"]
    part = next(e for e in bombings if e.standing == "disputed")
    assert [e.name for e in found.entities if e.id in part.actors] == ["Norway"]
    assert len(part.evidence) == 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chad said Niger was responsible for the raid on the mine.", "Niger"),
        ("Chad accused Niger of orchestrating the raid on the mine.", "Niger"),
        ("Niger denied involvement in the raid on the mine.", "Niger"),
        ("Chad spoke of Niger's role in the raid on the mine.", "Niger"),
    ],
)
def test_a_part_in_an_act_is_apart_from_it(text: str, who: str) -> None:
    doc = annotated(text)
    (part,) = [m for m in doc.mentions if m.participation]
    assert [doc.entities.get(i).name for i in part.actors] == [who]
    assert part.type == "ASSAULT"
    assert any(m.type == "ASSAULT" and not m.participation for m in doc.mentions)


def test_a_part_in_talks_is_nothing_that_anybody_is_charged_with() -> None:
    assert not any(m.participation for m in annotated("Oman played a key role in the talks with Iran.").mentions)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The nuns encouraged voters to stay at home.", "REQUEST"),
        ("Kenya's president vowed to rebuild the harbour.", "AGREE"),
        ("The Kenyan minister stressed his country's support for the Somali government.", "SUPPORT"),
        ("The pope is critical of the war in Sudan.", "ACCUSE"),
    ],
)
def test_a_statement_that_is_an_act_has_its_event(text: str, type_: str) -> None:
    assert type_ in {m.type for m in annotated(text).mentions}
