"""Names: what the gazetteer knows and what the parser's model saw, typed again by what we know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.annotate.entities.body_names import body_names
from onrecord.annotate.entities.branches import with_branches
from onrecord.annotate.entities.defined_names import take_what_stands_before, without_redefined
from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.halves import halves
from onrecord.annotate.entities.matching import matches
from onrecord.annotate.entities.model_names import articled_names, free_stretches, is_owned_office, trim
from onrecord.annotate.entities.name_drafts import MODEL_KINDS, from_alias, from_model
from onrecord.annotate.entities.person_names import (
    PLACE_SENSES,
    east_asian_names,
    given_names,
    heads_administration,
    hyphenated_names,
    is_given_name,
    is_title,
    is_titled,
    known_as,
    of_somewhere,
    own_people,
    quoted_nicknames,
    widened,
)
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.town_names import is_settlement, longer_towns
from onrecord.annotate.entities.translated_names import foreign_groups, translated
from onrecord.annotate.lexicons import actors, people
from onrecord.annotate.lexicons.actors import Alias
from onrecord.annotate.lexicons.idioms import THINGS_CALLED_SO
from onrecord.model.entity import EntityKind
from onrecord.model.plover import PSEUDO_COUNTRIES


def find_names(reading: Reading) -> list[Draft]:
    """Names in text order, none overlapping another."""
    found = list(matches(reading))
    spoken = _countries_spoken_of(aliases for _, _, aliases in found)
    known = [(s, e, a) for s, e, aliases in found if (a := _choose(aliases, spoken))]
    things = {s for s, e, alias in known if _is_called_so(reading, e, alias)}
    known = without_redefined(reading, [m for m in known if m[0] not in things])
    known = with_branches(reading, known)
    known.extend(halves(reading, known))
    known = translated(reading, known, spoken)
    seen = [trim(reading, s, e, label) for s, e, label in reading.parse.names if label in MODEL_KINDS]
    people_from = {s for s, _, label in seen if label == "PERSON"}
    seen = [n for n in seen if not (is_owned_office(reading, n[0]) or _is_lone_title(reading, *n, people_from))]
    seen = [n for n in seen if n[0] not in things] if things else seen
    seen = _with_whole(seen, list(quoted_nicknames(reading)))
    seen = _with_whole(seen, list(known_as(reading, seen)))
    joined = [*hyphenated_names(reading, known), *east_asian_names(reading)]
    seen = _with_whole(seen, joined)
    known = [m for m in known if not any(s <= m[0] and m[1] <= e for s, e in joined)] if joined else known
    towns = list(longer_towns(reading, known))
    if towns:
        seen = [*(n for n in seen if not any(s <= n[0] < e for s, e in towns)), *((s, e, "GPE") for s, e in towns)]
        known = [m for m in known if not any(_is_part(m[0], m[1], s, e) for s, e in towns)]
    absorbed: dict[int, str | None] = {}  # countries named within longer names, by their first token
    seen, known = _with_groups(reading, seen, known, absorbed)
    leaders = own_people(reading)
    within = {i: (s, e) for s, e, _ in leaders for i in range(s, e)}
    known = [m for m in known if m[0] not in within or not _is_part(m[0], m[1], *within[m[0]])]
    seen = [*leaders, *given_names(reading, known), *seen]
    seen.extend(articled_names(reading))
    persons = _by_token({(s, e) for s, e, label in seen if label == "PERSON" and e > s})
    drafts = [from_alias(reading, s, e, a) for s, e, a in known if not _is_persons_name(reading, s, e, a, persons)]
    taken = {i for d in drafts for i in range(d.start, d.end)}
    for start, end, label in _as_persons(reading, seen, taken):
        near = _near_alias(reading, start, end, spoken, taken)
        if near is not None:
            drafts.append(from_alias(reading, start, end, near))
            taken.update(range(start, end))
            continue
        for s, e in free_stretches(reading, start, end, taken, label, drafts, absorbed):
            drafts.append(from_model(reading, s, e, label))
            drafts[-1].country = absorbed.get(s)
            taken.update(range(s, e))
    drafts.extend(_left_over(reading, taken, drafts))
    return take_what_stands_before(reading, _joined(reading, sorted(drafts, key=lambda d: d.start)))


def _with_groups(
    reading: Reading,
    seen: list[tuple[int, int, str]],
    known: list[tuple[int, int, Alias]],
    absorbed: dict[int, str | None],
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, Alias]]]:
    """`seen` and `known` with names of groups and firms whole: "Frente de los Llanos", "Luzon Lines".

    The states that they name are `absorbed`: by the first token of the name, whose it is.
    """
    groups, bodies = list(foreign_groups(reading, known)), list(body_names(reading, known))
    if not groups and not bodies:
        return seen, known
    whole = {i: start for start, end in (*groups, *bodies) for i in range(start, end)}
    rest = [n for n in seen if whole.keys().isdisjoint(range(n[0], n[1]))]
    for start, _, alias in known:
        if start in whole and alias.sense == "country":
            absorbed[whole[start]] = alias.actor.country
    kept = [m for m in known if whole.keys().isdisjoint(range(m[0], m[1]))]
    return [*((s, e, "ORG") for s, e in (*bodies, *groups)), *rest], kept


def _is_lone_title(reading: Reading, start: int, end: int, label: str, people_from: set[int]) -> bool:
    """ "Schoolteacher" before "Ana Prado", which the model makes a name of its own."""
    one = end == start + 1 and end in people_from
    return one and label in ("PERSON", "ORG") and is_title(reading, start)


def _is_part(start: int, end: int, first: int, last: int) -> bool:
    """Whether tokens [start, end) are some of [first, last), and not all."""
    return first <= start and end <= last and end - start < last - first


def _is_called_so(reading: Reading, end: int, alias: Alias) -> bool:
    """ "Brussels sprouts": the thing's name, not the city's."""
    called = THINGS_CALLED_SO.get(" ".join(alias.pieces), ())
    return end < reading.length and reading.lower[end] in called


def _joined(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with names that the model cut in two ("Río" "Negro") whole again."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before is not None and _is_front_of(reading, before, draft):
            label = "PERSON" if draft.kind == "person" else LABELS.get(draft.kind or "", "ORG")
            out[-1] = from_model(reading, before.start, draft.end, label)
        else:
            out.append(draft)
    return out


def _is_front_of(reading: Reading, first: Draft, second: Draft) -> bool:
    """Whether two names side by side, of which the gazetteer knows neither, are one: the first modifies the second."""
    if first.end != second.start or not (first.pieces and second.pieces) or not first.form == second.form == "name":
        return False
    if second.actor is not None:  # "University of Southern" "Karslund"
        return second.sense in PLACE_SENSES and _is_cut_body(reading, first)
    if first.actor is not None:
        return False
    return reading.deps[first.head] == "compound" and second.start <= reading.heads[first.head] < second.end


_DIRECTIONS: Final = frozenset(
    "north south east west northern southern eastern western central northeastern northwestern southeastern "
    "southwestern greater upper lower new".split()
)


def _is_cut_body(reading: Reading, name: Draft) -> bool:
    """A name of a body that ends on "of Southern": it goes on."""
    if name.actor is not None or name.kind == "person" or reading.lower[name.end - 1] not in _DIRECTIONS:
        return False
    return any(reading.lower[i] in ("of", "for") for i in range(name.start, name.end))


def _with_whole(seen: list[tuple[int, int, str]], whole: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """`seen` with the names of persons `whole` in the place of what the model made of their parts."""
    if not whole:
        return seen
    inside = {i for start, end in whole for i in range(start, end)}
    rest = [(s, e, label) for s, e, label in seen if not inside.intersection(range(s, e))]
    return [*((s, e, "PERSON") for s, e in whole), *rest]


def _near_alias(reading: Reading, start: int, end: int, spoken: set[str], taken: set[int]) -> Alias | None:
    """The one organisation of a country of the article whose name of one word is spelt almost so."""
    if end != start + 1 or start in taken or len(reading.pieces[start]) != 1 or reading.pos[start] != "PROPN":
        return None
    if is_titled(reading, start, end):
        return None
    near = [a for a in actors.near_aliases(reading.pieces[start][0]) if a.actor.country in spoken]
    return near[0] if len({a.actor.id for a in near}) == 1 else None


def _as_persons(reading: Reading, seen: list[tuple[int, int, str]], taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """The model's names, those of persons cut and widened to what they are."""
    for start, end, label in seen:
        if end == start + 1 and reading.lower[start] in people.PARTISANS:
            label = "NORP"  # "the Ohio Republican"
        if label == "NORP" and heads_administration(reading, start, end):
            label = "PERSON"
        if label in ("PERSON", "ORG", "GPE", "LOC", "FAC"):
            end = of_somewhere(reading, start, end)
        yield widened(reading, start, end, label, taken) if end > start and label != "NORP" else (start, end, label)


