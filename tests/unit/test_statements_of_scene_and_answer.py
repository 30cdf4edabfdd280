"""Through what and to whom words go, who goes on speaking, and what an answer answers. Our own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from quotation_reading import Annotate, source, statements, words

from onrecord.model.record import Record

Read = Callable[..., Record]

MEDIA = [
    ("Malta's envoy, in a phone call with his Greek counterpart, described the raid as a crime.", "phone"),
    ('Envoy Liu Qing made the remarks at a press briefing on Friday. "Chad will act," Liu said.', "press"),
    ("The mission rejected the claims in an email to the agency.", "letter"),
    ("Through his Telegram channel, Berg said that the invitation had come late.", "social_media"),
    ("Berg told Reuters in an interview that it was over.", "interview"),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA, ids=[m[0][:50] for m in MEDIA])
def test_the_channel_is_found_beside_the_speaker_the_cue_and_in_the_sentence_before(
    annotated: Annotate, text: str, medium: str
) -> None:
    assert [s.medium for s in statements(annotated, text)] == [medium]


def test_an_email_in_which_claims_are_rejected_is_no_part_of_them(annotated: Annotate) -> None:
    said = statements(annotated, "The mission rejected the claims in an email to the agency.")
    assert [words(s) for s in said] == [["the claims"]]


ACTS = [
    ('"I can\'t answer that yet," Berg said.', "decline_to_comment"),
    ('"We\'ll talk about it another time," Berg said.', "decline_to_comment"),
    ("Peru's army said that Chile would regret it.", "threaten"),
    ("Peru's army said the raid would not go unpunished.", "threaten"),
]


@pytest.mark.parametrize(("text", "act"), ACTS, ids=[a[0][:50] for a in ACTS])
def test_wordings_that_refuse_or_threaten(annotated: Annotate, text: str, act: str) -> None:
    assert [s.act for s in statements(annotated, text)] == [act]


NONE_SAID = [
    "Soldiers had orders to let the trucks pass.",
    "The lorries have instructions to wait at the border.",
]


@pytest.mark.parametrize("text", NONE_SAID)
def test_who_has_orders_gives_none(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []


def test_whoever_answers_by_saying_so_says_it_once(annotated: Annotate) -> None:
    said = statements(annotated, "Malta responded by saying that it would not be intimidated.")
    assert [(source(s), words(s)) for s in said] == [("Malta", ["it would not be intimidated"])]


def test_a_paper_that_names_nobody_does_not_decline_to_comment(annotated: Annotate) -> None:
    text = "The paper quoted one of the ministers, whom it did not name, as saying that the cabinet is finished."
    assert "decline_to_comment" not in [s.act for s in statements(annotated, text)]


def test_it_adds_is_the_office_that_spoke_and_not_the_town_it_named(annotated: Annotate) -> None:
    doc = annotated("The minister is flying back from Brussels, his office says. It adds that he will speak tonight.")
    names = [e and doc.entities.get(e).name for e in (a.statement.source for a in doc.attributions)]
    assert "Brussels" not in names


def test_a_headline_that_tells_of_its_quotation_says_it_once(annotated: Annotate) -> None:
    said = statements(annotated, "'We thought we were dead': Tourists tell of hotel siege")
    assert [(source(s), words(s)) for s in said] == [("Tourists", ["We thought we were dead"])]


def _about_last(record: Record) -> set[str]:
    return {e.trigger.exact for e in record.events if e.id in record.statements[-1].about}


def test_such_allegations_are_all_that_the_accuser_alleged(recorded: Read) -> None:
    record = recorded(
        "The monitor said Chad's troops had killed 30 herders in May. It also accused them of raping women in the same "
        "town.\n\nChad denied such allegations."
    )
    assert _about_last(record) == {"killed", "raping"}


def test_an_accusation_is_rejected_by_the_accused_long_after(recorded: Read) -> None:
    record = recorded(
        "The monitor accused the militia of raping women in Kita.\n\nRain fell on Monday. Schools were closed.\n\n"
        "The premier denied that troops had been in Kita.\n\nThe militia's leader rejected the accusation."
    )
    assert _about_last(record) == {"raping"}


def test_baseless_allegations_are_none_of_the_protest_told_before(recorded: Read) -> None:
    record = recorded("The traders' leader said a strike would be held on Friday.\n\nThe mayor denied the allegations.")
    assert _about_last(record) == set()


NAMED_LATER = [
    '"Soldiers took our goats."\n\n"We have nothing left."\n\nThose are the words of Halima Noor, a herder from Kita.',
    '"Soldiers took our goats and our only well."\n\nSo said Halima Noor, a herder from Kita.',
    '"Soldiers took our goats."\n\n"They left us nothing."\n\nThat is how Halima Noor, 24, remembers the raid.',
    '"The children drink from the ditch.\n\n"Nobody has come to see us."\n\nThe speaker was Halima Noor, a herder.',
]


@pytest.mark.parametrize("text", NAMED_LATER, ids=[n[-40:] for n in NAMED_LATER])
def test_a_speaker_named_only_behind_the_words_has_said_them(annotated: Annotate, text: str) -> None:
    doc = annotated(text)
    assert doc.attributions
    assert {doc.entities.get(a.statement.source or "").name for a in doc.attributions} == {"Halima Noor"}


def test_how_a_war_began_is_nobodys_speech(annotated: Annotate) -> None:
    assert statements(annotated, '"Soldiers took our goats and our well."\n\nThat is how the war began.') == []


VAIN = [
    ("Efforts to reach the school's principal proved abortive as her phone was off.", "the school's principal"),
    ("Attempts to contact the ministry were unsuccessful.", "the ministry"),
    ("Efforts to get a comment from the army yielded no result.", "the army"),
]


@pytest.mark.parametrize(("text", "who"), VAIN, ids=[v[0][:50] for v in VAIN])
def test_who_could_not_be_reached_has_not_commented(annotated: Annotate, text: str, who: str) -> None:
    assert [(source(s), s.act) for s in statements(annotated, text)] == [(who, "decline_to_comment")]


@pytest.mark.parametrize("text", ["Efforts to end the war failed.", "Malta is believed to favour a vote."])
def test_vain_efforts_and_hearsay_of_views_say_nothing(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []


def test_whoever_renews_the_pledge_of_a_state_promises(annotated: Annotate) -> None:
    said = statements(annotated, "President Otieno reiterated Kenya's commitment to host a new round of talks.")
    assert [(source(s), s.act, words(s)) for s in said] == [
        ("President Otieno", "promise", ["to host a new round of talks"])
    ]


IN_ITS_NAME = [
    ('"Peru condemns the raid," Peru\'s foreign minister said.', "accuse"),
    ('"Chile condemns the raid," Peru\'s foreign minister said.', "assert"),
]


@pytest.mark.parametrize(("text", "act"), IN_ITS_NAME)
def test_a_minister_speaks_in_the_name_of_his_own_state_alone(annotated: Annotate, text: str, act: str) -> None:
    assert [s.act for s in statements(annotated, text)] == [act]


ADDRESSED = [
    ("Addressing supporters in Kano, Berg said the vote had been stolen.", "speech", ["supporters"]),
    ("Berg, speaking by video link to lawmakers, accused Chad of arming rebels.", "speech",
     ["lawmakers"]),
    ("Berg wrote to the pope that the war was over.", "letter", ["pope"]),
    ("Berg, in his comments to reporters, said the war was over.", "press", ["reporters"]),
    ("During a visit to Oslo, Berg thanked Norway for its help.", "unknown", ["Norway"]),
    ("Berg gave Chad 48 hours to leave.", "unknown", ["Chad"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "medium", "names"), ADDRESSED, ids=[a[0][:50] for a in ADDRESSED])
def test_who_is_addressed_is_who_hears_it(annotated: Annotate, text: str, medium: str, names: list[str]) -> None:
    doc = annotated(text)
    (said,) = [a.statement for a in doc.attributions]
    assert said.medium == medium
    assert [doc.entities.get(e).name for e in said.addressees] == names


def test_what_is_denied_behind_a_place_is_the_report(annotated: Annotate) -> None:
    said = statements(annotated, "The union voiced alarm at reports of new shots near Kita, which the army denied.")
    assert [(source(s), s.act, words(s)) for s in said] == [
        ("The union", "assert", ["alarm at reports of new shots near Kita"]),
        ("the army", "deny", ["reports of new shots near Kita"]),
    ]


def test_last_week_is_when_it_was_said(annotated: Annotate) -> None:
    text = "He heard the head of the UN mission, Ines Brandt, who said last week that the Front had disarmed."
    doc = annotated(text)
    (said,) = [a.statement for a in doc.attributions]
    assert (doc.entities.get(said.source or "").name, words(said)) == ("Ines Brandt", ["the Front had disarmed"])


def test_who_may_not_talk_to_the_press_has_not_talked_to_it(annotated: Annotate) -> None:
    text = "An official, who asked not to be named because he was not allowed to talk to the media, put the toll at 9."
    assert {s.medium for s in statements(annotated, text)} == {"unknown"}


OTHER_ACTS = [
    ("Asked when it would end, Berg said he could not say.", ["ask", "decline_to_comment"]),
    ("Malta described the strike as a crime.", ["accuse"]),
    ("Malta described the deal as a triumph.", ["assert"]),
    ("Berg gave the rebels 48 hours to leave.", ["demand"]),
    ("Berg issued an ultimatum to the rebels.", ["threaten"]),
    ("Berg shrugged off the criticism.", ["reject"]),
    ("Berg sidestepped the issue of prisoners.", ["decline_to_comment"]),
    ("Berg hinted that sanctions could be lifted.", ["assert"]),
    ("Sanctions could be imposed if Chad fires, Berg hinted.", ["warn"]),
    ("Berg stopped short of calling it a coup.", []),
    ("Berg, asked about the raid, shook his head.", []),
    ("The doctor gave her two weeks to live.", []),
]


@pytest.mark.parametrize(("text", "acts"), OTHER_ACTS, ids=[a[0][:50] for a in OTHER_ACTS])
def test_acts_beyond_plain_saying(annotated: Annotate, text: str, acts: list[str]) -> None:
    assert [s.act for s in statements(annotated, text)] == acts
