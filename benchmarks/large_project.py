"""A project of as many articles as are asked for, to measure on: `python benchmarks/large_project.py DIR`.

The articles are those of gold/stories, told again and again with other names and days (as in benchmarks/projects.py).
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

import msgspec

from onrecord.project import Project, open_project
from onrecord.record.project import layout
from projects import retold


def make(folder: Path, articles: int = 2000, *, workers: int = 1) -> Project:
    """The project in `folder`, made and read where it is not there yet. Reading takes its time: keep the folder."""
    project = open_project(folder, create=not (folder / layout.MARKER).exists())
    if project.counts().input < articles:
        source = folder / "articles.jsonl"
        lines = (msgspec.json.encode(a) for a in islice(retold(1 + articles // 100), articles))
        source.write_bytes(b"\n".join(lines))
        project.add([source])
    project.run(workers=workers)
    return project


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a large project to measure on.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with make(options.folder, options.articles, workers=options.workers) as project:
        print(project.counts(), len(project.joined().happenings), "happenings")


if __name__ == "__main__":
    main()
