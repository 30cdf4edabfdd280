"""Which names of an article are names of one entity."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import people, reference
from onrecord.annotate.lexicons.actors import Actor, country_actor
from onrecord.annotate.lexicons.spelling import sounds_alike
from onrecord.annotate.lexicons.translated_names import content

PARTICLES: Final = frozenset(
    {"al", "el", "ul", "bin", "ibn", "ben", "de", "da", "von", "van", "der", "la", "le", "abu"}
)
GENERIC_ENDINGS: Final = frozenset(
    {
        "party",
        "group",
        "movement",
        "network",
        "news",
        "agency",
        "newspaper",
        "organization",
        "inc",
        "magazine",
        "corp",
        "ltd",
    }
)


# What "of" or "for" and more words may follow in a body's full name: "Lindt Foundation (for the Visual Arts)".
GENERIC_HEADS: Final = frozenset(
    "foundation institute center centre council committee society association federation union commission "
    "agency office academy museum front movement organization organisation alliance league court fund".split()
)


def cluster_names(reading: Reading, names: list[Draft]) -> list[Cluster]:
    """Put every named draft into a cluster; clusters in order of first mention."""
    clusters: list[Cluster] = []
    by_actor: dict[str, Cluster] = {}
    for draft in names:
        if draft.actor is None or draft.sense == "people":
            continue
        actor = _acting_actor(reading, draft)
        if actor is None:
            continue
        cluster = by_actor.get(actor.id)
        if cluster is None:
            cluster = by_actor[actor.id] = Cluster(actor.kind, actor=actor)
            clusters.append(cluster)
        cluster.add(draft)
    _cluster_people(names, clusters)
    _cluster_others(names, clusters)
    _join_aliases(reading, names, clusters)
    return sorted(clusters, key=lambda c: c.mentions[0].start)


ALIAS: Final = re.compile(
    r"[,(]? ?(?:(?:also|better|widely|commonly|locally|popularly|otherwise|formerly) (?:known|called)(?: as)?|known as|"
    r"known also as|nicknamed|dubbed|a\.k\.a\.|aka|formerly|alias) ?(?:the )?[“\"']?"
)

LONGEST_ALIAS: Final = 8  # tokens of what stands between the two


def _join_aliases(reading: Reading, names: list[Draft], clusters: list[Cluster]) -> None:
    """ "X, also known as Y": two names of one, unless the gazetteer knows each as somebody of its own."""
    for first, second in itertools.pairwise(sorted(names, key=attrgetter("start"))):
        home, other = first.cluster, second.cluster
        if home is None or other is None or home is other or second.start - first.end > LONGEST_ALIAS:
            continue
        between = " ".join(reading.lower[first.end : second.start])
        if not ALIAS.fullmatch(between) and not _in_brackets(reading, first, second):
            continue
        if (home.actor is not None and other.actor is not None) or (home.kind == "person") != (other.kind == "person"):
            continue
        if home.actor is None and other.actor is not None:
            home, other = other, home
        for mention in other.mentions:
            home.add(mention)
        home.mentions.sort(key=lambda m: m.start)
        clusters.remove(other)


def _in_brackets(reading: Reading, name: Draft, short: Draft) -> bool:
    """ "Movimento del Lago (ML)": the initials of the name that they follow in brackets."""
    alone = short.end == short.start + 1 and reading.words[short.start - 1] == "(" and short.start == name.end + 1
    if not alone or reading.words[short.end : short.end + 1] != [")"]:
        return False
    word = reading.words[short.start]
    initial = word[0].lower() in {p[0] for p in name.pieces} and name.kind != "place"
    return name.end > name.start + 1 and word.isupper() and len(word) > 1 and initial


def _acting_actor(reading: Reading, draft: Draft) -> Actor | None:
    """The actor that the name stands for here: a capital that acts is its country's government."""
    actor = draft.actor
    if actor is None or draft.sense != "capital" or actor.country is None:
        return actor
    if not acts_as_government(reading, draft):
        return actor
    return country_actor(actor.country)


