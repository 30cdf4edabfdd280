"""When two spellings are likely one name: a letter more, less, other or two swapped; two such slips in long names."""

from __future__ import annotations

SHORTEST = 5  # letters below which one letter makes another name
LONG = 8  # letters from which two slips are forgiven


def is_near(one: str, other: str) -> bool:
    """Whether the folded pieces differ, begin alike, and differ by no more than their length forgives."""
    length = min(len(one), len(other))
    if length < SHORTEST or one[0] != other[0] or one.removesuffix("s") == other.removesuffix("s"):
        return False  # a plural is no slip
    return distance(one, other, 2 if length >= LONG else 1) is not None


def distance(one: str, other: str, limit: int) -> int | None:
    """Damerau-Levenshtein distance (adjacent swaps count one), None above `limit`."""
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None


def is_near_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of as many pieces differ in the spelling of one piece only."""
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and is_near(*apart[0])


def initials(name: tuple[str, ...]) -> str:
    """The first letters of a name's pieces, which no slip of the pen changes (`is_near`)."""
    return "".join([piece[0] for piece in name])
