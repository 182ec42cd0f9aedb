"""Sign-in sheets and lists of events as files."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from learning.models import Event, Participation
from nakhonchai.thai import ApproximateDate
from tests.factories import EventFactory, LeaderFactory, ParticipationFactory
from tests.imports.conftest import content, fates, make_book, problems

pytestmark = pytest.mark.django_db
HEAD = ["รหัสกิจกรรม", "รหัสผู้นำ", "ผู้เข้าร่วม", "ร่วมในฐานะ", "การมาร่วม", "ผลที่ได้"]
EVENT_HEAD = ["ชื่อกิจกรรม", "ชนิดกิจกรรม", "จังหวัด", "อำเภอ", "ตำบล", "วันที่จัด", "สรุปผล"]


def all_of(model: Any) -> list[Any]:
    return list(model.objects.unscoped("test").order_by("pk"))


def day(days: int) -> str:
    return ApproximateDate(timezone.localdate() + timedelta(days=days)).th(short=True)


def test_attendance_is_read_once_and_lies_where_its_event_lies(people: Any, send: Any, confirm: Any) -> None:
    event, one, other = EventFactory(area_id="32"), LeaderFactory(), LeaderFactory(area_id="310102")
    rows = [
        HEAD,
        [event.ref, one.ref, "", "วิทยากร", "", "ได้ฝึกพูด"],
        [event.ref, other.ref, "", "", "", ""],  # of another province: no ref for this reader
        [event.ref, one.ref, "", "วิทยากร", "", "ได้ฝึกพูด"],
    ]
    run = send(people.surin, make_book(ใบลงชื่อ=rows))
    assert fates(run)[0] == "new", problems(run)
    assert set(fates(run)[1:]) <= {"error", "decision"}, problems(run)
    confirm(people.surin, run)
    (row,) = all_of(Participation)
    assert (row.event, row.leader, row.area_id) == (event, one, "32")
    assert (row.role, row.attendance, row.result) == ("speaker", "attended", "ได้ฝึกพูด")
    again = send(people.surin, make_book(ใบลงชื่อ=rows[:2]))
    assert fates(again) == ["unchanged"], problems(again)


def test_nobody_came_to_what_is_still_to_come(people: Any, send: Any) -> None:
    event, one = EventFactory(future=True), LeaderFactory()
    rows = [HEAD, [event.ref, one.ref, "", "", "มาร่วม", ""]]
    run = send(people.surin, make_book(ใบลงชื่อ=rows))
    assert "ยังไม่ถึงวันจัด" in problems(run)
    rows[1][4] = "ลงชื่อไว้"
    assert fates(send(people.surin, make_book(แผ่นใหม่=rows))) == ["new"]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_an_exported_sheet_comes_back_without_a_change(
    people: Any, send: Any, client_of: Any, suffix: str
) -> None:
    event = EventFactory(area_id="320101", name="เวทีสภา")
    ParticipationFactory(event=event, area_id="320101", result="บรรทัดหนึ่ง\nบรรทัดสอง", has_certificate=True)
    ParticipationFactory(event=event, area_id="320101", guest=True, guest_from="=จังหวัดอื่น")
    asked = {"format": suffix, "personal": "on", "purpose": "ทดสอบไปกลับ"}
    data = content(client_of(people.surin).post("/learning/attendance/export/", asked))
    run = send(people.surin, data, f"ใบลงชื่อ.{suffix}")
    assert fates(run) == ["unchanged"] * 2, problems(run)


def test_events_come_from_a_file_and_one_name_comes_again(people: Any, send: Any, confirm: Any) -> None:
    place = ["สุรินทร์", "ปราสาท", "กังแอน"]
    rows = [
        EVENT_HEAD,
        ["เวทีประจำเดือน", "เวที", *place, day(-40), "ดี"],
        ["เวทีประจำเดือน", "เวที", *place, day(-10), ""],
        ["อบรมบัญชี", "อบรม", *place, day(20), "สำเร็จแล้ว"],
    ]
    run = send(people.surin, make_book(กิจกรรม=rows))
    assert fates(run)[:1] == ["new"], problems(run)
    assert fates(run)[2] == "error"
    assert "ยังไม่ถึงวันจัด" in problems(run)
    confirm(people.surin, run)
    made = all_of(Event)
    assert made[0].name == "เวทีประจำเดือน"
    assert made[0].fiscal_year > 2500
