"""Scores of named entities and of their links, on a handmade document."""

from __future__ import annotations

from typing import Any

from onrecord.evaluate.linking import links, types

TEXT = "Angela Merkel met the visitors in Malta."


def row(title: str = "Angela_Merkel", etype: str = "person") -> dict[str, Any]:
    tokens, at = [], 0
    for word in ("Angela", "Merkel", "met", "the", "visitors", "in", "Malta", "."):
        at = TEXT.index(word, at)
        tokens.append((at, at + len(word)))
    mentions = [
        {"start": 0, "end": 13, "minspan": "1,2", "etype": etype, "cluster": "1", "wiki": title},
        {"start": 18, "end": 30, "minspan": "2", "etype": "person", "cluster": "2"},
        {"start": 34, "end": 39, "minspan": "1", "etype": "place", "cluster": "3", "wiki": "Malta"},
    ]
    return {"text": TEXT, "tokens": tokens, "mentions": mentions}


def test_names_count_and_descriptions_do_not(annotated) -> None:
    assert types(annotated(TEXT, "2015-05-01"), row()) == (2, 2, 2)


def test_a_wrong_type_is_not_right(annotated) -> None:
    assert types(annotated(TEXT, "2015-05-01"), row(etype="organization"))[0] == 1


def test_a_link_is_right_where_the_title_is_that_of_the_name(annotated) -> None:
    doc = annotated(TEXT, "2015-05-01")
    right, given, gold = links(doc, row())
    assert (right, gold) == (given, 2)
    assert right >= 1  # Malta has its GeoNames id
