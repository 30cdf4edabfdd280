"""Who acts in the news: states, places, organisations, news outlets, office holders, and the nouns that name actors.

Tables lie beside this module in `data/actor_*.tsv`, each with its source and licence in its header. Loaded on first
use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal, cast

import msgspec

from onrecord.annotate.lexicons import own_table
from onrecord.annotate.lexicons.foreign_titles import foreign_titles
from onrecord.annotate.lexicons.own_table import OwnTable
from onrecord.annotate.lexicons.spelling import SHORTEST, initials, is_near
from onrecord.model.entity import EntityKind

DATA = Path(__file__).parent / "data"

# What a name in the gazetteer says: "Iran", "Iranian", "Iranians", "Tehran", "the Kremlin", "Crimea", "Mosul" ...
Sense = Literal["country", "adjective", "people", "capital", "metonym", "region", "city", "organization", "outlet"]


class Actor(msgspec.Struct, frozen=True):
    """A row of the gazetteer. `id` is unique in it; `country` is alpha-3 or a PLOVER pseudo-country."""

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None


class Alias(msgspec.Struct, frozen=True):
    """One name of an actor. `acronym`: letter for letter; `in_context`: only where its country is spoken of."""

    actor: Actor
    sense: Sense
    text: str
    pieces: tuple[str, ...]
    acronym: bool = False
    in_context: bool = False
    lowercase: bool = False
    misspelt: bool = False  # the words only come near to it


class ActorNoun(msgspec.Struct, frozen=True):
    """A noun that names actors: what kind, which sectors, and by which more general nouns the same one is called."""

    lemma: str
    kind: EntityKind
    group: str = ""  # "force": a body under arms; "state": a country
    sectors: tuple[str, ...] = ()
    isa: frozenset[str] = frozenset()


def read_table(name: str) -> Iterator[list[str]]:
    """Rows of a data file, without comments. Raises OSError when the package is damaged."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


_PIECE = re.compile(r"[^\W_]+|,")


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> tuple[str, ...]:
    """The pieces of one word, as of `fold`."""
    if word.isascii() and word.isalpha():
        return (word.lower(),)
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).lower()
    plain = plain.translate({0x131: "i", 0x142: "l", 0xF8: "o", 0x111: "d"})
    if "." in plain and re.fullmatch(r"(?:\w\.)+\w?", plain):
        plain = plain.replace(".", "")
    return tuple(_PIECE.findall(plain))


def fold(text: str) -> tuple[str, ...]:
    """The pieces by which names are compared: lower case, no accents, no punctuation, "U.S." as "us"."""
    return tuple(chain.from_iterable(map(fold_word, text.split())))


