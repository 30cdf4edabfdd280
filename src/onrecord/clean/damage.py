"""Passages of which no sentence can be made."""

from __future__ import annotations

import re

MIN_CHARS = 25
MAX_SYMBOLS = 0.25  # share of a passage's non-space characters that no prose needs; code and broken tables are above
MAX_UNPRONOUNCEABLE = 0.5  # share of its longer lower-case words without a vowel
MAX_WORD = 60
MAX_REPLACED = 0.05  # share of characters that no decoder could read
_PUNCTUATION = frozenset(".,;:!?'\"’‘“”()[]-–—…/%$€£&+*#@")
_VOWEL = re.compile("[aeiouyà-öø-ÿ]")
_LATIN_WORD = re.compile(r"\b[a-z]{4,}\b")
_WORD = re.compile(r"[^\W_]+")
_WEB = re.compile(r"(?:https?:|www\.)\S*")


def why_garbled(text: str) -> str | None:
    """What makes a passage unreadable, None where it can be read. Conservative: odd prose is not garbled."""
    dense = "".join(_WEB.sub("", text).split())
    if len(dense) < MIN_CHARS:
        return None
    if dense.count("\ufffd") > MAX_REPLACED * len(dense):
        return "many characters were lost in decoding"
    if sum(not c.isalnum() and c not in _PUNCTUATION for c in dense) > MAX_SYMBOLS * len(dense):
        return "too many symbols"
    if any(len(w) > MAX_WORD for w in _WORD.findall(text)) and dense.isascii():
        return "a word of impossible length"
    words = _LATIN_WORD.findall(text)
    if len(words) >= 5 and sum(not _VOWEL.search(w) for w in words) > MAX_UNPRONOUNCEABLE * len(words):
        return "most words cannot be words"
    return None
