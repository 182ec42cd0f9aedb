"""Roles, terms, contradictions, and a whole committee at once."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from leaders.models import Leader, Position, RoleType
from leaders.terms import latest_start, months_after, years_after
from tests.factories import (
    LeaderFactory,
    OrganizationFactory,
    OrganizationTypeFactory,
    PositionFactory,
    RoleTypeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair() -> RoleType:
    role: RoleType = RoleTypeFactory(name="ประธานทดสอบ", unique_in_body=True, is_key_post=True)
    return role


@pytest.fixture
def member() -> RoleType:
    role: RoleType = RoleTypeFactory(name="กรรมการทดสอบ", level="member")
    return role


@pytest.mark.parametrize("years", [1, 2, 4])
@pytest.mark.parametrize("day", [date(2028, 2, 28), date(2028, 2, 29), date(2027, 2, 28), date(2026, 11, 29)])
def test_the_last_beginning_of_a_term_that_is_over_is_exact(years: int, day: date) -> None:
    from datetime import timedelta

    last = latest_start(day, years)
    assert years_after(last, years) <= day < years_after(last + timedelta(days=1), years)


def test_months_end_with_the_month() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 15), 12) == date(2027, 12, 15)


class TestTerms:
    """The end of a term follows from the length of term of the body's type."""

    def test_it_is_computed_as_exactly_as_the_beginning_is_known(self, places: Any) -> None:
        body = OrganizationFactory(type=OrganizationTypeFactory(name="สภาทดสอบ", term_years=4))
        day = PositionFactory(organization=body, started=date(2023, 10, 1))
        year = PositionFactory(organization=body, started=date(2008, 1, 1), started_precision="year")
        typed = PositionFactory(organization=body, started=date(2023, 10, 1), term_ends=date(2025, 5, 1))
        assert str(day.term_end_about) == "1 ตุลาคม 2570"
        assert str(year.term_end_about) == "2555"
        assert str(typed.term_end_about) == "1 พฤษภาคม 2568"
        assert PositionFactory(started=date(2023, 1, 1)).term_end_about is None

    def test_lists_tell_what_ends_soon_and_what_is_over(self, people: Any, client_of: Any) -> None:
        kind = OrganizationTypeFactory(name="สภาทดสอบ", term_years=4)
        body, today = OrganizationFactory(type=kind), timezone.localdate()
        names = {
            "over": years_after(today, -5),
            "soon": years_after(months_after(today, 2), -4),
            "later": years_after(months_after(today, 9), -4),
            "far": today,
        }
        for name, started in names.items():
            leader = LeaderFactory(family_name=f"ครบ-{name}")
            PositionFactory(leader=leader, organization=body, started=started)
        ended = LeaderFactory(family_name="ครบ-ended")
        PositionFactory(leader=ended, organization=body, started=years_after(today, -5), ended=today)
        client = client_of(people.surin)
        for ends, expected in (("over", {"over"}), ("3", {"soon"}), ("12", {"soon", "later"})):
            for address in (Position.list_url(), Leader.list_url()):
                html = client.get(f"{address}?ends={ends}").text
                assert {name for name in [*names, "ended"] if f"ครบ-{name}" in html} == expected, (
                    ends,
                    address,
                )

    def test_a_term_that_ends_before_it_starts_is_said_at_the_field(
        self, people: Any, client_of: Any
    ) -> None:
        leader, role = LeaderFactory(), RoleTypeFactory()
        typed = {"role": role.pk, "area": "320501", "started_about": "2566", "note": "พิมพ์ไว้แล้ว"}
        address = f"/leaders/positions/new/?leader={leader.ref}"
        for field, words in (
            ("ended_about", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"),
            ("term_ends_about", "วันครบวาระต้องไม่มาก่อนวันเริ่ม"),
        ):
            answer = client_of(people.surin).post(address, typed | {field: "2560"})
            assert answer.status_code == 422
            assert f'href="#id_{field}"' in answer.text
            assert words in answer.text
            assert "พิมพ์ไว้แล้ว" in answer.text


def test_a_role_of_a_place_asks_for_the_place(people: Any, client_of: Any) -> None:
    role = RoleTypeFactory(name="ผู้แทนจังหวัดทดสอบ", needs_place=True)
    leader = LeaderFactory()
    client, address = client_of(people.surin), f"/leaders/positions/new/?leader={leader.ref}"
    answer = client.post(address, {"role": role.pk})
    assert answer.status_code == 422
    assert "บทบาทนี้ต้องระบุพื้นที่" in answer.text
    assert client.post(address, {"role": role.pk, "area": "32"}).status_code == 302


def test_two_chairs_are_shown_as_work_to_do_and_block_nothing(
    people: Any, client_of: Any, chair: RoleType, member: RoleType
) -> None:
    body = OrganizationFactory()
    first, second = (PositionFactory(organization=body, role=chair) for _ in range(2))
    PositionFactory(organization=body, role=member)
    PositionFactory(organization=OrganizationFactory(), role=chair)
    client = client_of(people.surin)
    page = client.get(body.page()).text
    assert "มีพร้อมกัน 2 คน" in page
    shown = client.get(f"{Position.list_url()}?check=clash").text
    assert all(str(one.leader) in shown for one in (first, second))
    assert "พบ <strong>2</strong>" in shown
    first.ended = timezone.localdate()
    from nakhonchai.base.writing import write

    write(first, by=people.surin)
    assert "มีพร้อมกัน" not in client.get(body.page()).text


class TestRenewal:
    """A committee ends and the next one is seated in one go."""

    @pytest.fixture
    def body(self, chair: RoleType, member: RoleType) -> Any:
        body = OrganizationFactory(name="สภาที่จะเปลี่ยน", area_id="320501")
        for number, role in enumerate((chair, member, member)):
            leader = LeaderFactory(given_name=f"เดิม{number}")
            PositionFactory(organization=body, role=role, leader=leader, started=date(2022, 10, 1))
        return body

    def address(self, body: Any) -> str:
        return f"/leaders/committees/{body.ref}/renew/"

    def typed(self, body: Any, chair: RoleType, member: RoleType, **changes: Any) -> dict[str, Any]:
        held = Position.objects.unscoped("test").filter(organization=body, ended=None)
        stays = held.get(leader__given_name="เดิม2")
        return {
            "ending": [one.ref for one in held if one != stays],
            "ended": "30 ก.ย. 2569",
            "started": "1 ต.ค. 2569",
            "rows": "3",
            "seat-0-role": chair.pk,
            "seat-0-person": "น.ส.มาใหม่ คนแรก",
            "seat-0-birth_year": "2540",
            "seat-1-role": member.pk,
            "seat-1-person": "นางเดิม0 ทดสอบดี",
            "form_key": "7f8a5c1e-0000-4000-8000-00000000000a",
            "step": "preview",
            **changes,
        }

    def confirm(self, client: Any, body: Any, data: dict[str, Any]) -> Any:
        """Press the first button, and the second with what the preview sealed."""
        preview = client.post(self.address(body), data)
        assert preview.status_code == 200, preview.text
        sealed = preview.context["looked_at"]
        return client.post(self.address(body), data | {"step": "confirm", "looked_at": sealed})

    def test_a_preview_and_then_all_of_it(
        self, body: Any, chair: RoleType, member: RoleType, people: Any, client_of: Any
    ) -> None:
        client, data = client_of(people.recorder), self.typed(body, chair, member)
        preview = client.post(self.address(body), data).text
        assert "จบวาระ 2 คน" in preview
        assert "คณะใหม่ 2 คน" in preview
        assert "เพิ่มผู้นำใหม่" in preview
        assert Leader.objects.unscoped("test").count() == 3  # nothing is written yet
        answer = self.confirm(client, body, data)
        assert answer.status_code == 302
        held = Position.objects.unscoped("test").filter(organization=body)
        assert held.filter(ended=date(2026, 9, 30)).count() == 2
        now = {(str(one.leader), one.role) for one in held.current().select_related("leader", "role")}
        assert now == {
            ("นางสาวมาใหม่ คนแรก", chair),
            ("นางเดิม0 ทดสอบดี", member),
            ("นางเดิม2 ทดสอบดี", member),
        }
        made = Leader.objects.unscoped("test").get(given_name="มาใหม่")
        assert (made.prefix, made.birth_year, made.area_id, made.created_by) == (
            "นางสาว",
            2540,
            "320501",
            people.recorder,
        )
        client.post(self.address(body), data | {"step": "confirm", "looked_at": "x"})
        assert Leader.objects.unscoped("test").count() == 4

    def test_what_was_not_looked_at_is_not_done(
        self, body: Any, chair: RoleType, member: RoleType, people: Any, client_of: Any
    ) -> None:
        client, data = client_of(people.surin), self.typed(body, chair, member)
        sealed = client.post(self.address(body), data).context["looked_at"]
        other = data | {"step": "confirm", "looked_at": sealed, "seat-0-person": "นายคนอื่น เปลี่ยนชื่อ"}
        answer = client.post(self.address(body), other)
        assert answer.status_code == 200
        assert "ตรวจแล้วยืนยันอีกครั้ง" in answer.text
        one = Position.objects.unscoped("test").filter(organization=body).select_related("leader").first()
        one.note = "เปลี่ยนระหว่างดู"
        from nakhonchai.base.writing import write

        write(one, by=people.codi)
        moved = client.post(self.address(body), data | {"step": "confirm", "looked_at": sealed})
        assert "มีผู้อื่นแก้ไขตำแหน่ง" in moved.text
        assert not Position.objects.unscoped("test").filter(organization=body).exclude(ended=None).exists()

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"ended": "1 ม.ค. 2560"}, "วันสิ้นสุดมาก่อนวันเริ่มของ"),
            ({"ended": ""}, "บอกว่าคณะเดิมสิ้นสุดเมื่อใด"),
            ({"started": ""}, "บอกว่าคณะใหม่เริ่มเมื่อใด"),
            ({"seat-0-role": ""}, "เลือกบทบาทของบุคคลนี้"),
            ({"seat-0-person": "สมชาย"}, "พิมพ์ทั้งชื่อและนามสกุล"),
            ({"seat-0-birth_year": "2560"}, "ต้องมีความยินยอมของผู้ปกครอง"),
            ({"ending": [], "seat-0-person": "", "seat-1-person": ""}, "ยังไม่ได้เลือกผู้ที่จบวาระ"),
        ],
    )
    def test_wrong_input_is_said_and_nothing_typed_is_lost(
        self,
        changes: dict[str, Any],
        words: str,
        body: Any,
        chair: RoleType,
        member: RoleType,
        people: Any,
        client_of: Any,
    ) -> None:
        data = self.typed(body, chair, member, reason="ตามมติที่ประชุม", **changes)
        answer = client_of(people.surin).post(self.address(body), data)
        assert answer.status_code == 422
        assert words in answer.text
        assert "ตามมติที่ประชุม" in answer.text
        assert Leader.objects.unscoped("test").count() == 3

    def test_a_second_chair_is_warned_of_and_rows_can_be_added(
        self, body: Any, chair: RoleType, member: RoleType, people: Any, client_of: Any
    ) -> None:
        client = client_of(people.surin)
        data = self.typed(body, chair, member) | {"seat-1-role": chair.pk}
        assert "จะมี 2 คน" in client.post(self.address(body), data).text
        more = client.post(self.address(body), data | {"step": "more"})
        assert more.status_code == 200
        assert "มาใหม่ คนแรก" in more.text
        assert 'name="seat-7-person"' in more.text

    def test_strangers_and_viewers_find_no_such_page(self, body: Any, people: Any, client_of: Any) -> None:
        for reader in (people.buriram, people.viewer, people.two):
            assert client_of(reader).get(self.address(body)).status_code == 404
