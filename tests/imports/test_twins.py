"""One body in two rows of a file, once with its village and once without: asked, and never doubled unseen."""

from typing import Any

import pytest

from organizations.models import Organization
from tests.imports.conftest import fates, make_book, problems

PLACE = ["กังแอน", "ปราสาท", "สุรินทร์"]
HEAD = ["ชื่อกลุ่ม", "ประเภท", "หมู่ที่", "ตำบล", "อำเภอ", "จังหวัด"]
ASKED = "บอกหมู่บ้านด้วย"


def body(name: str, moo: Any = "", kind: str = "กลุ่มออมทรัพย์", place: list[str] = PLACE) -> list[Any]:
    return [name, kind, moo, *place]


def answer(client: Any, run: Any, chosen: str) -> Any:
    group = run.groups.get(heading="อาจซ้ำ")
    said = client.post(f"/imports/{run.pk}/problems/{group.key}/", {"answer": chosen})
    assert said.status_code == 302
    return group


def names_written() -> list[tuple[str, str]]:
    return sorted(Organization.objects.unscoped("test").values_list("name", "area_id"))


def test_a_body_of_two_sheets_is_asked_about_and_left_out(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    by_subdistrict = [HEAD, body("กลุ่มออมทรัพย์รวมใจ"), body("กลุ่มอื่น")]
    by_village = [HEAD, body("กลุ่มออมทรัพย์ รวมใจ", 2)]
    run = send(people.surin, make_book(ตำบล=by_subdistrict, หมู่บ้าน=by_village))
    assert fates(run) == ["decision", "new", "new"], problems(run)
    assert "แผ่น “หมู่บ้าน” แถว 2" in problems(run) and ASKED in problems(run)
    answer(client_of(people.surin), run, "skip")
    assert fates(run) == ["skipped", "new", "new"]
    confirm(people.surin, run)
    assert names_written() == [("กลุ่มออมทรัพย์ รวมใจ", "32050102"), ("กลุ่มอื่น", "320501")]


def test_two_bodies_of_one_name_are_both_written(
    people: Any, send: Any, confirm: Any, client_of: Any
) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, body("กลุ่มสตรี", 1), body("กลุ่มสตรี", 2), body("กลุ่มสตรี")]))
    assert fates(run) == ["new", "new", "decision"], problems(run)
    assert "และอีก 1 แถว" in problems(run)
    answer(client_of(people.surin), run, "p0")
    assert fates(run) == ["new"] * 3, problems(run)
    confirm(people.surin, run)
    assert len(names_written()) == 3


@pytest.mark.parametrize(
    "bare",
    [
        body("กลุ่มรวมใจ", kind="สภาองค์กรชุมชนตำบล"),  # another type
        body("กลุ่มรวมใจ", place=["ทมอ", "ปราสาท", "สุรินทร์"]),  # another subdistrict
        body("กลุ่มร่วมแรง"),  # another name
    ],
)
def test_what_differs_is_not_asked_about(people: Any, send: Any, bare: list[Any]) -> None:
    run = send(people.surin, make_book(Sheet1=[HEAD, bare, body("กลุ่มรวมใจ", 2)]))
    assert fates(run) == ["new", "new"], problems(run)


def test_the_same_file_again_asks_nothing(people: Any, send: Any, confirm: Any, client_of: Any) -> None:
    rows = [HEAD, body("กลุ่มสตรี", 1), body("กลุ่มสตรี")]
    run = send(people.surin, make_book(Sheet1=rows))
    answer(client_of(people.surin), run, "p0")
    confirm(people.surin, run)
    again = send(people.surin, make_book(Sheet1=rows, Sheet2=[["ส่งอีกครั้ง"]]))
    assert fates(again) == ["unchanged", "unchanged"], problems(again)
