"""What each choice of the gate's numbers would lose and set aside: `python -m training.subject_gate`.

Measured on `training/subjects` (articles of public affairs told in the words of other subjects, and articles of those
subjects) and on our corpus, every document of which is to be kept. What ships stands well clear of the first choice
that loses anything of the corpus: `LEAST_OTHERS` is one more than it needs, the slope half of what it would lose at.
Articles that it has wrong are printed with the words that decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import corpus
from onrecord.clean import subject
from onrecord.clean.subject import Weighed, weigh
from onrecord.evaluate.subjects import Made, made

FOLDER: Final = Path(__file__).parent / "subjects"
_LEAST: Final = (3, 4, 5, 6)
_SLOPES: Final = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)


def main() -> None:
    hard, others = _weighed("affairs"), _weighed("other")
    ours = [weigh(d.text) for d in corpus.read()]
    print("least others, slope: lost of the corpus, lost of the hard ones; set aside of the others")
    for least in _LEAST:
        for slope in _SLOPES:
            told = [f"{_aside(some, least, slope)} of {len(some)}" for some in (ours, _values(hard), _values(others))]
            mark = " *" if (least, slope) == (subject.LEAST_OTHERS, subject.ALLOWED_AN_OTHER) else ""
            print(f"{least} {slope:4}: {told[0]}, {told[1]}; {told[2]}{mark}")
    for article, weighed in [(a, w) for a, w in hard if w.is_unrelated] + [
        (a, w) for a, w in others if not w.is_unrelated
    ]:
        print(f"{article.id} {article.title}: {weighed.number} others, {dict(weighed.affairs)}")


def _weighed(name: str) -> list[tuple[Made, Weighed]]:
    return [(a, weigh(f"{a.title}\n\n{a.text}")) for a in made(FOLDER / f"{name}.txt")]


def _values(some: Sequence[tuple[Made, Weighed]]) -> list[Weighed]:
    return [weighed for _, weighed in some]


def _aside(some: Sequence[Weighed], least: int, slope: float) -> int:
    return sum(w.is_set_aside(least, slope) for w in some)


if __name__ == "__main__":
    main()
