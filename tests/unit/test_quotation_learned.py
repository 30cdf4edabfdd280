"""Statements by cues that no list has: what the trained heads mark is taken up where they are sure of all its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from quotation_reading import Annotate

from onrecord.annotate.quotation.extractor import find_statements
from onrecord.model.annotation import AnnotatedDocument

TEXT = "Ola Berg burbled the port of Antofagasta was shut."
CUE, SOURCE, CONTENT = (2, 3), (0, 2), (3, 9)


@dataclass
class Marked:
    """Evidence that marks one cue, one source and one content, each as surely as told."""

    cue: float = 0.9
    roles_: dict[str, float] = field(default_factory=lambda: {"content": 0.8, "source": 0.8})
    heads: frozenset[str] = frozenset({"cue", "source", "content", "role"})

    def has(self, head: str) -> bool:
        return head in self.heads

    def probability(self, head: str, token: int, _label: str) -> float:
        return self.cue if head == "cue" and CUE[0] <= token < CUE[1] else 0.0

    def best(self, _head: str, _token: int) -> tuple[str, float]:
        return "none", 1.0

    def spans(self, head: str) -> list[tuple[int, int, str]]:
        marked = {"cue": CUE, "source": SOURCE, "content": CONTENT}
        return [(*marked[head], head)] if head in marked else []

    def roles(self, _token: int, others: Sequence[int]) -> list[dict[str, float]]:
        return [self.roles_ for _ in others]


def said(doc: AnnotatedDocument) -> list[tuple[str, str, list[str]]]:
    """Source, cue and content of each statement, as words."""
    found = [a.statement for a in find_statements(doc)]
    return [
        (s.source_span.exact if s.source_span else "", s.cue.exact if s.cue else "", [c.exact for c in s.content])
        for s in found
    ]


def test_a_cue_that_no_list_has_makes_a_statement(annotated: Annotate, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = annotated(TEXT)
    monkeypatch.setattr(doc.parse, "evidence", Marked())
    assert said(doc) == [("Ola Berg", "burbled", ["the port of Antofagasta was shut"])]


@pytest.mark.parametrize(
    "evidence",
    [
        Marked(cue=0.5),
        Marked(roles_={"content": 0.1, "source": 0.8}),
        Marked(heads=frozenset({"cue", "source", "content"})),
        None,
    ],
    ids=["a cue not sure", "content of another cue", "no roles", "no evidence"],
)
def test_no_statement_where_a_part_is_not_sure(
    annotated: Annotate, monkeypatch: pytest.MonkeyPatch, evidence: Marked | None
) -> None:
    doc = annotated(TEXT)
    monkeypatch.setattr(doc.parse, "evidence", evidence)
    assert said(doc) == []


def test_a_cue_inside_a_quotation_is_left_to_the_lexicon(annotated: Annotate, monkeypatch: pytest.MonkeyPatch) -> None:
    quoted = annotated(f'"{TEXT[:-1]}," Petra Lund said.')
    evidence = Marked()
    shifted = {head: [(a + 1, b + 1, label) for a, b, label in Marked().spans(head)] for head in ("cue", "content")}
    monkeypatch.setattr(evidence, "spans", lambda head: shifted.get(head, []))
    monkeypatch.setattr(evidence, "probability", lambda *_: 0.9)
    monkeypatch.setattr(quoted.parse, "evidence", evidence)
    assert [cue for _, cue, _ in said(quoted)] == ["said"]
