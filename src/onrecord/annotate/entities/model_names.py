"""What the parser's model takes for a name, cut to what stands as a name beside the gazetteer's finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.annotate.entities.defined_names import without_day
from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.nouns import noun_at
from onrecord.annotate.entities.person_names import PLACE_SENSES, is_full_name, is_title
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import actors, people, phrases
from onrecord.annotate.lexicons.foreign_titles import title_end
from onrecord.annotate.lexicons.things import ENDINGS, SIDES

PARTICLES: Final = frozenset(
    "van von der den de da dos das di du del della la le ter ten zu zur af av bin ibn ben".split()
)
# What Arabic names have between their parts, before a dash: "Tal al-Abyad".
ARTICLES: Final = frozenset("al el ul ad an ar as ash at az ez es ed ol".split())
SKIPPED: Final = frozenset(
    {"the", "a", "an", "file", "photo", "video", "watch", "exclusive", "updated"}
)  # at a name's front
DASHES: Final = frozenset({"-", "–"})
ONE_DASH: Final = (["-"], ["–"])


def trim(reading: Reading, start: int, end: int, label: str) -> tuple[int, int, str]:
    """A model's name without article, possessive mark, quotation marks and title; empty for a pronoun alone."""
    if end == start + 1 and reading.lower[start] in phrases.PRONOUNS:
        return start, start, label
    while start < end and (reading.lower[start] in SKIPPED or not reading.pieces[start]):
        start += 1
    if reading.lower[end - 1] in SIDES and reading.words[end : end + 1] in ONE_DASH:  # "Pro" of "Pro-Karslund"
        end -= 1  # names nobody
    while end > start and (
        reading.lower[end - 1] in ("'s", "’s", "'", "’")
        or not reading.pieces[end - 1]
        or (reading.pos[end - 1] in ("ADP", "CCONJ", "DET") and reading.words[end - 1].islower())
    ):
        end -= 1
    end = without_day(reading, start, _with_article(reading, start, end))
    if end > start and _is_things_front(reading, start, end):
        return start, end + 1, "ORG"
    if end - start > 1 and people.gender(reading.words[start + 1]) and _is_persons_title(reading, start):
        label = "PERSON"  # "Schoolteacher Ana Prado", of which the model makes a body at times
    if label == "PERSON":
        if end - start > 2 and reading.lower[start] in people.PARTISANS:
            start += 1
        start = max([title_end(reading.lower, first, end) for first in range(max(0, start - 2), start + 1)])
        while start < end - 1 and not _is_borne(reading, start, end) and _is_persons_title(reading, start):
            start += 1
        end = _with_particles(reading, start, end)
    return start, end, label


def _with_article(reading: Reading, start: int, end: int) -> int:
    """Token after the whole of "Tal al-Abyad", of which the model saw "Tal" or "Tal al"."""
    first = end - 1 if end - start > 1 and reading.lower[end - 1] in ARTICLES else end
    joined = first + 2 < reading.length and reading.lower[first] in ARTICLES and reading.words[first + 1] in DASHES
    return first + 3 if joined and reading.words[first + 2][:1].isupper() else end