def _alias(actor: Actor, sense: Sense, text: str) -> Alias:
    in_context = text.endswith("?")
    text = text.rstrip("?")
    letters = text.replace(".", "").replace("-", "")
    return Alias(
        actor,
        sense,
        text,
        fold(text),
        acronym=len(letters) <= 6 and letters.isupper(),
        in_context=in_context,
        lowercase=text[:1].islower(),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def plural(noun: str) -> str:
    """Regular English plural of the last word of `noun`."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + ("" if noun.endswith("s") else "es")
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def _ids() -> dict[str, str]:
    """Wikidata's ids by the ids of actors."""
    return {row[0]: row[1] for row in read_table("actor_ids.tsv")}


def country_actor(code: str) -> Actor:
    """The state itself. Raises KeyError for a code that the gazetteer does not have."""
    id_ = f"country:{code}"
    return Actor(id_, country_names()[code], "government", code, wikidata=_ids().get(id_))


def _countries() -> Iterator[Alias]:
    for code, name, others, adjectives, people, capitals, metonyms in read_table("actor_countries.tsv"):
        actor = Actor(f"country:{code}", name, "government", code, wikidata=_ids().get(f"country:{code}"))
        for text in (name, *_split(others)):
            yield _alias(actor, "country", text)
        for text in _split(adjectives):
            yield _alias(actor, "adjective", text)
        for text in _split(people):
            yield _alias(actor, "people", text)
            if not text.endswith(("men", "ese", "ois")):
                yield _alias(actor, "people", plural(text))
        for text in _split(capitals):
            yield _alias(Actor(f"city:{text}", text, "place", code), "capital", text)
        for text in _split(metonyms):
            yield _alias(actor, "metonym", text)


def _places() -> Iterator[Alias]:
    for name, others, kind, country, adjectives, class_ in read_table("actor_places.tsv"):
        id_ = f"place:{name}"
        actor = Actor(id_, name, cast(EntityKind, kind), country or None, wikidata=_ids().get(id_))
        for text in (name, *_split(others)):
            yield _alias(actor, cast(Sense, class_), text)
        for text in _split(adjectives):
            yield _alias(actor, "adjective", text)
            yield _alias(actor, "people", plural(text))


def _organizations() -> Iterator[Alias]:
    for name, others, kind, country, sectors in read_table("actor_organizations.tsv"):
        id_, plain = f"org:{name}", name.rstrip("?")
        actor = Actor(id_, plain, cast(EntityKind, kind), country or None, _split(sectors), _ids().get(id_))
        for text in (name, *_split(others)):
            yield _alias(actor, "organization", text)
    for name, others, country in read_table("actor_outlets.tsv"):
        id_, plain = f"outlet:{name}", name.rstrip("?")
        actor = Actor(id_, plain, "publication", country or None, ("JRN",), _ids().get(id_))
        for text in (name, *_split(others)):
            yield _alias(actor, "outlet", text)


Pieces = tuple[str, ...]


class Group(msgspec.Struct, frozen=True):
    """Aliases that begin with one piece: by all their pieces; names of organisations of several, for near spellings."""

    by_pieces: dict[Pieces, tuple[Alias, ...]]
    organizations: dict[int, dict[str, tuple[Alias, ...]]]  # by their number of pieces, the most first; by initials
    prefixes: frozenset[Pieces]  # how they begin, themselves included
    longest: int  # pieces
    lowercase: bool  # whether any may begin with a small letter, or have letters of its own


Gazetteer = Mapping[str, Group]


def gazetteer() -> Gazetteer:
    """All aliases by their first piece, those of the user's table that is in use instead of the registry's."""
    own = own_table.in_use()
    return _with_own(own) if own else _registry()


@cache
def _registry() -> Gazetteer:
    return _grouped(alias for source in (_countries(), _organizations(), _places()) for alias in source)


def _grouped(aliases: Iterable[Alias]) -> Gazetteer:
    found: dict[str, dict[Pieces, list[Alias]]] = {}
    for alias in aliases:
        if alias.pieces:
            found.setdefault(alias.pieces[0], {}).setdefault(alias.pieces, []).append(alias)
    return {piece: _group(by_pieces) for piece, by_pieces in found.items()}


def _group(by_pieces: Mapping[Pieces, Iterable[Alias]]) -> Group:
    frozen = {pieces: tuple(aliases) for pieces, aliases in by_pieces.items()}
    several = sorted((p for p in frozen if len(p) > 1), key=lambda p: -len(p))
    organizations: dict[int, dict[str, tuple[Alias, ...]]] = {}
    for alias in (a for p in several for a in frozen[p] if a.sense == "organization"):
        like, key = organizations.setdefault(len(alias.pieces), {}), initials(alias.pieces)
        like[key] = (*like.get(key, ()), alias)
    prefixes = frozenset(pieces[:end] for pieces in frozen for end in range(1, len(pieces) + 1))
    lowercase = any(a.lowercase or a.acronym for aliases in frozen.values() for a in aliases)
    return Group(frozen, organizations, prefixes, max(map(len, frozen)), lowercase)


@lru_cache(maxsize=2)
def _with_own(own: OwnTable) -> Gazetteer:
    """The registry with the user's actors in the place of whatever bears one of their names."""
    merged = dict(_registry())
    for piece, group in _grouped(_own_aliases(own)).items():
        known = merged[piece].by_pieces if piece in merged else {}
        merged[piece] = _group({**known, **group.by_pieces})
    return merged


def _own_aliases(own: OwnTable) -> Iterator[Alias]:
    for row in own.rows:
        if row.kind != "person":
            actor = Actor(f"own:{row.name}", row.name, row.kind, row.country or None, row.sectors, row.wikidata or None)
            sense = SENSES_OF_KINDS.get(row.kind, "organization")
            yield from (msgspec.structs.replace(_alias(actor, sense, text), in_context=False) for text in row.names)


SENSES_OF_KINDS: dict[EntityKind, Sense] = {"publication": "outlet", "place": "region"}


def misspelt(alias: Alias) -> Alias:
    """The alias as words mean it that only come near to it: so only where its country is spoken of."""
    return msgspec.structs.replace(alias, misspelt=True, in_context=True)


@lru_cache(maxsize=1 << 16)
def near_aliases(piece: str) -> tuple[Alias, ...]:
    """Names of organisations, of one long piece, that `piece` may be a misspelling of: "Hezbolah"."""
    found = (a for a in _long_names().get(piece[:1], ()) if len(piece) > SHORTEST and is_near(piece, a.pieces[0]))
    return tuple(misspelt(a) for a in found)


@cache
def _long_names() -> dict[str, list[Alias]]:
    index: dict[str, list[Alias]] = {}
    for piece, group in _registry().items():
        for alias in group.by_pieces.get((piece,), ()):
            if alias.sense == "organization" and len(piece) > SHORTEST:
                index.setdefault(piece[0], []).append(alias)
    return index


@cache
def generic_pieces() -> frozenset[str]:
    """Words of names that alone tell nothing: articles, particles, "group", "party", "united" ..."""
    nouns = {piece for noun in actor_nouns() for piece in fold(noun)}
    return frozenset(nouns | set("the of and al el for in on de la los las del united national new islamic".split()))


@cache
def country_names() -> dict[str, str]:
    """Name of each country by its code."""
    return {row[0]: row[1] for row in read_table("actor_countries.tsv")}


@cache
def actor_nouns() -> dict[str, ActorNoun]:
    """Nouns by lemma and by irregular plural; those of several words with spaces."""
    found: dict[str, ActorNoun] = {}
    for lemma, kind, group, sectors, isa, irregular in read_table("actor_nouns.tsv"):
        noun = ActorNoun(lemma, cast(EntityKind, kind), group, _split(sectors), frozenset(_split(isa)))
        found[lemma] = noun
        if irregular:
            found[irregular] = noun
    for title, foreign in foreign_titles().items():
        english = found[foreign.english]
        general = english.isa | {foreign.english}
        found.setdefault(title, ActorNoun(title, english.kind, english.group, english.sectors, general))
    return found


@cache
def noun_ends() -> dict[str, dict[tuple[str, ...], ActorNoun]]:
    """The nouns of up to three words by their last word and the words before it."""
    found: dict[str, dict[tuple[str, ...], ActorNoun]] = {}
    for called, noun in actor_nouns().items():
        *before, last = called.split()
        if len(before) < 3:
            found.setdefault(last, {})[tuple(before)] = noun
    return found


@lru_cache(maxsize=1 << 16)
def generalizations(lemma: str) -> frozenset[str]:
    """`lemma` and every noun that says the same less exactly."""
    noun = actor_nouns().get(lemma)
    found = {lemma} | (noun.isa if noun else frozenset())
    head = lemma.rsplit(" ", 1)[-1]
    if noun is not None and noun.kind == "person":
        found |= {"person", head, head.rsplit("-", 1)[-1]}
    return frozenset(found)
