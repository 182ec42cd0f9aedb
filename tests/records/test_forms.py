"""Writing through the pages: what is kept, what is refused at which field, and that nothing typed is lost."""

import re
import uuid
from typing import Any

import pytest

from leaders.models import Leader, Position, RoleType
from nakhonchai.records.models import Submission
from organizations.models import Organization, OrganizationType
from plans.models import Plan, Project
from tests.factories import LeaderFactory, OrganizationFactory, PlanFactory, ProjectFactory


@pytest.fixture
def kind(db: Any) -> OrganizationType:
    return OrganizationType.objects.get(name="กองทุนสวัสดิการชุมชน")


def organization_data(kind: OrganizationType, **more: Any) -> dict[str, Any]:
    return {"name": "กองทุนสวัสดิการตัวอย่าง", "type": kind.pk, "area": "320501", "status": "active"} | more


def form_data(response: Any) -> dict[str, Any]:
    """Return what a browser would post of the form that a page shows."""
    form = response.context["form"]
    data: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        shown = bound.field.widget.format_value(value) if value is not None else ""
        if isinstance(shown, list) and not getattr(bound.field.widget, "allow_multiple_selected", False):
            shown = shown[0] if shown else ""
        if isinstance(value, bool):
            data |= {bound.html_name: "on"} if value else {}
        elif getattr(bound.field.widget, "allow_multiple_selected", False):
            data |= {bound.html_name: shown} if shown and any(shown) else {}
        else:
            data[bound.html_name] = "" if shown is None else shown
    return data


def errors(response: Any) -> dict[str, list[str]]:
    return {name: [str(one) for one in found] for name, found in response.context["form"].errors.items()}


def test_a_full_organization_is_kept_as_meant(kind: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.recorder)
    data = organization_data(
        kind,
        founded_about="ก.ค. 2551",
        telephone="๐๘๑ ๒๓๔ ๕๖๗๘",
        member_count="1204",
        latitude="14.88181",
        longitude="103.49364",
    )
    response = client.post(Organization.list_url("create"), data)
    assert response.status_code == 302
    made = Organization.objects.unscoped("test").get()
    assert response["Location"] == made.page()
    assert (made.telephone, made.member_count, made.created_by) == ("0812345678", 1204, people.recorder)
    assert (made.founded.isoformat(), made.founded_precision) == ("2008-07-01", "month")
    page = client.get(made.page()).text
    assert "กรกฎาคม 2551" in page and "081-234-5678" in page and "1,204" in page
    assert made.history.get().history_user == people.recorder


def test_a_form_with_errors_keeps_what_was_typed(kind: Any, people: Any, client_of: Any) -> None:
    data = organization_data(
        kind, area="ตำบลที่ไม่มี", founded_about="วันไหนสักวัน", note="บันทึกยาว", latitude="14.5"
    )
    response = client_of(people.surin).post(Organization.list_url("create"), data)
    assert response.status_code == 422
    found = errors(response)
    assert set(found) == {"area", "founded_about", "latitude"}
    assert "กรอกทั้งละติจูดและลองจิจูด" in found["latitude"][0]
    for typed in ("ตำบลที่ไม่มี", "วันไหนสักวัน", "บันทึกยาว", "กองทุนสวัสดิการตัวอย่าง"):
        assert typed in response.text
    assert not Organization.objects.unscoped("test").exists()