def articled_names(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """ "Bustan al-Qasr" where the model saw no name: mostly a place, since persons' names it does see."""
    for i in [dash - 1 for dash in reading.dashes if 0 < dash < reading.length - 1]:
        if reading.words[i] in ARTICLES and reading.words[i + 2][:1].isupper():
            named = (
                i > reading.sentence_start(i) and reading.pos[i - 1] == "PROPN" and reading.words[i - 1][0].isupper()
            )
            yield (i - 1 if named and not is_title(reading, i - 1) else i), i + 3, "GPE"


def _is_things_front(reading: Reading, start: int, end: int) -> bool:
    """ "Lake Basin" of "the Lake Basin Accord": the word after it makes a thing's name of it."""
    if end >= reading.length or reading.lower[end] not in ENDINGS or not reading.words[end][:1].isupper():
        return False
    return reading.pos[end] == "PROPN" and start < end <= reading.heads[end - 1] <= end


def _is_persons_title(reading: Reading, i: int) -> bool:
    """ "President", "Mr.", but not "Bill" or "Grant", which are given names beside being things."""
    noun = actors.actor_nouns().get(reading.lower[i])
    if noun is not None and noun.kind != "person" and people.gender(reading.words[i]) is not None:
        return False
    return is_title(reading, i) or reading.lower[i].rstrip(".") in people.HONORIFICS


def _with_particles(reading: Reading, start: int, end: int) -> int:
    """Token after the whole of "Ana von der Heide", of which the model left "Heide" to a name of its own."""
    while start < end < reading.length and reading.words[end - 1].islower() and reading.lower[end - 1] in PARTICLES:
        if not (reading.words[end][:1].isupper() or reading.lower[end] in PARTICLES):
            break
        end += 1
    return end


def _is_borne(reading: Reading, start: int, end: int) -> bool:
    """ "Amir" and "Sheikh" begin names too: a capitalised title in the middle of a sentence after somebody's office."""
    own = reading.lower[start] in (
        "amir",
        "sultan",
        "prince",
        "king",
        "duke",
        "judge",
        "dean",
        "pope",
        "earl",
        "marshal",
    )
    return own and end - start > 1 and start > 0 and (reading.words[start - 1] == "," or is_title(reading, start - 1))


def is_owned_office(reading: Reading, start: int) -> bool:
    """Whether a name would begin at "Office" of "the Prosecutor's Office", or at "General's" of a longer one."""
    if start == reading.length:  # a name of nothing but an article, which ends the text
        return False
    if reading.lower[start] == "office" and start > 1 and reading.lower[start - 1] in ("'s", "’s"):
        return noun_at(reading, start) is not None
    owner = reading.lower[start + 1 : start + 3] in (["'s", "office"], ["’s", "office"])
    return owner and f"{reading.lower[start]}'s office" in actors.actor_nouns()


def free_stretches(
    reading: Reading,
    start: int,
    end: int,
    taken: set[int],
    label: str,
    drafts: list[Draft],
    absorbed: dict[int, str | None],
) -> Iterator[tuple[int, int]]:
    """The stretches of a model's name that may stand as a name beside what the gazetteer found in it."""
    if start >= end or not reading.words[start][:1].isalnum():
        return
    if label == "NORP" and reading.tags[end - 1] not in ("NNS", "NNPS"):
        return
    after = min(end, reading.length - 1)
    if label in ("ORG", "FAC") and reading.lemmas[after] in phrases.WEAPONS_BY_TYPE and reading.pos[after] == "NOUN":
        return  # "two Apache helicopters", but the "Tapir Brigade shelled" somebody
    if label in ("ORG", "FAC", "NORP") and _is_description(reading, start, end, taken):
        return
    if taken.isdisjoint(range(start, end)):
        titled = label == "ORG" and (_is_of_office(reading, start, end) or _is_office(reading, start, end))
        if (any(c.isupper() for c in reading.words[start]) or label == "PERSON") and not titled:
            yield start, end
        return
    if end - start < 3 and label != "PERSON":
        return
    inner = [d for d in drafts if d.start < end and d.end > start]
    if inner[0].start == start and is_full_name(reading, inner[0].end, end):  # "envoy for Syria Ian Carver"
        yield inner[0].end, end
        return
    if label in ("ORG", "FAC") and all(d.start >= start and d.end <= end for d in inner):
        if end - start > sum(d.end - d.start for d in inner) + 1 and all(d.sense in PLACE_SENSES for d in inner):
            for d in inner:
                drafts.remove(d)
                absorbed[start] = d.country if d.sense == "country" else None
            yield start, end
        return
    rest = [i for i in range(start, end) if i not in taken and reading.pos[i] == "PROPN"]
    if label == "PERSON" and rest and rest == list(range(rest[0], rest[-1] + 1)) and not is_title(reading, rest[-1]):
        yield rest[0], rest[-1] + 1


def _is_office(reading: Reading, start: int, end: int) -> bool:
    """ "Defense" in "Defense Secretary", "Secretary of Defense" is no organisation."""
    if end >= reading.length:
        return False
    noun = actors.actor_nouns().get(" ".join([*reading.lower[start:end], reading.lemmas[end]]))
    return noun is not None and noun.kind == "person"


def _is_of_office(reading: Reading, start: int, end: int) -> bool:
    if start < 2 or reading.lower[start - 1] != "of":
        return False
    before, own = reading.lower[start - 2], " ".join(reading.lower[start:end])
    return any(p in actors.actor_nouns() for p in (f"{before} of {own}", f"{own} {before}"))


def _is_description(reading: Reading, start: int, end: int, taken: set[int]) -> bool:
    """ "Egyptian Interior Ministry", "the Republicans": nouns of the lexicon with demonyms are no names of their
    own.
    """
    nouns = actors.actor_nouns()
    last = reading.lemmas[end - 1]
    if last not in nouns and reading.lower[end - 1] not in nouns:
        return False
    rest = [i for i in range(start, end - 1) if i not in taken and reading.pieces[i] and reading.pieces[i] != ("s",)]
    return " ".join(reading.lower[i] for i in [*rest, end - 1]) in nouns or all(
        reading.pos[i] != "PROPN" or reading.lower[i] in nouns for i in rest
    )
