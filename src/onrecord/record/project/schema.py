"""The tables of project.sqlite, as steps from each version of them to the next."""

from __future__ import annotations

import sqlite3
from typing import Final

from onrecord.errors import ProjectError

# Step n leads from version n to n + 1 (`PRAGMA user_version`). A step that was released is never changed.
STEPS: Final = (
    """
    CREATE TABLE texts (sha256 TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,         -- of the bytes and of what was stated of them
        raw TEXT NOT NULL,           -- SHA-256 of the bytes
        form TEXT NOT NULL,          -- text, html or json: how the bytes are read
        stated TEXT NOT NULL,        -- what the user said of the article, as JSON
        given_id TEXT,               -- the id that the bytes themselves give it
        title TEXT, publisher TEXT, published TEXT, uri TEXT, language TEXT,
        text TEXT REFERENCES texts,  -- none where the bytes could not be read
        kind TEXT, message TEXT      -- and then why not
    ) WITHOUT ROWID;
    CREATE TABLE additions (
        place TEXT NOT NULL,         -- where the bytes stood
        raw TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES articles,
        PRIMARY KEY (place, raw)
    ) WITHOUT ROWID;
    CREATE INDEX additions_by_article ON additions (article);
    CREATE TABLE outcomes (
        article TEXT PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
        status TEXT NOT NULL CHECK (status IN ('coded', 'copy', 'irrelevant', 'failed')),
        of TEXT,                     -- the article whose record a copy was given
        record TEXT NOT NULL,        -- SHA-256 of the record's JSON
        coder TEXT NOT NULL,         -- what read it, and in which version
        kind TEXT, message TEXT      -- why it failed
    ) WITHOUT ROWID;
    CREATE TABLE runs (
        number INTEGER PRIMARY KEY,
        began TEXT NOT NULL, ended TEXT,
        state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped')),
        coder TEXT NOT NULL,
        input INTEGER, coded INTEGER, copies INTEGER, irrelevant INTEGER, failed INTEGER,
        lines BLOB                   -- one line a happening as it stood at the end, for `diff`
    );
    """,
    """
    CREATE TABLE visits (
        address TEXT PRIMARY KEY,    -- that was fetched and gave something
        raw TEXT NOT NULL,           -- SHA-256 of the bytes that came last
        etag TEXT, modified TEXT,    -- what its host called them, so that it need not send them again
        followed INTEGER NOT NULL    -- whether all that it lists was fetched too
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE happenings (
        id TEXT PRIMARY KEY,         -- every one that a finished run had
        status TEXT NOT NULL CHECK (status IN ('active', 'merged_into', 'withdrawn')),
        into_id TEXT,                -- the one that it was merged into
        run INTEGER NOT NULL         -- since when
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE paragraphs (
        text TEXT PRIMARY KEY REFERENCES texts ON DELETE CASCADE,
        keys BLOB NOT NULL           -- a hash and the length of each, by which articles that share some are found
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE waiting (           -- articles without an outcome: what is new is found without looking at the rest
        article TEXT PRIMARY KEY REFERENCES articles ON DELETE CASCADE
    ) WITHOUT ROWID;
    INSERT INTO waiting SELECT id FROM articles WHERE id NOT IN (SELECT article FROM outcomes);
    CREATE INDEX articles_by_day ON articles (published);
    CREATE INDEX articles_by_text ON articles (text);
    """,
)


def migrate(connection: sqlite3.Connection, where: str) -> None:
    """Bring the tables to this version. Raises ProjectError where a later version made them."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(STEPS):
        raise ProjectError(
            f"its tables have version {version}, this onrecord knows {len(STEPS)}", where=where, cure="upgrade onrecord"
        )
    for number in range(version, len(STEPS)):
        connection.executescript(f"BEGIN IMMEDIATE; {STEPS[number]} PRAGMA user_version = {number + 1}; COMMIT;")
