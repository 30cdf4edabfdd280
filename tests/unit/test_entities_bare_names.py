"""Names of states that stand alone for persons ("Chad", "Georgia"), and those that stay the states'."""

from __future__ import annotations

import pytest

from onrecord.evaluate.actors import meant
from onrecord.evaluate.reader import Reader
from onrecord.model.document import Article
from onrecord.model.entity import Entity


@pytest.fixture(scope="module")
def read() -> Reader:
    return Reader(None)


def _meant(read: Reader, text: str, name: str) -> list[Entity]:
    return meant(read(Article(id="bare", text=text)).doc, name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jordan met Chad at the bakery on Friday.", ["Jordan", "Chad"]),
        ("Kenya told Paris she was hungry.", ["Kenya", "Paris"]),
        ("Israel Tomlinson-Reed fell ill. Israel said he had eaten mussels.", ["Israel"]),
        ("Chad's girlfriend drove the van to Leeds.", ["Chad"]),
        ("Jordan, 27, was last seen near the canal.", ["Jordan"]),
        ("Her cousin India phoned the coastguard.", ["India"]),
        ("Georgia, who turned nine on Sunday, drew a ship.", ["Georgia"]),
        ("Malta hugged Cuba and left.", ["Malta", "Cuba"]),
    ],
)
def test_a_given_name_that_is_a_states_is_a_person_where_a_sign_of_one_stands_beside_it(
    read: Reader, text: str, names: list[str]
) -> None:
    for name in names:
        found = _meant(read, text, name)
        assert [e.kind for e in found] == ["person"]
        assert found[0].country is None


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Jordan beat Chad in the qualifiers after extra time.", "JOR", "Jordan"),
        ("Chad and Jordan signed the pact.", "TCD", "Chad"),
        ("Jordan told Egypt that it would close the bridge.", "JOR", "Jordan"),
        ("Nils Chadwin fled Chad after the raid. Chad had been calm.", "TCD", "Chad"),
        ("Chad Ormskirk, an aid worker, fled Chad last week.", "TCD", "Chad last"),
        ("Israel bombed a clinic in Rafah. Israel said it had been empty.", "ISR", "Israel"),
        ("The minister said she would fly to Kenya.", "KEN", "Kenya"),
        ("Georgian police met at a school. Georgia said she would join.", "GEO", "Georgia"),
        ("Chad met Sudan at a hospital near the border.", "TCD", "Chad"),
    ],
)
def test_a_states_name_stays_the_states_in_public_matters(read: Reader, text: str, country: str, name: str) -> None:
    found = _meant(read, text, name)
    assert [(e.kind in ("government", "place"), e.country) for e in found] == [(True, country)]
