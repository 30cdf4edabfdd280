"""Statements inside statements: how they are scored, and those that are found. Our own sentences."""

from __future__ import annotations

import msgspec
import pytest
from quotation_reading import Annotate, source, statements, words

from onrecord.evaluate import nested_statements
from onrecord.model.record import Record


def test_every_case_is_whole_and_its_ranges_are_words() -> None:
    cases = nested_statements.load(nested_statements.cases_file())
    assert len(cases) >= 150
    assert len({c.id for c in cases}) == len(cases)
    assert {c.split for c in cases} == {"dev", "held"}
    for case in cases:
        for start, end in (case.outer, case.inner, case.content):
            assert 0 <= start < end <= len(case.text)
            assert case.text[start:end] == case.text[start:end].strip()
        assert case.outer != case.inner


@pytest.fixture
def case() -> nested_statements.Case:
    text = "Berg said the army had denied the raid."
    return nested_statements.Case(id="x", split="dev", text=text, outer=(0, 4), inner=(10, 18), content=(30, 38))


def test_a_case_is_found_with_its_sources_and_its_words(case: nested_statements.Case, recorded) -> None:  # type: ignore[no-untyped-def]
    record: Record = recorded(case.text)
    assert nested_statements.is_found(case, record)


def test_a_case_is_not_found_without_the_statement_around_it(case: nested_statements.Case, recorded) -> None:  # type: ignore[no-untyped-def]
    record: Record = recorded(case.text)
    flat = msgspec.structs.replace(
        record, statements=tuple(msgspec.structs.replace(s, within=None) for s in record.statements)
    )
    assert not nested_statements.is_found(case, flat)


INNER = [
    ('"The colonel told us to run," Amina said.', "The colonel", ["us to run"]),
    ('"My father said the soldiers would come back," the boy said.', "My father", ["the soldiers would come back"]),
    ("Two passengers said that the pilot had announced a fault.", "the pilot", ["a fault"]),
    ("The tribunal said that the accused had described the dead as collateral.", "the accused",
     ["the dead as collateral"]),
    ("His sister said he had told her that the road was mined.", "he", ["the road was mined"]),
    ("The envoy wrote in a cable that the king had accused Chad of treason.", "the king", ["Chad of treason"]),
    ("The think tank said that the army had conceded that it could not hold the town.", "the army",
     ["it could not hold the town"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "content"), INNER, ids=[i[0][:50] for i in INNER])
def test_what_others_are_said_to_have_said_is_kept_within(
    annotated: Annotate, text: str, who: str, content: list[str]
) -> None:
    inner = [s for s in statements(annotated, text) if s.within is not None]
    assert [source(s) for s in inner] == [who]
    assert [w.removeprefix("us ") for w in words(inner[0])] == [w.removeprefix("us ") for w in content]


NO_REPORT = [
    '"They say it will rain," Amina said.',
    '"You could say we were lucky," Amina said.',
    '"I told them to run," Amina said.',
    '"Nobody said a word," Amina said.',
]


@pytest.mark.parametrize("text", NO_REPORT)
def test_how_a_speaker_talks_is_no_report_of_others(annotated: Annotate, text: str) -> None:
    assert len(statements(annotated, text)) == 1


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"It was alleged by the prosecution that they knew," Ana Pires told the court.', "the prosecution"),
        ('"The army asserts that they knew," Ana Pires told the court.', "The army"),
        ('"There was fire, and it is said by the mayor that they knew," Ana Pires told the court.', "the mayor"),
    ],
)
def test_a_quoted_speaker_reports_in_the_present_and_the_passive(annotated: Annotate, text: str, inner: str) -> None:
    outer, nested = statements(annotated, text)
    assert (source(outer), source(nested), nested.within) == ("Ana Pires", inner, outer.id)


def test_a_quoted_passive_without_its_agent_is_nobodys_report(annotated: Annotate) -> None:
    assert len(statements(annotated, '"It was alleged that they knew," Ana Pires told the court.')) == 1
