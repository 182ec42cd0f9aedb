"""Two editors of one record: nobody is overwritten unseen, nothing typed is lost."""

import threading
import uuid
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from nakhonchai.base.writing import StaleVersionError
from nakhonchai.records.actions import OutOfReachError, once, save_record
from nakhonchai.records.models import Submission
from organizations.models import Organization
from tests.factories import AccountFactory, OrganizationFactory, ProjectFactory, make_places
from tests.records.test_forms import form_data


@pytest.fixture
def organization(people: Any) -> Organization:
    return OrganizationFactory(
        name="กองทุนเดิม",
        founded="2008-01-01",
        founded_precision="year",
        telephone="044511999",
        member_count=100,
        is_published=True,
    )


def post(client: Client, organization: Organization, data: dict[str, Any], **changes: Any) -> Any:
    return client.post(organization.page("edit"), data | changes)


def test_a_second_editor_sees_who_changed_what_and_keeps_what_was_typed(
    organization: Any, people: Any, client_of: Any
) -> None:
    first, second = client_of(people.surin), client_of(people.recorder)
    opened_first, opened_second = (form_data(one.get(organization.page("edit"))) for one in (first, second))
    changes = {"name": "กองทุนของคนแรก", "member_count": "150", "change_reason": "ประชุมใหญ่"}
    assert post(first, organization, opened_first, **changes).status_code == 302
    response = post(second, organization, opened_second, name="กองทุนของคนที่สอง", address="12 หมู่ 3")
    assert response.status_code == 409
    page = response.text
    assert people.surin.full_name in page and "ประชุมใหญ่" in page and "กองทุนของคนแรก" in page
    conflict = response.context["conflict"]
    assert [(one.name, one.before, one.after) for one in conflict.clashes] == [
        ("name", "กองทุนของคนแรก", "กองทุนของคนที่สอง")
    ]
    merged = form_data(response)
    # Typed by the second; changed by the first only; untouched by both.
    assert (merged["name"], merged["address"]) == ("กองทุนของคนที่สอง", "12 หมู่ 3")
    assert str(merged["member_count"]) == "150"
    assert (merged["founded_about"], merged["telephone"]) == ("2551", "044-511-999")
    organization.refresh_from_db()
    assert (organization.name, organization.version) == ("กองทุนของคนแรก", 2)
    # Looked at and sent again: both people's work is there.
    assert second.post(organization.page("edit"), merged).status_code == 302
    organization.refresh_from_db()
    assert organization.name == "กองทุนของคนที่สอง" and organization.member_count == 150
    assert organization.address == "12 หมู่ 3" and organization.is_published
    assert organization.version == 3 and organization.history.count() == 3


@pytest.mark.parametrize(
    ("field", "theirs", "shown"),
    [
        ("founded_about", "มี.ค. 2552", "มี.ค. 2552"),
        ("telephone", "0812345678", "081-234-5678"),
        ("area", "320101", "320101"),
        ("status", "resting", "resting"),
        ("note", "บันทึกใหม่", "บันทึกใหม่"),
        ("latitude", "", ""),
        ("is_published", None, None),
    ],
)
def test_each_kind_of_field_takes_the_others_value_where_one_did_not_touch_it(
    field: str, theirs: Any, shown: Any, organization: Any, people: Any, client_of: Any
) -> None:
    first, second = client_of(people.surin), client_of(people.surin)
    opened = form_data(first.get(organization.page("edit")))
    changed = opened | {field: theirs, "contact_name": "คนแรก"}
    if theirs is None:
        del changed[field]
    assert first.post(organization.page("edit"), changed).status_code == 302
    response = post(second, organization, opened, address="ที่อยู่ใหม่")
    assert response.status_code == 409 and not response.context["conflict"].clashes
    merged = form_data(response)
    assert merged.get(field) == shown
    assert second.post(organization.page("edit"), merged).status_code == 302
    before = {name: getattr(organization, name) for name in ("area_id", "status", "is_published", "note")}
    organization.refresh_from_db()
    assert organization.contact_name == "คนแรก" and organization.address == "ที่อยู่ใหม่"
    if field in before or field == "area":
        name = "area_id" if field == "area" else field
        assert getattr(organization, name) != before[name]


