"""One change to many records: looked at first, whole, and only where the person edits."""

from typing import Any

import pytest

from nakhonchai.base.models import Freshness
from nakhonchai.records import bulk
from nakhonchai.records.models import Task
from organizations.models import Organization, OrganizationType
from tests.factories import OrganizationFactory, TaskFactory
from tests.records.conftest import KINDS

BULK = "/organizations/bulk/"


@pytest.fixture
def bodies(people: Any) -> list[Organization]:
    return [OrganizationFactory(name=f"กลุ่ม {number}") for number in range(3)]


def preview(client: Any, records: list[Any], action: str, **more: Any) -> Any:
    return client.post(BULK, {"ref": [one.ref for one in records], "action": action} | more)


def confirm(client: Any, page: Any, reason: str = "ตรวจแล้ว") -> Any:
    context = page.context
    data = {"action": context["action"], "looked_at": context["looked_at"], "reason": reason}
    return client.post(BULK, data, follow=True)


def stored() -> dict[str, Any]:
    return {one.name: one for one in Organization.objects.unscoped("test")}


def test_a_status_is_set_after_a_preview(bodies: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    page = preview(client, bodies[:2], "status=resting")
    assert page.status_code == 200 and "ตั้งสถานะเป็น “พักงาน” 2 รายการ" in page.text
    assert "กลุ่ม 0" in page.text and "กลุ่ม 2" not in page.text
    assert {one.status for one in stored().values()} == {"active"}
    before = Freshness.objects.get(kind="organizations.organization").count
    done = confirm(client, page)
    assert "2 รายการแล้ว" in done.text
    now = stored()
    assert [now[f"กลุ่ม {number}"].status for number in range(3)] == ["resting", "resting", "active"]
    assert [now[f"กลุ่ม {number}"].version for number in range(3)] == [2, 2, 1]
    last = now["กลุ่ม 0"].history.first()
    assert (last.history_user, last.history_change_reason, last.status, last.version) == (
        people.surin, "ตรวจแล้ว", "resting", 2,
    )  # fmt: skip
    assert Freshness.objects.get(kind="organizations.organization").count == before + 1


def test_a_type_is_set_and_what_is_so_already_is_left(bodies: Any, people: Any, client_of: Any) -> None:
    kind = OrganizationType.objects.get(name="ป่าชุมชน")
    Organization.objects.unscoped("test").filter(pk=bodies[0].pk).update(type=kind)
    client = client_of(people.surin)
    page = preview(client, bodies, f"type={kind.pk}")
    assert "บางรายการที่เลือกเป็นเช่นนั้นอยู่แล้ว" in page.text and len(page.context["records"]) == 2
    confirm(client, page)
    assert {one.type_id for one in stored().values()} == {kind.pk}
    assert stored()["กลุ่ม 0"].version == 1


def test_moving_to_the_trash_needs_a_reason(bodies: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    page = preview(client, bodies, "trash")
    again = confirm(client, page, reason="  ")
    assert again.status_code == 422 and "บอกเหตุผล" in again.text
    confirm(client, again, reason="ซ้ำทั้งหมด")
    for one in stored().values():
        assert one.is_trashed and one.trashed_by == people.surin and one.trash_reason == "ซ้ำทั้งหมด"
        assert one.history.first().history_change_reason == "ทิ้ง: ซ้ำทั้งหมด"


def test_rows_changed_since_the_preview_are_named_and_left(bodies: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    page = preview(client, bodies, "status=closed")
    Organization.objects.unscoped("test").filter(pk=bodies[1].pk).update(version=5, address="ที่ใหม่")
    done = confirm(client, page)
    assert "ไม่ได้แก้รายการที่มีผู้อื่นแก้ไปก่อน: กลุ่ม 1" in done.text
    now = stored()
    assert [now[f"กลุ่ม {number}"].status for number in range(3)] == ["closed", "active", "closed"]
    assert now["กลุ่ม 1"].address == "ที่ใหม่"


def test_a_second_press_changes_nothing(bodies: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    page = preview(client, bodies, "status=closed")
    confirm(client, page)
    confirm(client, page)
    assert {one.version for one in stored().values()} == {2}
    assert all(one.history.count() == 2 for one in stored().values())


def test_only_what_the_person_edits_is_changed(bodies: Any, people: Any, client_of: Any) -> None:
    stranger = OrganizationFactory(name="คนอื่น", area_id="310101")
    client = client_of(people.surin)
    page = preview(client, [*bodies, stranger], "status=closed")
    assert "คนอื่น" not in page.text
    assert preview(client, [stranger], "status=closed").status_code == 302
    page = preview(client, [], "status=closed", all="yes")
    assert len(page.context["records"]) == 3
    # A preview passed on to somebody else gives them nothing.
    confirm(client_of(people.buriram), page)
    assert {one.status for one in stored().values()} == {"active"}
    assert preview(client_of(people.viewer), bodies, "trash").status_code == 403


def test_all_that_are_filtered_are_taken_up_to_a_limit(
    bodies: Any, people: Any, client_of: Any, monkeypatch: Any
) -> None:
    from nakhonchai.records.views import bulk as page_module

    client = client_of(people.surin)
    page = client.post(BULK + "?q=กลุ่ม 1&area=32", {"all": "yes", "action": "status=closed"})
    assert [str(one) for one in page.context["records"]] == ["กลุ่ม 1"]
    assert client.post(BULK + "?area=ไม่มี", {"all": "yes", "action": "trash"}).status_code == 302
    monkeypatch.setattr(page_module, "BULK_LIMIT", 2)
    response = client.post(BULK, {"all": "yes", "action": "status=closed"}, follow=True)
    assert "ไม่เกิน 2 รายการ" in response.text
    assert bulk.BULK_LIMIT == 2000


@pytest.mark.parametrize("action", ["", "status=wrong", "name=x", "version=9", "type=999999", "area=31"])
def test_only_what_the_page_offers_can_be_done(action: str, bodies: Any, people: Any, client_of: Any) -> None:
    response = client_of(people.surin).post(BULK, {"ref": [bodies[0].ref], "action": action}, follow=True)
    assert "เลือกว่าจะทำอะไร" in response.text
    assert stored()["กลุ่ม 0"].version == 1


def test_a_preview_cannot_be_made_up(bodies: Any, people: Any, client_of: Any) -> None:
    data = {"action": "trash", "looked_at": "[[1,1]]", "reason": "x"}
    response = client_of(people.surin).post(BULK, data, follow=True)
    assert "หน้าตัวอย่างหมดอายุแล้ว" in response.text


def test_the_number_of_queries_does_not_grow(people: Any, django_assert_max_num_queries: Any) -> None:
    kind = bulk.BulkChange("ตั้ง", column="status", value="closed")
    for many in (3, 150):
        bodies = [OrganizationFactory() for _number in range(many)]
        # One update; history rows in batches of what a statement of SQLite can hold. A status is noted
        # in a dated row of each body as well: all of them in eight more, however many they are. Both stamps
        # move the pulse, in a question each.
        with django_assert_max_num_queries(17 + many // 20):
            seen = {one.pk: one.version for one in bodies}
            outcome = bulk.apply_bulk(Organization, kind, seen, by=people.surin, reason="x")
        assert len(outcome.changed) == many


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_can_move_to_the_trash(kind: str, records: Any, people: Any, client_of: Any) -> None:
    record, client = getattr(records, kind), client_of(people.surin)
    address = record.list_url("bulk")
    page = client.post(address, {"ref": [record.ref], "action": "trash"})
    data = {"action": "trash", "looked_at": page.context["looked_at"], "reason": "ลอง"}
    assert client.post(address, data).status_code == 302
    record.refresh_from_db()
    assert record.is_trashed and TaskFactory._meta.model is Task