def test_another_provinces_place_is_refused_at_the_field(kind: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    for area in ("310101", "30", "ต.อิสาณ อ.เมืองบุรีรัมย์ จ.บุรีรัมย์"):
        response = client.post(Organization.list_url("create"), organization_data(kind, area=area))
        assert response.status_code == 422 and set(errors(response)) == {"area"}
    own = OrganizationFactory(area_id="320101", type=kind)
    data = form_data(client.get(own.page("edit"))) | {"area": "310101", "area_code": "", "area_for": ""}
    response = client.post(own.page("edit"), data)
    assert response.status_code == 422 and set(errors(response)) == {"area"}
    own.refresh_from_db()
    assert own.area_id == "320101"


def test_a_recorder_of_one_subdistrict_starts_there(people: Any, client_of: Any) -> None:
    page = client_of(people.recorder).get(Organization.list_url("create")).text
    assert 'value="320501"' in page
    page = client_of(people.surin).get(Organization.list_url("create") + "?area=320102").text
    assert 'value="320102"' in page
    page = client_of(people.surin).get(Organization.list_url("create") + "?area=310101").text
    assert 'value="310101"' not in page


def test_the_cluster_is_offered_to_those_who_hold_it(people: Any, client_of: Any) -> None:
    assert "cluster" not in client_of(people.surin).get(Project.list_url("create")).context["form"].fields
    for who in (people.cluster, people.codi):
        client = client_of(who)
        cluster = client.get(Project.list_url("create")).context["form"].fields["cluster"].queryset.get()
        data = {"name": "โครงการข้ามจังหวัด", "status": "proposed", "cluster": cluster.pk}
        response = client.post(Project.list_url("create"), data | {"area": "32"})
        assert errors(response) == {"area": ["เลือกพื้นที่ หรือกลุ่มจังหวัด อย่างใดอย่างหนึ่ง"]}
        assert client.post(Project.list_url("create"), data).status_code == 302
    made = Project.objects.unscoped("test").first()
    assert made is not None and made.cluster is not None
    assert client_of(people.surin).get(made.page()).status_code == 200
    assert client_of(people.surin).get(made.page("edit")).status_code == 404
    assert client_of(people.recorder).get(made.page()).status_code == 404


def test_a_second_plan_of_a_subdistrict_is_refused_at_the_year(people: Any, client_of: Any) -> None:
    PlanFactory(area_id="320501", first_year=2566)
    data = {
        "name": "แผนซ้ำ",
        "kind": "subdistrict",
        "area": "320501",
        "first_year": "๒๕๖๖",
        "last_year": "2570",
        "status": "drafting",
    }
    client = client_of(people.surin)
    response = client.post(Plan.list_url("create"), data)
    assert response.status_code == 422
    assert errors(response) == {"first_year": ["ตำบลนี้มีแผนพัฒนาตำบลที่เริ่มปีนี้อยู่แล้ว"]}
    response = client.post(Plan.list_url("create"), data | {"area": "3205", "first_year": "2568"})
    assert errors(response) == {"area": ["แผนพัฒนาตำบลต้องระบุพื้นที่ระดับตำบล"]}
    response = client.post(Plan.list_url("create"), data | {"first_year": "2572"})
    assert errors(response) == {"last_year": ["ปีสิ้นสุดต้องไม่มาก่อนปีเริ่ม"]}
    assert client.post(Plan.list_url("create"), data | {"kind": "community"}).status_code == 302


def test_a_rule_met_only_in_the_database_is_said_at_the_field(
    people: Any, client_of: Any, monkeypatch: Any
) -> None:
    """Two savers at once: the second passes the form's check and meets the database's."""
    PlanFactory(area_id="320501", first_year=2566)
    from plans.forms import PlanForm

    data = {"name": "แผนซ้ำ", "kind": "subdistrict", "area": "320501", "status": "drafting"}
    data |= {"first_year": "2566", "last_year": "2570", "form_key": str(uuid.uuid4())}
    real = Plan.validate_constraints
    calls: list[int] = []

    def blind_once(self: Plan, exclude: Any = None) -> None:
        calls.append(1)
        if len(calls) > 1:
            real(self, exclude)

    monkeypatch.setattr(Plan, "validate_constraints", blind_once)
    response = client_of(people.surin).post(Plan.list_url("create"), data)
    assert response.status_code == 422 and len(calls) == 2
    assert errors(response) == {"first_year": ["ตำบลนี้มีแผนพัฒนาตำบลที่เริ่มปีนี้อยู่แล้ว"]}
    assert not Submission.objects.exists() and PlanForm.Meta.model is Plan


def test_the_same_form_twice_makes_one_record(kind: Any, people: Any, client_of: Any) -> None:
    client = client_of(people.surin)
    data = organization_data(kind, form_key=str(uuid.uuid4()))
    first, second = (client.post(Organization.list_url("create"), data) for _number in range(2))
    assert first["Location"] == second["Location"]
    assert Organization.objects.unscoped("test").count() == 1


def test_going_back_and_changing_a_saved_form_is_not_swallowed(
    kind: Any, people: Any, client_of: Any
) -> None:
    client = client_of(people.surin)
    data = organization_data(kind, form_key=str(uuid.uuid4()))
    first = client.post(Organization.list_url("create"), data)
    again = client.post(Organization.list_url("create"), data | {"name": "กองทุนที่สอง"})
    assert again.status_code == 409
    assert first["Location"] in again.text and "กองทุนที่สอง" in again.text
    assert Organization.objects.unscoped("test").count() == 1
    assert client.post(Organization.list_url("create"), form_data(again)).status_code == 302
    assert Organization.objects.unscoped("test").count() == 2


def test_an_unchanged_form_writes_nothing(people: Any, client_of: Any) -> None:
    # The day is any day of the year: only the year is known, and the form shows no more.
    organization = OrganizationFactory(founded="2008-05-03", founded_precision="year", telephone="044511999")
    client = client_of(people.surin)
    response = client.post(organization.page("edit"), form_data(client.get(organization.page("edit"))))
    assert response.status_code == 302
    organization.refresh_from_db()
    assert organization.version == 1 and organization.history.count() == 1


@pytest.mark.parametrize("field", ["plan", "organization"])
def test_a_project_picks_records_by_ref_name_or_shown_text(field: str, people: Any, client_of: Any) -> None:
    wanted = {"plan": PlanFactory, "organization": OrganizationFactory}[field](name="กลุ่มต้นน้ำ")
    client = client_of(people.surin)
    data = {"name": "โครงการ", "area": "320501", "status": "proposed"}
    for typed in (wanted.ref, wanted.ref.lower(), "กลุ่มต้นน้ำ", f"กลุ่มต้นน้ำ — {wanted.home_path}"):
        assert client.post(Project.list_url("create"), data | {field: typed}).status_code == 302, typed
    made = Project.objects.unscoped("test")
    assert [getattr(one, field) for one in made] == [wanted] * 4
    response = client.post(Project.list_url("create"), data | {field: "ไม่มีชื่อนี้"})
    assert set(errors(response)) == {field} and "ไม่มีชื่อนี้" in response.text


def test_two_of_one_name_are_told_apart_by_their_place(people: Any, client_of: Any) -> None:
    for area in ("320101", "320102"):
        OrganizationFactory(name="กลุ่มแม่บ้าน", area_id=area)
    data = {"name": "โครงการ", "area": "320501", "status": "proposed", "organization": "กลุ่มแม่บ้าน"}
    response = client_of(people.surin).post(Project.list_url("create"), data)
    (said,) = errors(response)["organization"]
    assert "ต.ในเมือง" in said and "ต.ตั้งใจ" in said


def test_a_strangers_plan_cannot_be_picked(people: Any, client_of: Any) -> None:
    plan = PlanFactory(area_id="310101")
    data = {"name": "โครงการ", "area": "320501", "status": "proposed"}
    for typed in (plan.ref, plan.name, str(plan.pk)):
        response = client_of(people.surin).post(Project.list_url("create"), data | {"plan": typed})
        assert set(errors(response)) == {"plan"}


def test_a_project_starts_with_the_plan_of_the_address(people: Any, client_of: Any) -> None:
    plan = PlanFactory(area_id="320501")
    page = client_of(people.surin).get(Project.list_url("create") + f"?plan={plan.ref}").text
    assert plan.ref in page and plan.name in page and 'value="320501"' in page


def test_a_leader_with_birth_year_and_telephone(people: Any, client_of: Any) -> None:
    data = {"prefix": "นางสาว", "given_name": "สมหญิง", "family_name": "ทดสอบดี", "area": "320501"}
    client = client_of(people.recorder)
    response = client.post(
        Leader.list_url("create"), data | {"birth_year": "พ.ศ. 2540", "telephone": "044-511-999"}
    )
    assert response.status_code == 302
    leader = Leader.objects.unscoped("test").get()
    assert (leader.birth_year, leader.telephone) == (2540, "044511999")
    response = client.post(Leader.list_url("create"), data | {"birth_year": "2999", "telephone": "12"})
    assert set(errors(response)) == {"birth_year", "telephone"}


def test_a_position_is_added_changed_and_ended_from_the_leader(people: Any, client_of: Any) -> None:
    leader, body = LeaderFactory(area_id="320501"), OrganizationFactory(area_id="320501")
    head = RoleType.objects.get(name="ประธาน")
    client = client_of(people.surin)
    address = Position.list_url("create") + f"?leader={leader.ref}"
    response = client.post(address, {"role": head.pk})
    assert "ต้องระบุองค์กร" in errors(response)["organization"][0]
    response = client.post(address, {"role": head.pk, "organization": body.ref, "started_about": "2566"})
    assert response.status_code == 302 and response["Location"] == leader.page()
    position = Position.objects.unscoped("test").get()
    assert (position.area_id, position.leader, str(position.started_about)) == ("320501", leader, "2566")
    assert body.name in client.get(leader.page()).text and leader.full_name in client.get(body.page()).text
    end = f"/leaders/positions/{position.ref}/end/"
    data = form_data(client.get(end))
    assert client.post(end, data | {"ended_about": "2560"}).status_code == 422
    assert client.post(end, data | {"ended_about": "30 ก.ย. 2567"}).status_code == 302
    position.refresh_from_db()
    assert position.ended.isoformat() == "2024-09-30" and str(position.started_about) == "2566"
    leader.refresh_from_db()
    assert leader.version == 1


def test_a_position_of_a_place_needs_the_place(people: Any, client_of: Any) -> None:
    leader, chief = LeaderFactory(area_id="320501"), RoleType.objects.get(name="ผู้ใหญ่บ้าน")
    client = client_of(people.surin)
    address = Position.list_url("create") + f"?leader={leader.ref}"
    assert set(errors(client.post(address, {"role": chief.pk}))) == {"organization"}
    assert set(errors(client.post(address, {"role": chief.pk, "area": "310101"}))) == {"area"}
    assert client.post(address, {"role": chief.pk, "area": "32050101"}).status_code == 302


def test_a_position_is_not_written_into_anothers_body(people: Any, client_of: Any) -> None:
    leader, body = LeaderFactory(area_id="320501"), OrganizationFactory(area_id="310101")
    role = RoleType.objects.get(name="กรรมการ")
    address = Position.list_url("create") + f"?leader={leader.ref}"
    response = client_of(people.surin).post(address, {"role": role.pk, "organization": body.ref})
    assert set(errors(response)) == {"organization"}
    assert client_of(people.buriram).get(address).status_code == 404


def test_forms_warn_and_send_once(people: Any, client_of: Any) -> None:
    organization = OrganizationFactory()
    for address in (Organization.list_url("create"), organization.page("edit")):
        page = client_of(people.surin).get(address).text
        (form,) = re.findall(r'<form class="form"[^>]*>', page)
        assert "data-warn-unsaved" in form and "data-submit-once" in form and "novalidate" in form
    assert ProjectFactory._meta.model is Project
