"""Whom nominals mean among several of one kind: rebels, ministers, towns, sides; and what a dateline settles."""

from __future__ import annotations

import pytest


def names_at(doc, context, words):
    """Names of the entities with a mention that is exactly `words` where they stand in `context`."""
    start = doc.document.article.text.index(context) + context.index(words)
    return {e.name for e in doc.entities.entities for m in e.mentions if (m.start, m.exact) == (start, words)}


REBELS = (
    "M23 rebels took Sake on Friday. Mai-Mai fighters fled the settlement. The rebels met no resistance. They stayed."
)
UNION = (
    "Union leader Rosa Lindt met Prime Minister Karl Voss of Austria. Finance Minister Emil Roth thanked her. "
    "The minister smiled."
)
SHELLING = (
    "Shelling killed six people in the village of Deir Amra. Officers came from Nablus. The victims were buried. "
    "The village lies on a hill."
)
MEANT = [
    (REBELS, "The rebels met", "The rebels", {"M23"}),
    (REBELS, "fled the settlement", "the settlement", {"Sake"}),
    (REBELS, "They stayed", "They", {"M23"}),
    (UNION, "The minister smiled", "The minister", {"Emil Roth"}),
    (SHELLING, "The victims", "The victims", {"six people"}),
    (SHELLING, "The village lies", "The village", {"Deir Amra"}),
    ("Representative Dana Holt of Ohio left. The congresswoman wept.", "The congresswoman", "The congresswoman",
     {"Dana Holt"}),
    ("Omar Dabo was held in Aden. The man was armed.", "The man", "The man", {"Omar Dabo"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "context", "words", "names"), MEANT)
def test_a_nominal_means_the_one_that_fits(annotated, text, context, words, names):
    assert names_at(annotated(text, "2024-05-02"), context, words) == names


def test_both_sides_are_the_states_of_two_leaders_who_met(annotated):
    text = "Chadian President Omar Farsan met Nigerien President Lina Sow. Both sides agreed to open the border."
    assert names_at(annotated(text, "2024-05-02"), "Both sides", "Both sides") == {"Chad", "Niger"}


def test_a_newspaper_with_an_article_is_a_publication(annotated):
    text = "The Jijel Ledger reported the raid. The newspaper named nobody."
    assert names_at(annotated(text, "2024-05-02"), "The newspaper", "The newspaper") == {"Jijel Ledger"}


def test_the_government_is_the_datelines_whoever_is_named_more_often(annotated):
    text = (
        "CARACAS, Venezuela - The vote was held on Sunday in Venezuela. The United States and the European Union "
        "condemned it. The United States said it was unfair. The government dismissed that."
    )
    assert names_at(annotated(text, "2024-05-02"), "The government", "The government") == {"Venezuela"}


ONE = [
    "Police held a boy in Aden. The teenager, identified as Omar Dabo, wept. The boy was freed.",
    "A gunman opened fire in Aden. The gunman, Omar Dabo, fled.",
    "Shelling killed three people, the regional governor said. Governor Omar Dabo wept.",
]


@pytest.mark.parametrize("text", ONE)
def test_whoever_is_described_first_and_named_later_is_one(annotated, text):
    persons = [e for e in annotated(text, "2024-05-02").entities.entities if e.kind == "person"]
    assert [e.name for e in persons] == ["Omar Dabo"]


TWO = [
    "The president of Chad left. President Karl Voss of Austria stayed.",
    "The foreign minister left. Defense Minister Karl Voss stayed.",
]


@pytest.mark.parametrize("text", TWO)
def test_who_holds_another_office_is_somebody_else(annotated, text):
    persons = [e for e in annotated(text, "2024-05-02").entities.entities if e.kind == "person"]
    assert len(persons) == 2


QUIET = [
    ("Hackers shut down the website on Monday. The site was slow.", "The site"),
    ("The first shuttle mission was in spring.", "The first shuttle mission"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), QUIET)
def test_sites_and_flights_are_no_actors(annotated, text, words):
    assert names_at(annotated(text, "2024-05-02"), text, words) == set()
