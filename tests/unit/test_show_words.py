import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.show.words import printable, window


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("\u202ereversed\u202c", r"\u202ereversed\u202c"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("c1 \x9b2J", r"c1 \u009b2J"),
        ("tag \U000e0041", r"tag \U000e0041"),
        ("Ir\u3164an of\u2800Tehran", r"Ir\u3164an of\u2800Tehran"),
        ("x\U000e0148\U000e0159\ufe01", r"x\U000e0148\U000e0159\ufe01"),
        ("\u2764\ufe0f", "\u2764\ufe0f"),
        ("half \ud83d pair", r"half \ud83d pair"),
        ("line\u2028two", "line two"),
        ("over\r\nlines\tand  blanks", "over lines and blanks"),
        ("[bold]not markup[/bold] :smile:", "[bold]not markup[/bold] :smile:"),
        ("Inés, “sí” — Łódź 北京", "Inés, “sí” — Łódź 北京"),
    ],
)
def test_control_and_format_characters_are_written_out_and_words_are_not_touched(hostile, shown):
    assert printable(hostile) == shown


@given(st.text(st.characters(codec=None)))
def test_no_text_can_steer_or_hide_on_a_terminal(text):
    shown = printable(text)
    acting = [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\u200c\u200d"]
    assert acting == []


@given(st.text(), st.integers(0, 50), st.integers(1, 20), st.integers(5, 60))
def test_a_window_is_never_wider_than_asked_and_always_inside_the_text(text, start, length, width):
    start = min(start, len(text))
    end = min(start + length, len(text))
    left, right = window(text, start, end, width)
    assert 0 <= left <= right <= len(text)
    assert right - left <= width


def test_a_window_keeps_its_focus_and_cuts_between_words():
    text = "one two three four five six seven eight nine ten"
    start = text.index("five")
    left, right = window(text, start, start + 4, 20)
    assert text[left:right].split() == text[left:right].strip().split(" ")
    assert "five" in text[left:right]
    assert all(word in text.split() for word in text[left:right].split())
