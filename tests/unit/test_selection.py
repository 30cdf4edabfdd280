"""A question gives the same answer in memory as from the tables."""

import pytest

from crisis_bank import day, joined
from onrecord.errors import UsageError
from onrecord.record.project.questions import Question
from onrecord.record.selection import select

QUESTIONS = [
    {},
    {"actor": "MLT"},
    {"actor": "mlt"},
    {"actor": "N:MLT"},
    {"actor": "Malta"},
    {"recipient": "Tunis"},
    {"recipient": "tunisia"},
    {"place": "rome"},
    {"type": "consult"},
    {"standing": "Disputed"},
    {"words": "eleven sailors"},
    {"words": "sailors eleven"},
    {"since": day(11)},
    {"until": day(11)},
    {"since": day(10), "until": day(16), "actor": "MLT"},
    {"actor": "nobody at all"},
]


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_it_answers_as_the_tables_do(asked):
    pytest.importorskip("duckdb")
    from onrecord.record.project.questions import ask_joined

    record, question = joined(), Question(**asked)
    assert {h.id for h in select(record, question)} == {h.id for h in ask_joined(record, question)}


def test_questions_find_something():
    record = joined()
    found = [len(select(record, Question(**asked))) for asked in QUESTIONS]
    assert found[0] == len(record.happenings)
    nothing = [q for q, n in zip(QUESTIONS, found, strict=True) if not n]
    assert nothing == [{"recipient": "Tunis"}, {"words": "sailors eleven"}, {"actor": "nobody at all"}]


def test_a_type_that_there_is_not_is_refused():
    with pytest.raises(UsageError):
        select(joined(), Question(type="WAR"))
