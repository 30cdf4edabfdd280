"""The schema in the docs is the one that the code writes, and what the code writes keeps it."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace

from onrecord.model import codec
from onrecord.model.record import FailedDocument, Failure, Problem, Record
from onrecord.pipeline import join

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "schema" / "onrecord-1.schema.json"


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def of(name, validator):
    """The validator of one of the three kinds of object."""
    return validator.evolve(schema={"$ref": f"#/$defs/{name}", "$defs": validator.schema["$defs"]})


def test_the_schema_in_the_docs_is_the_one_that_the_code_generates():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == codec.schema_text(), (
        "run `onrecord schema > docs/schema/onrecord-1.schema.json`"
    )


def test_all_that_is_written_of_the_examples_keeps_the_schema(outcomes, validator):
    for outcome in outcomes:
        kind = "Record" if isinstance(outcome, Record) else "Failure"
        of(kind, validator).validate(json.loads(codec.encode(outcome)))


def test_the_joined_record_of_the_examples_keeps_the_schema(outcomes, validator):
    of("JoinedRecord", validator).validate(json.loads(codec.encode(join(outcomes))))


def test_records_come_back_byte_for_byte(outcomes):
    for outcome in outcomes:
        data = codec.encode(outcome)
        (again,) = codec.decode_lines(data, where="test")
        assert again == outcome
        assert codec.encode(again) == data


def test_the_examples_exercise_what_the_schema_is_of(outcomes):
    records = [o for o in outcomes if isinstance(o, Record)]
    assert len(records) == 3
    for part in ("passages", "times", "statements", "events", "flags", "entities"):
        assert any(getattr(r, part) for r in records), part
    assert [o.error.kind for o in outcomes if isinstance(o, Failure)] == ["unsupported_language"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "onrecord/2"),
        (("events", 0, "type"), "FIGHT"),
        (("events", 0, "standing"), "true"),
        (("statements", 0, "act"), "mutter"),
        (("events", 0, "trigger", "start"), "0"),
        (("document", "text"), None),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_know(outcomes, validator, path, value):
    record = json.loads(codec.encode(outcomes[0]))
    place = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not of("Record", validator).is_valid(record)


def test_the_schema_refuses_a_record_from_which_a_field_is_missing(outcomes, validator):
    record = json.loads(codec.encode(outcomes[0]))
    del record["events"][0]["standing"]
    assert not of("Record", validator).is_valid(record)


def test_every_object_of_the_schema_is_described(validator):
    plain = [n for n, part in validator.schema["$defs"].items() if "properties" in part and not part.get("description")]
    assert plain == []


def test_a_record_whose_span_is_not_as_long_as_its_words_is_not_decoded(outcomes):
    record = json.loads(codec.encode(outcomes[0]))
    record["events"][0]["trigger"]["end"] += 1
    with pytest.raises(msgspec.ValidationError):
        codec.decode(json.dumps(record))


def test_a_failure_is_decoded_as_one_also_beside_records(outcomes):
    failure = Failure(document=FailedDocument("x"), error=Problem("empty", "nothing in it"))
    first = replace(outcomes[0], schema="onrecord/1")
    data = codec.encode(first) + b"\n" + codec.encode(failure) + b"\n"
    assert codec.decode_lines(data, where="test") == [first, failure]


@pytest.mark.parametrize("data", [b"", b"{}", b'{"text": "Malta"}', b"Malta protested."])
def test_what_is_no_record_is_left_to_be_read_as_an_article(data):
    assert codec.decode_lines(data, where="test") is None
