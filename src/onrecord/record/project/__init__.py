"""A project on disk: bytes as they came, one record an article, and what is derived from them.

layout      where everything lies; making and finding a project
files       writing so that a killed process leaves the old file or the new one
lock        one writer at a time
archive     bytes by their hash
store       SQLite: what was added, what became of it, which runs there were
records     one JSON file an article: the source of truth for all that is derived
plan        which articles are to be read, and which are copies
rows        records and happenings -> rows of tables
tables      rows -> Parquet by day of publication, and the manifest
questions   DuckDB over the tables
changes     what is new, gone or changed between two records
checks      every quote, hash and sum once more
"""
