"""Reports and targets of indicators as sheets: read once, refused in words, and back without a change."""

from decimal import Decimal
from typing import Any

import pytest

from strategy.models import Target, Value
from tests.factories import IndicatorFactory, NodeFactory, StrategyFactory, TargetFactory, ValueFactory
from tests.imports.conftest import content, fates, make_book, problems

pytestmark = pytest.mark.django_db
WHERE = ["สุรินทร์", "ปราสาท", "กังแอน"]
HEAD = ["ตัวชี้วัด", "จังหวัด", "อำเภอ", "ตำบล", "ปีงบประมาณ (พ.ศ.)", "ไตรมาส", "ตัวเลขนี้เป็น", "ค่า", "ตัวตั้ง", "ตัวหาร"]


def all_of(model: Any) -> list[Any]:
    return list(model.objects.unscoped("test").order_by("pk"))


def test_reports_are_read_once_and_zero_is_not_blank(people: Any, send: Any, confirm: Any) -> None:
    count = IndicatorFactory(everywhere=True, name="กลุ่มออมทรัพย์ที่เข้มแข็ง")
    share = IndicatorFactory(everywhere=True, name="ครัวเรือนสมาชิก", over_area="ratio", period="quarter")
    rows = [
        HEAD,
        [count.name, *WHERE, 2569, "", "ตัวเลขจริง", 0, "", ""],
        [share.name, *WHERE, 2569, 2, "ค่าประมาณ", "", 30, 120],
        [share.name, *WHERE, 2569, 3, "ไม่เกี่ยวกับพื้นที่นี้", "", "", ""],
    ]
    run = send(people.surin, make_book(รายงานตัวชี้วัด=rows))
    assert fates(run) == ["new", "new", "new"], problems(run)
    confirm(people.surin, run)
    zero, guess, none = all_of(Value)
    assert (zero.value, zero.state, zero.status, zero.area_id) == (0, "value", "open", "320501")
    assert (guess.value, guess.numerator, guess.denominator, guess.state) == (25, 30, 120, "estimate")
    assert (none.value, none.state) == (None, "na")
    again = send(people.surin, make_book(รายงานตัวชี้วัด=rows))
    assert fates(again) == ["unchanged"] * 3, problems(again)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ([2569, 1, "ตัวเลขจริง", 3, "", ""], "ทั้งปี"),
        ([2569, "", "ตัวเลขจริง", "", "", ""], "ใส่ 0"),
        ([2569, "", "ยังไม่มีตัวเลข", 3, "", ""], "มีตัวเลขแล้ว"),
        ([2569, 7, "ตัวเลขจริง", 3, "", ""], "ไตรมาสคือ 1 ถึง 4"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused_in_words(
    people: Any, send: Any, row: Any, words: str
) -> None:
    IndicatorFactory(everywhere=True, name="กลุ่มออมทรัพย์ที่เข้มแข็ง")
    rows = [HEAD, ["กลุ่มออมทรัพย์ที่เข้มแข็ง", *WHERE, *row]]
    run = send(people.surin, make_book(รายงานตัวชี้วัด=rows))
    assert fates(run) != ["new"]
    assert words in str(problems(run))


def test_a_target_needs_a_unit_and_a_year_of_its_strategy(people: Any, send: Any) -> None:
    IndicatorFactory(everywhere=True, name="ไม่มีหน่วย", unit="")
    node = NodeFactory(area_id=None, strategy=StrategyFactory(area_id=None, first_year=2568, last_year=2570))
    IndicatorFactory(area_id=None, node=node, name="มีหน่วย")
    head = ["ตัวชี้วัด", "จังหวัด", "ปีงบประมาณ (พ.ศ.)", "ค่าเป้าหมาย"]
    rows = [head, ["ไม่มีหน่วย", "สุรินทร์", 2569, 5], ["มีหน่วย", "สุรินทร์", 2571, 5]]
    run = send(people.surin, make_book(ค่าเป้าหมาย=rows))
    assert "new" not in fates(run)
    assert "หน่วย" in str(problems(run))
    assert "2568–2570" in str(problems(run))


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "csv"])
@pytest.mark.parametrize("model", [Value, Target])
def test_what_was_exported_comes_back_without_a_change(
    people: Any, client_of: Any, send: Any, confirm: Any, suffix: str, model: Any
) -> None:
    shares = IndicatorFactory(everywhere=True, over_area="ratio", name="=ร้อยละ")
    lists = IndicatorFactory(everywhere=True, over_area="distinct", name="รายชื่อ")
    plain = IndicatorFactory(everywhere=True, name="จำนวน")
    ValueFactory(indicator=shares, area_id="320501", value=None, numerator=Decimal(1), denominator=Decimal(3))
    ValueFactory(indicator=lists, area_id="320501", value=0, items="อบต.\n=1+1\nโรงเรียน")
    ValueFactory(indicator=plain, area_id="320501", value=Decimal("2.5"), narrative="บรรทัดหนึ่ง\nสอง")
    ValueFactory(indicator=plain, area_id="320502", value=0, state="estimate")
    ValueFactory(indicator=plain, area_id="320101", value=None, state="na", status="confirmed")
    ValueFactory(indicator=plain, area_id="320102", value=None, state="missing", status="open")
    TargetFactory(indicator=plain, area_id="32", value=Decimal("12.25"), narrative="เล่า")
    TargetFactory(indicator=plain, area_id="3205", value=0)
    before = [(one.pk, one.version) for one in all_of(model)]
    answer = client_of(people.surin).get(f"{model.list_url('export')}?format={suffix}")
    run = send(people.surin, content(answer), f"แฟ้ม.{suffix}")
    assert set(fates(run)) == {"unchanged"}, problems(run)
    assert len(fates(run)) == len(before)
    assert [(one.pk, one.version) for one in all_of(model)] == before
