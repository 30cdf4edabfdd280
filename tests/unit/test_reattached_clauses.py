"""Clauses that hang on the wrong verb, or on none, are moved to the one that governs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.annotate.backends.coarse_pos import name_deeds
from onrecord.model.annotation import AnnotatedDocument

Annotate = Callable[..., AnnotatedDocument]


def said(doc: AnnotatedDocument) -> dict[str, list[str]]:
    """The words of each statement by its cue."""
    found = (a.statement for a in doc.attributions)
    return {s.cue.exact: [span.exact for span in s.content] for s in found if s.cue is not None}


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ana Brito asked whether the port was shut, to which Jon Dahl replied that it was.", "replied", "it was"),
        (
            "Oslo asked why the port was shut, to which Jon Dahl answered that fuel was short.",
            "answered",
            "fuel was short",
        ),
    ],
)
def test_what_stands_right_behind_that_is_what_is_answered(
    text: str, cue: str, content: str, annotated: Annotate
) -> None:
    (words,) = said(annotated(text))[cue]
    assert words.removeprefix("that ") == content


@pytest.mark.parametrize(
    "text",
    [
        "Peru says Chile armed the rebels — an accusation Chile denies.",
        "Mali says Chad shelled the town — a charge Chad rejects.",
    ],
)
def test_a_charge_in_a_comment_is_denied_by_whoever_stands_behind_it(text: str, annotated: Annotate) -> None:
    doc = annotated(text)
    acts = {a.statement.act: doc.entities.get(a.statement.source).country for a in doc.attributions}
    assert acts["assert"] == ("PER" if "Peru" in text else "MLI")
    assert acts.get("deny", acts.get("reject")) == ("CHL" if "Peru" in text else "TCD")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("That is one of the many reasons Berg refuses to publish his letters.", ["to publish his letters"]),
        ("The fines that Berg refused to pay were high.", ["to pay"]),
        ("The charge that Berg denied was old.", ["The charge"]),
    ],
)
def test_a_relative_clause_that_lacks_nothing_leaves_its_noun_alone(
    text: str, content: list[str], annotated: Annotate
) -> None:
    (words,) = said(annotated(text)).values()
    assert words == content


def test_an_article_makes_a_noun_of_a_gerund_and_its_verb_has_an_object() -> None:
    words = ["Berg", "called", "the", "ruling", "clumsy"]
    tags, deps = ["NNP", "VBD", "DT", "VBG", "JJ"], ["nsubj", "ROOT", "det", "advcl", "oprd"]
    heads = [1, 1, 3, 1, 3]
    name_deeds(words, tags, deps, heads)
    assert (tags[3], deps[3], heads[4]) == ("NN", "dobj", 1)


def test_a_gerund_without_an_article_stays_a_verb() -> None:
    words = ["Berg", "left", "whistling"]
    tags, deps, heads = ["NNP", "VBD", "VBG"], ["nsubj", "ROOT", "advcl"], [1, 1, 1]
    name_deeds(words, tags, deps, heads)
    assert (tags[2], deps[2]) == ("VBG", "advcl")


def test_going_home_tells_nothing(annotated: Annotate) -> None:
    assert not annotated("The mayor went home.").mentions
