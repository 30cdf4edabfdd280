"""How many, as the words have it: what a number counts and what it leaves open."""

from __future__ import annotations

import math

import pytest

from onrecord.model.quantities import how_many, quantities, sentence, things
from onrecord.model.span import Span


def counted(text: str) -> dict[str, tuple[float, float]]:
    return {q.what: (q.least, q.most) for q in quantities(text, 0, len(text))}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The blast killed 12 people and wounded 30.", {"killed": (12, 12), "wounded": (30, 30)}),
        ("12 killed, 30 wounded in the market.", {"killed": (12, 12), "wounded": (30, 30)}),
        ("At least twenty people died.", {"killed": (20, math.inf)}),
        ("More than 1,200 people were injured.", {"wounded": (1201, math.inf)}),
        ("Up to forty villagers were killed.", {"killed": (0, 40)}),
        ("About 30 men were arrested.", {"arrested": (27, 33)}),
        ("Dozens were killed.", {"killed": (24, 99)}),
        ("Twenty-three sailors were detained.", {"arrested": (23, 23)}),
        ("Three hundred protesters marched.", {"took part": (300, 300)}),
        ("The death toll rose to 34.", {"killed": (34, 34)}),
        ("Nine people, including two children, were killed.", {"killed": (9, 9)}),
        ("The death toll rose to 12 after three wounded workers died.", {"killed": (12, 12)}),
        ("In 2019 the army killed rebels.", {}),
        ("He was arrested on 9 May after 3 years.", {}),
        ("Troops killed rebels with 40 rockets.", {}),
        ("Nobody was hurt.", {}),
    ],
)
def test_a_number_belongs_to_the_harm_that_it_counts(text, numbers):
    assert counted(text) == numbers


def test_open_numbers_fit_what_they_leave_open():
    def one(text):
        return quantities(text, 0, len(text))[0]

    assert one("At least 12 people died.").fits(one("20 people were killed."))
    assert not one("12 people died.").fits(one("At least 20 people were killed."))


def test_the_number_may_stand_beside_the_passage_in_its_sentence():
    text = "Talks failed. A raid on the camp, police said, left nine people dead. Two were freed."
    passage = Span(text.index("A raid"), text.index(", police"), "A raid on the camp")
    assert {q.what: q.least for q in quantities(text, *sentence(text, passage))} == {"killed": 9}


@pytest.mark.parametrize(
    "text", ["killed", "7", "12 12 12 killed killed", "٣ killed", "1,2,3,4 dead \n\n\n", "²³ killed"]
)
def test_strange_numbers_do_no_harm(text):
    assert all(q.least <= q.most for q in quantities(text, 0, len(text)))


def things_in(text: str) -> dict[str, float]:
    return {q.what: q.least for q in things(text, 0, len(text))}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A leak of 8,000 barrels of crude", {"barrel": 8000}),
        ("a gift of 150 million euros", {"euro": 150_000_000}),
        ("worth $40 million", {"$": 40_000_000}),
        ("eleven rifles and two mortars were handed in", {"rifle": 11, "mortar": 2}),
        ("for forty minutes, 30 kilometres away", {}),
        ("12 of the 16 men went home", {}),
        ("two other envoys stayed", {}),
        ("VALLETTA, Feb 4 boats lay in the harbour", {}),
        ("three ships left and two ships came", {}),
    ],
)
def test_things_are_counted_by_their_noun_and_parts_dates_and_measures_are_not(text, counts):
    assert things_in(text) == counts


def test_a_number_that_opens_the_words_for_people_counts_them():
    text = "at least forty Omani sailors"
    found = how_many(text, 0, len(text))
    assert found is not None
    assert (found.least, found.most) == (40, math.inf)
    assert how_many("12 of the sailors", 0, 17) is None


def test_who_did_it_and_the_day_are_no_number_of_victims():
    assert counted("The couple were abducted by six men near Harib.") == {}
    assert counted("ADEN, Feb 4 - Gunmen killed a guard.") == {}
    assert counted("The toll of the blast now stands at nine.") == {"killed": (9, 9)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tomas Refalo, 15, was killed by a shell.", {}),
        ("The march came amid a 24-hour strike.", {}),
        ("At 9: 36 AM the marchers reached the bridge.", {}),
        ("Two men accused of killing a guard went to court.", {}),
        ("He was arrested in one of the caves.", {}),
        ("Troops killed one guard at the gate.", {"killed": (1, 1)}),
        ("Four Omani guards, not two, had died in the fighting.", {"killed": (4, 4)}),
        ("Police counted six thousand at the demonstration.", {"took part": (6000, 6000)}),
        ("The colonel put the number of marchers at 800.", {"took part": (800, 800)}),
        ("The wave killed 612.", {"killed": (612, 612)}),
    ],
)
def test_ages_hours_and_the_accused_are_no_victims(text, numbers):
    assert counted(text) == numbers
