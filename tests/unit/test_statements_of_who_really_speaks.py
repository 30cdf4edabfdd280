"""Words that look like speech and are none, and clauses that hang on the wrong word. Our own sentences."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words

NOBODY_SPEAKS = [
    "Deputies of the wing called the Black Caps.",
    "The study was supported by the Nordic Research Council.",
    "The troops observed the truce.",
    "The night was full of slogans, which were all things Berg observed at the rally.",
    "They failed to warn residents that the dam would break.",
    "Residents were encouraged to send in designs and suggest what the flag should show.",
    "Berg was told to apologise and promise reforms.",
    "After calling the ministry by phone to try to reach his brother, Okoro gave up.",
]


@pytest.mark.parametrize("text", NOBODY_SPEAKS)
def test_a_verb_of_speech_in_another_sense_makes_no_statement(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []


# text, (source, act, content) of each statement
WHO_SAYS_WHAT = [
    ("Berg rejected the plan that Chile had drawn up.", [("Berg", "reject", ["the plan that Chile had drawn up"])]),
    ("Berg announced a deal that the two sides had signed in Oslo.",
     [("Berg", "announce", ["a deal that the two sides had signed in Oslo"])]),
    ("Berg rejected claims that the army had fired.", [("Berg", "deny", ["claims that the army had fired"])]),
    ("The army broke a truce that Okoro said violated the charter.",
     [("Okoro", "accuse", ["violated the charter"])]),
    ("The rebels took the town, which the army said had been empty.", [("the army", "assert", ["had been empty"])]),
    ("A recent poll found only a third of citizens wanted a new flag.",
     [("A recent poll", "assert", ["only a third of citizens wanted a new flag"])]),
    ("Officials drove to the barracks where they claimed Okoro had hidden rifles.",
     [("they", "accuse", ["Okoro had hidden rifles"])]),
    ('Okoro said the rebels were "invading" the valley and promised to drive them out.',
     [("Okoro", "assert", ['the rebels were "invading" the valley']), ("Okoro", "promise", ["to drive them out"])]),
    ("Okoro said troops were advancing and warned residents to leave.",
     [("Okoro", "assert", ["troops were advancing"]), ("Okoro", "warn", ["to leave"])]),
    ("Ortiz telephoned Berg to thank him for the aid.", [("Ortiz", "praise", ["the aid"])]),
    ("She called the mayor to complain about the noise.", [("She", "accuse", ["the noise"])]),
    ("The mayor called residents to stay at home.", [("The mayor", "demand", ["to stay at home"])]),
    ("The surprise of the evening, Berg observed from the back row, was the absence of the mayor.",
     [("Berg", "assert", ["The surprise of the evening", "was the absence of the mayor."])]),
    ('Readers were silent, with one reader writing "How can they live with this?"',
     [("one reader", "assert", ["How can they live with this?"])]),
    ("Reporters obtained a memo from the ministry saying the dam would break.",
     [("a memo", "assert", ["the dam would break"])]),
    ("Petra received letters from Chile demanding an apology.", [("Chile", "demand", ["an apology"])]),
    ("The ministry issued a statement saying the dam would break.",
     [("The ministry", "assert", ["the dam would break"])]),
    ('All that callers get is a message stating, "The line is closed."',
     [("a message", "assert", ["The line is closed."])]),
    ("Saudi Arabia, which the envoy said carried out the strikes, did not respond to questions.",
     [("the envoy", "assert", ["carried out the strikes"]),
      ("Saudi Arabia", "decline_to_comment", ["questions"])]),
    ("Chad fired missiles that the bloc said were made in Iran, a charge Tehran denies.",
     [("the bloc", "assert", ["were made in Iran"]), ("Tehran", "deny", ["were made in Iran"])]),
    ("They hit what residents said was a wedding hall.", [("residents", "assert", ["was a wedding hall"])]),
    ("The general, who Petra says ordered the raid, denied it.",
     [("Petra", "assert", ["ordered the raid"]), ("who", "demand", ["the raid"]), ("The general", "deny", ["it"])]),
    ("The envoy said she was worried and urged all sides to step back.",
     [("The envoy", "assert", ["she was worried"]), ("The envoy", "demand", ["to step back"])]),
    ("In her remarks, Ortiz pointed out those gaps to guests.", [("Ortiz", "assert", ["those gaps to guests"])]),
    ("Malta celebrates its first launch; announces new homes for three ships",
     [("Malta", "announce", ["new homes for three ships"])]),
    ("Berg called Ortiz a thief.", [("Berg", "accuse", ["Ortiz a thief"])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WHO_SAYS_WHAT, ids=[w[0][:60] for w in WHO_SAYS_WHAT])
def test_each_says_what_is_theirs(annotated: Annotate, text: str, said: list[tuple[str, str, list[str]]]) -> None:
    assert [(source(s), s.act, words(s)) for s in statements(annotated, text)] == said


def test_a_clause_in_doubt_leads_up_to_no_quotation(annotated: Annotate) -> None:
    text = 'Berg said that although drought and war are known to cut harvests, "nobody has looked at both together".'
    assert [source(s) for s in statements(annotated, text)] == ["Berg"]


# marks that scraping has moved
APART = [
    ('Berg said," We liked the way the talks were led".', "Berg", ["We liked the way the talks were led"]),
    ('Berg said: " We will not stop. " He left.', "Berg", ["We will not stop."]),
    ('We will win," Berg said. "We will not stop."', "Berg", ["We will win", "We will not stop."]),
    ('We are ready," Berg told reporters. "We will go."', "Berg", ["We are ready", "We will go."]),
]


@pytest.mark.parametrize(("text", "who", "content"), APART, ids=[a[0][:40] for a in APART])
def test_a_straight_mark_that_stands_apart_still_opens(
    annotated: Annotate, text: str, who: str, content: list[str]
) -> None:
    assert [(source(s), words(s)) for s in statements(annotated, text)] == [(who, content)]


WHO = [
    '"They lied," said its spokesman, Dawit Bekele, who also denied that troops had been in Merawi.',
    '"They lied," said Dawit Bekele of the Horn Institute, a think tank in Nairobi, who predicted that it would fall.',
]


@pytest.mark.parametrize("text", WHO)
def test_who_is_the_person_told_of_and_no_place(annotated: Annotate, text: str) -> None:
    doc = annotated(text)
    assert {doc.entities.get(a.statement.source or "").name for a in doc.attributions} == {"Dawit Bekele"}