def acts_as_government(reading: Reading, draft: Draft) -> bool:
    relation, governor = reading.governor(draft.head)
    if relation in ("nsubj", "nsubjpass", "agent"):
        return reading.lemmas[governor] != "be" or relation != "nsubj" or not _located(reading, governor)
    if relation in ("dobj", "dative"):
        return reading.lemmas[governor] in reference.ADDRESSING or _on_list(reading, governor)
    if relation == "pobj":
        if reading.lower[governor] in reference.BETWEEN:
            return True
        return reading.lemmas[reading.heads[governor]] in reference.TO_GOVERNMENTS.get(reading.lower[governor], ())
    if relation in ("nmod", "amod", "compound"):  # "Kyiv and Western governments"
        return reading.lemmas[governor] in reference.STATE_BODIES and reading.parse.child(draft.head, "cc") is not None
    if relation == "poss":
        return reading.lemmas[governor] in reference.STATE_DEEDS
    return False


def _on_list(reading: Reading, verb: int) -> bool:
    """ "removed Tehran from the list of ...": states are listed, and not towns."""
    listed = (reading.parse.child(c, "pobj") for c in reading.children[verb] if reading.deps[c] == "prep")
    return any(i is not None and reading.lemmas[i] in ("list", "blacklist") for i in listed)


def _located(reading: Reading, verb: int) -> bool:
    """Whether the verb tells what a town is, and not what a government minds."""
    told = [c for c in reading.children[verb] if reading.deps[c] in ("attr", "acomp")]
    return bool(told) and not any(reading.lemmas[c] in reference.MINDS for c in told)


def _cluster_people(names: list[Draft], clusters: list[Cluster]) -> None:
    """Full names first, then parts of them: a surname alone, a given name alone if only one bears it."""
    unknown = [d for d in names if d.actor is None and d.kind == "person" and d.pieces]
    full = [d for d in unknown if len(_core(d)) > 1]
    found: list[Cluster] = []
    for draft in sorted(full, key=lambda d: (-len(_core(d)), d.start)):
        home = next((c for c in found if _same_person(draft, c)), None)
        if home is None:
            home = Cluster("person")
            found.append(home)
        home.add(draft)
    for draft in unknown:
        if draft.cluster is None:
            home = _bearer(draft, found)
            if home is None:
                home = Cluster("person")
                found.append(home)
            home.add(draft)
    for cluster in found:
        cluster.mentions.sort(key=lambda m: m.start)
    clusters.extend(found)


def _core(draft: Draft) -> tuple[str, ...]:
    if PARTICLES.isdisjoint(draft.pieces):
        return draft.pieces
    return tuple([p for p in draft.pieces if p not in PARTICLES]) or draft.pieces


def _same_person(draft: Draft, cluster: Cluster) -> bool:
    if _genders_clash(draft, cluster):
        return False
    mine = _core(draft)
    for theirs in dict.fromkeys([_core(other) for other in cluster.mentions]):
        if mine == theirs or (len(theirs) > 1 and _is_part(mine, theirs)):
            return True
        if len(mine) > 1 and len(theirs) > 1 and _close(mine[-1], theirs[-1]) and _close_given(mine[0], theirs[0]):
            return True
        if len(mine) == len(theirs) > 1 and all(map(_one_name, mine, theirs)):
            return True
    return False


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all of `short` stands in `long` in order, surname for surname: "John McCain", "John Sidney McCain"."""
    if short[-1] != long[-1] and short[0] != long[0]:
        return False
    rest = iter(long)
    return all(piece in rest for piece in short)


def _one_name(one: str, other: str) -> bool:
    return one == other or sounds_alike(one, other)


def _close_given(one: str, other: str) -> bool:
    return (
        one == other
        or (len(one) == 1 and other.startswith(one))
        or (len(other) == 1 and one.startswith(other))
        or (_close(one, other) and {people.gender(one), people.gender(other)} != {"m", "f"})
    )


def _close(one: str, other: str) -> bool:
    """Spellings of one name: equal but for one letter (two swapped) in names of five letters and more."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == len(other) == 2 and one == other[::-1])


