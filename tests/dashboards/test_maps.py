"""Maps: classes that say what they hold, outlines or tiles, every area a link."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.accounts.scope import NOBODY
from nakhonchai.base.freshness import touch
from nakhonchai.dashboards.classes import STEPS, scale_of
from nakhonchai.dashboards.disclosure import Cover
from nakhonchai.dashboards.figures import Now
from nakhonchai.dashboards.mapping import make_map
from nakhonchai.dashboards.reading import Reading, Told
from nakhonchai.dashboards.shapes import outlines, tile_places, tiles
from nakhonchai.dashboards.spots import area_spot, cluster_spot
from nakhonchai.geography.models import Area, Boundary
from tests.factories import OrganizationFactory

SQUARE = {"type": "Polygon", "coordinates": [[[103, 15], [103.2, 15], [103.2, 14.8], [103, 14.8], [103, 15]]]}


@given(st.lists(st.integers(0, 3000), max_size=90))
def test_every_number_falls_in_the_class_whose_words_hold_it(numbers):
    scale = scale_of(map(Told, numbers))
    words = dict(scale.legend)
    assert len(scale.ends) <= STEPS
    for number in numbers:
        look = scale.look(Told(number))
        ends = [int(part.replace(",", "")) for part in re.findall(r"[\d,]+", words[look])]
        assert ends[0] <= number <= ends[-1]


def test_zero_unknown_and_covered_have_looks_and_words_of_their_own():
    scale = scale_of([Told(0), Told(None), Told(None, Cover.FEW), Told(7)])
    assert [look for look, _ in scale.legend] == ["zero", "5", "covered", "unknown"]


def test_what_does_not_occur_is_not_in_the_legend():
    assert [look for look, _ in scale_of([Told(3), Told(9)]).legend] == ["1", "5"]


def test_the_tiles_hold_each_district_of_the_four_provinces_once():
    found = tile_places()
    assert len(found) == 88 == len(set(found.values()))
    assert {code[:2] for code in found} == {"30", "31", "32", "36"}


def test_the_tiles_lie_as_the_provinces_do():
    """Chaiyaphum to the north-west, Surin to the east of Buri Ram, that to the east of Korat."""

    def middle(province: str, axis: int) -> float:
        places = [place[axis] for code, place in tile_places().items() if code.startswith(province)]
        return sum(places) / len(places)

    assert middle("36", 0) < middle("30", 0)
    assert middle("30", 1) < middle("31", 1) < middle("32", 1)


def test_unknown_areas_get_tiles_in_rows():
    sheet = tiles([f"9901{number:02}" for number in range(7)])
    assert len({(shape.x, shape.y) for shape in sheet.shapes}) == 7


@pytest.fixture
def districts(places) -> list[str]:
    codes = list(Area.objects.filter(level=2).values_list("code", flat=True))
    Boundary.objects.bulk_create(
        Boundary(area_id=code, geometry=json.dumps(SQUARE), source="ทดสอบ") for code in codes
    )
    touch("geography.boundary", codes)
    return codes


def test_outlines_are_used_when_all_are_loaded(districts):
    sheet = outlines(Now(), "all", districts)
    assert sheet is not None and len(sheet.shapes) == len(districts)
    assert sheet.shapes[0].path.startswith("M8 8l984 0 ")


def test_one_missing_outline_leaves_the_tiles(places, districts):
    Boundary.objects.filter(area_id="3205").delete()
    touch("geography.boundary", ["3205"])
    assert outlines(Now(), "all", districts) is None
    reading = Reading(NOBODY, Now())
    assert make_map(reading, cluster_spot(reading.tree), "", "").is_tiles


def test_in_detail_each_subdistrict_is_drawn_and_the_public_is_offered_no_people(places, districts):
    codes = [*Area.objects.filter(level__in=[1, 3]).values_list("code", flat=True)]
    Boundary.objects.bulk_create(
        Boundary(area_id=code, geometry=json.dumps(SQUARE), source="ทดสอบ") for code in codes
    )
    touch("geography.boundary", codes)
    reading = Reading(NOBODY, Now())
    found = make_map(reading, cluster_spot(reading.tree), "leaders", "detail")
    assert found.count == 10
    assert found.svg.count("map-outline") == 4
    assert found.measure == "organizations"
    assert [way.name for way in found.drawings] == ["", "tiles"]


def test_without_outlines_of_subdistricts_the_districts_stay(districts):
    reading = Reading(NOBODY, Now())
    assert make_map(reading, cluster_spot(reading.tree), "", "detail").level_word == "อำเภอ"


def test_each_area_is_a_link_with_its_number_in_words(districts):
    OrganizationFactory(area_id="320501")
    reading = Reading(NOBODY, Now())
    found = make_map(reading, cluster_spot(reading.tree), "", "")
    assert not found.is_tiles
    assert found.svg.count("<a ") == len(districts) == found.count
    assert '<a href="/places/3205/"' in found.svg
    assert "<title>อำเภอปราสาท: 1 องค์กร</title>" in found.svg
    assert "style=" not in found.svg


def test_a_subdistrict_is_marked_on_the_map_of_its_district(places):
    reading = Reading(NOBODY, Now())
    spot = area_spot(Area.objects.get(code="320501"), reading.tree)
    assert 'map-area map-in-32 map-here"><title>ตำบลกังแอน' in make_map(reading, spot, "", "").svg


def test_a_measure_of_people_is_not_offered_to_the_public_below_the_district(places):
    reading = Reading(NOBODY, Now())
    spot = area_spot(Area.objects.get(code="3205"), reading.tree)
    assert "leaders" not in {choice.name for choice in make_map(reading, spot, "leaders", "").measures}
    assert make_map(reading, spot, "leaders", "").measure == "organizations"
