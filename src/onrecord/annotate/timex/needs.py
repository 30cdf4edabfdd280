"""Which symbols a pattern cannot do without, so that it is tried only on passages that have them.

Read off the regular expression itself: of what stands in a row and is not optional, each part must find one of its
symbols; of alternatives, any one. What is not understood (a negated class, a look-around) needs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from onrecord.annotate.timex.lexer import symbols_of

Need = frozenset[str]  # one of these symbols must stand in the text

# Words that stand in most passages: what a pattern needs besides tells passages apart far better.
_EVERYWHERE = "a an the of to in on at and or for from by as that this its their his more than over some".split()
_MARKS = frozenset("-,.;:()/xX")
_TOKEN = re.compile(r"\(\?P?[<=!:][<=!]?(?:\w+>)?|\[(\^?)((?:\\.|[^\]\\[])*)\]|(\\?.)", re.DOTALL)
_REPEATED = re.compile(r"([*?])|\+|\{(\d{1,9})[^}]{0,9}\}")


class Index:
    """Patterns by the symbol that each needs; those that need none are tried always."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        common = symbols_of(_EVERYWHERE) | _MARKS
        self._needs = [needs(pattern.pattern) for pattern in patterns]
        self._always = [n for n, found in enumerate(self._needs) if not found]
        self._by_symbol: dict[str, list[int]] = {}
        for n, found in enumerate(self._needs):
            for symbol in _rarest(found, common) if found else ():
                self._by_symbol.setdefault(symbol, []).append(n)

    def may_match(self, symbols: str) -> list[int]:
        """Numbers of the patterns that may match somewhere in the symbols, in order."""
        present = set(symbols)
        found = set(chain(self._always, *[self._by_symbol[s] for s in present if s in self._by_symbol]))
        return sorted(n for n in found if not any(map(present.isdisjoint, self._needs[n])))


def _rarest(needs: Iterable[Need], common: Need) -> Need:
    return min(needs, key=lambda need: (len(need & common), len(need)))


def needs(pattern: str) -> list[Need]:
    """What a match of a regular expression must contain: of each of these sets, one symbol."""
    return _Reader(pattern).alternatives()


class _Reader:
    """Reads a regular expression from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def alternatives(self) -> list[Need]:
        """What is needed up to the bracket that closes the group, or the end."""
        branches = [self._sequence()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            branches.append(self._sequence())
        if len(branches) == 1 or not all(branches):
            return branches[0] if len(branches) == 1 else []
        return [frozenset().union(*(min(branch, key=len) for branch in branches))]

    def _sequence(self) -> list[Need]:
        found: list[Need] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            needed = self._part()
            if not self._is_optional():
                found += needed
        return found

    def _part(self) -> list[Need]:
        token = _TOKEN.match(self.pattern, self.at)
        assert token is not None
        self.at = token.end()
        negated, members, letter = token.groups()
        if members is not None:
            plain = not negated and "\\" not in members and "-" not in members[1:-1]
            return [frozenset(members)] if plain else []
        if letter is None or letter == "(":
            inner = self.alternatives()
            self.at += 1  # the closing bracket
            return inner if token.group() in ("(", "(?:") or token.group().startswith("(?P<") else []
        return [] if letter[0] in "\\.^$" else [frozenset(letter)]

    def _is_optional(self) -> bool:
        """Whether what was just read may be left out; steps over the sign that says so."""
        sign = _REPEATED.match(self.pattern, self.at)
        if sign is None:
            return False
        self.at = sign.end()
        if self.pattern[self.at : self.at + 1] in ("?", "+"):  # lazy, possessive
            self.at += 1
        return sign.group(1) is not None or sign.group(2) == "0"
