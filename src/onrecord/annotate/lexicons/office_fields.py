"""What offices are over, and the words of news for one field: "spy chief" for a director of intelligence.

Source: general knowledge of the authors (Apache-2.0, like the rest of this package).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Nouns by which news calls whoever heads a body or a field, whatever the office is called there.
CHIEFS: Final = frozenset("chief head boss supremo leader commander director minister secretary czar tsar".split())
# Nouns for one who speaks for it.
SPEAKING: Final = frozenset("spokesman spokeswoman spokesperson".split())
# Words of offices at the top ...
HEADING: Final = CHIEFS | frozenset(
    "president governor chairman chairwoman chairperson chair secretary-general commissioner administrator general "
    "prefect superintendent marshal admiral chancellor rector dean patriarch archbishop archimandrite mufti pontiff "
    "coordinator prosecutor attorney-general ceo moderator inspector-general commander-in-chief".split()
)
# ... and of those below them, or beside them.
UNDER: Final = frozenset(
    "deputy vice assistant under undersecretary spokesman spokeswoman spokesperson adviser advisor aide counselor "
    "member official analyst reporter correspondent professor lawyer staffer regional provincial local".split()
)

_FIELDS: Final = (
    "defense defence pentagon military army armed war",
    "intelligence spy cia mossad espionage secret",
    "foreign diplomacy diplomatic external diplomat",
    "finance treasury financial economy",
    "interior home",
    "police policing constabulary gendarmerie",
    "rights",
    "bank banking fed reserve",
    "trade commerce",
    "health medical",
    "church patriarch archbishop pope cardinal bishop",
    "catholic pope cardinal",
    "orthodox patriarch",
    "opposition",
    "nuclear atomic",
    "aid humanitarian relief",
    "refugee refugees",
    "navy naval fleet",
    "rebel rebels insurgent insurgents guerrilla",
    "election elections electoral",
    "environment climate",
    "education schools",
    "justice",
    "oil energy petroleum",
    "agriculture farm food",
    "customs",
    "prison prisons",
    "immigration migration",
    "transport transportation",
    "labor labour union unions",
    "parliament parliamentary assembly",
    "development",
    "prosecution prosecutor",
    "anti-corruption antigraft graft corruption",
    "weather meteorological meteorology",
    "space",
    "border frontier",
    "tax revenue",
    "nato alliance",
    "commission executive",
)
_FIELDS_OF: Final[dict[str, set[int]]] = {}
for _n, _words in enumerate(_FIELDS):
    for _word in _words.split():
        _FIELDS_OF.setdefault(_word, set()).add(_n)


def fields_of(words: Iterable[str]) -> frozenset[int]:
    """Numbers of the fields that any of `words`, in lower case, names."""
    return frozenset(n for w in words for n in _FIELDS_OF.get(w, ()))
