"""Every answer is what the OpenAPI document says, whatever is asked, and none is a defect of the server's."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("duckdb")
pytest.importorskip("schemathesis")

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

import asked_project
from onrecord.record.project.layout import Layout
from onrecord.web.api.app import api
from onrecord.web.api.snapshot import Shelf

EXAMPLES = 40  # of each route, of what may be asked and of what may not
NO_SCHEMA_SAYS = "is before|is not a date|is neither"  # why something is refused that the schema allows
ROUTES = sorted(api(Shelf(Layout(Path("nowhere")))).openapi()["paths"])


@cache
def document() -> Any:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", api(asked_project.shelf()))


@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: str(mode.value))
@pytest.mark.parametrize("route", ROUTES)
def test_every_answer_is_as_the_document_says(route: str, mode: GenerationMode) -> None:
    operation = document()[route]["GET"]
    if mode is GenerationMode.NEGATIVE and not operation.query and not operation.path_parameters:
        pytest.skip("nothing can be asked wrongly")

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def holds(case: Any) -> None:
        answer = case.call_and_validate(excluded_checks=[positive_data_acceptance])
        if mode is GenerationMode.POSITIVE and answer.status_code == 422:
            assert re.search(NO_SCHEMA_SAYS, answer.json()["detail"])

    holds()


def test_what_is_there_answers_as_the_document_says() -> None:
    """Ids that are made up find nothing: these are of what the project holds."""
    from starlette.testclient import TestClient

    client = TestClient(api(asked_project.shelf()))
    ids = {"id": client.get("/api/v1/happenings").json()["happenings"][0]["id"], "line": "S1"}
    article = client.get("/api/v1/articles/agency").json()["id"]
    for route in ROUTES:
        given = ids | ({"id": article} if "/articles/" in route else {})
        query = {"before": "2026-06-02", "after": "last"} if route.endswith("/diff") else {}
        case = document()[route]["GET"].Case(
            path_parameters={k: v for k, v in given.items() if f"{{{k}}}" in route}, query=query
        )
        answer = case.call_and_validate()
        assert answer.status_code == 200, route
