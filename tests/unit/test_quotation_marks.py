"""Quotation marks: paired by kind and side, a paragraph at a time, whatever is wrong with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.annotate.quotation.quotes import find_quotations
from onrecord.model.annotation import AnnotatedDocument

Annotate = Callable[..., AnnotatedDocument]

PAIRS = [
    ("He said “yes” and “no”.", ["yes", "no"]),
    ('He said "yes" and "no".', ["yes", "no"]),
    ("He said ''yes'' and ``no''.", ["yes", "no"]),
    ("He said «yes» and „no“.", ["yes", "no"]),
    ("He said 'yes, we can' and left.", ["yes, we can"]),
    ("He said ‘yes, we can’ and left.", ["yes, we can"]),
    ("The soldiers' camp wasn't far from Ortiz's farm.", []),
    ("Back in the '90s the rock 'n' roll bands' vans stood here.", []),
    ("He said ““yes”” and left.", ["yes"]),
    ("He said “ “yes” and left.", ["yes"]),
    ("He said: “We will go. Nobody stays.", ["We will go. Nobody stays."]),
    ("He said “yes\nShe said “no”.", ["yes", "no"]),
    ('It was over," he said.', ["It was over,"]),
    ("The man is 6'2\" tall.", []),
    ("He called it “a ‘bad’ idea” twice.", ["a ‘bad’ idea"]),
    ("“Go.”He left.", ["Go."]),
    ('She said "" and left.', []),
    ("”", []),
    ('"', []),
]


@pytest.mark.parametrize(("text", "quoted"), PAIRS, ids=[p[0][:40] for p in PAIRS])
def test_pairs_marks(annotated: Annotate, text: str, quoted: list[str]) -> None:
    parse = annotated(text).parse
    assert [text[q.start : q.end] for q in find_quotations(parse).items] == quoted


def test_a_lone_closing_mark_does_not_claim_a_long_paragraph(annotated: Callable[..., AnnotatedDocument]) -> None:
    text = (
        "The port lies on the coast. It was built by Malta. Two ships came in on Monday. A third is late. "
        'The pilots were told to wait," said Ola Berg.'
    )
    said = [c.exact for a in annotated(text).attributions for c in a.statement.content]
    assert said == ["The pilots were told to wait"]
