"""Which personal names can be those of one person: without titles, in their long and short forms."""

from __future__ import annotations

from onrecord.model.names import fold
from onrecord.model.remembered import remembered

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sheikh sheikha hajj haji don dona the hon "
    "honourable honorable rev reverend father sister rabbi imam ayatollah cardinal archbishop bishop pope "
    "saint st president vice deputy prime minister premier chancellor secretary foreign defence defense "
    "interior finance king queen prince princess emir sultan general gen lieutenant lt colonel col major maj "
    "captain capt commander admiral adm brigadier brig sergeant sgt senator sen representative rep "
    "congressman congresswoman governor gov mayor judge justice ambassador chairman chairwoman chair speaker "
    "spokesman spokeswoman spokesperson leader former ex acting".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_PARTICLES = frozenset("al el ben bin bint ibn abu van von der den de del della di da dos du la le st ter ten".split())


@remembered(8192)
def fold_person(name: str) -> tuple[str, ...]:
    """As `fold`, without titles before the name and generation marks after it; at least the last word stays."""
    words = list(fold(name))
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    return tuple(words)


def is_surname_only(words: tuple[str, ...]) -> bool:
    return len([w for w in words if w not in _PARTICLES]) <= 1


def same_person_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: the same first and last word, the middle ones of one in the other.

    An initial stands for its name ("J. Okello" - "James Okello").
    """
    if a == b:
        return True
    if a[-1] != b[-1] or not _same_first(a[0], b[0]):
        return False
    middle_a, middle_b = set(a[1:-1]), set(b[1:-1])
    return middle_a <= middle_b or middle_b <= middle_a


def _same_first(a: str, b: str) -> bool:
    return a == b or (1 in (len(a), len(b)) and a[:1] == b[:1])


def slug(words: tuple[str, ...]) -> str:
    return "-".join(words)
