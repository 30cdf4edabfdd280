"""Which judgments hold, and what people make of one line: of each person the last word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from onrecord.model.judgment import MACHINE, Judgment, Labelled, Said, State

_STATES: Mapping[str, State] = {"accept": "accepted", "reject": "rejected", "unsure": "unsure"}


def holding(judgments: Iterable[Judgment]) -> tuple[Judgment, ...]:
    """Those that nobody took back, oldest first. What an undo takes back holds again once the undo is undone."""
    ordered = sorted(judgments, key=lambda j: j.id)
    undos: dict[str, list[Judgment]] = {}
    for j in ordered:
        if j.undoes is not None:
            undos.setdefault(j.undoes, []).append(j)
    dead: set[str] = set()
    for j in reversed(ordered):  # an undo is younger than what it takes back; one that is not takes back nothing
        if any(u.id > j.id and u.id not in dead for u in undos.get(j.id, ())):
            dead.add(j.id)
    return tuple(j for j in ordered if j.verdict != "undo" and j.id not in dead)


def on_line(judgment: Judgment) -> bool:
    """Whether it speaks of a line by itself, and not of how two go together."""
    compared = judgment.verdict == "unsure" and judgment.other is not None
    return judgment.verdict in (*_STATES, "change") and not compared


class Opinions(msgspec.Struct, frozen=True):
    """What people say of one line: of it as a whole, and of each field."""

    state: State
    fields: dict[str, tuple[Said, ...]]
    judgments: tuple[str, ...]


def opinions(judgments: Iterable[Judgment]) -> Opinions:
    """Of judgments on one line that hold, oldest first, each person's last word.

    Who accepts a line stands by the values that were shown, until she says something else.
    """
    whole: dict[str, Judgment] = {}
    said: dict[str, dict[str, Said]] = {}
    ids: list[str] = []
    for j in judgments:
        if not on_line(j):
            continue
        ids.append(j.id)
        if j.field is None:
            whole[j.by] = j
            for words in said.values():
                words.pop(j.by, None)
            shown = j.new if j.verdict == "accept" and isinstance(j.new, dict) else {}
            for name, value in shown.items():
                said.setdefault(name, {})[j.by] = Said(j.by, value, j.id)
        elif j.verdict == "unsure":
            said.setdefault(j.field, {}).pop(j.by, None)
        else:
            value = None if j.verdict == "reject" else j.new
            said.setdefault(j.field, {})[j.by] = Said(j.by, value, j.id)
    fields = {name: tuple(by[p] for p in sorted(by)) for name, by in sorted(said.items()) if by}
    return Opinions(_state(whole.values()), fields, tuple(ids))


def _state(last_words: Iterable[Judgment]) -> State:
    states = {_STATES[j.verdict] for j in last_words}
    if {"accepted", "rejected"} <= states:
        return "disagreed"
    return next((s for s in ("accepted", "rejected", "unsure") if s in states), "open")


def labelled(label: Labelled, said: Iterable[Said], alike: Callable[[Any, Any], bool]) -> Labelled:
    """The label of a field with what people say of it. Where they disagree none is preferred: it stays as it is.

    >>> labelled(Labelled("Tyre", machine="Tyre"), [Said("Ana", "Sidon", "1")], lambda a, b: a == b).by
    ('Ana',)
    """
    said = tuple(said)
    if not said:
        return label
    label = msgspec.structs.replace(label, judgments=(*label.judgments, *(s.judgment for s in said)), said=said)
    if any(not alike(said[0].value, s.value) for s in said):
        return msgspec.structs.replace(label, disagreement=True)
    people = tuple(s.by for s in said)
    if alike(said[0].value, label.machine):
        return msgspec.structs.replace(label, value=label.machine, by=(MACHINE, *people))
    return msgspec.structs.replace(label, value=said[0].value, by=people)
