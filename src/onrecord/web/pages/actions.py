"""What a person says, from the form of the page to the log; the answer comes after it is on the disk."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from onrecord.errors import UsageError
from onrecord.model.judgment import Draft, Judgment
from onrecord.reviewing import Review
from onrecord.web.pages.fields import from_entry

LONGEST = 2000  # characters of a reason


def carry_out(review: Review, sent: Mapping[str, str], by: str) -> Judgment:
    """Do what the form asks: "draft" is a judgment (JSON), "change" the field to which "entry.FIELD" is the value,
    "undo" the judgment to take back, "last" that person's last one.

    Raises UsageError where nothing of it is asked or it cannot be meant.
    """
    why = " ".join(sent.get("why", "").split())[:LONGEST]
    if undo := sent.get("undo"):
        return _undo(review, undo, by, why)
    if field := sent.get("change"):
        draft = Draft(
            by=by,
            verdict="change",
            record=sent.get("record", ""),
            field=field,
            new=from_entry(field, _entry(sent, field)),
            why=why,
        )
        return review.judge(draft)
    return review.judge(msgspec.structs.replace(_draft(sent.get("draft") or sent.get("stay", "")), by=by, why=why))


def _undo(review: Review, undo: str, by: str, why: str) -> Judgment:
    last = review.last(by) if undo == "last" else None
    if undo == "last" and last is None:
        raise UsageError("there is nothing to undo", cure="you have said nothing here that still holds")
    return review.undo(last.id if last else undo, by, why)


def _entry(sent: Mapping[str, str], field: str) -> str:
    """A day, or from one day to another, where two are sent; else the text."""
    first, last = sent.get(f"entry.{field}", ""), sent.get(f"until.{field}", "")
    return f"{first}/{last}" if first and last and last != first else first


def _draft(data: str) -> Draft:
    try:
        return msgspec.json.decode(data, type=Draft)
    except msgspec.MsgspecError as error:
        raise UsageError("the page asked for something that is no judgment", cure="load the page again") from error
