"""What a run says of itself while it goes."""

from __future__ import annotations

from onrecord.record.project.run import Progress
from onrecord.show.project import going_line


def test_nothing_is_said_of_the_pace_before_the_reader_is_loaded() -> None:
    assert going_line(Progress(todo=48, read=1, failed=1)) == "loading the reader"


def test_the_pace_the_time_left_the_copies_and_the_failures_are_told() -> None:
    going = Progress(todo=900, read=90, copies=30, failed=1, rate=13.0, stage="reading")
    assert going_line(going) == "120 of 900 · 13.0 articles/s · 1 min 0 s left · copies skipped: 30 · 1 failed"


def test_without_a_pace_there_is_no_time_left() -> None:
    assert going_line(Progress(todo=2, stage="reading")) == "0 of 2"
