"""Which formats there are. To add one, write a module with a function Material -> Made and give it a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import cast

import msgspec

from onrecord.errors import UsageError
from onrecord.export import writing
from onrecord.export.material import JUDGED, LEFT_OUT, LeftOut, Made, Material, judged_file, left_out_file


class Format(msgspec.Struct, frozen=True):
    """`folder`: many files. `inside`: the one file says itself what it leaves out; else a file beside it does."""

    module: str
    what: str
    folder: bool = False
    inside: bool = False

    def make(self, material: Material) -> Made:
        """Nothing is written yet."""
        return cast(Callable[[Material], Made], import_module(f"onrecord.export.{self.module}").make)(material)


FORMATS: MappingProxyType[str, Format] = MappingProxyType(
    {
        "parquet": Format(
            "parquet", "tables in Parquet, with JSON Schema and datapackage.json (a folder)", folder=True
        ),
        "csv": Format("csv_tables", "the same tables in CSV, safe in spreadsheets (a folder)", folder=True),
        "polecat": Format("polecat", "one row a happening with POLECAT's columns, tab-separated"),
        "geojson": Format("geojson", "happenings whose place has coordinates, as points", inside=True),
        "annotations": Format("annotations", "every quote as W3C Web Annotations, JSON-LD"),
        "ftm": Format("ftm", "FollowTheMoney entities, one a line"),
        "html": Format("dossier", "a dossier to read, one self-contained page", inside=True),
    }
)


def export(material: Material, format: str, out: Path) -> Sequence[LeftOut]:
    """Write the material to `out`, wholly or not at all, and say what is left out, and beside it which values are
    people's.

    Raises UsageError for a format that there is not, or where `out` cannot be written.
    """
    if format not in FORMATS:
        raise UsageError(f"no format is called {format!r}", cure=f"there are {', '.join(FORMATS)}")
    kind = FORMATS[format]
    made = kind.make(material)
    if kind.folder:
        people = {JUDGED: judged_file(material.judged)} if material.judged else {}
        files = {**made.files, **people, LEFT_OUT: left_out_file(made.left_out)}
        writing.write_folder(out, files, marker=LEFT_OUT)
        return made.left_out
    beside = {} if kind.inside else {out.with_name(f"{out.name}.{LEFT_OUT}"): left_out_file(made.left_out)}
    if material.judged:
        beside[out.with_name(f"{out.name}.{JUDGED}")] = judged_file(material.judged)
    writing.write_files({**beside, out: made.files[""]})
    return made.left_out
