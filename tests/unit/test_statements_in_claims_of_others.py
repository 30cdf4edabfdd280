"""Who stands behind "as claimed in", "according to a claim by", "a charge that X denies" speaks."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("The bridge was mined, as stated in a report by the Kenyan army.", "the Kenyan army", "The bridge was mined"),
        ("The convoy was armed, as said in a statement from the mayor.", "the mayor", "The convoy was armed"),
        ("The dam was unsafe, as alleged in a lawsuit filed by villagers.", "villagers", "The dam was unsafe"),
        ("Two nurses were held, as claimed in an old claim by the rebels.", "the rebels", "Two nurses were held"),
        ("The crew is alive, as announced in a statement posted by the firm.", "the firm", "The crew is alive"),
        ("As noted in the report, the ship was empty.", "the report", "the ship was empty."),
        (
            "As described in a note by the coast guard, the boat sank at once.",
            "the coast guard",
            "the boat sank at once.",
        ),
    ],
)
def test_as_claimed_in_gives_the_word_to_whoever_claims(
    annotated: Annotate, text: str, speaker: str, said: str
) -> None:
    (statement,) = statements(annotated, text)
    assert (source(statement), words(statement)) == (speaker, [said])


@pytest.mark.parametrize("text", ["The ship sailed on Monday, as planned.", "As expected, the talks in Oslo failed."])
def test_as_planned_says_nothing(annotated: Annotate, text: str) -> None:
    assert not statements(annotated, text)


def test_a_claim_speaks_for_whoever_makes_it(annotated: Annotate) -> None:
    doc = annotated("The bridge was mined, according to a claim by the Kenyan army.")
    ((statement,), names) = [a.statement for a in doc.attributions], {e.id: e.name for e in doc.entities.entities}
    assert statement.source is not None
    assert names[statement.source] == "Kenyan army"


ANSWERED = [
    ("Rights groups say the guards beat inmates, charges that the mayor denies.", "the mayor",
     ["the guards beat inmates"]),
    ("Malta has long accused Chad of hiding rebels, accusations dismissed by Oslo.", "Oslo", ["Chad of hiding rebels"]),
    ("Malta accused the mayor of theft, claims he denies.", "he", ["the mayor of theft"]),
    ("Five barns were burned by soldiers, an allegation that the army rejected.", "the army",
     ["Five barns were burned by soldiers"]),
    ("The old mayor is on trial over the death of two students, charges he denies.", "he", ["charges"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "denied"), ANSWERED, ids=[a[0][:50] for a in ANSWERED])
def test_who_denies_the_claims_denies_what_was_claimed(
    annotated: Annotate, text: str, speaker: str, denied: list[str]
) -> None:
    answer = statements(annotated, text)[-1]
    assert (source(answer), answer.act, words(answer)) == (speaker, "deny", denied)


def test_a_report_rejected_as_something_is_denied(annotated: Annotate) -> None:
    (said,) = statements(annotated, 'The embassy rejected as "fiction" a report that it had paid the bloggers.')
    assert (said.act, words(said)) == ("deny", ['as "fiction" a report that it had paid the bloggers'])


ASIDES = [
    ("The raid - the third this month, he said - killed nine people.", "he", ["the third this month"]),
    ("Six camps – all of them in the hills, the mayor said on Monday – were emptied.", "the mayor",
     ["all of them in the hills"]),
    ("The rebels – armed, Malta says, by Chad – took the port.", "Malta", ["armed", "by Chad"]),
    ("OSLO — The raid, he said, killed nine people — the worst toll in years.", "he",
     ["The raid", "killed nine people — the worst toll in years"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "said"), ASIDES, ids=[a[0][:50] for a in ASIDES])
def test_who_speaks_within_dashes_says_what_they_hold(
    annotated: Annotate, text: str, speaker: str, said: list[str]
) -> None:
    (statement,) = statements(annotated, text)
    assert (source(statement), words(statement)) == (speaker, said)


@pytest.mark.parametrize("text", ["The raid failed, Malta said", "The raid failed, said Malta"])
def test_who_speaks_last_in_a_text_without_a_full_stop_speaks(annotated: Annotate, text: str) -> None:
    (statement,) = statements(annotated, text)
    assert (source(statement), words(statement)) == ("Malta", ["The raid failed"])


APPOSED = [
    ("The mayor, Petra Lind, said the army - which has left the town - would open an inquiry.", "The mayor, Petra Lind",
     "the army - which has left the town - would open an inquiry"),
    ("Ines Brandt, the envoy, said the two sides, who last met in May, would sit down again.", "Ines Brandt, the envoy",
     "the two sides, who last met in May, would sit down again"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "said"), APPOSED)
def test_who_is_explained_before_the_verb_speaks(annotated: Annotate, text: str, speaker: str, said: str) -> None:
    (statement,) = statements(annotated, text)
    assert (source(statement), words(statement)) == (speaker, [said])