def _bearer(draft: Draft, found: list[Cluster]) -> Cluster | None:
    """Whom a single name means: the bearer of the surname mentioned last before it, else the one bearer of the name."""
    piece = _core(draft)[-1]
    bearers = [c for c in found if any(_core(m)[-1] == piece for m in c.mentions) and not _genders_clash(draft, c)]
    if not bearers:
        bearers = [c for c in found if any(piece in _core(m) for m in c.mentions) and not _genders_clash(draft, c)]
        if len(bearers) != 1:
            bearers = []
    if not bearers:
        bearers = [c for c in found if any(_close(_core(m)[-1], piece) for m in c.mentions)][:1]
    if not bearers:
        bearers = [c for c in found if any(sounds_alike(_core(m)[-1], piece) for m in c.mentions)]
        bearers = [c for c in bearers if not _genders_clash(draft, c)] if len(bearers) == 1 else []
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    return max(bearers, key=lambda c: max((m.start for m in c.mentions if m.start < draft.start), default=-1))


def _genders_clash(draft: Draft, cluster: Cluster) -> bool:
    return bool(draft.gender and cluster.gender and draft.gender != cluster.gender)


def _cluster_others(names: list[Draft], clusters: list[Cluster]) -> None:
    """Names of organisations and places that the gazetteer does not know: same words, short forms, initials."""
    found: list[Cluster] = [c for c in clusters if c.kind != "person"]
    surnames = {
        _core(m)[-1]: c for c in clusters if c.kind == "person" for m in c.mentions if m.form == "name" and m.pieces
    }
    given = {
        m.pieces[0]: c
        for c in clusters
        if c.kind == "person"
        for m in c.mentions
        if m.form == "name" and len(m.pieces) > 1 and people.gender(m.pieces[0]) is not None
    }
    bodies = _Bodies(found)
    for draft in sorted((d for d in names if d.cluster is None and d.pieces), key=lambda d: (-len(d.pieces), d.start)):
        if draft.sense == "people" or draft.kind == "person":
            continue
        alone = len(draft.pieces) == 1 and draft.kind != "people"
        person = (surnames.get(draft.pieces[0]) or given.get(draft.pieces[0])) if alone else None
        home = person or bodies.called(draft.pieces)
        if home is None:
            home = Cluster(draft.kind)
            bodies.add(home)
            clusters.append(home)
        home.add(draft)
        home.mentions.sort(key=lambda m: m.start)
        bodies.note(home, draft.pieces)


class _Bodies:
    """Clusters of bodies by every name that may mean them: their own, short forms, initials, the words reordered."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters: list[Cluster] = []
        self._numbers: dict[int, int] = {}
        self._noted: set[tuple[int, tuple[str, ...]]] = set()
        self._first: dict[tuple[str, ...], int] = {}  # number of the first cluster that a name may mean
        for cluster in clusters:
            self.add(cluster)

    def add(self, cluster: Cluster) -> None:
        self._numbers[id(cluster)] = len(self.clusters)
        self.clusters.append(cluster)
        for mention in cluster.mentions:
            if mention.form == "name" and mention.pieces:
                self.note(cluster, mention.pieces)

    def called(self, pieces: tuple[str, ...]) -> Cluster | None:
        """The first cluster that the name may mean."""
        own = _unowned(pieces)
        keys = (own, (ORDERLESS, *content(own)))
        numbers = [self._first[key] for key in keys if key in self._first]
        return self.clusters[min(numbers)] if numbers else None

    def note(self, cluster: Cluster, pieces: tuple[str, ...]) -> None:
        """Remember a name of the cluster; those of persons are no bodies' names."""
        number = self._numbers.get(id(cluster))
        if number is None or (number, pieces) in self._noted:
            return
        self._noted.add((number, pieces))
        for key in _names_for(_unowned(pieces)):
            self._first[key] = min(self._first.get(key, number), number)


ORDERLESS: Final = "*"  # before the words of a name in English and in alphabetical order


def _names_for(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Names by which a body of this name may be called again: itself, its initials, what stands before "of"."""
    yield name
    if told := content(name):
        yield (ORDERLESS, *told)
    if len(name) > 1:
        initials = "".join(p[0] for p in name if p not in ("of", "the", "and", "for", "on", "in"))
        if len(initials) > 2:
            yield (initials,)
        if name[-1] in GENERIC_ENDINGS:
            yield name[:-1]
    for cut in range(2, len(name) - 1):
        if name[cut] in ("of", "for", "on") and name[cut - 1] in GENERIC_HEADS:
            yield name[:cut]


def _unowned(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """ "New People's Party" is the New People Party."""
    return tuple([p for n, p in enumerate(pieces) if p != "s" or n == 0]) if "s" in pieces else pieces
