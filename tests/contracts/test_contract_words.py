"""Every key and every value that the output contract names, written out here by hand, is one that the schema has."""

import json

import pytest

from onrecord.model import codec

KEYS = {
    "Record": "schema document passages entities times statements events flags",
    "Article": "id title publisher published uri language text",
    "Passage": "id start end exact role repeats",
    "Entity": "id name kind country sectors role wikidata mentions",
    "Mention": "start end exact form",
    "TimeExpression": "start end exact type value when anchor id",
    "When": "start end text basis",
    "Span": "start end exact",
    "Statement": "id source source_span cue content form addressees medium outlet when act within about",
    "Event": "id type mode contexts actors recipients place when trigger evidence intensity standing history",
    "StandingChange": "standing by statement when evidence",
    "Flag": "kind start end exact note",
    "Failure": "schema document error",
    "Problem": "kind message",
    "JoinedRecord": "schema documents happenings lineages entities",
    "Happening": "id type mode actors recipients place when standing history sources independent_sources conflicts",
    "SourcedChange": "standing by document evidence when published",
    "Telling": "document evidence lineage",
    "Conflict": "field values",
    "ConflictingValue": "value document evidence",
    "Lineage": "id origin documents",
    "LineageMember": "document relation overlap",
}
VALUES = {
    ("Passage", "role"): "title body boilerplate repeat",
    ("Entity", "kind"): "person government organization armed_group publication place people document other",
    ("Mention", "form"): "name nominal pronoun",
    ("TimeExpression", "type"): "date time duration set",
    ("When", "basis"): "stated inferred published",
    ("Statement", "form"): "direct indirect mixed",
    ("Statement", "medium"): "phone press interview broadcast social_media letter speech meeting document unknown",
    ("Statement", "act"): "assert confirm deny decline_to_comment accuse threaten warn demand promise propose reject "
    "praise ask announce",
    ("Event", "type"): "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT",
    ("Event", "standing"): "confirmed reported alleged disputed denied planned threatened hypothetical negated",
    ("Flag", "kind"): "lost_space broken_quote repeat name_variant reference_conflict likely_mistranslation garbled "
    "inconsistent",
    ("LineageMember", "relation"): "origin copy rewrite cites",
}


@pytest.fixture(scope="module")
def parts():
    return json.loads(codec.schema_text())["$defs"]


@pytest.mark.parametrize("name", KEYS)
def test_every_object_has_the_keys_of_the_contract_and_always_all_of_them(parts, name):
    keys = set(KEYS[name].split())
    assert keys <= set(parts[name]["properties"])
    assert keys <= set(parts[name]["required"])


@pytest.mark.parametrize(("name", "key"), VALUES)
def test_every_word_list_is_the_contracts(parts, name, key):
    assert set(parts[name]["properties"][key]["enum"]) == set(VALUES[name, key].split())


def test_the_two_kinds_of_output_name_their_schemas(parts):
    assert parts["Record"]["properties"]["schema"]["enum"] == ["onrecord/1"]
    assert parts["Failure"]["properties"]["schema"]["enum"] == ["onrecord/1"]
    assert parts["JoinedRecord"]["properties"]["schema"]["const"] == "onrecord-record/1"


def test_every_span_of_the_examples_is_the_text_at_its_offsets_to_the_letter(outcomes):
    def spans(value):
        if isinstance(value, dict):
            if {"start", "end", "exact"} <= set(value):
                yield value
            for inner in value.values():
                yield from spans(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from spans(inner)

    seen = 0
    for record in (json.loads(codec.encode(o)) for o in outcomes):
        text = record["document"].get("text")
        for span in spans(record):
            assert text[span["start"] : span["end"]] == span["exact"]
            seen += 1
    assert seen > 300


def test_every_id_of_the_examples_is_unique_and_every_reference_is_kept(outcomes):
    for record in (json.loads(codec.encode(o)) for o in outcomes):
        if "error" in record:
            continue
        parts = ("passages", "entities", "times", "statements", "events")
        ids = [line["id"] for part in parts for line in record[part]]
        assert len(ids) == len(set(ids))
        assert set(_references(record)) - set(ids) == set()


def _references(record):
    for event in record["events"]:
        yield from (*event["actors"], *event["recipients"], *filter(None, [event["place"]]))
        for step in event["history"]:
            yield from filter(None, [step["by"], step["statement"]])
    for statement in record["statements"]:
        single = (statement["source"], statement["outlet"], statement["within"])
        yield from (*statement["addressees"], *statement["about"], *filter(None, single))
    for time in record["times"]:
        yield from filter(lambda anchor: anchor not in (None, "published"), [time["anchor"]])
    for passage in record["passages"]:
        yield from filter(None, [passage["repeats"]])
