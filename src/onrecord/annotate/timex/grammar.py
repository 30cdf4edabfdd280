"""Rules over lexemes: how they are written, and what a match of one hands to the function that reads it.

A pattern is a regular expression over words. Words stand for themselves, `<name>` for a set of words or a shape (SETS
and MACROS), `{name: ...}` for a named group; everything else is `re` syntax; blanks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.annotate.timex import lexicon
from onrecord.annotate.timex.lexer import Lexeme, symbol

if TYPE_CHECKING:
    from onrecord.annotate.timex.context import Context, Reading

SETS: dict[str, tuple[str, ...]] = {
    "month": lexicon.MONTHS,
    "weekday": lexicon.WEEKDAYS,
    "ones": lexicon.ONES[1:],
    "teens": lexicon.ONES[10:],
    "digit": lexicon.ONES[1:10],
    "tens": tuple(w for w in lexicon.TENS if w),
    "first_to_tenth": lexicon.ORDINALS[1:11],
    "nth_word": (*lexicon.ORDINALS[1:], "thirtieth"),
    "unit": lexicon.UNITS,
    "units": tuple(p for p, u in lexicon.PLURALS.items() if u not in lexicon.SEASONS),
    "clock_unit": ("hours", "minutes", "seconds"),
    "season": tuple(lexicon.SEASONS),
    "seasons": tuple(p for p, u in lexicon.PLURALS.items() if u in lexicon.SEASONS),
    "daypart": ("morning", "afternoon", "evening", "night", "midmorning", "midafternoon", "dawn", "daybreak", "dusk",
                "sunset", "sunrise", "nightfall", "lunchtime", "midday", "overnight"),
    "dayparts": ("mornings", "afternoons", "evenings", "nights"),
    "vague": ("several", "few", "many", "some", "countless", "numerous"),
    "zone": ("gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "bst", "cet", "cest", "eet",
             "msk", "ist"),
    "spelled_decade": tuple(lexicon.SPELLED_DECADES),
    "past_word": ("last", "past", "previous", "preceding"),
    "next_word": ("next", "coming", "following", "ensuing", "upcoming"),
}  # fmt: skip

MACROS: dict[str, str] = {
    "dash": "[-]",
    "dayth_word": "(?:<tens>-?<first_to_tenth>|<nth_word>)",
    "mday": "(?:<dayno>|<dayth>)",
    "mday_word": "(?:<dayno>|<dayth>|<dayth_word>)",
    "yyyy": "(?:<year>|<spelled_year>)",
    "spelled_year": "(?:nineteen|twenty|eighteen)(?:hundred|(?:<tens>-?<digit>|<tens>|<teens>))"
                    "|two thousand(?: and)?(?:<ones>)?",
    "card": "(?:(?:<ones>|<dayno>|<int>) and a half|<mixed_number>|<dayno>|<int>|<decimal>|<year>"
            "|<tens>-?<digit>|<tens>|(?:<ones>|a)-?hundred"
            "|(?:<ones>|<dayno>|a)-?thousand|hundred|thousand|<ones>)",
    "count": "(?:<card>(?:(?:-|to|or|and)<card>)?|a dozen|dozen|a couple(?: of)?|couple(?: of)?|a few|a good few|few"
             "|several|many|some|numerous|countless)",
    "ncount": "(?:<count>|a|an|another)",
    "approx": "(?:about|around|nearly|almost|roughly|approximately|some|over|under|more than|less than|fewer than"
              "|at least|at most|up to|as many as|as much as|as long as|no more than|no less than|not more than"
              "|close to|well over|well under|just over|just under|a little over)",
    "more": "(?:more|additional|further|straight|consecutive|long|full|whole|short|turbulent|tense|bloody|solid"
            "|successive|entire|working|business|trading|calendar|or so)",
    "part": "(?:early|late|mid|earlier|later)",
    "clock": "(?:(?:about|around|just|shortly|exactly)? (?:<clock12>|<clock24>) (?:hours|hrs)? <zone>? (?:local time)?"
             "|(?:<dayno>|<ones>) o'clock (?:in the (?:morning|afternoon|evening)|at night)?|noon|midnight)",
    "the": "(?:the|this|that|its|their|his|her|our|my)",
}  # fmt: skip

_SYNTAX = re.compile(r"\(\?(?:P?[<:!=]|<[!=])?|<(\w+)>|\{(\w+):|(\})|([a-z'’]+[0-9]?)|([^\sa-z<{}]+)")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression over symbols that a pattern stands for."""
    return re.compile(_translate(pattern))


def _translate(pattern: str) -> str:
    out: list[str] = []
    for token in _SYNTAX.finditer(pattern):
        named, group, close, word, _ = token.groups()
        if named:
            out.append(_named(named))
        elif group:
            out.append(f"(?P<{group}>")
        elif close:
            out.append(")")
        elif word:
            out.append(symbol(word))
        else:
            out.append(token.group())
    return "".join(out)


def _named(name: str) -> str:
    if name in SETS:
        return "[" + "".join(map(symbol, SETS[name])) + "]"
    if name in MACROS:
        return "(?:" + _translate(MACROS[name]) + ")"
    return symbol(f"<{name}>")


class Hit(NamedTuple):
    """A match of a rule: its lexemes, and those of each named group."""

    rule: Rule
    match: re.Match[str]
    lexemes: list[Lexeme]

    @property
    def first(self) -> int:
        """Index of its first lexeme."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Index behind its last lexeme."""
        return self.match.end()

    @property
    def core(self) -> tuple[int, int]:
        """The lexemes that are the expression: the group `core` where a rule names one, else the whole match."""
        return self.match.span("core") if "core" in self.match.re.groupindex else self.match.span()

    @property
    def start(self) -> int:
        return self.lexemes[self.core[0]].start

    @property
    def end(self) -> int:
        return self.lexemes[self.core[1] - 1].end

    def words(self, group: str | int = 0) -> list[str]:
        """The names of the lexemes of a group, [] if it took no part."""
        try:
            start, end = self.match.span(group)
        except IndexError:  # a group of another pattern of the same rule
            return []
        return [lexeme.name for lexeme in self.lexemes[start:end]] if start >= 0 else []

    def word(self, group: str) -> str:
        """The words of a group joined by blanks, "" if it took no part."""
        return " ".join(self.words(group))

    def before(self, n: int = 1) -> str:
        """The name of the nth lexeme before the match, "" at the text's beginning."""
        return self.lexemes[self.first - n].name if self.first >= n else ""

    def after(self, n: int = 1) -> str:
        """The name of the nth lexeme behind the match, "" at the text's end."""
        at = self.last + n - 1
        return self.lexemes[at].name if at < len(self.lexemes) else ""

    def capital_before(self) -> bool:
        return self.first > 0 and self.lexemes[self.first - 1].text[:1].isupper()

    def capital_after(self) -> bool:
        return self.last < len(self.lexemes) and self.lexemes[self.last].text[:1].isupper()


Reader = Callable[[Hit, "Context"], "Reading | None"]


class Rule:
    """Patterns, and the function that reads a match of any of them: a `Reading`, or None where it is no time at all."""

    def __init__(self, patterns: tuple[str, ...], read: Reader) -> None:
        self.patterns, self.read = patterns, read

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(compile_pattern, self.patterns))


class Grammar(list[Rule]):
    """Rules in order of precedence among matches of the same length."""

    def rule(self, *patterns: str) -> Callable[[Reader], Reader]:
        """Declare the decorated function as the reader of these patterns."""

        def add(read: Reader) -> Reader:
            self.append(Rule(patterns, read))
            return read

        return add
