"""How far a statement reaches: whose words, to whom, and where the writer goes on. Our own sentences."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words

from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.statement import Statement


def addressees(doc: AnnotatedDocument, statement: Statement) -> list[str]:
    return [doc.entities.get(e).name for e in statement.addressees]


# text, content of the first statement
BOUNDS = [
    ("Berg said Friday U.S. officials had met rebels in Oslo.", ["U.S. officials had met rebels in Oslo"]),
    ("Berg said Tuesday night troops had entered the port.", ["troops had entered the port"]),
    ("Berg told reporters at a press briefing in Oslo that the border would open.", ["the border would open"]),
    ("Berg told a crowd of supporters waiting outside the palace that the war was over.", ["the war was over"]),
    ("Berg told a meeting of mayors that the port would close.", ["the port would close"]),
    ("Berg said the raid failed, but it would try again.", ["the raid failed, but it would try again"]),
    ("Critics say the move failed and, so far, it has cost too much.",
     ["the move failed and, so far, it has cost too much"]),
    ("Ortiz said now that the votes are counted, his men will turn to other towns.",
     ["now that the votes are counted, his men will turn to other towns"]),
    ("Ortiz said that if Peru attacks, Chile will close the canal and recall its envoy.",
     ["if Peru attacks, Chile will close the canal and recall its envoy"]),
    ("Berg said the army had killed 40 rebels, a claim that could not be verified.", ["the army had killed 40 rebels"]),
    ("The unions argue that Chile cannot be trusted – a view that many voters share.", ["Chile cannot be trusted"]),
    ("Berg said three men had died — the pilot and two guards.", ["three men had died — the pilot and two guards"]),
    ("Chile accused Ola Berg, a former general who led the coup in 2010, of ordering the killings.",
     ["Ola Berg", "of ordering the killings"]),
    ("Petra repeated its threat to stop supplying Chile with gas if it does not pay.",
     ["to stop supplying Chile with gas if it does not pay"]),
    ("Ortiz and Berg announced their support for the deal, a boost for the president.", ["their support for the deal"]),
    ("The panel reported 40 arrests on the island.", ["40 arrests on the island"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), BOUNDS, ids=[b[0][:60] for b in BOUNDS])
def test_what_is_said_is_whole_and_nothing_else(annotated: Annotate, text: str, content: list[str]) -> None:
    assert words(statements(annotated, text)[0]) == content


ORDERS = [
    ("Berg told supporters who had gathered outside the palace to go home.", "to go home"),
    ("Berg ordered the soldiers who guard the bridge to open fire.", "to open fire"),
    ("Berg told students who want to leave the city to register first.", "to register first"),
    ("The general asked the families that had fled the valley to return to their villages.",
     "to return to their villages"),
    ("Berg appealed to Chile to open the border.", "to open the border"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), ORDERS, ids=[o[0][:60] for o in ORDERS])
def test_an_order_is_what_is_to_be_done_and_not_by_whom(annotated: Annotate, text: str, content: str) -> None:
    said = statements(annotated, text)[0]
    assert (said.act, words(said)) == ("demand", [content])


SECOND = [
    ("Chile says Peru owes it $2 billion and has warned that it will cut water supplies.",
     [("Chile", ["Peru owes it $2 billion"], "assert"), ("Chile", ["it will cut water supplies"], "warn")]),
    ("Officials said prices would rise and warned of shortages.",
     [("Officials", ["prices would rise"], "assert"), ("Officials", ["shortages"], "warn")]),
    ("Peru sells fish to Chile and the firm, which ships it, said prices would rise.",
     [("the firm", ["prices would rise"], "assert")]),
    ("Officials said the man had confessed and told police that he had acted alone.",
     [("Officials", ["the man had confessed and told police that he had acted alone"], "assert"),
      ("the man", ["he had acted alone"], "assert")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SECOND, ids=[s[0][:60] for s in SECOND])
def test_a_second_predicate_goes_to_whoever_is_its_subject(
    annotated: Annotate, text: str, expected: list[tuple[str, list[str], str]]
) -> None:
    assert [(source(s), words(s), s.act) for s in statements(annotated, text)] == expected


COMMENTS = [
    "Chile says Peru armed the rebels, a charge that Peru has denied.",
    "Chile says Peru armed the rebels, which Peru denies.",
    "Chile says Peru armed the rebels — an accusation Peru denies.",
]


@pytest.mark.parametrize("text", COMMENTS)
def test_who_denies_the_charge_in_a_comment_denies_what_was_said(annotated: Annotate, text: str) -> None:
    said, denied = statements(annotated, text)
    assert (source(denied), denied.act, denied.within) == ("Peru", "deny", None)
    assert words(denied) == words(said) == ["Peru armed the rebels"]


# text, act of the last statement
ACTS = [
    ('"We ask the United Nations to send observers," Berg said.', "demand"),
    ('"We are calling on Peru to stop," Berg said.', "demand"),
    ('"We condemn this cowardly attack," Berg said.', "accuse"),
    ('"I deny these charges," Berg said.', "deny"),
    ('"We reject the offer," Berg said.', "reject"),
    ('"I promise that we will rebuild the port," Berg said.', "promise"),
    ('"They are trying to seize the port and, with nobody left, run the town like a prison," Berg said.', "assert"),
    ('"We find a chance to show it," Berg told the press, "to show that women can build ships."', "assert"),
    ('"Please leave the town," Berg said.', "demand"),
    ('"If you can hear us, leave the town now," Berg said.', "demand"),
    ('"No country can join if it kills prisoners," Berg said.', "assert"),
    ('"No, we did not cross the border," Berg said.', "deny"),
    ("Berg insisted that Chile's lies would not change anything.", "assert"),
    ("Berg said Peru was spreading lies about the war.", "accuse"),
    ("Berg said the talks had failed.", "assert"),
    ("Analysts said Peru could face sanctions if it tests another missile.", "warn"),
    ("Berg hinted the talks could resume next week.", "assert"),
    ("The president dismissed calls for his resignation.", "reject"),
    ("The president dismissed reports that he was ill.", "deny"),
    ('Herders said police shot a man. "No officer shot anyone," Colonel Berg said.', "deny"),
]


@pytest.mark.parametrize(("text", "act"), ACTS, ids=[a[0][:60] for a in ACTS])
def test_the_act_is_what_the_speaker_does_and_not_what_is_spoken_of(annotated: Annotate, text: str, act: str) -> None:
    assert statements(annotated, text)[-1].act == act


def test_a_sanction_held_out_by_a_government_is_a_threat(annotated: Annotate) -> None:
    (said,) = statements(annotated, "Norway hinted that any attack on the port could trigger new sanctions.")
    assert said.act == "threaten"


# text, addressees of the last statement, its medium
HEARERS = [
    ("Berg told a gathering of European ministers that the port would close.", ["European ministers"], "meeting"),
    ("Berg called on Chile's government to open the border.", ["Chile"], "unknown"),
    ('"We ask Peru to open the border," Berg said.', ["Peru"], "unknown"),
    ("In a phone call with Dana Ortiz on Monday, Berg said the border would open.", ["Dana Ortiz"], "phone"),
    ("In a letter to Dana Ortiz, Berg said the border would open.", ["Dana Ortiz"], "letter"),
    ("Dana Ortiz asked whether the border was open, to which Ola Berg replied that it was not.", ["Dana Ortiz"],
     "unknown"),
    ("In a video posted on Telegram, Berg said the border would open.", [], "social_media"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hearers", "medium"), HEARERS, ids=[h[0][:60] for h in HEARERS])
def test_tells_who_was_spoken_to_and_how(annotated: Annotate, text: str, hearers: list[str], medium: str) -> None:
    doc = annotated(text)
    said = doc.attributions[-1].statement
    assert (addressees(doc, said), said.medium) == (hearers, medium)


GOES_ON = [
    ("President Dana Ortiz told a rally in Oslo that Norway would not leave the pact.\n"
     '"We are staying, and nobody will push us out."', "President Dana Ortiz"),
    ('Ola Berg spoke to reporters after the vote.\n"We have never been so close to a deal."', "Ola Berg"),
    ('According to Ola Berg, the offer came late. "Nobody asked us before the vote."', "Ola Berg"),
    ('Ola Berg said the pact was a mistake. "We will not sign it again. Norway has paid enough.', "Ola Berg"),
    ('"Talks are over," Ola Berg said.\nThe people of Chile want an answer now."', "Ola Berg"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), GOES_ON, ids=[g[0][:60] for g in GOES_ON])
def test_a_quotation_without_a_cue_is_the_one_speakers_of_the_sentence_before(
    annotated: Annotate, text: str, who: str
) -> None:
    said = statements(annotated, text)[-1]
    assert (source(said), said.cue, said.form) == (who, None, "direct")


def test_two_speakers_before_a_quotation_leave_it_to_nobody(annotated: Annotate) -> None:
    text = 'Chile said Peru had agreed, but Peru denied it.\n"We never said that to anybody here."'
    assert [source(s) for s in statements(annotated, text)] == ["Chile", "Peru"]


def test_a_paragraph_behind_a_colon_is_direct_speech_without_marks(annotated: Annotate) -> None:
    (said,) = statements(
        annotated,
        "The statement read:\nThe ministry regrets the loss of life and will pay all damages.\n"
        "We will open the road soon.\nThe road was closed in May.",
    )
    assert (said.form, words(said)) == (
        "direct",
        ["The ministry regrets the loss of life and will pay all damages.", "We will open the road soon."],
    )


def test_the_first_label_of_a_transcript_is_no_dateline(annotated: Annotate) -> None:
    text = "ORTIZ: We never agreed to leave the valley.\nBERG: Then why did you sign the paper?"
    assert [(source(s), s.form) for s in statements(annotated, text)] == [("ORTIZ", "direct"), ("BERG", "direct")]


def test_cries_belong_to_the_crowd(annotated: Annotate) -> None:
    text = 'The march was interrupted by cries of "we want bread" from the crowd, to which Ola Berg replied: "No."'
    doc = annotated(text)
    cry, answer = (a.statement for a in doc.attributions)
    assert (source(cry), words(cry), source(answer)) == ("the crowd", ["we want bread"], "Ola Berg")
    assert answer.addressees == (cry.source,)


SILENCES = [
    ("The ministry gave no reason for the delay.", "The ministry", ["the delay"]),
    ("Officials have not said why the ship was stopped.", "Officials", ["why the ship was stopped"]),
    ("The firm would not say how many workers had been hurt, citing privacy rules.", "The firm",
     ["how many workers had been hurt"]),
    ("Citing privacy rules, officials have not said why the ship was stopped.", "officials",
     ["why the ship was stopped"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "topic"), SILENCES, ids=[s[0][:60] for s in SILENCES])
def test_a_silence_is_one_statement_and_its_grounds_are_none(
    annotated: Annotate, text: str, who: str, topic: list[str]
) -> None:
    assert [(source(s), s.act, words(s)) for s in statements(annotated, text)] == [(who, "decline_to_comment", topic)]


NOBODY = [
    "Norway denied visas to the students.",
    "Three of them were denied entry again on Monday.",
    "Passengers were required to leave the train.",
    "Voters who support the treaty marched in Oslo.",
    "The party backed by farmers won.",
    "Peru has waited since 2004 as part of its bid to join the alliance.",
    "Chile is watching to make sure its rights are kept.",
    "The town is no longer ruled by the party.",
    "The crowd gathered on the square, adding flowers to the pile.",
    'A woman holds a sign with "Lima" on it.',
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_speaks_where_nothing_is_put_into_words(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []


@pytest.mark.parametrize("text", [case[0] for case in (*BOUNDS, *ORDERS, *SECOND)])
def test_moved_clauses_still_lead_to_one_root(annotated: Annotate, text: str) -> None:
    parse = annotated(text).parse
    for start, end in parse.sentences:
        roots = [t for t in range(start, end) if parse.heads[t] == t]
        assert len(roots) == 1
        assert all(t == roots[0] or roots[0] in parse.ancestors(t) for t in range(start, end))
