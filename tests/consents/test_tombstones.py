"""An old list brings nobody back who asked to be forgotten; rows of imports are forgotten with the person."""

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consents.actions import erase
from consents.models import Erasure, Tombstone
from consents.tombstones import digest, guard, told
from honours.models import Honour
from leaders.models import Leader
from nakhonchai.imports.models import Run, RunRow, RunSheet
from nakhonchai.records.actions import OutOfReachError
from tests.architecture.answers import finished
from tests.factories import HonourFactory, HonourTypeFactory, LeaderFactory
from tests.imports.conftest import confirm, lists, make_book, send  # noqa: F401
from tests.records.test_forgetting import traces

HEAD = ["ชื่อ", "นามสกุล", "ปีเกิด (พ.ศ.)", "จังหวัด", "อำเภอ", "ตำบล", "โทรศัพท์", "บันทึก"]
WORD = "นกเงือกกรามช้าง"
ROW = ["สมมุติ", WORD, 2520, "สุรินทร์", "ปราสาท", "กังแอน", "0812345678", f"ความลับของ{WORD}"]
OTHER = ["สมชาย", "คนอื่น", 2510, "สุรินทร์", "ปราสาท", "กังแอน", "0899999999", "ไม่เกี่ยว"]


@pytest.mark.django_db
@pytest.mark.parametrize("saved_anew", [True, False])
def test_an_old_list_does_not_bring_a_person_back(
    saved_anew: bool,
    people: Any,
    send: Any,  # noqa: F811
    confirm: Any,  # noqa: F811
) -> None:
    """The very same file is known by its bytes and takes another way than one that was saved again."""
    book = make_book(ผู้นำ=[HEAD, ROW, OTHER])
    run = send(people.surin, book)
    confirm(people.surin, run)
    leader = Leader.objects.unscoped("test").get(family_name=WORD)
    assert len(traces(WORD)) > 3
    erase(leader, by=people.surin, reason="ขอให้ลบ")
    assert traces(WORD, "0812345678") == []
    for sheet in RunSheet.objects.all():
        assert WORD not in str(sheet.unpack())
        assert "คนอื่น" in str(sheet.unpack())
    again = send(people.surin, make_book(ผู้นำ=[HEAD, ROW, OTHER]) if saved_anew else book)
    assert (again.sha256 == run.sha256) is not saved_anew
    kept_out = again.rows.get(why="เจ้าของข้อมูลขอให้ลบ")
    assert (kept_out.fate, kept_out.data, kept_out.label) == ("skipped", {}, "")
    assert traces(WORD, "0812345678") == []
    assert WORD not in str([sheet.unpack() for sheet in again.sheet_set.all()])
    confirm(people.surin, again)
    assert not Leader.objects.unscoped("test").filter(family_name=WORD).exists()


@pytest.mark.django_db
def test_a_hidden_sheet_keeps_no_cell_of_a_person_either(people: Any, send: Any) -> None:  # noqa: F811
    leader = LeaderFactory(given_name="สมมุติ", family_name=WORD, birth_year=2520)
    erase(leader, by=people.surin, reason="ขอให้ลบ")
    row = [*ROW[:-1], f"{WORD} " * 6]  # too long to be a sample as it is
    book = openpyxl.load_workbook(io.BytesIO(make_book(ผู้นำ=[HEAD, OTHER], เก่า=[HEAD, row, OTHER])))
    book["เก่า"].sheet_state = "hidden"
    data = io.BytesIO()
    book.save(data)
    run = send(people.surin, data.getvalue())
    hidden = run.sheet_set.get(name="เก่า")
    assert hidden.ignored
    assert "คนอื่น" in str(hidden.unpack())
    assert traces(WORD) == []
    assert WORD not in str(hidden.unpack())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "kept_out"),
    [
        ({"birth_year": 2520}, True),
        ({"telephone": "0812345678"}, True),
        ({"area_id": "32050102"}, True),
        ({"birth_year": 2521, "telephone": "0811111111", "area_id": "310102"}, False),
        ({}, False),
        ({"family_name": "คนอื่น", "birth_year": 2520, "telephone": "0812345678"}, False),
        ({"given_name": "", "birth_year": 2520}, False),
    ],
)
def test_a_name_alone_keeps_nobody_out(values: dict[str, Any], kept_out: bool, people: Any) -> None:
    leader = LeaderFactory(given_name="สมมุติ", family_name=WORD, birth_year=2520, telephone="0812345678")
    erase(leader, by=people.surin, reason="ขอให้ลบ")
    refusal = guard()
    row = {"given_name": "สมมุติ", "family_name": WORD, **values}
    assert bool(refusal("leaders.leader", row, None)) is kept_out
    assert refusal("organizations.organization", row, None) == ""
    assert refusal("leaders.leader", {}, leader)  # a row with the ref of a forgotten person


