"""Of two councils of one subdistrict that are saved at the same moment, one is."""

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction

from nakhonchai.imports.applying import apply_run
from nakhonchai.imports.models import Run
from nakhonchai.imports.services import begin_run
from nakhonchai.imports.undoing import undo_run
from nakhonchai.records.actions import save_record
from nakhonchai.records.bulk import BulkChange, apply_bulk
from organizations.models import Organization, OrganizationType
from tests.factories import AccountFactory, OrganizationFactory, OrganizationTypeFactory, make_places
from tests.imports.conftest import make_book
from tests.imports.test_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TURNS = 8


@pytest.fixture
def surin(transactional_db: Any) -> Any:
    make_places()
    return AccountFactory(coordinator=True, areas=["32"])


@pytest.fixture
def council(surin: Any) -> OrganizationType:
    kind: OrganizationType = OrganizationTypeFactory(name="สภาทดสอบ", one_per_subdistrict=True)
    return kind


def save(name: str, council: Any, by: Any) -> str:
    body = Organization(name=name, type=council, area_id="320501", status="active")
    save_record(body, by=by)
    return name


def standing(council: Any) -> int:
    return Organization.objects.unscoped("test").alive().working().filter(type=council).count()


def refused(came: list[Any]) -> int:
    """Count who was told why not. In the memory of the tests SQLite lets nobody wait, and says so itself."""
    waiting = connection.vendor == "sqlite"
    told = [one for one in came if isinstance(one, ValidationError) and "มีได้แห่งเดียว" in str(one)]
    return len(told) + sum(waiting and isinstance(one, OperationalError) for one in came)


def test_two_new_ones_at_once_become_one(surin: Any, council: Any) -> None:
    for turn in range(TURNS):
        names = [f"สภา {turn} {n}" for n in (1, 2)]
        came = at_once([lambda name=name: save(name, council, surin) for name in names])  # type: ignore[misc]
        assert (refused(came), standing(council)) == (1, 1), came
        Organization.objects.unscoped("test").update(status="closed")


def test_a_new_one_and_a_change_of_many_at_once_leave_one(surin: Any, council: Any) -> None:
    for turn in range(TURNS):
        group = OrganizationFactory(name=f"กลุ่ม {turn}", area_id="32050101")
        change = BulkChange("ตั้งประเภท", column="type_id", value=council.pk)
        seen = {group.pk: group.version}
        came = at_once(
            [
                lambda turn=turn: save(f"สภา {turn}", council, surin),  # type: ignore[misc]
                lambda seen=seen, change=change: apply_bulk(Organization, change, seen, by=surin, reason=""),  # type: ignore[misc]
            ]
        )
        assert (refused(came), standing(council)) == (1, 1), came
        Organization.objects.unscoped("test").update(status="closed")


# --- an import and a form ----------------------------------------------------------------------------


def sent(person: Any, council: Any, name: str) -> Run:
    """Send a file with one council of the subdistrict; its preview finds nobody there."""
    row = {"ชื่อองค์กร": name, "ประเภท": council.name, "จังหวัด": "สุรินทร์", "อำเภอ": "ปราสาท", "ตำบล": "กังแอน"}
    book = make_book(องค์กร=[list(row), list(row.values())])
    run = begin_run(SimpleUploadedFile("x.xlsx", book), person)
    assert run.rows_new == 1
    return run


@pytest.mark.usefixtures("real_database")
def test_a_file_and_a_form_at_once_leave_one(surin: Any, council: Any) -> None:
    outcomes = set()
    for turn in range(TURNS):
        run = sent(surin, council, f"{chr(0x0E01 + turn) * 8} จากไฟล์")
        name = f"{chr(0x0E11 + turn) * 8} จากแบบฟอร์ม"
        came = at_once(
            [
                lambda run=run: apply_run(Run.objects.get(pk=run.pk), by=surin),  # type: ignore[misc]
                lambda name=name: save(name, council, surin),  # type: ignore[misc]
            ]
        )
        assert standing(council) == 1, came
        told = [one for one in came if isinstance(one, ValidationError) and "มีได้แห่งเดียว" in str(one)]
        applied = next(one for one in came if isinstance(one, Run))
        assert len(told) + applied.left_over == 1, came  # who came second is told so, and only who did
        outcomes.add(bool(told))
        Organization.objects.unscoped("test").update(status="closed")


@pytest.mark.usefixtures("real_database")
def test_a_form_that_is_saving_makes_the_file_wait_and_find_it(surin: Any, council: Any) -> None:
    run = sent(surin, council, "สภาจากไฟล์")
    began, done = threading.Event(), threading.Event()

    def slowly() -> str:
        with transaction.atomic():
            body = Organization(name="สภาจากแบบฟอร์ม", type=council, area_id="320501", status="active")
            save_record(body, by=surin)
            began.set()
            done.wait(2)  # the file is being applied meanwhile
        return body.name

    def meanwhile() -> Run:
        began.wait(60)
        return apply_run(Run.objects.get(pk=run.pk), by=surin)

    came = at_once([slowly, meanwhile])
    applied = next(one for one in came if isinstance(one, Run))
    assert (standing(council), applied.left_over) == (1, 1), came
    assert "สภาจากแบบฟอร์ม" in str(list(applied.rows.values_list("problems", flat=True)))


@pytest.mark.usefixtures("real_database")
def test_two_files_at_once_leave_one(surin: Any, council: Any) -> None:
    runs = [sent(surin, council, "กกกกกกกก จากไฟล์"), sent(surin, council, "ขขขขขขขข จากไฟล์")]
    came = at_once([lambda run=run: apply_run(Run.objects.get(pk=run.pk), by=surin) for run in runs])  # type: ignore[misc]
    assert standing(council) == 1
    assert sorted(one.left_over for one in came) == [0, 1], came


def test_what_a_file_closed_does_not_come_back_where_another_stands(surin: Any, council: Any) -> None:
    old = OrganizationFactory(name="สภาเดิม", type=council, area_id="320501")
    row = {"รหัสอ้างอิง": old.ref, "ชื่อองค์กร": old.name, "สถานะ": "เลิกแล้ว"}
    run = begin_run(SimpleUploadedFile("x.xlsx", make_book(องค์กร=[list(row), list(row.values())])), surin)
    apply_run(run, by=surin)
    assert standing(council) == 0
    save("สภาใหม่", council, surin)
    plan = undo_run(Run.objects.get(pk=run.pk), by=surin)
    assert (standing(council), plan.back, len(plan.conflicts)) == (1, 0, 1)
    assert "มีได้แห่งเดียว" in plan.conflicts[0].what