def _countries_spoken_of(matched: Iterable[list[Alias]]) -> set[str]:
    """Codes of the countries that the article names beyond doubt: "Tbilisi", not "Georgia"; news outlets left aside."""
    found: set[str] = set()
    for aliases in matched:
        sure = [a for a in aliases if a.sense != "outlet"]
        codes = {a.actor.country for a in sure}
        if len(codes) == 1 and not sure[0].in_context and (code := codes.pop()) is not None:
            found.add(code)
    return found


def _choose(aliases: list[Alias], spoken: set[str]) -> Alias | None:
    """The reading that the article supports; None where two states could be meant and nothing speaks for one."""
    fitting = [a for a in aliases if not a.in_context or a.actor.country in spoken]
    if len({a.actor.id for a in fitting}) <= 1:
        return fitting[0] if fitting else None
    states = spoken - PSEUDO_COUNTRIES  # that aid groups are spoken of makes no body likelier than a state's own
    near = [a for a in fitting if a.actor.country in states and a.sense != "outlet"]
    return (near or fitting)[0]


def _by_token(spans: Iterable[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """Stretches of tokens by each token in them."""
    found: dict[int, list[tuple[int, int]]] = {}
    for start, end in spans:
        for i in range(start, end):
            found.setdefault(i, []).append((start, end))
    return found


def _is_persons_name(
    reading: Reading, start: int, end: int, alias: Alias, persons: dict[int, list[tuple[int, int]]]
) -> bool:
    """Whether the match is part of a person's name: "Chad Smith", "Michael Jordan", "Paris Hilton"."""
    if alias.sense in ("metonym", "organization", "outlet") and end > start + 1:
        return False
    for s, e in persons.get(start, ()):
        if (
            s <= start
            and end <= e
            and (s, e) != (start, end)
            and all(reading.pos[i] in ("PROPN", "NOUN", "X") and not is_title(reading, i) for i in range(s, e))
            and not _hyphenated(reading, start, end)
        ):
            return s < start or reading.lower[start] in people.PLACES_AS_GIVEN_NAMES
    bearable = PLACE_SENSES | ({"adjective"} if reading.pos[start] == "PROPN" else frozenset())
    if end != start + 1 or alias.sense not in bearable:
        return False
    before = start > 0 and reading.pos[start - 1] == "PROPN" and people.gender(reading.words[start - 1]) is not None
    if alias.sense == "adjective":  # "Bill English", but "Benazir Pakistani" would be followed by what is Pakistani
        alone = end >= reading.length or reading.pos[end] not in ("NOUN", "PROPN", "ADJ")
        return before and alone and reading.heads[start - 1] == start
    return (before and reading.heads[start - 1] == start) or is_given_name(reading, start)


def _hyphenated(reading: Reading, start: int, end: int) -> bool:
    n = reading.length
    return (end < n and reading.words[end] in ("-", "–")) or (start > 0 and reading.words[start - 1] in ("-", "–"))


def _left_over(reading: Reading, taken: set[int], drafts: list[Draft]) -> Iterator[Draft]:
    """Capitalised words that nobody saw: a name seen elsewhere, a given name with a surname, whoever speaks."""
    kinds = {d.pieces: d.kind for d in drafts if d.pieces and d.form == "name" and d.actor is None}
    surnames = {pieces[-1] for pieces, kind in kinds.items() if kind == "person"}
    for i, j in _stretches(reading, _unseen(reading, taken)):
        if not is_owned_office(reading, i) and (label := _label_of(reading, i, j, kinds, surnames)) is not None:
            yield from_model(reading, i, j, label)


def _unseen(reading: Reading, taken: set[int]) -> list[int]:
    proper = [i for i, pos in enumerate(reading.pos) if pos == "PROPN"]
    return [i for i in proper if i not in taken and _may_name(reading, i)]


def _stretches(reading: Reading, tokens: list[int]) -> Iterator[tuple[int, int]]:
    """Where those of the tokens that stand beside each other in one sentence begin and end."""
    start = after = -1
    for i in tokens:
        if i != after or reading.sentence_of[i] != reading.sentence_of[start]:
            if start >= 0:
                yield start, after
            start = i
        after = i + 1
    if start >= 0:
        yield start, after


LABELS: Final = {"person": "PERSON", "organization": "ORG", "place": "GPE"}


def _label_of(
    reading: Reading, i: int, j: int, kinds: dict[tuple[str, ...], EntityKind | None], surnames: set[str]
) -> str | None:
    pieces = reading.fold(i, j)
    if j == i + 1 and pieces[0] in people.PARTISANS:
        return None  # "a Republican": no name of his
    if pieces in kinds:
        return LABELS.get(kinds[pieces] or "")
    if is_settlement(reading, i, j):
        return "GPE"
    titled = i > 0 and reading.lower[i - 1].rstrip(".") in people.HONORIFICS
    given = j - i > 1 and people.gender(reading.words[i]) is not None
    if given or titled or pieces[-1] in surnames or j - 1 in reading.speech_subjects or _is_source(reading, i):
        return "PERSON"
    return None


def _is_source(reading: Reading, i: int) -> bool:
    """ "according to Okoro"."""
    return i > 1 and reading.lower[i - 2 : i] == ["according", "to"]


def _may_name(reading: Reading, i: int) -> bool:
    return (
        reading.words[i][:1].isupper()
        and bool(reading.pieces[i])
        and not is_title(reading, i)
        and (reading.lower[i] not in people.NOT_NAMES or (i > 0 and people.gender(reading.words[i - 1]) is not None))
    )