@pytest.mark.django_db
def test_a_tombstone_says_no_name(people: Any) -> None:
    leader = LeaderFactory(family_name=WORD, birth_year=2520, telephone="0812345678")
    erase(leader, by=people.surin, reason="ขอให้ลบ")
    LeaderFactory(family_name="อีกคน", birth_year=2500)
    erase(Leader.objects.unscoped("test").get(family_name="อีกคน"), by=people.surin, reason="ขอให้ลบ")
    assert Tombstone.objects.count() == 5  # three ways of telling the first, two of telling the second
    assert len(set(Tombstone.objects.values_list("salt", flat=True))) == 1
    assert traces(WORD, "0812345678", "อีกคน") == []


@pytest.mark.django_db
def test_who_does_not_edit_a_person_cannot_erase_them(people: Any) -> None:
    leader = LeaderFactory(area_id="310102")
    with pytest.raises(OutOfReachError):
        erase(leader, by=people.surin, reason="ขอให้ลบ")
    assert not Erasure.objects.exists()
    assert Leader.objects.unscoped("test").get().family_name == "ทดสอบดี"


@given(
    st.text(alphabet="กขคงจ่้เแ", min_size=1, max_size=8),
    st.text(alphabet="กขคงจ่้เแ", min_size=1, max_size=8),
    st.integers(2480, 2569),
)
def test_a_digest_tells_the_same_person_and_no_other(given_name: str, family: str, born: int) -> None:
    salt = "00" * 16
    same = {digest(salt, one) for one in told(given_name, family, born, "", "320501")}
    assert same == {digest(salt, one) for one in told(given_name, family, born, "", "32050101")}
    older = {digest(salt, one) for one in told(given_name, family, born + 1, "", "310102")}
    assert not same & older


@pytest.mark.django_db
def test_honours_come_in_and_go_out_as_they_were(people: Any, client_of: Any, send: Any) -> None:  # noqa: F811
    type_ = HonourTypeFactory(name="รางวัลไปกลับ")
    leader = LeaderFactory(family_name="ไปกลับดี", telephone="0812345678")
    HonourFactory(of_person=True, leader=leader, given=True, type=type_, citation="=ทำดี\nสองบรรทัด", year=2567)
    HonourFactory(of_place=True, type=type_, year=2568)
    HonourFactory(type=type_, year=2568, nominated_by="สภาฯ")
    answer = client_of(people.surin).post(
        "/honours/export/", {"format": "xlsx", "personal": "on", "purpose": "ทดสอบไปกลับ"}
    )
    data = b"".join(answer.streaming_content)
    finished(answer)
    run: Run = send(people.surin, data)
    found = list(
        RunRow.objects.filter(run=run).exclude(fate="other").values_list("fate", "problems", "changes")
    )
    assert [fate for fate, _problems, _changes in found] == ["unchanged"] * 3, found
    heads = next(iter(openpyxl.load_workbook(io.BytesIO(data)).active.values))
    assert "แสดงในหน้าเกียรติประวัติ" not in heads  # what the public sees is set by hand


@pytest.mark.django_db
def test_new_honours_are_read_from_a_sheet(people: Any, send: Any, confirm: Any) -> None:  # noqa: F811
    HonourTypeFactory(name="ตำบลต้นแบบ")
    head = ["ประเภทการเชิดชู", "ปีที่เชิดชู (พ.ศ.)", "ตำบลเป็นผู้รับ", "จังหวัด", "อำเภอ", "ตำบล", "ผลการคัดเลือก"]
    rows = [
        ["ตำบลต้นแบบ", 2567, "ใช่", "สุรินทร์", "ปราสาท", "กังแอน", "ได้รับเชิดชู"],
        ["ตำบลต้นแบบ", 2567, "", "สุรินทร์", "ปราสาท", "ทมอ", "ได้รับเชิดชู"],
        ["ตำบลต้นแบบ", 2699, "ใช่", "สุรินทร์", "ปราสาท", "ทมอ", "ได้รับเชิดชู"],
    ]
    run = send(people.surin, make_book(การเชิดชู=[head, *rows]))
    fates = list(run.rows.exclude(fate="other").order_by("number").values_list("fate", flat=True))
    assert fates[0] == "new", list(run.rows.values("fate", "problems"))
    assert "new" not in fates[1:]
    confirm(people.surin, run)
    one = Honour.objects.unscoped("test").get()
    assert (one.place_id, one.area_id, one.is_public, one.is_honoured) == ("320501", "320501", False, True)
