"""What the writer tells around a quotation was not said, and a cue has the quotation that is its own."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '"Orders are not optional," Chairman Jan Reyes said after Dr Mills stayed away from the hearing to which '
            'he was called. "She is a crucial witness."',
            ["Orders are not optional", "She is a crucial witness."],
        ),
        (
            '"They want us to be quiet," Quina Jones, 25, said as hundreds of others moved through the city.',
            ["They want us to be quiet"],
        ),
        (
            '"There was no depot," she said, her voice breaking. "There was a bakery."',
            ["There was no depot", "There was a bakery."],
        ),
        (
            '"He has not forgotten us," Dana said, and the first rockets were rising.',
            ["He has not forgotten us"],
        ),
        ('She keeps on shouting "Put that thing down," until three shots ring out.', ["Put that thing down"]),
        (
            "Iran must hand over its uranium by Sunday or face “severe consequences,” envoy Carl Brandt said "
            "Wednesday, the bluntest warning yet.",
            ["Iran must hand over its uranium by Sunday or face “severe consequences"],
        ),
    ],
)
def test_what_happened_meanwhile_is_not_said(annotated: Annotate, text: str, said: list[str]) -> None:
    (statement,) = statements(annotated, text)
    assert words(statement) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The envoy tweeted that he was "cautiously hopeful", adding: "We are not there yet."',
            [("tweeted", ['he was "cautiously hopeful']), ("adding", ["We are not there yet."])],
        ),
        (
            'Spokesman Andrei Zotov dismissed the claim as "fantasy", saying Russia "does not strike towns".',
            [("dismissed", ['the claim as "fantasy']), ("saying", ['Russia "does not strike towns'])],
        ),
        (
            '"Nobody was warned," said Ortiz. "We ran." Later Bello said, "That is a lie."',
            [("said", ["Nobody was warned", "We ran."]), ("said", ["That is a lie."])],
        ),
        ('The general "has no idea," a diplomat said.', [("said", ['The general "has no idea'])]),
    ],
)
def test_each_cue_has_its_own_quotation(annotated: Annotate, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(s.cue.exact if s.cue else "", words(s)) for s in statements(annotated, text)] == expected


def test_an_answer_to_a_quotation_does_not_own_it(annotated: Annotate) -> None:
    text = (
        'She grew so angry that I changed my answer: "Of course I will stay. I was joking." '
        'To which she said, "Thank God you will stay."'
    )
    said = [s for s in statements(annotated, text) if s.cue is not None and s.cue.exact == "said"]
    assert [(source(s), words(s)) for s in said] == [("she", ["Thank God you will stay."])]


def test_a_second_verb_has_no_part_in_the_quotation_before_it(annotated: Annotate) -> None:
    text = (
        "In a letter to the Security Council, Iran's ambassador, Reza Karimi, wrote that Malta \"bears full "
        'responsibility" and warned of "grave consequences".'
    )
    said = [(source(s), words(s)) for s in statements(annotated, text)]
    speaker = "Iran's ambassador, Reza Karimi"
    assert said == [(speaker, ['Malta "bears full responsibility']), (speaker, ["grave consequences"])]


def test_the_other_speaks(annotated: Annotate) -> None:
    text = '"There is no will on either side," one of them said. "No will at all," agreed the other.'
    assert [source(s) for s in statements(annotated, text)] == ["one of them", "the other"]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("The ad uses footage of Helga Ortiz asking, “Why am I not ahead?”", "Helga Ortiz", "Why am I not ahead?"),
        (
            'She rowed so badly that I had to say something else: "Naturally I trust you."',
            "I",
            "Naturally I trust you.",
        ),
        (
            "If we lived in normal times, a reader would now ask: “What has become of the army?”",
            "a reader",
            "What has become of the army?",
        ),
        (
            "Ola Berg, who joked of the museum, “I have not seen it yet, but I will,” left early.",
            "who",
            "I have not seen it yet, but I will",
        ),
        ('The mayor shook his head: "There is nobody left to ask."', "The mayor", "There is nobody left to ask."),
    ],
)
def test_whoever_leads_up_to_a_quotation_says_it_and_nothing_else(
    annotated: Annotate, text: str, speaker: str, said: str
) -> None:
    assert (speaker, [said]) in [(source(s), words(s)) for s in statements(annotated, text)]
