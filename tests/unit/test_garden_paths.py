"""Sentences whose first half looks whole are read to their real verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.annotation import AnnotatedDocument

Annotated = Callable[..., AnnotatedDocument]


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Mali said Monday that 24 girls abducted last month from a school in Kayes have been freed.",
        "Four soldiers wounded in the blast were flown to Chad.",
    ],
)
def test_those_to_whom_it_was_done_did_not_do_it(annotated: Annotated, text: str) -> None:
    doc = annotated(text)
    harmed = [m for m in doc.mentions if m.type == "ASSAULT"]
    assert harmed
    assert not any(m.actors for m in harmed)
    assert all(m.recipients for m in harmed)


def test_what_stands_before_a_semicolon_is_not_what_the_rest_says(annotated: Annotated) -> None:
    doc = annotated("Chad hands over six suspects to Mali; lawyers cry foul")
    assert not [a for a in doc.attributions if a.statement.content and "hands over" in a.statement.content[0].exact]
    assert [m.factuality for m in doc.mentions if m.type == "COOPERATE"] == ["actual"]


def test_whoever_frees_the_kidnapped_did_not_kidnap_them(annotated: Annotated) -> None:
    doc = annotated("Nigeria frees kidnapped schoolgirls")
    assert [m.actors for m in doc.mentions if m.type == "ASSAULT"] == [()]


def test_the_verb_behind_a_relative_clause_is_the_nouns(annotated: Annotated) -> None:
    text = (
        "Ankara, which last July imposed tariffs on Maltese goods and sanctioned a judge over what the premier termed "
        'a "farce", lifted some of those measures in November.'
    )
    doc = annotated(text)
    root = next(t for t in range(len(doc.parse)) if doc.parse.heads[t] == t)
    assert doc.parse.lower[root] == "lifted"
    assert "Turkey" in {e.name for e in doc.entities.entities}


@pytest.mark.parametrize("manner", ["the strongest terms", "the strongest possible terms"])
def test_what_is_condemned_stands_behind_the_manner(annotated: Annotated, manner: str) -> None:
    doc = annotated(f"The United States condemns in {manner} the attack on a mosque in Kurfi.")
    (said,) = doc.attributions
    assert (said.statement.act, [c.exact for c in said.statement.content]) == (
        "accuse",
        ["the attack on a mosque in Kurfi"],
    )


def test_what_a_group_is_believed_to_be_is_told_of_it_and_not_said(annotated: Annotated) -> None:
    doc = annotated(
        "“They are bombing everything,” he said, referring to the coalition's raids on the Houthis, believed to be "
        "backed by Iran."
    )
    (said,) = [a.statement for a in doc.attributions if a.statement.cue and a.statement.cue.exact == "said"]
    assert [c.exact for c in said.content] == ["They are bombing everything"]
    (backed,) = [m for m in doc.mentions if m.type == "SUPPORT"]
    assert [doc.entities.get(i).name for i in backed.actors] == ["Iran"]


def test_no_raid_says_what_its_avenger_says(annotated: Annotated) -> None:
    doc = annotated(
        "Iran has stepped up its rhetoric since the raids saying Malta is trying to destabilize the country."
    )
    (said,) = [a.statement for a in doc.attributions if a.statement.cue and a.statement.cue.exact == "saying"]
    assert doc.entities.get(said.source or "").name == "Iran"


def test_a_note_says_what_stands_in_it(annotated: Annotated) -> None:
    doc = annotated("Police found a note saying the dam would be blown up.")
    assert all(
        "Police" not in (a.statement.source_span.exact if a.statement.source_span else "") for a in doc.attributions
    )


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        (
            "Manila summoned China's deputy chief of mission to protest the raid and demanded that the ships leave.",
            "demanded",
            "Philippines",
        ),
        (
            "Prime Minister Omar Kos denied that the talks had been halted and accused foreign instructors of "
            "fomenting unrest.",
            "accused",
            "Omar Kos",
        ),
    ],
)
def test_a_finite_verb_goes_on_with_the_finite_verb_above(
    annotated: Annotated, text: str, cue: str, speaker: str
) -> None:
    doc = annotated(text)
    (said,) = [a.statement for a in doc.attributions if a.statement.cue and a.statement.cue.exact == cue]
    assert doc.entities.get(said.source or "").name == speaker
    assert said.within is None
