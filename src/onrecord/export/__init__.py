"""A record for other tools: each format in a module of its own, all behind one registry.

    from onrecord.export import export
    export(joined, "parquet", Path("tables"))

material    what an export is made from, and what it leaves out
formats     the registry
writing     files and folders that are there wholly or not at all
tables      the record as flat tables, for parquet and csv
parquet, csv_tables, polecat, geojson, annotations, ftm, dossier
"""

from onrecord.export.formats import FORMATS, export
from onrecord.export.material import LeftOut, Material

__all__ = ["FORMATS", "LeftOut", "Material", "export"]
