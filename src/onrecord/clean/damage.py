"""Passages of which no sentence can be made."""

from __future__ import annotations

import re

MIN_CHARS = 25
MIN_LETTERS = 0.45  # share of a passage's non-space characters that are letters; tables and code stay below
MAX_UNPRONOUNCEABLE = 0.5  # share of its longer lower-case words without a vowel
MAX_WORD = 60
MAX_REPLACED = 0.05  # share of characters that no decoder could read
_VOWEL = re.compile("[aeiouyà-öø-ÿ]")
_LATIN_WORD = re.compile(r"\b[a-z]{4,}\b")
_WORD = re.compile(r"[^\W_]+")
_WEB = re.compile(r"\S*(?:https?:|www\.)\S*")


def why_garbled(text: str) -> str | None:
    """What makes a passage unreadable, None where it can be read. Conservative: odd prose is not garbled."""
    dense = "".join(_WEB.sub("", text).split())
    if len(dense) < MIN_CHARS:
        return None
    if dense.count("\ufffd") > MAX_REPLACED * len(dense):
        return "many characters were lost in decoding"
    if sum(c.isalpha() for c in dense) < MIN_LETTERS * len(dense) and sum(c.isdigit() for c in dense) < len(dense) / 2:
        return "more symbols than letters"
    if any(len(w) > MAX_WORD for w in _WORD.findall(text)) and dense.isascii():
        return "a word of impossible length"
    words = _LATIN_WORD.findall(text)
    if len(words) >= 5 and sum(not _VOWEL.search(w) for w in words) > MAX_UNPRONOUNCEABLE * len(words):
        return "most words cannot be words"
    return None
