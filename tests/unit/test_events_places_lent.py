"""Places that a happening has from the part hit, the doers' phrase, the verb above, the journey."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from events_reading import names, read, told

from onrecord.model.annotation import AnnotatedDocument


@pytest.mark.parametrize(
    ("sentence", "trigger", "place"),
    [
        ("Airstrikes on the remaining parts of Idlib continued.", "Airstrikes", "Idlib"),
        ("Troops vacated much of the northern Kidal countryside.", "vacated", "Kidal"),
        ("Operations by Somali forces and their allies in Beledweyne went on.", "Operations", "Beledweyne"),
        ("Fighting for Hodeida has displaced thousands.", "Fighting", "Hodeida"),
        ("In the town of Goma, some rebels wanted to surrender.", "surrender", "Goma"),
        ("The envoy will visit Erbil on Friday, where he will meet with Kurdish officials.", "meet with", "Erbil"),
        ("The group committed atrocities against tens of thousands of people across Darfur.", "committed", "Darfur"),
    ],
)
def test_what_is_around_lends_the_place(sentence: str, trigger: str, place: str) -> None:
    doc = read(sentence, f"place:{place}")
    found = told(doc, trigger).place
    assert found is not None
    assert names(doc, (found,)) == {place}


@pytest.mark.parametrize(
    ("sentence", "place", "trigger"),
    [
        ("Militiamen destroyed part of a convoy bound for Kano.", "Kano", "destroyed"),
        ("Rebels attacked troops on behalf of a clan in Kano.", "Kano", "attacked"),
        ("Police said they wanted to leave, and in Kano a court freed the men.", "Kano", "leave"),
    ],
)
def test_what_is_told_of_something_else_lends_no_place(sentence: str, place: str, trigger: str) -> None:
    doc = read(sentence, f"place:{place}")
    assert all(m.place is None for m in doc.mentions if m.trigger.exact == trigger)


@pytest.mark.parametrize(
    ("sentence", "dated"),
    [
        ("The leaders spoke in a Monday telephone call.", True),
        ("The two men argued in a Tuesday night interview.", True),
        ("The feast fell on a Sunday.", False),
        ("She has a Saturday job.", False),
    ],
)
def test_a_day_before_what_news_names_by_it_is_the_last_one(
    annotated: Callable[..., AnnotatedDocument], sentence: str, dated: bool
) -> None:
    assert any(t.when is not None for t in annotated(sentence, "2018-05-16").times) == dated