def test_picked_records_are_merged_too(people: Any, client_of: Any) -> None:
    first_body, second_body = OrganizationFactory(name="องค์กรหนึ่ง"), OrganizationFactory(name="องค์กรสอง")
    project = ProjectFactory(organization=first_body)
    client = client_of(people.surin)
    opened = form_data(client.get(project.page("edit")))
    client.post(project.page("edit"), opened | {"organization": second_body.ref})
    response = client.post(project.page("edit"), opened | {"aim": "ให้ป่ากลับมา", "form_key": ""})
    assert response.status_code == 409, response.context["form"].errors
    assert client.post(project.page("edit"), form_data(response)).status_code == 302
    project.refresh_from_db()
    assert (project.organization, project.aim) == (second_body, "ให้ป่ากลับมา")


@pytest.mark.parametrize("version", ["", "0", "abc", "99"])
def test_a_form_that_has_lost_its_version_overwrites_nothing(
    version: str, organization: Any, people: Any, client_of: Any
) -> None:
    client = client_of(people.surin)
    opened = form_data(client.get(organization.page("edit")))
    response = post(client, organization, opened, version=version, name="ทับไปเลย")
    assert response.status_code in (409, 422)
    assert "ทับไปเลย" in response.text
    organization.refresh_from_db()
    assert organization.name == "กองทุนเดิม"


def test_a_record_that_was_moved_away_meanwhile_is_not_written(organization: Any, people: Any) -> None:
    mine = Organization.objects.unscoped("test").get()
    Organization.objects.unscoped("test").update(area_id="310101")
    mine.name = "ย้ายแล้ว"
    with pytest.raises(OutOfReachError) as raised:
        save_record(mine, by=people.surin)
    assert raised.value.moved
    organization.area_id = "310101"
    with pytest.raises(OutOfReachError):
        save_record(organization, by=people.surin)


def test_a_record_trashed_meanwhile_says_so(organization: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    opened = form_data(client.get(organization.page("edit")))
    client.post(organization.page("trash"), {"reason": "ซ้ำ", "version": 1})
    response = post(client, organization, opened, name="แก้ทีหลัง")
    assert response.status_code == 409 and "ย้ายไปถังขยะ" in response.text and "แก้ทีหลัง" in response.text


def together(*jobs: Any) -> list[Any]:
    """Run the jobs at the same time, each on a connection of its own; return what each gave or raised."""
    start = threading.Barrier(len(jobs))
    results: list[Any] = [None] * len(jobs)

    def run(place: int, job: Any) -> None:
        start.wait()
        try:
            results[place] = job()
        except Exception as problem:
            results[place] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, job)) for place, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_a_double_click_at_the_same_moment_makes_one_record(real_database: None) -> None:
    make_places()
    account = AccountFactory(coordinator=True, areas=["32"])
    kind = OrganizationFactory().type
    key = uuid.uuid4()

    def click() -> str:
        def make() -> str:
            body = Organization(name="สองครั้ง", type_id=kind.pk, area_id="320501")
            save_record(body, by=account)
            return body.page()

        return once(account, key, make, "same")

    results = together(click, click, click)
    assert len(set(results)) == 1 and isinstance(results[0], str), results
    assert Organization.objects.unscoped("test").filter(name="สองครั้ง").count() == 1
    assert Submission.objects.get().url == results[0]


def test_of_two_savers_at_the_same_moment_one_is_told(real_database: None) -> None:
    make_places()
    account = AccountFactory(coordinator=True, areas=["32"])
    organization = OrganizationFactory(name="เดิม")

    def saver(name: str) -> Any:
        mine = Organization.objects.unscoped("test").get(pk=organization.pk)
        mine.name = name

        def save() -> list[str]:
            return save_record(mine, by=account, version=1)

        return save

    results = together(*[saver(f"ชื่อ {number}") for number in range(4)])
    stale = [one for one in results if isinstance(one, StaleVersionError)]
    assert len(stale) == 3 and sum("name" in one for one in results if isinstance(one, list)) == 1, results
    organization.refresh_from_db()
    assert organization.version == 2 and organization.history.count() == 2
    assert connection.vendor in {"sqlite", "postgresql"}
