"""The record as flat tables, the same for Parquet and CSV: one row a happening, quote, step, statement, name ...

Every quote is a row with its article and offsets, so no table nests and each opens in any tool.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal

import msgspec

from onrecord.export import rows
from onrecord.export.material import LeftOut, Material, nothing_lost
from onrecord.export.rows import Row
from onrecord.show.situation_tables import COLUMNS as SITUATION_COLUMNS
from onrecord.show.situation_tables import situation_rows

Type = Literal["string", "integer", "number", "date", "list"]


class Column(msgspec.Struct, frozen=True):
    """`list` is a list of strings."""

    name: str
    type: Type
    what: str


class Table(msgspec.Struct, frozen=True):
    """`key`: the columns by which a row is told from the others; () where rows have no key."""

    name: str
    what: str
    columns: tuple[Column, ...]
    rows: Callable[[Material], Iterator[Row]]
    key: tuple[str, ...] = ()


def _columns(lines: str) -> tuple[Column, ...]:
    """From "name type: what", one a line."""
    split = (line.strip().partition(": ") for line in lines.strip().splitlines())
    pairs = ((*head.split(), what) for head, _, what in split)
    return tuple(Column(name, type, what) for name, type, what in pairs)  # type: ignore[arg-type]


_QUOTE = """
article string: id of the article whose words these are
start integer: offset of the first character, in Unicode code points of the article's text
end integer: offset after the last character
exact string: the words, to the letter
"""
_WHEN = """
first_day date: first day that the words support, empty where they support none
last_day date: last day
days_basis string: how the days are known: stated, inferred or published
days_words string: the words that say so
"""


_SITUATION_TYPES: Final[dict[str, Type]] = {"monday": "date", "score": "number", "mean": "number"}


def _situation_type(name: str) -> Type:
    if name in _SITUATION_TYPES or name.endswith("_score"):
        return _SITUATION_TYPES.get(name, "number")
    text = ("week", "scope", "source", "source_name", "target", "target_name", "not_counted")
    return "string" if name in text or name in ("formula", "weights", "intensities") else "integer"


TABLES: Final[tuple[Table, ...]] = (
    Table(
        "articles",
        "one row an article, also those that could not be read",
        _columns("""
            id string: id of the article
            title string: its title
            publisher string: who published it
            published date: publication date, empty where it is not known
            uri string: its address
            language string: its language
            characters integer: length of its text in Unicode code points
            text_sha256 string: SHA-256 of its text in UTF-8; offsets hold for this text
            status string: read, or failed
            error string: why it could not be read
        """),
        rows.articles,
        ("id",),
    ),
    Table(
        "happenings",
        "one row a happening, whoever tells it",
        _columns(f"""
            id string: id of the happening
            type string: PLOVER type
            mode string: PLOVER mode, empty where the words give none
            contexts list: PLOVER contexts
            sentence string: what happened, in a sentence of Onrecord's own
            standing string: what it really is so far
            actors list: who did it, ids of entities
            actor_names list: their names
            recipients list: to whom, ids of entities
            recipient_names list: their names
            place string: where, id of an entity
            place_name string: its name
            {_WHEN.strip()}
            intensity number: PLOVER conflict-cooperation score of the type, -10 to 10
            quad string: verbal or material, cooperation or conflict
            independent_sources integer: lineages that tell it on their own word; copies count for nothing
            articles integer: articles that tell it, with copies
            first_told date: earliest publication date of an article that tells it
            conflicts list: fields on which the articles cannot all be right
        """),
        rows.happenings,
        ("id",),
    ),
    Table(
        "tellings",
        "one row a quote that tells a happening",
        _columns(f"""
            happening string: id of the happening
            lineage string: the lineage that the article belongs to
            rests_on string: the outlet on whose word alone the article tells it, id of an entity
            superseded_by string: a later edition of the article
            events list: the article's events that are this happening
            {_QUOTE.strip()}
        """),
        rows.tellings,
    ),
    Table(
        "history",
        "one row a step by which a happening came to its standing",
        _columns(f"""
            happening string: id of the happening
            step integer: 1, 2, 3 ... in the order of publication
            standing string: the standing that these words give it
            by string: whose words, id of an entity; empty where the article tells it
            by_name string: the name
            voice string: who is heard; of each voice only the last word counts
            statement string: the statement, article/S1
            published date: publication date of the article
            {_QUOTE.strip()}
        """),
        rows.history,
        ("happening", "step"),
    ),
    Table(
        "conflicts",
        "one row a quote for a value that cannot be right beside another",
        _columns(f"""
            happening string: id of the happening
            conflict integer: 1, 2 ... within the happening
            field string: on which field the articles differ
            value string: what this article says
            {_QUOTE.strip()}
        """),
        rows.conflicts,
    ),
    Table(
        "joins",
        "one row a reason why two events of articles are one happening",
        _columns("""
            happening string: id of the happening
            first string: an event, article/E1
            second string: another
            score number: how well they fit
            reasons list: the parts of the score
        """),
        rows.joins,
    ),
    Table(
        "events",
        "one row an event of one article",
        _columns(f"""
            id string: id of the event within the article
            happening string: the happening that it tells
            type string: PLOVER type
            mode string: PLOVER mode
            standing string: the article's last word on it
            intensity number: PLOVER conflict-cooperation score
            {_WHEN.strip()}
            {_QUOTE.strip()}
        """),
        rows.events,
        ("article", "id"),
    ),
    Table(
        "statements",
        "one row a stretch of words that somebody says",
        _columns(f"""
            id string: id of the statement within the article
            act string: what kind of speech act it is
            form string: direct, indirect or mixed
            source string: who says it, id of an entity
            source_name string: the name, or the words that stand for it
            addressees list: to whom, ids of entities
            medium string: by which way
            outlet string: where it was said or published, id of an entity
            within string: the statement that reports this one
            about list: the happenings that it is about
            {_WHEN.strip()}
            part integer: 1, 2 ... where the words are broken up
            words string: content, or cue where nothing is said (a refusal to comment)
            {_QUOTE.strip()}
        """),
        rows.statements,
        ("article", "id", "part"),
    ),
    Table(
        "entities",
        "one row a person, group, place ... over all articles",
        _columns("""
            id string: id of the entity
            name string: its name
            kind string: person, government, organization ...
            country string: ISO 3166 alpha-3 or a PLOVER pseudo-country
            sectors list: PLOVER sectors
            role string: office
            wikidata string: Wikidata id
            geonames integer: GeoNames id of a place
            latitude number: degrees north (WGS 84), where the words tell which place it is
            longitude number: degrees east
            articles list: the articles that speak of it
        """),
        rows.entities,
        ("id",),
    ),
    Table(
        "mentions",
        "one row a stretch of words that refers to an entity",
        _columns(f"""
            entity string: id of the entity
            form string: name, nominal or pronoun
            {_QUOTE.strip()}
        """),
        rows.mentions,
    ),
    Table(
        "lineages",
        "one row an article, with what it copies or rewrites",
        _columns("""
            lineage string: id of the lineage
            origin string: the article or entity that it goes back to
            article string: id of the article
            relation string: origin, copy, rewrite or cites
            overlap number: share of its words that it has from `of`, 0 to 1
            of string: the article or entity nearest to it on the way to the origin
            reason string: what shows it
        """),
        rows.lineages,
        ("lineage", "article"),
    ),
    Table(
        "copied",
        "one row a stretch of words that an article has from another",
        _columns(f"""
            of string: the article that has the words first
            of_start integer: where they are in it
            of_end integer: where they end in it
            {_QUOTE.strip()}
        """),
        rows.copied,
    ),
    Table(
        "flags",
        "one row a stretch of an article that a reader should distrust",
        _columns(f"""
            kind string: why
            note string: why, in words
            {_QUOTE.strip()}
        """),
        rows.flags,
    ),
    Table(
        "situation",
        "one row a week, of all happenings or of one ordered pair; see docs/situation.md",
        tuple(Column(name, _situation_type(name), what) for name, what in SITUATION_COLUMNS.items()),
        lambda m: map(tuple, situation_rows(m.situation)),
    ),
)


def left_out(m: Material) -> list[LeftOut]:
    """What of the record is in no table."""
    times = sum(len(r.times) for r in m.records)
    passages = sum(len(r.passages) for r in m.records)
    return nothing_lost(
        m.texts(),
        m.unread(),
        [
            LeftOut("time expressions", times, "only the words that date an event or statement are exported"),
            LeftOut("passages", passages, "the full text, cut into paragraphs"),
        ],
    )
