"""What a denial or a silence answers, however worded and however long after, beside what it does not answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.record import Record

Read = Callable[..., Record]

# The text, the act of its last statement, the trigger that this is about.
ANSWERED = [
    ("The cook is charged with stabbing a priest. He pleaded not guilty on Monday.", "deny", "stabbing"),
    ("The banker was accused of arming a gang. She has always maintained her innocence.", "deny", "arming"),
    ("A court heard that the sergeant had executed two boys. The sergeant says he is innocent.", "deny", "executed"),
    (
        "The paper said the general had met the rebels. A spokesman said there was not a shred of truth in the report.",
        "deny",
        "met",
    ),
    ("Rebels said they had shot the mayor. The army said nothing of the sort had happened.", "deny", "shot"),
    ("Refugees said border guards had shot a boy. The ministry said there had been no such incident.", "deny", "shot"),
    ('Students said police beat them. "That never happened," Colonel Omar Haddad said.', "deny", "beat"),
    ('"A lie from beginning to end," is how the ministry described reports that its men had beaten a priest.', "deny",
     "beaten"),
    ("The premier laughed off suggestions that his guards had shot a dog-walker.", "deny", "shot"),
    (
        "Villagers said the navy had shot two fishermen. One of them died in hospital. A third man was arrested on "
        "Sunday. The navy denied the allegations.",
        "deny",
        "shot",
    ),
    ("Nurses said the sergeant had kicked the prisoner. He said he had not.", "deny", "kicked"),
    ("The governor denied that his guards had beaten the clerk. Three nurses said they had.", "confirm", "beaten"),
    ('The army says the rebels shelled the well. "It was not us," the rebels\' spokesman said.', "deny", "shelled"),
    ("Relatives say a guard beat the prisoner. The prison service stands by its denial.", "deny", "beat"),
    ("The premier poured cold water on reports that he had met the banker.", "deny", "met"),
    ("The port authority seized two trawlers. Calls to the authority went unanswered.", "decline_to_comment", "seized"),
    (
        "Gendarmes arrested the printer on Monday. The gendarmerie declined an interview request.",
        "decline_to_comment",
        "arrested",
    ),
    ('Asked about the arrest of the bishop, the minister said only: "Next question."', "decline_to_comment", "arrest"),
    ("The minister would not be drawn on whether Lagos had sold rifles to Chad.", "decline_to_comment", "sold"),
    ("The junta has remained tight-lipped about the arrest of the bishop.", "decline_to_comment", "arrest"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "trigger"), ANSWERED, ids=[t for t, _, _ in ANSWERED])
def test_an_answer_is_kept_and_is_about_what_it_answers(recorded: Read, text: str, act: str, trigger: str) -> None:
    record = recorded(text)
    last = record.statements[-1]
    assert last.act == act
    assert [e.trigger.exact for e in record.events if e.id in last.about] == [trigger]


def test_all_that_a_denier_was_accused_of_is_denied_with_the_accusations(recorded: Read) -> None:
    record = recorded(
        "Kyiv accuses Minsk of jamming the radio and of abducting a pilot. Minsk rejects the accusations."
    )
    told = {e.trigger.exact: e.standing for e in record.events}
    assert told["jamming"] == told["abducting"] == "disputed"


def test_a_denial_of_allegations_leaves_alone_what_the_article_knows(recorded: Read) -> None:
    record = recorded(
        "Villagers said the navy had shot two fishermen. A third man was arrested on Sunday. The navy denied the "
        "allegations."
    )
    assert {e.trigger.exact: e.standing for e in record.events}["arrested"] == "reported"


def test_who_cannot_confirm_a_report_confirms_nothing(recorded: Read) -> None:
    record = recorded("The governor said jets bombed a market. Our reporters were unable to confirm the account.")
    assert "confirm" not in [s.act for s in record.statements]
