"""Loading compares first, writes the difference once, and leaves alone what people changed."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nakhonchai.base.freshness import stamps
from nakhonchai.geography import actions
from nakhonchai.geography.enums import FigureKind, Level
from nakhonchai.geography.loading import SourceFile, load, national, read_provinces
from nakhonchai.geography.loading.tree import REASON
from nakhonchai.geography.models import Area, AreaAlias, AreaFigure, AreaSuccession, Cluster
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db
HEADER = "code,name_th,moo,subdistrict_code\n"


def villages(text: str) -> SourceFile:
    return SourceFile("หมู่บ้าน.csv", (HEADER + text).encode())


def counts() -> dict[int, int]:
    return {level: Area.objects.current().at(level).count() for level in (1, 2, 3, 4)}


def test_a_dry_run_tells_the_difference_and_writes_nothing() -> None:
    report = load()
    assert report.ok
    assert not report.applied
    assert Area.objects.count() == Cluster.objects.count() == AreaFigure.objects.count() == 0
    told = report.text()
    assert "จังหวัด: ใหม่ 4 · เปลี่ยน 0 · ยกเลิก 0 · เหมือนเดิม 0" in told
    assert "ใหม่ 3001 อ.เมืองนครราชสีมา จ.นครราชสีมา" in told
    assert "… และอีก" in told


def test_the_four_provinces_are_loaded_with_history_figures_and_cluster() -> None:
    before = stamps()
    assert load(apply=True).applied
    assert counts() == {1: 4, 2: 88, 3: 761, 4: 0}
    assert Area.history.filter(history_change_reason=REASON, history_type="+").count() == Area.objects.count()
    assert Area.objects.get(code="320512").path == "ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์"
    cluster = Cluster.objects.get()
    assert (cluster.slug, cluster.province_codes()) == ("nakhonchai", ["30", "31", "32", "36"])
    gone = Area.objects.get(code="300602")
    assert not gone.is_current
    assert AreaSuccession.objects.get(predecessor=gone).successor_id == "303202"
    assert stamps()["geography.area"] > before.get("geography.area", 0)


def test_the_official_figures_of_2560_add_up() -> None:
    load(apply=True)
    sums = {
        kind: sum(AreaFigure.objects.filter(kind=kind, year_be=2560).values_list("value", flat=True))
        for kind in FigureKind
    }
    assert sums[FigureKind.POPULATION] == 6_767_667
    assert sums[FigureKind.DISTRICTS] == 88
    assert sums[FigureKind.SUBDISTRICTS] == 758
    assert sums[FigureKind.VILLAGES] == 10_026
    assert sums[FigureKind.AREA_KM2] == Decimal("51718.192")
    one = AreaFigure.objects.get(area_id="32", kind=FigureKind.POPULATION, year_be=2560)
    assert (one.as_of, "กรมการปกครอง" in one.source) == (date(2017, 12, 31), True)


def test_loading_again_writes_nothing() -> None:
    load(apply=True)
    rows, marks = Area.history.count(), stamps()
    report = load(apply=True)
    assert (report.differences, report.applied) == (0, False)
    assert "ไม่มีอะไรต้องเขียน" in report.verdict
    assert (Area.history.count(), stamps()) == (rows, marks)


def test_a_load_costs_a_fixed_number_of_queries(django_assert_max_num_queries: Any) -> None:
    load(apply=True)
    with django_assert_max_num_queries(6):
        load()


def test_villages_keep_their_path_and_missing_ones_stay() -> None:
    load(villages=villages("32051201,เชื้อเพลิง,1,320512\n32051202,โคก,2,320512\n"), apply=True)
    village = Area.objects.get(code="32051202")
    assert (village.path, village.level, village.moo) == (
        "บ้านโคก หมู่ 2 ต.เชื้อเพลิง อ.ปราสาท จ.สุรินทร์",
        Level.VILLAGE,
        2,
    )
    load(villages=villages("32051201,เชื้อเพลิง,1,320512\n"), apply=True)
    assert Area.objects.get(code="32051202").is_current


def test_a_new_name_in_the_list_replaces_the_loaded_one_and_leaves_an_alias() -> None:
    load(villages=villages("32051202,โคก,2,320512\n"), apply=True)
    report = load(villages=villages("32051202,โคกใหญ่,2,320512\n"), apply=True)
    assert "ชื่อ “โคก” → “โคกใหญ่”" in report.text()
    village = Area.objects.get(code="32051202")
    assert (village.name_th, village.version) == ("โคกใหญ่", 2)
    assert village.history.count() == 2
    assert AreaAlias.objects.get(area=village).name == "โคก"


def test_what_a_person_changed_is_kept_and_told_unless_the_names_are_taken() -> None:
    load(villages=villages("32051202,โคก,2,320512\n"), apply=True)
    codi = AccountFactory(codi=True)
    actions.rename_area(Area.objects.get(code="32051202"), name_th="โคกสะอาด", by=codi)
    file = villages("32051202,โคกใหญ่,2,320512\n")
    report = load(villages=file, apply=True)
    assert not report.applied
    assert "คงไว้ตามที่แก้ในระบบ" in report.text()
    assert "ในระบบ “โคกสะอาด” / ในรายชื่อ “โคกใหญ่”" in report.text()
    assert Area.objects.get(code="32051202").name_th == "โคกสะอาด"
    assert load(villages=file, apply=True, take_names=True).applied
    assert Area.objects.get(code="32051202").name_th == "โคกใหญ่"


def test_a_village_closed_or_added_by_a_person_is_not_touched() -> None:
    load(villages=villages("32051202,โคก,2,320512\n"), apply=True)
    codi = AccountFactory(codi=True)
    actions.close_area(Area.objects.get(code="32051202"), on=date(2024, 5, 1), by=codi, reason="ยุบรวม")
    below = Area.objects.get(code="320512")
    actions.add_village(subdistrict=below, moo=9, name_th="มาใหม่", by=codi)
    report = load(
        villages=villages("32051202,โคก,2,320512\n32051209,ชื่ออื่น,9,320512\n"), apply=True, take_names=False
    )
    assert "ยกเลิกเมื่อ: ในระบบ 1 พ.ค. 2567 / ในรายชื่อ (ว่าง)" in report.text()
    assert not Area.objects.get(code="32051202").is_current
    assert Area.objects.get(code="32051209").name_th == "มาใหม่"


def test_an_area_that_the_list_abolishes_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    load(["32"], apply=True)
    wanted = national.national_list(["32"])
    old = wanted.areas["320512"]
    wanted.areas["320512"] = national.WantedArea(
        "320512", old.name_th, old.name_en, valid_to=date(2025, 1, 1)
    )
    monkeypatch.setattr("nakhonchai.geography.loading.national_list", lambda codes: wanted)
    report = load(["32"], apply=True)
    assert "ยกเลิก 320512" in report.text()
    area = Area.objects.get(code="320512")
    assert (area.is_current, area.version, area.history.count()) == (False, 2, 2)


def test_a_renamed_province_reaches_the_paths_of_areas_that_only_people_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(["32"], apply=True)
    codi = AccountFactory(codi=True)
    community = actions.add_community(subdistrict=Area.objects.get(code="320101"), name_th="ตลาดล่าง", by=codi)
    wanted = national.national_list(["32"])
    wanted.areas["32"] = national.WantedArea("32", "สุรินทร์ใหม่", "Surin")
    monkeypatch.setattr("nakhonchai.geography.loading.national_list", lambda codes: wanted)
    load(["32"], apply=True)
    community.refresh_from_db()
    assert community.path == "ชุมชนตลาดล่าง ต.ในเมือง อ.เมืองสุรินทร์ จ.สุรินทร์ใหม่"
    assert community.history.count() == 1  # a path is no change of the area


def test_figures_of_a_file_win_and_the_shipped_ones_do_not_come_back() -> None:
    load(apply=True)
    file = SourceFile("ตัวเลข.csv", b"code,year_be,population\n32,2560,5\n")
    load(figures=file, apply=True)
    report = load(apply=True)
    assert report.differences == 0
    assert AreaFigure.objects.get(area_id="32", kind="population", year_be=2560).value == 5


def test_the_cluster_is_made_once_and_only_with_its_four_provinces() -> None:
    load(["30", "31"], apply=True)
    assert not Cluster.objects.exists()
    load(apply=True)
    Cluster.objects.update(slug="renamed")
    load(apply=True)
    assert Cluster.objects.count() == 1


def test_a_difference_other_than_the_expected_one_is_not_written() -> None:
    assert not load(apply=True, expect="something else").applied
    assert not Area.objects.exists()
    assert load(apply=True, expect=load().digest).applied


def test_the_whole_nation_is_there() -> None:
    assert read_provinces("all") == read_provinces(" ALL ")
    load(read_provinces("all"), apply=True)
    assert counts() == {1: 77, 2: 928, 3: 7436, 4: 0}
    assert Area.objects.get(code="100101").path == "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร"
    assert not Area.objects.filter(path_key="", level__gt=1).exists()


# --- the command -------------------------------------------------------------------
def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("load_places", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_shows_first_and_writes_when_told() -> None:
    assert "ใส่ --apply เพื่อเขียนจริง" in run("--provinces", "32")
    assert not Area.objects.exists()
    assert "เขียนลงฐานข้อมูลแล้ว" in run("--provinces", "32", "--apply")
    assert Area.objects.current().count() == 1 + 17 + 159


def test_the_command_fails_for_a_bad_file_and_an_unknown_province(tmp_path: Path) -> None:
    file = tmp_path / "หมู่บ้าน.csv"
    file.write_text(HEADER + "3205120,โคก,2,320512\n", encoding="utf-8")
    with pytest.raises(CommandError, match="บรรทัด 2: รหัสหมู่บ้าน"):
        run("--villages", str(file), "--apply")
    with pytest.raises(CommandError, match="ไม่รู้จักรหัสจังหวัด 99"):
        run("--provinces", "99")
    assert not Area.objects.exists()
