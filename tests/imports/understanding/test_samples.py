"""Real files made by others, understood by general rules only."""

import csv
import io
from collections import Counter

import pytest

from nakhonchai.geography.matching import Decision, Matcher, national_gazetteer
from nakhonchai.geography.matching.finding import PlaceFinder
from nakhonchai.imports.sheets import Grid, RowKind, understand
from nakhonchai.imports.values import Interpreter

pytestmark = pytest.mark.samples


def grid(path, encoding):
    return Grid("", list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline=""))))


@pytest.fixture(scope="module")
def finder():
    return PlaceFinder(Matcher(national_gazetteer()))


def test_municipalities(sample_files, finder):
    table = understand(grid(sample_files / "real" / "municipalities-cp874.csv", "cp874")).tables[0]
    assert table.kind == "organizations"
    fields = {column.heading: column.name for column in table.columns}
    assert (
        fields
        | {"prov": "province", "amphoe": "district", "name": "name", "lat": "latitude", "lon": "longitude"}
        == fields
    )
    assert [column.heading for column in table.not_understood] == ["prov_eng", "area_km", "pop", "density"]
    assert Counter(row.kind for row in table.rows) == {RowKind.HEADER: 1, RowKind.DATA: 2447}
    rows = list(Interpreter(table, finder=finder).rows())
    decisions = Counter(row.place.decision for row in rows)
    assert decisions[Decision.CERTAIN] > 2_400
    assert not any(row.problems for row in rows)
    assert all(row.value("name") for row in rows)
    assert rows[0].facts["pop"] == "1112"


def test_health_facilities(sample_files, finder):
    table = understand(grid(sample_files / "real" / "health-facilities.csv", "utf-8-sig")).tables[0]
    assert table.kind == "organizations"
    names = {column.heading: column.name for column in table.columns}
    assert names["hosname"] == "name" and names["hoscode"] == "registration_number" and names["mu"] == "moo"
    assert (names["subdistcode"], names["distcode"], names["provcode"]) == (
        "area_code",
        "district_code",
        "province_code",
    )
    rows = list(Interpreter(table, finder=finder).rows())
    assert len(rows) == 1021
    certain = [row for row in rows if row.place.decision is Decision.CERTAIN]
    assert len(certain) == 1021
    assert all(row.place.code.startswith("30") for row in certain)
    assert rows[0].value("registration_number") == "00018"
