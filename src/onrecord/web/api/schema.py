"""The OpenAPI document: addresses from the routes, schemas from the very structs that are encoded."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import msgspec

from onrecord.evidence import HappeningEvidence, LineEvidence
from onrecord.model.record import Failure, Record
from onrecord.record.project.article_lines import ArticleLine
from onrecord.situation.score import Situation
from onrecord.web.api import answers

_PLACE: Final = "#/components/schemas/{name}"
_STRUCTS: Final = (
    ArticleLine,
    answers.ArticlesPage,
    answers.ArticleWords,
    answers.CountsAnswer,
    answers.DiffAnswer,
    answers.HappeningAnswer,
    answers.HappeningsPage,
    answers.Health,
    answers.Problem,
    answers.Runs,
    answers.StatementsPage,
    answers.TimelinePage,
    HappeningEvidence,
    Situation,
    Record,
    Failure,
)
_SOMETIMES: Final = frozenset({("HappeningEvidence", "asked")})


@cache
def components() -> dict[str, Any]:
    """The schemas of all answers by name. What is always written is required."""
    line = msgspec.defstruct(  # msgspec describes no choice between structs
        "LineEvidence",
        [(f.name, Any if f.name == "line" else f.type) for f in msgspec.structs.fields(LineEvidence)],
        namespace={"__doc__": LineEvidence.__doc__},
    )
    _, parts = msgspec.json.schema_components([*_STRUCTS, line], ref_template=_PLACE)
    for name, part in parts.items():
        if "properties" in part and name != "Problem":
            part["required"] = [field for field in part["properties"] if (name, field) not in _SOMETIMES]
    parts["LineEvidence"]["properties"]["line"] = {"anyOf": [ref("Event"), ref("Statement"), ref("Entity")]}
    parts["Outcome"] = {"anyOf": [ref("Record"), ref("Failure")]}
    return dict(sorted(parts.items()))


def ref(name: str) -> dict[str, str]:
    return {"$ref": _PLACE.format(name=name)}


def answer(name: str, what: str) -> dict[int | str, dict[str, Any]]:
    """What a route answers, for FastAPI's `responses`."""
    problem = {"application/problem+json": {"schema": ref("Problem")}}
    return {
        200: {"description": what, "content": {"application/json": {"schema": ref(name)}}, "headers": _ETAG},
        304: {"description": "Nothing has changed since the answer with that ETag"},
        "default": {"description": "Why there is no answer (RFC 9457)", "content": problem},
    }


_ETAG: Final = {
    "ETag": {"description": "Send it as If-None-Match to learn whether it changed", "schema": {"type": "string"}}
}


def finished(document: dict[str, Any], *, token: bool) -> dict[str, Any]:
    """FastAPI's document with our schemas, and with parameters that may be left out but not be null."""
    document["components"] = {"schemas": components()}
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _not_null(parameter["schema"])
    if token:
        document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"token": []}]
    return document


def _not_null(schema: dict[str, Any]) -> dict[str, Any]:
    choices = [c for c in schema.get("anyOf", ()) if c != {"type": "null"}]
    kept = {k: v for k, v in schema.items() if k not in ("anyOf", "title") and not (k == "default" and v is None)}
    return kept | (choices[0] if len(choices) == 1 else {"anyOf": choices} if choices else {})
