"""The signs by which a pronoun's antecedent is ranked, and what they weigh.

Each is one bit of a number, so that those of a candidate are one number too: joined by `|`, told twice they count once,
and what many candidates have in common is weighed once. The weights are learned by `training/pronouns.py` and lie in
`lexicons/data/pronoun_weights.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, get_args

from onrecord.annotate.lexicons import phrases
from onrecord.annotate.lexicons.actors import read_table
from onrecord.model.entity import EntityKind, MentionForm

KINDS: Final = ("country", *get_args(EntityKind))
ROLES: Final = ("subject", "modifier", "object", "poss", "appos", "attr", "other")
DEEDS: Final = ("acts", "has actors")
MANY: Final = 3  # ranks, sentences and other candidates are counted up to here

_LEMMAS: Final = tuple(word for word, (number, gender) in phrases.PRONOUNS.items() if number == "pl" or gender == "n")
_NAMES: Final = (
    *(f"{what}={n}" for what in ("sentence", "rank", "noun,rank", "others", "passage") for n in range(MANY + 1)),
    *(f"kind={kind}" for kind in KINDS),
    *(f"says,kind={kind}" for kind in KINDS),
    *(f"{what}{role}" for what in ("role=", "noun,", "nothing,", "both ") for role in ROLES),
    *(f"{what},{deed}" for what in ("noun", "nothing") for deed in DEEDS),
    *(f"form={form}" for form in get_args(MentionForm)),
    *(f"definite={how}" for how in ("", "def", "indef", "poss", "bare")),
    *(f"number={number}" for number in ("sg", "pl")),
    *(f"{what} {back}" for what in ("subject at", "speaker at", "says,spoke at") for back in range(2)),
    *("speaks", "caption", "title", "gender", "named", "sense=place or adjective", "same pronoun", "named near"),
    *("on this side of quotation marks", "into quotation", "out of quotation", "subject before"),
    *("subject of its verb", "subject above", "beside it above", "says,spoke last", "adds,spoke last"),
    *("says,main subject before", "says,within words", "noun", "nothing", "nothing,quoted", "nothing,clause"),
    *("nothing,attr", "nothing,be=True", "nothing,be=False"),
    *(f"nothing,{lemma}" for lemma in _LEMMAS),
)
SIGNS: Final[dict[str, int]] = {name: 1 << n for n, name in enumerate(dict.fromkeys(_NAMES))}


def signs(*names: str) -> int:
    """Those signs together. Raises KeyError for a name that is none."""
    together = 0
    for name in names:
        together |= SIGNS[name]
    return together


def counted(what: str) -> tuple[int, ...]:
    """The signs of a count, by the count up to `MANY`."""
    return tuple(SIGNS[f"{what}={n}"] for n in range(MANY + 1))


def names_of(together: int) -> Iterator[str]:
    return (name for name, sign in SIGNS.items() if together & sign)


@cache
def weights() -> dict[str, dict[str, float]]:
    """By the kind of pronoun ("person", "thing", "many") and the name of a sign or a measure."""
    found: dict[str, dict[str, float]] = {"person": {}, "thing": {}, "many": {}}
    for kind, feature, weight in read_table("pronoun_weights.tsv"):
        found[kind][feature] = float(weight)
    return found


class Sums(dict[int, float]):
    """What signs weigh together, summed when they first come up together."""

    def __init__(self, known: dict[str, float]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, together: int) -> float:
        self[together] = found = sum(self._known.get(name, 0.0) for name in names_of(together))
        return found


@cache
def sums(kind: str) -> Sums:
    """For a kind of pronoun. There are some thousands of groups of signs, so all that came up are kept."""
    return Sums(weights()[kind])
