"""Every way in which news says who said what, each in a sentence of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from quotation_reading import Annotate, source, statements, words

from onrecord.model.record import Record

# text, source, cue, content, form, act
CASES = [
    # direct, in every order
    ('"We want peace," said Dana Ortiz, the mayor of Quito.',
     "Dana Ortiz, the mayor of Quito", "said", ["We want peace"],
     "direct", "assert"),
    ('"We want peace," Ortiz said. "This is our home."', "Ortiz", "said", ["We want peace", "This is our home."],
     "direct", "assert"),
    ('"The deal," Ortiz said, "is dead, and so is the truce."', "Ortiz", "said",
     ["The deal", "is dead, and so is the truce."], "direct", "assert"),
    ('Ortiz told reporters: "The deal is dead."', "Ortiz", "told", ["The deal is dead."], "direct", "assert"),
    ("“It is over!” cried Ortiz.", "Ortiz", "cried", ["It is over!"], "direct", "assert"),
    ("'We are done,' Ortiz said. 'Nobody won.'", "Ortiz", "said", ["We are done", "Nobody won."], "direct", "assert"),
    ("«The war is over», said Ortiz.", "Ortiz", "said", ["The war is over"], "direct", "assert"),
    ("''The war is over,'' Ortiz said.", "Ortiz", "said", ["The war is over"], "direct", "assert"),
    ('"Is the war over?" the reporter asked.', "the reporter", "asked", ["Is the war over?"], "direct", "ask"),
    ('Ortiz was blunt: "The deal is dead and nobody can bring it back."', "Ortiz", None,
     ["The deal is dead and nobody can bring it back."], "direct", "assert"),
    ('The message read: "The war is over."', "message", "read", ["The war is over."], "direct", "assert"),
    # mixed
    ('The general "has no idea what he is doing," a diplomat said.', "a diplomat", "said",
     ['The general "has no idea what he is doing'], "mixed", "assert"),
    ('Ortiz described the raid as "an act of war".', "Ortiz", "described", ['the raid as "an act of war'],
     "mixed", "assert"),
    ('Ortiz added that Chile had "moved its border posts" last year.', "Ortiz", "added",
     ['Chile had "moved its border posts" last year'], "mixed", "assert"),
    # indirect: clauses before, behind and around the cue
    ("Ortiz said the talks would resume on Monday.", "Ortiz", "said", ["the talks would resume on Monday"],
     "indirect", "assert"),
    ("The talks will resume on Monday, Ortiz said.", "Ortiz", "said", ["The talks will resume on Monday"],
     "indirect", "assert"),
    ("The talks will resume on Monday, according to Ortiz.",
     "Ortiz", "according to", ["The talks will resume on Monday"],
     "indirect", "assert"),
    ("According to two officials, the convoy left Kabul before dawn.", "two officials", "According to",
     ["the convoy left Kabul before dawn."], "indirect", "assert"),
    ("In the words of Ortiz, the deal is dead.",
     "Ortiz", "In the words of", ["the deal is dead."], "indirect", "assert"),
    ("As Ortiz put it, the deal is dead.", "Ortiz", "put it", ["the deal is dead."], "indirect", "assert"),
    ("The rebels withdrew, said Ortiz, adding that nobody was hurt.", "Ortiz", "adding", ["nobody was hurt"],
     "indirect", "assert"),
    ("She was quoted as saying that the deal was dead.", "She", "saying", ["the deal was dead"], "indirect", "assert"),
    ("Ortiz told Chile that the deal was dead.", "Ortiz", "told", ["the deal was dead"], "indirect", "assert"),
    # no source named
    ("It was announced that the general had resigned.", None, "was announced", ["the general had resigned"],
     "indirect", "announce"),
    # denials
    ("The ministry denied that its troops had crossed the border.", "The ministry", "denied",
     ["its troops had crossed the border"], "indirect", "deny"),
    ("The army denied any role in the blast.", "The army", "denied", ["any role in the blast"], "indirect", "deny"),
    ("The army denied shelling the village.", "The army", "denied", ["shelling the village"], "indirect", "deny"),
    ("The government dismissed the report as fiction.", "The government", "dismissed", ["the report as fiction"],
     "indirect", "deny"),
    ("Ortiz said the report was false.", "Ortiz", "said", ["the report was false"], "indirect", "deny"),
    ("Ortiz said there was no plan to withdraw.",
     "Ortiz", "said", ["there was no plan to withdraw"], "indirect", "deny"),
    ('"That is a lie," Ortiz said.', "Ortiz", "said", ["That is a lie"], "direct", "deny"),
    ("Ortiz does not believe the report.", "Ortiz", "does not believe", ["the report"], "indirect", "deny"),
    ("Peru's denial of the charges came hours later.", "Peru", "denial", ["the charges"], "indirect", "deny"),
    # rejections
    ("Kenya rejected claims that it had armed the rebels.", "Kenya", "rejected",
     ["claims that it had armed the rebels"], "indirect", "deny"),
    ("Ortiz ruled out talks with the rebels.", "Ortiz", "ruled out", ["talks with the rebels"], "indirect", "reject"),
    ("Ortiz refused to resign.", "Ortiz", "refused", ["to resign"], "indirect", "reject"),
    ("Ortiz does not want elections.", "Ortiz", "does not want", ["elections"], "indirect", "reject"),
    # confirmations
    ("Ortiz confirmed the arrest of three men.", "Ortiz", "confirmed", ["the arrest of three men"],
     "indirect", "confirm"),
    ("The army accepted responsibility for the blast.", "The army", "accepted", ["responsibility for the blast"],
     "indirect", "confirm"),
    ('Asked whether he would resign, Ortiz said: "Yes."', "Ortiz", "said", ["Yes."], "direct", "confirm"),
    # accusations
    ("Peru accused Chile of spying on its navy.", "Peru", "accused", ["Chile of spying on its navy"],
     "indirect", "accuse"),
    ("Peru blamed Chile for the delay.", "Peru", "blamed", ["Chile for the delay"], "indirect", "accuse"),
    ("Ortiz blamed the crash on poor maintenance.", "Ortiz", "blamed", ["the crash on poor maintenance"],
     "indirect", "accuse"),
    ("Peru holds Chile responsible for the attack.", "Peru", "holds", ["Chile responsible for the attack"],
     "indirect", "accuse"),
    ("The raid, which Chile condemned, killed six people.", "Chile", "condemned", ["The raid"], "indirect", "accuse"),
    ("Chile's accusation that Peru spied on it drew anger.", "Chile", "accusation", ["Peru spied on it"],
     "indirect", "accuse"),
    ("India said Pakistan was violating the truce.", "India", "said", ["Pakistan was violating the truce"],
     "indirect", "accuse"),
    # threats, warnings, promises
    ("Iran threatened to close the strait if sanctions were imposed.", "Iran", "threatened",
     ["to close the strait if sanctions were imposed"], "indirect", "threaten"),
    ('"We will retaliate," Ortiz said.', "Ortiz", "said", ["We will retaliate"], "direct", "threaten"),
    ("Ortiz gave a warning that the dam could fail.", "Ortiz", "warning", ["the dam could fail"], "indirect", "warn"),
    ("The minister, Ana Ruiz, warned of reprisals.", "The minister, Ana Ruiz", "warned", ["reprisals"],
     "indirect", "warn"),
    ("Ortiz promised that the army would leave the streets.", "Ortiz", "promised", ["the army would leave the streets"],
     "indirect", "promise"),
    ("Ortiz made a promise to return.", "Ortiz", "promise", ["to return"], "indirect", "promise"),
    # demands, proposals, praise
    ("Ortiz called for an immediate ceasefire.", "Ortiz", "called", ["an immediate ceasefire"], "indirect", "demand"),
    ("Ortiz ordered the army to withdraw.", "Ortiz", "ordered", ["to withdraw"], "indirect", "demand"),
    ("Ortiz repeated his demand that the army withdraw.", "Ortiz", "repeated his demand", ["the army withdraw"],
     "indirect", "demand"),
    ("Ortiz said Chile must leave the islands.", "Ortiz", "said", ["Chile must leave the islands"],
     "indirect", "demand"),
    ("Ortiz proposed holding talks in Geneva.", "Ortiz", "proposed", ["holding talks in Geneva"],
     "indirect", "propose"),
    ("The president thanked Norway for its mediation.", "The president", "thanked", ["its mediation"],
     "indirect", "praise"),
    ("Ortiz welcomed the release of the hostages.", "Ortiz", "welcomed", ["the release of the hostages"],
     "indirect", "praise"),
    ('Ortiz issued a short note:\n"The deal is dead and nobody can bring it back."', "Ortiz", "issued",
     ["The deal is dead and nobody can bring it back."], "direct", "announce"),
    ('Ortiz then added:\n"The deal is dead and nobody can bring it back."', "Ortiz", "then added",
     ["The deal is dead and nobody can bring it back."], "direct", "assert"),
    ("Local papers ran a picture of what they described as his last hour.", "they", "described",
     ["his last hour"], "indirect", "assert"),
    ("Chile condemned what it called an invasion of its waters.", "Chile", "condemned",
     ["what it called an invasion of its waters"], "indirect", "accuse"),
    ("The deputies, Ortiz explained later, were well paid.", "Ortiz", "explained",
     ["The deputies", "were well paid."], "indirect", "assert"),
    ("Mexico urged restraint.", "Mexico", "urged", ["restraint"], "indirect", "demand"),
    ("The head of the council called on the police to leave.", "The head of the council", "called", ["to leave"],
     "indirect", "demand"),
    ("The general said Friday his men had won.", "The general", "said", ["his men had won"], "indirect", "assert"),
    ("As Ortiz told the Daily Star, ozone has dropped since the law was passed.", "Ortiz", "told",
     ["ozone has dropped since the law was passed."], "indirect", "assert"),
    ('The agency notes, "Ozone harms plants", highlighting the need for clean air.', "The agency", "notes",
     ["Ozone harms plants"], "direct", "assert"),
    # views
    ("Ortiz hopes the talks will succeed.", "Ortiz", "hopes", ["the talks will succeed"], "indirect", "assert"),
    ("Ortiz wants Chile to apologise.", "Ortiz", "wants", ["Chile to apologise"], "indirect", "assert"),
    ("Ortiz is confident that the talks will succeed.", "Ortiz", "confident", ["the talks will succeed"],
     "indirect", "assert"),
    ("Ortiz was critical of the raid.", "Ortiz", "critical", ["the raid"], "indirect", "accuse"),
    # documents that speak
    ("The poll shows that most voters want change.", "The poll", "shows", ["most voters want change"],
     "indirect", "assert"),
    ("Ortiz issued a statement saying the deal was dead.", "Ortiz", "saying", ["the deal was dead"],
     "indirect", "assert"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "cue", "content", "form", "act"), CASES, ids=[c[0][:60] for c in CASES])
def test_reads_speaker_cue_words_form_and_act(
    annotated: Annotate, text: str, who: str | None, cue: str | None, content: list[str], form: str, act: str
) -> None:
    found = [(source(s), s.cue.exact if s.cue else None, words(s), s.form, s.act) for s in statements(annotated, text)]
    assert (who, cue, content, form, act) in found


NO_COMMENTS = [
    ("The spokeswoman declined to comment on the arrests.", "The spokeswoman", ["the arrests"]),
    ("The company did not respond to requests for comment.", "The company", ["requests for comment"]),
    ("Officials could not immediately be reached for comment.", "Officials", []),
    ("The ministry had no comment on the reports.", "The ministry", ["the reports"]),
    ("There was no immediate comment from Beijing.", "Beijing", []),
    ("The army would not say how many soldiers had died.", "The army", ["how many soldiers had died"]),
    ("Neither the palace nor the army commented on the rumours.", "Neither the palace nor the army", ["the rumours"]),
    ("The minister refused to discuss the case.", "The minister", ["the case"]),
    ("Ortiz would neither confirm nor deny the report.", "Ortiz", ["the report"]),
    ("Ortiz remained silent on the arrests.", "Ortiz", ["the arrests"]),
    ("Calls to the ministry were not returned.", "the ministry", []),
    ("The army was not available for comment.", "The army", []),
    ('"I do not want to talk about it," Ortiz told reporters.', "Ortiz", ["I do not want to talk about it"]),
    ('Ortiz limited herself to saying that such things "are not for today".', "Ortiz",
     ['such things "are not for today']),
    ("Ortiz said he would not comment on the call.", "Ortiz", ["he would not comment on the call"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "topic"), NO_COMMENTS, ids=[c[0][:60] for c in NO_COMMENTS])
def test_keeps_a_refusal_to_comment_once_with_its_topic(
    annotated: Annotate, text: str, who: str, topic: list[str]
) -> None:
    found = [(source(s), words(s), s.act) for s in statements(annotated, text)]
    assert found == [(who, topic, "decline_to_comment")]


SILENT = [
    'The so-called "people\'s army" seized the town.',
    'He works for the "Daily Star" newspaper.',
    "Ortiz did not say that the deal was dead.",
    "Ortiz could call for new elections.",
    "If Ortiz says the deal is dead, markets will fall.",
    "What Ortiz said is unknown.",
    "The general is expected to resign on Friday.",
    "The law bans rallies near the palace.",
    "The patient did not respond to treatment.",
    "A bomb had gone off in the market for used cars.",
    "The rebels took the bridge at dawn.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_speaks_in_scare_quotes_negated_conditional_or_plain_sentences(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []


def test_conjoined_cues_share_their_subject(annotated: Annotate) -> None:
    found = statements(annotated, "Mexico condemned the attack and urged both sides to show restraint.")
    assert [(source(s), words(s), s.act) for s in found] == [
        ("Mexico", ["the attack"], "accuse"),
        ("Mexico", ["to show restraint"], "demand"),
    ]


def test_a_relative_pronoun_is_the_mention_and_its_antecedent_the_entity(annotated: Annotate) -> None:
    doc = annotated("President Nicolas Maduro, who said he had seen the letter, left for Quito.")
    said = doc.attributions[0].statement
    assert source(said) == "who"
    assert said.source is not None
    assert "Maduro" in doc.entities.get(said.source).name


def test_a_nested_statement_names_the_one_that_reports_it(annotated: Annotate) -> None:
    outer, inner = statements(annotated, "The Daily Star reported that officials said the deal was dead.")
    assert (source(outer), words(outer), outer.within) == ("The Daily Star", ["officials said the deal was dead"], None)
    assert (source(inner), words(inner), inner.within) == ("officials", ["the deal was dead"], outer.id)


def test_a_quotation_in_the_next_paragraph_goes_on_with_the_same_speaker(annotated: Annotate) -> None:
    first, second = statements(
        annotated, '"We are leaving the city today," said Ortiz.\n"Nobody will stop us on the road to the coast."'
    )
    assert source(second) == source(first) == "Ortiz"
    assert words(second) == ["Nobody will stop us on the road to the coast."]


def test_an_unclosed_quotation_reopened_by_the_next_paragraph_is_one_statement(annotated: Annotate) -> None:
    (said,) = statements(
        annotated, "Ortiz said: “We are leaving the city today.\n“Nobody will stop us on the road to the coast.”"
    )
    assert words(said) == ["We are leaving the city today.", "Nobody will stop us on the road to the coast."]


def test_a_signed_quotation_belongs_to_the_name_behind_the_dash(annotated: Annotate) -> None:
    (said,) = statements(annotated, "“We will rebuild this city stone by stone.” — Dana Ortiz")
    assert (source(said), words(said)) == ("Dana Ortiz", ["We will rebuild this city stone by stone."])


def test_a_labelled_turn_belongs_to_its_label(annotated: Annotate) -> None:
    text = "QUITO, Nov. 3 — The two met on a stage on Monday.\nORTIZ: We will rebuild.\nRUIZ: And who will pay?"
    assert [source(s) for s in statements(annotated, text)] == ["ORTIZ", "RUIZ"]


MEDIA = [
    ("Speaking at a news conference in Lagos, Ortiz said the war was won.", "press"),
    ("By telephone from Lima, Ortiz said the war was won.", "phone"),
    ("Ortiz told reporters that the war was won.", "press"),
    ("In an interview with Reuters, Ortiz said the war was won.", "interview"),
    ("Ortiz tweeted that the war was won.", "social_media"),
    ('Ortiz wrote on Facebook: "The war is won."', "social_media"),
    ("In a letter to the council, Ortiz wrote that the war was won.", "letter"),
    ("In a statement, the army said the war was won.", "document"),
    ("The report said the war was won.", "document"),
    ("Speaking to parliament, Ortiz said the war was won.", "speech"),
    ("The general said on state television that the war was won.", "broadcast"),
    ("Ortiz said the war was won.", "unknown"),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA, ids=[m[0][:50] for m in MEDIA])
def test_tells_the_medium_by_the_words_of_the_clause(annotated: Annotate, text: str, medium: str) -> None:
    (said,) = statements(annotated, text)
    assert said.medium == medium


SCENES = [
    ("President Ortiz spoke at a news conference in Lima on Friday. He said the war was won.", "press"),
    ('President Ortiz appeared on state television on Friday. "The war is won," he said.', "broadcast"),
    ("President Ortiz told reporters that the war was won. He added that the army would go home.", "press"),
]


@pytest.mark.parametrize(("text", "medium"), SCENES, ids=[m[0][:50] for m in SCENES])
def test_a_speaker_goes_on_through_the_medium_of_the_scene(annotated: Annotate, text: str, medium: str) -> None:
    assert statements(annotated, text)[-1].medium == medium


def test_he_said_is_the_last_speaker_and_not_whom_only_the_speaker_names(annotated: Annotate) -> None:
    doc = annotated(
        'Carlos Ortiz told reporters that the talks had failed. "I asked Pedro Ruiz to come back to Lima," he said.'
    )
    last = doc.attributions[-1].statement
    assert source(last) == "he"
    assert last.source is not None
    assert doc.entities.get(last.source).name == "Carlos Ortiz"


def test_an_agency_that_was_told_is_outlet_and_addressee(annotated: Annotate) -> None:
    doc = annotated("Ortiz told Reuters that the war was won.")
    (said,) = (a.statement for a in doc.attributions)
    assert said.outlet is not None
    assert doc.entities.get(said.outlet).name == "Reuters"
    assert said.addressees == (said.outlet,)


def test_whoever_is_urged_is_the_addressee(annotated: Annotate) -> None:
    doc = annotated("Mexico urged Chile to show restraint.")
    (said,) = (a.statement for a in doc.attributions)
    assert [doc.entities.get(e).name for e in said.addressees] == ["Chile"]


def test_entities_of_source_and_mention_are_kept_apart(annotated: Annotate) -> None:
    doc = annotated("President Nicolas Maduro spoke in Caracas. He said the war was won.")
    said = next(a.statement for a in doc.attributions if a.statement.cue and a.statement.cue.exact == "said")
    assert source(said) == "He"
    assert said.source is not None
    assert "Maduro" in doc.entities.get(said.source).name


def test_a_wing_named_beside_it_speaks_by_its_name(annotated: Annotate) -> None:
    doc = annotated("Security forces killed six militants, the military's media wing, the ISPR, said in a statement.")
    (said,) = [a for a in doc.attributions if a.statement.act == "assert"]
    assert said.statement.source in doc.entities.by_id


def test_a_body_called_a_programme_is_no_broadcast(annotated: Annotate) -> None:
    doc = annotated("The World Food Program said it had sent six trucks of flour.")
    assert [a.statement.medium for a in doc.attributions] == ["unknown"]


def test_whoever_stands_in_commas_before_said_is_who_said_it(annotated: Annotate) -> None:
    doc = annotated("Soldiers arrested six students, the province's governor, Ali Dar, said.")
    (said,) = doc.attributions
    assert doc.entities.get(said.statement.source or "").name == "Ali Dar"
    assert [c.exact for c in said.statement.content] == ["Soldiers arrested six students"]


def test_condolences_offered_are_no_proposal(annotated: Annotate) -> None:
    doc = annotated("The ministry offered its deepest condolences to the families.")
    assert [a.statement.act for a in doc.attributions] == ["praise"]
    assert [m.type for m in doc.mentions] == ["SUPPORT"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('"Chad has held and abused the chair for three years," the envoy of Mali said.', "accuse"),
        ('"We are concerned that Chad is violating its own constitution," the envoy of Mali said.', "accuse"),
        ('"The army is not allowing the opposition to be heard," the envoy of Mali said.', "accuse"),
        ('"We are not allowing anyone to leave," the mayor said.', "assert"),
        ('"I am concerned that it will rain," the mayor said.', "assert"),
    ],
)
def test_who_tells_of_a_wrong_accuses(annotated: Annotate, text: str, act: str) -> None:
    assert [a.statement.act for a in annotated(text).attributions] == [act]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to a statement published by Chad's coast guard, the raid hit two depots.", "guard"),
        ('The Chad office of the IOM reported: "Migrants were sold by traders."', "Migration"),
        ('The office of the IOM in Chad reported on Monday: "Migrants were sold by traders."', "Migration"),
        ("Monitors described the air war on the port as methodical.", "Monitors"),
    ],
)
def test_who_stands_behind_a_document_or_an_office_is_the_source(
    recorded: Callable[..., Record], text: str, name: str
) -> None:
    record = recorded(text)
    (statement,) = record.statements
    assert name in next(e.name for e in record.entities if e.id == statement.source)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "A war may be unlikely, adds Kos of Gulf Analytics, but both Chad and Malta may increase their role.",
            "Kos",
            ["A war may be unlikely", "but both Chad and Malta may increase their role."],
        ),
        ("A war is unlikely, Omar Kos said, but Malta denied it.", "Omar Kos", ["A war is unlikely"]),
        (
            "It hurts to see children beaten, tweeted activist Lina Tintor.",
            "Lina Tintor",
            ["It hurts to see children beaten"],
        ),
        ("What is his plan, asked a senior official in Karal.", "senior official", ["What is his plan"]),
    ],
)
def test_a_speaker_behind_the_verb_says_what_stands_before_and_behind_him(
    recorded: Callable[..., Record], text: str, speaker: str, content: list[str]
) -> None:
    record = recorded(text)
    statement = record.statements[0]
    assert next(e.name for e in record.entities if e.id == statement.source) == speaker
    assert [c.exact for c in statement.content] == content
